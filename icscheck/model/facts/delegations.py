"""Delegations: who gives, who receives, who stays accountable, and whether the function leaves the NHS body."""

from __future__ import annotations

from icscheck.model.catalogue import YES_NO, derived, fact, one
from icscheck.model.facts.organisations import has_one, is_nhs_body
from icscheck.model.facts.parties import kind_of
from icscheck.model.facts.seats import board_seats_of, roles_of
from icscheck.model.things import Thing
from icscheck.model.values import Many, One, Truth, either, keep, known, unknown

#: Offices in which the NHS body itself acts.
_OWN_OFFICES = (
    "nhs_body",
    "board",
    "chair",
    "chief_executive",
    "chief_finance_officer",
    "medical_director",
    "nursing_director",
    "accountable_officer",
    "remuneration_committee",
    "non_executives",
)
#: Seats of the board whose holders act for the NHS body: not partner members, who answer to their own organisations.
_BOARD_ROLES = (
    "chair",
    "chief_executive",
    "chief_finance_officer",
    "medical_director",
    "nursing_director",
    "executive_member",
    "non_executive_member",
)
#: Offices in which the NHS body as a whole answers.
_ANSWERING_OFFICES = ("nhs_body", "board", "chief_executive", "accountable_officer")


@derived("delegation", one("party"))
def giver(delegation: Thing) -> One:
    """Who passes the function on."""
    return delegation.one("from")


@derived("delegation", one("party"))
def receiver(delegation: Thing) -> One:
    """Who receives the function."""
    return delegation.one("to")


#: Kinds of receiver that are no organisation, and may belong to the giver's own.
_INTERNAL = ("board", "committee", "place", "person", "office")
#: Givers that are no legal person: what they pass to a committee or an officer passes between no organisations.
_NO_ORGANISATION = ("committee", "place", "collaborative", "network", "partnership")


@derived("delegation", YES_NO)
def crosses_organisations(delegation: Thing) -> One:
    """Whether the function passes from one organisation to another: to the NHS body also where its board, or a committee or office of its own, receives it."""
    to = delegation.one("to")
    if not to.known:
        return unknown(to.lacks, to.nodes)
    kind = kind_of(to.value)
    if kind.unknown:
        return unknown(kind.lacks, kind.nodes)
    if kind.value not in _INTERNAL:
        return known(True, to.nodes)
    own = fact(delegation, "from_nhs_body")
    assert isinstance(own, One)
    if own.unknown:
        return unknown(own.lacks, own.nodes)
    if own.value is True or delegation.one("from").value.noun in _NO_ORGANISATION:
        return known(False, to.nodes)
    if to.value.noun == "board":
        return known(True, to.nodes)
    inside = fact(delegation, "stays_within_nhs_body")
    assert isinstance(inside, One)
    if to.value.noun in ("committee", "place") and inside.is_(False) is Truth.YES:
        return known(False, to.nodes)  # a joint committee, or a group that is no part of the NHS body
    if to.value.noun in ("person", "seat"):  # who may act for the giver
        return unknown(inside.lacks, to.nodes)
    return known(True, to.nodes) if inside.value is True else unknown(inside.lacks, to.nodes)


@derived("delegation", YES_NO)
def from_nhs_body(delegation: Thing) -> One:
    """Whether the giver is the NHS body: itself, its board, a committee of its own or one of its officers."""
    given = delegation.one("from")
    if not given.known:
        return unknown(given.lacks, given.nodes)
    party: Thing = given.value
    if party.noun == "committee":
        joint = _is_joint(party)
        return (
            unknown(joint.lacks, joint.nodes) if joint.unknown else known(joint.value is False, given.nodes)
        )
    if party.noun in ("seat", "person"):
        return either(_holds(party, _BOARD_ROLES, given), _employed_by_nhs_body(party))
    return _acts_as_nhs_body(party, _OWN_OFFICES, given)


