"""Which entry of one list is which entry of another: by its id, else by what it says.

An entry keeps its identity when a list is reordered or when something is written before it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from icscheck.model.things import noun_of
from icscheck.schema.fields import Field
from icscheck.schema.scalars import is_none, is_unknown, read_scalar
from icscheck.source import Mapping, Node, Scalar, Sequence

#: Keys that tell apart the entries of a list that have no id, in the order in which they are asked for.
TELLING = (
    "rule", "subject", "subjects", "role", "seat", "organisation", "group", "person", "place", "name", "outside",
)  # fmt: skip
#: Lists in which one entry takes the place of another: the office stays, the seat that holds it changes.
_SUCCEEDING = ("chair",)
#: What makes it likely that entries with different ids are one.
_NAMING = ("name", "ods")


def written_id(noun: str, node: Node) -> str:
    """The id that is written; empty when there is none."""
    if not isinstance(node, Mapping) or "id" not in noun_of(noun).fields:
        return ""
    text = text_of(node.get("id"))
    return str(read_scalar(noun_of(noun).fields["id"], text) or text) if text else ""


def matched(noun: str, old: Iterable[Node], new: Iterable[Node]) -> Iterator[tuple[Node | None, Node | None]]:
    """Pairs of the same entry, in the new order; then what is only in the old list, each with None.

    Entries with an id are the same when the id is. Others are the same when they say the same, else when all that
    tells them apart is the same, else when the first thing that does is.
    """
    new = tuple(new)
    left, waiting = list(old), list(new)
    pairs: dict[int, Node] = {}
    for same in (_same_id, _same_content, _same_telling, _same_first):
        for now in list(waiting):
            was = next((each for each in left if same(noun, each, now)), None)
            if was is not None:
                pairs[id(now)] = was
                left.remove(was)
                waiting.remove(now)
    if noun in _SUCCEEDING:
        for now, was in zip(waiting, tuple(left), strict=False):
            pairs[id(now)] = was
            left.remove(was)
    yield from ((pairs.get(id(now)), now) for now in new)
    yield from ((was, None) for was in left)


def _same_id(noun: str, old: Node, new: Node) -> bool:
    return bool(written_id(noun, new)) and written_id(noun, old) == written_id(noun, new)


def _same_content(noun: str, old: Node, new: Node) -> bool:
    content = _content(noun, new)
    if content is None or _content(noun, old) != content:
        return False
    if not (written_id(noun, old) and written_id(noun, new)):
        return True
    return isinstance(new, Mapping) and any(new.get(key) is not None for key in _NAMING)


def _same_telling(noun: str, old: Node, new: Node) -> bool:
    told = _telling(noun, new)
    return bool(told) and _telling(noun, old) == told


def _same_first(noun: str, old: Node, new: Node) -> bool:
    return _telling(noun, old)[:1] == _telling(noun, new)[:1] != ()


def _telling(noun: str, node: Node) -> tuple[tuple[str, object], ...]:
    """What tells an entry without an id from the others of its list."""
    if written_id(noun, node) or not isinstance(node, Mapping):
        return ()
    fields = noun_of(noun).fields
    found = ((key, _read(fields[key], node.get(key))) for key in TELLING if key in fields)
    return tuple((key, value) for key, value in found if value is not None)


def _content(noun: str, node: Node) -> object:
    """All that an entry says but its id, in a form that can be compared; None when it says nothing."""
    if not isinstance(node, Mapping):
        return text_of(node) or None
    found = ((key, _read(field, node.get(key))) for key, field in noun_of(noun).fields.items() if key != "id")
    return tuple((key, value) for key, value in found if value is not None) or None


def _read(field: Field, node: Node | None) -> object:
    """What is said under a key, in a form that can be compared whatever the order and spelling; None when nothing is."""
    if node is None or is_unknown(node):
        return None
    if isinstance(node, Sequence):
        return frozenset(_read(field, each) for each in node.items)
    if isinstance(node, Scalar):
        return text_of(node) if is_none(node) or field.kind == "thing" else read_scalar(field, node.text)
    assert isinstance(node, Mapping)
    if field.keyed:
        below = field._replace(keyed=False)
        return frozenset((key, _read(below, entry.value)) for key, entry in node.entries.items())
    noun = field.to[0]
    return written_id(noun, node), _content(noun, node)


def text_of(node: Node | None) -> str:
    """The text of a single value; empty when it is not known or no single value."""
    return node.text if isinstance(node, Scalar) and not is_unknown(node) else ""
