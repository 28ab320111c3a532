"""``icscheck config``: show each value that a run would use, and where it came from."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from icscheck.cli.exits import FINE, UNUSABLE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from icscheck.assessment import Examined
    from icscheck.config import Configuration
    from icscheck.packs import Problem
    from icscheck.reports.look import Look

config = typer.Typer(
    help="Show the configuration of a repository.", no_args_is_help=True, rich_markup_mode=None
)


@config.callback()
def _config() -> None:
    """Show the configuration of a repository."""


@config.command("show", epilog="Example: icscheck config show systems/sussex")
def show(
    path: Annotated[
        str,
        typer.Argument(metavar="[PATH]", help="A file or folder to be checked; left out: this folder."),
    ] = "",
) -> int:
    """Show each value that a run would use and where it came from: a document, icscheck.yaml or the default."""
    from icscheck.cli.output import look_of_terminal
    from icscheck.cli.settings import CONFIGURATION, configuration_of, examined, settle
    from icscheck.config import read_configuration
    from icscheck.reports.look import clean

    paths = [path] if path else []
    file = configuration_of(paths)
    if file is not None:
        found, problems = read_configuration(file, CONFIGURATION)
        if found is None:
            for problem in problems:
                sys.stderr.write(f"{clean(_told(problem))}\n")
            return UNUSABLE
    else:
        found = None
    look = look_of_terminal(verbose=False)
    for first, text in _values(found):
        _say(look, text, first)
    examination = examined(settle(paths)._replace(baseline=""))
    for problem in examination.problems:
        sys.stderr.write(f"{clean(_told(problem))}\n")
    if examination.systems:
        sys.stdout.write("\n")
        _say(look, "What each system is tested as of and against:")
    for system in examination.systems:
        _say(look, clean(_system(system, found)), "  ")
    if examination.packs:
        sys.stdout.write("\n")
        _say(look, "To lock the packs as they are now, write in icscheck.yaml:")
        sys.stdout.write("  packs:\n")
    for pack in examination.packs:
        header = pack.header
        sys.stdout.write(
            f"    - name: {header.name}\n"
            f"      edition: {header.edition}\n"
            f"      revision: {header.revision}\n"
            f"      digest: sha256:{pack.digest}\n"
        )
    return UNUSABLE if examination.unusable else FINE


def _say(look: Look, text: str, first: str = "") -> None:
    """A line of the width of the terminal; what is more goes further in below it."""
    for line in look.wrap(text, f"{' ' * len(first)}  ", first):
        sys.stdout.write(f"{line}\n")


def _told(problem: Problem) -> str:
    place = f"{problem.file}:{problem.line}:{problem.column}" if problem.line else problem.file
    return f"{place}: {problem.message}"


def _values(found: Configuration | None) -> Iterator[tuple[str, str]]:
    """Each line, as what it begins with and the rest."""
    from icscheck.config import KEYS

    yield (
        "",
        "icscheck.yaml: found" if found is not None else "icscheck.yaml: none, so every value is the default",
    )
    for name, key in KEYS.items():
        if name == "format":
            continue
        if found is None or name not in found.lines:
            yield f"  {name}: ", f"{key.default}  (default)"
            continue
        place = f"(icscheck.yaml line {found.lines[name]})"
        values = _written(found, name)
        yield f"  {name}: ", f"{', '.join(values[:1]) or 'none'}  {place}"
        yield from ((f"  {' ' * len(name)}  ", value) for value in values[1:])


def _written(found: Configuration, name: str) -> list[str]:
    """The values of a key, each in a line."""
    match name:
        case "packs":
            return [f"{pack.spec}, locked" if pack.lock else pack.spec for pack in found.packs]
        case "as_of":
            return [found.as_of.isoformat()] if found.as_of else []
        case "levels":
            return [f"{change.rule} counts as {change.level}: {change.reason}" for change in found.levels]
        case "baseline":
            return [found.baseline]
        case "paths":
            return list(found.paths)
        case "rules":
            return list(found.rules)
        case _:
            return list(found.fail_on)


def _system(system: Examined, found: Configuration | None) -> str:
    """What holds for one system: the day and the packs, each with where it came from."""
    if system.assessment.system.root.many("packs").sure:
        source = "document"
    else:
        source = "icscheck.yaml" if found is not None and found.packs else "default"
    day = {"configuration": "icscheck.yaml", "today": "default"}.get(system.as_of_from, system.as_of_from)
    packs = ", ".join(pack.header.spec for pack in system.packs)
    return f"{system.path}: {system.as_of.isoformat()} ({day}); {packs} ({source})"
