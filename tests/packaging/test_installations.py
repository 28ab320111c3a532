"""However icscheck was installed, it is the same program with the same rules."""

import json
from hashlib import sha256

import pytest

from icscheck import __version__
from tests.packaging.installing import CHECKOUT, Installation

pytestmark = pytest.mark.xdist_group("packaging")

RULES_READ = """
import json
from hashlib import sha256
from icscheck.packs.find import rules_root

def digests(folder):
    for file in folder.files():
        yield folder.label_of(file), sha256(folder.read(file)).hexdigest()
    for inner in folder.folders():
        yield from digests(inner)

print(json.dumps(dict(digests(rules_root()))))
"""


def test_the_package_is_the_one_that_was_installed(installation: Installation) -> None:
    found = installation.code("import icscheck, os; print(os.path.dirname(icscheck.__file__))")

    assert found.strip() == str(installation.package)


def test_it_says_its_version(installation: Installation) -> None:
    result = installation.icscheck("--version")

    assert (result.returncode, result.stdout, result.stderr) == (0, f"icscheck {__version__}\n", "")


def test_it_finds_every_rule_of_the_checkout(installation: Installation) -> None:
    rules = CHECKOUT / "rules"
    expected = {
        file.relative_to(CHECKOUT).as_posix(): sha256(file.read_bytes()).hexdigest()
        for file in rules.rglob("*")
        if file.is_file()
    }

    read = json.loads(installation.code(RULES_READ))
    assert {name: digest for name, digest in read.items() if not name.endswith("/compiled.json")} == expected


def test_it_lists_its_packs(installation: Installation) -> None:
    result = installation.icscheck("packs", "list")

    assert (result.returncode, result.stderr) == (0, "")
    assert "design-framework" in result.stdout


def test_it_writes_a_first_folder_from_the_shipped_lists(installation: Installation) -> None:
    folder = f"new-{installation.package.parts[-2]}"
    result = installation.icscheck("new", folder, "--ods", "S9B9J", "--as-of", "2026-05-01")

    assert (result.returncode, result.stderr) == (0, "")
    assert "surrey-county-council" in (installation.elsewhere / folder / "system.ics.yaml").read_text("utf-8")


def test_it_prints_the_schema_of_documents(installation: Installation) -> None:
    result = installation.icscheck("schema")

    assert (result.returncode, result.stderr) == (0, "")
    assert json.loads(result.stdout)["$schema"] == "http://json-schema.org/draft-07/schema#"


def test_it_explains_a_rule_with_its_examples(installation: Installation) -> None:
    result = installation.icscheck("explain", "DF-V01")

    assert (result.returncode, result.stderr) == (0, "")
    assert "collaborative" in result.stdout
