"""What is missing: the facts that would help to decide outcomes that are not tested, those that matter most first.

One fact may help several outcomes, and one outcome may want several facts; so the counts say what a fact *would
help to decide*, and only those that want nothing else are counted as decided by it alone.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from icscheck.assessment import Examination, Examined, Missing, Outcome, is_must
from icscheck.assessment.assess import is_should
from icscheck.model import System

_STATEMENTS = "statements"
_TRUSTS = ("nhs_foundation_trust", "nhs_trust")
#: The ids that examples of the format name: the list that has such an entry, its kinds, and which of them it is.
_STANDS_FOR: dict[str, tuple[str, tuple[str, ...], int]] = {
    "tarn-county": ("organisations", ("local_authority",), 0),
    "fenwick-city": ("organisations", ("local_authority",), 1),
    "tarn-hospitals": ("organisations", _TRUSTS, 0),
    "fenwick-minds": ("organisations", _TRUSTS, 1),
    "fenwick-general": ("organisations", _TRUSTS, 2),
    "coast-minds": ("organisations", _TRUSTS, 2),
    "north-ambulance": ("organisations", _TRUSTS, 3),
    "fenwick-pcn": ("organisations", ("primary_care_network",), 0),
    "tarn-practice": ("organisations", ("gp_practice",), 0),
    "tarn-ccg": ("organisations", ("clinical_commissioning_group",), 0),
    "tarn-healthwatch": ("organisations", ("local_healthwatch",), 0),
    "hope-hospice": ("organisations", ("charity_hospice",), 0),
    "tarn": ("places", (), 0),
    "fenwick": ("places", (), 1),
    "people-committee": ("committees", (), 0),
    "clinical-forum": ("committees", (), 0),
    "tarn-hwb": ("health_and_wellbeing_boards", (), 0),
    "minds-together": ("collaboratives", (), 0),
    "northern-cancer": ("networks", (), 0),
}
# An id that is named, and not one that is given.
_NAMED = re.compile(r"(?<![\w.-])(?<!\bid: )[a-z0-9][\w.-]*")


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
    system = first.subject.system
    add = _of_this_system(add, system)
    if written and not thing:
        add = _to_append(add, key, system)
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


def _of_this_system(add: str, system: System) -> str:
    """An example that names ids of this system instead of those of the format's own examples, where it has such."""
    used: set[str] = set()

    def own(found: re.Match[str]) -> str:
        said = found[0]
        if said not in _STANDS_FOR:
            return said
        key, kinds, place = _STANDS_FOR[said]
        there = [entry for entry in system.root.many(key).sure if entry.id]
        if any(entry.id == said for entry in there):
            return said
        alike = [entry.id for entry in there if not kinds or entry.one("kind").value in kinds]
        free = [*alike[place:], *alike[:place]] if place < len(alike) else alike
        chosen = next((id for id in free if id not in used), said)
        used.add(chosen)
        return chosen

    return _NAMED.sub(own, add)


def _to_append(add: str, key: str, system: System) -> str:
    """The entry alone, where its list is there already: below it after a hyphen, or within its brackets."""
    value = getattr(system.root.node, "entries", {})[key.partition(".")[0]].value
    start = f"{key}: ["
    if not (getattr(value, "items", ()) and add.startswith(f"{start}{{")):
        return add
    entry = re.split(r"(?<=\}), (?=\{)", add[len(start) : -1])[0]
    in_brackets = value.source.line(value.line)[value.column - 1 : value.column] == "["
    return entry if in_brackets else f"- {entry}"


def _strength(wanted: Wanted) -> tuple[int, int, int, str, int, str, str]:
    rule = wanted.rules[0] if wanted.attested else ""
    return -wanted.musts, -wanted.shoulds, -wanted.outcomes, wanted.file, wanted.line, wanted.key, rule
