"""People: as what they sit on the board, and where else they hold office."""

from __future__ import annotations

from icscheck.model.catalogue import YES_NO, derived, many, words
from icscheck.model.facts.organisations import works_here
from icscheck.model.facts.parties import kind_of, social_care
from icscheck.model.facts.seats import (
    EXECUTIVE_POSTS,
    board_seats_of,
    holders_of,
    must_be_independent,
    of_the_chair,
    partner_sector,
    roles_of,
)
from icscheck.model.facts.systems import appointments
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
    nodes_of,
    union,
    unknown,
)

#: What is a health or care organisation by its kind, and what is not. Of any other its services decide.
_HEALTH_OR_CARE = (
    "nhs_trust",
    "nhs_foundation_trust",
    "clinical_commissioning_group",
    "gp_practice",
    "primary_care_network",
    "gp_federation",
    "charity_hospice",
    "independent_provider",
    "social_care_provider",
    "local_health_board",
)
_NEITHER = (
    "university",
    "housing_provider",
    "police_or_fire",
    "combined_authority",
    "civil_service",
    "secretary_of_state",
)
#: Bodies that work across the country: in this system only if they say so.
_NATIONAL = ("nhs_england", "special_health_authority", "national_health_body", "regulator")


@derived("person", words("role"))
def sits_as(person: Thing) -> Many:
    """Every role of the board seats that the person holds. A seat that the office of chair names is the chair's."""
    return gather(board_seats_of(person), _roles_with_office)


def _roles_with_office(seat: Thing) -> Many:
    chairing = ["chair"] if of_the_chair(seat).is_(True) is Truth.YES else []
    return union(roles_of(seat), Many(chairing))


@derived("person", YES_NO)
def independent(person: Thing) -> One:
    """Whether a board seat that the person holds must be held by someone independent."""
    held = board_seats_of(person)
    if held.certain and not held.sure:
        return known(False, held.nodes)
    if not held.sure:
        return unknown(held.lacks, held.nodes)
    return either(*(must_be_independent(seat) for seat in held.sure))


@derived("person", YES_NO)
def seconded(person: Thing) -> One:
    """Whether the person works for the NHS body on secondment: not so when employers are given and nothing is said of a secondment."""
    terms, lender, employers = person.one("employment"), person.one("seconded_from"), person.many("employers")
    if lender.known or terms.is_("secondee") is Truth.YES:
        return known(True, nodes_of(terms, lender))
    if terms.known or employers.complete:
        return known(False, nodes_of(terms, employers))
    return unknown((*employers.lacks, *terms.lacks), terms.nodes)


@derived("system", many("holder"))
def executive_appointments(system: Thing) -> Many:
    """The holders of the four executive posts that every board has, on the day."""
    return keep(appointments(system), _in_executive_post)


@derived("system", many("holder"))
def trust_partner_appointments(system: Thing) -> Many:
    """The holders of the trusts' partner members' seats on the day."""
    return keep(
        appointments(system), lambda holder: is_one_of(partner_sector(_seat_of(holder)), ("nhs_trusts",))
    )


def _seat_of(holder: Thing) -> Thing:
    assert holder.owner is not None
    return holder.owner


def _in_executive_post(holder: Thing) -> One:
    roles = roles_of(_seat_of(holder))
    if any(role in EXECUTIVE_POSTS for role in roles.sure):
        return known(True, roles.nodes)
    return known(False, roles.nodes) if roles.certain else unknown(roles.lacks, roles.nodes)


@derived("holder", many("party"))
def employers(holder: Thing) -> Many:
    """Who employs the person."""
    person = holder.one("person")
    return person.value.many("employers") if person.known else _of_nobody_named(holder)


@derived("holder", YES_NO)
def seconded_(holder: Thing) -> One:
    """Whether the person works for the NHS body on secondment."""
    person = holder.one("person")
    return seconded(person.value) if person.known else unknown(person.lacks, person.nodes)


def _of_nobody_named(holder: Thing) -> Many:
    person = holder.one("person")
    return Many(complete=False, nodes=person.nodes, lacks=person.lacks)


@derived("person", many("party"))
def local_offices(person: Thing) -> Many:
    """Other health and care organisations working in this system in which the person holds an office or position, as an employee or otherwise."""
    roles = person.many("other_roles")
    if person.owner is not None and person.owner.noun == "seat":  # someone in post who is not named
        roles = Many(
            complete=False,
            nodes=roles.nodes,
            lacks=(Lack(person.owner, "holder", "holder: {person: p-chair}"),),
        )
    employers = person.many("employers")
    certain = [employer for employer in employers.sure if _elsewhere_here(employer).is_(True) is Truth.YES]
    origins = [origin for origin in _origins(person) if _elsewhere_here(origin).is_(True) is Truth.YES]
    return union(
        gather(roles, _place_of), Many([*certain, *origins], nodes=nodes_of(employers) if certain else ())
    )


def _origins(person: Thing) -> list[Thing]:
    """Organisations from which the holdings of the person's board seats say that they come."""
    found = []
    for seat in board_seats_of(person).sure:
        for holder in holders_of(seat).sure:
            origin = holder.one("from_organisation")
            mine = person.owner is seat or holder.one("person").is_(person) is Truth.YES
            if mine and origin.known:
                found.append(origin.value)
    return found


def _place_of(role: Thing) -> Many:
    organisation = role.one("organisation")
    if organisation.known:
        local = _elsewhere_here(organisation.value)
        if local.is_(True) is Truth.YES:
            return Many([organisation.value], nodes=(role.node,))
        if local.is_(True) is Truth.NO:
            return Many(nodes=(role.node,))
        return Many(maybe=[organisation.value], nodes=(role.node,), lacks=local.lacks)
    if role.one("outside").known:
        return Many(nodes=(role.node,))
    return Many(
        complete=False, nodes=(role.node,), lacks=(Lack(role, "organisation", "organisation: hope-hospice"),)
    )


def _elsewhere_here(party: Thing) -> One:
    """Whether a party is another health or care organisation that works in this system. Another NHS body of a system has its own area."""
    if party.noun != "organisation":
        return known(False, (party.node,))
    return both(_exists(party), _health_or_care(party), _works_here(party))


def _exists(organisation: Thing) -> One:
    truth = in_force(organisation, organisation.system.as_of)
    return (
        unknown((), (organisation.node,))
        if truth is Truth.UNKNOWN
        else known(truth is Truth.YES, (organisation.node,))
    )


def _works_here(organisation: Thing) -> One:
    if kind_of(organisation).value in _NATIONAL and "operates_in" not in organisation.values_written():
        return unknown(organisation.many("operates_in").lacks, (organisation.node,))
    return works_here(organisation)


def _health_or_care(organisation: Thing) -> One:
    kind = kind_of(organisation)
    if kind.unknown:
        return unknown(kind.lacks, kind.nodes)
    if kind.value == "local_authority":
        return social_care(organisation)
    if kind.value in (*_HEALTH_OR_CARE, *_NATIONAL):
        return known(True, kind.nodes)
    if kind.value in (*_NEITHER, "integrated_care_board"):
        return known(False, kind.nodes)
    services = organisation.many("services")
    if any(service != "none_clinical" for service in services.sure):
        return known(True, services.nodes)
    return known(False, services.nodes) if services.certain else unknown(services.lacks, services.nodes)
