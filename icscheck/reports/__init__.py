"""Reports: an examination in one format or another. One format a file; none of them decides anything."""

from __future__ import annotations

from collections.abc import Callable

from icscheck.assessment import Examination
from icscheck.reports.look import Look

FORMATS = ("text", "json", "sarif", "junit", "github", "gitlab", "azure", "csv")


def render(examination: Examination, format: str, look: Look) -> str:
    """The examination in a format; only the format asked for is loaded."""
    if format == "text":
        from icscheck.reports.text import as_text

        return as_text(examination, look)
    return _writer(format)(examination)


def _writer(format: str) -> Callable[[Examination], str]:
    match format:
        case "json":
            from icscheck.reports.json import as_json as writer
        case "sarif":
            from icscheck.reports.sarif import as_sarif as writer
        case "junit":
            from icscheck.reports.junit import as_junit as writer
        case "github":
            from icscheck.reports.github import as_github as writer
        case "gitlab":
            from icscheck.reports.gitlab import as_gitlab as writer
        case "azure":
            from icscheck.reports.azure import as_azure as writer
        case "csv":
            from icscheck.reports.csv import as_csv as writer
        case _:
            raise ValueError(format)
    return writer


__all__ = ["FORMATS", "Look", "render"]
