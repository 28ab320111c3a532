"""Bytes to text: encoding, line ends, and characters that nobody can see."""

from __future__ import annotations

import re

from icscheck.source.problems import Problem, UnreadableError
from icscheck.source.tree import Source

MAX_BYTES = 2_000_000

# Control characters, the line ends that editors don't count as line ends, and
# characters without width or that turn the direction of writing, which make a
# text look like what it isn't. The surrogates can only come from an escape.
UNSEEN = (
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u2028-\u202e\u2060\u2066-\u2069"
    "\ufeff\ufffe\uffff\ud800-\udfff]"
)
_UTF8_BOM = b"\xef\xbb\xbf"
_VERSION = r"%YAML +1\.[12] *(?:#.*)?"


def decode(data: bytes, name: str) -> tuple[Source, str]:
    """The file and its text, with line feeds as line ends; raises `UnreadableError`."""
    name = name.replace("\\", "/")
    if len(data) > MAX_BYTES:
        message = (
            f"The file is larger than {MAX_BYTES // 1_000_000} MB, too large for a description "
            "of one system. Check that it is the right file, or split it into parts."
        )
        raise UnreadableError(Problem("error", "too-large", message, name, 0, 0))
    data = data.removeprefix(_UTF8_BOM)
    _refuse_utf16(data, name)
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        raise UnreadableError(_not_utf8(data, error.start, name)) from None
    source, text = _split(text, name)
    if not text.replace("\n", "").isprintable():
        _refuse_unseen(source, text)
    _refuse_directives(source)
    return source, text


def _split(text: str, name: str) -> tuple[Source, str]:
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.endswith("\n"):
        text += "\n"  # the parsers differ on where a file ends that has no last line end
    return Source(name, tuple(text.split("\n")[:-1])), text


def _place(text: str, index: int) -> tuple[int, int]:
    """Line and column of a character, both from 1."""
    return text.count("\n", 0, index) + 1, index - text.rfind("\n", 0, index)


def _refuse_utf16(data: bytes, name: str) -> None:
    """UTF-16 and UTF-32, with a mark or without: every other byte of English is then zero."""
    start = data[:64]
    if start.startswith((b"\xff\xfe", b"\xfe\xff")) or len(start) < start.count(0) * 3 < len(start) * 2.5:
        message = (
            "The file is saved as UTF-16, which some Windows programs call Unicode. Save it again as UTF-8."
        )
        raise UnreadableError(Problem("error", "wrong-encoding", message, name, 0, 0))


def _not_utf8(data: bytes, index: int, name: str) -> Problem:
    source, _ = _split(_safe(data.decode(errors="replace")), name)
    before = data[:index].decode().replace("\r\n", "\n").replace("\r", "\n")
    line, column = _place(before, len(before))
    byte = data[index : index + 1]
    windows = byte.decode("cp1252", errors="ignore")
    reading = (
        f'; in the Windows encoding it would be "{windows}"' if windows.isprintable() and windows else ""
    )
    message = f"The byte 0x{byte.hex().upper()} here is not UTF-8{reading}. Save the file again as UTF-8."
    return Problem.in_source(source, line, column, "wrong-encoding", message)


def _refuse_unseen(source: Source, text: str) -> None:
    first = re.search(UNSEEN, text)
    if first is None:
        return
    name = unseen_name(first[0])
    line, column = _place(text, first.start())
    message = f"There is {name} here. Delete it."
    count = len(re.findall(UNSEEN, text))
    if count > 1:
        message = (
            f"There is {name} here, the first of {count:,} characters in this file that cannot be seen. "
            "Delete them."
        )
    source, _ = _split(_safe(text), source.name)
    raise UnreadableError(Problem.in_source(source, line, column, "unseen-character", message))


def _safe(text: str) -> str:
    """Text of the same width that can be shown: a control character could act on a terminal."""
    return re.sub(UNSEEN, "\ufffd", text)


def unseen_name(character: str) -> str:
    """What to call a character that has no look of its own, with its article."""
    kind = "a control character" if character < "\xa0" else "an invisible character"
    return f"{kind} (U+{ord(character):04X})"


def _refuse_directives(source: Source) -> None:
    """Lines such as `%TAG` before the document; only `%YAML 1.1` and `1.2` are harmless."""
    seen = 0
    for number, line in enumerate(source.lines, 1):
        if line.startswith("%"):
            seen += 1
            if seen > 1 or not re.fullmatch(_VERSION, line):
                message = (
                    "A line that starts with % is an instruction to a program and is not needed. Delete it."
                )
                raise UnreadableError(Problem.in_source(source, number, 1, "directive", message))
        elif line.strip() and not line.lstrip().startswith("#"):
            return
