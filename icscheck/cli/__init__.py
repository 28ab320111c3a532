"""The command line: one file a command, a few lines each."""

from __future__ import annotations

import sys
from collections.abc import Sequence

import typer

from icscheck.cli.exits import UNUSABLE, UnusableError, say_problems
from icscheck.packs import PackError, SelectionError


def run(argv: Sequence[str]) -> int:
    """Run one command line and give its exit code: 0, 1 (findings) or 2 (cannot be used)."""
    app = typer.Typer(
        no_args_is_help=True,
        add_completion=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    _add_commands(app, argv[0] if argv else "")
    command = typer.main.get_command(app)
    try:
        code = command.main(list(argv), prog_name="icscheck", standalone_mode=False)
    except typer.Exit as leaving:
        return leaving.exit_code
    except typer.Abort:
        sys.stderr.write("Stopped.\n")
        return 130
    except (UnusableError, SelectionError) as error:
        sys.stderr.write(f"icscheck: {error}\n")
        return UNUSABLE
    except PackError as error:
        say_problems(error.problems)
        return UNUSABLE
    except Exception as error:
        if not hasattr(error, "format_message"):
            raise
        return _usage(error)
    return code if isinstance(code, int) else 0


def _usage(error: Exception) -> int:
    """Say what is wrong with the command line, in one line, and how to see what it takes."""
    message = error.format_message()  # type: ignore[attr-defined]
    if message.startswith("Usage:"):  # no command was given: the help is the answer
        sys.stdout.write(f"{message}\n")
        return UNUSABLE
    context = getattr(error, "ctx", None)
    where = context.command_path if context is not None else "icscheck"
    sys.stderr.write(f"icscheck: {message}\nTry '{where} --help'.\n")
    return UNUSABLE


#: Commands in the order of the help: where each is, and an example of its use.
_COMMANDS = {
    "new": "icscheck new sussex --ods QNX --as-of 2022-06-30 --yes",
    "validate": "icscheck validate examples/tarn-and-fenwick",
    "report": "icscheck report examples/tarn-and-fenwick --format html --output readiness.html",
    "map": "icscheck map examples/tarn-and-fenwick --format svg --output structure.svg",
    "missing": "icscheck missing examples/tarn-and-fenwick-2021",
    "diff": "icscheck diff examples/tarn-and-fenwick-2021 examples/tarn-and-fenwick",
    "compare": "icscheck compare examples/england --format html --output comparison.html",
    "explain": "icscheck explain DF-V01",
    "packs": "icscheck packs list",
    "facts": "icscheck facts seat",
    "config": "icscheck config show",
    "schema": "icscheck schema > ics.schema.json",
}


def _add_commands(app: typer.Typer, wanted: str) -> None:
    """Add the command that is wanted; all of them when it is none of ours, for the help and for a suggestion."""
    from importlib import import_module

    app.callback()(_program)
    for name in [wanted] if wanted in _COMMANDS else _COMMANDS:
        command = getattr(import_module(f"icscheck.cli.{name}"), name)
        if isinstance(command, typer.Typer):
            app.add_typer(command, name=name)
        else:
            app.command(name, epilog=f"Example: {_COMMANDS[name]}")(command)


def _program() -> None:
    """Check how an integrated care system is governed against the framework and the law."""
