"""Events to tree, within limits.

The limits are looked at while events come in, so that a file made to exhaust
the reader is refused before it can.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from yaml.error import YAMLError
from yaml.events import (
    AliasEvent,
    CollectionStartEvent,
    MappingEndEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from icscheck.source.decode import UNSEEN, unseen_name
from icscheck.source.misread import (
    duplicate_key,
    marked_text,
    odd_space,
    swallowed_entry,
    swallowed_key,
    unusable_key,
)
from icscheck.source.problems import Problem, UnreadableError, shown
from icscheck.source.tree import Entry, Mapping, Node, Scalar, Sequence, Source

if TYPE_CHECKING:
    from collections.abc import Callable

    from yaml.events import DocumentEndEvent

    from icscheck.source.parser import EventParser

MAX_DEPTH = 64
MAX_NODES = 200_000
MAX_REPEATED = 10_000
MAX_PROBLEMS = 1_000

_TAG = r"![^\s,\[\]{}]*"


def build(parser: EventParser, source: Source, problems: list[Problem]) -> Node:
    """The tree of a file. Adds to the problems; raises `UnreadableError` where reading has to end."""
    builder = _Builder(parser, source, problems)
    try:
        return builder.document()
    except YAMLError as error:
        from icscheck.source.syntax import explain  # a file without errors never needs it

        problem = explain(error, source, builder.last_scalar, builder.brackets)
        raise UnreadableError(problem) from None


class _Builder:
    """Walks the events of one file. Depth is limited, so it may recurse."""

    __slots__ = (
        "_anchors",
        "_next",
        "_nodes",
        "_problems",
        "_repeated",
        "_source",
        "brackets",
        "last_scalar",
    )

    def __init__(self, parser: EventParser, source: Source, problems: list[Problem]) -> None:
        # PyYAML's types allow for events without marks and for no event at all. Neither happens
        # before the end of the stream, and a check for each node would be felt.
        self._next: Callable[[], Any] = parser.get_event
        self._source = source
        self._problems = problems
        self._anchors: dict[str, Node | None] = {}
        self._nodes = 0
        self._repeated = 0
        # How far we came, for words about a syntax error: the places of the brackets that are open.
        self.last_scalar: ScalarEvent | None = None
        self.brackets: list[tuple[int, int]] = []

    def document(self) -> Node:
        """The root of the file's only document."""
        self._next()  # the stream's start
        if isinstance(self._next(), StreamEndEvent):
            raise self._empty()
        root = self._node(self._next(), 1)
        if isinstance(root, Scalar):
            if root.plain and not root.text and not self._problems:
                raise self._empty()
            self._note(swallowed_key(root))
        self._refuse_second_document(self._next())
        return root

    # Nodes.

    def _node(self, event: ScalarEvent | CollectionStartEvent | AliasEvent, depth: int) -> Node:
        mark: Any = event.start_mark
        line: int = mark.line + 1
        column: int = mark.column + 1
        self._nodes += 1
        if self._nodes > MAX_NODES:
            raise self._too_many(line, column)
        if isinstance(event, AliasEvent):
            return self._alias(event, line, column, depth)
        if event.tag is not None:
            self._refuse_tag(event.tag, line, column)
        if event.anchor is not None:
            self._open_anchor(event.anchor, line, column)
        node: Node
        if isinstance(event, ScalarEvent):
            node = self._scalar(event, line, column)
        else:
            node = self._collection(event, line, column, depth)
        if event.anchor is not None:
            self._anchors[event.anchor] = node
        return node

    def _scalar(self, event: ScalarEvent, line: int, column: int) -> Scalar:
        self.last_scalar = event
        text = event.value
        if event.style:
            if event.style == '"' and not text.isprintable():
                text = self._without_unseen(text, line, column)
            return Scalar(self._source, line, column, text, False)
        scalar = Scalar(self._source, line, column, text, True)
        end: Any = event.end_mark
        mark = None if text.isascii() else marked_text(scalar)
        if mark:
            self._note(mark)
        elif end.line >= line:
            self._note(swallowed_entry(scalar, end.line + 1))
        if not text.isprintable():
            self._note(odd_space(scalar))
        return scalar

    def _collection(self, event: CollectionStartEvent, line: int, column: int, depth: int) -> Node:
        if depth > MAX_DEPTH:
            raise self._too_deep(line, column)
        is_list = isinstance(event, SequenceStartEvent)
        bracket = self._bracket(event, "[" if is_list else "{") if event.flow_style else None
        if bracket:
            self.brackets.append(bracket)
        node = self._sequence(line, column, depth) if is_list else self._mapping(line, column, depth)
        if bracket:
            self.brackets.pop()
        return node

    def _bracket(self, event: CollectionStartEvent, sign: str) -> tuple[int, int] | None:
        """Where the bracket stands; None for `a: b` in `[a: b]`, a mapping without a bracket."""
        end: Any = event.end_mark
        if self._source.line(end.line + 1)[end.column - 1 : end.column] != sign:
            return None
        return end.line + 1, end.column

    def _sequence(self, line: int, column: int, depth: int) -> Sequence:
        items = []
        while not isinstance(event := self._next(), SequenceEndEvent):
            items.append(self._node(event, depth + 1))
        return Sequence(self._source, line, column, tuple(items))

    def _mapping(self, line: int, column: int, depth: int) -> Mapping:
        entries: dict[str, Entry] = {}
        while not isinstance(event := self._next(), MappingEndEvent):
            key = self._node(event, depth + 1)
            value = self._node(self._next(), depth + 1)
            if not isinstance(key, Scalar) or isinstance(event, AliasEvent):
                self._refuse_key(event)
            elif (text := key.text) in entries:
                self._note(duplicate_key(entries[text].key, key))
            elif problem := unusable_key(key):
                self._note(problem)
            else:
                entries[text] = Entry(key, value)
                if isinstance(value, Scalar) and value.line > key.line:
                    self._note(swallowed_key(value))
        return Mapping(self._source, line, column, entries)

    def _refuse_key(self, event: CollectionStartEvent | AliasEvent) -> None:
        mark: Any = event.start_mark
        message = (
            "A key has to be plain text. If the sign here is part of a text, put the whole text in quotes."
        )
        self._report(mark.line + 1, mark.column + 1, "key-not-text", message)

    def _without_unseen(self, text: str, line: int, column: int) -> str:
        """Text whose escapes stand for nothing that could act on a terminal."""
        if unseen := re.search(UNSEEN, text):
            message = f"An escape in this text stands for {unseen_name(unseen[0])}. Remove it."
            self._report(line, column, "unseen-character", message)
        return re.sub(UNSEEN, "\ufffd", text)

    # Tags, anchors, aliases.

    def _refuse_tag(self, tag: str, line: int, column: int) -> None:
        # The event has the tag in full; the reader knows it as it was written.
        if written := re.compile(_TAG).search(self._source.line(line), column - 1):
            tag, column = written[0], written.start() + 1
        message = f"The tag {shown(tag)} is not needed. Delete it; if it is part of a text, put the whole text in quotes."
        self._report(line, column, "tag", message)

    def _open_anchor(self, name: str, line: int, column: int) -> None:
        if name in self._anchors:
            message = f"The anchor {shown('&' + name)} is written twice. Give each its own name."
            self._report(line, column, "duplicate-anchor", message)
        self._anchors[name] = None  # until its node is complete

    def _alias(self, event: AliasEvent, line: int, column: int, depth: int) -> Node:
        name = event.anchor or ""
        sign = shown("*" + name)
        if name not in self._anchors:
            self._report(
                line,
                column,
                "unknown-alias",
                f"{sign} repeats the part that is marked {shown('&' + name)}, but no part above is. "
                "If it is text, put it in quotes.",
            )
            return Scalar(self._source, line, column, "", True)
        node = self._anchors[name]
        if node is None:
            message = (
                f"{sign} stands inside the part that it repeats, so it would never end. Write the part out."
            )
            raise self._end(line, column, "endless-alias", message)
        size, height = _extent(node)
        self._repeated += size
        if self._repeated > MAX_REPEATED:
            message = f"Repeated parts such as {sign} add up to more than {MAX_REPEATED:,} values. Write the parts out."
            raise self._end(line, column, "too-many-aliases", message)
        if depth + height - 1 > MAX_DEPTH:
            raise self._too_deep(line, column)
        return node

    # The document as a whole.

    def _empty(self) -> UnreadableError:
        blank = not any(line.strip() for line in self._source.lines)
        message = "The file is empty." if blank else "The file holds no keys and values."
        return UnreadableError(Problem("error", "empty-file", message, self._source.name, 0, 0))

    def _refuse_second_document(self, end: DocumentEndEvent) -> None:
        mark: Any = end.start_mark
        line, column = mark.line + 1, mark.column + 1
        if end.explicit:
            found = self._after_end_sign(line, column + 3)
            if found is None:
                return
            line, column = found
        elif not self._source.line(line)[column - 1 :].startswith(("---", "%")):
            self._next()  # the end of the stream, or an error that says what stands there
            return
        self._report(
            line,
            column,
            "several-documents",
            "A second document starts here. Keep one document in each file: delete this line "
            "if all is one document, or move what follows to a file of its own.",
        )

    def _after_end_sign(self, line: int, column: int) -> tuple[int, int] | None:
        """Where something stands after `...`. The parser is not asked: it may take minutes over it."""
        for number in range(line, len(self._source.lines) + 1):
            text = self._source.line(number)
            rest = text[column - 1 :].strip()
            if rest and not rest.startswith("#") and rest != "...":
                return number, text.index(rest, column - 1) + 1
            column = 1
        return None

    # Problems.

    def _too_many(self, line: int, column: int) -> UnreadableError:
        message = f"The file holds more than {MAX_NODES:,} values. Check that it is the right file, or split it into parts."
        return self._end(line, column, "too-many-values", message)

    def _too_deep(self, line: int, column: int) -> UnreadableError:
        message = (
            f"Lists and groups of keys stand more than {MAX_DEPTH} deep inside one another here. "
            "Check that every bracket is closed."
        )
        return self._end(line, column, "too-deep", message)

    def _end(self, line: int, column: int, code: str, message: str) -> UnreadableError:
        return UnreadableError(Problem.in_source(self._source, line, column, code, message))

    def _report(self, line: int, column: int, code: str, message: str) -> None:
        self._note(Problem.in_source(self._source, line, column, code, message))

    def _note(self, problem: Problem | None) -> None:
        if problem is None:
            return
        self._problems.append(problem)
        if len(self._problems) >= MAX_PROBLEMS:
            message = f"The file has more than {MAX_PROBLEMS:,} problems. The others are not listed."
            raise self._end(problem.line, problem.column, "too-many-problems", message)


def _extent(node: Node) -> tuple[int, int]:
    """How many nodes are reached from a node, itself included, and how many levels they take."""
    if isinstance(node, Sequence):
        parts = [_extent(item) for item in node.items]
    elif isinstance(node, Mapping):
        parts = [_extent(part) for entry in node.entries.values() for part in (entry.key, entry.value)]
    else:
        return 1, 0
    return 1 + sum(size for size, _ in parts), 1 + max((height for _, height in parts), default=0)
