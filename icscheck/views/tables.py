"""Everything that the report of one system shows, as plain tables. It knows no format and decides nothing."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from icscheck.assessment import Assessment, Examined, Outcome, worst_first
from icscheck.assessment.actions import Planned
from icscheck.assessment.history import Changes
from icscheck.assessment.inputs import Input
from icscheck.assessment.statements import explanation_for, statement_for
from icscheck.model import Many, One, System, Thing
from icscheck.model.things import noun_of
from icscheck.views.actions import Action, action_plan, needs_action
from icscheck.views.checklist import Part, checklist
from icscheck.views.decisions import Decisions, decisions
from icscheck.views.structure import Structure, structure
from icscheck.vocabulary import label, vocabulary

#: The lines of the cover sheet, in order, with their titles.
COVER = {
    "meeting": "Meeting",
    "agenda_item": "Agenda item",
    "purpose": "Purpose",
    "sponsor": "Sponsor (role)",
    "author_role": "Author (role)",
    "previously_considered": "Previously considered",
    "recommendations": "Recommendations",
    "summary": "Summary",
}


class CoverLine(NamedTuple):
    """One line of the cover sheet; nothing said is to be completed, and ``none`` is said."""

    title: str
    texts: tuple[str, ...]
    listed: bool


class ThemeRow(NamedTuple):
    """A theme with its rating, its counts, its most serious finding and its rating in the earlier run."""

    theme: str
    rating: str
    counts: dict[str, int]
    worst: Outcome | None
    before: str


class Gap(NamedTuple):
    """Something that the document does not say, with an example of it, and the outcomes that wait for it."""

    key: str
    add: str
    file: str
    line: int
    outcomes: tuple[Outcome, ...]


class Departure(NamedTuple):
    """An explanation: what it is for, whether it is accepted, and why not."""

    thing: Thing
    rule: str
    subject: str
    outcome: Outcome | None
    accepted: bool
    why: str


class Attested(NamedTuple):
    """A statement: what it attests, how many outcomes it decides, and why it does not count, if it does not."""

    thing: Thing
    rule: str
    question: str
    subjects: tuple[str, ...]
    decides: int
    why: str


class Word(NamedTuple):
    """A word of the vocabulary that the document uses."""

    word: str
    meaning: str


class Words(NamedTuple):
    """The words of one vocabulary that the document uses."""

    title: str
    words: tuple[Word, ...]


class Unchecked(NamedTuple):
    """A provision of a source that no program can check, and why."""

    row: str
    title: str
    why: str
    pack: str


class Paper(NamedTuple):
    """The report of one system."""

    examined: Examined
    inputs: tuple[Input, ...]
    cover: tuple[CoverLine, ...]
    changes: Changes | None
    themes: tuple[ThemeRow, ...]
    checklist: tuple[Part, ...]
    findings: tuple[Outcome, ...]
    departures: tuple[Departure, ...]
    statements: tuple[Attested, ...]
    actions: tuple[Action, ...]
    structure: Structure
    decisions: Decisions
    gaps: tuple[Gap, ...]
    to_attest: tuple[Outcome, ...]
    unchecked: tuple[Unchecked, ...]
    glossary: tuple[Words, ...]

    @property
    def assessment(self) -> Assessment:
        """The assessment that is reported."""
        return self.examined.assessment

    @property
    def as_of(self) -> date:
        """The day tested as of."""
        return self.examined.as_of


def paper(
    examined: Examined,
    inputs: tuple[Input, ...] = (),
    planned: tuple[Planned, ...] = (),
    changes: Changes | None = None,
) -> Paper:
    """The report of one examined system."""
    assessment = examined.assessment
    system = assessment.system
    plan = action_plan(assessment, planned)
    return Paper(
        examined,
        inputs,
        _cover(system),
        changes,
        _themes(assessment, changes),
        checklist(assessment, plan, planned),
        tuple(outcome for outcome in worst_first(assessment.outcomes) if needs_action(outcome)),
        _departures(assessment),
        _statements(assessment),
        plan,
        structure(system),
        decisions(system),
        _gaps(assessment),
        tuple(outcome for outcome in assessment.outcomes if waits_for_statement(outcome)),
        tuple(
            Unchecked(each.row, each.title, each.cannot_be_checked, pack.header.spec)
            for pack in examined.packs
            for each in pack.provisions
            if each.cannot_be_checked
        ),
        _glossary(system),
    )


def waits_for_statement(outcome: Outcome) -> bool:
    """Whether an outcome waits for nothing but a person's statement."""
    untested = outcome.status == "not-tested" or outcome.would_be == "not-tested"
    return untested and any(missing.key.endswith("statements") for missing in outcome.missing)


def _cover(system: System) -> tuple[CoverLine, ...]:
    block = system.root.one("report")
    return tuple(_line(key, block.value if block.known else None) for key in COVER)


def _line(key: str, block: Thing | None) -> CoverLine:
    value = block.value(key) if block is not None else None
    texts: tuple[str, ...] = ()
    if isinstance(value, Many):
        texts = tuple(str(text) for text in value.sure) or (("none",) if value.complete else ())
    elif isinstance(value, One) and not value.unknown:
        texts = (str(value.value) if value.known else "none",)
    return CoverLine(COVER[key], texts, isinstance(value, Many))


