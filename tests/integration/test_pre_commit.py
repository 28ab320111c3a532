"""The hooks as pre-commit and prek run them, installed from this project into an environment of their own."""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from icscheck.source import Mapping, Sequence, read_text
from tests.integration.hooks import Ran, git, hooks_repository, out_of_reach, ran, users_repository
from tests.support import ROOT

BOARD = "our system/board.ics.yaml"
CONFIGURATION = """\
repos:
  - repo: {repo}
    rev: {rev}
    hooks:
      - id: icscheck
      - id: icscheck-report
        args: [our system, --format, markdown, --output, report.md]
"""
Runner = Callable[..., Ran]


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of this run, the same for every worker: environments take seconds to build and are built once."""
    base = tmp_path_factory.getbasetemp()
    room = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "hooks"
    room.mkdir(exist_ok=True)
    return room


@pytest.fixture(scope="module")
def hooks(room: Path) -> Path:
    filelock = pytest.importorskip("filelock", reason="it comes with pre-commit")
    with filelock.FileLock(room / "repository.lock"):
        folder = room / "icscheck"
        return folder if folder.exists() else hooks_repository(folder)


def _program(name: str) -> str:
    found = shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


@pytest.fixture(scope="module", params=["pre-commit", "prek"])
def runner(
    request: pytest.FixtureRequest, room: Path, hooks: Path, tmp_path_factory: pytest.TempPathFactory
) -> Runner:
    """Runs hooks in a folder with pre-commit or prek; their environment is built once."""
    program = _program(request.param)
    home = room / request.param
    more = {"PRE_COMMIT_HOME": str(home), "PREK_HOME": str(home)}
    first = users_repository(tmp_path_factory.mktemp("first") / "repository")
    configure(first, hooks)
    install = "install-hooks" if request.param == "pre-commit" else "prepare-hooks"
    filelock = pytest.importorskip("filelock")
    with filelock.FileLock(room / f"{request.param}.lock"):
        built = ran(first, program, install, more=more)
    if built.code != 0 and out_of_reach(built.out):
        pytest.skip(f"{request.param} needs a package registry, and there is none within reach")
    assert built.code == 0, built.out

    def run(folder: Path, *arguments: str) -> Ran:
        return ran(folder, program, *arguments, more=more)

    return run


def configure(folder: Path, hooks: Path) -> None:
    rev = git(hooks, "rev-parse", "HEAD")
    text = CONFIGURATION.format(repo=hooks.as_posix(), rev=rev)
    (folder / ".pre-commit-config.yaml").write_text(text, encoding="utf-8")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--no-verify", "-m", "hooks")


@pytest.fixture
def repository(tmp_path: Path, hooks: Path) -> Path:
    folder = users_repository(tmp_path / "a repository")
    configure(folder, hooks)
    return folder


def change(folder: Path, old: str, new: str, *, stage: bool) -> None:
    """Change the board's file, and stage it or not."""
    board = folder / BOARD
    text = board.read_bytes().decode()
    assert old in text
    board.write_bytes(text.replace(old, new).encode())
    if stage:
        git(folder, "add", BOARD)


STARTS = ("a.ics.yaml", "deep/b c.ics.yml", "icscheck.yaml", "sub/icscheck.yaml")
STARTS_NOT = ("a.yaml", "ics.yaml", ".ics.yaml", "my-icscheck.yaml", "a.ics.yaml.bak", "icscheck.yml")
#: A change that is fine, and one that fails a must: a quorum is no rule's business, a two-tier board is.
FINE = ("quorum: 6", "quorum: 7")
WRONG = ("form: unitary", "form: two_tier")


def test_a_staged_change_that_is_fine_passes_in_silence(runner: Runner, repository: Path) -> None:
    change(repository, *FINE, stage=True)
    done = runner(repository, "run", "icscheck")
    assert done.code == 0, done.out
    assert re.search(r"icscheck \(governance\)\.+Passed", done.out)
    assert "Tarn and Fenwick" not in done.out


def test_a_staged_change_that_fails_a_must_is_stopped_with_the_finding(
    runner: Runner, repository: Path
) -> None:
    change(repository, *WRONG, stage=True)
    done = runner(repository, "run", "icscheck")
    assert done.code == 1, done.out
    assert re.search(r"icscheck \(governance\)\.+Failed", done.out)
    assert "Tarn and Fenwick (QZZ): Not ready" in done.out
    assert f"{BOARD}:" in done.out


