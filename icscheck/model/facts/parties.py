"""Parties: whoever nominates, appoints, approves, gives or receives — an organisation, a body or an office."""

from __future__ import annotations

from icscheck.model.catalogue import YES_NO, derived, word
from icscheck.model.things import Thing
from icscheck.model.values import One, is_one_of, known

TRUSTS = ("nhs_trust", "nhs_foundation_trust")
NHS_KINDS = (
    *TRUSTS,
    "integrated_care_board",
    "clinical_commissioning_group",
    "nhs_england",
    "special_health_authority",
)
#: The relevant bodies of sections 65Z5 to 65Z7 of the NHS Act 2006.
RELEVANT_BODIES = (*TRUSTS, "integrated_care_board", "nhs_england")
SOCIAL_CARE_TYPES = (
    "county",
    "unitary",
    "metropolitan_borough",
    "london_borough",
    "city_of_london",
    "isles_of_scilly",
)

_RESERVED_KINDS = {
    "nhs_body": "integrated_care_board",
    "nhs_england": "nhs_england",
    "secretary_of_state": "secretary_of_state",
    "every_council": "local_authority",
    "every_eligible_trust": "nhs_trust",
    "every_eligible_practice": "gp_practice",
    "every_health_and_wellbeing_board": "health_and_wellbeing_board",
    "every_local_healthwatch": "local_healthwatch",
    "every_integrated_care_board": "integrated_care_board",
    "board": "board",
    "partnership": "partnership",
}


def kind_of(party: Thing) -> One:
    """What a party is."""
    if party.noun == "organisation":
        return party.one("kind")
    if party.noun == "nhs_body":
        return known("integrated_care_board", (party.node,))
    if party.noun == "party":
        return known(_RESERVED_KINDS.get(party.id, "office"), (party.node,))
    if party.noun == "seat":
        return known("office", (party.node,))
    return known(party.noun, (party.node,))


def social_care(party: Thing) -> One:
    """Whether a party is a council responsible for social care: a district beneath a county is not."""
    if party.noun == "party" and party.id == "every_council":
        return known(True, (party.node,))
    kind = kind_of(party)
    if kind.unknown:
        return One("unknown", None, kind.nodes, kind.lacks)
    if kind.value != "local_authority" or party.noun != "organisation":
        return known(False, kind.nodes)
    council_type = party.one("type")
    if council_type.unknown and party in party.system.subject.many("councils").sure:
        return known(True, (party.node,))  # the list of councils is of those responsible for social care
    return is_one_of(council_type, SOCIAL_CARE_TYPES)


@derived("party", word("party_kind"))
def kind(party: Thing) -> One:
    """What it is: a kind of organisation, a kind of body, or an office."""
    return kind_of(party)


@derived("party", YES_NO)
def is_nhs(party: Thing) -> One:
    """Whether it is an NHS organisation."""
    return is_one_of(kind_of(party), NHS_KINDS)


@derived("party", YES_NO)
def is_trust(party: Thing) -> One:
    """Whether it is an NHS trust or foundation trust."""
    return is_one_of(kind_of(party), TRUSTS)


@derived("party", YES_NO)
def is_relevant_body(party: Thing) -> One:
    """Whether it is a relevant body under sections 65Z5 to 65Z7: NHS England, an integrated care board or a trust."""
    return is_one_of(kind_of(party), RELEVANT_BODIES)


@derived("party", YES_NO)
def has_social_care(party: Thing) -> One:
    """Whether it is a council responsible for social care."""
    return social_care(party)
