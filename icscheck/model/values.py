"""What is known of a fact: one value or many, each certain, possible or not known at all.

Absent never means no. A :class:`One` is known, known to be none, or unknown. A :class:`Many` says which
entries it certainly has, which it may have, whether there can be others, and which it is known not to have.
Both remember the places they were read from, and, where something is not known, what would have to be added.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum
from typing import TYPE_CHECKING, Any, NamedTuple

from icscheck.source import Node

if TYPE_CHECKING:
    from icscheck.model.things import Thing


class Truth(Enum):
    """Yes, no or not known."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    def __invert__(self) -> Truth:
        if self is Truth.YES:
            return Truth.NO
        return Truth.YES if self is Truth.NO else Truth.UNKNOWN


def every(truths: Iterable[Truth]) -> Truth:
    """Yes when all are; no as soon as one is not; else not known."""
    result = Truth.YES
    for truth in truths:
        if truth is Truth.NO:
            return Truth.NO
        if truth is Truth.UNKNOWN:
            result = Truth.UNKNOWN
    return result


def some(truths: Iterable[Truth]) -> Truth:
    """Yes as soon as one is; no when none is; else not known."""
    result = Truth.NO
    for truth in truths:
        if truth is Truth.YES:
            return Truth.YES
        if truth is Truth.UNKNOWN:
            result = Truth.UNKNOWN
    return result


class Lack(NamedTuple):
    """Something the document does not say: where it would stand, under which key, and an example of it as YAML."""

    thing: Thing
    key: str
    example: str

    @property
    def node(self) -> Node:
        """The nearest place that was written: the thing to which the key would be added."""
        return self.thing.node


Nodes = tuple[Node, ...]
Lacks = tuple[Lack, ...]


class One:
    """A single value: ``known``, ``none`` (known that there is none) or ``unknown``."""

    __slots__ = ("lacks", "nodes", "state", "value")

    def __init__(self, state: str, value: Any = None, nodes: Nodes = (), lacks: Lacks = ()) -> None:
        self.state = state
        self.value = value
        self.nodes = nodes
        self.lacks = lacks

    @property
    def known(self) -> bool:
        """Whether there is a value."""
        return self.state == "known"

    @property
    def unknown(self) -> bool:
        """Whether nothing is known."""
        return self.state == "unknown"

    def is_(self, wanted: object) -> Truth:
        """Whether the value is this one; known to be none is no."""
        if self.state == "known":
            return Truth.YES if self.value == wanted else Truth.NO
        return Truth.NO if self.state == "none" else Truth.UNKNOWN

    def __repr__(self) -> str:
        return f"One({self.state}, {self.value!r})"


class Many:
    """A list or set. ``complete`` is false when there may be others than those given; ``never`` holds what it is known not to have."""

    __slots__ = ("complete", "lacks", "maybe", "never", "nodes", "sure")

    def __init__(
        self,
        sure: Iterable[Any] = (),
        maybe: Iterable[Any] = (),
        *,
        complete: bool = True,
        never: Iterable[Any] = (),
        nodes: Nodes = (),
        lacks: Iterable[Lack] = (),
    ) -> None:
        self.sure = tuple(dict.fromkeys(sure))
        self.maybe = tuple(entry for entry in dict.fromkeys(maybe) if entry not in self.sure)
        self.complete = complete
        self.never = frozenset(never)
        self.nodes = nodes
        self.lacks: Lacks = tuple(lacks)

    @property
    def certain(self) -> bool:
        """Whether everything about it is known."""
        return self.complete and not self.maybe

    @property
    def wholly_unknown(self) -> bool:
        """Whether nothing about it is known."""
        return not (self.complete or self.sure or self.maybe)

    def has(self, entry: object) -> Truth:
        """Whether the entry is among them."""
        if entry in self.sure:
            return Truth.YES
        if entry in self.never:
            return Truth.NO
        return Truth.UNKNOWN if entry in self.maybe or not self.complete else Truth.NO

    def size(self) -> tuple[int, int | None]:
        """The smallest and largest number of entries; None when there is no largest."""
        least = len(self.sure)
        return least, (least + len(self.maybe) if self.complete else None)

    def __repr__(self) -> str:
        return f"Many({self.sure!r}, maybe={self.maybe!r}, complete={self.complete})"


Value = One | Many


def known(value: object, nodes: Nodes = ()) -> One:
    """A known value."""
    return One("known", value, nodes)


def unknown(lacks: Lacks = (), nodes: Nodes = ()) -> One:
    """A value that is not known."""
    return One("unknown", None, nodes, lacks)


def yes_no(truth: Truth, nodes: Nodes = (), lacks: Lacks = ()) -> One:
    """A yes-or-no value from a truth."""
    if truth is Truth.UNKNOWN:
        return One("unknown", None, nodes, lacks)
    return One("known", truth is Truth.YES, nodes)


def lacks_of(*values: Value) -> Lacks:
    """What these values lack, each once."""
    return tuple(dict.fromkeys(lack for value in values for lack in value.lacks))


def nodes_of(*values: Value) -> Nodes:
    """The places these values were read from, each once."""
    return tuple({id(node): node for value in values for node in value.nodes}.values())


def union(*parts: Many) -> Many:
    """All entries of several lists; complete only if all are."""
    complete = all(part.complete for part in parts)
    never: frozenset[Any] = frozenset.intersection(*(part.never for part in parts)) if parts else frozenset()
    return Many(
        (entry for part in parts for entry in part.sure),
        (entry for part in parts for entry in part.maybe),
        complete=complete,
        never=never,
        nodes=nodes_of(*parts),
        lacks=lacks_of(*parts),
    )


def keep(entries: Many, test: Callable[[Any], One]) -> Many:
    """The entries for which a yes-or-no value is yes; those for which it is not known become possible."""
    sure: list[Any] = []
    maybe: list[Any] = []
    lacks = list(entries.lacks)
    for entry in entries.sure:
        answer = test(entry)
        truth = answer.is_(True)
        if truth is Truth.YES:
            sure.append(entry)
        elif truth is Truth.UNKNOWN:
            maybe.append(entry)
            lacks.extend(answer.lacks)
    maybe.extend(entry for entry in entries.maybe if test(entry).is_(True) is not Truth.NO)
    return Many(sure, maybe, complete=entries.complete, nodes=entries.nodes, lacks=dict.fromkeys(lacks))


def gather(entries: Many, pick: Callable[[Any], Many]) -> Many:
    """All that the entries bring, taken together; what a possible entry brings is possible."""
    parts = [pick(entry) for entry in entries.sure]
    possible = [pick(entry) for entry in entries.maybe]
    every_part = [*parts, *possible]
    return Many(
        (found for part in parts for found in part.sure),
        [
            *(found for part in parts for found in part.maybe),
            *(found for part in possible for found in (*part.sure, *part.maybe)),
        ],
        complete=entries.complete and all(part.complete for part in every_part),
        nodes=nodes_of(entries, *every_part),
        lacks=lacks_of(entries, *every_part),
    )


def is_one_of(value: One, wanted: Iterable[object]) -> One:
    """Whether a single value is one of these."""
    if value.unknown:
        return One("unknown", None, value.nodes, value.lacks)
    return known(value.known and value.value in wanted, value.nodes)


def both(*answers: One) -> One:
    """Yes when all are yes."""
    return yes_no(every(answer.is_(True) for answer in answers), nodes_of(*answers), lacks_of(*answers))


def either(*answers: One) -> One:
    """Yes when one is yes."""
    return yes_no(some(answer.is_(True) for answer in answers), nodes_of(*answers), lacks_of(*answers))
