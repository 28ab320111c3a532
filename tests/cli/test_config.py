"""``icscheck.yaml``, ``config show`` and the baseline: what is used, where it came from, and that nothing is hidden."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from icscheck.cli.exits import FAIL_ON
from icscheck.config import KEYS
from icscheck.config.read import FAIL_ON as FAIL_ON_OF_THE_FILE
from icscheck.packs import Folder, load_pack
from tests.support import ROOT, Ran, run

PACK = """\
name: moor
edition: "1"
revision: 1.0.0
title: Rules of the moor
publisher: the tests
status: guidance
in_force: {from: 2022-07-01}
"""
RULES = """\
- id: MR-01
  name: mine-unitary-board
  title: The board is unitary
  strength: must-policy
  source: {cite: Part 1, basis: read}
  for_each: board
  require: {form: unitary}
  why: All who decide answer.
  remedy: Record the form.
- id: MR-02
  name: mine-chair-in-post
  title: The board has a chair, who is in post
  strength: must-policy
  source: {cite: Part 2, basis: read}
  for_each: board
  require: {seats: {some: {role: chair}}}
  in_practice: {seats: {some: {role: chair, filled: yes}}}
  why: A board needs a chair.
  remedy: Appoint one.
- id: MR-03
  name: acute-partners
  title: Every acute trust is a partner trust
  strength: should
  source: {cite: Part 3, basis: read}
  for_each: trusts
  where: {services: {includes: acute}}
  require: {partner_trust: yes}
  why: They nominate.
  remedy: Record it.
"""
SYSTEM = """\
system: {name: Northmoor, ods: QNM}
constitution_status: in_force
organisations:
  - {id: north, kind: nhs_trust, services: [acute], partner_trust: no}
  - {id: moor, kind: nhs_trust, services: [acute]}
board:
  form: two_tier
  seats:
    - {id: chair, role: chair, holder: filled}
"""
OTHERS = "rules: [rules]\npacks: [moor]\nas_of: 2023-01-01\n"


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A git repository with a pack and a system, in which the commands run."""
    (tmp_path / ".git").mkdir()
    pack = tmp_path / "rules" / "moor" / "1"
    pack.mkdir(parents=True)
    (pack / "pack.yaml").write_bytes(PACK.encode())
    (pack / "composition.yaml").write_bytes(RULES.encode())
    (tmp_path / "systems").mkdir()
    (tmp_path / "systems" / "northmoor.ics.yaml").write_bytes(SYSTEM.encode())
    monkeypatch.chdir(tmp_path)
    return tmp_path


def configured(text: str, file: str = "icscheck.yaml") -> None:
    Path(file).write_bytes(text.encode())


def system(text: str, name: str = "northmoor") -> None:
    (Path("systems") / f"{name}.ics.yaml").write_bytes(text.encode())


def result(*arguments: str) -> dict[str, Any]:
    return json.loads(run("validate", *arguments, "--format", "json").out)


def outcomes(*arguments: str) -> Mapping[str, dict[str, Any]]:
    (found,) = result(*arguments)["systems"]
    return {outcome["key"]: outcome for outcome in found["outcomes"]}


def one_line(ran: Ran) -> str:
    return " ".join((ran.out + ran.err).split())


# Where it is found


def test_it_is_found_upwards_from_the_first_path() -> None:
    configured(OTHERS)
    assert result("systems/northmoor.ics.yaml")["as_of"] == "2023-01-01"


def test_it_is_not_looked_for_beyond_the_root_of_the_repository() -> None:
    configured(OTHERS)
    Path("systems/.git").mkdir()
    found = run("validate", "systems", "--rules", "rules", "--pack", "moor", "--as-of", "2024-05-05")
    assert "As of 5 May 2024 (from the command line)" in found.out
    assert "icscheck.yaml: none" in run("config", "show", "systems").out


def test_the_nearest_one_is_used_and_no_other() -> None:
    configured(OTHERS)
    configured(
        OTHERS.replace("2023-01-01", "2024-05-05").replace("[rules]", "[../rules]"), "systems/icscheck.yaml"
    )
    assert result("systems")["as_of"] == "2024-05-05"


def test_without_a_path_its_paths_are_checked_from_its_own_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    configured(OTHERS + "paths: [systems]\n")
    Path("elsewhere").mkdir()
    Path("elsewhere/other.ics.yaml").write_text("system: {name: Other}\n", encoding="utf-8")
    monkeypatch.chdir("elsewhere")
    assert [found["name"] for found in result()["systems"]] == ["Northmoor"]


