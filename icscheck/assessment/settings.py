"""What a configuration settles for an examination: packs that must not have changed, and levels of rules that were changed.

Neither touches a status: a lock stops the run, and a changed level moves only what counts as an error, a warning or
a note. The counts, the ratings and the overall word stay those of the rules.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from icscheck.assessment.assess import Assessment
from icscheck.assessment.outcome import LEVELS, Outcome
from icscheck.packs import Node, Pack, Problem

#: The levels that a rule may be given. A finding cannot be made to vanish.
CHANGEABLE = LEVELS[:3]


class Lock(NamedTuple):
    """The state in which a pack has to be; an empty revision or digest is not asked for."""

    name: str
    edition: str
    revision: str
    digest: str
    node: Node

    @property
    def spec(self) -> str:
        """The pack with its edition."""
        return f"{self.name}@{self.edition}"


class LevelChange(NamedTuple):
    """Another level for what a rule finds, and the reason, which every report shows."""

    rule: str
    level: str
    reason: str


def lock_problem(lock: Lock, pack: Pack) -> Problem | None:
    """The problem of a pack that is not in the state it was locked in, which says how to move on."""
    header, digest = pack.header, f"sha256:{pack.digest}"
    if lock.revision and lock.revision != header.revision:
        differs = f"is here in revision {header.revision}; the lock asks for {lock.revision}"
        other = f"the icscheck that came with revision {lock.revision}"
    elif lock.digest and lock.digest != digest:
        differs = f"has changed: the digest of its text is now {digest}"
        other = "the icscheck that it was locked with"
    else:
        return None
    now = f"{{name: {header.name}, edition: {header.edition}, revision: {header.revision}, digest: {digest}}}"
    message = (
        f"The pack {header.spec} {differs}. To stay with the old one, use {other}. To move on, look at what changed "
        f"(`icscheck packs show {header.name}`), then write here: {now}."
    )
    return Problem.at(lock.node, "pack-changed", message)


def with_levels(assessment: Assessment, changes: tuple[LevelChange, ...]) -> Assessment:
    """An assessment with the levels of some rules changed, each finding saying so."""
    return assessment._replace(outcomes=levelled(assessment.outcomes, changes))


def levelled(outcomes: Iterable[Outcome], changes: tuple[LevelChange, ...]) -> tuple[Outcome, ...]:
    """Outcomes with the levels of some rules changed."""
    by_rule = {change.rule: change for change in changes}
    return tuple(
        _changed(outcome, change)
        if (change := by_rule.get(outcome.rule.id) or by_rule.get(outcome.rule.name)) is not None
        else outcome
        for outcome in outcomes
    )


def _changed(outcome: Outcome, change: LevelChange) -> Outcome:
    """An outcome at the level asked for; partly met stays one lower, and what is not yet law or only recalled no error."""
    if outcome.status not in ("not-met", "partly-met") or outcome.level == "none":
        return outcome
    rule, place = outcome.rule, LEVELS.index(change.level)
    if rule.pack.only_by_name or rule.source.basis == "recalled":
        place = max(place, LEVELS.index("warning"))
    if outcome.status == "partly-met":
        place = min(place + 1, LEVELS.index("note"))
    level = LEVELS[place]
    if level == outcome.level:
        return outcome
    note = f"Counted as {_a(level)}, not {_a(outcome.level)}: {change.reason}"
    message = f"{outcome.message} {note}" if note.endswith((".", "!", "?")) else f"{outcome.message} {note}."
    return outcome._replace(
        level=level, level_before=outcome.level, level_reason=change.reason, message=message
    )


def _a(level: str) -> str:
    return f"an {level}" if level == "error" else f"a {level}"
