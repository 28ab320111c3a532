"""Seats and those who hold them: what the rules provide, and whether it is filled on the day."""

from __future__ import annotations

from icscheck.model.catalogue import YES_NO, derived, many, one, word, words
from icscheck.model.facts.parties import social_care
from icscheck.model.read import in_force
from icscheck.model.things import Thing
from icscheck.model.values import (
    Lack,
    Many,
    One,
    Truth,
    either,
    every,
    keep,
    known,
    nodes_of,
    some,
    union,
    unknown,
)

#: Roles that take part in meetings without being members.
NOT_MEMBERS = ("participant", "observer")
NON_EXECUTIVES = ("non_executive_member", "senior_non_executive_member")
#: The executive posts that a board must have, each for a person of its own.
EXECUTIVE_POSTS = ("chief_executive", "chief_finance_officer", "medical_director", "nursing_director")
#: Other roles that make a seat an executive's.
_EXECUTIVES = ("executive_member", "deputy_chief_executive")
#: Roles of an executive, when they are a seat's main role. A partner member may have them in another organisation.
_MAINLY_EXECUTIVE = ("managing_director", "people_lead", "quality_lead", "accountable_officer")
#: Those of them that no chair or non-executive can have.
_NEVER_NON_EXECUTIVE = ("managing_director", "accountable_officer")
#: Roles that a member has besides another: they do not say what kind of member it is.
_BESIDES = frozenset({"deputy_chair", "conflicts_guardian"})


def roles_of(seat: Thing) -> Many:
    """Every role of a seat: its main one and those it also has."""
    main = seat.one("role")
    first = Many(
        [main.value] if main.known else [], complete=not main.unknown, nodes=main.nodes, lacks=main.lacks
    )
    further = seat.values.get("also")
    return union(first, further) if isinstance(further, Many) else first


def member_seat(seat: Thing) -> One:
    """Whether the holder is a member of the body: a seat that is also a participant's is no member's."""
    roles = roles_of(seat)
    if any(role in NOT_MEMBERS for role in roles.sure):
        return known(False, roles.nodes)
    return known(True, roles.nodes) if roles.certain else unknown(roles.lacks, roles.nodes)


def in_post(holder: Thing) -> One:
    """Whether a holder holds the seat on the day: one who is designate with no first day holds it from establishment."""
    status = holder.values.get("status")
    if (
        not (isinstance(status, One) and status.known and status.value == "designate")
        or "from" in holder.values_written()
    ):
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
        councils = seat.system.subject.many("councils")
        responsible = (each for each in councils.sure if social_care(each).is_(False) is not Truth.YES)
        parts.append(Many(responsible, nodes=written.nodes))
    if "every_eligible_trust" in named:
        organisations = seat.system.root.many("organisations")
        eligible = (each for each in organisations.sure if each.one("partner_trust").is_(True) is Truth.YES)
        parts.append(Many(eligible, nodes=written.nodes))
    return union(*parts)


def board_seats_of(person: Thing) -> Many:
    """The seats of the board that a person holds."""
    if person.owner is not None and person.owner.noun == "seat":
        return Many([person.owner], nodes=(person.owner.node,))
    board = person.system.root.one("board")
    if not board.known:
        return Many(complete=not board.unknown, nodes=board.nodes, lacks=board.lacks)

    def holds(seat: Thing) -> One:
        holders = holders_of(seat)
        if any(holder.one("person").is_(person) is Truth.YES for holder in holders.sure):
            return known(True, holders.nodes)
        if any(holder.one("person").is_(person) is Truth.YES for holder in holders.maybe):
            return unknown(holders.lacks, holders.nodes)
        return known(False, holders.nodes)  # a holder who is not named is someone else

    return keep(board.value.many("seats"), holds)


@derived("seat", one("body"))
def body(seat: Thing) -> One:
    """The body whose seat it is."""
    assert seat.owner is not None
    return known(seat.owner, (seat.node,))


