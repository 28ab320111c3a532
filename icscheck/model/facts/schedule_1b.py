"""What Schedule 1B to the NHS Act 2006 turns on: who appoints, approves and nominates, who may hold functions within the board, and the constitution's versions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from icscheck.model.catalogue import YES_NO, derived, fact, many, words
from icscheck.model.facts.bodies import composition, holder_of_seat, member_seats_of
from icscheck.model.facts.functions import COMMISSIONING
from icscheck.model.facts.organisations import has_one, trust, works_here
from icscheck.model.facts.parties import TRUSTS, kind_of, social_care
from icscheck.model.facts.seats import (
    NOT_MEMBERS,
    board_seats_of,
    holders_of,
    member_seat,
    of_the_chair,
    of_the_chief_executive,
    ordinary,
    partner_sector,
)
from icscheck.model.facts.systems import appointments
from icscheck.model.things import Thing
from icscheck.model.values import (
    Lack,
    Many,
    One,
    Truth,
    both,
    either,
    gather,
    is_one_of,
    keep,
    known,
    nodes_of,
    union,
    unknown,
)

#: Bodies whose staff, when seconded, may be chief executive (paragraph 19(4)).
_LENDERS = (
    "civil_service",
    "nhs_england",
    "nhs_trust",
    "nhs_foundation_trust",
    "special_health_authority",
    "national_health_body",
)
#: Terms on which a person works for a body without being its employee.
_NOT_EMPLOYED = ("office_holder", "contractor", "honorary")
#: For each sector, the word for all who may nominate.
_ALL_OF_SECTOR = {
    "nhs_trusts": "every_eligible_trust",
    "primary_medical_services": "every_eligible_practice",
    "local_authorities": "every_council",
}
#: Kinds of organisation that may provide primary medical services; their services say whether they do.
_MAY_BE_PRACTICES = (
    "nhs_trust",
    "nhs_foundation_trust",
    "primary_care_network",
    "gp_federation",
    "community_interest_company",
    "charity",
    "independent_provider",
    "other",
)
#: Legal forms of a committee or sub-committee of one body.
_COMMITTEE_FORMS = frozenset({"committee", "sub_committee", "committees_in_common"})
#: Legal forms that may hold functions within the board, depending on who is in them.
_FORMS_OF_PEOPLE = frozenset({"individual_officer", "group_of_individuals"})
#: Offices of the board, and those of other bodies.
_OWN_OFFICES = (
    "nhs_body",
    "board",
    "chair",
    "chief_executive",
    "chief_finance_officer",
    "medical_director",
    "nursing_director",
    "deputy_chief_executive",
    "executive_member",
    "non_executive_member",
    "non_executives",
    "remuneration_committee",
)
_OTHERS = (
    "partnership",
    "nhs_england",
    "secretary_of_state",
    "panel",
    "every_council",
    "every_eligible_trust",
    "every_eligible_practice",
    "mayor",
    "council_of_governors",
    "governor",
    "councillor",
    "trustee",
)


# Seats of the board.


@derived("board", many("seat"))
def chief_executive_seats(board: Thing) -> Many:
    """The members' seats that are the chief executive's."""
    return keep(member_seats_of(board), of_the_chief_executive)


@derived("board", many("seat"))
def ordinary_seats(board: Thing) -> Many:
    """The seats of ordinary members: every member but the chair and the chief executive."""
    return keep(board.many("seats"), ordinary)


@derived("board", many("person"))
def ordinary_members(board: Thing) -> Many:
    """The people who hold ordinary members' seats on the day, each once, and are neither chair nor chief executive in another seat."""
    return keep(gather(ordinary_seats(board), holder_of_seat), _in_neither_office)


def _in_neither_office(person: Thing) -> One:
    offices = keep(
        board_seats_of(person), lambda seat: either(of_the_chair(seat), of_the_chief_executive(seat))
    )
    if offices.sure:
        return known(False, offices.nodes)
    return unknown(offices.lacks, offices.nodes) if offices.maybe else known(True, (person.node,))


# Who appoints and approves.


