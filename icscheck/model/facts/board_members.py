"""Members of the board: its non-executives and deputy chair, how many it has, who appoints and who is invited to nominate."""

from __future__ import annotations

from icscheck.model.catalogue import YES_NO, derived, fact, many
from icscheck.model.facts.bodies import holder_of_seat, member_seats_of
from icscheck.model.facts.organisations import has_one
from icscheck.model.facts.seats import (
    board_seats_of,
    held_by_own_person,
    holders_of,
    nominators_of,
    non_executive_seat,
    partner_sector,
    roles_of,
)
from icscheck.model.things import Thing
from icscheck.model.values import Lack, Many, One, Truth, both, either, gather, keep, known, unknown


@derived("seat", YES_NO)
def non_executive(seat: Thing) -> One:
    """Whether it is the seat of a non-executive member: not the chair's, and never a partner member's or an executive's."""
    return non_executive_seat(seat)


@derived("board", many("seat"))
def non_executive_seats(board: Thing) -> Many:
    """The seats of non-executive members: not the chair's, and never a partner member's or an executive's."""
    return keep(member_seats_of(board), non_executive_seat)


@derived("board", many("person"))
def non_executives_in_post(board: Thing) -> Many:
    """The people who hold those seats on the day, each once, and are not chair, partner member or executive in another seat."""
    return gather(keep(non_executive_seats(board), held_by_own_person), holder_of_seat)


@derived("board", YES_NO)
def size_as_stated(board: Thing) -> One:
    """Whether it has as many members' seats as the constitution says that it has members."""
    stated, seats = board.one("size"), member_seats_of(board)
    if not stated.known:
        return unknown(stated.lacks, stated.nodes)
    least, most = seats.size()
    if least > stated.value or (most is not None and most < stated.value):
        return known(False, (*stated.nodes, *seats.nodes))
    if seats.certain:
        return known(True, (*stated.nodes, *seats.nodes))
    return unknown(seats.lacks, stated.nodes)


@derived("board", many("seat"))
def deputy_chair_seats(board: Thing) -> Many:
    """The members' seats of the deputy chair: by their role, or because the office of chair names them."""

    def deputy(seat: Thing) -> One:
        roles = roles_of(seat)
        if "deputy_chair" in roles.sure:
            return known(True, roles.nodes)
        for office in board.many("chairs").sure:
            if office.one("deputy_seat").is_(seat) is Truth.YES:
                return known(True, (office.node,))
        return known(False, roles.nodes) if roles.certain else unknown(roles.lacks, roles.nodes)

    return _or_unsaid(board, keep(member_seats_of(board), deputy), "deputy_chair")


def _or_unsaid(board: Thing, found: Many, role: str) -> Many:
    """The seats with a role that is held beside another: while none is said to have it, a non-executive whose further roles are not said may."""
    if found.sure:
        return found
    unsaid = [
        seat
        for seat in keep(member_seats_of(board), non_executive_seat).sure
        if "also" not in seat.values_written()
    ]
    lacks = (*found.lacks, *(Lack(seat, "also", f"also: [{role}]") for seat in unsaid))
    return Many(
        (),
        (*found.maybe, *unsaid),
        complete=found.complete,
        never=found.never,
        nodes=found.nodes,
        lacks=lacks,
    )


@derived("board", many("seat"))
def guardian_seats(board: Thing) -> Many:
    """The members' seats of the conflicts of interest guardian: by their role, or since the holder leads on conflicts of interest in that role."""
    leads = [
        lead.value
        for function in board.system.root.many("functions").sure
        if function.id == "conflicts" and (lead := function.one("lead")).known
    ]
    guardians = [lead for lead in leads if lead.one("role").is_("conflicts_guardian") is Truth.YES]
    people = [person.value for lead in guardians if (person := lead.one("person")).known]

    def guardian(seat: Thing) -> One:
        roles = roles_of(seat)
        named = [holder.one("person").value for holder in holders_of(seat).sure]
        if "conflicts_guardian" in roles.sure or any(person in named for person in people):
            return known(True, roles.nodes)
        return known(False, roles.nodes) if roles.certain else unknown(roles.lacks, roles.nodes)

    found = _or_unsaid(board, keep(member_seats_of(board), guardian), "conflicts_guardian")
    if found.sure or not guardians:
        return found
    lacks = (*found.lacks, *(Lack(lead, "person", "person: p-nem-1") for lead in guardians))
    return Many(found.sure, found.maybe, complete=False, nodes=found.nodes, lacks=lacks)


