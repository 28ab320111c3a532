"""``icscheck report``: a paper for a board, in HTML or Markdown."""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from icscheck.cli.exits import FAIL_ON, FINDINGS, FINE, UnusableError, exit_code, say_problems
from icscheck.cli.output import write_file
from icscheck.cli.settings import configuration_of
from icscheck.cli.validate import as_day, one_of

if TYPE_CHECKING:
    from icscheck.assessment import Examination, Request
    from icscheck.assessment.actions import Planned
    from icscheck.assessment.history import Earlier
    from icscheck.assessment.inputs import Input
    from icscheck.reports.phrases import Edition
    from icscheck.views.tables import Paper

_STANDARD_OUTPUT = "-"


def report(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="[PATH]...",
            help="Files or folders that describe systems; - for standard input. "
            "Left out: those of icscheck.yaml, else this folder.",
        ),
    ] = [],  # noqa: B006 (typer reads the default; it is never changed)
    *,
    format: Annotated[
        str,
        typer.Option("--format", callback=one_of("html", "markdown"), help="html or markdown. Required."),
    ] = "",
    output: Annotated[
        str,
        typer.Option("--output", metavar="FILE", help="The file to write; - for standard output. Required."),
    ] = "",
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; exit with 1 when FILE is stale.")
    ] = False,
    pack: Annotated[
        list[str],
        typer.Option("--pack", metavar="NAME[@EDITION]", help="A rule pack; may be given more than once."),
    ] = [],  # noqa: B006
    rules: Annotated[
        list[Path], typer.Option("--rules", metavar="DIR", help="A folder with further rule packs.")
    ] = [],  # noqa: B006
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DATE", help="The day to test as of, as YYYY-MM-DD.")
    ] = None,
    previous: Annotated[
        Path | None,
        typer.Option(
            "--previous", metavar="RESULT.json", help="An earlier result of validate, to say what changed."
        ),
    ] = None,
    actions: Annotated[
        Path | None,
        typer.Option("--actions", metavar="FILE", help="Who does what about findings, and by when."),
    ] = None,
    css: Annotated[
        Path | None, typer.Option("--css", metavar="FILE", help="For HTML: a stylesheet instead of ours.")
    ] = None,
    mermaid: Annotated[
        str,
        typer.Option(
            "--mermaid",
            callback=one_of("github", "azure", "none"),
            help="For Markdown: charts for GitHub and GitLab (github), for Azure wikis, or none.",
        ),
    ] = "github",
    short: Annotated[
        bool, typer.Option("--short", help="For Markdown: a summary, such as for a job.")
    ] = False,
    organisation: Annotated[
        str,
        typer.Option(
            "--organisation",
            metavar="ID",
            help="Only what concerns one organisation, by id, ODS code or name.",
        ),
    ] = "",
    lens: Annotated[
        str,
        typer.Option("--lens", callback=one_of("clinical"), help="clinical: every clinical voice, by body."),
    ] = "",
    strict: Annotated[
        bool, typer.Option("--strict", help="Ignore the levels that icscheck.yaml changes.")
    ] = False,
    fail_on: Annotated[
        list[str],
        typer.Option(
            "--fail-on",
            callback=one_of(*FAIL_ON),
            help="Exit with 1 at this level or above: error, warning, note, never (default); add not-tested.",
        ),
    ] = [],  # noqa: B006
) -> int:
    """Write the report of one system or several: a paper for a board, with findings, actions and evidence."""
    from icscheck.cli.settings import examined, settle
    from icscheck.reports.phrases import Edition

    _given(format, output)
    _fits(format, css=css, short=short)
    _one_view(organisation, lens, short=short, given=[previous, actions])
    settled = settle(paths, packs=pack, rules=rules, as_of=as_day(as_of), strict=strict)
    earlier = _earlier(previous)
    planned = _planned(actions)
    style = _text(css) if css is not None else None
    examination = examined(settled)
    request = settled.request
    if not examination.systems:
        say_problems(examination.problems)
        raise UnusableError("Nothing could be assessed, so no report was written.")
    command = _command(request, examination, format=format, output=output, options=(
        ("--previous", previous), ("--actions", actions), ("--css", css),
        ("--mermaid", mermaid if format == "markdown" and mermaid != "github" else None),
        ("--organisation", organisation or None), ("--lens", lens or None),
    ), flags=(*(["--strict"] if strict else []), *(["--short"] if short else [])))  # fmt: skip
    edition = Edition(command, examination, _configuration(paths), compared=earlier is not None)
    if organisation or lens:
        text = _extract(examination, edition, organisation, format=format, style=style)
        files = {output: text}
    else:
        papers = _papers(examination, request, planned, earlier)
        files = _written(
            papers, edition, format=format, output=output, style=style, mermaid=mermaid, short=short
        )
    code = _check(files, examination) if check else _write(files)
    if examination.unusable:
        say_problems(examination.problems)
    return max(code, exit_code(examination, fail_on or ["never"]))


