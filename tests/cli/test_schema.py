"""``icscheck schema``: real files and real outputs fit the schemas that are printed, and no other key does."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from icscheck.config import KEYS, starter
from tests.schema.readings import as_text, as_yaml_1_2, tree
from tests.support import EXAMPLES, run

KINDS = ("document", "configuration", "result", "diff", "comparison")
PAIR = (str(EXAMPLES / "tarn-and-fenwick-2021"), str(EXAMPLES / "tarn-and-fenwick"))
DAY = ("--as-of", "2022-06-30", "--pack", "design-framework")
CHANGED = """\
system: {name: Northmoor, ods: QNM, councils: unknown}
board: {seats: [{id: chair, role: chair, vote: yes}, {id: gp, role: partner_member}]}
places: [{id: east, population: 12000}]
"""


@cache
def schema(kind: str) -> Any:
    ran = run("schema", "--of", kind)
    assert (ran.code, ran.err) == (0, "")
    return json.loads(ran.out)


def faults(kind: str, value: Any) -> list[str]:
    return [each.message for each in Draft7Validator(schema(kind)).iter_errors(value)]


def objects(value: Any) -> Iterator[dict[str, Any]]:
    """Every set of keys in a value."""
    if isinstance(value, dict):
        yield value
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from objects(each)


@pytest.mark.parametrize("kind", KINDS)
def test_each_schema_is_a_schema(kind: str) -> None:
    Draft7Validator.check_schema(schema(kind))


def test_the_document_is_printed_unless_something_else_is_asked_for() -> None:
    assert run("schema").out == run("schema", "--of", "document").out
    assert run("schema", "--result").out == run("schema", "--of", "result").out
    assert len({schema(kind)["$id"] for kind in KINDS}) == len(KINDS)


def test_a_schema_that_there_is_not_is_refused() -> None:
    ran = run("schema", "--of", "results")
    assert (ran.code, ran.out) == (2, "")
    assert "document, configuration, result, diff, comparison" in " ".join(ran.err.split())


# Outputs


def diffed(tmp_path: Path) -> list[Any]:
    """Differences of every kind: real systems, one that is there once, and small changes."""
    old = tmp_path / "old" / "one.ics.yaml"
    new = tmp_path / "new" / "one.ics.yaml"
    for file, text in ((old, CHANGED), (new, CHANGED.replace("yes", "no").replace("gp", "vcse"))):
        file.parent.mkdir(exist_ok=True)
        file.write_text(text.replace("12000", "13000") if file == new else text, encoding="utf-8")
    (tmp_path / "new" / "two.ics.yaml").write_text("system: {name: Southmoor, ods: QSM}\n", encoding="utf-8")
    sides = (PAIR, PAIR[::-1], (str(old.parent), str(new.parent)), (str(new.parent), str(old.parent)))
    return [json.loads(run("diff", *pair, *DAY, "--format", "json").out) for pair in sides]


def compared(tmp_path: Path) -> list[Any]:
    small = tmp_path / "small.ics.yaml"
    small.write_text(CHANGED, encoding="utf-8")
    argv = ("--format", "json", "--output", "-")
    return [json.loads(run("compare", *PAIR, str(small), *DAY, *argv).out)]


@pytest.mark.parametrize(("kind", "outputs"), [("diff", diffed), ("comparison", compared)])
def test_what_a_command_writes_fits(kind: str, outputs: Any, tmp_path: Path) -> None:
    found = outputs(tmp_path)
    for each in found:
        assert faults(kind, each) == []
    assert found


@pytest.mark.parametrize(("kind", "outputs"), [("diff", diffed), ("comparison", compared)])
def test_no_other_key_fits_anywhere_and_none_may_be_left_out(kind: str, outputs: Any, tmp_path: Path) -> None:
    result = _shortened(outputs(tmp_path)[0])
    for place in range(len(list(objects(result)))):
        more = copy.deepcopy(result)
        list(objects(more))[place]["another"] = 1
        assert faults(kind, more), list(objects(result))[place]
    for key in result:
        assert faults(kind, {name: value for name, value in result.items() if name != key})


def _shortened(value: Any) -> Any:
    """The same with two entries of each list: enough to try every key."""
    if isinstance(value, dict):
        return {key: _shortened(each) for key, each in value.items()}
    return [_shortened(each) for each in value[:2]] if isinstance(value, list) else value


@pytest.mark.parametrize("kind", ["diff", "comparison"])
def test_every_key_of_an_output_is_described_in_a_sentence(kind: str) -> None:
    whole = schema(kind)
    for each in objects(whole):
        for value in each.get("properties", {}).values():
            named = value.get("$ref", "").rpartition("/")[2]
            assert (whole["definitions"][named] if named else value)["description"].endswith(".")


# The configuration


@pytest.mark.parametrize("read", [as_text, as_yaml_1_2])
@pytest.mark.parametrize(
    "text",
    [
        starter(["design-framework@2021.06"]),
        *(f"{key.example}\n" for key in KEYS.values()),
        *(f"{name}:\n" for name in KEYS if name != "format"),
        "packs: design-framework\npaths: systems\nfail_on: never\n",
        "packs: [{name: design-framework, edition: 2021.06, revision: 1.0.0, digest: 'sha256:0'}]\n",
        "levels: {DF-G15c: {level: note, reason: agreed}}\n",
    ],
)
def test_a_configuration_that_is_read_fits(text: str, read: Any) -> None:
    assert faults("configuration", read(tree(text))) == []


@pytest.mark.parametrize(
    "text",
    [
        "pack: [design-framework]\n",
        "fail_on: [fatal]\n",
        "as_of: 2022-13-01\n",
        "format: 2\n",
        "packs: [{edition: 2021.06}]\n",
        "packs: [{name: design-framework, revision: 1.0.0}]\n",
        "packs: [{name: design-framework, colour: red}]\n",
        "levels: {DF-G15c: {level: fatal, reason: agreed}}\n",
        "levels: {DF-G15c: {level: note}}\n",
        "baseline: [one, two]\n",
    ],
)
def test_a_configuration_that_is_refused_does_not_fit(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("icscheck.yaml").write_text(text, encoding="utf-8")
    assert run("config", "show").code == 2
    assert faults("configuration", as_yaml_1_2(tree(text)))