def _themes(assessment: Assessment, changes: Changes | None) -> tuple[ThemeRow, ...]:
    rows = []
    for theme in assessment.themes:
        mine = [outcome for outcome in assessment.outcomes if outcome.rule.theme == theme.theme]
        counting = tuple(outcome for outcome in mine if outcome.counts and outcome.level != "none")
        worst = next(iter(worst_first(counting)), None)
        before = changes.earlier.themes.get(theme.theme, "") if changes is not None else ""
        rows.append(ThemeRow(theme.theme, theme.rating, theme.counts, worst, before))
    return tuple(rows)


def _gaps(assessment: Assessment) -> tuple[Gap, ...]:
    """What is not said, most needed first."""
    waiting: dict[str, list[Outcome]] = {}
    for outcome in assessment.outcomes:
        if outcome.status == "not-tested" and not waits_for_statement(outcome):
            key = outcome.missing[0].key if outcome.missing else ""
            waiting.setdefault(key, []).append(outcome)
    found = []
    for key, mine in sorted(waiting.items(), key=lambda entry: -len(entry[1])):
        missing = mine[0].missing[0] if mine[0].missing else None
        add, file, line = (missing.add, missing.file, missing.line) if missing else ("", "", 0)
        found.append(Gap(key, add, file, line, tuple(mine)))
    return tuple(found)


def _departures(assessment: Assessment) -> tuple[Departure, ...]:
    found = []
    for thing in assessment.system.root.many("explanations").sure:
        rule, subject = _text(thing, "rule"), _text(thing, "subject")
        mine = [
            outcome
            for outcome in assessment.outcomes
            if rule in (outcome.rule.id, outcome.rule.name) and outcome.subject.subject == subject
        ]
        outcome = next((each for each in mine if each.explanation is thing), mine[0] if mine else None)
        found.append(_departure(thing, rule, subject, outcome))
    return tuple(found)


def _departure(thing: Thing, rule: str, subject: str, outcome: Outcome | None) -> Departure:
    if outcome is None:
        why = "this run has no such rule and subject"
    elif outcome.explanation is thing:
        accepted = outcome.status == "explained"
        why = (
            "" if accepted else explanation_for(outcome.rule, outcome.subject, outcome.subject.system).refused
        )
        return Departure(thing, rule, subject, outcome, accepted, why)
    elif outcome.status in ("met", "not-applicable"):
        why = (
            "not needed: the rule is met"
            if outcome.status == "met"
            else "not needed: the rule does not apply"
        )
    elif outcome.status in ("not-tested", "not-due"):
        why = f"not used: the rule is {outcome.status.replace('-', ' ')}"
    else:
        why = "not used: another explanation is"
    return Departure(thing, rule, subject, outcome, False, why)


def _statements(assessment: Assessment) -> tuple[Attested, ...]:
    found = []
    for thing in assessment.system.root.many("statements").sure:
        rule = _text(thing, "rule")
        mine = [outcome for outcome in assessment.outcomes if rule in (outcome.rule.id, outcome.rule.name)]
        subjects = tuple(str(each) for each in thing.many("subjects").sure)
        used = [outcome for outcome in mine if outcome.statement is thing]
        decides = sum(outcome.decided_by == "statement" for outcome in used)
        why = ""
        if not mine:
            why = "this run has no such rule"
        elif used and not decides:
            first = used[0]
            why = statement_for(first.rule, first.subject, assessment.system).refused
        elif not decides:
            heard = "every" in subjects or any(outcome.subject.subject in subjects for outcome in mine)
            why = "not needed: the rule was decided without it" if heard else "the rule has no such subject"
        found.append(Attested(thing, rule, mine[0].rule.attest if mine else "", subjects, decides, why))
    return tuple(found)


def said(thing: Thing, key: str) -> object:
    """A single value of a thing; None when it is not known or none."""
    value = thing.one(key)
    return value.value if value.known else None


def _text(thing: Thing, key: str) -> str:
    value = said(thing, key)
    return "" if value is None else str(value)


def _glossary(system: System) -> tuple[Words, ...]:
    """The words that the document uses, by vocabulary; those that mean no more than they say are left out."""
    used: dict[str, set[str]] = {}
    for things in system.things.values():
        for thing in things:
            _add_words(thing, used)
    found = []
    for name in sorted(used):
        known = vocabulary(name)
        words = tuple(
            Word(label(code), known.words[code])
            for code in known.words
            if code in used[name] and known.words[code].casefold() != label(code).casefold()
        )
        if words:
            found.append(Words(known.title, words))
    return tuple(found)


def _add_words(thing: Thing, used: dict[str, set[str]]) -> None:
    fields = noun_of(thing.noun).fields
    for key, value in thing.values.items():
        field = fields.get(key)
        if field is None or not field.vocabulary or field.kind != "word":
            continue
        if isinstance(value, Many):
            used.setdefault(field.vocabulary, set()).update(value.sure)
        elif value.known:
            used.setdefault(field.vocabulary, set()).add(value.value)