def _given(format: str, output: str) -> None:
    """Both are needed, and both are asked for at once."""
    lacking = [
        each for each, given in (("--format html", format), ("--output report.html", output)) if not given
    ]
    if lacking:
        raise typer.BadParameter(f"Say which report and where to write it: add {' and '.join(lacking)}.")


def _fits(format: str, *, css: Path | None, short: bool) -> None:
    if css is not None and format != "html":
        raise typer.BadParameter("--css goes with --format html.")
    if short and format != "markdown":
        raise typer.BadParameter("--short goes with --format markdown.")


def _one_view(organisation: str, lens: str, *, short: bool, given: list[Path | None]) -> None:
    if organisation and lens:
        raise typer.BadParameter("Give --organisation or --lens, not both.")
    if (organisation or lens) and (short or any(each is not None for each in given)):
        raise typer.BadParameter(
            "--organisation and --lens go without --short, --previous and --actions, which are for the whole report."
        )


def _extract(
    examination: Examination, edition: Edition, organisation: str, *, format: str, style: str | None
) -> str:
    """The report from one side: of an organisation, or of the clinical voices when none is named."""
    from icscheck.reports import extract as reports
    from icscheck.reports.html import StyleError
    from icscheck.views.extract import clinical, of_organisation, organisations_named

    if organisation:
        extracts = [
            of_organisation(examined, found)
            for examined in examination.systems
            for found in organisations_named(examined.assessment.system, organisation)
        ]
        if not extracts:
            raise UnusableError(_no_such(organisation, examination))
    else:
        extracts = [clinical(examined) for examined in examination.systems]
    try:
        return (
            reports.as_html(extracts, edition, style)
            if format == "html"
            else reports.as_markdown(extracts, edition)
        )
    except StyleError as error:
        raise UnusableError(str(error)) from None


def _no_such(organisation: str, examination: Examination) -> str:
    from icscheck.source import suggest

    systems = [examined.assessment.system for examined in examination.systems]
    ids = sorted({each.id for system in systems for each in system.things.get("organisation", [])})
    near = suggest(organisation, ids)
    known = f" It has: {', '.join(ids)}." if 0 < len(ids) <= 20 else ""
    hint = f" Did you mean '{near}'?" if near else known
    return f"No organisation of the description has the id, ODS code or name '{organisation}'.{hint}"


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise UnusableError(f"{path} cannot be read: {error.strerror}.") from None


def _text(path: Path) -> str:
    try:
        return _bytes(path).decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        raise UnusableError(f"{path} is not UTF-8 text.") from None


def _earlier(path: Path | None) -> tuple[Earlier, ...] | None:
    if path is None:
        return None
    from icscheck.assessment.history import HistoryError, read_earlier

    try:
        return read_earlier(_bytes(path), path.as_posix())
    except HistoryError as error:
        raise UnusableError(str(error)) from None


def _planned(path: Path | None) -> tuple[Planned, ...]:
    if path is None:
        return ()
    from icscheck.assessment.actions import read_actions

    planned, problems = read_actions(_bytes(path), path.as_posix())
    say_problems(problems)
    if any(problem.level == "error" for problem in problems):
        raise UnusableError(f"{path.as_posix()} cannot be used, so no report was written.")
    return planned


