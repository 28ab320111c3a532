"""The NHS body's functions: who leads each, who decides it, and how it works jointly with partners."""

from __future__ import annotations

from datetime import date

from icscheck.model.catalogue import NAMES, YES_NO, derived, fact, words
from icscheck.model.facts.bodies import decides_in_fact
from icscheck.model.facts.organisations import has_one, is_nhs_body
from icscheck.model.facts.parties import kind_of
from icscheck.model.facts.seats import roles_of, seat_filled
from icscheck.model.things import Thing
from icscheck.model.values import (
    Lack,
    Lacks,
    Many,
    One,
    Truth,
    either,
    is_one_of,
    keep,
    known,
    nodes_of,
    union,
    unknown,
)

#: Functions that a declared role leads on.
_LED_BY_ROLE = {
    "digital_lead": "digital",
    "people_lead": "people",
    "quality_lead": "quality",
    "accountable_emergency_officer": "emergency_planning",
}
#: Sections of the document that name a lead of their own.
_LED_IN_SECTION = {"digital": "digital", "workforce": "people", "quality": "quality"}
#: Functions by which health services are arranged.
COMMISSIONING = frozenset(
    {
        "commissioning", "strategic_commissioning", "primary_care", "primary_medical_services", "dental_services",
        "pharmaceutical_services", "ophthalmic_services", "specialised_services", "community_services",
        "mental_health_services", "acute_services", "ambulance_services", "cancer_services", "continuing_care",
        "intermediate_care", "diagnostics", "vaccination_screening",
    }
)  # fmt: skip
#: Offices in other organisations.
_OTHER_OFFICES = (
    "mayor",
    "council_of_governors",
    "governor",
    "councillor",
    "director",
    "non_executive_director",
    "trustee",
)
#: Legal bases by which the NHS body acts jointly with others.
_JOINT_BASES = ("nhsa_65Z5_joint_exercise", "nhsa_65Z6_joint_committee", "nhsa_65Z6_pooled_fund", "nhsa_s75")
#: The law that set up integrated care boards came into force on this day.
_NEW_LAW = date(2022, 7, 1)


def _leads(system: Thing) -> list[tuple[str, One]]:
    """Each function with a lead, and whether that lead is in post."""
    root = system.system.root
    found: list[tuple[str, One]] = []
    for function in root.many("functions").sure:
        lead = function.one("lead")
        if lead.known:
            found.append((function.id, _in_post(lead)))
    for section, led in _LED_IN_SECTION.items():
        part = root.one(section)
        if part.known and (lead := part.value.one("lead")).known:
            found.append((led, _in_post(lead)))
    board = root.one("board")
    if board.known:
        for seat in board.value.many("seats").sure:
            roles = (_LED_BY_ROLE[role] for role in roles_of(seat).sure if role in _LED_BY_ROLE)
            found.extend((led, seat_filled(seat)) for led in (*seat.many("leads").sure, *roles))
    return found


def _in_post(lead: One) -> One:
    filled = fact(lead.value, "filled")
    assert isinstance(filled, One)
    return filled


@derived("system", words("function"))
def functions_led(system: Thing) -> Many:
    """The functions on which someone is named to lead: in the list of functions, in a section of its own, or by a seat of the board."""
    functions = system.system.root.many("functions")
    unsaid = {
        function.id: function.one("lead").lacks for function in functions.sure if function.one("lead").unknown
    }
    listed = {function.id for function in functions.sure}
    sections = {led: lacks for led, lacks in _unsaid_sections(system).items() if led not in listed}
    return Many(
        (led for led, _ in _leads(system)),
        (*unsaid, *sections),
        complete=functions.complete,
        nodes=functions.nodes,
        lacks=(
            *functions.lacks,
            *(lack for lacks in (*unsaid.values(), *sections.values()) for lack in lacks),
        ),
    )


def _unsaid_sections(system: Thing) -> dict[str, Lacks]:
    """The functions with a section of their own, when the document has no such section or it does not say who leads."""
    found: dict[str, Lacks] = {}
    for section, led in _LED_IN_SECTION.items():
        part = system.system.root.one(section)
        lead = part.value.one("lead") if part.known else part
        if lead.unknown:
            found[led] = lead.lacks
    return found


@derived("system", words("function"))
def functions_led_in_post(system: Thing) -> Many:
    """The functions whose lead is in post on the day."""
    functions = system.system.root.many("functions")
    leads = _leads(system)
    sure = {led for led, filled in leads if filled.is_(True) is Truth.YES}
    maybe = {led for led, filled in leads if filled.unknown} - sure
    vacant = {led for led, _ in leads} - sure - maybe
    return Many(
        (led for led, _ in leads if led in sure),
        (led for led, _ in leads if led in maybe),
        complete=functions.complete,
        never=vacant,
        nodes=nodes_of(*(filled for _, filled in leads)) or functions.nodes,
        lacks=(*(lack for _, filled in leads for lack in filled.lacks), *functions.lacks),
    )


@derived("function", YES_NO)
def arranges_services(function: Thing) -> One:
    """Whether it is the function of arranging health services: `commissioning` or, where that is not listed, a part of it such as `acute_services`."""
    functions = function.system.root.many("functions")
    as_a_whole = [each for each in functions.sure if each.id == "commissioning"]
    return known(function in as_a_whole if as_a_whole else function.id in COMMISSIONING, (function.node,))