def test_without_a_path_and_without_paths_the_folder_one_is_in_is_checked() -> None:
    found = run("validate", "--rules", "rules", "--pack", "moor")
    assert found.out.startswith("Northmoor (QNM): Not ready")


def test_an_empty_file_only_marks_the_folder() -> None:
    configured("")
    ran = run("validate", "systems", "--rules", "rules", "--pack", "moor", "--as-of", "2023-01-01")
    assert ran.code == 1
    assert "At       systems/northmoor.ics.yaml:7:9" in ran.out


# Which value is used


def test_the_command_line_goes_before_the_document_and_that_before_the_file() -> None:
    configured(OTHERS)
    assert "As of 1 January 2023 (from the configuration)" in run("validate").out
    system("as_of: 2023-02-02\n" + SYSTEM)
    assert "As of 2 February 2023 (from the document)" in run("validate").out
    assert "As of 3 March 2023 (from the command line)" in run("validate", "--as-of", "2023-03-03").out


def test_packs_have_the_same_order() -> None:
    configured("as_of: 2022-06-30\npacks: [design-framework]\n")
    assert result()["systems"][0]["packs"] == ["design-framework@2021.06"]
    assert result("--rules", "rules", "--pack", "moor")["systems"][0]["packs"] == ["moor@1"]
    configured(OTHERS)
    system("packs: [design-framework]\n" + SYSTEM)
    assert result()["systems"][0]["packs"] == ["design-framework@2021.06"]


def test_fail_on_of_the_file_holds_unless_the_command_line_says() -> None:
    configured(OTHERS + "fail_on: never\n")
    assert run("validate").code == 0
    assert run("validate", "--fail-on", "warning").code == 1


def test_fail_on_takes_the_same_words_in_both_places() -> None:
    assert FAIL_ON_OF_THE_FILE == FAIL_ON


def test_a_run_without_the_file_loads_nothing_of_it() -> None:
    import subprocess
    import sys

    code = "import sys; from icscheck.__main__ import main; main(sys.argv[1:]); print(sorted(sys.modules))"
    ran = subprocess.run(
        [sys.executable, "-c", code, "validate", "systems", "--rules", "rules", "--pack", "moor"],
        capture_output=True,
        encoding="utf-8",
        env={"PYTHONPATH": str(ROOT)},
        check=True,
    )
    for module in ("icscheck.config", "icscheck.assessment.baseline", "icscheck.assessment.settings", "json"):
        assert f"'{module}'" not in ran.stdout


# What is wrong with it


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ("pack: [moor]\n", "1:1", '"pack" is not a key here. Did you mean "packs"?'),
        ("format: 2\n", "1:9", 'This icscheck reads format 1. Write "format: 1".'),
        ("as_of: 1/1/2023\n", "1:8", '"as_of" takes a day such as 2022-06-30, not "1/1/2023".'),
        ("fail_on: errors\n", "1:10", '"fail_on" cannot be "errors". Did you mean "error"?'),
        ("rules: [ruels]\n", "1:9", 'There is no folder "ruels" beside this file.'),
        ("packs: [mor]\nrules: [rules]\n", "1:9", 'There is no pack called "mor". Did you mean "moor"?'),
        ("packs: [moor@2]\nrules: [rules]\n", "1:9", 'The pack "moor" has no edition "2". It has: 1.'),
        ("packs: [{name: moor, revision: 1.0.0}]\nrules: [rules]\n", "1:9", "locked needs its edition too"),
        ("packs: [{nam: moor}]\nrules: [rules]\n", "1:10", 'Did you mean "name"?'),
        (
            "levels: {DF-G1: {level: note, reason: why}}\n",
            "1:10",
            'There is no rule "DF-G1". Did you mean "DF-G',
        ),
        ("levels: {DF-G01: {level: note}}\n", "1:18", '"reason" is missing here.'),
        (
            "levels: {DF-G01: note}\n",
            "1:18",
            'Say the level and the reason: "DF-G01: {level: note, reason: why}".',
        ),
        ("levels: {DF-G01: {level: none, reason: why}}\n", "1:18", '"level" is missing here.'),
        ("levels: {DF-G01: {level: off, reason: why}}\n", "1:26", "It is one of: error, warning, note."),
        ("- paths\n", "1:1", "The file starts with keys at the left margin"),
        ("paths: [systems\n", "1:8", "not closed"),
        ("paths: a\npaths: b\n", "2:1", "written twice"),
    ],
)
def test_a_slip_stops_the_run_and_is_told_with_its_place(text: str, place: str, said: str) -> None:
    configured(text)
    ran = run("validate", "systems")
    assert ran.code == 2
    assert ran.out.startswith(f"error: icscheck.yaml:{place}\n"), ran.out
    assert said in one_line(ran)
    shown = run("config", "show", "systems")
    assert shown.code == 2
    assert shown.err.startswith(f"icscheck.yaml:{place}: ")


