"""Keys that are not in use yet, each with its own explanation, made from the declarations of the document format.

Two kinds of comment: a line with ``##`` explains, a line with ``#`` is a key. With the sign taken away the first is
still a comment and the second is YAML, so that any stretch of lines can be put to use in one go.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from textwrap import wrap

from icscheck.schema.document import DOCUMENT, NOUNS
from icscheck.schema.fields import Field, Noun
from icscheck.vocabulary import vocabulary

_WIDTH = 100
#: A longer list of words is left to the editor, which has it from the schema.
_MOST_WORDS = 12

#: What stands above the last entry of a list that is opened up.
_OTHERS = "There are others, not listed here. Take the next line away when the list is complete."

# Plain text that YAML reads as itself.
_PLAIN = re.compile(r"[A-Za-z](?:[\w .,'&()/+-]*[\w.')])?", re.ASCII)
_RESERVED = frozenset({"unknown", "none", "null", "yes", "no", "true", "false", "on", "off", "y", "n"})


def noun_of(key: str) -> Noun:
    """The noun of a key at the top of a document."""
    return NOUNS[DOCUMENT.fields[key].to[0]]


def scalar(text: str) -> str:
    """A text as YAML, in quotes where it needs them."""
    if _PLAIN.fullmatch(text) and text.lower() not in _RESERVED:
        return text
    import json

    return json.dumps(text, ensure_ascii=False)


def unused(
    noun: Noun,
    indent: int,
    *,
    known: Collection[str] = (),
    open_up: Collection[str] = (),
    entry: bool = False,
) -> list[str]:
    """The keys of a noun as comments: without those that are known, and as an entry of a list where asked.

    Of the keys to open up, all keys of the first entry are shown as well.
    """
    lines = _keys(noun, known, open_up)
    if entry:
        lines = list(_as_entry(lines))
    return [_commented(line, indent) for line in lines]


def said(text: str, indent: int, sign: str = "##") -> list[str]:
    """A text as comments, in lines of the width."""
    before = " " * indent + sign + " "
    return [
        before + line
        for line in wrap(text, _WIDTH - len(before), break_long_words=False, break_on_hyphens=False)
    ]


def explanation(field: Field) -> str:
    """What a key means, and the words it takes where they are few."""
    words = list(vocabulary(field.vocabulary).words) if field.kind == "word" else []
    few = f" One of: {', '.join(words)}." if 0 < len(words) <= _MOST_WORDS else ""
    if field.many and few:
        few = few.replace("One of", "Any of", 1)
    return f"{field.doc}{' Needed.' if field.required else ''}{few}"


def _keys(noun: Noun, known: Collection[str], open_up: Collection[str]) -> list[str]:
    """YAML of a noun's keys, each with its example below its explanation; an explanation begins with ``#``."""
    lines: list[str] = []
    for key, field in noun.fields.items():
        if key in known or field.example.endswith("(left out)"):
            continue
        lines.extend(f"# {line}" for line in wrap(explanation(field), _WIDTH - 6))
        if key in open_up:
            lines.append(f"{key}:")
            lines.extend(_inside(line) for line in _as_entry(_keys(NOUNS[field.to[0]], (), ())))
            lines.extend((f"# {_OTHERS}", "  - unknown"))
        else:
            lines.append(_with_others(field.example) if key == "seats" else field.example)
    return lines


def _with_others(example: str) -> str:
    """A list in brackets that says that there are others, so that a first entry is not read as the whole."""
    return f"{example.removesuffix(']')}, unknown]"


def _as_entry(lines: list[str]) -> Iterator[str]:
    """Keys as one entry of a list: a dash before the first."""
    dash = "- "
    for line in lines:
        if line.startswith("#"):
            yield line
        else:
            yield dash + line
            dash = "  "


def _inside(line: str) -> str:
    return line if line.startswith("#") else f"  {line}"


def _commented(line: str, indent: int) -> str:
    return " " * indent + (f"#{line}" if line.startswith("#") else f"# {line}")
