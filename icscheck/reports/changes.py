"""What changed between two descriptions, in words: text, Markdown for a pull request, and JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple

from icscheck import __version__
from icscheck.assessment import Examination, Examined, Outcome
from icscheck.checks import day_words
from icscheck.packs import Problem
from icscheck.reports.differences import capital, difference_words, listed
from icscheck.reports.findings import headline, sentence
from icscheck.reports.lists import markdown_text
from icscheck.reports.look import Look, clean
from icscheck.reports.words import BASES
from icscheck.views.changes import DIRECTIONS, Approval, Changes, Difference, Moved, Said, SystemChanges
from icscheck.vocabulary import label, plural

FORMATS = ("text", "markdown", "json")
FORMAT = 1
_LIMITS = "This is not legal advice, an audit opinion or a decision of NHS England."
_UNSURE = "The same, but only if the rules themselves changed: not described before, or no longer described"
_SETTLED = ("met", "not-applicable")
_DIRECTIONS = {"worse": "Worse", "better": "Better", "otherwise": "Begins or ceases to apply"}
#: What a service would take for the name of somebody to tell; a backslash before it stops that nowhere.
_MENTION = re.compile(r"(?<![\w@])\\?@(?=\w)")
#: What a comment on a pull request holds, with room for what a service adds.
_MOST_MARKDOWN = 60_000


class Sides(NamedTuple):
    """What was compared, as it was asked for, and the examination of each side."""

    old: str
    new: str
    before: Examination
    after: Examination

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Every problem of either side, each once."""
        return tuple(dict.fromkeys((*self.before.problems, *self.after.problems)))


class _Line(NamedTuple):
    """One line of the account: a ``title``, ``heading``, ``part``, ``note``, ``paragraph`` or ``item``."""

    kind: str
    text: str


def render_changes(changes: Changes, sides: Sides, format: str, look: Look) -> str:
    """The changes in a format, with a line end."""
    if format == "json":
        return json.dumps(_plain(changes, sides), ensure_ascii=False, indent=2) + "\n"
    lines = list(_account(changes, sides))
    return _markdown(lines) if format == "markdown" else _text(lines, look)


# The account, for any format.


def _account(changes: Changes, sides: Sides) -> Iterator[_Line]:
    for problem in sides.problems:
        place = f"{problem.file}:{problem.line}:{problem.column}" if problem.line else problem.file
        yield _Line("paragraph", f"{problem.level}: {place}: {problem.message}")
    for system in changes.systems:
        yield from _system(system, sides)
    for examined in changes.added:
        yield _Line("title", f"{_named(examined)}: only in {sides.new}")
        yield _Line("paragraph", f"{_tested(examined)}.")
    for examined in changes.removed:
        yield _Line("title", f"{_named(examined)}: only in {sides.old}")
        yield _Line("paragraph", f"{_tested(examined)}.")
    yield _Line("paragraph", _LIMITS)


def _system(system: SystemChanges, sides: Sides) -> Iterator[_Line]:
    yield _Line("title", f"{_named(system.after)}: what changed from {sides.old} to {sides.new}")
    yield _Line("paragraph", f"Before: {_tested(system.before)}.")
    yield _Line("paragraph", f"After: {_tested(system.after)}.")
    yield from _governance(system)
    yield from _approvals(system)
    yield from _outcomes(system)


def _named(examined: Examined) -> str:
    return f"{examined.name} ({examined.code})" if examined.code else examined.name


def _tested(examined: Examined) -> str:
    packs = ", ".join(pack.header.spec for pack in examined.packs)
    standing = headline(examined).rpartition(", ")[2]
    untested = examined.assessment.counts["not-tested"]
    words = f"{plural(untested, 'outcome')} not tested" if untested else "everything that applies tested"
    return f"{examined.assessment.overall}, {standing}, as of {day_words(examined.as_of)}, against {packs}; {words}"


