"""The tutorial is followed to the letter: its files are written, its edits made, its commands run, and what it shows is there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from icscheck.source import Mapping, Scalar, Sequence, read_text
from tests.support import ROOT, run

PAGES = ("tutorial.md", "writing-a-pack.md")
BLOCK = re.compile(r"^```([^\n]*)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
#: Commands that find something, and so exit with 1.
FINDS = ("icscheck validate",)


def commands(text: str) -> list[tuple[str, list[str]]]:
    """Each command of a block, with the lines that it is said to print."""
    found: list[tuple[str, list[str]]] = []
    for line in text.splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        else:
            found[-1][1].append(line)
    return found


def missing(printed: str, said: list[str]) -> str:
    """The first part of what the page says that was not printed, in its order; `[…]` stands for anything."""
    at = 0
    for part in "\n".join(said).split("[…]"):
        place = printed.find(part.strip("\n"), at)
        if place < 0 or (not at and said and not said[0].startswith("[…]") and place):
            return part
        at = place + len(part.strip("\n"))
    return ""


def edit(block: str, file: Path) -> None:
    root, problems = read_text(block.encode(), "edit")
    assert not problems
    assert isinstance(root, Sequence)
    for item in root.items:
        assert isinstance(item, Mapping)
        was, now = item.get("from"), item.get("to")
        assert isinstance(was, Scalar)
        assert isinstance(now, Scalar)
        text = file.read_text(encoding="utf-8")
        assert text.count(was.text) == 1, was.text
        file.write_text(text.replace(was.text, now.text), encoding="utf-8")


@pytest.mark.parametrize("page", PAGES)
def test_the_page_can_be_followed(page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    ran_any = False
    for kind, text in BLOCK.findall((ROOT / "docs" / page).read_text(encoding="utf-8")):
        what, _, file = kind.partition(" ")
        if file.startswith("file="):
            place = Path(file.removeprefix("file="))
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(text, encoding="utf-8")
        elif file.startswith("edit="):
            edit(text, Path(file.removeprefix("edit=")))
        elif what == "shell-session":
            for command, said in commands(text):
                program, *arguments = shlex.split(command)
                assert program == "icscheck"
                ran = run(*arguments)
                assert ran.code in ((0, 1) if command.startswith(FINDS) else (0,)), f"{command}\n{ran.err}"
                assert missing(ran.out, said) == "", f"{command} printed:\n{ran.out}"
                ran_any = True
    assert ran_any
