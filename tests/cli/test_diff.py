"""``icscheck diff``: what changed in the governance, whose approval that needs, and which outcomes moved."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from icscheck.model.compare import is_place
from icscheck.packs import find_packs
from tests.support import EXAMPLES, PLANTED, Ran, run

SMALL = """\
system: {name: Northmoor, ods: QNM, councils: [moor-county]}
as_of: 2023-01-01
packs: [planted]
constitution_status: in_force
organisations:
  - {id: moor-county, name: Moor County Council, kind: local_authority, type: county}
  - {id: moor-city, name: Moor City Council, kind: local_authority, type: unitary}
  - {id: moor-hospital, name: Moor Hospital, kind: nhs_trust, services: [acute]}
board:
  name: the board
  seats:
    - {id: chair, role: chair, vote: yes, holder: {person: p-chair, status: acting}}
    - {id: council, role: partner_member, partner_from: local_authorities, nominated_by: [moor-county]}
  decision_rules: {quorum: 6}
committees:
  - {id: audit, kind: audit, name: Audit Committee, seats: [{role: chair, holder: vacant}]}
places:
  - {id: east, name: East Moor, population: 12000}
delegations:
  - {id: community, function: community_services, from: nhs_body, to: east}
documents:
  constitution: {status: draft}
  digital_plan: none
