"""The verdict of every rule on every shipped example, as reviewed by hand against the provisions.

A change of a rule that moves a verdict shows here as a line of a diff. After reading that diff, write the files anew
with ``ICSCHECK_GOLDEN=write pytest tests/golden``.
"""

from __future__ import annotations

import json
import os
from typing import Any

import pytest

from icscheck.assessment import Examined
from tests.support import EXAMPLES, ROOT, examine_path

GOLDEN = ROOT / "tests" / "golden"
SINGLE = (
    "tarn-and-fenwick",
    "tarn-and-fenwick-2020",
    "tarn-and-fenwick-2021",
    "tarn-and-fenwick-2024",
    "derby-and-derbyshire",
    "cheshire-and-merseyside",
    "northern-coast-2026",
    "tarn-and-fenwick-closed",
)


def verdicts(examined: Examined) -> dict[str, Any]:
    assessment = examined.assessment
    return {
        "name": examined.name,
        "as_of": examined.as_of.isoformat(),
        "packs": [pack.header.spec for pack in examined.packs],
        "overall": assessment.overall,
        "counts": assessment.counts,
        "themes": {theme.theme: theme.rating for theme in assessment.themes},
        "outcomes": {
            outcome.key: f"{outcome.status}, {outcome.level}" if outcome.level != "none" else outcome.status
            for outcome in assessment.outcomes
        },
    }


def compare(name: str, found: object) -> None:
    path = GOLDEN / f"{name}.json"
    text = json.dumps(found, ensure_ascii=False, indent=1) + "\n"
    if os.environ.get("ICSCHECK_GOLDEN") == "write":
        path.write_text(text, encoding="utf-8", newline="\n")
    assert json.loads(path.read_text(encoding="utf-8")) == json.loads(text)


@pytest.mark.parametrize("name", SINGLE)
def test_the_example_gets_the_verdicts_reviewed(name: str) -> None:
    examination = examine_path(EXAMPLES / name)
    assert not [problem for problem in examination.problems if problem.level == "error"]
    (system,) = examination.systems
    compare(name, verdicts(system))


def test_the_systems_of_england_get_the_verdicts_reviewed() -> None:
    examination = examine_path(EXAMPLES / "england")
    assert not examination.problems
    found = {}
    for examined in examination.systems:
        mine = verdicts(examined)
        statuses: dict[str, dict[str, int]] = {}
        for key, status in mine.pop("outcomes").items():
            rule = statuses.setdefault(key.split()[0], {})
            rule[status] = rule.get(status, 0) + 1
        found[examined.code] = {**mine, "rules": statuses}
    assert len(found) == 42
    compare("england", found)
