"""What several systems show together: rules across systems, contradictions, and verdicts that never depend on each other."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from icscheck.assessment import Examination
from icscheck.reports.json import result
from icscheck.reports.phrases import LIMITS
from tests.support import EXAMPLES, examine_path, run

TARN = """\
as_of: 2024-03-31
system: {name: Tarn, ods: QZZ}
nhs_body: {name: NHS Tarn Integrated Care Board, ods: QZZ, cluster: none, area: [E06000901]}
organisations:
  - {id: minds, kind: nhs_trust, ods: RZ1, services: [mental_health]}
  - {id: acute, kind: nhs_trust, ods: RZ2, services: [acute, community]}
collaboratives:
  - id: minds-together
    kind: provider_collaborative
    systems: [QZZ, QYY]
    members: [{organisation: minds}, {organisation: acute}]
"""
COAST = """\
as_of: 2024-03-31
system: {name: Coast, ods: QYY}
nhs_body: {name: NHS Coast Integrated Care Board, ods: QYY, cluster: none, area: [E06000902]}
organisations:
  - {id: minds-trust, kind: nhs_trust, ods: RZ1, services: [mental_health]}
  - {id: hospital, kind: nhs_trust, ods: RZ2, services: [community, acute]}
collaboratives:
  - id: minds-together
    kind: provider_collaborative
    systems: [QYY, QZZ]
    members: [{organisation: hospital}, {organisation: minds-trust}]
