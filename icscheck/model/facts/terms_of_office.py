"""Terms of office: for how long a member may serve, who is in a seat with a term, and whether that has run out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from icscheck.model.catalogue import NUMBER, YES_NO, derived, fact, many
from icscheck.model.facts.bodies import member_seats_of, people_in_seat
from icscheck.model.facts.seats import (
    member_seat,
    non_executive_seat,
    of_the_chair,
    partner_seat,
    partner_sector,
    roles_of,
)
from icscheck.model.things import Thing
from icscheck.model.values import (
    Lack,
    Many,
    One,
    Truth,
    both,
    either,
    gather,
    is_one_of,
    keep,
    known,
    unknown,
)


def years_after(day: date, years: int) -> date:
    """The same day some years later; 1 March for 29 February."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


@derived("seat", NUMBER)
def longest_term(seat: Thing) -> One:
    """The longest term that the rules allow, in years: for the seat, for the office of chair that names it, or for every such seat of the board."""
    return _allowed(seat, "term_years")


def _allowed(seat: Thing, key: str) -> One:
    """A limit on service in a seat: its own, that of the office of chair, or the board's."""
    own = seat.one(key)
    assert seat.owner is not None
    if not own.unknown or seat.owner.noun != "board":
        return own
    if key == "term_years":
        for office in seat.owner.many("chairs").sure:
            term: One = office.one(key)
            if office.one("seat").is_(seat) is Truth.YES and not term.unknown:
                return term
    of_board = seat.owner.one(key)
    return unknown((*of_board.lacks, *own.lacks), own.nodes) if of_board.unknown else of_board


@derived("seat", NUMBER)
def longest_service(seat: Thing) -> One:
    """The longest that one person may hold it in all, in years: as the seat says, else as the board says of every such seat."""
    return _allowed(seat, "total_years")


#: Roles of members who are appointed for a term.
_WITH_TERM = ("chair", "non_executive_member", "senior_non_executive_member", "partner_member")


def has_term(seat: Thing) -> One:
    """Whether a seat is one for a term: the chair's, a non-executive member's or a partner member's."""
    return either(of_the_chair(seat), partner_seat(seat), _has_role(seat, _WITH_TERM))


def _has_role(seat: Thing, wanted: tuple[str, ...]) -> One:
    roles = roles_of(seat)
    if any(role in wanted for role in roles.sure):
        return known(True, roles.nodes)
    return known(False, roles.nodes) if roles.certain else unknown(roles.lacks, roles.nodes)


def _appointments(system: Thing, test: Callable[[Thing], One]) -> Many:
    found = fact(system, "appointments")
    assert isinstance(found, Many)

    def to_such_a_seat(holder: Thing) -> One:
        assert holder.owner is not None
        return both(member_seat(holder.owner), test(holder.owner))

    return keep(found, to_such_a_seat)


@derived("system", many("holder"))
def appointments_for_a_term(system: Thing) -> Many:
    """The holders, on the day, of the board's seats that are for a term: the chair's, non-executive members' and partner members'."""
    return _appointments(system, has_term)


@derived("system", many("holder"))
def partner_appointments(system: Thing) -> Many:
    """The holders of partner members' seats on the day."""
    return _appointments(system, partner_seat)


@derived("system", many("holder"))
def council_partner_appointments(system: Thing) -> Many:
    """The holders of the councils' partner members' seats on the day."""
    return _appointments(system, lambda seat: is_one_of(partner_sector(seat), ("local_authorities",)))


def _people(system: Thing, test: Callable[[Thing], One]) -> Many:
    """The people who hold such a member's seat of the board on the day, each once; sharers of a job are each one of them."""
    board = system.system.root.one("board")
    if not board.known:
        return Many(complete=not board.unknown, nodes=board.nodes, lacks=board.lacks)
    return gather(keep(member_seats_of(board.value), test), people_in_seat)


@derived("system", many("person"))
def chairs_of_the_board(system: Thing) -> Many:
    """The people who hold the chair's seat of the board on the day."""
    return _people(system, of_the_chair)


@derived("system", many("person"))
def non_executive_members(system: Thing) -> Many:
    """The people who hold a non-executive member's seat of the board on the day; the chair is none."""
    return _people(system, non_executive_seat)


@derived("board", many("seat"))
def seats_with_term(board: Thing) -> Many:
    """The members' seats that are for a term: the chair's, non-executive members' and partner members'."""
    return keep(member_seats_of(board), has_term)


@derived("holder", YES_NO)
def term_over(holder: Thing) -> One:
    """Whether the term has run out. Where earlier terms were served, the first day may be that of the first of them or of this one: it is this one's where the person has served since an earlier day."""
    first, years, served = holder.one("from"), holder.one("term_years"), holder.one("terms_served")
    since = holder.one("served_since")
    if not (first.known and years.known):
        return unknown((*first.lacks, *years.lacks), (holder.node,))
    as_of, nodes = holder.system.as_of, (*first.nodes, *years.nodes)
    if as_of < years_after(first.value, years.value):
        return known(False, nodes)
    if since.known and since.value < first.value:
        return known(True, (*nodes, *since.nodes))
    if not served.known:
        return unknown(served.lacks, nodes)
    return (
        known(True, nodes)
        if as_of >= years_after(first.value, years.value * (served.value + 1))
        else unknown((Lack(holder, "from", "from: 2025-07-01"),), nodes)
    )


@derived("holder", YES_NO)
def served_too_long(holder: Thing) -> One:
    """Whether the person has held the seat for longer than the rules allow in all; not so where they set no limit."""
    assert holder.owner is not None
    allowed = _allowed(holder.owner, "total_years")
    if allowed.state == "none":
        return known(False, allowed.nodes)
    since = holder.one("served_since")
    if since.unknown and holder.one("terms_served").value == 0:
        since = holder.one("from")
    if not (allowed.known and since.known):
        return unknown((*allowed.lacks, *since.lacks), (holder.node,))
    over = holder.system.as_of >= years_after(since.value, allowed.value)
    return known(over, (*allowed.nodes, *since.nodes))


@derived("holder", YES_NO)
def own_role_current(holder: Thing) -> One:
    """For a partner member: whether they still hold the role in their own organisation that they came from."""
    ended = holder.one("own_role_ended")
    if ended.unknown:
        return ended
    return known(not ended.known or ended.value >= holder.system.as_of, ended.nodes)
