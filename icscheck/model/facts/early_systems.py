"""Systems before the law of 2022: their NHS organisations and councils, who takes part, what places and collaboratives rest on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from icscheck.model.catalogue import NUMBER, YES_NO, derived, many, words
from icscheck.model.facts.bodies import (
    composition,
    decides_in_fact,
    member_seats_of,
    organisations_behind,
    organisations_on,
    voices_of,
    with_implied,
)
from icscheck.model.facts.organisations import members_of, works_here
from icscheck.model.facts.parties import TRUSTS, kind_of, social_care
from icscheck.model.facts.places import taking_part
from icscheck.model.facts.seats import (
    EXECUTIVE_POSTS,
    NON_EXECUTIVES,
    holders_of,
    of_the_chair,
    partner_sector,
    roles_of,
    seat_filled,
)
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
    nodes_of,
    union,
    unknown,
)

_CCG = "clinical_commissioning_group"


def _here(system: Thing, kinds: tuple[str, ...]) -> Many:
    """The organisations of these kinds that work in a system on the day."""
    organisations = keep(system.system.root.many("organisations"), works_here)
    return keep(organisations, lambda each: is_one_of(kind_of(each), kinds))


@derived("system", many("organisation"))
def clinical_commissioning_groups(system: Thing) -> Many:
    """The clinical commissioning groups that exist on the day and work in the system."""
    return _here(system, (_CCG,))


@derived("system", many("organisation"))
def nhs_organisations(system: Thing) -> Many:
    """The NHS trusts, foundation trusts and clinical commissioning groups that work in the system on the day."""
    return _here(system, (*TRUSTS, _CCG))


@derived("system", many("organisation"))
def statutory_partners(system: Thing) -> Many:
    """The NHS trusts, foundation trusts, clinical commissioning groups and councils of the system on the day."""
    return union(_here(system, (*TRUSTS, _CCG)), system.many("councils"))


@derived("organisation", YES_NO)
def takes_part_in_system(organisation: Thing) -> One:
    """Whether it takes part in the system's board or partnership: by a seat, as a member, or as a party to a joint committee."""
    bodies = (organisation.system.root.one(key) for key in ("board", "partnership"))
    return either(*(_takes_part_in(body, organisation) for body in bodies))


def _takes_part_in(body: One, organisation: Thing) -> One:
    if not body.known:
        return body if body.unknown else known(False, body.nodes)
    named = organisations_on(body.value)
    origins = Many(
        origin.value
        for seat in member_seats_of(body.value).sure
        for holder in holders_of(seat).sure
        if (origin := holder.one("from_organisation")).known
    )
    parties = body.value.many("parties")
    if "joint_committee" not in body.value.many("legal_form").sure:
        parties = Many(parties.sure, nodes=parties.nodes)  # only a joint committee has parties
    there = union(named, origins, parties)
    truth = there.has(organisation)
    if truth is not Truth.YES:
        truth = _among_all(there, organisation) or truth
    if truth is Truth.UNKNOWN:
        return unknown(there.lacks, there.nodes or body.nodes)
    return known(truth is Truth.YES, there.nodes or body.nodes)


def _among_all(parties: Many, organisation: Thing) -> Truth | None:
    """Whether an organisation is meant by `every_council` or `every_eligible_trust`, where these are named."""
    named = {party.id for party in parties.sure if party.noun == "party"}
    if "every_council" in named and social_care(organisation).is_(True) is Truth.YES:
        return Truth.YES
    if "every_eligible_trust" in named and is_one_of(kind_of(organisation), TRUSTS).is_(True) is Truth.YES:
        truth = organisation.one("partner_trust").is_(True)
        return None if truth is Truth.NO else truth
    return None


#: Roles of members who are there for the whole body and for no group, unless their seat says so.
_FOR_NO_GROUP = frozenset(
    {"chair", "deputy_chair", "deputy_chief_executive", "executive_member", *EXECUTIVE_POSTS, *NON_EXECUTIVES}
)
#: What a trusts' partner member may speak for.
_CARE_BY_TRUSTS = (
    "acute",
    "community",
    "mental_health",
    "ambulance",
    "specialist",
    "learning_disability_autism",
)


