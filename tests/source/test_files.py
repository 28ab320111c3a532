"""Files that cannot be opened, each told in one problem."""

from pathlib import Path

import pytest

from icscheck.source import Mapping, read_file


def test_a_file_is_read_under_the_name_to_show(tmp_path: Path) -> None:
    path = tmp_path / "northmoor.ics.yaml"
    path.write_bytes(b"name: Northmoor\r\n")
    node, problems = read_file(path, "systems\\northmoor.ics.yaml")
    assert isinstance(node, Mapping)
    assert node.source.name == "systems/northmoor.ics.yaml"
    assert problems == []


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    node, [problem] = read_file(tmp_path / "none.yaml", "none.yaml")
    assert node is None
    assert (problem.code, problem.file, problem.line) == ("missing-file", "none.yaml", 0)
    assert problem.message == "There is no such file. Check the name and the folder."


def test_a_file_in_place_of_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    _, [problem] = read_file(tmp_path / "file" / "none.yaml", "file\\none.yaml")
    # Windows does not tell the one from the other, and no reader needs to.
    assert (problem.code, problem.file) == ("missing-file", "file/none.yaml")


def test_a_folder_is_told(tmp_path: Path) -> None:
    _, [problem] = read_file(tmp_path, "systems")
    assert (problem.code, problem.message) == (
        "not-a-file",
        "This is a folder, not a file. Name a file in it.",
    )


def test_a_file_that_may_not_be_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    path = tmp_path / "secret.yaml"
    path.write_text("name: Northmoor\n")
    monkeypatch.setattr(Path, "open", refuse)
    _, [problem] = read_file(path, "secret.yaml")
    assert (problem.code, problem.message) == (
        "unreadable-file",
        "You may not read this file. Ask its owner for permission.",
    )


@pytest.mark.parametrize("name", ["a\0b.yaml", "x" * 5_000])
def test_a_name_that_no_file_can_have_is_told(tmp_path: Path, name: str) -> None:
    _, [problem] = read_file(tmp_path / name, "odd.yaml")
    assert problem.code in {"unreadable-file", "missing-file"}


def test_a_file_that_is_too_large_is_told(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    _, [problem] = read_file(path, "large.yaml")
    assert problem.code == "too-large"