@derived("seat", YES_NO)
def appointed_by_chief_executive(seat: Thing) -> One:
    """Whether the chief executive of the NHS body appoints to the seat: the office, the seat or the person in it."""
    appointers = fact(seat, "choosers")
    assert isinstance(appointers, Many)
    answer = has_one(appointers, _is_chief_executive)
    lack = (Lack(seat, "appointed_by", "appointed_by: [chief_executive]"),)
    return unknown(answer.lacks or lack, answer.nodes) if answer.unknown else answer


def _is_chief_executive(party: Thing) -> One:
    if party.id == "nhs_body":  # which part of it appoints is not said
        return unknown((), (party.node,))
    if party.noun == "party":
        return known(party.id == "chief_executive", (party.node,))
    if party.noun not in ("seat", "person"):
        return known(False, (party.node,))
    held = Many([party]) if party.noun == "seat" else board_seats_of(party)
    return has_one(held, lambda seat: known("chief_executive" in roles_of(seat).sure, (seat.node,)))


#: For each sector, the word for all who may nominate.
_ALL_OF_SECTOR = {
    "nhs_trusts": "every_eligible_trust",
    "primary_medical_services": "every_eligible_practice",
    "local_authorities": "every_council",
}


@derived("seat", YES_NO)
def joint_nomination_settled(seat: Thing) -> One:
    """For a partner member: whether it is stated how a joint nomination is confirmed and how a tie is settled. Nothing need be where one organisation nominates alone."""
    nomination = seat.one("nomination")
    rules = (
        [nomination.value.one(key) for key in ("confirmed_by", "tie_rule")]
        if nomination.known
        else [nomination]
    )
    stated = both(*(rule if rule.unknown else known(rule.known, rule.nodes) for rule in rules))
    return either(_nominated_by_one(seat), stated)


def _nominated_by_one(seat: Thing) -> One:
    """Whether a single organisation nominates, so that nobody has to agree with it."""
    written, nominators = seat.many("nominated_by"), nominators_of(seat)
    organisations = [party for party in nominators.sure if party.noun == "organisation"]
    others = [party for party in written.sure if party.noun != "organisation"]
    in_words = {"nhs_trusts": "every_eligible_trust", "local_authorities": "every_council"}.get(
        partner_sector(seat).value or ""
    )
    if len(organisations) > 1 or any(party.id != in_words for party in others):
        return known(False, nominators.nodes)
    if not nominators.certain or (others and not _list_of(seat, in_words).certain):
        return unknown(nominators.lacks, nominators.nodes)
    return known(len(organisations) == 1, nominators.nodes)


def _list_of(seat: Thing, word: str | None) -> Many:
    """The list that a word for all nominators stands for."""
    found: Many = (
        seat.system.subject.many("councils")
        if word == "every_council"
        else seat.system.root.many("organisations")
    )
    return found


@derived("seat", many("party"))
def nominators_not_invited(seat: Thing) -> Many:
    """For a partner member: those who nominate and are not among those invited to do so."""
    nomination, sector, nominators = seat.one("nomination"), partner_sector(seat), nominators_of(seat)
    if not nomination.known:
        return Many(complete=not nomination.unknown, nodes=nomination.nodes, lacks=nomination.lacks)
    invited = nomination.value.many("invited")
    everyone = _ALL_OF_SECTOR.get(sector.value or "", "")
    if any(party.noun == "party" and party.id == everyone for party in invited.sure):
        return Many(nodes=invited.nodes)
    left_out = [party for party in nominators.sure if invited.has(party) is not Truth.YES]
    in_words = [party for party in left_out if party.noun == "party"]  # each of them may be invited by name
    sure = [party for party in left_out if party not in in_words] if invited.certain else []
    practices = [party for party in in_words if party.id == "every_eligible_practice"]
    maybe = [party for party in left_out if party not in in_words and party not in sure]
    return Many(
        sure,
        (*maybe, *practices),
        complete=nominators.complete,
        nodes=invited.nodes,
        lacks=(*invited.lacks, *nominators.lacks, *(seat.one("nomination").lacks)),
    )
