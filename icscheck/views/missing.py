"""What is missing: the facts that would help to decide outcomes that are not tested, those that matter most first.

One fact may help several outcomes, and one outcome may want several facts; so the counts say what a fact *would
help to decide*, and only those that want nothing else are counted as decided by it alone.
"""

from __future__ import annotations

from typing import NamedTuple

from icscheck.assessment import Examination, Examined, Missing, Outcome, is_must
from icscheck.assessment.assess import is_should

_STATEMENTS = "statements"


class Wanted(NamedTuple):
    """A fact that a document does not say, and the outcomes that it would help to decide."""

    #: what it is a fact of, such as ``seat/nem-1``; empty for the document itself
    thing: str
    key: str
    #: an example of it as YAML
    add: str
    #: the key itself where it is written with no value, else the nearest place that is written
    file: str
    line: int
    column: int
    #: whether the key stands there already, with no value or with others unknown
    written: bool
    #: ids of rules, in the order of the rules
    rules: tuple[str, ...]
    outcomes: int
    musts: int
    shoulds: int
    #: outcomes that want nothing else
    alone: int
    #: what only a person can say, by a statement
    attested: bool

    @property
    def others(self) -> int:
        """Outcomes of neither a must nor a should."""
        return self.outcomes - self.musts - self.shoulds


class MissingFacts(NamedTuple):
    """What is missing of one system, strongest first."""

    examined: Examined
    #: outcomes that are not tested, and those of them that name nothing to add
    untested: int
    unnamed: int
    wanted: tuple[Wanted, ...]


def missing_facts(examination: Examination) -> tuple[MissingFacts, ...]:
    """What is missing of each system: a must counts before any number of shoulds, a should before all others."""
    return tuple(_of(examined) for examined in examination.systems)


def _of(examined: Examined) -> MissingFacts:
    waiting = [outcome for outcome in examined.assessment.outcomes if _waits(outcome)]
    found: dict[tuple[str, ...], list[tuple[Missing, Outcome]]] = {}
    for outcome in waiting:
        for missing in outcome.missing:
            found.setdefault(_same(missing, outcome), []).append((missing, outcome))
    wanted = sorted((_wanted(entries) for entries in found.values()), key=_strength)
    unnamed = sum(not outcome.missing for outcome in waiting)
    return MissingFacts(examined, len(waiting), unnamed, tuple(wanted))


def _waits(outcome: Outcome) -> bool:
    return outcome.status == "not-tested" or outcome.would_be == "not-tested"


def _same(missing: Missing, outcome: Outcome) -> tuple[str, ...]:
    """What makes two missing facts one: the place and the key; of statements the rule, since one may cover all."""
    rule = outcome.rule.id if missing.key == _STATEMENTS else ""
    return missing.file, str(missing.line), missing.key, rule


def _where(missing: Missing, outcome: Outcome) -> tuple[str, int, int, bool]:
    """Where to write: at the key of the document that stands there already, else at the nearest place."""
    thing, _, key = missing.key.rpartition(": ")
    entries = {} if thing else getattr(outcome.subject.system.root.node, "entries", {})
    entry = entries.get(key.partition(".")[0])
    if entry is None:
        return missing.file, missing.line, missing.column, False
    return entry.key.source.name, entry.key.line, entry.key.column, True


def _wanted(entries: list[tuple[Missing, Outcome]]) -> Wanted:
    missing, first = entries[0]
    outcomes = list({outcome.key: outcome for _, outcome in entries}.values())
    thing, _, key = missing.key.rpartition(": ")
    add = missing.add
    file, line, column, written = _where(missing, first)
    attested = key == _STATEMENTS
    if attested and len(outcomes) > 1:
        add = add.replace(f"subjects: {first.subject.subject}", "subjects: every", 1)
    return Wanted(
        thing=thing,
        key=key,
        add=add,
        file=file,
        line=line,
        column=column,
        written=written,
        rules=tuple(dict.fromkeys(outcome.rule.id for outcome in outcomes)),
        outcomes=len(outcomes),
        musts=sum(is_must(outcome) for outcome in outcomes),
        shoulds=sum(is_should(outcome) for outcome in outcomes),
        alone=sum(len(outcome.missing) == 1 for outcome in outcomes),
        attested=attested,
    )


def _strength(wanted: Wanted) -> tuple[int, int, int, str, int, str, str]:
    rule = wanted.rules[0] if wanted.attested else ""
    return -wanted.musts, -wanted.shoulds, -wanted.outcomes, wanted.file, wanted.line, wanted.key, rule
