"""The lists that ship with icscheck: how many there are, what followed what, and what nobody may infer."""

from __future__ import annotations

from datetime import date

import pytest

from icscheck.data import (
    REORGANISED,
    boards,
    boards_2022,
    boards_2026,
    councils,
    notes,
    predecessors,
    slug,
    successions,
    successors,
    trusts,
)

SPLIT = {"QNQ": 3, "QM7": 2, "QJG": 2}
NEW = {"S1Y5D", "D7T5G", "T6Y0W", "Z9B2Z", "S0E4D", "S9B9J"}


def test_there_are_42_boards_before_april_2026_and_36_since() -> None:
    assert len({board.ods for board in boards(date(2026, 3, 31))}) == 42
    assert len({board.ods for board in boards(REORGANISED)}) == 36


def test_before_july_2022_the_boards_are_those_about_to_be_set_up() -> None:
    assert boards(date(2021, 9, 1)) == boards_2022()


def test_thirty_boards_kept_their_code_and_six_are_new() -> None:
    before = {board.ods for board in boards_2022()}
    since = {board.ods for board in boards_2026()}
    assert since - before == NEW
    assert len(since & before) == 30
    assert len(before - since) == 12


def test_a_board_that_kept_its_code_kept_its_name_and_region_and_its_area_unless_enlarged() -> None:
    before = {board.ods: board for board in boards_2022()}
    for board in boards_2026():
        old = before.get(board.ods)
        if old is not None:
            assert (board.name, board.region, board.established) == (old.name, old.region, old.established)
            assert (board.ons == old.ons) == (board.ods != "QRL")


def test_no_code_stands_for_two_boards() -> None:
    for listed in (boards_2022(), boards_2026()):
        assert len({board.ods for board in listed}) == len({board.ons for board in listed}) == len(listed)


def test_a_new_board_began_on_1_april_2026() -> None:
    assert {board.ods for board in boards_2026() if board.established == REORGANISED} == NEW


@pytest.mark.parametrize(("code", "count"), SPLIT.items())
def test_a_split_board_has_several_successors_and_none_for_the_whole(code: str, count: int) -> None:
    assert len(successors(code)) == count
    assert not any(each.whole for each in successors(code))


def test_every_other_board_that_ended_has_one_successor_for_the_whole() -> None:
    ended = {board.ods for board in boards_2022()} - {board.ods for board in boards_2026()} - set(SPLIT)
    assert len(ended) == 9
    assert all(len(successors(code)) == 1 and successors(code)[0].whole for code in ended)


def test_every_new_board_says_what_it_was_made_of() -> None:
    assert len(successions()) == 16
    assert {each.predecessor for each in predecessors("Z9B2Z")} == {"QMJ", "QRV"}
    assert [(each.predecessor, each.part) for each in predecessors("QRL")] == [
        ("QRL", "whole"),
        ("QNQ", "Hampshire"),
    ]
    assert all(predecessors(code) for code in NEW)


def test_every_succession_names_boards_that_are_listed() -> None:
    before, since = ({board.ods for board in listed} for listed in (boards_2022(), boards_2026()))
    assert {each.predecessor for each in successions()} <= before
    assert {each.successor for each in successions()} <= since


def test_there_are_212_trusts_and_152_councils_each_under_a_board_of_2022() -> None:
    codes = {board.ods for board in boards_2022()}
    assert (len(trusts()), len(councils())) == (212, 152)
    assert all(each.listed_under and set(each.listed_under) <= codes for each in (*trusts(), *councils()))


def test_a_council_has_a_type_only_where_its_name_leaves_no_doubt() -> None:
    types = {each.name: each.type for each in councils()}
    assert types["London Borough of Barnet"] == "london_borough"
    assert types["Northumberland County Council"] == types["East Sussex County Council"] == ""


def test_what_is_gone_is_gone_from_its_day_or_from_the_year_after_the_lists() -> None:
    said = {note.organisation: note for note in notes() if note.gone_from}
    somerset, yeovil = said["Somerset County Council"], said["Yeovil District Hospital NHS Foundation Trust"]
    assert not somerset.gone(date(2023, 3, 31))
    assert somerset.gone(date(2023, 4, 1))
    assert not yeovil.gone(date(2022, 12, 31))
    assert yeovil.gone(date(2023, 1, 1))


def test_a_slug_has_small_letters_digits_and_hyphens() -> None:
    assert slug("St. Helier's & Côte d'Azur, 2") == "st-heliers-and-cote-dazur-2"
