"""SARIF 2.1.0: the rules that ran, and a result for everything that is not met, not applicable or in order.

What is met or does not apply is only counted: code scanning on GitHub takes every result for an alert, whatever its
kind. Results are known again by rule and subject, never by line.
"""

from __future__ import annotations

import json
import re
from typing import Any
from urllib.parse import quote

from icscheck import __version__
from icscheck.assessment import Evidence, Examination, Examined, Missing, Outcome, worst_first
from icscheck.assessment.outcome import level_of
from icscheck.packs import Pack, Problem, Rule
from icscheck.reports.findings import (
    Place,
    fingerprints,
    one_line,
    place_of,
    sentence,
    source_of,
)
from icscheck.vocabulary import plural

#: How many results GitHub shows of a run; of more it keeps those it deems the most serious.
MOST_RESULTS = 5_000
_MOST_RELATED = 20
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_BASE = "%SRCROOT%"
_SETTLED = ("met", "not-applicable")
_KINDS = {"not-tested": "open", "not-due": "informational"}
_CODE = re.compile(r"(`[^`]*`)")

Node = dict[str, Any]


def as_sarif(examination: Examination) -> str:
    """The examination as a SARIF log of one run, with a line end."""
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [_run(examination)]}
    return json.dumps(log, ensure_ascii=False, indent=2) + "\n"


def _run(examination: Examination) -> Node:
    rules = [rule for pack in examination.packs for rule in pack.rules]
    places = {(rule.pack.spec, rule.id): index for index, rule in enumerate(rules)}
    unsettled = tuple(
        outcome for outcome in examination.outcomes if outcome.status not in _SETTLED and not outcome.under
    )
    found = worst_first(unsettled)
    names = fingerprints(found)
    shown = list(zip(found, names, strict=True))[:MOST_RESULTS]
    notifications = _notifications(examination.problems, len(found) - len(shown))
    return {
        "tool": {
            "driver": {
                "name": "icscheck",
                "version": __version__,
                "language": "en-GB",
                "rules": [_rule(rule) for rule in rules],
            }
        },
        "language": "en-GB",
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {
            _BASE: {
                "description": {
                    "text": "The folder that holds icscheck.yaml, or the root of the git repository."
                }
            }
        },
        "invocations": [
            {"executionSuccessful": not examination.unusable, "toolExecutionNotifications": notifications}
        ],
        "results": [
            _result(outcome, name, places, compared=examination.compared is not None)
            for outcome, name in shown
        ],
        "properties": {
            "asOf": examination.as_of.isoformat(),
            "packs": [_pack(pack) for pack in examination.packs],
            "systems": [_system(examined) for examined in examination.systems],
        },
    }


def _pack(pack: Pack) -> Node:
    header = pack.header
    return {
        "name": header.name,
        "edition": header.edition,
        "revision": header.revision,
        "status": header.status,
        "digest": f"sha256:{pack.digest}",
    }


def _system(examined: Examined) -> Node:
    return {
        "name": examined.name,
        "path": examined.path,
        "constitution": examined.constitution,
        "asOf": examined.as_of.isoformat(),
        "overall": examined.assessment.overall,
        "counts": examined.assessment.counts,
    }


def _rule(rule: Rule) -> Node:
    descriptor: Node = {
        "id": rule.id,
        "name": rule.name,
        "shortDescription": {"text": sentence(rule.title)},
        "fullDescription": {"text": sentence(rule.why)},
        "help": _help(rule),
        "defaultConfiguration": {"level": level_of(rule, "not-met")},
        "properties": {
            "strength": rule.strength,
            "theme": rule.theme,
            "pack": rule.pack.name,
            "edition": rule.pack.edition,
            "tags": [rule.theme, rule.strength],
        },
    }
    if rule.source.url.startswith(("https://", "http://")):
        descriptor["helpUri"] = rule.source.url
    return descriptor


def _help(rule: Rule) -> Node:
    parts = [("What to do", rule.remedy), ("Source", source_of(rule))]
    if rule.question:
        parts.append(("Ask", rule.question))
    return {
        "text": "\n".join(f"{name}: {sentence(text)}" for name, text in parts),
        "markdown": "\n\n".join(f"**{name}:** {_without_html(sentence(text))}" for name, text in parts),
    }


def _without_html(text: str) -> str:
    """Markdown of a rule, in which nothing but code may look like HTML: SARIF forbids it."""
    parts = _CODE.split(text)
    return "".join(part if part.startswith("`") else part.replace("<", "\\<") for part in parts)


