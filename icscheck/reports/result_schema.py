"""The JSON Schema (draft-07) of ``validate --format json``, format 1: every key described, no other key allowed.

It stands here and not with the schema of documents because its words are those of outcomes and packs.
Keys may be added to the format, and are then added here; a reader of results should pass over those it does not know.
"""

from __future__ import annotations

from typing import Any

from icscheck.assessment import LEVELS, OVERALL, RATINGS, STATUSES
from icscheck.packs import BASES, PACK_STATUSES, STRENGTHS, THEMES
from icscheck.vocabulary import vocabulary

#: The identifier of the schema. It is a name, not an address: nothing is fetched from it.
SCHEMA_ID = "urn:icscheck:schema:result:1"

Schema = dict[str, Any]


def result_schema() -> Schema:
    """The JSON Schema of a result; the same for every call."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": SCHEMA_ID,
        "title": "A result of icscheck validate",
        **_keys(
            "What one run found of every system it was given.",
            format=_described("The version of this format.", const=1),
            tool=_keys(
                "The program that wrote the result.",
                name=_described("Its name.", const="icscheck"),
                version=_text("Its version, such as 1.4.0."),
            ),
            as_of=_day("The day tested as of: the command line's, else the first system's, else today."),
            packs=_list("Every rule pack that was used.", _ref("pack")),
            levels=_list(
                "Rules whose level a configuration changed, whether or not they found anything.",
                _keys(
                    "One rule.",
                    rule=_text("Its id or name."),
                    level=_choice("What its findings count as.", LEVELS[:3]),
                    reason=_text("Why."),
                ),
            ),
            baseline={
                "description": "How the findings compare with a baseline; null without one.",
                "anyOf": [{"type": "null"}, _ref("compared")],
            },
            problems=_list(
                "What could not be used, or should be looked at, in files, packs or the selection.",
                _ref("problem"),
            ),
            systems=_list("Every system that was assessed, in the order it was found.", _ref("system")),
            together=_keys(
                "What can be said only of several systems at once.",
                outcomes=_list("The outcomes of rules that compare systems.", _ref("outcome")),
                contradictions=_list(
                    "What the documents of two systems say differently of the same thing.", _ref("problem")
                ),
            ),
        ),
        "definitions": {
            "pack": _pack(),
            "compared": _compared(),
            "problem": _problem(),
            "system": _system(),
            "counts": _counts(),
            "outcome": _outcome(),
            "missing": _missing(),
            "evidence": _evidence(),
            "explanation": _explanation(),
        },
    }


def _pack() -> Schema:
    return _keys(
        "A rule pack, so that the same result can be had again.",
        name=_text("Its name, such as design-framework."),
        edition=_text("The edition of its source, such as 2021.06."),
        revision=_text("The version of our encoding of that source."),
        status=_choice("What its source is.", PACK_STATUSES),
        digest={
            **_text("The SHA-256 of the text of its rules, with LF line ends."),
            "pattern": "^sha256:[0-9a-f]{64}$",
        },
    )


def _compared() -> Schema:
    return _keys(
        "How the findings compare with an earlier result.",
        file=_text("The baseline."),
        known=_whole("How many findings it has, with the same or a worse status.", 0),
        new=_whole("How many it has not, or had with a better status.", 0),
        fixed=_whole("How many of its entries are no finding any more.", 0),
        unexamined=_whole("How many of its entries are of rules or systems not looked at this time.", 0),
    )


def _problem() -> Schema:
    return _keys(
        "Something wrong with a file, a pack or the selection. It is no outcome of a rule.",
        level=_choice("An error means that something could not be used: exit code 2.", ("error", "warning")),
        code={**_text("A short name of the kind of problem."), "pattern": "^[a-z]+(-[a-z]+)*$"},
        message=_text("What is wrong and what to do about it. The wording may change."),
        file=_text("The file, or the path that was asked for."),
        line=_whole("The line, counted from 1; 0 when the whole file is meant.", 0),
        column=_whole("The column in code points, counted from 1; 0 when the whole file is meant.", 0),
    )


def _system() -> Schema:
    standings = (*vocabulary("constitution_status").words, "not stated")
    return _keys(
        "The assessment of one system under one constitution.",
        name=_text("Its name, or its path when it has none."),
        path=_text("The file or folder it was read from."),
        ods=_described("Its code in the Organisation Data Service; empty when not stated.", type="string"),
        constitution=_choice("Whether its constitution is in force or proposed.", standings),
        as_of=_day("The day it was tested as of."),
        as_of_from=_choice(
            "Where that day came from.", ("command line", "document", "configuration", "today")
        ),
        packs=_list("The packs it was tested against, as name@edition.", _text("A pack.")),
        overall=_choice("The overall word.", OVERALL),
        counts=_ref("counts"),
        themes=_list(
            "The rating of each theme that has an outcome.",
            _keys(
                "One theme.",
                theme=_choice("Its name.", THEMES),
                rating=_choice("Its rating.", RATINGS),
                counts=_ref("counts"),
            ),
        ),
        outcomes=_list("Every outcome: at least one for each rule.", _ref("outcome")),
    )


def _counts() -> Schema:
    counted = {status: _whole(f"How many are {status.replace('-', ' ')}.", 0) for status in sorted(STATUSES)}
    return _keys("How many outcomes have each status.", **counted)


def _outcome() -> Schema:
    return _keys(
        "How one rule came out for one subject.",
        key=_text("Rule and subject: the same in every run, whatever moves in the file."),
        rule=_text("The rule's id, such as DF-V01."),
        name=_text("The rule's name, such as trust-in-collaborative."),
        title=_text("What the rule asks, in a sentence."),
        pack=_text("The pack that the rule is in."),
        edition=_text("The edition of that pack."),
        strength=_choice("How strongly the source asks it.", STRENGTHS),
        level=_choice("How serious the outcome is; none is no finding.", LEVELS),
        theme=_choice("The theme it is reported under.", THEMES),
        source=_keys(
            "Where the rule comes from.",
            cite=_text("The section or paragraph."),
            pages=_described("The pages; empty when there are none to name.", type="string"),
            url=_described("An address; empty when none is recorded.", type="string"),
            basis=_choice("Whether the source was read, seen in another publication, or recalled.", BASES),
        ),
        subject=_keys(
            "What the rule was tested for.",
            kind=_text("What kind of thing it is, such as organisation."),
            id=_text("Its id in the document, or its kind when there is only one."),
            label=_text("What people call it."),
        ),
        status=_choice("The status.", STATUSES),
        would_be=_choice(
            "For what is not due: the status if it were due today; else empty.", ("", *STATUSES)
        ),
        decided_by=_choice("Whether facts decided, or a person's statement.", ("facts", "statement")),
        expected=_described("What was asked, in words.", type="string"),
        found=_described("What the document says, in words.", type="string"),
        missing=_list("What the document would have to say for the rule to be tested.", _ref("missing")),
        message=_text("The outcome in a sentence or two. The wording may change."),
        remedy=_text("What would put it right."),
        due={
            **_day("The day from which the rule counts; null when it has none."),
            "type": ["string", "null"],
        },
        evidence=_list("The places in the document that decided.", _ref("evidence")),
        explanation={
            "description": "The explanation given of a departure, accepted or not; null when there is none.",
            "anyOf": [{"type": "null"}, _ref("explanation")],
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
                        "from": _choice("The level that the rule gives.", LEVELS[:3]),
                        "reason": _text("The reason given."),
                    },
                },
            ],
        },
        also=_list(
            "Rules of other packs, by id, that ask the same of this subject and are reported here.",
            _text("The id of a rule."),
        ),
        under=_described(
            "The rule, by id, under which this outcome is reported; null when it is reported by itself.",
            type=["string", "null"],
        ),
        baseline=_choice(
            "Whether a baseline knows the finding; null without one, and for no finding.",
            ("known", "new", None),
        ),
    )


def _missing() -> Schema:
    return _keys(
        "Something that the document does not say.",
        key=_text("The key, with the subject it belongs to."),
        add=_text("An example of it, as YAML."),
        **_place(),
    )


def _evidence() -> Schema:
    return _keys(
        "A place in the document that decided.",
        **_place(),
        text=_described("That line of the file, without the blanks around it.", type="string"),
        fact=_described("The fact that was read there.", type="string"),
        value=_described("Its value in words.", type="string"),
    )


def _explanation() -> Schema:
    return _keys(
        "Why the system departs from the rule.",
        accepted=_described("Whether it is complete and current, and the rule is not law.", type="boolean"),
        reason=_described("The reason; null when it lacks one.", type=["string", "null"]),
        review_by={
            **_day("The last day it holds; null when it names none."),
            "type": ["string", "null"],
        },
        **_place(),
    )


def _place() -> dict[str, Schema]:
    return {
        "file": _text("The file, with / on every platform."),
        "line": _whole("The line, counted from 1.", 1),
        "column": _whole("The column in code points, counted from 1.", 1),
    }


def _keys(description: str, **keys: Schema) -> Schema:
    """An object that has these keys, all of them and no other."""
    return {
        "description": description,
        "type": "object",
        "additionalProperties": False,
        "required": list(keys),
        "properties": keys,
    }


def _list(description: str, entry: Schema) -> Schema:
    return {"description": description, "type": "array", "items": entry}


def _choice(description: str, choices: Any) -> Schema:
    return {"description": description, "enum": list(choices)}


def _text(description: str) -> Schema:
    return {"description": description, "type": "string", "minLength": 1}


def _whole(description: str, least: int) -> Schema:
    return {"description": description, "type": "integer", "minimum": least}


def _day(description: str) -> Schema:
    return {
        "description": description,
        "type": "string",
        "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
        "examples": ["2022-06-30"],
    }


def _described(description: str, **schema: Any) -> Schema:
    return {"description": description, **schema}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/definitions/{name}"}
