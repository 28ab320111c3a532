"""The merger of April 2026, told by two examples: the board that followed, and the last record of one that ended."""

from __future__ import annotations

import shutil
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from icscheck.assessment import Examination, Examined, Request, examine
from icscheck.model import Thing
from tests.support import EXAMPLES, examine_path

NEW = EXAMPLES / "northern-coast-2026"
OLD = EXAMPLES / "tarn-and-fenwick-closed"
FILE = "tarn-and-fenwick.ics.yaml"

#: Rules of the reform that find nothing to apply to in the new board's document, each with the reason.
NOT_APPLICABLE = {
    "RF-06": "the board has not been abolished",
    "RF-06c": "no board of the national list is described",
    "RF-06d": "no board of the national list is described",
    "RF-06f": "no board of the national list is described",
    "RF-07": "no board of the national list is described",
    "RF-08": "NHS England led the merger, so no board applied",
    "RF-08b": "NHS England led the merger, so no board applied",
    "RF-14e": "the board has not been abolished",
}


def together(*paths: Path) -> Examination:
    found = examine(Request(tuple(str(path) for path in paths), date(2030, 1, 1)))
    assert not found.problems
    return found


@cache
def new() -> Examined:
    (system,) = together(NEW).systems
    return system


@cache
def old() -> Examined:
    (system,) = together(OLD).systems
    return system


def merger(system: Examined) -> Thing:
    found = system.assessment.outcomes[0].subject.system.root.one("merger").value
    assert isinstance(found, Thing)
    return found


def agreements(system: Examined) -> dict[str, tuple[object, object]]:
    """Each agreement that named an old board: which board, and how it goes on."""
    return {
        each.id: (each.one("predecessor").value, each.one("carried_by").value)
        for each in merger(system).many("agreements").sure
    }


@pytest.mark.parametrize("system", [new, old], ids=["the new board", "the old board"])
def test_everything_that_applies_is_met(system: object) -> None:
    assert callable(system)
    examined: Examined = system()
    assert (examined.assessment.overall, examined.as_of.isoformat()) == ("Ready", "2026-06-30")
    assert {outcome.status for outcome in examined.assessment.outcomes} == {"met", "not-applicable"}


def test_only_these_rules_of_the_reform_apply_to_nothing_in_the_new_board() -> None:
    reform = [outcome for outcome in new().assessment.outcomes if outcome.rule.pack.name == "icb-reform"]
    applied = {outcome.rule.id for outcome in reform if outcome.status != "not-applicable"}
    assert {outcome.rule.id for outcome in reform} - applied == set(NOT_APPLICABLE)


def test_read_together_the_old_board_did_not_outlive_its_merger() -> None:
    assert verdicts(together(NEW, OLD)) == {"QZY": "met", "QZZ": "not-applicable"}


def test_an_old_board_with_no_last_day_stands_beside_the_one_that_followed_it(tmp_path: Path) -> None:
    shutil.copytree(NEW, tmp_path / "new")
    text = (OLD / FILE).read_text(encoding="utf-8")
    (closed,) = [line for line in text.splitlines(keepends=True) if line.startswith("  closed:")]
    (tmp_path / FILE).write_text(text.replace(closed, ""), encoding="utf-8")
    found = together(tmp_path)
    assert verdicts(found) == {"QZY": "met", "QZZ": "not-met"}
    (told,) = [outcome for outcome in found.together if outcome.status == "not-met"]
    assert told.level == "error"
    assert "Northern Coast" in told.message


def test_nor_is_the_old_board_described_as_existing_when_read_alone(tmp_path: Path) -> None:
    text = (OLD / FILE).read_text(encoding="utf-8")
    (tmp_path / FILE).write_text(text.replace("closed: 2026-03-31", "closed: none"), encoding="utf-8")
    (alone,) = examine_path(tmp_path / FILE).systems
    found = {outcome.rule.id: outcome.status for outcome in alone.assessment.outcomes}
    assert found["RF-06"] == "not-met"


def test_both_documents_tell_of_the_same_merger() -> None:
    for key in ("route", "takes_effect", "partnership_follows", "codes_confirmed", "codes_done"):
        assert merger(old()).one(key).value == merger(new()).one(key).value, key
    for key in ("predecessors", "successors"):
        assert merger(old()).many(key).sure == merger(new()).many(key).sure, key
    of_the_old_board = {id: how for id, how in agreements(new()).items() if how[0] == "QZZ"}
    assert agreements(old()) == of_the_old_board


def test_what_was_carried_on_stands_in_the_new_boards_document() -> None:
    root = new().assessment.outcomes[0].subject.system.root
    there = {each.id for key in ("delegations", "funds", "committees") for each in root.many(key).sure}
    assert {id for id, (_, how) in agreements(new()).items() if how != "ended"} <= there


def verdicts(found: Examination) -> dict[str, str]:
    """What the rule on boards beside their successors says, by system."""
    return {outcome.subject.id: outcome.status for outcome in found.together if outcome.rule.id == "RF-06e"}
