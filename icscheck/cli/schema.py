"""``icscheck schema``: print the JSON Schema of a file that people write, or of an output that programs read."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from importlib import import_module
from typing import Annotated, Any

import typer

from icscheck.cli.validate import one_of

#: What there is a schema of, with the function that makes it: only that one is loaded.
_MADE_BY = {
    "document": ("icscheck.schema.json_schema", "document_schema"),
    "configuration": ("icscheck.config.json_schema", "configuration_schema"),
    "result": ("icscheck.reports.result_schema", "result_schema"),
    "diff": ("icscheck.reports.changes_schema", "changes_schema"),
    "comparison": ("icscheck.reports.comparison_schema", "comparison_schema"),
}


def schema(
    of: Annotated[
        str,
        typer.Option(
            "--of",
            metavar="WHAT",
            callback=one_of(*_MADE_BY),
            help="document (default), configuration (icscheck.yaml), result (validate --format json), "
            "diff or comparison (diff and compare --format json).",
        ),
    ] = "document",
    result: Annotated[bool, typer.Option("--result", help="The same as --of result.")] = False,
) -> int:
    """Print a JSON Schema. Of the document format and of icscheck.yaml, for editors; of outputs, for other programs."""
    sys.stdout.write(schema_text("result" if result else of))
    return 0


def schema_text(of: str) -> str:
    """The text of one schema, with a line end."""
    module, name = _MADE_BY[of]
    made: Callable[[], dict[str, Any]] = getattr(import_module(module), name)
    return json.dumps(made(), ensure_ascii=False, indent=2) + "\n"
