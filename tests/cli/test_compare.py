"""``icscheck compare``: each format, what is said when systems cannot be compared, and texts that mean harm."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

from icscheck.reports.comparison import FORMATS
from tests.support import EXAMPLES, Ran, run

ENGLAND = str(EXAMPLES / "england")
TWO = (str(EXAMPLES / "tarn-and-fenwick"), str(EXAMPLES / "tarn-and-fenwick-2021"))
DAY = ("--as-of", "2022-06-30", "--pack", "design-framework")
MOST = 1_000_000
HOSTILE = "'=1+1 | <script>alert(1)</script> | <b>'"


def _compared(format: str, *argv: str) -> Ran:
    return run("compare", *(argv or (*TWO, *DAY)), "--format", format, "--output", "-")


def _system(folder: Path, file: str, name: str = "Small", *, day: str = "2022-06-30", more: str = "") -> str:
    path = folder / f"{file}.ics.yaml"
    path.write_text(
        f"format: 1\nas_of: {day}\npacks: [design-framework@2021.06]\nsystem: {{name: {name}}}\n{more}",
        encoding="utf-8",
    )
    return str(path)


@pytest.mark.parametrize("format", FORMATS)
def test_each_format_is_written_to_a_file(format: str, tmp_path: Path) -> None:
    file = tmp_path / "comparison"

    ran = run("compare", *TWO, *DAY, "--format", format, "--output", str(file))

    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert "Tarn and Fenwick (QZZ)" in file.read_text(encoding="utf-8") or format == "json"


@pytest.mark.parametrize("format", FORMATS)
def test_the_same_files_in_another_order_give_the_same_tables(format: str) -> None:
    there = _compared(format).out
    back = _compared(format, *reversed(TWO), *DAY).out

    assert _compared(format).out == there
    assert _without_command(back) == _without_command(there)


def _without_command(text: str) -> str:
    return "\n".join(line for line in text.splitlines() if "icscheck compare" not in line)


def test_the_page_is_whole_and_asks_for_nothing() -> None:
    page = _compared("html").out

    assert page.startswith("<!DOCTYPE html>")
    assert page.count("<h1>") == 1
    assert "default-src 'none'" in page
    assert not re.search(r"<script|<link|<img|src=|url\(|@import| on[a-z]+=", page)


def test_every_table_of_the_page_is_in_a_labelled_region_that_takes_the_focus() -> None:
    page = _compared("html").out
    regions = re.findall(
        r'<div class="wide" role="region" tabindex="0" aria-labelledby="([^"]+)">\n<table', page
    )

    assert len(regions) == page.count("<table")
    assert len(set(regions)) == len(regions)
    assert all(f'<caption id="{each}">' in page for each in regions)


def test_every_heading_cell_of_the_page_says_what_it_heads() -> None:
    assert not re.search(r"<th(?! scope=\"(?:row|col)\")[ >]", _compared("html").out)


def test_no_id_of_the_page_is_there_twice() -> None:
    ids = re.findall(r' id="([^"]+)"', _compared("html").out)

    assert len(set(ids)) == len(ids)


def test_a_status_has_a_shape_and_a_word() -> None:
    page = _compared("html").out

    assert '<td class="not-met">Not met' in page
    assert '.matrix .not-met::before { content: "▲ "; content: "▲ " / ""; }' in page
    assert '<td class="met">Met' in page
    assert '.matrix .met::before { content: "■ "; content: "■ " / ""; }' in page


def test_the_42_systems_of_england_fit_in_one_megabyte() -> None:
    page = _compared("html", ENGLAND).out

    assert "<h1>Comparison of 42 systems</h1>" in page
    assert len(page.encode()) <= MOST


IN_FORCE = (
    "health-and-care-act", "model-constitution", "delegation-guidance", "thriving-places",
    "provider-collaboratives", "clinical-leadership",
)  # fmt: skip


def test_they_fit_with_every_pack_that_was_in_force_in_2024() -> None:
    packs = [word for pack in IN_FORCE for word in ("--pack", pack)]
    page = _compared("html", ENGLAND, "--as-of", "2024-03-31", *packs).out

    assert len(page.encode()) <= MOST
    # A row in which every system is alike is one cell; each rule still has its row.
    rows = re.findall(r'<tr><th scope="row">.*?</tr>', page[page.index('id="matrix"') :], re.DOTALL)
    found = json.loads(_compared("json", ENGLAND, "--as-of", "2024-03-31", *packs).out)["rules"]
    for row, rule in zip(rows, found, strict=False):
        assert f">{rule['rule']} " in row
        alike = all(each == rule["statuses"][0] for each in rule["statuses"])
        assert (row.count("<td"), 'colspan="42"' in row) == ((1, True) if alike else (42, False))


def test_they_fit_though_no_two_systems_are_alike(tmp_path: Path) -> None:
    for place in range(42):
        seats = ", ".join(f"{{id: s-{seat}, role: chair}}" for seat in range(place % 3 + 1))
        _system(
            tmp_path, f"system-{place:02}", f"A system of some name {place}", day="2024-03-31",
            more=f"board: {{form: unitary, seats: [{seats}{', unknown' if place % 2 else ''}]}}\n",
        )  # fmt: skip
    packs = [word for pack in IN_FORCE for word in ("--pack", pack)]
    page = _compared("html", str(tmp_path), "--as-of", "2024-03-31", *packs).out

    assert "<h1>Comparison of 42 systems</h1>" in page
    assert page.count('<td class="') > 42 * 20
    assert len(page.encode()) <= MOST


def test_no_score_and_no_rank_is_given() -> None:
    for format in FORMATS:
        text = _compared(format).out.replace("there is no score and no ranking", "")

        assert not re.search(
            r"\b(score|rank|ranking|league|per cent)\b|\d\s?%\s?(met|of)", text, re.IGNORECASE
        )


def test_csv_is_one_table_as_rfc_4180_has_it() -> None:
    text = _compared("csv", ENGLAND).out
    rows = list(csv.reader(io.StringIO(text, newline="")))

    assert text.endswith("\r\n")
    assert "\n" not in text.replace("\r\n", "")
    assert {len(row) for row in rows} == {9 + 42}
    assert {row[0] for row in rows[1:]} == {"system", "pack", "rule", "board"}


def test_json_has_an_entry_of_every_system_for_every_rule_and_measure() -> None:
    found = json.loads(_compared("json", ENGLAND).out)

    assert found["format"] == 1
    assert len(found["systems"]) == 42
    assert {len(rule["statuses"]) for rule in found["rules"]} == {42}
    assert {len(each["counts"]) for group in found["board"] for each in group["measures"]} == {42}


def test_json_names_the_rules_most_often_missed_first() -> None:
    found = json.loads(_compared("json").out)
    numbers = {rule["rule"]: rule["systems"] for rule in found["rules"]}
    missed = [numbers[rule]["not-met"] + numbers[rule]["partly-met"] for rule in found["most_missed"]]

    assert missed
    assert missed == sorted(missed, reverse=True)


def test_what_is_not_known_stays_so() -> None:
    found = json.loads(_compared("json", ENGLAND).out)

    assert not any(
        count["told"] for group in found["board"] for each in group["measures"] for count in each["counts"]
    )
    assert "| not known |" in _compared("markdown", ENGLAND).out


def test_names_that_mean_harm_stay_texts_in_the_page(tmp_path: Path) -> None:
    page = _compared("html", _system(tmp_path, "a", HOSTILE), _system(tmp_path, "b")).out

    assert "<script>" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_tables_of_markdown_survive_bars_in_names(tmp_path: Path) -> None:
    text = _compared("markdown", _system(tmp_path, "a", HOSTILE), _system(tmp_path, "b")).out
    widths = 0
    for block in re.findall(r"(?:^\|.*\n)+", text, re.MULTILINE):
        found = {len(re.findall(r"(?<!\\)\|", line)) for line in block.splitlines()}
        widths += 1
        assert len(found) == 1, block[:300]

    assert widths > 5
    assert "<script>" not in text


def test_a_spreadsheet_runs_no_name_as_a_formula(tmp_path: Path) -> None:
    text = _compared("csv", _system(tmp_path, "a", HOSTILE), _system(tmp_path, "b")).out
    cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]

    assert any(cell.startswith("'=1+1 | <script>") for cell in cells)
    assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for cell in cells)


def test_two_systems_of_one_name_are_told_apart_by_their_paths(tmp_path: Path) -> None:
    text = _compared("csv", _system(tmp_path, "a"), _system(tmp_path, "b")).out
    heads = next(csv.reader(io.StringIO(text, newline="")))

    assert heads[-2:] == ["Small, a.ics.yaml", "Small, b.ics.yaml"]


def test_one_system_is_too_few(tmp_path: Path) -> None:
    ran = _compared("json", _system(tmp_path, "a"))

    assert (ran.code, ran.out) == (2, "")
    assert "compare needs two systems or more; only one was found." in ran.err


def test_a_path_that_is_not_there_is_said() -> None:
    ran = _compared("json", "nowhere")

    assert (ran.code, ran.out) == (2, "")
    assert "There is no file or folder called nowhere." in ran.err


def test_the_same_system_twice_is_refused() -> None:
    ran = _compared("json", TWO[0], TWO[0])

    assert (ran.code, ran.out) == (2, "")
    assert "is there more than once" in ran.err


def test_different_days_need_one_for_all() -> None:
    ran = _compared("json", *TWO)

    assert (ran.code, ran.out) == (2, "")
    assert "2021-12-15" in ran.err
    assert "give --as-of, such as --as-of 2022-06-30." in ran.err


def test_different_packs_need_the_same_for_all(tmp_path: Path) -> None:
    rules = tmp_path / "rules" / "own" / "1"
    source = EXAMPLES.parent / "tests" / "reports" / "rules"
    pack = next(source.rglob("pack.yaml"))
    rules.parent.mkdir(parents=True)
    own = re.search(r"^name: (\S+)", pack.read_text(encoding="utf-8"), re.MULTILINE)
    edition = re.search(r"^edition: [\"']?([^\s\"']+)", pack.read_text(encoding="utf-8"), re.MULTILINE)
    assert own
    assert edition
    spec = f"{own[1]}@{edition[1]}"
    first, second = _system(tmp_path, "a"), Path(_system(tmp_path, "b"))
    second.write_text(
        second.read_text(encoding="utf-8").replace("design-framework@2021.06", spec), encoding="utf-8"
    )

    ran = _compared("json", first, str(second), "--rules", str(source))

    assert (ran.code, ran.out) == (2, "")
    assert f"against different packs: design-framework@2021.06 (a.ics.yaml); {spec} (b.ics.yaml)" in ran.err
    assert "give --pack, such as --pack design-framework@2021.06." in ran.err
    given = _compared("json", first, str(second), "--rules", str(source), "--pack", "design-framework")
    assert given.code == 0, given.err


def test_what_cannot_be_read_stops_none_of_the_others(tmp_path: Path) -> None:
    bad = _system(tmp_path, "c", more="bored: {}\n")

    ran = _compared("markdown", _system(tmp_path, "a"), _system(tmp_path, "b"), bad)

    assert ran.code == 2
    assert "bored" in ran.err
    assert "# Comparison of 2 systems" in ran.out
    assert "**Error**" in ran.out


def test_the_report_says_how_to_write_it_again() -> None:
    page = _compared("html").out

    assert (
        "icscheck compare examples/tarn-and-fenwick examples/tarn-and-fenwick-2021 --pack "
        "design-framework@2021.06 --as-of 2022-06-30 --format html --output -"
    ) in page
