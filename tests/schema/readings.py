"""A document read from text, and its tree as the plain values that other programs make of it."""

import re
from textwrap import dedent
from typing import Any

from icscheck.schema import check_shape
from icscheck.schema.walk import _Thing, _Walk
from icscheck.source import Mapping, Node, Problem, Scalar, Sequence, read_text

_NULL = {"", "~", "null", "Null", "NULL"}
_TRUTH = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_INTEGER = re.compile(r"[-+]?[0-9]+")
_OCTAL = re.compile(r"0o[0-7]+")
_HEXADECIMAL = re.compile(r"0x[0-9a-fA-F]+")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")


def tree(text: str) -> Node:
    """The tree of a text that YAML can read."""
    root, problems = read_text(dedent(text).lstrip("\n"), "name.ics.yaml")
    assert root is not None, problems
    return root


def problems(text: str) -> list[Problem]:
    """What is wrong with the shape of a document."""
    return check_shape(tree(text))


def said(text: str) -> list[str]:
    """What the writer of a document is told, with the line and the column."""
    return [f"{problem.line}:{problem.column} {problem.message}" for problem in problems(text)]


def lines(block: str) -> list[str]:
    """The lines of an indented block of text."""
    return dedent(block).strip("\n").splitlines()


def check_thing(noun: str, mapping: Mapping) -> list[Problem]:
    """What is wrong with the shape of one thing by itself, such as a seat."""
    walk = _Walk()
    walk.thing(_Thing(noun, mapping))
    return walk.problems


def as_text(node: Node) -> Any:
    """Every single value as its text, and an empty one as null."""
    if isinstance(node, Scalar):
        return None if node.plain and node.text in _NULL else node.text
    return _as(node, as_text)


def as_yaml_1_2(node: Node) -> Any:
    """Single values as an editor reads them, by the core schema of YAML 1.2."""
    if not isinstance(node, Scalar):
        return _as(node, as_yaml_1_2)
    text = node.text
    if not node.plain:
        return text
    if text in _NULL:
        return None
    if text in _TRUTH:
        return _TRUTH[text]
    for form, base in ((_INTEGER, 10), (_OCTAL, 8), (_HEXADECIMAL, 16)):
        if form.fullmatch(text):
            return int(text.replace("0o", ""), base)
    return float(text) if _FLOAT.fullmatch(text) else text


def _as(node: Node, reading: Any) -> Any:
    if isinstance(node, Mapping):
        return {key: reading(entry.value) for key, entry in node.entries.items()}
    assert isinstance(node, Sequence)
    return [reading(entry) for entry in node.items]
