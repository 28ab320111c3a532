"""Who stands behind the two ends of a delegation: the bodies that give and receive, who then exercises the function, and who answers for it."""

from __future__ import annotations

from icscheck.model.catalogue import YES_NO, derived, fact, one
from icscheck.model.facts.delegations import is_own
from icscheck.model.facts.parties import kind_of
from icscheck.model.things import Thing
from icscheck.model.values import Lack, Many, One, Truth, both, known, unknown, yes_no

#: Contracts for services: whoever places one exercises the function, and nobody else does.
CONTRACTS = ("contract_lead_provider", "contract_standard")
#: Powers to exercise a function together with another body, not to have it exercised by one.
JOINTLY = ("nhsa_65Z5_joint_exercise", "ft_47A", "lhb_14Z46")
#: Legal persons that a document names without describing them.
_PERSONS_BY_NAME = ("nhs_england", "secretary_of_state", "integrated_care_board")
#: Forms in which a place acts for the NHS body, and those that depend on the people in them.
_OWN_FORMS = frozenset({"committee", "sub_committee"})
_FORMS_OF_PEOPLE = frozenset({"individual_officer", "group_of_individuals"})
#: The legal form that a collaborative's model comes to.
_FORM_OF_MODEL = {
    "joint_committee": ("joint_committee",),
    "committees_in_common": ("committees_in_common",),
    "lead_provider": ("lead_provider",),
    "provider_leadership_board": ("provider_leadership_board",),
    "shared_leadership": ("partnership_agreement",),
    "mutual_aid": ("partnership_agreement",),
}


def legal_forms(body: Thing) -> Many:
    """What a body is in law: as it says; for a collaborative that does not say, as its model tells."""
    said: Many = body.many("legal_form")
    if body.noun != "collaborative" or not said.wholly_unknown:
        return said
    model = body.one("model")
    told = _FORM_OF_MODEL.get(model.value) if model.known else None
    return said if told is None else Many(told, nodes=model.nodes)


@derived("delegation", one("party"))
def giving_body(delegation: Thing) -> One:
    """The body that gives: the NHS body where its board, a committee of its own, a place that is one or one of its officers does so; otherwise the giver."""
    given = delegation.one("from")
    if not given.known:
        return given
    own = _acts_for_nhs_body(delegation, given.value)
    if own.unknown:
        return unknown(own.lacks, given.nodes)
    return known(delegation.system.party("nhs_body"), given.nodes) if own.value is True else given


def _acts_for_nhs_body(delegation: Thing, giver: Thing) -> One:
    if giver.noun != "place":
        own = fact(delegation, "from_nhs_body")
        assert isinstance(own, One)
        return own
    forms = legal_forms(giver)
    found = set(forms.sure)
    if not found or (found & (_OWN_FORMS | _FORMS_OF_PEOPLE) and not found <= _OWN_FORMS):
        lack = Lack(giver, "legal_form", "legal_form: [committee]")
        return unknown(forms.lacks or (lack,), forms.nodes)
    if found <= _OWN_FORMS and not forms.complete:
        return unknown(forms.lacks, forms.nodes)
    return known(found <= _OWN_FORMS, forms.nodes)


def given_by_nhs_body(delegation: Thing) -> One:
    """Whether the body that gives is the system's own NHS body."""
    giver = giving_body(delegation)
    if giver.known:
        return is_own(giver.value)
    return unknown(giver.lacks, giver.nodes) if giver.unknown else known(False, giver.nodes)


@derived("delegation", one("party"))
def receiving_body(delegation: Thing) -> One:
    """The body that receives: the NHS body where its board does, or where a committee of its own does from someone else; otherwise the receiver, as written."""
    to = delegation.one("to")
    if not to.known:
        return to
    own = is_own(to.value).is_(True) is Truth.YES
    if not own and to.value.noun in ("committee", "place"):
        received = _received_for_nhs_body(delegation, to.value)
        if received.unknown:
            return unknown(received.lacks, to.nodes)
        own = received.value is True
    return known(delegation.system.party("nhs_body"), to.nodes) if own else to


