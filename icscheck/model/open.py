"""Finding the systems under the paths given, and opening each: its files read, merged, checked and made a :class:`System`."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import NamedTuple

from icscheck.model.read import read_system
from icscheck.model.things import System
from icscheck.schema import check_shape
from icscheck.schema.scalars import as_date, is_none, is_unknown
from icscheck.source import Mapping, Node, Problem, Scalar, Sequence, read_file, read_text

SUFFIXES = (".ics.yaml", ".ics.yml")
#: In a folder with this file, every other ``*.ics.yaml`` is a part of the same system.
WHOLE = ("system.ics.yaml", "system.ics.yml")
#: Files that mark the folder from which places are named.
_ROOTS = ("icscheck.yaml", ".git")
STANDARD_INPUT = "-"


class Files(NamedTuple):
    """The files of one system, and what results call it."""

    path: str
    files: tuple[tuple[Path, str], ...]
    text: bytes | None = None
    #: YAML files beside the parts that are no parts, since their names do not end in .ics.yaml
    unread: tuple[str, ...] = ()


class Document(NamedTuple):
    """A document that was read and whose shape was checked: not yet a system, since that needs a day."""

    path: str
    root: Mapping | None
    problems: tuple[Problem, ...]

    @property
    def usable(self) -> bool:
        """Whether a system can be made of it."""
        return self.root is not None and not any(problem.level == "error" for problem in self.problems)

    def scalar(self, key: str) -> str:
        """A single value at the top, as written; empty when there is none."""
        node = self.root.get(key) if self.root is not None else None
        return node.text if isinstance(node, Scalar) and not is_unknown(node) and not is_none(node) else ""

    @property
    def as_of(self) -> date | None:
        """The day that the document names."""
        return as_date(self.scalar("as_of"))

    @property
    def packs(self) -> list[str]:
        """The packs that the document names."""
        node: Node | None = self.root.get("packs") if self.root is not None else None
        if isinstance(node, Sequence):
            return [item.text for item in node.items if isinstance(item, Scalar)]
        return [node.text] if isinstance(node, Scalar) and not is_none(node) and not is_unknown(node) else []


def find_systems(paths: list[str], standard_input: bytes = b"") -> tuple[list[Files], list[Problem]]:
    """The systems under these paths, in the order given and sorted within each folder.

    A file is a system; a folder with ``system.ics.yaml`` is one system; any other folder is walked. ``-`` is
    standard input, whose bytes are handed in. A path that is not there, or a folder without a system, is a problem.
    """
    found: list[Files] = []
    problems: list[Problem] = []
    for text in paths:
        if text == STANDARD_INPUT:
            found.append(Files("standard input", (), standard_input))
            continue
        try:
            inside = _systems_at(Path(text))
        except (OSError, ValueError) as error:  # a folder that may not be read, or text that is no path
            reason = getattr(error, "strerror", None) or "that is no path"
            problems.append(_about(text, "unreadable-path", f"{text} cannot be read: {reason}."))
            continue
        if inside is None:
            problems.append(_about(text, "no-such-path", f"There is no file or folder called {text}."))
        elif not inside:
            message = f"There is no system in {text}: no file there is called something.ics.yaml."
            problems.append(_about(text, "no-system", message))
        found.extend(inside or [])
    return found, problems


def _systems_at(path: Path) -> list[Files] | None:
    if path.is_dir():
        return _in_folder(path, base_of(path))
    return [_one_file(path, base_of(path.parent))] if path.exists() else None


def _about(path: str, code: str, message: str) -> Problem:
    return Problem("error", code, message, path.replace("\\", "/"), 0, 0)


def _one_file(path: Path, base: Path) -> Files:
    name = name_from(path, base)
    return Files(name, ((path, name),))


def _in_folder(folder: Path, base: Path) -> list[Files]:
    entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    files = [entry for entry in entries if entry.is_file() and entry.name.endswith(SUFFIXES)]
    first = [entry for entry in files if entry.name in WHOLE]
    if first:
        parts = [*first, *(entry for entry in files if entry not in first)]
        unread = [
            entry
            for entry in entries
            if entry.is_file() and entry.suffix in (".yaml", ".yml") and entry not in files
            if entry.name not in _ROOTS and not entry.name.startswith(".")
        ]
        return [
            Files(
                name_from(folder, base),
                tuple((part, name_from(part, base)) for part in parts),
                unread=tuple(name_from(entry, base) for entry in unread),
            )
        ]
    found = [_one_file(entry, base) for entry in files]
    for entry in entries:
        if entry.is_dir() and not entry.is_symlink() and not entry.name.startswith("."):
            found.extend(_in_folder(entry, base))
    return found


def base_of(folder: Path) -> Path:
    """The folder from which places are named: the nearest above with ``icscheck.yaml`` or a git root, else the folder itself."""
    start = folder.resolve()
    for each in (start, *start.parents):
        if any((each / mark).exists() for mark in _ROOTS):
            return each
    return start


def name_from(path: Path, base: Path) -> str:
    """A path as results name it: relative to the base, with ``/`` on every platform."""
    resolved = path.resolve()
    try:
        return resolved.relative_to(base).as_posix() or "."
    except ValueError:
        return resolved.name


def open_document(files: Files) -> Document:
    """Read and merge the files of a system and check the shape of what they say."""
    problems = [_unread(name) for name in files.unread]
    roots: list[Mapping] = []
    for path, name in files.files:
        root, found = read_file(path, name)
        problems.extend(found)
        _add_root(root, roots, problems)
    if files.text is not None:
        root, found = read_text(files.text, files.path)
        problems.extend(found)
        _add_root(root, roots, problems)
    if not roots:
        return Document(files.path, None, tuple(problems))
    return checked(_merge(roots, problems), files.path, problems)


def checked(root: Mapping, path: str, problems: list[Problem] | None = None) -> Document:
    """A document from a tree, with the problems of its shape."""
    return Document(path, root, (*(problems or []), *check_shape(root)))


def _unread(name: str) -> Problem:
    stem = name.removesuffix(".yaml").removesuffix(".yml")
    message = f"This file is not read, since its name does not end in .ics.yaml. If it is a part of the system, call it {stem}.ics.yaml."
    return Problem("warning", "not-read", message, name, 0, 0)


def _add_root(root: Node | None, roots: list[Mapping], problems: list[Problem]) -> None:
    if isinstance(root, Mapping):
        roots.append(root)
    elif root is not None:
        problems.extend(check_shape(root))


def _merge(roots: list[Mapping], problems: list[Problem]) -> Mapping:
    if len(roots) == 1:
        return roots[0]
    first = roots[0]
    merged = Mapping(first.source, first.line, first.column, {})
    for root in roots:
        for key, entry in root.entries.items():
            other = merged.entries.get(key)
            if other is None:
                merged.entries[key] = entry
                continue
            message = (
                f'"{key}" is in two files of the same system: {other.key.source.name} line {other.key.line} and here. '
                "Keep each top-level key in one file."
            )
            problems.append(Problem.at(entry.key, "duplicate-key", message))
    return merged


def open_system(document: Document, as_of: date) -> tuple[System | None, list[Problem]]:
    """The system that a usable document describes as of a day; None, with the problems, when its references are broken."""
    if not document.usable or document.root is None:
        return None, []
    system, problems = read_system(document.root, document.path, as_of)
    broken = any(problem.level == "error" for problem in problems)
    return (None if broken else system), problems
