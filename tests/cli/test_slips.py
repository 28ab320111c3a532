"""Slips that are no errors of form: the tool says so, since silence would mislead."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import examine_path, examine_text, run, statuses

START = "system: {name: Northmoor, ods: QNM}\n"


def said(text: str) -> str:
    return " ".join(
        run("validate", "-", "--pack", "design-framework", "--as-of", "2022-06-01", stdin=text).out.split()
    )


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        (
            "{rule: DF-G99, subjects: every, answer: yes}",
            'names "DF-G99", which is no rule, so it counts for nothing. Did you mean "DF-G19"?',
        ),
        ("{rule: DF-G16, subjects: bord, answer: yes}", 'is about "bord", for which DF-G16 has no outcome'),
        ("{subjects: every, answer: yes}", "names no rule"),
    ],
)
def test_a_statement_that_no_rule_hears_is_a_warning(entry: str, words: str) -> None:
    assert words in said(f"{START}board: {{form: unitary}}\nstatements: [{entry}]\n")


def test_a_statement_without_subjects_says_what_it_lacks() -> None:
    text = f"{START}board: {{form: unitary}}\nstatements: [{{rule: DF-G16, answer: yes, by_role: chair, date: 2022-03-01}}]\n"
    found = examine_text(text)
    message = next(
        each.message for each in found.systems[0].assessment.outcomes if each.key == "DF-G16 board"
    )
    assert "the statement lacks the subjects that it covers" in message


@pytest.mark.parametrize(("first", "second", "status"), [("yes", "no", "not-met"), ("no", "yes", "met")])
def test_the_latest_of_two_statements_counts(first: str, second: str, status: str) -> None:
    made = (
        f"  - {{rule: DF-G16, subjects: every, answer: {second}, by_role: chair, date: 2022-03-01}}\n"
        f"  - {{rule: DF-G16, subjects: every, answer: {first}, by_role: chair, date: 2021-09-01}}\n"
    )
    assert (
        statuses(examine_text(f"{START}board: {{form: unitary}}\nstatements:\n{made}"))["DF-G16 board"]
        == status
    )


def test_of_two_statements_of_one_day_the_one_that_says_no_counts() -> None:
    made = "".join(
        f"  - {{rule: DF-G16, subjects: every, answer: {answer}, by_role: chair, date: 2022-03-01}}\n"
        for answer in ("no", "yes")
    )
    assert (
        statuses(examine_text(f"{START}board: {{form: unitary}}\nstatements:\n{made}"))["DF-G16 board"]
        == "not-met"
    )


def test_a_non_executive_director_of_the_board_is_one_of_its_non_executive_members() -> None:
    seats = ", ".join(
        f"{{id: n-{each}, role: non_executive_director, independent: yes, holder: filled}}" for each in (1, 2)
    )
    assert statuses(examine_text(f"{START}board: {{seats: [{seats}]}}\n"))["DF-G03 board"] == "met"


def test_a_district_among_the_councils_is_a_warning() -> None:
    text = (
        "system: {name: Northmoor, ods: QNM, councils: [vale]}\n"
        "organisations: [{id: vale, kind: local_authority, type: district}]\n"
    )
    assert "vale is a district council and has no responsibility for social care" in said(text)


def test_a_file_beside_the_parts_that_is_not_read_is_a_warning(tmp_path: Path) -> None:
    (tmp_path / "system.ics.yaml").write_text(f"{START}as_of: 2022-06-01\n", encoding="utf-8")
    (tmp_path / "board.yaml").write_text("board: {form: unitary}\n", encoding="utf-8")
    (problem,) = examine_path(tmp_path).problems
    assert (problem.level, problem.code, problem.file) == ("warning", "not-read", "board.yaml")
    assert problem.message.endswith("call it board.ics.yaml.")


def test_a_number_that_may_fall_short_says_how_many_there_can_be() -> None:
    text = f"{START}board: {{seats: [{{id: n-1, role: non_executive_member, holder: filled}}]}}\n"
    found = examine_text(text)
    outcome = next(each for each in found.systems[0].assessment.outcomes if each.key == "DF-G03 board")
    assert (outcome.status, outcome.found) == ("not-met", "at most 1 (perhaps n-1)")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "board: {seats: [{id: c, role: chair, holder: {person: Jane Smith}}]}",
            '"person" takes an id, such as p-chair, not "Jane Smith". Names of people are not needed.',
        ),
        (
            "board: {seats: [{id: c, role: chair, holder: Jane Smith}]}",
            'Names of people are not needed. To say who it is, write an id: "holder: {person: p-1}".',
        ),
        (
            "people: [{id: Jane Smith}]",
            '"id" takes an id, such as p-chair, not "Jane Smith". Names of people are not needed.',
        ),
    ],
)
def test_the_name_of_a_person_is_no_id(text: str, words: str) -> None:
    assert words in said(START + text)
    assert "jane-smith" not in said(START + text)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("{id: c, role: NED}", "ned"),
        ("{id: c, role: Chief Executive}", "chief_executive"),
        ("{id: c, role: non-executive member}", "non_executive_member"),
        ("{id: c, role: Non-Executive}", "non_executive_member"),
    ],
)
def test_a_word_as_it_is_written_in_papers_gets_the_word_of_the_format(written: str, meant: str) -> None:
    assert f'Did you mean "{meant}"?' in said(f"{START}board: {{seats: [{written}]}}")


def test_a_dash_of_a_word_processor_is_told_once() -> None:
    found = said(f"{START}organisations:\n  - id: vale\n    kind: nhs_trust\n    services:\n      – acute\n")
    assert found.count("Write a hyphen") == 1
    assert found.count("–") == 2  # the line, and the sign in the message
