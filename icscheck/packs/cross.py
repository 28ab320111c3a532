"""What only several packs show: ids and names used twice, and rules said to be carried on that are nowhere."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from icscheck.packs.rule import Pack, Rule
from icscheck.source import Problem, suggest


def clashes(packs: Iterable[Pack]) -> list[Problem]:
    """Ids and names that rules of two packs share: nobody could say which is meant. Editions of one pack share theirs."""
    rules = [rule for pack in packs for rule in pack.rules]
    return [*_twice(rules, lambda rule: rule.id), *_twice(rules, lambda rule: rule.name)]


def _twice(rules: list[Rule], pick: Callable[[Rule], str]) -> Iterable[Problem]:
    seen: dict[str, Rule] = {}
    for rule in rules:
        other = seen.setdefault(pick(rule), rule)
        if other.pack.name != rule.pack.name:
            message = (
                f"'{pick(rule)}' is already a rule of {other.pack.spec}; give this rule of {rule.pack.spec} an id and "
                "a name that no other pack has."
            )
            yield Problem.at(rule.node, "bad-pack", message)


def unknown_predecessors(packs: Iterable[Pack]) -> list[Problem]:
    """Rules that `succeeds` names and no pack has, or that are of the same pack."""
    rules = [rule for pack in packs for rule in pack.rules]
    packs_with: dict[str, set[str]] = {}
    for rule in rules:
        packs_with.setdefault(rule.id, set()).add(rule.pack.name)
    problems = []
    for rule in rules:
        for id in rule.succeeds:
            found = packs_with.get(id, set())
            if not found:
                near = suggest(id, packs_with)
                hint = f" Did you mean {near}?" if near else ""
                message = f"{rule.id} is said to carry on {id}, which is no rule of any pack.{hint}"
                problems.append(Problem.at(rule.node, "bad-pack", message))
            elif rule.pack.name in found:
                message = f"{rule.id} is said to carry on {id}, which is a rule of the same pack."
                problems.append(Problem.at(rule.node, "bad-pack", message))
    return problems
