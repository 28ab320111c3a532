"""What holds on every run of every test: each rule has an outcome, counts add up, nothing unknown decides."""

from __future__ import annotations

import pytest

from icscheck.assessment import STATUSES, Assessment
from icscheck.assessment.assess import assess
from icscheck.checks import CompiledRule
from icscheck.model import System


def hold_invariants(assessment: Assessment, rules: list[CompiledRule]) -> None:
    outcomes = assessment.outcomes
    alone = {rule.rule.id for rule in rules if not rule.rule.across}
    assert alone == {outcome.rule.id for outcome in outcomes}
    assert sum(assessment.counts.values()) == len(outcomes)
    assert list(assessment.counts) == list(STATUSES)
    for theme in assessment.themes:
        mine = [outcome for outcome in outcomes if outcome.rule.theme == theme.theme]
        assert sum(theme.counts.values()) == len(mine)
    keys = [(outcome.rule.pack.spec, outcome.key) for outcome in outcomes]
    assert len(keys) == len(set(keys)), [key for key in keys if keys.count(key) > 1]
    for outcome in outcomes:
        if outcome.status in ("met", "not-met", "partly-met") and outcome.decided_by == "facts":
            assert not outcome.missing, f"{outcome.key} is decided although something is not known"


@pytest.fixture(autouse=True)
def _plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipe 100 columns wide, without colour, outside any CI service."""
    for name in ("NO_COLOR", "FORCE_COLOR", "GITHUB_ACTIONS", "GITLAB_CI", "TF_BUILD", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "100")


@pytest.fixture(autouse=True)
def _invariants(monkeypatch: pytest.MonkeyPatch) -> None:
    def assess_and_check(system: System, rules: list[CompiledRule]) -> Assessment:
        found = assess(system, rules)
        hold_invariants(found, rules)
        return found

    import sys

    monkeypatch.setattr(sys.modules["icscheck.assessment.examine"], "assess", assess_and_check)
