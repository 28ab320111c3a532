"""Text for people: the headline, the counts, then what needs attention, worst first, by theme."""

from __future__ import annotations

from icscheck.assessment import LEVELS, STATUSES, Evidence, Examination, Examined, Outcome, worst_first
from icscheck.checks import day_words
from icscheck.packs import Problem
from icscheck.reports.findings import source_of
from icscheck.reports.look import Look, clean
from icscheck.reports.words import constitution_standing, settled_by, standing_of
from icscheck.vocabulary import plural

_STATUS_STYLE = {
    "not-met": ("red", "bold"),
    "partly-met": ("yellow",),
    "explained": ("blue",),
    "not-due": ("blue",),
    "not-tested": ("cyan",),
    "met": ("green",),
    "not-applicable": ("dim",),
}
_OVERALL_STYLE = {
    "Not ready": ("red", "bold"),
    "Cannot say": ("yellow", "bold"),
    "Ready with actions": ("yellow", "bold"),
    "Ready": ("green", "bold"),
}
_INDENT = "    "
_MOST_PLACES = 3
_LEAST_TEXT = 20
_MOST_MISSING = 4
_MOST_UNTESTED = 12


def as_text(examination: Examination, look: Look) -> str:
    """The examination as text, with a line end; empty when there is nothing at all to say."""
    lines: list[str] = []
    settled = [line for text in settled_by(examination) for line in look.wrap(clean(text), "")]
    for problem in examination.problems:
        lines.extend(_problem(problem, look))
    for place, examined in enumerate(examination.systems):
        if lines or place:
            lines.append("")
        lines.extend(_system(examined, look, settled if len(examination.systems) == 1 else []))
    if len(examination.systems) > 1:
        lines.extend(_together(examination, look))
        lines.extend(["", *settled, *_several(examination, look)])
    return "\n".join(line.rstrip() for line in lines) + "\n" if lines else ""


def _problem(problem: Problem, look: Look) -> list[str]:
    style = ("red", "bold") if problem.level == "error" else ("yellow",)
    place = f"{problem.file}:{problem.line}:{problem.column}" if problem.line else problem.file
    lines = [f"{look.paint(problem.level, *style)}: {look.paint(clean(place), 'bold')}"]
    lines.extend(look.wrap(clean(problem.message), "  "))
    if problem.text.strip():
        lines.extend(_caret(problem, look))
    return lines


