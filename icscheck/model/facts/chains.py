"""Chains of delegation: what is passed on again, what comes back to where it began, and links that have ended.

A chain is matched by function: what is passed on is the function that was received, or a part of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple, cast

from icscheck.model.catalogue import YES_NO, derived, fact, many
from icscheck.model.facts.delegation_parties import (
    CONTRACTS,
    JOINTLY,
    exercised_by_another,
    given_by_nhs_body,
    giving_body,
)
from icscheck.model.facts.delegations import is_own
from icscheck.model.facts.parties import kind_of
from icscheck.model.things import System, Thing
from icscheck.model.values import Lack, Many, One, Truth, both, keep, known, unknown
from icscheck.vocabulary.functions import NHS_ENGLANDS_OWN, within

#: Of a circle, however long, as many links as evidence as a reader can follow.
_MOST_SHOWN = 12
#: Bodies that hold only what is passed to them: none is a legal person.
_NO_LEGAL_PERSON = (
    "committee",
    "place",
    "collaborative",
    "network",
    "partnership",
    "health_and_wellbeing_board",
)


@derived("delegation", many("delegation"))
def passed_on(delegation: Thing) -> Many:
    """The delegations by which the receiver passes the function, or a part of it, on to someone else.

    Where the receiver has the function from elsewhere too, or as its own, it is not known which of them it passes on.
    """
    to = delegation.one("to")
    if not to.known:
        return Many(complete=not to.unknown, nodes=to.nodes, lacks=to.lacks)
    return keep(_among(_given_by(to.value), delegation), lambda each: _continues(delegation, each))


class _Ends(NamedTuple):
    """The delegations in force by whoever stands at each end, and those at whose end more than one may stand."""

    order: dict[Thing, int]
    given: dict[Thing, list[Thing]]
    received: dict[Thing, list[Thing]]
    loosely_given: list[Thing]
    loosely_received: list[Thing]


def _ends(system: System) -> _Ends:
    """The delegations in force by giver and receiver. Worked out once for a system."""
    found = system.root.memo.get("chains:ends")
    if found is None:
        ends = _Ends({}, {}, {}, [], [])
        delegations = system.root.many("delegations")
        for place, each in enumerate((*delegations.sure, *delegations.maybe)):
            ends.order[each] = place
            given, to = each.one("from"), each.one("to")
            if given.known:
                ends.given.setdefault(given.value, []).append(each)
            if not given.known or given.value.noun == "person" or not _plainly_another(given.value, each):
                ends.loosely_given.append(each)
            if to.known:
                ends.received.setdefault(to.value, []).append(each)
            if not to.known or is_own(to.value).is_(True) is not Truth.NO:
                ends.loosely_received.append(each)
        found = known(ends)
        system.root.memo["chains:ends"] = found
    assert isinstance(found, One)
    return cast("_Ends", found.value)


def _plainly_another(giver: Thing, delegation: Thing) -> bool:
    """Whether a giver is certainly neither the NHS body nor someone who acts for it."""
    return is_own(giver).is_(True) is Truth.NO and given_by_nhs_body(delegation).is_(True) is Truth.NO


def _among(some: Iterable[Thing], but: Thing) -> Many:
    """Some of the delegations in force, in the order written, but for one; open where their list is."""
    everything, order = but.system.root.many("delegations"), _ends(but.system).order
    chosen = sorted({each for each in some if each is not but}, key=order.__getitem__)
    certain = len(everything.sure)
    return Many(
        (each for each in chosen if order[each] < certain),
        (each for each in chosen if order[each] >= certain),
        complete=everything.complete,
        nodes=everything.nodes,
        lacks=everything.lacks,
    )


def _given_by(holder: Thing) -> list[Thing]:
    """The delegations in force of which someone is the giver, or may be the one for whom the giver acts."""
    ends = _ends(holder.system)
    direct = ends.given.get(holder, [])
    loose = (each for each in ends.loosely_given if _acts_for(each, holder).is_(True) is not Truth.NO)
    return [*direct, *(each for each in loose if each not in direct)]


def _acts_for(delegation: Thing, holder: Thing) -> One:
    """Whether the giver of a delegation is this holder, or acts for it."""
    given = delegation.one("from")
    if not given.known:
        return unknown(given.lacks, given.nodes) if given.unknown else known(False, given.nodes)
    if given.value is holder:
        return known(True, given.nodes)
    own = is_own(holder)
    if own.is_(True) is Truth.YES:
        return given_by_nhs_body(delegation)
    if given.value.noun == "person" and holder.noun == "organisation":
        employers = given.value.many("employers")
        if employers.certain and employers.sure == (holder,):
            return known(True, given.nodes)
        perhaps = employers.has(holder) is not Truth.NO
        return unknown(employers.lacks, given.nodes) if perhaps else known(False, given.nodes)
    if own.unknown and is_own(given.value).is_(True) is not Truth.NO:
        return unknown(own.lacks, given.nodes)
    return known(False, given.nodes)


def _continues(first: Thing, second: Thing) -> One:
    """Whether a second delegation, by the receiver of the first, passes the same function on to someone else."""
    onward = both(_links(first, second), exercised_by_another(second))
    if onward.is_(True) is not Truth.YES:
        return onward
    return unknown((), (second.node,)) if _held_otherwise(first, second) else onward


def _links(first: Thing, second: Thing) -> One:
    """Whether the receiver of the first gives the second, of the same function or a part of it."""
    return both(_acts_for(second, first.one("to").value), _same_function(first, second))


def _same_function(first: Thing, second: Thing) -> One:
    """Whether the second is of the function of the first or a part of it; a wider one may take it in."""
    received, given = first.one("function"), second.one("function")
    if not (received.known and given.known):
        return unknown((*received.lacks, *given.lacks), (first.node, second.node))
    if within(given.value, received.value):
        return known(True, given.nodes)
    return unknown((), given.nodes) if within(received.value, given.value) else known(False, given.nodes)


def _held_otherwise(first: Thing, second: Thing) -> bool:
    """Whether the receiver of the first may pass on by the second what it has from elsewhere: as its own, or from one who lets it."""
    holder, function = first.one("to").value, second.one("function").value
    if is_own(holder).is_(True) is Truth.YES and function not in NHS_ENGLANDS_OWN:
        return True
    return any(
        each is not first
        and each.one("onward").is_("prohibited") is not Truth.YES
        and _covers(each, function).is_(True) is not Truth.NO
        for each in _ends(first.system).received.get(holder, [])
    )


# Chains that come back, and chains with an end in the middle.


@derived("delegation", many("delegation"))
def comes_back_by(delegation: Thing) -> Many:
    """The delegations by which the function, or a part of it, comes back in a chain to the one who gave it. Joint exercise and contracts are no links of a chain."""
    given, to, start = delegation.one("from"), delegation.one("to"), giving_body(delegation)
    if _no_link(delegation):
        return Many(nodes=(delegation.node,))
    if not (start.known and to.known):
        return Many(complete=False, nodes=(delegation.node,), lacks=(*start.lacks, *to.lacks))
    if given.value is to.value:
        return Many([delegation], nodes=(delegation.node,))
    ends = (given.value, start.value)
    if trail := _way_back(delegation, ends, perhaps=False):
        return Many(trail, nodes=tuple(each.node for each in trail[:_MOST_SHOWN]))
    everything = delegation.system.root.many("delegations")
    possible = _way_back(delegation, ends, perhaps=True)
    return Many(
        maybe=possible, complete=everything.complete, nodes=(delegation.node,), lacks=everything.lacks
    )


def _way_back(first: Thing, ends: tuple[Thing, ...], *, perhaps: bool) -> tuple[Thing, ...]:
    """The links by which a chain leads from the first delegation back to one of the ends: of certain links, or of possible ones too."""
    before: dict[Thing, Thing] = {}
    waiting = [first]
    for last in waiting:  # grows while it is read
        for each in _next_links(last, perhaps=perhaps):
            if each is first or each in before:
                continue
            before[each] = last
            home = _comes_home(each, ends)
            if home is Truth.YES or (perhaps and home is Truth.UNKNOWN):
                trail = [each]
                while (link := before[trail[-1]]) is not first:
                    trail.append(link)
                return tuple(reversed(trail))
            waiting.append(each)
    return ()


def _comes_home(link: Thing, ends: tuple[Thing, ...]) -> Truth:
    """Whether a link ends where the chain began: at the giver, or where that is the NHS body at a committee or office of its own."""
    to = fact(link, "receiving_body")
    assert isinstance(to, One)
    if not to.known:
        return Truth.UNKNOWN if to.unknown else Truth.NO
    if to.value in ends:
        return Truth.YES
    own = [each for each in ends if is_own(each).is_(True) is Truth.YES]
    within_itself = given_by_nhs_body(link).is_(True)
    if not own or within_itself is Truth.YES:
        return Truth.NO  # what the NHS body passes within itself goes nowhere
    inside = fact(link, "stays_within_nhs_body")
    assert isinstance(inside, One)
    # whoever sits on the board may also act for the giver
    doubtful = within_itself is Truth.UNKNOWN or to.value.noun in ("person", "seat")
    return Truth.UNKNOWN if doubtful and inside.value is True else inside.is_(True)


def _next_links(last: Thing, *, perhaps: bool) -> tuple[Thing, ...]:
    """The delegations that carry on from the last link: for certain, or perhaps too. Worked out once for each."""
    found = last.memo.get("chains:next")
    if found is None:
        to = last.one("to")
        further = _among(_given_by(to.value) if to.known else (), last)
        found = keep(further, lambda each: known(False) if _no_link(each) else _links(last, each))
        last.memo["chains:next"] = found
    assert isinstance(found, Many)
    return (*found.sure, *found.maybe) if perhaps else found.sure


def _no_link(delegation: Thing) -> bool:
    basis = delegation.one("basis")
    return basis.known and basis.value in (*CONTRACTS, *JOINTLY)


@derived("delegation", YES_NO)
def giver_still_holds(delegation: Thing) -> One:
    """Whether the giver holds the function on the day: as its own, or by a delegation that is in force. It does not where that delegation has ended and nothing has taken its place."""
    giver, function = delegation.one("from"), delegation.one("function")
    if not (giver.known and function.known):
        return unknown((*giver.lacks, *function.lacks), (delegation.node,))
    in_hand = keep(
        _among(_perhaps_received_by(giver.value), delegation),
        lambda each: both(_covers(each, function.value), _received_by_giver(each, delegation)),
    )
    if in_hand.sure:
        return known(True, tuple(each.node for each in in_hand.sure))
    ended = [each for each in _ended(delegation.system) if _gave(each, delegation)]
    if not ended:
        return _as_its_own(giver, function, in_hand)
    said = giver.value.many("functions") if giver.value.is_body else Many()
    where = tuple(each.node for each in ended)
    if not in_hand.certain or function.value in said.sure or not _only_by_delegation(giver, function):
        return unknown(in_hand.lacks, where)
    return known(False, where)


def _perhaps_received_by(giver: Thing) -> list[Thing]:
    """The delegations in force to a giver, or to whoever it may act for."""
    ends = _ends(giver.system)
    if giver.noun in ("person", "seat"):
        return [each for received in ends.received.values() for each in received]
    return [*ends.received.get(giver, []), *ends.loosely_received]


def _received_by_giver(delegation: Thing, further: Thing) -> One:
    """Whether the giver of a further delegation received the first; for a legal person also one of its officers."""
    to, given = delegation.one("to"), further.one("from").value
    if not to.known:
        return unknown(to.lacks, to.nodes) if to.unknown else known(False, to.nodes)
    return (
        known(to.value is given, to.nodes) if given.noun in _NO_LEGAL_PERSON else _acts_for(further, to.value)
    )


def _covers(delegation: Thing, function: str) -> One:
    """Whether a delegation is of a function, or of a wider one of which it is part."""
    passed = delegation.one("function")
    if not passed.known:
        return unknown(passed.lacks, passed.nodes)
    return known(within(function, passed.value), passed.nodes)


def _ended(system: System) -> Iterator[Thing]:
    """The delegations whose last day is past."""
    for each in system.things.get("delegation", []):
        last = each.one("ends")
        if last.known and last.value < system.as_of:
            yield each


def _gave(ended: Thing, delegation: Thing) -> bool:
    covered = both(_covers(ended, delegation.one("function").value), _received_by_giver(ended, delegation))
    return covered.is_(True) is Truth.YES


def _only_by_delegation(giver: One, function: One) -> bool:
    """Whether the giver can hold the function only because it was passed on: it is no legal person, or the function is NHS England's own."""
    return giver.value.noun in _NO_LEGAL_PERSON or function.value in NHS_ENGLANDS_OWN


def _as_its_own(giver: One, function: One, in_hand: Many) -> One:
    """Whether the giver holds as its own what no delegation passed to it."""
    if giver.value.noun in _NO_LEGAL_PERSON:
        said = giver.value.many("functions")
        return known(True, said.nodes) if function.value in said.sure else unknown(said.lacks, giver.nodes)
    if function.value in NHS_ENGLANDS_OWN and kind_of(giver.value).value != "nhs_england":
        example = f"delegations: [{{function: {function.value}, from: nhs_england, to: nhs_body}}]"
        lack = Lack(giver.value.system.root, "delegations", example)
        return unknown((*in_hand.lacks, lack), giver.nodes)
    return known(True, giver.nodes)
