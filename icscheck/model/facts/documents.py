"""Documents and milestones: how far each has got on the day."""

from __future__ import annotations

from datetime import date

from icscheck.model.catalogue import YES_NO, Type, derived, word
from icscheck.model.facts.parties import kind_of
from icscheck.model.things import Thing
from icscheck.model.values import Lack, One, Truth, is_one_of, keep, known, nodes_of, unknown

#: Statuses that a document has from a day on: that of its date, or the first on which it is in force.
_SETTLED = ("approved", "in_force")
#: Statuses of a document that holds no longer.
_OVER = ("superseded", "withdrawn")


@derived("document", word("document_status"))
def status(document: Thing) -> One:
    """How far it has got on the day: `withdrawn` after its last day, no further than `approved` before its first.

    Before its date, or its first day when it bears no date, nothing says how far an approved document had got;
    nor does anything where the day that would tell is written as not known.
    """
    said, dated, first, last = (document.one(key) for key in ("status", "date", "from", "to"))
    as_of = document.system.as_of
    if last.known and last.value < as_of and said.is_("superseded") is not Truth.YES:
        return known("withdrawn", last.nodes)
    over = said.known and said.value in _OVER
    if not over and _written_as_unknown(document, "to"):  # it may be over
        return unknown(last.lacks, last.nodes)
    if not (said.known and said.value in _SETTLED):
        return said
    if _written_as_unknown(document, "date"):
        return unknown(dated.lacks, dated.nodes)
    if _written_as_unknown(document, "from") and not (
        said.value == "approved" and dated.known and dated.value <= as_of
    ):
        return unknown(first.lacks, first.nodes)
    if dated.known and dated.value > as_of:
        return unknown((Lack(document, "status", "status: draft"),), dated.nodes)
    if first.known and first.value > as_of:
        return known("approved", first.nodes) if dated.known else unknown(dated.lacks, first.nodes)
    return said


def _written_as_unknown(document: Thing, key: str) -> bool:
    """Whether a day is there and not known. A day that is left out is no limit."""
    return document.one(key).unknown and key in document.values_written()


@derived("clinical_leadership", YES_NO)
def self_assessed(leadership: Thing) -> One:
    """Whether progress has been self-assessed by the day."""
    done = leadership.one("self_assessment")
    if done.unknown:
        return done
    return known(done.known and done.value <= leadership.system.as_of, done.nodes)


@derived("milestone", Type("when"))
def reached(milestone: Thing) -> One:
    """The day it was reached; `no` when it has not been, or when the day is still to come."""
    said = milestone.one("reached")
    if isinstance(said.value, date) and said.value > milestone.system.as_of:
        return known(False, said.nodes)
    return said


@derived("document", YES_NO)
def agreed_with_nhs_england(document: Thing) -> One:
    """Whether NHS England is among those with whom it was agreed, or who approved it."""
    agreed, approved = (keep(document.many(key), _is_nhs_england) for key in ("agreed_with", "approved_by"))
    if agreed.sure or approved.sure:
        return known(True, nodes_of(agreed if agreed.sure else approved))
    return known(False, nodes_of(agreed, approved)) if agreed.certain else unknown(agreed.lacks, agreed.nodes)


@derived("document", YES_NO)
def approved_by_board(document: Thing) -> One:
    """Whether the board approved it; that the NHS body did says not which part of it."""
    approved = document.many("approved_by")
    if any(party.id == "board" for party in approved.sure):
        return known(True, approved.nodes)
    part = Lack(document, "approved_by", "approved_by: [board]")
    if any(party.id == "nhs_body" for party in approved.sure):
        return unknown((part,), approved.nodes)
    return known(False, approved.nodes) if approved.certain else unknown(approved.lacks, approved.nodes)


def _is_nhs_england(party: Thing) -> One:
    return is_one_of(kind_of(party), ("nhs_england",))
