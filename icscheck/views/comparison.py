"""Several systems side by side: each rule by system, the rules most often missed, and how each board is made up.

Systems stand in the order of their names: nothing is ranked and nothing is scored. What a description leaves open
stays open: a number is the smallest and the largest that it allows.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from icscheck.assessment import STATUSES, Examination, Examined, Outcome
from icscheck.model import Many, One, System, Thing, Truth, known, unknown
from icscheck.model.catalogue import fact
from icscheck.model.facts.bodies import composition, voices_of
from icscheck.model.facts.seats import (
    EXECUTIVE_POSTS,
    NOT_MEMBERS,
    member_seat,
    non_executive_seat,
    of_the_chair,
    partner_seat,
    partner_sector,
    roles_of,
)
from icscheck.model.values import is_one_of, keep
from icscheck.vocabulary import vocabulary

__all__ = ["MISSED", "Cell", "Comparison", "Count", "Group", "Measure", "RuleRow", "comparison"]

#: What counts as missing a rule.
MISSED = ("not-met", "partly-met")
#: Roles besides the four posts that make a seat an executive's.
_EXECUTIVES = (*EXECUTIVE_POSTS, "executive_member", "deputy_chief_executive")
#: Roles of an executive when they are a seat's main role: a partner member may have them in another organisation.
_MAINLY_EXECUTIVE = ("managing_director", "people_lead", "quality_lead", "accountable_officer")
_VOICES = {
    "mental_health": "Mental health",
    "public_health": "Public health",
    "voluntary_community_social_enterprise": "Voluntary, community and social enterprise (VCSE)",
    "healthwatch": "Healthwatch",
}


class Cell(NamedTuple):
    """What became of one rule in one system: the worst status of its subjects, and how many have each."""

    worst: str
    counts: dict[str, int]

    @property
    def subjects(self) -> int:
        """How many outcomes there are."""
        return sum(self.counts.values())


class RuleRow(NamedTuple):
    """One rule in every system, in the order of the systems."""

    #: an outcome of the rule, which names it
    example: Outcome
    cells: tuple[Cell, ...]

    @property
    def alike(self) -> bool:
        """Whether every system has the same, down to how many subjects have each status."""
        return all(cell == self.cells[0] for cell in self.cells)

    def systems_with(self, *statuses: str) -> tuple[int, ...]:
        """The places of the systems in which the worst status is one of these."""
        return tuple(place for place, cell in enumerate(self.cells) if cell.worst in statuses)


class Count(NamedTuple):
    """The smallest and the largest number that a description allows.

    ``most`` is None when there is no largest; ``told`` is false when nothing is known of the number at all.
    """

    least: int
    most: int | None
    told: bool = True


class Measure(NamedTuple):
    """One number of every board, in the order of the systems."""

    key: str
    title: str
    counts: tuple[Count, ...]


class Group(NamedTuple):
    """Measures that belong together."""

    key: str
    title: str
    measures: tuple[Measure, ...]


class Comparison(NamedTuple):
    """Several systems side by side, each tested as of the same day against the same packs."""

    as_of: date
    systems: tuple[Examined, ...]
    rules: tuple[RuleRow, ...]
    #: rules that some system misses: those missed in most systems first
    missed: tuple[RuleRow, ...]
    board: tuple[Group, ...]


def comparison(examination: Examination) -> Comparison:
    """Put the systems of an examination side by side; they must share their day and their packs."""
    systems = sorted(
        examination.systems, key=lambda each: (each.name.casefold(), each.name, each.code, each.path)
    )
    assert len({(each.as_of, _specs(each)) for each in systems}) == 1
    rules = _rules(systems)
    return Comparison(systems[0].as_of, tuple(systems), rules, _missed(rules), _board(systems))


def _specs(examined: Examined) -> frozenset[str]:
    return frozenset(pack.header.spec for pack in examined.packs)


def _rules(systems: Sequence[Examined]) -> tuple[RuleRow, ...]:
    """Each rule by system, in the order of the packs and their rules."""
    found: dict[tuple[str, str], list[dict[str, int]]] = {}
    examples: dict[tuple[str, str], Outcome] = {}
    for place, examined in enumerate(systems):
        for outcome in examined.assessment.outcomes:
            key = (outcome.rule.pack.spec, outcome.rule.id)
            examples.setdefault(key, outcome)
            counts = found.setdefault(key, [dict.fromkeys(STATUSES, 0) for _ in systems])
            counts[place][outcome.status] += 1
    return tuple(RuleRow(examples[key], tuple(map(_cell, counts))) for key, counts in found.items())


def _cell(counts: dict[str, int]) -> Cell:
    return Cell(next(status for status in STATUSES if counts[status]), counts)


def _missed(rules: Sequence[RuleRow]) -> tuple[RuleRow, ...]:
    rows = [row for row in rules if row.systems_with(*MISSED)]
    return tuple(
        sorted(rows, key=lambda row: (-len(row.systems_with(*MISSED)), -len(row.systems_with(MISSED[0]))))
    )


class _Board(NamedTuple):
    """Who sits on a board with a vote's standing, and who only attends."""

    members: Many
    attending: Many
    people: Many