def _governance(system: SystemChanges) -> Iterator[_Line]:
    found = system.differences
    if not found:
        yield _Line("heading", "Governance: nothing changed")
        return
    yield _Line("heading", f"Governance: {plural(len(found), 'change')}")
    for key, mine in groupby(found, key=lambda each: each.keys[0]):
        yield _Line("part", capital(label(key)))
        yield from (_Line("item", difference_words(each, whole=False)) for each in mine)


def _approvals(system: SystemChanges) -> Iterator[_Line]:
    if not system.differences:
        return
    packs = [pack.header for pack in system.after.packs]
    silent = [header.spec for header in packs if not header.changes]
    told = [header.spec for header in packs if header.changes]
    yield _Line("heading", "Approval")
    if told and not system.approvals:
        yield _Line("note", f"None of these changes is one that {listed(told)} says needs approval.")
    for approval in system.approvals:
        yield _Line("part", _approver(approval))
        yield from (_Line("item", difference_words(each)) for each in approval.certain)
        if approval.possible:
            yield _Line("part", _UNSURE)
            yield from (_Line("item", difference_words(each)) for each in approval.possible)
    if silent:
        does = "does" if len(silent) == 1 else "do"
        yield _Line("note", f"{listed(silent)} {does} not say which changes need approval.")


def _approver(approval: Approval) -> str:
    pages = f", pages {approval.pages}" if approval.pages else ""
    source = f"{approval.pack}, {approval.source}{pages}; {BASES[approval.basis]}"
    return f"{capital(label(approval.approver))}: {approval.needs} ({source})"


def _outcomes(system: SystemChanges) -> Iterator[_Line]:
    moves = system.outcomes
    if not moves:
        yield _Line("heading", "Outcomes: none moved")
        return
    counts = [
        f"{len([each for each in moves.moved if each.direction == direction])} {words}"
        for direction, words in zip(DIRECTIONS, ("worse", "better", "begin or cease to apply"), strict=True)
    ]
    counts += [f"{len(moves.new)} new", f"{len(moves.gone)} no longer asked"]
    yield _Line("heading", f"Outcomes: {', '.join(each for each in counts if not each.startswith('0 '))}")
    for direction, mine in groupby(moves.moved, key=lambda each: each.direction):
        yield _Line("part", _DIRECTIONS[direction])
        yield from (_Line("item", _moved(each)) for each in mine)
    for title, outcomes in (("New", moves.new), ("No longer asked", moves.gone)):
        if outcomes:
            open_ = [each for each in outcomes if each.status not in _SETTLED]
            yield _Line("part", title)
            yield from (_Line("item", _outcome(each)) for each in open_)
            if settled := len(outcomes) - len(open_):
                more = "more " if open_ else ""
                yield _Line("item", f"{plural(settled, f'{more}outcome')} met or not applicable")


def _moved(moved: Moved) -> str:
    was, now = _status(moved.before), _status(moved.after)
    return f"{_about(moved.after)}: was {was}, now {now}. {sentence(moved.after.rule.title)}"


def _outcome(outcome: Outcome) -> str:
    return f"{_about(outcome)}: {_status(outcome)}. {sentence(outcome.rule.title)}"


def _about(outcome: Outcome) -> str:
    return f"{outcome.rule.id}, {outcome.subject.label}"


def _status(outcome: Outcome) -> str:
    level = f" ({outcome.level})" if outcome.level in ("error", "warning") else ""
    return f"{outcome.status.replace('-', ' ')}{level}"


# Text and Markdown.


def _text(lines: list[_Line], look: Look) -> str:
    written: list[str] = []
    before = ""
    for line in lines:
        text = clean(line.text)
        if written and (
            line.kind in ("title", "heading")
            or (line.kind == "paragraph" and before not in ("paragraph", "title"))
        ):
            written.append("")
        if line.kind == "item":
            written.extend(look.wrap(text, "      ", "    - "))
        elif line.kind in ("part", "note"):
            written.extend(look.wrap(text, "  "))
        else:
            style = ("bold",) if line.kind in ("title", "heading") else ()
            written.extend(look.paint(each, *style) for each in look.wrap(text, ""))
        before = line.kind
    return "\n".join(each.rstrip() for each in written) + "\n"


