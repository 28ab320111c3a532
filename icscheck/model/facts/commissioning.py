"""The strategic commissioner since 2025: strategic authorities, plans, providers with a part in commissioning."""

from __future__ import annotations

from icscheck.model.catalogue import YES_NO, derived, fact, many, one
from icscheck.model.facts.bodies import organisations_on
from icscheck.model.facts.parties import TRUSTS, kind_of
from icscheck.model.facts.seats import holders_of, nominators_of, partner_seat, partner_sector, roles_of
from icscheck.model.read import in_force
from icscheck.model.things import Thing
from icscheck.model.values import (
    Lack,
    Many,
    One,
    Truth,
    both,
    either,
    is_one_of,
    keep,
    known,
    unknown,
    yes_no,
)

_PROVIDERS = (
    *TRUSTS,
    "gp_practice",
    "primary_care_network",
    "gp_federation",
    "community_interest_company",
    "charity_hospice",
    "independent_provider",
    "social_care_provider",
)
#: The kinds of organisation that each sector's partner member can come from.
_KINDS_OF_SECTOR = {
    "nhs_trusts": TRUSTS,
    "primary_medical_services": ("gp_practice", "primary_care_network", "gp_federation", *TRUSTS),
    "local_authorities": ("local_authority",),
}


@derived("system", many("organisation"))
def strategic_authorities(system: Thing) -> Many:
    """The combined and strategic authorities that there are on the day, whose area overlaps the system's even in part."""
    return keep(system.many("strategic_authorities"), _exists)


def _exists(organisation: Thing) -> One:
    truth = in_force(organisation, organisation.system.as_of)
    return yes_no(truth, (organisation.node,), (Lack(organisation, "from", "from: 2025-05-05"),))


@derived("system", many("organisation"))
def mayoral_authorities(system: Thing) -> Many:
    """Those strategic authorities that a mayor leads."""
    return keep(strategic_authorities(system), lambda each: each.one("mayoral"))


@derived("organisation", many("seat"))
def mayoral_seats(authority: Thing) -> Many:
    """For a mayoral authority: the seats of the board for a member whom its mayor nominates."""
    board = authority.system.root.one("board")
    if not board.known:
        return Many(complete=not board.unknown, nodes=board.nodes, lacks=board.lacks)
    return keep(board.value.many("seats"), lambda seat: both(_mayoral(seat), _nominated_by(authority, seat)))


def _mayoral(seat: Thing) -> One:
    roles = roles_of(seat)
    return yes_no(roles.has("mayoral_nominee"), roles.nodes, roles.lacks)


def _nominated_by(authority: Thing, seat: Thing) -> One:
    """Whether an authority, or its mayor, nominates to a seat. The word `mayor` means the only one there is."""
    own, nominators = seat.one("organisation"), nominators_of(seat)
    if own.known:
        return known(own.value is authority, own.nodes)
    truth = nominators.has(authority)
    if truth is Truth.NO and any(party.id == "mayor" for party in nominators.sure):
        all_there_are = mayoral_authorities(authority.system.subject)
        alone = all_there_are.certain and len(all_there_are.sure) == 1
        return known(True, nominators.nodes) if alone else unknown(own.lacks, nominators.nodes)
    return yes_no(truth, nominators.nodes, nominators.lacks)


@derived("system", one("document"))
def commissioning_plan(system: Thing) -> One:
    """The five-year strategic commissioning plan, or the document that serves as it too, such as the joint forward plan."""
    plan = fact(system, "strategic_commissioning_plan")
    assert isinstance(plan, One)
    if plan.known:
        return plan
    for document in system.system.root.many("documents").sure:
        if "strategic_commissioning_plan" in document.many("serves_as").sure:
            return known(document, (document.node,))
    return plan


@derived("system", many("function"))
def provider_performance(system: Thing) -> Many:
    """Managing the performance of NHS providers, where it is listed among the NHS body's functions."""
    return _functions(system, "provider_performance")


@derived("system", many("function"))
def primary_care_oversight(system: Thing) -> Many:
    """Oversight of primary care providers, where it is listed among the NHS body's functions."""
    return _functions(system, "primary_care_oversight")


def _functions(system: Thing, function: str) -> Many:
    return keep(system.system.root.many("functions"), lambda each: known(each.id == function, (each.node,)))


@derived("system", many("function"))
def functions_to_pass_on(system: Thing) -> Many:
    """The functions that the NHS body is to pass on; not the performance of NHS providers, which policy has moved to the regions."""
    functions = system.system.root.many("functions")
    asked = [each for each in functions.sure if each.id != "provider_performance"]
    directions = [each.one("direction") for each in asked]
    return Many(
        (
            each
            for each, direction in zip(asked, directions, strict=True)
            if direction.is_("transfer") is Truth.YES
        ),
        complete=functions.certain and not any(direction.unknown for direction in directions),
        nodes=functions.nodes,
        lacks=(*functions.lacks, *(lack for direction in directions for lack in direction.lacks)),
    )


@derived("body", many("party"))
def providers_taking_part(body: Thing) -> Many:
    """The providers of health or care that take a full part in it, by a seat or as a member."""
    return keep(organisations_on(body), lambda party: is_one_of(kind_of(party), _PROVIDERS))


@derived("integrated_health_organisation", YES_NO)
def holder_on_board(contract: Thing) -> One:
    """Whether a partner member of the board comes from the provider that holds the contract."""
    holder, board = contract.one("holder"), contract.system.root.one("board")
    if not (holder.known and board.known):
        if holder.state == "none" or board.state == "none":
            return known(False, (*holder.nodes, *board.nodes))
        return unknown((*holder.lacks, *board.lacks), holder.nodes)
    seats = board.value.many("seats")
    answers = [both(partner_seat(seat), _comes_from(seat, holder.value)) for seat in seats.sure]
    if not seats.complete:
        answers.append(unknown(seats.lacks, seats.nodes))
    return either(*answers) if answers else known(False, seats.nodes)


def _comes_from(seat: Thing, organisation: Thing) -> One:
    """Whether someone who holds a partner member's seat comes from an organisation."""
    sector, kind = partner_sector(seat), kind_of(organisation)
    if sector.known and kind.known and kind.value not in _KINDS_OF_SECTOR[sector.value]:
        return known(False, sector.nodes)
    if seat.one("organisation").known:
        return known(seat.one("organisation").value is organisation, (seat.node,))
    holders = holders_of(seat)
    answers = [_from(holder, organisation) for holder in holders.sure]
    if not holders.complete:
        answers.append(unknown(holders.lacks, holders.nodes))
    return either(*answers) if answers else known(False, holders.nodes)


def _from(holder: Thing, organisation: Thing) -> One:
    origin = holder.one("from_organisation")
    return origin if origin.unknown else known(origin.known and origin.value is organisation, origin.nodes)
