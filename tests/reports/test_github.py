"""Annotations and the summary of a step, read back by the rules that GitHub's runner documents."""

from pathlib import Path
from typing import NamedTuple

import pytest
from markdown_it import MarkdownIt

from tests.reports.services import (
    AWKWARD,
    AWKWARD_LINE,
    BROKEN,
    EVERY_STATUS,
    READY,
    many_trusts,
    named,
    told,
    validated,
    written,
)


class Annotation(NamedTuple):
    kind: str
    properties: dict[str, str]
    message: str


def read(line: str) -> Annotation:
    """One workflow command: ``::name key=value,key=value::message``, escaped."""
    assert line.startswith("::")
    command, _, message = line.removeprefix("::").partition("::")
    kind, _, listed = command.partition(" ")
    pairs = [each.split("=", 1) for each in listed.split(",")]
    properties = {name: _plain(value, {"%3A": ":", "%2C": ","}) for name, value in pairs}
    return Annotation(kind, properties, _plain(message, {}))


def _plain(text: str, more: dict[str, str]) -> str:
    for escaped, character in ({"%0D": "\r", "%0A": "\n"} | more | {"%25": "%"}).items():
        text = text.replace(escaped, character)
    return text


def annotations(*paths: str) -> list[Annotation]:
    return [read(line) for line in validated(*paths, "--format", "github").out.splitlines()]


def test_every_status_in_full(tmp_path: Path) -> None:
    path = written(tmp_path, EVERY_STATUS)
    said = told(path)

    def expected(kind: str, title: str, key: str, before: str, after: str) -> str:
        message, line, column = said[key]
        place = f"file=northmoor.ics.yaml,line={line},col={column}"
        source = f"Source: Rules that give every status (1), {after}."
        return f"::{kind} {place},title={title}::{before} {message} {source}\n"

    def remedied(kind: str, title: str, key: str, before: str, remedy: str, after: str) -> str:
        line = expected(kind, title, key, before, after)
        return line.replace(" Source: ", f" What to do: {remedy} Source: ")

    assert validated(path, "--format", "github").out == (
        remedied(
            "error",
            "SV-01 not met%3A organisation north",
            "SV-01 organisation/north",
            "Every acute trust is a partner trust.",
            "Record `partner_trust` for the trust.",
            "Part 1, pages 1-2; must, national policy",
        )
        + remedied(
            "warning",
            "SV-04 not met%3A Northmoor",
            "SV-04 system",
            "There is a digital plan.",
            "Write the plan.",
            "Part 4; should",
        )
        + remedied(
            "warning",
            "SV-02 partly met%3A board",
            "SV-02 board",
            "The board has a chair, who is in post.",
            "Appoint a chair.",
            "Part 2; must, national policy",
        )
        + remedied(
            "notice",
            "SV-05 not met%3A Northmoor",
            "SV-05 system",
            "There is a capital plan.",
            "Write the plan.",
            "Part 5; could",
        )
        + expected(
            "notice",
            "SV-03 explained%3A board",
            "SV-03 board",
            "The board is unitary.",
            "Part 3; must, national policy",
        )
        + remedied(
            "notice",
            "SV-06 not due%3A Northmoor",
            "SV-06 system",
            "There is a workforce plan.",
            "Write the plan, named `<year>.pdf`, <b>soon</b>.",
            "Part 6; must, national policy",
        )
        + "::notice title=icscheck::Northmoor (QNM): Not ready, constitution in force. "
        "As of 1 January 2023, against services@1 (guidance). 1 outcome was not tested.\n"
    )


def test_awkward_characters_stay_in_their_place(tmp_path: Path) -> None:
    (tmp_path / "icscheck.yaml").touch()
    path = written(tmp_path, named(AWKWARD), "a,b=c:d%0A.ics.yaml")
    first, *_, last = annotations(path)
    assert first.properties == {
        "file": "a,b=c:d%0A.ics.yaml",
        "line": "5",
        "col": str(68 + len(f'name: "{AWKWARD}", ') + AWKWARD.count('"') + AWKWARD.count("\\") + 1),
        "title": f"SV-01 not met: {AWKWARD_LINE}",
    }
    assert last.message.startswith(f"{AWKWARD_LINE} (QNM): Not ready")


def test_ten_of_each_level_are_shown_and_the_rest_counted(tmp_path: Path) -> None:
    found = annotations(written(tmp_path, many_trusts(12)))
    kinds = [each.kind for each in found]
    assert (kinds.count("error"), kinds.count("warning"), kinds.count("notice")) == (10, 2, 4)
    assert found[-1].message.endswith("1 outcome was not tested. Not shown here: 3 more errors.")


def test_the_closing_notice_is_one_of_the_ten_that_are_shown(tmp_path: Path) -> None:
    paths = [written(tmp_path, EVERY_STATUS, f"{name}.ics.yaml") for name in "abcd"]
    notices = [each for each in annotations(*paths) if each.kind == "notice"]
    assert len(notices) == 10
    assert (
        notices[-1].message
        == "4 systems: 4 not ready. 4 outcomes were not tested. Not shown here: 3 more notices."
    )


