"""JSON, format 1: every result fits the schema that ships, has the keys of the contract, and is the same everywhere."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator

from icscheck.assessment import STATUSES
from icscheck.reports.result_schema import result_schema
from tests.reports.services import AWKWARD, BROKEN, EVERY_STATUS, RULES, named
from tests.support import EXAMPLES, ROOT, run

SCHEMA = result_schema()
VALIDATOR = Draft7Validator(SCHEMA)
HOSTILE = sorted((ROOT / "tests" / "hostile").iterdir())
WHOLE = [each for each in sorted(EXAMPLES.iterdir()) if each.is_dir() and any(each.rglob("*.ics.yaml"))]

#: What others rely on. Keys may be added to this, and none taken away.
CONTRACT = {
    "": "format tool as_of packs problems systems together",
    "packs": "name edition revision status digest",
    "problems": "level code message file line column",
    "systems": "name path as_of overall counts themes outcomes",
    "together": "outcomes",
    "outcomes": "key rule name title pack edition strength level theme source subject status decided_by expected found "
    "missing message remedy due evidence explanation baseline",
    "source": "cite pages url basis",
    "subject": "kind id label",
    "evidence": "file line column text fact value",
}


def result_of(*arguments: str, stdin: str = "") -> dict[str, Any]:
    """The result of one run, which fits the schema."""
    ran = run("validate", *arguments, "--format", "json", stdin=stdin)
    assert ran.err == ""
    return fitting(ran.out)


def fitting(text: str) -> dict[str, Any]:
    """A result that was read and fits the schema."""
    result: dict[str, Any] = json.loads(text)
    assert [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(result)] == []
    return result


@cache
def everything() -> dict[str, Any]:
    """One outcome of each status."""
    return fitting(
        run(
            "validate",
            "-",
            "--rules",
            str(RULES),
            "--as-of",
            "2023-01-01",
            "--format",
            "json",
            stdin=EVERY_STATUS,
        ).out
    )


def outcomes(result: dict[str, Any]) -> list[dict[str, Any]]:
    return [outcome for system in result["systems"] for outcome in system["outcomes"]]


# The schema itself


def subschemas(schema: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(schema, dict):
        yield path, schema
        for key, inner in schema.items():
            yield from subschemas(inner, f"{path}/{key}")
    elif isinstance(schema, list):
        for place, inner in enumerate(schema):
            yield from subschemas(inner, f"{path}/{place}")


def test_the_schema_is_a_right_one_of_draft_07() -> None:
    assert SCHEMA["$schema"] == "http://json-schema.org/draft-07/schema#"
    Draft7Validator.check_schema(SCHEMA)


def test_every_object_is_closed_and_wants_all_its_keys() -> None:
    objects = [(path, schema) for path, schema in subschemas(SCHEMA) if schema.get("type") == "object"]

    assert objects
    for path, schema in objects:
        assert schema["additionalProperties"] is False, path
        assert schema["required"] == list(schema["properties"]), path


def test_every_key_is_described_in_a_sentence() -> None:
    for path, schema in subschemas(SCHEMA):
        if path.endswith("/properties"):
            for key, value in schema.items():
                named = value.get("$ref", "").rpartition("/")[2]
                described = SCHEMA["definitions"][named] if named else value
                assert described["description"].endswith("."), f"{path}/{key}"


def test_the_command_prints_it() -> None:
    ran = run("schema", "--result")

    assert (ran.code, ran.err, json.loads(ran.out)) == (0, "", SCHEMA)


# Results fit it


@pytest.mark.parametrize("example", WHOLE, ids=lambda path: path.name)
def test_the_result_of_an_example_fits(example: Path) -> None:
    assert result_of(str(example))["systems"]


@pytest.mark.parametrize("file", HOSTILE, ids=lambda path: path.name)
def test_the_result_of_a_file_that_cannot_be_used_fits(file: Path) -> None:
    result = result_of(str(file), "--pack", "design-framework")
    line_ends = file.read_bytes().count(b"\n")

    assert result["problems"] or result["systems"]
    assert all(problem["line"] <= line_ends + 2 for problem in result["problems"])


@pytest.mark.parametrize(
    ("arguments", "stdin", "code"),
    [
        (("no-such-file.ics.yaml",), "", "no-such-path"),
        (("-",), "", "empty-file"),
        (("-",), BROKEN, "duplicate-key"),
        (("-",), "board: 1\n", "wrong-shape"),
        (("-",), "- a list\n", None),
        (("-", "--pack", "design-framwork"), "system: {name: Northmoor}\n", "no-such-pack"),
        (("-", "--pack", "design-framework@1999"), "system: {name: Northmoor}\n", "no-such-pack"),
        (("-", "--as-of", "1999-01-01"), "system: {name: Northmoor}\n", "no-such-pack"),
        (
            ("-", "--pack", "design-framework", "--as-of", "2030-01-01"),
            "system: {name: Northmoor}\n",
            "outside-window",
        ),
    ],
)
def test_the_result_of_what_cannot_be_selected_fits(
    arguments: tuple[str, ...], stdin: str, code: str | None
) -> None:
    result = result_of(*arguments, stdin=stdin)

    assert result["problems"]
    if code is not None:
        assert code in [problem["code"] for problem in result["problems"]]


def test_a_pack_that_cannot_be_used_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text("name: mine\n", encoding="utf-8")

    assert result_of("-", "--rules", str(tmp_path), "--pack", "mine", stdin="system: {name: N}\n")["problems"]


def test_a_bare_document_fits() -> None:
    result = result_of("-", "--pack", "design-framework", stdin="{}\n")

    assert {outcome["status"] for outcome in outcomes(result)} <= {"not-tested", "not-applicable"}


def test_names_with_every_awkward_sign_fit() -> None:
    result = result_of("-", "--rules", str(RULES), "--as-of", "2023-01-01", stdin=named(AWKWARD))

    assert result["systems"][0]["name"] == AWKWARD


# The contract


def test_every_status_is_in_the_sample() -> None:
    assert {outcome["status"] for outcome in outcomes(everything())} == set(STATUSES)


@pytest.mark.parametrize(("where", "keys"), CONTRACT.items())
def test_every_key_of_the_contract_is_there(where: str, keys: str) -> None:
    result = everything()
    broken = result_of("-", stdin=BROKEN)
    found = {
        "": [result],
        "packs": result["packs"],
        "problems": broken["problems"],
        "systems": result["systems"],
        "together": [result["together"]],
        "outcomes": outcomes(result),
        "source": [outcome["source"] for outcome in outcomes(result)],
        "subject": [outcome["subject"] for outcome in outcomes(result)],
        "evidence": [each for outcome in outcomes(result) for each in outcome["evidence"]],
    }[where]

    assert found
    for each in found:
        assert set(keys.split()) <= set(each)


def test_the_first_key_is_the_format() -> None:
    assert next(iter(everything().items())) == ("format", 1)


def test_counts_have_every_status_and_add_up() -> None:
    (system,) = everything()["systems"]

    assert set(system["counts"]) == set(STATUSES)
    assert sum(system["counts"].values()) == len(system["outcomes"])
    for status, count in system["counts"].items():
        assert count == sum(theme["counts"][status] for theme in system["themes"])


def test_the_key_of_an_outcome_is_its_rule_and_subject_and_is_used_once() -> None:
    keys = [outcome["key"] for outcome in outcomes(everything())]

    assert len(keys) == len(set(keys))
    for outcome in outcomes(everything()):
        subject = outcome["subject"]
        named = subject["id"] if subject["id"] == subject["kind"] else f"{subject['kind']}/{subject['id']}"
        assert outcome["key"] == f"{outcome['rule']} {named}"


def test_what_is_explained_carries_its_explanation() -> None:
    (explained,) = [outcome for outcome in outcomes(everything()) if outcome["status"] == "explained"]

    assert explained["explanation"] == {
        "accepted": True,
        "reason": "The partners chose another form.",
        "review_by": "2023-11-30",
        "file": "standard input",
        "line": EVERY_STATUS.splitlines().index("  - rule: SV-03") + 1,
        "column": 5,
    }


def test_what_is_not_tested_says_what_is_missing_and_where() -> None:
    untested = [outcome for outcome in outcomes(everything()) if outcome["status"] == "not-tested"]

    assert untested
    assert all(outcome["missing"] for outcome in untested)


# Places


def test_lines_and_columns_count_from_1_in_code_points() -> None:
    lines = [
        "system: {name: Môn 👩‍⚕️, ods: QNM}",
        "board: {name: 🏥🏥, form: two_tier, votes: every_seat, seats: [{id: chair, role: chair}]}",
    ]
    result = result_of("-", "--pack", "design-framework", stdin="\n".join(lines) + "\n")
    (unitary,) = [outcome for outcome in outcomes(result) if outcome["key"] == "DF-G01 board"]
    (form,) = [each for each in unitary["evidence"] if each["fact"] == "form"]

    assert (form["line"], form["column"]) == (2, lines[1].index("two_tier") + 1)
    assert form["text"] == lines[1]


def test_the_place_of_a_problem_counts_code_points_too() -> None:
    line = "board: {name: 🏥🏥, forn: unitary}"
    (problem,) = result_of("-", stdin=line + "\n")["problems"]

    assert (problem["line"], problem["column"]) == (1, line.index("forn") + 1)


def test_every_place_is_in_its_file() -> None:
    result = result_of(str(EXAMPLES / "tarn-and-fenwick"))
    texts: dict[str, list[str]] = {}
    for outcome in outcomes(result):
        for each in outcome["evidence"]:
            file = EXAMPLES / "tarn-and-fenwick" / each["file"].rpartition("/")[2]
            lines = texts.setdefault(each["file"], file.read_text(encoding="utf-8").splitlines())
            assert lines[each["line"] - 1].strip() == each["text"]
            assert 1 <= each["column"] <= len(lines[each["line"] - 1]) + 1


# The same everywhere


def test_the_same_input_gives_the_same_bytes_whatever_surrounds_it(tmp_path: Path) -> None:
    example = str(EXAMPLES / "tarn-and-fenwick-2021")

    def printed(folder: Path, path: str, **settings: str) -> bytes:
        return subprocess.run(
            [sys.executable, "-m", "icscheck", "validate", path, "--format", "json"],
            cwd=folder,
            env={**os.environ, "PYTHONPATH": str(ROOT), **settings},
            capture_output=True,
            check=False,
        ).stdout

    first = printed(ROOT, example, TZ="UTC", PYTHONHASHSEED="1")
    fitting(first.decode())

    assert first
    assert printed(ROOT, example, TZ="UTC", PYTHONHASHSEED="1") == first
    assert printed(tmp_path, example, TZ="Pacific/Kiritimati", PYTHONHASHSEED="2") == first
    assert printed(ROOT / "examples", "tarn-and-fenwick-2021", TZ="Pacific/Pago_Pago", LC_ALL="C") == first


def test_a_file_has_the_same_name_from_wherever_it_is_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / ".git").mkdir()
    folder = tmp_path / "systems" / "north"
    folder.mkdir(parents=True)
    (folder / "north.ics.yaml").write_text(
        "system: {name: Northmoor}\nboard: {form: two_tier}\n", encoding="utf-8"
    )
    results = []
    for place, path in ((tmp_path, "systems"), (folder, "north.ics.yaml"), (tmp_path / "systems", "north")):
        monkeypatch.chdir(place)
        results.append(
            run(
                "validate",
                path,
                "--pack",
                "design-framework@2021.06",
                "--as-of",
                "2022-06-30",
                "--format",
                "json",
            ).out
        )

    assert results[1:] == results[:1] * 2
    assert json.loads(results[0])["systems"][0]["path"] == "systems/north/north.ics.yaml"
