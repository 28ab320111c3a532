"""Files made to exhaust the reader: too large, too deep, too many; all refused, and soon."""

import time

import pytest

from icscheck.source import Mapping, Problem, Sequence, read_text
from icscheck.source.parser import EventParser, PureParser, fast_parser


def only(text: str, parser: type[PureParser] | None = None) -> Problem:
    """The one problem of a text, given within two seconds."""
    started = time.perf_counter()
    [problem] = read_text(text, "x", parser=parser or fast_parser)[1]
    assert time.perf_counter() - started < 2
    return problem


def test_a_file_of_two_megabytes_is_read() -> None:
    node, problems = read_text("a: " + "x" * 1_999_996 + "\n", "x")
    assert isinstance(node, Mapping)
    assert problems == []


def test_a_larger_file_is_refused() -> None:
    problem = only("a: " + "x" * 1_999_997 + "\n")
    assert (problem.code, problem.line) == ("too-large", 0)
    assert problem.message == (
        "The file is larger than 2 MB, too large for a description of one system. "
        "Check that it is the right file, or split it into parts."
    )


def test_64_levels_are_read() -> None:
    node, problems = read_text("[" * 64 + "x" + "]" * 64, "x")
    assert isinstance(node, Sequence)
    assert problems == []


@pytest.mark.parametrize("opening", ["[", "{", "[\n", "- ", "? ", "{a: ", "[{", '{"a": '])
@pytest.mark.parametrize("parser", [None, PureParser])
def test_a_hundred_thousand_levels_are_refused_at_the_65th(
    opening: str, parser: type[PureParser] | None
) -> None:
    problem = only(opening * 100_000, parser)
    assert problem.code == "too-deep"
    assert problem.message.startswith(
        "Lists and groups of keys stand more than 64 deep inside one another here."
    )


def test_more_than_200_000_values_are_refused() -> None:
    assert read_text("[" + "x," * 199_999 + "]", "x")[1] == []
    assert only("[" + "x," * 200_000 + "]").code == "too-many-values"


def test_ten_thousand_repeated_values_are_read() -> None:
    text = f"a: &a [{'x,' * 99}]\nb: [{'*a,' * 100}]\n"
    assert read_text(text, "x")[1] == []
    assert only(text + "c: *a\n").code == "too-many-aliases"


def test_a_bomb_of_aliases_is_refused() -> None:
    rows = ["a0: &a0 [x, x]\n", *(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))]
    assert only("".join(rows)).code == "too-many-aliases"


def test_a_part_cannot_hold_itself_by_a_longer_way() -> None:
    assert only("a: &a\n  b: {c: [1, *a]}\n").code == "endless-alias"


def test_aliases_cannot_build_what_brackets_may_not() -> None:
    rows = ["a0: &a0 [x]\n", *(f"a{n}: &a{n} [*a{n - 1}]\n" for n in range(1, 63))]
    assert read_text("".join(rows), "x")[1] == []
    rows.append("a63: &a63 [*a62]\n")
    assert only("".join(rows)).code == "too-deep"


def test_after_a_thousand_problems_the_rest_is_not_listed() -> None:
    node, problems = read_text("a: 1\n" * 5_000, "x")
    assert node is None
    assert [problem.code for problem in problems] == ["duplicate-key"] * 1_000 + ["too-many-problems"]


@pytest.mark.parametrize(
    "text",
    [
        "%TAG !a! b\n" * 100_000,
        "a: 1\n...\n" + "%TAG !a! b\n" * 100_000,
        "a: 1\n" + "%TAG !a! b\n" * 100_000,
        '"' * 1_999_999,
        "a" * 1_999_999,
        " " * 1_999_999,
        "\n" * 1_999_999,
        "&a " * 600_000,
        "!a " * 600_000,
        "\0" * 1_999_999,
        "a: |\n" + " \n" * 900_000,
        "x: y " * 300_000,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_a_file_made_to_be_slow_is_refused_soon(text: str) -> None:
    started = time.perf_counter()
    read_text(text, "x")
    assert time.perf_counter() - started < 2


class _Failing:
    """A parser that fails in a way that neither of PyYAML's does."""

    def __init__(self, text: str) -> None: ...

    def get_event(self) -> None:
        from yaml import YAMLError

        raise YAMLError("something new")


def test_an_error_without_a_place_is_still_told() -> None:
    parser: type[EventParser] = _Failing
    [problem] = read_text("a: 1\n", "x", parser=parser)[1]
    assert (problem.code, problem.line) == ("syntax", 0)
