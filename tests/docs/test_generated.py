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


def test_no_page_of_rules_is_left_over(rendered: dict[str, str]) -> None:
    there = {path.relative_to(ROOT).as_posix() for path in (ROOT / "docs" / "rules").iterdir()}

    assert there == {path for path in rendered if path.startswith("docs/rules/")}


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
