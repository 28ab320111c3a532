"""``icscheck schema``: print the JSON Schema of the document format, or of a result."""

from __future__ import annotations

import json
import sys
from typing import Annotated

import typer


def schema(
    result: Annotated[
        bool, typer.Option("--result", help="The schema of `validate --format json` instead.")
    ] = False,
) -> int:
    """Print a JSON Schema. Of the document format, for editors; or of a result, for other programs."""
    if result:
        from icscheck.reports.result_schema import result_schema as shown
    else:
        from icscheck.schema.json_schema import document_schema as shown

    sys.stdout.write(json.dumps(shown(), ensure_ascii=False, indent=2) + "\n")
    return 0
