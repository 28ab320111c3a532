"""Clinicians and doctors: where they take part, who leads, and which local committees of doctors have a role."""

from __future__ import annotations

from icscheck.model.catalogue import YES_NO, derived, fact, many, words
from icscheck.model.facts.bodies import composition, named_bodies
from icscheck.model.facts.early_systems import as_clinician
from icscheck.model.facts.organisations import is_nhs_body, works_here
from icscheck.model.facts.parties import kind_of
from icscheck.model.facts.seats import (
    NOT_MEMBERS,
    holders_of,
    member_seat,
    partner_sector,
    roles_of,
    seat_filled,
)
from icscheck.model.facts.seats import votes as seat_votes
from icscheck.model.read import in_force
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
    lacks_of,
    nodes_of,
    union,
    unknown,
)

#: Roles for which one has to be a clinician.
CLINICAL_ROLES = frozenset(
    {
        "medical_director",
        "nursing_director",
        "clinical_lead",
        "general_practitioner",
        "secondary_care_clinician",
        "pcn_clinical_director",
        "director_of_public_health",
        "public_health_consultant",
    }
)
#: Roles that do not say of which profession their holder is.
_ANY_PROFESSION = frozenset(
    {
        "member",
        "partner_member",
        "executive_member",
        "place_leader",
        "managing_director",
        "director",
        "quality_lead",
        "office_holder",
        "employee",
        "contractor",
        "partner",
    }
)
_CLINICAL_PROFESSIONS = frozenset(
    {
        "medicine",
        "nursing",
        "midwifery",
        "allied_health",
        "pharmacy",
        "dentistry",
        "optometry",
        "public_health",
        "psychology",
        "healthcare_science",
    }
)
_PUBLIC_HEALTH_ROLES = frozenset({"director_of_public_health", "public_health_consultant"})
#: Roles of people who lead as clinicians. A board's executives lead for the body, not for a place or a collaborative.
_LEADS_AS_CLINICIAN = CLINICAL_ROLES - _PUBLIC_HEALTH_ROLES


def _roles(one: Thing) -> Many:
    """The roles of a seat or a member; a member need not have one."""
    if one.noun == "seat":
        return roles_of(one)
    role = one.one("role")
    return Many([role.value] if role.known else [], complete=not role.unknown, nodes=role.nodes)


def _attends_only(one: Thing) -> One:
    roles = _roles(one)
    return known(any(role in NOT_MEMBERS for role in roles.sure), roles.nodes)


def _members(body: Thing) -> tuple[Many, Many]:
    """The seats and members of a body that take a full part."""
    seats, members = composition(body)
    return keep(seats, member_seat), keep(members, lambda one: known(_attends_only(one).value is False))


@derived("seat", YES_NO)
def for_clinician(seat: Thing) -> One:
    """Whether it is for a clinician, as such: by its role or profession, or by whom it speaks for."""
    return as_clinician(seat)


def _leaders(body: Thing) -> list[Thing]:
    keys = ("leader", "leadership") if body.noun == "place" else ("leadership",)
    return [leader.value for key in keys if (leader := body.one(key)).known]


def _leads_as_clinician(leader: Thing) -> One:
    role, person = leader.one("role"), leader.one("person")
    if role.known and role.value in _LEADS_AS_CLINICIAN:
        return known(True, role.nodes)
    practised = person.value.many("professions") if person.known else Many(complete=False)
    if _CLINICAL_PROFESSIONS.intersection(practised.sure):
        return known(True, practised.nodes)
    return known(False, practised.nodes) if practised.certain else unknown(practised.lacks, (leader.node,))


def _lead_seats(body: Thing) -> Many:
    return keep(
        composition(body)[0], lambda seat: known("clinical_lead" in roles_of(seat).sure, (seat.node,))
    )


@derived("body", YES_NO)
def has_clinical_lead(body: Thing) -> One:
    """Whether it has a clinician who leads, or shares in leading, its work: under `clinical_lead`, as its leader, or by a seat with that role."""
    said = body.one("clinical_lead")
    if said.known:
        return known(True, said.nodes)
    leading = [_leads_as_clinician(leader) for leader in _leaders(body)]
    seats = _lead_seats(body)
    if seats.sure or any(each.is_(True) is Truth.YES for each in leading):
        return known(True, (body.node,))
    if said.state == "none":
        return known(False, said.nodes)
    return unknown(said.lacks, (body.node,))


@derived("body", YES_NO)
def clinical_lead_in_post(body: Thing) -> One:
    """Whether a clinician leads, or shares in leading, its work on the day."""
    said = body.one("clinical_lead")
    posts = [_filled(said.value)] if said.known else []
    posts.extend(both(_filled(leader), _leads_as_clinician(leader)) for leader in _leaders(body))
    posts.extend(seat_filled(seat) for seat in _lead_seats(body).sure)
    return either(*posts) if posts else has_clinical_lead(body)


def _filled(leader: Thing) -> One:
    found = fact(leader, "filled")
    assert isinstance(found, One)
    return found


