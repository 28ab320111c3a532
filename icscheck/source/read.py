"""A file, or bytes from anywhere, to a tree and the problems found on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icscheck.source.build import build
from icscheck.source.decode import MAX_BYTES, decode
from icscheck.source.parser import EventParser, fast_parser
from icscheck.source.problems import Problem, UnreadableError

if TYPE_CHECKING:
    import pathlib
    from collections.abc import Callable

    from icscheck.source.tree import Node


def read_file(path: pathlib.Path, name: str) -> tuple[Node | None, list[Problem]]:
    """The tree of a file. `name` is the path to show; for the rest see `read_text`."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:
        return None, [_unopened(path, name.replace("\\", "/"), error)]
    return read_text(data, name)


def read_text(
    data: bytes | str,
    name: str,
    *,
    parser: Callable[[str], EventParser] = fast_parser,
) -> tuple[Node | None, list[Problem]]:
    """The tree of a YAML document, and every problem found in it.

    The tree is None when an error of syntax, of encoding or of size ended the
    reading; what was found before it is among the problems. Never raises,
    whatever the data. `parser` lets tests compare PyYAML's two parsers.
    """
    if isinstance(data, str):
        data = data.encode(errors="surrogatepass")
    problems: list[Problem] = []
    tree: Node | None
    try:
        source, text = decode(data, name)
        tree = build(parser(text), source, problems)
    except UnreadableError as end:
        problems.append(end.problem)
        tree = None
    # A key is only found to be a duplicate after its value has been read.
    # What was suspected may have turned out to be an error of syntax: it is told once.
    problems = sorted(dict.fromkeys(problems), key=lambda problem: (problem.line, problem.column))
    return tree, problems


def _unopened(path: pathlib.Path, name: str, error: OSError | ValueError) -> Problem:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        code, message = "missing-file", "There is no such file. Check the name and the folder."
    elif isinstance(error, OSError) and _is_folder(path):
        # Windows says "permission denied" of a folder, so the error alone does not tell.
        code, message = "not-a-file", "This is a folder, not a file. Name a file in it."
    elif isinstance(error, PermissionError):
        code, message = "unreadable-file", "You may not read this file. Ask its owner for permission."
    else:
        code, message = (
            "unreadable-file",
            "The file could not be opened. Check the name, and that the disk can be read.",
        )
    return Problem("error", code, message, name, 0, 0)


def _is_folder(path: pathlib.Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False
