"""The keys of ``icscheck.yaml``, each with what it means, an example and what holds without it."""

from __future__ import annotations

from typing import NamedTuple

#: The version of the format of the file.
FORMAT = 1
#: The schema that editors read, which `icscheck new` writes beside the file.
CONFIGURATION_SCHEMA = "icscheck.schema.json"


class Key(NamedTuple):
    """One key: what it means, an example of it as YAML, and what holds when it is left out."""

    doc: str
    example: str
    default: str


KEYS = {
    "format": Key("The version of this format: 1.", "format: 1", "1"),
    "paths": Key(
        "The files and folders to check when the command line names none, from the folder of this file.",
        "paths: [systems]",
        ".",
    ),
    "packs": Key(
        "The rule packs, when neither the command line nor a document names any. With a revision or a digest a pack "
        "is locked: when it has changed, the run stops and says so.",
        "packs: [{name: design-framework, edition: 2021.06, revision: 1.0.0}]",
        "those in force on the day",
    ),
    "rules": Key(
        "Folders with further rule packs, from the folder of this file.", "rules: [our-rules]", "none"
    ),
    "as_of": Key(
        "The day to test as of, when neither the command line nor a document says.",
        "as_of: 2022-06-30",
        "today",
    ),
    "fail_on": Key(
        "What makes the exit code 1: error, warning, note or never; not-tested may be added.",
        "fail_on: [error, not-tested]",
        "error",
    ),
    "levels": Key(
        "Other levels for what some rules find, each with the reason, which every report shows. A finding cannot be "
        "made to vanish, and the overall word stays as it is. `--strict` ignores these.",
        "levels: {DF-G15c: {level: note, reason: The board agreed to its size on 24 January 2024.}}",
        "none",
    ),
    "baseline": Key(
        "An earlier result (JSON) whose findings are still shown, as known, and do not count for the exit code.",
        "baseline: baseline.json",
        "none",
    ),
}


def starter(packs: list[str]) -> str:
    """The text of a first configuration, with every other key as a comment that explains it."""
    lines = [
        f"# yaml-language-server: $schema={CONFIGURATION_SCHEMA}",
        "#",
        "# What icscheck uses when the command line and the documents do not say; `icscheck config show` tells where",
        "# each value came from. Lines with ## explain. A line with # before a key is not in use: take the # away.",
    ]
    written = {"format": f"format: {FORMAT}", "paths": "paths: [.]"}
    if packs:  # else those in force on the day, whichever day is tested as of
        written["packs"] = f"packs: [{', '.join(packs)}]"
    for name, key in KEYS.items():
        lines += ["", *_explained(key.doc), written.get(name, f"# {key.example}")]
    return "\n".join(lines) + "\n"


def _explained(doc: str) -> list[str]:
    from textwrap import wrap

    return [f"## {line}" for line in wrap(doc, 97)]
