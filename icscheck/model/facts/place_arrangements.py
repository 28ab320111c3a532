"""How places are arranged: their boundaries, who agreed to them, whom they answer to, who takes part."""

from __future__ import annotations

from icscheck.model.catalogue import YES_NO, derived, many, words
from icscheck.model.facts.bodies import organisations_on, spoken_for
from icscheck.model.facts.collaboratives import done
from icscheck.model.facts.organisations import is_nhs_body
from icscheck.model.facts.parties import kind_of, social_care
from icscheck.model.facts.places import functions_at, represented, taking_part
from icscheck.model.facts.places import leader as leader_of
from icscheck.model.facts.seats import holders_of, roles_of, seat_filled
from icscheck.model.things import Thing
from icscheck.model.values import (
    Lack,
    Many,
    One,
    Truth,
    either,
    gather,
    is_one_of,
    keep,
    known,
    lacks_of,
    nodes_of,
    union,
    unknown,
)

#: What speaks for the NHS body: itself, and before it a clinical commissioning group.
_COMMISSIONERS = ("clinical_commissioning_group",)
#: Parties that are neither partners in a place nor of the system.
_NO_PARTNERS = (
    "integrated_care_board",
    "clinical_commissioning_group",
    "board",
    "committee",
    "nhs_england",
    "secretary_of_state",
    "civil_service",
    "regulator",
    "local_authority",
    "office",
    "person",
)
#: What a boundary may follow and still be that of the councils named.
_WHOLE_AREAS = frozenset({"council_area", "local_communities"})
#: Roles that leave it open what their holder is elsewhere.
_OPEN_ROLES = frozenset({"chair", "deputy_chair", "member", "partner_member", "office_holder"})
#: Roles that a member from a council may have.
_OF_COUNCILS = ("director_of_adult_social_services", "director_of_public_health", "councillor")


@derived("place", YES_NO)
def boundary_stated(place: Thing) -> One:
    """Whether it is said where its boundary runs: in words, or because it is that of the councils named."""
    said, basis, councils = place.one("boundary"), place.many("footprint_basis"), place.many("councils")
    if said.known:
        return known(True, said.nodes)
    whole_areas = "council_area" in basis.sure and basis.certain and _WHOLE_AREAS.issuperset(basis.sure)
    if whole_areas and councils.sure:
        return known(True, nodes_of(basis, councils))
    return known(False, said.nodes) if said.state == "none" else unknown(said.lacks, (place.node,))


@derived("place", YES_NO)
def functions_confirmed(place: Thing) -> One:
    """Whether the functions that it carries out are settled: it says so, or they are listed (`none` is an answer too)."""
    said, functions = place.one("functions_confirmed"), functions_at(place)
    if not said.unknown:
        return done(said, place.system.as_of)
    if functions.sure or ("functions" in place.values_written() and place.many("functions").certain):
        return known(True, functions.nodes)
    return unknown(place.many("functions").lacks or said.lacks, (place.node,))


@derived("place", YES_NO)
def reports_to_nhs_body(place: Thing) -> One:
    """Whether it reports to the NHS body: to its board or to one of its committees."""
    reports = place.many("reports_to")
    found = keep(reports, lambda body: known(body.noun in ("board", "committee"), (body.node,)))
    if found.sure:
        return known(True, reports.nodes)
    return known(False, reports.nodes) if found.certain else unknown(reports.lacks, reports.nodes)


@derived("place", YES_NO)
def linked_to_partnership(place: Thing) -> One:
    """Whether it is linked to the partnership: it reports to it, is represented on it, or has a seat there."""
    links = union(place.many("reports_to"), place.many("represented_on"))
    if any(body.noun == "partnership" for body in links.sure):
        return known(True, links.nodes)
    partnership = place.system.root.one("partnership")
    if partnership.known:
        for seat in partnership.value.many("seats").sure:
            if seat.one("place").is_(place) is Truth.YES:
                return known(True, (seat.node,))
    said = place.many("represented_on")
    if said.certain and place.many("reports_to").certain:
        return known(False, links.nodes)
    return unknown(links.lacks, (place.node,))


def _commissions(party: Thing) -> One:
    """Whether a party is the system's NHS body, or a clinical commissioning group before it."""
    return either(is_nhs_body(party), is_one_of(kind_of(party), _COMMISSIONERS))


@derived("place", YES_NO)
def agreed_by_nhs_body(place: Thing) -> One:
    """Whether the NHS body, or before it a clinical commissioning group, agreed its arrangements."""
    dated, agreed = done(place.one("agreed_with_nhs_body"), place.system.as_of), place.many("agreed_by")
    found = keep(agreed, _commissions)
    if dated.known:
        return dated
    if found.sure:
        return known(True, found.nodes)
    if found.certain:
        return known(False, agreed.nodes)
    return unknown(agreed.lacks, (place.node,))