def _speaks_for(seat: Thing) -> Many:
    """Whom a seat speaks for: what it says; else a partner member for the sector, and the body's own officers for no group."""
    voices = voices_of(seat)
    if "represents" in seat.values_written():
        return voices
    roles, sector = roles_of(seat), partner_sector(seat)
    if sector.known:
        perhaps = _CARE_BY_TRUSTS if sector.value == "nhs_trusts" else ()
        return Many(voices.sure, perhaps, nodes=voices.nodes, lacks=voices.lacks if perhaps else ())
    if roles.certain and roles.sure and _FOR_NO_GROUP.issuperset(roles.sure):
        return Many(voices.sure, nodes=voices.nodes)
    return voices


def _spoken_for(body: Thing, seats: Many, members: Many) -> Many:
    said, people = body.many("represents"), union(gather(seats, _speaks_for), gather(members, voices_of))
    return Many(
        with_implied([*said.sure, *people.sure]),
        with_implied(people.maybe),
        complete=said.complete or (said.wholly_unknown and people.complete),
        nodes=said.nodes if said.complete else people.nodes,
        lacks=(*people.lacks, *(() if said.wholly_unknown else said.lacks)),
    )


@derived("body", words("voice"))
def members_speak_for(body: Thing) -> Many:
    """Whom the members' seats and members speak for, with what the body itself says. Participants and observers do not count."""
    return _spoken_for(body, *taking_part(body))


@derived("body", words("voice"))
def members_in_post_speak_for(body: Thing) -> Many:
    """Whom its members, and the members' seats that are filled on the day, speak for, with what the body itself says."""
    seats, members = taking_part(body)
    return _spoken_for(body, keep(seats, seat_filled), members)


#: Voices that clinical and care professionals have.
_CLINICAL_VOICES = ("clinical_and_professional", "nursing", "allied_health_professions")
_CLINICAL_ROLES = frozenset(
    {
        "medical_director", "nursing_director", "clinical_lead", "general_practitioner", "pcn_clinical_director",
        "secondary_care_clinician",
    }
)  # fmt: skip
CLINICAL_PROFESSIONS = frozenset(
    {
        "medicine", "nursing", "midwifery", "allied_health", "pharmacy", "dentistry", "optometry", "psychology",
        "healthcare_science",
    }
)  # fmt: skip
#: Voices of those who are there for others than those who give care.
_OTHER_VOICES = frozenset(
    {
        "local_authority", "patients_and_carers", "people_with_lived_experience", "healthwatch", "commissioner",
        "voluntary_community_social_enterprise", "other_statutory_bodies", "housing", "education",
        "criminal_justice", "employers", "emergency_services", "non_executives", "health_and_wellbeing_board",
    }
)  # fmt: skip
#: Roles that leave it open from where someone comes and what they bring.
_OPEN_ROLES = frozenset(
    {"member", "partner_member", "executive_member", "managing_director", "office_holder", "employee"}
)
#: Roles of public health, which may be a clinician's.
_PUBLIC_HEALTH = frozenset({"director_of_public_health", "public_health_consultant"})


def _roles(one: Thing) -> Many:
    """The roles of a seat, or of a member, who need not say as what they take part."""
    if one.noun == "seat":
        return roles_of(one)
    role = one.one("role")
    return Many([role.value] if role.known else [], complete=role.known, nodes=role.nodes)


def as_clinician(one: Thing) -> One:
    """Whether a seat or member is there as a clinician: by its role, its profession or what it speaks for."""
    roles, professions, voices = _roles(one), one.many("professions"), one.many("represents")
    clinical = (
        not _CLINICAL_ROLES.isdisjoint(roles.sure)
        or not CLINICAL_PROFESSIONS.isdisjoint(professions.sure)
        or any(voice in _CLINICAL_VOICES for voice in voices.sure)
        or bool(one.many("doctors").sure)
    )
    if clinical:
        return known(True, (one.node,))
    for_others = voices.complete and bool(voices.sure) and _OTHER_VOICES.issuperset(voices.sure)
    for_another = roles.certain and bool(roles.sure) and roles.sure[0] not in _OPEN_ROLES | _PUBLIC_HEALTH
    if professions.complete or for_others or for_another:
        return known(False, (one.node,))
    return unknown((Lack(one, "professions", "professions: [medicine]"),), (one.node,))


