"""Outcomes with statements and explanations weighed, their counts, the rating of themes and the overall word."""

from icscheck.assessment.assess import (
    OVERALL,
    RATINGS,
    Assessment,
    ThemeRating,
    assess,
    is_must,
    overall_of,
    worst_first,
)
from icscheck.assessment.examine import Compared, Examination, Examined, Request, examine
from icscheck.assessment.outcome import LEVELS, STATUSES, Evidence, Missing, Outcome

__all__ = [
    "LEVELS",
    "OVERALL",
    "RATINGS",
    "STATUSES",
    "Assessment",
    "Compared",
    "Evidence",
    "Examination",
    "Examined",
    "Missing",
    "Outcome",
    "Request",
    "ThemeRating",
    "assess",
    "examine",
    "is_must",
    "overall_of",
    "worst_first",
]
