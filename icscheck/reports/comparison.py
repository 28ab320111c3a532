"""Several systems side by side, as a page, Markdown, CSV or JSON. Nothing is ranked, and nothing is scored."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from icscheck import __version__
from icscheck.assessment import STATUSES, Examination, Examined
from icscheck.assessment.inputs import Input
from icscheck.checks import day_words
from icscheck.packs import Pack
from icscheck.reports import cells
from icscheck.reports import phrases as words
from icscheck.reports.csv import defused
from icscheck.reports.findings import one_line
from icscheck.reports.json import FORMAT
from icscheck.reports.markdown_text import code, pairs, plain, plain_table, prose, table
from icscheck.views.comparison import MISSED, Cell, Comparison, Count, Group, RuleRow
from icscheck.vocabulary import plural

FORMATS = ("html", "markdown", "csv", "json")
#: A shape for each status, so that colour is never alone.
SHAPE = {
    "not-met": "▲",
    "partly-met": "◆",
    "explained": "●",
    "not-due": "○",
    "not-tested": "□",
    "met": "■",
    "not-applicable": "▬",
}
#: With more systems than this, the matrix prints as shapes alone.
FEW = 8
HOW_TO_READ = (
    "Every system was tested as of the same day against the same rules. Systems stand in the order of their names: "
    "there is no score and no ranking, and a count of statuses is not one. Where a rule has several subjects in a "
    "system, such as every place, the worst status is shown, with how many have each. Not tested means that the "
    "description does not say enough: it is neither met nor missed, and a system that describes more of itself may "
    "show more that is missed."
)
HOW_TO_COUNT = (
    "Seats are those that the rules of a board provide, filled or not. A range is what the description allows: a list "
    "that may have others gives “at least”, and where nothing is told the number is not known. A seat that combines "
    "posts counts among each of them. How a board is made up beyond what a rule requires is a local choice."
)
NOT_KNOWN = "not known"
NONE_MISSED = "No rule is known to be missed in any of the systems."


class Edition(NamedTuple):
    """What a comparison is written with."""

    command: str
    examination: Examination
    inputs: dict[str, tuple[Input, ...]]
    tool: str = f"icscheck {__version__}"


def as_comparison(comparison: Comparison, edition: Edition, format: str) -> str:
    """The comparison in a format."""
    match format:
        case "html":
            return _html(comparison, edition)
        case "markdown":
            return _markdown(comparison, edition)
        case "csv":
            return _csv(comparison, edition)
        case "json":
            return _json(comparison, edition)
    raise ValueError(format)


def title_of(comparison: Comparison) -> str:
    """The title of a comparison."""
    return f"Comparison of {plural(len(comparison.systems), 'system')}"


def labels_of(systems: Sequence[Examined]) -> list[str]:
    """A label for each system that no other has: its name and code, with its path where they do not tell it apart."""
    found = [words.named(each) for each in systems]
    times = Counter(found)
    return [
        f"{label}, {words.short(each.path)}" if times[label] > 1 else label
        for label, each in zip(found, systems, strict=True)
    ]


def count_words(count: Count) -> str:
    """A number as far as it is known."""
    if not count.told:
        return NOT_KNOWN
    if count.most is None:
        return f"at least {count.least}"
    return str(count.least) if count.least == count.most else f"{count.least} to {count.most}"


def detail_words(cell: Cell) -> str:
    """How many subjects have each status; nothing when there is one."""
    if cell.subjects == 1:
        return ""
    return ", ".join(
        f"{cell.counts[status]} {words.STATUS[status].lower()}" for status in STATUSES if cell.counts[status]
    )


def cell_words(cell: Cell) -> str:
    """The worst status, with the counts where there are several."""
    detail = detail_words(cell)
    return f"{words.STATUS[cell.worst]} ({detail})" if detail else words.STATUS[cell.worst]


def systems_words(row: RuleRow, labels: Sequence[str], *statuses: str) -> str:
    """The systems in which a rule has one of these statuses, by name; of many only that it is every one."""
    places = row.systems_with(*statuses)
    if len(places) == len(labels) > FEW:
        return "every system"
    return "; ".join(labels[place] for place in places)


def not_tested_sentence(comparison: Comparison) -> str:
    """How many outcomes were not tested: the last line of every report says it."""
    counts = [examined.assessment.counts for examined in comparison.systems]
    untested = sum(each["not-tested"] for each in counts)
    in_all = sum(sum(each.values()) for each in counts)
    verb = "was" if untested == 1 else "were"
    return f"{untested} of {plural(in_all, 'outcome')} {verb} not tested."


def control_lines(comparison: Comparison, edition: Edition) -> list[tuple[str, str]]:
    """What settles the comparison."""
    sources = sorted({each.as_of_from for each in comparison.systems})
    first = comparison.systems[0]
    day = words.as_of_words(first) if len(sources) == 1 else day_words(comparison.as_of)
    return [
        ("Systems", str(len(comparison.systems))),
        ("As of", f"{day}, for every system"),
        ("Tool", edition.tool),
    ]


def _packs(comparison: Comparison) -> tuple[Pack, ...]:
    return comparison.systems[0].packs


def _html(comparison: Comparison, edition: Edition) -> str:
    from icscheck.reports import html

    labels = labels_of(comparison.systems)
    return html.page(
        "comparison.html",
        title=title_of(comparison),
        comparison=comparison,
        edition=edition,
        labels=labels,
        packs=_packs(comparison),
        here=_Here,
        cells=cells,
        many=len(comparison.systems) > FEW,
        MISSED=MISSED,
        STATUSES=STATUSES,
        SHAPE=SHAPE,
    )


class _Here:
    """What the template says with the words of this module."""

    how_to_read = HOW_TO_READ
    how_to_count = HOW_TO_COUNT
    none_missed = NONE_MISSED
    control = staticmethod(control_lines)
    count = staticmethod(count_words)
    detail = staticmethod(detail_words)
    systems = staticmethod(systems_words)
    not_tested = staticmethod(not_tested_sentence)


def _markdown(comparison: Comparison, edition: Edition) -> str:
    lines = list(_markdown_lines(comparison, edition))
    text, blank = [], True
    for line in lines:
        if line or not blank:
            text.append(line.rstrip())
        blank = not line
    return "\n".join(text).strip("\n") + "\n"


def _markdown_lines(comparison: Comparison, edition: Edition) -> Iterator[str]:
    labels = labels_of(comparison.systems)
    yield f"# {title_of(comparison)}"
    yield ""
    yield HOW_TO_READ
    yield ""
    for problem in edition.examination.problems:
        place = f"{problem.file}:{problem.line}:{problem.column}" if problem.line else problem.file
        yield f"- **{problem.level.capitalize()}**, {plain(place)}: {prose(problem.message)}"
    yield from _heading("1. Document control")
    yield from pairs((name, plain(text)) for name, text in control_lines(comparison, edition))
    yield from table(
        ("Pack", "Edition", "Revision", "Standing", "SHA-256"),
        (
            [f"{plain(pack.header.title)} {code(pack.header.name)}", plain(pack.header.edition),
             plain(pack.header.revision), plain(cells.standing(pack.header)), code(pack.digest)]
            for pack in _packs(comparison)
        ),
    )  # fmt: skip
    yield from plain_table(
        ("System", "Constitution", "Overall", "Outcomes", "Not tested"),
        (
            [label, words.constitution_words(each), each.assessment.overall,
             sum(each.assessment.counts.values()), each.assessment.counts["not-tested"]]
            for label, each in zip(labels, comparison.systems, strict=True)
        ),
    )  # fmt: skip
    yield from _heading("2. Rules most often missed")
    if not comparison.missed:
        yield f"{NONE_MISSED} {not_tested_sentence(comparison)}"
    yield from table(
        ("Rule", "Title", "Strength", "Not met", "Partly met", "Not tested", "Missed in"),
        (_missed_cells(row, labels) for row in comparison.missed),
    )
    yield from _heading("3. Rules by system")
    yield from table(
        ("Rule", "Title", "Strength", *map(plain, labels)),
        (
            [*_rule_cells(row), *(f"{SHAPE[cell.worst]} {cell_words(cell)}" for cell in row.cells)]
            for row in comparison.rules
        ),
    )
    yield from _heading("4. How the boards are made up")
    yield HOW_TO_COUNT
    for group in comparison.board:
        yield ""
        yield f"### {group.title}"
        yield from plain_table(
            ("System", *(measure.title for measure in group.measures)),
            (
                [label, *(count_words(measure.counts[place]) for measure in group.measures)]
                for place, label in enumerate(labels)
            ),
        )
    yield from _heading("5. What was read")
    yield from table(
        ("File", "SHA-256 of the text with LF line ends"),
        ([plain(each.name), code(each.sha256)] for each in _inputs(comparison, edition)),
    )
    yield from _heading("6. Limits, and how to reproduce this report")
    yield from (f"- {text}" for text in words.LIMITS)
    yield ""
    yield code(edition.command)
    yield ""
    yield f"Produced with {edition.tool}. Not an NHS England document. {not_tested_sentence(comparison)}"


def _heading(text: str) -> Iterator[str]:
    yield ""
    yield f"## {text}"
    yield ""


def _missed_cells(row: RuleRow, labels: Sequence[str]) -> list[str]:
    return [
        *_rule_cells(row),
        *(str(len(row.systems_with(status))) for status in (*MISSED, "not-tested")),
        plain(systems_words(row, labels, *MISSED)),
    ]


def _rule_cells(row: RuleRow) -> list[str]:
    rule = row.example.rule
    return [plain(rule.id), prose(rule.title), cells.strength(rule)]


def _inputs(comparison: Comparison, edition: Edition) -> Iterator[Input]:
    for examined in comparison.systems:
        yield from edition.inputs.get(examined.path, ())


_ABOUT = (
    "part", "id", "title", "pack", "strength", "theme",
    "systems_not_met", "systems_partly_met", "systems_not_tested",
)  # fmt: skip


def _csv(comparison: Comparison, edition: Edition) -> str:
    """One table: a row for each rule and each measure of a board, a column for each system."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    for row in _csv_rows(comparison, edition):
        writer.writerow([defused(one_line(cell)) for cell in row])
    return text.getvalue()


