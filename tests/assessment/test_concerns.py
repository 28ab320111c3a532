"""What several packs ask is reported once, under the strongest rule, and no outcome is lost or changed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support import examine_text, outcomes, run

HEADER = """\
name: {name}
edition: '{edition}'
revision: 1.0.0
title: {title}
publisher: us
status: {status}
in_force: {{from: {starts}}}
"""
RULE = """\
- id: {id}
  name: {name}
  title: There is an audit committee
  strength: {strength}
  source: {{cite: page 1, basis: read}}
  for_each: board
  require: {{form: unitary}}
  {more}
  why: So that it answers as one.
  remedy: Make it so.
"""
DOCUMENT = "{system: {name: Northmoor, ods: QNM}, board: {form: two_tier}}"


def pack(
    root: Path,
    name: str,
    id: str,
    strength: str,
    *,
    starts: str = "2022-01-01",
    more: str = "",
    edition: str = "1",
) -> None:
    folder = root / f"{name}-{edition}"
    folder.mkdir(parents=True)
    status = "statute" if strength == "must-law" else "policy"
    header = HEADER.format(name=name, edition=edition, title=name.title(), status=status, starts=starts)
    (folder / "pack.yaml").write_text(header, encoding="utf-8")
    rule = RULE.format(id=id, name=f"{name}-unitary", strength=strength, more=more)
    (folder / "composition.yaml").write_text(rule, encoding="utf-8")


def test_law_leads_policy_whichever_came_first(tmp_path: Path) -> None:
    pack(tmp_path, "older", "AA-01", "must-law", starts="2021-01-01")
    pack(tmp_path, "newer", "BB-01", "must-policy", more="succeeds: [AA-01]")
    found = outcomes(examine_text(DOCUMENT, packs=("older", "newer"), rules=(tmp_path,)))

    law, policy = found["AA-01 board"], found["BB-01 board"]
    assert [rule.id for rule in law.also] == ["BB-01"]
    assert law.under == ""
    assert policy.under == "AA-01"
    assert policy.also == ()
    assert (law.status, law.level, policy.status, policy.level) == ("not-met", "error", "not-met", "error")


def test_of_equals_the_later_source_leads(tmp_path: Path) -> None:
    pack(tmp_path, "older", "AA-01", "must-policy", starts="2021-01-01")
    pack(tmp_path, "newer", "BB-01", "must-policy", more="succeeds: [AA-01]")
    found = outcomes(examine_text(DOCUMENT, packs=("older", "newer"), rules=(tmp_path,)))

    assert found["AA-01 board"].under == "BB-01"


def test_three_in_a_row_are_told_under_the_first(tmp_path: Path) -> None:
    pack(tmp_path, "one", "AA-01", "should")
    pack(tmp_path, "two", "BB-01", "must-policy", more="succeeds: [AA-01]")
    pack(tmp_path, "three", "CC-01", "must-law", more="succeeds: [BB-01]")
    found = outcomes(examine_text(DOCUMENT, packs=("one", "two", "three"), rules=(tmp_path,)))

    assert {found["AA-01 board"].under, found["BB-01 board"].under} == {"CC-01"}
    assert {rule.id for rule in found["CC-01 board"].also} == {"AA-01", "BB-01"}


@pytest.mark.parametrize("more", ["", "succeeds: [AA-01]\n  due: 2030-01-01"])
def test_other_concerns_and_other_statuses_stand_by_themselves(more: str, tmp_path: Path) -> None:
    pack(tmp_path, "older", "AA-01", "must-policy")
    pack(tmp_path, "newer", "BB-01", "must-law", more=more)
    found = outcomes(examine_text(DOCUMENT, packs=("older", "newer"), rules=(tmp_path,)))

    assert all(outcome.under == "" and outcome.also == () for outcome in found.values())


def test_an_id_in_another_edition_asks_the_same(tmp_path: Path) -> None:
    pack(tmp_path, "guidance", "AA-01", "should")
    pack(tmp_path, "guidance", "AA-01", "should", starts="2022-03-01", edition="2")
    found = examine_text(DOCUMENT, packs=("guidance@1", "guidance@2"), rules=(tmp_path,))

    (system,) = found.systems
    first, second = system.assessment.outcomes
    assert (first.under, second.under) == ("AA-01", "")
    assert [rule.pack.edition for rule in second.also] == ["1"]


def test_every_format_tells_it_once_with_both_sources(tmp_path: Path) -> None:
    pack(tmp_path / "rules", "older", "AA-01", "must-law", starts="2021-01-01")
    pack(tmp_path / "rules", "newer", "BB-01", "must-policy", more="succeeds: [AA-01]")
    file = tmp_path / "northmoor.ics.yaml"
    file.write_text(DOCUMENT, encoding="utf-8")
    chosen = (
        str(file),
        "--rules",
        str(tmp_path / "rules"),
        "--pack",
        "older",
        "--pack",
        "newer",
        "--as-of",
        "2022-06-30",
    )

    text = run("validate", *chosen).out
    assert text.count("not met (error)") == 1
    assert "AA-01  not met" in text
    assert "Also     BB-01: Newer" in text
    github = run("validate", *chosen, "--format", "github").out
    assert github.count("::error") == 1
    assert "Also BB-01" in github
    sarif = json.loads(run("validate", *chosen, "--format", "sarif").out)
    (result,) = sarif["runs"][0]["results"]
    assert result["ruleId"] == "AA-01"
    assert "Also BB-01" in result["message"]["text"]
    result = json.loads(run("validate", *chosen, "--format", "json").out)
    told = {each["rule"]: (each["also"], each["under"]) for each in result["systems"][0]["outcomes"]}
    assert told == {"AA-01": (["BB-01"], None), "BB-01": ([], "AA-01")}
    assert result["systems"][0]["counts"]["not-met"] == 2
    paper = tmp_path / "report.md"
    run("report", *chosen, "--format", "markdown", "--output", str(paper))
    assert paper.read_text(encoding="utf-8").count("BB-01 board") == 1, "only in the annex"
    assert "BB-01: Must, national policy" in paper.read_text(encoding="utf-8")
