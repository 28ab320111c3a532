"""Bodies: who sits on them, whom they speak for, what they have been given."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from itertools import product

from icscheck.model.catalogue import YES_NO, derived, fact, many, words
from icscheck.model.facts.parties import kind_of
from icscheck.model.facts.seats import (
    NOT_MEMBERS,
    board_seats_of,
    held_by_own_person,
    holders_of,
    may_be_non_executive,
    member_seat,
    must_be_independent,
    nominators_of,
    non_executive_seat,
    of_the_chair,
    partner_seat,
    partner_sector,
    roles_of,
    votes,
)
from icscheck.model.things import Thing
from icscheck.model.values import (
    Lack,
    Many,
    One,
    Truth,
    both,
    gather,
    is_one_of,
    keep,
    known,
    lacks_of,
    union,
    unknown,
)

#: Voices that a voice brings with it.
_IMPLIED = {
    "general_practice": ("primary_care",),
    "dental": ("primary_care",),
    "pharmacy": ("primary_care",),
    "optometry": ("primary_care",),
    "healthwatch": ("patients_and_carers", "people_with_lived_experience"),
    "patients_and_carers": ("people_with_lived_experience",),
    "people_with_lived_experience": ("patients_and_carers",),
    "director_of_public_health": ("public_health",),
}
#: Voices that a declared role brings with it.
_BY_ROLE = {
    "director_of_public_health": "director_of_public_health",
    "public_health_consultant": "public_health",
    "director_of_adult_social_services": "social_care",
    "director_of_childrens_services": "social_care",
    "pcn_clinical_director": "general_practice",
    "general_practitioner": "general_practice",
    "patient_representative": "people_with_lived_experience",
    "healthwatch_representative": "healthwatch",
    "voluntary_sector_representative": "voluntary_community_social_enterprise",
    "medical_director": "clinical_and_professional",
    "nursing_director": "clinical_and_professional",
    "clinical_lead": "clinical_and_professional",
    "secondary_care_clinician": "clinical_and_professional",
    "non_executive_member": "non_executives",
}
#: Voices that a sector's partner member brings with it.
_BY_SECTOR = {
    "nhs_trusts": "providers",
    "primary_medical_services": "general_practice",
    "local_authorities": "local_authority",
}

#: The least that the 2021 framework and the 2022 model ask of a board, by role and by partner sector.
_LEAST_ROLES = {
    "chair": 1,
    "chief_executive": 1,
    "chief_finance_officer": 1,
    "medical_director": 1,
    "nursing_director": 1,
    "non_executive_member": 2,
}
_LEAST_SECTORS = ("nhs_trusts", "primary_medical_services", "local_authorities")


def with_implied(voices: Iterable[str]) -> list[str]:
    """Voices with those they bring with them."""
    found: list[str] = []
    for voice in voices:
        found.append(voice)
        found.extend(_IMPLIED.get(voice, ()))
    return found


def voices_of(one: Thing) -> Many:
    """Whom a seat or member speaks for: what it says, and what its declared role and sector say."""
    brought: list[str] = []
    roles = (
        roles_of(one).sure
        if one.noun == "seat"
        else ([role.value] if (role := one.one("role")).known else [])
    )
    brought.extend(_BY_ROLE[role] for role in roles if role in _BY_ROLE)
    if one.noun == "seat" and (sector := partner_sector(one)).known:
        brought.append(_BY_SECTOR[sector.value])
    said = one.many("represents")
    return Many(
        with_implied([*said.sure, *brought]), complete=said.complete, nodes=said.nodes, lacks=said.lacks
    )


def composition(body: Thing) -> tuple[Many, Many]:
    """The seats and members of a body. When only one of the two lists is written, the other is taken to be empty."""
    seats, members = body.many("seats"), body.many("members")
    if seats.wholly_unknown and "seats" not in body.values_written() and not members.wholly_unknown:
        seats = Many(nodes=members.nodes)
    elif members.wholly_unknown and "members" not in body.values_written() and not seats.wholly_unknown:
        members = Many(nodes=seats.nodes)
    return seats, members


def represented_on(body: Thing) -> Many:
    """Whom all of a body's people speak for."""
    return spoken_for(body, *composition(body))


