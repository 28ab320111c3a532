"""The published JSON Schema (draft-07) of a document, for editors and other programs.

It is made from the same declarations as the check of a document's shape, and takes every document that the check
takes, whether an editor reads YAML as text (`012`, `yes`) or makes numbers and truth values of it (YAML 1.2).
It cannot say that a first day comes after a last day, that a set has an entry twice, that two keys are spellings of
one word, or that a word stands in quotes; `icscheck validate` says these.
"""

from __future__ import annotations

from typing import Any

from icscheck.schema.document import BODY, DOCUMENT, NOUNS
from icscheck.schema.fields import Field, Noun
from icscheck.schema.scalars import DATE, ID, NAME, NUMBER, ODS, YES_NO, is_unknown
from icscheck.schema.walk import FORMAT
from icscheck.source import Mapping, Node, Scalar, Sequence, read_text
from icscheck.vocabulary import label, names, vocabulary

#: The identifier of the schema. It is a name, not an address: nothing is fetched from it.
SCHEMA_ID = f"urn:icscheck:schema:ics:{FORMAT}"

Schema = dict[str, Any]

_SNIPPETS: dict[str, list[Schema]] = {
    "seat": [
        {
            "label": "seat",
            "description": "A seat and who holds it",
            "body": {
                "id": "${1:chair}",
                "role": "${2:chair}",
                "appointed_by": "${3:nhs_england}",
                "holder": {"person": "${4:p-chair}", "status": "${5:substantive}"},
            },
        },
        {
            "label": "vacant seat",
            "description": "A seat that nobody holds",
            "body": {"id": "${1:nem-1}", "role": "${2:non_executive_member}", "holder": "vacant"},
        },
        {
            "label": "partner member",
            "description": "A seat that a sector nominates for",
            "body": {
                "id": "${1:trust-member}",
                "role": "partner_member",
                "partner_from": "${2:nhs_trusts}",
                "nominated_by": ["${3:every_eligible_trust}"],
                "approved_by": "chair",
                "holder": "${4:filled}",
            },
        },
    ],
    "committee": [
        {
            "label": "committee",
            "description": "A committee of the NHS body",
            "body": {
                "id": "${1:audit}",
                "kind": "${2:audit}",
                "decides": "${3:yes}",
                "chairs": [{"seat": "${4:nem-1}"}],
                "reports_to": ["board"],
            },
        }
    ],
    "place": [
        {
            "label": "place",
            "description": "A place partnership",
            "body": {
                "id": "${1:fenwick}",
                "councils": ["${2:fenwick-city}"],
                "legal_form": ["${3:committee}"],
                "leader": {"person": "${4:p-place}", "convenes": "${5:yes}"},
                "members": [{"organisation": "${6:fenwick-city}", "represents": ["${7:local_authority}"]}],
            },
        }
    ],
}


def document_schema() -> Schema:
    """The JSON Schema of a whole document; the same for every call."""
    used = _used()
    definitions = _values()
    definitions.update({f"word-{name}": _words(name) for name in names() if name in used})
    definitions.update({f"body-{key}": _key(key, field) for key, field in BODY.items()})
    definitions.update({name: _noun(noun) for name, noun in NOUNS.items()})
    document = _noun(DOCUMENT)
    document["properties"]["format"].update(anyOf=[{"enum": [FORMAT, str(FORMAT)]}])
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": SCHEMA_ID,
        **document,
        "title": "A description of an integrated care system",
        "description": f"{DOCUMENT.doc} A missing key, an empty value and `unknown` mean not known; `none` and `[]` mean known to be none.",
        "definitions": definitions,
    }


def _used() -> set[str]:
    """The vocabularies that the format uses; rules and packs have words of their own."""
    fields = [field for noun in (DOCUMENT, *NOUNS.values()) for field in noun.fields.values()]
    return {field.vocabulary for field in fields} | {field.shorthand for field in fields}


def _values() -> dict[str, Schema]:
    """The kinds of single value. A plain value may be read as a number or a truth value, and means its text."""
    return {
        "unknown": {
            "description": "Not known.",
            "anyOf": [{"enum": [None, "unknown"]}, _pattern("Unknown|UNKNOWN", "unknown")],
        },
        "unknown-or-none": {
            "description": "`unknown`: not known. `none`: known to be none.",
            "anyOf": [
                {"enum": [None, "unknown", "none"]},
                _pattern("Unknown|UNKNOWN|None|NONE", "unknown or none"),
            ],
        },
        "no-entries": {"description": "Known to be none.", "type": "array", "maxItems": 0},
        "text": {"type": ["string", "number", "boolean"], "pattern": r"\S"},
        "name": {
            **_pattern(NAME, "a code without spaces and commas"),
            "type": ["string", "number", "boolean"],
        },
        "ods": {
            **_pattern(ODS, "3 to 6 capital letters and digits"),
            "type": ["string", "number"],
            "minimum": 0,
        },
        "id": {
            **_pattern(ID, "letters, digits, hyphens, underscores and full stops"),
            "type": ["string", "number", "boolean"],
            "minimum": 0,
        },
        "number": {
            "anyOf": [
                {"type": "integer", "minimum": 0, "maximum": 10**15 - 1},
                _pattern(NUMBER, "a whole number"),
            ]
        },
        "date": _pattern(DATE, "a date written year-month-day, such as 2022-07-01"),
        "yes_no": {"anyOf": [{"type": "boolean"}, {"enum": ["yes", "no"]}, _pattern(YES_NO, "yes or no")]},
        "when": {"anyOf": [_ref("date"), _ref("yes_no")]},
    }


