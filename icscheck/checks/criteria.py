"""Criteria: what a rule's words mean, compiled against the facts so that a wrong word is found when the pack is loaded.

The words are a closed set. Groups: ``all``, ``any``. Value: a bare value or ``is``, ``one_of``, ``none_of``,
``present``, ``absent``. Number or size: ``at_least``, ``at_most``, ``exactly``. Date: ``by``, ``since``. Set:
``includes``, ``includes_any``, ``excludes``, ``only``. List: ``where`` narrows, then ``every``, ``some``, ``none`` or
a number word. Operand: ``{fact: path}``.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from icscheck.model import Fact, Type, facts_of
from icscheck.packs import Entry, Mapping, Node, Problem, Scalar, Sequence, suggest
from icscheck.vocabulary import vocabulary

NUMBER_WORDS = ("at_least", "at_most", "exactly")
SET_WORDS = ("includes", "includes_any", "excludes", "only")
LIST_WORDS = ("every", "some", "none")
DATE_WORDS = ("by", "since")
VALUE_WORDS = ("is", "one_of", "none_of")
WORDS = ("where", *NUMBER_WORDS, *SET_WORDS, *LIST_WORDS, *DATE_WORDS, *VALUE_WORDS)


class Path(NamedTuple):
    """Facts one after the other: each but the last gives one thing, of which the next is asked."""

    facts: tuple[Fact, ...]

    @property
    def type(self) -> Type:
        """The type of the last fact."""
        return self.facts[-1].type

    def __str__(self) -> str:
        return ".".join(fact.name for fact in self.facts)


class Operand(NamedTuple):
    """What a set is compared with: codes as written, or another fact of the same thing."""

    codes: tuple[str, ...] = ()
    path: Path | None = None


class Test(NamedTuple):
    """One word applied to one fact: ``at_least 2`` of the seats, ``is yes`` of a key, ``some`` chair for which something holds."""

    path: Path
    word: str
    number: int = 0
    value: object = None
    operand: Operand = Operand()
    narrowed: Criterion | None = None
    inner: Criterion | None = None


class Group(NamedTuple):
    """``all`` of these, or ``any`` of them."""

    every: bool
    parts: tuple[Criterion, ...]


Criterion = Test | Group


class _WrongError(Exception):
    """A criterion that cannot be read; carries where and why."""

    def __init__(self, node: Node, message: str) -> None:
        super().__init__(message)
        self.node = node
        self.message = message


def compile_criterion(node: Node, noun: str, problems: list[Problem]) -> Criterion | None:
    """The criterion that a node says of things of a noun; None, with a problem added, when it cannot be read."""
    try:
        return _mapping(node, noun)
    except _WrongError as wrong:
        problems.append(Problem.at(wrong.node, "bad-criterion", wrong.message))
        return None


def _mapping(node: Node, noun: str) -> Criterion:
    if not isinstance(node, Mapping) or not node.entries:
        raise _WrongError(
            node, "A criterion is a set of facts, each with what is wanted of it, such as {form: unitary}."
        )
    parts: list[Criterion] = []
    for key, entry in node.entries.items():
        if key in ("all", "any"):
            parts.append(_group(key, entry.value, noun))
        else:
            parts.extend(_tests(_path(key, entry.key, noun), entry.value, noun))
    return parts[0] if len(parts) == 1 else Group(True, tuple(parts))


def _group(word: str, node: Node, noun: str) -> Group:
    if not isinstance(node, Sequence) or len(node.items) < 2:
        raise _WrongError(node, f"'{word}' takes a list of two or more criteria.")
    return Group(word == "all", tuple(_mapping(item, noun) for item in node.items))


def _path(text: str, node: Node, noun: str) -> Path:
    found: list[Fact] = []
    for step in text.split("."):
        if found:
            before = found[-1].type
            if before.many:
                raise _WrongError(
                    node, f"'{found[-1].name}' is a list: say some, every or a number of it, not '{text}'."
                )
            if before.of != "thing":
                raise _WrongError(node, f"'{found[-1].name}' is a {before} and has no facts of its own.")
            noun = before.noun
        facts = facts_of(noun)
        if step not in facts:
            near = suggest(step, facts)
            hint = f" Did you mean '{near}'?" if near else f" `icscheck facts {noun}` lists them."
            raise _WrongError(node, f"A {noun.replace('_', ' ')} has no fact '{step}'.{hint}")
        found.append(facts[step])
    return Path(tuple(found))


def _tests(path: Path, node: Node, noun: str) -> list[Criterion]:
    if isinstance(node, Mapping):
        return _worded(path, node, noun)
    if isinstance(node, Sequence):
        raise _WrongError(
            node, f"Say how '{path}' is compared with the list: one_of, includes, includes_any or only."
        )
    assert isinstance(node, Scalar)
    if node.text in ("present", "absent"):
        return [Test(path, node.text)]
    return [_value(path, "is", node)]


def _worded(path: Path, node: Mapping, noun: str) -> list[Criterion]:
    narrowed: Criterion | None = None
    where = node.get("where")
    if where is not None:
        narrowed = _inner(path, where, "where")
        if len(node.entries) == 1:
            raise _WrongError(where, "'where' narrows a list; say also every, some, none or a number.")
    tests: list[Criterion] = []
    for word, entry in node.entries.items():
        if word == "where":
            continue
        if word not in WORDS:
            near = suggest(word, WORDS)
            hint = f" Did you mean '{near}'?" if near else f" It is one of: {', '.join(WORDS)}."
            raise _WrongError(entry.key, f"'{word}' is no word of the rule language.{hint}")
        tests.append(_word(path, word, entry, narrowed, noun))
    if not tests:
        raise _WrongError(node, f"Nothing is asked of '{path}'.")
    return tests


def _word(path: Path, word: str, entry: Entry, narrowed: Criterion | None, noun: str) -> Test:
    kind, node, key = path.type, entry.value, entry.key
    if narrowed is not None and word not in (*NUMBER_WORDS, *LIST_WORDS):
        raise _WrongError(key, f"'{word}' cannot be used with 'where'.")
    if word in NUMBER_WORDS:
        if not kind.many and kind.of != "number":
            raise _WrongError(key, f"'{word}' asks for a number or a list; '{path}' is a {kind}.")
        return Test(path, word, number=_number(node), narrowed=narrowed)
    if word in LIST_WORDS:
        return Test(path, word, narrowed=narrowed, inner=_inner(path, node, word))
    if word in SET_WORDS:
        if not kind.many:
            raise _WrongError(key, f"'{word}' asks for a set; '{path}' is a {kind}. Use is or one_of.")
        return Test(path, word, operand=_operand(path, node, noun))
    if word in DATE_WORDS:
        if kind.of not in ("date", "when"):
            raise _WrongError(key, f"'{word}' asks for a date; '{path}' is a {kind}.")
        return Test(path, word, value=_date(node))
    return _value(path, word, node)


def _inner(path: Path, node: Node, word: str) -> Criterion:
    if not path.type.many or path.type.of != "thing":
        raise _WrongError(node, f"'{word}' asks for a list of things; '{path}' is a {path.type}.")
    return _mapping(node, path.type.noun)


def _value(path: Path, word: str, node: Node) -> Test:
    kind = path.type
    if kind.many:
        raise _WrongError(
            node, f"'{path}' is a {kind}: use includes, includes_any, only, excludes or a number word."
        )
    nodes = node.items if isinstance(node, Sequence) else (node,)
    if word == "is" and len(nodes) != 1:
        raise _WrongError(node, "'is' takes one value; use one_of for several.")
    return Test(path, word, value=tuple(_scalar(kind, each, path) for each in nodes))


def _scalar(kind: Type, node: Node, path: Path) -> object:
    if not isinstance(node, Scalar):
        raise _WrongError(node, f"A single value was expected for '{path}'.")
    if kind.of in ("yes_no", "when"):
        if node.text not in ("yes", "no"):
            raise _WrongError(node, f"'{path}' is yes or no, not '{node.text}'.")
        return node.text == "yes"
    if kind.of == "number":
        return _number(node)
    if kind.of == "date":
        return _date(node)
    return _code(kind, node, path)


def _operand(path: Path, node: Node, noun: str) -> Operand:
    if isinstance(node, Mapping):
        fact = node.get("fact")
        if not isinstance(fact, Scalar) or len(node.entries) != 1:
            raise _WrongError(node, "Another fact is written as {fact: path}.")
        other = _path(fact.text, fact, noun)
        if not other.type.many:
            raise _WrongError(fact, f"'{fact.text}' is a {other.type}; a set was expected.")
        return Operand(path=other)
    nodes = node.items if isinstance(node, Sequence) else (node,)
    return Operand(codes=tuple(_code(path.type, each, path) for each in nodes))


def _code(kind: Type, node: Node, path: Path) -> str:
    if not isinstance(node, Scalar):
        raise _WrongError(node, f"A word was expected for '{path}'.")
    text = node.text
    name = "party" if kind.of == "thing" and kind.noun == "party" else kind.vocabulary
    if not name:
        return text  # an id, a code or free text: the document's own
    known = vocabulary(name)
    if text in known.words:
        return text
    near = suggest(text, known.words)
    hint = f" Did you mean '{near}'?" if near else f" It is one of: {', '.join(known.words)}."
    raise _WrongError(node, f"'{text}' is no {name.replace('_', ' ')}.{hint}")


def _number(node: Node) -> int:
    if isinstance(node, Scalar) and node.text.isascii() and node.text.isdigit():
        return int(node.text)
    raise _WrongError(node, "A whole number was expected.")


def _date(node: Node) -> date:
    if isinstance(node, Scalar):
        try:
            return date.fromisoformat(node.text)
        except ValueError:
            pass
    raise _WrongError(node, "A date such as 2022-04-01 was expected.")