def _some_of(body: Thing, people: tuple[Many, Many], test: Callable[[Thing], One]) -> One:
    """Whether a test holds of one of the seats and members of a body."""
    found = keep(union(*people), test)
    if found.sure:
        return known(True, tuple(one.node for one in found.sure))
    return known(False, nodes_of(*people)) if found.certain else unknown(found.lacks, (body.node,))


def _filled(people: tuple[Many, Many]) -> tuple[Many, Many]:
    """The same, with those seats only that are filled on the day."""
    seats, members = people
    return keep(seats, seat_filled), members


def _clinicians(body: Thing, people: tuple[Many, Many]) -> One:
    said, doctors = body.many("represents"), body.many("doctors")
    if any(voice in _CLINICAL_VOICES for voice in said.sure) or doctors.sure:
        return known(True, said.nodes if said.sure else doctors.nodes)
    return _some_of(body, people, as_clinician)


@derived("body", YES_NO)
def clinician_takes_part(body: Thing) -> One:
    """Whether a clinician or care professional is a member, as such: by the role or profession of a seat or member, or by whom it speaks for."""
    return _clinicians(body, taking_part(body))


@derived("body", YES_NO)
def clinician_in_post(body: Thing) -> One:
    """Whether such a clinician or care professional is there on the day: as a member, or in a seat that is filled."""
    return _clinicians(body, _filled(taking_part(body)))


def _clinician_if_said(one: Thing) -> One:
    """Whether someone from a network is a clinician: only what is said of their role and professions decides."""
    professions = one.many("professions")
    by_role = not _CLINICAL_ROLES.isdisjoint(_roles(one).sure)
    if by_role or not CLINICAL_PROFESSIONS.isdisjoint(professions.sure):
        return known(True, (one.node,))
    if professions.complete:
        return known(False, professions.nodes)
    return unknown((Lack(one, "role", "role: pcn_clinical_director"),), (one.node,))


def _from_network(one: Thing) -> One:
    """Whether a seat or member is a clinician's from a primary care network."""
    roles = _roles(one)
    if "pcn_clinical_director" in roles.sure:
        return known(True, (one.node,))
    named = one.one("organisation")
    kind = kind_of(named.value) if named.known else named
    if kind.known:
        if kind.value != "primary_care_network":
            return known(False, named.nodes)
        return _clinician_if_said(one)
    voices = one.many("represents")
    elsewhere = voices.complete and {"primary_care", "general_practice"}.isdisjoint(voices.sure)
    open_role = not roles.sure or roles.sure[0] in {*_OPEN_ROLES, "general_practitioner", "clinical_lead"}
    if elsewhere or not open_role:
        return known(False, (one.node,))
    return unknown((Lack(one, "role", "role: pcn_clinical_director"),), (one.node,))


@derived("place", YES_NO)
def network_clinician_takes_part(place: Thing) -> One:
    """Whether a clinical director of a primary care network, or another clinician from one, has a part in it: by a seat or as a member."""
    return _some_of(place, taking_part(place), _from_network)


@derived("place", YES_NO)
def network_clinician_in_post(place: Thing) -> One:
    """Whether such a director or clinician is there on the day: as a member, or in a seat that is filled."""
    return _some_of(place, _filled(taking_part(place)), _from_network)


@derived("place", YES_NO)
def on_council_boundaries(place: Thing) -> One:
    """Whether it follows whole areas of councils responsible for social care, which assess local needs. Two places in one council's area do not."""
    basis, councils = place.many("footprint_basis"), place.many("councils")
    if "council_area" not in basis.sure or "part_of_council_area" in basis.sure:
        said = basis.certain or "part_of_council_area" in basis.sure
        return known(False, basis.nodes) if said else unknown(basis.lacks, basis.nodes)
    responsible = keep(councils, social_care)
    if not responsible.sure:
        if responsible.certain:
            return known(False, councils.nodes)
        return unknown(responsible.lacks, (*basis.nodes, *councils.nodes))
    others = (each for each in place.system.root.many("places").sure if each is not place)
    if any(council in other.many("councils").sure for other in others for council in responsible.sure):
        return known(False, councils.nodes)
    return known(True, nodes_of(basis, councils)) if basis.complete else unknown(basis.lacks, basis.nodes)


