"""``icscheck packs``: list, show, compare and test the rule packs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from icscheck.cli.exits import FINDINGS, FINE, UnusableError, say_problems
from icscheck.cli.validate import one_of
from icscheck.vocabulary import plural

if TYPE_CHECKING:
    from icscheck.packs import Folder, Found, Problem

packs = typer.Typer(
    help="List, show, compare and test the rule packs.", no_args_is_help=True, rich_markup_mode=None
)

_RULES = Annotated[
    list[Path], typer.Option("--rules", metavar="DIR", help="A folder with further rule packs.")
]


def _folders(rules: list[Path]) -> list[Folder]:
    from icscheck.packs import Folder

    return [Folder(path, path.as_posix()) for path in rules]


def _found(rules: list[Path], names: list[str]) -> list[Found]:
    from icscheck.packs import find_packs
    from icscheck.source import suggest

    found = find_packs(_folders(rules))
    chosen = []
    for name in names:
        mine = [each for each in found if name in (each.header.name, each.header.spec)]
        if not mine:
            near = suggest(name, [each.header.name for each in found])
            hint = f" Did you mean '{near}'?" if near else ""
            raise UnusableError(f"There is no pack called '{name}'.{hint}")
        chosen.extend(mine)
    return chosen if names else found


@packs.command("list", epilog="Example: icscheck packs list")
def list_(rules: _RULES = []) -> int:  # noqa: B006
    """List the rule packs in the order of their sources: standing, when in force, what followed."""
    from icscheck.cli.output import look_of_terminal
    from icscheck.reports.packs import timeline

    headers = [each.header for each in _found(rules, [])]
    sys.stdout.write(timeline(headers, look_of_terminal(verbose=False)))
    return FINE


@packs.command("show", epilog="Example: icscheck packs show design-framework")
def show(name: Annotated[str, typer.Argument(metavar="PACK")], rules: _RULES = []) -> int:  # noqa: B006
    """Show what a pack is and every rule in it."""
    from icscheck.cli.output import look_of_terminal
    from icscheck.packs import load_pack
    from icscheck.reports.packs import about

    look = look_of_terminal(verbose=False)
    sys.stdout.write("\n".join(about(load_pack(each.folder), look) for each in _found(rules, [name])))
    return FINE


@packs.command("compare", epilog="Example: icscheck packs compare design-framework health-and-care-act")
def compare_(
    first: Annotated[str, typer.Argument(metavar="FIRST", help="The earlier pack, as NAME or NAME@EDITION.")],
    second: Annotated[str, typer.Argument(metavar="SECOND", help="The later pack.")],
    format: Annotated[
        str,
        typer.Option("--format", callback=one_of("text", "markdown", "json"), help="text, markdown or json."),
    ] = "text",
    rules: _RULES = [],  # noqa: B006
) -> int:
    """Compare two packs: what the second adds, drops, strengthens, weakens, keeps and renames."""
    from icscheck.cli.output import look_of_terminal
    from icscheck.packs import load_pack
    from icscheck.packs.compare import compare
    from icscheck.reports import packs as reports

    every = [load_pack(each.folder) for each in _found(rules, [])]
    by_name = {each.header.spec: each for each in every}
    one, other = (by_name[_found(rules, [name])[-1].header.spec] for name in (first, second))
    changes = compare(one, other, every)
    if format == "text":
        sys.stdout.write(reports.as_text(changes, look_of_terminal(verbose=False)))
    else:
        sys.stdout.write(reports.as_json(changes) if format == "json" else reports.as_markdown(changes))
    return FINE


@packs.command("test", epilog="Example: icscheck packs test design-framework")
def run_examples(
    names: Annotated[list[str], typer.Argument(metavar="[PACK]...")] = [],  # noqa: B006
    rules: _RULES = [],  # noqa: B006
) -> int:
    """Run the examples of every rule, and say which rules lack one."""
    from icscheck.assessment.examples import run_pack_examples

    code = FINE
    crossed = _crossed(rules)
    for each in _found(rules, names):
        tested = run_pack_examples(each.folder)
        mine = [problem for problem in crossed if problem.file.startswith(f"{each.folder.label}/")]
        problems = [*tested.problems, *mine]
        say_problems(problems)
        counts = (
            plural(tested.rules, "rule"),
            plural(tested.examples, "example"),
            plural(len(problems), "problem"),
        )
        sys.stdout.write(f"{each.header.spec}: {', '.join(counts)}\n")
        if problems:
            code = FINDINGS
    return code


def _crossed(rules: list[Path]) -> list[Problem]:
    """What is wrong between packs, of those that can be read: what is wrong within one is said with it."""
    from icscheck.packs import PackError, clashes, load_pack, unknown_predecessors

    every = []
    for each in _found(rules, []):
        try:
            every.append(load_pack(each.folder))
        except PackError:
            continue
    return [*clashes(every), *unknown_predecessors(every)]
