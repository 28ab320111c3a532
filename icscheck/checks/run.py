"""Running rules: each compiled once, then decided for every subject of a system."""

from __future__ import annotations

from typing import NamedTuple

from icscheck.checks.criteria import Criterion, compile_criterion
from icscheck.checks.evaluate import Result, decide
from icscheck.model import Fact, Lacks, Many, Nodes, One, System, Thing, Truth, facts_of
from icscheck.packs import Pack, PackError, Problem, Rule, suggest


class CompiledRule(NamedTuple):
    """A rule with its criteria checked against the facts."""

    rule: Rule
    subjects: Fact | None
    where: Criterion | None
    require: Criterion | None
    in_practice: Criterion | None


class Check(NamedTuple):
    """How a rule's criteria came out for one subject. What is not asked is None; so is what follows a `where` that is not yes.

    ``whole`` is ``empty`` or ``unknown`` when there was no subject because the collection is known to be empty
    or is not known: the subject is then the system. It is ``ended`` when the rule is for a body that is no more.
    """

    rule: Rule
    subject: Thing
    where: Result | None = None
    require: Result | None = None
    in_practice: Result | None = None
    whole: str = ""
    nodes: Nodes = ()
    lacks: Lacks = ()


def compile_pack(pack: Pack) -> list[CompiledRule]:
    """A pack's rules, ready to run; :class:`PackError` with every wrong word."""
    problems: list[Problem] = []
    compiled = [_compile(rule, problems) for rule in pack.rules]
    known = {rule.id for rule in pack.rules}
    for rule in pack.rules:
        for other in rule.sums_up:
            if other not in known:
                near = suggest(other, known)
                hint = f" Did you mean '{near}'?" if near else ""
                message = f"{rule.id} sums up {other}, which is not in this pack.{hint}"
                problems.append(Problem.at(rule.node, "bad-pack", message))
    if problems:
        raise PackError(problems)
    return compiled


def _compile(rule: Rule, problems: list[Problem]) -> CompiledRule:
    subjects = subjects_fact(rule)
    if subjects is None:
        base = facts_of(_whole(rule))
        collections = [name for name, fact in base.items() if fact.type.of == "thing"]
        near = suggest(rule.for_each, collections)
        hint = (
            f" Did you mean '{near}'?" if near else f" `icscheck facts {_whole(rule)}` lists the collections."
        )
        message = f"{rule.id}: '{rule.for_each}' is nothing that a rule can be for each of.{hint}"
        problems.append(Problem.at(rule.node.get("for_each") or rule.node, "bad-criterion", message))
        return CompiledRule(rule, None, None, None, None)
    noun = subjects.type.noun

    def read(key: str) -> Criterion | None:
        node = getattr(rule, key)
        return None if node is None else compile_criterion(node, noun, problems)

    return CompiledRule(rule, subjects, read("where"), read("require"), read("in_practice"))


def subjects_fact(rule: Rule) -> Fact | None:
    """The fact that gives a rule's subjects: a thing or a list of things of the system, or of the systems together."""
    whole = _whole(rule)
    fact = facts_of(whole).get("itself" if rule.for_each == whole else rule.for_each)
    return fact if fact is not None and fact.type.of == "thing" else None


def _whole(rule: Rule) -> str:
    """What a rule is asked of: one system, or several together."""
    return "together" if rule.across else "system"


def run(compiled: CompiledRule, system: System) -> list[Check]:
    """Decide a rule for each of its subjects in a system: at least one check, so that nothing vanishes."""
    assert compiled.subjects is not None
    rule, value = compiled.rule, compiled.subjects.of(system.subject)
    if isinstance(value, One):
        value = Many(
            [value.value] if value.known else [],
            complete=not value.unknown,
            nodes=value.nodes,
            lacks=value.lacks,
        )
    checks = [_check(compiled, subject) for subject in value.sure]
    checks.extend(_possible(compiled, subject, value.lacks) for subject in value.maybe)
    if not value.complete:
        checks.append(Check(rule, system.subject, whole="unknown", nodes=value.nodes, lacks=value.lacks))
    if not checks:
        checks.append(Check(rule, system.subject, whole="empty", nodes=value.nodes))
    return checks


def _check(compiled: CompiledRule, subject: Thing) -> Check:
    where = decide(compiled.where, subject) if compiled.where is not None else None
    if where is not None and where.truth is not Truth.YES:
        return Check(compiled.rule, subject, where)
    return Check(
        compiled.rule,
        subject,
        where,
        decide(compiled.require, subject) if compiled.require is not None else None,
        decide(compiled.in_practice, subject) if compiled.in_practice is not None else None,
    )


def _possible(compiled: CompiledRule, subject: Thing, all_lacks: Lacks) -> Check:
    """A subject that may not be one: not applicable if the rule would not apply to it, else not known."""
    where = decide(compiled.where, subject) if compiled.where is not None else None
    if where is not None and where.truth is Truth.NO:
        return Check(compiled.rule, subject, where)
    further = tuple(lack for reason in where.reasons for lack in reason.lacks) if where is not None else ()
    mine = tuple(lack for lack in all_lacks if lack.thing in (subject, subject.owner))
    lacks = tuple(dict.fromkeys((*mine, *further)))
    return Check(compiled.rule, subject, where, whole="unknown", nodes=(subject.node,), lacks=lacks)
