"""The command line: one file a command, a few lines each."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import typer

from icscheck.cli.exits import UNUSABLE, UnusableError


def run(argv: Sequence[str]) -> int:
    """Run one command line and give its exit code: 0, 1 (findings) or 2 (cannot be used)."""
    app = typer.Typer(
        help="Check how an integrated care system is governed against the framework and the law.",
        no_args_is_help=True,
        add_completion=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    _add_commands(app)
    command = typer.main.get_command(app)
    try:
        code = command.main(list(argv), prog_name="icscheck", standalone_mode=False)
    except typer.Exit as leaving:
        return leaving.exit_code
    except typer.Abort:
        sys.stderr.write("Stopped.\n")
        return 130
    except UnusableError as error:
        sys.stderr.write(f"icscheck: {error}\n")
        return UNUSABLE
    except Exception as error:
        if not hasattr(error, "format_message"):
            raise
        return _usage(error)
    return code if isinstance(code, int) else 0


def _usage(error: Exception) -> int:
    """Say what is wrong with the command line, in one line, and how to see what it takes."""
    context = getattr(error, "ctx", None)
    where = context.command_path if context is not None else "icscheck"
    sys.stderr.write(f"icscheck: {error.format_message()}\nTry '{where} --help'.\n")  # type: ignore[attr-defined]
    return UNUSABLE


def _add_commands(app: typer.Typer) -> None:
    from icscheck.cli.explain import explain
    from icscheck.cli.facts import facts
    from icscheck.cli.packs import packs
    from icscheck.cli.schema import schema
    from icscheck.cli.validate import validate

    app.command(epilog="Example: icscheck validate examples/tarn-and-fenwick")(validate)
    app.command(epilog="Example: icscheck explain DF-V01")(explain)
    app.add_typer(packs, name="packs", help="List, show and test the rule packs.")
    app.command(epilog="Example: icscheck facts seat")(facts)
    app.command(epilog="Example: icscheck schema > ics.schema.json")(schema)
