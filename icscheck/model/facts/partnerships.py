"""The integrated care partnership's three classes of member, and the members of health and wellbeing boards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from icscheck.model.catalogue import YES_NO, derived, many, words
from icscheck.model.facts.bodies import composition, member_seats_of
from icscheck.model.facts.organisations import has_one, is_nhs_body
from icscheck.model.facts.parties import kind_of, social_care
from icscheck.model.facts.plans import responsible_councils
from icscheck.model.facts.seats import NOT_MEMBERS, holders_of, member_seat, roles_of, seat_filled
from icscheck.model.things import Thing
from icscheck.model.values import (
    Lack,
    Many,
    One,
    Truth,
    both,
    either,
    is_one_of,
    keep,
    known,
    nodes_of,
    union,
    unknown,
)

# The partnership: who set it up, and who appoints to each seat.


def for_nhs_body(party: Thing) -> One:
    """Whether a party is the NHS body, or someone who acts for it: its board, its chair, its chief executive or a seat of its board."""
    if party.noun == "party" and party.id in ("chair", "chief_executive"):
        return known(True, (party.node,))
    if party.noun == "seat" and party.owner is not None and party.owner.noun == "board":
        return known(True, (party.node,))
    return is_nhs_body(party)


def _only_by(seat: Thing, test: Callable[[Thing], One]) -> One:
    """Whether all who appoint to a seat pass a test; somebody must."""
    appointers = seat.many("appointed_by")
    answers = [test(party) for party in appointers.sure]
    if any(answer.is_(True) is Truth.NO for answer in answers) or (appointers.certain and not answers):
        return known(False, appointers.nodes)
    if not appointers.certain:
        return unknown(appointers.lacks, appointers.nodes)
    return both(*answers)


def _by_nhs_body(seat: Thing) -> One:
    return _only_by(seat, for_nhs_body)


def _by_one_council(seat: Thing) -> One:
    """Whether one responsible council alone appoints."""
    appointers = seat.many("appointed_by")
    if len(appointers.sure) > 1:
        return known(False, appointers.nodes)
    return _only_by(seat, lambda party: _one_council(party, seat.system.subject))


def _one_council(party: Thing, system: Thing) -> One:
    if party.noun == "party" and party.id == "every_council":
        councils = responsible_councils(system)
        least, most = councils.size()
        if least > 1 or most == 0:
            return known(False, (party.node,))
        return (
            known(True, (party.node,))
            if most == 1 and least == 1
            else unknown(councils.lacks, councils.nodes)
        )
    return social_care(party)


def _by_partnership(seat: Thing) -> One:
    return _only_by(seat, lambda party: known(party.id == "partnership", (party.node,)))


@derived("partnership", many("seat"))
def seats_by_nhs_body(partnership: Thing) -> Many:
    """The members' seats to which the NHS body alone appoints."""
    return keep(member_seats_of(partnership), _by_nhs_body)


@derived("partnership", many("seat"))
def further_seats(partnership: Thing) -> Many:
    """The members' seats to which neither the NHS body alone nor one responsible council alone appoints."""
    return keep(member_seats_of(partnership), _further)


def _further(seat: Thing) -> One:
    core = either(_by_nhs_body(seat), _by_one_council(seat))
    return core if core.unknown else known(core.value is False, core.nodes)


@derived("seat", YES_NO)
def appointed_by_partnership(seat: Thing) -> One:
    """Whether the partnership itself, and nobody else, appoints."""
    return _by_partnership(seat)


@derived("organisation", many("seat"))
def partnership_seats_it_appoints(organisation: Thing) -> Many:
    """The members' seats of the partnership to which it alone appoints."""
    partnership = organisation.system.root.one("partnership")
    if not partnership.known:
        return Many(complete=not partnership.unknown, nodes=partnership.nodes, lacks=partnership.lacks)

    def mine(seat: Thing) -> One:
        appointers = seat.many("appointed_by")
        if len(appointers.sure) > 1:
            return known(False, appointers.nodes)
        return _only_by(seat, lambda party: _is_organisation(party, organisation))

    return keep(member_seats_of(partnership.value), mine)


