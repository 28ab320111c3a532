"""``icscheck explain``: what a rule asks, why, on what authority, and examples."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from icscheck.cli.exits import FINE, UnusableError


def explain(
    rule: Annotated[
        str,
        typer.Argument(metavar="RULE", help="A rule, by id or name; with @EDITION where several have it."),
    ],
    rules: Annotated[
        list[Path], typer.Option("--rules", metavar="DIR", help="A folder with further rule packs.")
    ] = [],  # noqa: B006
) -> int:
    """Explain a rule. What it asks and why, its source and strength, its criteria in words, and examples."""
    from icscheck.assessment.explain import explain_rule, find_rule
    from icscheck.cli.output import look_of_terminal
    from icscheck.packs import SelectionError
    from icscheck.reports.rule import rule_text

    try:
        found, compiled, also_in = find_rule(rule, rules)
    except SelectionError as error:
        raise UnusableError(str(error)) from None
    sys.stdout.write(rule_text(explain_rule(found, compiled, also_in), look_of_terminal(verbose=False)))
    return FINE
