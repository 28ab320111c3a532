"""Committees: who chairs them, who may not sit on them, and whether the whole board does."""

from __future__ import annotations

from collections.abc import Callable

from icscheck.model.catalogue import NAMES, YES_NO, derived, many, words
from icscheck.model.facts.bodies import composition, decides_in_fact, holder_of_seat, member_seats_of
from icscheck.model.facts.organisations import has_one, is_nhs_body
from icscheck.model.facts.seats import (
    EXECUTIVE_POSTS,
    NON_EXECUTIVES,
    NOT_MEMBERS,
    board_seats_of,
    holders_of,
    member_seat,
    must_be_independent,
    non_executive_seat,
    of_the_chair,
    roles_of,
)
from icscheck.model.things import Thing
from icscheck.model.values import (
    Lack,
    Many,
    One,
    Truth,
    every,
    gather,
    is_one_of,
    keep,
    known,
    nodes_of,
    some,
    unknown,
    yes_no,
)

#: Legal forms of a committee, a sub-committee included.
_FORMS = ("committee", "sub_committee", "joint_committee", "committees_in_common")
#: Kinds that only a committee can have, and one that no committee has.
_ALWAYS, _NEVER = ("audit", "remuneration", "audit_and_remuneration"), ("task_and_finish",)
#: Roles of the NHS body's executives.
_EXECUTIVES = frozenset(
    {*EXECUTIVE_POSTS, "executive_member", "deputy_chief_executive", "people_lead", "quality_lead"}
)
#: Roles whose holder is by definition no executive and no employee of the NHS body.
_OUTSIDERS = frozenset(
    {
        *NON_EXECUTIVES,
        "chair",
        "partner_member",
        "mayoral_nominee",
        "councillor",
        "director_of_public_health",
        "director_of_adult_social_services",
        "director_of_childrens_services",
        "patient_representative",
        "healthwatch_representative",
        "voluntary_sector_representative",
        "non_executive_director",
        "governor",
        "trustee",
    }
)
#: Terms on which someone is paid without being an employee.
_NOT_EMPLOYED = ("office_holder", "contractor", "honorary")


@derived("committee", YES_NO)
def is_committee(committee: Thing) -> One:
    """Whether it is a committee or sub-committee in law, joint ones included: not a forum, an advisory group or a group with one task."""
    forms, kind = committee.many("legal_form"), committee.one("kind")
    if any(form in _FORMS for form in forms.sure):
        return known(True, forms.nodes)
    if forms.certain and forms.sure:
        return known(False, forms.nodes)
    if kind.known and kind.value in (*_ALWAYS, *_NEVER):
        return known(kind.value in _ALWAYS, kind.nodes)
    decides = decides_in_fact(committee)
    by_officers = kind.is_("executive") is Truth.YES  # who may each decide with their own authority
    if decides.is_(True) is Truth.YES and not by_officers:
        return known(True, decides.nodes)
    return unknown(forms.lacks, (committee.node,))


def _committees(system: Thing, test: Callable[[Thing], One]) -> Many:
    return keep(system.system.root.many("committees"), test)


@derived("system", many("committee"))
def committees_in_law(system: Thing) -> Many:
    """The NHS body's committees and sub-committees, joint ones included: not forums, advisory groups or groups with one task."""
    return _committees(system, is_committee)


@derived("system", many("committee"))
def audit_committees(system: Thing) -> Many:
    """The committees for audit, one that is for remuneration as well included."""
    return _committees(system, lambda each: is_one_of(each.one("kind"), ("audit", "audit_and_remuneration")))


@derived("system", many("committee"))
def remuneration_committees(system: Thing) -> Many:
    """The committees for remuneration, one that is for audit as well included."""
    return _committees(
        system, lambda each: is_one_of(each.one("kind"), ("remuneration", "audit_and_remuneration"))
    )


@derived("system", many("committee"))
def task_groups(system: Thing) -> Many:
    """The groups with one task and an end."""
    return _committees(system, lambda each: is_one_of(each.one("kind"), ("task_and_finish",)))


@derived("system", many("committee"))
def sub_committees(system: Thing) -> Many:
    """The sub-committees of the NHS body. What is no committee in law is none, whatever it reports to."""

    def sub_committee(committee: Thing) -> One:
        forms = committee.many("legal_form")
        in_law = is_committee(committee)
        if forms.wholly_unknown and in_law.is_(False) is Truth.YES:
            return in_law
        lacks = forms.lacks or (Lack(committee, "legal_form", "legal_form: [committee]"),)
        return yes_no(forms.has("sub_committee"), forms.nodes, lacks)

    return _committees(system, sub_committee)