def _is_board_chair(party: Thing) -> One:
    """Whether a party is the chair of the NHS body. Of an appointment by the NHS body it is not known which part of it acts."""
    if party.id == "nhs_body":
        return unknown((), (party.node,))
    if party.noun == "party":
        return known(party.id == "chair", (party.node,))
    if party.noun == "seat":
        on_board = party.owner is not None and party.owner.noun == "board"
        return of_the_chair(party) if on_board else known(False, (party.node,))
    if party.noun == "person":
        return _holds_one(party, of_the_chair)
    return known(False, (party.node,))


def _holds_one(person: Thing, test: Callable[[Thing], One]) -> One:
    """Whether a person holds a seat of the board of which something is so."""
    found = keep(board_seats_of(person), test)
    if found.sure:
        return known(True, found.nodes)
    return known(False, found.nodes) if found.certain else unknown(found.lacks, found.nodes)


def _choosers(seat: Thing) -> Many:
    found = fact(seat, "choosers")
    assert isinstance(found, Many)
    return found


@derived("seat", YES_NO)
def appointed_by_chair(seat: Thing) -> One:
    """Whether the chair of the NHS body, and nobody else, appoints to the seat."""
    appointers = _choosers(seat)
    answers = [_is_board_chair(party) for party in appointers.sure]
    if not appointers.complete:
        answers.append(unknown(appointers.lacks, appointers.nodes))
    if not answers:
        return known(False, appointers.nodes)
    answer = both(*answers)
    lack = (Lack(seat, "appointed_by", "appointed_by: [chair]"),)
    return unknown(answer.lacks or lack, appointers.nodes) if answer.unknown else answer


@derived("seat", YES_NO)
def approved_by_chair(seat: Thing) -> One:
    """Whether an appointment to the seat is made, or must be approved, by the chair of the NHS body."""
    return _approved(seat, seat.many("approved_by"), _choosers(seat))


def _approved(one: Thing, *parties: Many) -> One:
    answer = either(*(has_one(each, _is_board_chair) for each in parties))
    if answer.is_(True) is Truth.YES:
        return answer
    lack = Lack(one, "approved_by", "approved_by: [chair]")
    unsaid = not one.many("approved_by").complete or not answer.lacks
    return unknown((lack,) if unsaid else answer.lacks, answer.nodes) if answer.unknown else answer


# Who nominates.


@derived("seat", many("party"))
def nominators_left_out(seat: Thing) -> Many:
    """For a partner member: those of the sector who may nominate and have no part in the nomination. For general practice only practices that the document lists."""
    sector = partner_sector(seat)
    if not sector.known:
        return Many(complete=not sector.unknown, nodes=sector.nodes, lacks=sector.lacks)
    written = seat.many("nominated_by")
    if any(party.noun == "party" and party.id == _ALL_OF_SECTOR[sector.value] for party in written.sure):
        return Many(nodes=written.nodes)
    eligible = _eligible(seat, sector.value)
    left_out = [party for party in eligible.sure if written.has(party) is Truth.NO]
    if any(
        party.noun == "collaborative" for party in written.sure
    ):  # who takes part in it may nominate through it
        left_out, perhaps_through_it = [], left_out
    else:
        perhaps_through_it = []
    perhaps = [
        *perhaps_through_it,
        *(party for party in eligible.sure if written.has(party) is Truth.UNKNOWN),
    ]
    perhaps += [party for party in eligible.maybe if written.has(party) is not Truth.YES]
    unsure = any(party in eligible.maybe for party in perhaps)
    return Many(
        left_out,
        perhaps,
        complete=eligible.complete,
        nodes=written.nodes,
        lacks=(
            *written.lacks,
            *(Lack(seat, "nominated_by", _NOMINATIONS[sector.value]) for _ in perhaps_through_it[:1]),
            *(eligible.lacks if unsure or not eligible.complete else ()),
        ),
    )


@derived("seat", YES_NO)
def nominated_within_sector(seat: Thing) -> One:
    """For a partner member: whether at least one of those who nominate is of the sector: a trust, but not one that may not nominate; a provider of primary medical services; a council responsible for social care."""
    sector = partner_sector(seat)
    if not sector.known:
        return unknown(sector.lacks, sector.nodes) if sector.unknown else known(False, sector.nodes)
    answer = has_one(seat.many("nominated_by"), _OF_SECTOR[sector.value])
    lack = (Lack(seat, "nominated_by", _NOMINATIONS[sector.value]),)
    return unknown(answer.lacks or lack, answer.nodes) if answer.unknown else answer


