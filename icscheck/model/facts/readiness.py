"""Readiness for the day of establishment: documents prepared in time, and each function with someone who answers for it."""

from __future__ import annotations

from collections.abc import Callable

from icscheck.model.catalogue import YES_NO, derived, fact, many
from icscheck.model.facts.bodies import composition
from icscheck.model.facts.functions import COMMISSIONING
from icscheck.model.facts.organisations import is_nhs_body
from icscheck.model.facts.parties import kind_of
from icscheck.model.facts.seats import of_the_chief_executive, roles_of
from icscheck.model.things import Thing
from icscheck.model.values import (
    Lack,
    Many,
    One,
    Truth,
    either,
    is_one_of,
    keep,
    known,
    lacks_of,
    nodes_of,
    union,
    unknown,
)

#: Statuses of a document that is not yet ready to be adopted, and of one that is.
_NOT_READY = ("planned", "in_preparation", "draft")
_READY = ("submitted", "approved", "in_force")


@derived("document", YES_NO)
def ready_by_establishment(document: Thing) -> One:
    """Whether it was ready to be adopted when the NHS body was established: submitted, approved or in force, with a date or a first day no later than that day.

    A later date says only that the document was changed since.
    """
    as_of = document.system.as_of
    nhs_body = document.system.root.one("nhs_body")
    established = nhs_body.value.one("established") if nhs_body.known else nhs_body
    said, status = document.one("status"), fact(document, "status")
    assert isinstance(status, One)
    if not established.known:
        lack = (
            Lack(nhs_body.value, "established", "established: 2022-07-01")
            if nhs_body.known
            else Lack(document.system.root, "nhs_body", "nhs_body: {established: 2022-07-01}")
        )
        return unknown((lack,), established.nodes)
    if said.known and said.value in _NOT_READY:
        if as_of >= established.value:
            return known(False, said.nodes)
        return unknown((Lack(document, "status", "status: submitted"),), said.nodes)
    first, dated = document.one("from"), document.one("date")
    if first.known and first.value <= established.value:
        return known(True, nodes_of(said, first)) if said.known else unknown(said.lacks, said.nodes)
    if first.known and not (dated.known and dated.value <= established.value):
        return known(False, first.nodes)
    if status.unknown or not (said.known and said.value in (*_READY, "superseded", "withdrawn")):
        return unknown(status.lacks or said.lacks, status.nodes or said.nodes)
    if dated.known and dated.value <= established.value:
        return known(True, nodes_of(said, dated))
    return unknown((Lack(document, "from", "from: 2022-07-01"),), nodes_of(said, dated))


@derived("document", YES_NO)
def signed_by_chief_executive(document: Thing) -> One:
    """Whether the chief executive signed it, one who is designate included: the office, the seat, or the person in it.

    Not known before the document's date: it may have been signed in an earlier version.
    """
    signed, dated = document.many("signed_by"), document.one("date")
    found = keep(signed, _chief_executive)
    if found.sure and dated.known and dated.value > document.system.as_of:
        return unknown((Lack(document, "date", "date: 2022-06-15"),), dated.nodes)
    if found.sure:
        return known(True, signed.nodes)
    return known(False, signed.nodes) if found.certain else unknown(found.lacks, signed.nodes)


def _chief_executive(party: Thing) -> One:
    if party.noun == "party":
        return known(party.id == "chief_executive", (party.node,))
    if party.noun == "seat":
        on_board = party.owner is not None and party.owner.noun == "board"
        return known(on_board and of_the_chief_executive(party).is_(True) is Truth.YES, (party.node,))
    if party.noun != "person":
        return known(False, (party.node,))
    board = party.system.root.one("board")
    if not board.known:
        return unknown(board.lacks, (party.node,))
    seats = board.value.many("seats")
    chiefs = [seat for seat in seats.sure if of_the_chief_executive(seat).is_(True) is Truth.YES]
    # whoever is or will be in the seat: the list of holders is cut to the day, so those still to come are read too
    holders = [each for each in party.system.things.get("holder", []) if each.owner in chiefs]
    if any(each.one("person").is_(party) is Truth.YES for each in holders):
        return known(True, (party.node,))
    if seats.certain and chiefs and holders and all(not each.one("person").unknown for each in holders):
        return known(False, (party.node,))
    return unknown(
        tuple(Lack(seat, "holder", "holder: {person: p-chief, status: designate}") for seat in chiefs)
        or seats.lacks,
        (party.node,),
    )


#: Functions that rest on a duty or power that the Health and Care Act 2022 or another Act gives the board itself.
_STATUTORY = COMMISSIONING | {
    "planning",
    "capital",
    "finance",
    "resource_allocation",
    "quality",
    "safeguarding",
    "involvement",
    "health_inequalities",
    "research",
    "equality",
    "conflicts",
    "emergency_planning",
}


@derived("function", YES_NO)
def statutory(function: Thing) -> One:
    """Whether an Act gives it to the NHS body: arranging services of any kind, planning, capital, money, quality, safeguarding, involvement, health inequalities, research, equality, conflicts of interest and emergencies."""
    return known(function.id in _STATUTORY, (function.node,))


