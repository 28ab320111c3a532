"""Whatever the bytes, the reader gives a tree or says why not; both of PyYAML's parsers agree."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from icscheck.source import Mapping, Node, Problem, Scalar, Sequence, read_text
from icscheck.source.parser import EventParser, PureParser, fast_parser

steady = settings(
    max_examples=300,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)

# What YAML is made of, so that chance finds more than plain text.
PIECES = [
    *["a", "b", "key", "x y", "k: v\n", "k: [a, b]\n", "k:\n  - a\n", "1", "2022-07-01", "~", "é", "😀"],
    *[": ", ":", "- ", "-", ", ", ",", "[", "]", "{", "}", '"', "'", "''", '""', "#", " #c", "@", "`", "<<"],
    *["\n", "\n  ", "\n    ", "\n- ", "\n  - ", " ", "  ", "\t", "\r\n", "\r", "\n---\n", "\n...\n", "---"],
    *["&a ", "*a", "!t ", "!!str ", "|\n", ">-\n", "- |\n", "k: >\n  t\n  u\n", "k: |\n    t\n  u\n"],
    *["\\", "\\n", "\\x41", "\\u2028", "\u00a0", "“", "\0", "\ufeff", "(", ")", "=", "."],
]
# Where PyYAML's two parsers differ and it matters to nobody: see the docstring of PureParser.
MORE_PIECES = [*PIECES, "?", "? ", "%", "%YAML 1.2\n", "%TAG ! x\n", "\\uD800", "|", ">", ">2", "|+"]


def snippets(pieces: list[str]) -> st.SearchStrategy[str]:
    """Texts put together from pieces."""
    return st.lists(st.sampled_from(pieces), max_size=25).map("".join)


def outline(node: Node | None) -> object:
    """All that a tree holds, to be compared."""
    if isinstance(node, Scalar):
        # The parsers place an empty value in `[key: ]` differently.
        place = (node.line, node.column) if node.text else None
        return place, node.text, node.plain
    if isinstance(node, Sequence):
        return node.line, node.column, [outline(item) for item in node.items]
    if isinstance(node, Mapping):
        pairs = [(outline(entry.key), outline(entry.value)) for entry in node.entries.values()]
        return node.line, node.column, pairs
    return None


def check(node: Node | None, problems: list[Problem]) -> None:
    """A tree or a reason; every problem at a place that can be shown."""
    assert node is not None or any(problem.level == "error" for problem in problems)
    for problem in problems:
        assert problem.message.endswith((".", '"', "'"))
        assert "\n" not in problem.message + problem.text
        assert (problem.line == 0) == (problem.column == 0)
        assert problem.column <= len(problem.text) + 1


@steady
@given(data=st.binary(max_size=200))
@pytest.mark.parametrize("parser", [fast_parser, PureParser])
def test_no_bytes_raise(parser: type[EventParser], data: bytes) -> None:
    check(*read_text(data, "x", parser=parser))


@steady
@given(text=st.text(max_size=100))
@pytest.mark.parametrize("parser", [fast_parser, PureParser])
def test_no_text_raises(parser: type[EventParser], text: str) -> None:
    check(*read_text(text, "x", parser=parser))


@steady
@given(text=snippets(MORE_PIECES))
@pytest.mark.parametrize("parser", [fast_parser, PureParser])
def test_nothing_like_yaml_raises(parser: type[EventParser], text: str) -> None:
    check(*read_text(text, "x", parser=parser))


@steady
@given(text=snippets(PIECES))
def test_both_parsers_give_the_same_tree_and_the_same_problems(text: str) -> None:
    fast_node, fast_problems = read_text(text, "x", parser=fast_parser)
    pure_node, pure_problems = read_text(text, "x", parser=PureParser)
    assert fast_problems == pure_problems
    assert outline(fast_node) == outline(pure_node)


@steady
@given(text=snippets(MORE_PIECES))
def test_the_same_text_gives_the_same_answer(text: str) -> None:
    first, second = read_text(text, "x"), read_text(text, "x")
    assert first[1] == second[1]
    assert outline(first[0]) == outline(second[0])
