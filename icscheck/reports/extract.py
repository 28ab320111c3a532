"""An extract of the report, for one organisation or of the clinical voices: one HTML file or Markdown page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import starmap

from icscheck.assessment import Outcome
from icscheck.reports import cells, html
from icscheck.reports import phrases as words
from icscheck.reports.findings import one_line
from icscheck.reports.markdown_text import pairs, plain, plain_table, prose, table
from icscheck.reports.words import standing_of
from icscheck.views.extract import Extract

COLUMNS = ("Rule", "What it asks", "Subject", "Outcome", "Why", "Source")
NO_OUTCOME = "No rule concerns it."


def as_html(extracts: Sequence[Extract], edition: words.Edition, css: str | None = None) -> str:
    """The extracts as one HTML file, with the same stylesheet and promises as the report."""
    return html.page(
        "extract.html",
        css,
        extracts=extracts,
        edition=edition,
        outcome_cells=outcome_cells,
        circumstances=circumstances,
        COLUMNS=COLUMNS,
        NO_OUTCOME=NO_OUTCOME,
    )


def as_markdown(extracts: Sequence[Extract], edition: words.Edition) -> str:
    """The extracts as one Markdown page."""
    lines = [line.rstrip() for line in _lines(extracts, edition)]
    kept = [line for place, line in enumerate(lines) if line or (place and lines[place - 1])]
    return "\n".join(kept) + "\n"


def _lines(extracts: Sequence[Extract], edition: words.Edition) -> Iterator[str]:
    for place, extract in enumerate(extracts):
        if place:
            yield ""
        yield f"{'##' if place else '#'} {plain(one_line(extract.title))}"
        yield ""
        yield extract.intro
        yield from pairs((name, plain(text)) for name, text in circumstances(extract))
        for each in extract.tables:
            yield ""
            yield f"{'###' if place else '##'} {each.title}"
            yield from plain_table(each.heads, each.rows) if each.rows else ("", each.none)
        yield ""
        yield f"{'###' if place else '##'} {extract.about}"
        if extract.outcomes:
            yield from table(COLUMNS, starmap(_row, map(outcome_cells, extract.outcomes)))
        else:
            yield from ("", NO_OUTCOME)
    yield ""
    yield words.LIMITS[0]
    yield ""
    yield f"Produced with {edition.tool}. Not an NHS England document."


def _row(rule: str, title: str, *rest: str) -> list[str]:
    return [plain(rule), prose(title), *map(plain, rest)]


def circumstances(extract: Extract) -> list[tuple[str, str]]:
    """As of when and against what the system was tested."""
    examined = extract.examined
    packs = "; ".join(
        f"{pack.header.title} ({pack.header.spec}: {standing_of(pack.header)})" for pack in examined.packs
    )
    return [
        ("System", words.named(examined)),
        ("Constitution", words.constitution_words(examined)),
        ("As of", words.as_of_words(examined)),
        ("Tested against", packs),
    ]


def outcome_cells(outcome: Outcome) -> tuple[str, ...]:
    """The cells of an outcome, in the order of :data:`COLUMNS`."""
    rule = outcome.rule
    return (
        rule.id,
        rule.title,
        words.short(outcome.subject.label),
        words.STATUS[outcome.status],
        words.short(outcome.message, 600),
        f"{cells.strength(rule)}. {cells.source_words(rule)}",
    )