@derived("function", many("party"))
def owners(function: Thing) -> Many:
    """Those who answer for it: who is recorded as deciding it; where that is not recorded, those to whom the NHS body has passed it. The board, which answers for all that it passes on, is not counted beside another; places that each decide for their own area are counted as one."""
    deciding = function.many("decided_by")
    if deciding.wholly_unknown and "decided_by" not in function.values_written():
        passed = _passed_to(function)
        return _each_once(Many(passed.sure, nodes=passed.nodes)) if passed.sure else deciding
    return _each_once(deciding)


def _each_once(parties: Many) -> Many:
    """Parties, without the NHS body and its board where there is another, and with places taken together."""
    own = [party for party in parties.sure if party.noun != "place" and is_nhs_body(party).value is True]
    others = [party for party in parties.sure if party not in own]
    places = [party for party in others if party.noun == "place"]
    kept = [party for party in others if party not in places[1:]] or own[:1]
    # others who are not listed may take the board's place, and not add to it
    return Many(kept, complete=parties.complete, nodes=parties.nodes, lacks=parties.lacks)


def _passed_to(function: Thing) -> Many:
    """Those to whom the NHS body has passed a function, as far as delegations say so for certain."""
    found = []
    delegations = function.system.root.many("delegations")
    for each in delegations.sure:
        giver, receiver, passed = each.one("from"), each.one("to"), each.one("function")
        from_own = giver.known and is_nhs_body(giver.value).is_(True) is Truth.YES
        if from_own and receiver.known and passed.is_(function.id) is Truth.YES:
            found.append(receiver.value)
    return Many(found, complete=False, nodes=delegations.nodes)


#: For each function of arranging services, the services that it arranges.
_ARRANGES = {
    "acute_services": ("acute",),
    "mental_health_services": ("mental_health", "community_mental_health"),
    "community_services": ("community",),
    "ambulance_services": ("ambulance",),
    "specialised_services": ("specialist",),
    "cancer_services": ("cancer",),
    "primary_medical_services": ("primary_medical",),
    "dental_services": ("primary_dental",),
    "pharmaceutical_services": ("pharmaceutical",),
    "ophthalmic_services": ("ophthalmic",),
    "primary_care": ("primary_medical", "primary_dental", "pharmaceutical", "ophthalmic"),
    "continuing_care": ("continuing_care",),
    "intermediate_care": ("intermediate_care",),
    "diagnostics": ("diagnostics",),
}


#: Kinds of organisation that arrange services and provide none, unless they say which.
_COMMISSIONERS = ("clinical_commissioning_group", "integrated_care_board", "nhs_england")


@derived("function", YES_NO)
def of_one_service(function: Thing) -> One:
    """Whether it is the arranging of one kind of service, such as `acute_services`; commissioning as a whole is not."""
    return known(function.id in _ARRANGES, (function.node,))


@derived("function", many("party"))
def arranged_by_own_provider(function: Thing) -> Many:
    """Organisations that both decide which services of this kind are arranged and provide them, other than under a contract with a lead provider."""
    services = _ARRANGES.get(function.id, ())
    return keep(function.many("decided_by"), _provides_one_of(services, function))


def _provides_one_of(services: tuple[str, ...], function: Thing) -> Callable[[Thing], One]:
    def provides(party: Thing) -> One:
        if not services or party.noun not in ("organisation", "collaborative"):
            return known(False, (party.node,))
        if party.noun == "collaborative":
            return _collaborative_provides(party)
        own, kind = party.many("services"), kind_of(party)
        if own.wholly_unknown and kind.value in _COMMISSIONERS:
            return known(False, kind.nodes)
        if own.certain and not set(services) & set(own.sure):
            return known(False, own.nodes)
        leads = _leads_under_contract(party, function)
        if leads.is_(True) is Truth.YES:
            return known(False, leads.nodes)
        if not set(services) & set(own.sure):
            return unknown(own.lacks, own.nodes)
        return known(True, own.nodes) if leads.known else unknown(leads.lacks, own.nodes)

    return provides


def _collaborative_provides(collaborative: Thing) -> One:
    """Members of a collaborative provide: whether it holds a lead provider contract decides, or nothing does."""
    contract = collaborative.one("contract")
    if contract.known and contract.value.one("model").is_("lead_provider") is Truth.YES:
        return known(False, contract.nodes)
    return unknown(
        (Lack(collaborative, "contract", "contract: {model: lead_provider, lead: fenwick-minds}"),),
        (collaborative.node,),
    )