def spoken_for(body: Thing, seats: Many, members: Many) -> Many:
    """Whom these seats and members of a body speak for. A list that the body itself gives is the whole of it, with theirs."""
    people = union(gather(seats, voices_of), gather(members, voices_of))
    said = body.many("represents")
    return Many(
        with_implied([*said.sure, *people.sure]),
        with_implied(people.maybe),
        complete=said.complete or (said.wholly_unknown and people.complete),
        nodes=said.nodes if said.complete else people.nodes,
        lacks=lacks_of(people, *(() if said.wholly_unknown else (said,))),
    )


def organisations_on(body: Thing) -> Many:
    """The organisations that take part in a body: by a seat of their own or one they appoint to, or as a member.

    Participants and observers attend without being members.
    """
    return organisations_behind(*composition(body))


def organisations_behind(seats: Many, members: Many) -> Many:
    """The organisations that take part by these seats and members of a body."""
    return union(
        gather(keep(seats, member_seat), _organisation_of_seat),
        gather(keep(members, _is_member), _organisation_of_member),
    )


def _is_member(member: Thing) -> One:
    role = member.one("role")
    return known(not (role.known and role.value in NOT_MEMBERS), role.nodes)


def _organisation_of_seat(seat: Thing) -> Many:
    """Whose seat it is: the organisation's that it names, else theirs who nominate, else theirs who appoint."""
    named = seat.one("organisation")
    if named.known:
        return Many([named.value], nodes=named.nodes)
    nominators = seat.many("nominated_by")
    if any(kind_of(party).value not in _APPOINTERS and not party.is_body for party in nominators.sure):
        parties = nominators
    else:
        parties = seat.many("appointed_by")
    bodies = [
        party
        for party in map(_for_nhs_body(seat), parties.sure)
        if not party.is_body and kind_of(party).value != "office"
    ]
    councils = _unnamed_councils(seat, bodies)
    lacks = (*parties.lacks, *(named.lacks if councils else ()))
    return Many(bodies, councils, complete=parties.complete, nodes=(seat.node,), lacks=lacks)


#: Kinds of party that take part in appointments without taking part in the body.
_APPOINTERS = ("office", "nhs_england", "secretary_of_state")
#: Roles that are those of a council.
_OF_COUNCILS = frozenset(
    {"councillor", "director_of_adult_social_services", "director_of_childrens_services"}
)


def _unnamed_councils(one: Thing, named: list[Thing]) -> list[Thing]:
    """The councils for one of which a seat or member may be there: when it is for a council, and nothing says for which."""
    roles = roles_of(one).sure if one.noun == "seat" else (one.one("role").value,)
    for_council = not _OF_COUNCILS.isdisjoint(roles) or "local_authority" in one.many("represents").sure
    if not for_council or any(kind_of(party).value == "local_authority" for party in named):
        return []
    system = one.system
    return [system.party("every_council"), *system.subject.many("councils").sure]


def _for_nhs_body(seat: Thing) -> Callable[[Thing], Thing]:
    """On a body that is not the NHS body's own, the board, its chair or its chief executive appoint for the NHS body."""
    own = seat.owner is not None and seat.owner.noun in ("board", "committee")

    def appointer(party: Thing) -> Thing:
        if not own and party.id in ("board", "chair", "chief_executive") and party.noun in ("board", "party"):
            return seat.system.party("nhs_body")
        return party

    return appointer