"""
RULES = ("--rules", str(PLANTED))
FRAMEWORK = ("--pack", "design-framework", "--as-of", "2022-06-30")


def diffed(folder: Path, old: str, new: str, *options: str) -> Ran:
    """What diff says of two documents given as text."""
    for name, text in (("old", old), ("new", new)):
        (folder / f"{name}.ics.yaml").write_bytes(text.encode())
    return run("diff", str(folder / "old.ics.yaml"), str(folder / "new.ics.yaml"), *RULES, *options)


def sentences(folder: Path, old: str, new: str) -> list[str]:
    """The governance changes, a sentence each."""
    ran = diffed(folder, old, new, "--format", "json")
    assert (ran.code, ran.err) == (0, ""), ran
    (system,) = json.loads(ran.out)["systems"]
    return [change["sentence"] for change in system["changes"]]


CHANGES = {
    "a seat is added": (
        "  decision_rules:",
        "    - {id: gp, role: partner_member, nominated_by: [moor-hospital]}\n  decision_rules:",
        "Board, seat gp added: role partner member; nominated by Moor Hospital.",
    ),
    "a seat is removed": (
        "    - {id: council, role: partner_member, partner_from: local_authorities, nominated_by: [moor-county]}\n",
        "",
        "Board, seat council removed: role partner member; partner from local authorities; nominated by Moor County Council.",
    ),
    "the role of a seat": (
        "role: chair, vote",
        "role: deputy_chair, vote",
        "Board, seat chair, role: changed from chair to deputy chair.",
    ),
    "a vote": ("vote: yes", "vote: no", "Board, seat chair, vote: changed from yes to no."),
    "nominators": (
        "nominated_by: [moor-county]",
        "nominated_by: [moor-city, moor-county]",
        "Board, seat council, nominated by: added Moor City Council.",
    ),
    "another holder": (
        "holder: {person: p-chair, status: acting}",
        "holder: {person: p-new, status: designate, from: 2022-07-01}",
        "Board, seat chair, holder: changed from p-chair (acting) to p-new (designate); first day 1 July 2022.",
    ),
    "the same holder in another manner": (
        "status: acting",
        "status: substantive",
        "Board, seat chair, holder: changed from p-chair (acting) to p-chair.",
    ),
    "the last day of a holder": (
        "status: acting",
        "status: acting, to: 2022-06-30",
        "Board, seat chair, holder p-chair, last day: now said to be 30 June 2022 (not said before).",
    ),
    "a seat becomes vacant": (
        "holder: {person: p-chair, status: acting}",
        "holder: vacant",
        "Board, seat chair, holder: changed from p-chair (acting) to vacant.",
    ),
    "a seat without an id is filled": (
        "{role: chair, holder: vacant}",
        "{role: chair, holder: filled}",
        "Audit Committee, seat chair, holder: changed from vacant to filled (not named).",
    ),
    "a committee is formed": (
        "places:",
        "  - {id: quality, kind: quality, decides: yes, seats: [{role: member}, {role: chair}]}\nplaces:",
        "Committee quality formed: kind quality; decides yes; 2 seats.",
    ),
    "a committee is dissolved": (
        "  - {id: audit, kind: audit, name: Audit Committee, seats: [{role: chair, holder: vacant}]}\n",
        "  []\n",
        "Audit Committee dissolved: kind audit; 1 seat.",
    ),
    "a committee that is told of its end": (
        "name: Audit Committee,",
        "name: Audit Committee, to: 2022-06-30,",
        "Audit Committee, last day: now said to be 30 June 2022 (not said before).",
    ),
    "a term": (
        "seats: [{role: chair, holder: vacant}]",
        "seats: [{role: chair, holder: vacant, term_years: 3}]",
        "Audit Committee, seat chair, term in years: now said to be 3 (not said before).",
    ),
    "a delegation that moves": (
        "to: east",
        "to: moor-hospital",
        "Delegation community, passed to: moved from East Moor to Moor Hospital.",
    ),
    "a delegation that is made": (
        "documents:",
        "  - {id: stroke, function: acute_services, from: nhs_body, to: moor-hospital}\ndocuments:",
        "Delegation stroke added: function acute services; passed on by NHS body; passed to Moor Hospital.",
    ),
    "the quorum": ("quorum: 6", "quorum: 7", "Board, decision rules, quorum: changed from 6 to 7."),
    "the status of a document": (
        "status: draft",
        "status: approved",
        "Document constitution, status: changed from draft to approved.",
    ),
    "a document that there was not": (
        "digital_plan: none",
        "digital_plan: {status: draft}",
        "Document digital plan added: status draft.",
    ),
    "a council": (
        "councils: [moor-county]",
        "councils: [moor-county, moor-city]",
        "System, councils: added Moor City Council.",
    ),
    "a number with thousands": (
        "population: 12000",
        "population: 13500",
        "Place East Moor, population: changed from 12,000 to 13,500.",
    ),
    "a list that is now open": (
        "councils: [moor-county]",
        "councils: [moor-county, unknown]",
        "System, councils: there are now others that are not listed.",
    ),
    "what is no longer said": (
        "  decision_rules: {quorum: 6}\n",
        "",
        "Board, decision rules, quorum: no longer said (it was 6).",
    ),
    "a name": (
        "name: Moor City Council",
        "name: City of Moor",
        'Organisation City of Moor, name: changed from "Moor City Council" to "City of Moor".',
    ),
    "an id": (
        "{id: moor-city, name",
        "{id: city, name",
        "Organisation Moor City Council: now has the id city; it was moor-city.",
    ),
}


@pytest.mark.parametrize(("before", "after", "said"), CHANGES.values(), ids=CHANGES)
def test_a_change_is_told_in_a_sentence(before: str, after: str, said: str, tmp_path: Path) -> None:
    assert SMALL.count(before) == 1
    assert sentences(tmp_path, SMALL, SMALL.replace(before, after)) == [said]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("councils: [moor-county]", "councils: moor-county"),
        ("vote: yes", "vote: true"),
        ("role: chair, vote: yes", "vote: yes, role: chairperson"),
        ("as_of: 2023-01-01\n", "# a comment\nas_of: '2023-01-01'\n"),
        ("quorum: 6", "quorum: 6, veto: unknown"),
        ("population: 12000", "population: 12,000"),
        ("digital_plan: none", "digital_plan: []"),
    ],
)
def test_order_spelling_and_layout_are_no_change(before: str, after: str, tmp_path: Path) -> None:
    assert before in SMALL
    if before == "population: 12000":
        after = "population: '12,000'"
    if after == "digital_plan: []":
        after = "digital_plan: None"
    assert sentences(tmp_path, SMALL, SMALL.replace(before, after)) == []


def test_an_entry_written_before_others_moves_none_of_them(tmp_path: Path) -> None:
    statements = "statements:\n  - {rule: PLANT-16, subjects: every, answer: yes}\n"
    first = "statements:\n  - {rule: DF-G16, subjects: board, answer: yes}\n"
    old, new = SMALL + statements, SMALL + first + statements.partition("\n")[2]
    assert sentences(tmp_path, old, new) == [
        "Statement DF-G16 added: rule DF-G16; subjects board; answer yes."
    ]


def test_what_was_left_open_is_not_called_a_change(tmp_path: Path) -> None:
    lines = [line for line in SMALL.splitlines() if "Audit" not in line and line != "committees:"]
    assert sentences(tmp_path, "\n".join(lines) + "\n", SMALL) == [
        "Audit Committee now described: kind audit; 1 seat."
    ]


def test_the_text_has_what_changed_then_approval_then_outcomes(tmp_path: Path) -> None:
    new = SMALL.replace("quorum: 6", "quorum: 7").replace("nominated_by: [moor-county]", "nominated_by: none")
    ran = diffed(tmp_path, SMALL, new, "--pack", "planted")
    old_path, new_path = (str(tmp_path / f"{name}.ics.yaml") for name in ("old", "new"))
    text = " ".join(ran.out.replace(old_path, "OLD").replace(new_path, "NEW").split("\n"))
    assert ran.code == 0
    assert "After: Not ready, constitution in force, as of 1 January 2023, against planted@1; " in text
    body = ran.out[ran.out.index("Governance") :]
    assert body == (
        "Governance: 2 changes\n"
        "  Board\n"
        "    - Seat council, nominated by: changed from Moor County Council to none.\n"
        "    - Decision rules, quorum: changed from 6 to 7.\n"
        "\n"
        "Approval\n"
        "  planted@1 does not say which changes need approval.\n"
        "\n"
        "Outcomes: 1 worse\n"
        "  Worse\n"
        "    - PLANT-16, the board: was met, now not met (error). Every council in the area nominates one\n"
        "      member jointly.\n"
        "\n"
        "This is not legal advice, an audit opinion or a decision of NHS England.\n"
    ), body


def approvals(folder: Path, old: str, new: str) -> list[tuple[str, list[int], list[int]]]:
    ran = diffed(folder, old, new, *FRAMEWORK, "--format", "json")
    (system,) = json.loads(ran.out)["systems"]
    return [(each["approver"], each["changes"], each["possible"]) for each in system["approvals"]]


@pytest.mark.parametrize(
    "what",
    ["a seat is added", "a seat is removed", "the role of a seat", "a vote", "nominators", "the quorum"],
)
def test_a_change_of_what_the_constitution_provides_needs_nhs_england(what: str, tmp_path: Path) -> None:
    before, after, _ = CHANGES[what]
    assert approvals(tmp_path, SMALL, SMALL.replace(before, after)) == [("nhs_england", [0], [])]


@pytest.mark.parametrize(
    "what",
    [
        "another holder",
        "a seat becomes vacant",
        "a seat without an id is filled",
        "a committee is formed",
        "a delegation that moves",
    ],
)
def test_a_change_within_the_constitution_needs_no_approval(what: str, tmp_path: Path) -> None:
    before, after, _ = CHANGES[what]
    new = SMALL.replace(before, after)
    assert approvals(tmp_path, SMALL, new) == []
    ran = diffed(tmp_path, SMALL, new, *FRAMEWORK)
    assert "None of these changes is one that design-framework@2021.06 says needs approval." in ran.out


def test_what_is_only_described_now_may_need_approval(tmp_path: Path) -> None:
    before, after, _ = CHANGES["what is no longer said"]
    assert approvals(tmp_path, SMALL, SMALL.replace(before, after)) == [("nhs_england", [], [0])]


def test_packs_name_only_what_the_format_has() -> None:
    for found in find_packs():
        for rule in found.header.changes:
            assert [what for what in rule.what if not is_place(what)] == []
            assert [key for what in rule.what for key in rule.without if not is_place(f"{what}.{key}")] == []


def test_a_pack_that_names_what_the_format_does_not_have_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "odd"
    folder.mkdir()
    for file in (PLANTED / "planted" / "1").iterdir():
        (folder / file.name).write_bytes(
            file.read_bytes().replace(b"name: planted", b"name: odd").replace(b"PLANT-", b"ODD-")
        )
    changes = "changes: [{what: board.seat, needs: agreement, approver: nhs_england, source: {cite: x, basis: read}}]\n"
    (folder / "pack.yaml").write_text(
        (folder / "pack.yaml").read_text(encoding="utf-8") + changes, encoding="utf-8"
    )
    ran = diffed(tmp_path, SMALL, SMALL, "--rules", str(folder), "--pack", "odd")
    assert ran.code == 2
    assert "The pack odd@1 says whose approval a change of 'board.seat' needs" in ran.err


def test_outcomes_are_compared_by_rule_and_subject(tmp_path: Path) -> None:
    new = SMALL.replace(", nominated_by: [moor-county]", "")
    ran = diffed(tmp_path, SMALL, new, "--format", "json")
    (moved,) = json.loads(ran.out)["systems"][0]["outcomes"]["moved"]
    assert (moved["key"], moved["before"], moved["after"]) == ("PLANT-16 board", "met", "not-tested")
    assert moved["direction"] == "worse"


def test_nothing_changed_is_said(tmp_path: Path) -> None:
    ran = diffed(tmp_path, SMALL, SMALL)
    assert "Governance: nothing changed\n" in ran.out
    assert "Outcomes: none moved\n" in ran.out


def test_fail_on_looks_at_what_is_new_or_worse(tmp_path: Path) -> None:
    worse = SMALL.replace("nominated_by: [moor-county]", "nominated_by: none")
    assert diffed(tmp_path, SMALL, worse).code == 0
    assert diffed(tmp_path, SMALL, worse, "--fail-on", "error").code == 1
    assert diffed(tmp_path, worse, worse, "--fail-on", "error").code == 0
    assert diffed(tmp_path, worse, SMALL, "--fail-on", "error").code == 0


def test_fail_on_may_name_what_is_not_tested(tmp_path: Path) -> None:
    silent = SMALL.replace(", nominated_by: [moor-county]", "")
    assert diffed(tmp_path, SMALL, silent, "--fail-on", "error").code == 0
    assert diffed(tmp_path, SMALL, silent, "--fail-on", "not-tested").code == 1


def test_markdown_shows_text_from_a_document_as_text(tmp_path: Path) -> None:
    new = SMALL.replace("name: Moor City Council", "name: '<b>@all</b> | [x](http://y)'")
    ran = diffed(tmp_path, SMALL, new, "--format", "markdown")
    assert ran.out.startswith("## Northmoor (QNM): what changed from ")
    assert "\n### Governance: 1 change\n" in ran.out
    assert "<b>" not in ran.out
    assert "@all" not in ran.out
    assert "[x](" not in ran.out


def test_markdown_fits_into_a_comment(tmp_path: Path) -> None:
    many = "".join(
        f"  - {{id: trust-{n}, name: Trust number {n} of the moors, kind: nhs_trust}}\n" for n in range(1500)
    )
    ran = diffed(tmp_path, SMALL, SMALL.replace("board:\n", many + "board:\n"), "--format", "markdown")
    assert len(ran.out.encode()) < 65_536
    assert " more lines not shown here; the text and JSON have all.\n" in ran.out


def test_an_output_file_is_written(tmp_path: Path) -> None:
    ran = diffed(tmp_path, SMALL, SMALL, "--output", str(tmp_path / "diff.txt"))
    assert (ran.code, ran.out) == (0, "")
    assert "nothing changed" in (tmp_path / "diff.txt").read_text(encoding="utf-8")


def test_as_of_holds_for_both_sides(tmp_path: Path) -> None:
    ran = diffed(tmp_path, SMALL, SMALL.replace("2023-01-01", "2023-01-02"), "--as-of", "2022-05-01")
    assert ran.out.count("as of 1 May 2022") == 2


def test_a_folder_of_systems_is_compared_system_by_system(tmp_path: Path) -> None:
    for side, names in {"old": ("Northmoor", "Westmoor"), "new": ("Northmoor", "Southmoor")}.items():
        (tmp_path / side).mkdir()
        for name in names:
            text = SMALL.replace("name: Northmoor, ods: QNM", f"name: {name}")
            (tmp_path / side / f"{name.lower()}.ics.yaml").write_text(text, encoding="utf-8")
    ran = run("diff", str(tmp_path / "old"), str(tmp_path / "new"), *RULES)
    words = " ".join(ran.out.split())
    assert ran.code == 0
    assert f"Northmoor: what changed from {tmp_path}/old to {tmp_path}/new" in words.replace("\\", "/")
    assert "Southmoor: only in " in words
    assert "Westmoor: only in " in words


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("absent.ics.yaml", "good.ics.yaml", "There is no file or folder called absent.ics.yaml."),
        (
            "main",
            "good.ics.yaml",
            "There is no file or folder called main. A git revision needs a path too: main:PATH.",
        ),
        ("-", "good.ics.yaml", "it does not read standard input"),
        ("broken.ics.yaml", "good.ics.yaml", "broken.ics.yaml:1:"),
    ],
)
def test_input_that_cannot_be_used_is_said_plainly(
    old: str, new: str, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "good.ics.yaml").write_text(SMALL, encoding="utf-8")
    (tmp_path / "broken.ics.yaml").write_text("system: {nmae: x}\n", encoding="utf-8")
    ran = run("diff", old, new, *RULES)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


# Git revisions.


def git(folder: Path, *arguments: str) -> None:
    who = [
        "-c",
        "user.name=t",
        "-c",
        "user.email=t@example.org",
        "-c",
        "commit.gpgsign=false",
        "-c",
        "core.hooksPath=none",
    ]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    subprocess.run(["git", *who, *arguments], cwd=folder, env=environment, check=True, capture_output=True)


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two commits of a system in a folder with a space in its name: the quorum goes from 6 to 7."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    folder = tmp_path / "repository"
    system = folder / "our system"
    system.mkdir(parents=True)
    git(folder, "init", "-q", "-b", "main")
    board = SMALL[SMALL.index("board:") : SMALL.index("committees:")]
    (system / "system.ics.yaml").write_text(SMALL.replace(board, ""), encoding="utf-8")
    for text in (board, board.replace("quorum: 6", "quorum: 7")):
        (system / "board.ics.yaml").write_text(text, encoding="utf-8")
        git(folder, "add", "-A")
        git(folder, "commit", "-q", "-m", "x")
    monkeypatch.chdir(folder)
    return folder


def test_two_revisions_are_compared_without_a_checkout(repository: Path) -> None:
    before = sorted(path.name for path in repository.rglob("*") if ".git" not in path.parts)
    ran = run("diff", "HEAD~1:our system", "main:our system", *RULES)
    assert (ran.code, ran.err) == (0, "")
    assert "    - Decision rules, quorum: changed from 6 to 7.\n" in ran.out
    assert sorted(path.name for path in repository.rglob("*") if ".git" not in path.parts) == before


def test_a_revision_is_compared_with_what_lies_on_disk(repository: Path) -> None:
    board = repository / "our system" / "board.ics.yaml"
    board.write_text(board.read_text(encoding="utf-8").replace("quorum: 7", "quorum: 8"), encoding="utf-8")
    ran = run("diff", "HEAD:our system", "our system", *RULES)
    assert "quorum: changed from 7 to 8." in ran.out


def test_places_of_a_revision_are_those_of_the_repository(repository: Path) -> None:
    ran = run("diff", "HEAD~1:our system", "our system", *RULES, "--format", "json")
    (system,) = json.loads(ran.out)["systems"]
    assert system["before"]["path"] == system["after"]["path"] == "our system"
    assert system["changes"][0]["file"] == "our system/board.ics.yaml"


def test_a_path_that_begins_with_a_dot_counts_from_this_folder(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository / "our system")
    ran = run("diff", "HEAD~1:./", ".", *RULES)
    assert "quorum: changed from 6 to 7." in ran.out


@pytest.mark.parametrize(
    ("old", "said"),
    [
        ("nowhere:our system", "Git knows no revision nowhere."),
        ("--upload-pack=x:our system", "is no git revision"),
        ("HEAD:their system", "There is no description at their system in HEAD"),
        ("HEAD:../outside", "lies outside the repository"),
    ],
)
def test_a_revision_that_git_does_not_know_is_said_plainly(old: str, said: str, repository: Path) -> None:
    ran = run("diff", "--", old, "our system")
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


def test_a_machine_without_git_is_told_so(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    ran = run("diff", "HEAD:our system", "our system")
    assert ran.code == 2
    assert "Git is not installed, or is not on the path" in ran.err


def test_a_folder_outside_any_repository_is_told_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.ics.yaml").write_text(SMALL, encoding="utf-8")
    ran = run("diff", "HEAD:a.ics.yaml", "a.ics.yaml")
    assert ran.code == 2
    assert "This folder is in no git repository." in ran.err


def test_the_two_fictional_examples_can_be_compared() -> None:
    ran = run("diff", str(EXAMPLES / "tarn-and-fenwick-2021"), str(EXAMPLES / "tarn-and-fenwick"))
    assert (ran.code, ran.err) == (0, "")
    assert "- Remuneration and Nominations Committee formed: " in ran.out
    assert "- Document constitution, status: changed from draft to approved.\n" in ran.out
