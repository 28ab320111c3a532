"""The words of the problems that people meet most, and where they point."""

from pathlib import Path

import pytest

from icscheck.source import Problem, read_file, read_text

FOLDER = Path(__file__).parent.parent / "hostile"

MESSAGES = {
    "tab": "This line is indented with a tab. Use spaces: two for each level.",
    "tab-after-dash": "There is a tab here, where only spaces can stand. Put a space in its place.",
    "colon-in-text": "A colon followed by a space makes a key, and the text here holds one. "
    'Put the whole text in quotes: title: "Board: the second part"',
    "colon-in-curly-quotes": "A colon followed by a space makes a key, and the text here holds one. "
    "Put straight quotes around it; “ is not read as a quote.",
    "colon-without-space": 'There is no space after the colon. Write "kind: board".',
    "colon-without-space-in-braces": 'There is no space after the colon in "kind:board". '
    'Write "kind: board", or put the key in quotes if the colon is part of it.',
    "colon-without-space-below-its-key": '"kind:board" is read as text, since there is no space after '
    'the colon. Write "kind: board", or put it in quotes if it is text.',
    "colon-without-space-before-bracket": "There is no space after the colon. "
    "Put one there, or put the text in quotes.",
    "colon-missing": 'A key is expected here, and "kind" has no colon after it. '
    "If it belongs to the text above, indent it further than that text's key.",
    "dash-without-space": 'There is no space after the dash. Write "- mental_health".',
    "dash-in-text": "This line is read as more of the text that begins on line 2, not as an entry of a list. "
    "Line it up with the entries of its list, or put the text in quotes.",
    "list-beside-key": "A list cannot begin on the line of its key. Put each entry on a line of its own below, "
    "or put the whole text in quotes if the dash is part of it.",
    "list-among-keys": "Entries of a list (with -) and keys (with :) are mixed in the group that begins on "
    "line 1. Indent the list under its key, or give every line the same form.",
    "tag-python-object": 'The tag "!!python/object/apply:os.system" is not needed. Delete it; '
    "if it is part of a text, put the whole text in quotes.",
    "tag-local": 'The tag "!important" is not needed. Delete it; '
    "if it is part of a text, put the whole text in quotes.",
    "empty": "The file is empty.",
    "empty-but-for-comments": "The file holds no keys and values.",
    "two-documents": "A second document starts here. Keep one document in each file: delete this line "
    "if all is one document, or move what follows to a file of its own.",
    "latin-1": 'The byte 0xE9 here is not UTF-8; in the Windows encoding it would be "é". '
    "Save the file again as UTF-8.",
    "utf-16-with-mark": "The file is saved as UTF-16, which some Windows programs call Unicode. "
    "Save it again as UTF-8.",
    "nul": "There is a control character (U+0000) here. Delete it.",
    "zero-width-spaces": "There is an invisible character (U+200B) here, the first of 2 characters "
    "in this file that cannot be seen. Delete them.",
    "no-break-space-after-colon": "The space here is not an ordinary one (U+00A0, as pasted from a web page or "
    "a word processor), so the line cannot be read. Type a space in its place.",
    "quote-unclosed": "The quote that opens here is never closed. Close it at the end of the text; "
    "an apostrophe in a text needs no quotes.",
    "quote-closed-by-the-next": "The quote that opens here is closed only on line 2. "
    "Close it at the end of its text.",
    "apostrophe-in-quotes": "There is text after the closing quote. Put the quote at the end; "
    "if the text itself holds ', use the other kind of quote around it.",
    "backslash-in-quotes": "In double quotes a backslash has a meaning of its own, and this one has none. "
    "Write two backslashes, or use single quotes.",
    "bracket-unclosed": "The [ that opens here is not closed. Put ] after its last entry, "
    "and a comma between entries.",
    "sign-at": "A text cannot begin with @ unless it is in quotes. Put the whole text in quotes.",
    "sign-greater-than": "After the sign > text has to begin on the next line. "
    "If the sign is part of the text, put the whole text in quotes.",
    "indentation-too-far-in": "This line stands too far in: it is read as more of the text that begins on line 1. "
    "Line it up with the other keys of its group.",
    "indentation-between": "The indentation of this line fits no line above. "
    "Line it up, with spaces, with the lines that it belongs to.",
    "alias-unknown": '"*northmoor" repeats the part that is marked "&northmoor", but no part above is. '
    "If it is text, put it in quotes.",
    "merge-key": "The key << (merge) cannot be used here. Write out the keys that it stands for.",
}


def only(data: bytes | str) -> Problem:
    """The one problem of a text."""
    [problem] = read_text(data, "northmoor.ics.yaml")[1]
    return problem


@pytest.mark.parametrize("name", MESSAGES)
def test_a_problem_says_what_is_wrong_and_what_to_do(name: str) -> None:
    _, [problem] = read_file(FOLDER / f"{name}.yaml", f"{name}.yaml")
    assert problem.message == MESSAGES[name]


