"""The system as of a day: typed, immutable, with references resolved and relations derived; and the catalogue of facts."""

from icscheck.model.catalogue import Fact, Type, facts_of, nouns
from icscheck.model.open import Document, Files, checked, find_systems, open_document, open_system
from icscheck.model.read import read_system
from icscheck.model.things import System, Thing
from icscheck.model.together import Together
from icscheck.model.values import (
    Lack,
    Lacks,
    Many,
    Nodes,
    One,
    Truth,
    Value,
    every,
    known,
    nodes_of,
    some,
    unknown,
)

__all__ = [
    "Document",
    "Fact",
    "Files",
    "Lack",
    "Lacks",
    "Many",
    "Nodes",
    "One",
    "System",
    "Thing",
    "Together",
    "Truth",
    "Type",
    "Value",
    "checked",
    "every",
    "facts_of",
    "find_systems",
    "known",
    "nodes_of",
    "nouns",
    "open_document",
    "open_system",
    "read_system",
    "some",
    "unknown",
]
