"""The JSON Schema (draft-07) of ``compare --format json``, format 1: every key described, no other key allowed."""

from __future__ import annotations

from icscheck.assessment import OVERALL, STATUSES
from icscheck.packs import STRENGTHS, THEMES
from icscheck.reports.result_schema import pack_schema, problem_schema
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
from icscheck.vocabulary import vocabulary

#: The identifier of the schema. It is a name, not an address: nothing is fetched from it.
SCHEMA_ID = "urn:icscheck:schema:comparison:1"


def comparison_schema() -> Schema:
    """The JSON Schema of several systems side by side; the same for every call."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": SCHEMA_ID,
        "title": "A result of icscheck compare",
        **keys(
            "Several systems side by side. What belongs to a system stands in the order of the systems.",
            format=described("The version of this format.", const=1),
            tool=keys(
                "The program that wrote the result.",
                name=described("Its name.", const="icscheck"),
                version=text("Its version, such as 1.4.0."),
            ),
            as_of=day("The day that all of them were tested as of."),
            packs=listed("Every rule pack that was used.", pack_schema()),
            problems=listed("What could not be used, or should be looked at.", problem_schema()),
            systems=listed("Every system, in the order of their names.", ref("system")),
            rules=listed("Every rule, in the order of the packs.", ref("rule")),
            most_missed=listed(
                "Rules that some system misses, by id: those missed in most systems first.",
                text("The id of a rule."),
            ),
            board=listed("How the boards are made up.", ref("group")),
        ),
        "definitions": {"system": _system(), "rule": _rule(), "group": _group()},
    }


def _system() -> Schema:
    return keys(
        "One system.",
        name=text("Its name, or its path when it has none."),
        path=text("The file or folder it was read from."),
        ods=described("Its code in the Organisation Data Service; empty when not stated.", type="string"),
        constitution=choice(
            "Whether its constitution is in force or proposed.",
            (*vocabulary("constitution_status").words, "not stated"),
        ),
        overall=choice("The overall word.", OVERALL),
        counts=count_of_each(STATUSES),
        inputs=listed(
            "The files that it was read from.",
            keys(
                "One file.",
                name=text("Its path, with / on every platform."),
                sha256={
                    **text("The SHA-256 of its text with LF line ends, without a byte order mark."),
                    "pattern": "^[0-9a-f]{64}$",
                },
            ),
        ),
    )


def _rule() -> Schema:
    some = {status: whole(f"How many are {status.replace('-', ' ')}.", 1) for status in sorted(STATUSES)}
    counts = {**keys("How many outcomes have each status; those that none has are left out.", **some)}
    counts["required"] = []
    return keys(
        "One rule in every system.",
        rule=text("Its id, such as DF-V01."),
        name=text("Its name, such as trust-in-collaborative."),
        title=text("What it asks, in a sentence."),
        pack=text("The pack that it is in."),
        edition=text("The edition of that pack."),
        strength=choice("How strongly the source asks it.", STRENGTHS),
        theme=choice("The theme it is reported under.", THEMES),
        systems={
            **count_of_each(STATUSES),
            "description": "In how many systems each status is the worst that the rule has.",
        },
        statuses=listed(
            "What became of it in each system, in their order.",
            keys(
                "One system.",
                status=choice("The worst status of its subjects there.", STATUSES),
                counts=counts,
            ),
        ),
    )


def _group() -> Schema:
    count = keys(
        "The smallest and the largest number that a description allows.",
        least=whole("The smallest.", 0),
        most=described("The largest; null when there is none.", type=["integer", "null"], minimum=0),
        told=described("Whether anything is known of the number at all.", type="boolean"),
    )
    return keys(
        "Measures that belong together.",
        group=text("Its name."),
        title=text("Its title."),
        measures=listed(
            "The measures.",
            keys(
                "One number of every board.",
                measure=text("Its name."),
                title=text("Its title."),
                counts=listed("The number of each system, in their order.", count),
            ),
        ),
    )
