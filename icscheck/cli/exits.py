"""Exit codes, named in one place."""

from __future__ import annotations

import sys
from collections.abc import Iterable

from icscheck.assessment import LEVELS, Examination
from icscheck.packs import Problem

FINE = 0
FINDINGS = 1
UNUSABLE = 2


class UnusableError(Exception):
    """What was asked for cannot be done; the message is for people, and the exit code is 2."""


#: What ``--fail-on`` takes: a level, ``not-tested`` as well, or never.
FAIL_ON = ("error", "warning", "note", "not-tested", "never")


def say_problems(problems: Iterable[Problem]) -> None:
    """Print problems to standard error, each with its place."""
    for problem in problems:
        place = f"{problem.file}:{problem.line}:{problem.column}" if problem.line else problem.file
        sys.stderr.write(f"{place}: {problem.message}\n")


def exit_code(examination: Examination, fail_on: Iterable[str]) -> int:
    """2 when something could not be used; 1 when an outcome is at or above a level asked for; else 0."""
    if examination.unusable:
        return UNUSABLE
    wanted = set(fail_on) or {"error"}
    if "never" in wanted:
        return FINE
    levels = [LEVELS.index(level) for level in wanted if level in LEVELS]
    threshold = max(levels) if levels else -1
    for outcome in examination.outcomes:
        if outcome.baseline == "known":
            continue
        if outcome.status == "not-tested":
            if "not-tested" in wanted:
                return FINDINGS
        elif LEVELS.index(outcome.level) <= threshold:
            return FINDINGS
    return FINE
