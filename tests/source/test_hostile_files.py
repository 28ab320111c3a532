"""Every file in tests/hostile is read, and each gives the problems listed here at their places."""

from pathlib import Path

import pytest

from icscheck.source import read_file, read_text
from icscheck.source.parser import PureParser

FOLDER = Path(__file__).parent.parent / "hostile"

EXPECTED = {
    "alias-of-itself": [(2, 11, "endless-alias")],
    "alias-unknown": [(1, 7, "unknown-alias")],
    "anchor-twice": [(2, 4, "duplicate-anchor")],
    "apostrophe-in-quotes": [(1, 15, "text-after-quote")],
    "backslash-beyond-unicode": [(1, 8, "bad-escape")],
    "backslash-in-quotes": [(1, 10, "bad-escape")],
    "backslash-without-number": [(1, 8, "bad-escape")],
    "bomb": [(4, 36, "too-many-aliases")],
    "brace-unclosed": [(1, 8, "unclosed-bracket")],
    "braces-of-a-template": [(1, 8, "key-not-text")],
    "bracket-unclosed": [(1, 11, "unclosed-bracket")],
    "bracket-unclosed-at-end": [(1, 11, "unclosed-bracket")],
    "bracket-unopened": [(1, 18, "bad-brackets")],
    "bracket-without-comma": [(1, 20, "bad-brackets")],
    "byte-order-mark-inside": [(2, 7, "unseen-character")],
    "colon-in-curly-quotes": [(1, 14, "colon-in-text")],
    "colon-in-text": [(2, 13, "colon-in-text")],
    "colon-missing": [(2, 1, "missing-colon")],
    "colon-without-key": [(1, 1, "missing-key")],
    "colon-without-space": [(2, 1, "missing-space")],
    "colon-without-space-before-bracket": [(1, 14, "missing-space")],
    "colon-without-space-below-its-key": [(2, 3, "missing-space")],
    "colon-without-space-in-braces": [(1, 9, "missing-space")],
    "dash-in-text": [(3, 5, "dash-in-text")],
    "dash-without-space": [(3, 3, "missing-space")],
    "deep-aliases": [(64, 12, "too-deep")],
    "directive": [(1, 1, "directive")],
    "duplicate-key": [(5, 3, "duplicate-key"), (6, 1, "duplicate-key")],
    "empty": [(0, 0, "empty-file")],
    "empty-but-for-blanks": [(0, 0, "empty-file")],
    "empty-but-for-comments": [(0, 0, "empty-file")],
    "empty-document": [(0, 0, "empty-file")],
    "escape-sequence": [(1, 7, "unseen-character")],
    "escape-sequence-written-as-escape": [(1, 7, "unseen-character")],
    "indentation-between": [(3, 3, "bad-indentation")],
    "indentation-of-first-line": [(2, 1, "bad-indentation")],
    "indentation-too-far-in": [(2, 3, "bad-indentation")],
    "key-is-a-list": [(1, 3, "key-not-text")],
    "key-is-an-alias": [(2, 1, "key-not-text")],
    "latin-1": [(2, 11, "wrong-encoding")],
    "line-separator": [(1, 12, "unseen-character")],
    "list-among-keys": [(2, 1, "list-and-keys")],
    "list-beside-key": [(1, 11, "list-beside-key")],
    "merge-key": [(4, 3, "merge-key")],
    "no-break-space-after-colon": [(2, 6, "odd-space")],
    "no-break-space-as-indentation": [(2, 1, "odd-space")],
    "no-break-space-before-text": [(1, 7, "odd-space")],
    "nul": [(1, 12, "unseen-character")],
    "quote-before-key-unclosed": [(2, 1, "unclosed-quote")],
    "quote-closed-by-the-next": [(1, 7, "unclosed-quote")],
    "quote-ended-by-document-sign": [(1, 7, "unclosed-quote")],
    "quote-unclosed": [(1, 7, "unclosed-quote")],
    "right-to-left-override": [(1, 7, "unseen-character")],
    "sign-ampersand": [(1, 7, "needs-quotes")],
    "sign-asterisks": [(1, 7, "needs-quotes")],
    "sign-at": [(1, 9, "needs-quotes")],
    "sign-comma": [(1, 7, "needs-quotes")],
    "sign-greater-than": [(1, 9, "needs-quotes")],
    "sign-percent": [(1, 8, "needs-quotes")],
    "sign-question-mark": [(1, 8, "needs-quotes")],
    "tab": [(2, 1, "tab")],
    "tab-after-dash": [(2, 4, "tab")],
    "tab-in-block-text": [(2, 1, "tab")],
    "tab-under-text": [(2, 1, "tab")],
    "tag-local": [(1, 7, "tag")],
    "tag-python-object": [(1, 7, "tag")],
    "tag-str": [(1, 7, "tag")],
    "tag-unclosed": [(1, 7, "tag")],
    "tag-unknown-handle": [(1, 7, "tag")],
    "text-after-brackets": [(1, 19, "stray-text")],
    "two-documents": [(2, 1, "several-documents")],
    "two-documents-after-end-sign": [(4, 1, "several-documents")],
    "utf-16-with-mark": [(0, 0, "wrong-encoding")],
    "utf-16-without-mark": [(0, 0, "wrong-encoding")],
    "zero-width-spaces": [(1, 12, "unseen-character")],
    "zeros": [(1, 1, "unseen-character")],
}


def test_every_hostile_file_is_expected_to_give_something() -> None:
    assert sorted(EXPECTED) == sorted(file.stem for file in FOLDER.glob("*.yaml"))


@pytest.mark.parametrize("name", EXPECTED)
def test_a_hostile_file_gives_its_problems_at_their_places(name: str) -> None:
    _, problems = read_file(FOLDER / f"{name}.yaml", f"{name}.yaml")
    assert [(problem.line, problem.column, problem.code) for problem in problems] == EXPECTED[name]


@pytest.mark.parametrize("name", EXPECTED)
def test_the_pure_python_parser_says_the_same_of_a_hostile_file(name: str) -> None:
    data = (FOLDER / f"{name}.yaml").read_bytes()
    assert read_text(data, name, parser=PureParser)[1] == read_text(data, name)[1]


@pytest.mark.parametrize("name", EXPECTED)
def test_what_is_shown_of_a_hostile_file_cannot_act_on_a_terminal(name: str) -> None:
    _, problems = read_file(FOLDER / f"{name}.yaml", f"{name}.yaml")
    for problem in problems:
        shown = (problem.message + problem.text).replace("\t", "").replace("\u00a0", "")
        assert shown.isprintable()
