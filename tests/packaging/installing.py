"""icscheck as its users get it: built as for a release, and installed in each way that people install it.

Nothing is downloaded. The new environments borrow the dependencies of the one that runs the tests.
"""

import os
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

CHECKOUT = Path(__file__).parent.parent.parent
EXE = ".exe" if os.name == "nt" else ""


@dataclass(frozen=True)
class Built:
    """The two files that a release consists of."""

    wheel: Path
    sdist: Path


@dataclass(frozen=True)
class Installation:
    """One way to have icscheck: how to start it, and where its package should be."""

    command: list[str]
    python: Path
    package: Path
    elsewhere: Path
    settings: Mapping[str, str] = field(default_factory=dict)

    def icscheck(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run one command line, in a folder that holds nothing."""
        return self._run([*self.command, *arguments])

    def code(self, source: str) -> str:
        """What a few lines of Python print where this icscheck is installed."""
        result = self._run([str(self.python), "-c", source])
        assert (result.returncode, result.stderr) == (0, "")
        return result.stdout

    def _run(self, command: list[str]) -> subprocess.CompletedProcess[str]:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        environment |= {"PYTHONWARNINGS": "error", **self.settings}
        return subprocess.run(
            command, cwd=self.elsewhere, env=environment, capture_output=True, encoding="utf-8", check=False
        )


def build(folder: Path) -> Built:
    """Build the wheel and the source distribution of this checkout."""
    _succeed(sys.executable, "-m", "hatchling", "build", "--directory", str(folder))
    (wheel,) = folder.glob("*.whl")
    (sdist,) = folder.glob("*.tar.gz")
    return Built(wheel, sdist)


def installed(room: Path, *source: str) -> Installation:
    """Install from what pip is given: a wheel, an sdist, or a folder as editable."""
    scripts, site = _environment(room)
    python = scripts / f"python{EXE}"
    pip = [sys.executable, "-m", "pip", "--python", str(python), "--disable-pip-version-check"]
    offline = ["--no-index", "--no-deps", "--no-build-isolation", "--ignore-installed"]
    _succeed(*pip, "install", *offline, *source)
    package = CHECKOUT / "icscheck" if "--editable" in source else site / "icscheck"
    return Installation([str(scripts / f"icscheck{EXE}")], python, package, room)


def unopened(room: Path, wheel: Path) -> Installation:
    """Install nothing: run from the wheel as it was built."""
    scripts, _ = _environment(room)
    python = scripts / f"python{EXE}"
    command = [str(python), "-m", "icscheck"]
    return Installation(command, python, wheel / "icscheck", room, {"PYTHONPATH": str(wheel)})


def _environment(room: Path) -> tuple[Path, Path]:
    """Make a virtual environment; give its folders of scripts and of packages."""
    place = room / "venv"
    venv.create(place, symlinks=os.name != "nt", with_pip=False)
    base = {"base": str(place), "platbase": str(place)}
    site = Path(sysconfig.get_path("purelib", "venv", base))
    borrowed = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    # Read after the link of an editable install, so that an icscheck among the borrowed stays unseen.
    (site / "zz-borrowed.pth").write_text("\n".join(sorted(borrowed)), encoding="utf-8")
    return Path(sysconfig.get_path("scripts", "venv", base)), site


def _succeed(*command: str) -> None:
    result = subprocess.run(command, cwd=CHECKOUT, capture_output=True, encoding="utf-8", check=False)
    assert result.returncode == 0, result.stderr
