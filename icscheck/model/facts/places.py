"""Places: the money they have, and where their work meets a collaborative's."""

from __future__ import annotations

from icscheck.model.catalogue import YES_NO, derived, fact, many, one, words
from icscheck.model.facts.bodies import composition, organisations_behind, spoken_for
from icscheck.model.facts.parties import kind_of
from icscheck.model.facts.seats import NOT_MEMBERS, in_post, roles_of, seat_filled
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
    nodes_of,
    union,
    unknown,
)


@derived("place", one("place_allocation"))
def allocation(place: Thing) -> One:
    """What money the finance section says is available to it."""
    finance = place.system.root.one("finance")
    if not finance.known:
        return One(finance.state, None, finance.nodes, finance.lacks)
    allocations = finance.value.many("place_allocations")
    for each in allocations.sure:
        if each.one("place").is_(place) is Truth.YES:
            return known(each, (each.node,))
    if allocations.certain and not any(each.one("place").unknown for each in allocations.sure):
        return One("none", None, allocations.nodes)
    return unknown(allocations.lacks, allocations.nodes)


def functions_at(body: Thing) -> Many:
    """The functions that a body exercises: those it says, and those delegated to it."""
    delegations = body.system.root.many("delegations")
    received = keep(delegations, lambda each: _to(each, body))
    return union(body.many("functions"), gather(received, _function_of))


def _to(delegation: Thing, body: Thing) -> One:
    receiver = delegation.one("to")
    return (
        unknown(receiver.lacks, receiver.nodes)
        if receiver.unknown
        else known(receiver.value is body, receiver.nodes)
    )


def _function_of(delegation: Thing) -> Many:
    function = delegation.one("function")
    return Many(
        [function.value] if function.known else [],
        complete=not function.unknown,
        nodes=function.nodes,
        lacks=function.lacks,
    )


@derived("place", words("function"))
def functions_exercised(place: Thing) -> Many:
    """The functions it exercises: those it says, and those delegated to it."""
    return functions_at(place)


@derived("place", many("collaborative"))
def overlapping_collaboratives(place: Thing) -> Many:
    """Collaboratives that exercise a function that the place exercises too."""
    mine = functions_at(place)

    def overlaps(collaborative: Thing) -> One:
        covered = collaborative.many("places")
        if covered.sure and covered.has(place) is Truth.NO:  # it works in other places only
            return known(False, covered.nodes)
        theirs = functions_at(collaborative)
        if set(mine.sure) & set(theirs.sure):
            return known(True, (collaborative.node,))
        if (mine.certain and (theirs.certain or not mine.sure)) or (theirs.certain and not theirs.sure):
            return known(False, (collaborative.node,))
        return unknown((*mine.lacks, *theirs.lacks), (collaborative.node,))

    return keep(place.system.root.many("collaboratives"), overlaps)


def _takes_part(one: Thing) -> One:
    """Whether a seat or member takes a full part: a participant or observer does not."""
    roles = roles_of(one) if one.noun == "seat" else _role_of_member(one)
    return known(not any(role in NOT_MEMBERS for role in roles.sure), roles.nodes)


def _role_of_member(member: Thing) -> Many:
    role = member.one("role")  # a member need not say as what it takes part
    return Many([role.value] if role.known else [], nodes=role.nodes)


def taking_part(body: Thing) -> tuple[Many, Many]:
    """The seats and members of a body that take a full part."""
    seats, members = composition(body)
    return keep(seats, _takes_part), keep(members, _takes_part)


@derived("place", words("voice"))
def represented(place: Thing) -> Many:
    """Whom its seats and members speak for, with what the place itself says. Participants and observers do not count."""
    return spoken_for(place, *taking_part(place))


@derived("place", words("voice"))
def represented_in_practice(place: Thing) -> Many:
    """Whom its members, and the seats that are filled on the day, speak for, with what the place itself says."""
    seats, members = taking_part(place)
    return spoken_for(place, keep(seats, seat_filled), members)


