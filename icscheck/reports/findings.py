"""What the formats for services share: findings worst first, the one place of each, and text that stays where it is put."""

from __future__ import annotations

import re
from collections.abc import Iterable
from hashlib import sha256
from typing import NamedTuple

from icscheck.assessment import OVERALL, STATUSES, Examination, Examined, Outcome, worst_first
from icscheck.checks import day_words
from icscheck.packs import Problem, Rule
from icscheck.reports.words import constitution_standing, settled_by, standing_of, strength_words
from icscheck.vocabulary import plural

# Control characters, line ends of any kind, and the marks that turn or hide the writing around them.
# What languages and emoji need stays: joiners, and the plain left-to-right and right-to-left marks.
_UNPRINTED = re.compile("[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff]+")
_SURROGATES = re.compile("[\ud800-\udfff]")


class Place(NamedTuple):
    """Where a service shows a finding; lines and columns count from 1."""

    file: str
    line: int
    column: int


def findings(examination: Examination) -> list[Outcome]:
    """What a service should show one by one, worst first: all that has a level, but not what was not tested.

    What several packs ask is shown once, under the rule that leads.
    """
    shown = (outcome for outcome in examination.outcomes if outcome.level != "none" and not outcome.under)
    return worst_first(tuple(outcome for outcome in shown if outcome.status != "not-tested"))


def places_of(outcome: Outcome) -> list[Place]:
    """Where an outcome was decided, then where something is missing; else the top of the system's file."""
    found = [Place(each.file, each.line, each.column) for each in outcome.evidence]
    found += [Place(each.file, each.line, each.column) for each in outcome.missing]
    top = Place(outcome.subject.system.root.node.source.name, 1, 1)
    return list(dict.fromkeys(found)) or [top]


def place_of(outcome: Outcome) -> Place:
    """The one place of an outcome, for services that show it in one."""
    return places_of(outcome)[0]


def place_of_problem(problem: Problem) -> Place:
    """The place of a problem; one that is about a whole file stands at its top."""
    return Place(problem.file, max(1, problem.line), max(1, problem.column))


def fingerprints(outcomes: Iterable[Outcome]) -> list[str]:
    """A name for each outcome that stays the same wherever it moves in the file: of rule, subject and system."""
    parts = ((outcome.rule.id, outcome.subject.subject, outcome.subject.system.path) for outcome in outcomes)
    return unique_names(parts)


def unique_names(things: Iterable[tuple[str, ...]]) -> list[str]:
    """The SHA-256 of the parts of each thing; of several with the same parts the later ones are numbered.

    That happens where two files have the same name in different folders, or two editions of a pack are used.
    """
    seen: dict[str, int] = {}
    found = []
    for parts in things:
        named = "\0".join(parts)
        seen[named] = seen.get(named, 0) + 1
        numbered = named if seen[named] == 1 else f"{named}\0{seen[named]}"
        found.append(sha256(numbered.encode(errors="replace")).hexdigest())
    return found


def one_line(text: str) -> str:
    """A text from a document on one line, without anything that a log or a screen would act on."""
    return " ".join(_SURROGATES.sub("\ufffd", _UNPRINTED.sub(" ", text)).split())


def heading(outcome: Outcome) -> str:
    """A finding in a few words: rule, status and subject."""
    known = " (known)" if outcome.baseline == "known" else ""
    return one_line(f"{outcome.rule.id} {outcome.status.replace('-', ' ')}{known}: {outcome.subject.label}")


def account(outcome: Outcome) -> list[str]:
    """A finding in sentences, a line each: what is asked, what was found, what to do and on whose authority."""
    rule = outcome.rule
    lines = [sentence(rule.title), sentence(outcome.message)]
    if outcome.status not in ("explained", "not-tested"):
        lines.append(f"What to do: {sentence(rule.remedy)}")
    lines.append(f"Source: {sentence(source_of(rule))}")
    lines += [f"Also {other.id}: {sentence(source_of(other))}" for other in outcome.also]
    return [one_line(line) for line in lines]


def sentence(text: str) -> str:
    """A text with the full stop that ends it."""
    text = text.strip()
    return text if text.endswith((".", "?", "!", "…")) or not text else f"{text}."


def source_of(rule: Rule) -> str:
    """Where a rule comes from, how strong it is and how well its source is known."""
    source = rule.source
    pages = f", pages {source.pages}" if source.pages else ""
    known = {"seen": "; seen in another publication", "recalled": "; recalled, not read"}.get(
        source.basis, ""
    )
    return f"{rule.pack.title} ({rule.pack.edition}), {source.cite}{pages}; {strength_words(rule)}{known}"


def headline(examined: Examined) -> str:
    """A system, its overall word, and which constitution was tested."""
    named = f"{examined.name} ({examined.code})" if examined.code else examined.name
    return one_line(f"{named}: {examined.assessment.overall}, {constitution_standing(examined)}")


def circumstances(examined: Examined) -> str:
    """As of when a system was tested, and against what."""
    packs = ", ".join(f"{pack.header.spec} ({standing_of(pack.header)})" for pack in examined.packs)
    return one_line(f"As of {day_words(examined.as_of)}, against {packs}.")


def counted(counts: dict[str, int]) -> str:
    """The counts of an assessment in words, worst first."""
    parts = [f"{counts[status]} {status.replace('-', ' ')}" for status in STATUSES if counts[status]]
    return f"{', '.join(parts) or 'No outcome'}."


def untested(count: int) -> str:
    """The last words of every output: how much was not tested."""
    if not count:
        return "Everything that applies was tested."
    return f"{plural(count, 'outcome was', 'outcomes were')} not tested."


def closing(examination: Examination) -> str:
    """The last line for a service: what was tested and how it came out, and how much was not tested."""
    systems = examination.systems
    if not systems:
        return "No system was assessed."
    not_tested = untested(sum(outcome.status == "not-tested" for outcome in examination.outcomes))
    not_tested = one_line(" ".join((*settled_by(examination), not_tested)))
    if len(systems) == 1:
        return f"{headline(systems[0])}. {circumstances(systems[0])} {not_tested}"
    words = [examined.assessment.overall for examined in systems]
    overall = ", ".join(f"{words.count(word)} {word.lower()}" for word in OVERALL if word in words)
    return f"{len(systems)} systems: {overall}. {not_tested}"
