"""How text looks where it goes: its width, whether in colour, and how much of it."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import TextWrapper
from typing import NamedTuple

_CODES = {"bold": "1", "dim": "2", "red": "31", "green": "32", "yellow": "33", "blue": "34", "cyan": "36"}


class Look(NamedTuple):
    """Width in columns, colour or not, every outcome or only what needs attention."""

    width: int = 100
    colour: bool = False
    verbose: bool = False

    def paint(self, text: str, *styles: str) -> str:
        """Text in a style, where there is colour."""
        if not self.colour or not styles:
            return text
        return f"\033[{';'.join(_CODES[style] for style in styles)}m{text}\033[0m"

    def wrap(self, text: str, indent: str, first: str | None = None) -> Iterable[str]:
        """Text in lines of the width, indented; ``first`` stands before the first line instead."""
        wrapper = TextWrapper(
            width=max(30, self.width),
            initial_indent=indent if first is None else first,
            subsequent_indent=indent,
            break_long_words=True,
            replace_whitespace=False,
            drop_whitespace=True,
            break_on_hyphens=False,
        )
        return wrapper.wrap(text) or [wrapper.initial_indent.rstrip()]


def clean(text: str) -> str:
    """Text from a document made safe for a terminal and a CI log: one line, no control characters, no commands.

    A log of GitHub obeys ``::…`` and one of Azure ``##…``; a word joiner between the two signs stops both.
    """
    one_line = "".join(character if character.isprintable() else " " for character in text).strip()
    return one_line.replace("::", ":\N{WORD JOINER}:").replace("##", "#\N{WORD JOINER}#")
