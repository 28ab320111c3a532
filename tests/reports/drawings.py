"""What each format of the structure has to list: the bodies and links of the tables."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from icscheck.model import System
from icscheck.reports.lists import Table, structure_tables
from icscheck.views.decisions import Decisions, decisions
from icscheck.views.structure import LINKS, Structure, structure
from tests.views.systems import made_up, paths, system_at

Links = set[tuple[str, str, str]]


@cache
def drawn() -> dict[str, tuple[Structure, Decisions]]:
    """Every system that is drawn in the tests: all examples, and made-up ones, large and hostile."""
    found: dict[str, System] = {_name(path): system_at(path) for path in paths()}
    found |= {f"made up, {seed}": made_up(count, seed) for seed, count in enumerate((1, 5, 12, 25, 60))}
    found |= {
        f"hostile, {seed}": made_up(count, seed, hostile=True) for seed, count in enumerate((3, 19, 60))
    }
    return {name: (structure(system), decisions(system)) for name, system in found.items()}


def _name(path: Path) -> str:
    return path.parent.name if path.name.startswith("system.ics") else path.name


NAMES = list(drawn())


def links_of(structure: Structure) -> Links:
    """The links of a structure, several functions between the same two as one."""
    return {(link.kind, link.source, link.target) for link in structure.links}


def in_tables(structure: Structure) -> tuple[set[str], Links]:
    """The bodies and links that the tables name, by id; an establishment has a verb of its own."""
    bodies, links = structure_tables(structure)
    assert isinstance(bodies, Table)
    assert isinstance(links, Table)
    ids = {label: id for id, label in structure.names().items()}
    assert len(ids) == len(structure.names())
    kinds = {verb: kind for kind, verb in LINKS.items()}
    return (
        {ids[row[0]] for row in bodies.rows},
        {(kinds.get(row[1], "establishment"), ids[row[0]], ids[row[2]]) for row in links.rows},
    )
