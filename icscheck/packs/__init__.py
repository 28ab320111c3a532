"""Rule packs as data: found, read, chosen by name, edition and date."""

from icscheck.packs.cross import clashes, unknown_predecessors
from icscheck.packs.find import Folder
from icscheck.packs.load import EXAMPLES, PackError, load_header, load_pack
from icscheck.packs.rule import (
    BASES,
    PACK_STATUSES,
    STRENGTHS,
    THEMES,
    ChangeRule,
    Citation,
    Pack,
    PackHeader,
    Provision,
    Rule,
)
from icscheck.packs.select import Found, SelectionError, find_packs, select
from icscheck.source import Entry, Mapping, Node, Problem, Scalar, Sequence, read_text, suggest

__all__ = [
    "BASES",
    "EXAMPLES",
    "PACK_STATUSES",
    "STRENGTHS",
    "THEMES",
    "ChangeRule",
    "Citation",
    "Entry",
    "Folder",
    "Found",
    "Mapping",
    "Node",
    "Pack",
    "PackError",
    "PackHeader",
    "Problem",
    "Provision",
    "Rule",
    "Scalar",
    "SelectionError",
    "Sequence",
    "clashes",
    "find_packs",
    "load_header",
    "load_pack",
    "read_text",
    "select",
    "suggest",
    "unknown_predecessors",
]
