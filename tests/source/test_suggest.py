"""Did you mean: the near spelling of a wrong word."""

import pytest

from icscheck.source import suggest
from icscheck.vocabulary import names, vocabulary

WORDS = ["chair", "chief_executive", "finance_director", "not-tested", "partner_member", "place"]


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("chiar", "chair"),
        ("Chair", "chair"),
        ("cheif_executive", "chief_executive"),
        ("finance-director", "finance_director"),
        ("Finance Director", "finance_director"),
        ("not_tested", "not-tested"),
        ("partner_members", "partner_member"),
        ("chair", "chair"),
    ],
)
def test_a_near_spelling_is_found(word: str, meant: str) -> None:
    assert suggest(word, WORDS) == meant


@pytest.mark.parametrize("word", ["", "xyzzy", "treasurer", "c" * 10_000])
def test_a_word_that_is_near_to_nothing_has_no_suggestion(word: str) -> None:
    assert suggest(word, WORDS) is None


def test_there_is_no_suggestion_from_no_choices() -> None:
    assert suggest("chair", []) is None


def test_the_order_of_the_choices_does_not_matter() -> None:
    assert suggest("sead", ["seat", "seam"]) == suggest("sead", ["seam", "seat"])
    assert suggest("not tested", ["not-tested", "not_tested"]) == suggest(
        "not tested", ["not_tested", "not-tested"]
    )


def test_a_word_that_is_not_is_never_near_to_one_that_is() -> None:
    assert suggest("non_executive", ["executive", "executive_member"]) is None
    assert suggest("executive", ["non_executive", "non_executive_member"]) is None
    assert suggest("non executive", ["executive", "non_executive_member"]) == "non_executive_member"


@pytest.mark.parametrize("name", names())
def test_every_word_is_found_in_other_case_and_with_blanks_or_hyphens(name: str) -> None:
    spellings = vocabulary(name).spellings()
    for spelling in spellings:
        for sign in " -":
            written = spelling.replace("_", sign)
            assert suggest(written.upper(), spellings) == spelling
            assert suggest(written.title(), spellings) == spelling
