"""Private providers of NHS services, and public bodies: who has a part in leading the system.

A private provider is a company that provides NHS services for profit (`independent_provider`). Hospices, charities,
community interest companies and general practices are none.
"""

from __future__ import annotations

from icscheck.model.catalogue import YES_NO, derived, many
from icscheck.model.facts.bodies import composition
from icscheck.model.facts.parties import NHS_KINDS, kind_of
from icscheck.model.facts.seats import (
    NOT_MEMBERS,
    board_seats_of,
    holders_of,
    member_seat,
    of_the_chair,
    roles_of,
    votes,
)
from icscheck.model.read import in_force
from icscheck.model.things import Thing
from icscheck.model.values import (
    Lack,
    Many,
    One,
    Truth,
    both,
    gather,
    is_one_of,
    keep,
    known,
    lacks_of,
    nodes_of,
    union,
    unknown,
    yes_no,
)

PRIVATE = ("independent_provider",)
#: Public bodies. General practice is part of the NHS, whoever owns the practice.
_PUBLIC = (
    *NHS_KINDS,
    "gp_practice",
    "primary_care_network",
    "gp_federation",
    "local_authority",
    "combined_authority",
    "secretary_of_state",
    "civil_service",
    "regulator",
    "local_health_board",
    "police_or_fire",
)
#: Roles that do not say for whom their holder is there.
_FOR_ANYONE = frozenset({"member", "office_holder", "partner", "director", "employee", "contractor"})


def private_provider(party: Thing) -> One:
    """Whether a party is a company that provides NHS services for profit, and exists on the day."""
    if party.noun != "organisation":
        return known(False, (party.node,))
    if in_force(party, party.system.as_of) is Truth.NO:
        return known(False, (party.node,))
    return is_one_of(kind_of(party), PRIVATE)


def _private(parties: Many) -> Many:
    return keep(parties, private_provider)


def _behind_seat(seat: Thing) -> Many:
    """The private providers whose seat it is, who nominate or appoint to it, or from whom its holder comes."""
    own, nominated, appointed = seat.one("organisation"), seat.many("nominated_by"), seat.many("appointed_by")
    voices = seat.many("represents")
    origins = [origin for each in holders_of(seat).sure if (origin := each.one("from_organisation")).known]
    parties = Many(
        [
            *([own.value] if own.known else []),
            *nominated.sure,
            *appointed.sure,
            *(origin.value for origin in origins),
        ],
        nodes=(seat.node,),
    )
    found = _private(parties)
    said = own.known or any(party.noun == "organisation" for party in parties.sure)
    open_role = not roles_of(seat).certain or not _FOR_ANYONE.isdisjoint(roles_of(seat).sure)
    of_nhs_body = any(
        party.noun == "nhs_body" or party.id in ("nhs_body", "board") for party in appointed.sure
    )
    whose = own.lacks
    if "independent_sector" in voices.sure and not found.sure and not said:
        return Many(found.sure, found.maybe, complete=False, nodes=found.nodes, lacks=(*found.lacks, *whose))
    if open_role and not said and not voices.certain and not of_nhs_body:
        return Many(found.sure, found.maybe, complete=False, nodes=found.nodes, lacks=(*found.lacks, *whose))
    return found


def _behind_member(member: Thing) -> Many:
    """The private provider that a member is, or that employs the person who comes."""
    own, person, voices = member.one("organisation"), member.one("person"), member.many("represents")
    if own.known:
        return _private(Many([own.value], nodes=own.nodes))
    if person.known:
        return _private(person.value.many("employers"))
    if voices.certain and "independent_sector" not in voices.sure:
        return Many(nodes=voices.nodes)
    open_group = "independent_sector" in voices.sure or not voices.sure
    return Many(complete=not open_group, nodes=(member.node,), lacks=own.lacks if open_group else ())


def _deputy(seat: Thing) -> bool:
    """Whether a seat is the deputy chair's: by its role, or because the office of chair says so."""
    assert seat.owner is not None
    if "deputy_chair" in roles_of(seat).sure:
        return True
    chairs = seat.owner.values.get("chairs")
    offices = chairs.sure if isinstance(chairs, Many) else ()
    return any(office.one("deputy_seat").is_(seat) is Truth.YES for office in offices)


def _seat_leads(seat: Thing) -> One:
    """Whether who holds a seat shares in leading the body: as chair or deputy, or with a vote."""
    if of_the_chair(seat).is_(True) is Truth.YES or _deputy(seat):
        return known(True, (seat.node,))
    return votes(seat)


def _part_of(one: Thing) -> Many:
    """The private providers that lead by a seat or as a member; possible while it is not known whether it votes."""
    behind = _behind_seat(one) if one.noun == "seat" else _behind_member(one)
    leads = _seat_leads(one) if one.noun == "seat" else one.one("vote")
    truth = leads.is_(True)
    if truth is Truth.NO or (behind.certain and not behind.sure):
        return Many(nodes=behind.nodes)
    if truth is Truth.YES:
        return behind
    return Many(
        (),
        (*behind.sure, *behind.maybe),
        complete=behind.complete,
        nodes=behind.nodes,
        lacks=(*behind.lacks, *leads.lacks),
    )


