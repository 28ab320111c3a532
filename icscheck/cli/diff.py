"""``icscheck diff``: what changed between two descriptions, whose approval that needs, and which outcomes moved."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from icscheck.cli.exits import FAIL_ON, FINDINGS, FINE, UNUSABLE, UnusableError
from icscheck.cli.validate import as_day, one_of
from icscheck.reports.changes import FORMATS

if TYPE_CHECKING:
    from icscheck.assessment import Examination
    from icscheck.cli.settings import Settled
    from icscheck.views.changes import Changes

_SIDE = "A file, a folder, or a git revision of one as REV:PATH."


def diff(
    old: Annotated[str, typer.Argument(metavar="OLD", help=_SIDE)],
    new: Annotated[str, typer.Argument(metavar="NEW", help=_SIDE)],
    pack: Annotated[
        list[str],
        typer.Option("--pack", metavar="NAME[@EDITION]", help="A rule pack; may be given more than once."),
    ] = [],  # noqa: B006 (typer reads the default; it is never changed)
    rules: Annotated[
        list[Path], typer.Option("--rules", metavar="DIR", help="A folder with further rule packs.")
    ] = [],  # noqa: B006
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="DATE", help="The day to test both as of, as YYYY-MM-DD."),
    ] = None,
    format: Annotated[
        str, typer.Option("--format", callback=one_of(*FORMATS), help=f"{', '.join(FORMATS)}.")
    ] = "text",
    output: Annotated[
        str, typer.Option("--output", metavar="FILE", help="Write to a file; - for standard output.")
    ] = "-",
    fail_on: Annotated[
        list[str],
        typer.Option(
            "--fail-on",
            callback=one_of(*FAIL_ON),
            help="Exit with 1 when an outcome that is new or became worse is at this level or above: "
            "error, warning, note, never (default); add not-tested.",
        ),
    ] = [],  # noqa: B006
) -> int:
    """Say what changed between two descriptions, whose approval that needs, and which outcomes moved."""
    import tempfile

    from icscheck.cli.output import look_of_terminal, write_file
    from icscheck.cli.settings import settle
    from icscheck.reports.changes import Sides, render_changes
    from icscheck.reports.look import Look
    from icscheck.views.changes import UnknownPlaceError, changes

    here = [side for side in (new, old) if Path(side).exists()][:1]
    settled = settle(here or ["."], packs=pack, rules=rules, as_of=as_day(as_of))
    with tempfile.TemporaryDirectory() as room:
        sides = Sides(
            old,
            new,
            _examined(settled, old, Path(room, "old")),
            _examined(settled, new, Path(room, "new")),
        )
    try:
        found = changes(sides.before, sides.after)
    except UnknownPlaceError as error:
        raise UnusableError(str(error)) from None
    unusable = sides.before.unusable or sides.after.unusable
    if unusable:
        for problem in sides.problems:
            place = f"{problem.file}:{problem.line}:{problem.column}" if problem.line else problem.file
            sys.stderr.write(f"{place}: {problem.level}: {problem.message}\n")
        if not found.systems:
            raise UnusableError("The two sides could not be compared.")
    if output == "-":
        sys.stdout.write(render_changes(found, sides, format, look_of_terminal(verbose=False)))
    else:
        write_file(Path(output), render_changes(found, sides, format, Look()))
    return UNUSABLE if unusable else _exit_code(found, fail_on)


def _examined(settled: Settled, side: str, room: Path) -> Examination:
    """The examination of one side, with the same settings as the other."""
    from icscheck.assessment import examine
    from icscheck.cli.revision import as_revision, lay_out
    from icscheck.cli.settings import examined

    if side == "-":
        raise UnusableError(
            "diff compares files, folders and git revisions; it does not read standard input."
        )
    revision = as_revision(side)
    if revision is None and not Path(side).exists():
        advice = "" if side.endswith((".yaml", ".yml")) else f" A git revision needs a path too: {side}:PATH."
        raise UnusableError(f"There is no file or folder called {side}.{advice}")
    if revision is not None:
        room.mkdir()
        side = lay_out(revision, side, room)
    if settled.problems:
        return examined(settled)
    return examine(settled.request._replace(paths=(side,)))


def _exit_code(found: Changes, fail_on: list[str]) -> int:
    """1 when an outcome that is new or became worse is at or above a level asked for; else 0."""
    from icscheck.assessment import LEVELS
    from icscheck.views.changes import worsened

    levels = [LEVELS.index(level) for level in fail_on if level in LEVELS]
    threshold = max(levels) if levels and "never" not in fail_on else -1
    for outcome in worsened(found):
        if outcome.status == "not-tested":
            if "not-tested" in fail_on and "never" not in fail_on:
                return FINDINGS
        elif LEVELS.index(outcome.level) <= threshold:
            return FINDINGS
    return FINE
