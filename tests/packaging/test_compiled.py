"""A wheel carries its packs compiled; they must be the packs that the YAML says, to the last place."""

from __future__ import annotations

from typing import Any

import pytest

from icscheck.packs import Pack, find_packs
from icscheck.packs.compiled import dump, load
from icscheck.packs.load import load_yaml
from icscheck.source import Mapping, Node, Scalar, Sequence

PACKS = find_packs()


def plain(value: Any) -> Any:
    """A value with its nodes taken apart, so that two can be compared."""
    if isinstance(value, Scalar):
        return ("scalar", value.source.name, value.line, value.column, value.text, value.plain)
    if isinstance(value, Sequence):
        return ("list", value.source.name, value.line, value.column, [plain(item) for item in value.items])
    if isinstance(value, Mapping):
        keys = [(plain(entry.key), plain(entry.value)) for entry in value.entries.values()]
        return ("keys", value.source.name, value.line, value.column, keys)
    assert not isinstance(value, Node)
    return value


def compared(pack: Pack) -> list[Any]:
    rules = [
        [
            plain(value) if key != "node" else (value.source.name, value.line, value.column)
            for key, value in rule._asdict().items()
        ]
        for rule in pack.rules
    ]
    return [pack.header, pack.provisions, pack.digest, rules]


@pytest.mark.parametrize("found", PACKS, ids=[each.header.spec for each in PACKS])
def test_a_compiled_pack_is_the_pack_that_the_yaml_says(found: Any) -> None:
    pack = load_yaml(found.folder)
    assert compared(load(dump(pack).encode())) == compared(pack)
