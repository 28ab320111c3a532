"""The JSON Schema (draft-07) of ``diff --format json``, format 1: every key described, no other key allowed."""

from __future__ import annotations

from icscheck.assessment import LEVELS, OVERALL, STATUSES
from icscheck.packs import BASES
from icscheck.reports.result_schema import problem_schema
from icscheck.reports.shapes import (
    Schema,
    choice,
    count_of_each,
    day,
    described,
    keys,
    listed,
    ref,
    text,
    whole,
)
from icscheck.views.changes import DIRECTIONS
from icscheck.vocabulary import vocabulary

#: The identifier of the schema. It is a name, not an address: nothing is fetched from it.
SCHEMA_ID = "urn:icscheck:schema:diff:1"


def changes_schema() -> Schema:
    """The JSON Schema of what changed between two descriptions; the same for every call."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": SCHEMA_ID,
        "title": "A result of icscheck diff",
        **keys(
            "What changed between two descriptions.",
            format=described("The version of this format.", const=1),
            tool=keys(
                "The program that wrote the result.",
                name=described("Its name.", const="icscheck"),
                version=text("Its version, such as 1.4.0."),
            ),
            old=text("The first side, as it was asked for."),
            new=text("The second side, as it was asked for."),
            problems=listed(
                "What could not be used, or should be looked at, on either side.", ref("problem")
            ),
            systems=listed("Every system that both sides have.", ref("system")),
            added=listed("Systems that only the second side has.", ref("side")),
            removed=listed("Systems that only the first side has.", ref("side")),
        ),
        "definitions": {
            "problem": problem_schema(),
            "side": _side(),
            "system": _system(),
            "change": _change(),
            "said": _said(),
            "approval": _approval(),
        },
    }


def _side() -> Schema:
    return keys(
        "A system as one side describes it.",
        name=text("Its name, or its path when it has none."),
        ods=described("Its code in the Organisation Data Service; empty when not stated.", type="string"),
        path=text("The file or folder it was read from."),
        constitution=choice(
            "Whether its constitution is in force or proposed.",
            (*vocabulary("constitution_status").words, "not stated"),
        ),
        as_of=day("The day it was tested as of."),
        packs=listed("The packs it was tested against, as name@edition.", text("A pack.")),
        overall=choice("The overall word.", OVERALL),
        counts=count_of_each(STATUSES),
    )


def _system() -> Schema:
    return keys(
        "A system that both sides have.",
        name=text("Its name, or its path when it has none."),
        ods=described("Its code in the Organisation Data Service; empty when not stated.", type="string"),
        before=ref("side"),
        after=ref("side"),
        changes=listed("What changed in its governance, in the order of the document format.", ref("change")),
        approvals=listed("Whose approval a pack says that needs.", ref("approval")),
        outcomes=keys(
            "Which outcomes moved.",
            moved=listed(
                "Outcomes that both sides have, with another status.",
                _outcome(
                    before=choice("The status before.", STATUSES),
                    after=choice("The status after.", STATUSES),
                    direction=choice("Which way it went.", DIRECTIONS),
                ),
            ),
            new=listed(
                "Outcomes that only the second side has.",
                _outcome(before=_nothing("before"), after=choice("The status.", STATUSES)),
            ),
            gone=listed(
                "Outcomes that only the first side has.",
                _outcome(before=choice("The status.", STATUSES), after=_nothing("after")),
            ),
        ),
    )


def _nothing(side: str) -> Schema:
    return described(f"There is none {side}.", type="null")


def _outcome(**statuses: Schema) -> Schema:
    return keys(
        "An outcome of one rule for one subject.",
        key=text("Rule and subject: the same in every run, whatever moves in the file."),
        rule=text("The rule's id, such as DF-V01."),
        title=text("What the rule asks, in a sentence."),
        subject=keys(
            "What the rule was tested for.",
            kind=text("What kind of thing it is, such as organisation."),
            id=text("Its id in the document, or its kind when there is only one."),
            label=text("What people call it."),
        ),
        level=choice("How serious the outcome is; none is no finding.", LEVELS),
        **statuses,
    )


def _change() -> Schema:
    step = keys(
        "One step from the document to what changed.",
        key=text("The key."),
        noun=described("What kind of thing stands there; null for a value.", type=["string", "null"]),
        id=described("Its id; null when it has none.", type=["string", "null"]),
    )
    return keys(
        "One change of the governance.",
        what=choice("What became of it.", ("added", "removed", "renamed", "changed")),
        sentence=text("The change in a sentence. The wording may change."),
        route=listed("Where it is, from the top of the document.", step),
        before=ref("said"),
        after=ref("said"),
        described=described(
            "Whether it may have been so all along, and only the description changed.", type="boolean"
        ),
        file=text("The file, with / on every platform."),
        line=whole("The line, counted from 1.", 1),
        column=whole("The column in code points, counted from 1.", 1),
    )


def _said() -> Schema:
    return keys(
        "What one side says.",
        state=choice("Whether it says anything.", ("known", "none", "unknown")),
        values=listed("What it says.", described("A value.", type=["string", "integer", "boolean"])),
        others=described("Whether there may be others that are not listed.", type="boolean"),
    )


def _approval() -> Schema:
    places = listed("Places in the list of changes, counted from 0.", whole("A place.", 0))
    return keys(
        "What a pack says needs approval.",
        approver=text("Who approves, as a word of the vocabulary."),
        needs=text("What needs approval, in words."),
        pack=text("The pack that says so, as name@edition."),
        source=keys(
            "Where the pack has it from.",
            cite=text("The section or paragraph."),
            pages=described("The pages; empty when there are none to name.", type="string"),
            basis=choice("Whether the source was read, seen in another publication, or recalled.", BASES),
        ),
        changes={**places, "description": "The changes it concerns, by their places in the list, from 0."},
        possible={
            **places,
            "description": "The same for those that may have been so all along, by their places, from 0.",
        },
    )