def _papers(
    examination: Examination,
    request: Request,
    planned: tuple[Planned, ...],
    earlier: tuple[Earlier, ...] | None,
) -> list[Paper]:
    from icscheck.assessment.history import changes_of
    from icscheck.assessment.inputs import inputs_of
    from icscheck.views.tables import paper

    inputs = inputs_of(request.paths, request.standard_input)
    alone = len(examination.systems) == 1
    return [
        paper(
            examined,
            inputs.get(examined.path, ()),
            planned,
            changes_of(examined, earlier, alone=alone) if earlier is not None else None,
        )
        for examined in examination.systems
    ]


def _configuration(paths: list[str]) -> tuple[Input, ...]:
    """The configuration that had a part in it."""
    from icscheck.assessment.inputs import Input, digest_of

    file = configuration_of(paths)
    return (Input(_relative(file), digest_of(_bytes(file))),) if file is not None else ()


def _written(
    papers: list[Paper],
    edition: Edition,
    *,
    format: str,
    output: str,
    style: str | None,
    mermaid: str,
    short: bool,
) -> dict[str, str]:
    """The text of each file, by its path."""
    if format == "markdown":
        from icscheck.reports.markdown import as_markdown

        return {output: as_markdown(papers, edition, mermaid, short=short)}
    from icscheck.reports.html import StyleError, as_html

    place = Path(output)
    try:
        files = as_html(papers, edition, place.name if output != _STANDARD_OUTPUT else output, style)
    except StyleError as error:
        raise UnusableError(str(error)) from None
    return {
        output if name in (place.name, output) else str(place.with_name(name)): text
        for name, text in files.items()
    }


def _write(files: dict[str, str]) -> int:
    for file, text in files.items():
        if file == _STANDARD_OUTPUT:
            sys.stdout.write(text)
        else:
            write_file(Path(file), text)
    return FINE


def _check(files: dict[str, str], examination: Examination) -> int:
    for file, text in files.items():
        if file == _STANDARD_OUTPUT:
            raise UnusableError("--check compares a file: name it with --output.")
        path = Path(file)
        before = _bytes(path) if path.exists() else None
        if before is None or before.replace(b"\r\n", b"\n") != text.encode("utf-8", "replace"):
            what = "is not there" if before is None else "is stale"
            today = any(system.as_of_from == "today" for system in examination.systems)
            advice = (
                " It is tested as of today; name a day with --as-of, and it stays fresh." if today else ""
            )
            sys.stdout.write(
                f"{Path(file).as_posix()} {what}: run the same command without --check.{advice}\n"
            )
            return FINDINGS
    return FINE


def _command(
    request: Request,
    examination: Examination,
    *,
    format: str,
    output: str,
    options: tuple[tuple[str, Path | str | None], ...],
    flags: tuple[str, ...],
) -> str:
    """The command that writes the same report: with the packs and the day that were used, from the root of the files."""
    parts = ["icscheck", "report", *(_relative(path) for path in request.paths)]
    packs = dict.fromkeys(pack.header.spec for system in examination.systems for pack in system.packs)
    same = all(set(packs) == {pack.header.spec for pack in system.packs} for system in examination.systems)
    chosen = list(packs) if same else list(request.packs)
    parts += [part for pack in chosen for part in ("--pack", pack)]
    parts += [part for folder in request.rules for part in ("--rules", _relative(folder))]
    days = {system.as_of for system in examination.systems if system.as_of_from in ("command line", "today")}
    parts += [part for day in sorted(days) for part in ("--as-of", day.isoformat())]
    for name, value in options:
        if value is not None:
            parts += [name, _relative(value) if isinstance(value, Path) else value]
    parts += [*flags, "--format", format, "--output", _relative(output)]
    return shlex.join(parts)


def _relative(path: str | Path) -> str:
    """A path as it is named from the root of the files: the nearest folder above with a git root or icscheck.yaml."""
    from icscheck.model.open import base_of, name_from

    text = os.fspath(path)
    if text == _STANDARD_OUTPUT:
        return text
    place = Path(text)
    return name_from(place, base_of(place if place.is_dir() else place.parent))
