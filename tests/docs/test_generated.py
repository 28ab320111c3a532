"""The documentation says what the program does: generated pages are fresh, and no provision is lost."""

from __future__ import annotations

import pytest

from docs import generate
from icscheck.checks.criteria import WORDS
from icscheck.packs import find_packs, load_pack
from icscheck.packs.coverage import coverage_of
from tests.support import ROOT


@pytest.fixture(scope="module")
def rendered() -> dict[str, str]:
    return generate.rendered()


def test_no_generated_page_is_stale(rendered: dict[str, str]) -> None:
    stale = [path for path, text in rendered.items() if (ROOT / path).read_text(encoding="utf-8") != text]

    assert stale == [], "run: python docs/generate.py"


def test_generating_again_gives_the_same_bytes(rendered: dict[str, str]) -> None:
    assert generate.rendered() == rendered


@pytest.mark.parametrize("folder", ["docs/rules", "examples/reports"])
def test_no_page_is_left_over(folder: str, rendered: dict[str, str]) -> None:
    there = {path.relative_to(ROOT).as_posix() for path in (ROOT / folder).iterdir()}

    assert there == {path for path in rendered if path.startswith(f"{folder}/")}


def test_every_provision_of_the_catalogue_is_counted() -> None:
    """The rows of every source, so that none is lost without anybody's noticing; those past the catalogue came later."""
    counts = {
        found.header.spec: len(coverage_of(found.folder, load_pack(found.folder)).rows)
        for found in find_packs()
    }

    assert counts == {
        "bma-position@2021.07": 26,
        "clinical-leadership@2021.09": 6,
        "delegation-guidance@2022.09": 8,
        "delegation-guidance@undated": 13,
        "design-framework@2021.06": 110,
        "health-and-care-act@2022.07": 82,
        "health-bill@2026": 11,
        "icb-interim-governance@2021.08": 9,
        "icb-readiness@2022": 5,
        "icb-reform@2026.04": 18,
        "icp-engagement@2021.09": 5,
        "legislative-recommendations@2021.02": 25,
        "model-constitution@2022.05": 58,
        "model-constitution-update@undated": 6,
        "next-steps@2020.11": 50,
        "provider-collaboratives@2021.08": 7,
        "thriving-places@2021.09": 8,
    }


@pytest.mark.parametrize("found", find_packs(), ids=lambda found: found.header.spec)
def test_every_provision_of_a_pack_is_handled(found) -> None:
    coverage = coverage_of(found.folder, load_pack(found.folder))

    assert [problem.message for problem in coverage.problems] == []
    assert coverage.rows


def test_the_design_framework_has_its_110_provisions() -> None:
    found = next(each for each in find_packs() if each.header.spec == "design-framework@2021.06")
    rows = [row.id for row in coverage_of(found.folder, load_pack(found.folder)).rows]

    assert (len(rows), rows[0], rows[-1]) == (110, "DF-P01", "DF-T05")


@pytest.mark.parametrize("word", [*WORDS, "all", "any", "present", "absent", "fact"])
def test_every_word_of_the_rule_language_is_explained(word: str) -> None:
    page = (ROOT / "docs" / "rule-language.md").read_text(encoding="utf-8")

    assert f"`{word}`" in page or f"`{{{word}:" in page


def test_a_lost_marker_is_told() -> None:
    with pytest.raises(ValueError, match="should hold one generated part called keys"):
        generate._with_block("no marker", "keys", "", "docs/document-format.md")
