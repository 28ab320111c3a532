"""From each complete example, one fact is changed at a time: exactly the outcomes that the table lists may flip.

There is a table in ``tables`` for each set of packs; the head of the first says how to read them. To see what a new
change flips, write it with ``flips: none`` and run this test: the message lists what was found.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from icscheck.assessment.assess import assess
from icscheck.checks import CompiledRule, compile_pack
from icscheck.model import checked, find_systems, open_document, open_system
from icscheck.packs import select
from icscheck.source import Entry, Mapping, Node, Scalar, Sequence, read_file
from tests.conftest import hold_invariants
from tests.support import EXAMPLES


@dataclass(frozen=True, eq=False)
class Table:
    """The changes of one example, tried against some packs, and the rules of those packs that it gives no occasion for."""

    name: str
    example: str
    packs: tuple[str, ...]
    no_occasion: dict[str, str]
    #: the day that is tested, where most rules are not yet due on the day of the example
    as_of: date | None = None

    @property
    def path(self) -> Path:
        return Path(__file__).parent / "tables" / f"{self.name}.yaml"


#: The rows of the catalogue that the tool must get right first.
ANCHORS = (
    "P01", "P07", "P12", "G01", "G02", "G03", "G05", "G06", "G07", "G08", "G10",
    "G14", "G16", "G19", "C01", "C02", "G22", "L01", "L02", "V01", "V02", "D01",
)  # fmt: skip
#: Keys by which an entry of a list is found, when it has no id.
NAMING = ("id", "organisation", "role", "rule", "place", "name", "group", "seat", "person")
TABLES = (
    Table(
        "design-framework",
        "tarn-and-fenwick",
        ("design-framework@2021.06",),
        {
            "DF-G01b": "committees and documents refer to the board, so a document without it is refused",
            "DF-G10b": "two partner members come from trusts, so one from elsewhere leaves the other",
            "DF-G15": "two seats are beyond the minimum",
            "DF-C05": "several committees are for a theme",
            "DF-P11": "the methods are used at system, place and neighbourhood level",
            "DF-F04": "there are arrangements, pooled funds and a joint committee",
            "DF-Q01": "there are a lead, a body and a committee",
        },
    ),
    Table(
        "guidance-2021",
        "tarn-and-fenwick",
        (
            "icb-interim-governance@2021.08",
            "provider-collaboratives@2021.08",
            "thriving-places@2021.09",
            "clinical-leadership@2021.09",
            "icp-engagement@2021.09",
        ),
        {},
    ),
    Table("icb-readiness", "tarn-and-fenwick", ("icb-readiness@2022",), {}, as_of=date(2022, 7, 1)),
    Table(
        "positions",
        "tarn-and-fenwick",
        ("bma-position@2021.07",),
        {
            "BMA-06": "two directors and the partner member from general practice are clinicians",
            "BMA-12": "a forum and a committee bring clinical voices to the board",
            "BMA-19": "a viewpoint and the seat for Healthwatch speak for patients",
        },
    ),
    Table(
        "proposals-2020",
        "tarn-and-fenwick-2020",
        ("next-steps@2020.11", "legislative-recommendations@2021.02"),
        {"NS-27b": "the voluntary sector takes part in the partnership and in both places"},
        as_of=date(2022, 4, 1),
    ),
    Table("law", "tarn-and-fenwick-2024", ("health-and-care-act@2022.07",), {}),
    Table(
        "model-constitution",
        "tarn-and-fenwick-2024",
        ("model-constitution@2022.05", "model-constitution-update@undated"),
        {
            "MC-08": "three seats are non-executive members', so that one less leaves two",
            "MC-11b": "three seats are beyond the minimum",
            "MC-23b": "two partner members come from trusts, so one from elsewhere leaves the other",
        },
    ),
    Table("delegation-guidance", "tarn-and-fenwick-2024", ("delegation-guidance@2022.09",), {}),
    Table(
        "delegation-guidance-undated",
        "tarn-and-fenwick-2024",
        ("delegation-guidance@undated",),
        {},
        as_of=date(2025, 4, 1),
    ),
    Table(
        "reform-and-bill",
        "northern-coast-2026",
        ("icb-reform@2026.04", "health-bill@2026"),
        {
            "HB-01": "NHS England appoints the chair and approves the chief executive: one seat leaves the other",
            "HB-07": "a seat, the partnership, the arrangements and three organisations depend on Local Healthwatch",
        },
    ),
)

#: Changes after which the system is another: they flip nearly everything, and prove nothing of one rule.
WHOLE = ("The board closed last month",)

Statuses = dict[str, str]
Edit = Callable[[Node | None], Node | None]


class Change(NamedTuple):
    """One line of a table."""

    table: Table
    name: str
    file: str
    path: list[str]
    edit: Edit
    flips: dict[str, str]


def in_full(node: Node) -> dict[str, str]:
    """A mapping of plain texts."""
    if isinstance(node, Scalar) and node.text == "none":
        return {}
    assert isinstance(node, Mapping), node
    return {key: text(entry.value) for key, entry in node.entries.items()}


def text(node: Node | None) -> str:
    assert isinstance(node, Scalar), node
    return node.text


def edit_of(line: Mapping) -> Edit:
    """What the line does to the node that it names: put another in its place, take it away, or add to a list."""
    (word,) = {"set", "remove", "add"} & set(line.entries)
    value = line.entries[word].value

    def added(node: Node | None) -> Node:
        assert isinstance(node, Sequence), f"{node} is no list to add to"
        return Sequence(node.source, node.line, node.column, (*node.items, value))

    edits: dict[str, Edit] = {"set": lambda _: value, "remove": lambda _: None, "add": added}
    return edits[word]


@cache
def changes(table: Table) -> tuple[Change, ...]:
    root, problems = read_file(table.path, table.path.name)
    assert not problems, problems
    assert isinstance(root, Sequence)
    found = []
    for line in root.items:
        assert isinstance(line, Mapping)
        assert len(line.entries) == 4, line
        file, path = text(line.get("where")).split(" ", 1)
        flips = line.get("flips")
        assert flips is not None, line
        change = text(line.get("change"))
        found.append(Change(table, change, file, path.split("."), edit_of(line), in_full(flips)))
    return tuple(found)


def edited(node: Node | None, path: list[str], edit: Edit) -> Node | None:
    """A copy of a tree with one node changed; whatever is not on the way to it is shared."""
    if not path:
        return edit(node)
    step, rest = path[0], path[1:]
    if isinstance(node, Mapping):
        entries = dict(node.entries)
        entry = entries.get(step)
        assert entry is not None or not rest, f"no '{step}' at {node}"
        new = edited(entry.value if entry else None, rest, edit)
        if new is not None:
            key = entry.key if entry else Scalar(node.source, node.line, node.column, step, True)
            entries[step] = Entry(key, new)
        else:
            del entries[step]
        return Mapping(node.source, node.line, node.column, entries)
    assert isinstance(node, Sequence), f"nothing below {node}"
    place = place_of(node, step)
    new = edited(node.items[place], rest, edit)
    items = (*node.items[:place], *([new] if new is not None else []), *node.items[place + 1 :])
    return Sequence(node.source, node.line, node.column, items)


def place_of(node: Sequence, step: str) -> int:
    """The place of an entry: found by what names it, or counted from 1."""
    if step.isdigit():
        return int(step) - 1
    for key in NAMING:
        found = [place for place, item in enumerate(node.items) if named(item, key) == step]
        if found:
            assert len(found) == 1, f"'{step}' is {len(found)} entries at {node}"
            return found[0]
    raise AssertionError(f"no '{step}' at {node}")


def named(item: Node, key: str) -> str:
    if isinstance(item, Scalar):
        return item.text
    value = item.get(key) if isinstance(item, Mapping) else None
    return value.text if isinstance(value, Scalar) else ""


@cache
def example(table: Table) -> tuple[Mapping, list[CompiledRule], Statuses]:
    files, problems = find_systems([str(EXAMPLES / table.example)])
    assert not problems
    document = open_document(files[0])
    assert document.root is not None
    assert document.as_of is not None
    packs = select(list(table.packs), table.as_of or document.as_of, [])
    rules = [rule for pack in packs for rule in compile_pack(pack)]
    return document.root, rules, statuses_of(document.root, rules, table.as_of)


def statuses_of(root: Mapping, rules: list[CompiledRule], as_of: date | None = None) -> Statuses:
    document = checked(root, "example")
    assert document.usable, document.problems
    assert document.as_of is not None
    system, problems = open_system(document, as_of or document.as_of)
    assert system is not None, problems
    assessment = assess(system, rules)
    hold_invariants(assessment, rules)
    return {outcome.key: outcome.status for outcome in assessment.outcomes}


def flips_between(before: Statuses, after: Statuses) -> dict[str, str]:
    return {
        key: f"{before.get(key, 'absent')} -> {after.get(key, 'absent')}"
        for key in sorted(before.keys() | after.keys())
        if before.get(key) != after.get(key)
    }


@pytest.mark.parametrize(
    "change",
    [change for table in TABLES for change in changes(table)],
    ids=lambda change: f"{change.table.name}: {change.name}",
)
def test_a_change_flips_exactly_what_the_table_says(change: Change) -> None:
    root, rules, before = example(change.table)
    top = root.entries[change.path[0]]
    assert top.key.source.name.rsplit("/", 1)[-1] == change.file
    changed = edited(root, change.path, change.edit)
    assert isinstance(changed, Mapping)
    assert flips_between(before, statuses_of(changed, rules, change.table.as_of)) == change.flips


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_change_has_a_name_of_its_own(table: Table) -> None:
    names = [change.name for change in changes(table)]
    assert len(names) == len(set(names)) > 0


def test_every_anchor_is_flipped_to_not_met() -> None:
    failed = {
        key
        for change in changes(TABLES[0])
        for key, flip in change.flips.items()
        if flip.endswith("-> not-met")
    }
    assert not {f"DF-{row}" for row in ANCHORS} - {re.split(r"(?<=\d)[a-z]? ", key)[0] for key in failed}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_rule_is_flipped_or_has_no_occasion(table: Table) -> None:
    _, rules, _ = example(table)
    flipped = {
        key.split(" ")[0] for change in changes(table) if change.name not in WHOLE for key in change.flips
    }
    alone = {rule.rule.id for rule in rules if not rule.rule.across}
    assert alone - flipped == set(table.no_occasion)
