"""The report in Markdown: the same content, tables that stay whole, and nothing that a document can mark up."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from icscheck.reports.markdown_text import code, plain, prose, row_of
from icscheck.reports.phrases import LAST_SECTIONS, SECTIONS
from tests.reports.papers import hostile_actions, hostile_document, reported
from tests.reports.services import EVERY_STATUS, READY, RULES, written
from tests.support import EXAMPLES, run


def cells(line: str) -> int:
    """How many cells a row has: pipes with a backslash before them are text."""
    return len(re.findall(r"(?<!\\)\|", line)) - 1


def tables(text: str) -> list[list[str]]:
    """Every table, as its lines."""
    found: list[list[str]] = []
    before = ""
    for line in text.splitlines():
        if line.startswith("|"):
            if not before.startswith("|"):
                found.append([])
            found[-1].append(line)
        before = line
    return found


def test_the_sections_are_those_of_the_html(tmp_path: Path) -> None:
    text, ran = reported(tmp_path, format="markdown")
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    expected = [*SECTIONS.values(), *LAST_SECTIONS.values()]
    titles = re.findall("^## (.*)$", text, re.MULTILINE)
    assert titles == [f"{number}. {title}" for number, title in enumerate(expected, 1)]


def test_a_finding_is_told_whole(tmp_path: Path) -> None:
    text, _ = reported(tmp_path, format="markdown")
    finding = text.split("### SV-01 organisation/north: not met")[1].split("###")[0]
    assert finding.strip() == (
        "Every acute trust is a partner trust. For organisation north.\n\n"
        "- **Expected**: Partner trust.\n"
        "- **Found**: No.\n"
        "- **Evidence**: northmoor.ics.yaml:5 `- {id: north, kind: nhs_trust, services: [acute], partner_trust: no}`\n"
        "- **Why it matters**: Partner trusts nominate members of the board.\n"
        "- **What to do**: Record `partner_trust` for the trust.\n"
        "- **Source**: Must, national policy. Rules that give every status (1), Part 1, pages 1-2.\n"
        "- **Question for the board**: Is the trust a partner?"
    )


@pytest.mark.parametrize("name", ["tarn-and-fenwick", "tarn-and-fenwick-2021", "derby-and-derbyshire"])
def test_rows_have_as_many_cells_as_their_head(name: str, tmp_path: Path) -> None:
    file = tmp_path / "report.md"
    run("report", str(EXAMPLES / name), "--format", "markdown", "--output", str(file))
    for table in tables(file.read_text(encoding="utf-8")):
        assert {cells(line) for line in table} == {cells(table[0])}


def test_hostile_text_makes_no_markup_and_breaks_no_table(tmp_path: Path) -> None:
    actions = tmp_path / "actions.yaml"
    actions.write_text(hostile_actions(), encoding="utf-8")
    text, ran = reported(tmp_path, "--actions", str(actions), document=hostile_document(), format="markdown")
    assert ran.code == 0, ran.err
    for table in tables(text):
        assert {cells(line) for line in table} == {cells(table[0])}
    outside_code = re.sub(r"(`+)(?:(?!\1).)*\1(?!`)", "", re.sub("(?s)```.*?```", "", text))
    assert not re.search(r"(?<!\\)<(?!br>)", outside_code)
    assert "](http" not in outside_code.replace("\\]", "")
    assert not re.search("http:(?!\\\\)//", outside_code)
    assert not re.search("^(# no heading|- no list)", text, re.MULTILINE)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a|b", r"a\|b"),
        ("two\nlines", "two lines"),
        ("<b>", r"\<b\>"),
        ("snake_case stays", "snake_case stays"),
        ("_this_", r"\_this\_"),
        ("1. no list", r"1\. no list"),
        ("2021.06 stays", "2021.06 stays"),
        ("- no list", r"\- no list"),
        ("https://example.org", r"https\://example.org"),
        ("www.example.org", r"www\.example.org"),
        ("@someone #1", r"&#64;someone \#1"),
        ("design@2021", r"design\@2021"),
    ],
)
def test_text_stands_as_it_is(text: str, shown: str) -> None:
    assert plain(text) == shown


def test_backticks_of_a_rule_are_code_and_those_of_a_document_are_not() -> None:
    assert prose("Record `role` as <chair>.") == r"Record `role` as \<chair\>."
    assert plain("a `b`") == r"a \`b\`"


def test_code_keeps_its_backticks_and_pipes() -> None:
    assert code("a `b` c") == "`` a `b` c ``"
    assert row_of([code("a|b")]) == r"| `a\|b` |"


def test_the_chart_is_for_the_service_that_shows_it(tmp_path: Path) -> None:
    assert "```mermaid" in reported(tmp_path, format="markdown")[0]
    azure, _ = reported(tmp_path, "--mermaid", "azure", format="markdown")
    assert "::: mermaid" in azure
    assert "```mermaid" not in azure
    assert "--mermaid azure" in azure
    assert "mermaid\n" not in reported(tmp_path, "--mermaid", "none", format="markdown")[0]


def test_the_short_form_fits_a_job_summary(tmp_path: Path) -> None:
    text, ran = reported(tmp_path, "--short", format="markdown")
    assert ran.code == 0
    assert text.startswith(
        "# Governance readiness: Northmoor\n\nNorthmoor (QNM): Not ready, because 1 must is not met. As of 31 March 2023"
    )
    assert (
        "| SV-01 organisation/north | Not met | Every acute trust is a partner trust | found no | northmoor.ics.yaml:5 |"
        in text
    )
    assert text.endswith(
        "This report is not legal advice, not an audit opinion and not a decision of NHS England.\n"
    )
    assert len(text.splitlines()) < 30


def test_headings_of_several_systems_differ(tmp_path: Path) -> None:
    for name, document in (("a.ics.yaml", EVERY_STATUS), ("b.ics.yaml", READY), ("c.ics.yaml", READY)):
        written(tmp_path / "in", document, name)
    file = tmp_path / "report.md"
    run(
        "report",
        str(tmp_path / "in"),
        "--rules",
        str(RULES),
        "--as-of",
        "2023-03-31",
        "--format",
        "markdown",
        "--output",
        str(file),
    )
    headings = re.findall("^#+ .*$", file.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(headings) == len(set(headings))


def test_no_line_ends_in_a_blank_and_no_two_lines_are_empty(tmp_path: Path) -> None:
    text, _ = reported(tmp_path, format="markdown")
    assert not re.search("[ \t]+$", text, re.MULTILINE)
    assert "\n\n\n" not in text
    assert text.endswith("\n")