def _leads_under_contract(organisation: Thing, function: Thing) -> One:
    """Whether an organisation holds a lead provider's contract: of a collaborative that it leads, or by a delegation to it."""
    root = organisation.system.root
    collaboratives, delegations = root.many("collaboratives"), root.many("delegations")
    for each in collaboratives.sure:
        contract = each.one("contract")
        if (
            contract.known
            and contract.value.one("model").is_("lead_provider") is Truth.YES
            and contract.value.one("lead").is_(organisation) is Truth.YES
        ):
            return known(True, contract.nodes)
    for each in delegations.sure:
        by_contract = each.one("basis").is_("contract_lead_provider") is Truth.YES
        if (
            by_contract
            and each.one("to").is_(organisation) is Truth.YES
            and each.one("function").is_(function.id) is not Truth.NO
        ):
            return known(True, (each.node,))
    if collaboratives.complete and delegations.complete:
        return known(False, nodes_of(collaboratives, delegations))
    return unknown(lacks_of(collaboratives, delegations), (organisation.node,))


@derived("system", many("body"))
def commissioning_joint_committees(system: Thing) -> Many:
    """The joint committees through which health services are arranged: among committees, places and collaboratives, and the partnership where it is given such functions. A committee or collaborative that does not say what it is in law is taken for none."""
    root = system.system.root
    partnership = root.one("partnership")
    lists = [root.many(key) for key in ("committees", "places", "collaboratives")]
    bodies = union(*lists, Many([partnership.value] if partnership.known else []))

    def joint(body: Thing) -> One:
        form, arranging = body.many("legal_form"), fact(body, "exercises_commissioning")
        assert isinstance(arranging, One)
        truths = form.has("joint_committee"), arranging.is_(True)
        silent = form.wholly_unknown and body.noun != "place"
        uncalled = body.noun == "partnership" and arranging.is_(True) is not Truth.YES
        if Truth.NO in truths or silent or uncalled:
            return known(False, (body.node,))
        if truths == (Truth.YES, Truth.YES):
            return known(True, (body.node,))
        return unknown((*form.lacks, *arranging.lacks), (body.node,))

    return keep(bodies, joint)


@derived("delegation", YES_NO)
def to_a_place(delegation: Thing) -> One:
    """Whether it is to a place: to the place itself, to a seat of it, or to the person who leads it or decides for it."""
    to = delegation.one("to")
    if not to.known:
        return unknown(to.lacks, to.nodes)
    party: Thing = to.value
    places = delegation.system.root.many("places")
    if party.noun == "place":
        return known(True, to.nodes)
    if party.noun == "seat":
        return known(party.owner is not None and party.owner.noun == "place", to.nodes)
    if party.noun != "person":
        return known(False, to.nodes)
    answers = [_acts_for(place, party) for place in (*places.sure, *places.maybe)]
    if not places.complete:
        answers.append(unknown(places.lacks, places.nodes))
    return either(*answers) if answers else known(False, to.nodes)


def _acts_for(place: Thing, person: Thing) -> One:
    """Whether a person leads a place, decides for it, or holds the seat of its leader."""
    officer, leader = place.one("delegated_officer"), place.one("leader")
    led_by = leader.value.one("person") if leader.known else leader
    seats, _ = composition(place)
    seated = any(
        holder.one("person").is_(person) is Truth.YES
        for seat in seats.sure
        if "place_leader" in roles_of(seat).sure
        for holder in seat.many("holder").sure
    )
    if seated or Truth.YES in (officer.is_(person), led_by.is_(person)):
        return known(True, (place.node,))
    if officer.unknown and led_by.unknown:
        return unknown((*officer.lacks, *led_by.lacks), (place.node,))
    return known(False, (place.node,))


@derived("system", many("delegation"))
def delegations_to_places(system: Thing) -> Many:
    """The delegations to a place, to a seat of it, or to the person who leads it or decides for it."""
    return keep(system.system.root.many("delegations"), to_a_place)


@derived("delegation", YES_NO)
def commissions_jointly(delegation: Thing) -> One:
    """Whether through it the NHS body arranges health services together with a council, a trust, another board or NHS England: by its legal basis."""
    basis = is_one_of(
        delegation.one("basis"),
        (
            "nhsa_65Z5_joint_exercise",
            "nhsa_65Z6_joint_committee",
            "nhsa_65Z6_pooled_fund",
            "nhsa_s75",
            "nhse_agreement_65Z5",
        ),
    )
    function = delegation.one("function")
    arranging = is_one_of(function, COMMISSIONING)
    own = _has_nhs_body(delegation)
    truths = [answer.is_(True) for answer in (basis, arranging, own)]
    if Truth.NO in truths:
        return known(False, nodes_of(basis, arranging))
    if all(truth is Truth.YES for truth in truths):
        return known(True, nodes_of(basis, arranging))
    return unknown(lacks_of(basis, arranging, own), (delegation.node,))


def _has_nhs_body(delegation: Thing) -> One:
    """Whether the NHS body gives or receives."""
    ends = [delegation.one(key) for key in ("from", "to")]
    answers = [is_nhs_body(end.value) if end.known else unknown(end.lacks, end.nodes) for end in ends]
    # a committee or place of its own acts for it
    answers.extend(
        known(True, end.nodes)
        for end in ends
        if end.known and kind_of(end.value).value in ("committee", "place")
    )
    return either(*answers)
