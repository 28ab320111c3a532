"""The published JSON Schema: what editors show, and that it is the same every time."""

import json
import re
from typing import Any

import pytest
from jsonschema import Draft7Validator

from icscheck.schema.document import DOCUMENT, NOUNS
from icscheck.schema.fields import Field
from icscheck.schema.json_schema import document_schema, example
from icscheck.vocabulary import vocabulary

SCHEMA = document_schema()
DEFINITIONS = SCHEMA["definitions"]


def definition(schema: dict[str, Any]) -> dict[str, Any]:
    """A schema, or the one that it names."""
    return DEFINITIONS[schema["$ref"].removeprefix("#/definitions/")] if "$ref" in schema else schema


def properties() -> list[tuple[str, dict[str, Any]]]:
    """Every key of the document and of every noun, with its schema."""
    nouns = {"ics": SCHEMA, **{name: DEFINITIONS[name] for name in NOUNS}}
    return [
        (f"{name}.{key}", definition(schema))
        for name, noun in nouns.items()
        for key, schema in noun["properties"].items()
    ]


def validator(schema: dict[str, Any]) -> Draft7Validator:
    return Draft7Validator({**schema, "definitions": DEFINITIONS})


def test_it_is_a_draft_07_schema():
    assert SCHEMA["$schema"] == "http://json-schema.org/draft-07/schema#"
    Draft7Validator.check_schema(SCHEMA)


def test_its_identifier_is_a_name_with_the_version_of_the_format():
    assert SCHEMA["$id"] == "urn:icscheck:schema:ics:1"


def test_it_is_the_same_every_time():
    assert json.dumps(document_schema()) == json.dumps(SCHEMA)


def test_every_key_of_every_noun_is_there_in_the_order_of_the_format():
    assert list(SCHEMA["properties"]) == list(DOCUMENT.fields)
    for name, noun in NOUNS.items():
        assert list(DEFINITIONS[name]["properties"]) == list(noun.fields)


@pytest.mark.parametrize(("key", "schema"), properties(), ids=[key for key, _ in properties()])
def test_every_key_has_a_title_a_description_and_an_example_that_is_right(key: str, schema: dict[str, Any]):
    assert schema["title"]
    assert schema["description"].endswith((".", "1"))
    assert schema["markdownDescription"].startswith(schema["description"])
    (value,) = schema["examples"]
    assert list(validator(schema).iter_errors(value)) == []


def test_no_other_keys_are_allowed():
    for name in NOUNS:
        assert DEFINITIONS[name]["additionalProperties"] is False
    assert SCHEMA["additionalProperties"] is False


def test_every_reference_leads_somewhere_and_nothing_is_defined_in_vain():
    named = set(re.findall('"#/definitions/([^"]+)"', json.dumps(SCHEMA)))
    assert named == set(DEFINITIONS)


def test_an_editor_offers_the_codes_with_their_meanings_and_not_the_synonyms():
    codes, synonyms = DEFINITIONS["word-role"]["anyOf"]
    assert codes["enum"] == list(vocabulary("role").words)
    assert codes["enumDescriptions"][0] == "chairs the body"
    assert synonyms["enum"] == list(vocabulary("role").synonyms)
    assert synonyms["deprecated"] is True


@pytest.mark.parametrize(
    ("noun", "snippet"),
    [(name, snippet) for name in NOUNS for snippet in DEFINITIONS[name].get("defaultSnippets", [])],
    ids=lambda value: value if isinstance(value, str) else value["label"],
)
def test_every_snippet_is_right_as_it_stands(noun: str, snippet: dict[str, Any]):
    body = json.loads(re.sub(r"\$\{\d+:([^}]*)\}", r"\1", json.dumps(snippet["body"])))
    assert list(validator(DEFINITIONS[noun]).iter_errors(body)) == []


def test_there_are_snippets_for_seats_committees_and_places():
    assert [name for name in NOUNS if "defaultSnippets" in DEFINITIONS[name]] == [
        "seat",
        "committee",
        "place",
    ]


def test_an_example_has_numbers_as_numbers_and_other_values_as_text():
    field = Field("thing", "", "x: {a: 12, b: yes, c: 2022-07-01, d: [none, unknown, ], e: '12'}")
    assert example("x", field) == {
        "a": 12,
        "b": "yes",
        "c": "2022-07-01",
        "d": ["none", "unknown"],
        "e": "12",
    }


def test_an_example_has_to_be_about_its_own_key():
    with pytest.raises(ValueError, match="The example of x is not one key with a value: y: 1"):
        example("x", Field("text", "", "y: 1"))
