"""The published JSON Schema and our own walk agree on what a document may hold.

The schema sees plain values, read as text alone or as YAML 1.2 reads them. By design it cannot say, and only the
walk finds: a first day after a last day, a set with an entry twice, two keys that are spellings of one word, and
whether a word stands in quotes, so that it takes `none` in a list of texts for text. Read as YAML 1.2, `5E1` is a number and `012` is twelve, so the schema lets a few
numbers pass that the walk refuses. Whatever the walk accepts, the schema accepts in both readings.
"""

import copy
import random
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from jsonschema import Draft7Validator

from icscheck.schema import check_shape
from icscheck.schema.document import DOCUMENT, NOUNS
from icscheck.schema.fields import Field
from icscheck.schema.json_schema import document_schema
from icscheck.source import Entry, Mapping, Node, Problem, Scalar, Sequence
from tests.schema.readings import as_text, as_yaml_1_2, check_thing, tree

WORKED = tree((Path(__file__).parent / "tarn-and-fenwick-worked.ics.yaml").read_text(encoding="utf-8"))
SCHEMA = document_schema()
FIELDS = [(noun, key, field) for noun in (DOCUMENT, *NOUNS.values()) for key, field in noun.fields.items()]
LISTS_OF_TEXTS = {key for _, key, field in FIELDS if field.many and field.kind == "text"}
ONLY_THE_WALK = {"dates-reversed", "duplicate-key", "quoted-word"}
#: What YAML 1.2 makes a number of, though for us it is no number, or too short or too long for a code.
NUMBERS_FOR_AN_EDITOR = {"5E1", "0", "3.5", "+5", "0x1F", "20220701"}

#: Values that are right for some fields and wrong for others.
SINGLE = [
    *(
        "yes",
        "no",
        "True",
        "false",
        "y",
        "perhaps so",
        "every_seat",
        "chair",
        "acute",
        "sord",
        "nhs_body",
        "board",
    ),
    *(
        "filled",
        "vacant",
        "unknown",
        "Unknown",
        "none",
        "NONE",
        '""',
        "' '",
        "~",
        "null",
        "a b",
        "a,b",
        "_x",
        "é",
    ),
    *(
        "QZZ",
        "qzz",
        "5E1",
        "012",
        "0",
        "-1",
        "3.5",
        "+5",
        "0x1F",
        "12,000",
        "12_000",
        "1,2",
        "850000",
        ".inf",
    ),
    *(
        "2022-07-01",
        "'2022-07-01'",
        "2022-02-30",
        "2024-02-29",
        "1899-12-31",
        "2100-12-31",
        "20220701",
        "x" * 101,
    ),
]
COMPOUND = [
    *(
        "[]",
        "[acute]",
        "[acute, unknown]",
        "[unknown]",
        "[~]",
        "[none]",
        "[[]]",
        "[[acute]]",
        "[yes]",
        "[12]",
        "[vacant]",
    ),
    *(
        "{}",
        "{surprise: 1}",
        "[{}]",
        "[{surprise: 1}]",
        "{id: a}",
        "[{id: a, role: chair}]",
        "{acute: a}",
        "{acute: [a]}",
    ),
    *(
        "{acute: [none]}",
        "{acute: }",
        "{sord: {status: draft}}",
        "{sord: draft}",
        "{sord: none}",
        "{sord: []}",
    ),
    *("{a: {id: a}}", "{role: chair, person: p-1}", "[filled, {person: p-1}]", "{from: 2022-07-01, to: no}"),
]


@cache
def whole() -> Draft7Validator:
    return Draft7Validator(SCHEMA)


@cache
def validator(noun: str) -> Draft7Validator:
    """The part of the schema that is about one noun."""
    if noun == DOCUMENT.name:
        return whole()
    return Draft7Validator(
        {**document_schema()["definitions"][noun], "definitions": document_schema()["definitions"]}
    )


def sayable(problem: Problem) -> bool:
    """Whether a JSON Schema can say it."""
    is_text = problem.code == "none-in-list" and any(f'"{key}"' in problem.message for key in LISTS_OF_TEXTS)
    return problem.code not in ONLY_THE_WALK and not is_text


def agree(found: list[Problem], checks: Draft7Validator, node: Node, told: str) -> None:
    wrong = [problem for problem in found if problem.level == "error"]
    assert checks.is_valid(as_text(node)) == (not any(map(sayable, wrong))), f"{told}: {wrong}"
    if not wrong:
        assert checks.is_valid(as_yaml_1_2(node)), told
    elif any(map(sayable, wrong)) and checks.is_valid(as_yaml_1_2(node)):
        assert NUMBERS_FOR_AN_EDITOR.intersection(scalars(node)), f"{told}: {wrong}"


def scalars(node: Node) -> Iterator[str]:
    if isinstance(node, Scalar):
        yield node.text
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from scalars(item)
    elif isinstance(node, Mapping):
        for entry in node.entries.values():
            yield from scalars(entry.value)


