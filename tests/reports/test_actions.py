"""The action plan: an action for each finding, joined with the users' own file, closed by nothing but the rule."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest

from icscheck.assessment.actions import read_actions
from tests.reports.papers import reported
from tests.reports.services import EVERY_STATUS
from tests.support import run


def plan(folder: Path, actions: str = "", document: str = EVERY_STATUS, **day: str) -> dict[str, list[str]]:
    """The rows of the action plan, by reference: action, owner, priority, due, status, what closes it."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "actions.yaml"
    file.write_text(actions or "actions: []\n", encoding="utf-8")
    text, ran = reported(folder, "--actions", str(file), document=document, **day)
    assert ran.code == 0, ran.err
    section = text.split('<h2 id="actions">')[1].split("</section>")[0]
    rows = re.findall(r'<tr><th scope="row">(.*?)</th>(.*?)</tr>', section)
    return {unescape(ref): [_plain(cell) for cell in re.findall("<td>(.*?)</td>", row)] for ref, row in rows}


def _plain(cell: str) -> str:
    return " ".join(unescape(re.sub("<[^>]+>", "", cell)).split())


def test_each_finding_has_an_action_with_blanks_for_people(tmp_path: Path) -> None:
    rows = plan(tmp_path)
    assert list(rows) == [
        "SV-01 organisation/north", "SV-04 system", "SV-02 board", "SV-05 system", "SV-03 board", "SV-06 system",
    ]  # fmt: skip
    assert rows["SV-01 organisation/north"] == [
        "Record partner_trust for the trust.", "to be completed", "High", "to be completed", "Not started", "Partner trust",
    ]  # fmt: skip


def test_priority_follows_the_level(tmp_path: Path) -> None:
    rows = plan(tmp_path)
    assert [rows[ref][2] for ref in rows] == ["High", "Medium", "Medium", "Low", "Low", "Low"]


def test_an_explained_departure_is_to_be_reviewed_by_its_day(tmp_path: Path) -> None:
    action, _, _, due, *_ = plan(tmp_path)["SV-03 board"]
    assert (action, due) == (
        "Review the explanation before it ends, and approve it again or comply.",
        "30 November 2023",
    )


def test_what_is_not_due_is_due_on_the_day_of_its_rule(tmp_path: Path) -> None:
    assert plan(tmp_path)["SV-06 system"][3] == "1 April 2030"


def test_the_file_gives_owner_day_status_and_words(tmp_path: Path) -> None:
    actions = (
        "actions:\n"
        "  - {rule: SV-01, subject: organisation/north, owner: company_secretary, due: 2023-06-30, status: on_track,\n"
        "     action: Ask the trust., note: Raised in March.}\n"
    )
    assert plan(tmp_path, actions)["SV-01 organisation/north"] == [
        "Ask the trust. Raised in March.", "company secretary", "High", "30 June 2023", "On track", "Partner trust",
    ]  # fmt: skip


def test_a_rule_may_be_named_by_its_name_and_for_all_its_subjects(tmp_path: Path) -> None:
    rows = plan(tmp_path, "actions: [{rule: acute-trusts-are-partners, owner: chair}]\n")
    assert rows["SV-01 organisation/north"][1] == "chair"


def test_the_entry_for_a_subject_goes_before_that_for_its_rule(tmp_path: Path) -> None:
    actions = "actions: [{rule: SV-01, owner: chair}, {rule: SV-01, subject: organisation/north, owner: chief_executive}]\n"
    assert plan(tmp_path, actions)["SV-01 organisation/north"][1] == "chief executive"


def test_overdue_is_counted_to_the_day_tested(tmp_path: Path) -> None:
    actions = "actions: [{rule: SV-04, subject: system, due: 2023-03-31}]\n"
    assert plan(tmp_path, actions, as_of="2023-03-31")["SV-04 system"][4] == "Not started"
    assert plan(tmp_path, actions, as_of="2023-04-01")["SV-04 system"][4] == "Not started Overdue"


def test_an_action_does_not_close_because_someone_says_so(tmp_path: Path) -> None:
    actions = "actions: [{rule: SV-04, subject: system, status: complete}]\n"
    assert (
        plan(tmp_path, actions)["SV-04 system"][4] == "Delayed Reported complete, but the rule does not pass."
    )


def test_an_action_closes_when_the_rule_passes(tmp_path: Path) -> None:
    actions = "actions: [{rule: SV-04, subject: system, due: 2023-01-31, status: on_track}]\n"
    document = EVERY_STATUS.replace("digital_plan: none", "digital_plan: {status: approved}")
    assert plan(tmp_path, actions, document)["SV-04 system"][4] == "Complete Closed: the rule passes."


