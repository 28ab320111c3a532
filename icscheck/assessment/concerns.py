"""A concern that several packs share is reported once: under the strongest rule that asks it, with every source.

Rules name the rules of earlier packs that they carry on (``succeeds``). Where two such rules give one subject the
same status, the weaker is folded under the stronger: no outcome is lost or changed, and each is still counted.
Law leads policy, so that what is only policy is never read as law; of equals the later source leads.
"""

from __future__ import annotations

from icscheck.assessment.outcome import Outcome
from icscheck.packs import STRENGTHS, Rule

#: What is not reported one by one needs no folding.
_QUIET = ("met", "not-applicable")


def folded(outcomes: tuple[Outcome, ...]) -> tuple[Outcome, ...]:
    """The same outcomes in the same order, each that another leads marked with it."""
    if len({outcome.rule.pack.spec for outcome in outcomes}) < 2:
        return outcomes
    alike: dict[tuple[str, str], list[int]] = {}
    for place, outcome in enumerate(outcomes):
        if outcome.status not in _QUIET and not outcome.rule.sums_up:
            alike.setdefault((outcome.subject.subject, outcome.status), []).append(place)
    leader: dict[int, int] = {}
    for places in alike.values():
        for place in places:
            ahead = [
                other
                for other in places
                if _linked(outcomes[place].rule, outcomes[other].rule)
                and _rank(outcomes[other], other) < _rank(outcomes[place], place)
            ]
            if ahead:
                leader[place] = min(ahead, key=lambda other: _rank(outcomes[other], other))
    if not leader:
        return outcomes
    found = list(outcomes)
    for place, ahead_of_it in leader.items():
        first = ahead_of_it
        while first in leader:
            first = leader[first]
        found[place] = found[place]._replace(under=outcomes[first].rule.id)
        found[first] = found[first]._replace(also=(*found[first].also, outcomes[place].rule))
    return tuple(found)


def _linked(one: Rule, other: Rule) -> bool:
    """Whether two rules of different packs, or of two editions of one, ask the same."""
    if one.pack.spec == other.pack.spec:
        return False
    return one.id == other.id or one.id in other.succeeds or other.id in one.succeeds


def _rank(outcome: Outcome, place: int) -> tuple[int, int, int]:
    """Whose outcome leads: the strongest, then the latest source, then the first."""
    starts = outcome.rule.pack.starts
    later = -starts.toordinal() if starts is not None else 0
    return STRENGTHS.index(outcome.rule.strength), later, place
