"""What documents of several systems say differently of the same thing: no verdict of a rule, but nobody should miss it.

Only what is known on both sides can contradict; each system's outcomes rest on its own document alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from icscheck.model import Many, One, System, Thing, Truth
from icscheck.packs import Problem
from icscheck.vocabulary import label

#: The code of these problems.
CONTRADICTION = "contradiction"
#: What cannot be one thing in one system and another in the next.
_OF_ORGANISATION = ("kind", "type", "services")
_OF_COLLABORATIVE = ("kind", "model")
_IN_A_CLUSTER = (("cluster_working", "meets_in_common"), ("seat", "shared_with"))


def contradictions(systems: list[System]) -> list[Problem]:
    """Each contradiction between two systems as of one day, at the place of the second."""
    problems: list[Problem] = []
    for place, one in enumerate(systems):
        for other in systems[place + 1 :]:
            problems.extend(_organisations(one, other))
            if one.code and other.code and one.code != other.code:
                problems.extend(_collaboratives(one, other))
                problems.extend(_clusters(one, other))
    return problems


def _organisations(one: System, other: System) -> Iterator[Problem]:
    known = {code: each for each in one.things.get("organisation", []) if (code := _code(each))}
    for each in other.things.get("organisation", []):
        match = known.get(_code(each))
        if match is None:
            continue
        for key in _OF_ORGANISATION:
            if _differ(match.value(key), each.value(key)):
                yield _problem(match, each, key, one)


def _code(organisation: Thing) -> str:
    ods = organisation.one("ods")
    return str(ods.value) if ods.known else ""


def _collaboratives(one: System, other: System) -> Iterator[Problem]:
    """A collaborative with the same id in two documents, each of which says that it works in the other's system too."""
    known = {each.id: each for each in one.things.get("collaborative", [])}
    for each in other.things.get("collaborative", []):
        match = known.get(each.id)
        if match is None or not all(
            collaborative.many("systems").has(code) is Truth.YES
            for collaborative, code in ((match, other.code), (each, one.code))
        ):
            continue
        for key in _OF_COLLABORATIVE:
            if _differ(match.value(key), each.value(key)):
                yield _problem(match, each, key, one)
        mine, theirs = _members(match), _members(each)
        if mine is not None and theirs is not None and mine != theirs:
            yield _problem(match, each, "members", one)


def _members(collaborative: Thing) -> frozenset[str] | None:
    """The codes of its members; None when the list is open or a member has no code."""
    members = collaborative.many("members")
    organisations = [member.one("organisation") for member in members.sure]
    codes = [_code(each.value) if each.known else "" for each in organisations]
    return frozenset(codes) if members.certain and all(codes) else None


def _clusters(one: System, other: System) -> Iterator[Problem]:
    bodies = [system.root.one("nhs_body") for system in (one, other)]
    if not all(body.known for body in bodies):
        return
    mine, theirs = (body.value for body in bodies)
    named, returned = mine.many("cluster").has(other.code), theirs.many("cluster").has(one.code)
    if {named, returned} == {Truth.YES, Truth.NO}:
        yield _problem(mine, theirs, "cluster", one)
    elif named is returned is Truth.YES:
        for noun, key in _IN_A_CLUSTER:
            yield from _shared(one, other, noun, key)


def _shared(one: System, other: System, noun: str, key: str) -> Iterator[Problem]:
    """What boards of one cluster do together, both have to say: meetings in common, and one chief executive."""
    if noun == "cluster_working":
        mine, theirs = (system.root.one(noun) for system in (one, other))
        if mine.known and theirs.known and _differ(mine.value.one(key), theirs.value.one(key)):
            yield _problem(mine.value, theirs.value, key, one)
        return
    seats = [_chief_executive(system) for system in (one, other)]
    if seats[0] is None or seats[1] is None:
        return
    named = seats[0].many(key).has(other.code), seats[1].many(key).has(one.code)
    if set(named) == {Truth.YES, Truth.NO}:
        yield _problem(seats[0], seats[1], key, one)


def _chief_executive(system: System) -> Thing | None:
    """The seat of chief executive on the board, when there is exactly one."""
    board = system.root.one("board")
    seats = board.value.many("seats").sure if board.known else ()
    found = [seat for seat in seats if seat.one("role").is_("chief_executive") is Truth.YES]
    return found[0] if len(found) == 1 else None


def _differ(mine: One | Many, theirs: One | Many) -> bool:
    if isinstance(mine, Many) and isinstance(theirs, Many):
        return mine.certain and theirs.certain and set(mine.sure) != set(theirs.sure)
    if isinstance(mine, One) and isinstance(theirs, One):
        return mine.known and theirs.known and mine.value != theirs.value
    return False


def _problem(mine: Thing, theirs: Thing, key: str, one: System) -> Problem:
    node = mine.node
    message = (
        f"Of {theirs.label} this says other `{key}` than {node.source.name} line {node.line} ({one.name}): "
        f"{_said(theirs, key)} here, {_said(mine, key)} there. Each system is tested by its own document; make the two agree."
    )
    return Problem.at(theirs.node, CONTRADICTION, message, "warning")


def _said(thing: Thing, key: str) -> str:
    if key == "members":
        return ", ".join(sorted(_members(thing) or ())) or "none"
    value = thing.value(key)
    if isinstance(value, Many):
        return ", ".join(label(str(each)) for each in value.sure) or "none"
    if isinstance(value.value, bool):
        return "yes" if value.value else "no"
    return label(str(value.value))
