"""What one source asks that another did not: rule by rule, by what each rule says it carries on (``succeeds``)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from icscheck.packs.rule import STRENGTHS, Pack, Rule

#: What can have become of a rule, in the order in which it is told.
CHANGES = {
    "added": "asked by the second and by nothing in the first",
    "dropped": "asked by the first and carried on by nothing in the second",
    "strengthened": "carried on with more force",
    "weakened": "carried on with less force",
    "kept": "carried on with the same force",
}


class Renamed(NamedTuple):
    """A concept that the two sources call by different names."""

    concept: str
    before: str
    after: str


class Carried(NamedTuple):
    """One concern in the two packs: the rules of the first and those of the second that carry them on."""

    change: str
    theme: str
    before: tuple[Rule, ...]
    after: tuple[Rule, ...]
    #: for what was dropped: rules of other packs that carry it on
    elsewhere: tuple[Rule, ...] = ()


class PackChanges(NamedTuple):
    """Everything that differs between two packs, and what does not."""

    first: Pack
    second: Pack
    renamed: tuple[Renamed, ...]
    entries: tuple[Carried, ...]

    def count(self, change: str) -> int:
        """How many entries have a change."""
        return sum(entry.change == change for entry in self.entries)


def compare(first: Pack, second: Pack, every: Iterable[Pack]) -> PackChanges:
    """How the second pack carries on the first, directly or through the packs between them."""
    before = {rule.id: rule for rule in first.rules}
    packs = list(every)
    succeeds = _succeeds(packs)
    entries = []
    carried: set[str] = set()
    for rule in second.rules:
        earlier = tuple(before[id] for id in _ancestors(rule, succeeds) if id in before)
        if first.header.name == second.header.name and rule.id in before:
            earlier = (before[rule.id],)
        carried.update(each.id for each in earlier)
        entries.append(Carried(_change(earlier, rule), rule.theme, earlier, (rule,)))
    others = [pack for pack in packs if pack.header.name not in (first.header.name, second.header.name)]
    for rule in first.rules:
        if rule.id not in carried:
            heirs = [each for pack in others for each in pack.rules if rule.id in _ancestors(each, succeeds)]
            entries.append(Carried("dropped", rule.theme, (rule,), (), tuple(heirs)))
    order = list(CHANGES)
    entries.sort(key=lambda entry: order.index(entry.change))
    return PackChanges(first, second, tuple(_renamed(first, second)), tuple(entries))


def _succeeds(packs: Iterable[Pack]) -> dict[str, set[str]]:
    """By id, what the rules of that id carry on in any edition."""
    found: dict[str, set[str]] = {}
    for pack in packs:
        for rule in pack.rules:
            found.setdefault(rule.id, set()).update(rule.succeeds)
    return found


def _ancestors(rule: Rule, succeeds: dict[str, set[str]]) -> list[str]:
    """The ids of every rule that a rule carries on, nearest first; each once."""
    found: dict[str, None] = {}
    waiting = list(rule.succeeds)
    while waiting:
        id = waiting.pop(0)
        if id not in found:
            found[id] = None
            waiting.extend(sorted(succeeds.get(id, ())))
    return list(found)


def _change(before: tuple[Rule, ...], after: Rule) -> str:
    if not before:
        return "added"
    was = min(STRENGTHS.index(rule.strength) for rule in before)
    now = STRENGTHS.index(after.strength)
    return "kept" if was == now else ("strengthened" if now < was else "weakened")


def _renamed(first: Pack, second: Pack) -> Iterator[Renamed]:
    for concept, name in second.header.terms.items():
        earlier = first.header.terms.get(concept, "")
        if earlier and earlier != name:
            yield Renamed(concept, earlier, name)
