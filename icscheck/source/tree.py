"""The tree: scalars, sequences and mappings, each with its place in the file.

Nothing is resolved here. `yes`, `012` and `2022-07-01` stay the text that was
written; the field that they stand in decides what they mean.

Nodes compare by identity, so that two equal words in two places stay two nodes.
They are plain classes with slots, which a file makes by the thousand: a frozen
dataclass would treble the cost. Nothing changes a node once it is built.
"""

from __future__ import annotations


class Source:
    """One file: its display path, with `/` separators, and its lines without line ends."""

    __slots__ = ("lines", "name")

    def __init__(self, name: str, lines: tuple[str, ...]) -> None:
        self.name = name
        self.lines = lines

    def line(self, number: int) -> str:
        """The text of a line, counted from 1; `''` outside the file."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""


class Node:
    """A value and where it begins; line and column count from 1, in code points."""

    __slots__ = ("column", "line", "source")

    def __init__(self, source: Source, line: int, column: int) -> None:
        self.source = source
        self.line = line
        self.column = column

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self.source.name}:{self.line}:{self.column}>"


class Scalar(Node):
    """A single value, as text. An empty value (`key:`) is plain and `''`.

    `plain` means written without quotes and not as a block of text, so that
    `"none"` can be told from `none`.
    """

    __slots__ = ("plain", "text")

    def __init__(self, source: Source, line: int, column: int, text: str, plain: bool) -> None:
        self.source = source
        self.line = line
        self.column = column
        self.text = text
        self.plain = plain


class Sequence(Node):
    """A list."""

    __slots__ = ("items",)

    def __init__(self, source: Source, line: int, column: int, items: tuple[Node, ...]) -> None:
        self.source = source
        self.line = line
        self.column = column
        self.items = items


class Entry:
    """One key of a mapping with its value."""

    __slots__ = ("key", "value")

    def __init__(self, key: Scalar, value: Node) -> None:
        self.key = key
        self.value = value


class Mapping(Node):
    """Keys with values, in the order written. Of two equal keys, the first is kept."""

    __slots__ = ("entries",)

    def __init__(self, source: Source, line: int, column: int, entries: dict[str, Entry]) -> None:
        self.source = source
        self.line = line
        self.column = column
        self.entries = entries

    def get(self, key: str) -> Node | None:
        """The value of a key, or None when the key is not written."""
        entry = self.entries.get(key)
        return None if entry is None else entry.value