"""


def both(
    folder: Path, tarn: str = TARN, coast: str = COAST, pack: str = "health-and-care-act"
) -> Examination:
    (folder / "tarn.ics.yaml").write_text(tarn, encoding="utf-8")
    (folder / "coast.ics.yaml").write_text(coast, encoding="utf-8")
    return examine_path(folder, packs=(pack,))


def together(examination: Examination, rule: str) -> dict[str, str]:
    return {outcome.subject.id: outcome.status for outcome in examination.together if outcome.rule.id == rule}


def test_areas_that_overlap_are_found(tmp_path: Path) -> None:
    assert together(both(tmp_path), "HCA-02") == {"QZZ": "met", "QYY": "met"}
    found = both(tmp_path, coast=COAST.replace("E06000902", "E06000901"))
    assert together(found, "HCA-02") == {"QZZ": "not-met", "QYY": "not-met"}


def test_one_system_alone_has_nothing_together(tmp_path: Path) -> None:
    (tmp_path / "tarn.ics.yaml").write_text(TARN, encoding="utf-8")
    examination = examine_path(tmp_path, packs=("health-and-care-act",))
    assert examination.together == ()
    assert "HCA-02" not in {outcome.rule.id for outcome in examination.outcomes}


def test_days_apart_are_not_compared(tmp_path: Path) -> None:
    found = both(tmp_path, coast=COAST.replace("2024-03-31", "2024-04-01").replace("E06000902", "E06000901"))
    assert found.together == ()


def test_no_verdict_on_one_system_depends_on_the_other(tmp_path: Path) -> None:
    alone = tmp_path / "alone"
    alone.mkdir()
    (alone / "tarn.ics.yaml").write_text(TARN, encoding="utf-8")
    (before,) = result(examine_path(alone / "tarn.ics.yaml", packs=("health-and-care-act",)))["systems"]
    other = COAST.replace("mental_health", "acute").replace("E06000902", "E06000901")
    systems = result(both(tmp_path, coast=other))["systems"]
    after = next(each for each in systems if each["ods"] == "QZZ")
    assert after["outcomes"] == before["outcomes"]
    assert after["overall"] == before["overall"]


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ("services: [mental_health]", "services: [acute]", "other `services`"),
        ("ods: RZ1", "ods: RZ1, operates_in: [QYY]", ""),
        ("kind: nhs_trust, ods: RZ1", "kind: nhs_foundation_trust, ods: RZ1", "other `kind`"),
        ("services: [mental_health]", "services: [acute, unknown]", ""),
        ("{organisation: hospital}, ", "", "other `members`"),
        ("{organisation: hospital}, ", "unknown, ", ""),
        ("cluster: none", "cluster: [QZZ]", "other `cluster`"),
        ("cluster: none, ", "", ""),
    ],
)
def test_records_that_contradict_each_other_are_told(was: str, now: str, said: str, tmp_path: Path) -> None:
    found = both(tmp_path, coast=COAST.replace(was, now, 1))
    told = [problem for problem in found.problems if problem.code == "contradiction"]
    assert len(told) == bool(said)
    for problem in told:
        assert said in problem.message
        assert problem.level == "warning"
        assert {problem.file.rpartition("/")[2], "coast.ics.yaml", "tarn.ics.yaml"} == {
            "coast.ics.yaml",
            "tarn.ics.yaml",
        }


def test_together_counts_for_the_exit_code_and_stands_in_every_format(tmp_path: Path) -> None:
    both(tmp_path, coast=COAST.replace("E06000902", "E06000901"))
    chosen = (str(tmp_path), "--pack", "health-and-care-act")
    told = json.loads(run("validate", *chosen, "--format", "json").out)
    keys = [outcome["key"] for outcome in told["together"]["outcomes"] if outcome["rule"] == "HCA-02"]
    assert sorted(keys) == ["HCA-02 system_read/QYY", "HCA-02 system_read/QZZ"]
    text = run("validate", *chosen).out
    assert "The systems read together" in text
    assert text.count("HCA-02  not met (error)") == 2
    for format in ("sarif", "junit", "github", "gitlab", "azure", "csv"):
        assert "HCA-02" in run("validate", *chosen, "--format", format).out, format


def test_a_baseline_knows_what_was_found_together(tmp_path: Path) -> None:
    folder = tmp_path / "systems"
    folder.mkdir()
    both(folder, coast=COAST.replace("E06000902", "E06000901"))
    chosen = (str(folder), "--pack", "health-and-care-act")
    run("validate", *chosen, "--output", f"json={tmp_path / 'before.json'}")
    ran = run("validate", *chosen, "--baseline", str(tmp_path / "before.json"))
    assert ran.code == 0
    both(folder)
    told = json.loads(
        run("validate", *chosen, "--baseline", str(tmp_path / "before.json"), "--format", "json").out
    )
    assert told["baseline"]["fixed"] >= 2


def test_all_of_england_read_together(tmp_path: Path) -> None:
    """Each council of the list stands in some system; one that is taken out of the only one that has it is in none."""
    day = date(2022, 7, 1)
    for file in (EXAMPLES / "england").glob("*.ics.yaml"):
        text = file.read_text(encoding="utf-8").replace("    - unknown\n", "")
        (tmp_path / file.name).write_text(text, encoding="utf-8")
    chosen = ("health-and-care-act",)
    found = together(examine_path(tmp_path, packs=chosen, as_of=day), "HCA-03")
    assert len(found) > 140
    assert set(found.values()) == {"met"}

    (file,) = tmp_path.glob("qoc-*.ics.yaml")
    text = file.read_text(encoding="utf-8").replace("    - shropshire-council\n", "", 1)
    file.write_text(text, encoding="utf-8")
    found = together(examine_path(tmp_path, packs=chosen, as_of=day), "HCA-03")
    assert [council for council, status in found.items() if status == "not-met"] == ["shropshire-council"]

    file.unlink()
    found = together(examine_path(tmp_path, packs=chosen, as_of=day), "HCA-03")
    assert found == {"together": "not-applicable"}, "not every board was read"


@pytest.mark.parametrize("form", [("html",), ("markdown",), ("markdown", "--short")])
def test_a_report_has_what_was_found_together_before_its_limits(
    form: tuple[str, ...], tmp_path: Path
) -> None:
    both(tmp_path, coast=COAST.replace("E06000902", "E06000901"))
    chosen = (str(tmp_path), "--pack", "health-and-care-act", "--output", "-", "--format", *form)
    page = run("report", *chosen).out
    section, limits, _ = page[page.rindex("The systems read together") :].partition(LIMITS[0])
    assert limits
    found = examine_path(tmp_path, packs=("health-and-care-act",)).together
    assert found
    for outcome in found:
        assert outcome.rule.id in section
        assert outcome.subject.label in section
    assert "Not met" in section
    assert "Health and Care Act 2022" in section


@pytest.mark.parametrize("format", ["html", "markdown"])
def test_a_report_of_one_system_has_no_such_section(format: str, tmp_path: Path) -> None:
    (tmp_path / "tarn.ics.yaml").write_text(TARN, encoding="utf-8")
    page = run(
        "report", str(tmp_path), "--pack", "health-and-care-act", "--format", format, "--output", "-"
    ).out
    assert LIMITS[0] in page
    assert "The systems read together" not in page