def _pattern(expression: str, meaning: str) -> Schema:
    return {
        "type": "string",
        "pattern": f"^(?:{expression})$",
        "patternErrorMessage": f"This takes {meaning}.",
    }


def _ref(name: str) -> Schema:
    return {"$ref": f"#/definitions/{name}"}


def _words(name: str) -> Schema:
    """A vocabulary: its codes with their meanings, and the other spellings, which editors need not offer."""
    words = vocabulary(name)
    codes = {"enum": list(words.words), "enumDescriptions": list(words.words.values())}
    others = {"enum": list(words.synonyms), "deprecated": True, "doNotSuggest": True}
    return {
        "description": f"A word for {words.title}.",
        "anyOf": [codes, others] if words.synonyms else [codes],
    }


def _noun(noun: Noun) -> Schema:
    schema: Schema = {
        "title": _title(noun.label),
        "description": noun.doc,
        "type": "object",
        "additionalProperties": False,
        "properties": {key: _property(key, field) for key, field in noun.fields.items()},
    }
    required = [key for key, field in noun.fields.items() if field.required]
    if required:
        schema["required"] = required
    if noun.name in _SNIPPETS:
        schema["defaultSnippets"] = _SNIPPETS[noun.name]
    return schema


def _property(key: str, field: Field) -> Schema:
    """A key; those that every body has are written once."""
    return _ref(f"body-{key}") if BODY.get(key) is field else _key(key, field)


def _key(key: str, field: Field) -> Schema:
    return {
        "title": _title(label(key)),
        "description": field.doc,
        "markdownDescription": f"{field.doc}\n\n```yaml\n{field.example}\n```",
        "examples": [example(key, field)],
        "anyOf": _forms(key, field),
    }


def _title(text: str) -> str:
    return text[:1].upper() + text[1:]


def _forms(key: str, field: Field) -> list[Schema]:
    """Every way to write a value."""
    if field.keyed:
        return [_keyed(field), _ref("unknown-or-none"), _ref("no-entries")]
    single = _single(key, field)
    if field.required or field.kind == "id":
        return single
    if field.many:
        return [_list(single), *single, _ref("unknown-or-none")]
    return [*single, _ref("unknown-or-none"), _ref("no-entries")]


def _single(key: str, field: Field) -> list[Schema]:
    if field.kind == "thing":
        shorthand = [_ref(f"word-{field.shorthand}")] if field.shorthand else []
        return [_ref(field.to[0]), *shorthand]
    if field.kind == "word":
        return [_ref(f"word-{field.vocabulary}")]
    if key == "ods":
        return [_ref("ods")]
    # An id may name something further down in the file, which a schema cannot look for.
    return [_ref("id" if field.kind in ("ref", "party") else field.kind)]


def _list(single: list[Schema]) -> Schema:
    return {"type": "array", "items": {"anyOf": [*single, _ref("unknown")]}}


def _keyed(field: Field) -> Schema:
    """A set of keys that are words of a vocabulary."""
    single = _single("", field)
    forms = [*single, _ref("unknown-or-none"), _list(single) if field.kind == "ref" else _ref("no-entries")]
    words = vocabulary(field.vocabulary)
    properties: Schema = {
        code: {"title": _title(label(code)), "description": _title(f"{meaning}."), "anyOf": forms}
        for code, meaning in words.words.items()
    }
    for other, code in words.synonyms.items():
        properties[other] = {
            "title": _title(label(code)),
            "description": f"The same as `{code}`.",
            "anyOf": forms,
            "deprecated": True,
            "doNotSuggest": True,
        }
    return {"type": "object", "additionalProperties": False, "properties": properties}


def example(key: str, field: Field) -> Any:
    """The value in a field's example, as YAML 1.2 gives it to an editor: numbers as numbers, the rest as text."""
    tree, problems = read_text(field.example, key)
    if problems or not isinstance(tree, Mapping) or list(tree.entries) != [key]:
        raise ValueError(f"The example of {key} is not one key with a value: {field.example}")
    return _plain(tree.entries[key].value)


def _plain(node: Node) -> Any:
    if isinstance(node, Mapping):
        return {key: _plain(entry.value) for key, entry in node.entries.items()}
    if isinstance(node, Sequence):
        return [_plain(entry) for entry in node.items]
    return _plain_scalar(node) if isinstance(node, Scalar) else None


def _plain_scalar(node: Scalar) -> str | int | None:
    if is_unknown(node) and node.text != "unknown":
        return None
    return int(node.text) if node.plain and node.text.isdecimal() else node.text
