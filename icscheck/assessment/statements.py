"""What people say: statements that attest, and explanations of departures. Each is used only if complete and current."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from icscheck.model import One, System, Thing, Truth
from icscheck.packs import Rule


class Said(NamedTuple):
    """The statement or explanation that bears on an outcome, if any, and why it is not accepted, if it is not."""

    thing: Thing | None = None
    refused: str = ""

    @property
    def accepted(self) -> bool:
        """Whether there is one and it counts."""
        return self.thing is not None and not self.refused


_NOTHING = Said()
_STATEMENT_NEEDS = {"answer": "the answer", "by_role": "the role of who attests", "date": "the date"}
_EXPLANATION_NEEDS = {
    "context": "the context",
    "reason": "the reason",
    "alternative": "what is done instead",
    "review_by": "a date of review",
}
_APPROVAL_NEEDS = {
    "body": "the body that approved it",
    "date": "the date of approval",
    "minute": "the minute",
}


def statement_for(rule: Rule, subject: Thing, system: System) -> Said:
    """The statement that attests a rule for a subject: the latest that is accepted, else one that was refused.

    Of two made on the same day, the one that says no counts.
    """
    accepted: list[Thing] = []
    refused = _NOTHING
    for statement in system.root.many("statements").sure:
        if _names(statement, rule) and _covers(statement, subject):
            said = Said(statement, _statement_refused(statement, system.as_of))
            if said.accepted:
                accepted.append(statement)
            else:
                refused = said
    if not accepted:
        return refused
    return Said(max(accepted, key=lambda each: (each.one("date").value, each.one("answer").value is False)))


def explanation_for(rule: Rule, subject: Thing, system: System) -> Said:
    """The explanation of a departure from a rule for a subject: the latest approved, else one that was refused."""
    accepted: list[Thing] = []
    refused = _NOTHING
    for explanation in system.root.many("explanations").sure:
        if _names(explanation, rule) and explanation.one("subject").is_(subject.subject) is Truth.YES:
            said = Said(explanation, _explanation_refused(explanation, rule, system.as_of))
            if said.accepted:
                accepted.append(explanation)
            else:
                refused = said
    if not accepted:
        return refused
    return Said(max(accepted, key=lambda each: each.one("approved_by").value.one("date").value))


def _names(said: Thing, rule: Rule) -> bool:
    named = said.one("rule")
    return named.known and named.value in (rule.id, rule.name)


def _covers(statement: Thing, subject: Thing) -> bool:
    subjects = statement.many("subjects")
    return subjects.wholly_unknown or "every" in subjects.sure or subject.subject in subjects.sure


def _lacking(thing: Thing, needs: dict[str, str]) -> list[str]:
    return [what for key, what in needs.items() if not thing.one(key).known]


def _statement_refused(statement: Thing, as_of: date) -> str:
    lacking = _lacking(statement, _STATEMENT_NEEDS)
    if statement.many("subjects").wholly_unknown:
        lacking.append("the subjects that it covers")
    if lacking:
        return f"the statement lacks {_listed(lacking)}"
    made, until = statement.one("date"), statement.one("until")
    if made.value > as_of:
        return f"the statement is dated {made.value.isoformat()}, after the day tested"
    return _over(until, as_of, "the statement held only until")


def _explanation_refused(explanation: Thing, rule: Rule, as_of: date) -> str:
    if rule.strength == "must-law":
        return "the law cannot be explained away"
    lacking = _lacking(explanation, _EXPLANATION_NEEDS)
    approval = explanation.one("approved_by")
    lacking += _lacking(approval.value, _APPROVAL_NEEDS) if approval.known else ["the body that approved it"]
    if lacking:
        return f"the explanation lacks {_listed(lacking)}"
    if approval.value.one("date").value > as_of:
        return "the explanation was approved after the day tested"
    return _over(explanation.one("review_by"), as_of, "the explanation was due for review on")


def _over(last: One, as_of: date, words: str) -> str:
    return f"{words} {last.value.isoformat()}" if last.known and last.value < as_of else ""


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
