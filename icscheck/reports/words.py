"""Words that several formats share: strengths and bases as people read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from icscheck.vocabulary import plural

if TYPE_CHECKING:
    from icscheck.assessment import Examination

STRENGTHS = {
    "must-law": "must, law",
    "must-policy": "must, national policy",
    "should": "should",
    "could": "could",
    "may": "may",
    "position": "position, not a requirement",
}
BASES = {
    "read": "the source was read",
    "seen": "the clause was seen in another publication",
    "recalled": "recalled, not read: never more than a warning",
}


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
