"""PyYAML's two parsers, giving events; the pure Python one made to read as the C one does.

Only the events are used: no loader, constructor or resolver ever sees the file,
so nothing in it can make an object, and nothing turns `no` into false.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from yaml.parser import Parser
from yaml.reader import Reader
from yaml.scanner import Scanner, ScannerError
from yaml.tokens import ScalarToken

try:
    from yaml._yaml import CParser
except ImportError:  # PyYAML was built without libyaml
    CParser = None  # type: ignore[assignment, misc]

if TYPE_CHECKING:
    from yaml.error import Mark
    from yaml.events import Event

_BREAK = "\n"
_BLANK_OR_END = " \t\n\0"


class EventParser(Protocol):
    """What the builder needs of a parser."""

    def get_event(self) -> Event | None:
        """The next event; raises `YAMLError`."""
        ...


class PureParser(Reader, Scanner, Parser):
    """The pure Python parser, without the places where it differs from libyaml.

    PyYAML's scanner refuses tabs that YAML allows (`key:<tab>value`, a tab after
    a value), reads `?` in a list in brackets as a sign, and lets some escapes
    raise errors that are not its own. The text must have line feeds as line ends.

    What is left shows only in odd files: after `|` and `>` it wants a space before a
    comment and no tab, it places some empty values elsewhere (after `? key`, in
    `[key: ]`), and it tells an escape for half a character later in its line.
    """

    def __init__(self, text: str) -> None:
        Reader.__init__(self, text)
        Scanner.__init__(self)
        Parser.__init__(self)

    def scan_to_next_token(self) -> None:
        """Skip tabs too, where a line cannot begin."""
        super().scan_to_next_token()
        while self.peek() == "\t" and (self.flow_level or not self.allow_simple_key):
            self.forward()
            super().scan_to_next_token()

    def scan_plain(self) -> ScalarToken:
        """Text without quotes: words, and the gaps between them."""
        start = end = self.get_mark()
        indent = self.indent + 1
        text = gap = ""
        breaks = 0
        while not self._at_document_mark() and self.peek() != "#":
            word = self._scan_word(start)
            if not word:
                break
            text += gap + word
            end = self.get_mark()
            gap, breaks = self._scan_gap(indent, start)
            if not gap or (breaks and not self.flow_level and self.column < indent):
                break
        if breaks:
            self.allow_simple_key = True
        return ScalarToken(text, True, start, end)

    def _at_document_mark(self) -> bool:
        return self.column == 0 and self.prefix(3) in ("---", "...") and self.peek(3) in _BLANK_OR_END

    def _scan_word(self, start: Mark) -> str:
        length = 0
        while (character := self.peek(length)) not in _BLANK_OR_END:
            following = self.peek(length + 1) if character == ":" else "x"
            if self.flow_level and following in ",?[]{}":
                self.forward(length)
                raise ScannerError(
                    "while scanning a plain scalar", start, "found unexpected ':'", self.get_mark()
                )
            if following in _BLANK_OR_END or (self.flow_level and character in ",[]{}"):
                break
            length += 1
        word: str = self.prefix(length)
        self.forward(length)
        return word

    def _scan_gap(self, indent: int, start: Mark) -> tuple[str, int]:
        """What stands for a gap in the text, and how many line ends were in it."""
        blanks = ""
        breaks = 0
        while (character := self.peek()) in " \t\n":
            if character == _BREAK:
                breaks += 1
            elif not breaks:
                blanks += character
            elif character == "\t" and self.column < indent:
                raise ScannerError(
                    "while scanning a plain scalar",
                    start,
                    "found a tab character that violates indentation",
                    self.get_mark(),
                )
            self.forward()
        if breaks:
            return _BREAK * (breaks - 1) or " ", breaks
        return blanks, 0

    def scan_block_scalar_indentation(self) -> tuple[list[str], int, Mark]:
        """Refuse a tab before the first line of a block of text, as libyaml does."""
        found: tuple[list[str], int, Mark] = super().scan_block_scalar_indentation()
        self._refuse_tab()
        return found

    def scan_block_scalar_breaks(self, indent: int) -> tuple[list[str], Mark]:
        """Refuse a tab in the indentation of a block of text."""
        found: tuple[list[str], Mark] = super().scan_block_scalar_breaks(indent)
        if self.column < indent:
            self._refuse_tab()
        return found

    def _refuse_tab(self) -> None:
        if self.peek() == "\t":
            raise ScannerError(
                "while scanning a block scalar",
                None,
                "found a tab character where an indentation space is expected",
                self.get_mark(),
            )

    def scan_flow_scalar_non_spaces(self, double: bool, start_mark: Mark) -> list[str]:
        """Turn an escape that names no character into an error of the scanner's own."""
        try:
            chunks: list[str] = super().scan_flow_scalar_non_spaces(double, start_mark)
            if any("\ud800" <= chunk <= "\udfff" for chunk in chunks):
                raise ValueError
        except (ValueError, OverflowError):
            raise ScannerError(
                "while parsing a quoted scalar",
                start_mark,
                "found invalid Unicode character escape code",
                self.get_mark(),
            ) from None
        return chunks


def fast_parser(text: str) -> EventParser:
    """The C parser where PyYAML has one, else the pure Python parser."""
    return PureParser(text) if CParser is None else CParser(text)
