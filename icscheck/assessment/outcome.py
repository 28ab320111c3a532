"""One outcome: the status of one rule for one subject, and everything a reader needs to follow it."""

from __future__ import annotations

from typing import NamedTuple

from icscheck.model import Thing
from icscheck.packs import Rule

#: Statuses, worst first; also the order of counts.
STATUSES = ("not-met", "partly-met", "explained", "not-due", "not-tested", "met", "not-applicable")
#: Levels, most serious first; ``none`` is no finding.
LEVELS = ("error", "warning", "note", "none")


class Evidence(NamedTuple):
    """A place in the document that decided: the fact read there and its value in words."""

    file: str
    line: int
    column: int
    text: str
    fact: str
    value: str


class Missing(NamedTuple):
    """What the document would have to say: the key, an example as YAML, and the nearest place that was written."""

    key: str
    add: str
    file: str
    line: int
    column: int


class Outcome(NamedTuple):
    """The status of one rule for one subject."""

    rule: Rule
    subject: Thing
    status: str
    level: str
    decided_by: str
    expected: str
    found: str
    message: str
    missing: tuple[Missing, ...]
    evidence: tuple[Evidence, ...]
    would_be: str = ""
    explanation: Thing | None = None
    statement: Thing | None = None
    #: where a configuration changed the level: what it was, and the reason given
    level_before: str = ""
    level_reason: str = ""
    #: rules of other packs that ask the same of this subject with the same status, and are reported here
    also: tuple[Rule, ...] = ()
    #: the rule, by id, under which this outcome is reported; empty when it is reported by itself
    under: str = ""
    #: against a baseline: ``known`` or ``new``; empty without one, and for what is no finding
    baseline: str = ""

    @property
    def key(self) -> str:
        """Rule and subject: stable between runs, whatever moves in the file."""
        return f"{self.rule.id} {self.subject.subject}"

    @property
    def counts(self) -> bool:
        """Whether it bears on the overall word: not what only adds up others, and not proposals, bills and positions."""
        return not self.rule.sums_up and not self.rule.pack.only_by_name and self.rule.strength != "position"


def level_of(rule: Rule, status: str) -> str:
    """How serious a status of a rule is."""
    if status in ("met", "not-applicable") or rule.strength == "may" or rule.sums_up:
        return "none"
    if status in ("not-tested", "not-due", "explained"):
        return "note"
    level = {"must-law": "error", "must-policy": "error", "should": "warning"}.get(rule.strength, "note")
    if rule.pack.status == "position":
        return "note"
    if level == "error" and (rule.pack.only_by_name or rule.source.basis == "recalled"):
        level = "warning"
    if status == "partly-met":
        level = {"error": "warning"}.get(level, "note")
    return level