@derived("place", YES_NO)
def holds_budget(place: Thing) -> One:
    """Whether a budget is delegated to it: one of its own, or money with a function delegated to it. A budget of nothing is none."""
    own = place.one("budget")
    if own.known and own.value.one("amount").is_(0) is not Truth.YES:
        return known(True, own.nodes)
    received = keep(place.system.root.many("delegations"), lambda each: is_one_of(each.one("to"), (place,)))
    with_money = [each for each in received.sure if _has_money(each)]
    if with_money:
        return known(True, tuple(each.node for each in with_money))
    return own if own.unknown else known(False, own.nodes)


def _has_money(delegation: Thing) -> bool:
    budget = delegation.one("budget")
    return budget.known and budget.value > 0


@derived("place", many("fund"))
def pooled_funds(place: Thing) -> Many:
    """The pooled funds that serve it."""
    return keep(place.system.root.many("funds"), lambda fund: is_one_of(fund.one("place"), (place,)))


#: Legal forms that rest on something formal.
_FORMAL = frozenset(
    {
        "statutory_body", "committee", "sub_committee", "joint_committee", "committees_in_common", "lead_provider",
        "provider_leadership_board", "partnership_agreement", "company",
    }
)  # fmt: skip


@derived("collaborative", YES_NO)
def formal(collaborative: Thing) -> One:
    """Whether it is a formal arrangement: under a signed agreement, terms of reference or a contract, or in a legal form that rests on one."""
    if collaborative.noun == "collaborative_elsewhere":
        return unknown((), (collaborative.node,))
    agreement, terms, contract = (
        collaborative.one(key) for key in ("agreement", "terms_of_reference", "contract")
    )
    forms = collaborative.many("legal_form")
    signed = agreement.value.one("signed") if agreement.known else agreement
    to_come = signed.known and signed.value > collaborative.system.as_of
    unsigned = to_come or signed.state == "none"
    if (agreement.known and not unsigned) or terms.known or contract.known:
        return known(True, nodes_of(*(each for each in (agreement, terms, contract) if each.known)))
    if not _FORMAL.isdisjoint(forms.sure):
        return known(True, forms.nodes)
    if unsigned and terms.state == "none":
        return known(False, nodes_of(agreement, terms))
    return unknown((*agreement.lacks, *terms.lacks), (collaborative.node,))


@derived("collaborative", YES_NO)
def says_who_leads(collaborative: Thing) -> One:
    """Whether it is settled who leads it, or how: a leader, a chair, a lead provider or a model of leadership."""
    chairs, seats = collaborative.many("chairs"), keep(collaborative.many("seats"), of_the_chair)
    singles = [collaborative.one(key) for key in ("leadership", "lead", "model")]
    answers = [
        unknown(each.lacks, each.nodes) if each.unknown else known(each.known, each.nodes) for each in singles
    ]
    answers.extend(
        known(bool(each.sure), each.nodes) if each.sure or each.certain else unknown(each.lacks, each.nodes)
        for each in (chairs, seats)
    )
    return either(*answers)


@derived("collaborative", YES_NO)
def of_several(collaborative: Thing) -> One:
    """Whether two or more organisations are in it. One that another system describes is taken at its word."""
    if collaborative.noun == "collaborative_elsewhere":
        count = collaborative.one("trust_count")
        alone = count.known and count.value < 2
        return unknown((), count.nodes) if alone else known(True, (collaborative.node,))
    found = members_of(collaborative)
    least, most = found.size()
    groups = ("every_council", "every_eligible_trust", "every_eligible_practice")
    if least >= 2 or any(party.id in groups for party in found.sure):
        return known(True, found.nodes)
    return known(False, found.nodes) if most is not None and most < 2 else unknown(found.lacks, found.nodes)


