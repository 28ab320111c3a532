"""Markdown under the linter that most repositories use: markdownlint, with the two rules set aside that lint.mjs names."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.browser.conftest import found
from tests.reports.papers import hostile_actions, hostile_document
from tests.reports.services import EVERY_STATUS, READY, RULES, written
from tests.support import EXAMPLES, run

pytestmark = pytest.mark.xdist_group("browser")


def test_every_form_of_the_report_is_valid(room: Path, tmp_path: Path) -> None:
    actions = tmp_path / "actions.yaml"
    actions.write_text(hostile_actions(), encoding="utf-8")
    for name, document in (("a.ics.yaml", EVERY_STATUS), ("b.ics.yaml", READY), ("c.ics.yaml", READY)):
        written(tmp_path / "in", document, name)
    chosen = ("--rules", str(RULES), "--as-of", "2023-03-31")
    asked = {
        "ready": (str(EXAMPLES / "tarn-and-fenwick"),),
        "poor": (str(EXAMPLES / "tarn-and-fenwick-2021"), "--mermaid", "none"),
        "short": (str(EXAMPLES / "tarn-and-fenwick-2021"), "--short"),
        "thin": (str(EXAMPLES / "derby-and-derbyshire"),),
        "several": (str(tmp_path / "in"), *chosen),
        "hostile": (written(tmp_path, hostile_document()), *chosen, "--actions", str(actions)),
    }
    files = []
    for name, options in asked.items():
        files.append(str(tmp_path / f"{name}.md"))
        ran = run("report", *options, "--format", "markdown", "--output", files[-1])
        assert ran.code == 0, ran.err
    ran_lint = subprocess.run(
        [found("Node"), "lint.mjs", *files],
        cwd=room,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert (ran_lint.returncode, ran_lint.stdout.strip(), ran_lint.stderr) == (0, "", "")
