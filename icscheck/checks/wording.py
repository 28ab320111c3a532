"""Criteria and values in words: what was expected, and what was found."""

from __future__ import annotations

from datetime import date

from icscheck.checks.criteria import Criterion, Operand, Path, Test
from icscheck.model import One, Thing, Truth, Value, facts_of
from icscheck.vocabulary import label

_NUMBERS = {"at_least": "at least", "at_most": "at most", "exactly": "exactly"}
_MOST_LISTED = 12


def criterion_words(criterion: Criterion) -> str:
    """A criterion as a phrase, such as ``at least 2 seats where role is non-executive member and independent is yes``."""
    if isinstance(criterion, Test):
        return test_words(criterion)
    joined = " and " if criterion.every else ", or "
    return joined.join(criterion_words(part) for part in criterion.parts)


def test_words(test: Test) -> str:
    """One test as a phrase."""
    name = path_words(test.path)
    narrowed = f" where {criterion_words(test.narrowed)}" if test.narrowed is not None else ""
    if test.inner is not None:
        inner = criterion_words(test.inner)
        if test.word == "none":
            return f"none of the {name}{narrowed}: {inner}"
        which = "every one" if test.word == "every" else "at least one"
        return f"{which} of the {name}{narrowed}: {inner}"
    if test.word in _NUMBERS:
        if not test.path.type.many:
            return f"{name} {_NUMBERS[test.word]} {test.number}"
        if test.number == 0 and test.word in ("exactly", "at_most"):
            return f"no {name}{narrowed}"
        count = "one of the" if test.number == 1 else test.number
        return f"{_NUMBERS[test.word]} {count} {name}{narrowed}"
    if test.word == "present":
        return f"{name} recorded"
    if test.word == "absent":
        return f"no {name}"
    if test.word in ("by", "since"):
        assert isinstance(test.value, date)
        return f"{name} {'by' if test.word == 'by' else 'on or after'} {day_words(test.value)}"
    if test.path.type.many:
        return f"{name} {_SETS[test.word]} {operand_words(test.operand, test.word)}"
    assert isinstance(test.value, tuple)
    if test.word == "is" and isinstance(test.value[0], bool):
        return name if test.value[0] else _DENIED.get(str(test.path), f"not {name}")
    if test.word == "is" and str(test.path) == "id":
        return value_words(test.value[0])
    values = _or(tuple(value_words(each) for each in test.value))
    return f"{name} is not {values}" if test.word == "none_of" else f"{name} is {values}"


_SETS = {"includes": "include", "includes_any": "include", "excludes": "do not include", "only": "are only"}


def operand_words(operand: Operand, word: str) -> str:
    """What a set is compared with, in words."""
    if operand.path is not None:
        return f"every one of the {path_words(operand.path)}"
    words = tuple(label(code) for code in operand.codes)
    return _or(words) if word in ("includes_any", "excludes", "only") else _and(words)


def path_words(path: Path) -> str:
    """A path as people read it: ``meetings.in_public`` gives ``meetings: in public``."""
    names = [fact.name for fact in path.facts]
    if names[0] == "system" and len(names) > 1:
        names = names[1:]
    return _FACTS.get(".".join(names)) or " ".join(_FACTS.get(name, label(name)) for name in names)


#: Facts of which the opposite is wanted, where `not` before the name does not read well.
_DENIED = {
    "decisions_before_law": "no decision in force before the law that it needs",
    "major_internal_reorganisation": "no significant internal reorganisation",
}


