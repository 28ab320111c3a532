"""JUnit XML as test reports read it: valid by the schema that Jenkins uses, and a case for each outcome."""

import sys
from pathlib import Path
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape

import pytest
import xmlschema

from tests.reports.services import (
    AWKWARD,
    AWKWARD_LINE,
    BROKEN,
    EVERY_STATUS,
    READY,
    SCHEMAS,
    named,
    told,
    validated,
    written,
)
from tests.support import WORKED, run

SCHEMA = xmlschema.XMLSchema(str(SCHEMAS / "junit-10.xsd"))


def junit(*paths: str) -> ET.Element:
    text = validated(*paths, "--format", "junit").out
    SCHEMA.validate(text)
    return ET.fromstring(text)


def test_the_worked_document_against_the_framework_is_valid() -> None:
    SCHEMA.validate(run("validate", str(WORKED), "--pack", "design-framework", "--format", "junit").out)


def test_every_status_in_full(tmp_path: Path) -> None:
    path = written(tmp_path, EVERY_STATUS)
    said = told(path)

    def message(key: str) -> str:
        return escape(said[key].message)

    def place(key: str) -> str:
        return f"At: northmoor.ics.yaml:{said[key].line}:{said[key].column}"

    assert (
        validated(path, "--format", "junit").out
        == f"""\
<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="icscheck" tests="9" failures="3" errors="0">
  <testsuite name="Northmoor" tests="9" failures="3" errors="0" skipped="3">
    <properties>
      <property name="path" value="northmoor.ics.yaml" />
      <property name="constitution" value="in_force" />
      <property name="as_of" value="2023-01-01" />
      <property name="packs" value="services@1" />
      <property name="standing" value="As of 1 January 2023, against services@1 (guidance)." />
      <property name="overall" value="Not ready" />
      <property name="not_tested" value="1" />
    </properties>
    <testcase classname="services.composition" name="SV-01 organisation/north">
      <failure type="error" message="SV-01 not met: organisation north. Every acute trust is a partner trust.">\
Every acute trust is a partner trust.
{message("SV-01 organisation/north")}
What to do: Record `partner_trust` for the trust.
Source: Rules that give every status (1), Part 1, pages 1-2; must, national policy.
{place("SV-01 organisation/north")}</failure>
    </testcase>
    <testcase classname="services.composition" name="SV-01 organisation/moor">
      <skipped type="not-tested" message="{message("SV-01 organisation/moor")}" />
    </testcase>
    <testcase classname="services.composition" name="SV-01 organisation/fell" />
    <testcase classname="services.composition" name="SV-01 organisation/dale">
      <skipped type="not-applicable" message="{message("SV-01 organisation/dale")}" />
    </testcase>
    <testcase classname="services.composition" name="SV-02 board">
      <failure type="warning" message="SV-02 partly met: board. The board has a chair, who is in post.">\
The board has a chair, who is in post.
{message("SV-02 board")}
What to do: Appoint a chair.
Source: Rules that give every status (1), Part 2; must, national policy.
{place("SV-02 board")}</failure>
    </testcase>
    <testcase classname="services.composition" name="SV-03 board">
      <system-out>SV-03 explained: board.
The board is unitary.
{message("SV-03 board")}
Source: Rules that give every status (1), Part 3; must, national policy.
{place("SV-03 board")}</system-out>
    </testcase>
    <testcase classname="services.composition" name="SV-04 system">
      <failure type="warning" message="SV-04 not met: Northmoor. There is a digital plan.">There is a digital plan.
{message("SV-04 system")}
What to do: Write the plan.
Source: Rules that give every status (1), Part 4; should.
{place("SV-04 system")}</failure>
    </testcase>
    <testcase classname="services.composition" name="SV-05 system">
      <system-out>SV-05 not met: Northmoor.
There is a capital plan.
{message("SV-05 system")}
What to do: Write the plan.
Source: Rules that give every status (1), Part 5; could.
{place("SV-05 system")}</system-out>
    </testcase>
    <testcase classname="services.composition" name="SV-06 system">
      <skipped type="not-due" message="{message("SV-06 system")}" />
    </testcase>
  </testsuite>
</testsuites>
"""
    )


def test_each_system_is_a_suite(tmp_path: Path) -> None:
    written(tmp_path, EVERY_STATUS)
    written(tmp_path, READY, "southmoor.ics.yaml")
    root = junit(str(tmp_path))
    assert [suite.get("name") for suite in root] == ["Northmoor", "Southmoor"]
    assert (root.get("tests"), root.get("failures")) == ("15", "3")


def test_what_cannot_be_read_is_an_error(tmp_path: Path) -> None:
    root = junit(written(tmp_path, BROKEN), written(tmp_path, EVERY_STATUS, "other.ics.yaml"))
    (case,) = root.findall("testsuite[@name='Reading']/testcase")
    assert (case.get("classname"), case.get("name")) == ("icscheck.duplicate-key", "northmoor.ics.yaml:1:27")
    assert case.find("error").get("message").startswith('The key "name" is written twice')
    assert root.get("errors") == "1"


def test_a_warning_about_what_was_read_passes(tmp_path: Path) -> None:
    path = written(tmp_path, EVERY_STATUS)
    ran = run("validate", path, "--pack", "design-framework", "--as-of", "2024-01-01", "--format", "junit")
    root = ET.fromstring(ran.out)
    cases = root.findall("testsuite[@name='Reading']/testcase")
    assert cases
    assert all([child.tag for child in case] == ["system-out"] for case in cases)


def test_awkward_characters_come_back_as_they_were(tmp_path: Path) -> None:
    root = junit(written(tmp_path, named(AWKWARD)))
    failure = root.find(".//failure[@type='error']")
    assert root.find("testsuite").get("name") == AWKWARD_LINE
    assert failure.get("message").startswith(f"SV-01 not met: {AWKWARD_LINE}. Every")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
def test_what_xml_cannot_write_is_left_out(tmp_path: Path) -> None:
    (tmp_path / "icscheck.yaml").touch()
    root = junit(written(tmp_path, EVERY_STATUS, "bell\x07 and \ufffe.ics.yaml"))
    assert root.find(".//property[@name='path']").get("value") == "bell and .ics.yaml"


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    path = written(tmp_path, named(AWKWARD))
    first, second = (validated(path, "--format", "junit").out for _ in range(2))
    assert first == second
