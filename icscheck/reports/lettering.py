"""How much room text takes: the widths of Arial, and text cut into lines that fit a box.

Helvetica and Liberation Sans share these widths. A character outside the table counts as wide as it can be, so
that text may leave room over but does not leave its box.
"""

from __future__ import annotations

import unicodedata
from functools import cache

#: Widths in thousandths of the size, with the characters that have each.
_REGULAR = {
    191: "'", 222: "ijl‘’", 260: "|", 278: " !,./:;I[\\]ft·", 333: "()-`r“”", 334: "{}", 355: '"', 389: "*", 469: "^",
    500: "Jcksvxyz", 556: "#$0123456789?L_abdeghnopqu–£", 584: "+<=>~", 611: "FTZ", 667: "&ABEKPSVXY",
    722: "CDHNRUw", 778: "GOQ", 833: "Mm", 889: "%", 944: "W", 1015: "@",
}  # fmt: skip
_BOLD = {
    238: "'", 278: " ,./I\\ijl‘’·", 280: "|", 333: "!()-:;[]`ft", 389: "*r{}", 474: '"', 500: "z“”",
    556: "#$0123456789J_aceksvxy–£", 584: "+<=>^~", 611: "?FLTZbdghnopqu", 667: "EPSVXY", 722: "&ABCDHKNRU",
    778: "GOQw", 833: "M", 889: "%m", 944: "W", 975: "@",
}  # fmt: skip
_WIDTHS = [
    {character: width for width, characters in table.items() for character in characters}
    for table in (_REGULAR, _BOLD)
]
_UNLISTED = 1000
_EMOJI = 1400
#: Signs that stand for whole phrases, such as U+FDFD.
_PHRASE = 12000
_CUT = "…"
#: More than this much of a text is never set.
_LONGEST = 600
_MOST_MARKS = 2


def one_line(text: str) -> str:
    """Text from a document on one line, without control characters, marks of direction or runs of blanks."""
    return " ".join("".join(each if each.isprintable() else " " for each in text).split())


def shortened(text: str, longest: int) -> str:
    """Text from a document on one line, cut with … when it is longer than so many characters."""
    line = one_line(text)
    return line if len(line) <= longest else f"{line[: longest - 1].rstrip()}…"


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide a line of text is at a size, in the unit of the size."""
    return sum(_width(character, bold) for character in text) * size / 1000


@cache
def _width(character: str, bold: bool) -> int:
    listed = _WIDTHS[bold].get(character)
    if listed is not None:
        return listed
    if unicodedata.category(character) in ("Mn", "Me"):
        return 0
    code = ord(character)
    if 0xFDF0 <= code <= 0xFDFF:
        return _PHRASE
    return _EMOJI if code > 0x2100 else _UNLISTED


def lines_of(text: str, room: float, size: float, *, bold: bool = False, most: int = 3) -> list[str]:
    """Text cut into at most so many lines that fit the room; the last ends in … when more would follow."""
    words = _tame(one_line(text)[: _LONGEST + 1]).split()
    lines: list[str] = []
    line = ""
    for word in words:
        wider = f"{line} {word}" if line else word
        if text_width(wider, size, bold=bold) <= room:
            line = wider
            continue
        if line:
            lines.append(line)
        *whole, line = _pieces(word, room, size, bold=bold)
        lines.extend(whole)
        if len(lines) > most:
            break
    if line:
        lines.append(line)
    if len(lines) > most or len(text) > _LONGEST:
        lines = lines[:most]
        lines[-1] = _shortened(lines[-1], room, size, bold=bold)
    return lines


def _pieces(word: str, room: float, size: float, *, bold: bool) -> list[str]:
    """A word that is longer than a line, cut where the line ends."""
    pieces, piece = [], ""
    for character in word:
        if piece and text_width(piece + character, size, bold=bold) > room:
            pieces.append(piece)
            piece = ""
        piece += character
    return [*pieces, piece]


def _shortened(line: str, room: float, size: float, *, bold: bool) -> str:
    while line and text_width(line + _CUT, size, bold=bold) > room:
        line = line[:-1]
    return line.rstrip() + _CUT


def _tame(text: str) -> str:
    """Text whose letters carry no more than two marks each: a pile of them would leave the line."""
    kept: list[str] = []
    run = 0
    for character in text:
        run = run + 1 if unicodedata.category(character) in ("Mn", "Me") else 0
        if run <= _MOST_MARKS:
            kept.append(character)
    return "".join(kept)
