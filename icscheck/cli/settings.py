"""What a command works with: its options, else what the document says, else ``icscheck.yaml``, else the default.

A repository without that file pays for one look for it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from icscheck.assessment import Examination, Request, examine
from icscheck.cli.exits import UnusableError
from icscheck.model.open import base_of

if TYPE_CHECKING:
    from icscheck.config import Configuration
    from icscheck.packs import Problem

CONFIGURATION = "icscheck.yaml"
STANDARD_INPUT = "-"


class Settled(NamedTuple):
    """What was asked for, once the configuration has been read; its problems stop everything else."""

    request: Request
    fail_on: tuple[str, ...] = ()
    baseline: str = ""
    problems: tuple[Problem, ...] = ()


def configuration_of(paths: Sequence[str]) -> Path | None:
    """The ``icscheck.yaml`` nearest above the first path, not beyond the root of its git repository."""
    first = Path(paths[0]) if paths and paths[0] != STANDARD_INPUT else Path()
    file = base_of(first if first.is_dir() else first.parent) / CONFIGURATION
    return file if file.is_file() else None


def today() -> date:
    """The day it is where the program runs: the only place that reads the clock."""
    return datetime.now().astimezone().date()


def settle(
    paths: Sequence[str],
    *,
    packs: Sequence[str] = (),
    rules: Sequence[Path] = (),
    as_of: date | None = None,
    fail_on: Sequence[str] = (),
    baseline: str = "",
    strict: bool = False,
) -> Settled:
    """The request for these paths and options, with the rest from the configuration."""
    found, problems = _read(configuration_of(paths))
    if problems:
        return Settled(Request(tuple(paths), today()), problems=problems)
    targets = tuple(paths) or _from_folder(found, found.paths if found else ()) or (".",)
    data = sys.stdin.buffer.read() if STANDARD_INPUT in targets else b""
    if found is None:
        return Settled(
            Request(targets, today(), tuple(packs), tuple(rules), as_of, data), tuple(fail_on), baseline
        )
    request = Request(
        targets,
        today(),
        tuple(packs),
        tuple(rules) or tuple(Path(each) for each in _from_folder(found, found.rules)),
        as_of,
        data,
        default_packs=tuple(pack.spec for pack in found.packs),
        default_as_of=found.as_of,
        locks=found.locks,
        levels=() if strict else found.levels,
    )
    earlier = baseline or (_from_folder(found, (found.baseline,))[0] if found.baseline else "")
    return Settled(request, tuple(fail_on) or found.fail_on, earlier)


def examined(settled: Settled) -> Examination:
    """The examination of what was settled, compared with its baseline where there is one."""
    if settled.problems:
        return Examination(settled.request.today, (), (), settled.problems)
    examination = examine(settled.request)
    if settled.baseline:
        from icscheck.assessment.baseline import BaselineError, against, read_baseline

        try:
            earlier = read_baseline(Path(settled.baseline), settled.baseline.replace("\\", "/"))
        except BaselineError as error:
            raise UnusableError(str(error)) from None
        examination = against(examination, earlier)
    return examination


def _read(file: Path | None) -> tuple[Configuration | None, tuple[Problem, ...]]:
    if file is None:
        return None, ()
    from icscheck.config import read_configuration

    found, problems = read_configuration(file, CONFIGURATION)
    return found, () if found is not None else tuple(problems)


def _from_folder(found: Configuration | None, paths: Sequence[str]) -> tuple[str, ...]:
    """Paths of a configuration, as seen from the folder in which the command runs."""
    if found is None:
        return ()
    seen = []
    for path in paths:
        try:
            seen.append(Path(os.path.relpath(found.folder / path)).as_posix())
        except ValueError:  # on another drive of Windows
            seen.append((found.folder / path).as_posix())
    return tuple(seen)
