"""``icscheck packs``: list, show and test the rule packs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from icscheck.cli.exits import FINDINGS, FINE, UnusableError, say_problems
from icscheck.vocabulary import plural

if TYPE_CHECKING:
    from icscheck.packs import Folder, Found

packs = typer.Typer(help="List, show and test the rule packs.", no_args_is_help=True, rich_markup_mode=None)

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
    """List the rule packs: name, edition, standing, when in force, title."""
    for each in _found(rules, []):
        header = each.header
        starts = header.starts.isoformat() if header.starts else "…"
        ends = header.ends.isoformat() if header.ends else "…"
        named = "  used only by name" if header.only_by_name else ""
        sys.stdout.write(f"{header.spec}  {header.status}  {starts} to {ends}  {header.title}{named}\n")
    return FINE


@packs.command("show", epilog="Example: icscheck packs show design-framework")
def show(name: Annotated[str, typer.Argument(metavar="PACK")], rules: _RULES = []) -> int:  # noqa: B006
    """Show what a pack is and every rule in it."""
    from icscheck.packs import load_pack

    for each in _found(rules, [name]):
        pack = load_pack(each.folder)
        header = pack.header
        sys.stdout.write(
            f"{header.title}\n{header.spec}, revision {header.revision}, {header.status}, {header.publisher}\n"
        )
        for source in header.sources:
            sys.stdout.write(f"  Source: {source}\n")
        theme = ""
        for rule in pack.rules:
            if rule.theme != theme:
                theme = rule.theme
                sys.stdout.write(f"\n{theme}\n")
            sys.stdout.write(f"  {rule.id:9} {rule.strength:11} {rule.title} ({rule.name})\n")
    return FINE


@packs.command("test", epilog="Example: icscheck packs test design-framework")
def run_examples(
    names: Annotated[list[str], typer.Argument(metavar="[PACK]...")] = [],  # noqa: B006
    rules: _RULES = [],  # noqa: B006
) -> int:
    """Run the examples of every rule, and say which rules lack one."""
    from icscheck.assessment.examples import run_pack_examples

    code = FINE
    for each in _found(rules, names):
        tested = run_pack_examples(each.folder)
        say_problems(tested.problems)
        counts = (
            plural(tested.rules, "rule"),
            plural(tested.examples, "example"),
            plural(len(tested.problems), "problem"),
        )
        sys.stdout.write(f"{each.header.spec}: {', '.join(counts)}\n")
        if tested.problems:
            code = FINDINGS
    return code
