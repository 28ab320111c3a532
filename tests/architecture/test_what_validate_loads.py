"""The main path stays light: what ``validate`` loads and opens for a good file."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.xdist_group("what-validate-loads")

CHECKOUT = Path(__file__).parent.parent.parent
GOOD = "examples/tarn-and-fenwick"

# One command line in a process of its own, which notes at the end what that took.
NOTED = """
import json, sys

opened = []
sys.addaudithook(lambda event, given: opened.append(str(given[0])) if event == "open" else None)
from icscheck.__main__ import main

code = main(sys.argv[2:])
with open(sys.argv[1], "w", encoding="utf-8") as notes:
    json.dump({"code": code, "loaded": sorted(sys.modules), "opened": opened}, notes)
"""


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    notes = tmp_path_factory.mktemp("run") / "notes.json"
    command = [sys.executable, "-c", NOTED, str(notes), "validate", GOOD]
    subprocess.run(command, cwd=CHECKOUT, capture_output=True, check=True)
    return json.loads(notes.read_text(encoding="utf-8"))


def test_the_example_is_good(run: dict[str, Any]) -> None:
    assert run["code"] == 0


@pytest.mark.parametrize(
    "heavy", ["jinja2", "jsonschema", "rich", "pydantic", "importlib.metadata", "importlib.resources"]
)
def test_it_does_not_load(heavy: str, run: dict[str, Any]) -> None:
    assert heavy not in run["loaded"]


def test_it_opens_no_examples_of_rules(run: dict[str, Any]) -> None:
    assert [file for file in run["opened"] if file.endswith(".examples.yaml")] == []


def test_it_reads_the_rules(run: dict[str, Any]) -> None:
    assert any("design-framework" in file for file in run["opened"])