def partner_sector(seat: Thing) -> One:
    """The sector that nominates: what the seat says; none for a seat that is no partner member's."""
    said = seat.one("partner_from")
    roles = roles_of(seat)
    if said.unknown and roles.certain and "partner_member" not in roles.sure and not _may_be_partner(seat):
        return One("none", None, roles.nodes)
    return said


def _may_be_partner(seat: Thing) -> bool:
    """Whether a seat may be a partner member's, though it does not say so: an ordinary member's, or one for an organisation."""
    if seat.one("partner_from").state == "none":
        return False
    roles = set(roles_of(seat).sure)
    if not roles.isdisjoint({"chair", *NON_EXECUTIVES, *EXECUTIVE_POSTS, *_EXECUTIVES, *NOT_MEMBERS}):
        return False
    return "member" in roles or seat.one("organisation").known


def partner_seat(seat: Thing) -> One:
    """Whether a seat is a partner member's: it has that role, or names the sector that nominates."""
    roles = roles_of(seat)
    if "partner_member" in roles.sure or seat.one("partner_from").known:
        return known(True, roles.nodes)
    if not roles.certain:
        return unknown(roles.lacks, roles.nodes)
    if _may_be_partner(seat):
        return unknown(seat.one("partner_from").lacks, roles.nodes)
    return known(False, roles.nodes)


def of_the_chair(seat: Thing) -> One:
    """Whether a seat is the chair's: it has that role, or its body's office of chair names it."""
    roles = roles_of(seat)
    if "chair" in roles.sure:
        return known(True, roles.nodes)
    assert seat.owner is not None
    chairs = seat.owner.values.get("chairs")
    if isinstance(chairs, Many):
        for office in chairs.sure:
            if office.one("seat").is_(seat) is Truth.YES:
                return known(True, (office.node,))
    return known(False, roles.nodes) if roles.certain else unknown(roles.lacks, roles.nodes)


def of_the_chief_executive(seat: Thing) -> One:
    """Whether a seat is the chief executive's. A partner member may be chief executive of another organisation."""
    if seat.one("role").is_("chief_executive") is Truth.YES:
        return known(True, (seat.node,))
    roles = roles_of(seat)
    if "chief_executive" in roles.sure:
        partner = partner_seat(seat)
        return partner if partner.unknown else known(partner.value is False, roles.nodes)
    return known(False, roles.nodes) if roles.certain else unknown(roles.lacks, roles.nodes)


def _kinds(seat: Thing) -> set[str]:
    """Which of the kinds of member that no one may combine a seat is for. A chair is a non-executive by nature."""
    roles = roles_of(seat).sure
    found = set()
    if of_the_chair(seat).is_(True) is Truth.YES:
        found.add("chair")
    elif any(role in NON_EXECUTIVES for role in roles):
        found.add("non_executive")
    if partner_seat(seat).is_(True) is Truth.YES:
        found.add("partner")
    executive = {*EXECUTIVE_POSTS, *_EXECUTIVES}
    if found & {"chair", "non_executive"}:
        executive.update(_NEVER_NON_EXECUTIVE)
    if not executive.isdisjoint(roles) or seat.one("role").value in _MAINLY_EXECUTIVE:
        found.add("executive")
    return found


def _posts(seat: Thing) -> set[str]:
    return {role for role in roles_of(seat).sure if role in EXECUTIVE_POSTS}


def _clash(seats: tuple[Thing, ...]) -> bool:
    """Whether these seats together are for members who must be different people."""
    kinds = {kind for seat in seats for kind in _kinds(seat)}
    posts = {post for seat in seats for post in _posts(seat)}
    return len(kinds) > 1 or len(posts) > 1


def non_executive_seat(seat: Thing) -> One:
    """Whether a seat is that of a non-executive member and of nobody else: not the chair, a partner or an executive."""
    roles = roles_of(seat)
    if _kinds(seat) == {"non_executive"}:
        return known(True, roles.nodes) if roles.certain else unknown(roles.lacks, roles.nodes)
    if may_be_non_executive(seat):
        return unknown((Lack(seat, "also", "also: [non_executive_member]"),), roles.nodes)
    return known(False, roles.nodes) if roles.certain or _kinds(seat) else unknown(roles.lacks, roles.nodes)


