"""A folder of rules reads the same on disk and inside a zip."""

import zipfile
from pathlib import Path

import pytest

from icscheck.packs import find
from icscheck.packs.find import Folder, rules_root

FILES = {
    "a-pack/2021.06/pack.yaml": b"title: A\r\n",
    "a-pack/2021.06/board.yaml": b"- id: A-01\n",
    "a-pack/2020.11/pack.yaml": b"title: Older\n",
    "b-pack/2022/pack.yaml": b"title: B\n",
    "README.md": b"words\n",
    ".hidden/pack.yaml": b"",
    "b-pack/2022/.pack.yaml.swp": b"",
}


@pytest.fixture(params=["on disk", "in a zip"])
def rules(request: pytest.FixtureRequest, tmp_path: Path) -> Folder:
    if request.param == "on disk":
        for name, content in FILES.items():
            file = tmp_path / "rules" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
        return Folder(tmp_path / "rules", "rules")
    with zipfile.ZipFile(tmp_path / "some.whl", "w") as archive:
        for name, content in FILES.items():
            archive.writestr(f"icscheck/rules/{name}", content)
    return Folder(zipfile.Path(tmp_path / "some.whl", "icscheck/rules/"), "rules")


def test_folders_come_by_name_without_files_or_hidden_ones(rules: Folder) -> None:
    assert [folder.name for folder in rules.folders()] == ["a-pack", "b-pack"]
    assert [edition.name for edition in rules.folders()[0].folders()] == ["2020.11", "2021.06"]


def test_files_come_by_name_without_folders_or_hidden_ones(rules: Folder) -> None:
    assert rules.files() == ["README.md"]
    assert rules.folders()[0].folders()[1].files() == ["board.yaml", "pack.yaml"]
    assert rules.folders()[1].folders()[0].files() == ["pack.yaml"]


def test_a_file_is_read_byte_for_byte(rules: Folder) -> None:
    assert rules.folders()[0].folders()[1].read("pack.yaml") == b"title: A\r\n"


def test_a_file_that_is_not_there_is_an_os_error(rules: Folder) -> None:
    with pytest.raises(FileNotFoundError):
        rules.read("pack.yaml")


def test_a_file_is_called_by_its_path_from_the_rules(rules: Folder) -> None:
    edition = rules.folders()[0].folders()[1]

    assert edition.label_of("pack.yaml") == "rules/a-pack/2021.06/pack.yaml"


def test_a_checkout_has_its_rules_beside_the_package() -> None:
    root = rules_root()

    assert root.label == "rules"
    assert "design-framework" in [pack.name for pack in root.folders()]


def test_a_damaged_installation_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(find, "__file__", str(tmp_path / "icscheck" / "packs" / "find.py"))

    with pytest.raises(FileNotFoundError, match="install it again"):
        rules_root()


def test_a_folder_called_rules_beside_an_installed_package_is_not_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "rules").mkdir()
    monkeypatch.setattr(find, "__file__", str(tmp_path / "icscheck" / "packs" / "find.py"))

    with pytest.raises(FileNotFoundError):
        rules_root()