def test_an_action_for_a_rule_closes_when_all_its_subjects_pass(tmp_path: Path) -> None:
    actions = "actions: [{rule: SV-01, owner: chair}]\n"
    document = EVERY_STATUS.replace("partner_trust: no", "partner_trust: yes").replace(
        "id: moor, kind: nhs_trust, services: [acute]",
        "id: moor, kind: nhs_trust, services: [acute], partner_trust: yes",
    )
    rows = plan(tmp_path, actions, document)
    assert rows["SV-01"][4] == "Complete Closed: the rule passes."
    assert not [ref for ref in rows if ref.startswith("SV-01 ")]


def test_an_action_about_nothing_in_the_run_is_kept_and_said(tmp_path: Path) -> None:
    row = plan(
        tmp_path, "actions: [{rule: XX-9, subject: board, action: Something else., due: 2022-01-31}]\n"
    )["XX-9 board"]
    assert row == [
        "Something else.",
        "to be completed",
        "",
        "31 January 2022",
        "Not started Overdue This run has no such rule and subject.",
        "",
    ]


def test_the_checklist_names_the_owner(tmp_path: Path) -> None:
    file = tmp_path / "actions.yaml"
    file.write_text("actions: [{rule: SV-04, owner: digital_lead}]\n", encoding="utf-8")
    text, _ = reported(tmp_path, "--actions", str(file))
    assert "Write the plan. (digital lead)" in text


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("- rule: X", (1, 1), "An actions file has the key `actions` with a list under it."),
        ("action:\n  - rule: X", (1, 1), "There is no key `action`. Did you mean `actions`?"),
        ("actions: SV-01", (1, 10), "Under `actions` stands a list: begin each action with `- rule:`."),
        ("actions: [SV-01]", (1, 11), "An action has keys: `rule`, `subject`, `owner`, `due`, `status`."),
        ("actions:\n  - subject: board", (2, 5), "The action does not say for which rule it is. Add `rule`, such as `rule: DF-C02`."),
        ("actions:\n  - rule: X\n    onwer: chair", (3, 5), "There is no key `onwer`. Did you mean `owner`?"),
        ("actions:\n  - rule: X\n    due: 31/3/2023", (3, 10), '"31/3/2023" is no day. Write year, month and day, such as `due: 2022-09-30`.'),
        ("actions:\n  - rule: X\n    due: 2023-02-30", (3, 10), '"2023-02-30" is no day. Write year, month and day, such as `due: 2022-09-30`.'),
        ("actions:\n  - rule: X\n    status: on-track", (3, 13), '"on-track" is no status of an action. Did you mean `on_track`?'),
        ("actions:\n  - rule: X\n    status: fine", (3, 13), '"fine" is no status of an action. It is one of: not_started, on_track, delayed, complete.'),
        ("actions:\n  - rule: X\n    owner: [chair]", (3, 12), "`owner` takes one value: the role of who acts."),
        ("actions:\n  - {rule: X, subject: a}\n  - {rule: X, subject: a}", (3, 5), "There is already an action for X and a, on line 2. Keep one."),
    ],
)  # fmt: skip
def test_a_slip_in_the_file_is_told_where_it_stands(text: str, place: tuple[int, int], message: str) -> None:
    _, problems = read_actions(text.encode(), "actions.yaml")
    assert [(each.line, each.column, each.message) for each in problems] == [(*place, message)]


@pytest.mark.parametrize("text", ["actions:\n", "actions: []\n", "actions: none\n"])
def test_no_action_is_no_slip(text: str) -> None:
    assert read_actions(text.encode(), "actions.yaml") == ((), [])


def test_a_file_with_a_slip_stops_the_report(tmp_path: Path) -> None:
    file = tmp_path / "actions.yaml"
    file.write_text("actions:\n  - rule: SV-01\n    owner: [\n", encoding="utf-8")
    text, ran = reported(tmp_path, "--actions", str(file))
    assert (text, ran.code) == ("", 2)
    assert ran.err.endswith("actions.yaml cannot be used, so no report was written.\n")


def test_nobody_has_to_act_on_a_position(tmp_path: Path) -> None:
    """A body's position gives a finding that is labelled, and no action."""
    file = tmp_path / "northmoor.ics.yaml"
    file.write_text(
        "{system: {name: Northmoor, ods: QNM}, partnership: {meetings: {in_public: no}}}", encoding="utf-8"
    )
    paper = tmp_path / "paper.md"
    chosen = ("--pack", "bma-position", "--as-of", "2022-06-30", "--format", "markdown")
    assert run("report", str(file), *chosen, "--output", str(paper)).code == 0
    text = paper.read_text(encoding="utf-8")
    plan = text[text.index("Action plan") :].partition("\n## ")[0]
    assert "BMA-13 partnership: not met" in text
    assert "BMA-13" not in plan
