"""What shows only when several systems are read: areas that overlap, boards beside those that followed them, shared chief executives."""

from __future__ import annotations

from datetime import date

from icscheck.model.catalogue import NUMBER, YES_NO, derived, many, one
from icscheck.model.facts.mergers import described_as_existing, in_effect
from icscheck.model.things import System, Thing
from icscheck.model.together import Together
from icscheck.model.values import (
    Lack,
    Many,
    One,
    Truth,
    both,
    keep,
    known,
    lacks_of,
    nodes_of,
    unknown,
)
from icscheck.source import Node

#: The list of councils that ships is of this year; in the next, districts and counties were merged.
_COUNCILS_FROM, _COUNCILS_TO = date(2022, 7, 1), date(2023, 3, 31)


@derived("together", one("together"))
def itself(whole: Thing) -> One:
    """The systems that were read, taken together."""
    return known(whole, (whole.node,))


@derived("together", many("system_read"))
def systems(whole: Thing) -> Many:
    """Each system that was read, beside the others."""
    assert isinstance(whole.system, Together)
    return Many(whole.system.systems, nodes=tuple(each.node for each in whole.system.systems))


def _of(each: Thing) -> System:
    assert each.owner is not None
    return each.owner.system


@derived("system_read", one("system"))
def system(each: Thing) -> One:
    """The system by itself, with every fact of its document."""
    return known(each.owner, (each.node,))


@derived("system_read", one("nhs_body"))
def nhs_body(each: Thing) -> One:
    """The system's NHS body."""
    return _of(each).root.one("nhs_body")


def _others(each: Thing) -> list[Thing]:
    """The other systems that were read. A second description of the same board is not another system."""
    assert isinstance(each.system, Together)
    return [other for other in each.system.systems if other is not each and other.id != each.id]


def _exists(each: Thing) -> One:
    """Whether the system's NHS body is described as existing on the day."""
    body = nhs_body(each)
    if not body.known:
        return body
    begun, there = body.value.one("established"), described_as_existing(body.value)
    if begun.known and begun.value > _of(each).as_of:
        return known(False, begun.nodes)
    return there


# Areas.


def _area(each: Thing) -> Many:
    body = nhs_body(each)
    return (
        body.value.many("area")
        if body.known
        else Many(complete=not body.unknown, nodes=body.nodes, lacks=body.lacks)
    )


def _level(code: str) -> str:
    """Of what kind of area a code is: only areas of one kind can be told apart by their codes."""
    return (
        "lsoa"
        if code.startswith("E01")
        else "district"
        if code[:3] in ("E06", "E07", "E08", "E09")
        else "other"
    )


def _overlap(each: Thing, other: Thing) -> One:
    """Whether two boards' areas have a part in common: yes when they name the same code, no when both name all of theirs alike."""
    mine, theirs = _area(each), _area(other)
    nodes = nodes_of(mine, theirs)
    if set(mine.sure) & set(theirs.sure):
        return known(True, nodes)
    levels = {_level(str(code)) for code in (*mine.sure, *theirs.sure)}
    if (
        mine.certain
        and theirs.certain
        and mine.sure
        and theirs.sure
        and len(levels) == 1
        and "other" not in levels
    ):
        return known(False, nodes)
    return unknown(lacks_of(mine, theirs) or _area_lacks(each, other), nodes)


def _area_lacks(*systems_read: Thing) -> tuple[Lack, ...]:
    bodies = [nhs_body(each) for each in systems_read]
    return tuple(Lack(body.value, "area", "area: [E01000001, E01000002]") for body in bodies if body.known)


@derived("system_read", many("system_read"))
def overlapping(each: Thing) -> Many:
    """The other systems read whose boards exist on the day and whose areas have a part in common with this one's."""
    return keep(
        Many(_others(each), nodes=(each.node,)), lambda other: both(_exists(other), _overlap(each, other))
    )


@derived("system_read", YES_NO)
def board_exists(each: Thing) -> One:
    """Whether its NHS body is described as existing on the day."""
    return _exists(each)


# What came before and after.


@derived("system_read", many("system_read"))
def followed_by(each: Thing) -> Many:
    """The other systems read whose boards exist on the day and follow this one's board, by the national list or by either document's `merger`."""
    from icscheck.data import successors

    listed = {found.successor for found in successors(each.id) if found.successor != each.id}
    own = _merger(each)
    stated = set(own.value.many("successors").sure) - {each.id} if own.known and _over(own.value) else set()

    def follows(other: Thing) -> One:
        theirs = _merger(other)
        named = (
            each.id in theirs.value.many("predecessors").sure
            and each.id not in theirs.value.many("successors").sure
            if theirs.known and _over(theirs.value)
            else False
        )
        on_list = other.id in listed and _of(each).as_of >= _reorganised()
        return known(named or on_list or other.id in stated, (other.node,))

    return keep(Many(_others(each), nodes=(each.node,)), lambda other: both(follows(other), _exists(other)))


def _merger(each: Thing) -> One:
    return _of(each).root.one("merger")


def _over(merger: Thing) -> bool:
    """Whether a merger has taken effect by the day."""
    return in_effect(merger).is_(True) is Truth.YES


def _reorganised() -> date:
    from icscheck.data import REORGANISED

    return REORGANISED


# The whole of England.


@derived("together", YES_NO)
def whole_of_england(whole: Thing) -> One:
    """Whether every integrated care board of the day, by the national list, was read."""
    from icscheck.data import boards as listed

    assert isinstance(whole.system, Together)
    read = {each.id for each in whole.system.systems}
    complete = all(board.ods in read for board in listed(whole.system.as_of))
    return known(complete, tuple(each.node for each in whole.system.systems[:1]))


@derived("together", many("listed_council"))
def councils_of_england(whole: Thing) -> Many:
    """Every council responsible for social care, by the list of 2022: only when every board was read, on a day for which the list holds."""
    from icscheck.data import councils as listed

    assert isinstance(whole.system, Together)
    nodes = (whole.node,)
    if whole_of_england(whole).is_(True) is not Truth.YES:
        return Many(nodes=nodes)
    if not _COUNCILS_FROM <= whole.system.as_of <= _COUNCILS_TO:
        return Many(complete=False, nodes=nodes)
    found = []
    for council in listed():
        thing = Thing("listed_council", council.id, whole.node, whole, whole.system)
        thing.values["name"] = known(council.name)
        thing.values["ods"] = known(council.ods) if council.ods else One("none")
        found.append(thing)
    return Many(found, nodes=nodes)


@derived("listed_council", NUMBER)
def systems_naming_it(council: Thing) -> One:
    """How many of the systems read list it among their councils; not known while none does and a list is open."""
    assert isinstance(council.system, Together)
    count = 0
    lacks: list[Lack] = []
    nodes: list[Node] = []
    for each in council.system.systems:
        listed = _of(each).subject.many("councils")
        if any(_same(council, organisation) for organisation in listed.sure):
            count += 1
            nodes.extend(listed.nodes)
        elif not listed.certain:
            lacks.extend(listed.lacks)
    if not count and lacks:
        return unknown(tuple(lacks), (council.node,))
    return known(count, tuple(nodes) or (council.node,))


def _same(council: Thing, organisation: Thing) -> bool:
    """Whether an organisation of a document is a council of the list: by code where both have one, else by name."""
    code, listed = organisation.one("ods"), council.values["ods"]
    assert isinstance(listed, One)
    if code.known and listed.known:
        return bool(code.value == listed.value)
    name, listed_name = organisation.one("name"), council.values["name"]
    assert isinstance(listed_name, One)
    return name.known and str(name.value).casefold() == str(listed_name.value).casefold()