#: Facts, or facts reached by several steps, whose name does not read well in a sentence.
_FACTS = {
    "represented": "those represented",
    "shows": "entries shown",
    "sits_as": "roles on the board",
    "perspectives_covered": "viewpoints covered",
    "groups_that_decide": "groups with a full part in committees that decide",
    "in_public": "held in public",
    "on_partnership": "taking part in the partnership",
    "partner_from": "partner sector",
    "guided_by": "documents followed",
    "reached": "reached",
    "with": "those involved",
    "votes": "having a vote",
    "is_member": "being a member's seat",
    "is_nhs": "being an NHS body",
    "is_trust": "being a trust",
    "works_in": "systems it works in",
    "works_here": "working in this system",
    "drawn_from": "parties from which the member is drawn",
    "chair_seats": "seats of the chair",
    "member_seats": "members' seats",
    "partner_seats": "partner members' seats",
    "voting_seats": "members' seats with a vote",
    "lists_members": "members listed",
    "nhs_body_takes_part": "the NHS body taking a part",
    "seats_beyond_minimum": "members' seats beyond the minimum",
    "independent_non_executive_seats": "seats for an independent non-executive besides the chair",
    "independent_non_executives": "people in post as independent non-executives besides the chair",
    "accountable_officer": "that of the accountable officer",
    "combines_posts": "combined with a post that someone else must hold",
    "held_separately": "filled by someone who holds no other post on the board that must be kept apart",
    "partners_in_post": "sectors with a partner member in post",
    "partners_in_two_seats": "people in two partner members' seats",
    "sectors_provided": "sectors with a partner member's seat",
    "local_offices": "offices or positions in other health or care organisations of the system",
    "own_role": "role in the organisation they come from",
    "partners_not_delegates": "partner members acting for the system and not as delegates",
    "represented_with_committees": "those represented on the board and its committees",
    "seconded": "on secondment",
    "further_members_agreed": "agreed by NHS England",
    "papers_published": "papers published",
    "consensus_first": "seek consensus first",
    "vote_last_resort": "use a vote as the last resort",
    "chair_decides": "let the chair decide when members disagree",
    "is_nhs_body": "being the NHS body",
    "has_social_care": "responsible for social care",
    "accountable_to": "those to whom the chair answers",
    "chooses_partnership_chair": "taking part in choosing the partnership's chair",
    "functions_led": "functions with a lead",
    "functions_led_in_post": "functions whose lead is in post",
    "joint_working": "joint arrangements with partners",
    "decided_for_nhs_body": "decided by or for the NHS body",
    "arranges_services": "arranging health services",
    "chosen_jointly": "chosen jointly by the NHS body and relevant councils",
    "role_set_jointly": "role and term set jointly by the NHS body and relevant councils",
    "partnership.set_up_jointly": "partnership set up jointly by the NHS body and councils",
    "partnership.terms_of_reference": "the partnership's terms of reference",
    "terms_of_reference.administration": "ways of working and administration in the terms of reference",
    "integrated_care_strategy.owner": "owners of the integrated care strategy",
    "involvement_strategy.groups": "groups that the involvement strategy reaches",
    "workforce_plan.reflected_in": "documents that reflect the workforce plan",
    "transfer.covers": "parts covered by the transfer",
    "allocation.amount": "amount available to the place",
    "nhs_body.collective_accountability": "arrangement for collective accountability",
    "workforce.body": "body that agrees people priorities",
    "workforce.lead": "lead for people priorities",
    "workforce.lead.filled": "lead for people priorities in post",
    "workforce.outcomes": "people outcomes planned for",
    "transition.lead": "lead for the transition",
    "transition.lead.filled": "lead for the transition in post",
    "transition.milestones": "milestones of the transition",
    "transition.employment_commitment.below_board_level": "employment commitment for staff below board level",
    "decisions_before_law": "a decision in force before the law that it needs",
    "trust_count": "number of trusts",
    "at_scale": "working at scale",
    "network_takes_part": "a primary care network taking part",
    "primary_care_levels": "levels at which primary care takes part",
    "funded_by_nhs_body": "paid by the NHS body",
    "agreed_with_nhs_body": "agreed with the NHS body",
    "no_collaborative_reason": "reason for being in no collaborative",
    "has_acute": "with hospital services",
    "supports": "networks and alliances helped",
    "self_assessed": "progress self-assessed",
    "reaches_board_member": "reaching the board through a member",
    "involvement_levels": "levels of involvement",
    "involvement_partners": "partners in involvement",
    "regulatory_action_taken_by": "others in the system that take formal regulatory action",
    "digital_lead_named": "a senior responsible officer provided",
    "digital_lead_in_post": "senior responsible officer in post",
    "digital_lead_answers_to": "bodies to which the senior responsible officer answers",
    "sub_contracts": "sub-contracts",
    "accountability": "kinds of accountability",
    "standard_contract": "under the NHS Standard Contract",
    "shared_resources_agreement": "with an agreement on shared resources",
    "cancer_alliances_helped": "cancer alliance helped",
    "organisations_keep_duties": "duties kept by each organisation",
    "groups_on_committees": "groups with a full part in committees",
    "shared_with": "other systems that share it",
    "legal_form": "legal forms",
    "has_leader": "a leader",
    "leader_in_post": "a leader in post",
    "leader.convenes": "a leader who convenes the partnership",
    "leader.represents": "a leader who represents the place in the wider system",
    "lead_contract": "a signed contract with the lead provider",
    "delegated_officer": "the person who decides",
    "represented_in_practice": "those represented by someone in post",
    "takes_decisions": "taking decisions",
    "from_nhs_body": "given by the NHS body",
    "leaves_nhs_body": "leaving the NHS body",
    "nhs_body_accountable": "the NHS body staying accountable",
    "responsible_for_delegated_services": "the board and chief executive staying responsible",
    "supra_system_arrangements": "arrangements across systems that concern it",
    "joint_arrangement": "an arrangement between the systems",
    "terms_of_reference.authority": "terms of reference that state what it may decide",
    "terms_of_reference.membership": "terms of reference that set the membership",
    "finance.distribution": "parts of the agreed distribution",
    "financial_framework.parties": "parties to the financial framework",
    "everything_named": "ids in the document",
    "budget.set_with_councils": "a budget set with councils",
    "budget.pooled": "a pooled budget",
    "budget.basis": "power for the budget",
    "budget.services": "services that the budget pays for",
    "contract.model": "model of contract",
    "entries_not_described": "entries that the document does not describe",
    "agreed_with_nhs_england": "agreed with NHS England",
    "approved_by_board": "approved by the board",
}


