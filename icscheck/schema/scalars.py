"""Reading one scalar by the kind of its field, so that ``yes``, ``no``, ``012`` and ``2022-07-01`` mean what the writer meant."""

from __future__ import annotations

import re
from datetime import date

from icscheck.schema.fields import Field
from icscheck.source import Node, Scalar, Sequence
from icscheck.vocabulary import vocabulary

# How the values are written, as expressions that Python and ECMAScript read alike: the published schema has the same.
# `unknown`, `none` and `null` are nobody's id, since nothing could tell the two apart.
ID = r"(?!(?:[Uu]nknown|UNKNOWN|[Nn]one|NONE|[Nn]ull|NULL)$)[A-Za-z0-9][A-Za-z0-9_.-]{0,99}"
NAME = r"(?!(?:[Uu]nknown|UNKNOWN|[Nn]one|NONE|[Nn]ull|NULL)$)[^\s,]+"
ODS = r"[A-Z0-9]{3,6}"
NUMBER = r"[0-9]{1,15}|[0-9]{1,3}(?:[,_][0-9]{3}){1,4}"
YES_NO = r"[Yy][Ee][Ss]|[Nn][Oo]|[Tt][Rr][Uu][Ee]|[Ff][Aa][Ll][Ss][Ee]|[Oo][Nn]|[Oo][Ff][Ff]|[Yy]|[Nn]"
# Every day from 1900 to 2100 and no other: what lies outside is a slip of the hand.
DATE = (
    r"(?:19[0-9]{2}|20[0-9]{2}|2100)-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
    r"|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))"
    r"|(?:19(?:0[48]|[2468][048]|[13579][26])|20(?:[02468][048]|[13579][26]))-02-29"
)

_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_ID = re.compile(ID)
_NAME = re.compile(NAME)
_NUMBER = re.compile(NUMBER)
_TRUE = frozenset({"yes", "true", "on", "y"})
_FALSE = frozenset({"no", "false", "off", "n"})
#: The spellings of an empty value, of ``unknown`` and of ``none``; in other casing they are other words.
_UNKNOWN = frozenset({"", "~", "null", "Null", "NULL", "unknown", "Unknown", "UNKNOWN"})
_NONE = frozenset({"none", "None", "NONE"})


def is_unknown(node: Node) -> bool:
    """Whether a node says that the value is not known: empty, ``~``, ``null`` or ``unknown``, not in quotes."""
    return isinstance(node, Scalar) and node.plain and node.text in _UNKNOWN


def is_none(node: Node) -> bool:
    """Whether a node says that there is known to be none: ``none`` without quotes, or ``[]``."""
    if isinstance(node, Scalar):
        return node.plain and node.text in _NONE
    return isinstance(node, Sequence) and not node.items


def as_date(text: str) -> date | None:
    """A day written YYYY-MM-DD; None when it is no such day."""
    match = _DAY.fullmatch(text)
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def as_yes_no(text: str) -> bool | None:
    """Yes or no in any of the spellings that YAML writers use; None for anything else."""
    lowered = text.lower()
    if lowered in _TRUE:
        return True
    return False if lowered in _FALSE else None


def as_number(text: str) -> int | None:
    """A whole number, zero or more; ``12,000`` and ``12_000`` are accepted."""
    return int(text.replace(",", "").replace("_", "")) if _NUMBER.fullmatch(text) else None


def as_id(text: str) -> str | None:
    """An id: letters, digits, hyphen, underscore and full stop, starting with a letter or digit."""
    return text if _ID.fullmatch(text) else None


def as_name(text: str) -> str | None:
    """A code as written: anything without a space or a comma, so that a list without its brackets is noticed."""
    return text if _NAME.fullmatch(text) else None


def read_scalar(field: Field, text: str) -> object:
    """The value of a scalar for its field; None when the text is not such a value.

    A ``word`` gives its code (synonyms followed), ``yes_no`` a bool, ``number`` an int, ``date`` a date,
    ``when`` a date or a bool; text, names, ids, references and parties give the text (ids checked for form).
    """
    kind = field.kind
    if kind == "word":
        return vocabulary(field.vocabulary).find(text)
    if kind == "yes_no":
        return as_yes_no(text)
    if kind == "number":
        return as_number(text)
    if kind == "date":
        return as_date(text)
    if kind == "when":
        day = as_date(text)
        return day if day is not None else as_yes_no(text)
    if kind in ("id", "ref"):
        return as_id(text)
    if kind == "party":
        return vocabulary("party").find(text) or as_id(text)
    if kind == "name":
        return as_name(text)
    return text if text.strip() else None
