"""CSV as spreadsheets read it: a row for each outcome, and no cell that they would run."""

import csv
import io
from pathlib import Path

import pytest

from tests.reports.services import AWKWARD, BROKEN, EVERY_STATUS, named, told, validated, written


def rows(*paths: str) -> list[dict[str, str]]:
    text = validated(*paths, "--format", "csv").out
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))


def test_every_status_is_a_row_in_the_order_of_the_rules(tmp_path: Path) -> None:
    shown = [
        (row["rule"], row["subject"], row["status"], row["level"])
        for row in rows(written(tmp_path, EVERY_STATUS))
    ]
    assert shown == [
        ("SV-01", "organisation/north", "not-met", "error"),
        ("SV-01", "organisation/moor", "not-tested", "note"),
        ("SV-01", "organisation/fell", "met", "none"),
        ("SV-01", "organisation/dale", "not-applicable", "none"),
        ("SV-02", "board", "partly-met", "warning"),
        ("SV-03", "board", "explained", "note"),
        ("SV-04", "system", "not-met", "warning"),
        ("SV-05", "system", "not-met", "note"),
        ("SV-06", "system", "not-due", "note"),
    ]


def test_a_row_in_full(tmp_path: Path) -> None:
    path = written(tmp_path, EVERY_STATUS)
    row = rows(path)[5]
    message, line, column = told(path)["SV-03 board"]
    assert row == {
        "system": "Northmoor",
        "system_path": "northmoor.ics.yaml",
        "ods": "QNM",
        "constitution": "in_force",
        "as_of": "2023-01-01",
        "overall": "Not ready",
        "rule": "SV-03",
        "name": "services-unitary-board",
        "title": "The board is unitary",
        "pack": "services",
        "edition": "1",
        "strength": "must-policy",
        "level": "note",
        "theme": "composition",
        "subject": "board",
        "subject_label": "board",
        "status": "explained",
        "decided_by": "facts",
        "expected": row["expected"],
        "found": row["found"],
        "missing": "",
        "message": message,
        "remedy": "Record the form of the board.",
        "due": "",
        "explanation": "The partners chose another form.",
        "review_by": "2023-11-30",
        "source": "Part 3",
        "pages": "",
        "url": "",
        "basis": "read",
        "file": "northmoor.ics.yaml",
        "line": str(line),
        "column": str(column),
        "also": "",
        "under": "",
        "standing": row["standing"],
    }
    assert row["standing"] == "guidance"


def test_lines_end_as_rfc_4180_has_it(tmp_path: Path) -> None:
    text = validated(written(tmp_path, EVERY_STATUS), "--format", "csv").out
    assert text.count("\r\n") == text.count("\n") == 10


def test_the_file_is_utf_8_with_the_same_line_ends(tmp_path: Path) -> None:
    path, target = written(tmp_path, named(AWKWARD)), tmp_path / "result.csv"
    printed = validated(path, "--format", "csv").out
    validated(path, "--output", f"csv={target}")
    assert target.read_bytes() == printed.encode()


def test_awkward_characters_come_back_as_they_were(tmp_path: Path) -> None:
    first = rows(written(tmp_path, named(AWKWARD)))[0]
    assert (first["system"], first["subject_label"]) == (AWKWARD, AWKWARD)


@pytest.mark.parametrize(
    "name", ["=1+1", "+1", "-1", "@SUM(A1)", "\t1", "\r1", "\n1", "  =1", "\N{FULLWIDTH EQUALS SIGN}1"]
)
def test_what_a_spreadsheet_would_run_is_text(name: str, tmp_path: Path) -> None:
    assert rows(written(tmp_path, named(name)))[0]["system"] == f"'{name}"


def test_other_cells_have_no_apostrophe(tmp_path: Path) -> None:
    cells = [cell for row in rows(written(tmp_path, EVERY_STATUS)) for cell in row.values()]
    assert not any(cell.startswith("'") for cell in cells)


def test_problems_are_rows_of_their_own(tmp_path: Path) -> None:
    first, *others = rows(written(tmp_path, BROKEN), written(tmp_path, EVERY_STATUS, "other.ics.yaml"))
    assert (first["status"], first["level"], first["name"]) == ("problem", "error", "duplicate-key")
    assert (first["file"], first["line"], first["column"]) == ("northmoor.ics.yaml", "1", "27")
    assert len(others) == 9


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    path = written(tmp_path, named(AWKWARD))
    first, second = (validated(path, "--format", "csv").out for _ in range(2))
    assert first == second
