"""A first file: the text of a commented folder that describes a system as far as the shipped lists know it."""

from icscheck.new.folder import LAYOUT, SCHEMA, Answers, Part, folder
from icscheck.new.organisations import entry

__all__ = ["LAYOUT", "SCHEMA", "Answers", "Part", "entry", "folder"]
