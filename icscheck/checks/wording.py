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
            return f"none of {_the(name)}{narrowed}: {inner}"
        which = "every one" if test.word == "every" else "at least one"
        return f"{which} of {_the(name)}{narrowed}: {inner}"
    if test.word in _NUMBERS:
        if not test.path.type.many:
            return f"{name} {_NUMBERS[test.word]} {test.number}"
        if test.number == 0 and test.word in ("exactly", "at_most"):
            return f"no {name}{narrowed}"
        counted = f"one of {_the(name)}" if test.number == 1 else f"{test.number} {name}"
        return f"{_NUMBERS[test.word]} {counted}{narrowed}"
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


def _the(name: str) -> str:
    """Things by name, with the article that they need: `the seats`, and `those who decide`."""
    return name if name.startswith("those ") else f"the {name}"


_SETS = {"includes": "include", "includes_any": "include", "excludes": "do not include", "only": "are only"}


def operand_words(operand: Operand, word: str) -> str:
    """What a set is compared with, in words."""
    if operand.path is not None:
        return f"every one of {_the(path_words(operand.path))}"
    words = tuple(label(code) for code in operand.codes)
    return _or(words) if word in ("includes_any", "excludes", "only") else _and(words)


def path_words(path: Path) -> str:
    """A path as people read it: ``meetings.in_public`` gives ``meetings: in public``."""
    names = [fact.name for fact in path.facts]
    if names[0] == "system" and len(names) > 1:
        names = names[1:]
    joined = ".".join(names)
    of_noun = _FACTS.get(f"{path.facts[0].noun}: {joined}")
    return of_noun or _FACTS.get(joined) or " ".join(_FACTS.get(name, label(name)) for name in names)


#: Facts of which the opposite is wanted, where `not` before the name does not read well.
_DENIED = {
    "decisions_before_law": "no decision in force before the law that it needs",
    "major_internal_reorganisation": "no significant internal reorganisation",
    "decision_rules.veto": "no organisation with a veto",
    "has_leader": "without a leader",
    "says_who_leads": "without anyone settled to lead",
    "term_over": "in a term that has not run out",
    "served_too_long": "serving for no longer than the rules allow",
    "to_joint_committee": "not to a joint committee",
}


