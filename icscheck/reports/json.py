"""JSON, format 1: the contract that other tools rely on. Keys may be added; the text of messages is no contract."""

from __future__ import annotations

import json
from typing import Any

from icscheck import __version__
from icscheck.assessment import Assessment, Examination, Examined, Outcome
from icscheck.assessment.contradictions import CONTRADICTION
from icscheck.packs import Pack, Problem

FORMAT = 1


def as_json(examination: Examination) -> str:
    """The examination as JSON, with a line end."""
    return json.dumps(result(examination), ensure_ascii=False, indent=2) + "\n"


def result(examination: Examination) -> dict[str, Any]:
    """The examination as plain values."""
    return {
        "format": FORMAT,
        "tool": {"name": "icscheck", "version": __version__},
        "as_of": examination.as_of.isoformat(),
        "packs": [_pack(pack) for pack in examination.packs],
        "levels": [change._asdict() for change in examination.levels],
        "baseline": None if examination.compared is None else examination.compared._asdict(),
        "problems": [_problem(each) for each in examination.problems if each.code != CONTRADICTION],
        "systems": [_system(examined) for examined in examination.systems],
        "together": {
            "outcomes": [_outcome(outcome) for outcome in examination.together],
            "contradictions": [_problem(each) for each in examination.problems if each.code == CONTRADICTION],
        },
    }


def _pack(pack: Pack) -> dict[str, Any]:
    header = pack.header
    return {
        "name": header.name,
        "edition": header.edition,
        "revision": header.revision,
        "status": header.status,
        "digest": f"sha256:{pack.digest}",
    }


def _problem(problem: Problem) -> dict[str, Any]:
    return {
        "level": problem.level,
        "code": problem.code,
        "message": problem.message,
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
    }


def _system(examined: Examined) -> dict[str, Any]:
    assessment: Assessment = examined.assessment
    return {
        "name": examined.name,
        "path": examined.path,
        "ods": examined.code,
        "constitution": examined.constitution,
        "as_of": examined.as_of.isoformat(),
        "as_of_from": examined.as_of_from,
        "packs": [pack.header.spec for pack in examined.packs],
        "overall": assessment.overall,
        "counts": assessment.counts,
        "themes": [
            {"theme": theme.theme, "rating": theme.rating, "counts": theme.counts}
            for theme in assessment.themes
        ],
        "outcomes": [_outcome(outcome) for outcome in assessment.outcomes],
    }


def _outcome(outcome: Outcome) -> dict[str, Any]:
    rule = outcome.rule
    explanation = outcome.explanation
    return {
        "key": outcome.key,
        "rule": rule.id,
        "name": rule.name,
        "title": rule.title,
        "pack": rule.pack.name,
        "edition": rule.pack.edition,
        "strength": rule.strength,
        "level": outcome.level,
        "theme": rule.theme,
        "source": {
            "cite": rule.source.cite,
            "pages": rule.source.pages,
            "url": rule.source.url,
            "basis": rule.source.basis,
        },
        "subject": {"kind": outcome.subject.noun, "id": outcome.subject.id, "label": outcome.subject.label},
        "status": outcome.status,
        "would_be": outcome.would_be,
        "decided_by": outcome.decided_by,
        "expected": outcome.expected,
        "found": outcome.found,
        "missing": [
            {"key": each.key, "add": each.add, "file": each.file, "line": each.line, "column": each.column}
            for each in outcome.missing
        ],
        "message": outcome.message,
        "remedy": rule.remedy,
        "due": rule.due.isoformat() if rule.due else None,
        "evidence": [
            {
                "file": each.file,
                "line": each.line,
                "column": each.column,
                "text": each.text,
                "fact": each.fact,
                "value": each.value,
            }
            for each in outcome.evidence
        ],
        "explanation": None if explanation is None else _explanation(outcome),
        "level_changed": {"from": outcome.level_before, "reason": outcome.level_reason}
        if outcome.level_before
        else None,
        "also": [other.id for other in outcome.also],
        "under": outcome.under or None,
        "baseline": outcome.baseline or None,
    }


def _explanation(outcome: Outcome) -> dict[str, Any]:
    explanation = outcome.explanation
    assert explanation is not None
    reason, review = explanation.one("reason"), explanation.one("review_by")
    return {
        "accepted": outcome.status == "explained",
        "reason": reason.value if reason.known else None,
        "review_by": review.value.isoformat() if review.known else None,
        "file": explanation.node.source.name,
        "line": explanation.node.line,
        "column": explanation.node.column,
    }