def thing_with(noun: str, key: str, value: Node) -> Mapping:
    """The smallest thing with a value for one key."""
    required = (
        [field.example for field in NOUNS[noun].fields.values() if field.required] if noun in NOUNS else []
    )
    thing = tree("\n".join(required) or "{}")
    assert isinstance(thing, Mapping)
    name = Scalar(thing.source, 1, 1, key, True)
    return Mapping(thing.source, 1, 1, {**thing.entries, key: Entry(name, value)})


def check(noun: str, mapping: Mapping) -> list[Problem]:
    return check_shape(mapping) if noun == DOCUMENT.name else check_thing(noun, mapping)


def value_of(text: str) -> Node:
    thing = tree(f"value: {text}")
    assert isinstance(thing, Mapping)
    return thing.entries["value"].value


def test_the_worked_document_is_valid_in_both_readings():
    assert list(whole().iter_errors(as_text(WORKED))) == []
    assert list(whole().iter_errors(as_yaml_1_2(WORKED))) == []


@pytest.mark.parametrize(
    ("noun", "key", "field"), FIELDS, ids=[f"{noun.name}.{key}" for noun, key, _ in FIELDS]
)
def test_every_example_is_right_for_its_own_key(noun, key: str, field: Field):
    example = tree(field.example)
    assert isinstance(example, Mapping)
    assert list(example.entries) == [key]
    thing = thing_with(noun.name, key, example.entries[key].value)
    assert check(noun.name, thing) == []
    agree([], validator(noun.name), thing, field.example)


def test_both_refuse_a_number_of_more_than_15_digits():
    thing = thing_with("system", "population", value_of("1234567890123456"))
    assert [problem.code for problem in check("system", thing)] == ["bad-number"]
    assert not validator("system").is_valid(as_text(thing))
    assert not validator("system").is_valid(as_yaml_1_2(thing))


def forms() -> Iterator[tuple[str, str, Field]]:
    """One field of each form; `format` and `ods` have forms of their own."""
    seen = set()
    for noun, key, field in FIELDS:
        own = key if key in ("format", "ods") else ""
        things = field.to if field.kind == "thing" else ()
        form = (
            field.kind,
            field.many,
            field.vocabulary,
            field.shorthand,
            field.keyed,
            field.required,
            things,
            own,
        )
        if form not in seen:
            seen.add(form)
            yield noun.name, key, field


FORMS = list(forms())


@pytest.mark.parametrize(("noun", "key", "field"), FORMS, ids=[f"{noun}.{key}" for noun, key, _ in FORMS])
def test_every_form_of_field_takes_and_refuses_the_same_values(noun: str, key: str, field: Field):
    for text in SINGLE + COMPOUND:
        thing = thing_with(noun, key, value_of(text))
        agree(check(noun, thing), validator(noun), thing, f"{noun}.{key}: {text}")


# A few hundred slips in the worked document


def mappings(node: Node) -> Iterator[Mapping]:
    if isinstance(node, Mapping):
        yield node
        for entry in node.entries.values():
            yield from mappings(entry.value)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from mappings(item)


SLIPS = ("drop", "misspell", "single", "single", "compound")


def slip(number: int) -> tuple[Mapping, str]:
    """The part of the worked document under one key, with one slip in it; the same for the same number."""
    chance = random.Random(number)
    assert isinstance(WORKED, Mapping)
    key = chance.choice(list(WORKED.entries))
    part = copy.deepcopy(Mapping(WORKED.source, 1, 1, {key: WORKED.entries[key]}))
    mapping = chance.choice([found for found in mappings(part) if found.entries])
    victim = chance.choice(list(mapping.entries))
    kind = chance.choice(SLIPS)
    entry = mapping.entries[victim]
    if kind == "drop":
        del mapping.entries[victim]
        return part, f"{victim} dropped from {key}"
    if kind == "misspell":
        mapping.entries = {
            (f"{name}x" if name == victim else name): value for name, value in mapping.entries.items()
        }
        entry.key.text += "x"
        return part, f"{victim} misspelt in {key}"
    text = chance.choice(SINGLE if kind == "single" else COMPOUND)
    entry.value = value_of(text)
    return part, f"{victim}: {text} in {key}"


@pytest.mark.parametrize("hundred", range(6))
def test_a_hundred_slips_are_seen_by_both(hundred: int):
    for number in range(hundred * 100, hundred * 100 + 100):
        part, told = slip(number)
        agree(check_shape(part), whole(), part, told)


# What only the walk can find


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("committees: [{id: a, from: 2023-01-01, to: 2022-01-01}]", "dates-reversed"),
        ("documents: {sord: {}, scheme_of_delegation: {}}", "duplicate-key"),
        ("board: {form: 'unknown'}", "quoted-word"),
        ("board: {represents: [acute, acute]}", "repeated-entry"),
        ("board:\n  represents:\n    - acute\n    -", "empty-entry"),
        ("primary_care: {routes: [a forum, none]}", "none-in-list"),
    ],
)
def test_some_slips_only_the_walk_can_find(text: str, code: str):
    assert [problem.code for problem in check_shape(tree(text))] == [code]
    assert whole().is_valid(as_text(tree(text)))
