"""The things of a system: organisations, bodies, seats, people, delegations, documents, and the system itself."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from icscheck.model.values import Lack, Many, One, Value, known
from icscheck.schema.document import BODIES, DOCUMENT, NOUNS
from icscheck.source import Mapping, Node
from icscheck.vocabulary import label as word_label

if TYPE_CHECKING:
    from collections.abc import Iterable

    from icscheck.schema.fields import Noun


#: Nouns whose ids are words of a vocabulary.
_KNOWN_BY_WORD = ("party", "document", "function", "milestone")


class Thing:
    """One entry of a document: a noun, an id, the place it was written and the values it was given.

    A thing never changes once it has been read. ``memo`` and ``absent`` only keep what was worked out before.
    """

    __slots__ = ("absent", "id", "memo", "node", "noun", "owner", "system", "values")

    def __init__(self, noun: str, id: str, node: Node, owner: Thing | None, system: System) -> None:
        self.noun = noun
        self.id = id
        self.node = node
        self.owner = owner
        self.system = system
        #: what was written, by key; a key that was not written is not here
        self.values: dict[str, Value] = {}
        self.absent: dict[str, Value] = {}
        self.memo: dict[str, Value] = {}

    def value(self, key: str) -> Value:
        """What was written under a key; not known when nothing was."""
        found = self.values.get(key) or self.absent.get(key)
        if found is None:
            field = noun_of(self.noun).fields[key]
            lack = (Lack(self, key, field.example),)
            found = (
                Many(complete=False, nodes=(self.node,), lacks=lack)
                if field.many or field.keyed
                else One("unknown", None, (self.node,), lack)
            )
            self.absent[key] = found
        return found

    def values_written(self) -> frozenset[str]:
        """The keys that were written, whatever they say."""
        return frozenset(self.node.entries) if isinstance(self.node, Mapping) else frozenset()

    def one(self, key: str) -> One:
        """A value that is single."""
        found = self.value(key)
        assert isinstance(found, One), key
        return found

    def many(self, key: str) -> Many:
        """A value that is a list or set."""
        found = self.value(key)
        assert isinstance(found, Many), key
        return found

    @property
    def is_body(self) -> bool:
        """Whether this is a body: somewhere people decide or meet."""
        return self.noun in BODIES

    @property
    def subject(self) -> str:
        """How explanations, statements and results name it: ``board``, or ``place/fenwick``."""
        return self.noun if self.id == self.noun else f"{self.noun}/{self.id}"

    @property
    def label(self) -> str:
        """How people call it."""
        kind = NOUNS[self.noun].label or self.noun if self.noun in NOUNS and self.id != self.noun else ""
        short = self.short
        return short if short != self.id or not kind else f"{kind} {short}"

    @property
    def short(self) -> str:
        """How a list of its kind names it: by its name where it has one, else by its id."""
        if self.noun == "person" and self.owner is not None and self.owner.noun == "seat":
            return f"the holder of {self.owner.id}"
        named = self.values.get("name")
        if isinstance(named, One) and named.known and self.noun != "person":
            return str(named.value)
        seat = self.values.get("seat")
        if self.noun == "chair" and isinstance(seat, One) and seat.known:
            return str(seat.value.short)
        return (
            word_label(self.id) if self.id in (self.noun, "party") or self.noun in _KNOWN_BY_WORD else self.id
        )

    def __repr__(self) -> str:
        return f"<{self.subject}>"


def noun_of(name: str) -> Noun:
    """The declaration of a noun; ``ics`` is the document itself."""
    return DOCUMENT if name == "ics" else NOUNS[name]


class System:
    """One system as of one day: every thing by noun and id. Built by :func:`icscheck.model.read.read_system`."""

    __slots__ = ("as_of", "index", "path", "root", "subject", "things")

    root: Thing
    subject: Thing

    def __init__(self, path: str, as_of: date) -> None:
        self.path = path
        self.as_of = as_of
        #: by noun, in the order written
        self.things: dict[str, list[Thing]] = {}
        #: by noun and id
        self.index: dict[tuple[str, str], Thing] = {}

    def find(self, nouns: Iterable[str], id: str) -> list[Thing]:
        """The things of these nouns with this id."""
        return [thing for noun in nouns if (thing := self.index.get((noun, id))) is not None]

    @property
    def name(self) -> str:
        """The system's name, or the path it was read from."""
        named = self.subject.values.get("name")
        return str(named.value) if isinstance(named, One) and named.known else self.path

    @property
    def code(self) -> str | None:
        """The system's code, when the document says."""
        ods = self.subject.values.get("ods")
        return str(ods.value) if isinstance(ods, One) and ods.known else None

    def party(self, word: str) -> Thing:
        """The thing that a reserved word such as ``nhs_england`` stands for."""
        own = self.index.get((word, word))
        if own is not None and own.noun in ("nhs_body", "board", "partnership"):
            return own
        stand_in = self.index.get(("party", word))
        if stand_in is None:
            stand_in = Thing("party", word, self.root.node, None, self)
            stand_in.values["name"] = known(word_label(word))
            self.index[("party", word)] = stand_in
        return stand_in