@derived("system", NAMES)
def committees_that_decide(system: Thing) -> Many:
    """The ids of the NHS body's committees that take decisions."""
    found = keep(system.system.root.many("committees"), decides_in_fact)
    return Many(
        (each.id for each in found.sure),
        (each.id for each in found.maybe),
        complete=found.complete,
        nodes=found.nodes,
        lacks=found.lacks,
    )


@derived("terms_of_reference", YES_NO)
def approved_by_board(terms: Thing) -> One:
    """Whether the board approved them; that the NHS body did says not which part of it."""
    approved = terms.many("approved_by")
    if any(party.id == "board" for party in approved.sure):
        return known(True, approved.nodes)
    if any(party.id == "nhs_body" for party in approved.sure):
        return unknown((Lack(terms, "approved_by", "approved_by: [board]"),), approved.nodes)
    return known(False, approved.nodes) if approved.certain else unknown(approved.lacks, approved.nodes)


def seats_that_chair(committee: Thing) -> Many:
    """The seats, of the board or of its own, whose holders chair a committee.

    Only the office of chair says so: a committee's seat with the role of chair may be that of the board's chair.
    """

    def seat_of(office: Thing) -> Many:
        seat = office.one("seat")
        return Many(
            [seat.value] if seat.known else [],
            complete=not seat.unknown,
            nodes=seat.nodes or (office.node,),
            lacks=seat.lacks,
        )

    return gather(committee.many("chairs"), seat_of)


@derived("committee", many("person"))
def chaired_by(committee: Thing) -> Many:
    """The people who chair it on the day."""
    return gather(seats_that_chair(committee), holder_of_seat)


@derived("committee", YES_NO)
def chaired_by_non_executive(committee: Thing) -> One:
    """Whether a non-executive member chairs it, or an independent member of its own; the board's chair is one too."""
    return _of_each_chair(committee, _seat_of_non_executive)


@derived("committee", YES_NO)
def chaired_by_independent(committee: Thing) -> One:
    """Whether each seat whose holder chairs it is one that an independent member must hold: as that seat says, or a seat of the board that the same person holds."""
    return _of_each_chair(committee, _seat_of_independent)


@derived("committee", YES_NO)
def chaired_by_board_chair(committee: Thing) -> One:
    """Whether the chair of the board chairs it."""
    seats = seats_that_chair(committee)
    answers = [_seat_of_board_chair(seat) for seat in seats.sure]
    truth = some(answer.is_(True) for answer in answers)
    if truth is Truth.NO and not seats.certain:
        return unknown(seats.lacks, seats.nodes)
    return yes_no(truth, nodes_of(seats, *answers), tuple(lack for each in answers for lack in each.lacks))


def _of_each_chair(committee: Thing, test: Callable[[Thing], One]) -> One:
    """Whether something is so of every seat that chairs a committee; there must be one."""
    seats = seats_that_chair(committee)
    answers = [test(seat) for seat in seats.sure]
    truth = every(answer.is_(True) for answer in answers)
    if truth is Truth.NO:
        return known(False, nodes_of(*answers))
    if not seats.certain:
        return unknown(seats.lacks, seats.nodes)
    if not answers:
        return known(False, seats.nodes)
    return yes_no(truth, nodes_of(*answers), tuple(lack for each in answers for lack in each.lacks))


def _seat_of_non_executive(seat: Thing) -> One:
    """Whether the holder of a seat is a non-executive: as the seat is; else as the people who hold it are on the board."""
    if _is_on_board(seat):
        return _is_non_executives(seat)
    roles = roles_of(seat).sure
    if not _EXECUTIVES.isdisjoint(roles) or "partner_member" in roles:
        return known(False, (seat.node,))
    if not frozenset(NON_EXECUTIVES).isdisjoint(roles):
        return known(True, (seat.node,))
    people = _people_named(seat)
    found = some(_holds(person, _is_non_executives) for person in people)
    if found is Truth.YES:
        return known(True, (seat.node,))
    others = (_holds(person, _is_executives_or_partners) for person in people)
    if found is Truth.NO and some(others) is Truth.YES:
        return known(False, (seat.node,))
    return unknown((Lack(seat, "role", "role: non_executive_member"),), (seat.node,))


def _seat_of_independent(seat: Thing) -> One:
    """Whether the holder of a seat must be independent."""
    said = must_be_independent(seat)
    if _is_on_board(seat) or not said.unknown:
        return said
    if any(_holds(person, must_be_independent) is Truth.YES for person in _people_named(seat)):
        return known(True, (seat.node,))
    return said


