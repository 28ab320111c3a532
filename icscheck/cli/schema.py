"""``icscheck schema``: print the JSON Schema of the document format."""

from __future__ import annotations

import json
import sys


def schema() -> int:
    """Print the JSON Schema of the document format, for editors and other tools."""
    from icscheck.schema.json_schema import document_schema

    sys.stdout.write(json.dumps(document_schema(), ensure_ascii=False, indent=2) + "\n")
    return 0