@derived("function", YES_NO)
def is_commissioning(function: Thing) -> One:
    """Whether it is a function of commissioning: as a whole, or a part of it such as `acute_services`."""
    return known(function.id in COMMISSIONING, (function.node,))


@derived("function", YES_NO)
def decided_for_nhs_body(function: Thing) -> One:
    """Whether the NHS body decides it: itself, through a body or office of its own, or through someone to whom it has passed it."""
    deciders = function.many("decided_by")
    answers = [_answers(party, function) for party in deciders.sure]
    if not deciders.complete:
        answers.append(unknown(deciders.lacks, deciders.nodes))
    return either(*answers) if answers else known(False, deciders.nodes)


@derived("function", YES_NO)
def nhs_body_takes_part(function: Thing) -> One:
    """Whether the NHS body has a part in it: it decides it or carries it out, itself or through others, or names who leads on it."""
    lead, carried_out = function.one("lead"), function.many("carried_out_by")
    answers = [_answers(party, function) for party in carried_out.sure]
    if not carried_out.complete:
        answers.append(unknown(carried_out.lacks, carried_out.nodes))
    answers.append(unknown(lead.lacks, lead.nodes) if lead.unknown else known(lead.known, lead.nodes))
    return either(decided_for_nhs_body(function), *answers)


def _answers(party: Thing, function: Thing) -> One:
    if party.noun in ("committee", "seat", "person") or is_nhs_body(party).is_(True) is Truth.YES:
        return known(True, (party.node,))
    kind = kind_of(party)
    if kind.value == "office" and party.id not in _OTHER_OFFICES:
        return known(True, (party.node,))
    received = _has_received(party, function)
    if party.noun == "place" and received.is_(True) is not Truth.YES:
        return either(decides_in_fact(party), received)  # a place decides only with the NHS body's authority
    return received


def _has_received(party: Thing, function: Thing) -> One:
    delegations = party.system.root.many("delegations")
    alike = COMMISSIONING if function.id in COMMISSIONING else frozenset({function.id})

    def passes(delegation: Thing) -> One:
        receiver, passed = delegation.one("to"), delegation.one("function")
        if receiver.known and receiver.value is not party:
            return known(False, receiver.nodes)
        giver = delegation.one("from")
        if giver.known and is_nhs_body(giver.value).is_(True) is Truth.NO:
            return known(False, giver.nodes)
        if receiver.unknown or passed.unknown or giver.unknown:
            return unknown((*receiver.lacks, *passed.lacks, *giver.lacks), (delegation.node,))
        return known(passed.value in alike, passed.nodes)

    found = keep(delegations, passes)
    if found.sure:
        return known(True, nodes_of(found))
    return known(False, delegations.nodes) if found.certain else unknown(found.lacks, delegations.nodes)


@derived("system", NAMES)
def joint_working(system: Thing) -> Many:
    """The ids of the arrangements, joint committees, pooled funds and joint delegations through which the NHS body works with partners."""
    root = system.system.root
    partnership = root.one("partnership")
    bodies = Many(
        [partnership.value] if partnership.known else [],
        complete=not partnership.unknown,
        lacks=partnership.lacks,
    )
    lists = [root.many(key) for key in ("committees", "places", "collaboratives", "networks")]
    joint = keep(union(bodies, *lists), _joint_committee)
    funds = keep(root.many("funds"), lambda fund: has_one(fund.many("contributors"), is_nhs_body))
    delegations = keep(root.many("delegations"), _joint_delegation)
    everything = union(root.many("arrangements"), joint, funds, delegations)
    return Many(
        (thing.id for thing in everything.sure),
        (thing.id for thing in everything.maybe),
        complete=everything.complete,
        nodes=everything.nodes,
        lacks=everything.lacks,
    )


def _joint_committee(body: Thing) -> One:
    forms = body.many("legal_form")
    truth = forms.has("joint_committee")
    if truth is Truth.NO:
        return known(False, forms.nodes)
    if truth is Truth.UNKNOWN:
        return unknown(forms.lacks, (body.node,))
    if body.noun in ("committee", "partnership", "place"):
        return known(True, forms.nodes)  # the NHS body has a part in each of these
    return either(
        has_one(body.many("parties"), is_nhs_body), has_one(body.many("established_by"), is_nhs_body)
    )


def _joint_delegation(delegation: Thing) -> One:
    return is_one_of(delegation.one("basis"), _JOINT_BASES)


@derived("system", YES_NO)
def decisions_before_law(system: Thing) -> One:
    """Whether a decision that needs the new law was put in force before that law: the transition says so, or a delegation shows it."""
    root = system.system.root
    early = [each for each in root.many("delegations").sure if _before_law(each)]
    if early and root.one("constitution_status").is_("proposed") is not Truth.YES:
        return known(True, tuple(each.node for each in early))
    transition = root.one("transition")
    if transition.known:
        said = transition.value.one("decisions_before_law")
        assert isinstance(said, One)
        return said
    return unknown(
        transition.lacks or (Lack(root, "transition", "transition: {decisions_before_law: no}"),),
        (root.node,),
    )


def _before_law(delegation: Thing) -> bool:
    starts = delegation.one("starts")
    formal = delegation.one("statutory_decision").is_(True) is Truth.YES
    return formal and starts.known and starts.value < _NEW_LAW
