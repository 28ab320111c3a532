"""Where results go: the terminal, a pipe or files, each written whole or not at all."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from icscheck.assessment import Examination
from icscheck.cli.exits import UnusableError
from icscheck.reports import FORMATS, Look, render

#: The format of where it runs, as the environment tells.
AUTO = "auto"
_SERVICES = {"GITHUB_ACTIONS": "github", "GITLAB_CI": "gitlab", "TF_BUILD": "azure"}
_STANDARD_OUTPUT = "-"


class Target(NamedTuple):
    """One place to write to, and in which format; ``-`` is standard output."""

    format: str
    file: str


def targets(
    format: str | None, outputs: list[str], environment: Mapping[str, str] = os.environ
) -> list[Target]:
    """Where to write what was asked for: each ``[FORMAT=]FILE``, else standard output.

    A format that was asked for and that no file takes goes to standard output as well, so that one run can
    annotate a log and leave files for later steps.
    """
    chosen = [_target(output, format) for output in outputs]
    if not outputs or (format is not None and all("=" in output for output in outputs)):
        chosen.insert(0, Target(format or "text", _STANDARD_OUTPUT))
    files = [target.file for target in chosen if target.file != _STANDARD_OUTPUT]
    for file in files:
        if files.count(file) > 1:
            raise UnusableError(f"{file} is named by --output more than once.")
    return [Target(_resolved(target.format, environment), target.file) for target in chosen]


def _target(output: str, format: str | None) -> Target:
    named, equals, file = output.partition("=")
    if not equals:
        named, file = format or "text", output
    if named not in (*FORMATS, AUTO):
        raise UnusableError(f"'{named}' is none of: {', '.join((*FORMATS, AUTO))}.")
    if not file:
        raise UnusableError(f"--output {output} names no file.")
    return Target(named, file)


def _resolved(format: str, environment: Mapping[str, str]) -> str:
    if format != AUTO:
        return format
    here = (service for name, service in _SERVICES.items() if environment.get(name, "").lower() == "true")
    return next(here, "text")


def write(examination: Examination, chosen: list[Target], *, verbose: bool) -> None:
    """Write the examination to each target; on GitHub also to the summary of the step."""
    for target in chosen:
        if target.file == _STANDARD_OUTPUT:
            sys.stdout.write(render(examination, target.format, look_of_terminal(verbose=verbose)))
        else:
            write_file(Path(target.file), render(examination, target.format, Look(verbose=verbose)))
    if any(target.format == "github" for target in chosen):
        _add_step_summary(examination, os.environ.get("GITHUB_STEP_SUMMARY", ""))


def _add_step_summary(examination: Examination, file: str) -> None:
    """Append to the summary that GitHub shows of a step; its limit holds for all that a step writes."""
    if not file:
        return
    from icscheck.reports.github import MOST_SUMMARY, as_github_summary

    path = Path(file)
    try:
        before = path.stat().st_size if path.exists() else 0
        gap = "\n" if before else ""
        summary = as_github_summary(examination, MOST_SUMMARY - 1 - before - len(gap))
        if summary:
            with path.open("a", encoding="utf-8", errors="replace", newline="\n") as end:
                end.write(gap + summary)
    except OSError as error:
        raise _unwritable(path, error) from None


def look_of_terminal(*, verbose: bool) -> Look:
    """How text looks where it goes: as wide as the terminal, in colour only on one and unless NO_COLOR is set."""
    terminal = sys.stdout.isatty()
    width = _width() if terminal or os.environ.get("COLUMNS") else 100
    colour = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    if os.environ.get("FORCE_COLOR") and not os.environ.get("NO_COLOR"):
        colour = True
    return Look(width=width, colour=colour, verbose=verbose)


def _width() -> int:
    import shutil

    return max(40, shutil.get_terminal_size((100, 24)).columns)


def write_file(path: Path, text: str) -> None:
    """Write a file whole: to a temporary file beside it, then renamed, so that nothing is ever half-written.

    A link is followed; what is no ordinary file, such as ``/dev/null``, is written to and stays what it is.
    """
    try:
        path = path.resolve()
        if path.exists() and not path.is_file():
            path.write_text(text, encoding="utf-8", errors="replace", newline="\n")
            return
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", errors="replace", newline="\n") as file:
                file.write(text)
            umask = os.umask(0)
            os.umask(umask)
            Path(temporary).chmod(0o666 & ~umask)
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise _unwritable(path, error) from None


def _unwritable(path: Path, error: OSError) -> UnusableError:
    return UnusableError(f"{path} cannot be written: {error.strerror}.")