def _attends_only(member: Thing) -> bool:
    role = member.one("role")
    return role.known and role.value in NOT_MEMBERS


@derived("body", many("party"))
def private_providers_leading(body: Thing) -> Many:
    """Companies that provide NHS services for profit and share in leading the body: in the chair or as deputy, with a vote, or through who leads it.

    Hospices, charities, community interest companies and general practices are none. To attend, or to be heard, is not to lead.
    """
    seats, members = composition(body)
    full = keep(members, lambda member: known(not _attends_only(member), (member.node,)))
    leader = body.one("leadership")
    led = _private(leader.value.many("on_behalf_of")).sure if leader.known else ()
    found = gather(union(keep(seats, member_seat), full), _part_of)
    return union(found, Many(led, nodes=leader.nodes if led else ()))


@derived("person", YES_NO)
def member_of_board(person: Thing) -> One:
    """Whether the person is a member of the board on the day: participants and observers are not."""
    seats = keep(board_seats_of(person), member_seat)
    if seats.sure:
        return known(True, seats.nodes)
    return known(False, seats.nodes) if seats.certain else unknown(seats.lacks, seats.nodes)


@derived("person", many("organisation"))
def private_provider_posts(person: Thing) -> Many:
    """Companies that provide NHS services for profit by which the person is employed, in which they hold office, or from which they come."""
    employers, roles = person.many("employers"), person.many("other_roles")
    origins = [
        origin.value
        for seat in board_seats_of(person).sure
        for holder in holders_of(seat).sure
        if person.owner is seat or holder.one("person").is_(person) is Truth.YES
        if (origin := holder.one("from_organisation")).known
    ]
    lacks: tuple[Lack, ...] = ()
    if person.owner is not None and person.owner.noun == "seat":  # someone in post who is not named
        lacks = (Lack(person.owner, "holder", "holder: {person: p-chair}"),)
    found = union(_private(employers), gather(roles, _post), _private(Many(origins, nodes=(person.node,))))
    return Many(
        found.sure, found.maybe, complete=found.complete, nodes=found.nodes, lacks=lacks or found.lacks
    )


def _post(role: Thing) -> Many:
    organisation = role.one("organisation")
    if organisation.known:
        return _private(Many([organisation.value], nodes=(role.node,)))
    as_what = role.one("role")
    if as_what.known and as_what.value == "trustee":
        # a charity has trustees; a company for profit has directors
        return Many(nodes=(role.node,))
    lack = Lack(role, "organisation", "organisation: hope-hospice")
    return Many(complete=False, nodes=(role.node,), lacks=(lack,))


def _public(party: Thing) -> One:
    """Whether a party is a public body, or an office or body of the system."""
    if party.noun != "organisation":
        return known(True, (party.node,))
    return is_one_of(kind_of(party), _PUBLIC)


def _chairs_for_public_body(seat: Thing) -> One:
    """For whom a chair is there: the organisation whose seat it is, or from which they come; else those who nominate or appoint."""
    own = seat.one("organisation")
    origins = [each.one("from_organisation") for each in holders_of(seat).sure]
    named = [one for one in (own, *origins) if one.known]
    if named:
        return both(*(_public(one.value) for one in named))
    nominated, appointed = seat.many("nominated_by"), seat.many("appointed_by")
    chosen = [*nominated.sure] or [*appointed.sure]
    if not chosen:
        assert seat.owner is not None
        return _chosen_by_public_bodies(seat.owner, seat, appointed)
    return both(*(_public(party) for party in chosen))


def _chosen_by_public_bodies(body: Thing, seat: Thing | None, lacking: Many) -> One:
    """Whether all who choose the chair are public bodies, as the office of chair says."""
    chairs = body.many("chairs")
    offices = [each for each in chairs.sure if seat is None or each.one("seat").is_(seat) is Truth.YES]
    choosers = union(*(office.many("chosen_by") for office in offices)) if offices else Many(complete=False)
    if not choosers.sure:
        return unknown(lacks_of(choosers, lacking) or chairs.lacks, (body.node,))
    return both(*(_public(party) for party in choosers.sure))


@derived("body", YES_NO)
def chaired_for_public_bodies(body: Thing) -> One:
    """Whether everyone who chairs it does so for the NHS or another public body: the organisation whose seat it is, else those who nominate, appoint or choose."""
    seats = keep(composition(body)[0], of_the_chair)
    if seats.sure:
        answers = [_chairs_for_public_body(seat) for seat in seats.sure]
        return both(*answers)
    if seats.certain or body.many("chairs").sure:
        return _chosen_by_public_bodies(body, None, body.many("chairs"))
    return yes_no(Truth.UNKNOWN, nodes_of(seats), seats.lacks)