def _is_organisation(party: Thing, organisation: Thing) -> One:
    if party.noun == "party" and party.id == "every_council" and social_care(organisation).value is True:
        return _one_council(party, organisation.system.subject)
    return known(party is organisation, (party.node,))


@derived("organisation", YES_NO)
def set_up_partnership(organisation: Thing) -> One:
    """Whether it is among those who set up the partnership."""
    partnership = organisation.system.root.one("partnership")
    if not partnership.known:
        return One(partnership.state, None, partnership.nodes, partnership.lacks)
    founders = partnership.value.many("established_by")
    everyone = any(party.noun == "party" and party.id == "every_council" for party in founders.sure)
    if organisation in founders.sure or (everyone and social_care(organisation).value is True):
        return known(True, founders.nodes)
    return known(False, founders.nodes) if founders.certain else unknown(founders.lacks, founders.nodes)


@derived("partnership", YES_NO)
def set_up_by_nhs_body(partnership: Thing) -> One:
    """Whether the NHS body is among those who set it up."""
    return has_one(partnership.many("established_by"), for_nhs_body)


# Health and wellbeing boards: who has to be a member.

#: The members that section 194 of the Health and Social Care Act 2012 lists, by role.
_CORE = (
    "councillor",
    "director_of_adult_social_services",
    "director_of_childrens_services",
    "director_of_public_health",
    "healthwatch_representative",
)
_OF_COUNCIL = _CORE[:4]
#: The council's officers among them: one person may hold two of these offices.
_DIRECTORS = frozenset(_CORE[1:4])
#: Roles that say nothing of which of these a member is.
_GENERAL = frozenset(
    {"chair", "deputy_chair", "member", "director", "executive_member", "employee", "office_holder"}
)
#: Voices by which a member may be one of them without saying so.
_COUNCIL_VOICES = frozenset({"local_authority", "social_care", "public_health", "director_of_public_health"})
_PATIENT_VOICES = frozenset({"healthwatch", "patients_and_carers", "people_with_lived_experience"})


def _members(board: Thing) -> Many:
    """The seats and members of a board, without those who only attend."""
    seats, members = composition(board)
    return union(keep(seats, member_seat), keep(members, _takes_full_part))


def _takes_full_part(member: Thing) -> One:
    role = member.one("role")
    return known(not (role.known and role.value in NOT_MEMBERS), role.nodes)


def _own_roles(one: Thing) -> tuple[str, ...]:
    if one.noun == "seat":
        return tuple(roles_of(one).sure)
    role = one.one("role")
    return (role.value,) if role.known else ()


def _sent_by(one: Thing) -> list[Thing]:
    """The organisations whose member this is: the one that it names, else those who appoint."""
    named = one.one("organisation")
    if named.known:
        return [named.value]
    return list(one.many("appointed_by").sure) if one.noun == "seat" else []


def _healthwatch(party: Thing) -> One:
    if party.noun == "party" and party.id == "every_local_healthwatch":
        return known(True, (party.node,))
    return is_one_of(kind_of(party), ("local_healthwatch",))


def _of_healthwatch(one: Thing) -> bool:
    """Whether a seat or member is certainly Local Healthwatch's."""
    if "healthwatch_representative" in _own_roles(one) or "healthwatch" in one.many("represents").sure:
        return True
    return any(_healthwatch(party).value is True for party in _sent_by(one))


def _core_roles(one: Thing) -> tuple[list[str], list[str]]:
    """Which of the listed members a seat or member certainly is, and which it may be."""
    roles = _own_roles(one)
    found = [role for role in roles if role in _CORE]
    if (
        "director_of_public_health" in one.many("represents").sure
        and "director_of_public_health" not in found
    ):
        found.append("director_of_public_health")
    if _of_healthwatch(one):
        return [*found, "healthwatch_representative"], []
    if found or (roles and not _GENERAL.issuperset(roles)):
        return found, _perhaps_also(one, found)
    return [], _may_be(one)


