"""Two descriptions of one system, compared key by key: what was added, removed, renamed or said differently.

Everything that the document format declares is compared, whatever day it is in force. Order, layout, comments and the
spelling of a word make no difference; what was not said and is said now is kept apart from what was said otherwise.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from icscheck.model.read import PARTY_NOUNS
from icscheck.model.same import TELLING, matched, text_of, written_id
from icscheck.model.things import System, noun_of
from icscheck.schema.document import NOUNS
from icscheck.schema.fields import Field
from icscheck.schema.scalars import is_none, is_unknown, read_scalar
from icscheck.source import Mapping, Node, Scalar, Sequence
from icscheck.vocabulary import label, vocabulary

Plain = str | int | date

#: What :func:`_who` says of a holder or leader.
_WHO = ("person", "role", "status")
#: Lists that are never complete: someone who is named only in a seat need not be listed.
_OPEN = ("people",)
#: How much an added or removed entry says of itself.
_MOST_DETAILS = 6


class Said(NamedTuple):
    """What a document says under a key: ``known``, ``none`` (known to be none) or ``unknown``."""

    state: str
    #: as compared: codes, ids and typed values
    values: tuple[object, ...] = ()
    #: the same values as people read them
    words: tuple[Plain, ...] = ()
    #: whether a list says that there are others
    others: bool = False

    def same_as(self, other: Said) -> bool:
        """Whether both say the same, in whatever order."""
        return (self.state, set(self.values), self.others) == (other.state, set(other.values), other.others)


NOT_SAID = Said("unknown")
NONE = Said("none")


class Step(NamedTuple):
    """One key on the way from the top of the document: the noun it is a key of, and the entry it leads to, if any."""

    noun: str
    key: str
    #: the noun of the entry; empty for a plain value
    to: str = ""
    id: str = ""
    words: str = ""


class Difference(NamedTuple):
    """One difference: ``added``, ``removed`` or ``renamed`` for an entry, ``changed`` for what is said under a key."""

    kind: str
    route: tuple[Step, ...]
    before: Said
    after: Said
    #: for an added or removed entry: what it says of itself, by key
    details: tuple[tuple[str, Said], ...]
    #: whether it may have been so all along: one of the documents leaves open whether it was
    described: bool
    file: str
    line: int
    column: int

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys on the way, from the top."""
        return tuple(step.key for step in self.route)


def compare(old: System, new: System) -> tuple[Difference, ...]:
    """Every difference between two descriptions, in the order in which the format is documented."""
    comparer = _Comparer(old, new)
    comparer.mappings("ics", old.root.node, new.root.node, ())
    return tuple(comparer.found)


def is_under(difference: Difference, what: str, without: Iterable[str] = ()) -> bool:
    """Whether a difference is of something named as :func:`is_place` has it, or of anything below that.

    Keys named in ``without``, directly below it, are left out.
    """
    named, *wanted = what.split(".")
    noun, _, id = named.partition("/")
    keys = difference.keys
    for place, step in enumerate(difference.route, 1):
        below = place + len(wanted)
        if step.to == noun and (not id or step.id == id) and keys[place:below] == tuple(wanted):
            rest = keys[below:]
            if not (rest and rest[0] in without):
                return True
    return False


def is_place(what: str) -> bool:
    """Whether the format declares this: a noun, one entry or a key, as ``delegation``, ``document/constitution``, ``board.seats``."""
    named, *keys = what.split(".")
    noun = named.partition("/")[0]
    for place, key in enumerate(keys):
        field = NOUNS[noun].fields.get(key) if noun in NOUNS else None
        if field is None or (place + 1 < len(keys) and field.kind != "thing"):
            return False
        noun = field.to[0] if field.kind == "thing" else noun
    return noun in NOUNS


