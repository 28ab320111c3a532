"""The action plan: an action for each finding, joined with what an actions file says of it."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from icscheck.assessment import Assessment, Outcome, worst_first
from icscheck.assessment.actions import ACTION_STATUSES, Planned

#: Priorities by the level of the outcome.
PRIORITIES = {"error": "High", "warning": "Medium", "note": "Low", "none": "Low"}
_SETTLED = ("met", "not-applicable")


class Action(NamedTuple):
    """One action. ``remark`` says what a reader of its status should know; ``outcome`` is None when there is none."""

    ref: str
    outcome: Outcome | None
    action: str
    owner: str
    priority: str
    due: date | None
    status: str
    overdue: bool
    remark: str
    note: str
    closed_by: str


def action_plan(assessment: Assessment, planned: tuple[Planned, ...] = ()) -> tuple[Action, ...]:
    """Every action, worst finding first; then those that are complete; then those about nothing in this run."""
    open_actions, closed = [], []
    used: set[Planned] = set()
    for outcome in worst_first(assessment.outcomes):
        entry = planned_for(outcome, planned)
        if entry is not None:
            used.add(entry)
        due = (
            needs_action(outcome) and outcome.counts
        )  # nobody has to act on a proposal, a Bill or a position
        if due or (entry is not None and outcome.status not in _SETTLED):
            open_actions.append(_open(outcome, entry))
        elif entry is not None and entry.subject:
            closed.append(_closed(outcome, entry))
    unmatched = [_unmatched(entry, assessment) for entry in planned if entry not in used]
    whole = [_whole(entry, assessment) for entry in planned if entry in used and not entry.subject]
    return (*open_actions, *closed, *(action for action in whole if action is not None), *unmatched)


def needs_action(outcome: Outcome) -> bool:
    """Whether an outcome is a finding of its own: it has a level, is not merely untested, and no other rule leads it."""
    return outcome.level != "none" and outcome.status != "not-tested" and not outcome.under


def planned_for(outcome: Outcome, planned: tuple[Planned, ...]) -> Planned | None:
    """What the actions file says of an outcome: the entry for its subject, else the one for its rule."""
    mine = [entry for entry in planned if entry.is_about(outcome)]
    exact = [entry for entry in mine if entry.subject]
    return next(iter(exact or mine), None)


def _open(outcome: Outcome, entry: Planned | None) -> Action:
    due = (entry.due if entry is not None else None) or _due(outcome)
    status, remark = "not_started", ""
    if entry is not None and entry.status == "complete":
        status, remark = "delayed", "reported complete, but the rule does not pass"
    elif entry is not None and entry.status:
        status = entry.status
    overdue = due is not None and due < outcome.subject.system.as_of
    return Action(
        outcome.key, outcome, _advice(outcome, entry), entry.owner if entry else "", PRIORITIES[outcome.level], due,
        ACTION_STATUSES[status], overdue, remark, entry.note if entry else "", _closed_by(outcome),
    )  # fmt: skip


def _advice(outcome: Outcome, entry: Planned | None) -> str:
    if entry is not None and entry.action:
        return entry.action
    if outcome.status == "explained":
        return "Review the explanation before it ends, and approve it again or comply."
    return outcome.rule.remedy


def _due(outcome: Outcome) -> date | None:
    if outcome.status == "explained" and outcome.explanation is not None:
        review = outcome.explanation.one("review_by")
        return review.value if review.known else None
    return outcome.rule.due if outcome.status == "not-due" else None


def _closed_by(outcome: Outcome) -> str:
    """What the document must show for the rule to pass."""
    return outcome.expected or outcome.rule.title


def _closed(outcome: Outcome, entry: Planned) -> Action:
    remark = "" if entry.status == "complete" else "closed: the rule passes"
    return Action(
        outcome.key, outcome, entry.action or outcome.rule.title, entry.owner, PRIORITIES[outcome.level], entry.due,
        ACTION_STATUSES["complete"], False, remark, entry.note, _closed_by(outcome),
    )  # fmt: skip


def _whole(entry: Planned, assessment: Assessment) -> Action | None:
    """An action for a whole rule, complete when no outcome of the rule that it speaks for is open."""
    mine = [outcome for outcome in assessment.outcomes if entry.is_about(outcome)]
    if any(outcome.status not in _SETTLED for outcome in mine):
        return None
    first = mine[0]
    return _closed(first, entry)._replace(ref=first.rule.id)


def _unmatched(entry: Planned, assessment: Assessment) -> Action:
    ref = f"{entry.rule} {entry.subject}".strip()
    status = ACTION_STATUSES[entry.status or "not_started"]
    overdue = entry.due is not None and entry.due < assessment.system.as_of and entry.status != "complete"
    remark = "this run has no such rule and subject"
    return Action(
        ref, None, entry.action, entry.owner, "", entry.due, status, overdue, remark, entry.note, ""
    )
