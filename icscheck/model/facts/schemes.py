"""What the scheme of reservation and delegation, the map and the handbook ought to hold, as the document describes the system: ids to compare with what they show."""

from __future__ import annotations

from icscheck.model.catalogue import NAMES, derived, fact, words
from icscheck.model.facts.delegation_parties import CONTRACTS, given_by_nhs_body
from icscheck.model.facts.delegations import is_own
from icscheck.model.facts.joint_committees import joint_committees_by_agreement
from icscheck.model.facts.parties import kind_of
from icscheck.model.things import Thing
from icscheck.model.values import Lack, Many, One, Truth, both, either, is_one_of, keep, known, union, unknown
from icscheck.vocabulary.functions import NHS_ENGLANDS_OWN, wider, within

#: Powers to pass a function to another body or to a joint committee.
_OUTWARD = (
    "nhsa_65Z5_delegation",
    "nhsa_65Z5_joint_exercise",
    "nhse_agreement_65Z5",
    "nhsa_65Z6_joint_committee",
)


def _ids(things: Many) -> Many:
    return Many(
        (each.id for each in things.sure),
        (each.id for each in things.maybe),
        complete=things.complete,
        nodes=things.nodes,
        lacks=things.lacks,
    )


def _delegations(system: Thing) -> Many:
    found: Many = system.system.root.many("delegations")
    return found


def _to_nhs_body(delegation: Thing) -> One:
    to = fact(delegation, "receiving_body")
    assert isinstance(to, One)
    return is_own(to.value) if to.known else unknown(to.lacks, to.nodes)


def _to_part_of_nhs_body(delegation: Thing) -> One:
    """Whether a committee, member or officer of the NHS body's own receives it."""
    inside = fact(delegation, "stays_within_nhs_body")
    assert isinstance(inside, One)
    return inside


def _outward(delegation: Thing) -> One:
    inside = fact(delegation, "stays_within_nhs_body")
    assert isinstance(inside, One)
    leaves = (
        unknown(inside.lacks, inside.nodes) if inside.unknown else known(inside.value is False, inside.nodes)
    )
    return both(given_by_nhs_body(delegation), is_one_of(delegation.one("basis"), _OUTWARD), leaves)


def _no_contract(delegation: Thing) -> One:
    basis = delegation.one("basis")
    return known(not (basis.known and basis.value in CONTRACTS), basis.nodes)


@derived("system", NAMES)
def own_delegations(system: Thing) -> Many:
    """The ids of all that the NHS body delegates: to committees, members, employees, other bodies and joint committees. Contracts for services are no delegations."""
    return _ids(keep(keep(_delegations(system), given_by_nhs_body), _no_contract))


@derived("system", NAMES)
def outward_delegations(system: Thing) -> Many:
    """The ids of what the NHS body passes to other bodies, exercises jointly with them or gives to joint committees, under sections 65Z5 and 65Z6."""
    return _ids(keep(_delegations(system), _outward))


@derived("system", NAMES)
def inward_delegations(system: Thing) -> Many:
    """The ids of what others, NHS England above all, pass to the NHS body."""
    inward = keep(_delegations(system), lambda each: both(_to_nhs_body(each), _by_another(each)))
    return _ids(keep(inward, _no_contract))


def _by_another(delegation: Thing) -> One:
    own = given_by_nhs_body(delegation)
    return unknown(own.lacks, own.nodes) if own.unknown else known(own.value is False, own.nodes)


@derived("system", NAMES)
def joint_committees_formed(system: Thing) -> Many:
    """The ids of the joint committees that the NHS body has formed with others by agreement."""

    def own_part(body: Thing) -> One:
        parties = fact(body, "joint_parties")
        assert isinstance(parties, Many)
        found = keep(parties, is_own)
        if found.sure:
            return known(True, parties.nodes)
        return known(False, parties.nodes) if found.certain else unknown(found.lacks, (body.node,))

    return _ids(keep(joint_committees_by_agreement(system), own_part))


@derived("system", NAMES)
def to_record_in_scheme(system: Thing) -> Many:
    """The ids that a scheme of delegation should hold: what the NHS body passes to other bodies and joint committees, and the joint committees that it has formed."""
    return union(outward_delegations(system), joint_committees_formed(system))


@derived("system", words("function"))
def functions_from_nhs_england(system: Thing) -> Many:
    """The functions that NHS England has passed to the NHS body, by direction or by agreement: with primary care all its parts."""

    def from_england(delegation: Thing) -> One:
        giver = fact(delegation, "giving_body")
        assert isinstance(giver, One)
        if not giver.known:
            return unknown(giver.lacks, giver.nodes)
        england = is_one_of(kind_of(giver.value), ("nhs_england",))
        return both(england, either(_to_nhs_body(delegation), _to_part_of_nhs_body(delegation)))

    found = keep(_delegations(system), from_england)
    named = [(each, each.one("function")) for each in found.sure]
    return Many(
        (part for _, function in named if function.known for part in _with_parts(function.value)),
        (part for each in found.maybe for part in _with_parts(each.one("function").value)),
        complete=found.complete and all(function.known for _, function in named),
        nodes=found.nodes,
        lacks=(*found.lacks, *(lack for _, function in named for lack in function.lacks)),
    )


def _with_parts(function: str | None) -> list[str]:
    if function is None:
        return []
    return [function, *(part for part in sorted(NHS_ENGLANDS_OWN) if function in wider(part))]


@derived("document", NAMES)
def shows(document: Thing) -> Many:
    """For a map, a scheme or a handbook: the ids of what is in it. Not known of one that has been replaced or withdrawn: another holds now."""
    return _while_it_holds(document, "shows")


@derived("document", words("function"))
def reserves(document: Thing) -> Many:
    """For a scheme of reservation and delegation: the functions that the board keeps to itself. Not known of one that has been replaced or withdrawn."""
    return _while_it_holds(document, "reserves")


def _while_it_holds(document: Thing, key: str) -> Many:
    status = fact(document, "status")
    assert isinstance(status, One)
    if status.known and status.value in ("superseded", "withdrawn"):
        return Many(complete=False, nodes=status.nodes, lacks=(Lack(document, "status", "status: in_force"),))
    return document.many(key)


@derived("document", words("function"))
def reserved_yet_delegated(document: Thing) -> Many:
    """For a scheme of reservation and delegation: the functions that the board keeps to itself by it, and that a delegation passes to someone else."""
    reserved = document.many("reserves")
    delegations = keep(_delegations(document.system.subject), _passes_from_board)
    functions = [each.one("function") for each in delegations.sure]
    passed = [function.value for function in functions if function.known]
    perhaps = [each.one("function") for each in delegations.maybe]
    unsaid = any(function.unknown for function in (*functions, *perhaps))
    open_ended = unsaid or not delegations.complete
    possible = (*passed, *(function.value for function in perhaps if function.known))
    return Many(
        (each for each in reserved.sure if each in passed),
        (
            each
            for each in reserved.sure
            if open_ended or any(within(each, other) or within(other, each) for other in possible)
        ),
        complete=reserved.complete,
        nodes=reserved.nodes,
        lacks=(
            *reserved.lacks,
            *delegations.lacks,
            *(lack for function in functions for lack in function.lacks),
        ),
    )


def _passes_from_board(delegation: Thing) -> One:
    to = delegation.one("to")
    if not to.known:
        return unknown(to.lacks, to.nodes)
    away = known(is_own(to.value).is_(True) is not Truth.YES, to.nodes)
    return both(given_by_nhs_body(delegation), _no_contract(delegation), away)
