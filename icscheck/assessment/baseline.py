"""The baseline: findings of an earlier result, which are still shown and no longer count against the exit code.

A finding is known by its rule and subject, in the same system, never by its line. It is *known* when the baseline
has it with the same or a worse status; what is worse than it was is new.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

from icscheck.assessment.examine import Compared, Examination, Examined
from icscheck.assessment.outcome import STATUSES, Outcome


class BaselineError(Exception):
    """A file that cannot be used as a baseline; the message is for people."""


class Earlier(NamedTuple):
    """What an earlier result found of one system: the status of each finding, and which rules were run at all."""

    path: str
    code: str
    findings: dict[str, str]


class Baseline(NamedTuple):
    """An earlier result."""

    file: str
    systems: tuple[Earlier, ...]
    #: of what was found of several systems together
    together: dict[str, str]


def read_baseline(path: Path, name: str) -> Baseline:
    """The result in a file; :class:`BaselineError` when there is none that can be read."""
    try:
        read = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BaselineError(f"The baseline {name} cannot be read: {error.strerror}.") from None
    except (ValueError, RecursionError):
        raise BaselineError(f"The baseline {name} is no JSON. {_HOW}") from None
    try:
        if read["format"] != 1:
            raise BaselineError(f"The baseline {name} is of another format than 1. {_HOW}")
        together = _findings(read.get("together", {}).get("outcomes", []))
        return Baseline(name, tuple(_earlier(system) for system in read["systems"]), together)
    except (KeyError, TypeError, AttributeError):
        raise BaselineError(f"The baseline {name} is no result of icscheck. {_HOW}") from None


_HOW = "Make one with `icscheck validate … --output json=FILE`."


def _earlier(system: dict[str, Any]) -> Earlier:
    return Earlier(str(system["path"]), str(system.get("ods", "")), _findings(system["outcomes"]))


def _findings(outcomes: list[dict[str, Any]]) -> dict[str, str]:
    findings: dict[str, str] = {}
    for outcome in outcomes:
        key, status = str(outcome["key"]), str(outcome["status"])
        if status not in STATUSES:
            raise KeyError(status)
        if outcome["level"] == "none":
            continue
        # Of one key twice, as from two editions of a pack, the milder counts: nothing new is taken for known.
        milder = max(STATUSES.index(status), STATUSES.index(findings.get(key, STATUSES[0])))
        findings[key] = STATUSES[milder]
    return findings


def against(examination: Examination, baseline: Baseline) -> Examination:
    """The examination with each finding marked known or new, and the counts of both and of what is fixed."""
    marked: list[Examined] = []
    seen: list[Earlier] = []
    fixed = unexamined = 0
    for examined in examination.systems:
        earlier = _matching(examined, examination, baseline)
        found = earlier.findings if earlier is not None else {}
        outcomes = tuple(_mark(outcome, found) for outcome in examined.assessment.outcomes)
        marked.append(examined._replace(assessment=examined.assessment._replace(outcomes=outcomes)))
        if earlier is not None:
            seen.append(earlier)
            gone, not_run = _gone(found, outcomes)
            fixed, unexamined = fixed + gone, unexamined + not_run
    together = tuple(_mark(outcome, baseline.together) for outcome in examination.together)
    gone, not_run = _gone(baseline.together, together)
    fixed, unexamined = fixed + gone, unexamined + not_run
    unexamined += sum(len(earlier.findings) for earlier in baseline.systems if earlier not in seen)
    every = [*(outcome for each in marked for outcome in each.assessment.outcomes), *together]
    marks = [outcome.baseline for outcome in every]
    compared = Compared(baseline.file, marks.count("known"), marks.count("new"), fixed, unexamined)
    return examination._replace(systems=tuple(marked), together=together, compared=compared)


def _gone(earlier: dict[str, str], outcomes: tuple[Outcome, ...]) -> tuple[int, int]:
    """How many earlier findings are no finding any more, and how many were not looked at."""
    still = {outcome.key for outcome in outcomes if outcome.level != "none"}
    run = {outcome.rule.id for outcome in outcomes}
    gone = [key for key in earlier if key not in still]
    fixed = sum(key.partition(" ")[0] in run for key in gone)
    return fixed, len(gone) - fixed


def _matching(examined: Examined, examination: Examination, baseline: Baseline) -> Earlier | None:
    """The earlier result of the same system: the only one of both runs, else by path, else by code."""
    if len(examination.systems) == len(baseline.systems) == 1:
        return baseline.systems[0]
    same_path = [earlier for earlier in baseline.systems if earlier.path == examined.path]
    same_code = [earlier for earlier in baseline.systems if earlier.code and earlier.code == examined.code]
    found = same_path or same_code
    return found[0] if len(found) == 1 else None


def _mark(outcome: Outcome, earlier: dict[str, str]) -> Outcome:
    if outcome.level == "none":
        return outcome
    before = earlier.get(outcome.key)
    known = before is not None and STATUSES.index(outcome.status) >= STATUSES.index(before)
    return outcome._replace(baseline="known" if known else "new")
