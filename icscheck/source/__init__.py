"""Bytes in, tree out: every node knows its text, its line and its column.

`read_file` and `read_text` never raise for anything that a file can hold. What
is wrong with it comes back as a list of `Problem`, in plain words, each with
the place that it speaks of.
"""

from icscheck.source.problems import Problem, suggest
from icscheck.source.read import read_file, read_text
from icscheck.source.tree import Entry, Mapping, Node, Scalar, Sequence, Source

__all__ = [
    "Entry",
    "Mapping",
    "Node",
    "Problem",
    "Scalar",
    "Sequence",
    "Source",
    "read_file",
    "read_text",
    "suggest",
]