def _caret(problem: Problem, look: Look) -> list[str]:
    """The line with a caret under the column; a long line is cut around it."""
    text = "".join(character if character.isprintable() else " " for character in problem.text)
    gutter = f"  {problem.line} | "
    room = max(20, look.width - len(gutter))
    start = max(0, problem.column - 1 - room // 2) if len(text) > room else 0
    shown = text[start : start + room]
    pad = " " * (len(gutter) + problem.column - 1 - start)
    return [f"{look.paint(gutter, 'dim')}{shown}", f"{pad}{look.paint('^', 'red', 'bold')}"]


def _system(examined: Examined, look: Look, settled: list[str]) -> list[str]:
    assessment = examined.assessment
    named = f"{clean(examined.name)} ({clean(examined.code)})" if examined.code else clean(examined.name)
    standing = constitution_standing(examined)
    source = examined.as_of_from if examined.as_of_from == "today" else f"from the {examined.as_of_from}"
    overall = look.paint(assessment.overall, *_OVERALL_STYLE[assessment.overall])
    packs = ", ".join(f"{pack.header.spec} ({standing_of(pack.header)})" for pack in examined.packs)
    lines = list(look.wrap(f"{named}: {assessment.overall}, {standing}", ""))
    lines[0] = lines[0].replace(named, look.paint(named, "bold"), 1)
    lines = "\n".join(lines).replace(f": {assessment.overall},", f": {overall},", 1).split("\n")
    lines.extend(look.wrap(f"As of {day_words(examined.as_of)} ({source}), against {packs}.", ""))
    lines.extend(look.wrap(f"{_counts(assessment.counts)}.", ""))
    lines.extend(settled)
    shown = [outcome for outcome in assessment.outcomes if _is_shown(outcome, look)]
    lines.extend(_by_theme(shown, look))
    untested = [outcome for outcome in assessment.outcomes if outcome.status == "not-tested"]
    if untested and not look.verbose:
        lines.extend(_untested(untested, look))
    lines.append("")
    lines.extend(look.wrap(_last_line(assessment.counts), ""))
    return lines


def _together(examination: Examination, look: Look) -> list[str]:
    """What the rules across systems found."""
    shown = [outcome for outcome in examination.together if _is_shown(outcome, look)]
    if not shown:
        return []
    title = "The systems read together"
    return ["", look.paint(title, "bold"), *_by_theme(shown, look)]


def _is_shown(outcome: Outcome, look: Look) -> bool:
    if look.verbose:
        return True
    if outcome.under:
        return False
    if outcome.rule.sums_up:
        return outcome.status in ("not-met", "partly-met")
    return outcome.level != "none" and outcome.status != "not-tested"


def _counts(counts: dict[str, int]) -> str:
    parts = [f"{counts[status]} {status.replace('-', ' ')}" for status in STATUSES if counts[status]]
    return ", ".join(parts) if parts else "No outcome"


def _last_line(counts: dict[str, int]) -> str:
    untested = counts["not-tested"]
    if not untested:
        return "Everything that applies was tested. This is not legal advice or an audit opinion."
    were = "outcome was" if untested == 1 else "outcomes were"
    return f"{untested} {were} not tested. This is not legal advice or an audit opinion."


def _by_theme(outcomes: list[Outcome], look: Look) -> list[str]:
    themes: dict[str, list[Outcome]] = {}
    for outcome in worst_first(tuple(outcomes)):
        themes.setdefault(outcome.rule.theme, []).append(outcome)
    lines: list[str] = []
    for theme, mine in themes.items():
        heading = theme.replace("-", " ").capitalize()
        lines.extend(["", look.paint(heading, "bold")])
        for outcome in mine:
            lines.extend(_outcome(outcome, look))
    return lines


def _outcome(outcome: Outcome, look: Look) -> list[str]:
    rule = outcome.rule
    status = look.paint(outcome.status.replace("-", " "), *_STATUS_STYLE[outcome.status])
    marks = [outcome.level] if outcome.level in LEVELS[:2] else []
    marks += [outcome.baseline] if outcome.baseline else []
    level = f" ({', '.join(marks)})" if marks else ""
    plain = outcome.status.replace("-", " ")
    heading = f"{rule.id}  {plain}{level}: {clean(outcome.subject.label)}"
    lines = list(look.wrap(heading, _INDENT, "  "))
    lines[0] = (
        lines[0].replace(rule.id, look.paint(rule.id, "bold"), 1).replace(f"  {plain}", f"  {status}", 1)
    )
    lines.extend(look.wrap(rule.title + ".", _INDENT))
    if outcome.status in ("met", "not-applicable"):
        lines.extend(look.wrap(clean(outcome.message), _INDENT + "  ", _INDENT + "· "))
        return lines
    lines.extend(_details(outcome, look))
    return lines


def _details(outcome: Outcome, look: Look) -> list[str]:
    rule = outcome.rule
    details = [("Expected", outcome.expected), ("Found", outcome.found)]
    if (
        outcome.status in ("explained", "not-due", "not-tested")
        or outcome.explanation
        or "in practice" in outcome.message
    ):
        details = [("Why", outcome.message)]
    lines: list[str] = []
    for name, text in details:
        lines.extend(_detail(name, clean(text), look))
    if outcome.level_before:
        lines.extend(
            _detail(
                "Level", clean(f"{outcome.level}, not {outcome.level_before}: {outcome.level_reason}"), look
            )
        )
    places = {(each.file, each.line): each for each in reversed(outcome.evidence)}
    for evidence in list(reversed(places.values()))[:_MOST_PLACES]:
        lines.extend(_place(evidence, look))
    for missing in outcome.missing[:_MOST_MISSING]:
        lines.extend(_detail("Add", f"{missing.key} (such as `{missing.add}`)", look))
    lines.extend(_detail("Source", source_of(rule), look))
    for other in outcome.also:
        lines.extend(_detail("Also", f"{other.id}: {source_of(other)}", look))
    if outcome.status != "not-tested":
        lines.extend(_detail("Do", rule.remedy, look))
    return lines


def _place(evidence: Evidence, look: Look) -> list[str]:
    """A place and as much of its line as fits beside it."""
    place = f"{evidence.file}:{evidence.line}:{evidence.column}"
    room = look.width - len(_INDENT) - 9 - len(place) - 2
    text = clean(evidence.text)
    if room < _LEAST_TEXT or not text:
        return _detail("At", place, look)
    return _detail("At", f"{place}  {text if len(text) <= room else text[: room - 1] + '…'}", look)


def _detail(name: str, text: str, look: Look) -> list[str]:
    first = f"{_INDENT}{name + ' ':9}"
    lines = list(look.wrap(text, _INDENT + " " * 9, first))
    lines[0] = lines[0].replace(first, look.paint(first, "dim"), 1)
    return lines


def _untested(outcomes: list[Outcome], look: Look) -> list[str]:
    """Not tested, in a line each: what is missing decides the order, most outcomes first."""
    waiting: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        for missing in outcome.missing[:1]:
            waiting.setdefault(missing.key, []).append(outcome)
    heading = look.paint("Not tested", "bold")
    lines = ["", heading]
    intro = "What the document does not say, most needed first; `--verbose` shows every outcome."
    lines.extend(look.wrap(intro, "  "))
    ranked = sorted(waiting.items(), key=lambda entry: -len(entry[1]))
    for key, mine in ranked[:_MOST_UNTESTED]:
        rules = sorted({outcome.rule.id for outcome in mine})
        named = ", ".join(rules[:6]) + (" and others" if len(rules) > 6 else "")
        lines.extend(look.wrap(f"{clean(key)}: {plural(len(mine), 'outcome')} ({named})", _INDENT, "  - "))
    if len(ranked) > _MOST_UNTESTED:
        lines.append(f"  and {plural(len(ranked) - _MOST_UNTESTED, 'more key')}")
    return lines


def _several(examination: Examination, look: Look) -> list[str]:
    words: dict[str, int] = {}
    for examined in examination.systems:
        words[examined.assessment.overall] = words.get(examined.assessment.overall, 0) + 1
    summary = ", ".join(f"{count} {word.lower()}" for word, count in words.items())
    untested = sum(outcome.status == "not-tested" for outcome in examination.outcomes)
    return list(
        look.wrap(
            f"{plural(len(examination.systems), 'system')}: {summary}. {plural(untested, 'outcome')} not tested.",
            "",
        )
    )