#: Ways of involving people that say whom they involve.
_VOICE_OF_METHOD = {
    "citizens_panel": "people_with_lived_experience",
    "lay_members": "people_with_lived_experience",
    "patient_group": "patients_and_carers",
    "healthwatch": "healthwatch",
    "vcse_alliance": "voluntary_community_social_enterprise",
}
_VOICE_OF_KIND = {
    "local_healthwatch": "healthwatch",
    "charity": "voluntary_community_social_enterprise",
    "charity_hospice": "voluntary_community_social_enterprise",
    "community_interest_company": "voluntary_community_social_enterprise",
}


@derived("system", words("voice"))
def voices_in_governance(system: Thing) -> Many:
    """Whom the board, the partnership, the committees and the places bring into the system's governance: those who take part in them, and those involved by an arrangement that feeds into one."""
    return _voices_in_governance(system, members_speak_for, composition)


@derived("system", words("voice"))
def voices_in_governance_in_practice(system: Thing) -> Many:
    """The same on the day: seats that are vacant bring nobody."""
    return _voices_in_governance(system, members_in_post_speak_for, _composition_in_post)


def _composition_in_post(body: Thing) -> tuple[Many, Many]:
    return _filled(composition(body))


def _voices_in_governance(
    system: Thing, speak_for: Callable[[Thing], Many], people: Callable[[Thing], tuple[Many, Many]]
) -> Many:
    root = system.system.root
    own = [root.one(key) for key in ("board", "partnership")]
    bodies = union(
        *(
            Many([body.value] if body.known else [], complete=not body.unknown, nodes=body.nodes)
            for body in own
        ),
        root.many("committees"),
        root.many("places"),
    )
    heard = union(
        gather(bodies, speak_for), gather(bodies, lambda body: _voices_of_organisations(*people(body)))
    )
    section = root.one("involvement")
    arrangements = (
        section.value.many("arrangements")
        if section.known
        else Many(complete=not section.unknown, nodes=section.nodes, lacks=section.lacks)
    )
    involved = gather(keep(arrangements, _feeds_into_a_body), _voices_of_arrangement)
    everyone = union(heard, involved)
    lack = Lack(
        root, "involvement", "involvement: {arrangements: [{methods: [citizens_panel], body: board}]}"
    )
    return Many(
        everyone.sure,
        everyone.maybe,
        complete=everyone.complete,
        nodes=everyone.nodes or (root.node,),
        lacks=() if everyone.certain else (lack,),
    )


def _voices_of_organisations(seats: Many, members: Many) -> Many:
    """What the kinds of the organisations on a body say of whom they speak for; a kind not known says nothing."""
    kinds = (kind_of(party) for party in organisations_behind(seats, members).sure)
    return Many(with_implied(_VOICE_OF_KIND[kind.value] for kind in kinds if kind.value in _VOICE_OF_KIND))


def _feeds_into_a_body(arrangement: Thing) -> One:
    """Whether an arrangement feeds into a body of the system. Lay members on a body are on one."""
    body = arrangement.one("body")
    if "lay_members" in arrangement.many("methods").sure or body.known:
        return known(True, (arrangement.node,))
    return body if body.unknown else known(False, body.nodes)


def _voices_of_arrangement(arrangement: Thing) -> Many:
    partners, methods = arrangement.many("with"), arrangement.many("methods")
    brought = [_VOICE_OF_METHOD[method] for method in methods.sure if method in _VOICE_OF_METHOD]
    return Many(
        with_implied([*partners.sure, *brought]),
        complete=partners.complete or (partners.wholly_unknown and methods.complete),
        nodes=(arrangement.node,),
        lacks=partners.lacks,
    )


@derived("system", words("function"))
def functions_decided_together(system: Thing) -> Many:
    """The functions that the partners decide together: through the NHS body, the board or another body in which they meet, or by two or more of them."""
    root = system.system.root
    functions = root.many("functions")
    answers = [(function, _decided_together(function)) for function in functions.sure]
    own = [body.value for body in (root.one("board"), root.one("partnership")) if body.known]
    deciding = [
        body for body in (*own, *root.many("committees").sure) if decides_in_fact(body).is_(True) is Truth.YES
    ]
    return Many(
        (
            *(function.id for function, answer in answers if answer.is_(True) is Truth.YES),
            *(function for body in deciding for function in body.many("functions").sure),
        ),
        (function.id for function, answer in answers if answer.unknown),
        complete=functions.complete,
        nodes=functions.nodes,
        lacks=(*functions.lacks, *(lack for _, answer in answers for lack in answer.lacks)),
    )