def _seat_of_board_chair(seat: Thing) -> One:
    """Whether the holder of a seat is the chair of the board. Someone not named in a seat for another is not."""
    if _is_on_board(seat):
        return of_the_chair(seat)
    named = _people_named(seat)
    truth = some(_holds(person, of_the_chair) for person in named)
    if not named and "chair" in roles_of(seat).sure:
        return unknown((Lack(seat, "holder", "holder: {person: p-chair}"),), (seat.node,))
    lacks = tuple(lack for person in named for lack in board_seats_of(person).lacks)
    return yes_no(truth, (seat.node,), lacks)


def _is_on_board(seat: Thing) -> bool:
    return seat.owner is not None and seat.owner.noun == "board"


def _people_named(one: Thing) -> list[Thing]:
    """The people whom a seat or member names on the day."""
    if one.noun == "member":
        person = one.one("person")
        return [person.value] if person.known else []
    return [person.value for holder in holders_of(one).sure if (person := holder.one("person")).known]


def _holds(person: Thing, test: Callable[[Thing], One]) -> Truth:
    """Whether a person holds a seat of the board of which something is so."""
    seats = keep(board_seats_of(person), test)
    if seats.sure:
        return Truth.YES
    return Truth.NO if seats.certain else Truth.UNKNOWN


def _is_non_executives(seat: Thing) -> One:
    """Whether a seat of the board is the chair's or a non-executive member's."""
    chair = of_the_chair(seat)
    return chair if chair.is_(True) is Truth.YES else non_executive_seat(seat)


def _is_executives(seat: Thing) -> One:
    roles = roles_of(seat)
    if not _EXECUTIVES.isdisjoint(roles.sure):
        return known(True, roles.nodes)
    return known(False, roles.nodes) if roles.certain else unknown(roles.lacks, roles.nodes)


def _is_executives_or_partners(seat: Thing) -> One:
    roles = roles_of(seat)
    return (
        known(True, roles.nodes)
        if "partner_member" in roles.sure or seat.one("partner_from").known
        else _is_executives(seat)
    )


def _chairs(committee: Thing, seat: Thing) -> Truth:
    """Whether a seat, or someone who holds it, chairs a committee. Only the same id says that two people are one."""
    chairing = seats_that_chair(committee)
    people = set(_people_named(seat))
    if any(each is seat or not people.isdisjoint(_people_named(each)) for each in chairing.sure):
        return Truth.YES
    return Truth.NO if chairing.certain else Truth.UNKNOWN


def _kinds(committees: Many, test: Callable[[Thing], Truth]) -> Many:
    """The kinds of the committees of which something is so."""
    sure: list[str] = []
    maybe: list[str] = []
    lacks = list(committees.lacks)
    complete = committees.complete
    for committee in (*committees.sure, *committees.maybe):
        truth = test(committee)
        if truth is Truth.NO:
            continue
        kind = committee.one("kind")
        if kind.unknown:
            complete = False
            lacks.extend(kind.lacks)
        if truth is Truth.UNKNOWN:
            lacks.extend(seats_that_chair(committee).lacks)
        if kind.known:
            (sure if truth is Truth.YES and committee in committees.sure else maybe).append(kind.value)
    return Many(sure, maybe, complete=complete, nodes=committees.nodes, lacks=dict.fromkeys(lacks))


@derived("seat", words("committee_kind"))
def committees_chaired(seat: Thing) -> Many:
    """The kinds of committee that its holder chairs."""
    return _kinds(seat.system.root.many("committees"), lambda committee: _chairs(committee, seat))


@derived("committee", words("committee_kind"))
def others_with_its_chair(committee: Thing) -> Many:
    """The kinds of the other committees that the same seat or the same person chairs."""
    mine = seats_that_chair(committee)
    committees = committee.system.root.many("committees")
    others = Many(
        (each for each in committees.sure if each is not committee),
        (each for each in committees.maybe if each is not committee),
        complete=committees.complete,
        nodes=committees.nodes,
        lacks=committees.lacks,
    )

    def same(other: Thing) -> Truth:
        found = some(_chairs(other, seat) for seat in mine.sure)
        return Truth.UNKNOWN if found is Truth.NO and not mine.certain else found

    found = _kinds(others, same)
    return Many(
        found.sure,
        found.maybe,
        complete=found.complete,
        nodes=(*mine.nodes, *found.nodes),
        lacks=dict.fromkeys((*mine.lacks, *found.lacks)),
    )


def _from_elsewhere(one: Thing) -> bool:
    """Whether a seat or member is there for another organisation."""
    parties = [one.one("organisation")]
    if one.noun == "seat":
        parties.extend(holder.one("from_organisation") for holder in holders_of(one).sure)
    return any(party.known and is_nhs_body(party.value).is_(True) is not Truth.YES for party in parties)