def _is_trust(party: Thing) -> One:
    if party.noun == "collaborative":  # trusts may act through it; whether they do is not said
        return unknown((), (party.node,))
    one = is_one_of(kind_of(party), TRUSTS)
    if party.noun != "organisation" or one.is_(True) is not Truth.YES:
        return one
    may = partner_trust(party)
    return may if may.is_(False) is Truth.YES else one


def _eligible(seat: Thing, sector: str) -> Many:
    """Those who may nominate for a sector."""
    if sector == "local_authorities":
        return keep(seat.system.subject.many("councils"), social_care)
    organisations = seat.system.root.many("organisations")
    if sector == "nhs_trusts":
        return keep(keep(organisations, trust), partner_trust)
    practices = keep(keep(organisations, lambda each: is_one_of(kind_of(each), ("gp_practice",))), works_here)
    # a document that lists no organisation at all is not one that leaves out practices
    unlisted = bool(organisations.sure) and not organisations.complete
    return Many(
        (),
        (*practices.sure, *practices.maybe),
        complete=not unlisted,
        nodes=practices.nodes,
        lacks=organisations.lacks if unlisted else (),
    )


def partner_trust(organisation: Thing) -> One:
    """Whether a trust is a partner trust: as it says; not so for one that works only elsewhere."""
    said = organisation.one("partner_trust")
    here = works_here(organisation)
    return here if said.unknown and here.is_(False) is Truth.YES else said


@derived("party", YES_NO)
def is_partner_trust(party: Thing) -> One:
    """Whether it is a partner trust of the NHS body: a trust that may nominate to its board."""
    if party.noun == "collaborative":  # trusts may act through it; whether they do is not said
        return unknown((Lack(party, "members", "members: [{organisation: tarn-hospitals}]"),), (party.node,))
    if party.noun != "organisation":
        return known(party.noun == "party" and party.id == "every_eligible_trust", (party.node,))
    is_trust = trust(party)
    return partner_trust(party) if is_trust.is_(True) is Truth.YES else is_trust


@derived("party", YES_NO)
def provides_primary_medical_services(party: Thing) -> One:
    """Whether it provides primary medical services: a practice does; of others their services say."""
    kind = kind_of(party)
    if kind.is_("gp_practice") is Truth.YES or kind.unknown:
        return known(True, kind.nodes) if kind.known else unknown(kind.lacks, kind.nodes)
    if party.noun == "collaborative":
        primary = is_one_of(party.one("kind"), ("primary_care_collaborative",))
        lack = (Lack(party, "members", "members: [{organisation: tarn-practice}]"),)
        return (
            known(False, primary.nodes) if primary.is_(False) is Truth.YES else unknown(lack, primary.nodes)
        )
    if party.noun != "organisation" or kind.value not in _MAY_BE_PRACTICES:
        return known(False, kind.nodes)
    services = party.many("services")
    truth = services.has("primary_medical")
    return (
        unknown(services.lacks, services.nodes)
        if truth is Truth.UNKNOWN
        else known(truth is Truth.YES, services.nodes)
    )


#: For each sector, whether a party is of it, and how its nomination is written.
_OF_SECTOR: dict[str, Callable[[Thing], One]] = {
    "nhs_trusts": _is_trust,
    "primary_medical_services": provides_primary_medical_services,
    "local_authorities": social_care,
}
_NOMINATIONS = {
    "nhs_trusts": "nominated_by: [tarn-hospitals, fenwick-minds]",
    "primary_medical_services": "nominated_by: [every_eligible_practice]",
    "local_authorities": "nominated_by: [tarn-county, fenwick-city]",
}


# What members know.


@derived("seat", words("expertise"))
def expertise(seat: Thing) -> Many:
    """Knowledge or experience that the seat brings: what its rules ask of the holder, and what the person who holds it brings. Of a filled seat that does not say, the rules are taken to ask for none."""
    asked, holders = seat.many("expertise"), holders_of(seat)
    brought = gather(holders, _known_of)
    if "expertise" not in seat.values_written() and (holders.sure or holders.maybe):
        return brought
    return union(asked, brought)