def test_a_slip_in_the_file_is_stopped_with_its_place(runner: Runner, repository: Path) -> None:
    change(repository, "  name: Board", "  nmae: Board", stage=True)
    done = runner(repository, "run", "icscheck")
    assert done.code == 1, done.out
    assert f"{BOARD}:" in done.out
    assert 'Did you mean "name"' in done.out


def test_what_is_not_staged_does_not_count(runner: Runner, repository: Path) -> None:
    change(repository, *FINE, stage=True)
    change(repository, *WRONG, stage=False)
    done = runner(repository, "run", "icscheck")
    assert done.code == 0, done.out
    assert WRONG[1] in (repository / BOARD).read_text(encoding="utf-8")  # and is still there


def test_what_is_staged_counts_though_it_was_mended_since(runner: Runner, repository: Path) -> None:
    change(repository, *WRONG, stage=True)
    change(repository, *reversed(WRONG), stage=False)
    assert runner(repository, "run", "icscheck").code == 1


def test_the_whole_system_is_read_though_one_file_is_staged(runner: Runner, repository: Path) -> None:
    (repository / "our system" / "committees.ics.yaml").unlink()
    git(repository, "add", "-A")
    change(repository, *FINE, stage=True)
    done = runner(repository, "run", "icscheck")
    assert done.code == 1, done.out


def test_lines_that_end_as_on_windows_are_the_same(runner: Runner, repository: Path) -> None:
    for path in (repository / "our system").iterdir():
        path.write_bytes(path.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
    git(repository, "add", "-A")
    done = runner(repository, "run", "icscheck")
    assert done.code == 0, done.out
    change(repository, *WRONG, stage=True)
    assert runner(repository, "run", "icscheck").code == 1


def test_other_yaml_does_not_start_it(runner: Runner, repository: Path) -> None:
    (repository / "notes.yaml").write_text("a: c\n", encoding="utf-8")
    git(repository, "add", "-A")
    done = runner(repository, "run", "icscheck")
    assert done.code == 0, done.out
    assert "Skipped" in done.out


def test_a_report_that_is_stale_is_stopped(runner: Runner, repository: Path) -> None:
    change(repository, *FINE, stage=True)
    done = runner(repository, "run", "icscheck-report")
    assert done.code == 1, done.out
    assert "report.md is not there" in done.out


def test_a_report_that_is_up_to_date_passes(
    runner: Runner, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.support import run

    change(repository, *FINE, stage=True)
    monkeypatch.chdir(repository)
    assert run("report", "our system", "--format", "markdown", "--output", "report.md").code == 0
    git(repository, "add", "-A")
    done = runner(repository, "run", "icscheck-report")
    assert done.code == 0, done.out


def test_a_commit_is_stopped(runner: Runner, repository: Path) -> None:
    assert runner(repository, "install").code == 0
    change(repository, *WRONG, stage=True)
    before = git(repository, "rev-parse", "HEAD")
    stopped = ran(
        repository, "git", "-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-m", "x"
    )
    assert stopped.code == 1, stopped.out
    assert git(repository, "rev-parse", "HEAD") == before


def test_try_repo_runs_the_hook_as_its_manifest_says(
    hooks: Path, repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = _program("pre-commit")
    (repository / ".pre-commit-config.yaml").unlink()
    change(repository, *FINE, stage=True)
    done = ran(
        repository, program, "try-repo", hooks.as_posix(), "icscheck", "--verbose",
        more={"PRE_COMMIT_HOME": str(tmp_path / "home")},
    )  # fmt: skip
    if done.code != 0 and out_of_reach(done.out):
        pytest.skip("pre-commit needs a package registry, and there is none within reach")
    assert done.code == 0, done.out
    assert "Tarn and Fenwick (QZZ): Ready" in done.out


def test_the_manifest_starts_on_descriptions_and_the_configuration_only() -> None:
    root, problems = read_text((ROOT / ".pre-commit-hooks.yaml").read_bytes(), "hooks")
    assert problems == []
    assert isinstance(root, Sequence)
    for hook in root.items:
        assert isinstance(hook, Mapping)
        pattern = getattr(hook.get("files"), "text", "")
        assert [path for path in (*STARTS, *STARTS_NOT) if re.search(pattern, path)] == list(STARTS)
