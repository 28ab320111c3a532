"""Joint committees and their neighbours: whose committee each is, under which power, what it may do; committees in common and advisory groups."""

from __future__ import annotations

from icscheck.model.catalogue import YES_NO, derived, fact, many, word, words
from icscheck.model.facts.agreements import legal_persons, may_act_jointly, section_75_partner, which_of
from icscheck.model.facts.bodies import organisations_on
from icscheck.model.facts.delegation_parties import giving_body, legal_forms
from icscheck.model.facts.delegations import is_own
from icscheck.model.facts.organisations import has_one
from icscheck.model.facts.parties import kind_of
from icscheck.model.things import Thing
from icscheck.model.values import Lack, Many, One, Truth, either, is_one_of, keep, known, unknown
from icscheck.vocabulary.functions import HELD_BACK, PERHAPS_HELD_BACK

#: Powers under which a function may be given to a joint committee.
_JOINT_COMMITTEE_POWERS = ("nhsa_65Z6_joint_committee", "nhsa_s75", "lhb_14Z46")
#: Powers of sections 65Z5 and 65Z6, to which the guidance under section 65Z7 applies.
_POWERS_WITH_GUIDANCE = (
    "nhsa_65Z5_delegation",
    "nhsa_65Z5_joint_exercise",
    "nhse_agreement_65Z5",
    "nhsa_65Z6_joint_committee",
    "nhsa_65Z6_pooled_fund",
)


@derived("body", many("party"))
def joint_parties(body: Thing) -> Many:
    """For a joint committee: the bodies whose committee it is. Where its parties are not said, those who set it up. Members and others who attend are not parties."""
    said = body.many("parties")
    founders = body.many("established_by")
    return legal_persons(founders if said.wholly_unknown and not founders.wholly_unknown else said, body)


@derived("body", word("basis"))
def joint_basis(body: Thing) -> One:
    """For a joint committee: the power under which it was formed, as it says or as the delegations to it say."""
    said = body.one("basis")
    if not said.unknown:
        return said
    received = body.system.root.many("delegations")
    powers = {
        each.one("basis").value
        for each in received.sure
        if each.one("to").is_(body) is Truth.YES and each.one("basis").value in _JOINT_COMMITTEE_POWERS
    }
    return known(powers.pop(), (body.node,)) if len(powers) == 1 else said


@derived("body", many("party"))
def parties_without_power(body: Thing) -> Many:
    """For a joint committee: the parties that the power under which it was formed does not cover; where no power to form one is recorded, those that none of the powers covers."""
    basis = joint_basis(body)
    parties = joint_parties(body)
    if basis.value == "nhsa_s75":
        return keep(parties, lambda party: _not(section_75_partner(party)))
    if basis.value == "lhb_14Z46":
        kinds = ("integrated_care_board", "local_health_board")
        return keep(parties, lambda party: _not(is_one_of(kind_of(party), kinds)))
    if basis.value == "nhsa_65Z6_joint_committee":
        return keep(parties, lambda party: _not(may_act_jointly(party)))
    if basis.value == "ft_47A":  # a foundation trust may act jointly with anyone
        return keep(parties, _perhaps_with_foundation_trust)
    return keep(parties, lambda party: _without_any_power(party, basis))


def _perhaps_with_foundation_trust(party: Thing) -> One:
    """Whether a party is not covered, where section 47A is the power: nobody has settled whether it reaches a joint committee."""
    able = may_act_jointly(party)
    return known(False, able.nodes) if able.value is True else unknown(able.lacks, able.nodes)


def _not(answer: One) -> One:
    return (
        unknown(answer.lacks, answer.nodes)
        if answer.unknown
        else known(answer.value is not True, answer.nodes)
    )


def _without_any_power(party: Thing, basis: One) -> One:
    """Whether no power covers a party. Where only some do, it depends on the power, which is not recorded."""
    if may_act_jointly(party).is_(True) is Truth.YES:
        return known(False, (party.node,))
    welsh = is_one_of(kind_of(party), ("local_health_board",))
    other = either(may_act_jointly(party), section_75_partner(party), welsh)
    return (
        known(True, (party.node,))
        if other.is_(True) is Truth.NO
        else unknown((*basis.lacks, *other.lacks), other.nodes)
    )


@derived("body", words("function"))
def functions_held_back(body: Thing) -> Many:
    """Those of its functions that are NHS England's and may be neither passed on nor exercised jointly under section 65Z5."""
    return which_of(body.many("functions"), frozenset(HELD_BACK), PERHAPS_HELD_BACK)


@derived("body", YES_NO)
def terms_agreed_by_all_parties(body: Thing) -> One:
    """For a joint committee: whether every party to it approved its terms of reference."""
    terms, parties = body.one("terms_of_reference"), joint_parties(body)
    if not terms.known:
        return unknown(terms.lacks, terms.nodes) if terms.unknown else known(False, terms.nodes)
    approved = legal_persons(terms.value.many("approved_by"), body)
    answers = [approved.has(party) for party in parties.sure]
    if Truth.NO in answers:
        return known(False, approved.nodes)
    if answers and parties.certain and all(answer is Truth.YES for answer in answers):
        return known(True, approved.nodes)
    return unknown((*approved.lacks, *parties.lacks), approved.nodes or (body.node,))


