"""Every provision of a source is handled, or the pack's tests say which is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from icscheck.packs import Folder, load_pack
from icscheck.packs.coverage import Coverage, coverage_of
from tests.support import run

HEADER = """\
name: mine
edition: '1'
revision: 1.0.0
title: Mine
publisher: us
status: guidance
"""
RULE = """\
- id: MY-01b
  name: audit
  title: There is an audit committee
  strength: should
  source: {cite: page 1, basis: read}
  for_each: system
  require: {committees: {some: {kind: audit}}}
  why: So that accounts are checked.
  remedy: Set one up.
"""
ROWS = """\
- section: Committees
  pages: 1-2
  rows:
    MY-01: An audit committee
    MY-02: Good minutes
"""
CANNOT = "provisions: [{row: MY-02, cannot_be_checked: no document shows it}]\n"
COVERED = "provisions: [{row: MY-02, covered_by: [MY-01b]}]\n"


def coverage(folder: Path, header: str = HEADER, rows: str = ROWS) -> Coverage:
    (folder / "pack.yaml").write_text(header, encoding="utf-8")
    (folder / "committees.yaml").write_text(RULE, encoding="utf-8")
    if rows:
        (folder / "rows.yaml").write_text(rows, encoding="utf-8")
    here = Folder(folder, "mine")
    return coverage_of(here, load_pack(here))


def said(found: Coverage) -> list[str]:
    return [f"{problem.file}:{problem.line} {problem.code}: {problem.message}" for problem in found.problems]


@pytest.mark.parametrize("provisions", [CANNOT, COVERED])
def test_a_row_is_handled_by_a_rule_or_by_what_the_pack_says(tmp_path: Path, provisions: str) -> None:
    found = coverage(tmp_path, HEADER + provisions)

    assert said(found) == []
    assert [(row.id, row.title, row.section, row.pages) for row in found.rows] == [
        ("MY-01", "An audit committee", "Committees", "1-2"),
        ("MY-02", "Good minutes", "Committees", "1-2"),
    ]
    assert [rule.id for rule in found.rows[0].rules] == ["MY-01b"]


def test_a_row_that_nothing_handles_is_told(tmp_path: Path) -> None:
    assert said(coverage(tmp_path)) == [
        (
            "mine/rows.yaml:5 unhandled-row: Nothing handles MY-02: write a rule for it, or say under `provisions` "
            "in pack.yaml what covers it or why it cannot be checked."
        )
    ]


def test_a_rule_of_a_row_that_the_source_does_not_have_is_told(tmp_path: Path) -> None:
    found = coverage(tmp_path, HEADER + CANNOT, ROWS.replace("    MY-01: An audit committee\n", ""))

    assert said(found) == [
        "mine/committees.yaml:1 unknown-row: MY-01b is for the row MY-01, which mine/rows.yaml does not list."
    ]


def test_a_provision_of_a_row_that_the_source_does_not_have_is_told(tmp_path: Path) -> None:
    found = coverage(tmp_path, HEADER + CANNOT.replace("MY-02", "MY-03"))

    assert "`provisions` has the row MY-03, which mine/rows.yaml does not list." in said(found)[1]


def test_being_covered_by_a_rule_that_is_not_there_is_told(tmp_path: Path) -> None:
    found = coverage(tmp_path, HEADER + COVERED.replace("MY-01b", "MY-01c"))

    assert (
        "MY-02 is said to be covered by MY-01c, which is no rule of this pack. Did you mean MY-01b?"
        in said(found)[0]
    )


def test_a_row_that_is_listed_twice_is_told(tmp_path: Path) -> None:
    again = "- section: More\n  rows: {MY-01: Again}\n"

    assert "The row MY-01 is listed twice." in said(coverage(tmp_path, HEADER + CANNOT, ROWS + again))[0]


@pytest.mark.parametrize("rows", ["MY-01: one\n", "- MY-01\n", "- {section: Committees}\n"])
def test_rows_in_another_shape_are_told(tmp_path: Path, rows: str) -> None:
    assert coverage(tmp_path, HEADER, rows).problems


def test_a_pack_need_not_list_its_rows(tmp_path: Path) -> None:
    assert coverage(tmp_path, rows="") == Coverage((), ())


def test_the_examples_of_a_pack_are_not_all_that_is_tested(tmp_path: Path) -> None:
    coverage(tmp_path)
    ran = run("packs", "test", "mine", "--rules", str(tmp_path))

    assert ran.code == 1
    assert "Nothing handles MY-02" in ran.err
