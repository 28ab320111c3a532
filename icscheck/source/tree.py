"""The tree: scalars, sequences and mappings, each with its place in the file.

Nothing is resolved here. `yes`, `012` and `2022-07-01` stay the text that was
written; the field that they stand in decides what they mean.

Nodes compare by identity, so that two equal words in two places stay two nodes.
The classes are not frozen only because that would treble the cost of making
them, and a file makes thousands; nothing changes a node once it is built.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True, eq=False)
class Source:
    """One file: its display path, with `/` separators, and its lines without line ends."""

    name: str
    lines: tuple[str, ...] = field(repr=False)

    def line(self, number: int) -> str:
        """The text of a line, counted from 1; `''` outside the file."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""


@dataclass(slots=True, eq=False)
class Node:
    """A value and where it begins; line and column count from 1, in code points."""

    source: Source = field(repr=False)
    line: int
    column: int


@dataclass(slots=True, eq=False)
class Scalar(Node):
    """A single value, as text. An empty value (`key:`) is plain and `''`.

    `plain` means written without quotes and not as a block of text, so that
    `"none"` can be told from `none`.
    """

    text: str
    plain: bool


@dataclass(slots=True, eq=False)
class Sequence(Node):
    """A list."""

    items: tuple[Node, ...]


@dataclass(slots=True, eq=False)
class Entry:
    """One key of a mapping with its value."""

    key: Scalar
    value: Node


@dataclass(slots=True, eq=False)
class Mapping(Node):
    """Keys with values, in the order written. Of two equal keys, the first is kept."""

    entries: dict[str, Entry]

    def get(self, key: str) -> Node | None:
        """The value of a key, or None when the key is not written."""
        entry = self.entries.get(key)
        return None if entry is None else entry.value
