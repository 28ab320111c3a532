"""Who decides what: the words, the marks, and what stays not known."""

from __future__ import annotations

from icscheck.views.decisions import Decisions, Row, decisions
from tests.views.systems import system_of

START = "format: 1\nnhs_body: {name: NHS Tarn Integrated Care Board}\nboard: {form: unitary}\n"


def mapped(text: str) -> Decisions:
    return decisions(system_of(START + text))


def row(found: Decisions, function: str) -> Row:
    return next(row for row in found.rows if row.function == function)


def cells(found: Decisions, function: str) -> list[tuple[str, str]]:
    return [(cell.body, cell.does) for cell in row(found, function).cells]


def test_the_list_of_functions_says_who_decides_and_who_carries_out() -> None:
    found = mapped(
        "functions: [{id: digital, decided_by: board, carried_out_by: nhs_england, lead: {role: digital_lead}}]"
    )

    assert cells(found, "digital") == [("board", "Decides"), ("party/nhs_england", "Carries out")]
    assert row(found, "digital").lead == "Digital lead"
    assert row(found, "digital").mark == ""


def test_a_body_decides_advises_or_is_not_known_to_do_either() -> None:
    found = mapped(
        "committees: [{id: a, decides: yes, functions: [quality]}, {id: b, decides: no, functions: [quality]}, {id: c, functions: [quality]}]"
    )

    assert cells(found, "quality") == [
        ("committee/a", "Decides"),
        ("committee/b", "Advises"),
        ("committee/c", "Not known"),
    ]


def test_two_that_decide_are_marked() -> None:
    found = mapped(
        "committees: [{id: a, decides: yes, functions: [quality]}]\nfunctions: [{id: quality, decided_by: [board]}]"
    )

    assert row(found, "quality").mark == "More than one decides"


def test_the_nhs_body_and_its_board_are_one_decider() -> None:
    assert row(mapped("functions: [{id: quality, decided_by: [board, nhs_body]}]"), "quality").mark == ""


def test_places_that_each_decide_have_a_mark_of_their_own() -> None:
    found = mapped(
        "places: [{id: a, decides: yes, functions: [quality]}, {id: b, decides: yes, functions: [quality]}]"
    )

    assert row(found, "quality").mark == "Several places decide"


def test_nobody_decides_only_where_the_document_says_so() -> None:
    found = mapped(
        "functions: [{id: quality, decided_by: []}, {id: digital}, {id: people, decided_by: [unknown]}]"
    )

    assert [(row.function, row.mark) for row in found.rows] == [
        ("people", "Not known who decides"),
        ("digital", "Not known who decides"),
        ("quality", "Nobody decides"),
    ]


def test_a_body_that_may_decide_keeps_a_row_from_having_nobody() -> None:
    found = mapped("committees: [{id: c, functions: [quality]}]\nfunctions: [{id: quality, decided_by: []}]")

    assert row(found, "quality").mark == "Not known who decides"


def test_who_is_delegated_a_function_decides_it_when_nobody_else_is_said_to() -> None:
    place = (
        "places: [{id: fenwick}]\ndelegations: [{id: a, function: quality, from: nhs_body, to: fenwick}]\n"
    )

    assert row(mapped(place), "quality").mark == ""
    assert row(mapped(place + "functions: [{id: quality, decided_by: board}]"), "quality").mark == ""
    assert cells(mapped(place), "quality") == [("place/fenwick", "Delegated to it")]


def test_what_is_delegated_to_the_nhs_body_stands_in_its_own_block() -> None:
    found = mapped(
        "delegations: [{id: in, function: primary_medical_services, from: nhs_england, to: nhs_body, onward: with_consent},"
        " {id: out, function: quality, from: nhs_body, to: nhs_england}, {id: open, function: audit, from: nhs_body}]"
    )

    assert [(each.id, each.source, each.onward) for each in found.to_nhs_body] == [
        ("in", "NHS England", "with consent")
    ]
    assert [(each.id, each.target) for each in found.others] == [
        ("out", "NHS England"),
        ("open", "not known"),
    ]
    assert row(found, "primary_medical_services").cells == ()
    assert row(found, "primary_medical_services").mark == "Not known who decides"


def test_bodies_whose_decisions_are_not_described_are_named() -> None:
    found = mapped("committees: [{id: audit, decides: yes}]\ndelegations: none")

    assert "What these bodies decide on is not described: Board; Audit." in found.notes


def test_the_rows_follow_the_vocabulary_and_no_body_without_a_cell_has_a_column() -> None:
    found = mapped(
        "committees: [{id: a}]\nfunctions: [{id: quality, decided_by: board}, {id: commissioning, decided_by: board}]"
    )

    assert [row.function for row in found.rows] == ["commissioning", "quality"]
    assert [body.id for body in found.bodies] == ["board"]
