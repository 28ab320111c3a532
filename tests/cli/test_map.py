"""``icscheck map``: each view in each format, where it goes, and what cannot be drawn."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from icscheck.reports.maps import FORMATS
from tests.support import EXAMPLES, run

EXAMPLE = str(EXAMPLES / "tarn-and-fenwick")
STARTS = {"svg": "<svg ", "html": "<!DOCTYPE html>", "mermaid": "```mermaid\n", "dot": "digraph "}


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("view", ["structure", "decisions"])
def test_each_view_is_written_in_each_format(view: str, format: str, tmp_path: Path) -> None:
    file = tmp_path / "map"
    printed = run("map", EXAMPLE, "--view", view, "--format", format)
    written = run("map", EXAMPLE, "--view", view, "--format", format, "--output", str(file))
    title = (
        "Structure of Tarn and Fenwick"
        if view == "structure"
        else "Functions and decisions of Tarn and Fenwick"
    )

    assert (printed.code, printed.err) == (0, "")
    assert (written.code, written.out, written.err) == (0, "", ""), written.err
    assert file.read_text(encoding="utf-8") == printed.out
    assert printed.out.startswith(STARTS.get(format, f"# {title}\n"))
    assert title in printed.out


def test_the_page_is_whole_and_asks_for_nothing() -> None:
    for view in ("structure", "decisions"):
        page = run("map", EXAMPLE, "--view", view, "--format", "html").out
        svg = page[page.index("<svg ") : page.index("</svg>") + 6]

        assert ET.fromstring(svg).get("role") == "img"
        assert page.count("<h1>") == 1
        assert "default-src 'none'" in page
        assert not re.search(r"<script|<link|<img|src=|href=|url\(|@import", page)


def test_decisions_come_as_a_table_before_the_picture() -> None:
    page = run("map", EXAMPLE, "--view", "decisions", "--format", "html").out
    text = run("map", EXAMPLE, "--view", "decisions").out

    assert page.index("<table>") < page.index("<svg ")
    assert text.index("| Function |") < text.index("```mermaid")


def test_the_day_may_be_given() -> None:
    assert "As of 1 February 2023." in run("map", EXAMPLE, "--as-of", "2023-02-01").out


def test_standard_input_is_read() -> None:
    ran = run(
        "map", "-", stdin="format: 1\nas_of: 2022-07-01\nsystem: {name: Small}\nboard: {form: unitary}\n"
    )

    assert ran.code == 0
    assert ran.out.startswith("# Structure of Small\n")


def test_a_folder_of_many_systems_is_refused() -> None:
    ran = run("map", str(EXAMPLES))

    assert ran.code == 2
    assert "systems in" in ran.err
    assert "A map is of one" in ran.err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("format: 1\nbored: {}\n", "board"),
        ("format: 1\ncommittees: [{id: audit, reports_to: bord}]\n", "No body has the id"),
        ("[]", "The document starts with keys"),
    ],
)
def test_a_document_that_cannot_be_used_is_said_to_be_so(text: str, said: str) -> None:
    ran = run("map", "-", stdin=text)

    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_a_path_that_is_not_there_is_said() -> None:
    ran = run("map", "nowhere")

    assert (ran.code, ran.out) == (2, "")
    assert "There is no file or folder called nowhere." in ran.err


def test_no_rule_is_run(monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.delattr(sys.modules["icscheck.assessment.examine"], "assess")

    assert run("map", EXAMPLE).code == 0
