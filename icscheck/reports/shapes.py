"""The shapes that JSON Schemas of our own outputs are made of: every key described, all of them there, no other."""

from __future__ import annotations

from typing import Any

Schema = dict[str, Any]


def keys(description: str, **each: Schema) -> Schema:
    """An object that has these keys, all of them and no other."""
    return {
        "description": description,
        "type": "object",
        "additionalProperties": False,
        "required": list(each),
        "properties": each,
    }


def listed(description: str, entry: Schema) -> Schema:
    """A list, every entry of this shape."""
    return {"description": description, "type": "array", "items": entry}


def choice(description: str, choices: Any) -> Schema:
    """One of a few words."""
    return {"description": description, "enum": list(choices)}


def text(description: str) -> Schema:
    """A text that is never empty."""
    return {"description": description, "type": "string", "minLength": 1}


def whole(description: str, least: int) -> Schema:
    """A whole number, not below the least."""
    return {"description": description, "type": "integer", "minimum": least}


def day(description: str) -> Schema:
    """A day, YYYY-MM-DD."""
    return {
        "description": description,
        "type": "string",
        "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$",
        "examples": ["2022-06-30"],
    }


def described(description: str, **schema: Any) -> Schema:
    """Any shape, with what it means."""
    return {"description": description, **schema}


def ref(name: str) -> Schema:
    """A shape that is defined elsewhere in the schema."""
    return {"$ref": f"#/definitions/{name}"}


def count_of_each(statuses: Any) -> Schema:
    """How many outcomes have each status."""
    counted = {status: whole(f"How many are {status.replace('-', ' ')}.", 0) for status in sorted(statuses)}
    return keys("How many outcomes have each status.", **counted)
