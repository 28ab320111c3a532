"""What is wrong with a file, said so that its writer can put it right."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from icscheck.source.tree import Node, Source

# A key or a word longer than this is cut in a message, and has no near spelling.
_LONGEST_SHOWN = 60


class Problem(NamedTuple):
    """One thing that is wrong, where, and what to do about it.

    `level` is `error` or `warning`; `code` is a short kebab-case name. Lines and
    columns count from 1, in code points; both are 0 when the whole file is meant.
    `text` is the line of the file, to be shown above a caret.
    """

    level: str
    code: str
    message: str
    file: str
    line: int
    column: int
    text: str = ""

    @classmethod
    def at(cls, node: Node, code: str, message: str, level: str = "error") -> Problem:
        """A problem at the place where a node begins."""
        return cls.in_source(node.source, node.line, node.column, code, message, level)

    @classmethod
    def in_source(
        cls,
        source: Source,
        line: int,
        column: int,
        code: str,
        message: str,
        level: str = "error",
    ) -> Problem:
        """A problem at a place where there is no node."""
        return cls(level, code, message, source.name, line, column, source.line(line))


class UnreadableError(Exception):
    """Reading ends here; carries the problem that ended it. Never leaves this room."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def shown(text: str) -> str:
    """Text from a file, in quotes, on one line and short enough for a message."""
    text = " ".join(text.split())
    if len(text) > _LONGEST_SHOWN:
        text = text[: _LONGEST_SHOWN - 1] + "…"
    return f'"{text}"'


def suggest(word: str, choices: Iterable[str]) -> str | None:
    """The choice that is spelled most like a word, or None when none is near.

    Case, hyphens, underscores and spaces count as equal: `Finance-Director`
    finds `finance_director`. What is `non_` is never near to what is not.
    """
    if len(word) > _LONGEST_SHOWN:
        return None
    folded = {_fold(choice): choice for choice in sorted(choices, reverse=True)}
    wanted = _fold(word)
    if wanted in folded:
        return folded[wanted]
    folded = {each: choice for each, choice in folded.items() if _is_non(each) == _is_non(wanted)}

    from difflib import get_close_matches  # only a misspelt file pays for it

    near = get_close_matches(wanted, folded, n=1, cutoff=0.7)
    if near:
        return folded[near[0]]
    begun = [choice for choice in folded if len(wanted) > 2 and choice.startswith(wanted)]
    return folded[begun[0]] if len(begun) == 1 else None


def _fold(word: str) -> str:
    return "_".join(word.casefold().replace("-", " ").replace("_", " ").split())


def _is_non(folded: str) -> bool:
    return folded.startswith("non")
