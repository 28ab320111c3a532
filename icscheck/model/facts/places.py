"""Places: the money they have, and where their work meets a collaborative's."""

from __future__ import annotations

from icscheck.model.catalogue import derived, many, one, words
from icscheck.model.facts.bodies import represented_on
from icscheck.model.things import Thing
from icscheck.model.values import Many, One, Truth, gather, keep, known, union, unknown


@derived("place", one("place_allocation"), "What money the finance section says is available to it.")
def allocation(place: Thing) -> One:
    finance = place.system.root.one("finance")
    if not finance.known:
        return One(finance.state, None, finance.nodes, finance.lacks)
    allocations = finance.value.many("place_allocations")
    for each in allocations.sure:
        if each.one("place").is_(place) is Truth.YES:
            return known(each, (each.node,))
    if allocations.complete:
        return One("none", None, allocations.nodes)
    return unknown(allocations.lacks, allocations.nodes)


def functions_at(body: Thing) -> Many:
    """The functions that a body exercises: those it says, and those delegated to it."""
    delegations = body.system.root.many("delegations")
    received = keep(delegations, lambda each: _to(each, body))
    return union(body.many("functions"), gather(received, _function_of))


def _to(delegation: Thing, body: Thing) -> One:
    receiver = delegation.one("to")
    return unknown(receiver.lacks, receiver.nodes) if receiver.unknown else known(receiver.value is body, receiver.nodes)


def _function_of(delegation: Thing) -> Many:
    function = delegation.one("function")
    return Many([function.value] if function.known else [], complete=not function.unknown, nodes=function.nodes, lacks=function.lacks)


@derived("place", words("function"), "The functions it exercises: those it says, and those delegated to it.")
def functions_exercised(place: Thing) -> Many:
    return functions_at(place)


@derived("place", many("collaborative"), "Collaboratives that exercise a function that the place exercises too.")
def overlapping_collaboratives(place: Thing) -> Many:
    mine = functions_at(place)

    def overlaps(collaborative: Thing) -> One:
        theirs = functions_at(collaborative)
        if set(mine.sure) & set(theirs.sure):
            return known(True, (collaborative.node,))
        if mine.certain and (theirs.certain or not mine.sure):
            return known(False, (collaborative.node,))
        return unknown((*mine.lacks, *theirs.lacks), (collaborative.node,))

    return keep(place.system.root.many("collaboratives"), overlaps)


@derived("place", words("voice"), "Whom its seats and members speak for, with what the place itself says.")
def represented(place: Thing) -> Many:
    return represented_on(place)
