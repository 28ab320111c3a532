"""``icscheck validate``: check systems against rule packs."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from icscheck.cli.exits import FAIL_ON, exit_code
from icscheck.cli.output import AUTO, targets, write
from icscheck.reports import FORMATS


def as_day(text: str | date | None) -> date | None:
    """A day given on the command line as YYYY-MM-DD."""
    if text is None or isinstance(text, date):
        return text
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise typer.BadParameter(
            f"'{text}' is no day. Write it as YYYY-MM-DD, such as 2022-04-01.", param_hint="--as-of"
        ) from None


def one_of(*choices: str):  # type: ignore[no-untyped-def]
    """A check that every value given is one of these, with the choices in the message."""

    def check(values: list[str] | str | None) -> list[str] | str | None:
        for value in [values] if isinstance(values, str) else values or []:
            if value and value not in choices:
                raise typer.BadParameter(f"'{value}' is none of: {', '.join(choices)}.")
        return values

    return check


def validate(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="[PATH]...",
            help="Files or folders that describe systems; - for standard input. "
            "Left out: those of icscheck.yaml, else this folder.",
        ),
    ] = [],  # noqa: B006
    pack: Annotated[
        list[str],
        typer.Option("--pack", metavar="NAME[@EDITION]", help="A rule pack; may be given more than once."),
    ] = [],  # noqa: B006 (typer reads the default; it is never changed)
    rules: Annotated[
        list[Path], typer.Option("--rules", metavar="DIR", help="A folder with further rule packs.")
    ] = [],  # noqa: B006
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DATE", help="The day to test as of, as YYYY-MM-DD.")
    ] = None,
    format: Annotated[
        str | None,
        typer.Option(
            "--format",
            callback=one_of(*FORMATS, AUTO),
            help=f"{', '.join(FORMATS)}; or auto: that of the service it runs in. Default: text.",
        ),
    ] = None,
    output: Annotated[
        list[str],
        typer.Option(
            "--output",
            metavar="[FORMAT=]FILE",
            help="Write to a file, - for standard output; may be given more than once.",
        ),
    ] = [],  # noqa: B006
    fail_on: Annotated[
        list[str],
        typer.Option(
            "--fail-on",
            callback=one_of(*FAIL_ON),
            help="Exit with 1 at this level or above: error (default), warning, note, never; add not-tested.",
        ),
    ] = [],  # noqa: B006
    baseline: Annotated[
        str,
        typer.Option(
            "--baseline",
            metavar="FILE",
            help="An earlier JSON result; what it knows does not count for the exit code.",
        ),
    ] = "",
    strict: Annotated[
        bool, typer.Option("--strict", help="Ignore the levels that icscheck.yaml changes.")
    ] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="Show every outcome.")] = False,
) -> int:
    """Check systems against rule packs. It says what is met, not met and not known, and why."""
    from icscheck.cli.settings import examined, settle

    chosen = targets(format, output)
    settled = settle(
        paths,
        packs=pack,
        rules=rules,
        as_of=as_day(as_of),
        fail_on=fail_on,
        baseline=baseline,
        strict=strict,
    )
    examination = examined(settled)
    write(examination, chosen, verbose=verbose)
    return exit_code(examination, settled.fail_on)
