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
from icscheck.assessment.examine import Examination, Examined, Request, examine
from icscheck.assessment.examples import Example, test_pack
from icscheck.assessment.explain import RuleExplanation, explain_rule, find_rule
from icscheck.assessment.outcome import LEVELS, STATUSES, Evidence, Missing, Outcome

__all__ = [
    "LEVELS",
    "OVERALL",
    "RATINGS",
    "STATUSES",
    "Assessment",
    "Evidence",
    "Example",
    "Examination",
    "Examined",
    "Missing",
    "Outcome",
    "Request",
    "RuleExplanation",
    "ThemeRating",
    "assess",
    "examine",
    "explain_rule",
    "find_rule",
    "is_must",
    "overall_of",
    "test_pack",
    "worst_first",
]
