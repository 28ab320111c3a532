"""CSV for spreadsheets: a row for each outcome of whatever status, and one for each problem with what was read.

UTF-8 with CRLF line ends, as RFC 4180 has it. A cell that a spreadsheet would run as a formula gets an apostrophe.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from icscheck.assessment import Examination, Examined, Outcome
from icscheck.packs import Problem
from icscheck.reports.findings import place_of, place_of_problem
from icscheck.reports.words import standing_of

_COLUMNS = (
    "system", "system_path", "ods", "constitution", "as_of", "overall", "rule", "name", "title", "pack", "edition",
    "strength", "level", "theme", "subject", "subject_label", "status", "decided_by", "expected", "found", "missing",
    "message", "remedy", "due", "explanation", "review_by", "source", "pages", "url", "basis", "file", "line", "column", "also", "under", "standing",
)  # fmt: skip
#: What a spreadsheet takes for the start of a formula, in the widths of all scripts, even after blanks.
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
_CONTROLS = {code: " " for code in (*range(32), *range(127, 160)) if chr(code) not in "\t\n\r"}

Row = dict[str, str]


def as_csv(examination: Examination) -> str:
    """The examination as CSV: problems first, then every outcome in the order of systems and rules."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, _COLUMNS, restval="", lineterminator="\r\n")
    writer.writeheader()
    for row in _rows(examination):
        writer.writerow({column: defused(cell) for column, cell in row.items()})
    return text.getvalue()


def _rows(examination: Examination) -> Iterator[Row]:
    for problem in examination.problems:
        yield _problem(problem)
    for examined in examination.systems:
        for outcome in examined.assessment.outcomes:
            yield _system(examined) | _outcome(outcome)
    for outcome in examination.together:
        yield {"system": outcome.subject.system.name, "system_path": outcome.subject.system.path} | _outcome(
            outcome
        )


def _problem(problem: Problem) -> Row:
    place = place_of_problem(problem)
    return {
        "name": problem.code,
        "level": problem.level,
        "status": "problem",
        "message": problem.message,
        "file": place.file,
        "line": str(place.line),
        "column": str(place.column),
    }


def _system(examined: Examined) -> Row:
    return {
        "system": examined.name,
        "system_path": examined.path,
        "ods": examined.code,
        "constitution": examined.constitution,
        "as_of": examined.as_of.isoformat(),
        "overall": examined.assessment.overall,
    }


def _outcome(outcome: Outcome) -> Row:
    rule, place = outcome.rule, place_of(outcome)
    return {
        "rule": rule.id,
        "name": rule.name,
        "title": rule.title,
        "pack": rule.pack.name,
        "edition": rule.pack.edition,
        "strength": rule.strength,
        "level": outcome.level,
        "theme": rule.theme,
        "subject": outcome.subject.subject,
        "subject_label": outcome.subject.label,
        "status": outcome.status,
        "decided_by": outcome.decided_by,
        "expected": outcome.expected,
        "found": outcome.found,
        "missing": "; ".join(each.key for each in outcome.missing),
        "message": outcome.message,
        "remedy": rule.remedy,
        "due": rule.due.isoformat() if rule.due else "",
        **_explanation(outcome),
        "source": rule.source.cite,
        "pages": rule.source.pages,
        "url": rule.source.url,
        "basis": rule.source.basis,
        "file": place.file,
        "line": str(place.line),
        "column": str(place.column),
        "also": "; ".join(other.id for other in outcome.also),
        "under": outcome.under,
        "standing": standing_of(rule.pack),
    }


def _explanation(outcome: Outcome) -> Row:
    if outcome.explanation is None:
        return {}
    reason, review = outcome.explanation.one("reason"), outcome.explanation.one("review_by")
    return {
        "explanation": str(reason.value) if reason.known else "",
        "review_by": review.value.isoformat() if review.known else "",
    }


def defused(cell: str) -> str:
    """A cell without control characters, and with an apostrophe where a spreadsheet would run it as a formula."""
    cell = cell.translate(_CONTROLS)
    risky = cell.startswith(("\t", "\r", "\n")) or cell.lstrip().startswith(_FORMULA)
    return f"'{cell}" if risky else cell
