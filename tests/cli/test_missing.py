"""``icscheck missing``: what to write first, with the place and the YAML, and no claim beyond that it would help."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.support import EXAMPLES, Ran, run

SMALL = """\
system: {name: Northmoor, ods: QNM}
as_of: 2022-06-30
packs: [design-framework]
organisations:
  - {id: north, kind: nhs_trust}
board:
  form: unitary
committees:
"""


@pytest.fixture
def small(tmp_path: Path) -> str:
    path = tmp_path / "northmoor.ics.yaml"
    path.write_bytes(SMALL.encode())
    return str(path)


def found(*arguments: str) -> list[dict[str, Any]]:
    (system,) = json.loads(run("missing", *arguments, "--format", "json", "--most", "0").out)["systems"]
    return system["missing"]


def named(facts: list[dict[str, Any]], thing: str, key: str) -> dict[str, Any]:
    return next(fact for fact in facts if (fact["thing"], fact["key"]) == (thing, key))


def one_line(ran: Ran) -> str:
    return " ".join(ran.out.split())


def test_the_strongest_comes_first_musts_before_shoulds(small: str) -> None:
    facts = found(small)
    strengths = [(-fact["musts"], -fact["shoulds"], -fact["outcomes"]) for fact in facts]
    assert strengths == sorted(strengths)
    assert [fact["rank"] for fact in facts] == list(range(1, len(facts) + 1))


def test_the_counts_are_those_of_the_outcomes_not_tested(small: str) -> None:
    (system,) = json.loads(run("validate", small, "--format", "json").out)["systems"]
    waiting = [outcome for outcome in system["outcomes"] if outcome["status"] == "not-tested"]
    seats = [outcome for outcome in waiting if "board: seats" in [each["key"] for each in outcome["missing"]]]
    fact = named(found(small), "board", "seats")
    assert fact["outcomes"] == len(seats)
    assert fact["alone"] == sum(len(outcome["missing"]) == 1 for outcome in seats)
    assert fact["musts"] == sum(outcome["strength"].startswith("must") for outcome in seats)
    assert fact["musts"] + fact["shoulds"] + fact["others"] == fact["outcomes"]


def test_every_outcome_that_waits_for_a_fact_is_counted_somewhere(small: str) -> None:
    (system,) = json.loads(run("validate", small, "--format", "json").out)["systems"]
    waiting = {
        each["rule"] for each in system["outcomes"] if each["status"] == "not-tested" and each["missing"]
    }
    assert waiting == {rule for fact in found(small) for rule in fact["rules"]}


def test_a_fact_stands_with_its_place_and_the_yaml_to_add(small: str) -> None:
    ran = run("missing", small)
    assert ran.code == 0
    assert "Northmoor (QNM): " in ran.out
    assert "northmoor.ics.yaml\n" in ran.out
    assert "board, which begins on line 7" in ran.out
    assert "\n         seats: [{id: chair, role: chair}]\n" in ran.out
    assert "would help to decide" in ran.out
    assert "so far nothing else is missing" in one_line(ran)


def test_a_key_that_is_written_without_a_value_is_pointed_at(small: str) -> None:
    fact = named(found(small), "", "committees")
    assert (fact["line"], fact["column"], fact["written"]) == (8, 1, True)
    assert "committees (line 8): would help" in run("missing", small, "--most", "0").out


def test_a_written_key_of_another_file_of_the_system_is_pointed_at_there(tmp_path: Path) -> None:
    (tmp_path / "system.ics.yaml").write_bytes(SMALL.replace("committees:\n", "").encode())
    (tmp_path / "committees.ics.yaml").write_bytes(b"# ours\ncommittees:\n")
    fact = named(found(str(tmp_path)), "", "committees")
    assert (fact["file"], fact["line"]) == ("committees.ics.yaml", 2)


def test_a_fact_that_was_added_is_missing_no_more(small: str) -> None:
    before = named(found(small), "organisation/north", "services")
    Path(small).write_bytes(SMALL.replace("nhs_trust", f"nhs_trust, {before['add']}").encode())
    assert not [
        fact for fact in found(small) if (fact["thing"], fact["key"]) == ("organisation/north", "services")
    ]


def test_one_statement_for_every_subject_stands_for_many() -> None:
    facts = found(str(EXAMPLES / "tarn-and-fenwick-2021"))
    statements = [fact for fact in facts if fact["key"] == "statements"]
    assert all(len(fact["rules"]) == 1 for fact in statements)
    assert len({fact["rules"][0] for fact in statements}) == len(statements)
    assert all(("subjects: every" in fact["add"]) == (fact["outcomes"] > 1) for fact in statements)


def test_what_is_complete_has_nothing_missing() -> None:
    ran = run("missing", str(EXAMPLES / "tarn-and-fenwick"), "--pack", "design-framework")
    assert ran.code == 0
    assert "0 of " in ran.out
    assert "Nothing is missing that would help to decide an outcome." in ran.out


def test_at_most_so_many_facts_are_shown_and_the_rest_is_counted(small: str) -> None:
    all_of_them = len(found(small))
    ran = run("missing", small, "--most", "3")
    assert ran.out.count("would help to decide") == 3 + 1  # the note says it too
    assert f"{all_of_them - 3} more facts not shown; --most 0 shows all." in ran.out


def test_markdown_has_a_heading_a_list_and_fenced_yaml(small: str) -> None:
    out = run("missing", small, "--format", "markdown", "--most", "2").out
    assert out.startswith("## Northmoor (QNM): ")
    assert "\n### `northmoor.ics.yaml`\n" in out
    assert "\n1. `" in out
    assert "\n   ```yaml\n   " in out


def test_a_name_cannot_write_markdown(tmp_path: Path) -> None:
    path = tmp_path / "x.ics.yaml"
    path.write_bytes(SMALL.replace("Northmoor", '"[x](y) <b>`# x"').encode())
    out = run("missing", str(path), "--format", "markdown").out
    assert "\\[x\\](y) \\<b\\>\\`\\#" in out


def test_a_problem_is_shown_and_the_exit_code_is_2(tmp_path: Path, small: str) -> None:
    (tmp_path / "bad.ics.yaml").write_bytes(b"board: [\n")
    for format in ("text", "markdown", "json"):
        ran = run("missing", str(tmp_path), "--format", format)
        assert ran.code == 2
        assert "bad.ics.yaml" in ran.out
        assert "Northmoor" in ran.out


def test_packs_and_day_are_taken_from_the_command_line(small: str) -> None:
    ran = run("missing", small, "--pack", "design-framework@2021.06", "--as-of", "2021-09-01")
    assert "As of 1 September 2021, against design-framework@2021.06." in ran.out


def test_json_is_the_same_bytes_twice(small: str) -> None:
    first, second = (run("missing", small, "--format", "json").out for _ in range(2))
    assert first == second
    assert json.loads(first)["format"] == 1


@pytest.mark.parametrize("width", [60, 100])
def test_sentences_fit_the_width(small: str, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    lines = run("missing", small).out.splitlines()
    assert max(len(line) for line in lines if "{" not in line) <= width


def test_what_is_missing_from_a_new_folder_is_placed_in_its_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    run("new", "made", "--ods", "QNX", "--as-of", "2022-06-30")
    facts = found("made")
    assert (facts[0]["key"], facts[0]["file"]) == ("board", "board.ics.yaml")
    top = [fact for fact in facts if not fact["thing"]]
    assert all(fact["written"] for fact in top)
    assert {fact["file"] for fact in top} >= {"board.ics.yaml", "places.ics.yaml", "documents.ics.yaml"}


OTHERS = """\
system: {name: Northmoor, ods: QNM}
as_of: 2022-06-30
packs: [design-framework]
organisations:
  - {id: moor, kind: local_authority, type: county}
  - {id: north, kind: nhs_trust, services: [acute]}
  - {id: south, kind: nhs_foundation_trust, services: [mental_health]}