def _perhaps_also(one: Thing, found: list[str]) -> list[str]:
    """The other directors of the council that one of them may be as well, while the seat does not say what it also is."""
    if one.noun != "seat" or "also" in one.values_written() or not _DIRECTORS.intersection(found):
        return []
    return sorted(_DIRECTORS.difference(found))


def _may_be(one: Thing) -> list[str]:
    """Which of the listed members someone may be of whom only a general role, or none, is known."""
    senders, voices = _sent_by(one), one.many("represents")
    if one.noun == "member" and one.one("group").known and not voices.sure:
        return ["healthwatch_representative"]
    possible: list[str] = []
    outside = bool(senders) and all(_not_of_council(party) for party in senders)
    if not outside and (not voices.sure or not _COUNCIL_VOICES.isdisjoint(voices.sure)):
        possible.extend(_OF_COUNCIL)
    unknown_kind = any(party.noun == "organisation" and kind_of(party).unknown for party in senders)
    if (not senders or unknown_kind) and (not voices.sure or not _PATIENT_VOICES.isdisjoint(voices.sure)):
        possible.append("healthwatch_representative")
    return possible


def _not_of_council(party: Thing) -> bool:
    if party.noun == "party" and party.id == "every_council":
        return False
    if party.noun == "health_and_wellbeing_board":
        return False
    return kind_of(party).known and kind_of(party).value != "local_authority"


def _core_of(people: Many, provided: frozenset[str] = frozenset()) -> Many:
    """Which of the listed members these people are; who has a seat provided is nobody else's further role."""
    sure: list[str] = []
    maybe: list[str] = []
    lacks = list(people.lacks)
    for one in (*people.sure, *people.maybe):
        certain, possible = _core_roles(one)
        if certain:
            possible = [role for role in possible if role not in provided]
        (sure if one in people.sure else maybe).extend(certain)
        maybe.extend(possible)
        if possible:
            key = "also" if certain else "role"
            lacks.append(Lack(one, key, f"{key}: {possible[0]}"))
    return Many(sure, maybe, complete=people.complete, nodes=people.nodes, lacks=dict.fromkeys(lacks))


@derived("health_and_wellbeing_board", words("role"))
def listed_members(board: Thing) -> Many:
    """Which of the members that the Act lists its seats and members provide: a councillor, the council's three directors, Local Healthwatch. A member of whom only a general role is known may be one of them."""
    return _core_of(_members(board))


@derived("health_and_wellbeing_board", words("role"))
def listed_members_in_post(board: Thing) -> Many:
    """Which of the members that the Act lists are there on the day: as members, or in a seat that is filled."""
    people = keep(
        _members(board), lambda one: seat_filled(one) if one.noun == "seat" else known(True, (one.node,))
    )
    return _core_of(people, frozenset(listed_members(board).sure))


def _icb(party: Thing) -> str:
    """Which integrated care board a party is or acts for, by a name of its own; empty when it is none."""
    if for_nhs_body(party).value is True:
        return "nhs_body"
    return party.id if kind_of(party).value == "integrated_care_board" else ""


def _for_nhs_body(one: Thing) -> One:
    """Whether a seat or member of a health and wellbeing board is there for the NHS body."""
    if one.noun == "member":
        named = one.one("organisation")
        if one.one("group").known or (named.known and kind_of(named.value).known):
            return known(named.known and for_nhs_body(named.value).value is True, (one.node,))
        if _core_roles(one)[0]:
            return known(False, (one.node,))
        return unknown(
            (Lack(one.owner or one, "seats", "seats: [{role: member, appointed_by: nhs_body}]"),), (one.node,)
        )
    appointers = one.many("appointed_by")
    if any(_icb(party) == "nhs_body" for party in appointers.sure):
        return known(True, appointers.nodes)
    named = one.one("organisation")
    elsewhere = named.known and for_nhs_body(named.value).value is False
    if appointers.certain or elsewhere or _core_roles(one)[0]:
        return known(False, appointers.nodes)
    return unknown(appointers.lacks, appointers.nodes)