def test_problems_come_before_findings(tmp_path: Path) -> None:
    found = annotations(written(tmp_path, EVERY_STATUS), written(tmp_path, BROKEN, "broken.ics.yaml"))
    assert found[0].kind == "error"
    assert found[0].properties["title"] == "duplicate-key: broken.ics.yaml"
    assert (found[0].properties["line"], found[0].properties["col"]) == ("1", "27")


def test_a_system_that_is_ready_gives_the_closing_notice_alone(tmp_path: Path) -> None:
    (only,) = annotations(written(tmp_path, READY))
    assert only.message == (
        "Southmoor (QSM): Ready, constitution in force. As of 1 January 2023, against services@1 (guidance). "
        "Everything that applies was tested."
    )


@pytest.fixture
def summary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(path))
    return path


def test_the_summary_in_full(tmp_path: Path, summary: Path) -> None:
    path = written(tmp_path, EVERY_STATUS)
    validated(path, "--format", "github")

    def row(level: str, rule: str, status: str, subject: str, title: str, key: str) -> str:
        message, line, _ = told(path)[key]
        finding = f"{title} {message}".replace(".", "\\.").replace(":", "\\:")
        return f"| {level} | {rule} | {status} | {subject} | {finding} | northmoor\\.ics\\.yaml\\:{line} |\n"

    assert summary.read_text(encoding="utf-8") == (
        "### Northmoor (QNM)\\: Not ready, constitution in force\n\n"
        "As of 1 January 2023, against services\\@1 (guidance)\\. "
        "3 not met, 1 partly met, 1 explained, 1 not due, 1 not tested, 1 met, 1 not applicable. "
        "1 outcome was not tested.\n\n"
        "| Level | Rule | Status | Subject | Finding | Place |\n"
        "| --- | --- | --- | --- | --- | --- |\n"
        + row(
            "error",
            "SV-01",
            "not met",
            "organisation north",
            "Every acute trust is a partner trust.",
            "SV-01 organisation/north",
        )
        + row("warning", "SV-04", "not met", "Northmoor", "There is a digital plan.", "SV-04 system")
        + row(
            "warning", "SV-02", "partly met", "board", "The board has a chair, who is in post.", "SV-02 board"
        )
        + row("note", "SV-05", "not met", "Northmoor", "There is a capital plan.", "SV-05 system")
        + row("note", "SV-03", "explained", "board", "The board is unitary.", "SV-03 board")
        + row("note", "SV-06", "not due", "Northmoor", "There is a workforce plan.", "SV-06 system")
        + "\nicscheck is not legal advice, an audit opinion or a decision of NHS England.\n\n"
    )


def test_the_summary_shows_awkward_characters_as_they_are(tmp_path: Path, summary: Path) -> None:
    validated(written(tmp_path, named(AWKWARD)), "--format", "github")
    tokens = MarkdownIt("commonmark").enable("table").parse(summary.read_text(encoding="utf-8"))
    inline = [token for token in tokens if token.type == "inline"]
    kinds = {child.type for token in inline for child in token.children}
    texts = ["".join(child.content for child in token.children) for token in inline]
    assert kinds == {"text"}, "no markup, no HTML, no code, no link"
    assert f"{AWKWARD_LINE} (QNM): Not ready, constitution in force" in texts
    assert texts.count(AWKWARD_LINE) == 4, "one cell for each finding about what has that name"


def test_the_summary_is_added_to_what_a_step_wrote_before(tmp_path: Path, summary: Path) -> None:
    summary.write_text("Before.\n", encoding="utf-8")
    validated(written(tmp_path, READY), "--format", "github")
    assert summary.read_text(encoding="utf-8").startswith("Before.\n\n### Southmoor (QSM)\\: Ready")


def test_the_summary_keeps_below_the_limit_of_a_step(tmp_path: Path, summary: Path) -> None:
    summary.write_text("x" * (1024 * 1024 - 3_000), encoding="utf-8")
    validated(written(tmp_path, many_trusts(100)), "--format", "github")
    assert 1024 * 1024 - 3_000 < summary.stat().st_size < 1024 * 1024
    assert "less serious than these, not shown" in summary.read_text(encoding="utf-8")


def test_a_summary_that_is_full_is_left_as_it_is(tmp_path: Path, summary: Path) -> None:
    summary.write_text("x" * (1024 * 1024 - 10), encoding="utf-8")
    assert validated(written(tmp_path, EVERY_STATUS), "--format", "github").code == 1
    assert summary.stat().st_size == 1024 * 1024 - 10


def test_other_formats_write_no_summary(tmp_path: Path, summary: Path) -> None:
    validated(written(tmp_path, EVERY_STATUS), "--format", "sarif")
    assert not summary.exists()


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    path = written(tmp_path, named(AWKWARD))
    first, second = (validated(path, "--format", "github").out for _ in range(2))
    assert first == second
