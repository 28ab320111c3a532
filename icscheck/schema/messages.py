"""What the writer of a document is told about a key or a value: a sentence or two, in words that need no manual.

A message says what is wrong and what to write. It speaks of keys, lists and words, never of mappings or paths.
Nothing here decides whether a value is right: :mod:`icscheck.schema.walk` does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from icscheck.schema.document import BODIES, DOCUMENT, NOUNS, REFUSED
from icscheck.schema.fields import Field, Noun
from icscheck.schema.scalars import as_date, as_id, as_yes_no
from icscheck.source import Mapping, Node, Scalar, suggest
from icscheck.source.problems import shown
from icscheck.vocabulary import vocabulary

# The longest list of words that a message gives in full.
_FEW = 10

#: What a value is, and what a list of such values is, by kind of field.
_ONE_AND_MANY = {
    "text": ("text", "a list of texts"),
    "name": ("one code", "a list of codes"),
    "id": ("one id", "a list of ids"),
    "word": ("one word", "a list of words"),
    "yes_no": ("yes or no", "a list"),
    "number": ("a whole number", "a list of numbers"),
    "date": ("a date", "a list of dates"),
    "when": ("a date, or yes or no", "a list of dates"),
    "ref": ("one id", "a list of ids"),
    "party": ("one id", "a list of ids"),
    "thing": ("a set of keys", "a list, each entry a set of keys"),
}

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# Expressions are not compiled here: only a document with a slip needs them.
_NUMBERS_OF_A_DAY = r"([0-9]{1,4})[-/. ]([0-9]{1,2})[-/. ]([0-9]{1,4})"
_NAMED_MONTH = r"([0-9]{1,2})(?:st|nd|rd|th)?[ -]([A-Za-z]{3,9})[ -]([0-9]{4})"


def sentence(where: str, rest: str) -> str:
    """A message about a named thing; one about the document itself names nothing."""
    return f"In {where}, {rest}" if where else rest[0].upper() + rest[1:]


def either(words: Iterable[str]) -> str:
    """Words as a choice: ``a, b or c``."""
    *most, last = words
    return f"{', '.join(most)} or {last}" if most else last


# Keys


def refused_key(key: str) -> str | None:
    """Why a key that asks for something sensitive is not read; None for any other key."""
    what = REFUSED.get(key.casefold().replace("-", "_").replace(" ", "_"))
    if what is None:
        return None
    return (
        f"{shown(key)} asks for {what}. icscheck does not record that about a person: delete it. "
        'The chair or the secretary attests for the body instead, under "statements:".'
    )


def unknown_key(key: str, noun: Noun, *, bare: bool = False) -> str:
    """A key that the noun does not have: the nearest one, where else it belongs, or all that there are."""
    message = f"there is no key {shown(key)}."
    listed = [name for name, field in noun.fields.items() if bare and _takes_several(field, key)]
    if listed:
        return f'{message} Several values go in brackets: "{listed[0]}: [..., {key}]".'
    near = suggest(key, noun.fields)
    if near:
        return f'{message} Did you mean "{near}"?'
    elsewhere = _owners(key)
    if elsewhere:
        return f"{message} It is a key of {elsewhere}: check the indentation."
    if len(noun.fields) <= _FEW:
        return f"{message} The keys here are {', '.join(noun.fields)}."
    return f"{message} Correct it or delete it."


def _takes_several(field: Field, word: str) -> bool:
    return field.many and field.kind == "word" and vocabulary(field.vocabulary).find(word) is not None


def _owners(key: str) -> str:
    """The things that have a key, in words; empty when nothing has it, or so much that it would not help."""
    if key in DOCUMENT.fields:
        return "the document, at its left margin"
    owners = [noun for noun in NOUNS.values() if key in noun.fields]
    if len(owners) >= len(BODIES) and all(noun.base == "body" for noun in owners):
        return "a body, such as a board or a committee"
    return either(_any(noun) for noun in owners) if 0 < len(owners) <= 3 else ""


def _any(noun: Noun) -> str:
    """One of the things of a noun: ``a seat``; ``the meetings``, since a body has one set of them."""
    fields = [field for owner in (DOCUMENT, *NOUNS.values()) for field in owner.fields.values()]
    several = any(
        noun.name in field.to and (field.many or field.keyed) for field in fields if field.kind == "thing"
    )
    return with_article(noun.label) if several else f"the {noun.label}"


def with_article(label: str) -> str:
    """``a seat``, ``an organisation``, ``another role``."""
    if label.startswith("other "):
        return f"an{label}"
    return f"{'an' if label[0] in 'aeiouAEIO' else 'a'} {label}"


def missing_key(key: str, field: Field) -> str:
    """A key that has to be there."""
    return f'"{key}" is missing. Add it, for example "{field.example}".'


def unknown_word_key(name: str, field: Field, key: str) -> str:
    """A key that should be a word of a vocabulary."""
    return f"{name} has no key {shown(key)}.{_words(field.vocabulary, key)}"


def same_key(name: str, first: str, second: str) -> str:
    """Two keys that are two spellings of one word."""
    return f"{name} has {shown(first)} and {shown(second)}, which mean the same. Keep one of them."


# Shapes


def wrong_shape(name: str, field: Field, node: Node) -> str:
    """A list, a set of keys or a single value where something else was expected."""
    one, many = _ONE_AND_MANY[field.kind]
    wanted = "a set of keys" if field.keyed else many if field.many else one
    message = f"{name} takes {wanted}, not {_found(node)}."
    if field.kind == "text" and isinstance(node, Mapping):
        return f"{message} Put text that has a colon in it in quotes."
    return f'{message} For example "{field.example}".'


def wrong_entry(name: str, field: Field, node: Node) -> str:
    """An entry of a list that is not what the list is of."""
    one, _ = _ONE_AND_MANY[field.kind]
    return f'each entry of {name} is {one}; this one is {_found(node)}. For example "{field.example}".'


def named_by_key(name: str, key: str) -> str:
    """A list written as a set of keys, with the ids as keys."""
    return (
        f"{name} takes a list, not a set of keys with the ids as keys. "
        f'Start each entry with a hyphen: "- id: {key}".'
    )


def wrong_shorthand(name: str, field: Field, text: str, key: str) -> str:
    """A single word where a set of keys or one of a few words was expected."""
    words = vocabulary(field.shorthand).words
    message = f"{name} takes a set of keys, or the word {either(words)}, not {shown(text)}."
    near = suggest(text, words)
    if near:
        return f'{message} Did you mean "{near}"?'
    if as_yes_no(text) is not None:
        return message
    if as_id(text) is None:
        return f'{message} Names of people are not needed. To say who it is, write an id: "{key}: {{person: p-1}}".'
    return f'{message} To name the person, write "{key}: {{person: {text}}}".'


def _found(node: Node) -> str:
    if isinstance(node, Scalar):
        return shown(node.text)
    return "a set of keys" if isinstance(node, Mapping) else "a list"


# Lists


def none_in_list(name: str, key: str) -> str:
    """``[acute, none]``."""
    return f'{name} has "none" among its entries. Delete it, or write "{key}: none" if there are none.'


def empty_entry(name: str) -> str:
    """A hyphen with nothing behind it."""
    return (
        f"{name} has an empty entry, which is read as unknown: there may be others. "
        'Write "unknown" if that is meant, or delete it.'
    )


def repeated(name: str, first: str, second: str) -> str:
    """An entry that a set has already, perhaps in another spelling."""
    if first == second:
        return f"{name} has {shown(first)} twice. Delete one of them."
    return f"{name} has {shown(first)} and {shown(second)}, which mean the same. Delete one of them."


# Single values


def not_known(name: str, field: Field, found: str) -> str:
    """Empty, ``unknown`` or ``none`` where the value has to be there."""
    message = f"{name} is empty." if found in ("", "~") else f"{name} cannot be {found}."
    return (
        f'{message} Give one, for example "{field.example}"{"" if field.required else ", or delete the key"}.'
    )


def bad_value(name: str, key: str, field: Field, node: Scalar, *, listed: bool) -> tuple[str, str]:
    """The code and the message for a single value that its field does not take."""
    text = node.text
    if not text.strip():
        return (
            "empty-text",
            f"{name} has quotes with nothing in them. Write something between them, or delete them.",
        )
    if not node.plain and field.kind != "id" and text.casefold() in ("unknown", "none", "null"):
        return (
            "quoted-word",
            f"{name} has {shown(text)} in quotes, which makes it text. Take the quotes away.",
        )
    if field.many and (parts := _parts(text)):
        mended = "Make each of them an entry" if listed else f'Write a list: "{key}: [{parts}]"'
        return "list-expected", f"{name} has {shown(text)} as one value. {mended}."
    if key == "ods":
        return "bad-ods-code", _bad_ods(name, text)
    return _CODES[field.kind], _BAD[field.kind](name, field, text)


def _parts(text: str) -> str:
    """A list that was written without its brackets, put right; empty when it is none."""
    parts = [part.strip() for part in text.split(",")]
    return ", ".join(parts) if len(parts) > 1 and all(parts) else ""


#: Words that look like one of a vocabulary and mean something else, with what to write.
_MEANT_OTHERWISE = {
    (
        "organisation_kind",
        "integrated_care_provider",
    ): "Write what the provider is in law, such as nhs_foundation_trust or gp_federation.",
    (
        "organisation_kind",
        "integrated_care_partnership",
    ): 'The partnership is no organisation: describe it under "partnership:".',
    (
        "organisation_kind",
        "icp",
    ): 'ICP has two meanings. Describe an integrated care partnership under "partnership:"; of an integrated care provider write what it is in law, such as nhs_foundation_trust.',
}


def _bad_word(name: str, field: Field, text: str) -> str:
    word = text.strip().casefold().replace("-", "_").replace(" ", "_")
    meant = _MEANT_OTHERWISE.get((field.vocabulary, word))
    if meant is not None:
        return f"{name} cannot be {shown(text)}. {meant}"
    return f"{name} cannot be {shown(text)}.{_words(field.vocabulary, text)}"


def _words(vocabulary_name: str, text: str) -> str:
    """The nearest word, and the words there are when they are few."""
    words = vocabulary(vocabulary_name)
    near = suggest(text, words.spellings())
    hint = f' Did you mean "{near}"?' if near else ""
    if len(words.words) <= _FEW:
        return f"{hint} It can be {either(words.words)}."
    return hint or f" There are {len(words.words)} words for {words.title}; docs/words.md lists them."


def _bad_yes_no(name: str, _field: Field, text: str) -> str:
    return f"{name} takes yes or no, not {shown(text)}."


def _bad_number(name: str, field: Field, text: str) -> str:
    if re.fullmatch("[0-9]+", text):
        return f"{name} has {len(text)} digits. A number has 15 at most."
    example = field.example.partition(": ")[2]
    hint = " Write digits only." if re.search("[0-9]", text) else ""
    return f"{name} takes a whole number such as {example}, not {shown(text)}.{hint}"


def _bad_date(name: str, field: Field, text: str) -> str:
    also = ", or yes or no" if field.kind == "when" else ""
    if as_date(text):
        return (
            f"{name} is {shown(text)}. Check the year: a date before 1900 or after 2100 is taken for a slip."
        )
    if re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return f"{name} is {shown(text)}, and there is no such day."
    message = f"{name} takes a date written year-month-day, such as 2022-07-01{also}, not {shown(text)}"
    days = _days(text.strip())
    if len(days) == 1:
        return f'{message}. Did you mean "{days[0]}"?'
    return f"{message}, which can be read in two ways." if days else f"{message}."


def _days(text: str) -> list[str]:
    """The days that a date in another style can mean: day first, month first, or with the month's name."""
    if found := re.fullmatch(_NAMED_MONTH, text):
        month = found[2][:3].casefold()
        return _real_days((found[3], str(_MONTHS.index(month) + 1), found[1])) if month in _MONTHS else []
    if found := re.fullmatch(_NUMBERS_OF_A_DAY, text.partition("T")[0]):
        first, second, third = found.groups()
        if len(first) == 4:
            return _real_days((first, second, third))
        if len(third) == 4:
            return _real_days((third, second, first), (third, first, second))
    if re.fullmatch("[0-9]{8}", text):
        return _real_days((text[:4], text[4:6], text[6:]))
    return []


