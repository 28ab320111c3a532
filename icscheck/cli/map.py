"""``icscheck map``: draw how a system is put together, or who decides what."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from icscheck.cli.exits import FINE, UNUSABLE, UnusableError, say_problems
from icscheck.cli.validate import as_day, one_of
from icscheck.reports.maps import FORMATS

if TYPE_CHECKING:
    from datetime import date

    from icscheck.model import System

_VIEWS = ("structure", "decisions")


def map(  # noqa: A001 (the name of the command)
    path: Annotated[
        str,
        typer.Argument(
            metavar="PATH", help="A file or folder that describes one system; - for standard input."
        ),
    ],
    view: Annotated[
        str, typer.Option("--view", callback=one_of(*_VIEWS), help="structure (default) or decisions.")
    ] = "structure",
    format: Annotated[
        str,
        typer.Option("--format", callback=one_of(*FORMATS), help=f"{', '.join(FORMATS)}. Default: markdown."),
    ] = "markdown",
    output: Annotated[
        str,
        typer.Option("--output", metavar="FILE", help="Write to a file; - for standard output (default)."),
    ] = "-",
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DATE", help="The day to draw it as of, as YYYY-MM-DD.")
    ] = None,
) -> int:
    """Draw the bodies of a system and how they are linked, or map who decides what. No rule is run."""
    from icscheck.cli.output import write_file
    from icscheck.reports.maps import map_text
    from icscheck.views.decisions import decisions
    from icscheck.views.structure import structure

    system = _system(path, as_day(as_of))
    if system is None:
        return UNUSABLE
    text = map_text(structure(system), decisions(system) if view == "decisions" else None, format)
    if output == "-":
        sys.stdout.write(text)
    else:
        write_file(Path(output), text)
    return FINE


def _system(path: str, as_of: date | None) -> System | None:
    """The one system under a path as of its day; None when it cannot be used, and then it has been said why."""
    from icscheck.cli.settings import settle
    from icscheck.model import find_systems, open_document, open_system

    settled = settle([path], as_of=as_of)
    request = settled.request
    say_problems(list(settled.problems))
    files, problems = find_systems([path], request.standard_input)
    say_problems(problems)
    if len(files) > 1:
        names = ", ".join(each.path for each in files[:3])
        raise UnusableError(
            f"There are {len(files)} systems in {path}, such as {names}. A map is of one: name it."
        )
    if settled.problems or not files:
        return None
    document = open_document(files[0])
    day = request.as_of or document.as_of or request.default_as_of or request.today
    system, found = open_system(document, day)
    say_problems([*document.problems, *found])
    return system
