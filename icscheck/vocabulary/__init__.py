"""The words of the field: one code for each concept, with a definition and the synonyms of every period.

Nothing here knows about files, systems or rules; every other room may read it.
"""

from __future__ import annotations

from icscheck.vocabulary.words import ALL, LABELS

__all__ = ["Vocabulary", "label", "plural", "vocabulary"]


class Vocabulary:
    """A named list of codes with definitions, and the synonyms that mean the same thing."""

    __slots__ = ("name", "synonyms", "title", "words")

    def __init__(self, name: str, title: str, words: dict[str, str], synonyms: dict[str, str]) -> None:
        self.name = name
        self.title = title
        self.words = words
        self.synonyms = synonyms

    def find(self, text: str) -> str | None:
        """Give the code for a word as written, following synonyms; None when it is not a word of this list."""
        if text in self.words:
            return text
        return self.synonyms.get(text)

    def spellings(self) -> list[str]:
        """Every spelling that is accepted, for did-you-mean."""
        return [*self.words, *self.synonyms]


def _load() -> dict[str, Vocabulary]:
    return {
        name: Vocabulary(name, str(entry["title"]), dict(entry["words"]), dict(entry.get("synonyms", {})))
        for name, entry in ALL.items()
    }


_VOCABULARIES = _load()


def vocabulary(name: str) -> Vocabulary:
    """The vocabulary of that name; a KeyError for a name that is none of ours (a fault of the program)."""
    return _VOCABULARIES[name]


def names() -> list[str]:
    """The names of all vocabularies, in the order they are documented."""
    return list(_VOCABULARIES)


def label(code: str) -> str:
    """A code as people read it: ``chief_finance_officer`` gives ``chief finance officer``, ``nhs_body`` gives ``NHS body``."""
    known = LABELS.get(code)
    return known if known is not None else code.replace("_", " ")


def plural(count: int, singular: str, several: str | None = None) -> str:
    """A count with its noun: ``1 seat``, ``2 seats``."""
    if count == 1:
        return f"1 {singular}"
    return f"{count} {several or singular + 's'}"
