"""Every sample of docs/ci.md and the composite action: right by the schema of its service, pinned, and their commands run."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.integration.hooks import Ran, git, hooks_repository, out_of_reach, ran, users_repository
from tests.support import ROOT

PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
SAMPLES = dict(re.findall(r"^```yml\n# (\S+)\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE))
WORKFLOWS = sorted(name for name in SAMPLES if name.startswith(".github/workflows/"))
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
SCHEMAS = {
    **dict.fromkeys(WORKFLOWS, "vendor.github-workflows"),
    ".gitlab-ci.yml": "vendor.gitlab-ci",
    "azure-pipelines.yml": "vendor.azure-pipelines",
}

needs_bash = pytest.mark.skipif(shutil.which("bash") is None, reason="there is no bash")


def test_every_sample_is_a_whole_file_with_its_name() -> None:
    assert len(SAMPLES) == PAGE.count("```yml\n") == 6
    assert set(SAMPLES) == {*SCHEMAS, ".pre-commit-config.yaml"}


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_sample_is_right_by_the_schema_of_its_service(name: str, tmp_path: Path) -> None:
    pytest.importorskip("check_jsonschema", reason="it brings the schemas; the bench extra has it")
    file = tmp_path / Path(name).name
    file.write_text(SAMPLES[name], encoding="utf-8")
    done = validated(tmp_path, SCHEMAS[name], file)
    assert done.code == 0, done.out


def validated(folder: Path, schema: str, file: Path) -> Ran:
    options = ["--data-transform", "gitlab-ci"] if schema == "vendor.gitlab-ci" else []
    options += ["--data-transform", "azure-pipelines"] if schema == "vendor.azure-pipelines" else []
    command = [
        sys.executable,
        "-m",
        "check_jsonschema",
        "--builtin-schema",
        schema,
        "--regex-variant",
        "python",
        *options,
        str(file),
    ]
    return ran(folder, *command)


def test_the_action_is_right_by_the_schema_of_github() -> None:
    pytest.importorskip("check_jsonschema", reason="it brings the schemas; the bench extra has it")
    done = validated(ROOT, "vendor.github-actions", ROOT / "action.yml")
    assert done.code == 0, done.out


def test_pre_commit_takes_its_sample(tmp_path: Path) -> None:
    program = shutil.which("pre-commit", path=str(Path(sys.executable).parent)) or shutil.which("pre-commit")
    if program is None:
        pytest.skip("pre-commit is not installed")
    (tmp_path / "sample.yaml").write_text(SAMPLES[".pre-commit-config.yaml"], encoding="utf-8")
    assert ran(tmp_path, program, "validate-config", "sample.yaml").code == 0
    assert ran(tmp_path, program, "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml")).code == 0


def test_the_sample_of_pre_commit_names_hooks_that_there_are() -> None:
    there = {
        hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    }
    (repo,) = yaml.safe_load(SAMPLES[".pre-commit-config.yaml"])["repos"]
    assert {hook["id"] for hook in repo["hooks"]} == there


@pytest.mark.parametrize("name", WORKFLOWS)
def test_a_workflow_may_do_only_what_it_needs(name: str) -> None:
    workflow = yaml.safe_load(SAMPLES[name])
    assert workflow["permissions"] == {}
    for job in workflow["jobs"].values():
        written = {what for what, may in job["permissions"].items() if may == "write"}
        assert written == ({"security-events"} if "scanning" in name else set())
        assert all(
            step["with"]["persist-credentials"] is False for step in job["steps"] if "checkout" in str(step)
        )


@pytest.mark.parametrize("name", WORKFLOWS)
def test_every_action_of_others_is_pinned_to_a_commit_with_its_version_beside_it(name: str) -> None:
    used = re.findall(r"uses: (.+)$", SAMPLES[name], re.MULTILINE)
    assert used
    for action in used:
        ours = action.startswith("OWNER/icscheck@v")
        assert ours or re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action), action


def test_an_action_is_pinned_to_the_same_commit_everywhere() -> None:
    pins: dict[str, set[str]] = {}
    for name in WORKFLOWS:
        for action, pin in re.findall(r"uses: (\S+)@(.+)$", SAMPLES[name], re.MULTILINE):
            pins.setdefault(action, set()).add(pin)
    assert {action: len(found) for action, found in pins.items()} == dict.fromkeys(pins, 1)


# The commands of the samples, in a repository with two commits.


def scripts(sample: Any) -> Iterator[str]:
    """Every script in a sample that runs icscheck, wherever it stands; installing is left to the package's own tests."""
    if isinstance(sample, Mapping):
        for key, value in sample.items():
            if key in ("run", "script", "after_script") and not isinstance(value, Mapping):
                lines = value if isinstance(value, list) else [value]
                yield from (line for line in lines if "icscheck" in line and "pip install" not in line)
            else:
                yield from scripts(value)
    elif isinstance(sample, list):
        for each in sample:
            yield from scripts(each)


COMMANDS = [
    (name, script) for name, text in sorted(SAMPLES.items()) for script in scripts(yaml.safe_load(text))
]


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A user's repository, with icscheck on the path and a change in its last commit."""
    folder = users_repository(tmp_path / "a repository")
    board = folder / "our system" / "board.ics.yaml"
    board.write_text(board.read_text(encoding="utf-8").replace("quorum: 6", "quorum: 7"), encoding="utf-8")
    git(folder, "commit", "-q", "-a", "-m", "y")
    return folder


