"""Reports: an examination in one format or another. One format a file; none of them decides anything."""

from __future__ import annotations

from icscheck.assessment import Examination
from icscheck.reports.look import Look

FORMATS = ("text", "json")


def render(examination: Examination, format: str, look: Look) -> str:
    """The examination in a format; only the format asked for is loaded."""
    if format == "json":
        from icscheck.reports.json import as_json

        return as_json(examination)
    from icscheck.reports.text import as_text

    return as_text(examination, look)


__all__ = ["FORMATS", "Look", "render"]
