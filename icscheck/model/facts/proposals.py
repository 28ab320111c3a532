"""What a Bill would change: where the governance names NHS England."""

from __future__ import annotations

from icscheck.model.catalogue import derived, many
from icscheck.model.facts.parties import kind_of
from icscheck.model.facts.seats import roles_of
from icscheck.model.things import Thing
from icscheck.model.values import Many, One, Truth, either, keep, known, unknown, yes_no

#: Clauses of a constitution in which NHS England has a part.
_CLAUSES = ("nhs_england_initiative", "nhs_england_approval")


@derived("board", many("seat"))
def seats_naming_nhs_england(board: Thing) -> Many:
    """The seats whose holder NHS England appoints, approves or may remove, and that of the senior non-executive member, who by guidance helps its regional director with the chair's appraisal."""
    found = keep(board.many("seats"), _seat_names_nhs_england)
    nodes = tuple(seat.node for seat in found.sure) or found.nodes
    return Many(found.sure, found.maybe, complete=found.complete, nodes=nodes, lacks=found.lacks)


def _seat_names_nhs_england(seat: Thing) -> One:
    if roles_of(seat).has("senior_non_executive_member") is Truth.YES:
        return known(True, (seat.node,))
    removal = seat.one("removal")
    asked = [_named(seat.many("appointed_by")), _named(seat.many("approved_by"))]
    if removal.known:
        asked.extend((_named(removal.value.many("by")), _named(removal.value.many("approved_by"))))
    return either(*asked)  # a removal that is not set out names nobody


def _named(parties: Many) -> One:
    """Whether NHS England is among these parties."""
    found = keep(parties, lambda party: known(kind_of(party).value == "nhs_england", (party.node,)))
    if found.sure:
        return known(True, parties.nodes)
    return known(False, parties.nodes) if found.certain else unknown(parties.lacks, parties.nodes)


@derived("system", many("document"))
def documents_naming_nhs_england(system: Thing) -> Many:
    """The documents that NHS England approves or agrees, and the constitution whose clauses give it a part."""
    found = keep(system.system.root.many("documents"), _document_names_nhs_england)
    nodes = tuple(document.node for document in found.sure) or found.nodes
    return Many(found.sure, found.maybe, complete=found.complete, nodes=nodes, lacks=found.lacks)


def _document_names_nhs_england(document: Thing) -> One:
    clauses = document.many("provides")
    certain = [_named(document.many(key)) for key in ("approved_by", "agreed_with")]
    given_a_part = known(any(clause in clauses.sure for clause in _CLAUSES), clauses.nodes)
    return either(*certain, given_a_part)


@derived("system", many("delegation"))
def delegations_with_nhs_england(system: Thing) -> Many:
    """The functions that come from NHS England, or go to it."""

    def concerns(delegation: Thing) -> One:
        parties = [delegation.one("from"), delegation.one("to")]
        if any(party.known and kind_of(party.value).value == "nhs_england" for party in parties):
            return known(True, (delegation.node,))
        truth = Truth.UNKNOWN if any(party.unknown for party in parties) else Truth.NO
        return yes_no(truth, (delegation.node,), tuple(lack for party in parties for lack in party.lacks))

    return keep(system.system.root.many("delegations"), concerns)
