"""SARIF as code scanning reads it: valid by the published schema, and the same findings whatever moves in the file."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from jsonschema import Draft202012Validator

from tests.reports.services import (
    AWKWARD,
    AWKWARD_LINE,
    BROKEN,
    EVERY_STATUS,
    READY,
    SCHEMAS,
    many_trusts,
    named,
    told,
    validated,
    written,
)
from tests.support import WORKED, run

SCHEMA = json.loads((SCHEMAS / "sarif-2.1.0.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER)

Run = dict[str, Any]


def sarif(*paths: str) -> Run:
    log = json.loads(validated(*paths, "--format", "sarif").out)
    VALIDATOR.validate(log)
    (only,) = log["runs"]
    return only


def by_key(found: Run) -> dict[str, Any]:
    return {f"{each['ruleId']} {_subject(each)}": each for each in found["results"]}


def _subject(result: dict[str, Any]) -> str:
    return result["locations"][0]["logicalLocations"][0]["fullyQualifiedName"]


def fingerprints(found: Run) -> dict[str, str]:
    return {key: result["partialFingerprints"] for key, result in by_key(found).items()}


@pytest.fixture
def every(tmp_path: Path) -> Run:
    return sarif(written(tmp_path, EVERY_STATUS))


def test_the_worked_document_against_the_framework_is_valid() -> None:
    ran = run("validate", str(WORKED), "--pack", "design-framework", "--format", "sarif")
    VALIDATOR.validate(json.loads(ran.out))


def test_each_status_has_its_kind_and_level_worst_first(every: Run) -> None:
    shown = [
        (each["ruleId"], _subject(each), each["properties"]["status"], each["kind"], each["level"])
        for each in every["results"]
    ]
    assert shown == [
        ("SV-01", "organisation/north", "not-met", "fail", "error"),
        ("SV-04", "system", "not-met", "fail", "warning"),
        ("SV-02", "board", "partly-met", "fail", "warning"),
        ("SV-05", "system", "not-met", "fail", "note"),
        ("SV-03", "board", "explained", "fail", "note"),
        ("SV-06", "system", "not-due", "informational", "none"),
        ("SV-01", "organisation/moor", "not-tested", "open", "none"),
    ]


def test_what_is_met_or_does_not_apply_is_counted_and_no_result(every: Run) -> None:
    (system,) = every["properties"]["systems"]
    assert system["overall"] == "Not ready"
    assert (system["counts"]["met"], system["counts"]["not-applicable"]) == (1, 1)


def test_a_result_says_what_was_found_and_where(tmp_path: Path) -> None:
    path = written(tmp_path, EVERY_STATUS)
    result = by_key(sarif(path))["SV-01 organisation/north"]
    message, line, column = told(path)["SV-01 organisation/north"]
    assert result["message"]["text"] == (
        f"Not met for organisation north: Every acute trust is a partner trust. {message}"
    )
    assert result["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "northmoor.ics.yaml", "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": line, "startColumn": column},
    }


def test_an_explanation_is_a_suppression_that_was_accepted(every: Run) -> None:
    suppressed = {key: result["suppressions"] for key, result in by_key(every).items()}
    assert suppressed.pop("SV-03 board") == [
        {
            "kind": "external",
            "status": "accepted",
            "justification": "The partners chose another form.",
            "location": {
                "physicalLocation": {
                    "artifactLocation": {"uri": "northmoor.ics.yaml", "uriBaseId": "%SRCROOT%"},
                    "region": {"startLine": 18, "startColumn": 5},
                }
            },
        }
    ]
    assert set(map(len, suppressed.values())) == {0}, "either all results of a run have suppressions or none"


def test_an_explanation_that_is_not_accepted_suppresses_nothing(tmp_path: Path) -> None:
    found = sarif(written(tmp_path, EVERY_STATUS.replace("2023-11-30", "2022-12-31")))
    result = by_key(found)["SV-03 board"]
    assert (result["level"], result["suppressions"]) == ("error", [])


def test_a_rule_carries_its_reason_remedy_and_source(every: Run) -> None:
    rule = every["tool"]["driver"]["rules"][0]
    assert rule == {
        "id": "SV-01",
        "name": "acute-trusts-are-partners",
        "shortDescription": {"text": "Every acute trust is a partner trust."},
        "fullDescription": {"text": "Partner trusts nominate members of the board."},
        "help": {
            "text": (
                "What to do: Record `partner_trust` for the trust.\n"
                "Source: Rules that give every status (1), Part 1, pages 1-2; must, national policy.\n"
                "Ask: Is the trust a partner?"
            ),
            "markdown": (
                "**What to do:** Record `partner_trust` for the trust.\n\n"
                "**Source:** Rules that give every status (1), Part 1, pages 1-2; must, national policy.\n\n"
                "**Ask:** Is the trust a partner?"
            ),
        },
        "defaultConfiguration": {"level": "error"},
        "properties": {
            "strength": "must-policy",
            "theme": "composition",
            "pack": "services",
            "edition": "1",
            "tags": ["composition", "must-policy"],
        },
        "helpUri": "https://example.org/part-1",
    }


def test_a_rule_without_an_address_has_no_help_address(every: Run) -> None:
    assert [rule["id"] for rule in every["tool"]["driver"]["rules"] if "helpUri" in rule] == ["SV-01"]


def test_every_result_finds_its_rule_by_its_index(every: Run) -> None:
    rules = every["tool"]["driver"]["rules"]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in every["results"])


def test_html_in_a_rule_is_shown_and_not_obeyed_while_code_stays_code(every: Run) -> None:
    rule = every["tool"]["driver"]["rules"][-1]
    assert r"named `<year>.pdf`, \<b>soon\</b>." in rule["help"]["markdown"]


def test_fingerprints_stay_when_lines_are_inserted_and_lists_reordered(tmp_path: Path, every: Run) -> None:
    lines = EVERY_STATUS.splitlines(keepends=True)
    moved = "# a comment\n\n" + "".join([*lines[:4], *reversed(lines[4:8]), *lines[8:]])
    assert fingerprints(sarif(written(tmp_path, moved))) == fingerprints(every)


def test_fingerprints_of_one_rule_differ_by_subject(every: Run) -> None:
    found = fingerprints(every)
    assert found["SV-01 organisation/north"] != found["SV-01 organisation/moor"]


def test_the_fingerprint_that_github_reads_is_of_rule_and_subject_as_well(every: Run) -> None:
    for each in fingerprints(every).values():
        assert each["primaryLocationLineHash"] == f"{each['ruleAndSubject/v1'][:16]}:1"


def test_two_systems_in_files_of_one_name_share_no_fingerprint(tmp_path: Path) -> None:
    paths = [written(tmp_path / folder, EVERY_STATUS) for folder in ("a", "b")]
    results = sarif(*paths)["results"]
    names = {each["partialFingerprints"]["primaryLocationLineHash"] for each in results}
    assert (len(results), len(names)) == (14, 14)


def test_the_name_of_a_file_is_encoded(tmp_path: Path) -> None:
    name = "north moor/100%#1 [é] 👩.ics.yaml"
    (tmp_path / "icscheck.yaml").touch()
    found = sarif(written(tmp_path, EVERY_STATUS, name))
    uri = found["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "north%20moor/100%25%231%20%5B%C3%A9%5D%20%F0%9F%91%A9.ics.yaml"
    assert unquote(uri) == name


def test_columns_count_code_points_as_declared(tmp_path: Path) -> None:
    found = sarif(written(tmp_path, EVERY_STATUS.replace("{id: north,", "{id: north, name: 👩‍⚕️,")))
    region = by_key(found)["SV-01 organisation/north"]["locations"][0]["physicalLocation"]["region"]
    assert found["columnKind"] == "unicodeCodePoints"
    assert region["startColumn"] == 68 + len(" name: 👩‍⚕️,")


def test_a_message_has_no_placeholder_and_no_link_of_the_document_s(tmp_path: Path) -> None:
    found = sarif(written(tmp_path, named(AWKWARD)))
    text = by_key(found)["SV-01 organisation/north"]["message"]["text"]
    shown = AWKWARD_LINE.replace("{0}", "{{0}}").replace("](", "] (")
    assert text.startswith(f"Not met for {shown}: Every acute trust")


def test_what_cannot_be_read_is_a_notification_and_the_run_did_not_succeed(tmp_path: Path) -> None:
    found = sarif(written(tmp_path, BROKEN), written(tmp_path, EVERY_STATUS, "other.ics.yaml"))
    (invocation,) = found["invocations"]
    (notification,) = invocation["toolExecutionNotifications"]
    assert invocation["executionSuccessful"] is False
    assert (notification["level"], notification["descriptor"]["id"]) == ("error", "duplicate-key")
    assert notification["locations"][0]["physicalLocation"]["region"] == {"startLine": 1, "startColumn": 27}
    assert len(found["results"]) == 7, "the file that could be read is assessed all the same"


def test_a_path_that_leads_elsewhere_is_no_location(tmp_path: Path) -> None:
    (invocation,) = sarif(str(tmp_path / "none.ics.yaml"))["invocations"]
    (notification,) = invocation["toolExecutionNotifications"]
    assert "locations" not in notification


def test_beyond_the_limit_the_worst_are_kept_and_the_rest_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("icscheck.reports.sarif.MOST_RESULTS", 20)
    found = sarif(written(tmp_path, many_trusts(30)))
    (notification,) = found["invocations"][0]["toolExecutionNotifications"]
    assert [each["level"] for each in found["results"]] == ["error"] * 20
    assert (
        notification["message"]["text"]
        == "Only the 20 most serious results are here: 17 more results left out."
    )
    assert found["invocations"][0]["executionSuccessful"] is True


def test_a_system_that_is_ready_has_no_result(tmp_path: Path) -> None:
    assert sarif(written(tmp_path, READY))["results"] == []


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    path = written(tmp_path, named(AWKWARD))
    first, second = (validated(path, "--format", "sarif").out for _ in range(2))
    assert first == second


def test_with_a_baseline_every_result_says_whether_it_is_new(tmp_path: Path) -> None:
    document = written(tmp_path, EVERY_STATUS)
    baseline = tmp_path / "baseline.json"
    result = json.loads(validated(document, "--format", "json").out)
    outcomes = result["systems"][0]["outcomes"]
    forgotten = next(each["key"] for each in outcomes if each["status"] == "not-met")
    result["systems"][0]["outcomes"] = [each for each in outcomes if each["key"] != forgotten]
    baseline.write_text(json.dumps(result), encoding="utf-8")

    found = by_key(sarif(document, "--baseline", str(baseline)))

    assert {key for key, each in found.items() if each["baselineState"] == "new"} == {forgotten}
    assert all(each["baselineState"] in ("new", "unchanged") for each in found.values())


def test_without_a_baseline_no_result_has_a_state(every: Run) -> None:
    assert not any("baselineState" in each for each in every["results"])
