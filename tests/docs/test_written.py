"""What people wrote in the documentation holds: its commands run, its YAML is right, its links lead somewhere."""

from __future__ import annotations

import re
import shlex
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from docs.generate import _slug, checkout_of_examples
from icscheck.assessment.examples import read_examples, run_example
from icscheck.checks import compile_criterion, compile_pack
from icscheck.model import checked, open_system
from icscheck.packs import Folder, load_pack
from icscheck.source import Mapping, read_text
from tests.support import ROOT, run

PAGES = sorted(
    [
        *ROOT.glob("*.md"),
        *(ROOT / "docs").rglob("*.md"),
        *(ROOT / "examples").rglob("*.md"),
        *(ROOT / "benchmarks").glob("*.md"),
    ]
)
PAGES = [page for page in PAGES if page.parent.name != "reports"]
WRITTEN = [page for page in PAGES if not page.read_text(encoding="utf-8").startswith("<!-- Generated")]


class Fenced(NamedTuple):
    """A block of code in a page: what its fence says it is, and its text."""

    page: str
    line: int
    kind: str
    text: str

    def __str__(self) -> str:
        return f"{self.page}:{self.line}"


def fenced(pages: list[Path], pattern: str) -> list[Fenced]:
    found = []
    for page in pages:
        text = page.read_text(encoding="utf-8")
        for block in re.finditer(r"^```([^\n]+)\n(.*?)^```$", text, re.DOTALL | re.MULTILINE):
            if re.fullmatch(pattern, block[1]):
                line = text.count("\n", 0, block.start()) + 2
                found.append(Fenced(page.relative_to(ROOT).as_posix(), line, block[1], block[2]))
    return found


def commands(block: Fenced) -> list[tuple[str, str]]:
    """Each command of a console block, with what the page says that it prints."""
    return re.findall(r"^\$ ([^\n]+)\n((?:(?!\$ )[^\n]*\n)*)", block.text, re.MULTILINE)


CONSOLE = fenced(PAGES, "console")


@pytest.mark.parametrize("block", CONSOLE, ids=map(str, CONSOLE))
def test_every_command_runs_and_prints_what_the_page_says(
    block: Fenced, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    for variable in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(variable, raising=False)
    assert commands(block)
    with checkout_of_examples():
        for command, printed in commands(block):
            typed, _, file = command.partition(" > ")
            program, *arguments = shlex.split(typed)
            ran = run(*arguments)

            assert program == "icscheck"
            assert ran.code in (0, 1), ran.err
            assert ran.err == ""
            if printed.strip():
                head, _, tail = printed.strip().partition("  […]\n")
                assert ran.out.strip() == printed.strip() or (tail and ran.out.strip().startswith(head))
                assert ran.out.strip().endswith(tail)
            if file:
                Path(file).write_text(ran.out, encoding="utf-8")


DOCUMENTS = fenced(WRITTEN, "yaml")


@pytest.mark.parametrize("block", DOCUMENTS, ids=map(str, DOCUMENTS))
def test_every_document_that_is_shown_can_be_used(block: Fenced) -> None:
    if all(line.startswith("#") for line in block.text.splitlines()):
        return  # the first line for editors
    root, problems = read_text(block.text.encode(), str(block))
    assert problems == []
    assert isinstance(root, Mapping)
    document = checked(root, str(block))
    assert document.problems == ()
    _system, problems = open_system(document, date(2022, 6, 30))
    dangling = [problem for problem in problems if problem.code not in FRAGMENT]
    assert dangling == []


#: A fragment may name what it does not show.
FRAGMENT = {"unknown-reference"}

CRITERIA = fenced(WRITTEN, r"yaml (?!rule$|examples$)\w+")


@pytest.mark.parametrize("block", CRITERIA, ids=map(str, CRITERIA))
def test_every_criterion_that_is_shown_compiles(block: Fenced) -> None:
    root, problems = read_text(block.text.encode(), str(block))
    assert root is not None
    compile_criterion(root, block.kind.split()[1], problems)

    assert problems == []


RULES = fenced(WRITTEN, "yaml rule")


@pytest.mark.parametrize("block", RULES, ids=map(str, RULES))
def test_every_rule_that_is_shown_loads_and_its_examples_hold(block: Fenced, tmp_path: Path) -> None:
    shown = [each for each in fenced(WRITTEN, "yaml examples") if each.page == block.page]
    header = (
        "name: shown\nedition: '1'\nrevision: 1.0.0\ntitle: Shown\npublisher: the page\nstatus: guidance\n"
    )
    (tmp_path / "pack.yaml").write_text(header, encoding="utf-8")
    (tmp_path / "committees.yaml").write_text(block.text, encoding="utf-8")
    for place, each in enumerate(shown):
        (tmp_path / f"committees{place}.examples.yaml").write_text(each.text, encoding="utf-8")
    folder = Folder(tmp_path, "shown")
    rules = {rule.rule.id: rule for rule in compile_pack(load_pack(folder))}
    examples, problems = read_examples(folder)

    assert problems == []
    assert [run_example(each, rules[each.rule]) for each in examples if each.rule in rules] == [
        [] for each in examples if each.rule in rules
    ]


def headings(page: Path) -> set[str]:
    text = re.sub(r"^```.*?^```$", "", page.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    return {_slug(heading) for heading in re.findall(r"^#+ (.+)$", text, re.MULTILINE)}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_link_inside_the_project_leads_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    known = {page: headings(page)}
    broken = []
    for target in set(re.findall(r"\]\((?!https?://)([^)\s]+)\)", text)):
        path, _, anchor = target.partition("#")
        file = (page.parent / path).resolve() if path else page
        if not file.exists() or (anchor and anchor not in known.setdefault(file, headings(file))):
            broken.append(target)

    assert broken == []