places:
  - {id: east}
  - {id: west}
collaboratives:
  - {id: alliance, members: [{organisation: north}, {organisation: south}]}
"""
STATEMENT = (
    "{rule: DF-G16, subjects: board, answer: yes, by_role: chair, date: 2022-03-31, evidence: minutes}"
)


def test_an_example_names_what_the_document_has(tmp_path: Path) -> None:
    path = tmp_path / "northmoor.ics.yaml"
    path.write_bytes(OTHERS.encode())
    facts = found(str(path))
    assert named(facts, "place/east", "members")["add"].startswith("members: [{organisation: moor,")
    assert named(facts, "collaborative/alliance", "contract")["add"].endswith("lead: south}")
    foreign = [
        fact["add"]
        for fact in facts
        if any(f" {id}" in fact["add"] for id in ("tarn-county", "fenwick-minds", "tarn-hospitals"))
        and " id: " not in fact["add"]
    ]
    assert foreign == []


def test_an_id_of_an_example_that_the_document_has_stays(tmp_path: Path) -> None:
    path = tmp_path / "northmoor.ics.yaml"
    second = "organisations:\n  - {id: tarn-county, kind: local_authority, type: unitary}\n"
    path.write_bytes(OTHERS.replace("organisations:\n", second).encode())
    add = named(found(str(path)), "place/east", "members")["add"]
    assert add.startswith("members: [{organisation: tarn-county,")


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("", "statements: [{rule: "),
        ("statements:\n", "statements: [{rule: "),
        (f"statements:\n  - {STATEMENT}\n", "- {rule: "),
        (f"statements: [{STATEMENT}]\n", "{rule: "),
    ],
)
def test_of_a_list_that_is_there_only_the_entry_to_append_is_shown(
    written: str, shown: str, tmp_path: Path
) -> None:
    path = tmp_path / "northmoor.ics.yaml"
    path.write_bytes((OTHERS + written).encode())
    adds = [fact["add"] for fact in found(str(path)) if fact["key"] == "statements"]
    assert adds
    assert all(add.startswith(shown) and add.count("[") == add.count("]") for add in adds)
