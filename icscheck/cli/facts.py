"""``icscheck facts``: print the catalogue of facts that rules may use."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from icscheck.cli.exits import UnusableError


def facts(
    noun: Annotated[
        str, typer.Argument(metavar="[NOUN]", help="One noun, such as seat; left out: all of them.")
    ] = "",
) -> int:
    """Print the facts that rules may use. For each noun: name, type, where it comes from and what it means.

    What a rule can be `for_each` of stands among the facts of the system: `icscheck facts system`.
    """
    from icscheck.model import facts_of, nouns
    from icscheck.source import suggest

    known = nouns()
    if noun and noun not in known:
        near = suggest(noun, known)
        hint = f" Did you mean '{near}'?" if near else f" They are: {', '.join(known)}."
        raise UnusableError(f"There is no noun '{noun}'.{hint}")
    for each in [noun] if noun else known:
        sys.stdout.write(f"{each}\n")
        for fact in facts_of(each).values():
            mark = "derived" if fact.derived else "from the document"
            sys.stdout.write(f"  {fact.name}  ({fact.type}; {mark})\n      {fact.doc}\n")
        sys.stdout.write("\n")
    return 0