def found_words(value: Value, *, counted: bool = False) -> str:
    """What was found, in words; with its number where a number was asked for."""
    if isinstance(value, One):
        if value.unknown:
            return "not known"
        return value_words(value.value) if value.known else "none"
    if counted and value.complete and value.maybe:
        unsure = _listed(value.maybe)
        known = f"{_listed(value.sure)}, and perhaps {unsure}" if value.sure else f"perhaps {unsure}"
        return f"at most {len(value.sure) + len(value.maybe)} ({known})"
    if not value.sure:
        return "none" if value.certain else "not known"
    listed = _listed(value.sure)
    if counted:
        listed = f"{len(value.sure)} ({listed})"
    return listed if value.certain else f"{listed}, and perhaps others"


def quantified_words(word: str, truth: Truth, decisive: tuple[Thing, ...]) -> str:
    """What was found of a list of which every, some or none was asked: the entries that decided."""
    listed = _listed(decisive)
    if truth is Truth.UNKNOWN:
        return f"not known for {listed}" if listed else "not known"
    if word == "every":
        return listed if truth is Truth.YES else (f"not so for {listed}" if listed else "none")
    if (word == "some") is (truth is Truth.YES):
        return listed
    if word == "some" and len(decisive) == 1:
        return f"not so for {listed}"
    return f"none of {listed}" if listed else "none"


def nearest_words(entry: Thing, failing: list[tuple[str, str]]) -> str:
    """Of a list none of which will do: the entry that comes nearest, and what it fails."""
    wanted = _and(tuple(expected for expected, _ in failing))
    found = _and(tuple(dict.fromkeys(found for _, found in failing)))
    return f"none; {thing_words(entry)} comes nearest but fails this: {wanted} (found {found})"


def without_words(absent: tuple[object, ...]) -> str:
    """What a set should include and does not."""
    return f"without {_listed(absent)}"


def unsure_words(unsure: tuple[object, ...]) -> str:
    """What a set should perhaps include, and is not known to."""
    return f"not known for {_listed(unsure)}"


def _listed(entries: tuple[object, ...]) -> str:
    words = tuple(value_words(entry) for entry in entries[:_MOST_LISTED])
    if len(entries) > _MOST_LISTED:
        words = (*words, f"{len(entries) - _MOST_LISTED} more")
    return _and(words)


def value_words(value: object) -> str:
    """One value in words."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, date):
        return day_words(value)
    if isinstance(value, Thing):
        return thing_words(value)
    return label(value) if isinstance(value, str) else str(value)


def subject_words(name: str) -> str:
    """What a rule is for each of, as people read it."""
    return _SUBJECTS.get(name, label(name))


_SUBJECTS = {
    "ccgs": "clinical commissioning groups",
    "appointments": "holders of board seats",
    "functions_decision_map": "functions and decisions map",
}


def thing_words(thing: Thing) -> str:
    """A thing by name or id; a seat that nobody holds says so."""
    if thing.noun == "seat" and facts_of("seat")["filled"].of(thing).is_(False) is Truth.YES:  # type: ignore[union-attr]
        return f"{thing.short} (vacant)"
    return thing.short


def day_words(day: date) -> str:
    """A day as written in British documents: ``1 April 2022``."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def _and(words: tuple[str, ...]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}" if words else ""


def _or(words: tuple[str, ...]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}" if words else ""
