"""Where rules are read from: a folder on disk, or inside the zip that the program runs from.

``rules/`` is part of the installed package; in a checkout it stands beside the package.
``importlib.resources`` finds the same, but to load it costs more than to read a pack.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import zipfile

RULES = "rules"


class Folder(NamedTuple):
    """A folder of rules, read in the same way on disk and inside a zip.

    ``label`` is what messages and results call it: for the rules that come with icscheck ``rules``
    wherever they are installed, for a folder of the user's the path that the user gave.
    """

    place: "Path | zipfile.Path"
    label: str

    @property
    def name(self) -> str:
        """The folder's own name, without those above it."""
        return self.place.name

    def folders(self) -> "list[Folder]":
        """The folders directly inside, by name, without hidden ones."""
        return [Folder(entry, f"{self.label}/{entry.name}") for entry in self._entries() if entry.is_dir()]

    def files(self) -> list[str]:
        """The names of the files directly inside, sorted, without hidden ones."""
        return [entry.name for entry in self._entries() if entry.is_file()]

    def read(self, file: str) -> bytes:
        """The bytes of one file, or an ``OSError``."""
        return (self.place / file).read_bytes()

    def label_of(self, file: str) -> str:
        """What messages and results call one file."""
        return f"{self.label}/{file}"

    def _entries(self) -> "list[Path | zipfile.Path]":
        visible = (entry for entry in self.place.iterdir() if not entry.name.startswith("."))
        return sorted(visible, key=lambda entry: entry.name)


def rules_root() -> Folder:
    """The rules that come with icscheck, or ``FileNotFoundError`` from a damaged installation."""
    package = Path(__file__).parent.parent
    for place in _places(package):
        if place.exists():
            return Folder(place, RULES)
    message = f"the rules that come with icscheck are missing from {package}: install it again"
    raise FileNotFoundError(message)


def _places(package: Path) -> "Iterator[Path | zipfile.Path]":
    yield package / RULES
    checkout = package.parent
    if (checkout / "pyproject.toml").is_file():
        yield checkout / RULES
    archive = getattr(__spec__.loader, "archive", None)
    if archive is not None:
        import zipfile

        inside = package.relative_to(archive) / RULES
        yield zipfile.Path(archive, f"{inside.as_posix()}/")