@derived("place", one("leader"))
def leader(place: Thing) -> One:
    """Who leads it: written as its leader, or as the leadership that any body may have."""
    said, other = place.one("leader"), place.one("leadership")
    return other if said.unknown and not other.unknown else said


def _leading_seats(place: Thing) -> Many:
    """Seats of the place whose role is to lead it: that is how a job share is written."""
    seats, _ = composition(place)
    return keep(seats, lambda seat: known("place_leader" in roles_of(seat).sure, (seat.node,)))


def _leaders(place: Thing) -> list[One]:
    """What the place writes of its leader, under either key; what it does not write is left out."""
    return [place.one(key) for key in ("leader", "leadership") if key in place.values_written()]


@derived("place", YES_NO)
def has_leader(place: Thing) -> One:
    """Whether it has the post of a leader, filled or not: under `leader`, or as a seat with the role `place_leader`."""
    written, seats = _leaders(place), _leading_seats(place)
    if any(leader.known for leader in written) or seats.sure:
        return known(
            True, seats.nodes if seats.sure else tuple(node for leader in written for node in leader.nodes)
        )
    if written and all(leader.state == "none" for leader in written):
        return known(False, tuple(node for leader in written for node in leader.nodes))
    return unknown(
        place.one("leader").lacks
        or (Lack(place, "leader", "leader: {person: p-place, convenes: yes, represents: yes}"),),
        (place.node,),
    )


@derived("place", YES_NO)
def leader_in_post(place: Thing) -> One:
    """Whether someone leads it on the day. Acting and interim leaders count; a designate counts from the first day."""
    posts = [_leads_now(leader.value) for leader in _leaders(place) if leader.known]
    posts.extend(seat_filled(seat) for seat in _leading_seats(place).sure)
    return either(*posts) if posts else has_leader(place)


def _leads_now(leader: Thing) -> One:
    """Whether a leader is in post. To say only that the role is that of place leader says nothing of who holds it."""
    if not leader.one("person").known and leader.one("role").is_("place_leader") is Truth.YES:
        return unknown(leader.one("person").lacks, (leader.node,))
    filled = fact(leader, "filled")
    assert isinstance(filled, One)
    return filled if filled.is_(True) is not Truth.YES else both(filled, in_post(leader))


@derived("place", YES_NO)
def network_takes_part(place: Thing) -> One:
    """Whether a primary care network takes part: as a member, by a seat of its own or one it appoints to, or by its clinical director."""
    return _network_among(*taking_part(place))


@derived("place", YES_NO)
def network_in_post(place: Thing) -> One:
    """Whether someone from a primary care network is there on the day: as a member, or in a seat that is filled."""
    seats, members = taking_part(place)
    return _network_among(keep(seats, seat_filled), members)


def _network_among(seats: Many, members: Many) -> One:
    parties = organisations_behind(seats, members)
    networks = keep(parties, lambda party: is_one_of(kind_of(party), ("primary_care_network",)))
    directors = union(
        keep(seats, lambda seat: known("pcn_clinical_director" in roles_of(seat).sure)),
        keep(members, lambda member: known(member.one("role").is_("pcn_clinical_director") is Truth.YES)),
    )
    if networks.sure or directors.sure:
        return known(True, nodes_of(networks, directors))
    perhaps = keep(members, _perhaps_network)
    if networks.certain and directors.certain and not perhaps.sure:
        return known(False, nodes_of(seats, members))
    lack = tuple(Lack(member, "organisation", "organisation: fenwick-pcn") for member in perhaps.sure)
    return unknown((*networks.lacks, *lack), nodes_of(seats, members))


def _perhaps_network(member: Thing) -> One:
    """A group that speaks for general practice and is not said to be anyone's."""
    speaks = {"general_practice", "primary_care"} & set(member.many("represents").sure)
    return known(bool(speaks) and not member.one("organisation").known, (member.node,))