class _Key(NamedTuple):
    """One key of two entries of a noun: how it is declared, its values then and now, and where it stands now."""

    noun: str
    name: str
    field: Field
    old: Node | None
    new: Node | None
    at: Node
    above: tuple[Step, ...]

    @property
    def noun_below(self) -> str:
        return self.field.to[0]

    @property
    def here(self) -> tuple[Step, ...]:
        return (*self.above, Step(self.noun, self.name))

    def word(self, code: str) -> tuple[Step, ...]:
        """The way to the value of a word, in a mapping from words."""
        return (*self.above, Step(self.noun, self.name, "", code, label(code)))

    def entry(self, id: str = "", words: str = "") -> tuple[Step, ...]:
        """The way to an entry under this key."""
        return (*self.above, Step(self.noun, self.name, self.noun_below, id, words))


class _Entries(NamedTuple):
    """A list of entries as written."""

    state: str
    nodes: tuple[Node, ...]
    others: bool

    @property
    def open(self) -> bool:
        """Whether there may be entries that it does not list."""
        return self.state == "unknown" or self.others


class _Comparer:
    """Walks both trees by the declarations of the format and gathers what differs."""

    def __init__(self, old: System, new: System) -> None:
        self.old = old
        self.new = new
        self.found: list[Difference] = []

    def mappings(self, noun: str, old: Node, new: Node, route: tuple[Step, ...]) -> None:
        """Compare two entries of a noun key by key."""
        for name, field in noun_of(noun).fields.items():
            before = old.get(name) if isinstance(old, Mapping) else None
            after = new.get(name) if isinstance(new, Mapping) else None
            if name != "id" and (before is not None or after is not None):
                self._key(_Key(noun, name, field, before, after, after if after is not None else new, route))

    def _key(self, key: _Key) -> None:
        field = key.field
        if field.kind != "thing":
            if field.keyed:
                self._keyed_references(key)
            else:
                was, now = self._said(field, key.old, self.old), self._said(field, key.new, self.new)
                self._say(key.here, was, now, key.at)
        elif field.keyed:
            self._keyed(key)
        elif field.many:
            self._listed(key)
        else:
            self._single(key)

    def _say(self, route: tuple[Step, ...], before: Said, after: Said, at: Node) -> None:
        """A difference of what is said under a key, if there is one."""
        if before.same_as(after):
            return
        described = "unknown" in (before.state, after.state) or before.others or after.others
        self._add("changed", route, before, after, at, described=described)

    def _add(
        self,
        kind: str,
        route: tuple[Step, ...],
        before: Said,
        after: Said,
        at: Node,
        details: tuple[tuple[str, Said], ...] = (),
        *,
        described: bool,
    ) -> None:
        place = (at.source.name, at.line, at.column)
        self.found.append(Difference(kind, route, before, after, details, described, *place))

    # What is said under a key that holds plain values.

    def _said(self, field: Field, node: Node | None, system: System) -> Said:
        if node is None or is_unknown(node):
            return NOT_SAID
        if is_none(node):
            return NONE
        nodes = node.items if isinstance(node, Sequence) else (node,)
        scalars = [each for each in nodes if isinstance(each, Scalar) and not is_unknown(each)]
        values = tuple(dict.fromkeys(read_scalar(field, each.text) for each in scalars))
        words = tuple(_words(field, value, system) for value in values)
        return Said("known", values, words, len(scalars) < len(nodes))

    def _keyed_references(self, key: _Key) -> None:
        before, after = _by_word(key.field, key.old), _by_word(key.field, key.new)
        if not before and not after:
            self._say(key.here, _state(key.old), _state(key.new), key.at)
        for word in dict.fromkeys((*before, *after)):
            was = self._said(key.field, before.get(word), self.old)
            now = self._said(key.field, after.get(word), self.new)
            self._say(key.word(word), was, now, after.get(word, key.at))

    # Entries: mappings of a noun.

    def _single(self, key: _Key) -> None:
        old, new, at = key.old, key.new, key.at
        if key.field.shorthand:
            self._holding(key)
        elif any(each is not None and is_none(each) for each in (old, new)):
            self._say(key.here, _state(old), _state(new), at)
        if not key.field.shorthand and (isinstance(old, Mapping) or isinstance(new, Mapping)):
            empty = Mapping(at.source, at.line, at.column, {})
            self.mappings(key.noun_below, old or empty, new or empty, key.entry())

    def _holding(self, key: _Key) -> None:
        """Who holds a seat or leads: a change of holders is one difference, with what is said of those who came."""
        noun = key.noun_below
        before, after = (_entries(each).nodes for each in (key.old, key.new))
        pairs = list(matched(noun, before, after))
        was, now = self._holders(key.field, key.old, self.old), self._holders(key.field, key.new, self.new)
        if not was.same_as(now):
            come = [new for old, new in pairs if old is None and new is not None]
            details = tuple(
                (name, said)
                for each in come
                for name, said in self._details(noun, each, self.new)
                if name not in _WHO
            )
            described = "unknown" in (was.state, now.state) or was.others or now.others
            self._add("changed", key.here, was, now, key.at, details, described=described)
        for old, new in pairs:
            if old is not None and new is not None:
                route = key.entry("", _name(noun, new, self.new)) if key.field.many else key.entry()
                self._pair(noun, old, new, route)

    def _keyed(self, key: _Key) -> None:
        before, after = _by_word(key.field, key.old), _by_word(key.field, key.new)
        if not before and not after:
            self._say(key.here, _state(key.old), _state(key.new), key.at)
        for word in dict.fromkeys((*before, *after)):
            was, now = before.get(word), after.get(word)
            step = key.entry(word, label(word))
            if isinstance(was, Mapping) and isinstance(now, Mapping):
                self.mappings(key.noun_below, was, now, step)
            elif isinstance(now, Mapping):
                self._entry("added", step, now, described=was is None or not is_none(was))
            elif isinstance(was, Mapping):
                self._entry("removed", step, was, described=now is None or not is_none(now))
            else:
                self._say(step, _state(was), _state(now), now or was or key.at)

    def _listed(self, key: _Key) -> None:
        if key.field.shorthand:
            self._holding(key)
            return
        before, after = _entries(key.old), _entries(key.new)
        noun = key.noun_below
        if not before.nodes and not after.nodes:
            self._say(key.here, _state(key.old), _state(key.new), key.at)
        for was, now in matched(noun, before.nodes, after.nodes):
            if now is not None:
                step = key.entry(written_id(noun, now), _name(noun, now, self.new))
                if was is None:
                    self._entry("added", step, now, described=before.open or key.name in _OPEN)
                else:
                    self._renamed(noun, was, now, step)
                    self.mappings(noun, was, now, step)
            elif was is not None:
                step = key.entry(written_id(noun, was), _name(noun, was, self.old))
                self._entry("removed", step, was, described=after.open or key.name in _OPEN)
        if before.nodes and after.nodes and before.others != after.others:
            whole = tuple(Said("known", others=each.others) for each in (before, after))
            self._say(key.here, whole[0], whole[1], key.at)

    def _renamed(self, noun: str, old: Node, new: Node, route: tuple[Step, ...]) -> None:
        ids = [written_id(noun, each) for each in (old, new)]
        if all(ids) and ids[0] != ids[1]:
            before, after = (Said("known", (each,), (each,)) for each in ids)
            self._add("renamed", route, before, after, new, described=False)

    def _pair(self, noun: str, old: Node, new: Node, route: tuple[Step, ...]) -> None:
        """Compare one holder then and now, less what has been said of the holders as a whole."""
        first = len(self.found)
        self.mappings(noun, old, new, route)
        if _who(noun, old, self.old) != _who(noun, new, self.new):
            self.found[first:] = [each for each in self.found[first:] if each.keys[-1] not in _WHO]

    def _holders(self, field: Field, node: Node | None, system: System) -> Said:
        if node is None or is_unknown(node):
            return NOT_SAID
        entries = _entries(node)
        words = tuple(
            _who(field.to[0], each, system)
            for each in entries.nodes
            if not (isinstance(each, Scalar) and each.text == "vacant")
        )
        if not words and not entries.others:
            return Said("none", (), ("vacant",))
        return Said("known", words, words, entries.others)

    def _entry(self, kind: str, route: tuple[Step, ...], node: Node, *, described: bool) -> None:
        system = self.new if kind == "added" else self.old
        details = tuple(self._details(route[-1].to, node, system))
        self._add(kind, route, NOT_SAID, NOT_SAID, node, details, described=described)

    def _details(self, noun: str, node: Node, system: System) -> Iterator[tuple[str, Said]]:
        """What an entry says of itself: its first plain values, and how many entries of its own it has."""
        if not isinstance(node, Mapping):
            return
        room = _MOST_DETAILS
        for key, field in noun_of(noun).fields.items():
            value = node.get(key)
            if value is None or key in ("id", "name") or field.keyed:
                continue
            if field.kind == "thing":
                if field.shorthand and field.many:
                    yield key, self._holders(field, value, system)
                elif field.many and (count := len(_entries(value).nodes)):
                    yield key, Said("known", (count,))
            elif room and (said := self._said(field, value, system)).state != "unknown":
                room -= 1
                yield key, said


