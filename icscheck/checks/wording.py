"""Criteria and values in words: what was expected, and what was found."""

from __future__ import annotations

from datetime import date

from icscheck.checks.criteria import Criterion, Operand, Path, Test
from icscheck.model import One, Thing, Truth, Value
from icscheck.vocabulary import label

_NUMBERS = {"at_least": "at least", "at_most": "at most", "exactly": "exactly"}
_MOST_LISTED = 12


def criterion_words(criterion: Criterion) -> str:
    """A criterion as a phrase, such as ``at least 2 seats where role is non-executive member and independent is yes``."""
    if isinstance(criterion, Test):
        return test_words(criterion)
    joined = " and " if criterion.every else ", or "
    return joined.join(criterion_words(part) for part in criterion.parts)


def test_words(test: Test) -> str:
    """One test as a phrase."""
    name = path_words(test.path)
    narrowed = f" where {criterion_words(test.narrowed)}" if test.narrowed is not None else ""
    if test.inner is not None:
        inner = criterion_words(test.inner)
        if test.word == "none":
            return f"none of the {name}{narrowed}: {inner}"
        which = "every one" if test.word == "every" else "at least one"
        return f"{which} of the {name}{narrowed}: {inner}"
    if test.word in _NUMBERS:
        if not test.path.type.many:
            return f"{name} {_NUMBERS[test.word]} {test.number}"
        if test.number == 0 and test.word in ("exactly", "at_most"):
            return f"no {name}{narrowed}"
        return f"{_NUMBERS[test.word]} {test.number} {name}{narrowed}"
    if test.word == "present":
        return f"{name} recorded"
    if test.word == "absent":
        return f"no {name}"
    if test.word in ("by", "since"):
        assert isinstance(test.value, date)
        return f"{name} {'by' if test.word == 'by' else 'on or after'} {day_words(test.value)}"
    if test.path.type.many:
        return f"{name} {_SETS[test.word]} {operand_words(test.operand, test.word)}"
    assert isinstance(test.value, tuple)
    if test.word == "is" and isinstance(test.value[0], bool):
        return name if test.value[0] else f"not {name}"
    values = _or(tuple(value_words(each) for each in test.value))
    return f"{name} is not {values}" if test.word == "none_of" else f"{name} is {values}"


_SETS = {"includes": "include", "includes_any": "include", "excludes": "do not include", "only": "are only"}


def operand_words(operand: Operand, word: str) -> str:
    """What a set is compared with, in words."""
    if operand.path is not None:
        return f"every one of the {path_words(operand.path)}"
    words = tuple(label(code) for code in operand.codes)
    return _or(words) if word in ("includes_any", "excludes", "only") else _and(words)


def path_words(path: Path) -> str:
    """A path as people read it: ``meetings.in_public`` gives ``meetings: in public``."""
    names = [fact.name for fact in path.facts]
    if names[0] == "system" and len(names) > 1:
        names = names[1:]
    return " ".join(_FACTS.get(name, label(name)) for name in names)


#: Facts whose name does not read well in a sentence.
_FACTS = {
    "represented": "those represented",
    "shows": "entries shown",
    "sits_as": "roles on the board",
    "perspectives_covered": "viewpoints covered",
    "groups_that_decide": "groups with a full part in committees that decide",
    "in_public": "held in public",
    "on_partnership": "taking part in the partnership",
    "partner_from": "nominated by the sector",
    "guided_by": "guidance followed",
    "reached": "reached",
    "with": "those involved",
    "votes": "having a vote",
    "is_member": "being a member's seat",
    "is_nhs": "being an NHS body",
    "is_trust": "being a trust",
    "works_in": "systems it works in",
}


def found_words(value: Value, *, counted: bool = False) -> str:
    """What was found, in words; with its number where a number was asked for."""
    if isinstance(value, One):
        if value.unknown:
            return "not known"
        return value_words(value.value) if value.known else "none"
    if not value.sure:
        return "none" if value.certain else "not known"
    listed = _listed(value.sure)
    if counted:
        listed = f"{len(value.sure)} ({listed})"
    return listed if value.certain else f"{listed}, and perhaps others"


def quantified_words(word: str, truth: Truth, decisive: tuple[Thing, ...]) -> str:
    """What was found of a list of which every, some or none was asked: the entries that decided."""
    listed = _listed(decisive)
    if truth is Truth.UNKNOWN:
        return f"not known for {listed}" if listed else "not known"
    if word == "every":
        return listed if truth is Truth.YES else (f"not so for {listed}" if listed else "none")
    if (word == "some") is (truth is Truth.YES):
        return listed
    return f"none of {listed}" if listed else "none"


def without_words(absent: tuple[object, ...]) -> str:
    """What a set should include and does not."""
    return f"without {_listed(absent)}"


def unsure_words(unsure: tuple[object, ...]) -> str:
    """What a set should perhaps include, and is not known to."""
    return f"not known for {_listed(unsure)}"


def _listed(entries: tuple[object, ...]) -> str:
    words = tuple(value_words(entry) for entry in entries[:_MOST_LISTED])
    if len(entries) > _MOST_LISTED:
        words = (*words, f"{len(entries) - _MOST_LISTED} more")
    return _and(words)


def value_words(value: object) -> str:
    """One value in words."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return day_words(value)
    if isinstance(value, Thing):
        return value.short
    return label(value) if isinstance(value, str) else str(value)


def day_words(day: date) -> str:
    """A day as written in British documents: ``1 April 2022``."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def _and(words: tuple[str, ...]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


def _or(words: tuple[str, ...]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}" if words else ""
