"""Provider collaboratives: who leads them, how they decide, what they have agreed with systems."""

from __future__ import annotations

from datetime import date

from icscheck.model.catalogue import NAMES, YES_NO, derived, words
from icscheck.model.facts.bodies import represented_on
from icscheck.model.facts.organisations import is_nhs_body
from icscheck.model.read import in_force
from icscheck.model.things import Thing
from icscheck.model.values import Many, One, Truth, keep, known, lacks_of, nodes_of, union, unknown


def done(value: One, as_of: date) -> One:
    """Whether something is done by a day: yes, or done on a day that has come."""
    if value.known and isinstance(value.value, date):
        return known(value.value <= as_of, value.nodes)
    return value if not value.known else known(value.value is True, value.nodes)


@derived("collaborative", YES_NO)
def lead_provider_named(collaborative: Thing) -> One:
    """Whether the provider that leads it is named, by itself or in its contract, and still exists."""
    contract = collaborative.one("contract")
    named = [collaborative.one("lead")]
    if contract.known:
        named.append(contract.value.one("lead"))
    there = [lead for lead in named if lead.known]
    for lead in there:
        truth = in_force(lead.value, collaborative.system.as_of)
        if truth is not Truth.NO:
            return known(True, lead.nodes) if truth is Truth.YES else unknown((), lead.nodes)
    if there or any(lead.state == "none" for lead in named):
        return known(False, nodes_of(*(lead for lead in named if not lead.unknown)))
    return unknown(named[0].lacks, (collaborative.node,))


@derived("collaborative", NAMES)
def systems_agreed_with(collaborative: Thing) -> Many:
    """The codes of the systems whose NHS body has settled with it how the two work together.

    For this system it is enough that its role and relationship were agreed with the NHS body.
    """
    agreements = collaborative.many("system_agreements")
    own = done(collaborative.one("agreed_with_nhs_body"), collaborative.system.as_of)
    code = collaborative.system.code
    sure: list[str] = []
    maybe: list[str] = []
    nameless = not agreements.complete
    lacks = [*agreements.lacks]
    for agreement in (*agreements.sure, *agreements.maybe):
        system, settled = agreement.one("code"), agreement.one("relationship")
        if settled.is_(True) is Truth.NO:
            continue
        lacks.extend((*system.lacks, *settled.lacks))
        if not system.known:
            nameless = True
        elif settled.is_(True) is Truth.YES and agreement in agreements.sure:
            sure.append(system.value)
        else:
            maybe.append(system.value)
    if code is not None and own.is_(True) is not Truth.NO:
        (sure if own.is_(True) is Truth.YES else maybe).append(code)
        lacks.extend(own.lacks)
    nameless = nameless or (code is None and own.is_(True) is not Truth.NO)
    return Many(
        sure,
        maybe,
        complete=not nameless,
        nodes=nodes_of(agreements, own),
        lacks=dict.fromkeys(lacks),
    )


@derived("collaborative", YES_NO)
def objectives_agreed(collaborative: Thing) -> One:
    """Whether it has agreed specific objectives with the NHS body of at least one system."""
    agreements = collaborative.many("system_agreements")
    found = keep(agreements, lambda each: each.one("objectives"))
    if found.sure:
        return known(True, tuple(each.node for each in found.sure))
    agreement = collaborative.one("agreement")
    if agreement.known and _with_aims(agreement.value):
        return known(True, agreement.nodes)
    return known(False, found.nodes) if found.certain else unknown(found.lacks, found.nodes)


def _with_aims(agreement: Thing) -> bool:
    """Whether a signed agreement, to which the NHS body of this system is a party, sets aims."""
    signed = agreement.one("signed")
    parties = agreement.many("parties").sure
    with_nhs_body = any(is_nhs_body(party).is_(True) is Truth.YES for party in parties)
    begun = signed.known and signed.value <= agreement.system.as_of
    return begun and with_nhs_body and "aims" in agreement.many("terms").sure


@derived("collaborative", words("decision_arrangement"))
def decision_arrangements(collaborative: Thing) -> Many:
    """What its rules for deciding settle: what it says, and what its agreement, its clinical lead and those represented on it show."""
    said, agreement = collaborative.many("decision_arrangements"), collaborative.one("agreement")
    shown: list[str] = []
    if agreement.known and "disputes" in agreement.value.many("terms").sure:
        shown.append("disputes")
    if collaborative.one("clinical_lead").known:
        shown.append("clinical_leadership")
    if "patients_and_carers" in represented_on(collaborative).sure:
        shown.append("patient_involvement")
    found = union(said, Many(shown, nodes=nodes_of(said)))
    return Many(found.sure, found.maybe, complete=said.complete, nodes=found.nodes, lacks=lacks_of(said))
