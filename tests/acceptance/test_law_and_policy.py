"""Law and policy are never muddled: what only policy asks fails policy, and the report says exactly that."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.support import EXAMPLES, examine_path, run

LAW, MODEL = "health-and-care-act", "model-constitution"


@pytest.fixture
def without_nursing_director(tmp_path: Path) -> Path:
    """The complete example of 2024, whose board has no seat for a director of nursing."""
    folder = tmp_path / "tarn-and-fenwick"
    shutil.copytree(EXAMPLES / "tarn-and-fenwick-2024", folder)
    file = folder / "board.ics.yaml"
    text = file.read_text(encoding="utf-8")
    new, count = re.subn(r"role: nursing_director\b", "role: executive_member", text)
    assert count == 1
    file.write_text(new, encoding="utf-8")
    return folder


def test_the_act_is_met_and_the_model_is_not(without_nursing_director: Path) -> None:
    (law,) = examine_path(without_nursing_director, packs=(LAW,)).systems
    (policy,) = examine_path(without_nursing_director, packs=(MODEL,)).systems

    assert law.assessment.overall == "Ready"
    assert policy.assessment.overall == "Not ready"
    missed = {outcome.rule.id for outcome in policy.assessment.outcomes if outcome.status == "not-met"}
    assert "MC-07c" in missed


def test_the_report_says_whose_requirement_it_is(without_nursing_director: Path, tmp_path: Path) -> None:
    text = run("validate", str(without_nursing_director), "--pack", LAW, "--pack", MODEL).out
    finding = text[text.index("MC-07c  not met (error): Board") :]
    assert "must, national" in finding.partition("\n  Do ")[0]
    assert not re.search(r"HCA-\d+\w*  not met", text)

    paper = tmp_path / "paper.md"
    chosen = (str(without_nursing_director), "--pack", LAW, "--pack", MODEL)
    run("report", *chosen, "--format", "markdown", "--output", str(paper))
    said = paper.read_text(encoding="utf-8")
    assert "- **Source**: Must, national policy. Guidance to clinical commissioning groups" in said


@pytest.mark.parametrize(("pack", "said"), [
    ("next-steps", "a proposal of its time, not a requirement"),
    ("health-bill", "a Bill before Parliament, not law"),
    ("bma-position", "a body's position, not a requirement"),
])  # fmt: skip
@pytest.mark.parametrize("format", ["text", "json", "sarif", "junit", "github", "gitlab", "azure", "csv"])
def test_what_requires_nothing_is_labelled_in_every_format(
    pack: str, said: str, format: str, tmp_path: Path
) -> None:
    file = tmp_path / "northmoor.ics.yaml"
    file.write_text(
        "{system: {name: Northmoor, ods: QNM}, board: {form: two_tier, seats: []}}", encoding="utf-8"
    )
    out = run("validate", str(file), "--pack", pack, "--as-of", "2021-03-31", "--format", format).out
    status = {"next-steps": "proposal", "health-bill": "bill", "bma-position": "position"}[pack]
    joined = " ".join(out.split())
    assert said in joined or f'"status": "{status}"' in joined, joined[:600]
