"""One system before and after: what changed in its governance, whose approval that needs, and which outcomes moved.

Nothing here says whether a change is right. A pack's data says which changes need approval; the outcomes are those of
each description, tested as of its own day and against its own packs.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from icscheck.assessment import STATUSES, Examination, Examined, Outcome
from icscheck.model.compare import Difference, Said, compare, is_place, is_under

__all__ = [
    "DIRECTIONS",
    "Approval",
    "Changes",
    "Difference",
    "Moved",
    "Moves",
    "Said",
    "SystemChanges",
    "UnknownPlaceError",
    "changes",
    "worsened",
]

#: Which way an outcome went, in the order in which reports show them.
DIRECTIONS = ("worse", "better", "otherwise")


class Approval(NamedTuple):
    """What a pack says needs approval, and the differences that it concerns."""

    approver: str
    needs: str
    pack: str
    source: str
    pages: str
    basis: str
    #: what did change
    certain: tuple[Difference, ...]
    #: what may have been so all along, and was only not described before or is no longer described
    possible: tuple[Difference, ...]


class Moved(NamedTuple):
    """An outcome of the same rule for the same subject, before and after."""

    before: Outcome
    after: Outcome
    direction: str


class Moves(NamedTuple):
    """What became of the outcomes."""

    moved: tuple[Moved, ...]
    new: tuple[Outcome, ...]
    gone: tuple[Outcome, ...]

    def __bool__(self) -> bool:
        return bool(self.moved or self.new or self.gone)


class SystemChanges(NamedTuple):
    """One system before and after."""

    before: Examined
    after: Examined
    differences: tuple[Difference, ...]
    approvals: tuple[Approval, ...]
    outcomes: Moves


class Changes(NamedTuple):
    """Every system that both sides have, and those that only one has."""

    systems: tuple[SystemChanges, ...]
    added: tuple[Examined, ...]
    removed: tuple[Examined, ...]


class UnknownPlaceError(Exception):
    """A pack asks for approval of changes to something that the format does not have; the message is for people."""


def changes(before: Examination, after: Examination) -> Changes:
    """Pair the systems of both sides and compare each pair.

    The same system has the same path, else the same code, else the same name; one system on each side is the same one.
    """
    left = list(before.systems)
    found, added = [], []
    for now in after.systems:
        was = _same(now, left, alone=len(before.systems) == len(after.systems) == 1)
        if was is None:
            added.append(now)
        else:
            left.remove(was)
            found.append(system_changes(was, now))
    return Changes(tuple(found), tuple(added), tuple(left))


def _same(now: Examined, left: list[Examined], *, alone: bool) -> Examined | None:
    if alone:
        return left[0]
    tests = (
        [each for each in left if each.path == now.path],
        [each for each in left if now.code and each.code == now.code],
        [each for each in left if each.name == now.name],
    )
    return next((found[0] for found in tests if found), None)


def system_changes(before: Examined, after: Examined) -> SystemChanges:
    """What changed in one system."""
    differences = compare(before.assessment.system, after.assessment.system)
    approvals = tuple(_approvals(differences, after))
    moves = moves_between(before.assessment.outcomes, after.assessment.outcomes)
    return SystemChanges(before, after, differences, approvals, moves)


def _approvals(differences: tuple[Difference, ...], examined: Examined) -> Iterable[Approval]:
    """What needs approval under the packs that the new description is tested against."""
    for pack in examined.packs:
        header = pack.header
        for rule in header.changes:
            for what in (*rule.what, *(f"{what}.{key}" for what in rule.what for key in rule.without)):
                if not is_place(what):
                    raise UnknownPlaceError(
                        f"The pack {header.spec} says whose approval a change of '{what}' needs, "
                        "but the document format has no such noun or key."
                    )
            mine = [
                each
                for each in differences
                if any(is_under(each, what, rule.without) for what in rule.what)
                and _concerns(each, rule.roles, rule.other_roles, examined)
            ]
            if mine:
                certain = tuple(each for each in mine if not each.described)
                possible = tuple(each for each in mine if each.described)
                cited = rule.source
                yield Approval(
                    rule.approver,
                    rule.needs,
                    header.spec,
                    cited.cite,
                    cited.pages,
                    cited.basis,
                    certain,
                    possible,
                )


def _concerns(
    difference: Difference, wanted: tuple[str, ...], unwanted: tuple[str, ...], examined: Examined
) -> bool:
    """Whether a difference is of a seat with one of the wanted roles and none of the unwanted; of an unknown role it may be."""
    ids = [step.id for step in difference.route if step.to == "seat"]
    seats = [each for each in examined.assessment.system.things.get("seat", []) if each.id in ids]
    roles = {seat.one("role").value for seat in seats if seat.one("role").known}
    if not roles:
        return True
    return (not wanted or bool(roles & set(wanted))) and not roles & set(unwanted)


def moves_between(before: tuple[Outcome, ...], after: tuple[Outcome, ...]) -> Moves:
    """What became of the outcomes, in the order of the rules."""
    then = {outcome.key: outcome for outcome in before}
    now = {outcome.key: outcome for outcome in after}
    moved = [
        Moved(then[key], outcome, direction(then[key], outcome))
        for key, outcome in now.items()
        if key in then and then[key].status != outcome.status
    ]
    moved.sort(key=lambda each: DIRECTIONS.index(each.direction))
    new = tuple(outcome for key, outcome in now.items() if key not in then)
    gone = tuple(outcome for key, outcome in then.items() if key not in now)
    return Moves(tuple(moved), new, gone)


def direction(before: Outcome, after: Outcome) -> str:
    """Whether an outcome became worse or better; a rule that begins or ceases to apply does neither."""
    if "not-applicable" in (before.status, after.status):
        return "worse" if after.level in ("error", "warning") else "otherwise"
    return "worse" if STATUSES.index(after.status) < STATUSES.index(before.status) else "better"


def worsened(found: Changes) -> list[Outcome]:
    """The outcomes that became worse or are new: what ``--fail-on`` looks at."""
    outcomes = [
        each.after for system in found.systems for each in system.outcomes.moved if each.direction == "worse"
    ]
    outcomes += [outcome for system in found.systems for outcome in system.outcomes.new]
    outcomes += [outcome for examined in found.added for outcome in examined.assessment.outcomes]
    return outcomes
