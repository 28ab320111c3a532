"""What there is to say of one rule: its words, its criteria as phrases, and its examples."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from icscheck.assessment.examples import Example, read_examples
from icscheck.checks import CompiledRule, compile_pack, criterion_words, subject_words
from icscheck.packs import Folder, Found, PackHeader, Rule, SelectionError, find_packs, load_pack, suggest


class RuleExplanation(NamedTuple):
    """A rule, what it asks in words, and the examples beside it."""

    rule: Rule
    header: PackHeader
    subjects: str
    where: str
    require: str
    in_practice: str
    examples: tuple[Example, ...]


def find_rule(wanted: str, rules: list[Path]) -> tuple[Found, CompiledRule]:
    """The rule with an id or name, in any pack; :class:`SelectionError` with a suggestion when there is none."""
    known: list[str] = []
    for found in reversed(find_packs([Folder(path, path.as_posix()) for path in rules])):
        pack = load_pack(found.folder)
        for rule in pack.rules:
            if wanted.lower() in (rule.id.lower(), rule.name):
                compiled = compile_pack(pack)
                return found, next(each for each in compiled if each.rule is rule)
            known += [rule.id, rule.name]
    padded = re.sub(r"(?<=[A-Za-z])\d(?!\d)", lambda digit: f"0{digit[0]}", wanted)  # DF-V1 means DF-V01
    near = next((each for each in known if each.lower() == padded.lower()), None) or suggest(wanted, known)
    hint = f" Did you mean '{near}'?" if near else " `icscheck packs show PACK` lists the rules of a pack."
    raise SelectionError(f"There is no rule called '{wanted}'.{hint}")


def explain_rule(found: Found, compiled: CompiledRule) -> RuleExplanation:
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
    )