def _real_days(*parts: tuple[str, str, str]) -> list[str]:
    written = {f"{year}-{int(month):02}-{int(day):02}" for year, month, day in parts}
    return sorted(day for day in written if as_date(day))


# `Jane Smith`, `Dr J. O'Neill`
_NAME_OF_A_PERSON = r"(?:[A-Z][\w.'’-]*\s+)+[A-Z][\w'’-]+"


def _bad_id(name: str, field: Field, text: str) -> str:
    if text.casefold() in ("unknown", "none", "null"):
        return f"{name} cannot be {shown(text)}, which has a meaning of its own. Choose another id."
    if len(text) > 100:
        return f"{name} has {len(text)} characters. An id has 100 at most."
    if _is_name_of_a_person(field, text):
        return f"{name} takes an id, such as p-chair, not {shown(text)}. Names of people are not needed."
    made = re.sub("[^a-z0-9_.]+", "-", text.casefold()).strip("-_.")
    near = f' Did you mean "{made}"?' if made else ""
    return (
        f"{name} cannot be {shown(text)}. An id is made of letters, digits, hyphens, underscores and full stops, "
        f"and starts with a letter or digit.{near}"
    )


def _is_name_of_a_person(field: Field, text: str) -> bool:
    """Whether the name of a person stands where the person's id should."""
    if "person" in field.to:
        return len(text.split()) > 1
    own_id = NOUNS["person"].fields["id"].example
    return field.example == own_id and re.fullmatch(_NAME_OF_A_PERSON, text.strip()) is not None


def _bad_name(name: str, _field: Field, text: str) -> str:
    return f"{name} cannot be {shown(text)}. A code has no spaces and no commas."


def _bad_ods(name: str, text: str) -> str:
    message = f"{name} cannot be {shown(text)}. A code of the Organisation Data Service is 3 to 6 capital letters and digits."
    upper = text.strip().upper()
    return f'{message} Did you mean "{upper}"?' if re.fullmatch("[A-Z0-9]{3,6}", upper) else message


_BAD = {
    "word": _bad_word,
    "yes_no": _bad_yes_no,
    "number": _bad_number,
    "date": _bad_date,
    "when": _bad_date,
    "id": _bad_id,
    "ref": _bad_id,
    "party": _bad_id,
    "name": _bad_name,
}
_CODES = {
    "word": "unknown-word",
    "yes_no": "bad-yes-or-no",
    "number": "bad-number",
    "date": "bad-date",
    "when": "bad-date",
    "id": "bad-id",
    "ref": "bad-id",
    "party": "bad-id",
    "name": "bad-code",
}
