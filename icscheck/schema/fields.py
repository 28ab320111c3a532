"""What a key of the document may hold: the building blocks of the document format.

A noun (:class:`Noun`) is a mapping with named fields; a field (:class:`Field`) says which kind of value it
takes. The nouns themselves are in :mod:`icscheck.schema.document`; the published JSON Schema, the check of a
document's shape and the primitive facts of the model are all derived from them, so each key is described once.
"""

from __future__ import annotations

from typing import NamedTuple

#: Kinds of value. The text of a scalar is read by the kind of its field, never guessed.
#: ``text``    free text
#: ``name``    an id or code as written, not resolved (system codes, what a map shows)
#: ``id``      the id of this entry
#: ``word``    a code of a vocabulary
#: ``yes_no``  yes or no
#: ``number``  a whole number, zero or more
#: ``date``    a day, YYYY-MM-DD
#: ``when``    a day on which something was done, or yes or no
#: ``ref``     the id of an entry of certain nouns
#: ``party``   an organisation, a body or a reserved word such as nhs_england
#: ``thing``   a mapping: a noun
KINDS = ("text", "name", "id", "word", "yes_no", "number", "date", "when", "ref", "party", "thing")


class Field(NamedTuple):
    """One key: what it means, which value it takes, and an example of it as YAML."""

    kind: str
    doc: str
    example: str
    many: bool = False
    #: for ``word`` (and the keys of ``keyed``): the vocabulary's name
    vocabulary: str = ""
    #: for ``ref``: the nouns it may name; for ``thing``: the noun (one only)
    to: tuple[str, ...] = ()
    #: a scalar word that may stand instead of a mapping, with its vocabulary (``holder: vacant``)
    shorthand: str = ""
    #: the field is a mapping from words of ``vocabulary`` to values of this kind
    keyed: bool = False
    required: bool = False


class Noun(NamedTuple):
    """A mapping with named keys, such as a seat or a committee."""

    name: str
    doc: str
    fields: dict[str, Field]
    #: ``body`` for the nouns that are bodies: they share the facts of a body
    base: str = ""
    #: how people call one of them, if not the name
    label: str = ""


def text(doc: str, example: str, *, required: bool = False) -> Field:
    """Free text."""
    return Field("text", doc, example, required=required)


def texts(doc: str, example: str) -> Field:
    """A list of free texts."""
    return Field("text", doc, example, many=True)


def name(doc: str, example: str) -> Field:
    """A code as written, not resolved."""
    return Field("name", doc, example)


def names(doc: str, example: str) -> Field:
    """A set of ids or codes as written, not resolved."""
    return Field("name", doc, example, many=True)


def identifier(doc: str, example: str, *, required: bool = False) -> Field:
    """The id of this entry, by which others refer to it."""
    return Field("id", doc, example, required=required)


def word(vocabulary: str, doc: str, example: str, *, required: bool = False) -> Field:
    """A code of a vocabulary."""
    return Field("word", doc, example, vocabulary=vocabulary, required=required)


def words(vocabulary: str, doc: str, example: str) -> Field:
    """A set of codes of a vocabulary."""
    return Field("word", doc, example, many=True, vocabulary=vocabulary)


def yes_no(doc: str, example: str) -> Field:
    """Yes or no."""
    return Field("yes_no", doc, example)


def number(doc: str, example: str) -> Field:
    """A whole number, zero or more."""
    return Field("number", doc, example)


def date(doc: str, example: str) -> Field:
    """A day."""
    return Field("date", doc, example)


def when(doc: str, example: str) -> Field:
    """The day on which something was done; or yes or no."""
    return Field("when", doc, example)


def ref(to: tuple[str, ...], doc: str, example: str, *, required: bool = False) -> Field:
    """The id of an entry of one of these nouns."""
    return Field("ref", doc, example, to=to, required=required)


def refs(to: tuple[str, ...], doc: str, example: str) -> Field:
    """A set of ids of entries of these nouns."""
    return Field("ref", doc, example, many=True, to=to)


def party(doc: str, example: str) -> Field:
    """An organisation, a body or a reserved word of the ``party`` vocabulary."""
    return Field("party", doc, example)


def parties(doc: str, example: str) -> Field:
    """A set of parties."""
    return Field("party", doc, example, many=True)


def thing(noun: str, doc: str, example: str, *, shorthand: str = "") -> Field:
    """One mapping of a noun."""
    return Field("thing", doc, example, to=(noun,), shorthand=shorthand)


def things(noun: str, doc: str, example: str, *, shorthand: str = "") -> Field:
    """A list of mappings of a noun."""
    return Field("thing", doc, example, many=True, to=(noun,), shorthand=shorthand)


def keyed_things(vocabulary: str, noun: str, doc: str, example: str) -> Field:
    """A mapping from words of a vocabulary to mappings of a noun."""
    return Field("thing", doc, example, vocabulary=vocabulary, to=(noun,), keyed=True)


def keyed_refs(vocabulary: str, to: tuple[str, ...], doc: str, example: str) -> Field:
    """A mapping from words of a vocabulary to ids of entries of these nouns."""
    return Field("ref", doc, example, vocabulary=vocabulary, to=to, keyed=True)