def _received_for_nhs_body(delegation: Thing, receiver: Thing) -> One:
    """Whether a committee or place receives for the NHS body: as a committee of its own, and from someone else."""
    within_itself = given_by_nhs_body(delegation)
    forms = legal_forms(receiver)
    found = set(forms.sure)
    if within_itself.is_(True) is Truth.YES or (found and not found <= _OWN_FORMS):
        return known(False, forms.nodes)
    if not forms.certain or not found:
        lack = Lack(receiver, "legal_form", "legal_form: [committee]")
        return unknown(forms.lacks or (lack,), forms.nodes)
    return yes_no(~within_itself.is_(True), forms.nodes, within_itself.lacks)


@derived("delegation", YES_NO)
def to_joint_committee(delegation: Thing) -> One:
    """Whether the receiver is a joint committee: a committee, place or collaborative of that legal form."""
    to = delegation.one("to")
    if not to.known:
        return unknown(to.lacks, to.nodes) if to.unknown else known(False, to.nodes)
    if not to.value.is_body or to.value.noun == "board":
        return known(False, to.nodes)
    forms = legal_forms(to.value)
    truth = forms.has("joint_committee")
    lacks = forms.lacks or (Lack(to.value, "legal_form", "legal_form: [joint_committee]"),)
    return yes_no(truth, forms.nodes, lacks)


@derived("delegation", YES_NO)
def exercised_by_another(delegation: Thing) -> One:
    """Whether someone else than the giver is to exercise the function. A committee, member or employee of the giver's own is not someone else, and a contract for services passes no function on."""
    basis = delegation.one("basis")
    if basis.known and basis.value in CONTRACTS:
        return known(False, basis.nodes)
    giver, to = giving_body(delegation), delegation.one("to")
    if not (giver.known and to.known):
        return unknown((*giver.lacks, *to.lacks), (delegation.node,))
    if giver.value is receiving_body(delegation).value:
        return known(False, to.nodes)
    together = basis.known and basis.value in JOINTLY  # with someone else, not by someone else
    if is_own(giver.value).is_(True) is Truth.YES:
        inside = fact(delegation, "stays_within_nhs_body")
        assert isinstance(inside, One)
        outside = inside if inside.unknown else known(inside.value is False, to.nodes)
        return unknown((), basis.nodes) if together and outside.value is True else outside
    if together or to.value.noun in ("person", "seat"):  # whose employee, or for whom the seat is held
        return unknown((), to.nodes)
    return known(True, to.nodes)


@derived("delegation", YES_NO)
def giver_accountable(delegation: Thing) -> One:
    """Whether the giver stays accountable: the giver itself or the body for which it acts; for the NHS body also its board or chief executive."""
    answering, giver = delegation.one("accountable"), giving_body(delegation)
    if not answering.known:
        return (
            unknown(answering.lacks, answering.nodes) if answering.unknown else known(False, answering.nodes)
        )
    if answering.value is delegation.one("from").value:
        return known(True, answering.nodes)
    if not giver.known:
        return unknown(giver.lacks, giver.nodes)
    if is_own(giver.value).is_(True) is Truth.YES:
        own = fact(delegation, "nhs_body_accountable")
        assert isinstance(own, One)
        return own
    return known(answering.value is giver.value, answering.nodes)


@derived("delegation", YES_NO)
def receiver_liable(delegation: Thing) -> One:
    """Whether its terms lay liability on the receiver, who exercises the function; for a committee or an officer on the body for which it acts."""
    liable, to = delegation.one("liable"), delegation.one("to")
    if not liable.known:
        return unknown(liable.lacks, liable.nodes) if liable.unknown else known(False, liable.nodes)
    if not to.known:
        return unknown(to.lacks, to.nodes)
    own = is_own(liable.value).is_(True) is Truth.YES
    if liable.value is to.value or (own and is_own(to.value).is_(True) is Truth.YES):
        return known(True, liable.nodes)
    if to.value.noun in ("organisation", "nhs_body", "board") or kind_of(to.value).value in _PERSONS_BY_NAME:
        both_own = both(is_own(liable.value), is_own(to.value))
        return unknown(both_own.lacks, liable.nodes) if both_own.unknown else known(False, liable.nodes)
    # a committee or an officer is liable for nothing: the body for which it acts is
    inside = fact(delegation, "stays_within_nhs_body")
    assert isinstance(inside, One)
    if inside.value is True and to.value.noun not in ("person", "seat"):
        return is_own(liable.value)
    if to.value.noun == "person":
        employers = to.value.many("employers")
        if employers.certain and employers.sure == (liable.value,):
            return known(True, liable.nodes)
        return unknown(employers.lacks, liable.nodes)
    return unknown(inside.lacks, liable.nodes)
