"""Azure DevOps: logging commands, which become the issues of a task.

Azure keeps the first ten errors and warnings of a task for its summary, and all of them in the log: so all are
printed, worst first. It knows errors and warnings only; notes are in the other formats.
"""

from __future__ import annotations

from icscheck.assessment import Examination
from icscheck.reports.findings import (
    Place,
    account,
    closing,
    findings,
    heading,
    one_line,
    place_of,
    place_of_problem,
)

_LEVELS = ("error", "warning")


def as_azure(examination: Examination) -> str:
    """The examination as logging commands, a line each, and a last line for people."""
    issues = [
        (problem.level, place_of_problem(problem), problem.code, problem.message)
        for problem in examination.problems
    ]
    issues += [
        (
            outcome.level,
            place_of(outcome),
            outcome.rule.id,
            f"{heading(outcome)}. {' '.join(account(outcome))}",
        )
        for outcome in findings(examination)
        if outcome.level in _LEVELS
    ]
    issues.sort(key=lambda issue: _LEVELS.index(issue[0]))
    lines = [_issue(*issue) for issue in issues]
    # The agent obeys a command wherever it stands in a line.
    lines.append(one_line(f"icscheck: {closing(examination)}").replace("##", "# #"))
    if {level for level, *_ in issues} == {"warning"}:
        lines.append("##vso[task.complete result=SucceededWithIssues;]")
    return "\n".join(lines) + "\n"


def _issue(level: str, place: Place, code: str, message: str) -> str:
    properties = {
        "type": level,
        "sourcepath": place.file,
        "linenumber": str(place.line),
        "columnnumber": str(place.column),
        "code": code,
    }
    written = "".join(f"{name}={_property(value)};" for name, value in properties.items())
    return f"##vso[task.logissue {written}]{_escaped(one_line(message))}"


def _escaped(text: str) -> str:
    return text.replace("%", "%AZP25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(";", "%3B").replace("]", "%5D")
