"""A board that has ended owes nothing but an orderly end: its empty seats are no findings, and every headline says so."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from tests.support import EXAMPLES, examine_text, run

OVER = """\
system: {name: Northmoor, ods: QNM}
nhs_body: {name: NHS Northmoor Integrated Care Board, ods: QNM, established: 2022-07-01, closed: 2026-03-31}
board: {form: unitary, seats: [{id: chair, role: chair, holder: {person: p-chair, to: 2026-03-31}}]}
"""
PACKS = ("health-and-care-act", "icb-reform")


def test_after_the_end_only_what_is_asked_of_the_end_is_tested() -> None:
    (system,) = examine_text(OVER, packs=PACKS, as_of=date(2026, 4, 1)).systems
    asked = {
        outcome.rule.theme for outcome in system.assessment.outcomes if outcome.status != "not-applicable"
    }
    assert asked == {"transition"}
    assert system.ended == date(2026, 3, 31)


def test_on_the_last_day_it_is_tested_as_ever() -> None:
    (system,) = examine_text(OVER, packs=PACKS, as_of=date(2026, 3, 31)).systems
    assert system.ended is None
    assert {outcome.status for outcome in system.assessment.outcomes} > {"met", "not-met", "not-tested"}


def test_an_unknown_last_day_is_no_end() -> None:
    text = OVER.replace("closed: 2026-03-31", "closed: unknown")
    (system,) = examine_text(text, packs=PACKS, as_of=date(2026, 4, 1)).systems
    assert system.ended is None


def test_the_headline_says_that_it_ended(tmp_path: Path) -> None:
    file = tmp_path / "northmoor.ics.yaml"
    file.write_text(OVER, encoding="utf-8")
    chosen = ("validate", str(file), "--pack", "health-and-care-act", "--as-of", "2026-06-30")
    for format in ("text", "github", "azure", "gitlab"):
        out = run(*chosen, "--format", format).out
        assert "the NHS body ended on 31 March 2026" in " ".join(out.split()) or "not tested" not in out, (
            format
        )
    assert "the NHS body ended on 31 March 2026" in " ".join(run(*chosen).out.split())
    counts = json.loads(run(*chosen, "--format", "json").out)["systems"][0]["counts"]
    assert {status for status, count in counts.items() if count} == {"not-applicable"}


def test_systems_of_different_days_are_said_to_be_apart() -> None:
    paths = (str(EXAMPLES / "northern-coast-2026"), str(EXAMPLES / "tarn-and-fenwick-2024"))
    told = json.loads(run("validate", *paths, "--pack", "health-and-care-act", "--format", "json").out)
    (problem,) = (each for each in told["problems"] if each["code"] == "different-days")
    assert "--as-of, such as 2026-06-30" in problem["message"]
    one_day = run(
        "validate", *paths, "--pack", "health-and-care-act", "--as-of", "2024-07-01", "--format", "json"
    )
    assert not [each for each in json.loads(one_day.out)["problems"] if each["code"] == "different-days"]


def test_a_bill_is_not_there_before_it_is_published() -> None:
    found = examine_text(OVER, packs=("health-bill",), as_of=date(2024, 3, 31))
    assert "was not there yet on 31 March 2024: it was published on 2026-05-14" in found.problems[0].message
    assert not examine_text(OVER, packs=("health-bill",), as_of=date(2026, 5, 14)).problems