def may_be_non_executive(seat: Thing) -> bool:
    """Whether all that is said of a seat is a role that a member has besides another, such as deputy chair."""
    roles = roles_of(seat)
    return roles.certain and bool(roles.sure) and _BESIDES.issuperset(roles.sure) and not _kinds(seat)


def must_be_independent(seat: Thing) -> One:
    """Whether the rules require the holder to be independent: as the seat says, or for a chair its office."""
    said = seat.one("independent")
    assert seat.owner is not None
    chairs = seat.owner.values.get("chairs")
    if said.unknown and isinstance(chairs, Many):
        for office in chairs.sure:
            answer: One = office.one("independent")
            if office.one("seat").is_(seat) is Truth.YES and not answer.unknown:
                return answer
    return said


def held_by_own_person(seat: Thing) -> One:
    """Whether someone holds a seat who holds no other seat of the body that is for a different person."""
    holders = holders_of(seat)
    apart = some(~_elsewhere(seat, holder) for holder in holders.sure)
    if apart is Truth.YES:
        return known(True, holders.nodes)
    if apart is Truth.NO and holders.certain:
        return known(False, holders.nodes)
    return unknown(holders.lacks, holders.nodes)


def _elsewhere(seat: Thing, holder: Thing) -> Truth:
    """Whether a holder also holds a seat that clashes with this one. Someone not named is a person of their own."""
    person = holder.one("person")
    if not person.known:
        return Truth.NO
    assert seat.owner is not None
    return some(
        every((member_seat(other).is_(True), _holds(other, person.value)))
        for other in seat.owner.many("seats").sure
        if other is not seat and _clash((seat, other))
    )


def _holds(seat: Thing, person: Thing) -> Truth:
    """Whether a person is among those who hold a seat, or may be."""
    holders = holders_of(seat)
    if any(holder.one("person").is_(person) is Truth.YES for holder in holders.sure):
        return Truth.YES
    possible = any(holder.one("person").is_(person) is Truth.YES for holder in holders.maybe)
    return Truth.UNKNOWN if possible else Truth.NO


@derived("seat", word("partner_sector"))
def partner_from(seat: Thing) -> One:
    """For a partner member: the sector that nominates. None for any other role."""
    return partner_sector(seat)


@derived("seat", YES_NO)
def independent(seat: Thing) -> One:
    """Whether the rules require the holder to be independent; for a chair, the office may say so."""
    return must_be_independent(seat)


@derived("seat", YES_NO)
def accountable_officer(seat: Thing) -> One:
    """Whether the holder is the accountable officer: the seat says so, or has that role."""
    said = seat.one("accountable_officer")
    roles = roles_of(seat)
    return known(True, roles.nodes) if said.unknown and "accountable_officer" in roles.sure else said


@derived("seat", YES_NO)
def combines_posts(seat: Thing) -> One:
    """Whether it combines posts that must be held by different people: chair or non-executive, partner member, executive; or two of the executive posts that every board has."""
    roles = roles_of(seat)
    if _clash((seat,)):
        return known(True, (seat.node,))
    return known(False, roles.nodes) if roles.certain else unknown(roles.lacks, roles.nodes)


@derived("seat", YES_NO)
def held_separately(seat: Thing) -> One:
    """Whether someone holds the seat on the day who holds no other post that a different person must hold."""
    return held_by_own_person(seat)


@derived("seat", words("role"))
def roles(seat: Thing) -> Many:
    """Every role of the seat: its main one and those it also has."""
    return roles_of(seat)


@derived("seat", YES_NO)
def is_member(seat: Thing) -> One:
    """Whether the holder is a member of the body: a participant or observer is not."""
    return member_seat(seat)


@derived("seat", YES_NO)
def ordinary(seat: Thing) -> One:
    """Whether it is a seat of an ordinary member: any but the chair and the chief executive."""
    member = member_seat(seat)
    if member.is_(True) is not Truth.YES:
        return member
    office = either(of_the_chair(seat), of_the_chief_executive(seat))
    return office if office.unknown else known(office.value is False, office.nodes)


