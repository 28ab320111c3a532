"""``icscheck validate`` as a user meets it: what it prints, and how it exits."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.support import PLANTED, WORKED, run

SMALL = """\
system: {name: Northmoor, ods: QNM}
as_of: 2023-01-01
packs: [planted]
constitution_status: in_force
organisations:
  - {id: moor-county, kind: local_authority, type: county}
board:
  seats:
    - {id: council, role: partner_member, partner_from: local_authorities, nominated_by: [moor-county]}
committees: []
"""
SMALL = SMALL.replace("{name: Northmoor, ods: QNM}", "{name: Northmoor, ods: QNM, councils: [moor-county]}")
FAILING = SMALL.replace("nominated_by: [moor-county]", "nominated_by: none")
SILENT = SMALL.replace(", nominated_by: [moor-county]", "")
RULES = ("--rules", str(PLANTED))


def written(folder: Path, text: str, name: str = "northmoor.ics.yaml") -> str:
    path = folder / name
    path.write_bytes(text.encode())
    return str(path)


def test_a_system_that_meets_every_rule_exits_with_0(tmp_path: Path) -> None:
    ran = run("validate", written(tmp_path, SMALL), *RULES)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "Northmoor (QNM): Ready, constitution in force\n"
        "As of 1 January 2023 (from the document), against planted@1 (guidance).\n"
        "1 met, 1 not applicable.\n"
        "\n"
        "Everything that applies was tested. This is not legal advice or an audit opinion.\n"
    )


def test_a_must_that_is_not_met_exits_with_1_and_says_where(tmp_path: Path) -> None:
    ran = run("validate", written(tmp_path, FAILING), *RULES)
    assert ran.code == 1
    assert "Northmoor (QNM): Not ready, constitution in force" in ran.out
    assert "PLANT-16  not met (error): board" in ran.out
    assert "At       northmoor.ics.yaml:9:7" in ran.out


def test_absent_data_is_not_tested_and_exits_with_0(tmp_path: Path) -> None:
    ran = run("validate", written(tmp_path, SILENT), *RULES)
    assert ran.code == 0
    assert "Northmoor (QNM): Cannot say" in ran.out
    assert "seat/council: nominated_by: 1 outcome (PLANT-16)" in ran.out
    assert ran.out.endswith("1 outcome was not tested. This is not legal advice or an audit opinion.\n")


def test_fail_on_may_add_not_tested(tmp_path: Path) -> None:
    path = written(tmp_path, SILENT)
    assert run("validate", path, *RULES, "--fail-on", "not-tested").code == 1
    assert run("validate", path, *RULES, "--fail-on", "never").code == 0


def test_fail_on_never_lets_findings_pass(tmp_path: Path) -> None:
    assert run("validate", written(tmp_path, FAILING), *RULES, "--fail-on", "never").code == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["no-such-file.ics.yaml"], "There is no file or folder called no-such-file.ics.yaml."),
        ([str(WORKED), "--pack", "desing-framework"], 'Did you mean "design-framework"?'),
        ([str(WORKED), "--pack", "design-framework@1999"], 'has no edition "1999". It has: 2021.06.'),
    ],
)
def test_what_cannot_be_used_exits_with_2_and_says_why(arguments: list[str], said: str) -> None:
    ran = run("validate", *arguments)
    assert ran.code == 2
    assert said in " ".join(ran.out.split())


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["validate", str(WORKED), "--as-of", "31/03/2024"],
            "'31/03/2024' is no day. Write it as YYYY-MM-DD, such as 2022-04-01.",
        ),
        (["validate", str(WORKED), "--format", "xml"], "'xml' is none of: text, json"),
        (["validte", str(WORKED)], "No such command 'validte'. Did you mean 'validate'?"),
    ],
)
def test_wrong_usage_exits_with_2_and_one_plain_message(arguments: list[str], said: str) -> None:
    ran = run(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert "Traceback" not in ran.err


def test_a_bad_file_shows_the_line_with_a_caret(tmp_path: Path) -> None:
    ran = run("validate", written(tmp_path, SMALL.replace("partner_member", "partner-member")), *RULES)
    assert ran.code == 2
    lines = ran.out.splitlines()
    assert lines[0] == "error: northmoor.ics.yaml:9:27"
    assert 'Did you mean "partner_member"?' in lines[1]
    caret = next(line for line in lines if line.strip() == "^")
    shown = lines[lines.index(caret) - 1]
    assert shown[caret.index("^") :].startswith("partner-member")


def test_every_problem_of_a_file_is_told_in_one_run(tmp_path: Path) -> None:
    text = SMALL.replace("type: county", "type: shire").replace("as_of: 2023-01-01", "as_of: 1/1/2023")
    ran = run("validate", written(tmp_path, text), *RULES)
    assert ran.code == 2
    assert ran.out.count("error: northmoor.ics.yaml:") == 2


def test_a_dangling_reference_gets_a_suggestion(tmp_path: Path) -> None:
    ran = run(
        "validate",
        written(tmp_path, SMALL.replace("nominated_by: [moor-county]", "nominated_by: [moor-countty]")),
        *RULES,
    )
    assert ran.code == 2
    assert 'has the id "moor-countty". Did you mean "moor-county"?' in ran.out


def test_other_files_are_assessed_although_one_cannot_be_used(tmp_path: Path) -> None:
    good, bad = written(tmp_path, SMALL), written(tmp_path, "board: [", "bad.ics.yaml")
    ran = run("validate", good, bad, *RULES)
    assert ran.code == 2
    assert "error: bad.ics.yaml:" in ran.out
    assert "Northmoor (QNM): Ready" in ran.out


def test_a_folder_with_a_system_file_is_one_system_of_parts(tmp_path: Path) -> None:
    body = SMALL.split("board:\n")
    written(tmp_path, body[0], "system.ics.yaml")
    written(tmp_path, "board:\n" + body[1], "board.ics.yaml")
    ran = run("validate", str(tmp_path), *RULES)
    assert ran.code == 0
    assert "Northmoor (QNM): Ready" in ran.out


def test_the_same_key_in_two_parts_is_an_error_naming_both(tmp_path: Path) -> None:
    written(tmp_path, SMALL, "system.ics.yaml")
    written(tmp_path, "board: {form: unitary}\n", "board.ics.yaml")
    ran = run("validate", str(tmp_path), *RULES)
    assert ran.code == 2
    assert "error: board.ics.yaml:1:1" in ran.out
    assert "system.ics.yaml line 7" in " ".join(ran.out.split())


def test_a_folder_of_systems_is_walked_in_order(tmp_path: Path) -> None:
    written(tmp_path, SMALL.replace("Northmoor", "Beta"), "b.ics.yaml")
    (tmp_path / "sub").mkdir()
    written(tmp_path / "sub", SMALL.replace("Northmoor", "Gamma"), "a.ics.yaml")
    written(tmp_path, SMALL.replace("Northmoor", "Alpha"), "a.ics.yaml")
    ran = run("validate", str(tmp_path), *RULES)
    assert [line.split()[0] for line in ran.out.splitlines() if "(QNM)" in line] == ["Alpha", "Beta", "Gamma"]
    assert ran.out.splitlines()[-1] == "3 systems: 3 ready. 0 outcomes not tested."


def test_an_empty_folder_is_no_system(tmp_path: Path) -> None:
    ran = run("validate", str(tmp_path), *RULES)
    assert ran.code == 2
    assert "There is no system in" in ran.out


def test_standard_input_is_read_for_a_dash() -> None:
    ran = run("validate", "-", *RULES, stdin=SMALL)
    assert ran.code == 0
    assert ran.out.startswith("Northmoor (QNM): Ready")


def test_crlf_gives_the_same_answer_as_lf(tmp_path: Path) -> None:
    lf = run("validate", written(tmp_path, FAILING), *RULES)
    crlf = run("validate", written(tmp_path, FAILING.replace("\n", "\r\n")), *RULES)
    assert crlf == lf


def test_json_is_the_same_bytes_twice(tmp_path: Path) -> None:
    path = written(tmp_path, FAILING)
    first, second = (run("validate", path, *RULES, "--format", "json").out for _ in range(2))
    assert first == second
    assert json.loads(first)["systems"][0]["counts"]["not-met"] == 1


def test_results_go_to_files_whole(tmp_path: Path) -> None:
    target = tmp_path / "result.json"
    ran = run("validate", written(tmp_path, FAILING), *RULES, "--output", f"json={target}")
    assert (ran.code, ran.out) == (1, "")
    assert json.loads(target.read_text(encoding="utf-8"))["format"] == 1
    assert sorted(entry.name for entry in tmp_path.iterdir()) == ["northmoor.ics.yaml", "result.json"]


def test_a_folder_that_is_not_there_cannot_be_written_to(tmp_path: Path) -> None:
    ran = run("validate", written(tmp_path, SMALL), *RULES, "--output", f"json={tmp_path}/none/result.json")
    assert ran.code == 2
    assert "cannot be written: No such file or directory." in ran.err


def test_verbose_shows_every_outcome(tmp_path: Path) -> None:
    ran = run("validate", written(tmp_path, SMALL), *RULES, "--verbose")
    assert "PLANT-16  met: board" in ran.out
    assert "PLANT-25  not applicable: Northmoor" in ran.out


def test_there_is_no_colour_in_a_pipe_unless_forced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = written(tmp_path, FAILING)
    assert "\033[" not in run("validate", path, *RULES).out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\033[31;1mNot ready\033[0m" in run("validate", path, *RULES).out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\033[" not in run("validate", path, *RULES).out


@pytest.mark.parametrize("width", [40, 80, 120])
def test_text_fits_the_width(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    ran = run("validate", written(tmp_path, FAILING), *RULES, "--verbose")
    assert max(len(line) for line in ran.out.splitlines()) <= width
