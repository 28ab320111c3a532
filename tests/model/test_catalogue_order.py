"""Facts mean the same whichever module is imported first: a derived fact completes the key of its name."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parent.parent.parent
DERIVED = """
import importlib, json, sys
importlib.import_module(sys.argv[1])
from icscheck.model import facts_of, nouns
print(json.dumps({noun: sorted(name for name, fact in facts_of(noun).items() if fact.derived) for noun in sorted(nouns())}))
"""


def derived(first: str) -> dict[str, list[str]]:
    command = [sys.executable, "-c", DERIVED, first]
    ran = subprocess.run(command, cwd=CHECKOUT, capture_output=True, check=True, encoding="utf-8")
    return json.loads(ran.stdout)


@pytest.mark.parametrize(
    "first", ["icscheck.model.facts.bodies", "icscheck.views.structure", "icscheck.cli.diff"]
)
def test_the_catalogue_is_the_same_whatever_is_imported_first(first: str) -> None:
    assert derived(first) == derived("icscheck.model")
