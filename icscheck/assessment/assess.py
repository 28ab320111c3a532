"""The assessment of one system: every outcome, the counts, the rating of each theme and the overall word."""

from __future__ import annotations

from typing import NamedTuple

from icscheck.assessment.concerns import folded
from icscheck.assessment.decide import outcome_of
from icscheck.assessment.outcome import LEVELS, STATUSES, Outcome
from icscheck.checks import Check, CompiledRule, run
from icscheck.model import One, System, Together
from icscheck.packs import THEMES

OVERALL = ("Not ready", "Cannot say", "Ready with actions", "Ready")
#: Ratings of a theme, with the rule that gives each; the report prints them.
RATINGS = {
    "red": "a must is not met",
    "amber": "no must is not met, but something is partly met, explained, not due or not tested, or a should is not met",
    "green": "every must is met and nothing is untested",
    "grey": "nothing in scope",
}


class ThemeRating(NamedTuple):
    """The rating of one theme and its counts."""

    theme: str
    rating: str
    counts: dict[str, int]


class Assessment(NamedTuple):
    """What was found of one system."""

    system: System
    outcomes: tuple[Outcome, ...]
    counts: dict[str, int]
    themes: tuple[ThemeRating, ...]
    overall: str


def assess(system: System, rules: list[CompiledRule]) -> Assessment:
    """Assess a system against compiled rules, in the order of the rules; those across systems are left to :func:`assess_together`."""
    alone = [rule for rule in rules if not rule.rule.across]
    over = ended(system)
    if over is not None:
        # A body that is no more owes nothing but an orderly end.
        past = Check(alone[0].rule, system.subject, whole="ended", nodes=over.nodes) if alone else None
        checks = [
            check
            for rule in alone
            for check in (
                run(rule, system)
                if rule.rule.theme == "transition" or past is None
                else [past._replace(rule=rule.rule)]
            )
        ]
    else:
        checks = [check for rule in alone for check in run(rule, system)]
    outcomes = folded(tuple(outcome_of(check, system) for check in checks))
    return Assessment(system, outcomes, count(outcomes), _themes(outcomes), overall_of(outcomes))


def ended(system: System) -> One | None:
    """The last day of a system whose NHS body had ended by the day tested as of; None when it had not, or is not known to have."""
    body = system.root.one("nhs_body")
    closed = body.value.one("closed") if body.known else None
    return closed if closed is not None and closed.known and closed.value < system.as_of else None


def assess_together(systems: list[System], rules: list[CompiledRule]) -> tuple[Outcome, ...]:
    """The outcomes of the rules across systems, for systems as of one day; none when there is only one system."""
    across = [rule for rule in rules if rule.rule.across]
    if len(systems) < 2 or not across:
        return ()
    together = Together(systems)
    return folded(tuple(outcome_of(check, together) for rule in across for check in run(rule, together)))


def count(outcomes: tuple[Outcome, ...]) -> dict[str, int]:
    """How many outcomes have each status; every status is there."""
    counts = dict.fromkeys(STATUSES, 0)
    for outcome in outcomes:
        counts[outcome.status] += 1
    return counts


def is_must(outcome: Outcome) -> bool:
    """Whether an outcome is of a must that is well enough known to decide the overall word."""
    return outcome.rule.strength in ("must-law", "must-policy") and outcome.rule.source.basis != "recalled"


def is_should(outcome: Outcome) -> bool:
    """Whether an outcome is of a should, or of a must that is only recalled."""
    return outcome.rule.strength == "should" or (
        outcome.rule.strength in ("must-law", "must-policy") and outcome.rule.source.basis == "recalled"
    )


def overall_of(outcomes: tuple[Outcome, ...]) -> str:
    """The overall word: the first that fits. Of proposals, Bills and positions alone nothing can be said."""
    if outcomes and not any(outcome.counts for outcome in outcomes):
        return "Cannot say"
    musts = {outcome.status for outcome in outcomes if outcome.counts and is_must(outcome)}
    shoulds = {outcome.status for outcome in outcomes if outcome.counts and is_should(outcome)}
    if "not-met" in musts:
        return "Not ready"
    if "not-tested" in musts:
        return "Cannot say"
    if musts & {"partly-met", "explained", "not-due"} or shoulds & {"not-met", "partly-met", "not-tested"}:
        return "Ready with actions"
    return "Ready"


def _themes(outcomes: tuple[Outcome, ...]) -> tuple[ThemeRating, ...]:
    found = []
    for theme in THEMES:
        mine = tuple(outcome for outcome in outcomes if outcome.rule.theme == theme)
        if mine:
            found.append(ThemeRating(theme, _rating(mine), count(mine)))
    return tuple(found)


def _rating(outcomes: tuple[Outcome, ...]) -> str:
    bearing = [outcome for outcome in outcomes if outcome.counts and outcome.rule.strength != "may"]
    if any(is_must(outcome) and outcome.status == "not-met" for outcome in bearing):
        return "red"
    unsettled = {"partly-met", "explained", "not-due", "not-tested"}
    if any(outcome.status in unsettled for outcome in bearing):
        return "amber"
    if any(is_should(outcome) and outcome.status == "not-met" for outcome in bearing):
        return "amber"
    return "green" if any(outcome.status != "not-applicable" for outcome in bearing) else "grey"


def worst_first(outcomes: tuple[Outcome, ...]) -> list[Outcome]:
    """Outcomes with the most serious level first, then the worst status, in the order of the rules."""
    return sorted(outcomes, key=lambda outcome: (LEVELS.index(outcome.level), STATUSES.index(outcome.status)))