def _organisation_of_member(member: Thing) -> Many:
    named = member.one("organisation")
    if named.known:
        return Many([named.value], nodes=named.nodes)
    if member.one("group").known or member.one("person").known:
        councils = _unnamed_councils(member, [])
        return Many((), councils, nodes=(member.node,), lacks=named.lacks if councils else ())
    return Many(complete=False, nodes=(member.node,), lacks=named.lacks)


def member_seats_of(body: Thing) -> Many:
    """The seats whose holders are members."""
    return keep(body.many("seats"), member_seat)


def holder_of_seat(seat: Thing) -> Many:
    """The person in a seat, once: a job share is one member, and someone not named is a person of their own."""
    holders = holders_of(seat)
    if holders.sure:
        sharing = [_person_of(seat, holder) for holder in holders.sure]
        only_here = (person for person in sharing if not _sits_in_another(person, seat))
        return Many([next(only_here, sharing[0])], nodes=holders.nodes)
    if holders.certain:
        return Many(nodes=holders.nodes)
    return Many(maybe=[_nobody_known(seat)], nodes=holders.nodes, lacks=holders.lacks)


def people_in_seat(seat: Thing) -> Many:
    """Everyone who holds a seat on the day: each of those who share it, and someone of whom nothing is known where it is not said who."""
    holders = holders_of(seat)
    perhaps = [_person_of(seat, holder) for holder in holders.maybe]
    if not holders.complete:
        perhaps.append(_nobody_known(seat))
    sure = (_person_of(seat, holder) for holder in holders.sure)
    return Many(sure, perhaps, nodes=holders.nodes, lacks=holders.lacks)


def people_on(body: Thing) -> Many:
    """The people who hold a body's members' seats on the day, each once."""
    return gather(member_seats_of(body), holder_of_seat)


def _sits_in_another(person: Thing, seat: Thing) -> bool:
    """Whether a person also holds another member's seat of the body."""
    assert seat.owner is not None
    return any(
        other is not seat and holder.one("person").is_(person) is Truth.YES
        for other in member_seats_of(seat.owner).sure
        for holder in holders_of(other).sure
    )


def _person_of(seat: Thing, holder: Thing) -> Thing:
    person = holder.one("person")
    return person.value if person.known else _nobody_known(seat)


def _nobody_known(seat: Thing) -> Thing:
    """A person of whom nothing is known but the seat."""
    key = ("person", f"{seat.id}.holder")
    found = seat.system.index.get(key)
    if found is None:
        found = Thing("person", key[1], seat.node, seat, seat.system)
        seat.system.index[key] = found
    return found


def seats_held_by(person: Thing) -> list[Thing]:
    """The seats of the board that a person certainly holds."""
    return list(board_seats_of(person).sure)


def _in_two(seats: Many) -> Many:
    """People who hold more than one of these seats: open when a seat, or who holds it, is not known.

    Only the same id says that two holders are one person, so a vacant seat, or one whose holder is not named, hides nobody.
    """
    certain: Counter[Thing] = Counter()
    possible: Counter[Thing] = Counter()
    complete, lacks = seats.complete, list(seats.lacks)
    for seat in (*seats.sure, *seats.maybe):
        holders = holders_of(seat)
        held_by = set(_named(holders.sure))
        if seat in seats.sure:
            certain.update(held_by)
        possible.update(held_by.union(_named(holders.maybe)))
        if not holders.complete:
            complete = False
            lacks.extend(holders.lacks)
    return Many(
        (person for person, count in certain.items() if count > 1),
        (person for person, count in possible.items() if count > 1),
        complete=complete,
        nodes=seats.nodes,
        lacks=dict.fromkeys(lacks),
    )


def _named(holders: Iterable[Thing]) -> list[Thing]:
    """The people whom holders name."""
    return [person.value for holder in holders if (person := holder.one("person")).known]


def _partner_seats(body: Thing) -> Many:
    return keep(member_seats_of(body), partner_seat)


def _independent_seats(body: Thing) -> Many:
    return keep(
        member_seats_of(body), lambda seat: _first_no(non_executive_seat(seat), must_be_independent(seat))
    )


