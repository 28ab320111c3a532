"""Code quality reports as GitLab takes them: each entry complete, known again wherever it moves, and shown once."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema

from tests.reports.services import (
    AWKWARD,
    AWKWARD_LINE,
    BROKEN,
    EVERY_STATUS,
    READY,
    named,
    told,
    validated,
    written,
)
from tests.support import WORKED, run

#: What GitLab documents and demands of an entry; it publishes no schema of its own.
REPORT = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{64}$"},
            "severity": {"enum": ["blocker", "critical", "major", "minor", "info"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^[^/.]"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}


def gitlab(*paths: str) -> list[dict[str, Any]]:
    report = json.loads(validated(*paths, "--format", "gitlab").out)
    jsonschema.validate(report, REPORT)
    return report


def test_the_worked_document_against_the_framework_is_valid() -> None:
    report = json.loads(run("validate", str(WORKED), "--pack", "design-framework", "--format", "gitlab").out)
    jsonschema.validate(report, REPORT)


def test_every_status_has_its_severity_worst_first(tmp_path: Path) -> None:
    path = written(tmp_path, EVERY_STATUS)
    lines = {key: each.line for key, each in told(path).items()}
    shown = [
        (each["check_name"], each["severity"], each["location"]["lines"]["begin"]) for each in gitlab(path)
    ]
    assert shown == [
        ("SV-01", "critical", lines["SV-01 organisation/north"]),
        ("SV-04", "major", lines["SV-04 system"]),
        ("SV-02", "major", lines["SV-02 board"]),
        ("SV-05", "minor", lines["SV-05 system"]),
        ("SV-03", "info", lines["SV-03 board"]),
        ("SV-06", "info", lines["SV-06 system"]),
        ("not-tested", "info", 1),
    ]


def test_an_entry_in_full(tmp_path: Path) -> None:
    path = written(tmp_path, EVERY_STATUS)
    message, line, _ = told(path)["SV-01 organisation/north"]
    assert gitlab(path)[0] == {
        "description": (
            f"SV-01 not met: organisation north. Every acute trust is a partner trust. {message} "
            "What to do: Record `partner_trust` for the trust. "
            "Source: Rules that give every status (1), Part 1, pages 1-2; must, national policy."
        ),
        "check_name": "SV-01",
        "fingerprint": "376518fe9c7814f17e54d0bc3a5a7526b14b9123cb56dd421ac1e048b055a0ef",
        "severity": "critical",
        "location": {"path": "northmoor.ics.yaml", "lines": {"begin": line}},
    }


def test_what_was_not_tested_is_one_entry_a_system(tmp_path: Path) -> None:
    last = gitlab(written(tmp_path, EVERY_STATUS))[-1]
    assert (
        last["description"]
        == "Northmoor (QNM): Not ready, constitution in force. As of 1 January 2023, against services@1 (guidance). 1 outcome was not tested."
    )


def test_fingerprints_stay_when_lines_move_and_names_change(tmp_path: Path) -> None:
    first = gitlab(written(tmp_path, EVERY_STATUS))
    second = gitlab(written(tmp_path, "# a comment\n\n" + named("Eastmoor")))
    assert [each["fingerprint"] for each in first] == [each["fingerprint"] for each in second]
    assert first != second


def test_no_two_entries_share_a_fingerprint(tmp_path: Path) -> None:
    paths = [written(tmp_path / folder, EVERY_STATUS) for folder in ("a", "b")]
    broken = [written(tmp_path / folder, BROKEN, "broken.ics.yaml") for folder in ("a", "b")]
    report = gitlab(*paths, *broken)
    assert len(report) == 16
    assert len({each["fingerprint"] for each in report}) == 16


def test_what_cannot_be_read_blocks(tmp_path: Path) -> None:
    (only,) = gitlab(written(tmp_path, BROKEN))
    assert (only["check_name"], only["severity"]) == ("duplicate-key", "blocker")


def test_a_system_that_is_ready_gives_an_empty_report(tmp_path: Path) -> None:
    assert validated(written(tmp_path, READY), "--format", "gitlab").out == "[]\n"


def test_awkward_characters_come_back_on_one_line(tmp_path: Path) -> None:
    report = gitlab(written(tmp_path, named(AWKWARD)))
    assert report[0]["description"].startswith(f"SV-01 not met: {AWKWARD_LINE}. Every")
    assert not any(re.search(r"[\r\n]", each["description"]) for each in report)


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    path = written(tmp_path, named(AWKWARD))
    first, second = (validated(path, "--format", "gitlab").out for _ in range(2))
    assert first == second
