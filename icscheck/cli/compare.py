"""``icscheck compare``: several systems side by side, each as of the same day and against the same rules."""

from __future__ import annotations

import os
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from icscheck.cli.exits import UnusableError, exit_code, say_problems
from icscheck.cli.validate import as_day, one_of
from icscheck.reports.comparison import FORMATS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from icscheck.assessment import Examination, Request

_STANDARD_OUTPUT = "-"
_FEWEST = 2
_MOST_NAMED = 3


def compare(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="[PATH]...",
            help="Files or folders that describe systems, two or more of them; - for standard input. "
            "Left out: those of icscheck.yaml, else this folder.",
        ),
    ] = [],  # noqa: B006 (typer reads the default; it is never changed)
    *,
    format: Annotated[
        str, typer.Option("--format", callback=one_of(*FORMATS), help=f"{', '.join(FORMATS)}.")
    ],
    output: Annotated[
        str, typer.Option("--output", metavar="FILE", help="The file to write; - for standard output.")
    ],
    pack: Annotated[
        list[str],
        typer.Option("--pack", metavar="NAME[@EDITION]", help="A rule pack; may be given more than once."),
    ] = [],  # noqa: B006
    rules: Annotated[
        list[Path], typer.Option("--rules", metavar="DIR", help="A folder with further rule packs.")
    ] = [],  # noqa: B006
    as_of: Annotated[
        str | None,
        typer.Option("--as-of", metavar="DATE", help="The day to test all of them as of, as YYYY-MM-DD."),
    ] = None,
) -> int:
    """Put several systems side by side: each rule by system, and how each board is made up. Nothing is ranked."""
    from icscheck.assessment.inputs import inputs_of
    from icscheck.cli.output import write_file
    from icscheck.cli.settings import examined, settle
    from icscheck.reports.comparison import Edition, as_comparison
    from icscheck.views.comparison import comparison

    settled = settle(paths, packs=pack, rules=rules, as_of=as_day(as_of), strict=True)
    examination = examined(settled._replace(baseline=""))
    if examination.unusable:
        say_problems(examination.problems)
    _comparable(examination)
    request = settled.request
    command = _command(request, examination, format, output)
    edition = Edition(command, examination, inputs_of(request.paths, request.standard_input))
    text = as_comparison(comparison(examination), edition, format)
    if output == _STANDARD_OUTPUT:
        sys.stdout.write(text)
    else:
        write_file(Path(output), text)
    return exit_code(examination, ["never"])


def _comparable(examination: Examination) -> None:
    """Whether there are systems to compare, of the same day and against the same packs."""
    systems = examination.systems
    paths = [each.path for each in systems]
    twice = sorted({path for path in paths if paths.count(path) > 1})
    if twice:
        raise UnusableError(f"{twice[0]} is there more than once. Name each system once.")
    if len(systems) < _FEWEST:
        found = "only one was found" if systems else "none was found that can be used"
        raise UnusableError(f"compare needs two systems or more; {found}. Nothing was written.")
    said = [*_days(examination), *_packs(examination)]
    if said:
        raise UnusableError(f"{' '.join(said)} Nothing was written.")


def _days(examination: Examination) -> Iterable[str]:
    by_day: dict[str, list[str]] = {}
    for each in sorted(examination.systems, key=lambda each: each.as_of):
        by_day.setdefault(each.as_of.isoformat(), []).append(each.path)
    if len(by_day) > 1:
        groups = "; ".join(f"{day} ({_some(paths)})" for day, paths in by_day.items())
        yield (
            f"The systems are of different days: {groups}. "
            f"Compare them as of one: give --as-of, such as --as-of {list(by_day)[-1]}."
        )


def _packs(examination: Examination) -> Iterable[str]:
    by_packs: dict[tuple[str, ...], list[str]] = {}
    for each in examination.systems:
        by_packs.setdefault(tuple(sorted(pack.header.spec for pack in each.packs)), []).append(each.path)
    if len(by_packs) > 1:
        groups = "; ".join(f"{', '.join(packs)} ({_some(paths)})" for packs, paths in by_packs.items())
        options = " ".join(f"--pack {spec}" for spec in next(iter(by_packs)))
        yield (
            f"The systems are tested against different packs: {groups}. "
            f"Compare them against the same: give --pack, such as {options}."
        )


def _some(paths: list[str]) -> str:
    more = len(paths) - _MOST_NAMED
    named = ", ".join(paths[:_MOST_NAMED])
    return f"{named} and {more} more" if more > 0 else named


def _command(request: Request, examination: Examination, format: str, output: str) -> str:
    """The command that writes the same comparison, from the root of the files."""
    first = examination.systems[0]
    parts = ["icscheck", "compare", *(_relative(path) for path in request.paths)]
    parts += [part for pack in first.packs for part in ("--pack", pack.header.spec)]
    parts += [part for folder in request.rules for part in ("--rules", _relative(folder))]
    parts += ["--as-of", first.as_of.isoformat(), "--format", format, "--output", _relative(output)]
    return shlex.join(parts)


def _relative(path: str | Path) -> str:
    from icscheck.model.open import base_of, name_from

    text = os.fspath(path)
    if text == _STANDARD_OUTPUT:
        return text
    place = Path(text)
    return name_from(place, base_of(place if place.is_dir() else place.parent))
