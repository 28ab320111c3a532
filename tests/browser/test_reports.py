"""Reports in a real browser: without script and network, accessible at every width, and whole on paper."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from tests.browser.conftest import Look, found
from tests.reports.papers import hostile_actions, hostile_document
from tests.reports.services import EVERY_STATUS, READY, RULES, many_trusts, written
from tests.support import EXAMPLES, run

pytestmark = pytest.mark.xdist_group("browser")


def report(folder: Path, *paths: str, options: tuple[str, ...] = ()) -> Path:
    """The report of these systems, in HTML."""
    file = folder / "report.html"
    ran = run("report", *paths, *options, "--format", "html", "--output", str(file))
    assert ran.code == 0, ran.err
    return file


def good(seen: dict[str, object]) -> None:
    """Nothing was said on the console, nothing was asked for, and axe found nothing wrong in any view."""
    assert seen["messages"] == []
    assert seen["requests"] == []
    views = seen["views"]
    assert isinstance(views, dict)
    assert list(views) == ["wide", "narrow", "dark", "zoomed", "forced"]
    assert [name for name, view in views.items() if view["forced"]] == ["forced"]
    for name, view in views.items():
        assert view["violations"] == [], name
        assert view["passes"] > 20
        assert view["text"] > 300
        assert view["page_width"] <= view["width"], f"{name}: the page scrolls sideways"


@pytest.mark.parametrize("name", ["tarn-and-fenwick", "tarn-and-fenwick-2021", "derby-and-derbyshire"])
def test_reports_of_examples_read_well_everywhere_and_print_whole(
    name: str, tmp_path: Path, look: Look
) -> None:
    file = report(tmp_path, str(EXAMPLES / name))
    pdf = tmp_path / "report.pdf"
    good(look(file, pdf))
    printed = text_of(pdf)
    html = file.read_text(encoding="utf-8")
    keys = re.findall('<tr><th scope="row">([A-Z]{2}-[^<]+)</th>', html)
    findings = re.findall('<article class="finding [a-z-]+" id="([^"]+)"', html)
    assert keys
    for key in keys:
        assert bare(key) in printed, key
    for finding in findings:
        assert bare(finding) in printed.replace("/", ""), finding


def test_closed_details_are_printed(tmp_path: Path, look: Look) -> None:
    pdf = tmp_path / "report.pdf"
    look(report(tmp_path, str(EXAMPLES / "tarn-and-fenwick")), pdf)
    printed = text_of(pdf)
    assert bare("a member who is not an employee and not a partner member") in printed
    assert bare("Bodies as a list") in printed


def test_hostile_text_does_nothing(tmp_path: Path, look: Look) -> None:
    actions = tmp_path / "actions.yaml"
    actions.write_text(hostile_actions(), encoding="utf-8")
    options = ("--rules", str(RULES), "--as-of", "2023-03-31", "--actions", str(actions))
    good(look(report(tmp_path, written(tmp_path, hostile_document()), options=options)))


def test_several_systems_with_an_earlier_result(tmp_path: Path, look: Look) -> None:
    folder = tmp_path / "in"
    for name, document in (("a.ics.yaml", EVERY_STATUS), ("b.ics.yaml", READY), ("c.ics.yaml", READY)):
        written(folder, document, name)
    chosen = ("--rules", str(RULES), "--as-of", "2023-03-31")
    earlier = tmp_path / "earlier.json"
    run("validate", str(folder), *chosen, "--output", f"json={earlier}")
    written(folder, READY, "a.ics.yaml")
    good(look(report(tmp_path, str(folder), options=(*chosen, "--previous", str(earlier)))))


@pytest.mark.parametrize("side", [("--organisation", "tarn-hospitals"), ("--lens", "clinical")])
def test_the_report_from_one_side(side: tuple[str, str], tmp_path: Path, look: Look) -> None:
    good(look(report(tmp_path, str(EXAMPLES / "tarn-and-fenwick-2021"), options=side)))


def test_the_comparison_of_systems(tmp_path: Path, look: Look) -> None:
    file = tmp_path / "comparison.html"
    ran = run("compare", str(EXAMPLES / "england"), "--format", "html", "--output", str(file))
    assert ran.code == 0, ran.err
    assert file.stat().st_size <= 1_000_000
    good(look(file))


def test_the_annex_in_a_second_file(tmp_path: Path, look: Look) -> None:
    document = many_trusts(4_000).replace("partner_trust: no", "partner_trust: yes")
    options = ("--rules", str(RULES), "--as-of", "2023-03-31")
    file = report(tmp_path, written(tmp_path, document), options=options)
    annex = file.with_name("report-annex.html")
    assert annex.exists()
    good(look(annex))


def text_of(pdf: Path) -> str:
    """The text of a printed report, without blanks: a line may break anywhere."""
    ran = subprocess.run([found("pdftotext"), "-raw", str(pdf), "-"], capture_output=True, check=True)
    return bare(ran.stdout.decode())


def bare(text: str) -> str:
    """A text without blanks and hyphens: where a line breaks at one, the reader of the file may drop it."""
    return re.sub(r"[\s\u00ad-]+", "", text)