def _first_no(first: One, second: One) -> One:
    """Yes when both are, no when one is not; lacks only what is lacking of the first that is not yes."""
    return second if first.is_(True) is Truth.YES or second.is_(True) is Truth.NO else first


@derived("body", many("seat"))
def member_seats(body: Thing) -> Many:
    """The seats whose holders are members: not participants, not observers."""
    return member_seats_of(body)


@derived("body", YES_NO)
def lists_members(body: Thing) -> One:
    """Whether it says who its members are, as seats or as members; those who only attend are none."""
    seats, members = composition(body)
    listed = union(keep(seats, member_seat), keep(members, _is_member))
    if listed.sure:
        return known(True, listed.nodes)
    return known(False, listed.nodes) if listed.certain else unknown(listed.lacks, listed.nodes)


@derived("body", many("seat"))
def voting_seats(body: Thing) -> Many:
    """The members' seats that have a vote."""
    return keep(member_seats_of(body), votes)


@derived("body", many("person"))
def people(body: Thing) -> Many:
    """The people who hold members' seats on the day, each once. A job share counts once."""
    return people_on(body)


@derived("body", many("seat"))
def chair_seats(body: Thing) -> Many:
    """The members' seats that are the chair's: by their role, or because the office of chair names them."""
    return keep(member_seats_of(body), of_the_chair)


@derived("body", many("seat"))
def partner_seats(body: Thing) -> Many:
    """The members' seats that are partner members'."""
    return _partner_seats(body)


@derived("body", many("seat"))
def independent_non_executive_seats(body: Thing) -> Many:
    """The seats that an independent non-executive must hold: not the chair's, and never a partner member's or an executive's."""
    return _independent_seats(body)


@derived("body", many("person"))
def independent_non_executives(body: Thing) -> Many:
    """The people who hold those seats on the day, each once, and are not chair, partner member or executive in another seat."""
    return gather(keep(_independent_seats(body), held_by_own_person), holder_of_seat)


@derived("body", words("role"))
def roles_provided(body: Thing) -> Many:
    """Every role that the members' seats provide."""
    return gather(member_seats_of(body), roles_of)


@derived("body", words("partner_sector"))
def sectors_provided(body: Thing) -> Many:
    """The sectors for which the rules provide a partner member."""
    return gather(_partner_seats(body), _sector_of)


@derived("body", words("partner_sector"))
def partners_in_post(body: Thing) -> Many:
    """The sectors whose partner member is in post on the day, in the person of someone who is no executive and no independent member."""
    return gather(keep(_partner_seats(body), held_by_own_person), _sector_of)


def _sector_of(seat: Thing) -> Many:
    sector = partner_sector(seat)
    return Many(
        [sector.value] if sector.known else [],
        complete=not sector.unknown,
        nodes=sector.nodes,
        lacks=sector.lacks,
    )


@derived("body", many("person"))
def partners_in_two_seats(body: Thing) -> Many:
    """People who hold two partner members' seats, so that the sectors in post have not each a person of their own."""
    seats = _partner_seats(body)
    if _each_sector_by_another(seats):
        return Many(nodes=seats.nodes)
    found = _in_two(seats)
    if found.complete:
        return found
    return Many((), (*found.sure, *found.maybe), complete=False, nodes=found.nodes, lacks=found.lacks)


def _each_sector_by_another(seats: Many) -> bool:
    """Whether each sector with a partner member in post can be given one who is nobody else's."""
    in_post: dict[str, set[Thing]] = {}
    for seat in keep(seats, held_by_own_person).sure:
        sector = partner_sector(seat)
        if sector.known:
            in_post.setdefault(sector.value, set()).update(
                _person_of(seat, each) for each in holders_of(seat).sure
            )
    return any(len(set(people)) == len(in_post) for people in product(*in_post.values()))


