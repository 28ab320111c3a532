"""Seats and those who hold them: what the rules provide, and whether it is filled on the day."""

from __future__ import annotations

from icscheck.model.catalogue import YES_NO, derived, many, one, word, words
from icscheck.model.read import in_force
from icscheck.model.things import Thing
from icscheck.model.values import Lack, Many, One, Truth, keep, known, union, unknown

#: Roles that take part in meetings without being members.
NOT_MEMBERS = ("participant", "observer")


def roles_of(seat: Thing) -> Many:
    """Every role of a seat: its main one and those it also has."""
    main = seat.one("role")
    first = Many([main.value] if main.known else [], complete=not main.unknown, nodes=main.nodes, lacks=main.lacks)
    further = seat.values.get("also")
    return union(first, further) if isinstance(further, Many) else first


def member_seat(seat: Thing) -> One:
    """Whether the holder is a member of the body."""
    role = seat.one("role")
    if role.unknown:
        return unknown(role.lacks, role.nodes)
    return known(role.value not in NOT_MEMBERS, role.nodes)


def in_post(holder: Thing) -> One:
    """Whether a holder holds the seat on the day: one who is designate with no first day holds it from establishment."""
    status = holder.values.get("status")
    if not (isinstance(status, One) and status.known and status.value == "designate") or "from" in holder.values:
        return known(True, (holder.node,))
    nhs_body = holder.system.index.get(("nhs_body", "nhs_body"))
    if nhs_body is None:
        return unknown((Lack(holder, "from", "from: 2022-07-01"),), (holder.node,))
    established = nhs_body.one("established")
    if not established.known:
        return unknown((Lack(holder, "from", "from: 2022-07-01"), *established.lacks), (holder.node,))
    return known(established.value <= holder.system.as_of, (holder.node, *established.nodes))


def holders_of(seat: Thing) -> Many:
    """Who holds a seat on the day; a seat with a first day of vacancy and no holder is vacant."""
    written = seat.values.get("holder")
    if not isinstance(written, Many):
        vacant = seat.values.get("vacant_since")
        if isinstance(vacant, One) and vacant.known and vacant.value <= seat.system.as_of:
            return Many(nodes=vacant.nodes)
        written = seat.many("holder")
    return keep(written, in_post)


def seat_filled(seat: Thing) -> One:
    """Whether someone holds a seat on the day."""
    holders = holders_of(seat)
    if holders.sure:
        return known(True, holders.nodes)
    if holders.certain:
        return known(False, holders.nodes)
    return unknown(holders.lacks, holders.nodes)


def nominators_of(seat: Thing) -> Many:
    """Who nominates, with `every_council` and `every_eligible_trust` read as those that the document lists."""
    written = seat.many("nominated_by")
    named = {party.id for party in written.sure if party.noun == "party"}
    parts = [written]
    if "every_council" in named:
        parts.append(Many(seat.system.subject.many("councils").sure, nodes=written.nodes))
    if "every_eligible_trust" in named:
        organisations = seat.system.root.many("organisations")
        eligible = (each for each in organisations.sure if each.one("partner_trust").is_(True) is Truth.YES)
        parts.append(Many(eligible, nodes=written.nodes))
    return union(*parts)


@derived("seat", one("body"), "The body whose seat it is.")
def body(seat: Thing) -> One:
    assert seat.owner is not None
    return known(seat.owner, (seat.node,))


def partner_sector(seat: Thing) -> One:
    """The sector that nominates: what the seat says; none for a seat that is no partner member's."""
    said = seat.one("partner_from")
    role = seat.one("role")
    if said.unknown and role.known and role.value not in ("partner_member", "member"):
        return One("none", None, role.nodes)
    return said


@derived("seat", word("partner_sector"), "For a partner member: the sector that nominates. None for any other role.")
def partner_from(seat: Thing) -> One:
    return partner_sector(seat)


@derived("seat", words("role"), "Every role of the seat: its main one and those it also has.")
def roles(seat: Thing) -> Many:
    return roles_of(seat)


@derived("seat", YES_NO, "Whether the holder is a member of the body: a participant or observer is not.")
def is_member(seat: Thing) -> One:
    return member_seat(seat)


@derived("seat", YES_NO, "Whether it is a seat of an ordinary member: any but the chair and the chief executive.")
def ordinary(seat: Thing) -> One:
    member = member_seat(seat)
    main = seat.one("role")
    if member.is_(True) is not Truth.YES:
        return member
    return known(main.value not in ("chair", "chief_executive"), main.nodes)


@derived("seat", YES_NO, "Whether the seat has a vote, by its own key or by the body's rule for every seat.")
def votes(seat: Thing) -> One:
    written = seat.values.get("vote")
    if isinstance(written, One) and not written.unknown:
        return written
    if member_seat(seat).is_(True) is Truth.NO:
        return known(False, (seat.node,))
    assert seat.owner is not None
    if seat.owner.noun != "board":
        return seat.one("vote")
    rule = seat.owner.one("votes")
    if rule.known:
        return known(rule.value == "every_seat", rule.nodes)
    return unknown((*seat.one("vote").lacks, *rule.lacks), (seat.node,))


@derived("seat", YES_NO, "Whether someone holds the seat on the day. Acting, interim and suspended holders count; a designate counts from the first day.")
def filled(seat: Thing) -> One:
    return seat_filled(seat)


@derived("seat", many("holder"), "Who holds the seat on the day. Two are a job share: one seat.")
def holders(seat: Thing) -> Many:
    return holders_of(seat)


@derived("seat", many("party"), "Who nominates; words such as `every_council` are read as those that the document lists.")
def nominators(seat: Thing) -> Many:
    return nominators_of(seat)


@derived("seat", many("party"), "Who appoints.")
def choosers(seat: Thing) -> Many:
    return seat.many("appointed_by")


@derived("seat", many("party"), "Whose approval an appointment to the seat needs.")
def approvers(seat: Thing) -> Many:
    return seat.many("approved_by")


@derived("holder", one("seat"), "The seat that is held.")
def seat(holder: Thing) -> One:
    assert holder.owner is not None
    return known(holder.owner, (holder.node,))


@derived("chair", YES_NO, "Whether someone holds the seat of the chair on the day.")
def filled_(chair: Thing) -> One:
    held = chair.one("seat")
    if not held.known:
        return unknown(held.lacks, held.nodes)
    return seat_filled(held.value)


@derived("leader", YES_NO, "Whether someone is named, or known to be in post, on the day.")
def filled__(leader: Thing) -> One:
    holding = leader.values.get("holding")
    if isinstance(holding, One):
        return known(holding.value == "filled", (leader.node,))
    current = in_force(leader, leader.system.as_of)
    if current is Truth.NO:
        return known(False, (leader.node,))
    named = leader.one("person").known or leader.one("role").known
    if current is Truth.YES and named:
        return known(True, (leader.node,))
    return unknown((Lack(leader, "person", "person: p-lead"),), (leader.node,))
