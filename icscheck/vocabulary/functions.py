"""How functions stand to each other: which is part of which, whose they are at the start, and which the law holds back.

Sources: NHS Act 2006, sections 3B, 7A, 13YB and 65Z5; SI 2022/642, regulation 2; SI 2000/617, regulation 5 (as made).
"""

from __future__ import annotations

from collections.abc import Iterator

#: What a function is part of, where its definition leaves no doubt.
PART_OF = {
    "strategic_commissioning": "commissioning",
    "primary_care": "commissioning",
    "specialised_services": "commissioning",
    "community_services": "commissioning",
    "mental_health_services": "commissioning",
    "acute_services": "commissioning",
    "ambulance_services": "commissioning",
    "cancer_services": "commissioning",
    "continuing_care": "commissioning",
    "intermediate_care": "commissioning",
    "diagnostics": "commissioning",
    "vaccination_screening": "commissioning",
    "child_health_information": "commissioning",
    "health_and_justice": "commissioning",
    "sexual_assault_services": "commissioning",
    "primary_medical_services": "primary_care",
    "dental_services": "primary_care",
    "pharmaceutical_services": "primary_care",
    "ophthalmic_services": "primary_care",
    "surgery": "acute_services",
}

#: Functions that are NHS England's own: another body holds them only because NHS England passed them on.
NHS_ENGLANDS_OWN = frozenset(
    {
        "primary_care",
        "primary_medical_services",
        "dental_services",
        "pharmaceutical_services",
        "ophthalmic_services",
        "specialised_services",
        "vaccination_screening",
        "child_health_information",
        "health_and_justice",
        "sexual_assault_services",
    }
)

#: Functions of NHS England that section 65Z5 does not reach, each with its provisions (SI 2022/642, regulation 2).
HELD_BACK = {
    "icb_establishment": "NHS Act 2006, sections 14Z25 and 14Z26",
    "icb_transfer_schemes": "NHS Act 2006, section 14Z28",
    "icb_assessment": "NHS Act 2006, section 14Z59",
    "icb_information": "NHS Act 2006, section 14Z60",
    "icb_directions": "NHS Act 2006, sections 14Z61 and 14Z62",
    "trust_directions": "NHS Act 2006, section 27B",
    "trust_recommendations": "NHS Act 2006, sections 27C and 27D",
    "foundation_trust_authorisation": "NHS Act 2006, sections 33, 35, 37, 39 and 39A",
    "trust_capital_limits": "NHS Act 2006, sections 42B and 42C",
    "trust_mergers": "NHS Act 2006, sections 56 to 57A and Schedule 4, paragraphs 28 and 29",
    "trust_special_administration": "NHS Act 2006, sections 65B to 65N",
    "icb_funding": "NHS Act 2006, sections 223G and 223GA",
    "icb_financial_controls": "NHS Act 2006, sections 223GB, 223GC and 223L to 223N",
    "provider_licensing": "Health and Social Care Act 2012, Part 3, Chapter 3",
    "health_special_administration": "Health and Social Care Act 2012, Part 3, Chapters 5 and 6",
}
#: Functions in words so wide that they may take in some of those.
PERHAPS_HELD_BACK = frozenset({"oversight", "regulatory_enforcement", "provider_performance"})

#: NHS functions that section 75 arrangements never cover (SI 2000/617, regulation 5), and those that may take them in.
OUTSIDE_SECTION_75 = frozenset({"surgery", "ambulance_services"})
PERHAPS_OUTSIDE_SECTION_75 = frozenset(
    {"commissioning", "acute_services", "specialised_services", "cancer_services", "diagnostics"}
)


def wider(function: str) -> Iterator[str]:
    """The functions that a function is part of, nearest first."""
    while (whole := PART_OF.get(function)) is not None:
        yield whole
        function = whole


def within(part: str, whole: str) -> bool:
    """Whether a function is another or a part of it."""
    return part == whole or whole in wider(part)