@derived("body", many("person"))
def people_in_two_voting_seats(body: Thing) -> Many:
    """People who hold two seats with a vote."""
    return _in_two(keep(member_seats_of(body), votes))


@derived("body", words("voice"))
def represented(body: Thing) -> Many:
    """Whom the body's seats and members speak for, with what the body itself says."""
    return represented_on(body)


@derived("body", many("party"))
def member_organisations(body: Thing) -> Many:
    """The organisations that take part: by a seat of theirs, a seat they appoint to, or as a member."""
    return organisations_on(body)


@derived("body", many("delegation"))
def delegations_received(body: Thing) -> Many:
    """The functions delegated to the body."""
    return keep(body.system.root.many("delegations"), lambda delegation: _goes_to(delegation, body))


def _goes_to(delegation: Thing, body: Thing) -> One:
    receiver = delegation.one("to")
    return (
        unknown(receiver.lacks, receiver.nodes)
        if receiver.unknown
        else known(receiver.value is body, receiver.nodes)
    )


@derived("body", YES_NO)
def has_terms(body: Thing) -> One:
    """Whether its rules are set out: terms of reference, or a constitution for the board."""
    terms = body.one("terms_of_reference")
    return unknown(terms.lacks, terms.nodes) if terms.unknown else known(terms.known, terms.nodes)


@derived("body", YES_NO)
def takes_decisions(body: Thing) -> One:
    """Whether it decides: it says so, or its legal form is one that decides."""
    return decides_in_fact(body)


DECIDING_FORMS = (
    "statutory_body",
    "committee",
    "sub_committee",
    "joint_committee",
    "committees_in_common",
    "individual_officer",
    "lead_provider",
    "provider_leadership_board",
    "group_of_individuals",
)


def decides_in_fact(body: Thing) -> One:
    """Whether a body decides. What it says goes before its form; an advisory committee is still a committee."""
    said = body.one("decides")
    if not said.unknown:
        return known(said.value is True, said.nodes)
    if body.noun == "board":
        return known(True, (body.node,))
    forms = body.many("legal_form")
    deciding = [form for form in forms.sure if form in DECIDING_FORMS]
    if deciding and body.noun == "place":
        return known(True, forms.nodes)
    if forms.certain and forms.sure and not deciding:
        return known(False, forms.nodes)
    return unknown(said.lacks, (body.node,))


@derived("board", words("voice"))
def perspectives_covered(board: Thing) -> Many:
    """Viewpoints that a seat or committee brings: those the board names, and those that seats and committees say."""
    named = board.many("perspectives")
    committees = board.system.root.many("committees")
    heard = union(represented_on(board), gather(committees, represented_on))
    sure = [*with_implied(named.sure), *heard.sure]
    return Many(
        sure,
        heard.maybe,
        complete=named.complete and heard.complete,
        never=named.never - frozenset(sure),
        nodes=named.nodes,
        lacks=named.lacks,
    )


@derived("board", words("voice"))
def represented_with_committees(board: Thing) -> Many:
    """Whom the board and its committees together speak for."""
    return union(represented_on(board), gather(board.system.root.many("committees"), represented_on))


@derived("board", many("seat"))
def seats_beyond_minimum(board: Thing) -> Many:
    """The members' seats that the rules provide beyond the national minimum of ten."""
    seats = member_seats_of(board)
    left = dict(_LEAST_ROLES)
    sectors = list(_LEAST_SECTORS)
    beyond: list[Thing] = []
    unclear: list[Thing] = []
    besides: list[Thing] = []  # may be non-executives
    for seat in (*seats.sure, *seats.maybe):
        sector = partner_sector(seat)
        role = next((role for role in _least_roles_of(seat) if left.get(role, 0) > 0), None)
        if role is not None:
            left[role] -= 1
        elif sector.known and sector.value in sectors:
            sectors.remove(sector.value)
        elif sector.unknown and partner_seat(seat).is_(True) is not Truth.NO:
            unclear.append(seat)
        elif may_be_non_executive(seat):
            besides.append(seat)
        else:
            beyond.append(seat)
    sure = [seat for seat in beyond if seat in seats.sure]
    maybe = [seat for seat in beyond if seat in seats.maybe]
    (maybe if sectors else sure).extend(unclear)
    (maybe if left["non_executive_member"] else sure).extend(besides)
    lacks = [
        *seats.lacks,
        *(lack for seat in unclear for lack in seat.one("partner_from").lacks),
        *(lack for seat in besides for lack in non_executive_seat(seat).lacks),
    ]
    return Many(sure, maybe, complete=seats.complete, nodes=seats.nodes, lacks=lacks)