_SEVERAL = (
    "nhs_body",
    "board",
    "partnership",
    "every_council",
    "every_eligible_trust",
    "every_eligible_practice",
)


def _decided_together(function: Thing) -> One:
    deciders = function.many("decided_by")
    organisations = [party for party in deciders.sure if party.noun == "organisation"]
    if any(party.is_body or party.id in _SEVERAL for party in deciders.sure) or len(organisations) >= 2:
        return known(True, deciders.nodes)
    return known(False, deciders.nodes) if deciders.certain else unknown(deciders.lacks, deciders.nodes)


@derived("board", YES_NO)
def digital_lead_on_board(board: Thing) -> One:
    """Whether a member of the board leads on digital and data: by the role of a seat, by what it leads on, or because the lead whom the digital section names sits there."""
    found = _digital_seats(board)
    if found.sure:
        return known(True, tuple(seat.node for seat in found.sure))
    return known(False, found.nodes) if found.certain else unknown(found.lacks, (board.node,))


@derived("board", YES_NO)
def digital_lead_on_board_in_post(board: Thing) -> One:
    """Whether that member of the board is in post on the day."""
    seats = _digital_seats(board)
    found = keep(seats, seat_filled)
    if found.sure:
        return known(True, tuple(seat.node for seat in found.sure))
    return known(False, seats.nodes) if found.certain else unknown(found.lacks, (board.node,))


def _digital_seats(board: Thing) -> Many:
    """The members' seats that lead on digital and data."""
    section = board.system.root.one("digital")
    lead = section.value.one("lead") if section.known else section
    person = lead.value.one("person") if lead.known else lead
    role = lead.value.one("role") if lead.known else lead
    missing = (Lack(board.system.root, "digital", "digital: {lead: {person: p-digital}}"),)

    def leads(seat: Thing) -> One:
        roles, led = roles_of(seat), seat.many("leads")
        if "digital_lead" in roles.sure or "digital" in led.sure:
            return known(True, (seat.node,))
        if person.known:
            return known(
                any(each.one("person").is_(person.value) is Truth.YES for each in holders_of(seat).sure),
                person.nodes,
            )
        if role.known and role.value != "digital_lead":
            return known(role.value in roles.sure, role.nodes)
        if led.complete or lead.state == "none":
            return known(False, led.nodes)
        return unknown(missing, (seat.node,))

    return keep(member_seats_of(board), leads)


@derived("document", NUMBER)
def years_covered(document: Thing) -> One:
    """How many whole years it covers, from its first day to its last."""
    first, last = document.one("from"), document.one("to")
    if not (first.known and last.known):
        return unknown((*first.lacks, *last.lacks), nodes_of(first, last))
    begins: date = first.value
    after: date = last.value + timedelta(days=1)
    short = (after.month, after.day) < (begins.month, begins.day)
    return known(after.year - begins.year - short, nodes_of(first, last))


@derived("function", YES_NO)
def decided_by_one_body(function: Thing) -> One:
    """Whether one body decides it. The NHS body, its board, its committees and its officers are one; a joint committee is one of its own; committees that meet in common are several."""
    deciders = function.many("decided_by")
    bodies = {_body_of(party) for party in deciders.sure}
    several = any(
        party.id in _GROUPS or (party.is_body and "committees_in_common" in party.many("legal_form").sure)
        for party in deciders.sure
    )
    if len(bodies) > 1 or several:
        return known(False, deciders.nodes)
    return (
        known(bool(bodies), deciders.nodes) if deciders.complete else unknown(deciders.lacks, deciders.nodes)
    )


_GROUPS = ("every_council", "every_eligible_trust", "every_eligible_practice")


def _body_of(party: Thing) -> str:
    joint = party.is_body and "joint_committee" in party.many("legal_form").sure and party.noun != "board"
    own = party.noun in ("nhs_body", "board", "committee", "seat") or kind_of(party).value == "office"
    own = own or (party.noun == "party" and party.id in ("nhs_body", "board"))
    return "nhs_body" if own and not joint else party.subject
