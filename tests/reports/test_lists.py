"""The structure and the decisions in words: every body and link in the list, tables that hold, text that stays text."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from icscheck.reports.lists import (
    Entry,
    Table,
    as_html,
    as_markdown,
    decisions_blocks,
    decisions_table,
    markdown_text,
    structure_blocks,
    structure_list,
)
from icscheck.views.decisions import decisions as decisions_of
from tests.reports.drawings import NAMES, drawn
from tests.views.systems import HOSTILE, system_of

CELL = re.compile(r"(?<!\\)\|")


@pytest.mark.parametrize("name", NAMES)
def test_the_list_has_every_body_in_its_lane_and_every_link_at_both_ends(name: str) -> None:
    structure, _ = drawn()[name]
    names = structure.names()
    for lane, entry in zip(structure.lanes, structure_list(structure).entries, strict=True):
        assert entry.text == lane.title
        assert [each.text for each in entry.beneath[len(lane.bodies) :]] == list(lane.notes)
        for body, own in zip(lane.bodies, entry.beneath[: len(lane.bodies)], strict=True):
            assert own.text.startswith(f"{body.label}: {body.kind}")
            said = [each.text for each in own.beneath]
            for link in structure.links:
                other = {link.source: link.target, link.target: link.source}.get(body.id)
                if other is not None:
                    assert any(names[other] in text for text in said)


@pytest.mark.parametrize("name", NAMES)
def test_the_table_of_decisions_has_every_function_body_and_mark(name: str) -> None:
    _, decisions = drawn()[name]
    names = decisions.names()
    for row, cells in zip(decisions.rows, decisions_table(decisions).rows, strict=True):
        assert cells[0] == row.label
        assert cells[-1] == row.mark
        assert all(any(names[cell.body] in text for text in cells[1:-2]) for cell in row.cells)


@pytest.mark.parametrize("name", NAMES)
def test_function_by_body_says_the_same_as_the_table_of_decisions(name: str) -> None:
    _, decisions = drawn()[name]
    ids = {label: id for id, label in decisions.names().items()}
    tables = [block for block in decisions_blocks(decisions) if isinstance(block, Table)]
    matrix = [table for table in tables if table.caption.startswith("Function by body")]
    said = {
        (row[0], ids[body], does.partition(" (")[0])
        for table in matrix
        for row in table.rows
        for body, cell in zip(table.columns[1:], row[1:], strict=True)
        for does in cell.split("; ")
        if does
    }

    assert said == {(row.label, cell.body, cell.does) for row in decisions.rows for cell in row.cells}
    assert all(len(table.columns) <= 7 for table in matrix)


@pytest.mark.parametrize("name", NAMES)
def test_every_row_of_a_markdown_table_has_as_many_cells_as_its_head(name: str) -> None:
    structure, decisions = drawn()[name]
    text = as_markdown([*structure_blocks(structure), *decisions_blocks(decisions)])
    tables = re.findall(r"(?:^\|.*\n?)+", text, re.MULTILINE)

    assert tables
    for table in tables:
        assert len({len(CELL.findall(line)) for line in table.splitlines()}) == 1


@pytest.mark.parametrize("text", HOSTILE)
def test_text_of_a_document_is_no_markup(text: str) -> None:
    written = markdown_text(text)

    assert "\n" not in written
    assert not re.search(r"(?<!\\)[<>|`*_\[\]#~]", written)
    assert not re.search(r"https?://", written)
    assert "<script" not in as_html([*structure_blocks(drawn()["hostile, 1"][0])])


@pytest.mark.parametrize("text", ["- a", "+ a", "1. a", "12) a", "= a"])
def test_text_at_the_start_of_a_line_begins_no_list(text: str) -> None:
    from icscheck.reports.lists import Listing

    assert re.match(r"- (\d+)?\\", as_markdown([Listing((Entry(text),))]))


class Reader(HTMLParser):
    """Checks that elements are closed in turn, and notes which there are."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        self.tags.add(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("name", NAMES)
def test_html_is_well_formed_lists_and_tables_and_nothing_else(name: str) -> None:
    structure, decisions = drawn()[name]
    reader = Reader()
    reader.feed(as_html([*structure_blocks(structure), *decisions_blocks(decisions)]))

    assert reader.open == []
    assert reader.tags <= {
        "ul",
        "li",
        "strong",
        "p",
        "div",
        "table",
        "caption",
        "thead",
        "tbody",
        "tr",
        "th",
        "td",
    }


def test_a_function_that_needs_a_look_stands_out() -> None:
    decisions = decisions_of(
        system_of("format: 1\nfunctions: [{id: quality, decided_by: [board, nhs_england]}]")
    )

    assert "**More than one decides** |" in as_markdown(decisions_blocks(decisions))
    assert "<strong>More than one decides</strong></td>" in as_html(decisions_blocks(decisions))
