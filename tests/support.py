"""What many tests need: an examination of a text or a path, in process, and a command line run in process."""

from __future__ import annotations

import io
import sys
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from icscheck.__main__ import main
from icscheck.assessment import Examination, Outcome, Request, examine

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"
TODAY = date(2022, 6, 30)
WORKED = ROOT / "tests" / "schema" / "tarn-and-fenwick-worked.ics.yaml"
PLANTED = ROOT / "tests" / "acceptance" / "rules"


def examine_text(
    text: str,
    *,
    packs: tuple[str, ...] = ("design-framework",),
    as_of: date | None = TODAY,
    rules: tuple[Path, ...] = (),
) -> Examination:
    """Examine a document given as text."""
    return examine(Request(("-",), TODAY, packs, rules, as_of, text.encode()))


def examine_path(
    path: Path, *, packs: tuple[str, ...] = (), as_of: date | None = None, rules: tuple[Path, ...] = ()
) -> Examination:
    """Examine a file or folder."""
    return examine(Request((str(path),), TODAY, packs, rules, as_of))


def outcomes(examination: Examination) -> dict[str, Outcome]:
    """The outcomes of the only system, by key."""
    assert not [problem for problem in examination.problems if problem.level == "error"], examination.problems
    (system,) = examination.systems
    return {outcome.key: outcome for outcome in system.assessment.outcomes}


def statuses(examination: Examination) -> dict[str, str]:
    """The statuses of the only system, by key."""
    return {key: outcome.status for key, outcome in outcomes(examination).items()}


@dataclass(frozen=True)
class Ran:
    """What a command printed and its exit code."""

    code: int
    out: str
    err: str


def run(*argv: str, stdin: str = "") -> Ran:
    """Run a command line in process, as if to a pipe."""
    out, err = io.StringIO(), io.StringIO()
    before = sys.stdin
    sys.stdin = io.TextIOWrapper(io.BytesIO(stdin.encode()), encoding="utf-8")
    try:
        with redirect_stdout(out), redirect_stderr(err):
            code = main(argv)
    finally:
        sys.stdin = before
    return Ran(code, out.getvalue(), err.getvalue())