@derived("seat", words("expertise"))
def expertise_in_post(seat: Thing) -> Many:
    """Knowledge or experience that someone in post brings: as recorded of the person; where what is recorded is not all, also what the seat's rules ask of its holder. In an ordinary member's seat nobody counts who is chair or chief executive in another."""
    asked = seat.many("expertise")

    def brought(holder: Thing) -> Many:
        recorded = _known_of(holder)
        if recorded.complete:
            return recorded
        return union(recorded, Many(asked.sure, complete=False, nodes=asked.nodes, lacks=recorded.lacks))

    holders = holders_of(seat)
    if ordinary(seat).is_(True) is Truth.YES:
        holders = keep(holders, _is_ordinary_member)
    return gather(holders, brought)


def _is_ordinary_member(holder: Thing) -> One:
    """Whether someone in an ordinary member's seat of the board is neither chair nor chief executive in another; one who is not named is a person of their own."""
    person = holder.one("person")
    on_board = (
        holder.owner is not None and holder.owner.owner is not None and holder.owner.owner.noun == "board"
    )
    return _in_neither_office(person.value) if person.known and on_board else known(True, (holder.node,))


def _known_of(holder: Thing) -> Many:
    person = holder.one("person")
    if person.known:
        found: Many = person.value.many("expertise")
        return found
    return Many(complete=False, nodes=person.nodes, lacks=person.lacks)


# Who is an employee.


def _own_body(party: Thing) -> One:
    """Whether a party is the system's own NHS body: another system's has another code."""
    if party.id in ("nhs_body", "board") and party.noun in ("nhs_body", "board", "party"):
        return known(True, (party.node,))
    kind = kind_of(party)
    if party.noun != "organisation" or (kind.known and kind.value != "integrated_care_board"):
        return known(False, (party.node,))
    if kind.unknown:
        return unknown(kind.lacks, kind.nodes)
    if "operates_in" in party.values_written() and works_here(party).is_(False) is Truth.YES:
        return known(False, (party.node,))
    code, own = party.one("ods"), _own_code(party)
    if code.known and own.known:
        return known(code.value == own.value, code.nodes)
    return unknown((*code.lacks, *own.lacks), (party.node,))


def _own_code(thing: Thing) -> One:
    body = thing.system.root.one("nhs_body")
    own = body.value.one("ods") if body.known else body
    return own if own.known else thing.system.subject.one("ods")


def _employed(person: Thing) -> One:
    """Whether the NHS body employs a person, alone or jointly with others."""
    terms, employers = person.one("employment"), person.many("employers")
    if terms.known and terms.value in _NOT_EMPLOYED:
        return known(False, terms.nodes)
    employed = has_one(employers, _own_body)
    if terms.is_("secondee") is not Truth.YES:
        return employed
    if employed.is_(True) is Truth.YES:  # employed and seconded at once: which of them is not clear
        return unknown((Lack(person, "employment", "employment: joint_employee"),), terms.nodes)
    return known(False, terms.nodes)


def _lent_by_listed_body(person: Thing) -> One:
    """Whether a person is seconded from a body that paragraph 19(4) lists."""
    terms, lender, employers = person.one("employment"), person.one("seconded_from"), person.many("employers")
    if lender.known:
        return _listed(lender.value)
    if lender.state == "none" or (terms.known and terms.value != "secondee"):
        return known(False, nodes_of(lender, terms))
    if terms.known and employers.complete and len(employers.sure) == 1:
        return _listed(employers.sure[0])
    possible = keep(employers, _listed)
    if employers.complete and possible.certain and not possible.sure:
        return known(False, employers.nodes)
    return unknown((*lender.lacks, *(terms.lacks if terms.unknown else ())), (person.node,))


def _listed(lender: Thing) -> One:
    kind = kind_of(lender)
    if kind.is_("regulator") is Truth.YES:  # some are listed, some are not
        return unknown((Lack(lender, "kind", "kind: national_health_body"),), kind.nodes)
    return is_one_of(kind, _LENDERS)


@derived("holder", YES_NO)
def employed_by_nhs_body(holder: Thing) -> One:
    """Whether the NHS body employs the person, alone or jointly with others. Another integrated care board is not the NHS body."""
    person = holder.one("person")
    return _employed(person.value) if person.known else unknown(person.lacks, person.nodes)


