"""The catalogue of facts: every named, typed value that a rule may ask of a subject.

Primitive facts are the keys of the document format; derived facts are worked out from them by the functions in
:mod:`icscheck.model.facts`. Rules are checked against this catalogue when they are loaded.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import NamedTuple, TypeVar

from icscheck.model.things import Thing, noun_of
from icscheck.model.values import Lack, Many, Nodes, One, Value, known, unknown
from icscheck.schema.document import BODIES, BODY, DOCUMENT, NOUNS
from icscheck.schema.fields import Field
from icscheck.source import Mapping
from icscheck.vocabulary import vocabulary


class Type(NamedTuple):
    """What a fact holds: one or many of something. ``noun`` is set for things, ``vocabulary`` for words."""

    of: str
    many: bool = False
    vocabulary: str = ""
    noun: str = ""

    def __str__(self) -> str:
        """As people read it: ``list of seat``, ``set of voice``, ``yes or no``."""
        plain = {"yes_no": "yes or no", "when": "date, or yes or no", "name": "code"}.get(self.of, self.of)
        what = (
            self.noun.replace("_", " ")
            if self.noun
            else (f"{self.vocabulary.replace('_', ' ')} word" if self.vocabulary else plain)
        )
        if not self.many:
            return what
        return f"list of {what}" if self.noun else f"set of {what}"


YES_NO = Type("yes_no")
NUMBER = Type("number")
NAMES = Type("name", many=True)


def one(noun: str) -> Type:
    """One thing."""
    return Type("thing", noun=noun)


def many(noun: str) -> Type:
    """A list of things."""
    return Type("thing", many=True, noun=noun)


def word(name: str) -> Type:
    """One word of a vocabulary."""
    return Type("word", vocabulary=name)


def words(name: str) -> Type:
    """A set of words of a vocabulary."""
    return Type("word", many=True, vocabulary=name)


class Fact(NamedTuple):
    """A named, typed value of a subject."""

    noun: str
    name: str
    type: Type
    doc: str
    derived: bool
    work_out: Callable[[Thing], Value]

    def of(self, thing: Thing) -> Value:
        """The fact's value for a subject, worked out once."""
        if not self.derived:
            return self.work_out(thing)
        memo = f"{self.noun}:{self.name}"
        found = thing.memo.get(memo)
        if found is None:
            found = self.work_out(thing)
            thing.memo[memo] = found
        return found


_FACTS: dict[str, dict[str, Fact]] = {}

#: Keys of the document that are no facts: how to read it, and what people say about it.
_NOT_FACTS = {"format", "as_of", "packs", "system", "documents", "statements", "explanations"}


V = TypeVar("V", One, Many)


def derived(noun: str, type: Type) -> Callable[[Callable[[Thing], V]], Callable[[Thing], V]]:
    """Register a function as a derived fact of a noun, under its name, with its docstring as what the fact means.

    A fact of ``body`` is a fact of every body. A derived fact goes before a key of the same name, which it completes.
    """

    def register(work_out: Callable[[Thing], V]) -> Callable[[Thing], V]:
        _primitives()  # whichever module is imported first: a derived fact comes after the keys that it completes
        fact_name = work_out.__name__.rstrip("_")
        doc = " ".join((work_out.__doc__ or "").split())
        found = Fact(noun, fact_name, type, doc, True, work_out)
        if noun == "body":
            for each in ("body", *BODIES):
                _FACTS.setdefault(each, {}).setdefault(fact_name, found)
        else:
            _FACTS.setdefault(noun, {})[fact_name] = found
        return work_out

    return register


def facts_of(noun: str) -> dict[str, Fact]:
    """Every fact of a noun, by name."""
    _load()
    return _FACTS[noun]


def nouns() -> list[str]:
    """The nouns that have facts."""
    _load()
    return list(_FACTS)


def fact(thing: Thing, name: str) -> Value:
    """A fact of a thing, by name: for derived facts that build on others."""
    return facts_of(thing.noun)[name].of(thing)


@cache
def _load() -> None:
    """Register every fact, once, when the first is asked for."""
    _primitives()
    import icscheck.model.facts  # noqa: F401  (registers the derived facts; it imports this module)


@cache
def _primitives() -> None:
    for noun, declaration in NOUNS.items():
        for key, field in declaration.fields.items():
            _add(noun, key, field)
    for key, field in BODY.items():
        _add("body", key, field)
    for key, field in DOCUMENT.fields.items():
        if key not in _NOT_FACTS:
            _add_from_root(key, field)
    for code, meaning in vocabulary("document").words.items():
        _add_document(code, meaning)
    for noun in (*NOUNS, "body", "party"):
        facts = _FACTS.setdefault(noun, {})
        facts["system"] = Fact(
            noun, "system", one("system"), "The system that it belongs to.", False, _system_of
        )
    for noun in (*BODIES, "body"):
        _FACTS[noun].setdefault("id", Fact(noun, "id", Type("name"), "Its id.", False, _id_of))


def _add(noun: str, key: str, field: Field) -> None:
    def read(thing: Thing) -> Value:
        if (
            key not in noun_of(thing.noun).fields
        ):  # a collaborative elsewhere has fewer keys than one of our own
            return Many(complete=False) if field.many or field.keyed else unknown()
        return thing.value(key)

    _FACTS.setdefault(noun, {})[key] = Fact(noun, key, type_of(field), field.doc, False, read)


def _add_from_root(key: str, field: Field) -> None:
    def read(thing: Thing) -> Value:
        return thing.system.root.value(key)

    _FACTS["system"][key] = Fact("system", key, type_of(field), field.doc, False, read)


def _add_document(code: str, meaning: str) -> None:
    def read(thing: Thing) -> Value:
        return _document(thing.system.root, code)

    doc = f"The document: {meaning}."
    _FACTS["system"][code] = Fact("system", code, one("document"), doc, False, read)


def _document(root: Thing, code: str) -> One:
    """The document of this kind: the one written under its name, else the one that says that it serves as it too."""
    documents = root.many("documents")
    for document in documents.sure:
        if document.id == code:
            return known(document, (document.node,))
    for document in documents.sure:
        if code in document.many("serves_as").sure:
            return known(document, (document.node,))
    if code in documents.never or documents.complete:
        return One("none", None, _said_to_be_none(documents.nodes, code) or documents.nodes)
    return unknown(
        (Lack(root, f"documents.{code}", f"documents: {{{code}: {{status: approved}}}}"),), documents.nodes
    )


def _said_to_be_none(nodes: Nodes, code: str) -> Nodes:
    """Where a document is written as none, in whatever spelling."""
    find = vocabulary("document").find
    return tuple(
        entry.key
        for node in nodes
        if isinstance(node, Mapping)
        for key, entry in node.entries.items()
        if find(key) == code
    )


def _system_of(thing: Thing) -> One:
    return known(thing.system.subject, (thing.system.subject.node,))


def _id_of(thing: Thing) -> One:
    return known(thing.id, (thing.node,))


def type_of(field: Field) -> Type:
    """The type of the primitive fact that a key gives."""
    if field.keyed and field.kind == "ref":
        return words(field.vocabulary)
    if field.kind == "word":
        return Type("word", field.many, vocabulary=field.vocabulary)
    if field.kind == "party":
        return Type("thing", field.many, noun="party")
    if field.kind in ("ref", "thing"):
        noun = field.to[0] if len(field.to) == 1 else "body"
        return Type("thing", field.many, noun=noun)
    return Type("name" if field.kind == "id" else field.kind, field.many)
