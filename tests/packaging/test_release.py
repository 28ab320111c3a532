"""What a release holds, and what it says about itself."""

import re
import tarfile
import zipfile
from collections.abc import Iterator
from email.message import Message
from email.parser import Parser

import pytest
from packaging.requirements import Requirement
from packaging.version import Version

from icscheck import __version__
from tests.packaging.installing import CHECKOUT, Built

pytestmark = pytest.mark.xdist_group("packaging")

RECORDS = f"icscheck-{__version__}.dist-info"


@pytest.fixture
def wheel(built: Built) -> Iterator[zipfile.ZipFile]:
    with zipfile.ZipFile(built.wheel) as archive:
        yield archive


@pytest.fixture
def metadata(wheel: zipfile.ZipFile) -> Message:
    return Parser().parsestr(wheel.read(f"{RECORDS}/METADATA").decode())


def _files_below(folder: str) -> set[str]:
    files = {file for file in (CHECKOUT / folder).rglob("*") if file.is_file()}
    return {file.relative_to(CHECKOUT).as_posix() for file in files if "__pycache__" not in file.parts}


def test_the_wheel_holds_the_package_and_the_rules_and_nothing_else(wheel: zipfile.ZipFile) -> None:
    held = {name for name in wheel.namelist() if not name.startswith(RECORDS)}

    rules = {f"icscheck/{rule}" for rule in _files_below("rules")}
    compiled = {
        f"{name.removesuffix('pack.yaml')}compiled.json" for name in rules if name.endswith("/pack.yaml")
    }
    assert held == _files_below("icscheck") | rules | compiled


def test_the_sdist_holds_what_it_takes_to_build_and_test(built: Built) -> None:
    with tarfile.open(built.sdist) as archive:
        held = {name.split("/", 1)[1] for name in archive.getnames()}

    for folder in ("icscheck", "rules", "examples", "tests"):
        assert _files_below(folder) <= held
    assert {"pyproject.toml", "README.md", "LICENCE.md", "NOTICE.md", "CHANGELOG.md"} <= held


def test_types_and_licence_come_with_the_wheel(wheel: zipfile.ZipFile, metadata: Message) -> None:
    assert metadata["License-Expression"] == "MIT"
    assert {
        "icscheck/py.typed",
        f"{RECORDS}/licenses/LICENCE.md",
        f"{RECORDS}/licenses/NOTICE.md",
    } <= set(wheel.namelist())


def test_the_oldest_dependencies_tried_are_those_declared(metadata: Message) -> None:
    declared = [Requirement(text) for text in metadata.get_all("Requires-Dist", [])]
    lowest = {
        requirement.name: Version(bound.version)
        for requirement in declared
        if requirement.marker is None
        for bound in requirement.specifier
        if bound.operator == ">="
    }
    tried = re.findall(r"^(\S+)==(\S+)$", (CHECKOUT / "tests/packaging/oldest.txt").read_text(), re.MULTILINE)

    assert {name: Version(version) for name, version in tried} == lowest


def test_the_build_server_runs_the_commands_of_the_readme() -> None:
    readme = (CHECKOUT / "README.md").read_text(encoding="utf-8")
    server = (CHECKOUT / ".ci/run").read_text(encoding="utf-8")
    main = re.search(r"pip install \. && (icscheck validate examples/\S+)", readme)

    assert main is not None
    assert f"\n{main[1]}\n" in server
    assert 'pip install ".[test]" && pytest' in readme
    assert 'pip install --quiet ".[test]"' in server
    assert server.endswith("\npytest\n")
