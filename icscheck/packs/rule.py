"""What a rule and a pack are: data, as read from ``rules/``."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from icscheck.source import Mapping, Node

#: Strengths, strongest first.
STRENGTHS = ("must-law", "must-policy", "should", "could", "may", "position")

#: Themes, in the order in which reports show them.
THEMES = (
    "composition",
    "appointments",
    "committees",
    "partnership",
    "places",
    "collaboratives",
    "clinical-leadership",
    "functions-and-workforce",
    "delegation",
    "openness",
    "people-and-communities",
    "conflicts",
    "constitution",
    "finance",
    "digital",
    "quality-and-oversight",
    "transition",
)

#: How well the source of a rule is known: read whole, the clause seen in another publication, or recalled.
BASES = ("read", "seen", "recalled")

#: What a pack's source is. Proposals, bills and positions are used only by name.
PACK_STATUSES = ("statute", "statutory-guidance", "guidance", "policy", "proposal", "bill", "position")
ONLY_BY_NAME = ("proposal", "bill", "position")


class Citation(NamedTuple):
    """Where a rule comes from."""

    cite: str
    pages: str = ""
    url: str = ""
    basis: str = "read"


class Rule(NamedTuple):
    """One rule: for each subject, where this holds, require that; in practice the other; a person attests the rest."""

    id: str
    name: str
    title: str
    strength: str
    theme: str
    source: Citation
    for_each: str
    why: str
    remedy: str
    question: str
    row: str
    where: Node | None
    require: Node | None
    in_practice: Node | None
    attest: str
    due: date | None
    sums_up: tuple[str, ...]
    #: rules of earlier packs that it carries on, by id
    succeeds: tuple[str, ...]
    across: str
    node: Mapping
    pack: PackHeader


class ChangeRule(NamedTuple):
    """Which changes of a description need whose approval: a noun or key of the format, less some keys below it."""

    what: tuple[str, ...]
    without: tuple[str, ...]
    needs: str
    #: a word of the vocabulary of parties
    approver: str
    source: Citation
    #: of seats: only those with one of these roles, or with none of those
    roles: tuple[str, ...] = ()
    other_roles: tuple[str, ...] = ()


class PackHeader(NamedTuple):
    """What a pack says of itself."""

    name: str
    edition: str
    revision: str
    title: str
    publisher: str
    published: str
    status: str
    starts: date | None
    ends: date | None
    superseded_by: str
    sources: tuple[str, ...]
    terms: dict[str, str]
    changes: tuple[ChangeRule, ...] = ()
    #: `in_force: unknown`: the source does not show from which day it holds, so no day selects it
    undated: bool = False

    @property
    def spec(self) -> str:
        """The pack with its edition, as people ask for it."""
        return f"{self.name}@{self.edition}"

    @property
    def only_by_name(self) -> bool:
        """Whether the pack is no requirement yet or never one: used only when asked for, and with no part in the overall word."""
        return self.status in ONLY_BY_NAME

    def in_force(self, day: date) -> bool:
        """Whether the source is known to be in force on a day."""
        if self.undated:
            return False
        return (self.starts is None or self.starts <= day) and (self.ends is None or day <= self.ends)


class Provision(NamedTuple):
    """How one provision of the source is handled when no rule of its own does it: covered by rules, or cannot be checked."""

    row: str
    title: str
    covered_by: tuple[str, ...]
    cannot_be_checked: str


class Pack(NamedTuple):
    """A pack: its header, its rules in the order of its themes, and how every other provision is handled."""

    header: PackHeader
    rules: tuple[Rule, ...]
    provisions: tuple[Provision, ...]
    #: the SHA-256 of the pack's text, with LF line ends
    digest: str
