"""Where results go: several formats in one run, and the format of the service that it runs in."""

import json
import os
import stat
import sys
from pathlib import Path

import pytest

from tests.reports.services import EVERY_STATUS, validated, written

SERVICES = ("GITHUB_ACTIONS", "GITLAB_CI", "TF_BUILD", "GITHUB_STEP_SUMMARY")


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    for name in SERVICES:
        monkeypatch.delenv(name, raising=False)
    return written(tmp_path, EVERY_STATUS)


def test_one_run_writes_several_formats(path: str, tmp_path: Path) -> None:
    ran = validated(path, "--output", f"sarif={tmp_path}/a.sarif", "--output", f"junit={tmp_path}/b.xml")
    assert (ran.code, ran.out) == (1, "")
    assert json.loads((tmp_path / "a.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert (tmp_path / "b.xml").read_text(encoding="utf-8").startswith("<?xml")


def test_a_format_that_no_file_takes_goes_to_standard_output(path: str, tmp_path: Path) -> None:
    ran = validated(path, "--format", "github", "--output", f"sarif={tmp_path}/a.sarif")
    assert ran.out.startswith("::error")
    assert (tmp_path / "a.sarif").exists()


def test_a_file_without_a_format_takes_the_one_asked_for(path: str, tmp_path: Path) -> None:
    ran = validated(path, "--format", "gitlab", "--output", f"{tmp_path}/quality.json")
    assert ran.out == ""
    assert json.loads((tmp_path / "quality.json").read_text(encoding="utf-8"))[0]["check_name"] == "SV-01"


def test_a_dash_is_standard_output(path: str) -> None:
    ran = validated(path, "--output", "text=-", "--output", "github=-")
    assert ran.out.startswith("Northmoor (QNM): Not ready")
    assert "\n::error file=" in ran.out


def test_a_file_name_may_have_an_equals_sign_after_its_format(path: str, tmp_path: Path) -> None:
    validated(path, "--output", f"csv={tmp_path}/a=b.csv")
    assert (tmp_path / "a=b.csv").exists()


@pytest.mark.parametrize(
    ("outputs", "message"),
    [
        (["saref=x"], "'saref' is none of: text, json, sarif"),
        (["sarif="], "--output sarif= names no file."),
        (["sarif=x", "junit=x"], "x is named by --output more than once."),
    ],
)
def test_an_output_that_cannot_be_meant_is_refused_before_anything_is_written(
    outputs: list[str], message: str, path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = validated(path, *(part for output in outputs for part in ("--output", output)))
    assert ran.code == 2
    assert message in ran.err
    assert [each.name for each in tmp_path.iterdir()] == ["northmoor.ics.yaml"]


@pytest.mark.parametrize(
    ("name", "value", "start"),
    [
        ("GITHUB_ACTIONS", "true", "::error"),
        ("GITLAB_CI", "true", "[\n"),
        ("TF_BUILD", "True", "##vso[task.logissue"),
        ("GITHUB_ACTIONS", "", "Northmoor (QNM)"),
        ("GITHUB_ACTIONS", "false", "Northmoor (QNM)"),
        ("CI", "true", "Northmoor (QNM)"),
    ],
)
def test_auto_is_the_format_of_the_service(
    name: str, value: str, start: str, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(name, value)
    assert validated(path, "--format", "auto").out.startswith(start)


def test_auto_may_go_to_a_file(path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITLAB_CI", "true")
    validated(path, "--output", f"auto={tmp_path}/quality.json")
    assert json.loads((tmp_path / "quality.json").read_text(encoding="utf-8"))


def test_a_service_changes_nothing_unless_asked(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    assert validated(path).out.startswith("Northmoor (QNM)")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows needs a privilege for links")
def test_a_link_stays_a_link(path: str, tmp_path: Path) -> None:
    (tmp_path / "real.json").touch()
    (tmp_path / "link.json").symlink_to("real.json")
    validated(path, "--output", f"json={tmp_path}/link.json")
    assert (tmp_path / "link.json").is_symlink()
    assert json.loads((tmp_path / "real.json").read_text(encoding="utf-8"))["format"] == 1


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no such files here")
def test_what_is_no_ordinary_file_is_written_to_and_stays(path: str, tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reading = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    validated(path, "--output", f"text={pipe}")
    assert os.read(reading, 9) == b"Northmoor"
    os.close(reading)
    assert stat.S_ISFIFO(pipe.stat().st_mode)