def _public_health_specialist(one: Thing) -> One:
    """Whether a seat or member is for a specialist in public health."""
    roles, voices = _roles(one), one.many("represents")
    if _PUBLIC_HEALTH_ROLES.intersection(roles.sure) or "director_of_public_health" in voices.sure:
        return known(True, (one.node,))
    if "public_health" in one.many("professions").sure or "public_health_doctor" in one.many("doctors").sure:
        return known(True, (one.node,))
    own_roles = [each.one("own_role") for each in holders_of(one).sure] if one.noun == "seat" else []
    if any(role.known and role.value in _PUBLIC_HEALTH_ROLES for role in own_roles):
        return known(True, (one.node,))
    other = roles.sure and roles.sure[0] not in _ANY_PROFESSION  # the main role comes first
    sector = partner_sector(one) if one.noun == "seat" else One("none")
    elsewhere = sector.known and sector.value != "local_authorities"
    of_others = own_roles and all(role.known for role in own_roles)
    if other or elsewhere or voices.certain or of_others or one.many("professions").complete:
        return known(False, (one.node,))
    return unknown(voices.lacks, (one.node,))


@derived("seat", YES_NO)
def for_public_health_specialist(seat: Thing) -> One:
    """Whether it is for a specialist in public health: by its role, profession or voice, or because who holds it is a director of public health."""
    return _public_health_specialist(seat)


def _vote(one: Thing) -> One:
    return seat_votes(one) if one.noun == "seat" else one.one("vote")


def _specialists_with_vote(body: Thing, *, in_post: bool) -> One:
    seats, members = _members(body)
    if in_post:
        seats = keep(seats, seat_filled)
    everyone = union(seats, members)
    found = keep(everyone, lambda one: both(_public_health_specialist(one), _vote(one)))
    if found.sure:
        return known(True, tuple(one.node for one in found.sure))
    return known(False, everyone.nodes) if found.certain else unknown(_of_specialists(everyone), found.nodes)


def _of_specialists(everyone: Many) -> tuple[Lack, ...]:
    """What is lacking to tell whether a specialist votes: no votes of those who are none."""
    lacks = list(everyone.lacks)
    for one in everyone.sure:
        specialist = _public_health_specialist(one)
        if specialist.unknown:
            lacks.extend(specialist.lacks)
        elif specialist.value:
            lacks.extend(_vote(one).lacks)
    return tuple(dict.fromkeys(lacks))


@derived("body", YES_NO)
def public_health_specialist_votes(body: Thing) -> One:
    """Whether it has a seat, or a member, with a vote for a specialist in public health. Being on a committee, or attending, is not enough."""
    return _specialists_with_vote(body, in_post=False)


@derived("body", YES_NO)
def public_health_specialist_in_post(body: Thing) -> One:
    """Whether a specialist in public health with a vote is in post on the day."""
    return _specialists_with_vote(body, in_post=True)


#: Roles of which none is a doctor's as such, so that nobody need say which kind of doctor comes.
_NO_DOCTORS = frozenset(
    {
        "non_executive_member",
        "senior_non_executive_member",
        "chief_executive",
        "deputy_chief_executive",
        "chief_finance_officer",
        "nursing_director",
        "director_of_adult_social_services",
        "director_of_childrens_services",
        "councillor",
        "patient_representative",
        "healthwatch_representative",
        "voluntary_sector_representative",
        "digital_lead",
        "people_lead",
        "company_secretary",
        "mayoral_nominee",
        "chair",
        "deputy_chair",
        "conflicts_guardian",
    }
)


def _doctors(one: Thing) -> Many:
    """The kinds of doctor whom a seat or member brings."""
    said, roles = one.many("doctors"), _roles(one)
    shown: list[str] = []
    if "general_practitioner" in roles.sure or "general_practice" in one.many("represents").sure:
        shown.append("general_practitioner")
    if "secondary_care_clinician" in roles.sure and "medicine" in one.many("professions").sure:
        shown.append("secondary_care_doctor")
    none = bool(roles.sure) and roles.certain and _NO_DOCTORS.issuperset(roles.sure)
    settled = said.complete or (none and said.wholly_unknown)
    return Many(
        [*said.sure, *shown], complete=settled, nodes=(one.node,), lacks=() if settled else said.lacks
    )


def _of_nhs_body(one: Thing) -> One:
    """Whether a seat is the NHS body's own medical director's: one that names no other organisation."""
    if "medical_director" not in _roles(one).sure:
        return known(False, (one.node,))
    elsewhere = one.one("organisation").known or (
        one.noun == "seat" and any(each.one("from_organisation").known for each in holders_of(one).sure)
    )
    return known(not elsewhere, (one.node,))