def test_its_slips_are_problems_in_every_format() -> None:
    configured("pack: [moor]\n")
    found = result("systems")
    assert [problem["code"] for problem in found["problems"]] == ["unknown-key"]
    assert found["systems"] == []


@pytest.mark.parametrize("name", KEYS)
def test_the_example_of_every_key_can_be_used(name: str) -> None:
    Path("our-rules").mkdir()
    configured(f"{KEYS[name].example}\n")
    assert run("config", "show").code in (0, 2)
    assert "icscheck.yaml:" not in run("config", "show").err


# Locked packs


def lock(**changed: str) -> str:
    digest = load_pack(Folder(Path("rules/moor/1"), "rules")).digest
    state = {"edition": "1", "revision": "1.0.0", "digest": f"sha256:{digest}"} | changed
    keys = ", ".join(f"{key}: {value}" for key, value in state.items())
    return OTHERS.replace("[moor]", f"[{{name: moor, {keys}}}]")


def test_a_pack_in_its_locked_state_is_used() -> None:
    configured(lock())
    assert run("validate").code == 1
    assert result()["problems"] == []


def test_a_pack_whose_text_has_changed_stops_the_run_and_says_how_to_move_on() -> None:
    configured(lock())
    rules = Path("rules/moor/1/composition.yaml")
    rules.write_bytes(rules.read_bytes().replace(b"form: unitary", b"form: two_tier"))
    ran = run("validate")
    assert ran.code == 2
    assert "error: icscheck.yaml:2:9" in ran.out
    assert "The pack moor@1 has changed: the digest of its text is now sha256:" in one_line(ran)
    (now,) = re.findall(r"then write here: (\{.*?\})\.", one_line(ran))
    configured(OTHERS.replace("[moor]", f"[{now}]"))
    assert run("validate").code == 0


def test_a_pack_of_another_revision_stops_the_run_although_the_command_line_names_it() -> None:
    configured(lock(revision="0.9.0", digest=""))
    for arguments in ([], ["--pack", "moor"], ["--pack", "moor@1"]):
        ran = run("validate", *arguments)
        assert ran.code == 2
        assert "is here in revision 1.0.0; the lock asks for 0.9.0" in one_line(ran)


def test_a_lock_is_told_once_however_many_systems_there_are() -> None:
    system("as_of: 2023-05-05\n" + SYSTEM, "southmoor")
    configured(lock(revision="0.9.0"))
    assert len(result()["problems"]) == 1


# Levels


LEVELS = OTHERS + "levels: {MR-01: {level: note, reason: The board changes in May.}}\n"


def test_a_changed_level_counts_for_the_exit_code_and_the_reason_is_shown() -> None:
    configured(LEVELS)
    ran = run("validate")
    assert ran.code == 0
    assert "Level changed by icscheck.yaml: MR-01 counts as note (The board changes in May.)" not in ran.out
    assert "Level changed by icscheck.yaml: MR-01 counts as note (The board changes in May)." in ran.out
    assert "Level    note, not error: The board changes in May." in ran.out


def test_the_overall_word_and_the_counts_stay_those_of_the_rules() -> None:
    configured(OTHERS)
    before = result()["systems"][0]
    configured(LEVELS)
    after = result()["systems"][0]
    assert (after["overall"], after["counts"], after["themes"]) == (
        before["overall"],
        before["counts"],
        before["themes"],
    )
    assert after["overall"] == "Not ready"


def test_strict_ignores_changed_levels() -> None:
    configured(LEVELS)
    ran = run("validate", "--strict")
    assert ran.code == 1
    assert "Level" not in ran.out


def test_a_changed_level_is_in_json() -> None:
    configured(LEVELS)
    found = outcomes()["MR-01 board"]
    assert (found["level"], found["level_changed"]) == (
        "note",
        {"from": "error", "reason": "The board changes in May."},
    )
    assert result()["levels"] == [{"rule": "MR-01", "level": "note", "reason": "The board changes in May."}]
    assert outcomes()["MR-03 organisation/north"]["level_changed"] is None


@pytest.mark.parametrize("format", ["text", "json", "sarif", "junit", "github", "gitlab", "azure", "csv"])
def test_the_reason_is_in_every_format(format: str) -> None:
    configured(LEVELS)
    assert "The board changes in May" in run("validate", "--format", format).out


