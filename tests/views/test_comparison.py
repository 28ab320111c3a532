"""Systems side by side: the worst status and its counts, what is missed most, and boards as far as they are known."""

from __future__ import annotations

from itertools import pairwise

import pytest

from icscheck.assessment import STATUSES, Request, examine
from icscheck.model.facts import seats
from icscheck.views.comparison import MISSED, Comparison, Count, comparison
from tests.support import EXAMPLES, TODAY, examine_text

_PATHS = tuple(
    str(EXAMPLES / name)
    for name in (
        "tarn-and-fenwick",
        "derby-and-derbyshire",
        "cheshire-and-merseyside",
        "tarn-and-fenwick-2021",
    )
)


@pytest.fixture(scope="module")
def examples() -> Comparison:
    return comparison(examine(Request(_PATHS, TODAY, ("design-framework",), (), TODAY)))


def _board(text: str) -> dict[str, Count]:
    """The numbers of one board, by group and measure."""
    found = comparison(examine_text(f"format: 1\nsystem: {{name: Small}}\n{text}"))
    return {
        f"{group.key}.{measure.key}": measure.counts[0] for group in found.board for measure in group.measures
    }


def test_systems_stand_in_the_order_of_their_names(examples: Comparison) -> None:
    names = [each.name for each in examples.systems]

    assert names == sorted(names, key=str.casefold)
    assert names[0] == "Cheshire and Merseyside"


def test_every_rule_has_a_cell_for_every_system(examples: Comparison) -> None:
    for row in examples.rules:
        assert len(row.cells) == len(examples.systems)


def test_the_cells_of_a_system_hold_all_its_outcomes(examples: Comparison) -> None:
    for place, examined in enumerate(examples.systems):
        cells = [row.cells[place] for row in examples.rules]

        assert {
            status: sum(cell.counts[status] for cell in cells) for status in STATUSES
        } == examined.assessment.counts


def test_a_cell_shows_its_worst_status(examples: Comparison) -> None:
    for row in examples.rules:
        for cell in row.cells:
            assert cell.worst == min(
                (status for status in STATUSES if cell.counts[status]), key=STATUSES.index
            )


def test_a_cell_of_several_subjects_counts_each(examples: Comparison) -> None:
    several = [
        cell for row in examples.rules for cell in row.cells if len(set(cell.counts.values()) - {0}) > 1
    ]

    assert several
    assert all(cell.subjects == sum(cell.counts.values()) > 1 for cell in several)


def test_what_is_missed_in_most_systems_comes_first(examples: Comparison) -> None:
    numbers = [len(row.systems_with(*MISSED)) for row in examples.missed]

    assert numbers
    assert all(before >= after > 0 for before, after in pairwise(numbers))


def test_only_rules_that_are_missed_are_among_the_missed(examples: Comparison) -> None:
    missed = {row.example.rule.id for row in examples.rules if row.systems_with(*MISSED)}

    assert {row.example.rule.id for row in examples.missed} == missed


def test_a_board_that_is_not_described_has_no_known_number() -> None:
    assert not any(count.told for count in _board("").values())


def test_a_board_known_to_be_none_has_no_seat() -> None:
    assert set(_board("board: none\n").values()) == {Count(0, 0)}


def test_a_complete_list_of_seats_gives_numbers() -> None:
    board = _board(
        "board: {seats: [{id: a, role: chair}, {id: b, role: chief_executive}, {id: c, role: non_executive_member},"
        " {id: d, role: partner_member, partner_from: nhs_trusts}, {id: e, role: mayoral_nominee},"
        " {id: f, role: participant}]}\n"
    )

    assert {key: board[f"size.{key}"].least for key in ("members", "chair", "executive", "other")} == {
        "members": 5,
        "chair": 1,
        "executive": 1,
        "other": 1,
    }
    assert board["size.non_executive"] == board["size.partner"] == board["size.participants"] == Count(1, 1)
    assert board["sectors.nhs_trusts"] == Count(1, 1)
    assert board["sectors.local_authorities"] == Count(0, 0)


def test_an_open_list_of_seats_gives_at_least() -> None:
    board = _board("board: {seats: [{id: a, role: chair}, unknown]}\n")

    assert board["size.members"] == Count(1, None)
    assert board["size.chair"] == Count(1, None)


def test_a_role_not_known_gives_a_range() -> None:
    board = _board(
        "board: {seats: [{id: a, role: chief_executive}, {id: b, role: chair}, {id: c, role: member, also: [unknown]}]}\n"
    )

    assert (board["size.executive"].least, board["size.executive"].most) == (1, 2)


def test_whom_a_seat_speaks_for_is_open_until_it_is_said() -> None:
    open_ = _board("board: {seats: [{id: a, role: chair}, {id: b, role: member}]}\n")
    said = _board(
        "board: {seats: [{id: a, role: chair, represents: none}, {id: b, role: member, represents: [mental_health]}]}\n"
    )

    assert not open_["voices.mental_health"].told
    assert said["voices.mental_health"] == Count(1, 1)
    assert said["voices.healthwatch"] == Count(0, 0)


def test_healthwatch_that_only_attends_is_no_member() -> None:
    board = _board(
        "board: {seats: [{id: a, role: chair, represents: none},"
        " {id: b, role: participant, also: [healthwatch_representative], represents: [healthwatch]}]}\n"
    )

    assert board["voices.healthwatch"] == Count(0, 0)
    assert board["attending.healthwatch"] == Count(1, 1)


def test_a_participant_listed_as_a_member_without_a_seat_attends() -> None:
    board = _board(
        "organisations: [{id: alliance, kind: charity_hospice}]\n"
        "board: {seats: [{id: a, role: chair}], members: [{organisation: alliance, role: participant,"
        " represents: [voluntary_community_social_enterprise]}]}\n"
    )

    assert board["size.participants"] == Count(1, 1)
    assert board["attending.voluntary_community_social_enterprise"] == Count(1, 1)


def test_who_is_an_executive_is_what_the_rules_take_for_one(examples: Comparison) -> None:
    measure = next(each for group in examples.board for each in group.measures if each.title == "Executive")
    for examined, count in zip(examples.systems, measure.counts, strict=True):
        board = examined.assessment.system.root.one("board").value
        executives = [
            seat
            for seat in board.many("seats").sure
            if seats.member_seat(seat).value and "executive" in seats._kinds(seat)
        ]

        assert count.least == len(executives)
