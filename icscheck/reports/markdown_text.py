"""Text and tables in Markdown: what comes from a document stands as it is, with no markup, HTML, link or mention in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from icscheck.reports.findings import one_line

_MARKUP = re.compile(r"([\\`*\[\]<>#|~&$@^!]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9]))")
_PIPE = re.compile(r"(?<!\\)\|")
_CODE = re.compile("`([^`]+)`")
#: An @ that would call someone. A backslash does not stop the services that look for it.
_MENTION = re.compile(r"(?<![A-Za-z0-9])\\@")
_LINK = re.compile(r"(?i)(https?|ftp|mailto)(:)|(www)(\.)")
_STARTS = re.compile(r"^([-+=]+|\d+[.)])(?=\s|$)")
#: A line break in a cell of a table: the only HTML that is used.
BREAK = "<br>"


def plain(text: object) -> str:
    """A text that Markdown shows as it is, on one line."""
    escaped = _MARKUP.sub(r"\\\1", one_line(str(text)))
    escaped = _MENTION.sub("&#64;", escaped)
    escaped = _LINK.sub(lambda found: "\\".join(part for part in found.groups() if part), escaped)
    return _STARTS.sub(lambda found: f"{found[1][:-1]}\\{found[1][-1]}", escaped)


def prose(text: str) -> str:
    """A text of a rule or of ours, in which what stands between backticks is code."""
    parts = _CODE.split(one_line(text))
    return "".join(code(part) if place % 2 else _spaced(part) for place, part in enumerate(parts))


def _spaced(part: str) -> str:
    """A part of a text as it is, with the blanks at its ends."""
    before, after = part[: len(part) - len(part.lstrip())], part[len(part.rstrip()) :]
    return f"{before}{plain(part)}{after}" if part.strip() else part


def code(text: str) -> str:
    """A text as code; its backticks are kept by a longer fence."""
    text = one_line(text)
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * (longest + 1)
    pad = " " if longest else ""
    return f"{fence}{pad}{text}{pad}{fence}" if text else ""


def table(heads: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """A table of cells that are Markdown already; nothing when there is no row."""
    heads, body = list(heads), [list(row) for row in rows]
    if not body:
        return
    yield ""
    yield row_of(heads)
    yield f"|{' --- |' * len(heads)}"
    for row in body:
        yield row_of(row)
    yield ""


def row_of(cells: Iterable[str]) -> str:
    """A row of cells that are Markdown already; an empty cell is one blank, as linters want it."""
    stripped = (_PIPE.sub(r"\\|", cell.strip()) for cell in cells)
    return f"|{''.join(f' {cell} |' if cell else ' |' for cell in stripped)}"


def plain_table(heads: Iterable[str], rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """A table whose heads and cells stand as they are."""
    yield from table(map(plain, heads), ([plain(cell) for cell in row] for row in rows))


def pairs(lines: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Names with what they say, as a list."""
    yield ""
    for name, text in lines:
        yield f"- **{name}**: {text}"
    yield ""
