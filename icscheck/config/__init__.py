"""The configuration: what ``icscheck.yaml`` settles for a repository, where neither the command line nor a document says."""

from icscheck.config.keys import CONFIGURATION_SCHEMA, KEYS, Key, starter
from icscheck.config.read import Configuration, PackChoice, read_configuration

__all__ = [
    "CONFIGURATION_SCHEMA",
    "KEYS",
    "Configuration",
    "Key",
    "PackChoice",
    "read_configuration",
    "starter",
]