@derived("holder", YES_NO)
def seconded_from_listed_body(holder: Thing) -> One:
    """Whether the person is seconded from a body that paragraph 19(4) of Schedule 1B lists: a government department, NHS England, a trust, a special health authority, the CQC, HSSIB, the HTA, the HFEA, NICE or NHS Digital."""
    person = holder.one("person")
    return _lent_by_listed_body(person.value) if person.known else unknown(person.lacks, person.nodes)


# Functions passed on within the board.


@derived("delegation", YES_NO)
def stays_within_nhs_body(delegation: Thing) -> One:
    """Whether the receiver is one to whom the NHS body may pass its functions within itself: a member, an employee or secondee, a committee or a sub-committee."""
    receiver = delegation.one("to")
    if not receiver.known:
        return unknown(receiver.lacks, receiver.nodes) if receiver.unknown else known(False, receiver.nodes)
    answer = _within(receiver.value)
    lack = (Lack(delegation, "to", "to: quality"),)
    return unknown(answer.lacks or lack, answer.nodes) if answer.unknown else answer


def _within(party: Thing) -> One:
    if party.noun == "person":
        return _member_or_employee(party)
    if party.noun == "seat":
        return _seat_within(party)
    if party.noun in ("committee", "place", "collaborative", "network"):
        return _form_within(party)
    if party.noun == "party":
        if party.id in _OWN_OFFICES:
            return known(True, (party.node,))
        return known(False, (party.node,)) if party.id in _OTHERS else unknown((), (party.node,))
    return _own_body(party)


def _member_or_employee(person: Thing) -> One:
    """Whether a person is a member of the board, or its employee or secondee."""
    member = _holds_one(person, member_seat)
    if member.is_(True) is Truth.YES:
        return member
    terms, lender = person.one("employment"), person.one("seconded_from")
    if lender.known or terms.is_("secondee") is Truth.YES:
        return known(True, nodes_of(terms, lender))
    employed = _employed(person)
    if employed.is_(False) is Truth.YES and terms.unknown and lender.unknown:
        return unknown((*terms.lacks, *lender.lacks), employed.nodes)
    return either(member, employed)


def _seat_within(seat: Thing) -> One:
    on_board = seat.owner is not None and seat.owner.noun == "board"
    member = member_seat(seat) if on_board else known(False, (seat.node,))
    if member.is_(True) is Truth.YES:
        return member
    holders = holders_of(seat)
    people = [holder.one("person") for holder in holders.sure]
    answers = [
        _member_or_employee(person.value) if person.known else unknown(person.lacks, person.nodes)
        for person in people
    ]
    if not answers or not holders.certain:
        answers.append(unknown(holders.lacks, (seat.node,)))
    return both(*answers)


def _form_within(body: Thing) -> One:
    """Whether a body's legal form is one that may hold functions of the NHS body within it."""
    forms = body.many("legal_form")
    if not forms.certain or not forms.sure:
        return unknown(forms.lacks or (Lack(body, "legal_form", "legal_form: [committee]"),), forms.nodes)
    found = set(forms.sure)
    if "joint_committee" in found and len(found) > 1:
        return unknown((Lack(body, "legal_form", "legal_form: [committee]"),), forms.nodes)
    if found & _FORMS_OF_PEOPLE:
        officer = body.one("delegated_officer") if body.noun == "place" else unknown()
        if found & _COMMITTEE_FORMS or "group_of_individuals" in found or not officer.known:
            return unknown(officer.lacks, forms.nodes)
        return _member_or_employee(officer.value)
    return known(bool(found & _COMMITTEE_FORMS), forms.nodes)


# Committees that exercise commissioning functions.


@derived("body", YES_NO)
def exercises_commissioning(body: Thing) -> One:
    """Whether it exercises functions of arranging health services: among those that it says, or delegated to it. A body that decides nothing exercises none."""
    decides = body.one("decides")
    if decides.is_(False) is Truth.YES:
        return known(False, decides.nodes)
    said = body.many("functions")
    received = fact(body, "delegations_received")
    assert isinstance(received, Many)
    passed = [each.one("function") for each in received.sure]
    if any(function.known and function.value in COMMISSIONING for function in passed):
        return known(True, received.nodes)
    if not COMMISSIONING.isdisjoint(said.sure):
        return known(True, said.nodes)
    if said.complete:
        return known(False, said.nodes)
    return unknown(said.lacks, said.nodes)


