"""``icscheck new``: a first folder, from a few answers and the shipped lists."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from icscheck.cli.exits import FINE, UnusableError
from icscheck.cli.validate import as_day

if TYPE_CHECKING:
    from icscheck.data import Board
    from icscheck.packs import Found

_INTRODUCTION = """\
A first folder for one integrated care system. Press Enter for the answer in brackets.
Ctrl-C stops, and nothing is written.
"""
_NO_CODE = "none"
_Answer = TypeVar("_Answer")


def new(
    folder: Annotated[
        str,
        typer.Argument(metavar="[FOLDER]", help="Where to write; new or empty. Left out: the system's name."),
    ] = "",
    name: Annotated[str, typer.Option("--name", help="The system's name. Left out: that of its board.")] = "",
    ods: Annotated[
        str,
        typer.Option(
            "--ods", metavar="CODE", help="The code of its integrated care board; none if it is in no list."
        ),
    ] = "",
    as_of: Annotated[
        str, typer.Option("--as-of", metavar="DATE", help="The day that is described, as YYYY-MM-DD.")
    ] = "",
    place: Annotated[
        list[str], typer.Option("--place", metavar="NAME", help="A place; may be given more than once.")
    ] = [],  # noqa: B006 (typer reads the default; it is never changed)
    pack: Annotated[
        list[str],
        typer.Option(
            "--pack", metavar="NAME[@EDITION]", help="A rule pack. Left out: those in force on the day."
        ),
    ] = [],  # noqa: B006
    yes: Annotated[bool, typer.Option("--yes", help="Ask nothing; take the usual answers.")] = False,
) -> int:
    """Write a commented folder for one system, with its trusts and councils filled in, that validates at once."""
    from icscheck.cli.schema import schema_text
    from icscheck.config import CONFIGURATION_SCHEMA, starter
    from icscheck.data import slug
    from icscheck.new import SCHEMA, Answers
    from icscheck.new import folder as files_of

    asks = sys.stdin.isatty() and not yes
    if folder:
        _must_be_free(folder)
    if asks:
        typer.echo(_INTRODUCTION)
    day = _day(as_of, asks=asks, yes=yes)
    board = _board(ods, day, asks=asks)
    name = _name(name, board, asks=asks)
    places = tuple(place) or (_places() if asks else ())
    packs = _packs(pack, day, asks=asks)
    if not folder and not asks and not yes:
        raise UnusableError("No folder was named. Name one, or add --yes for one with the system's name.")
    if not folder:
        usual = slug(name) or "system"
        folder = _ask("Folder to write", _free, usual) if asks else usual
        _must_be_free(folder)
    answers = Answers(name, board, day, tuple(" ".join(each.split()) for each in places if each.strip()))
    files = {
        "icscheck.yaml": starter(packs),
        **files_of(answers),
        SCHEMA: schema_text("document"),
        CONFIGURATION_SCHEMA: schema_text("configuration"),
    }
    _write(Path(folder), files)
    typer.echo(_written(folder, files, board))
    return FINE


def _ask(question: str, read: Callable[[str], _Answer], usual: str | None = None) -> _Answer:
    """Ask until an answer can be used."""
    while True:
        try:
            return read(str(typer.prompt(question, default=usual)))
        except (UnusableError, typer.BadParameter) as error:
            typer.echo(str(error))


def _day(given: str, *, asks: bool, yes: bool) -> date:
    from icscheck.cli.settings import today

    if given:
        return _read_day(given)
    if asks:
        return _ask("As of which day (YYYY-MM-DD)", _read_day, today().isoformat())
    if yes:
        return today()
    raise UnusableError("No day was given. Use --as-of DATE, or --yes for today.")


def _read_day(text: str) -> date:
    try:
        day = as_day(text.strip())
    except typer.BadParameter:
        day = None
    if day is None or not 1900 <= day.year <= 2100:
        raise UnusableError(f"'{text}' is no day such as 2022-06-30.")
    return day


def _board(given: str, day: date, *, asks: bool) -> Board | None:
    from icscheck.data import boards

    if given:
        return _find_board(given, day)
    if asks:
        count = len(boards(day))
        return _ask(
            f"Which integrated care board: its code or a part of its name (? lists the {count})",
            lambda text: _find_board(text, day),
        )
    raise UnusableError("No integrated care board was given. Use --ods CODE, such as --ods QNX.")


def _find_board(text: str, day: date) -> Board | None:
    """The board of a day with this code, or whose name has these words; a message with what there is, for any other."""
    from icscheck.data import boards
    from icscheck.source import suggest

    text, there = text.strip(), boards(day)
    if text.lower() == _NO_CODE:
        return None
    listing = "\n".join(f"  {board.ods:6} {board.system}" for board in there)
    if text == "?":
        raise UnusableError(listing)
    exact = [board for board in there if text.upper() == board.ods or text.lower() == board.system.lower()]
    named = exact or [board for board in there if text and text.lower() in board.name.lower()]
    if len(named) == 1:
        return named[0]
    if named:
        raise UnusableError(
            f"'{text}' is in the name of several: {', '.join(f'{each.system} ({each.ods})' for each in named)}."
        )
    elsewhere = _of_another_time(text.upper(), day)
    if elsewhere:
        raise UnusableError(elsewhere)
    near = suggest(text.upper(), [board.ods for board in there]) or suggest(
        text, [board.system for board in there]
    )
    hint = (
        f" Did you mean '{near}'?"
        if near
        else " `icscheck new` on a terminal lists them; `none` goes without."
    )
    raise UnusableError(f"No integrated care board on {day.isoformat()} has the code or name '{text}'.{hint}")


def _of_another_time(code: str, day: date) -> str:
    """What to say of a code that was or will be in use on another day; never one successor for a board that was split."""
    from icscheck.data import REORGANISED, boards_2022, boards_2026, predecessors, successors

    names = {board.ods: board.system for board in (*boards_2022(), *boards_2026())}
    if code not in names:
        return ""
    if day < REORGANISED:
        came = ", ".join(f"{names[each.predecessor]} ({each.predecessor})" for each in predecessors(code))
        return f"{names[code]} ({code}) begins on 1 April 2026. Before it, in whole or in part: {came}."
    followed = successors(code)
    if len(followed) == 1:
        after = followed[0].successor
        return f"{names[code]} ({code}) ended on 31 March 2026. It became part of {names[after]} ({after})."
    parts = ", ".join(f"{each.part} to {names[each.successor]} ({each.successor})" for each in followed)
    return f"{names[code]} ({code}) ended on 31 March 2026 and was split: {parts}. Choose one of them."


def _name(given: str, board: Board | None, *, asks: bool) -> str:
    given = " ".join(given.split())
    if given:
        return given
    usual = board.system if board is not None else None
    if asks:
        return _ask("Name of the system", lambda text: " ".join(text.split()), usual)
    if usual is None:
        raise UnusableError("No name was given. Use --name NAME.")
    return usual


def _places() -> tuple[str, ...]:
    found: list[str] = []
    typer.echo("The places, one at a time; Enter when there are no more or they are not known yet.")
    while text := str(typer.prompt("  Place", default="", show_default=False)).strip():
        found.append(text)
    return tuple(found)


def _packs(given: list[str], day: date, *, asks: bool) -> list[str]:
    """The packs to name; none when the usual ones will do, so that a later day has those in force on it."""
    from icscheck.packs import find_packs

    if given:
        return _known_packs(given, day)
    found = find_packs()
    settled = [each for each in found if not each.header.only_by_name]
    usual = [each.header.spec for each in settled if each.header.in_force(day)]
    if not usual:
        last = max(settled, key=lambda each: each.header.starts or date.min)
        usual = [last.header.spec]
        typer.echo(
            f"No rule pack is in force on {day.isoformat()}; {usual[0]} is taken instead, and says so when it is used."
        )
    else:
        chosen = _asked_for_packs(found, usual, day) if asks else usual
        return [] if chosen == usual else chosen
    return _asked_for_packs(found, usual, day) if asks else usual


def _asked_for_packs(found: list[Found], usual: list[str], day: date) -> list[str]:
    typer.echo("Rule packs:")
    for each in found:
        typer.echo(f"  {each.header.spec:32} {_window(each)}  {each.header.title}")
    return _ask(
        "Which, separated by commas",
        lambda text: _known_packs([each.strip() for each in text.split(",") if each.strip()], day),
        ", ".join(usual),
    )


def _window(found: Found) -> str:
    header = found.header
    starts = header.starts.isoformat() if header.starts else "…"
    ends = header.ends.isoformat() if header.ends else "…"
    return f"{starts} to {ends}"


def _known_packs(names: list[str], day: date) -> list[str]:
    """The packs with their editions, so that a later edition does not slip in."""
    from icscheck.packs import PackError, SelectionError, select

    try:
        return [pack.header.spec for pack in select(names, day)]
    except SelectionError as error:
        raise UnusableError(str(error)) from None
    except PackError as error:
        raise UnusableError(error.problems[0].message) from None


def _free(folder: str) -> str:
    _must_be_free(folder)
    return folder


def _must_be_free(folder: str) -> None:
    """Refuse a folder that holds anything, besides an empty git repository."""
    path = Path(folder)
    try:
        if path.is_dir() and all(entry.name == ".git" for entry in path.iterdir()):
            return
        if path.is_dir():
            raise UnusableError(
                f"{folder} is there already and is not empty. Nothing was written: name another folder."
            )
        if path.exists():
            raise UnusableError(f"{folder} is a file. Nothing was written: name a folder.")
    except (OSError, ValueError):
        raise UnusableError(f"{folder} cannot be used as a folder.") from None


def _write(folder: Path, files: Mapping[str, str]) -> None:
    """Write every file or none: into a temporary folder first, which then becomes the one asked for."""
    existed = folder.exists()
    home = folder if existed else folder.parent
    try:
        home.mkdir(parents=True, exist_ok=True)
        # A folder inside, and not the temporary one itself, which only its maker may enter.
        holder = Path(tempfile.mkdtemp(dir=home, prefix=".icscheck-new-"))
        try:
            made = holder / "folder"
            made.mkdir()
            for name, text in files.items():
                (made / name).write_text(text, encoding="utf-8", newline="\n")
            if existed:
                _move_in(made, folder)
            else:
                made.rename(folder)
        finally:
            shutil.rmtree(holder, ignore_errors=True)
    except OSError as error:
        raise UnusableError(f"{folder} cannot be written: {error.strerror}. Nothing was written.") from None


def _move_in(made: Path, folder: Path) -> None:
    """Move files into a folder that was empty; take them out again when one cannot be moved."""
    moved: list[Path] = []
    try:
        for file in sorted(made.iterdir()):
            moved.append(folder / file.name)
            file.rename(moved[-1])
    except BaseException:
        for file in moved:
            file.unlink(missing_ok=True)
        raise


def _written(folder: str, files: Mapping[str, str], board: Board | None) -> str:
    shown = f'"{folder}"' if " " in folder else folder
    lists = " Trusts and councils are from the lists of 2022: check them." if board is not None else ""
    return (
        f"{folder}: {len(files)} files written.{lists}\n"
        "Next:\n"
        f"  icscheck missing {shown}   what to write first\n"
        f"  icscheck validate {shown}   what is met, not met and not known"
    )
