"""An earlier result beside a new one: what is new, worse, unchanged, better, fixed and gone."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from icscheck.assessment.history import HistoryError, read_earlier
from tests.reports.papers import reported
from tests.reports.services import EVERY_STATUS, READY, validated, written


def result(folder: Path, document: str = EVERY_STATUS, name: str = "northmoor.ics.yaml") -> Path:
    """The result of an earlier run, in a file."""
    file = folder / "earlier.json"
    validated(written(folder / "then", document, name), "--output", f"json={file}")
    return file


def changes(folder: Path, earlier: str, now: str) -> dict[str, str]:
    """What the report says has changed, by key."""
    text, ran = reported(folder, "--previous", str(result(folder, earlier)), document=now)
    assert ran.code == 0, ran.err
    rows = re.findall(
        r'<strong class="tag [a-z]+">([A-Z][a-z]+)</strong></td><th scope="row">([^<]+)</th>', text
    )
    return {key: change for change, key in rows}


def test_nothing_changed_is_said(tmp_path: Path) -> None:
    text, _ = reported(tmp_path, "--previous", str(result(tmp_path)))
    assert "Since the earlier run (as of 1 January 2023, Not ready): 7 unchanged." in text
    assert "Nothing is new, worse, better, fixed or gone." in text


def test_what_passes_now_is_fixed(tmp_path: Path) -> None:
    assert changes(
        tmp_path, EVERY_STATUS, EVERY_STATUS.replace("digital_plan: none", "digital_plan: {status: approved}")
    ) == {"SV-04 system": "Fixed"}


def test_what_passed_before_is_new(tmp_path: Path) -> None:
    assert changes(
        tmp_path, EVERY_STATUS, EVERY_STATUS.replace("partner_trust: yes", "partner_trust: no")
    ) == {"SV-01 organisation/fell": "New"}


def test_what_was_not_asked_before_is_new_and_what_is_not_asked_now_is_gone(tmp_path: Path) -> None:
    assert changes(tmp_path, EVERY_STATUS, EVERY_STATUS.replace("id: north", "id: south")) == {
        "SV-01 organisation/south": "New",
        "SV-01 organisation/north": "Gone",
    }


def test_worse_and_better(tmp_path: Path) -> None:
    worse = EVERY_STATUS.replace(
        "    - {id: chair, role: chair, holder: vacant}", "    - {id: one, role: member}"
    )
    assert changes(tmp_path / "a", EVERY_STATUS, worse) == {"SV-02 board": "Worse"}
    assert changes(tmp_path / "b", worse, EVERY_STATUS) == {"SV-02 board": "Better"}


def test_an_explanation_makes_it_better_and_its_end_worse(tmp_path: Path) -> None:
    bare = EVERY_STATUS.split("explanations:")[0]
    assert changes(tmp_path / "a", bare, EVERY_STATUS) == {"SV-03 board": "Better"}
    assert changes(tmp_path / "b", EVERY_STATUS, bare) == {"SV-03 board": "Worse"}


def test_themes_show_the_rating_before(tmp_path: Path) -> None:
    text, _ = reported(
        tmp_path, "--previous", str(result(tmp_path)), document=READY.replace("Southmoor", "Northmoor")
    )
    row = text.split('<th scope="row">Composition</th>')[1].split("</tr>")[0]
    assert re.findall("> (Red|Amber|Green|Grey)<", row) == ["Green", "Red"]


def test_the_same_system_is_found_by_its_path_its_code_or_because_it_is_alone(tmp_path: Path) -> None:
    renamed = result(tmp_path, EVERY_STATUS, "old-name.ics.yaml")
    text, _ = reported(tmp_path, "--previous", str(renamed))
    assert "7 unchanged" in text
    text, _ = reported(tmp_path, "--previous", str(result(tmp_path, READY, "b.ics.yaml")))
    assert (
        "Since the earlier run (as of 1 January 2023, Ready with actions)" in text
        or "Since the earlier run" in text
    )


def test_of_several_earlier_systems_none_may_be_this_one(tmp_path: Path) -> None:
    file = result(tmp_path)
    earlier = json.loads(file.read_text(encoding="utf-8"))
    one = earlier["systems"][0] | {"path": "else.ics.yaml", "ods": "QXX", "name": "Elsewhere"}
    earlier["systems"] = [one, one | {"path": "other.ics.yaml"}]
    file.write_text(json.dumps(earlier), encoding="utf-8")
    text, ran = reported(tmp_path, "--previous", str(file))
    assert ran.code == 0
    assert "The earlier run did not have this system." in text


def test_other_packs_are_said(tmp_path: Path) -> None:
    file = result(tmp_path)
    earlier = json.loads(file.read_text(encoding="utf-8"))
    earlier["systems"][0]["packs"] = ["services@0"]
    file.write_text(json.dumps(earlier), encoding="utf-8")
    assert "It used other packs: services@0." in reported(tmp_path, "--previous", str(file))[0]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "old.json is not JSON: it goes wrong at line 1, column 1."),
        (b'{"a": \n x}', "old.json is not JSON: it goes wrong at line 2, column 2."),
        (b"\xff\xfe{\x00", "old.json is not UTF-8 text."),
        (b"[]", "old.json is not a result of icscheck."),
        (b'{"version": "2.1.0", "runs": []}', "old.json is not a result of icscheck."),
        (
            b'{"format": 2, "systems": []}',
            "old.json is in a format that this version does not know; it knows format 1.",
        ),
        (
            b'{"format": 1, "systems": [{"name": "x"}]}',
            "old.json is a result of icscheck, but parts of it are missing or changed.",
        ),
        (
            b'{"format": 1, "systems": [7]}',
            "old.json is a result of icscheck, but parts of it are missing or changed.",
        ),
        (b"[" * 100_000, "old.json cannot be read: it is nested too deep"),
        (b'{"format": ' + b"9" * 10_000 + b"}", "old.json cannot be read"),
    ],
)
def test_a_file_that_is_no_result_is_refused_plainly(data: bytes, message: str) -> None:
    with pytest.raises(HistoryError, match=re.escape(message)):
        read_earlier(data, "old.json")


@pytest.mark.parametrize(
    ("key", "value"),
    [("status", "fine"), ("status", ["met"]), ("key", 7), ("title", None)],
)
def test_an_outcome_that_was_changed_by_hand_is_refused(key: str, value: Any, tmp_path: Path) -> None:
    earlier = json.loads(result(tmp_path).read_text(encoding="utf-8"))
    earlier["systems"][0]["outcomes"][0][key] = value
    with pytest.raises(HistoryError, match="parts of it are missing or changed"):
        read_earlier(json.dumps(earlier).encode(), "old.json")


def test_a_bad_earlier_result_stops_the_report(tmp_path: Path) -> None:
    file = tmp_path / "old.json"
    file.write_text("{}", encoding="utf-8")
    text, ran = reported(tmp_path, "--previous", str(file))
    assert (text, ran.code) == ("", 2)
    assert ran.err == (
        f"icscheck: {file.as_posix()} is not a result of icscheck. "
        "Give the file that `icscheck validate --format json --output FILE` wrote.\n"
    )


def test_hostile_text_of_an_earlier_result_stays_text(tmp_path: Path) -> None:
    file = result(tmp_path)
    earlier = json.loads(file.read_text(encoding="utf-8"))
    earlier["systems"][0]["outcomes"].append(
        earlier["systems"][0]["outcomes"][0]
        | {"key": "<script>x</script>", "title": "<b>", "status": "not-met"}
    )
    file.write_text(json.dumps(earlier), encoding="utf-8")
    text, _ = reported(tmp_path, "--previous", str(file))
    assert "&lt;script&gt;x&lt;/script&gt;" in text
    assert "<script>" not in text
