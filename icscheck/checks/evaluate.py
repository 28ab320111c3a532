"""Deciding a criterion of a thing: yes, no or not known, with the values that decided and what would have to be known."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from icscheck.checks.criteria import Criterion, Group, Operand, Path, Test
from icscheck.checks.wording import (
    found_words,
    nearest_words,
    quantified_words,
    test_words,
    unsure_words,
    without_words,
)
from icscheck.model import Lack, Lacks, Many, Nodes, One, Thing, Truth, Value, every, some


class Reason(NamedTuple):
    """One test and how it came out: which fact of which thing, what was wanted, what was found and where."""

    truth: Truth
    thing: Thing
    fact: str
    expected: str
    found: str
    nodes: Nodes
    lacks: Lacks


class Result(NamedTuple):
    """How a criterion came out, with the reasons that decided it."""

    truth: Truth
    reasons: tuple[Reason, ...]


def decide(criterion: Criterion, thing: Thing) -> Result:
    """Decide a criterion of a thing."""
    if isinstance(criterion, Test):
        reason = _test(criterion, thing)
        return Result(reason.truth, (reason,))
    return _group(criterion, thing)


def _group(group: Group, thing: Thing) -> Result:
    results = [decide(part, thing) for part in group.parts]
    truth = (every if group.every else some)(result.truth for result in results)
    return Result(
        truth, tuple(reason for result in results if result.truth is truth for reason in result.reasons)
    )


def follow(path: Path, thing: Thing) -> Value:
    """The value at the end of a path. What is known to be none has nothing further; what is unknown stays unknown."""
    value: Value = One("known", thing)
    for fact in path.facts:
        assert isinstance(value, One)
        if value.known:
            value = fact.of(value.value)
        elif fact.type.many:
            value = Many(complete=not value.unknown, nodes=value.nodes, lacks=value.lacks)
        else:
            value = One(value.state, None, value.nodes, value.lacks)
    return value


def _test(test: Test, thing: Thing) -> Reason:
    value = follow(test.path, thing)
    lacks = list(value.lacks)
    nodes = value.nodes
    decisive: tuple[Thing, ...] = ()
    if isinstance(value, Many) and test.narrowed is not None:
        value, further = narrow(value, test.narrowed)
        lacks.extend(further)
    if test.inner is not None:
        assert isinstance(value, Many)
        truth, decisive, further = _QUANTIFIERS[test.word](value, test.inner)
        lacks.extend(further)
        nodes = tuple(each.node for each in decisive) or nodes
    else:
        truth = _plain(test, value, thing)
        if test.operand.path is not None:
            lacks.extend(follow(test.operand.path, thing).lacks)
        if isinstance(value, Many) and test.narrowed is not None and value.sure:
            nodes = (*(each.node for each in value.sure),)
    return Reason(
        truth,
        thing,
        str(test.path),
        test_words(test),
        _found(test, truth, value, decisive, thing),
        nodes or (thing.node,),
        tuple(dict.fromkeys(lacks)) if truth is Truth.UNKNOWN else (),
    )


def narrow(entries: Many, criterion: Criterion) -> tuple[Many, Lacks]:
    """The entries for which a criterion holds, those for which it may, and what is lacking to tell."""
    sure: list[Thing] = []
    maybe: list[Thing] = []
    lacks: list[Lack] = []
    for entry in entries.sure:
        result = decide(criterion, entry)
        if result.truth is Truth.YES:
            sure.append(entry)
        elif result.truth is Truth.UNKNOWN:
            maybe.append(entry)
            lacks.extend(lack for reason in result.reasons for lack in reason.lacks)
    maybe.extend(entry for entry in entries.maybe if decide(criterion, entry).truth is not Truth.NO)
    return (
        Many(sure, maybe, complete=entries.complete, nodes=entries.nodes, lacks=entries.lacks),
        tuple(dict.fromkeys(lacks)),
    )


Quantified = tuple[Truth, tuple[Thing, ...], Lacks]


def _judged(entries: Many, criterion: Criterion) -> tuple[list[tuple[Thing, Truth]], list[Truth], Lacks]:
    certain = [(entry, decide(criterion, entry)) for entry in entries.sure]
    possible = [decide(criterion, entry).truth for entry in entries.maybe]
    lacks = tuple(
        dict.fromkeys(
            lack
            for _, result in certain
            if result.truth is Truth.UNKNOWN
            for reason in result.reasons
            for lack in reason.lacks
        )
    )
    return [(entry, result.truth) for entry, result in certain], possible, lacks


def _every(entries: Many, criterion: Criterion) -> Quantified:
    judged, possible, lacks = _judged(entries, criterion)
    failing = tuple(entry for entry, truth in judged if truth is Truth.NO)
    if failing:
        return Truth.NO, failing, ()
    if not judged and entries.complete and all(truth is Truth.NO for truth in possible):
        return Truth.NO, (), ()  # every wants at least one
    undecided = tuple(entry for entry, truth in judged if truth is Truth.UNKNOWN)
    if judged and entries.complete and not undecided and all(truth is Truth.YES for truth in possible):
        return Truth.YES, tuple(entry for entry, _ in judged), ()
    return Truth.UNKNOWN, undecided, lacks


def _some(entries: Many, criterion: Criterion) -> Quantified:
    judged, possible, lacks = _judged(entries, criterion)
    passing = tuple(entry for entry, truth in judged if truth is Truth.YES)
    if passing:
        return Truth.YES, passing, ()
    undecided = tuple(entry for entry, truth in judged if truth is Truth.UNKNOWN)
    if undecided or not entries.complete or any(truth is not Truth.NO for truth in possible):
        return Truth.UNKNOWN, undecided, lacks
    return Truth.NO, tuple(entry for entry, _ in judged), ()


def _none(entries: Many, criterion: Criterion) -> Quantified:
    truth, decisive, lacks = _some(entries, criterion)
    return ~truth, decisive, lacks


_QUANTIFIERS: dict[str, Callable[[Many, Criterion], Quantified]] = {
    "every": _every,
    "some": _some,
    "none": _none,
}


def _plain(test: Test, value: Value, thing: Thing) -> Truth:
    word = test.word
    if word == "present":
        return _present(value)
    if word == "absent":
        return ~_present(value)
    if word in ("at_least", "at_most", "exactly"):
        return _number(word, test.number, value)
    if isinstance(value, Many):
        return _set(word, value, _wanted(test.operand, thing))
    if word in ("by", "since"):
        return _date(word, value, test.value)
    return _value(word, value, test.value, thing)


def _present(value: Value) -> Truth:
    if isinstance(value, One):
        return Truth.YES if value.known else (Truth.UNKNOWN if value.unknown else Truth.NO)
    if value.sure:
        return Truth.YES
    return Truth.NO if value.certain else Truth.UNKNOWN


def _number(word: str, number: int, value: Value) -> Truth:
    if isinstance(value, One):
        if value.unknown:
            return Truth.UNKNOWN
        count = value.value if value.known else 0
        least: int = count
        most: int | None = count
    else:
        least, most = value.size()
    enough = (
        Truth.YES if least >= number else (Truth.NO if most is not None and most < number else Truth.UNKNOWN)
    )
    not_over = (
        Truth.NO if least > number else (Truth.YES if most is not None and most <= number else Truth.UNKNOWN)
    )
    if word == "at_least":
        return enough
    return not_over if word == "at_most" else every((enough, not_over))


def _wanted(operand: Operand, thing: Thing) -> Many:
    if operand.path is None:
        return Many(operand.codes)
    value = follow(operand.path, thing)
    assert isinstance(value, Many)
    return _by_id(value)


def _by_id(value: Many) -> Many:
    """Things compared by id, so that a list of things can be compared with codes."""
    return Many(
        map(_id_of, value.sure),
        map(_id_of, value.maybe),
        complete=value.complete,
        never=value.never,
        nodes=value.nodes,
        lacks=value.lacks,
    )


def _id_of(entry: object) -> object:
    return entry.id if isinstance(entry, Thing) else entry


def _set(word: str, value: Many, wanted: Many) -> Truth:
    has = _by_id(value)
    if word == "includes":
        certain = every(has.has(entry) for entry in wanted.sure)
        if certain is Truth.NO or wanted.certain:
            return certain
        rest = every(has.has(entry) for entry in wanted.maybe)
        return certain if wanted.complete and rest is Truth.YES else Truth.UNKNOWN
    if word == "only":
        return _only(has, wanted)
    if word == "includes_any":
        return _any_of(has, wanted)
    return ~_any_of(has, wanted)


def _any_of(has: Many, wanted: Many) -> Truth:
    found = some(has.has(entry) for entry in wanted.sure)
    if found is not Truth.NO or (has.certain and not has.sure):
        return found
    perhaps = not wanted.complete or any(has.has(entry) is not Truth.NO for entry in wanted.maybe)
    return Truth.UNKNOWN if perhaps else Truth.NO


def _only(has: Many, wanted: Many) -> Truth:
    allowed = [wanted.has(entry) for entry in has.sure]
    possible = [wanted.has(entry) for entry in has.maybe]
    if Truth.NO in allowed:
        return Truth.NO
    if not has.sure and has.complete and all(truth is Truth.NO for truth in possible):
        return Truth.NO  # only wants at least one
    certain = has.sure and has.complete and all(truth is Truth.YES for truth in (*allowed, *possible))
    return Truth.YES if certain else Truth.UNKNOWN


def _date(word: str, value: Value, limit: object) -> Truth:
    assert isinstance(value, One)
    assert isinstance(limit, date)
    if value.unknown or value.value is True:
        return Truth.UNKNOWN  # done, on a day that is not recorded
    if not isinstance(value.value, date):
        return Truth.NO
    return Truth.YES if (value.value <= limit if word == "by" else value.value >= limit) else Truth.NO


def _value(word: str, value: Value, wanted: object, thing: Thing) -> Truth:
    assert isinstance(value, One)
    assert isinstance(wanted, tuple)
    if value.unknown:
        return Truth.UNKNOWN
    found = value.value
    if isinstance(found, Thing):
        found = found.id
    elif isinstance(found, date) and all(isinstance(each, bool) for each in wanted):
        found = found <= thing.system.as_of  # a day on which something was done: done once it has come
    among = value.known and any(found == each and type(found) is type(each) for each in wanted)
    return Truth.YES if among is (word != "none_of") else Truth.NO


def _nearest(inner: Criterion, entries: tuple[Thing, ...]) -> str | None:
    """Of entries that all fail several demands: the one that fails fewest, if it meets some, with those it fails."""
    if not isinstance(inner, Group) or not inner.every:
        return None
    best: tuple[tuple[int, int], Thing, list[tuple[str, str]]] | None = None
    for entry in entries:
        results = [decide(part, entry) for part in inner.parts]
        failing = [
            (reason.expected, reason.found)
            for result in results
            if result.truth is Truth.NO
            for reason in result.reasons
        ]
        unknown = sum(result.truth is Truth.UNKNOWN for result in results)
        met = any(result.truth is Truth.YES for result in results)
        if met and (best is None or (len(failing), unknown) < best[0]):
            best = ((len(failing), unknown), entry, failing)
    return nearest_words(best[1], best[2]) if best is not None else None


def _found(test: Test, truth: Truth, value: Value, decisive: tuple[Thing, ...], thing: Thing) -> str:
    if test.inner is not None:
        nearest = _nearest(test.inner, decisive) if test.word == "some" and truth is Truth.NO else None
        return nearest or quantified_words(test.word, truth, decisive)
    if test.word == "includes" and isinstance(value, Many) and truth is not Truth.YES:
        has, wanted = _by_id(value), _wanted(test.operand, thing)
        absent = tuple(entry for entry in wanted.sure if has.has(entry) is Truth.NO)
        if absent:
            return without_words(absent)
        unsure = tuple(entry for entry in (*wanted.sure, *wanted.maybe) if has.has(entry) is not Truth.YES)
        if unsure:
            return unsure_words(unsure)
    if test.word == "only" and isinstance(value, Many) and truth is Truth.NO:
        wanted = _wanted(test.operand, thing)
        value = Many(entry for entry in value.sure if wanted.has(_id_of(entry)) is Truth.NO)
    return found_words(value, counted=test.word in ("at_least", "at_most", "exactly"))
