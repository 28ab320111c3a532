"""Documents and milestones: how far each has got on the day."""

from __future__ import annotations

from datetime import date

from icscheck.model.catalogue import YES_NO, Type, derived, word
from icscheck.model.facts.parties import kind_of
from icscheck.model.things import Thing
from icscheck.model.values import One, is_one_of, keep, known, union, unknown


@derived("document", word("document_status"), "How far it has got on the day: `withdrawn` after its last day, and no further than `approved` before its first.")
def status(document: Thing) -> One:
    said, first, last = document.one("status"), document.one("from"), document.one("to")
    as_of = document.system.as_of
    if last.known and last.value < as_of and not (said.known and said.value == "superseded"):
        return known("withdrawn", last.nodes)
    if said.known and said.value == "in_force" and first.known and first.value > as_of:
        return known("approved", first.nodes)
    return said


@derived("clinical_leadership", YES_NO, "Whether progress has been self-assessed by the day.")
def self_assessed(leadership: Thing) -> One:
    done = leadership.one("self_assessment")
    if done.unknown:
        return done
    return known(done.known and done.value <= leadership.system.as_of, done.nodes)


@derived("milestone", Type("when"), "The day it was reached; `no` when it has not been, or when the day is still to come.")
def reached(milestone: Thing) -> One:
    said = milestone.one("reached")
    if isinstance(said.value, date) and said.value > milestone.system.as_of:
        return known(False, said.nodes)
    return said


@derived("document", YES_NO, "Whether NHS England is among those with whom it was agreed, or who approved it.")
def agreed_with_nhs_england(document: Thing) -> One:
    parties = union(document.many("agreed_with"), document.many("approved_by"))
    found = keep(parties, lambda party: is_one_of(kind_of(party), ("nhs_england",)))
    if found.sure:
        return known(True, found.nodes)
    return known(False, found.nodes) if found.certain else unknown(found.lacks, found.nodes)
