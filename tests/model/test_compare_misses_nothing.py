"""Whatever is taken out of a description, the comparison says so."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from icscheck.model import read_system
from icscheck.model.compare import compare
from icscheck.model.open import find_systems, open_document
from icscheck.model.things import System
from icscheck.schema.scalars import is_unknown
from icscheck.source import Entry, Mapping, Node, Sequence
from tests.support import EXAMPLES, WORKED

DAY = date(2022, 6, 30)


def tree(path: Path) -> Mapping:
    (files,), problems = find_systems([str(path)])
    root = open_document(files).root
    assert problems == []
    assert root is not None
    return root


def without(node: Node, route: str = "") -> Iterator[tuple[str, Node]]:
    """The tree less one key or one entry of a list, for each of them in turn."""
    if isinstance(node, Mapping):
        for key, entry in node.entries.items():
            here = f"{route}.{key}"
            if not is_unknown(entry.value) and key != "id":
                rest = {name: each for name, each in node.entries.items() if name != key}
                yield here, Mapping(node.source, node.line, node.column, rest)
            for name, smaller in without(entry.value, here):
                changed = node.entries | {key: Entry(entry.key, smaller)}
                yield name, Mapping(node.source, node.line, node.column, changed)
    elif isinstance(node, Sequence):
        for place, item in enumerate(node.items):
            here = f"{route}[{place}]"
            rest_of = (*node.items[:place], *node.items[place + 1 :])
            yield here, Sequence(node.source, node.line, node.column, rest_of)
            for name, smaller in without(item, here):
                items = (*node.items[:place], smaller, *node.items[place + 1 :])
                yield name, Sequence(node.source, node.line, node.column, items)


def system(root: Node) -> System:
    assert isinstance(root, Mapping)
    return read_system(root, "x", DAY)[0]


def test_nothing_can_be_taken_out_unnoticed() -> None:
    root = tree(WORKED)
    whole = system(root)
    unnoticed = [name for name, smaller in without(root) if not compare(whole, system(smaller))]

    assert unnoticed == []


@pytest.mark.parametrize("path", [WORKED, EXAMPLES / "tarn-and-fenwick"], ids=lambda path: path.stem)
def test_a_description_does_not_differ_from_itself(path: Path) -> None:
    assert compare(system(tree(path)), system(tree(path))) == ()
