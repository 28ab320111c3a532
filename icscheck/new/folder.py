"""The files of a first folder: what is known is written, every other key stands there as a comment that explains it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from icscheck.data import REORGANISED, Board, slug
from icscheck.new.explained import explanation, noun_of, said, scalar, unused
from icscheck.new.organisations import Listed, entries, listed
from icscheck.schema import FORMAT
from icscheck.schema.document import DOCUMENT
from icscheck.vocabulary import vocabulary

#: The schema that editors read, which is written beside the files.
SCHEMA = "ics.schema.json"
MODELINE = f"# yaml-language-server: $schema={SCHEMA}"

_LEGEND = (
    "Lines with ## explain. A line with # before a key is not in use: take the # away and put your own facts in place "
    "of the example. A key that is left out or has no value is not known; `none` is known to be none. A list is taken "
    "as complete unless it has the entry `unknown`."
)
_EMPTY = Listed((), (), {}, ())


class Answers(NamedTuple):
    """What is known at the start."""

    name: str
    #: None for a system whose board is in no shipped list
    board: Board | None
    as_of: date
    places: tuple[str, ...] = ()


class Part(NamedTuple):
    """One file of the folder: what it is about, and the keys at the top that it holds."""

    file: str
    about: str
    keys: tuple[str, ...]


#: Every key at the top of a document, each in one file.
LAYOUT = (
    Part(
        "system.ics.yaml",
        "The system and its NHS body. This file makes the folder one system; the other files are its parts.",
        ("format", "as_of", "packs", "constitution_status", "system", "nhs_body"),
    ),
    Part(
        "organisations.ics.yaml",
        "Every organisation that the other files name, and people by id.",
        ("organisations", "people"),
    ),
    Part("board.ics.yaml", "The board of the NHS body, its seats and who holds them.", ("board",)),
    Part("committees.ics.yaml", "The committees and groups of the NHS body.", ("committees",)),
    Part(
        "partnership.ics.yaml",
        "The wider partnership, and the health and wellbeing boards.",
        ("partnership", "health_and_wellbeing_boards"),
    ),
    Part("places.ics.yaml", "The place partnerships.", ("places",)),
    Part(
        "collaboratives.ics.yaml",
        "Provider collaboratives and their relatives, clinical networks and cancer alliances.",
        ("collaboratives", "networks"),
    ),
    Part(
        "delegation.ics.yaml",
        "Functions and money that are passed on, and who leads on what.",
        ("delegations", "funds", "functions", "arrangements"),
    ),
    Part(
        "documents.ics.yaml",
        "The documents that record the governance, and the registers.",
        ("documents", "registers"),
    ),
    Part(
        "working.ics.yaml",
        "How the system works: people and communities, clinical leadership, workforce, quality, primary care, data, money.",
        (
            "involvement",
            "clinical_leadership",
            "workforce",
            "quality",
            "primary_care",
            "independent_providers",
            "digital",
            "finance",
            "oversight",
            "procurement",
        ),
    ),
    Part(
        "transition.ics.yaml",
        "The change from one legal form to the next, mergers, clusters, and contracts for a whole population.",
        ("transition", "merger", "cluster_working", "integrated_health_organisations"),
    ),
    Part(
        "statements.ics.yaml",
        "What only a person can attest, departures from a rule that are explained, and what the cover sheet of the "
        "report says. `icscheck missing` shows which statements would help.",
        ("statements", "explanations", "report"),
    ),
)


def folder(answers: Answers) -> dict[str, str]:
    """The text of every file that describes the system, by its name."""
    given = listed(answers.board, answers.as_of) if answers.board is not None else _EMPTY
    return {part.file: "\n".join(_file(part, answers, given)) + "\n" for part in LAYOUT}


def _file(part: Part, answers: Answers, given: Listed) -> Iterator[str]:
    yield MODELINE
    yield "#"
    yield from said(part.about, 0, "#")
    yield "#"
    yield from said(_LEGEND, 0, "#")
    for key in part.keys:
        yield ""
        yield from _key(key, answers, given)


def _key(key: str, answers: Answers, given: Listed) -> Iterator[str]:
    field = DOCUMENT.fields[key]
    yield from said(explanation(field), 0)
    if key == "format":
        yield f"format: {FORMAT}"
    elif key == "as_of":
        yield f"as_of: {answers.as_of.isoformat()}"
    elif field.kind != "thing":
        yield f"# {field.example}"
    elif key == "system":
        yield from _system(answers, given)
    elif key == "nhs_body":
        yield from _nhs_body(answers)
    elif key == "organisations":
        yield from _organisations(answers, given)
    elif key == "places":
        yield from _places(answers, given)
    elif field.keyed:
        yield from _by_word(key)
    else:
        yield f"{key}:"
        yield from unused(noun_of(key), 2, open_up=("seats",) if key == "board" else (), entry=field.many)


def _system(answers: Answers, given: Listed) -> Iterator[str]:
    board = answers.board
    yield "system:"
    yield f"  name: {scalar(answers.name)}"
    known = {"name"}
    if board is not None:
        known |= {"ods", "region", "councils"}
        yield f"  ods: {board.ods}"
        yield f"  region: {board.region}"
        yield from said(
            'From the lists of 2022: "listed under" is not "principally in". Check them; take the last line away when '
            "the list is complete.",
            2,
        )
        yield "  councils:"
        yield from (f"    - {council.id}" for council in given.councils)
        yield "    - unknown"
    yield from unused(noun_of("system"), 2, known=known)


def _nhs_body(answers: Answers) -> Iterator[str]:
    board = answers.board
    yield "nhs_body:"
    known: set[str] = set()
    if board is not None:
        known |= {"name", "ods", "established"}
        yield f"  name: {scalar(board.name)}"
        yield f"  ods: {board.ods}"
        yield f"  established: {board.established.isoformat()}"
    yield from unused(noun_of("nhs_body"), 2, known=known)


def _organisations(answers: Answers, given: Listed) -> Iterator[str]:
    if answers.board is not None:
        yield from said(_where_from(answers), 0)
        for text in given.left_out:
            yield from said(f"Left out: {text}", 0)
    yield "organisations:"
    if answers.board is not None:
        yield from entries(given)
        yield "  - unknown"
    yield from said("One more, with every key that an organisation may have:", 2)
    yield from unused(noun_of("organisations"), 2, entry=True)


def _where_from(answers: Answers) -> str:
    text = (
        "From the lists of 2022 that come with icscheck: facts of the Organisation Data Service and the Office for "
        "National Statistics, Open Government Licence v3.0. They have gaps and were never a register, so the list "
        "ends with `unknown`. They do not say which services a trust provides: say so yourself under `services`."
    )
    if answers.as_of >= REORGANISED:
        text += " Much has changed since: check every entry against what is true on the day."
    return text


def _places(answers: Answers, given: Listed) -> Iterator[str]:
    yield "places:"
    taken = (
        {each.id for each in (*given.councils, *given.trusts)}
        | set(vocabulary("party").words)
        | set(DOCUMENT.fields)
    )
    for number, name in enumerate(answers.places, 1):
        id = slug(name) or str(number)
        while id in taken:
            id = f"place-{id}" if not id.startswith("place-") else f"{id}-{number}"
        taken.add(id)
        yield f"  - id: {id}"
        yield f"    name: {scalar(name)}"
        if number == 1:
            yield from unused(noun_of("places"), 4, known=("id", "name"))
    if answers.places:
        yield from said("Take the next line away when these are all the places.", 2)
        yield "  - unknown"
    else:
        yield from unused(noun_of("places"), 2, entry=True)


def _by_word(key: str) -> Iterator[str]:
    """A set of keys that are words: the first opened up, of the others the first key of theirs."""
    noun = noun_of(key)
    short = next(iter(noun.fields.values())).example
    yield f"{key}:"
    for place, (word, meaning) in enumerate(vocabulary(DOCUMENT.fields[key].vocabulary).words.items()):
        yield from said(f"{meaning[0].upper()}{meaning[1:]}.", 2)
        if place == 0:
            yield f"  # {word}:"
            yield from (line.replace("  # ", "  #   ", 1) for line in unused(noun, 2))
        else:
            yield f"  # {word}: {{{short}}}"