def _markdown(lines: list[_Line]) -> str:
    marks = {"title": "## ", "heading": "### ", "part": "", "note": "", "paragraph": "", "item": "- "}
    written: list[str] = []
    room = _MOST_MARKDOWN
    for place, line in enumerate(lines):
        text = _MENTION.sub("@\N{ZERO WIDTH NON-JOINER}", markdown_text(line.text))
        text = f"**{text}**" if line.kind == "part" else marks[line.kind] + text
        gap = [] if line.kind == "item" and lines[place - 1].kind == "item" else [""]
        room -= len(text) + 2
        if room < 0:
            left = sum(each.kind == "item" for each in lines[place:])
            written += [
                "",
                f"{plural(left, 'more line')} not shown here; the text and JSON have all.",
                "",
                _LIMITS,
            ]
            break
        written += [*(gap if written else []), text]
    return "\n".join(written) + "\n"


# JSON.


def _plain(changes: Changes, sides: Sides) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "tool": {"name": "icscheck", "version": __version__},
        "old": sides.old,
        "new": sides.new,
        "problems": [
            {key: getattr(each, key) for key in ("level", "code", "message", "file", "line", "column")}
            for each in sides.problems
        ],
        "systems": [_plain_system(system) for system in changes.systems],
        "added": [_plain_side(examined) for examined in changes.added],
        "removed": [_plain_side(examined) for examined in changes.removed],
    }


def _plain_side(examined: Examined) -> dict[str, Any]:
    return {
        "name": examined.name,
        "ods": examined.code,
        "path": examined.path,
        "constitution": examined.constitution,
        "as_of": examined.as_of.isoformat(),
        "packs": [pack.header.spec for pack in examined.packs],
        "overall": examined.assessment.overall,
        "counts": examined.assessment.counts,
    }


def _plain_system(system: SystemChanges) -> dict[str, Any]:
    places = {id(each): place for place, each in enumerate(system.differences)}
    moves = system.outcomes
    return {
        "name": system.after.name,
        "ods": system.after.code,
        "before": _plain_side(system.before),
        "after": _plain_side(system.after),
        "changes": [_plain_difference(each) for each in system.differences],
        "approvals": [
            {
                "approver": each.approver,
                "needs": each.needs,
                "pack": each.pack,
                "source": {"cite": each.source, "pages": each.pages, "basis": each.basis},
                "changes": [places[id(one)] for one in each.certain],
                "possible": [places[id(one)] for one in each.possible],
            }
            for each in system.approvals
        ],
        "outcomes": {
            "moved": [
                {
                    **_plain_outcome(each.after),
                    "before": each.before.status,
                    "after": each.after.status,
                    "direction": each.direction,
                }
                for each in moves.moved
            ],
            "new": [{**_plain_outcome(each), "before": None, "after": each.status} for each in moves.new],
            "gone": [{**_plain_outcome(each), "before": each.status, "after": None} for each in moves.gone],
        },
    }


def _plain_outcome(outcome: Outcome) -> dict[str, Any]:
    subject = outcome.subject
    return {
        "key": outcome.key,
        "rule": outcome.rule.id,
        "title": outcome.rule.title,
        "subject": {"kind": subject.noun, "id": subject.id, "label": subject.label},
        "level": outcome.level,
    }


def _plain_difference(difference: Difference) -> dict[str, Any]:
    return {
        "what": difference.kind,
        "sentence": difference_words(difference),
        "route": [
            {"key": step.key, "noun": step.to or None, "id": step.id or None} for step in difference.route
        ],
        "before": _plain_said(difference.before),
        "after": _plain_said(difference.after),
        "described": difference.described,
        "file": difference.file,
        "line": difference.line,
        "column": difference.column,
    }


def _plain_said(said: Said) -> dict[str, Any]:
    values = [each.isoformat() if isinstance(each, date) else each for each in said.values]
    return {"state": said.state, "values": values, "others": said.others}
