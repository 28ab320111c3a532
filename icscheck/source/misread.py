"""What YAML reads without an error, and the writer of the file cannot have meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from icscheck.source.problems import Problem, shown

if TYPE_CHECKING:
    from icscheck.source.tree import Scalar, Source

# Patterns are compiled where they are used: a good file never needs them.
# `kind:board`; not `https://…`, not `C:/…`, not `12:30`.
_KEY_WITHOUT_SPACE = r"([A-Za-z_][\w-]*):([^\s/\\].*)"
# A dash or a bullet as word processors make them, where a list has its hyphen.
_OTHER_MARK = r"\s*(?:-\s+)*([\u2010-\u2015\u2212\u2022\u2023\u25aa\u25cf\u25e6\u00b7*])\s+(\S.*)"
# A line that holds one word, and perhaps what stands for its value: `seats`, `name Northmoor`.
_BARE_WORD = r"([A-Za-z_]\w*)(?:\s+(\S.*?))?\s*"


def duplicate_key(first: Scalar, again: Scalar) -> Problem:
    """The second of two equal keys."""
    where = "on the same line" if first.line == again.line else f"on line {again.line}"
    return Problem.at(
        again,
        "duplicate-key",
        f"The key {shown(again.text)} is written twice: on line {first.line} and again {where}. "
        "Keep one of them.",
    )


def unusable_key(key: Scalar) -> Problem | None:
    """A key that stands for something else than itself, or that swallowed its value."""
    text = key.text
    if not text:
        return Problem.at(key, "missing-key", "The key before this colon is missing. Write one.")
    if not key.plain:
        return None
    if text == "<<":
        return Problem.at(
            key, "merge-key", "The key << (merge) cannot be used here. Write out the keys that it stands for."
        )
    if ":" in text:
        before, after = text.split(":", 1)
        return Problem.at(
            key,
            "missing-space",
            f"There is no space after the colon in {shown(text)}. Write {shown(f'{before}: {after}')}, "
            "or put the key in quotes if the colon is part of it.",
        )
    return None


def odd_space(text: Scalar) -> Problem | None:
    """A no-break space or its kin around a text, which nobody can see and which YAML keeps."""
    if text.text == text.text.strip():
        return None
    return Problem.at(
        text,
        "odd-space",
        f"{shown(text.text)} begins or ends with a space that is not an ordinary one, as pasted from "
        "a web page or a word processor. Delete it, or type a space in its place.",
    )


def swallowed_key(text: Scalar) -> Problem | None:
    """`kind:board` on a line of its own, where a group of keys may have been meant."""
    found = re.fullmatch(_KEY_WITHOUT_SPACE, text.text) if text.plain and ":" in text.text else None
    if found is None:
        return None
    return Problem.at(
        text,
        "missing-space",
        f"{shown(text.text)} is read as text, since there is no space after the colon. "
        f"Write {shown(f'{found[1]}: {found[2]}')}, or put it in quotes if it is text.",
        "warning",
    )


def list_mark(source: Source, line: int) -> Problem | None:
    """A line that begins with a dash or a bullet of a word processor, where a list wants a hyphen."""
    found = re.fullmatch(_OTHER_MARK, source.line(line))
    if found is None:
        return None
    return Problem.in_source(
        source,
        line,
        found.start(1) + 1,
        "list-mark",
        f"The sign {found[1]} does not mark an entry of a list. Write a hyphen: {shown('- ' + found[2])}. "
        "If it is text, put the whole text in quotes.",
    )


def marked_text(text: Scalar) -> Problem | None:
    """A text that begins a line with a dash or a bullet of a word processor."""
    if text.source.line(text.line)[: text.column - 1].strip(" -"):
        return None
    return list_mark(text.source, text.line)


def no_colon(source: Source, line: int, column: int) -> Problem | None:
    """A word at the start of a line that swallows the lines below it, since no colon makes it a key."""
    text = source.line(line)
    found = re.fullmatch(_BARE_WORD, text[column - 1 :].partition(" #")[0])
    if found is None or text[: column - 1].strip(" -"):
        return None
    key, value = found.groups()
    return Problem.in_source(
        source,
        line,
        column,
        "missing-colon",
        f"There is no colon after {shown(key)}, so that this line and the next are read as one text. "
        f"Write {shown(f'{key}: {value}' if value else f'{key}:')}.",
    )


def swallowed_entry(text: Scalar, last: int) -> Problem | None:
    """A line with a dash that was meant as an entry of a list, within a text of several lines."""
    for number in range(text.line + 1, last + 1):
        line = text.source.line(number)
        if mark := list_mark(text.source, number):
            return mark
        if line.lstrip().startswith("-"):
            if re.fullmatch(r"\s*\w+\s*", text.source.line(text.line)):
                return no_colon(text.source, text.line, text.column)
            return Problem.in_source(
                text.source,
                number,
                line.index("-") + 1,
                "dash-in-text",
                f"This line is read as more of the text that begins on line {text.line}, not as an entry "
                "of a list. Line it up with the entries of its list, or put the text in quotes.",
                "warning",
            )
    return None