def _doctors_on(body: Thing, *, in_post: bool = False, but_medical_director: bool = False) -> Many:
    """Kinds of doctor on a body. A list that the body itself gives is the whole of it, with theirs."""
    said = body.many("doctors")
    seats, members = _members(body)
    if in_post:
        seats = keep(seats, seat_filled)
    taking_part = union(seats, members)
    if but_medical_director:
        taking_part = keep(taking_part, lambda one: known(_of_nhs_body(one).value is False, (one.node,)))
    people = gather(taking_part, _doctors)
    return Many(
        [*said.sure, *people.sure],
        people.maybe,
        complete=said.complete or (said.wholly_unknown and people.complete),
        nodes=said.nodes if said.complete else people.nodes,
        lacks=lacks_of(said, people),
    )


@derived("body", words("doctor"))
def doctors_taking_part(body: Thing) -> Many:
    """The kinds of doctor who take a full part: what the body says, and what its seats and members say."""
    return _doctors_on(body)


@derived("body", words("doctor"))
def doctors_in_post(body: Thing) -> Many:
    """The kinds of doctor who take a full part on the day: seats that are vacant are left out."""
    return _doctors_on(body, in_post=True)


@derived("system", words("doctor"))
def doctors_in_nhs_body(system: Thing) -> Many:
    """The kinds of doctor who take a full part in the board or the committees of the NHS body, besides its medical director."""
    return _in_nhs_body(system, in_post=False)


@derived("system", words("doctor"))
def doctors_in_post_in_nhs_body(system: Thing) -> Many:
    """The kinds of doctor who take a full part there on the day: seats that are vacant are left out."""
    return _in_nhs_body(system, in_post=True)


def _in_nhs_body(system: Thing, *, in_post: bool) -> Many:
    root = system.system.root
    board = root.one("board")

    def on(body: Thing) -> Many:
        return _doctors_on(body, in_post=in_post, but_medical_director=True)

    boards = Many([board.value] if board.known else [], complete=not board.unknown, lacks=board.lacks)
    return union(gather(boards, on), gather(root.many("committees"), on))


def _committees_of(system: Thing, kind: str) -> Many:
    """Committees of doctors of a kind; every area has one, so that none listed means that they are not known."""
    listed = system.system.root.many("organisations")
    found = keep(keep(listed, works_here), lambda each: is_one_of(each.one("kind"), (kind,)))
    if found.sure or found.maybe:
        return found
    lack = Lack(system.system.root, "organisations", f"organisations: [{{id: tarn-committee, kind: {kind}}}]")
    return Many(complete=False, nodes=found.nodes, lacks=(lack,))


@derived("system", many("organisation"))
def local_medical_committees(system: Thing) -> Many:
    """The local medical committees of the area. Not known when none is listed, since every area has one."""
    return _committees_of(system, "local_medical_committee")


@derived("system", many("organisation"))
def local_negotiating_committees(system: Thing) -> Many:
    """The local negotiating committees of the area's trusts. Not known when none is listed, since trusts have them."""
    return _committees_of(system, "local_negotiating_committee")


@derived("organisation", YES_NO)
def has_formal_role(organisation: Thing) -> One:
    """Whether it has a formal role in the system: a seat, or a place as member, participant or observer in a body, or another that it names."""
    for body in named_bodies(organisation.system.root):
        seats, members = composition(body)
        for one in (*seats.sure, *members.sure):
            named = one.one("organisation").is_(organisation) is Truth.YES
            if named or (one.noun == "seat" and one.many("nominated_by").has(organisation) is Truth.YES):
                return known(True, (one.node,))
    said = organisation.one("formal_role")
    if said.known:
        return known(True, said.nodes)
    return known(False, said.nodes) if said.state == "none" else unknown(said.lacks, (organisation.node,))


#: Parties that stand for several partners of the system.
_SEVERAL = ("every_council", "every_eligible_trust", "every_eligible_practice", "partnership")
#: Parties that are no partners of the system.
_OUTSIDE = (
    "nhs_england",
    "secretary_of_state",
    "civil_service",
    "regulator",
    "board",
    "committee",
    "office",
    "person",
)


@derived("document", YES_NO)
def agreed_with_partners(document: Thing) -> One:
    """Whether two or more partners in the system, besides the NHS body, agreed to it. The partnership, or a word such as `every_council`, stands for several."""
    others = Many((*document.many("approved_by").sure, *document.many("parties").sure))
    agreed = union(document.many("agreed_with"), others)
    partners = keep(agreed, _partner)
    if any(party.id in _SEVERAL for party in agreed.sure) or len(partners.sure) > 1:
        return known(True, nodes_of(document.many("agreed_with"), document.many("parties")))
    if partners.certain:
        return known(False, agreed.nodes)
    return unknown(
        (Lack(document, "agreed_with", "agreed_with: [every_council, partnership]"),), (document.node,)
    )


def _partner(party: Thing) -> One:
    ours, kind = is_nhs_body(party), kind_of(party)
    if ours.is_(True) is Truth.YES or (kind.known and kind.value in _OUTSIDE):
        return known(False, kind.nodes)
    if party.noun == "organisation" and in_force(party, party.system.as_of) is Truth.NO:
        return known(False, (party.node,))
    return known(True, kind.nodes) if kind.known else unknown(kind.lacks, kind.nodes)