def _result(outcome: Outcome, name: str, places: dict[tuple[str, str], int], *, compared: bool) -> Node:
    rule = outcome.rule
    kind = _kind(outcome)
    related = outcome.evidence[1 : _MOST_RELATED + 1]
    result: Node = {
        "ruleId": rule.id,
        "ruleIndex": places[rule.pack.spec, rule.id],
        "kind": kind,
        "level": outcome.level if kind == "fail" else "none",
        "message": _message(_words(outcome)),
        "locations": [_location(place_of(outcome)) | {"logicalLocations": [_subject(outcome)]}],
        # GitHub reads the first of these only, and without it would take findings on one line for the same.
        "partialFingerprints": {"primaryLocationLineHash": f"{name[:16]}:1", "ruleAndSubject/v1": name},
        # All results of a run must have this or none.
        "suppressions": _suppressions(outcome),
        "properties": {
            "status": outcome.status,
            "system": outcome.subject.system.path,
            "expected": outcome.expected,
            "found": outcome.found,
            "missing": [_missing(each) for each in outcome.missing],
            "decidedBy": outcome.decided_by,
        },
    }
    if compared:
        # All results of a run must have this or none. What is no finding has no entry in a baseline: it asks nothing new.
        result["baselineState"] = "new" if outcome.baseline == "new" else "unchanged"
    if outcome.baseline:
        result["properties"]["baseline"] = outcome.baseline
    if related:
        result["relatedLocations"] = [_related(each, number) for number, each in enumerate(related, 1)]
    return result


def _kind(outcome: Outcome) -> str:
    if outcome.status in _KINDS:
        return _KINDS[outcome.status]
    return "informational" if outcome.level == "none" else "fail"


def _words(outcome: Outcome) -> str:
    status = outcome.status.replace("-", " ").capitalize()
    also = "".join(f" Also {other.id}: {sentence(source_of(other))}" for other in outcome.also)
    return f"{status} for {outcome.subject.label}: {sentence(outcome.rule.title)} {outcome.message}{also}"


def _subject(outcome: Outcome) -> Node:
    return {"name": outcome.subject.label, "fullyQualifiedName": outcome.subject.subject}


def _missing(missing: Missing) -> Node:
    return {"key": missing.key, "add": missing.add, "file": missing.file, "line": missing.line}


def _related(evidence: Evidence, number: int) -> Node:
    place = Place(evidence.file, evidence.line, evidence.column)
    return {"id": number, **_location(place), "message": _message(f"{evidence.fact}: {evidence.value}")}


def _suppressions(outcome: Outcome) -> list[Node]:
    explanation = outcome.explanation
    if outcome.status != "explained" or explanation is None:
        return []
    node = explanation.node
    return [
        {
            "kind": "external",
            "status": "accepted",
            "justification": str(explanation.one("reason").value),
            "location": _location(Place(node.source.name, node.line, node.column)),
        }
    ]


def _notifications(problems: tuple[Problem, ...], left_out: int) -> list[Node]:
    notifications = [_notification(problem) for problem in problems]
    if left_out:
        text = f"Only the {MOST_RESULTS:,} most serious results are here: {plural(left_out, 'more result')} left out."
        notifications.append(
            {"descriptor": {"id": "results-left-out"}, "level": "note", "message": _message(text)}
        )
    return notifications


def _notification(problem: Problem) -> Node:
    notification: Node = {
        "descriptor": {"id": problem.code},
        "level": problem.level,
        "message": _message(problem.message),
    }
    if _is_inside(problem.file):
        place = Place(problem.file, problem.line, problem.column)
        notification["locations"] = [_location(place)]
    return notification


def _is_inside(file: str) -> bool:
    """Whether a path can be one below the base folder: a path that a user mistyped may be any."""
    return not file.startswith(("/", "..")) and file[1:2] != ":"


def _location(place: Place) -> Node:
    physical: Node = {
        "artifactLocation": {"uri": quote(place.file, safe="/", errors="replace"), "uriBaseId": _BASE}
    }
    if place.line:
        physical["region"] = {"startLine": place.line, "startColumn": place.column}
    return {"physicalLocation": physical}


def _message(text: str) -> Node:
    """A message that holds no placeholder and no link, whatever a document says."""
    return {"text": one_line(text).replace("{", "{{").replace("}", "}}").replace("](", "] (")}
