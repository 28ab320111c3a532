"""GitHub Actions: workflow commands that become annotations, and the summary of a step in Markdown.

GitHub shows ten annotations of each level for a step and drops the rest in silence, so the worst are printed, and
one notice says how many more there are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from icscheck.assessment import Examination, Outcome
from icscheck.reports.findings import (
    Place,
    account,
    circumstances,
    closing,
    counted,
    findings,
    heading,
    headline,
    one_line,
    place_of,
    place_of_problem,
    sentence,
    untested,
)
from icscheck.vocabulary import plural

#: How many annotations of a level GitHub shows for a step.
MOST_SHOWN = 10
#: What GitHub takes as the summary of a step, in bytes, whichever programs wrote it.
MOST_SUMMARY = 1024 * 1024
_MOST_ROWS = 200
_MOST_PROBLEMS = 50
_MOST_TEXT = 4_000
_COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}
_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|~&$:@.])")


def as_github(examination: Examination) -> str:
    """The examination as workflow commands, a line each."""
    lines: dict[str, list[str]] = {"error": [], "warning": [], "notice": []}
    for problem in examination.problems:
        kind = _COMMANDS[problem.level]
        title = f"{problem.code}: {problem.file}"
        lines[kind].append(_command(kind, place_of_problem(problem), title, problem.message))
    for outcome in findings(examination):
        kind = _COMMANDS[outcome.level]
        lines[kind].append(_command(kind, place_of(outcome), heading(outcome), " ".join(account(outcome))))
    # The closing notice is one of the ten that are shown.
    most = {"error": MOST_SHOWN, "warning": MOST_SHOWN, "notice": MOST_SHOWN - 1}
    shown = [line for kind, all_lines in lines.items() for line in all_lines[: most[kind]]]
    more = {kind: len(all_lines) - most[kind] for kind, all_lines in lines.items()}
    shown.append(_command("notice", None, "icscheck", f"{closing(examination)}{_not_shown(more)}"))
    return "\n".join(shown) + "\n"


def _command(kind: str, place: Place | None, title: str, message: str) -> str:
    properties = {"title": one_line(title)}
    if place is not None:
        properties = {"file": place.file, "line": str(place.line), "col": str(place.column)} | properties
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    return f"::{kind} {written}::{_escaped(_cut(one_line(message)))}"


def _cut(text: str) -> str:
    return text if len(text) <= _MOST_TEXT else f"{text[: _MOST_TEXT - 1]}…"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def _not_shown(more: dict[str, int]) -> str:
    parts = [plural(count, f"more {kind}") for kind, count in more.items() if count > 0]
    return f" Not shown here: {', '.join(parts)}." if parts else ""


def as_github_summary(examination: Examination, room: int = MOST_SUMMARY) -> str:
    """The examination as a short Markdown summary of at most so many bytes; empty when there is no room for any."""
    rows = _MOST_ROWS
    while True:
        summary = "\n".join(_summary(examination, rows)) + "\n"
        if len(summary.encode(errors="replace")) <= room:
            return summary
        if not rows:
            return ""
        rows //= 2


def _summary(examination: Examination, most: int) -> Iterator[str]:
    for examined in examination.systems:
        assessment = examined.assessment
        yield f"### {_markdown(headline(examined))}"
        yield ""
        tested = untested(assessment.counts["not-tested"])
        yield f"{_markdown(circumstances(examined))} {counted(assessment.counts)} {tested}"
        yield ""
    if not examination.systems:
        yield "### No system was assessed"
        yield ""
    yield from _problems(examination, min(most, _MOST_PROBLEMS))
    yield from _table(findings(examination), most)
    yield "icscheck is not legal advice, an audit opinion or a decision of NHS England."
    yield ""


def _problems(examination: Examination, most: int) -> Iterator[str]:
    if not examination.problems:
        return
    yield "Problems with what was read:"
    yield ""
    for problem in examination.problems[:most]:
        place = f"{problem.file}:{problem.line}:{problem.column}" if problem.line else problem.file
        yield f"- {problem.level}, {_markdown(place)}: {_markdown(_cut(problem.message))}"
    if len(examination.problems) > most:
        yield f"- and {len(examination.problems) - most} more"
    yield ""


def _table(found: list[Outcome], most: int) -> Iterator[str]:
    if not found:
        return
    yield "| Level | Rule | Status | Subject | Finding | Place |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for outcome in found[:most]:
        yield _row(_cells(outcome))
    yield ""
    if len(found) > most:
        yield f"{plural(len(found) - most, 'more finding')}, less serious than these, not shown."
        yield ""


def _cells(outcome: Outcome) -> Iterable[str]:
    place = place_of(outcome)
    words = f"{sentence(outcome.rule.title)} {outcome.message}"
    subject = outcome.subject.label
    return (
        outcome.level,
        outcome.rule.id,
        outcome.status.replace("-", " "),
        subject,
        _cut(words),
        f"{place.file}:{place.line}",
    )


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(_markdown(cell) for cell in cells)} |"


def _markdown(text: str) -> str:
    """A text that Markdown shows as it is: no markup, no HTML, no link, no mention."""
    return _MARKDOWN.sub(r"\\\1", one_line(text))
