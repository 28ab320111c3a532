"""Criteria, compiled and type-checked against the facts, and decided for every subject of a system."""

from icscheck.checks.criteria import Criterion, compile_criterion
from icscheck.checks.evaluate import Reason, Result, decide
from icscheck.checks.run import Check, CompiledRule, compile_pack, run, subjects_fact
from icscheck.checks.wording import criterion_words, day_words, subject_words

__all__ = [
    "Check",
    "CompiledRule",
    "Criterion",
    "Reason",
    "Result",
    "compile_criterion",
    "compile_pack",
    "criterion_words",
    "day_words",
    "decide",
    "run",
    "subject_words",
    "subjects_fact",
]
