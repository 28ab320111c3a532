"""What is missing, as text, Markdown or JSON: grouped by file and thing, each group where its strongest fact puts it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from icscheck import __version__
from icscheck.assessment import Examination
from icscheck.checks import day_words
from icscheck.reports.look import Look, clean
from icscheck.reports.text import as_text
from icscheck.views.missing import MissingFacts, Wanted, missing_facts
from icscheck.vocabulary import plural

FORMATS = ("text", "markdown", "json")
_MOST_RULES = 8
_NOTE = (
    "Each fact would help to decide the outcomes counted beside it, musts first; another fact may be needed as well, "
    "and what is added may raise further questions. The YAML is an example: write what is true."
)


def missing_report(examination: Examination, format: str, most: int, look: Look) -> str:
    """What is missing, in a format; `most` facts of each system, or all for 0."""
    found = missing_facts(examination)
    if format == "json":
        return json.dumps(_json(examination, found, most), ensure_ascii=False, indent=2) + "\n"
    lines = []
    problems = as_text(examination._replace(systems=()), look).splitlines()
    if problems:
        lines = ["```text", *problems, "```"] if format == "markdown" else problems
    for facts in found:
        if lines:
            lines.append("")
        lines.extend(_markdown(facts, most) if format == "markdown" else _text(facts, most, look))
    return "\n".join(line.rstrip() for line in lines) + "\n" if lines else ""


def _shown(facts: MissingFacts, most: int) -> tuple[Wanted, ...]:
    return facts.wanted[:most] if most else facts.wanted


def _groups(shown: tuple[Wanted, ...]) -> Iterator[tuple[str, list[tuple[str, list[tuple[int, Wanted]]]]]]:
    """Files, in each the things, in each its facts with their ranks."""
    files: dict[str, dict[str, list[tuple[int, Wanted]]]] = {}
    for rank, wanted in enumerate(shown, 1):
        files.setdefault(wanted.file, {}).setdefault(wanted.thing, []).append((rank, wanted))
    for file, things in files.items():
        yield file, list(things.items())


def _heading(facts: MissingFacts) -> str:
    examined = facts.examined
    named = f"{clean(examined.name)} ({clean(examined.code)})" if examined.code else clean(examined.name)
    total = len(examined.assessment.outcomes)
    return f"{named}: {facts.untested} of {plural(total, 'outcome')} not tested"


def _circumstances(facts: MissingFacts) -> str:
    examined = facts.examined
    packs = ", ".join(pack.header.spec for pack in examined.packs)
    return f"As of {day_words(examined.as_of)}, against {packs}."


def _counts(wanted: Wanted) -> str:
    """``would help to decide 12 outcomes (8 musts, 4 shoulds; so far nothing else is missing)``."""
    kinds = ((wanted.musts, "must"), (wanted.shoulds, "should"), (wanted.others, "other"))
    parts = ", ".join(plural(count, kind) for count, kind in kinds if count)
    if wanted.alone == wanted.outcomes:
        alone = "so far nothing else is missing"
    elif wanted.alone:
        alone = f"so far nothing else is missing for {wanted.alone} of them"
    else:
        alone = "other facts are missing too"
    return f"would help to decide {plural(wanted.outcomes, 'outcome')} ({parts}; {alone})"


def _at(wanted: Wanted) -> str:
    """The line of a key that waits for its value."""
    return f" (line {wanted.line})" if wanted.written else ""


def _rules(wanted: Wanted) -> str:
    more = len(wanted.rules) - _MOST_RULES
    return ", ".join(wanted.rules[:_MOST_RULES]) + (f" and {more} more" if more > 0 else "")


def _place(thing: str, wanted: Wanted) -> str:
    """Where to add: the thing and the line where it begins."""
    if not thing:
        return "the document itself, with the key at the left margin"
    return f"{clean(thing)}, which begins on line {wanted.line}"


def _ending(facts: MissingFacts, shown: tuple[Wanted, ...]) -> list[str]:
    ending = []
    if len(shown) < len(facts.wanted):
        ending.append(f"{plural(len(facts.wanted) - len(shown), 'more fact')} not shown; --most 0 shows all.")
    if facts.unnamed:
        ending.append(
            f"{plural(facts.unnamed, 'outcome')} not tested for another reason than a missing fact."
        )
    return ending


def _text(facts: MissingFacts, most: int, look: Look) -> Iterator[str]:
    yield from look.wrap(_heading(facts), "")
    yield from look.wrap(_circumstances(facts), "")
    shown = _shown(facts, most)
    if not shown:
        yield "Nothing is missing that would help to decide an outcome."
    else:
        yield from look.wrap(_NOTE, "")
    for file, things in _groups(shown):
        yield ""
        yield look.paint(clean(file), "bold")
        for thing, entries in things:
            yield from look.wrap(_place(thing, entries[0][1]), "    ", "  ")
            for rank, wanted in entries:
                yield from look.wrap(
                    f"{clean(wanted.key)}{_at(wanted)}: {_counts(wanted)}", "         ", f"    {rank:>3}. "
                )
                yield f"         {clean(wanted.add)}"
                yield from look.wrap(_rules(wanted), "         ")
    ending = _ending(facts, shown)
    if ending:
        yield ""
    for line in ending:
        yield from look.wrap(line, "")


def _markdown(facts: MissingFacts, most: int) -> Iterator[str]:
    yield f"## {_escaped(_heading(facts))}"
    yield ""
    yield _circumstances(facts)
    shown = _shown(facts, most)
    yield ""
    yield _NOTE if shown else "Nothing is missing that would help to decide an outcome."
    for file, things in _groups(shown):
        yield ""
        yield f"### {_code(file)}"
        for thing, entries in things:
            place = _place(thing, entries[0][1])
            yield ""
            yield f"{_escaped(place[0].upper() + place[1:])}:"
            yield ""
            for rank, wanted in entries:
                yield f"{rank}. {_code(wanted.key)}{_at(wanted)} {_counts(wanted)}: {_rules(wanted)}"
                yield ""
                yield "   ```yaml"
                yield f"   {clean(wanted.add)}"
                yield "   ```"
                yield ""
    for line in _ending(facts, shown):
        yield ""
        yield line


def _escaped(text: str) -> str:
    """A text of a document in Markdown, where none of it is markup."""
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]<>#|~&!@$" else sign for sign in clean(text))


def _code(text: str) -> str:
    text = clean(text)
    fence = "`" * (max((len(run) for run in _ticks(text)), default=0) + 1)
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{fence}{pad}{text}{pad}{fence}"


def _ticks(text: str) -> list[str]:
    return [run for run in "".join(sign if sign == "`" else " " for sign in text).split() if run]


def _json(examination: Examination, found: tuple[MissingFacts, ...], most: int) -> dict[str, Any]:
    return {
        "format": 1,
        "tool": {"name": "icscheck", "version": __version__},
        "problems": [
            {
                "level": problem.level,
                "code": problem.code,
                "message": problem.message,
                "file": problem.file,
                "line": problem.line,
                "column": problem.column,
            }
            for problem in examination.problems
        ],
        "systems": [_system(facts, most) for facts in found],
    }


def _system(facts: MissingFacts, most: int) -> dict[str, Any]:
    examined = facts.examined
    return {
        "name": examined.name,
        "path": examined.path,
        "ods": examined.code,
        "as_of": examined.as_of.isoformat(),
        "packs": [pack.header.spec for pack in examined.packs],
        "outcomes": len(examined.assessment.outcomes),
        "not_tested": facts.untested,
        "facts": len(facts.wanted),
        "missing": [
            {
                "rank": rank,
                "thing": wanted.thing,
                "key": wanted.key,
                "add": wanted.add,
                "file": wanted.file,
                "line": wanted.line,
                "column": wanted.column,
                "written": wanted.written,
                "outcomes": wanted.outcomes,
                "musts": wanted.musts,
                "shoulds": wanted.shoulds,
                "others": wanted.others,
                "alone": wanted.alone,
                "rules": list(wanted.rules),
            }
            for rank, wanted in enumerate(_shown(facts, most), 1)
        ],
    }
