"""The lists that ship with icscheck: integrated care boards by period, what followed what, trusts and councils by board.

Facts of the Organisation Data Service and the Office for National Statistics; where they came from, how they were
corrected and what they do not say is in ``README.md`` beside this file. What writes a first file reads them, and so do
the facts on which boards were abolished in April 2026, what followed them and which are in a cluster; no other fact does.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from datetime import date
from functools import cache
from importlib.resources import files
from typing import NamedTuple

BOARDS = "icbs_2022_2026.csv"
BOARDS_2026 = "icbs_2026_04.csv"
SUCCESSIONS = "icb_successions_2026_04.csv"
CLUSTERS = "icb_clusters_2025_10.csv"
TRUSTS = "icb_trust_pairs_2022.csv"
COUNCILS = "icb_local_authority_pairs_2022.csv"
CORRECTIONS = "corrections.csv"
NOTES = "notes.csv"

#: The first day of the boards of 2022, and of those that 42 became.
ESTABLISHED = date(2022, 7, 1)
REORGANISED = date(2026, 4, 1)
WHOLE = "whole"

#: Words in a council's name that leave no doubt of its type. "County Council" does (Durham, Northumberland and
#: Rutland are unitary), and so do "Borough", "Royal Borough", "City" and "District".
_COUNCIL_TYPES = (
    ("London Borough of ", "london_borough"),
    ("Metropolitan Borough", "metropolitan_borough"),
    ("Metropolitan District", "metropolitan_borough"),
    ("Corporation of the City of London", "city_of_london"),
    ("Council of the Isles of Scilly", "isles_of_scilly"),
)


class DataError(Exception):
    """The lists contradict themselves, or a correction finds nothing to correct."""


class Board(NamedTuple):
    """An integrated care board: its codes, its name, its region and the day it began."""

    ods: str
    ons: str
    name: str
    region: str
    established: date

    @property
    def system(self) -> str:
        """The system's name, which the board's name holds."""
        match = re.fullmatch(r"NHS (.+) Integrated Care Board", self.name)
        if match is None:
            raise DataError(f"{self.name} is not named as a board is.")
        return match[1]


class Succession(NamedTuple):
    """That one board followed another on 1 April 2026, for the whole of its area or for a part."""

    predecessor: str
    successor: str
    part: str

    @property
    def whole(self) -> bool:
        """Whether the whole of the predecessor went to this successor."""
        return self.part == WHOLE


class Organisation(NamedTuple):
    """A trust or council as listed in 2022, and the codes of the boards that list it."""

    name: str
    ods: str
    kind: str
    #: for a council whose name leaves no doubt of it; else empty
    type: str
    listed_under: tuple[str, ...]

    @property
    def id(self) -> str:
        """The name in small letters and hyphens, without the words that every trust's name has."""
        return slug(re.sub(r",? NHS (Foundation )?Trust$", "", self.name))


class Note(NamedTuple):
    """What is to be said of an organisation, under one board or, without a code, under all of them."""

    organisation: str
    board: str
    #: ``unknown`` or a day, for an organisation that is gone; else empty
    gone_from: str
    text: str

    def gone(self, day: date) -> bool:
        """Whether the organisation was gone on a day, or may have been: the lists are of 2022."""
        if self.gone_from == "unknown":
            return day.year > ESTABLISHED.year
        return bool(self.gone_from) and date.fromisoformat(self.gone_from) <= day


