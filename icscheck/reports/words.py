"""Words that several formats share: strengths and bases as people read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icscheck.checks import day_words
from icscheck.vocabulary import plural

if TYPE_CHECKING:
    from icscheck.assessment import Examination, Examined
    from icscheck.packs import PackHeader, Rule

STRENGTHS = {
    "must-law": "must, law",
    "must-policy": "must, national policy",
    "should": "should",
    "could": "could",
    "may": "may",
    "position": "position, not a requirement",
}
#: What is said beside the strength of a rule whose source requires nothing today.
STANDINGS = {
    "proposal": "a proposal of its time, not a requirement",
    "bill": "a Bill before Parliament, not law",
    "position": "a body's position, not a requirement",
}
BASES = {
    "read": "the source was read",
    "seen": "the clause was seen in another publication",
    "recalled": "recalled, not read: never more than a warning",
}


def strength_words(rule: Rule) -> str:
    """How strong a rule is, and that its source is a proposal, a Bill or a position where it is one."""
    standing = STANDINGS.get(rule.pack.status)
    if rule.strength == "position" or standing is None:
        return STRENGTHS[rule.strength]
    return f"{STRENGTHS[rule.strength].partition(',')[0]}, in {standing}"


def standing_of(pack: PackHeader) -> str:
    """What a pack's source is, in words; that it requires nothing, where it does not."""
    status = pack.status.replace("-", " ")
    said = STANDINGS.get(pack.status, status)
    return f"{said}; its date is not known" if pack.undated else said


def constitution_standing(examined: Examined) -> str:
    """Of which constitution the description is, for a headline; and that the body has ended, when it has."""
    if examined.ended is not None:
        return f"the NHS body ended on {day_words(examined.ended)}"
    return {"in_force": "constitution in force", "proposed": "proposed constitution"}.get(
        examined.constitution, "it is not stated whether the constitution is in force or proposed"
    )


def settled_by(examination: Examination) -> list[str]:
    """What a baseline and a configuration did to a run, in sentences that every report shows."""
    said = []
    compared = examination.compared
    if compared is not None:
        text = f"Against the baseline {compared.file}: {compared.known} known, {compared.new} new, {compared.fixed} fixed"
        if compared.unexamined:
            text += f"; {plural(compared.unexamined, 'entry was', 'entries were')} not looked at"
        said.append(f"{text}.")
    for change in examination.levels:
        reason = change.reason.rstrip(".")
        said.append(f"Level changed by icscheck.yaml: {change.rule} counts as {change.level} ({reason}).")
    return said