def _state(node: Node | None) -> Said:
    if node is None or is_unknown(node):
        return NOT_SAID
    return NONE if is_none(node) else Said("known")


def _by_word(field: Field, node: Node | None) -> dict[str, Node]:
    """The values of a mapping from words, by the code of each word."""
    if not isinstance(node, Mapping):
        return {}
    words = vocabulary(field.vocabulary)
    return {words.find(text) or text: entry.value for text, entry in node.entries.items()}


def _entries(node: Node | None) -> _Entries:
    if node is None or is_unknown(node):
        return _Entries("unknown", (), False)
    if is_none(node):
        return _Entries("none", (), False)
    nodes = node.items if isinstance(node, Sequence) else (node,)
    known = tuple(each for each in nodes if not is_unknown(each))
    return _Entries("known", known, len(known) < len(nodes))


def _words(field: Field, value: object, system: System) -> Plain:
    """A value as people read it: words by their label, references by the name of what they name."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | date):
        return value
    text = str(value)
    if field.kind == "word":
        return label(text)
    if field.kind == "text":
        return f'"{text}"'
    if field.kind not in ("ref", "party"):
        return text
    if field.kind == "party" and text in vocabulary("party").words:
        return label(text)
    found = system.find(field.to if field.kind == "ref" else PARTY_NOUNS, text)
    return found[0].short if found else text


def _who(noun: str, node: Node, system: System) -> str:
    """Who holds a seat or leads, in a few words: the person's id or the word that stands for it, and how."""
    if not isinstance(node, Mapping):
        word = text_of(node)
        return f"{word} (not named)" if word == "filled" else word
    fields = noun_of(noun).fields
    person = text_of(node.get("person")) or "somebody not named"
    said = [
        str(_words(fields[key], read_scalar(fields[key], text_of(node.get(key))), system))
        for key in ("role", "status")
        if key in fields and text_of(node.get(key))
    ]
    said = [each for each in said if each != "substantive"]
    return f"{person} ({', '.join(said)})" if said else person


def _name(noun: str, node: Node, system: System) -> str:
    """What people call an entry of a list: its name, its id, or whatever tells it from the others."""
    if not isinstance(node, Mapping):
        return ""
    fields = noun_of(noun).fields
    written = written_id(noun, node)
    if "name" in fields and text_of(node.get("name")) and noun != "person":
        return text_of(node.get("name"))
    if written:
        return label(written) if fields["id"].kind == "word" else written
    for key in TELLING:
        value = node.get(key)
        if key in fields and value is not None and not is_unknown(value):
            values = value.items if isinstance(value, Sequence) else (value,)
            found = [
                text_of(each)
                if fields[key].kind == "text"
                else _words(fields[key], read_scalar(fields[key], text_of(each)), system)
                for each in values
            ]
            return ", ".join(str(each) for each in found)
    return ""