def test_a_level_may_be_raised_and_partly_met_stays_one_lower() -> None:
    configured(
        OTHERS
        + "levels: {acute-partners: {level: error, reason: Why not.}, MR-02: {level: warning, reason: So.}}\n"
    )
    system(SYSTEM.replace("holder: filled", "holder: vacant"))
    found = outcomes()
    assert found["MR-03 organisation/north"]["level"] == "error"
    assert (found["MR-02 board"]["status"], found["MR-02 board"]["level"]) == ("partly-met", "note")


def test_what_is_not_known_stays_a_note() -> None:
    configured(OTHERS + "levels: {MR-03: {level: error, reason: Why not.}}\n")
    found = outcomes()["MR-03 organisation/moor"]
    assert (found["status"], found["level"], found["level_changed"]) == ("not-tested", "note", None)


# The baseline


def baseline(*arguments: str, file: str = "baseline.json") -> None:
    Path(file).write_text(run("validate", *arguments, "--format", "json").out, encoding="utf-8")


@pytest.fixture
def known() -> None:
    """A baseline of the system as it is."""
    configured(OTHERS)
    baseline()


@pytest.mark.usefixtures("known")
def test_what_the_baseline_knows_is_shown_and_does_not_count() -> None:
    ran = run("validate", "--baseline", "baseline.json")
    assert ran.code == 0
    assert "MR-01  not met (error, known): board" in ran.out
    assert "Against the baseline baseline.json: 3 known, 0 new, 0 fixed." in ran.out
    assert ran.out.startswith("Northmoor (QNM): Not ready")


@pytest.mark.usefixtures("known")
def test_what_is_new_counts() -> None:
    system(SYSTEM.replace("role: chair", "role: participant"))
    ran = run("validate", "--baseline", "baseline.json")
    assert ran.code == 1
    assert "MR-02  not met (error, new): board" in ran.out
    assert "3 known, 1 new, 0 fixed." in ran.out


@pytest.mark.usefixtures("known")
def test_what_is_worse_than_it_was_is_new_and_what_is_better_is_known() -> None:
    vacant = SYSTEM.replace("holder: filled", "holder: vacant")
    system(vacant)
    baseline()
    assert run("validate", "--baseline", "baseline.json").code == 0
    system(vacant.replace("role: chair", "role: participant"))
    assert outcomes("--baseline", "baseline.json")["MR-02 board"]["baseline"] == "new"
    baseline()
    system(vacant)
    found = outcomes("--baseline", "baseline.json")["MR-02 board"]
    assert (found["status"], found["baseline"]) == ("partly-met", "known")


@pytest.mark.usefixtures("known")
def test_what_is_not_tested_may_be_known_too() -> None:
    assert run("validate", "--baseline", "baseline.json", "--fail-on", "not-tested").code == 0
    system(SYSTEM.replace("form: two_tier", "form: unknown"))
    assert run("validate", "--baseline", "baseline.json", "--fail-on", "not-tested").code == 0
    system(SYSTEM.replace(", partner_trust: no", "").replace("holder: filled", "holder: unknown"))
    assert run("validate", "--baseline", "baseline.json", "--fail-on", "not-tested").code == 1


@pytest.mark.usefixtures("known")
def test_what_is_fixed_is_counted() -> None:
    system(SYSTEM.replace("two_tier", "unitary"))
    ran = run("validate", "--baseline", "baseline.json")
    assert "2 known, 0 new, 1 fixed." in ran.out


@pytest.mark.usefixtures("known")
def test_a_rule_or_a_system_that_was_not_looked_at_is_not_called_fixed() -> None:
    ran = run("validate", "--baseline", "baseline.json", "--pack", "design-framework")
    assert "0 fixed; 3 entries were not looked at." in one_line(ran)
    system(SYSTEM.replace("Northmoor", "Southmoor").replace("QNM", "QSM"), "southmoor")
    baseline()
    ran = run("validate", "systems/northmoor.ics.yaml", "--baseline", "baseline.json")
    assert "3 known, 0 new, 0 fixed; 3 entries were not looked at." in one_line(ran)


@pytest.mark.usefixtures("known")
def test_lines_order_and_inserted_text_do_not_matter() -> None:
    lines = SYSTEM.splitlines()
    moved = [*lines[2:5], "# a comment", "", *lines[:2], *lines[5:]]
    moved[1], moved[2] = moved[2], moved[1]
    system("\n".join(moved) + "\n")
    assert run("validate", "--baseline", "baseline.json").code == 0