def _roles(one: Thing) -> frozenset[str]:
    if one.noun == "seat":
        return frozenset(roles_of(one).sure)
    role = one.one("role")
    return frozenset([role.value] if role.known else [])


def _who_is(one: Thing) -> Lack:
    """What would say who holds a seat, or who a member is."""
    return (
        Lack(one, "holder", "holder: {person: p-nem-1}")
        if one.noun == "seat"
        else Lack(one, "person", "person: p-nem-1")
    )


def _executive(one: Thing) -> One:
    """Whether a seat or member of a committee is an executive's of the NHS body."""
    people = _people_named(one)
    on_board = some(_holds(person, _is_executives) for person in people)
    if on_board is Truth.YES:
        return known(True, (one.node,))
    roles = _roles(one)
    if _from_elsewhere(one):
        return known(False, (one.node,))
    if not _EXECUTIVES.isdisjoint(roles):
        return known(True, (one.node,))
    if not _OUTSIDERS.isdisjoint(roles) or (people and on_board is Truth.NO):
        return known(False, (one.node,))
    return unknown((_who_is(one),), (one.node,))


def _employee(one: Thing) -> One:
    """Whether a seat or member of a committee is an employee's of the NHS body; its executives are."""
    people, roles = _people_named(one), _roles(one)
    employed = some(_employed(person) for person in people)
    executive = _executive(one)
    if executive.is_(True) is Truth.YES:
        return executive
    if employed is Truth.YES:
        # whoever pays a chair or non-executive may be named as the employer of an office holder
        on_what_terms = [person for person in people if person.one("employment").unknown]
        if on_what_terms and not _OUTSIDERS.isdisjoint(roles):
            return unknown(
                tuple(Lack(each, "employment", "employment: office_holder") for each in on_what_terms)
            )
        return known(True, (one.node,))
    if _from_elsewhere(one):
        return known(False, (one.node,))
    if not roles.isdisjoint(("employee", "company_secretary")):
        return known(True, (one.node,))
    if not _OUTSIDERS.isdisjoint(roles) or (people and employed is Truth.NO):
        return known(False, (one.node,))
    lacks = tuple(Lack(person, "employers", "employers: [nhs_body]") for person in people)
    return unknown(lacks or (_who_is(one),), (one.node,))


def _employed(person: Thing) -> Truth:
    if person.one("employment").value in _NOT_EMPLOYED:
        return Truth.NO
    return has_one(person.many("employers"), is_nhs_body).is_(True)


def _ids_of(committee: Thing, test: Callable[[Thing], One]) -> Many:
    """The ids of the members' seats and members of a committee of which something is so."""
    seats, members = composition(committee)

    def is_member(one: Thing) -> One:
        if one.noun == "seat":
            return member_seat(one)
        return known(one.one("role").value not in NOT_MEMBERS, (one.node,))

    found = [keep(keep(each, is_member), test) for each in (seats, members)]
    return Many(
        (one.id for each in found for one in each.sure),
        (one.id for each in found for one in each.maybe),
        complete=all(each.complete for each in found),
        nodes=tuple(one.node for each in found for one in each.sure) or nodes_of(seats, members),
        lacks=tuple(dict.fromkeys(lack for each in found for lack in each.lacks)),
    )


@derived("committee", NAMES)
def executives_among_members(committee: Thing) -> Many:
    """The ids of its members' seats and members that are executives' of the NHS body: by their role, or since the person is one on the board."""
    return _ids_of(committee, _executive)


@derived("committee", NAMES)
def employees_among_members(committee: Thing) -> Many:
    """The ids of its members' seats and members that are employees' of the NHS body, executives included."""
    return _ids_of(committee, _employee)


@derived("committee", YES_NO)
def whole_board(committee: Thing) -> One:
    """Whether every member of the board is a member of it: as it says; else by the people who sit on both, or since it has fewer members than the board."""
    said = committee.one("whole_board")
    board = committee.system.root.one("board")
    if not said.unknown or not board.known:
        return said
    of_board = member_seats_of(board.value)
    seats, members = composition(committee)
    mine = [
        *keep(seats, member_seat).sure,
        *(one for one in members.sure if one.one("role").value not in NOT_MEMBERS),
    ]
    groups = any(one.noun == "member" and not one.one("person").known for one in mine)
    if seats.certain and members.certain and not groups and len(mine) < len(of_board.sure):
        return known(False, (*seats.nodes, *members.nodes))
    named = {person for one in mine for person in _people_named(one)}
    everyone = [set(_people_named(seat)) for seat in of_board.sure]
    if of_board.certain and everyone and all(people & named for people in everyone):
        return known(True, seats.nodes or members.nodes)
    return said