def slug(name: str) -> str:
    """A name in small letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "").replace("&", "and")).strip("-")


@cache
def boards_2022() -> tuple[Board, ...]:
    """The 42 boards of 1 July 2022 to 31 March 2026, by name."""
    return tuple(
        Board(row["ods_code"], row["ons_code"], row["name"], row["nhs_england_region"], ESTABLISHED)
        for row in sorted(_rows(BOARDS), key=lambda row: row["name"])
    )


@cache
def boards_2026() -> tuple[Board, ...]:
    """The 36 boards since 1 April 2026, by name; one that kept its code began in 2022."""
    kept = {board.ods for board in boards_2022()}
    return tuple(
        Board(
            row["ods_code"],
            row["ons_code"],
            row["name"],
            row["nhs_england_region"],
            ESTABLISHED if row["ods_code"] in kept else REORGANISED,
        )
        for row in sorted(_rows(BOARDS_2026), key=lambda row: row["name"])
    )


def boards(day: date) -> tuple[Board, ...]:
    """The boards of a day, by name; before 1 July 2022 those that were about to be set up."""
    return boards_2026() if day >= REORGANISED else boards_2022()


@cache
def successions() -> tuple[Succession, ...]:
    """Which board followed which on 1 April 2026. A board that kept its code is not listed as its own predecessor."""
    return tuple(
        Succession(row["predecessor_ods"], row["successor_ods"], row["part"]) for row in _rows(SUCCESSIONS)
    )


def predecessors(code: str) -> tuple[Succession, ...]:
    """What a board of April 2026 was made of: itself, where it kept its code, and what came to it."""
    itself = [Succession(code, code, WHOLE) for board in boards_2022() if board.ods == code]
    return (*itself, *(each for each in successions() if each.successor == code))


def successors(code: str) -> tuple[Succession, ...]:
    """What a board of 2022 became on 1 April 2026; several are parts, of which none stands for the whole."""
    if any(board.ods == code for board in boards_2026()):
        return (Succession(code, code, WHOLE),)
    return tuple(each for each in successions() if each.predecessor == code)


@cache
def reported_clusters() -> tuple[frozenset[str], ...]:
    """The boards that were reported in 2025 to share leaders, by code: clusters, of which none is a merger approved."""
    found: dict[str, set[str]] = {}
    for row in _rows(CLUSTERS):
        found.setdefault(row["cluster"], set()).add(row["ods_code"])
    return tuple(frozenset(codes) for codes in found.values())


@cache
def trusts() -> tuple[Organisation, ...]:
    """Every NHS trust and foundation trust listed in 2022, by name.

    The list has trusts only, and the name of a foundation trust must say that it is one
    (National Health Service Act 2006, schedule 7, paragraph 2).
    """
    return tuple(
        Organisation(
            name, ods, "nhs_foundation_trust" if "NHS Foundation Trust" in name else "nhs_trust", "", under
        )
        for name, ods, under in _listed(TRUSTS, "trust_name", "trust_ods_code")
    )


@cache
def councils() -> tuple[Organisation, ...]:
    """Every council responsible for social care listed in 2022, by name; its type where its name leaves no doubt."""
    return tuple(
        Organisation(
            name,
            ods,
            "local_authority",
            next((kind for words, kind in _COUNCIL_TYPES if words in name), ""),
            under,
        )
        for name, ods, under in _listed(COUNCILS, "local_authority", "la_ods_code")
    )


@cache
def notes() -> tuple[Note, ...]:
    """What is to be said of some organisations."""
    return tuple(
        Note(row["organisation"], row["icb_ods_code"], row["gone_from"], row["note"]) for row in _rows(NOTES)
    )


def notes_of(organisation: Organisation, board: str) -> list[Note]:
    """What is to be said of an organisation under a board of 2022."""
    return [note for note in notes() if note.organisation == organisation.name and note.board in ("", board)]


def _listed(file: str, name: str, code: str) -> list[tuple[str, str, tuple[str, ...]]]:
    """The organisations of a list, by name: each once, with one code and every board that lists it."""
    codes: dict[str, set[str]] = {}
    under: dict[str, set[str]] = {}
    for row in _corrected(file):
        codes.setdefault(row[name], set()).add(row[code])
        under.setdefault(row[name], set()).add(row["icb_ods_code"])
    names: dict[str, str] = {}
    for each, found in codes.items():
        if len(found) > 1:
            raise DataError(f"{file}: {each} has the codes {', '.join(sorted(found))}.")
        (only,) = found
        if only and names.setdefault(only, each) != each:
            raise DataError(f"{file}: {only} is the code of {names[only]} and of {each}.")
    return [(each, min(codes[each]), tuple(sorted(under[each]))) for each in sorted(codes)]


def _corrected(file: str) -> list[dict[str, str]]:
    """The rows of a list with its corrections made, each of which must find exactly one row."""
    listed = _rows(file)
    for correction in _rows(CORRECTIONS):
        if correction["file"] != file:
            continue
        code, column, wrong = correction["icb_ods_code"], correction["column"], correction["listed"]
        found = [row for row in listed if row["icb_ods_code"] == code and row[column] == wrong]
        if len(found) != 1:
            where = f"{len(found)} rows of {code} in {file}"
            raise DataError(f"{CORRECTIONS}: {wrong} is in {where}, not in one.")
        found[0][column] = correction["corrected"]
    return listed


def _rows(file: str) -> list[dict[str, str]]:
    """The rows of a list, as it came."""
    text = (files(__name__) / file).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
