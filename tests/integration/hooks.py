"""What the tests of hooks share: this project as a repository of hooks, and a user's repository that uses it."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.support import EXAMPLES, ROOT

#: What a wheel is built from, and the manifest of hooks.
NEEDED = (
    ".pre-commit-hooks.yaml", "pyproject.toml", "hatch_build.py", "README.md", "LICENCE.md", "NOTICE.md", "icscheck", "rules",
)  # fmt: skip
#: What pip and uv say when there is no package registry within reach.
_OUT_OF_REACH = (
    "NewConnectionError", "ConnectTimeout", "Temporary failure in name resolution", "Name or service not known",
    "No matching distribution found", "error sending request", "dns error", "Failed to fetch", "No route to host",
)  # fmt: skip


@dataclass(frozen=True)
class Ran:
    """What a command said and its exit code."""

    code: int
    out: str


def environment(more: Mapping[str, str]) -> dict[str, str]:
    """The environment of a user: nothing that says which repository git is in, or which Python this is."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("GIT_", "PYTHON", "PRE_COMMIT"))
    }
    return kept | {"NO_COLOR": "1", "COLUMNS": "100", "GIT_CONFIG_NOSYSTEM": "1"} | dict(more)


def ran(folder: Path, *command: str, more: Mapping[str, str] | None = None) -> Ran:
    """Run a command in a folder."""
    done = subprocess.run(
        command, cwd=folder, env=environment(more or {}), check=False, encoding="utf-8", errors="replace",
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    return Ran(done.returncode, done.stdout)


def git(folder: Path, *arguments: str) -> str:
    """Run git, as somebody, with none of the user's hooks and line ends kept."""
    settings = {
        "user.name": "t",
        "user.email": "t@example.org",
        "commit.gpgsign": "false",
        "core.autocrlf": "false",
    }
    options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    done = ran(folder, "git", *options, *arguments)
    assert done.code == 0, done.out
    return done.out.strip()


def repository(folder: Path) -> Path:
    """An empty repository."""
    folder.mkdir(parents=True)
    git(folder, "init", "-q", "-b", "main")
    return folder


def hooks_repository(folder: Path) -> Path:
    """This project as it stands, committed whole."""
    repository(folder)
    for name in NEEDED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "x")
    return folder


def users_repository(folder: Path) -> Path:
    """A repository with a system in a folder whose name has a space, committed."""
    repository(folder)
    shutil.copytree(EXAMPLES / "tarn-and-fenwick", folder / "our system")
    (folder / "notes.yaml").write_text("a: b\n", encoding="utf-8")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "x")
    return folder


def out_of_reach(said: str) -> bool:
    """Whether an installation failed because there is no registry within reach."""
    return any(sign in said for sign in _OUT_OF_REACH)
