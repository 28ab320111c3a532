"""Logging commands, read back by the rules that the Azure Pipelines agent documents."""

from pathlib import Path
from typing import NamedTuple

from tests.reports.services import (
    AWKWARD,
    AWKWARD_LINE,
    BROKEN,
    EVERY_STATUS,
    READY,
    WITHOUT_ERRORS,
    many_trusts,
    named,
    told,
    validated,
    written,
)
from tests.support import run

PREFIX = "##vso["


class Command(NamedTuple):
    name: str
    properties: dict[str, str]
    message: str


def read(line: str) -> Command | None:
    """One logging command, which may stand anywhere in a line: ``##vso[name key=value;]message``, escaped."""
    _, found, rest = line.partition(PREFIX)
    if not found:
        return None
    command, _, message = rest.partition("]")
    name, _, listed = command.partition(" ")
    pairs = [each.split("=", 1) for each in listed.split(";") if each]
    return Command(name, {key: _plain(value) for key, value in pairs}, _plain(message))


def _plain(text: str) -> str:
    for escaped, character in {"%3B": ";", "%0D": "\r", "%0A": "\n", "%5D": "]", "%AZP25": "%"}.items():
        text = text.replace(escaped, character)
    return text


def commands(*paths: str) -> list[Command]:
    lines = validated(*paths, "--format", "azure").out.splitlines()
    return [command for line in lines if (command := read(line)) is not None]


def test_every_error_and_warning_in_full(tmp_path: Path) -> None:
    path = written(tmp_path, EVERY_STATUS)
    said = told(path)

    def issue(type: str, rule: str, key: str, before: str, after: str) -> str:
        message, line, column = said[key]
        place = f"sourcepath=northmoor.ics.yaml;linenumber={line};columnnumber={column}"
        source = f"Source: Rules that give every status (1), {after}."
        return f"##vso[task.logissue type={type};{place};code={rule};]{rule} {before} {message} {source}\n"

    assert validated(path, "--format", "azure").out == (
        issue(
            "error",
            "SV-01",
            "SV-01 organisation/north",
            "not met: organisation north. Every acute trust is a partner trust.",
            "Part 1, pages 1-2; must, national policy",
        ).replace("Source:", "What to do: Record `partner_trust` for the trust. Source:")
        + issue(
            "warning",
            "SV-04",
            "SV-04 system",
            "not met: Northmoor. There is a digital plan.",
            "Part 4; should",
        ).replace("Source:", "What to do: Write the plan. Source:")
        + issue(
            "warning",
            "SV-02",
            "SV-02 board",
            "partly met: board. The board has a chair, who is in post.",
            "Part 2; must, national policy",
        ).replace("Source:", "What to do: Appoint a chair. Source:")
        + "icscheck: Northmoor (QNM): Not ready, constitution in force. "
        "As of 1 January 2023, against services@1 (guidance). 1 outcome was not tested.\n"
    )


def test_warnings_alone_complete_the_task_with_issues(tmp_path: Path) -> None:
    last = validated(written(tmp_path, WITHOUT_ERRORS), "--format", "azure").out.splitlines()[-1]
    assert last == "##vso[task.complete result=SucceededWithIssues;]"


def test_a_warning_about_what_was_read_completes_the_task_with_issues(tmp_path: Path) -> None:
    path = written(
        tmp_path, READY.replace("partner_trust: yes", "partner_trust: yes, collaboratives_elsewhere: none")
    )
    ran = run("validate", path, "--pack", "design-framework", "--as-of", "2024-01-01", "--format", "azure")
    assert "code=outside-window;]" in ran.out


def test_a_system_that_is_ready_gives_no_command(tmp_path: Path) -> None:
    assert commands(written(tmp_path, READY)) == []


def test_every_error_and_warning_is_there_worst_first(tmp_path: Path) -> None:
    found = commands(written(tmp_path, many_trusts(20)), written(tmp_path, BROKEN, "broken.ics.yaml"))
    assert [each.properties["type"] for each in found] == ["error"] * 22 + ["warning"] * 2
    assert found[0].properties["code"] == "duplicate-key"


def test_awkward_characters_stay_in_their_place(tmp_path: Path) -> None:
    (tmp_path / "icscheck.yaml").touch()
    first = commands(written(tmp_path, named(AWKWARD), "a;b]c=d%3B.ics.yaml"))[0]
    assert first.properties["sourcepath"] == "a;b]c=d%3B.ics.yaml"
    assert first.message.startswith(f"SV-01 not met: {AWKWARD_LINE}. Every acute trust")


def test_a_name_that_looks_like_a_command_is_none(tmp_path: Path) -> None:
    document = named("##vso[task.setvariable variable=PATH]x", WITHOUT_ERRORS)
    found = commands(written(tmp_path, document))
    assert {each.name for each in found} == {"task.logissue", "task.complete"}


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    path = written(tmp_path, named(AWKWARD))
    first, second = (validated(path, "--format", "azure").out for _ in range(2))
    assert first == second
