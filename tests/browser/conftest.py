"""What the browser tests need, and where to get it. With ICSCHECK_BROWSER=required none of them skips."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
#: What is needed, the names it may have, and the command that installs it on Debian.
NEEDED = {
    "Chromium": (("chromium", "chromium-browser", "google-chrome"), "apt-get install chromium"),
    "Node": (("node",), "apt-get install nodejs npm"),
    "npm": (("npm",), "apt-get install nodejs npm"),
    "pdftotext": (("pdftotext",), "apt-get install poppler-utils"),
}

Look = Callable[..., dict[str, Any]]


def without(reason: str) -> None:
    """Skip, or fail where nothing may be skipped."""
    if os.environ.get("ICSCHECK_BROWSER") == "required":
        pytest.fail(reason)
    pytest.skip(reason)


def found(name: str) -> str:
    """Where a program is."""
    names, install = NEEDED[name]
    place = next((place for each in names if (place := shutil.which(each))), None)
    if place is None:
        without(f"{name} is not here: {install}")
    assert place is not None
    return place


@pytest.fixture(scope="session")
def room(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the script and the packages that it needs, installed from the lock file."""
    for name in NEEDED:
        found(name)
    folder = tmp_path_factory.mktemp("browser")
    for name in ("package.json", "package-lock.json", "look.mjs", "lint.mjs"):
        shutil.copy(HERE / name, folder / name)
    ran = subprocess.run(
        [found("npm"), "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    if ran.returncode:
        without(
            f"npm could not install axe-core and puppeteer-core: npm ci in tests/browser\n{ran.stderr[-500:]}"
        )
    return folder


@pytest.fixture
def look(room: Path, tmp_path: Path) -> Look:
    """Opens a page in Chromium wide, narrow and dark, and gives what it saw; ``pdf`` is where to print it to."""

    def look_at(page: Path, pdf: Path | None = None) -> dict[str, Any]:
        import json

        result = tmp_path / "seen.json"
        ran = subprocess.run(
            [found("Node"), "look.mjs", found("Chromium"), str(page), str(result), str(pdf or "")],
            cwd=room,
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )
        assert ran.returncode == 0, ran.stderr
        seen: dict[str, Any] = json.loads(result.read_text(encoding="utf-8"))
        return seen

    return look_at