@derived("health_and_wellbeing_board", YES_NO)
def has_nhs_body_representative(board: Thing) -> One:
    """Whether the NHS body appoints a member of it."""
    return _any_of(_members(board), _for_nhs_body)


@derived("health_and_wellbeing_board", YES_NO)
def nhs_body_representative_in_post(board: Thing) -> One:
    """Whether a member whom the NHS body appoints is there on the day."""

    def there(one: Thing) -> One:
        filled = seat_filled(one) if one.noun == "seat" else known(True, (one.node,))
        return both(_for_nhs_body(one), filled)

    return _any_of(_members(board), there)


def _any_of(people: Many, test: Callable[[Thing], One]) -> One:
    found = keep(people, test)
    if found.sure:
        return known(True, tuple(one.node for one in found.sure))
    return known(False, people.nodes) if found.certain else unknown(found.lacks, people.nodes)


@derived("health_and_wellbeing_board", many("seat"))
def seats_of_nhs_body(board: Thing) -> Many:
    """The members' seats to which the NHS body alone appoints."""
    return keep(keep(member_seats_of(board), _for_nhs_body), _by_nhs_body)


@derived("health_and_wellbeing_board", many("seat"))
def shared_representatives(board: Thing) -> Many:
    """The members' seats whose holder represents two or more integrated care boards: several appoint to one seat, or one person holds the seats of several."""
    seats = member_seats_of(board)
    boards_of: dict[Thing, set[str]] = {}
    for seat in seats.sure:
        mine = {name for party in seat.many("appointed_by").sure if (name := _icb(party))}
        for holder in holders_of(seat).sure:
            if (person := holder.one("person")).known:
                boards_of.setdefault(person.value, set()).update(mine)

    def shared(seat: Thing) -> One:
        appointers = seat.many("appointed_by")
        mine = {name for party in appointers.sure if (name := _icb(party))}
        if len(mine) > 1:
            return known(True, appointers.nodes)
        people = [holder.one("person") for holder in holders_of(seat).sure]
        if mine and any(person.known and len(boards_of[person.value]) > 1 for person in people):
            return known(True, (seat.node,))
        if appointers.certain or _core_roles(seat)[0]:
            return known(False, appointers.nodes)
        return unknown(appointers.lacks, appointers.nodes)

    return keep(seats, shared)


@derived("health_and_wellbeing_board", YES_NO)
def local_healthwatch_appoints_one(board: Thing) -> One:
    """Whether Local Healthwatch appoints the member who represents it, and no Local Healthwatch appoints two."""
    people = _members(board)
    mine = [one for one in people.sure if _of_healthwatch(one)]
    appointers: Counter[str] = Counter()
    answers: list[One] = []
    for one in mine:
        if one.noun == "member":
            answers.append(unknown((Lack(board, "seats", "seats: [{role: healthwatch_representative, appointed_by: tarn-healthwatch}]"),), (one.node,)))  # fmt: skip
            continue
        answers.append(_only_by(one, _healthwatch))
        appointers.update(
            {party.id for party in one.many("appointed_by").sure if _healthwatch(party).value is True}
        )
    if any(count > 1 for count in appointers.values()) or any(each.value is False for each in answers):
        return known(False, tuple(one.node for one in mine))
    unclear = [one for one in people.sure if "healthwatch_representative" in _core_roles(one)[1]]
    if not mine:
        if people.certain and not unclear:
            return known(False, people.nodes)
        return unknown((Lack(board, "seats", "seats: [{role: healthwatch_representative, appointed_by: tarn-healthwatch}]"),), people.nodes)  # fmt: skip
    if not people.certain:
        answers.append(unknown(people.lacks, people.nodes))
    answer = both(*answers)
    return One(answer.state, answer.value, nodes_of(answer), answer.lacks)