@pytest.mark.usefixtures("known")
def test_a_system_is_known_by_its_path_else_by_its_code() -> None:
    system(SYSTEM.replace("Northmoor", "Southmoor").replace("QNM", "QSM"), "southmoor")
    baseline()
    Path("systems/northmoor.ics.yaml").rename("systems/moved.ics.yaml")
    assert run("validate", "--baseline", "baseline.json").code == 0


@pytest.mark.usefixtures("known")
def test_the_counts_of_the_comparison_are_in_json() -> None:
    system(SYSTEM.replace("two_tier", "unitary"))
    assert result("--baseline", "baseline.json")["baseline"] == {
        "file": "baseline.json",
        "known": 2,
        "new": 0,
        "fixed": 1,
        "unexamined": 0,
    }
    found = outcomes("--baseline", "baseline.json")
    assert found["MR-03 organisation/north"]["baseline"] == "known"
    assert found["MR-01 board"]["baseline"] is None
    assert result()["baseline"] is None


def test_the_file_may_name_the_baseline() -> None:
    configured(OTHERS)
    baseline()
    configured(OTHERS + "baseline: baseline.json\n")
    assert run("validate").code == 0
    assert run("validate", "systems").code == 0


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (None, "The baseline baseline.json cannot be read: No such file or directory."),
        ("{", "The baseline baseline.json is no JSON."),
        ("[" * 100_000, "The baseline baseline.json is no JSON."),
        ("[]", "The baseline baseline.json is no result of icscheck."),
        ('{"format": 2, "systems": []}', "is of another format than 1."),
        ('{"format": 1, "systems": [{"path": "x"}]}', "is no result of icscheck."),
        (
            '{"format": 1, "systems": [{"path": "x", "outcomes": [{"key": 1, "status": "good", "level": "note"}]}]}',
            "is no",
        ),
    ],
)
def test_a_baseline_that_cannot_be_used_stops_the_run(text: str | None, said: str) -> None:
    configured(OTHERS)
    if text is not None:
        Path("baseline.json").write_text(text, encoding="utf-8")
    ran = run("validate", "--baseline", "baseline.json")
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_a_result_with_all_of_this_is_as_its_schema_says() -> None:
    import jsonschema

    schema = json.loads(run("schema", "--result").out)
    configured(LEVELS)
    baseline()
    for arguments in ([], ["--baseline", "baseline.json"]):
        jsonschema.validate(result(*arguments), schema)


# config show


def test_config_show_says_where_each_value_came_from() -> None:
    configured("# ours\n" + LEVELS + "paths: [systems]\nfail_on: [warning, not-tested]\n")
    system("as_of: 2023-02-02\n" + SYSTEM)
    digest = load_pack(Folder(Path("rules/moor/1"), "rules")).digest
    ran = run("config", "show")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        "icscheck.yaml: found\n"
        "  paths: systems  (icscheck.yaml line 6)\n"
        "  packs: moor  (icscheck.yaml line 3)\n"
        "  rules: rules  (icscheck.yaml line 2)\n"
        "  as_of: 2023-01-01  (icscheck.yaml line 4)\n"
        "  fail_on: warning  (icscheck.yaml line 7)\n"
        "           not-tested\n"
        "  levels: MR-01 counts as note: The board changes in May.  (icscheck.yaml line 5)\n"
        "  baseline: none  (default)\n"
        "\n"
        "What each system is tested as of and against:\n"
        "  systems/northmoor.ics.yaml: 2023-02-02 (document); moor@1 (icscheck.yaml)\n"
        "\n"
        "To lock the packs as they are now, write in icscheck.yaml:\n"
        "  packs:\n"
        "    - name: moor\n"
        "      edition: 1\n"
        "      revision: 1.0.0\n"
        f"      digest: sha256:{digest}\n"
    )


def test_the_lock_that_config_show_prints_can_be_used() -> None:
    configured(OTHERS)
    lines = run("config", "show").out.partition("write in icscheck.yaml:\n")[2]
    configured(OTHERS.replace("packs: [moor]\n", "") + lines.replace("\n  ", "\n").removeprefix("  "))
    assert "moor@1, locked" in run("config", "show").out
    assert result()["problems"] == []


@pytest.mark.parametrize("width", [40, 60, 100])
def test_it_is_as_wide_as_the_terminal(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    configured(LEVELS)
    whole = run("config", "show").out
    monkeypatch.setenv("COLUMNS", str(width))
    shown = run("config", "show").out
    # A digest is one word, and is copied whole.
    assert [line for line in shown.splitlines() if len(line) > width and "sha256:" not in line] == []
    assert shown.split() == whole.split()
    assert (shown.count("\n") > whole.count("\n")) == (width < 100)