_Test = Callable[[Thing], One]
_Counter = Callable[[_Board], tuple[Many, Many]]


def _board(systems: Sequence[Examined]) -> tuple[Group, ...]:
    boards = [_board_of(examined.assessment.system) for examined in systems]
    return tuple(
        Group(
            key,
            title,
            tuple(
                Measure(name, words, tuple(_count(board, counter) for board in boards))
                for name, words, counter in measures
            ),
        )
        for key, title, measures in _groups()
    )


def _groups() -> list[tuple[str, str, list[tuple[str, str, _Counter]]]]:
    """The measures, after those by which the Health Foundation read the constitutions of 2022."""
    sectors = vocabulary("partner_sector").words
    return [
        (
            "size",
            "Size and kinds of seat",
            [
                ("members", "Members' seats", lambda board: (board.members, board.members)),
                ("chair", "Chair", _members(of_the_chair)),
                ("executive", "Executive", _members(_executive)),
                ("non_executive", "Non-executive, the chair apart", _members(non_executive_seat)),
                ("partner", "Partner", _members(partner_seat)),
                ("other", "Any other member", _members(_other)),
                ("participants", "Participants and observers", lambda board: (board.attending,) * 2),
            ],
        ),
        (
            "sectors",
            "Partner members' seats by the sector that nominates",
            [(code, _capital(sectors[code]), _members(_from_sector(code))) for code in sectors],
        ),
        (
            "voices",
            "Members' seats by whom they speak for",
            [
                *((code, title, _members(_speaks_for(code))) for code, title in _VOICES.items()),
                (
                    "knows_mental_illness_services",
                    "People in post who know services for mental illness",
                    lambda board: (keep(board.people, _knows_mental_illness_services), board.people),
                ),
            ],
        ),
        (
            "attending",
            "Participants and observers by whom they speak for",
            [(code, title, _attending(_speaks_for(code))) for code, title in _VOICES.items()],
        ),
    ]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _members(test: _Test) -> _Counter:
    return lambda board: (keep(board.members, test), board.members)


def _attending(test: _Test) -> _Counter:
    return lambda board: (keep(board.attending, test), board.attending)


def _board_of(system: System) -> _Board | None:
    """The seats of a board; None when it is not described, and empty when it is known that there is none."""
    board = system.root.one("board")
    if board.unknown:
        return None
    if not board.known:
        return _Board(Many(), Many(), Many())
    seats, listed = composition(board.value)
    attending = keep(seats, _attends)
    guests = keep(listed, lambda member: is_one_of(member.one("role"), NOT_MEMBERS))
    members, people = fact(board.value, "member_seats"), fact(board.value, "people")
    assert isinstance(members, Many)
    assert isinstance(people, Many)
    return _Board(members, _together(attending, guests), people)


def _attends(seat: Thing) -> One:
    member = member_seat(seat)
    return member if member.unknown else known(not member.value)


def _together(seats: Many, guests: Many) -> Many:
    return Many(
        (*seats.sure, *guests.sure),
        (*seats.maybe, *guests.maybe),
        complete=seats.complete and guests.complete,
    )


def _count(board: _Board | None, counter: _Counter) -> Count:
    """How many there are of those who may be counted; nothing is told when it may be none of them or all."""
    if board is None:
        return Count(0, None, told=False)
    counted, all_of_them = counter(board)
    least, most = counted.size()
    told = not (least == 0 and most != 0 and most == all_of_them.size()[1])
    return Count(least, most, told)


def _executive(seat: Thing) -> One:
    """Whether a seat is an executive's. One for someone who combines posts counts among each of them."""
    roles, main = roles_of(seat), seat.one("role")
    if any(role in _EXECUTIVES for role in roles.sure) or main.value in _MAINLY_EXECUTIVE:
        return known(True)
    return known(False) if roles.certain else unknown()


def _other(seat: Thing) -> One:
    """Whether a seat is that of none of the other kinds."""
    answers = [test(seat).is_(True) for test in (of_the_chair, _executive, non_executive_seat, partner_seat)]
    if Truth.YES in answers:
        return known(False)
    return unknown() if Truth.UNKNOWN in answers else known(True)


def _from_sector(code: str) -> _Test:
    return lambda seat: is_one_of(partner_sector(seat), (code,))


def _speaks_for(voice: str) -> _Test:
    def test(one: Thing) -> One:
        truth = voices_of(one).has(voice)
        return unknown() if truth is Truth.UNKNOWN else known(truth is Truth.YES)

    return test


def _knows_mental_illness_services(person: Thing) -> One:
    truth = person.many("expertise").has("mental_illness_services")
    return unknown() if truth is Truth.UNKNOWN else known(truth is Truth.YES)
