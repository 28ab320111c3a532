"""From a check to an outcome: the order in which where, require, statement, practice, due date and explanation decide."""

from __future__ import annotations

from icscheck.assessment.outcome import Evidence, Missing, Outcome, level_of
from icscheck.assessment.statements import Said, explanation_for, statement_for
from icscheck.checks import Check, Reason, Result, day_words, subject_words, subjects_fact
from icscheck.model import Lacks, Nodes, System, Truth

_NO_EVIDENCE = ""


def outcome_of(check: Check, system: System) -> Outcome:
    """The outcome of one check."""
    outcome = _by_facts(check, system)
    rule = check.rule
    if rule.strength == "may" and outcome.status in ("not-met", "partly-met"):
        outcome = outcome._replace(status="not-applicable", message="A permission that is not used.")
    if rule.due is not None and system.as_of < rule.due and outcome.status not in ("met", "not-applicable"):
        message = f"Due by {day_words(rule.due)}. Until then it would be {outcome.status}. {outcome.message}"
        outcome = outcome._replace(status="not-due", would_be=outcome.status, message=message)
    if outcome.status in ("not-met", "partly-met"):
        outcome = _explained(outcome, explanation_for(rule, check.subject, system))
    return outcome._replace(level=level_of(rule, outcome.status))


def _by_facts(check: Check, system: System) -> Outcome:
    if check.whole == "ended":
        message = (
            f"The NHS body had ended by {day_words(system.as_of)}: test it as of a day on which it existed."
        )
        return _plain(check, "not-applicable", message, check.nodes)
    if check.whole == "empty":
        return _plain(check, "not-applicable", f"There {_are_no(check)}.", check.nodes)
    if check.where is not None and check.where.truth is Truth.NO:
        return _from(check, "not-applicable", check.where, "The rule does not apply:")
    if check.whole == "unknown":
        return _plain(check, "not-tested", _not_known(check), check.nodes, check.lacks)
    if check.where is not None and check.where.truth is Truth.UNKNOWN:
        return _from(check, "not-tested", check.where, "Whether the rule applies is not known:")
    require, practice = check.require, check.in_practice
    if require is not None and require.truth is not Truth.YES:
        return _from(check, "not-met" if require.truth is Truth.NO else "not-tested", require)
    said = statement_for(check.rule, check.subject, system) if check.rule.attest else Said()
    if said.accepted and said.thing is not None and said.thing.one("answer").value is False:
        return _attested(check, said, "not-met", require)
    if practice is not None and practice.truth is Truth.NO:
        lead = "It is provided for, but in practice:" if require is not None else ""
        return _from(check, "partly-met", practice, lead)
    if practice is not None and practice.truth is Truth.UNKNOWN:
        lead = "It is provided for; whether it is so in practice is not known:" if require is not None else ""
        return _from(check, "not-tested", practice, lead)
    if check.rule.attest:
        return _attested(check, said, "met" if said.accepted else "not-tested", require)
    decided = [result for result in (require, practice) if result is not None]
    return _from(check, "met", *decided)


def _are_no(check: Check) -> str:
    subjects = subjects_fact(check.rule)
    name = subject_words(check.rule.for_each)
    return f"are no {name}" if subjects is not None and subjects.type.many else f"is no {name}"


def _not_known(check: Check) -> str:
    """Why there is no subject: one thing that is not described, a list with others, or someone who may hold a seat."""
    if check.subject is not check.subject.system.subject:
        return f"It is not known whether the rule concerns {check.subject.label}."
    subjects = subjects_fact(check.rule)
    name = subject_words(check.rule.for_each)
    if subjects is not None and not subjects.type.many:
        return f"The document does not describe the {name}."
    return f"The document does not say which {name} there are, or not all of them."


def _plain(check: Check, status: str, message: str, nodes: Nodes, lacks: Lacks = ()) -> Outcome:
    evidence = tuple(
        Evidence(
            node.source.name,
            node.line,
            node.column,
            node.source.line(node.line).strip(),
            check.rule.for_each,
            _NO_EVIDENCE,
        )
        for node in nodes
    )
    found = "none" if status == "not-applicable" else "not known"
    return Outcome(
        check.rule,
        check.subject,
        status,
        "",
        "facts",
        check.rule.title,
        found,
        message,
        _missing(lacks),
        evidence,
    )


