"""The shape of a document: every key, word, date and list looked at, and each slip reported where it stands.

The tree is walked beside the declarations of :mod:`icscheck.schema.document`. Whether an id names anything is
for the model to say.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from icscheck.schema import messages
from icscheck.schema.document import DOCUMENT, NOUNS
from icscheck.schema.fields import Field, Noun
from icscheck.schema.scalars import DATE, ID, NAME, NUMBER, ODS, YES_NO, as_id, is_none, is_unknown
from icscheck.source import Entry, Mapping, Node, Problem, Scalar, Sequence
from icscheck.source.misread import marked_text
from icscheck.vocabulary import vocabulary

#: The version of the format that this program reads.
FORMAT = 1

#: Keys of one thing that are the first and the last day of something.
_SPANS = (("from", "to"), ("starts", "ends"), ("established", "closed"), ("date", "until"))

# Parts of a document that are things in the world; "the primary care" is none.
_WITH_ARTICLE = ("system", "nhs_body")

# `unknown` and `none` are left to the slow way, which looks for quotes.
_TEXT = re.compile(r"(?!(?:[Uu]nknown|UNKNOWN|[Nn]one|NONE|[Nn]ull|NULL|~)\Z)\s*\S")
_ID = re.compile(ID).fullmatch
_ODS = re.compile(ODS).fullmatch
_DATE = re.compile(DATE).fullmatch
_YES_NO = re.compile(YES_NO).fullmatch


def _date_or_yes_no(text: str) -> object:
    return _DATE(text) or _YES_NO(text)


_FORMS: dict[str, Callable[[str], object]] = {
    "text": _TEXT.match,
    "name": re.compile(NAME).fullmatch,
    "id": _ID,
    "ref": _ID,
    "party": _ID,
    "yes_no": _YES_NO,
    "number": re.compile(NUMBER).fullmatch,
    "date": _DATE,
    "when": _date_or_yes_no,
}


def check_shape(root: Node) -> list[Problem]:
    """Every problem of shape in a document, in the order of the file; an empty list when there is none.

    The root may come from one file or be put together from several.
    """
    if not isinstance(root, Mapping):
        message = 'The document starts with keys at the left margin, such as "system:" and "board:". None was found.'
        return [Problem.at(root, "no-keys", message)]
    written = root.get("format")
    if written is not None and not (isinstance(written, Scalar) and written.text == str(FORMAT)):
        # What follows is in a language that this program does not speak.
        return [
            Problem.at(
                written, "wrong-format", f'This icscheck reads format {FORMAT}. Write "format: {FORMAT}".'
            )
        ]
    walk = _Walk()
    walk.thing(_Thing(DOCUMENT.name, root))
    # A part that is repeated by an alias is walked once for each place, and wrong once.
    found = dict.fromkeys(walk.problems)
    return sorted(found, key=lambda problem: (problem.file, problem.line, problem.column))


class _Key(NamedTuple):
    """A key of a noun, made ready for the walk."""

    name: str
    field: Field
    #: true of texts that are certainly right; every other text is looked at closely
    accepts: Callable[[str], object]
    #: for words and parties: the code of each spelling
    codes: dict[str, str]
    #: for words as keys (``documents:``): what stands behind each of them
    behind: _Key | None = None

    @property
    def sealed(self) -> bool:
        """Whether the value has to be there: neither empty nor unknown nor none."""
        return self.field.required or self.field.kind == "id"


def _never(_text: str) -> None:
    """Accepts nothing out of hand."""


@cache
def _spellings(name: str) -> dict[str, str]:
    words = vocabulary(name)
    return {**{word: word for word in words.words}, **words.synonyms}


def _key(name: str, field: Field) -> _Key:
    if field.keyed:
        behind = field._replace(keyed=False, many=field.kind == "ref")
        return _Key(name, field, _never, _spellings(field.vocabulary), _key(name, behind))
    if field.kind == "word":
        codes = _spellings(field.vocabulary)
        return _Key(name, field, codes.get, codes)
    if field.kind == "thing":
        return _Key(name, field, _spellings(field.shorthand).get if field.shorthand else _never, {})
    accepts = _ODS if name == "ods" else _FORMS[field.kind]
    return _Key(name, field, accepts, _spellings("party") if field.kind == "party" else {})


def _noun(name: str) -> Noun:
    return DOCUMENT if name == DOCUMENT.name else NOUNS[name]


@cache
def _keys(noun: str) -> dict[str, _Key]:
    return {name: _key(name, field) for name, field in _noun(noun).fields.items()}


@cache
def _required(noun: str) -> tuple[str, ...]:
    return tuple(name for name, field in _noun(noun).fields.items() if field.required)


@cache
def _spans(noun: str) -> tuple[tuple[str, str], ...]:
    fields = _noun(noun).fields
    return tuple(pair for pair in _SPANS if all(key in fields and fields[key].kind == "date" for key in pair))


class _Thing(NamedTuple):
    """A set of keys, and how to speak of it. The name is only made when something is wrong."""

    noun: str
    mapping: Mapping
    owner: _Thing | None = None
    #: the word that it stands behind (``constitution``)
    word: str = ""
    #: whether it is an entry of a list
    listed: bool = False

    def name(self) -> str:
        """``committee audit``, ``a seat of committee audit``; nothing for the document itself."""
        if self.owner is None:
            return ""
        label = _noun(self.noun).label
        own_id = self.mapping.get("id")
        if isinstance(own_id, Scalar) and as_id(own_id.text):
            return f"{label} {own_id.text}"
        if self.word:
            return f"{label} {self.word}"
        if self.noun in DOCUMENT.fields and not _noun(self.noun).base and self.noun not in _WITH_ARTICLE:
            return f'"{self.noun}"'
        name = messages.with_article(label) if self.listed else f"the {label}"
        owner = self.owner.name()
        return f"{name} of {owner}" if owner else name


class _Walk:
    """Goes from key to key and keeps what is wrong. How deep a file can go is limited while it is read."""

    __slots__ = ("problems",)

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def thing(self, here: _Thing) -> None:
        """Look at every key of a thing, at the keys that it lacks, and at its dates."""
        keys = _keys(here.noun)
        entries = here.mapping.entries
        for text, entry in entries.items():
            key = keys.get(text)
            if key is None:
                self._unknown_key(here, entry)
                continue
            value = entry.value
            if not (isinstance(value, Scalar) and key.accepts(value.text)):
                self._value(here, key, value)
        for name in _required(here.noun):
            if name not in entries:
                message = messages.missing_key(name, keys[name].field)
                self._report(here, here.mapping, "missing-key", message)
        for first, last in _spans(here.noun):
            if first in entries and last in entries:
                self._span(here, first, last)

    def _value(self, here: _Thing, key: _Key, node: Node, word: str = "") -> None:
        """Look closely at a value that was not accepted out of hand."""
        if is_unknown(node) or is_none(node):
            if key.sealed:
                found = node.text if isinstance(node, Scalar) else "none"
                message = messages.not_known(_named(key, word), key.field, found)
                self._report(here, node, "not-known", message)
        elif isinstance(node, Mapping):
            self._set_of_keys(here, key, node, word)
        elif isinstance(node, Sequence) and key.field.many:
            self._list(here, key, node, word)
        elif isinstance(node, Scalar) and not key.field.keyed:
            self._scalar(here, key, node, word)
        else:
            self._report(here, node, "wrong-shape", messages.wrong_shape(_named(key, word), key.field, node))

    def _set_of_keys(self, here: _Thing, key: _Key, node: Mapping, word: str) -> None:
        field = key.field
        if key.behind is not None:
            self._by_word(here, key, key.behind, node)
        elif field.kind != "thing":
            self._report(here, node, "wrong-shape", messages.wrong_shape(_named(key, word), field, node))
        elif field.many and (first := _first_id(field.to[0], node)):
            self._report(here, node, "list-expected", messages.named_by_key(_named(key, word), first))
        else:
            self.thing(_Thing(field.to[0], node, here, word))

    def _by_word(self, here: _Thing, key: _Key, behind: _Key, node: Mapping) -> None:
        """Look at a set of keys that are words: ``documents:``."""
        seen: dict[str, str] = {}
        for text, entry in node.entries.items():
            code = key.codes.get(text)
            if code is None:
                if not self._refused(here, entry.key):
                    message = messages.unknown_word_key(_named(key), key.field, text)
                    self._report(here, entry.key, "unknown-word", message)
                continue
            if code in seen:
                message = messages.same_key(_named(key), seen[code], text)
                self._report(here, entry.key, "duplicate-key", message)
            seen[code] = text
            value = entry.value
            if not (isinstance(value, Scalar) and behind.accepts(value.text)):
                self._value(here, behind, value, text)

    def _list(self, here: _Thing, key: _Key, node: Sequence, word: str) -> None:
        seen: dict[str, str] = {}
        for entry in node.items:
            if isinstance(entry, Scalar):
                if not key.accepts(entry.text):
                    self._listed_scalar(here, key, entry, word)
                elif key.field.kind != "thing":
                    self._repeated(here, key, entry, word, seen)
            elif isinstance(entry, Mapping) and key.field.kind == "thing":
                self.thing(_Thing(key.field.to[0], entry, here, listed=True))
            else:
                self._report(
                    here, entry, "wrong-shape", messages.wrong_entry(_named(key, word), key.field, entry)
                )

    def _listed_scalar(self, here: _Thing, key: _Key, entry: Scalar, word: str) -> None:
        if is_none(entry):
            self._report(
                here, entry, "none-in-list", messages.none_in_list(_named(key, word), word or key.name)
            )
        elif is_unknown(entry):
            if not entry.text:
                self._report(here, entry, "empty-entry", messages.empty_entry(_named(key, word)), "warning")
        elif key.field.kind == "thing" and not key.field.shorthand:
            self._report(
                here, entry, "wrong-shape", messages.wrong_entry(_named(key, word), key.field, entry)
            )
        else:
            self._scalar(here, key, entry, word, listed=True)

    def _repeated(self, here: _Thing, key: _Key, entry: Scalar, word: str, seen: dict[str, str]) -> None:
        """Warn of an entry that a set has already; it does no harm, and may be a slip for another."""
        code = key.codes.get(entry.text, entry.text)
        if code in seen:
            message = messages.repeated(_named(key, word), seen[code], entry.text)
            self._report(here, entry, "repeated-entry", message, "warning")
        seen[code] = entry.text

    def _scalar(self, here: _Thing, key: _Key, node: Scalar, word: str, *, listed: bool = False) -> None:
        """A single value that is not of the usual form: in most cases it is wrong."""
        field = key.field
        if field.kind == "text" and node.text.strip():
            return
        name = _named(key, word)
        if field.kind != "thing":
            self._report(here, node, *messages.bad_value(name, key.name, field, node, listed=listed))
        elif field.shorthand:
            message = messages.wrong_shorthand(name, field, node.text, key.name)
            self._report(here, node, "unknown-word", message)
        else:
            self._report(here, node, "wrong-shape", messages.wrong_shape(name, field, node))

    def _unknown_key(self, here: _Thing, entry: Entry) -> None:
        key, value = entry.key, entry.value
        if not self._refused(here, key):
            bare = isinstance(value, Scalar) and not value.text  # `{services: acute, community}`
            message = messages.unknown_key(key.text, _noun(here.noun), bare=bare)
            self._report(here, key, "unknown-key", message)

    def _refused(self, here: _Thing, key: Scalar) -> bool:
        """Whether a key asks for something sensitive about a person; says so."""
        message = messages.refused_key(key.text)
        if message:
            self._report(here, key, "refused-key", message)
        return message is not None

    def _span(self, here: _Thing, first: str, last: str) -> None:
        start, end = here.mapping.entries[first].value, here.mapping.entries[last].value
        if not (isinstance(start, Scalar) and isinstance(end, Scalar)):
            return
        # Days of this form are in the order of their texts.
        if _DATE(start.text) and _DATE(end.text) and start.text > end.text:
            message = f'"{first}" is {start.text}, after "{last}", which is {end.text}. Correct one of them.'
            self._report(here, start, "dates-reversed", message)

    def _report(self, here: _Thing, node: Node, code: str, message: str, level: str = "error") -> None:
        if isinstance(node, Scalar) and node.plain and marked_text(node):
            return  # told while the file was read
        self.problems.append(Problem.at(node, code, messages.sentence(here.name(), message), level))


def _named(key: _Key, word: str = "") -> str:
    """What to call a key in a message."""
    return f'"{word}" under "{key.name}"' if word else f'"{key.name}"'


def _first_id(noun: str, node: Mapping) -> str:
    """The first key of a list that was written with ids as keys; empty when the keys are a thing's own."""
    keys = _keys(noun)
    if "id" not in keys or not all(isinstance(entry.value, Mapping) for entry in node.entries.values()):
        return ""
    return next(iter(node.entries), "") if keys.keys().isdisjoint(node.entries) else ""