def _csv_rows(comparison: Comparison, edition: Edition) -> Iterator[list[str]]:
    systems = comparison.systems
    yield [*_ABOUT, *labels_of(systems)]
    for key, values in {
        "as_of": [each.as_of.isoformat() for each in systems],
        "path": [each.path for each in systems],
        "constitution": [each.constitution for each in systems],
        "overall": [each.assessment.overall for each in systems],
    }.items():
        yield [*_about("system", key, key.replace("_", " ").capitalize()), *values]
    for pack in _packs(comparison):
        header = pack.header
        about = _about("pack", header.spec, header.title, f"revision {header.revision}, sha256:{pack.digest}")
        yield [*about, *([""] * len(systems))]
    for row in comparison.rules:
        rule = row.example.rule
        counts = [str(len(row.systems_with(status))) for status in (*MISSED, "not-tested")]
        yield [
            "rule", rule.id, rule.title, rule.pack.spec, rule.strength, rule.theme, *counts,
            *(cell_words(cell) for cell in row.cells),
        ]  # fmt: skip
    for group in comparison.board:
        for measure in group.measures:
            about = _about("board", f"{group.key}.{measure.key}", f"{group.title}: {measure.title}")
            yield [*about, *map(count_words, measure.counts)]
    for problem in edition.examination.problems:
        about = _about("problem", problem.code, f"{problem.file}: {problem.message}")
        yield [*about, *([""] * len(systems))]


