"""Delegations: who gives, who receives."""

from __future__ import annotations

from icscheck.model.catalogue import YES_NO, derived, one
from icscheck.model.facts.parties import kind_of
from icscheck.model.things import Thing
from icscheck.model.values import One, known, unknown


@derived("delegation", one("party"), "Who passes the function on.")
def giver(delegation: Thing) -> One:
    return delegation.one("from")


@derived("delegation", one("party"), "Who receives the function.")
def receiver(delegation: Thing) -> One:
    return delegation.one("to")


#: Kinds of receiver that are part of the NHS body itself.
_INTERNAL = ("board", "committee", "place", "person", "office")


@derived("delegation", YES_NO, "Whether the function passes from one organisation to another.")
def crosses_organisations(delegation: Thing) -> One:
    to = delegation.one("to")
    if not to.known:
        return unknown(to.lacks, to.nodes)
    kind = kind_of(to.value)
    return unknown(kind.lacks, kind.nodes) if kind.unknown else known(kind.value not in _INTERNAL, to.nodes)