@derived("system", many("body"))
def committees_of_nhs_body(system: Thing) -> Many:
    """The NHS body's own committees and sub-committees, those of places and collaboratives included; not joint committees with other bodies, and not groups that are no committee. What is listed among its committees is taken for one when its legal form is not said."""
    listed = keep(system.system.root.many("committees"), _perhaps_own_committee)
    return union(listed, *_elsewhere(system))


def _elsewhere(system: Thing) -> list[Many]:
    return [keep(system.system.root.many(key), _own_committee) for key in ("places", "collaboratives")]


def _perhaps_own_committee(body: Thing) -> One:
    own = _own_committee(body)
    return known(True, own.nodes) if own.unknown else own


def _own_committee(body: Thing) -> One:
    forms = body.many("legal_form")
    found = set(forms.sure)
    lack = (Lack(body, "legal_form", "legal_form: [committee]"),)
    if body.noun == "collaborative" and forms.wholly_unknown and body.one("model").known:
        return known(False, body.one("model").nodes)  # each model is one of the providers' own
    if not forms.certain or not found:
        return unknown(forms.lacks or lack, forms.nodes)
    if not found & _COMMITTEE_FORMS:
        return known(False, forms.nodes)
    return known(True, forms.nodes) if found <= _COMMITTEE_FORMS else unknown(lack, forms.nodes)


@derived("system", many("body"))
def commissioning_committees(system: Thing) -> Many:
    """The NHS body's own committees and sub-committees that exercise functions of arranging health services."""
    listed = keep(system.system.root.many("committees"), _own_committee)
    return keep(union(listed, *_elsewhere(system)), exercises_commissioning)


@derived("body", many("seat"))
def members_not_approved_by_chair(body: Thing) -> Many:
    """Its members, as seats or as members, whom the chair of the NHS body neither appoints nor approves."""
    seats, members = composition(body)
    found = union(
        keep(keep(seats, member_seat), _not_approved), keep(keep(members, _is_member), _not_approved)
    )
    own = _own_committee(body)
    if not own.unknown or not found.sure:
        return found
    # were it a joint committee with other bodies, they need not be approved
    return Many(
        (),
        (*found.sure, *found.maybe),
        complete=found.complete,
        nodes=found.nodes,
        lacks=(*own.lacks, *found.lacks),
    )


def _is_member(member: Thing) -> One:
    role = member.one("role")
    return known(not (role.known and role.value in NOT_MEMBERS), role.nodes)


def _not_approved(one: Thing) -> One:
    if one.noun == "seat" and _held_by_chair(one):
        return known(False, (one.node,))
    approved = approved_by_chair(one) if one.noun == "seat" else _approved(one, one.many("approved_by"))
    return approved if approved.unknown else known(approved.value is False, approved.nodes)


def _held_by_chair(seat: Thing) -> bool:
    """Whether the chair of the NHS body holds a seat, and nobody else: the chair needs nobody's approval."""
    holders = holders_of(seat)
    people = [holder.one("person") for holder in holders.sure]
    return (
        holders.certain
        and bool(people)
        and all(
            person.known and _holds_one(person.value, of_the_chair).is_(True) is Truth.YES
            for person in people
        )
    )


# The body and its constitution.


@derived("nhs_body", YES_NO)
def established_by_now(nhs_body: Thing) -> One:
    """Whether it has been established by the day."""
    day = nhs_body.one("established")
    if day.unknown:
        return unknown(day.lacks, day.nodes)
    return known(day.known and day.value <= nhs_body.system.as_of, day.nodes)


@derived("document", words("constitution_clause"))
def provides(document: Thing) -> Many:
    """What its clauses provide for. Not known of a document that has been replaced or withdrawn, or may have been: another holds now."""
    status, last = fact(document, "status"), document.one("to")
    assert isinstance(status, One)
    if status.known and status.value in ("superseded", "withdrawn"):
        lacks = (Lack(document, "status", "status: in_force"),)
        return Many(complete=False, nodes=status.nodes, lacks=lacks)
    if last.unknown and "to" in document.values_written():
        return Many(complete=False, nodes=last.nodes, lacks=last.lacks)
    return document.many("provides")