@derived("place", many("organisation"))
def councils_yet_to_agree(place: Thing) -> Many:
    """Councils responsible for social care, among those whose areas it covers, that have not agreed its arrangements."""
    councils, agreed = place.many("councils"), place.many("agreed_by")
    relevant = keep(councils, social_care)
    if any(party.id == "every_council" and party.noun == "party" for party in agreed.sure):
        return Many(nodes=agreed.nodes)

    def waiting(council: Thing) -> One:
        truth = agreed.has(council)
        if truth is Truth.UNKNOWN:
            return unknown(agreed.lacks, agreed.nodes)
        return known(truth is Truth.NO, agreed.nodes)

    found = keep(relevant, waiting)
    if relevant.certain and not relevant.sure:  # every place lies in the area of such a council
        lack = (Lack(place, "councils", "councils: [fenwick-city]"),)
        return Many(complete=False, nodes=councils.nodes, lacks=(*councils.lacks, *lack))
    return Many(
        found.sure, found.maybe, complete=found.complete, nodes=nodes_of(councils, agreed), lacks=found.lacks
    )


@derived("place", many("party"))
def partners_that_agreed(place: Thing) -> Many:
    """Those who agreed its arrangements besides the NHS body and the councils."""
    return keep(place.many("agreed_by"), lambda party: _none_of(kind_of(party), _NO_PARTNERS))


def _none_of(value: One, kinds: tuple[str, ...]) -> One:
    return value if value.unknown else known(value.value not in kinds, value.nodes)


@derived("place", YES_NO)
def nhs_body_on_place(place: Thing) -> One:
    """Whether the NHS body, or before it a clinical commissioning group, takes part: by a seat, as a member, or by a leader who acts for it or is employed by it."""
    parties, voices, leads = organisations_on(place), represented(place), _leads_for_nhs_body(place)
    found = keep(parties, _commissions)
    if found.sure:
        return known(True, found.nodes)
    if "commissioner" in voices.sure:
        return known(True, voices.nodes)
    if leads.is_(True) is Truth.YES or (found.certain and voices.certain):
        return leads
    return unknown(lacks_of(parties, voices), parties.nodes)


def _leads_for_nhs_body(place: Thing) -> One:
    """Whether who leads a place acts for the NHS body, or is employed by it."""
    leader = leader_of(place)
    if not leader.known:
        return known(False, leader.nodes) if leader.state == "none" else unknown(leader.lacks, leader.nodes)
    on_behalf, person = leader.value.many("on_behalf_of"), leader.value.one("person")
    employers = person.value.many("employers") if person.known else Many(complete=False, lacks=person.lacks)
    for parties in (on_behalf, employers):
        found = keep(parties, _commissions)
        if found.sure:
            return known(True, found.nodes)
    if keep(on_behalf, _commissions).certain or keep(employers, _commissions).certain:
        return known(False, (leader.value.node,))
    return unknown(on_behalf.lacks, (leader.value.node,))


@derived("place", words("role"))
def roles_taking_part(place: Thing) -> Many:
    """The roles of those who take a full part: what its seats and members say. Open while someone from a council may be there in a role that is not said."""
    return _roles(place, *taking_part(place))


@derived("place", words("role"))
def roles_in_post(place: Thing) -> Many:
    """The roles of those who take a full part on the day: vacant seats are left out."""
    seats, members = taking_part(place)
    return _roles(place, keep(seats, seat_filled), members)


def _roles(place: Thing, seats: Many, members: Many) -> Many:
    found = union(gather(seats, _roles_of_seat), gather(members, _role_of))
    heard = spoken_for(place, seats, members).sure
    brought = ["director_of_public_health"] if "director_of_public_health" in heard else []
    return Many(
        [*found.sure, *brought], found.maybe, complete=found.complete, nodes=found.nodes, lacks=found.lacks
    )


def _roles_of_seat(seat: Thing) -> Many:
    """A seat's roles, and what its holders are elsewhere; what someone from a council may be, when that is not said."""
    roles = roles_of(seat)
    own = [holder.one("own_role") for holder in holders_of(seat).sure]
    elsewhere = Many((role.value for role in own if role.known), nodes=roles.nodes)
    said = union(roles, elsewhere)
    if "also" in seat.values_written() or elsewhere.sure or _OPEN_ROLES.isdisjoint(roles.sure[:1]):
        return said
    if not _for_council(seat):
        return said
    return Many(said.sure, _OF_COUNCILS, nodes=said.nodes, lacks=(Lack(seat, "also", "also: [councillor]"),))


def _for_council(seat: Thing) -> bool:
    """Whether a seat is, or may be, a council's."""
    own, voices = seat.one("organisation"), seat.many("represents")
    if own.known:
        return kind_of(own.value).value in ("local_authority", None)
    parties = (*seat.many("nominated_by").sure, *seat.many("appointed_by").sure)
    councils = any(kind_of(party).value == "local_authority" for party in parties)
    return councils or "local_authority" in voices.sure or not (voices.complete or parties)


def _role_of(member: Thing) -> Many:
    """A member's role; those that someone from a council may have, when it is not said."""
    role = member.one("role")
    if role.known:
        return Many([role.value], nodes=role.nodes)
    organisation = member.one("organisation")
    voices = member.many("represents")
    council = is_one_of(kind_of(organisation.value), ("local_authority",)) if organisation.known else None
    if council is not None and council.is_(True) is Truth.NO:
        return Many(nodes=(member.node,))
    if council is None and voices.complete and not {"local_authority", "social_care"} & set(voices.sure):
        return Many(nodes=voices.nodes)
    may_be: tuple[str, ...] = _OF_COUNCILS
    if organisation.known and social_care(organisation.value).is_(True) is Truth.NO:
        may_be = ("councillor",)  # a district has neither of the two directors
    return Many((), may_be, nodes=(member.node,), lacks=(Lack(member, "role", "role: councillor"),))
