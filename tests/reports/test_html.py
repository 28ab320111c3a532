"""The report in HTML: what stands in it, that nothing escapes from it, and that the same input gives the same bytes."""

from __future__ import annotations

import itertools
import os
import re
import shutil
import subprocess
import sys
import time
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest

from icscheck.reports.html import MOST, annex_name, stylesheet
from icscheck.reports.phrases import LAST_SECTIONS, SECTIONS
from tests.reports.papers import HOSTILE, hostile_actions, hostile_document, quoted, reported
from tests.reports.services import EVERY_STATUS, READY, RULES, many_trusts, written
from tests.support import EXAMPLES, ROOT, run

SHIPPED = ("tarn-and-fenwick", "tarn-and-fenwick-2021", "derby-and-derbyshire", "cheshire-and-merseyside")
VOID = {
    "meta",
    "link",
    "br",
    "img",
    "hr",
    "input",
    "wbr",
    "path",
    "rect",
    "line",
    "circle",
    "polygon",
    "polyline",
}
FORBIDDEN = {"script", "iframe", "object", "embed", "link", "form", "input", "img", "base", "video", "audio"}


class Page(HTMLParser):
    """A page as a strict reader sees it: its elements, ids, links and headings; unbalanced elements are an error."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.stack: list[str] = []
        self.tags: set[str] = set()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.handlers: list[str] = []
        self.headings: list[tuple[int, str]] = []
        self.words: list[str] = []
        self.feed(text)
        assert self.stack == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            if name == "id":
                self.ids.append(value or "")
            if name in ("href", "src", "xlink:href", "action"):
                self.links.append(value or "")
            if name.startswith("on"):
                self.handlers.append(name)
        if re.fullmatch("h[1-6]", tag):
            self.headings.append((int(tag[1]), ""))
        if tag not in VOID:
            self.stack.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.stack.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.stack, f"</{tag}> ends nothing"
        assert self.stack.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)
        if self.headings and self.stack and re.fullmatch("h[1-6]", self.stack[-1]):
            level, text = self.headings[-1]
            self.headings[-1] = (level, text + data)

    @property
    def text(self) -> str:
        return " ".join(" ".join(self.words).split())


def safe(text: str) -> Page:
    """The page, once it is certain that it holds no script, asks for nothing and links only within itself."""
    page = Page(text)
    assert not page.tags & FORBIDDEN
    assert page.handlers == []
    assert len(page.ids) == len(set(page.ids))
    for link in page.links:
        assert not re.match("[a-z]+:|//", link), link
        if link.startswith("#"):
            assert link[1:] in page.ids, link
    assert not re.search(r"url\(|@import", text.split("</style>", maxsplit=1)[0])
    assert (
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">"
        in text
    )
    levels = [level for level, _ in page.headings]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
    return page


def test_the_sections_stand_in_the_order_that_boards_know(tmp_path: Path) -> None:
    text, ran = reported(tmp_path)
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    titles = [title for level, title in safe(text).headings if level == 2]
    expected = [*SECTIONS.values(), *LAST_SECTIONS.values()]
    assert titles == ["Contents", *(f"{number}. {title}" for number, title in enumerate(expected, 1))]


def test_document_control_says_what_was_tested_against_what(tmp_path: Path) -> None:
    text, _ = reported(tmp_path)
    shown = Page(text).text
    assert "System Northmoor" in shown
    assert "QNM" in shown
    assert "As of 31 March 2023 (given on the command line)" in shown
    assert "Rules that give every status services 1 1.0.0 guidance from 1 July 2022" in shown
    assert sha256(EVERY_STATUS.encode()).hexdigest() in shown


def test_the_digest_is_of_the_text_whatever_its_line_ends(tmp_path: Path) -> None:
    text, _ = reported(tmp_path, document=EVERY_STATUS.replace("\n", "\r\n"))
    assert sha256(EVERY_STATUS.encode()).hexdigest() in text


def test_blanks_of_the_cover_sheet_are_marked(tmp_path: Path) -> None:
    cover = "report: {meeting: 'Board, 30 March 2023', previously_considered: none, recommendations: [note, agree]}\n"
    text, _ = reported(tmp_path, document=EVERY_STATUS + cover)
    shown = Page(text).text
    assert "Meeting Board, 30 March 2023 Agenda item to be completed" in shown
    assert "Previously considered none Recommendations note agree Summary to be completed" in shown


def test_a_finding_says_what_was_asked_found_and_where_and_what_to_ask_the_board(tmp_path: Path) -> None:
    text, _ = reported(tmp_path)
    finding = Page(
        text.split('<article class="finding not-met" id="SV-01-organisation-north"')[1]
        .split(">", 1)[1]
        .split("</article>")[0]
    ).text
    for words in (
        "SV-01 organisation/north Not met",
        "Expected Partner trust.",
        "Found No.",
        "northmoor.ics.yaml:5 - {id: north, kind: nhs_trust",
        "Why it matters Partner trusts nominate members of the board.",
        "What to do Record partner_trust for the trust.",
        "Source Must, national policy. Rules that give every status (1), Part 1, pages 1-2.",
        "Question for the board Is the trust a partner?",
    ):
        assert words in finding


def test_findings_stand_worst_first(tmp_path: Path) -> None:
    text, _ = reported(tmp_path)
    found = re.findall('<article class="finding ([a-z-]+)" id="(SV-[0-9]+)', text)
    assert [rule for _, rule in found] == ["SV-01", "SV-04", "SV-02", "SV-05", "SV-03", "SV-06"]


def test_ratings_are_told_in_word_and_shape_with_the_rule_that_gave_them(tmp_path: Path) -> None:
    text, _ = reported(tmp_path)
    assert '<strong class="tag red"><span aria-hidden="true">▲</span> Red</strong>' in text
    assert "▲ Red a must is not met." in Page(text).text


def test_the_limits_are_told_once(tmp_path: Path) -> None:
    text, _ = reported(tmp_path)
    assert Page(text).text.count("not an audit opinion") == 1


def test_every_rule_and_every_outcome_is_in_the_annex(tmp_path: Path) -> None:
    text, _ = reported(tmp_path)
    annex = text.split('<h2 id="annex">')[1].split("</section>")[0]
    for key in (
        "SV-01 organisation/north",
        "SV-01 organisation/fell",
        "SV-01 organisation/dale",
        "SV-06 system",
    ):
        assert key in annex


def test_an_explanation_that_is_not_accepted_says_why(tmp_path: Path) -> None:
    text, _ = reported(
        tmp_path, document=EVERY_STATUS.replace("    alternative: Each partner votes once.\n", "")
    )
    assert "Not accepted The explanation lacks what is done instead." in Page(text).text.replace(
        "the expl", "The expl"
    )


def test_the_command_at_the_end_writes_the_same_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(EXAMPLES / "tarn-and-fenwick-2021", tmp_path / "examples" / "tarn")
    (tmp_path / "icscheck.yaml").touch()
    monkeypatch.chdir(tmp_path)
    run("report", "examples/tarn", "--format", "html", "--output", "a.html")
    text = (tmp_path / "a.html").read_text(encoding="utf-8")
    command = re.search("<code>(icscheck report .*)</code></pre>", text)
    assert command is not None
    assert (
        command[1]
        == "icscheck report examples/tarn --pack design-framework@2021.06 --format html --output a.html"
    )
    (tmp_path / "a.html").unlink()
    assert run(*command[1].split()[1:]).code == 0
    assert (tmp_path / "a.html").read_text(encoding="utf-8") == text


def test_another_folder_and_time_zone_give_the_same_bytes(tmp_path: Path) -> None:
    found = []
    for place, zone in (("one", "Pacific/Kiritimati"), ("two/deeper", "America/Los_Angeles")):
        folder = tmp_path / place
        shutil.copytree(EXAMPLES / "tarn-and-fenwick", folder / "tarn")
        (folder / "icscheck.yaml").touch()
        (folder / "sub").mkdir()
        ran = subprocess.run(
            [
                sys.executable,
                "-m",
                "icscheck",
                "report",
                "../tarn",
                "--format",
                "html",
                "--output",
                "../tarn.html",
            ],
            cwd=folder / "sub",
            env={
                **os.environ,
                "PYTHONPATH": str(ROOT),
                "TZ": zone,
                "PYTHONHASHSEED": (place[:1] == "o" and "1") or "2",
            },
            capture_output=True,
            text=True,
            check=False,
        )
        assert ran.returncode == 0, ran.stderr
        found.append((folder / "tarn.html").read_bytes())
    assert found[0] == found[1]
    assert str(tmp_path).encode() not in found[0]


@pytest.mark.parametrize("name", SHIPPED)
def test_reports_of_the_shipped_examples_are_small_and_safe(name: str, tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    assert run("report", str(EXAMPLES / name), "--format", "html", "--output", str(file)).code == 0
    assert file.stat().st_size <= MOST
    assert sorted(tmp_path.iterdir()) == [file]
    safe(file.read_text(encoding="utf-8"))


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    actions = tmp_path / "actions.yaml"
    actions.write_text(hostile_actions(), encoding="utf-8")
    text, ran = reported(tmp_path, "--actions", str(actions), document=hostile_document(), as_of="2023-03-31")
    assert ran.code == 0, ran.err
    page = safe(text)
    assert "<script>alert(1)</script>" in page.text
    assert "\u202e" not in text
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", text)


def test_marks_that_turn_the_writing_do_not_get_into_the_page(tmp_path: Path) -> None:
    document = EVERY_STATUS.replace("name: Northmoor", f'name: {quoted("North")[:-1]}\\u202Emoor\\u0007"')
    text, ran = reported(tmp_path, document=document)
    assert ran.code in (0, 2)
    assert "\u202e" not in text
    assert "\x07" not in text


def of_many(folder: Path, count: int) -> str:
    """The report of a system with so many trusts that pass."""
    text, ran = reported(
        folder, document=many_trusts(count).replace("partner_trust: no", "partner_trust: yes")
    )
    assert ran.code == 0, ran.err
    return text


def test_what_is_met_in_a_larger_system_shrinks_to_a_line(tmp_path: Path) -> None:
    text = of_many(tmp_path, 2_000)
    assert len(text.encode()) <= MOST
    page = safe(text)
    assert all(f"SV-01 organisation/t{number}: met" in page.text for number in range(2_000))


def test_the_annex_of_a_huge_system_is_a_second_file(tmp_path: Path) -> None:
    text = of_many(tmp_path, 5_000)
    assert '<a href="report-annex.html">' in text
    assert len(text.encode()) <= MOST
    page = safe((tmp_path / "report-annex.html").read_text(encoding="utf-8"))
    told = set(re.findall(r"SV-01 organisation/t(\d+): met", page.text))
    assert len(told) == 5_000


def test_check_looks_at_the_second_file_too(tmp_path: Path) -> None:
    of_many(tmp_path, 5_000)
    (tmp_path / "report-annex.html").unlink()
    document = many_trusts(5_000).replace("partner_trust: no", "partner_trust: yes")
    _, ran = reported(tmp_path, "--check", document=document)
    assert ran.code == 1
    assert ran.out.startswith(f"{(tmp_path / 'report-annex.html').as_posix()} is not there")


def test_the_annex_is_named_after_the_report() -> None:
    assert annex_name("board.html") == "board-annex.html"
    assert annex_name("report.v2.html") == "report.v2-annex.html"
    assert annex_name("report") == "report-annex"


def test_several_systems_share_a_report(tmp_path: Path) -> None:
    for name, document in (("a.ics.yaml", EVERY_STATUS), ("b.ics.yaml", READY), ("c.ics.yaml", READY)):
        written(tmp_path / "in", document, name)
    file = tmp_path / "report.html"
    ran = run(
        "report",
        str(tmp_path / "in"),
        "--rules",
        str(RULES),
        "--as-of",
        "2023-03-31",
        "--format",
        "html",
        "--output",
        str(file),
    )
    assert ran.code == 0, ran.err
    page = safe(file.read_text(encoding="utf-8"))
    titles = [title for level, title in page.headings if level == 2]
    assert titles[1:4] == ["1. Northmoor (QNM)", "2. Southmoor (QSM)", "3. Southmoor (QSM)"]
    assert titles[4] == "4. Limits of this report"


def test_what_could_not_be_used_is_told_in_the_report_and_by_the_exit_code(tmp_path: Path) -> None:
    written(tmp_path / "in", READY, "a.ics.yaml")
    written(tmp_path / "in", "system: [\n", "b.ics.yaml")
    file = tmp_path / "report.html"
    ran = run(
        "report",
        str(tmp_path / "in"),
        "--rules",
        str(RULES),
        "--as-of",
        "2023-03-31",
        "--format",
        "html",
        "--output",
        str(file),
    )
    assert ran.code == 2
    assert "b.ics.yaml" in ran.err
    assert "Error: b.ics.yaml:" in Page(file.read_text(encoding="utf-8")).text


def test_nothing_is_written_when_nothing_can_be_assessed(tmp_path: Path) -> None:
    text, ran = reported(tmp_path, document="system: [\n")
    assert (text, ran.code) == ("", 2)
    assert "Nothing could be assessed, so no report was written." in ran.err


def test_findings_do_not_change_the_exit_code_unless_asked(tmp_path: Path) -> None:
    assert reported(tmp_path)[1].code == 0
    assert reported(tmp_path, "--fail-on", "error")[1].code == 1


def test_check_is_silent_while_the_file_is_fresh(tmp_path: Path) -> None:
    before, _ = reported(tmp_path)
    after, ran = reported(tmp_path, "--check")
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert after == before


def test_check_says_in_one_line_that_the_file_is_stale_and_leaves_it(tmp_path: Path) -> None:
    file = tmp_path / "report.html"
    reported(tmp_path)
    file.write_text(file.read_text(encoding="utf-8").replace("Northmoor", "Southmoor"), encoding="utf-8")
    stale = file.read_bytes()
    _, ran = reported(tmp_path, "--check")
    assert ran.code == 1
    assert ran.out == f"{file.as_posix()} is stale: run the same command without --check.\n"
    assert file.read_bytes() == stale


def test_check_of_a_file_that_is_not_there_is_stale(tmp_path: Path) -> None:
    _, ran = reported(tmp_path, "--check")
    assert (ran.code, sorted(entry.name for entry in tmp_path.iterdir())) == (1, ["northmoor.ics.yaml"])
    assert "is not there" in ran.out


def test_a_stylesheet_of_the_users_stands_instead_of_ours(tmp_path: Path) -> None:
    css = tmp_path / "own.css"
    css.write_text("body { color: navy }\n", encoding="utf-8")
    text, _ = reported(tmp_path, "--css", str(css))
    assert "body { color: navy }" in text
    assert stylesheet() not in text


@pytest.mark.parametrize("end", ["</style>", "</STYLE >", "</style\n>"])
def test_a_stylesheet_that_would_end_its_element_is_refused(end: str, tmp_path: Path) -> None:
    css = tmp_path / "own.css"
    css.write_text(f"body {{}} {end}<script>1</script>", encoding="utf-8")
    text, ran = reported(tmp_path, "--css", str(css))
    assert (text, ran.code) == ("", 2)
    assert "The stylesheet has `</style` in it" in ran.err


def test_our_stylesheet_is_small_and_asks_for_nothing() -> None:
    css = stylesheet()
    assert len(css.encode()) <= 15_000
    assert not re.search(r"url\(|@import|https?:|Frutiger", css)
    for part in (
        "prefers-color-scheme: dark",
        "forced-colors: active",
        "@media print",
        "size: A4",
        "details::details-content",
    ):
        assert part in css


def test_nothing_loads_the_templates_until_a_report_is_written() -> None:
    code = "import sys, icscheck.reports.html, icscheck.cli.report; sys.exit('jinja2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--format", "html", "--short"), "--short goes with --format markdown."),
        (("--format", "markdown", "--css", "x.css"), "--css goes with --format html."),
        (("--format", "word"), "'word' is none of: html, markdown."),
        (("--format", "html", "--actions", "nowhere.yaml"), "nowhere.yaml cannot be read"),
        (("--format", "html", "--previous", "nowhere.json"), "nowhere.json cannot be read"),
    ],
)
def test_what_cannot_be_done_is_said_plainly(options: tuple[str, ...], message: str, tmp_path: Path) -> None:
    path = written(tmp_path, READY)
    ran = run("report", path, "--rules", str(RULES), "--output", str(tmp_path / "r"), *options)
    assert ran.code == 2
    assert message in ran.err


def test_a_report_of_an_ordinary_system_takes_less_than_three_seconds(tmp_path: Path) -> None:
    begun = time.perf_counter()
    run(
        "report", str(EXAMPLES / "tarn-and-fenwick"), "--format", "html", "--output", str(tmp_path / "r.html")
    )
    assert time.perf_counter() - begun < 3


def test_the_hostile_text_is_hostile() -> None:
    assert "<script>" in HOSTILE
    assert "\u200f" in HOSTILE


def test_a_line_may_end_within_the_name_of_a_file_and_never_within_a_number() -> None:
    from icscheck.reports.html import _places, stylesheet

    assert _places("parts/board.ics.yaml:83, 102; a.ics.yaml:7 and 2 more") == (
        "parts/<wbr>board<wbr>.ics.yaml:<wbr>83, 102; a<wbr>.ics.yaml:<wbr>7 and 2 more"
    )
    assert _places("<b>:1") == "&lt;b&gt;:<wbr>1"
    (rule,) = [line for line in stylesheet().splitlines() if line.startswith(".places {")]
    assert "overflow-wrap: normal" in rule