@derived("delegation", YES_NO)
def nhs_body_accountable(delegation: Thing) -> One:
    """Whether the NHS body stays accountable: itself, its board or its chief executive."""
    answering = delegation.one("accountable")
    if not answering.known:
        return answering if answering.unknown else known(False, answering.nodes)
    party: Thing = answering.value
    if party.noun in ("seat", "person"):
        return _holds(party, ("chief_executive",), answering)
    return _acts_as_nhs_body(party, _ANSWERING_OFFICES, answering)


@derived("delegation", YES_NO)
def leaves_nhs_body(delegation: Thing) -> One:
    """Whether the function leaves the NHS body's own board, committees and staff: for a place, a collaborative, a joint committee or another organisation."""
    to = delegation.one("to")
    if not to.known:
        return unknown(to.lacks, to.nodes)
    party: Thing = to.value
    if party.noun == "committee":
        return _is_joint(party)
    if party.noun == "party" and kind_of(party).value == "office":
        return known(False, to.nodes)
    if party.noun == "seat":
        assert party.owner is not None
        body = party.owner
        return _is_joint(body) if body.noun == "committee" else known(body.noun != "board", to.nodes)
    if party.noun == "person":
        inside = either(_holds(party, _BOARD_ROLES, to), _employed_by_nhs_body(party))
        return inside if inside.unknown else known(inside.value is False, to.nodes)
    own = _acts_as_nhs_body(party, _OWN_OFFICES, to)
    return own if own.unknown else known(own.value is False, to.nodes)


def _is_joint(committee: Thing) -> One:
    """Whether a committee is a joint one. Committees in common are not: each is its own body's."""
    forms = committee.many("legal_form")
    truth = forms.has("joint_committee")
    return (
        unknown(forms.lacks, forms.nodes)
        if truth is Truth.UNKNOWN
        else known(truth is Truth.YES, forms.nodes)
    )


def _employed_by_nhs_body(party: Thing) -> One:
    """Whether a person works for the NHS body, as far as employers are known; a seat employs nobody."""
    return (
        has_one(party.many("employers"), is_nhs_body)
        if party.noun == "person"
        else known(False, (party.node,))
    )


def _holds(party: Thing, roles: tuple[str, ...], named: One) -> One:
    """Whether a seat is one of the board's with one of these roles, or a person holds such a seat."""
    held = Many([party]) if party.noun == "seat" else board_seats_of(party)

    def fits(seat: Thing) -> One:
        on_board = seat.owner is not None and seat.owner.noun == "board"
        return known(on_board and any(role in roles for role in roles_of(seat).sure), (seat.node,))

    found = keep(held, fits)
    if found.sure:
        return known(True, named.nodes)
    return known(False, named.nodes) if found.certain else unknown(found.lacks, named.nodes)


def _acts_as_nhs_body(party: Thing, offices: tuple[str, ...], named: One) -> One:
    """Whether a party that is no committee, seat or person is the NHS body, or an office in which it acts."""
    if party.noun in ("nhs_body", "board"):
        return known(True, named.nodes)
    if party.noun == "party":
        return known(party.id in offices, named.nodes)
    if party.noun != "organisation" or kind_of(party).is_("integrated_care_board") is Truth.NO:
        return known(False, named.nodes)
    return _is_own_board_body(party, named)


def is_own(party: Thing) -> One:
    """Whether a party is this system's own NHS body: itself, its board, or its entry among the organisations, which its code shows."""
    if party.noun in ("nhs_body", "board") or (party.noun == "party" and party.id in ("nhs_body", "board")):
        return known(True, (party.node,))
    if party.noun != "organisation" or kind_of(party).is_("integrated_care_board") is Truth.NO:
        return known(False, (party.node,))
    systems = party.many("operates_in")
    code = party.system.code
    if code is not None and systems.has(code) is Truth.NO:
        return known(False, systems.nodes)
    return _is_own_board_body(party, known(party, (party.node,)))


def _is_own_board_body(organisation: Thing, named: One) -> One:
    """Whether an organisation that may be an integrated care board is this system's own: by its code."""
    kind, code, own = kind_of(organisation), organisation.one("ods"), organisation.system.code
    if kind.unknown or code.unknown or own is None:
        return unknown((*kind.lacks, *code.lacks, *organisation.system.subject.one("ods").lacks), named.nodes)
    return known(code.value == own, named.nodes)