def _about(part: str, id: str, title: str, pack: str = "") -> list[str]:
    return [part, id, title, pack, *([""] * (len(_ABOUT) - 4))]


def _json(comparison: Comparison, edition: Edition) -> str:
    return json.dumps(result(comparison, edition), ensure_ascii=False, indent=2) + "\n"


def result(comparison: Comparison, edition: Edition) -> dict[str, Any]:
    """The comparison as plain values; what belongs to a system stands in the order of ``systems``."""
    return {
        "format": FORMAT,
        "tool": {"name": "icscheck", "version": __version__},
        "as_of": comparison.as_of.isoformat(),
        "packs": [
            {
                "name": pack.header.name,
                "edition": pack.header.edition,
                "revision": pack.header.revision,
                "status": pack.header.status,
                "digest": f"sha256:{pack.digest}",
            }
            for pack in _packs(comparison)
        ],
        "problems": [
            {key: getattr(problem, key) for key in ("level", "code", "message", "file", "line", "column")}
            for problem in edition.examination.problems
        ],
        "systems": [
            {
                "name": each.name,
                "path": each.path,
                "ods": each.code,
                "constitution": each.constitution,
                "overall": each.assessment.overall,
                "counts": each.assessment.counts,
                "inputs": [entry._asdict() for entry in edition.inputs.get(each.path, ())],
            }
            for each in comparison.systems
        ],
        "rules": [_rule(row) for row in comparison.rules],
        "most_missed": [row.example.rule.id for row in comparison.missed],
        "board": [_group(group) for group in comparison.board],
    }


def _rule(row: RuleRow) -> dict[str, Any]:
    rule = row.example.rule
    return {
        "rule": rule.id,
        "name": rule.name,
        "title": rule.title,
        "pack": rule.pack.name,
        "edition": rule.pack.edition,
        "strength": rule.strength,
        "theme": rule.theme,
        "systems": {status: len(row.systems_with(status)) for status in STATUSES},
        "statuses": [
            {
                "status": cell.worst,
                "counts": {status: count for status, count in cell.counts.items() if count},
            }
            for cell in row.cells
        ],
    }


def _group(group: Group) -> dict[str, Any]:
    return {
        "group": group.key,
        "title": group.title,
        "measures": [
            {
                "measure": measure.key,
                "title": measure.title,
                "counts": [count._asdict() for count in measure.counts],
            }
            for measure in group.measures
        ],
    }
