"""The readiness checklist: a row a rule, with its answer, the outcomes that decide it, what is missing and the day."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from icscheck.assessment import Assessment, Outcome
from icscheck.assessment.actions import Planned
from icscheck.views.actions import Action, planned_for

#: Which status answers for a rule that has several outcomes: the first that one of them has.
ANSWERED_BY = ("not-met", "partly-met", "not-tested", "not-due", "explained", "met", "not-applicable")


class Row(NamedTuple):
    """One rule. ``deciding`` are the outcomes with the status that answers; ``total`` is how many the rule has."""

    status: str
    deciding: tuple[Outcome, ...]
    total: int
    met: int
    due: date | None
    owner: str

    @property
    def first(self) -> Outcome:
        """The first outcome that decides: its rule is the row's."""
        return self.deciding[0]

    @property
    def settled(self) -> bool:
        """Whether nothing is left to do."""
        return self.status in ("met", "not-applicable")


class Part(NamedTuple):
    """The rows of one theme."""

    theme: str
    rows: tuple[Row, ...]


def checklist(
    assessment: Assessment, plan: tuple[Action, ...] = (), planned: tuple[Planned, ...] = ()
) -> tuple[Part, ...]:
    """Every rule in the order of themes and rules."""
    by_rule: dict[str, dict[str, list[Outcome]]] = {theme.theme: {} for theme in assessment.themes}
    for outcome in assessment.outcomes:
        rule = outcome.rule
        by_rule[rule.theme].setdefault(f"{rule.pack.spec} {rule.id}", []).append(outcome)
    due = {action.outcome.key: action.due for action in plan if action.outcome is not None}
    return tuple(
        Part(theme, tuple(_row(mine, due, planned) for mine in rules.values()))
        for theme, rules in by_rule.items()
    )


def _row(outcomes: list[Outcome], due: dict[str, date | None], planned: tuple[Planned, ...]) -> Row:
    status = min((outcome.status for outcome in outcomes), key=ANSWERED_BY.index)
    deciding = tuple(outcome for outcome in outcomes if outcome.status == status)
    met = sum(outcome.status == "met" for outcome in outcomes)
    days = [day for outcome in deciding if (day := due.get(outcome.key)) is not None]
    entries = [entry for outcome in deciding if (entry := planned_for(outcome, planned)) is not None]
    settled = status in ("met", "not-applicable")
    day = None if settled else min(days, default=outcomes[0].rule.due)
    owner = next((entry.owner for entry in entries if entry.owner), "")
    bearing = sum(outcome.status != "not-applicable" for outcome in outcomes)
    return Row(status, deciding, bearing, met, day, "" if settled else owner)
