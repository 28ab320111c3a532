"""The tree: what was written, and where."""

import pytest

from icscheck.source import Mapping, Node, Scalar, Sequence, Source, read_text


def tree(data: bytes | str) -> Node:
    """The tree of a text without problems."""
    node, problems = read_text(data, "x.yaml")
    assert problems == []
    assert node is not None
    return node


def mapping(data: bytes | str) -> Mapping:
    """The tree of a text that is a mapping."""
    node = tree(data)
    assert isinstance(node, Mapping)
    return node


def scalar(node: Node | None) -> Scalar:
    """A node that is a scalar."""
    assert isinstance(node, Scalar)
    return node


def place(node: Node | None) -> tuple[int, int]:
    """Where a node begins."""
    assert node is not None
    return node.line, node.column


@pytest.mark.parametrize(
    "text", ["yes", "no", "012", "5E1", "2022-07-01", "null", "~", "1_000", "0x1F", ".inf"]
)
def test_a_scalar_keeps_its_text(text: str) -> None:
    assert scalar(mapping(f"key: {text}\n").get("key")).text == text


def test_an_empty_value_is_a_plain_scalar_without_text() -> None:
    value = scalar(mapping("key:\nnext: 1\n").get("key"))
    assert (value.text, value.plain) == ("", True)


@pytest.mark.parametrize(
    ("written", "text", "plain"),
    [
        ("none", "none", True),
        ("'none'", "none", False),
        ('"none"', "none", False),
        ("|\n  one\n  two\n", "one\ntwo\n", False),
        (">\n  one\n  two\n", "one two\n", False),
        ("one\n  two", "one two", True),
        ('"caf\\xe9 \\u2013 \\U0001F600"', "café – 😀", False),
    ],
)
def test_a_scalar_knows_whether_it_is_plain(written: str, text: str, plain: bool) -> None:
    value = scalar(mapping(f"key: {written}").get("key"))
    assert (value.text, value.plain) == (text, plain)


def test_a_key_that_is_not_written_gives_none() -> None:
    assert mapping("key: value\n").get("other") is None


def test_keys_keep_the_order_written() -> None:
    assert list(mapping("b: 1\na: 2\nc: 3\n").entries) == ["b", "a", "c"]


def test_of_two_equal_keys_the_first_is_kept() -> None:
    node, _ = read_text("a: 1\nb: 2\na: 3\n", "x")
    assert isinstance(node, Mapping)
    assert [(key, scalar(entry.value).text) for key, entry in node.entries.items()] == [
        ("a", "1"),
        ("b", "2"),
    ]


def test_every_node_knows_its_line_and_column() -> None:
    root = mapping("# A comment.\nboard:\n  seats:\n    - {role: chair}\n    - role:   'member'\n")
    board = root.get("board")
    assert isinstance(board, Mapping)
    seats = board.get("seats")
    assert isinstance(seats, Sequence)
    first, second = seats.items
    assert isinstance(first, Mapping)
    assert isinstance(second, Mapping)
    assert [place(node) for node in (root, board, seats, first, first.get("role"), second.get("role"))] == [
        (2, 1),
        (3, 3),
        (4, 5),
        (4, 7),
        (4, 14),
        (5, 15),
    ]
    assert place(second.entries["role"].key) == (5, 7)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_count_alike_whatever_ends_them(end: str) -> None:
    root = mapping(end.join(["a: 1", "", "b: |", "  one", "  two", "c: 3", ""]))
    assert place(root.get("c")) == (6, 4)
    assert scalar(root.get("b")).text == "one\ntwo\n"
    assert root.source.lines == ("a: 1", "", "b: |", "  one", "  two", "c: 3")


def test_columns_count_characters_and_not_bytes() -> None:
    root = tree('{"é–": 1, "😀😀": [x, "𝔸", y]}\n')
    assert isinstance(root, Mapping)
    inner = root.get("😀😀")
    assert isinstance(inner, Sequence)
    assert place(inner) == (1, 17)
    assert [place(node) for node in inner.items] == [(1, 18), (1, 21), (1, 26)]


def test_a_byte_order_mark_takes_no_room() -> None:
    root = mapping(b"\xef\xbb\xbfname: Northmoor\n")
    assert place(root) == (1, 1)
    assert place(root.get("name")) == (1, 7)
    assert root.source.line(1) == "name: Northmoor"


def test_text_and_bytes_are_read_alike() -> None:
    assert scalar(mapping("\ufeffname: Café\n").get("name")).text == "Café"
    assert scalar(mapping("name: Café\n".encode()).get("name")).text == "Café"


def test_a_last_line_without_a_line_end_is_a_line() -> None:
    root = mapping("a: |\n  one")
    assert scalar(root.get("a")).text == "one\n"
    assert root.source.lines == ("a: |", "  one")


def test_an_alias_is_the_node_that_it_names() -> None:
    root = mapping("a: &x [1, 2]\nb: *x\n")
    assert root.get("b") is root.get("a")


def test_an_empty_list_and_an_empty_group_are_not_nothing() -> None:
    root = mapping("a: []\nb: {}\n")
    a, b = root.get("a"), root.get("b")
    assert isinstance(a, Sequence)
    assert a.items == ()
    assert isinstance(b, Mapping)
    assert b.entries == {}


def test_a_path_has_slashes_on_every_system() -> None:
    node, _ = read_text("a: 1\n", "systems\\northmoor.ics.yaml")
    assert node is not None
    assert node.source.name == "systems/northmoor.ics.yaml"


def test_a_line_outside_the_file_is_empty() -> None:
    source = Source("x", ("one", "two"))
    assert [source.line(number) for number in (-1, 0, 1, 2, 3)] == ["", "", "one", "two", ""]


def test_a_node_is_shown_without_its_whole_file() -> None:
    assert repr(tree("text")).startswith("<Scalar ")
    assert repr(tree("text")).endswith(":1:1>")