def _from(check: Check, status: str, *results: Result | str) -> Outcome:
    leads = [part for part in results if isinstance(part, str) and part]
    reasons = [reason for part in results if isinstance(part, Result) for reason in part.reasons]
    expected = "; ".join(dict.fromkeys(reason.expected for reason in reasons))
    found = "; ".join(dict.fromkeys(f"{reason.found}" for reason in reasons))
    message = _sentence(status, leads[0] if leads else "", reasons)
    missing = _missing(tuple(lack for reason in reasons for lack in reason.lacks))
    return Outcome(
        check.rule, check.subject, status, "", "facts", expected, found, message, missing, _evidence(reasons)
    )


def _sentence(status: str, lead: str, reasons: list[Reason]) -> str:
    parts = []
    for reason in reasons:
        if status in ("met", "not-applicable") and not lead:
            parts.append(f"{reason.expected}: {reason.found}")
        else:
            parts.append(f"expected {reason.expected}; found {reason.found}")
    sentences = [part for part in dict.fromkeys(parts) if part]
    if lead and sentences:
        sentences[0] = f"{lead} {sentences[0]}"
    joined = ". ".join(sentence[0].upper() + sentence[1:] for sentence in sentences)
    return f"{joined}." if joined and not joined.endswith(".") else joined


def _attested(check: Check, said: Said, status: str, require: Result | None) -> Outcome:
    rule = check.rule
    base = _from(check, status, *([require] if require is not None else []))
    if said.accepted and said.thing is not None:
        statement = said.thing
        role, day = statement.one("by_role").value, statement.one("date").value
        answer = "yes" if statement.one("answer").value else "no"
        evidence = statement.one("evidence")
        grounds = f", on the evidence of {evidence.value}" if evidence.known else ""
        found = f"{answer}, says the {str(role).replace('_', ' ')} on {day_words(day)}{grounds}"
        node = statement.node
        place = Evidence(
            node.source.name, node.line, node.column, node.source.line(node.line).strip(), "statement", answer
        )
        return base._replace(
        decided_by="statement", expected=rule.attest, found=found, message=f"{rule.attest} {found[0].upper()}{found[1:]}.",
            evidence=(place, *base.evidence), statement=statement,
        )  # fmt: skip
    half = "What the document says is met; it " if require is not None else "It "
    why = f" A statement is there, but {said.refused}." if said.refused else ""
    example = f"statements: [{{rule: {rule.id}, subjects: {check.subject.subject}, answer: yes, by_role: chair, date: 2022-03-31, evidence: …}}]"
    root = check.subject.system.root.node
    missing = Missing("statements", example, root.source.name, root.line, root.column)
    return base._replace(
        expected=rule.attest, found="no current statement", message=f"{half}also needs a person to attest: {rule.attest}{why}",
        missing=(missing,), statement=said.thing,
    )  # fmt: skip


def _explained(outcome: Outcome, said: Said) -> Outcome:
    if said.thing is None:
        return outcome
    if said.accepted:
        reason = said.thing.one("reason").value
        return outcome._replace(
            status="explained", explanation=said.thing, message=f"{outcome.message} Explained: {reason}"
        )
    message = f"{outcome.message} An explanation is given but not accepted: {said.refused}."
    return outcome._replace(explanation=said.thing, message=message)


def _evidence(reasons: list[Reason]) -> tuple[Evidence, ...]:
    found: dict[tuple[str, int, int, str], Evidence] = {}
    for reason in reasons:
        for node in reason.nodes:
            key = (node.source.name, node.line, node.column, reason.fact)
            found.setdefault(
                key,
                Evidence(
                    node.source.name,
                    node.line,
                    node.column,
                    node.source.line(node.line).strip(),
                    reason.fact,
                    reason.found,
                ),
            )
    return tuple(found.values())


def _missing(lacks: Lacks) -> tuple[Missing, ...]:
    found: dict[tuple[str, int, str], Missing] = {}
    for lack in lacks:
        node = lack.node
        place = "" if lack.thing.noun == "ics" else f"{lack.thing.subject}: "
        key = (node.source.name, node.line, lack.key)
        found.setdefault(
            key, Missing(f"{place}{lack.key}", lack.example, node.source.name, node.line, node.column)
        )
    return tuple(found.values())
