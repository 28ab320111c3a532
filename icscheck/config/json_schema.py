"""The JSON Schema (draft-07) of ``icscheck.yaml``, for editors: the keys of :mod:`icscheck.config.keys`, no other.

It takes what :mod:`icscheck.config.read` takes, whether an editor reads `2021.06` as text or as a number. Whether a
pack, a rule or a folder exists is for the program to say.
"""

from __future__ import annotations

from typing import Any

from icscheck.assessment.settings import CHANGEABLE
from icscheck.config.keys import FORMAT, KEYS
from icscheck.config.read import FAIL_ON
from icscheck.schema.scalars import DATE

#: The identifier of the schema. It is a name, not an address: nothing is fetched from it.
SCHEMA_ID = f"urn:icscheck:schema:configuration:{FORMAT}"

Schema = dict[str, Any]

_NOTHING: Schema = {"enum": [None, "unknown", "none"]}
_TEXT: Schema = {"type": ["string", "number"], "pattern": r"\S"}
_TEXTS: Schema = {"anyOf": [_TEXT, {"type": "array", "items": _TEXT}]}


def configuration_schema() -> Schema:
    """The JSON Schema of a configuration; the same for every call."""
    shapes = {
        "format": {"enum": [FORMAT, str(FORMAT)]},
        "paths": _TEXTS,
        "packs": {"anyOf": [_pack(), {"type": "array", "items": _pack()}]},
        "rules": _TEXTS,
        "as_of": {"type": "string", "pattern": f"^(?:{DATE})$"},
        "fail_on": _one_or_several({"enum": list(FAIL_ON)}),
        "levels": _levels(),
        "baseline": _TEXT,
    }
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": SCHEMA_ID,
        "title": "Configuration of icscheck",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            name: {
                "description": f"{key.doc} Without it: {key.default}. Example: {key.example}",
                **(shapes[name] if name == "format" else {"anyOf": [shapes[name], _NOTHING]}),
            }
            for name, key in KEYS.items()
        },
    }


def _one_or_several(one: Schema) -> Schema:
    return {"anyOf": [one, {"type": "array", "items": one}]}


def _pack() -> Schema:
    """A name, or a name with what locks it."""
    lock: Schema = {
        "type": "object",
        "additionalProperties": False,
        "required": ["name"],
        "properties": {
            "name": {"description": "The pack's name.", **_TEXT},
            "edition": {"description": "The edition of its source; a lock needs it.", **_TEXT},
            "revision": {"description": "Locks the pack: its revision.", **_TEXT},
            "digest": {
                "description": "Locks the pack: its digest, as `icscheck config show` prints it.",
                "type": "string",
                "pattern": "^sha256:",
            },
        },
        "dependencies": {"revision": ["edition"], "digest": ["edition"]},
    }
    return {"anyOf": [_TEXT, lock]}


def _levels() -> Schema:
    return {
        "type": "object",
        "additionalProperties": {
            "type": "object",
            "additionalProperties": False,
            "required": ["level", "reason"],
            "properties": {
                "level": {"description": "What its findings count as.", "enum": list(CHANGEABLE)},
                "reason": {"description": "Why; every report shows it.", **_TEXT},
            },
        },
    }
