"""GitLab: a code quality report, which merge requests show as what is new and what is resolved.

GitLab shows only the first of several entries with one fingerprint. What was not tested is one entry a system, so
that the findings are not buried.
"""

from __future__ import annotations

import json
from typing import Any

from icscheck.assessment import Examination, Examined, Outcome
from icscheck.packs import Problem
from icscheck.reports.findings import (
    Place,
    account,
    circumstances,
    findings,
    fingerprints,
    heading,
    headline,
    one_line,
    place_of,
    place_of_problem,
    unique_names,
    untested,
)

_SEVERITIES = ("blocker", "critical", "major", "minor", "info")
_PROBLEMS = {"error": "blocker", "warning": "major"}
_FINDINGS = {"error": "critical", "warning": "major", "note": "minor"}
#: Statuses that say nothing is wrong today, whatever their level.
_WAITING = ("explained", "not-due")

Entry = dict[str, Any]


def as_gitlab(examination: Examination) -> str:
    """The examination as a code quality report, with a line end."""
    found = findings(examination)
    entries = [*_problems(examination.problems), *_findings(found), *_untested(examination.systems)]
    entries.sort(key=lambda entry: _SEVERITIES.index(entry["severity"]))
    return json.dumps(entries, ensure_ascii=False, indent=2) + "\n"


def _problems(problems: tuple[Problem, ...]) -> list[Entry]:
    """A problem has no subject: what it says tells it apart."""
    names = unique_names((problem.code, problem.file, problem.message) for problem in problems)
    return [
        _entry(problem.message, problem.code, name, _PROBLEMS[problem.level], place_of_problem(problem))
        for problem, name in zip(problems, names, strict=True)
    ]


def _findings(found: list[Outcome]) -> list[Entry]:
    return [
        _entry(
            f"{heading(outcome)}. {' '.join(account(outcome))}",
            outcome.rule.id,
            name,
            "info" if outcome.status in _WAITING else _FINDINGS[outcome.level],
            place_of(outcome),
        )
        for outcome, name in zip(found, fingerprints(found), strict=True)
    ]


def _untested(systems: tuple[Examined, ...]) -> list[Entry]:
    names = unique_names(("not-tested", examined.path) for examined in systems)
    entries = []
    for examined, name in zip(systems, names, strict=True):
        count = examined.assessment.counts["not-tested"]
        if count:
            top = Place(examined.assessment.system.root.node.source.name, 1, 1)
            words = f"{headline(examined)}. {circumstances(examined)} {untested(count)}"
            entries.append(_entry(words, "not-tested", name, "info", top))
    return entries


def _entry(description: str, check_name: str, name: str, severity: str, place: Place) -> Entry:
    return {
        "description": one_line(description),
        "check_name": check_name,
        "fingerprint": name,
        "severity": severity,
        "location": {"path": place.file, "lines": {"begin": place.line}},
    }