@pytest.fixture
def path_with_icscheck(tmp_path: Path) -> str:
    place = tmp_path / "bin"
    place.mkdir()
    start = f'#!/bin/sh\nPYTHONPATH={shlex.quote(str(ROOT))} exec {shlex.quote(sys.executable)} -m icscheck "$@"\n'
    (place / "icscheck").write_text(start, encoding="utf-8")
    (place / "icscheck").chmod(0o755)
    return f"{place}{os.pathsep}{os.environ['PATH']}"


def test_every_service_has_commands() -> None:
    assert {name for name, _ in COMMANDS} == {*SCHEMAS} - {".github/workflows/governance.yml"}


@needs_bash
@pytest.mark.parametrize(
    ("name", "script"), COMMANDS, ids=[f"{name} {script[:24]}" for name, script in COMMANDS]
)
def test_a_command_of_a_sample_runs(
    name: str, script: str, repository: Path, path_with_icscheck: str
) -> None:
    base = git(repository, "rev-parse", "HEAD~1")
    summary = repository / "summary.md"
    more = {
        "PATH": path_with_icscheck,
        "BASE": base,
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": base,
        "GITHUB_STEP_SUMMARY": str(summary),
    }
    done = ran(repository, "bash", "-euo", "pipefail", "-c", script, more=more)
    assert done.code == 0, done.out
    for file in re.findall(r"(?:junit|sarif|gitlab)=(\S+)|--output (\S+\.html)", script):
        assert (repository / "".join(file)).stat().st_size > 0
    if "diff" in script:
        said = done.out + (summary.read_text(encoding="utf-8") if summary.exists() else "")
        assert "quorum: changed from 6 to 7" in said


# The composite action, as far as a shell can run it.


def with_inputs(step: Mapping[str, Any], inputs: Mapping[str, str]) -> dict[str, str]:
    """The variables of a step, with its inputs filled in as GitHub does."""
    given = {name: str(about["default"]) for name, about in ACTION["inputs"].items()} | dict(inputs)

    def fill(found: re.Match[str]) -> str:
        return given[found[1].removeprefix("inputs.")]

    return {name: re.sub(r"\$\{\{ (inputs\.[\w-]+) \}\}", fill, value) for name, value in step["env"].items()}


def test_the_action_puts_no_input_into_the_text_of_a_script() -> None:
    assert [step["name"] for step in ACTION["runs"]["steps"] if "${{" in step["run"]] == []


def test_the_action_has_the_inputs_that_the_page_lists() -> None:
    table = PAGE[PAGE.index("| input |") :].partition("\n\n")[0]
    assert re.findall(r"^\| `([\w-]+)` \|", table, re.MULTILINE) == list(ACTION["inputs"])


@pytest.fixture(scope="module")
def runner_temp(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the first step of the action leaves behind, with the action's own checkout installed."""
    if shutil.which("bash") is None:
        pytest.skip("there is no bash")
    room = tmp_path_factory.mktemp("runner temp")
    source = hooks_repository(room / "the action")
    step = ACTION["runs"]["steps"][0]
    assert step["env"] == {"ICSCHECK_SOURCE": "${{ github.action_path }}"}
    done = ran(
        room, "bash", "-c", step["run"], more={"RUNNER_TEMP": str(room), "ICSCHECK_SOURCE": str(source)}
    )
    if done.code != 0 and out_of_reach(done.out):
        pytest.skip("installing needs a package registry, and there is none within reach")
    assert done.code == 0, done.out
    return room


def acted(room: Path, folder: Path, **inputs: str) -> Ran:
    """The second step of the action in a folder."""
    step = ACTION["runs"]["steps"][1]
    given = {name.replace("_", "-"): value for name, value in inputs.items()}
    more = {
        "RUNNER_TEMP": str(room),
        "GITHUB_ACTIONS": "true",
        "GITHUB_STEP_SUMMARY": str(room / "summary.md"),
    }
    return ran(folder, "bash", "-c", step["run"], more=more | with_inputs(step, given))


def test_the_action_checks_what_it_is_told(runner_temp: Path, repository: Path) -> None:
    by_default = acted(runner_temp, repository)
    assert by_default.code == 0, by_default.out
    assert "::notice title=icscheck::Tarn and Fenwick (QZZ): Ready" in by_default.out
    assert "Tarn and Fenwick" in (runner_temp / "summary.md").read_text(encoding="utf-8")

    told = acted(
        runner_temp, repository, path="our system\r\nour system/\n", packs="design-framework@2021.06\n",
        fail_on="error not-tested", as_of="2022-06-30", format="text",
    )  # fmt: skip
    assert told.code == 0, told.out
    assert "As of 30 June 2022 (from the command line), against design-framework@2021.06" in told.out

    asked = acted(runner_temp, repository, path="our system", packs="*; echo caught", format="text")
    assert asked.code == 2, asked.out
    assert 'There is no pack called "*;"' in asked.out


def test_the_action_fails_on_findings(runner_temp: Path, repository: Path) -> None:
    board = repository / "our system" / "board.ics.yaml"
    board.write_text(
        board.read_text(encoding="utf-8").replace("form: unitary", "form: two_tier"), encoding="utf-8"
    )
    failed = acted(runner_temp, repository)
    assert failed.code == 1, failed.out
    assert "::error " in failed.out
    assert acted(runner_temp, repository, fail_on="never").code == 0
    as_json = acted(runner_temp, repository, format="json", fail_on="never")
    assert json.loads(as_json.out)["format"] == 1