@derived("seat", YES_NO)
def votes(seat: Thing) -> One:
    """Whether the seat has a vote, by its own key or by the body's rule for every seat."""
    written = seat.values.get("vote")
    if isinstance(written, One) and (not written.unknown or "vote" in seat.values_written()):
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


@derived("seat", YES_NO)
def filled(seat: Thing) -> One:
    """Whether someone holds the seat on the day. Acting, interim and suspended holders count; a designate counts from the first day."""
    return seat_filled(seat)


@derived("seat", many("holder"))
def holders(seat: Thing) -> Many:
    """Who holds the seat on the day. Two are a job share: one seat."""
    return holders_of(seat)


@derived("seat", many("party"))
def nominators(seat: Thing) -> Many:
    """Who nominates; words such as `every_council` are read as those that the document lists."""
    return nominators_of(seat)


@derived("seat", many("party"))
def drawn_from(seat: Thing) -> Many:
    """From where a partner member is drawn: the organisation that the holder comes from; else the one whose seat it is; else those who nominate."""
    holders = holders_of(seat).sure
    origins = [origin for holder in holders if (origin := holder.one("from_organisation")).known]
    if origins:
        return Many((origin.value for origin in origins), nodes=nodes_of(*origins))
    own = seat.one("organisation")
    return Many([own.value], nodes=own.nodes) if own.known else nominators_of(seat)


@derived("seat", many("party"))
def choosers(seat: Thing) -> Many:
    """Who appoints; for the chair of the board, the office may say who chooses."""
    said = seat.many("appointed_by")
    assert seat.owner is not None
    chairs = seat.owner.values.get("chairs") if seat.owner.noun == "board" else None
    if said.wholly_unknown and isinstance(chairs, Many):
        for office in chairs.sure:
            chosen: Many = office.many("chosen_by")
            if office.one("seat").is_(seat) is Truth.YES and not chosen.wholly_unknown:
                return chosen
    return said


@derived("seat", many("party"))
def approvers(seat: Thing) -> Many:
    """Whose approval an appointment to the seat needs."""
    return seat.many("approved_by")


@derived("holder", one("seat"))
def seat(holder: Thing) -> One:
    """The seat that is held."""
    assert holder.owner is not None
    return known(holder.owner, (holder.node,))


@derived("chair", YES_NO)
def filled_(chair: Thing) -> One:
    """Whether someone holds the seat of the chair on the day."""
    held = chair.one("seat")
    if not held.known:
        return unknown(held.lacks, held.nodes)
    return seat_filled(held.value)


def _role_is_vacant(leader: Thing) -> bool:
    """Whether a leader for the NHS body is known only by a role, and every seat of the board with that role is vacant."""
    if leader.owner is None or leader.owner.is_body or leader.owner.noun == "transition":
        return False  # who leads a place or the transition may have that role in another organisation
    role, board = leader.one("role"), leader.system.root.one("board")
    if leader.one("person").known or not role.known or not board.known:
        return False
    seats = [seat for seat in board.value.many("seats").sure if role.value in roles_of(seat).sure]
    return bool(seats) and all(seat_filled(seat).is_(False) is Truth.YES for seat in seats)


@derived("leader", YES_NO)
def filled__(leader: Thing) -> One:
    """Whether someone is named, or known to be in post, on the day."""
    holding = leader.values.get("holding")
    if isinstance(holding, One):
        return known(holding.value == "filled", (leader.node,))
    if (
        leader.owner is not None
        and leader.owner.noun == "transition"
        and leader.one("status").is_("designate") is Truth.YES
    ):
        return known(
            True, (leader.node,)
        )  # leaders who are designate to the new body already lead the change to it
    current = in_force(leader, leader.system.as_of)
    if current is Truth.NO:
        return known(False, (leader.node,))
    named = leader.one("person").known or leader.one("role").known
    if current is Truth.YES and named:
        if _role_is_vacant(leader):
            return known(False, (leader.node,))
        return in_post(leader)  # a designate with no first day leads from the day the body is established
    return unknown((Lack(leader, "person", "person: p-lead"),), (leader.node,))