def _least_roles_of(seat: Thing) -> list[str]:
    """The roles of the national minimum that a seat can fill: a chair fills no other, a senior non-executive is one."""
    if of_the_chair(seat).is_(True) is Truth.YES:
        return ["chair"]
    senior = {"senior_non_executive_member": "non_executive_member"}
    return [senior.get(role, role) for role in roles_of(seat).sure]


@derived("board", YES_NO)
def partners_not_delegates(board: Thing) -> One:
    """Whether partner members act for the system and not as delegates of their sectors: as its decision rules say, else as the constitution says."""
    rules = board.one("decision_rules")
    said = (
        rules.value.one("partners_as_delegates")
        if rules.known
        else One("unknown", None, rules.nodes, rules.lacks)
    )
    if said.known:
        return known(not said.value, said.nodes)
    for document in board.system.root.many("documents").sure:
        provides = document.many("provides")
        over = is_one_of(_status_of(document), ("superseded", "withdrawn")).is_(True) is Truth.YES
        if document.id == "constitution" and "partners_not_delegates" in provides.sure and not over:
            return known(True, provides.nodes)
    return unknown(
        (Lack(board, "decision_rules", "decision_rules: {partners_as_delegates: no}"),),
        said.nodes or (board.node,),
    )


def _status_of(document: Thing) -> One:
    status = fact(document, "status")
    assert isinstance(status, One)
    return status


@derived("body", many("party"))
def nominating(body: Thing) -> Many:
    """Everyone who may nominate to its partner members' seats."""
    return gather(_partner_seats(body), nominators_of)


@derived("body", YES_NO)
def all_members_vote(body: Thing) -> One:
    """Whether all its members' seats say whether they vote, and all do."""
    seats = member_seats_of(body)
    answers: list[One] = [votes(seat) for seat in (*seats.sure, *seats.maybe)]
    if not seats.complete:
        answers.append(unknown(seats.lacks, seats.nodes))
    return both(*answers)


def named_bodies(system_root: Thing) -> list[Thing]:
    """Every body of a system that is in force on the day."""
    found: list[Thing] = []
    for key in ("board", "partnership"):
        body = system_root.one(key)
        if body.known:
            found.append(body.value)
    for key in ("committees", "places", "collaboratives", "networks", "health_and_wellbeing_boards"):
        found.extend(system_root.many(key).sure)
    return found


@derived("committee", YES_NO)
def reaches_board_member(committee: Thing) -> One:
    """Whether it reaches the board through a member: a seat it is linked to, or a chair who sits on the board."""
    linked, chairs = committee.one("linked_seat"), committee.many("chairs")
    on_board = [
        chair for chair in chairs.sure if chair.one("seat").known and _owner_is_board(chair.one("seat").value)
    ]
    if linked.known or on_board:
        return known(True, (*linked.nodes, *(chair.node for chair in on_board)))
    seats_known = chairs.certain and all(not chair.one("seat").unknown for chair in chairs.sure)
    if not linked.unknown and seats_known:
        return known(False, (committee.node,))
    return unknown((*linked.lacks, *chairs.lacks), (committee.node,))


def _owner_is_board(seat: Thing) -> bool:
    return seat.owner is not None and seat.owner.noun == "board"
