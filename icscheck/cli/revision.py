"""A file or folder as it was in a git revision: ``REV:path``, read from the repository without checking anything out."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from icscheck.cli.exits import UnusableError

#: A revision may hold a colon only inside braces, as in ``main@{2024-01-31 12:00}``.
_NAMED = re.compile(r"(?P<revision>(?:[^:{]|\{[^}]*\})+):(?P<path>.*)", re.DOTALL)
_DESCRIPTIONS = (".ics.yaml", ".ics.yml")
_FILE, _LINK = ("100", "120")


class Revision(NamedTuple):
    """A path in a revision, as git names it."""

    name: str
    path: str


def as_revision(text: str) -> Revision | None:
    """The revision that a text names; None when it is a path, or nothing of the kind."""
    if Path(text).exists() or re.match(r"[A-Za-z]:[\\/]", text):
        return None
    found = _NAMED.fullmatch(text)
    return Revision(found["revision"], found["path"]) if found else None


def lay_out(revision: Revision, text: str, room: Path) -> str:
    """Write the descriptions of a revision into an empty folder, as they lie in the repository; give the path there.

    :class:`UnusableError` when git is not there, or does not know the revision or the path.
    """
    if revision.name.startswith("-"):
        raise UnusableError(f"{revision.name} is no git revision.")
    top = Path(
        _git("rev-parse", "--show-toplevel", fails="This folder is in no git repository.").decode().strip()
    )
    commit = _git(
        "rev-parse", "--verify", "--quiet", f"{revision.name}^{{tree}}",
        fails=f"Git knows no revision {revision.name}. `git log --oneline` lists those there are; "
        "a shallow copy of a repository has only the last: fetch the others first.",
    ).decode().strip()  # fmt: skip
    path = _from_top(revision.path, top)
    (room / ".git").mkdir()  # so that places are named from the top, as in the repository
    found = 0
    for mode, id, name in _listed(commit, path, top):
        if mode.startswith(_FILE) and (name.endswith(_DESCRIPTIONS) or name == path):
            target = room / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(_git("cat-file", "blob", id, at=top, fails=f"{text} cannot be read."))
            found += 1
    if not found:
        raise UnusableError(
            f"There is no description at {revision.path or 'the top'} in {revision.name}: "
            "no file there is called something.ics.yaml. A path after the colon counts from the top of the "
            "repository; begin it with ./ to count from this folder."
        )
    return str(room / path)


def _from_top(path: str, top: Path) -> str:
    """A path as git has it: from the top of the repository, or from this folder when it begins with a dot."""
    path = path.replace("\\", "/")
    if path.split("/")[0] in (".", ".."):
        path = os.path.relpath(Path(path).resolve(), top.resolve()).replace("\\", "/")
    parts = PurePosixPath(path).parts
    if ".." in parts or path.startswith("/"):
        raise UnusableError(f"{path} lies outside the repository.")
    return "/".join(part for part in parts if part != ".")


def _listed(tree: str, path: str, top: Path) -> list[tuple[str, str, str]]:
    """Mode, id and name of every file at or below a path; a name that would lead elsewhere is left out."""
    wanted = ["--", path] if path else []
    listing = _git("--literal-pathspecs", "ls-tree", "-r", "-z", "--full-tree", tree, *wanted, at=top,
                   fails=f"{path} cannot be read.").decode("utf-8", "surrogateescape")  # fmt: skip
    found = []
    for entry in listing.split("\0"):
        about, _, name = entry.partition("\t")
        if name and ".." not in name.split("/") and not name.startswith("/"):
            mode, _kind, id = about.split(" ")
            found.append((mode, id, name))
    return found


def _git(*arguments: str, fails: str, at: Path | None = None) -> bytes:
    """What git prints; :class:`UnusableError` with the given words when it fails."""
    # Nothing is fetched, asked for or written on the way.
    environment = os.environ | {
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_OPTIONAL_LOCKS": "0",
    }
    try:
        ran = subprocess.run(  # noqa: S603 (no shell; the arguments are a revision and ids)
            ["git", *arguments],  # noqa: S607 (the git that the user has)
            cwd=at, env=environment, capture_output=True, check=False,
        )  # fmt: skip
    except OSError:
        raise UnusableError(
            "Git is not installed, or is not on the path; without it, compare two files or folders."
        ) from None
    if ran.returncode != 0:
        said = " ".join(ran.stderr.decode("utf-8", "replace").split()).removeprefix("fatal: ")
        raise UnusableError(f"{fails} (git: {said})" if said else fails)
    return ran.stdout