#: Facts, or facts reached by several steps, whose name does not read well in a sentence.
_FACTS = {
    "comes_from": "sector that the member comes from",
    "core_membership_set": "a core membership set out",
    "voting_organisations": "organisations with a vote",
    "builds_on": "another board that it builds on",
    "for_primary_care": "there for primary care",
    "primary_care_clinician_takes_part": "a clinician who speaks for primary care taking part",
    "primary_care_clinician_in_post": "a clinician who speaks for primary care in post",
    "networks_take_part": "a primary care network taking part in the system's governance",
    "networks_in_post": "someone from a primary care network in post in the system's governance",
    "voluntary_sector_levels": "levels at which the voluntary sector takes part",
    "reaches": "those whom the partnership reaches",
    "owners": "bodies or people that answer for it",
    "statutory": "a statutory function",
    "of_one_service": "arranging one kind of service",
    "arranged_by_own_provider": "providers that decide which of their own services are arranged",
    "commissions_jointly": "commissioning jointly",
    "sets_out": "matters of places that the map sets out",
    "delegations_to_places": "delegations to places",
    "to_a_place": "to a place",
    "commissioning_joint_committees": "joint committees that commission",
    "transition.employment_commitment.employers": "employers that the employment commitment covers",
    "transition.employment_commitment.ends": "end of the employment commitment",
    "transition.employment_commitment": "the employment commitment",
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
    "organisation: accountable_officer": "role of its accountable officer",
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
    "network_in_post": "someone from a primary care network in post",
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
    "takes_part_in_system": "taking part in the board or the partnership",
    "members_speak_for": "those for whom the members speak",
    "members_in_post_speak_for": "those for whom members in post speak",
    "of_several": "being of two or more organisations",
    "formal": "being a formal arrangement",
    "says_who_leads": "it being settled who leads, or how",
    "on_council_boundaries": "following the area of a council responsible for social care",
    "holds_budget": "having a delegated budget",
    "network_clinician_takes_part": "a clinician from a primary care network taking part",
    "network_clinician_in_post": "a clinician from a primary care network in post",
    "clinician_takes_part": "a clinician among the members",
    "clinician_in_post": "a clinician among the members in post",
    "board.clinician_takes_part": "a clinician among the members of the board",
    "board.clinician_in_post": "a clinician among the members of the board in post",
    "partnership.clinician_takes_part": "a clinician among the members of the partnership",
    "partnership.clinician_in_post": "a clinician among the members of the partnership in post",
    "digital_lead_on_board": "a member of the board who leads on digital and data",
    "digital_lead_on_board_in_post": "that member of the board in post",
    "years_covered": "whole years covered",
    "functions_decided_together": "functions that the partners decide together",
    "voices_in_governance": "those with a part in the system's governance",
    "voices_in_governance_in_practice": "those with a part in the system's governance by someone in post",
    "is_commissioning": "being a commissioning function",
    "triple_aim": "having the duty to weigh the triple aim",
    "finance.single_pot": "NHS money in one pot",
    "leader.on_behalf_of": "those for whom the leader acts",
    "leader.joint_appointment": "a jointly appointed leader",
    "place_arrangements.agreed_with": "those who agreed the place arrangements",
    "resourcing_model.agreed_with": "partners who agreed the resourcing model",
    "resourcing_model.parties": "parties to the resourcing model",
    "decided_by": "those who decide",
    "decided_by_one_body": "decided by one body",
    "nhs_organisations": "NHS organisations",
    "board.legal_form": "legal forms of the board",
    "board.member_organisations": "organisations on the board",
    "partnership.member_organisations": "organisations in the partnership",
    "reports_to": "bodies that it reports to",
    "route_to_board": "route to the board",
    "person.full_time": "working full time",
    "entries_not_described": "entries that the document does not describe",
    "agreed_with_nhs_england": "agreed with NHS England",
    "approved_by_board": "approved by the board",
    "lead_provider_named": "a lead provider named",
    "systems_agreed_with": "systems with which it is settled how they work together",
    "objectives_agreed": "specific objectives agreed with a system",
    "decision_arrangements": "matters settled about how it decides",
    "terms_of_reference.approved_by": "who approved the terms of reference",
    "boundary_stated": "a boundary that is stated",
    "functions_confirmed": "functions confirmed",
    "reports_to_nhs_body": "reporting to the NHS body",
    "linked_to_partnership": "linked to the partnership",
    "agreed_by_nhs_body": "agreed by the NHS body",
    "councils_yet_to_agree": "councils yet to agree",
    "partners_that_agreed": "other partners that agreed",
    "nhs_body_on_place": "the NHS body taking part",
    "roles_taking_part": "roles of those who take part",
    "roles_in_post": "roles of those in post",
    "footprint_basis": "what its boundary follows",
    "footprint_reason": "a reason for another boundary",
    "clinical_leadership.levels": "levels at which clinical leaders take part in decisions",
    "clinical_leadership.protected_time": "protected time for clinical leaders",
    "clinical_leadership.doctors": "kinds of doctor among the clinical leaders",
    "agreed_with_partners": "agreed with two or more partners",
    "private_providers_leading": "private providers with a part in leading it",
    "private_provider_posts": "private providers in which they hold a post",
    "member_of_board": "a member of the board",
    "chaired_for_public_bodies": "chaired for public bodies",
    "public_health_specialist_votes": "a vote for a specialist in public health",
    "public_health_specialist_in_post": "such a specialist in post",
    "for_clinician": "for a clinician",
    "has_clinical_lead": "a clinical lead",
    "clinical_lead_in_post": "a clinical lead in post",
    "doctors_taking_part": "kinds of doctor who take part",
    "doctors_in_post": "kinds of doctor in post",
    "doctors_in_nhs_body": "kinds of doctor on the board and committees besides the medical director",
    "doctors_in_post_in_nhs_body": "kinds of doctor in post there",
    "has_formal_role": "a formal role in the system",
    "local_negotiating_committees": "local negotiating committees",
    "relationship_with_nhs_body": "how it and the NHS body work together",
    "patient_representation": "where and how patients are represented",
    "who_may_join": "who may join",
    "workforce.staff_partnership_forum": "a staff partnership forum",
    "workforce.staff_partnership_forum.trade_unions": "trade unions in that forum",
    "workforce.staff_partnership_forum.deals_with": "matters that the forum deals with",
    "procurement.nhs_default": "the NHS as the default option in its policy",
    "procurement.reasons_published": "reasons for awards published",
    "procurement.safeguards": "safeguards for awards",
    "finance.safeguards": "safeguards for money",
    "finance.flows_published": "flows of money published",
    "oversight.clinical_input_assessed": "clinical input judged",
    "oversight.resources_considered": "resources considered",
    "oversight.reach_outside_nhs": "how far oversight reaches outside the NHS",
    "digital.data_use_statement": "a published statement on the use of data",
    "provides": "clauses",
    "choosers": "parties that appoint",
    "approvers": "parties that approve",
    "removal.by": "parties that may remove the holder",
    "removal.approved_by": "parties that must approve a removal",
    "nominated_within_sector": "nominated by its own sector",
    "expertise_in_post": "expertise of those in post",
    "nominators_left_out": "parties left out of the nomination",
    "provides_primary_medical_services": "providing primary medical services",
    "chief_executive_seats": "seats of the chief executive",
    "ordinary_seats": "ordinary members' seats",
    "ordinary_members": "people in post as ordinary members",
    "appointed_by_chair": "appointed by the chair alone",
    "approved_by_chair": "appointed or approved by the chair",
    "employed_by_nhs_body": "employed by the NHS body",
    "seconded_from_listed_body": "seconded from a body that the Act lists",
    "is_partner_trust": "being a partner trust",
    "commissioning_committees": "committees that exercise commissioning functions",
    "exercises_commissioning": "exercising commissioning functions",
    "members_not_approved_by_chair": "members whom the chair neither appoints nor approves",
    "stays_within_nhs_body": "received by a member, an employee, a committee or a sub-committee of the NHS body",
    "established_by_now": "established by the day",
    "made_by": "parties that made the change",
    "approved_in_time": "approved by the day it took effect",
    "has_been_abolished": "abolished by the day",
    "has_ended": "the record of a system that has ended",
    "changed_in_april_2026": "in the national list of changes on 1 April 2026",
    "abolished_by_merger": "ended by a merger",
    "keeps_register_of_interests": "a register of interests",
    "to_listed_board": "the merger to this board that the national list shows",
    "from_listed_board": "the merger of this board that the national list shows",
    "boards": "boards in whose area it lies",
    "reported_cluster": "boards with which it was reported to be in a cluster",
    "in_effect": "in effect",
    "carried_on": "going on or ended in due form",
    "applied_by": "those who applied",
    "others_who_applied": "applicants other than integrated care boards",
    "codes_due": "four weeks or less before it takes effect",
    "codes_confirmed_in_time": "the new codes confirmed four weeks before",
    "codes_done_in_time": "the tasks for the new codes done four weeks before",
    "councils_not_engaged": "councils left out of the work on the application",
    "partnership_engaged": "the partnership having worked on the application",
    "partnership_follows": "the partnership re-formed for the new area",
    "abolishes_a_board": "a merger that ends a board",
    "employing_boards": "boards that employ the person",
    "seat.boards_served": "boards that share the post",
    "seat.shared_with": "other boards that share the post",
    "keeps_own_board": "a board of its own",
    "cluster_working.own_constitution": "a constitution of its own",
    "cluster_working.own_committees": "committees of its own",
    "cluster_working.own_quorum": "quorum and votes counted among its own members",
    "cluster_working.meets_in_common": "meetings held together with other boards'",
    "wholly_in_system": "wholly in the system's area",
    "within_strategic_authorities": "every part of the area in a strategic authority",
    "holder_on_board": "a partner member from the holder of the contract",
    "providers_taking_part": "providers taking part",
    "assurance_statement": "a statement of assurance made",
    "neighbourhood_plan": "neighbourhood health plan",
    "neighbourhood_plan.signed_off": "neighbourhood health plan signed off",
    "running_cost.pence_per_head": "running cost in pence a head",
    "running_cost.pence_per_weighted_head": "running cost in pence a weighted head",
    "seats_naming_nhs_england": "seats that name NHS England",
    "documents_naming_nhs_england": "documents that name NHS England",
    "delegations_with_nhs_england": "delegations from or to NHS England",
    "mayoral_seats": "seats for the mayor's nominee",
    "people_in_registers_of_interests": "those covered by registers of interests",
    "late_declarations": "declarations made after more than 28 days",
    "declarations_not_entered": "declarations not entered in the register",
    "declare_within_days": "days within which to declare",
    "access": "access to the register",
    "advising_professions": "professions that advise",
    "overlapping": "other boards whose areas overlap",
    "systems_naming_it": "systems that name it",
    "skills_reviewed": "a review of its members' skills together",
    "skills_review.gaps": "skills that the members together lack",
    "skills_review.steps": "steps on the skills that are lacking",
    "yearly_plan_owed": "a plan owed for the financial year",
    "yearly_report_owed": "a report owed on a past financial year",
    "prepared_by": "those who prepare it",
    "without_copy": "parties owed a copy and without one",
    "copies_owed_by_now": "copies owed by the day",
    "people_consulted": "people of the area consulted",
    "consulted_on_forward_plan": "consulted on the joint forward plan",
    "opinion_in_forward_plan": "its opinion stated in the joint forward plan",
    "prepared_for_this_year": "for this financial year",
    "renewed_for_this_year": "prepared or reviewed for this financial year",
    "reports_latest_year_due": "on the latest year due",
    "approved_for_latest_year_due": "approved and on the latest year due",
    "audited_for_latest_year_due": "audited and for the latest year due",
    "published_as_it_stands": "published in the version in force",
    "apportionment": "a division of its use of resources",
    "meetings.exclusion_by_resolution": "the public excluded only by a resolution with the reason",
    "meetings.short_notice_when_called": "notice when a meeting is called late",
    "meetings.notice_days": "clear days of notice",
    "meetings.private_part": "a private part of meetings",
    "set_up_partnership": "taking part in setting up the partnership",
    "set_up_by_nhs_body": "set up by the NHS body",
    "seats_by_nhs_body": "members' seats to which the NHS body alone appoints",
    "seats_of_nhs_body": "members' seats to which the NHS body alone appoints",
    "further_seats": "further members' seats",
    "appointed_by_partnership": "appointed by the partnership alone",
    "partnership_seats_it_appoints": "members' seats of the partnership to which it alone appoints",
    "involved_in_care_strategy": "involved in the integrated care strategy",
    "care_strategy_reconsidered": "the integrated care strategy made or reviewed since the needs assessment",
    "strategy_follows_care_strategy": "local strategy made, or found sufficient, since the integrated care strategy",
    "strategy": "a local strategy",
    "strategy.status": "status of the local strategy",
    "needs_assessment_received": "a needs assessment received",
    "has_nhs_body_representative": "a member appointed by the NHS body",
    "nhs_body_representative_in_post": "the NHS body's representative in post",
    "shared_representatives": "representatives of several integrated care boards",
    "shared_representative_agreed": "the health and wellbeing board's agreement",
    "listed_members": "members whom the Act lists",
    "listed_members_in_post": "members in post whom the Act lists",
    "local_healthwatch_appoints_one": "one representative appointed by Local Healthwatch",
    "chaired_by": "people who chair it",
    "chaired_by_non_executive": "chaired by a non-executive or independent member",
    "chaired_by_independent": "chaired by someone who must be independent",
    "chaired_by_board_chair": "chaired by the chair of the board",
    "others_with_its_chair": "other committees with the same chair",
    "executives_among_members": "executives among its members",
    "employees_among_members": "employees among its members",
    "whole_board": "having every member of the board on it",
    "committees_chaired": "committees chaired",
    "committees_that_decide": "committees that decide",
    "size_as_stated": "as many members' seats as the constitution states",
    "longest_term": "longest term in years",
    "longest_service": "longest service in all in years",
    "term_over": "in a term that has run out",
    "served_too_long": "serving for longer than the rules allow",
    "own_role_current": "still in the role that they came from",
    "standing_orders_agreed": "standing orders agreed with NHS England",
    "standing_orders_provide": "clauses of the standing orders",
    "non_executive_seats": "seats of non-executive members",
    "non_executives_in_post": "people in post as non-executive members",
    "non_executive": "that of a non-executive member",
    "deputy_chair_seats": "seats of the deputy chair",
    "guardian_seats": "seats of the conflicts of interest guardian",
    "seats_with_term": "seats for a term",
    "nominators_not_invited": "parties that nominate and were not invited to",
    "joint_nomination_settled": "rules on confirming a joint nomination and on a tie",
    "gifts_register_published": "a published register of gifts and hospitality",
    "breaches_register_kept": "a register of breaches",
    "appointed_by_chief_executive": "appointed by the chief executive",
    "name_in_national_form": "a name of the form NHS … Integrated Care Board",
    "less_than_a_year_old": "less than a year old",
    "reviewed_within_a_year": "reviewed within the last year",
    "is_published": "published",
    "decision_rules.quorum": "members for a quorum",
    "decision_rules.quorum_includes": "members who must be among the quorum",
    "decision_rules.quorum_without_chair": "a quorum without the chair",
    "decision_rules.casting_vote": "a casting vote for the chair",
    "decision_rules.consensus_first": "consensus sought first",
    "meetings.papers_days_before": "days before a meeting when papers are published",
    "terms_of_reference.duties": "duties in the terms of reference",
    "terms_of_reference.sub_committees": "terms of reference that allow sub-committees",
    "involvement.national_principles": "national principles adopted",
    "involvement.plan_consultation": "consultation on the joint forward plan",
    "nomination.confirmed_by": "way of confirming a joint nomination",
    "nomination.tie_rule": "rule for a tie",
    "model_edition": "edition of the model",
    "giving_body.kind": "the giver",
    "receiving_body.kind": "the receiver",
    "giving_body.prescribed_body": "the giver prescribed by regulations",
    "receiving_body.prescribed_body": "the receiver prescribed by regulations",
    "prescribed_body": "prescribed by regulations",
    "giving_body.may_act_jointly": "the giver being a body that section 65Z5 reaches",
    "receiving_body.may_act_jointly": "the receiver being a body that section 65Z5 reaches",
    "giving_body.is_relevant_body": "the giver being a relevant body",
    "receiving_body.is_relevant_body": "the receiver being a relevant body",
    "giving_body.is_nhs": "the giver being an NHS body",
    "receiving_body.is_nhs": "the receiver being an NHS body",
    "is_relevant_body": "being a relevant body",
    "section_75_partner": "being an NHS body or a council",
    "passed_on": "further delegations of the function",
    "comes_back_by": "delegations by which it comes back",
    "giver_still_holds": "the giver still holding the function",
    "exercised_by_another": "exercised by someone other than the giver",
    "to_joint_committee": "to a joint committee",
    "onward": "passing on",
    "functions_held_back": "functions that the regulations hold back",
    "functions_outside_section_75": "functions that section 75 does not cover",
    "parties_without_power": "parties whom the power does not cover",
    "joint_parties": "parties to it",
    "joint_basis": "power under which it was formed",
    "contributing_bodies": "bodies that pay in",
    "host_is_partner": "a host that is one of the partners",
    "section_75_used": "section 75 being used",
    "delegation_powers_used": "the powers of sections 65Z5 and 65Z6 being used",
    "giver_accountable": "the giver staying accountable",
    "receiver_liable": "liability lying on the receiver",
    "liable": "terms on liability",
    "consulted": "those consulted",
    "consented": "consent to passing it on",
    "lawfulness_checked": "checked to be lawful and well governed",
    "scheme_updated": "the scheme of delegation brought up to date",
    "accepted": "accepted by the receiver's board",
    "limits": "limits of the authority",
    "crosses_organisations": "to another organisation",
    "terms_agreed_by_all_parties": "terms of reference agreed by every party",
    "terms_of_reference.covers": "matters covered by the terms of reference",
    "terms_of_reference.published": "published terms of reference",
    "delegations_from_strangers": "delegations from bodies without a committee among them",
    "to_record_in_scheme": "delegations to others and joint committees",
    "joint_committees_formed": "joint committees that it has formed",
    "reserves": "functions reserved",
    "reserved_yet_delegated": "reserved functions that are delegated",
    "functions_from_nhs_england": "functions from NHS England",
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
    "chief_executive_appointments": "chief executives in post",
    "committees_of_nhs_body": "committees of the NHS body",
    "commissioning_committees": "committees of the NHS body that exercise commissioning functions",
    "constitution_variations": "variations of the constitution",
    "functions_decision_map": "functions and decisions map",
    "other_boards": "other integrated care boards",
    "committees_of_new_board": "committees of a new board",
    "functions_to_pass_on": "functions that are to be passed on",
    "agreements_with_boards_that_ended": "agreements with boards that a merger has ended",
    "provider_performance": "functions of managing provider performance",
    "primary_care_oversight": "functions of primary care oversight",
    "mayoral_authorities": "mayoral strategic authorities",
    "commissioning_plan": "strategic commissioning plan",
    "relevant_health_and_wellbeing_boards": "health and wellbeing boards",
    "trusts_of_several_boards": "partner trusts of several boards",
    "local_healthwatch": "Local Healthwatch organisations",
    "committees_in_law": "committees and sub-committees",
    "task_groups": "groups with one task",
    "sub_committees": "sub-committees",
    "chairs_of_the_board": "people who chair the board",
    "non_executive_members": "non-executive members",
    "appointments_for_a_term": "people appointed for a term",
    "partner_appointments": "partner members",
    "council_partner_appointments": "councils' partner members",
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
