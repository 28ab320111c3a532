"""What a document may say, and in how many ways."""

from pathlib import Path

import pytest

from icscheck.schema.document import DOCUMENT, NOUNS, REFUSED
from icscheck.schema.scalars import as_date, as_yes_no, is_none, is_unknown
from icscheck.source import Mapping, Scalar, read_file
from tests.schema.readings import check_thing, problems, tree

WORKED = Path(__file__).parent / "tarn-and-fenwick-worked.ics.yaml"


def value(text: str, key: str = "board"):
    root = tree(text)
    assert isinstance(root, Mapping)
    return root.entries[key].value


def test_the_worked_document_has_no_problem():
    root, found = read_file(WORKED, WORKED.name)
    assert root is not None
    assert found == []
    assert problems(WORKED.read_text(encoding="utf-8")) == []


def test_a_document_of_one_line_is_enough():
    assert problems("format: 1") == []


def test_every_key_may_be_empty_unknown_or_none_unless_it_has_to_be_there():
    for noun in NOUNS.values():
        for key, field in noun.fields.items():
            for word in ("", "~", "unknown", "none", "[]"):
                thing = value(f"it: {{{key}: {word}}}", "it")
                codes = {problem.code for problem in check_thing(noun.name, thing)} - {"missing-key"}
                expected = {"not-known"} if field.required or field.kind == "id" else set()
                assert codes == expected, f"{noun.name}.{key}: {word}"


def test_one_value_stands_for_a_list_of_one():
    assert problems("organisations: {id: tarn-hospitals, services: acute, operates_in: QZZ}") == []


def test_a_list_may_have_the_entry_unknown():
    assert problems("organisations: [unknown]\nboard: {represents: [acute, unknown]}") == []


def test_a_seat_may_be_filled_or_vacant_without_a_name():
    assert problems("board: {seats: [{role: chair, holder: filled}, {role: member, holder: vacant}]}") == []


def test_a_seat_may_be_shared():
    assert problems("board: {seats: [{role: chair, holder: [{person: p-1}, {person: p-2}]}]}") == []


def test_a_viewpoint_may_be_brought_by_one_seat_by_several_or_by_nobody():
    assert (
        problems("board: {perspectives: {acute: a, community: [a, b], dental: none, housing: unknown}}") == []
    )


def test_a_document_may_be_known_not_to_exist():
    assert problems("documents: {digital_plan: none, constitution: unknown, annual_report: }") == []


def test_words_of_other_periods_are_accepted():
    assert (
        problems(
            "board: {seats: [{role: finance_director, also: [nem]}]}\ndocuments: {sord: {status: final}}"
        )
        == []
    )


@pytest.mark.parametrize("word", ["yes", "No", "TRUE", "false", "on", "off", "y", "N", "'yes'"])
def test_yes_and_no_have_many_spellings(word: str):
    assert problems(f"board: {{decides: {word}}}") == []


@pytest.mark.parametrize("number", ["0", "850000", "850,000", "850_000", "012", "'12'"])
def test_numbers_may_have_separators(number: str):
    assert problems(f"system:\n  population: {number}") == []


@pytest.mark.parametrize("day", ["1900-01-01", "2000-02-29", "2024-02-29", "2100-12-31", "'2022-07-01'"])
def test_days_are_written_year_month_day(day: str):
    assert problems(f"as_of: {day}") == []


@pytest.mark.parametrize("code", ["QZZ", "012", "5E1", "RQZ01", "'7A1'"])
def test_codes_that_look_like_numbers_are_codes(code: str):
    assert problems(f"system: {{ods: {code}}}") == []


@pytest.mark.parametrize("text", ["012", "yes", "2022-07-01", "3.5", "0x1F", "'none'", "a # b", '"#1"'])
def test_text_may_look_like_anything(text: str):
    assert problems(f"system:\n  name: {text}") == []


def test_a_first_day_may_be_the_last_day():
    assert problems("committees: [{id: audit, from: 2022-07-01, to: 2022-07-01}]") == []


def test_the_parties_to_a_delegation_are_not_dates():
    assert problems("delegations: [{id: a, from: nhs_body, to: fenwick}]") == []


@pytest.mark.parametrize("word", ["", "~", "null", "NULL", "unknown", "Unknown"])
def test_empty_and_unknown_are_not_known(word: str):
    assert is_unknown(value(f"board: {word}"))


@pytest.mark.parametrize("word", ["none", "None", "[]"])
def test_none_and_an_empty_list_are_known_to_be_none(word: str):
    assert is_none(value(f"board: {word}"))


@pytest.mark.parametrize("word", ["unknown", "none", ""])
def test_words_in_quotes_are_text(word: str):
    node = value(f"board: '{word}'")
    assert isinstance(node, Scalar)
    assert not is_unknown(node)
    assert not is_none(node)


def test_a_day_in_other_digits_is_no_day():
    assert as_date("٢٠٢٢-٠٧-٠١") is None


def test_anything_but_yes_and_no_is_neither():
    assert as_yes_no("perhaps") is None


def test_no_key_of_the_format_asks_for_what_it_refuses():
    for noun in (DOCUMENT, *NOUNS.values()):
        assert not REFUSED.keys() & noun.fields.keys()
