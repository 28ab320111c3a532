"""What the parsers say of a syntax error, in words for people who write no programs.

libyaml and the pure Python parser word the same error differently, and both name
what their scanner was doing rather than what the writer did. So the error is only
used for its kind and its place; the line that it points to says the rest.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from yaml.error import MarkedYAMLError, YAMLError

from icscheck.source.misread import list_mark, no_colon
from icscheck.source.problems import Problem, shown

if TYPE_CHECKING:
    from yaml.error import Mark
    from yaml.events import ScalarEvent

    from icscheck.source.tree import Source

# Spaces that are not the space: no-break, thin, ideographic…
_ODD_SPACE = re.compile("[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_NO_SPACE_AFTER_DASH = re.compile(r"-([^\s-].*)")
_NO_SPACE_AFTER_COLON = re.compile(r"""([^\s:"'#\[\]{}]+):(\S.*)""")
_COLON = re.compile(r":(?=\s|$)")


@dataclass(frozen=True, slots=True)
class _Error:
    """A syntax error: where the parser stopped, where the thing it was reading began."""

    source: Source
    scalar: ScalarEvent | None
    brackets: list[tuple[int, int]]
    line: int
    column: int
    from_line: int
    from_column: int

    @property
    def text(self) -> str:
        """The line on which the parser stopped."""
        return self.source.line(self.line)

    @property
    def sign(self) -> str:
        """The character at which the parser stopped; `''` after the line's end."""
        return self.text[self.column - 1 : self.column]

    def here(self, code: str, message: str) -> Problem:
        """A problem where the parser stopped."""
        return self.on(self.line, self.column, code, message)

    def at_start(self, code: str, message: str) -> Problem:
        """A problem where the thing began that the parser was reading."""
        return self.on(self.from_line, self.from_column, code, message)

    def on(self, line: int, column: int, code: str, message: str) -> Problem:
        """A problem anywhere in the file."""
        return Problem.in_source(self.source, line, column, code, message)


def explain(
    error: YAMLError, source: Source, scalar: ScalarEvent | None, brackets: list[tuple[int, int]]
) -> Problem:
    """The one problem that tells a writer what a parser's error means.

    `scalar` is the last that was read, `brackets` are the places of those still open.
    """
    if not isinstance(error, MarkedYAMLError) or error.problem_mark is None:
        # Decoding leaves nothing that a parser's reader refuses; this is for parsers to come.
        return Problem("error", "syntax", _NOT_UNDERSTOOD, source.name, 0, 0)
    line, column = _within(source, error.problem_mark)
    from_line, from_column = _within(source, error.context_mark or error.problem_mark)
    place = _Error(source, scalar, brackets, line, column, from_line, from_column)
    said = f"{error.context} {error.problem}"
    for words, translate in _TRANSLATIONS:
        if words in said:
            return translate(place)
    return _misplaced(place)


_NOT_UNDERSTOOD = "The file cannot be read from here on. Check the indentation, and that text with signs in it is in quotes."


def _within(source: Source, mark: Mark) -> tuple[int, int]:
    """Line and column of a mark, from 1; the end of the last line for what lies behind it."""
    last = len(source.lines)
    if mark.line >= last:
        return last, len(source.line(last)) + 1
    return mark.line + 1, mark.column + 1


# Colons.


def _colon(error: _Error) -> Problem:
    """A colon where no key can be: in a text, or because the line stands too far in."""
    before = error.text[: error.column - 1]
    earlier = _COLON.search(before)
    if earlier is None:
        return _odd_space(error, error.line) or _too_far_in(error)
    key = before[: earlier.end()].strip()
    text = error.text[earlier.end() :].partition(" #")[0].strip()
    message = "A colon followed by a space makes a key, and the text here holds one."
    if text[:1] in ("‘", "’", "“", "”"):
        return error.here(
            "colon-in-text", f"{message} Put straight quotes around it; {text[0]} is not read as a quote."
        )
    return error.here("colon-in-text", f"{message} Put the whole text in quotes: {_in_quotes(key, text)}")


def _in_quotes(key: str, text: str) -> str:
    """The line as it should be; without the text when that is too long to repeat."""
    if len(key) + len(text) > 70:
        return f"{key} '…'" if '"' in text else f'{key} "…"'
    if '"' in text or "\\" in text:
        return f"{key} '" + text.replace("'", "''") + "'"
    return f'{key} "{text}"'


def _too_far_in(error: _Error) -> Problem:
    column = len(error.text) - len(error.text.lstrip()) + 1
    scalar = error.scalar
    above = scalar.start_mark.line + 1 if scalar and scalar.start_mark else error.line
    if mark := list_mark(error.source, above) or list_mark(error.source, error.line):
        return mark
    if scalar and scalar.start_mark and above < error.line:
        bare = no_colon(error.source, above, scalar.start_mark.column + 1)
        if bare:
            return bare
    end = f" that begins on line {above}" if above < error.line else ""
    return error.on(
        error.line,
        column,
        "bad-indentation",
        f"This line stands too far in: it is read as more of the text{end}. "
        "Line it up with the other keys of its group.",
    )


def _no_colon(error: _Error) -> Problem:
    """A line among keys that is not a key."""
    line = error.source.line(error.from_line)
    text = line[error.from_column - 1 :].rstrip()
    if mark := list_mark(error.source, error.from_line):
        return mark
    if found := _NO_SPACE_AFTER_DASH.fullmatch(text):
        return error.at_start(
            "missing-space", f"There is no space after the dash. Write {shown('- ' + found[1])}."
        )
    if odd := _odd_space(error, error.from_line):
        return odd
    if found := _NO_SPACE_AFTER_COLON.fullmatch(text):
        return error.at_start(
            "missing-space", f"There is no space after the colon. Write {shown(f'{found[1]}: {found[2]}')}."
        )
    if text[:1] in ("'", '"') and not text.endswith(text[0]):
        return _unclosed_quote(error)
    return error.at_start(
        "missing-colon",
        f"A key is expected here, and {shown(text)} has no colon after it. "
        "If it belongs to the text above, indent it further than that text's key.",
    )


def _colon_in_brackets(error: _Error) -> Problem:
    return error.here(
        "missing-space", "There is no space after the colon. Put one there, or put the text in quotes."
    )


# Tabs and other spaces.


def _tab(error: _Error) -> Problem:
    if error.text[: error.column - 1].strip():
        return error.here(
            "tab", "There is a tab here, where only spaces can stand. Put a space in its place."
        )
    return error.here("tab", "This line is indented with a tab. Use spaces: two for each level.")


def _cannot_begin(error: _Error) -> Problem:
    return _tab(error) if error.sign == "\t" else _needs_quotes(error)


def _odd_space(error: _Error, line: int) -> Problem | None:
    """A no-break space or its kin, which nobody can tell from a space, on a line that went wrong."""
    found = _ODD_SPACE.search(error.source.line(line))
    if found is None:
        return None
    return error.on(
        line,
        found.start() + 1,
        "odd-space",
        f"The space here is not an ordinary one (U+{ord(found[0]):04X}, as pasted from a web page or "
        "a word processor), so the line cannot be read. Type a space in its place.",
    )


# Signs and quotes.


def _needs_quotes(error: _Error) -> Problem:
    if mark := list_mark(error.source, error.from_line):
        return mark
    sign = error.source.line(error.from_line)[error.from_column - 1 : error.from_column]
    return error.at_start(
        "needs-quotes",
        f"A text cannot begin with {sign} unless it is in quotes. Put the whole text in quotes.",
    )


def _tag(error: _Error) -> Problem:
    return error.at_start(
        "tag",
        "The tag that begins with ! is not needed. Delete it; if it is part of a text, put the whole text in quotes.",
    )


def _block_text(error: _Error) -> Problem:
    sign = error.source.line(error.from_line)[error.from_column - 1 : error.from_column]
    return error.at_start(
        "needs-quotes",
        f"After the sign {sign} text has to begin on the next line. If the sign is part of the text, "
        "put the whole text in quotes.",
    )


def _escape(error: _Error) -> Problem:
    backslash = error.text.rfind("\\", 0, error.column)
    column = backslash + 1 if backslash >= 0 else error.column
    return error.on(
        error.line,
        column,
        "bad-escape",
        "In double quotes a backslash has a meaning of its own, and this one has none. "
        "Write two backslashes, or use single quotes.",
    )


def _unclosed_quote(error: _Error) -> Problem:
    return error.at_start(
        "unclosed-quote",
        "The quote that opens here is never closed. Close it at the end of the text; "
        "an apostrophe in a text needs no quotes.",
    )


# Lists, brackets and indentation.


def _list_beside_key(error: _Error) -> Problem:
    return error.here(
        "list-beside-key",
        "A list cannot begin on the line of its key. Put each entry on a line of its own below, "
        "or put the whole text in quotes if the dash is part of it.",
    )


def _in_brackets(error: _Error) -> Problem:
    """Something wrong in a list or a group in brackets."""
    line, column = error.brackets[-1] if error.brackets else (error.from_line, error.from_column)
    opening = error.source.line(line)[column - 1 : column]
    closing = "}" if opening == "{" else "]"
    if error.line == line and error.column <= len(error.text.rstrip()):
        return error.here(
            "bad-brackets",
            f"A comma or the closing {closing} is expected here. If the text holds a bracket, a comma "
            "or a quote, put the whole text in quotes.",
        )
    return error.on(
        line,
        column,
        "unclosed-bracket",
        f"The {opening} that opens here is not closed. Put {closing} after its last entry, "
        "and a comma between entries.",
    )


def _misplaced(error: _Error) -> Problem:
    """Something that does not fit what stands before it."""
    quoted = _after_quotes(error)
    if quoted:
        return quoted
    if mark := list_mark(error.source, error.line):
        return mark
    if error.sign in ("]", "}"):
        return error.here(
            "bad-brackets", f"This {error.sign} closes a bracket that was never opened. Delete it."
        )
    if error.sign == ",":
        return _needs_quotes_here(error)
    if error.sign == ":":
        return error.here("missing-key", "The key before this colon is missing. Write one.")
    if error.text[: error.column - 1].strip():
        return error.here(
            "stray-text",
            "What stands from here on does not belong to what is before it on this line. "
            "If all of it is one text, put the whole text in quotes.",
        )
    odd = _odd_space(error, error.line)
    if odd:
        return odd
    if error.column == error.from_column and error.line != error.from_line:
        return error.here(
            "list-and-keys",
            f"Entries of a list (with -) and keys (with :) are mixed in the group that begins on line "
            f"{error.from_line}. Indent the list under its key, or give every line the same form.",
        )
    return error.here(
        "bad-indentation",
        "The indentation of this line fits no line above. Line it up, with spaces, with the lines that it belongs to.",
    )


def _needs_quotes_here(error: _Error) -> Problem:
    return error.here(
        "needs-quotes",
        f"A text cannot begin with {error.sign} unless it is in quotes. Put the whole text in quotes.",
    )


def _after_quotes(error: _Error) -> Problem | None:
    """Text right after a closing quote: too few quotes before it, or one too many."""
    scalar = error.scalar
    if scalar is None or scalar.style not in ("'", '"') or not scalar.start_mark or not scalar.end_mark:
        return None
    end = scalar.end_mark
    if end.line + 1 != error.line or error.text[end.column : error.column - 1].strip():
        return None
    start = scalar.start_mark
    if start.line < end.line:
        return error.on(
            start.line + 1,
            start.column + 1,
            "unclosed-quote",
            f"The quote that opens here is closed only on line {error.line}. Close it at the end of its text.",
        )
    return error.here(
        "text-after-quote",
        "There is text after the closing quote. Put the quote at the end; if the text itself holds "
        f"{scalar.style}, use the other kind of quote around it.",
    )


# The first words found in what the parser said, of either parser, decide.
_TRANSLATIONS = (
    ("mapping values are not allowed", _colon),
    ("could not find expected ':'", _no_colon),
    ("unexpected ':'", _colon_in_brackets),
    ("cannot start any token", _cannot_begin),
    ("tab character", _tab),
    ("end of stream", _unclosed_quote),
    ("unexpected document", _unclosed_quote),
    ("quoted scalar", _escape),
    ("double-quoted", _escape),
    ("sequence entries are not allowed", _list_beside_key),
    ("mapping keys are not allowed", _needs_quotes),
    ("an alias", _needs_quotes),
    ("an anchor", _needs_quotes),
    ("a tag", _tag),
    ("tag handle", _tag),
    ("block scalar", _block_text),
    ("a flow", _in_brackets),
)
