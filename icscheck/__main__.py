"""The program's front door: what must hold whatever a command does.

It answers ``--version`` before anything heavy is loaded, makes the output UTF-8 on every platform,
and turns what no command foresaw into one plain sentence instead of a traceback.
"""

import errno
import gc
import io
import os
import sys
from collections.abc import Sequence

from icscheck import __version__

CUT_SHORT = 1
UNUSABLE = 2
FAULT = 3
INTERRUPTED = 130


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command line, by default the process's own, and return its exit code."""
    arguments = sys.argv[1:] if argv is None else list(argv)
    for stream in (sys.stdout, sys.stderr):
        _speak_utf8(stream)
    try:
        code = _run(arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        _abandon_output()
        return CUT_SHORT  # as typer answers when the reader leaves while it is in charge
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as fault:
        if isinstance(fault, OSError) and fault.errno == errno.ENOSPC:
            _abandon_output()
            sys.stderr.write(f"icscheck: the output could not be written: {fault.strerror}.\n")
            return UNUSABLE
        _apologise(fault)
        return FAULT
    return code


def _run(arguments: list[str]) -> int:
    if arguments[:1] == ["--version"]:
        sys.stdout.write(f"icscheck {__version__}\n")
        return 0
    gc.disable()  # a run is short and its input bounded: collecting would only cost time
    from icscheck.cli import run

    return run(arguments)


def _speak_utf8(stream: object) -> None:
    """Make a pipe or file UTF-8 with LF, the same bytes everywhere; a terminal keeps its own encoding."""
    if not isinstance(stream, io.TextIOWrapper):
        return
    if stream.isatty():
        stream.reconfigure(errors="replace")
    else:
        stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")


def _abandon_output() -> None:
    """Point standard output at nothing, so that Python's own flush at exit stays quiet."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


def _apologise(fault: Exception) -> None:
    if os.environ.get("ICSCHECK_DEBUG"):
        import traceback

        traceback.print_exception(fault)
    said = " ".join(str(fault).split())
    what = f"{type(fault).__name__}: {said}" if said else type(fault).__name__
    sys.stderr.write(
        f"icscheck: a fault in the program, not in your files ({what}). "
        "Do not rely on any result of this run. "
        "Please report it with the output of the same command with ICSCHECK_DEBUG=1 set.\n"
    )


if __name__ == "__main__":
    sys.exit(main())
