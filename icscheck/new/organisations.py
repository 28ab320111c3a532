"""The trusts and councils of a first file: from the lists of 2022, carried over only where that is certain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from icscheck.data import (
    REORGANISED,
    Board,
    DataError,
    Note,
    Organisation,
    Succession,
    boards_2022,
    councils,
    notes_of,
    predecessors,
    successors,
    trusts,
)
from icscheck.new.explained import said, scalar


class Listed(NamedTuple):
    """What the lists give for a board on a day."""

    councils: tuple[Organisation, ...]
    trusts: tuple[Organisation, ...]
    #: by name, what is to be said of an organisation
    notes: dict[str, list[str]]
    #: what was left out, and why, in sentences
    left_out: tuple[str, ...]


def listed(board: Board, day: date) -> Listed:
    """The councils and trusts of a board on a day.

    For a board of April 2026 those of the boards that went to it whole; of a board that was split nothing is
    carried over, because the lists do not say which part an organisation is in.
    """
    came = predecessors(board.ods) if day >= REORGANISED else (Succession(board.ods, board.ods, "whole"),)
    whole = [each.predecessor for each in came if each.whole]
    said_of: dict[str, list[str]] = {}
    left_out = [_split(each) for each in came if not each.whole]
    found: list[list[Organisation]] = []
    for every in (councils(), trusts()):
        there: list[Organisation] = []
        for organisation in every:
            under = [code for code in whole if code in organisation.listed_under]
            if not under:
                continue
            notes = [note for code in under for note in notes_of(organisation, code)]
            gone = next((note for note in notes if note.gone(day)), None)
            if gone is not None:
                left_out.append(f"{organisation.name}: {_small(gone.text)} Add what followed it.")
                continue
            there.append(organisation._replace(listed_under=_codes_on(organisation.listed_under, day)))
            said_of[organisation.name] = list(dict.fromkeys(_note(note, board.ods) for note in notes))
        found.append(there)
    ids = [each.id for each in (*found[0], *found[1])]
    if len(set(ids)) != len(ids):
        raise DataError(f"{board.name}: two organisations have the same id.")
    return Listed(tuple(found[0]), tuple(found[1]), said_of, tuple(left_out))


def entry(organisation: Organisation) -> Iterator[str]:
    """The lines of an organisation in the list of them; a key of which nothing is known is left out."""
    yield f"  - id: {organisation.id}"
    yield f"    name: {scalar(organisation.name)}"
    yield f"    kind: {organisation.kind}"
    if organisation.type:
        yield f"    type: {organisation.type}"
    if organisation.ods:
        # A code that is all digits stands in quotes, so that no program takes it for a number.
        quote = '"' if organisation.ods.isdigit() else ""
        yield f"    ods: {quote}{organisation.ods}{quote}"
    yield f"    operates_in: [{', '.join((*organisation.listed_under, 'unknown'))}]"


def entries(given: Listed) -> Iterator[str]:
    """The lines of every council, then of every trust, with what is to be said of each."""
    for organisation in (*given.councils, *given.trusts):
        for text in given.notes.get(organisation.name, []):
            yield from said(text, 2)
        yield from entry(organisation)
        if organisation in given.trusts:
            yield "    # services:"


def _codes_on(codes: Iterable[str], day: date) -> tuple[str, ...]:
    """The codes of boards on a day: those of 2022 followed where one board took over the whole, else left out."""
    if day < REORGANISED:
        return tuple(codes)
    followed = (next((each.successor for each in successors(code) if each.whole), "") for code in codes)
    return tuple(sorted({code for code in followed if code}))


def _split(came: Succession) -> str:
    name = next(board.name for board in boards_2022() if board.ods == came.predecessor)
    return (
        f"What was listed in 2022 under {name} ({came.predecessor}): it was split, and only a part came here "
        f"({came.part}). The lists do not say what lies in which part, so nothing is guessed: add the councils and "
        "trusts of that part."
    )


def _note(note: Note, code: str) -> str:
    return f"In 2022, under {note.board}: {_small(note.text)}" if note.board not in ("", code) else note.text


def _small(text: str) -> str:
    return text[0].lower() + text[1:]
