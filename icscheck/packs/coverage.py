"""Coverage: how a pack handles every provision of its source, so that none is silently dropped.

``rows.yaml`` beside the rules lists the provisions, by section of the source. Each is the row of one rule or
several, is covered by rules of other rows, or cannot be checked. `validate` never reads it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from icscheck.packs.find import Folder
from icscheck.packs.load import ROWS
from icscheck.packs.rule import Pack, Provision, Rule
from icscheck.source import Entry, Mapping, Node, Problem, Scalar, Sequence, read_text, suggest


class Row(NamedTuple):
    """One provision of the source and how it is handled: by rules of its own, or as the pack says."""

    id: str
    title: str
    section: str
    pages: str
    rules: tuple[Rule, ...]
    provision: Provision | None

    @property
    def handled(self) -> bool:
        """Whether anything handles it."""
        return bool(self.rules) or self.provision is not None


class Coverage(NamedTuple):
    """Every row of a pack, in the order of its source, and what is wrong with how they are handled."""

    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]


def coverage_of(folder: Folder, pack: Pack) -> Coverage:
    """How a pack handles every row of its source; without rows when the pack lists none."""
    if ROWS not in folder.files():
        return Coverage((), ())
    label = folder.label_of(ROWS)
    root, found = read_text(folder.read(ROWS), label)
    problems = list(found)
    listed = list(_listed(root, problems)) if root is not None else []
    rules: dict[str, list[Rule]] = {}
    for rule in pack.rules:
        rules.setdefault(rule.row, []).append(rule)
    provisions = {provision.row: provision for provision in pack.provisions}
    rows = []
    for section, pages, id, entry in listed:
        title = entry.value.text if isinstance(entry.value, Scalar) else ""
        row = Row(id, title, section, pages, tuple(rules.get(id, ())), provisions.get(id))
        rows.append(row)
        if not row.handled:
            problems.append(
                Problem.at(
                    entry.key,
                    "unhandled-row",
                    f"Nothing handles {id}: write a rule for it, or say under `provisions` in pack.yaml what covers it "
                    "or why it cannot be checked.",
                )
            )
    problems.extend(_strangers(pack, {row.id for row in rows}, label))
    return Coverage(tuple(rows), tuple(problems))


def _listed(root: Node, problems: list[Problem]) -> Iterable[tuple[str, str, str, Entry]]:
    """Section, pages, id and entry of every row; each id once."""
    seen: set[str] = set()
    for part in root.items if isinstance(root, Sequence) else ():
        rows = part.get("rows") if isinstance(part, Mapping) else None
        if not isinstance(part, Mapping) or not isinstance(rows, Mapping):
            problems.append(
                Problem.at(part, "bad-rows", "Write {section: …, pages: …, rows: {DF-P01: its title}}.")
            )
            continue
        for id, entry in rows.entries.items():
            if id in seen:
                problems.append(Problem.at(entry.key, "bad-rows", f"The row {id} is listed twice."))
            seen.add(id)
            yield _text(part, "section"), _text(part, "pages"), id, entry


def _strangers(pack: Pack, ids: set[str], label: str) -> Iterable[Problem]:
    """Rules and provisions of rows that the source does not have, and rules named that are not there."""
    known = {rule.id for rule in pack.rules}
    for rule in pack.rules:
        if rule.row not in ids:
            yield Problem.at(
                rule.node, "unknown-row", f"{rule.id} is for the row {rule.row}, which {label} does not list."
            )
    for provision in pack.provisions:
        if provision.row not in ids:
            message = f"`provisions` has the row {provision.row}, which {label} does not list."
            yield Problem("error", "unknown-row", message, label, 0, 0)
        for other in provision.covered_by:
            if other not in known:
                near = suggest(other, known)
                hint = f" Did you mean {near}?" if near else ""
                message = (
                    f"{provision.row} is said to be covered by {other}, which is no rule of this pack.{hint}"
                )
                yield Problem("error", "unknown-rule", message, label, 0, 0)


def _text(node: Mapping, key: str) -> str:
    value = node.get(key)
    return value.text if isinstance(value, Scalar) else ""