@derived("system", many("body"))
def joint_committees_by_agreement(system: Thing) -> Many:
    """The joint committees that bodies form by agreement: committees, places and collaboratives of that legal form. The partnership and health and wellbeing boards rest on Acts of their own."""
    return _bodies_of_form(system, ("joint_committee",))


@derived("system", many("body"))
def committees_meeting_in_common(system: Thing) -> Many:
    """Committees that meet together with those of other bodies and decide each for its own: of that legal form, and not joint committees."""

    def in_common(body: Thing) -> One:
        forms = legal_forms(body)
        if forms.has("joint_committee") is not Truth.NO and forms.has("committees_in_common") is Truth.YES:
            return unknown(forms.lacks, forms.nodes)
        return known(forms.has("committees_in_common") is Truth.YES, forms.nodes)

    return keep(_bodies_of_form(system, ("committees_in_common",)), in_common)


@derived("body", many("delegation"))
def delegations_from_strangers(body: Thing) -> Many:
    """For committees that meet in common: delegations to them from a body that has no committee among them. A committee of the NHS body's may hold the NHS body's functions, and those of others that it names as parties, founders or members."""
    lists = [body.many("parties"), body.many("established_by"), organisations_on(body)]
    written = body.values_written()
    left_open = any(
        key in written and each.wholly_unknown
        for key, each in zip(("parties", "established_by"), lists, strict=False)
    )
    named = legal_persons(_together([each for each in lists if each.sure]), body)
    certain = bool(named.sure) and named.complete and not left_open
    lacks = named.lacks or (Lack(body, "parties", "parties: [nhs_body, fenwick-minds]"),)
    received = fact(body, "delegations_received")
    assert isinstance(received, Many)

    def strange(delegation: Thing) -> One:
        giver = giving_body(delegation)
        if not giver.known:
            return unknown(giver.lacks, giver.nodes)
        if named.has(giver.value) is Truth.YES:
            return known(False, giver.nodes)
        if body.noun == "committee" and (own := is_own(giver.value)).is_(False) is not Truth.YES:
            return _not(own)
        return known(True, giver.nodes) if certain else unknown(lacks, (body.node,))

    return keep(received, strange)


@derived("system", many("body"))
def advisory_groups(system: Thing) -> Many:
    """Committees, places and collaboratives whose only legal form is that of a group that advises or a forum that is consulted."""

    def advises(body: Thing) -> One:
        forms = legal_forms(body)
        only = set(forms.sure) <= {"advisory_group", "consultative_forum"}
        return known(only, forms.nodes) if forms.certain or not only else unknown(forms.lacks, forms.nodes)

    return keep(_bodies_of_form(system, ("advisory_group", "consultative_forum")), advises)


def _bodies_of_form(system: Thing, wanted: tuple[str, ...]) -> Many:
    """The committees, places and collaboratives of one of these legal forms."""

    def fits(body: Thing) -> One:
        forms = legal_forms(body)
        truths = [forms.has(form) for form in wanted]
        if Truth.YES in truths:
            return known(True, forms.nodes)
        return unknown(forms.lacks, forms.nodes) if Truth.UNKNOWN in truths else known(False, forms.nodes)

    root = system.system.root
    lists = [root.many(key) for key in ("committees", "places", "collaboratives")]
    return keep(_together(lists), fits)


def _together(lists: list[Many]) -> Many:
    return Many(
        (one for each in lists for one in each.sure),
        (one for each in lists for one in each.maybe),
        complete=all(each.complete for each in lists),
        nodes=tuple(node for each in lists for node in each.nodes),
        lacks=(lack for each in lists for lack in each.lacks),
    )


# Which powers the system uses.


@derived("system", YES_NO)
def section_75_used(system: Thing) -> One:
    """Whether there are section 75 arrangements: a delegation, a pooled fund or a joint committee on that basis."""
    return _power_used(system, ("nhsa_s75",))


@derived("system", YES_NO)
def delegation_powers_used(system: Thing) -> One:
    """Whether functions are passed on, exercised jointly or paid for from a pooled fund under section 65Z5 or 65Z6."""
    return _power_used(system, _POWERS_WITH_GUIDANCE)


def _power_used(system: Thing, powers: tuple[str, ...]) -> One:
    root = system.system.root
    lists = [root.many("delegations"), root.many("funds")]
    committees = joint_committees_by_agreement(system)
    return either(
        *(has_one(each, lambda one: is_one_of(one.one("basis"), powers)) for each in lists),
        has_one(committees, lambda body: is_one_of(joint_basis(body), powers)),
    )
