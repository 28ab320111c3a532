"""The order in which where, require, statement, practice, due date and explanation decide a status."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.support import examine_text, outcomes

PACK = """\
name: order
edition: "1"
revision: 1.0.0
title: One rule of every part
publisher: the tests
status: {status}
in_force: {{from: 2021-07-01}}
"""
RULE = """\
- id: OR-01
  name: place-of-every-part
  title: A place
  strength: {strength}
  source: {{cite: Part 1, basis: {basis}}}
  due: 2022-04-01
  for_each: places
  where: {{population: {{at_least: 10}}}}
  require: {{agreed_with_nhs_body: yes}}
  in_practice: {{leader_in_post: yes}}
  attest: Is it so?
  why: For the test.
  remedy: For the test.
  question: Is it so?
"""
APPLIES, AGREED, LED = "population: 10", "agreed_with_nhs_body: yes", "leader: filled"
ALL = f"{APPLIES}, {AGREED}, {LED}"
YES = "{rule: OR-01, subjects: place/one, answer: yes, by_role: chair, date: 2022-03-01}"
NO = YES.replace("answer: yes", "answer: no")
EXPLAINED = (
    "{rule: OR-01, subject: place/one, context: c, reason: r, alternative: a, review_by: 2022-12-31, "
    "approved_by: {body: board, date: 2022-03-01, minute: 1/22}}"
)


def status_and_level(
    tmp_path: Path,
    place: str,
    statements: str = "",
    explanations: str = "",
    *,
    as_of: date = date(2022, 6, 30),
    strength: str = "must-policy",
    basis: str = "read",
    pack: str = "guidance",
) -> str:
    folder = tmp_path / "order" / "1"
    folder.mkdir(parents=True)
    (folder / "pack.yaml").write_text(PACK.format(status=pack), encoding="utf-8")
    (folder / "places.yaml").write_text(RULE.format(strength=strength, basis=basis), encoding="utf-8")
    text = f"places: [{{id: one{', ' if place else ''}{place}}}]\nstatements: [{statements}]\nexplanations: [{explanations}]\n"
    (outcome,) = outcomes(examine_text(text, packs=("order",), as_of=as_of, rules=(tmp_path,))).values()
    return f"{outcome.status}, {outcome.level}"


@pytest.mark.parametrize(
    ("place", "statements", "expected"),
    [
        ("population: 9", YES, "not-applicable, none"),
        (f"{AGREED}, {LED}", YES, "not-tested, note"),
        ("agreed_with_nhs_body: no", NO, "not-tested, note"),
        (f"{APPLIES}, agreed_with_nhs_body: no, {LED}", YES, "not-met, error"),
        (f"{APPLIES}, {LED}", NO, "not-tested, note"),
        (ALL, YES, "met, none"),
        (ALL, NO, "not-met, error"),
        (ALL, "", "not-tested, note"),
        (f"{APPLIES}, {AGREED}, leader: vacant", NO, "not-met, error"),
        (f"{APPLIES}, {AGREED}, leader: vacant", YES, "partly-met, warning"),
        (f"{APPLIES}, {AGREED}, leader: vacant", "", "partly-met, warning"),
        (f"{APPLIES}, {AGREED}", YES, "not-tested, note"),
        (f"{APPLIES}, {AGREED}", NO, "not-met, error"),
    ],
)
def test_the_first_part_that_decides_gives_the_status(
    tmp_path: Path, place: str, statements: str, expected: str
) -> None:
    assert status_and_level(tmp_path, place, statements) == expected


@pytest.mark.parametrize(
    "statement",
    [
        YES.replace("place/one", "place/two"),
        YES.replace("OR-01", "OR-02"),
        YES.replace("2022-03-01", "2022-07-01"),
        YES.replace("}", ", until: 2022-06-29}"),
        YES.replace("by_role: chair, ", ""),
        YES.replace("answer: yes", "answer: unknown"),
        NO.replace("}", ", until: 2022-06-29}"),
    ],
    ids=["wrong subject", "wrong rule", "future", "expired", "no role", "no answer", "expired no"],
)
def test_a_statement_that_does_not_count_leaves_the_question_open(tmp_path: Path, statement: str) -> None:
    assert status_and_level(tmp_path, ALL, statement) == "not-tested, note"


def test_a_statement_holds_to_its_last_day_and_for_every_subject(tmp_path: Path) -> None:
    said = YES.replace("place/one", "every").replace("}", ", until: 2022-06-30}")
    assert status_and_level(tmp_path, ALL, said) == "met, none"


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ("population: 9", "not-applicable, none"),
        (f"{APPLIES}, agreed_with_nhs_body: no", "not-due, note"),
        (f"{APPLIES}, {AGREED}, leader: vacant", "not-due, note"),
        (APPLIES, "not-due, note"),
        (ALL, "met, none"),
    ],
)
def test_before_its_day_only_what_is_met_or_does_not_apply_is_said_so(
    tmp_path: Path, place: str, expected: str
) -> None:
    assert status_and_level(tmp_path, place, YES, EXPLAINED, as_of=date(2022, 3, 31)) == expected


def test_on_its_day_it_is_due(tmp_path: Path) -> None:
    assert (
        status_and_level(tmp_path, f"{APPLIES}, agreed_with_nhs_body: no", as_of=date(2022, 4, 1))
        == "not-met, error"
    )


@pytest.mark.parametrize(
    ("explanation", "expected"),
    [
        (EXPLAINED, "explained, note"),
        (EXPLAINED.replace("review_by: 2022-12-31", "review_by: 2022-06-30"), "explained, note"),
        (EXPLAINED.replace("review_by: 2022-12-31", "review_by: 2022-06-29"), "not-met, error"),
        (EXPLAINED.replace("review_by: 2022-12-31, ", ""), "not-met, error"),
        (EXPLAINED.replace(", minute: 1/22", ""), "not-met, error"),
        (EXPLAINED.replace("date: 2022-03-01", "date: 2022-07-01"), "not-met, error"),
        (EXPLAINED.replace("place/one", "place/two"), "not-met, error"),
        (EXPLAINED.replace("alternative: a", "alternative: unknown"), "not-met, error"),
    ],
    ids=[
        "complete",
        "last day",
        "expired",
        "no review",
        "no minute",
        "approved later",
        "wrong subject",
        "no alternative",
    ],
)
def test_only_a_complete_and_current_explanation_explains(
    tmp_path: Path, explanation: str, expected: str
) -> None:
    assert status_and_level(tmp_path, f"{APPLIES}, agreed_with_nhs_body: no", "", explanation) == expected


@pytest.mark.parametrize(
    ("strength", "basis", "pack", "not_met", "partly_met"),
    [
        ("must-law", "read", "statute", "not-met, error", "partly-met, warning"),
        ("must-policy", "read", "guidance", "not-met, error", "partly-met, warning"),
        ("must-policy", "seen", "guidance", "not-met, error", "partly-met, warning"),
        ("must-policy", "recalled", "guidance", "not-met, warning", "partly-met, note"),
        ("must-policy", "read", "proposal", "not-met, warning", "partly-met, note"),
        ("must-law", "read", "bill", "not-met, warning", "partly-met, note"),
        ("should", "read", "guidance", "not-met, warning", "partly-met, note"),
        ("could", "read", "guidance", "not-met, note", "partly-met, note"),
        ("may", "read", "guidance", "not-applicable, none", "not-applicable, none"),
        ("position", "read", "position", "not-met, note", "partly-met, note"),
        ("must-policy", "read", "position", "not-met, note", "partly-met, note"),
    ],
)
def test_how_serious_a_status_is(
    tmp_path: Path, strength: str, basis: str, pack: str, not_met: str, partly_met: str
) -> None:
    said = {"strength": strength, "basis": basis, "pack": pack}
    assert status_and_level(tmp_path / "a", f"{APPLIES}, agreed_with_nhs_body: no", **said) == not_met  # type: ignore[arg-type]
    assert status_and_level(tmp_path / "b", f"{APPLIES}, {AGREED}, leader: vacant", **said) == partly_met  # type: ignore[arg-type]


def test_the_law_cannot_be_explained_away(tmp_path: Path) -> None:
    found = status_and_level(
        tmp_path, f"{APPLIES}, agreed_with_nhs_body: no", "", EXPLAINED, strength="must-law"
    )
    assert found == "not-met, error"


def test_of_proposals_alone_nothing_can_be_said() -> None:
    """A poor system is not ready because only a Bill was asked of it."""
    (system,) = examine_text("{system: {name: Northmoor}}", packs=("health-bill", "bma-position")).systems
    assert system.assessment.overall == "Cannot say"
