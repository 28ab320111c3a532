"""Powers to act together: who may be a party, which functions they do not reach, and pooled funds."""

from __future__ import annotations

from icscheck.model.catalogue import YES_NO, derived, many, words
from icscheck.model.facts.delegations import is_own
from icscheck.model.facts.parties import NHS_KINDS, RELEVANT_BODIES, kind_of, social_care
from icscheck.model.things import Thing
from icscheck.model.values import Many, One, Truth, known, unknown
from icscheck.vocabulary.functions import (
    HELD_BACK,
    OUTSIDE_SECTION_75,
    PERHAPS_HELD_BACK,
    PERHAPS_OUTSIDE_SECTION_75,
)

#: Kinds that regulations may have prescribed under section 65Z5(2)(e); SI 2022/642 prescribes none.
_PERHAPS_PRESCRIBED = ("special_health_authority", "other")


@derived("party", YES_NO)
def prescribed_body(party: Thing) -> One:
    """Whether regulations make it a relevant body under section 65Z5(2)(e). None are known; for a special health authority or a body of no listed kind that is left open."""
    kind = kind_of(party)
    if kind.known and kind.value not in _PERHAPS_PRESCRIBED:
        return known(False, kind.nodes)
    return unknown(kind.lacks, kind.nodes)


@derived("party", YES_NO)
def may_act_jointly(party: Thing) -> One:
    """Whether it is a body with which functions may be exercised jointly under sections 65Z5 and 65Z6: NHS England, an integrated care board, a trust, a combined authority, or a council other than a district beneath a county."""
    kind = kind_of(party)
    if kind.unknown or kind.value in _PERHAPS_PRESCRIBED:
        return unknown(kind.lacks, kind.nodes)
    if kind.value == "local_authority":
        return social_care(party)  # the councils of section 2B(5) are those responsible for social care
    return known(kind.value in (*RELEVANT_BODIES, "combined_authority"), kind.nodes)


@derived("party", YES_NO)
def section_75_partner(party: Thing) -> One:
    """Whether it may be a partner in section 75 arrangements: an NHS body, or a council, districts included."""
    kind = kind_of(party)
    if kind.unknown or kind.value in ("special_health_authority", "combined_authority", "other"):
        return unknown(kind.lacks, kind.nodes)
    return known(kind.value in (*NHS_KINDS, "local_authority"), kind.nodes)


def legal_persons(parties: Many, system_of: Thing) -> Many:
    """Parties, with the NHS body in place of its board."""

    def person(party: Thing) -> Thing:
        return system_of.system.party("nhs_body") if is_own(party).is_(True) is Truth.YES else party

    return Many(
        map(person, parties.sure),
        map(person, parties.maybe),
        complete=parties.complete,
        nodes=parties.nodes,
        lacks=parties.lacks,
    )


# Functions that a power does not reach.


def which_of(functions: Many, sure: frozenset[str], perhaps: frozenset[str]) -> Many:
    """Which of some functions are among others: for certain, or perhaps since their words are wide."""
    return Many(
        (each for each in functions.sure if each in sure),
        (
            *(each for each in functions.sure if each in perhaps),
            *(each for each in functions.maybe if each in sure),
        ),
        complete=functions.complete,
        nodes=functions.nodes,
        lacks=functions.lacks,
    )


def _of(delegation: Thing) -> Many:
    """The function of a delegation, as a list of one."""
    function = delegation.one("function")
    return Many(
        [function.value] if function.known else [],
        complete=not function.unknown,
        nodes=function.nodes,
        lacks=function.lacks,
    )


@derived("delegation", words("function"))
def functions_held_back(delegation: Thing) -> Many:
    """The function, if it is one of NHS England's that section 65Z5 does not reach (SI 2022/642, regulation 2), such as its assessment and direction of integrated care boards."""
    return which_of(_of(delegation), frozenset(HELD_BACK), PERHAPS_HELD_BACK)


@derived("delegation", words("function"))
def functions_outside_section_75(delegation: Thing) -> Many:
    """The function, if it is one that section 75 arrangements do not cover: surgery and other invasive treatment, or emergency ambulance services."""
    return which_of(_of(delegation), OUTSIDE_SECTION_75, PERHAPS_OUTSIDE_SECTION_75)


# Pooled funds.


@derived("fund", many("party"))
def contributing_bodies(fund: Thing) -> Many:
    """Who pays in: the NHS body in place of its board."""
    return legal_persons(fund.many("contributors"), fund)


@derived("fund", words("function"))
def functions_outside_section_75_(fund: Thing) -> Many:
    """Those functions it pays for that section 75 arrangements do not cover."""
    return which_of(fund.many("functions"), OUTSIDE_SECTION_75, PERHAPS_OUTSIDE_SECTION_75)


@derived("fund", YES_NO)
def host_is_partner(fund: Thing) -> One:
    """Whether the host is one of those who pay in."""
    host, partners = fund.one("host"), contributing_bodies(fund)
    if not host.known:
        return unknown(host.lacks, host.nodes) if host.unknown else known(False, host.nodes)
    person = legal_persons(Many([host.value]), fund).sure[0]
    truth = partners.has(person)
    return (
        unknown(partners.lacks, host.nodes)
        if truth is Truth.UNKNOWN
        else known(truth is Truth.YES, host.nodes)
    )