@derived("document", YES_NO)
def published_as_it_stands(document: Thing) -> One:
    """Whether it is published in the version in force: not known of a day before that version took effect, when an earlier one was published, or its draft."""
    published = fact(document, "is_published")
    assert isinstance(published, One)
    said, latest = document.one("published"), _latest_first_day(document)
    if published.is_(True) is Truth.YES and isinstance(said.value, date):
        if latest.unknown:
            return unknown(latest.lacks, latest.nodes)
        if latest.known and said.value < latest.value:
            return unknown((Lack(document, "published", f"published: {latest.value}"),), said.nodes)
    return published


def _latest_first_day(document: Thing) -> One:
    """The first day of the version in force: of the latest version listed, else the document's own; none when nothing says that there is such a day."""
    versions, own = document.many("versions"), document.one("from")
    days = [version.one("from") for version in (*versions.sure, *versions.maybe)]
    if own.known:
        days.append(own)
    for day in days:
        if not day.known:
            return unknown(day.lacks, day.nodes)
    latest = max(days, key=lambda day: day.value, default=None)
    return latest if latest is not None else One("none")


@derived("system", many("document_version"))
def constitution_variations(system: Thing) -> Many:
    """The changes of the NHS body's constitution so far: every version in force on the day or before, but the first."""
    for document in system.system.root.many("documents").sure:
        if document.id == "constitution":
            return _variations(document)
    found = fact(system, "constitution")
    assert isinstance(found, One)
    return Many(complete=not found.unknown, nodes=found.nodes, lacks=found.lacks)


def _variations(document: Thing) -> Many:
    versions = document.many("versions")
    if versions.wholly_unknown:
        body, first = document.system.root.one("nhs_body"), document.one("from")
        established = body.value.one("established") if body.known else body
        since_then = ("version", "date", "last_review")
        if (
            first.known
            and established.known
            and first.value <= established.value
            and not any(_later(document, key, established.value) for key in since_then)
        ):
            # in force since the body was established, and nothing speaks of a later text: it has never been varied
            return Many(nodes=first.nodes)
        return versions
    listed = [version for version in versions.sure if version not in versions.maybe]
    if not listed:
        return versions
    days = [version.one("from") for version in listed]
    first_version = listed[0]
    if all(day.known for day in days):
        first_version = min(listed, key=lambda version: version.one("from").value)
    later = [version for version in listed if version is not first_version]
    late = _begins_late(first_version)
    perhaps = [first_version] if late or not versions.complete else []
    lack = (Lack(document, "versions", 'versions: [{version: "1.0", from: 2022-07-01}]'),)
    return Many(
        later,
        (*perhaps, *versions.maybe),
        complete=versions.complete,
        nodes=versions.nodes,
        lacks=(*versions.lacks, *(lack if late else ())),
    )


def _later(document: Thing, key: str, day: date) -> bool:
    """Whether something written of a document may be of a later text: a number, or a day after this one."""
    if key not in document.values_written():
        return False
    value = document.one(key).value
    return not isinstance(value, date) or value > day


def _begins_late(version: Thing) -> bool:
    """Whether a version took effect after the NHS body was established, so that another may have gone before it."""
    nhs_body, first = version.system.root.one("nhs_body"), version.one("from")
    established = nhs_body.value.one("established") if nhs_body.known else nhs_body
    return bool(first.known and established.known and first.value > established.value)


@derived("document_version", YES_NO)
def approved_in_time(version: Thing) -> One:
    """Whether it was approved by the day on which it came into force."""
    approved, first = version.one("approved"), version.one("from")
    if approved.state == "none":
        return known(False, approved.nodes)
    if approved.known and first.known:
        return known(approved.value <= first.value, nodes_of(approved, first))
    return unknown((*approved.lacks, *first.lacks), (version.node,))


@derived("system", many("holder"))
def chief_executive_appointments(system: Thing) -> Many:
    """The holders of the chief executive's seat on the day: a vacancy gives none."""
    return keep(appointments(system), _of_chief_executive)


def _of_chief_executive(holder: Thing) -> One:
    assert holder.owner is not None
    return both(member_seat(holder.owner), of_the_chief_executive(holder.owner))
