"""Where results go: the terminal, a pipe or files, each written whole or not at all."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path


from icscheck.cli.exits import UnusableError

from icscheck.assessment import Examination
from icscheck.reports import FORMATS, Look, render



def write(examination: Examination, format: str, outputs: list[str], *, verbose: bool) -> None:
    """Write the examination to standard output in one format, or to each ``[FORMAT=]FILE``."""
    if not outputs:
        sys.stdout.write(render(examination, format, look_of_terminal(verbose=verbose)))
        return
    for output in outputs:
        named, _, file = output.rpartition("=")
        chosen = named or format
        if chosen not in FORMATS:
            raise UnusableError(f"'{chosen}' is none of: {', '.join(FORMATS)}.")
        write_file(Path(file), render(examination, chosen, Look(verbose=verbose)))


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
    """Write a file whole: to a temporary file beside it, then renamed, so that nothing is ever half-written."""
    try:
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
            umask = os.umask(0)
            os.umask(umask)
            Path(temporary).chmod(0o666 & ~umask)
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
    except OSError as error:
        raise UnusableError(f"{path} cannot be written: {error.strerror}.") from None
