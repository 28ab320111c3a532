"""Statements and explanations that no rule hears: they name no rule, or no subject that the rule has."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from icscheck.assessment.outcome import Outcome
from icscheck.model import System, Thing
from icscheck.packs import Problem, suggest


def unheard(
    system: System, outcomes: Iterable[Outcome], other_rules: Callable[[], set[str]]
) -> list[Problem]:
    """A warning for each statement or explanation that bears on nothing.

    ``other_rules`` gives the ids and names of the rules of all packs; it is asked only when a name is none of those
    that were run, since a document may speak to packs that are not used today.
    """
    subjects: dict[str, set[str]] = {}
    for outcome in outcomes:
        for name in (outcome.rule.id, outcome.rule.name):
            subjects.setdefault(name, set()).add(outcome.subject.subject)
    problems = []
    for key, what in (("statements", "statement"), ("explanations", "explanation")):
        for said in system.root.many(key).sure:
            message = _unheard(said, what, subjects, other_rules)
            if message:
                problems.append(Problem.at(said.node, f"unheard-{what}", message, "warning"))
    return problems


def _unheard(
    said: Thing, what: str, subjects: dict[str, set[str]], other_rules: Callable[[], set[str]]
) -> str:
    rule = said.one("rule")
    if not rule.known:
        return f"This {what} names no rule, so it counts for nothing. Write `rule:` with a rule's id or name."
    if rule.value not in subjects:
        known = other_rules()
        if rule.value in known:
            return ""
        near = suggest(str(rule.value), known)
        hint = (
            f' Did you mean "{near}"?' if near else " `icscheck packs show PACK` lists the rules of a pack."
        )
        return f'This {what} names "{rule.value}", which is no rule, so it counts for nothing.{hint}'
    named = {str(each) for each in _named(said, what)} - {"every"}
    missing = sorted(named - subjects[rule.value])
    if not missing or missing != sorted(named):
        return ""
    near = suggest(missing[0], subjects[rule.value]) or next(
        (each for each in sorted(subjects[rule.value]) if each.endswith(f"/{missing[0]}")), None
    )
    hint = (
        f' Did you mean "{near}"?'
        if near
        else f" {rule.value} is about: {', '.join(sorted(subjects[rule.value])[:6])}."
    )
    return f'This {what} is about "{missing[0]}", for which {rule.value} has no outcome, so it counts for nothing.{hint}'


def _named(said: Thing, what: str) -> tuple[object, ...]:
    if what == "statement":
        return said.many("subjects").sure
    subject = said.one("subject")
    return (subject.value,) if subject.known else ()
