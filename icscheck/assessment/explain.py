"""What there is to say of one rule: its words, its criteria as phrases, and its examples."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from icscheck.assessment.examples import Example, read_examples
from icscheck.checks import CompiledRule, compile_pack, criterion_words, subject_words
from icscheck.packs import (
    Folder,
    Found,
    Pack,
    PackHeader,
    Rule,
    SelectionError,
    find_packs,
    load_pack,
    suggest,
)


class RuleExplanation(NamedTuple):
    """A rule, what it asks in words, the examples beside it, and the other editions that have a rule of this id."""

    rule: Rule
    header: PackHeader
    subjects: str
    where: str
    require: str
    in_practice: str
    examples: tuple[Example, ...]
    also_in: tuple[str, ...]


def find_rule(asked: str, rules: list[Path]) -> tuple[Found, CompiledRule, tuple[str, ...]]:
    """The rule with an id or name, in any pack, and the other packs and editions that have one of this id.

    An edition can be asked for, as in DG-02@undated; else it is the newest whose time in force is known.
    :class:`SelectionError` with a suggestion when there is none.
    """
    wanted, _, edition = asked.partition("@")
    known: list[str] = []
    matches: list[tuple[Found, Pack, Rule]] = []
    for found in find_packs([Folder(path, path.as_posix()) for path in rules]):
        pack = load_pack(found.folder)
        for rule in pack.rules:
            if wanted.lower() in (rule.id.lower(), rule.name):
                matches.append((found, pack, rule))
            known += [rule.id, rule.name]
    chosen = [each for each in matches if edition in ("", each[0].header.edition)]
    if chosen:
        best = max(chosen, key=lambda each: (not each[0].header.undated, each[0].header.edition))
        found, pack, rule = best
        others = tuple(each.header.spec for each, _, _ in matches if each is not found)
        return found, next(each for each in compile_pack(pack) if each.rule is rule), others
    if matches:
        editions = " and ".join(each.header.spec for each, _, _ in matches)
        raise SelectionError(f"There is no rule '{wanted}' in an edition '{edition}': it is in {editions}.")
    padded = re.sub(r"(?<=[A-Za-z])\d(?!\d)", lambda digit: f"0{digit[0]}", wanted)  # DF-V1 means DF-V01
    near = next((each for each in known if each.lower() == padded.lower()), None) or suggest(wanted, known)
    hint = f" Did you mean '{near}'?" if near else " `icscheck packs show PACK` lists the rules of a pack."
    raise SelectionError(f"There is no rule called '{wanted}'.{hint}")


def explain_rule(found: Found, compiled: CompiledRule, also_in: tuple[str, ...] = ()) -> RuleExplanation:
    """Everything to say of a rule, its examples included."""
    rule = compiled.rule
    examples, _ = read_examples(found.folder)
    return RuleExplanation(
        rule,
        found.header,
        subject_words(rule.for_each),
        criterion_words(compiled.where) if compiled.where is not None else "",
        criterion_words(compiled.require) if compiled.require is not None else "",
        criterion_words(compiled.in_practice) if compiled.in_practice is not None else "",
        tuple(example for example in examples if example.rule == rule.id),
        also_in,
    )