def test_a_duplicate_key_names_both_lines() -> None:
    assert only("name: Northmoor\nkind: board\nname: Southmoor\n") == Problem(
        "error",
        "duplicate-key",
        'The key "name" is written twice: on line 1 and again on line 3. Keep one of them.',
        "northmoor.ics.yaml",
        3,
        1,
        "name: Southmoor",
    )


def test_a_duplicate_key_on_one_line_is_told_so() -> None:
    message = 'The key "a" is written twice: on line 1 and again on the same line. Keep one of them.'
    assert only("{a: 1, a: 2}").message == message


def test_a_problem_shows_the_line_as_it_is_written() -> None:
    assert only("name: Northmoor\r\n\tkind: board\r\n").text == "\tkind: board"


def test_a_problem_with_a_whole_file_has_no_line() -> None:
    problem = only("")
    assert (problem.line, problem.column, problem.text) == (0, 0, "")


def test_text_with_double_quotes_is_put_in_single_quotes() -> None:
    assert only('note: "Yes": St Guy\'s said no\n').message.endswith("note: '\"Yes\": St Guy''s said no'")


def test_a_long_text_is_not_repeated() -> None:
    assert only(f"note: this: {'long ' * 40}\n").message.endswith('Put the whole text in quotes: note: "…"')


def test_a_long_key_is_cut() -> None:
    key = "k" * 500
    assert f'The key "{"k" * 59}…" is written twice' in only(f"{key}: 1\n{key}: 2\n").message


def test_everything_before_a_syntax_error_is_reported_too_in_the_order_of_the_file() -> None:
    tree, problems = read_text("a: 1\na: !x 2\nb: {c:d}\ne: *f\ng: @h\nb: 3\n", "x")
    assert tree is None
    assert [(problem.line, problem.code) for problem in problems] == [
        (2, "duplicate-key"),
        (2, "tag"),
        (3, "missing-space"),
        (4, "unknown-alias"),
        (5, "needs-quotes"),
    ]


def test_what_is_almost_surely_a_slip_is_only_a_warning() -> None:
    assert only("services:\n  - acute\n    - mental_health\n").level == "warning"
    assert only("board:\n  kind:board\n").level == "warning"


@pytest.mark.parametrize(
    "text",
    [
        "url: https://example.org/a:b\n",
        "url:\n  https://example.org\n",
        "time: 12:30\n",
        "path:\n  C:\\policies\n",
        "note: one line\n  and another - with a dash\n",
        "note: one – two\n  and • three\n",
        "note: |\n  – one\n  • two\n",
        "note: >\n  word\n  - one\n",
        "note: – one\n",
        'note: "with a key: in it"\n',
        "range: 1-5\n",
        "chair: [Who?, 'It: me']\n",
        "name: Café 😀\u00a0Northmoor\n",
        "key:\tvalue after a tab\t\n",
        '"urn:x": quoted key\n',
        "%YAML 1.2\n---\nname: Northmoor\n...\n# The end.\n",
    ],
)
def test_what_is_right_gives_no_problem(text: str) -> None:
    tree, problems = read_text(text, "x")
    assert tree is not None
    assert problems == []


@pytest.mark.parametrize(
    ("text", "line", "column", "written"),
    [
        ("system\n  name: Northmoor\n", 1, 1, "system:"),
        ("system:\n  name Tarn and Fenwick\n  ods: QNM\n", 2, 3, "name: Tarn and Fenwick"),
        ("board:\n  seats\n    - id: a\n      role: chair\n", 2, 3, "seats:"),
        ("board:\n  seats\n    - a\n    - b\n", 2, 3, "seats:"),
        ("seats:\n  - id a\n    role: chair\n", 2, 5, "id: a"),
    ],
)
def test_a_missing_colon_is_told_on_its_own_line(text: str, line: int, column: int, written: str) -> None:
    problem = only(text)
    assert (problem.code, problem.line, problem.column) == ("missing-colon", line, column)
    assert problem.message.endswith(f'Write "{written}".')


@pytest.mark.parametrize("sign", "–—−•·*")
@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("services:\n  @ acute\n  @ community\n", 2),
        ("services:\n  - community\n  @ acute\n", 3),
        ("services:\n  - community\n    @ acute\n", 3),
        ("services: [community]\n@ acute\n", 2),
    ],
)
def test_a_dash_or_a_bullet_of_a_word_processor_is_no_mark_of_a_list(sign: str, text: str, line: int) -> None:
    problem = only(text.replace("@", sign))
    assert (problem.code, problem.line) == ("list-mark", line)
    assert f'The sign {sign} does not mark an entry of a list. Write a hyphen: "- acute".' in problem.message


def test_a_dash_before_keys_is_no_mark_of_a_list() -> None:
    problem = only("seats:\n  – id: a\n    role: chair\n")
    assert (problem.code, problem.line, problem.column) == ("list-mark", 2, 3)
