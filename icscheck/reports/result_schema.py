"""The JSON Schema (draft-07) of ``validate --format json``, format 1: every key described, no other key allowed.

It stands here and not with the schema of documents because its words are those of outcomes and packs.
Keys may be added to the format, and are then added here; a reader of results should pass over those it does not know.
"""

from __future__ import annotations

from icscheck.assessment import LEVELS, OVERALL, RATINGS, STATUSES
from icscheck.packs import BASES, PACK_STATUSES, STRENGTHS, THEMES
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
SCHEMA_ID = "urn:icscheck:schema:result:1"


def result_schema() -> Schema:
    """The JSON Schema of a result; the same for every call."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": SCHEMA_ID,
        "title": "A result of icscheck validate",
        **keys(
            "What one run found of every system it was given.",
            format=described("The version of this format.", const=1),
            tool=keys(
                "The program that wrote the result.",
                name=described("Its name.", const="icscheck"),
                version=text("Its version, such as 1.4.0."),
            ),
            as_of=day("The day tested as of: the command line's, else the first system's, else today."),
            packs=listed("Every rule pack that was used.", ref("pack")),
            levels=listed(
                "Rules whose level a configuration changed, whether or not they found anything.",
                keys(
                    "One rule.",
                    rule=text("Its id or name."),
                    level=choice("What its findings count as.", LEVELS[:3]),
                    reason=text("Why."),
                ),
            ),
            baseline={
                "description": "How the findings compare with a baseline; null without one.",
                "anyOf": [{"type": "null"}, ref("compared")],
            },
            problems=listed(
                "What could not be used, or should be looked at, in files, packs or the selection.",
                ref("problem"),
            ),
            systems=listed("Every system that was assessed, in the order it was found.", ref("system")),
            together=keys(
                "What can be said only of several systems at once.",
                outcomes=listed("The outcomes of rules that compare systems.", ref("outcome")),
                contradictions=listed(
                    "What the documents of two systems say differently of the same thing.", ref("problem")
                ),
            ),
        ),
        "definitions": {
            "pack": pack_schema(),
            "compared": _compared(),
            "problem": problem_schema(),
            "system": _system(),
            "counts": count_of_each(STATUSES),
            "outcome": _outcome(),
            "missing": _missing(),
            "evidence": _evidence(),
            "explanation": _explanation(),
        },
    }


def pack_schema() -> Schema:
    """A rule pack, as every output names it."""
    return keys(
        "A rule pack, so that the same result can be had again.",
        name=text("Its name, such as design-framework."),
        edition=text("The edition of its source, such as 2021.06."),
        revision=text("The version of our encoding of that source."),
        status=choice("What its source is.", PACK_STATUSES),
        digest={
            **text("The SHA-256 of the text of its rules, with LF line ends."),
            "pattern": "^sha256:[0-9a-f]{64}$",
        },
    )


def _compared() -> Schema:
    return keys(
        "How the findings compare with an earlier result.",
        file=text("The baseline."),
        known=whole("How many findings it has, with the same or a worse status.", 0),
        new=whole("How many it has not, or had with a better status.", 0),
        fixed=whole("How many of its entries are no finding any more.", 0),
        unexamined=whole("How many of its entries are of rules or systems not looked at this time.", 0),
    )


def problem_schema() -> Schema:
    """A problem, as every output tells it."""
    return keys(
        "Something wrong with a file, a pack or the selection. It is no outcome of a rule.",
        level=choice("An error means that something could not be used: exit code 2.", ("error", "warning")),
        code={**text("A short name of the kind of problem."), "pattern": "^[a-z]+(-[a-z]+)*$"},
        message=text("What is wrong and what to do about it. The wording may change."),
        file=text("The file, or the path that was asked for."),
        line=whole("The line, counted from 1; 0 when the whole file is meant.", 0),
        column=whole("The column in code points, counted from 1; 0 when the whole file is meant.", 0),
    )


def _system() -> Schema:
    standings = (*vocabulary("constitution_status").words, "not stated")
    return keys(
        "The assessment of one system under one constitution.",
        name=text("Its name, or its path when it has none."),
        path=text("The file or folder it was read from."),
        ods=described("Its code in the Organisation Data Service; empty when not stated.", type="string"),
        constitution=choice("Whether its constitution is in force or proposed.", standings),
        as_of=day("The day it was tested as of."),
        as_of_from=choice(
            "Where that day came from.", ("command line", "document", "configuration", "today")
        ),
        packs=listed("The packs it was tested against, as name@edition.", text("A pack.")),
        overall=choice("The overall word.", OVERALL),
        counts=ref("counts"),
        themes=listed(
            "The rating of each theme that has an outcome.",
            keys(
                "One theme.",
                theme=choice("Its name.", THEMES),
                rating=choice("Its rating.", RATINGS),
                counts=ref("counts"),
            ),
        ),
        outcomes=listed("Every outcome: at least one for each rule.", ref("outcome")),
    )


def _outcome() -> Schema:
    return keys(
        "How one rule came out for one subject.",
        key=text("Rule and subject: the same in every run, whatever moves in the file."),
        rule=text("The rule's id, such as DF-V01."),
        name=text("The rule's name, such as trust-in-collaborative."),
        title=text("What the rule asks, in a sentence."),
        pack=text("The pack that the rule is in."),
        edition=text("The edition of that pack."),
        strength=choice("How strongly the source asks it.", STRENGTHS),
        level=choice("How serious the outcome is; none is no finding.", LEVELS),
        theme=choice("The theme it is reported under.", THEMES),
        source=keys(
            "Where the rule comes from.",
            cite=text("The section or paragraph."),
            pages=described("The pages; empty when there are none to name.", type="string"),
            url=described("An address; empty when none is recorded.", type="string"),
            basis=choice("Whether the source was read, seen in another publication, or recalled.", BASES),
        ),
        subject=keys(
            "What the rule was tested for.",
            kind=text("What kind of thing it is, such as organisation."),
            id=text("Its id in the document, or its kind when there is only one."),
            label=text("What people call it."),
        ),
        status=choice("The status.", STATUSES),
        would_be=choice("For what is not due: the status if it were due today; else empty.", ("", *STATUSES)),
        decided_by=choice("Whether facts decided, or a person's statement.", ("facts", "statement")),
        expected=described("What was asked, in words.", type="string"),
        found=described("What the document says, in words.", type="string"),
        missing=listed("What the document would have to say for the rule to be tested.", ref("missing")),
        message=text("The outcome in a sentence or two. The wording may change."),
        remedy=text("What would put it right."),
        due={
            **day("The day from which the rule counts; null when it has none."),
            "type": ["string", "null"],
        },
        evidence=listed("The places in the document that decided.", ref("evidence")),
        explanation={
            "description": "The explanation given of a departure, accepted or not; null when there is none.",
            "anyOf": [{"type": "null"}, ref("explanation")],
        },
        level_changed={
            "description": "What the level was before a configuration changed it, and why; null when none did.",
            "anyOf": [
                {"type": "null"},
                {
                    "type": "object",
                    "additionalProperties": False,
                    "required": ["from", "reason"],
                    "properties": {
                        "from": choice("The level that the rule gives.", LEVELS[:3]),
                        "reason": text("The reason given."),
                    },
                },
            ],
        },
        also=listed(
            "Rules of other packs, by id, that ask the same of this subject and are reported here.",
            text("The id of a rule."),
        ),
        under=described(
            "The rule, by id, under which this outcome is reported; null when it is reported by itself.",
            type=["string", "null"],
        ),
        baseline=choice(
            "Whether a baseline knows the finding; null without one, and for no finding.",
            ("known", "new", None),
        ),
    )


def _missing() -> Schema:
    return keys(
        "Something that the document does not say.",
        key=text("The key, with the subject it belongs to."),
        add=text("An example of it, as YAML."),
        **_place(),
    )


def _evidence() -> Schema:
    return keys(
        "A place in the document that decided.",
        **_place(),
        text=described("That line of the file, without the blanks around it.", type="string"),
        fact=described("The fact that was read there.", type="string"),
        value=described("Its value in words.", type="string"),
    )


def _explanation() -> Schema:
    return keys(
        "Why the system departs from the rule.",
        accepted=described("Whether it is complete and current, and the rule is not law.", type="boolean"),
        reason=described("The reason; null when it lacks one.", type=["string", "null"]),
        review_by={
            **day("The last day it holds; null when it names none."),
            "type": ["string", "null"],
        },
        **_place(),
    )


def _place() -> dict[str, Schema]:
    return {
        "file": text("The file, with / on every platform."),
        "line": whole("The line, counted from 1.", 1),
        "column": whole("The column in code points, counted from 1.", 1),
    }
