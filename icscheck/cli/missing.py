"""``icscheck missing``: the facts that would help to decide the most outcomes, with the YAML to add."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from icscheck.cli.exits import FINE, UNUSABLE
from icscheck.cli.validate import as_day, one_of
from icscheck.reports.missing import FORMATS

_MOST = 20


def missing(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="[PATH]...",
            help="Files or folders that describe systems; - for standard input. "
            "Left out: those of icscheck.yaml, else this folder.",
        ),
    ] = [],  # noqa: B006 (typer reads the default; it is never changed)
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
    format: Annotated[
        str, typer.Option("--format", callback=one_of(*FORMATS), help=f"{', '.join(FORMATS)}.")
    ] = "text",
    most: Annotated[
        int,
        typer.Option("--most", metavar="N", min=0, help="At most so many facts of each system; 0 for all."),
    ] = _MOST,
) -> int:
    """List the missing facts that would help to decide the most outcomes, musts first, with the YAML to add."""
    from icscheck.cli.output import look_of_terminal
    from icscheck.cli.settings import examined, settle
    from icscheck.reports.missing import missing_report

    settled = settle(paths, packs=pack, rules=rules, as_of=as_day(as_of))
    examination = examined(settled._replace(baseline=""))
    sys.stdout.write(missing_report(examination, format, most, look_of_terminal(verbose=False)))
    return UNUSABLE if examination.unusable else FINE
