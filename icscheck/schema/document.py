"""The document format: every noun and key that an ``*.ics.yaml`` file may hold.

The order is that of a document read from the top. Everywhere: a missing key, an empty value and ``unknown``
mean not known; ``none`` and ``[]`` mean known to be none; a list that is written is complete unless it has the
entry ``unknown``; one value may stand for a list of one.
"""

from __future__ import annotations

from icscheck.schema.fields import (
    Field,
    Noun,
    date,
    identifier,
    keyed_refs,
    keyed_things,
    name,
    names,
    number,
    parties,
    party,
    ref,
    refs,
    text,
    texts,
    thing,
    things,
    when,
    word,
    words,
    yes_no,
)

# One key a line reads as the table that it is.
# fmt: off

#: The nouns that are bodies: where people decide or meet.
BODIES = ("board", "committee", "partnership", "place", "collaborative", "network", "health_and_wellbeing_board")

_FROM = date("The first day on which this is in force. Left out: in force.", "from: 2022-07-01")
_TO = date("The last day on which this is in force. Left out: no end.", "to: 2024-03-31")

_SEATS = things("seat", "The seats that the body's rules provide, filled or not.", "seats: [{id: chair, role: chair}]")
_CHAIRS = things("chair", "The office of chair: which seat holds it and who chooses. Two entries are joint chairs.", "chairs: [{seat: chair}]")
_MEMBERS = things("member", "Organisations or groups that take part without a seat of their own, and whom they speak for.", "members: [{organisation: tarn-county, represents: [local_authority]}]")
_MEETINGS = thing("meetings", "How the body meets.", "meetings: {in_public: yes, papers_published: yes}")
_TERMS = thing("terms_of_reference", "The body's terms of reference.", "terms_of_reference: {approved_by: [board], date: 2022-07-01}")
_RULES = thing("decision_rules", "How the body decides.", "decision_rules: {consensus_first: yes, vote_last_resort: yes}")

#: Keys that every body may have.
BODY: dict[str, Field] = {
    "name": text("The body's name.", "name: Quality Committee"),
    "from": _FROM,
    "to": _TO,
    "legal_form": words("legal_form", "What the body is in law; more than one where it mixes forms.", "legal_form: [committee]"),
    "established_by": parties("Who set the body up.", "established_by: [nhs_body, tarn-county]"),
    "parties": parties("For a joint committee: the bodies that exercise the function jointly through it.", "parties: [nhs_body, tarn-county]"),
    "basis": word("basis", "For a joint committee: the power under which it was formed.", "basis: nhsa_65Z6_joint_committee"),
    "reports_to": refs(BODIES, "The body or bodies that it reports to.", "reports_to: [board]"),
    "decides": yes_no("Whether it takes decisions that bind (yes) or only advises (no).", "decides: yes"),
    "functions": words("function", "The functions that it decides on or exercises.", "functions: [commissioning]"),
    "represents": words("voice", "The groups that take a full part in it, besides what its seats and members say.", "represents: [clinical_and_professional]"),
    "principles": words("principle", "The principles that it works by.", "principles: [equal_partnership, subsidiarity]"),
    "chairs": _CHAIRS,
    "doctors": words("doctor", "The kinds of doctor who take a full part in it, besides what its seats and members say.", "doctors: [general_practitioner, consultant]"),
    "patient_representation": text("Where and how patients and the public are represented in it.", "patient_representation: two lay members and a standing report from Healthwatch"),
    "clinical_lead": thing("leader", "The clinician who leads, or shares in leading, its work; `filled` or `vacant` when not named, `none` when there is none.", "clinical_lead: {person: p-lead}", shorthand="holding"),
    "seats": _SEATS,
    "members": _MEMBERS,
    "meetings": _MEETINGS,
    "terms_of_reference": _TERMS,
    "decision_rules": _RULES,
    "leadership": thing("leader", "Who leads it, where that is not its chair.", "leadership: {role: clinical_lead, person: p-lead}", shorthand="holding"),
}

NOUNS: dict[str, Noun] = {}


def _noun(noun_name: str, doc: str, fields: dict[str, Field], *, base: str = "", label: str = "") -> None:
    NOUNS[noun_name] = Noun(noun_name, doc, fields, base=base, label=label)


_noun(
    "system",
    "The integrated care system: an area and its partners. It is not a legal person.",
    {
        "name": text("The system's name.", "name: Tarn and Fenwick"),
        "ods": name("The system's code, as in the Organisation Data Service.", "ods: QZZ"),
        "region": text("The NHS region.", "region: North West"),
        "population": number("How many people live in the area.", "population: 850000"),
        "councils": refs(("organisation",), "Every council responsible for social care whose area overlaps the system's, even in part.", "councils: [tarn-county, fenwick-city]"),
        "strategic_authorities": refs(("organisation",), "Every combined or strategic authority whose area overlaps the system's, even in part.", "strategic_authorities: [northern-authority]"),
        "within_strategic_authorities": yes_no("Whether every part of the area lies in one of those authorities.", "within_strategic_authorities: yes"),
        "operating_from": date("The day from which it worked as an integrated care system.", "operating_from: 2021-04-01"),
        "priorities_agreed": when("When its priority functions were agreed with the region.", "priorities_agreed: 2021-03-15"),
    },
    label="system",
)
_noun(
    "nhs_body",
    "The system's NHS body: the ICS NHS body of 2021, the integrated care board since 2022.",
    {
        "name": text("Its legal name.", "name: NHS Tarn and Fenwick Integrated Care Board"),
        "ods": name("Its code, as in the Organisation Data Service.", "ods: QZZ"),
        "established": date("The day it was or will be established.", "established: 2022-07-01"),
        "closed": date("The last day it existed.", "closed: 2026-03-31"),
        "area": names("Its area, as codes of whole lower layer super output areas (E01…) or of whole districts and unitary areas (E06 to E09).", "area: [E06000001, E07000002]"),
        "cluster": names("Codes of the boards it shares leaders or meetings with.", "cluster: none"),
        "collective_accountability": text(
            "How the partners hold each other to account for delivery across the whole system.", "collective_accountability: the board reviews delivery by every partner each quarter"
        ),
    },
    label="NHS body",
)
_noun(
    "organisation",
    "A legal person or practice.",
    {
        "id": identifier("By which the rest of the document names it.", "id: tarn-hospitals", required=True),
        "name": text("Its name.", "name: Tarn Hospitals NHS Foundation Trust"),
        "kind": word("organisation_kind", "What it is in law.", "kind: nhs_foundation_trust"),
        "type": word("council_type", "For a council: its type.", "type: unitary"),
        "ods": name("Its code, as in the Organisation Data Service.", "ods: RQZ"),
        "from": _FROM,
        "to": _TO,
        "services": words("service", "Every kind of service it provides. Never inferred from its name or from a single label.", "services: [acute, community]"),
        "operates_in": names("Codes of every system it works in. Left out: this system only.", "operates_in: [QZZ, QYY]"),
        "partner_trust": yes_no("Whether it is a partner trust: one that may nominate.", "partner_trust: yes"),
        "partner_of": names("For a trust: codes of every system whose NHS body it is a partner trust of.", "partner_of: [QZZ, QYY]"),
        "apportionment": text(
            "For a partner trust of several NHS bodies: how its use of resources is divided between them.", "apportionment: by place of treatment, as NHS England directs"
        ),
        "collaboratives_elsewhere": things(
            "collaborative_elsewhere", "Collaboratives that it is in outside this system. Left out for one that works in several systems: not known.", "collaboratives_elsewhere: none"
        ),
        "no_collaborative_reason": text(
            "For an ambulance or community trust or a provider outside the NHS: why taking part in a collaborative is not appropriate.",
            "no_collaborative_reason: its services are wholly within one place",
        ),
        "accountability": words("accountability", "Whether it keeps its own accountability and shares in the system's.", "accountability: [own, mutual]"),
        "accountable_officer": text("The role that answers for its money.", "accountable_officer: chief executive"),
        "own_board": yes_no("Whether it keeps its own board.", "own_board: yes"),
        "formal_role": text(
            "Its formal role in the system where no seat and no body's list of members shows it, such as that of a named consultee; `none` when it has none.",
            "formal_role: named consultee of the primary care committee",
        ),
        "triple_aim": yes_no("Whether the duty to weigh the triple aim of health, quality and use of resources bears on it.", "triple_aim: yes"),
        "mayoral": yes_no("For a combined or strategic authority: whether a mayor leads it.", "mayoral: yes"),
        "wholly_in_system": yes_no("For a combined or strategic authority: whether the whole of its area lies in the system's.", "wholly_in_system: yes"),
        "integrated_delivery_plan": when("For a provider: when its integrated delivery plan was approved; or yes or no.", "integrated_delivery_plan: 2026-03-25"),
    },
    label="organisation",
)
_noun(
    "collaborative_elsewhere",
    "A collaborative that is described in another system's document.",
    {
        "name": text("Its name.", "name: Coast Mental Health Collaborative"),
        "kind": word("collaborative_kind", "What it is.", "kind: provider_collaborative"),
        "trust_count": number("How many NHS trusts and foundation trusts are members.", "trust_count: 3"),
        "at_scale": yes_no("Whether it covers two or more places, or a whole system.", "at_scale: yes"),
        "from": _FROM,
        "to": _TO,
    },
    label="collaborative elsewhere",
)
_noun(
    "person",
    "A person, by an id that says nothing about them. Record nothing sensitive: fitness, health and private interests are attested for the body, not stored here.",
    {
        "id": identifier("By which seats name the person.", "id: p-chief", required=True),
        "name": text("Never needed.", "name: (left out)"),
        "employers": parties("Who employs the person.", "employers: [nhs_body]"),
        "employment": word("employment", "On what terms.", "employment: employee"),
        "seconded_from": party("For a secondee: from where.", "seconded_from: tarn-hospitals"),
        "full_time": yes_no("Whether the person works full time for this body.", "full_time: yes"),
        "other_roles": things("other_role", "Offices and positions in other organisations. `[]` means none.", "other_roles: [{organisation: hope-hospice, role: trustee}]"),
        "expertise": words("expertise", "Knowledge or experience the person brings.", "expertise: [mental_illness_services]"),
        "professions": words("profession", "Professions that the person practises or is registered in.", "professions: [medicine]"),
    },
    label="person",
)
_noun(
    "other_role",
    "An office or position that a person holds elsewhere.",
    {
        "organisation": ref(("organisation",), "Where, if the organisation is in this document.", "organisation: hope-hospice"),
        "outside": text("Where, if the organisation works wholly outside this system.", "outside: a trust in another region"),
        "role": word("role", "As what.", "role: trustee"),
        "from": _FROM,
        "to": _TO,
    },
    label="other role",
)
_noun(
    "holder",
    "Who holds a seat.",
    {
        "person": ref(("person",), "The person's id.", "person: p-chief"),
        "status": word("holder_status", "How the seat is held.", "status: substantive"),
        "from": _FROM,
        "to": _TO,
        "term_years": number("The length of the term in years.", "term_years: 3"),
        "terms_served": number("How many terms the person has completed before this one.", "terms_served: 1"),
        "served_since": date("The first day on which the person held the seat, in an earlier term or in this one.", "served_since: 2022-07-01"),
        "from_organisation": ref(("organisation",), "For a partner member: where they come from.", "from_organisation: tarn-hospitals"),
        "own_role": word("role", "For a partner member: what they are there.", "own_role: chief_executive"),
        "own_role_ended": date("For a partner member: the last day on which they held that role; `none` while they hold it.", "own_role_ended: none"),
        "process": text("How the appointment was made.", "process: open advertisement and panel"),
    },
    label="holder",
)
_noun(
    "removal",
    "Who may remove the holder of a seat.",
    {"by": parties("Who may remove.", "by: [nhs_england]"), "approved_by": parties("Whose approval that needs.", "approved_by: [secretary_of_state]")},
    label="removal",
)
_noun(
    "nomination",
    "How the nomination of a partner member is made.",
    {
        "invited": parties("Who is invited to nominate.", "invited: [every_eligible_trust]"),
        "confirmed_by": word("joint_confirmation", "How a nomination becomes that of all who may nominate.", "confirmed_by: each_confirms"),
        "tie_rule": text("What happens when those who nominate are equally divided.", "tie_rule: the panel recommends one of the two to the chair"),
    },
    label="nomination",
)
_noun(
    "seat",
    "A position that a body's rules provide, whether or not anyone holds it.",
    {
        "id": identifier("By which the rest of the document names the seat.", "id: nem-1"),
        "role": word("role", "What the seat is for. Declared, never inferred from the title.", "role: non_executive_member", required=True),
        "also": words("role", "Further roles of the same seat: one person, one vote. Left out: none that the board must have a post for; `none` says that there is no other at all.", "also: [deputy_chair]"),
        "title": text("What the seat is called locally.", "title: Chief Nursing Officer"),
        "from": _FROM,
        "to": _TO,
        "partner_from": word("partner_sector", "For a partner member: the sector that nominates.", "partner_from: nhs_trusts"),
        "nominated_by": parties("Who nominates; several together are one joint nomination.", "nominated_by: [tarn-hospitals, fenwick-minds]"),
        "nomination": thing("nomination", "For a partner member: how the nomination is made.", "nomination: {invited: [every_eligible_trust], confirmed_by: each_confirms}"),
        "appointed_by": parties("Who appoints.", "appointed_by: [chief_executive]"),
        "approved_by": parties("Whose approval the appointment needs.", "approved_by: [chair]"),
        "removal": thing("removal", "Who may remove the holder.", "removal: {by: [nhs_england], approved_by: [secretary_of_state]}"),
        "independent": yes_no("Whether the rules require the holder to be independent.", "independent: yes"),
        "core": yes_no("Whether the seat is of the core that every such body must have (yes), or one that this system adds (no).", "core: yes"),
        "vote": yes_no("Whether the seat has a vote, where the body's rule does not say so for all.", "vote: no"),
        "accountable_officer": yes_no("Whether the holder is the accountable officer.", "accountable_officer: yes"),
        "employed": yes_no("Whether the rules require the holder to be an employee of the NHS body.", "employed: yes"),
        "represents": words("voice", "Whom the seat speaks for.", "represents: [public_health]"),
        "organisation": ref(("organisation",), "The organisation whose seat it is, for a seat held for one.", "organisation: tarn-county"),
        "professions": words("profession", "Professions that the seat is for.", "professions: [medicine]"),
        "doctors": words("doctor", "Kinds of doctor that the seat is for.", "doctors: [consultant]"),
        "expertise": words("expertise", "Knowledge or experience that the rules ask of the holder.", "expertise: [mental_illness_services]"),
        "leads": words("function", "Functions that the holder leads on.", "leads: [digital]"),
        "place": ref(("place",), "The place that the seat is for.", "place: fenwick"),
        "term_years": number("The longest term that the rules allow, in years.", "term_years: 3"),
        "total_years": number("The longest that one person may hold it in all, in years.", "total_years: 9"),
        "holder": things("holder", "Who holds the seat; `filled` (someone, not named) or `vacant`. A list is a job share.", "holder: {person: p-chief, status: substantive}", shorthand="holding"),
        "vacant_since": date("Since when nobody has held it.", "vacant_since: 2024-02-01"),
        "shared_with": names("Codes of other boards on which the holder has the same post.", "shared_with: none"),
    },
    label="seat",
)
_noun(
    "chair",
    "The office of chair of a body: apart from how the seat that holds it is filled.",
    {
        "seat": ref(("seat",), "The seat whose holder chairs.", "seat: icp-tarn"),
        "deputy_seat": ref(("seat",), "The seat whose holder is deputy chair.", "deputy_seat: nem-2"),
        "chosen_by": parties("Who chooses the chair.", "chosen_by: [nhs_body, tarn-county, fenwick-city]"),
        "role_description": when("When the role was set out; or yes.", "role_description: yes"),
        "role_set_by": parties("Who set the role, term and accountabilities.", "role_set_by: [nhs_body, tarn-county]"),
        "term_years": number("The term in years.", "term_years: 2"),
        "accountable_to": parties("To whom the chair answers.", "accountable_to: [nhs_body, tarn-county]"),
        "independent": yes_no("Whether the chair must be independent of the bodies that choose.", "independent: yes"),
    },
    label="chair",
)
_noun(
    "member",
    "An organisation, group or person who takes part in a body without a seat that its rules provide.",
    {
        "organisation": ref(("organisation",), "The organisation.", "organisation: fenwick-pcn"),
        "group": text("A group that is no organisation.", "group: Fenwick Voices"),
        "person": ref(("person",), "The person who attends, by id.", "person: p-pcn-lead"),
        "role": word("role", "As what they attend.", "role: pcn_clinical_director"),
        "represents": words("voice", "Whom they speak for. Said, never inferred.", "represents: [acute, community]"),
        "professions": words("profession", "Professions they bring.", "professions: [medicine]"),
        "doctors": words("doctor", "Kinds of doctor they bring.", "doctors: [general_practitioner]"),
        "core": yes_no("Whether they are of the core membership that every such body must have (yes), or added by this system (no).", "core: yes"),
        "vote": yes_no("Whether they have a vote.", "vote: yes"),
        "approved_by": parties("Whose approval their membership needs.", "approved_by: [chair]"),
        "from": _FROM,
        "to": _TO,
    },
    label="member",
)
_noun(
    "meetings",
    "How a body meets.",
    {
        "in_public": yes_no("Whether formal meetings are held in public.", "in_public: yes"),
        "private_part": text("When the public is excluded, and why.", "private_part: for confidential business, by resolution"),
        "exclusion_by_resolution": yes_no("Whether the public is excluded only by a resolution that states the reason.", "exclusion_by_resolution: yes"),
        "papers_published": yes_no("Whether papers are published.", "papers_published: yes"),
        "minutes_published": yes_no("Whether minutes are published.", "minutes_published: yes"),
        "notice_days": number("Clear days of public notice.", "notice_days: 5"),
        "short_notice_when_called": yes_no("For a meeting called at shorter notice: whether the public is told when it is called.", "short_notice_when_called: yes"),
        "papers_days_before": number("How many days before a meeting papers are published.", "papers_days_before: 7"),
        "url": text("Where meetings and papers are published.", "url: https://example.org/board"),
    },
    label="meetings",
)
_noun(
    "terms_of_reference",
    "A body's terms of reference.",
    {
        "approved_by": parties("Who approved them.", "approved_by: [board]"),
        "date": date("When they were approved.", "date: 2022-07-01"),
        "published": when("When they were published; or yes or no.", "published: yes"),
        "review_by": date("When they are next reviewed.", "review_by: 2023-07-01"),
        "covers": words("agreement_term", "What else they cover.", "covers: [functions, assurance]"),
        "administration": yes_no("Whether they set out how the body works and is administered.", "administration: yes"),
        "membership": yes_no("Whether they set out the membership.", "membership: yes"),
        "authority": yes_no("Whether they state what the body may decide.", "authority: yes"),
        "sub_committees": yes_no("Whether they let the body set up sub-committees.", "sub_committees: yes"),
        "duties": words("remuneration_duty", "For a remuneration committee: what it settles.", "duties: [pay_policy, employees_pay]"),
    },
    label="terms of reference",
)
_noun(
    "decision_rules",
    "How a body decides.",
    {
        "consensus_first": yes_no("Whether consensus is sought first.", "consensus_first: yes"),
        "vote_last_resort": yes_no("Whether a vote is the last resort.", "vote_last_resort: yes"),
        "chair_decides": yes_no("Whether the chair may decide for the body when members disagree.", "chair_decides: yes"),
        "veto": yes_no("Whether any organisation has a veto.", "veto: no"),
        "quorum": number("The smallest number of members for a decision.", "quorum: 6"),
        "quorum_includes": words("quorum_class", "Who must be among those who make up the quorum.", "quorum_includes: [independent, partner]"),
        "quorum_without_chair": yes_no("Whether the body may decide without its chair.", "quorum_without_chair: yes"),
        "casting_vote": yes_no("Whether the chair has a second vote when votes are equal.", "casting_vote: yes"),
        "partners_as_delegates": yes_no("Whether partner members act on the instructions of their sectors (yes) or for the whole system (no).", "partners_as_delegates: no"),
    },
    label="decision rules",
)
_noun(
    "board",
    "The board of the NHS body (before 2022: of the system).",
    {
        **BODY,
        "form": word("board_form", "How the board is made up and answers.", "form: unitary"),
        "votes": Field("word", "`every_seat` when every seat that does not say otherwise has a vote.", "votes: every_seat", vocabulary="votes"),
        "perspectives": keyed_refs(
            "voice", ("seat", *BODIES), "Which seat or committee brings each viewpoint; `none` when known that nobody does.", "perspectives: {acute: trust-member, public_health: none}"
        ),
        "further_members_agreed": when("When NHS England agreed to seats beyond the national minimum.", "further_members_agreed: 2022-03-14"),
        "size": number("How many members the constitution says that the board has.", "size: 12"),
        "term_years": number("The longest term of office of the chair, the non-executive members and the partner members, in years, unless a seat says otherwise.", "term_years: 3"),
        "total_years": number("The longest that one of them may serve in all, in years, unless a seat says otherwise.", "total_years: 9"),
        "responsible_for_delegated_services": yes_no(
            "Whether the board and chief executive stay responsible for services under delegation or lead provider contracts.", "responsible_for_delegated_services: yes"
        ),
        "skills_review": thing("skills_review", "The latest review of the skills, knowledge and experience of its members, taken together.", "skills_review: {date: 2023-03-01, gaps: none}"),
    },
    base="body",
    label="board",
)
_noun(
    "skills_review",
    "A review of the skills, knowledge and experience of the board's members, taken together. Nothing is said of one person.",
    {
        "date": date("When it was made.", "date: 2023-03-01"),
        "gaps": words("expertise", "What the members together were found to lack; `none` when nothing.", "gaps: [digital]"),
        "steps": text("What is done about the gaps; `none` when nothing.", "steps: the next non-executive is sought with digital experience"),
    },
    label="skills review",
)
_noun(
    "committee",
    "A committee, sub-committee, joint committee or group of the NHS body.",
    {
        "id": identifier("By which the rest of the document names it.", "id: audit", required=True),
        "kind": word("committee_kind", "What it is for.", "kind: audit"),
        **BODY,
        "shared_with": names("Codes of other boards with which it is shared.", "shared_with: none"),
        "linked_seat": ref(("seat",), "The board seat through which it reaches the board.", "linked_seat: medical"),
        "whole_board": yes_no("Whether every member of the board is a member of it.", "whole_board: no"),
    },
    base="body",
    label="committee",
)
_noun(
    "partnership",
    "The wider partnership of the NHS and councils: the ICS Partnership of 2021, the integrated care partnership since 2022.",
    {
        **BODY,
        "chair_model": word("chair_model", "How its chair and the NHS body's relate.", "chair_model: separate"),
        "relationship_with_nhs_body": text(
            "How it and the NHS body work together, and how its strategy guides the NHS body.", "relationship_with_nhs_body: the board answers each year to the strategy's aims"
        ),
        "builds_on": text("The board that it reuses or grew out of, such as a health and wellbeing board; `none` when it is new.", "builds_on: the health and wellbeing board of Tarn"),
    },
    base="body",
    label="partnership",
)
_noun(
    "leader",
    "Who leads a place or another body.",
    {
        "person": ref(("person",), "The person's id.", "person: p-place"),
        "role": word("role", "As what.", "role: place_leader"),
        "status": word("holder_status", "How the post is held.", "status: substantive"),
        "from": _FROM,
        "to": _TO,
        "convenes": yes_no("Whether they convene the partnership.", "convenes: yes"),
        "represents": yes_no("Whether they represent it in the wider system.", "represents: yes"),
        "on_behalf_of": parties("For whom they act.", "on_behalf_of: [nhs_body]"),
        "joint_appointment": yes_no("Whether the NHS and a council appoint jointly.", "joint_appointment: yes"),
    },
    label="leader",
)
_noun(
    "place",
    "A place partnership.",
    {
        "id": identifier("By which the rest of the document names it.", "id: fenwick", required=True),
        **BODY,
        "councils": refs(("organisation",), "The councils whose areas it covers.", "councils: [fenwick-city]"),
        "population": number("How many people live there.", "population: 310000"),
        "footprint_basis": words("footprint_basis", "What its boundary follows.", "footprint_basis: [council_area]"),
        "boundary": text("Where its boundary runs, in words.", "boundary: the city of Fenwick and the parishes east of it"),
        "footprint_reason": text("Why its boundary follows something other than whole council areas.", "footprint_reason: people on both sides of the boundary use one hospital"),
        "functions_confirmed": when("When the functions that it carries out were confirmed; `no` when they have not been.", "functions_confirmed: 2022-03-24"),
        "represented_on": refs(BODIES, "Other bodies of the system on which it is represented, as agreed.", "represented_on: [partnership, board]"),
        "agreed_with_nhs_body": when("When its membership and governance were agreed with the NHS body.", "agreed_with_nhs_body: 2022-06-01"),
        "agreed_by": parties("Everyone who agreed its arrangements.", "agreed_by: [nhs_body, fenwick-city]"),
        "leader": thing("leader", "Who leads it; `filled` or `vacant` when not named.", "leader: {person: p-place, convenes: yes, represents: yes}", shorthand="holding"),
        "delegated_officer": ref(("person",), "For the form `individual_officer`: who decides.", "delegated_officer: p-place"),
        "lead_contract": when("For the form `lead_provider`: when the contract was signed.", "lead_contract: 2022-06-20"),
        "budget": thing("place_budget", "Its delegated budget; `none` when it has none.", "budget: {services: [community]}"),
        "collaborative_agreements": refs(("collaborative",), "Collaboratives with which it has agreed who does what.", "collaborative_agreements: [minds-together]"),
        "health_and_wellbeing_board": text("How it relates to the health and wellbeing board.", "health_and_wellbeing_board: reports to it twice a year"),
        "neighbourhoods": refs(("organisation",), "The primary care networks in it.", "neighbourhoods: [fenwick-pcn]"),
        "roles": words("place_role", "The roles that it has taken on.", "roles: [network_support, joined_up_care]"),
        "involvement": words("involvement_method", "How it involves people.", "involvement: [place_engagement]"),
    },
    base="body",
    label="place",
)
_noun(
    "place_budget",
    "A budget that a place manages.",
    {
        "amount": number("Pounds a year.", "amount: 12000000"),
        "services": words("service", "The services it pays for.", "services: [primary_medical, community]"),
        "set_with_councils": yes_no("Whether councils took part in setting it.", "set_with_councils: yes"),
        "pooled": yes_no("Whether council money is pooled in it.", "pooled: no"),
        "basis": word("basis", "For a pooled budget: the power used.", "basis: nhsa_s75"),
    },
    label="place budget",
)
_noun(
    "contract",
    "How the NHS body contracts with a collaborative.",
    {
        "model": word("contract_model", "Which of the two models.", "model: lead_provider"),
        "standard_contract": yes_no("Whether the NHS Standard Contract is used.", "standard_contract: yes"),
        "lead": ref(("organisation",), "The lead provider.", "lead: fenwick-minds"),
        "sub_contracts": refs(("organisation",), "Those with a sub-contract.", "sub_contracts: [coast-minds]"),
        "shared_resources_agreement": yes_no("For individual contracts: whether the providers agreed how to use their resources together.", "shared_resources_agreement: yes"),
    },
    label="contract",
)
_noun(
    "collaborative",
    "A group of providers that work together: a provider collaborative or one of its relatives.",
    {
        "id": identifier("By which the rest of the document names it.", "id: minds-together", required=True),
        "kind": word("collaborative_kind", "What it is.", "kind: provider_collaborative"),
        **BODY,
        "systems": names("Codes of every system it works across.", "systems: [QZZ, QYY]"),
        "places": refs(("place",), "The places of this system that it covers.", "places: [fenwick, tarn]"),
        "whole_system": yes_no("Whether it covers at least one whole system.", "whole_system: yes"),
        "model": word("collaborative_model", "How it decides: the providers' choice.", "model: lead_provider"),
        "lead": ref(("organisation",), "For a lead provider model: who leads.", "lead: fenwick-minds"),
        "agreed_with_nhs_body": when("When its role and relationship were agreed with the NHS body.", "agreed_with_nhs_body: 2022-03-01"),
        "agreement": thing("agreement", "Its agreement between members, or with the NHS body.", "agreement: {signed: 2022-03-01}"),
        "funded_by_nhs_body": yes_no("Whether the NHS body pays it for services.", "funded_by_nhs_body: yes"),
        "contract": thing("contract", "How the NHS body contracts with it.", "contract: {model: lead_provider, lead: fenwick-minds}"),
        "supports": refs(("network", "collaborative"), "Networks and alliances whose work it helps.", "supports: [northern-cancer]"),
        "route_to_board": text("How it reaches the NHS body's board.", "route_to_board: a partner member's brief"),
        "purposes": words("collaborative_purpose", "What it is for.", "purposes: [less_variation, resilience]"),
        "services": words("service", "The services that it provides or plans together.", "services: [acute, diagnostics]"),
        "who_may_join": text("Which organisations may join it.", "who_may_join: any trust or community interest company that provides the service"),
        "system_agreements": things(
            "system_agreement", "What it has agreed with the NHS body of each system that it works through.", "system_agreements: [{code: QZZ, objectives: yes, relationship: yes}]"
        ),
        "decision_arrangements": words("decision_arrangement", "What its rules for deciding settle.", "decision_arrangements: [reserved_and_delegated_matters, conflicts]"),
        "joint_posts": things("joint_post", "Posts that one person holds in two or more of its trusts.", "joint_posts: [{role: chief_executive, organisations: [tarn-hospitals, fenwick-general]}]"),
    },
    base="body",
    label="collaborative",
)
_noun(
    "system_agreement",
    "What a collaborative has agreed with the NHS body of one system.",
    {
        "code": name("The system's code, as in the Organisation Data Service.", "code: QZZ"),
        "objectives": yes_no("Whether it sets specific objectives.", "objectives: yes"),
        "relationship": yes_no("Whether it defines how the two work together.", "relationship: yes"),
        "form": text("What kind of agreement it is.", "form: responsibility agreement"),
        "from": _FROM,
        "to": _TO,
    },
    label="agreement with a system",
)
_noun(
    "joint_post",
    "A post that one person holds in two or more organisations.",
    {
        "role": word("role", "Which post.", "role: chief_executive"),
        "organisations": refs(("organisation",), "Of which organisations.", "organisations: [tarn-hospitals, fenwick-general]"),
        "filled": yes_no("Whether someone holds it.", "filled: yes"),
        "from": _FROM,
        "to": _TO,
    },
    label="joint post",
)
_noun(
    "network",
    "A clinical network or a cancer alliance.",
    {
        "id": identifier("By which the rest of the document names it.", "id: northern-cancer", required=True),
        "kind": word("collaborative_kind", "What it is.", "kind: cancer_alliance"),
        **BODY,
        "systems": names("Codes of every system it works across.", "systems: [QZZ, QYY]"),
        "joint_arrangement": when("When the systems recorded how they plan together through it.", "joint_arrangement: 2022-02-01"),
        "settings": words("care_setting", "Settings that take part.", "settings: [primary_care, acute]"),
        "professions": words("profession", "Professions that take part.", "professions: [medicine, nursing]"),
        "remit": words("network_remit", "What it may do for the system.", "remit: [service_reviews, proposals]"),
    },
    base="body",
    label="network",
)
_noun(
    "health_and_wellbeing_board",
    "A council's health and wellbeing board.",
    {
        "id": identifier("By which the rest of the document names it.", "id: tarn-hwb", required=True),
        **BODY,
        "council": ref(("organisation",), "The council whose board it is.", "council: tarn-county"),
        "shared_representative_agreed": when(
            "When it agreed that one person represents several integrated care boards on it; or yes or no.", "shared_representative_agreed: 2023-01-19"
        ),
        "needs_assessment_received": date("The day on which the partnership received the latest joint strategic needs assessment for its area.", "needs_assessment_received: 2023-09-01"),
        "strategy": thing("document", "The joint local health and wellbeing strategy for its area.", "strategy: {status: approved, date: 2023-06-15}"),
        "strategy_sufficient": when(
            "When the council and the NHS body, having considered the integrated care strategy, decided that this strategy is sufficient; or yes or no.", "strategy_sufficient: 2023-02-01"
        ),
        "neighbourhood_plan": thing("neighbourhood_plan", "The neighbourhood health plan for its area.", "neighbourhood_plan: {prepared_with: [nhs_body], signed_off: 2026-06-10}"),
    },
    base="body",
    label="health and wellbeing board",
)
_noun(
    "neighbourhood_plan",
    "A council area's neighbourhood health plan.",
    {
        "prepared_with": parties("Who prepared it with the council.", "prepared_with: [nhs_body, fenwick-pcn]"),
        "signed_off": when("When the health and wellbeing board approved it; or yes or no.", "signed_off: 2026-06-10"),
    },
    label="neighbourhood health plan",
)
_noun(
    "agreement",
    "A written agreement.",
    {
        "signed": date("When it was signed.", "signed: 2022-06-20"),
        "parties": parties("Who signed.", "parties: [nhs_body, tarn-hospitals]"),
        "terms": words("agreement_term", "What it covers.", "terms: [functions, money, assurance]"),
        "reference": text("Where it is kept.", "reference: contract register 14"),
    },
    label="agreement",
)
_noun(
    "delegation",
    "A function passed from one party to another.",
    {
        "id": identifier("By which the rest of the document names it.", "id: community-to-fenwick", required=True),
        "function": word("function", "What is passed on.", "function: community_services"),
        "from": party("Who passes it on.", "from: nhs_body"),
        "to": party("Who receives it.", "to: fenwick"),
        "basis": word("basis", "By which power.", "basis: internal_p11"),
        "starts": date("The first day. Left out: in force.", "starts: 2022-07-01"),
        "ends": date("The last day. Left out: no end.", "ends: 2023-03-31"),
        "onward": word("onward", "Whether it may be passed on again.", "onward: prohibited"),
        "accountable": party("Who stays accountable.", "accountable: nhs_body"),
        "assurance": text("How the giver is assured.", "assurance: quarterly report to the board"),
        "agreement": thing("agreement", "The written agreement.", "agreement: {signed: 2022-06-20, terms: [functions, money, assurance]}"),
        "budget": number("Pounds a year that go with it.", "budget: 12000000"),
        "services": words("service", "The services it covers.", "services: [community]"),
        "statutory_decision": yes_no("Whether it is a formal decision under the law that sets up the NHS body.", "statutory_decision: no"),
        "liable": party("For a delegation: on whom its terms lay liability for how the function is exercised.", "liable: tarn-hospitals"),
        "consented": when("For a function that its holder may pass on only with consent: when consent was given to this; or yes or no.", "consented: 2023-01-10"),
        "published": when("For a direction: when it was published; or yes or no.", "published: 2023-04-03"),
        "reports": words("report_frequency", "How often the receiver reports on it.", "reports: [quarterly, yearly]"),
        "consulted": texts("Who was consulted before it was made; `none` when nobody was.", "consulted: [people who use the services, staff]"),
        "lawfulness_checked": when("When it was checked that it is lawful and well governed; or yes or no.", "lawfulness_checked: 2022-06-01"),
        "limits": text("The limits of the authority, as the receiver knows them.", "limits: contracts up to 500,000 pounds a year"),
        "scheme_updated": when("When the giver's scheme of delegation was brought up to date for it; or yes or no.", "scheme_updated: 2022-06-20"),
        "accepted": when("When the receiver's board accepted it; or yes or no.", "accepted: 2022-06-15"),
    },
    label="delegation",
)
_noun(
    "fund",
    "A pooled fund.",
    {
        "id": identifier("By which the rest of the document names it.", "id: better-care", required=True),
        "name": text("Its name.", "name: Better Care Fund"),
        "basis": word("basis", "By which power.", "basis: nhsa_s75"),
        "contributors": parties("Who pays in.", "contributors: [nhs_body, tarn-county]"),
        "host": party("Who holds the money.", "host: tarn-county"),
        "manager": text("The role that manages it.", "manager: head of integration"),
        "functions": words("function", "What it pays for.", "functions: [community_services]"),
        "place": ref(("place",), "The place it serves.", "place: tarn"),
        "agreement": thing("agreement", "The written agreement.", "agreement: {signed: 2022-04-01}"),
        "reports": words("report_frequency", "How often its manager reports to the partners.", "reports: [quarterly, yearly]"),
        "consulted": texts("Who was consulted before it was set up; `none` when nobody was.", "consulted: [people who use the services, staff]"),
        "starts": date("The first day. Left out: in force.", "starts: 2022-04-01"),
        "ends": date("The last day. Left out: no end.", "ends: 2023-03-31"),
    },
    label="fund",
)
_noun(
    "function",
    "A function of the NHS body: who decides it, at which level, who leads.",
    {
        "id": word("function", "Which function.", "id: emergency_planning", required=True),
        "decided_by": parties("Who decides.", "decided_by: [board]"),
        "carried_out_by": parties("Who carries it out.", "carried_out_by: [nhs_body]"),
        "level": words("level", "At which level.", "level: [system]"),
        "direction": word("direction", "For the change of boards since 2025: whether the NHS body is to grow it, adapt it or pass it on.", "direction: grow"),
        "lead": thing("leader", "Who leads on it; `filled` or `vacant` when not named.", "lead: {role: chief_executive}", shorthand="holding"),
    },
    label="function",
)
_noun(
    "arrangement",
    "A joint arrangement between bodies that is neither a body nor a delegation of its own.",
    {
        "id": identifier("By which the rest of the document names it.", "id: ambulance-planning", required=True),
        "name": text("Its name.", "name: Northern ambulance commissioning"),
        "kind": word("arrangement_kind", "What it is for.", "kind: supra_system"),
        "with": parties("The partners.", "with: [tarn-county]"),
        "systems": names("Codes of the systems that take part.", "systems: [QZZ, QYY]"),
        "services": words("service", "The services planned through it.", "services: [ambulance]"),
        "organisations": refs(("organisation",), "The providers it concerns.", "organisations: [north-ambulance]"),
        "document": when("When it was written down; or yes or no.", "document: 2022-03-01"),
        "from": _FROM,
        "to": _TO,
    },
    label="arrangement",
)
_noun(
    "document_version",
    "One version of a document, with who made the change and who approved it.",
    {
        "version": text("Its number or name.", "version: 2.0"),
        "from": date("The first day on which it was or will be in force.", "from: 2024-02-01"),
        "made_by": parties("Who made the change: the NHS body itself, or NHS England on its own initiative.", "made_by: [nhs_body]"),
        "approved_by": parties("Who approved it.", "approved_by: [nhs_england]"),
        "approved": date("When it was approved.", "approved: 2024-01-15"),
    },
    label="version",
)
_noun(
    "document",
    "A document that records the governance.",
    {
        "status": word("document_status", "How far it has got.", "status: approved"),
        "title": text("Its title.", "title: Healthier together 2022 to 2027"),
        "version": text("Its version.", "version: 2.1"),
        "versions": things("document_version", "Every version so far, the first one included.", "versions: [{version: 1.0, from: 2022-07-01}]"),
        "date": date("Its date.", "date: 2022-06-30"),
        "from": date("The first day it is in force.", "from: 2022-07-01"),
        "to": date("The last day it is in force.", "to: 2027-03-31"),
        "owner": parties("Who owns or prepares it.", "owner: [partnership]"),
        "approved_by": parties("Who approved it.", "approved_by: [board]"),
        "signed_by": parties("Who signed it: a role, a seat or a person.", "signed_by: [chief_executive]"),
        "agreed_with": parties("With whom it was agreed.", "agreed_with: [nhs_england]"),
        "parties": parties("Whom it binds or who share it.", "parties: [nhs_body, tarn-hospitals]"),
        "published": when("When it was published; or yes or no.", "published: yes"),
        "url": text("Where it is published.", "url: https://example.org/constitution"),
        "provides": words("constitution_clause", "What its clauses provide for.", "provides: [quorum, voting]"),
        "shows": names("For a map, a scheme of delegation or a handbook: the ids of the bodies, delegations and funds in it.", "shows: [board, audit]"),
        "reserves": words("function", "For a scheme of reservation and delegation: the functions that the board keeps to itself.", "reserves: [constitution, strategy]"),
        "sets_out": words("place_matter", "For a map: what it sets out of each place.", "sets_out: [place_boundaries, place_leadership]"),
        "guided_by": words("document", "Other documents that it follows or has regard to.", "guided_by: [integrated_care_strategy]"),
        "reflected_in": words("document", "Other documents that reflect it.", "reflected_in: [system_plan]"),
        "groups": words("group_of_people", "Groups of people that it reaches.", "groups: [lived_experience, carers]"),
        "principles": words("principle", "Principles that it adopts.", "principles: [learning_culture]"),
        "covers": words("money_for", "For money: what it covers.", "covers: [places, providers]"),
        "review_by": date("When it is next reviewed.", "review_by: 2023-06-30"),
        "last_review": date("When it was last reviewed, and confirmed or changed.", "last_review: 2024-03-20"),
        "year_from": date("For a yearly plan or report: the first day of the financial year that it is for or about.", "year_from: 2024-04-01"),
        "contents": words("plan_content", "What it deals with.", "contents: [services, general_duties, financial_duties]"),
        "consulted": parties("Bodies that were consulted or involved when it was prepared.", "consulted: [tarn-hwb, tarn-healthwatch]"),
        "people_consulted": when("When the people of the area were consulted or involved when it was prepared; or yes or no.", "people_consulted: 2023-04-20"),
        "opinions": things("opinion", "Opinions of bodies that were consulted on it.", "opinions: [{body: tarn-hwb, date: 2023-05-18, in_plan: yes}]"),
        "sent_to": parties("To whom a copy was given.", "sent_to: [partnership, every_health_and_wellbeing_board, nhs_england]"),
        "copies_due": date("The day by which NHS England has directed that copies be given.", "copies_due: 2023-06-30"),
        "audited": when("For accounts: when they were audited; or yes or no.", "audited: 2023-06-22"),
        "model_edition": text("For a constitution: the edition of the national model that it follows.", "model_edition: national model of May 2022"),
        "serves_as": words("document", "Other documents that it also is, or that it holds.", "serves_as: [joint_forward_plan]"),
        "assurance_statement": when("For a plan: when the board made its statement of assurance; or yes or no.", "assurance_statement: 2026-02-04"),
    },
    label="document",
)
_noun(
    "opinion",
    "A body's opinion on a plan that it was consulted on.",
    {
        "body": party("Whose opinion.", "body: tarn-hwb"),
        "date": date("When it was given.", "date: 2023-05-18"),
        "in_plan": yes_no("Whether the plan states it.", "in_plan: yes"),
    },
    label="opinion",
)
_noun(
    "register",
    "A register that the NHS body keeps. What is entered in it stays there: this says only whom it covers and how it is kept.",
    {
        "id": identifier("By which the rest of the document names it.", "id: interests-of-members", required=True),
        "name": text("Its name.", "name: Register of interests of members"),
        "kind": word("register_kind", "What it is of.", "kind: interests"),
        "from": _FROM,
        "to": _TO,
        "covers": words("register_covers", "Whose entries it holds.", "covers: [board_members, committee_members, employees]"),
        "access": word("register_access", "Who may see it.", "access: published"),
        "url": text("Where it is published.", "url: https://example.org/register"),
        "last_review": date("When it was last brought up to date as a whole.", "last_review: 2024-01-31"),
        "declare_within_days": number("Within how many days of becoming aware of a conflict a person must declare it.", "declare_within_days: 28"),
        "declarations": things("declaration", "Days on which conflicts were declared: never what they were.", "declarations: [{seat: gp-member, aware: 2024-01-08, declared: 2024-01-15, registered: 2024-01-16}]"),
    },
    label="register",
)
_noun(
    "declaration",
    "The days of one declaration of a conflict of interest. What was declared is not recorded here.",
    {
        "person": ref(("person",), "Who declared, by id.", "person: p-gp"),
        "seat": ref(("seat",), "The seat of who declared, instead of the person.", "seat: gp-member"),
        "aware": date("When the person became aware of the conflict.", "aware: 2024-01-08"),
        "declared": date("When the person declared it.", "declared: 2024-01-15"),
        "registered": when("When it was entered in the register; `no` when it has not been.", "registered: 2024-01-16"),
    },
    label="declaration",
)
_noun(
    "involvement",
    "How people and communities are involved.",
    {
        "arrangements": things(
            "involvement_arrangement", "Each arrangement: at which level, with whom, by what method.", "arrangements: [{level: place, methods: [co_production], with: [healthwatch]}]"
        ),
        "stages": words("involvement_stage", "The stages at which people are involved.", "stages: [planning, proposals, decisions]"),
        "plan_consultation": text("How people are consulted on the joint forward plan and its revisions.", "plan_consultation: a survey and a public meeting in each place, every spring"),
        "national_principles": words("national_involvement_principle", "Which of the ten national principles for working with people and communities are adopted.", "national_principles: [voices_at_the_centre, early_engagement]"),
    },
    label="involvement",
)
_noun(
    "involvement_arrangement",
    "One way in which people are involved.",
    {
        "name": text("What it is called.", "name: Tarn citizens' panel"),
        "level": words("level", "At which level.", "level: [system]"),
        "methods": words("involvement_method", "By what methods.", "methods: [citizens_panel]"),
        "with": words("voice", "With whom.", "with: [healthwatch, voluntary_community_social_enterprise]"),
        "groups": words("group_of_people", "Groups it is focused on.", "groups: [health_inequalities]"),
        "body": party("The body it feeds into.", "body: board"),
    },
    label="involvement arrangement",
)
_noun(
    "clinical_leadership",
    "Clinical and care professional leadership across the system.",
    {
        "settings": words("care_setting", "Settings from which leaders come.", "settings: [primary_care, acute, social_care]"),
        "professions": words("profession", "Professions from which leaders come.", "professions: [medicine, nursing]"),
        "protected_time": yes_no("Whether every leader has protected time and resource.", "protected_time: yes"),
        "self_assessment": date("When progress was last self-assessed.", "self_assessment: 2022-02-01"),
        "peer_review": yes_no("Whether a peer review or buddying is used.", "peer_review: yes"),
        "levels": words("level", "Levels at which clinical leaders take part in decisions.", "levels: [system, place]"),
        "doctors": words("doctor", "Kinds of doctor who are among the leaders.", "doctors: [general_practitioner, consultant, public_health_doctor]"),
        "advice": things("professional_advice", "From whom the NHS body takes professional advice.", "advice: [{body: clinical-forum, professions: [medicine, nursing, public_health]}]"),
    },
    label="clinical leadership",
)
_noun(
    "professional_advice",
    "One source of professional advice to the NHS body.",
    {
        "name": text("What it is called.", "name: Clinical forum"),
        "body": party("The body or organisation that advises.", "body: clinical-forum"),
        "professions": words("profession", "Professions that it brings.", "professions: [medicine, nursing, public_health]"),
    },
    label="professional advice",
)
_noun(
    "workforce",
    "How people priorities are agreed and delivered.",
    {
        "body": party("The body that agrees people priorities.", "body: people-committee"),
        "lead": thing("leader", "Who is accountable for delivery.", "lead: {role: people_lead}", shorthand="holding"),
        "outcomes": words("people_outcome", "The people functions that are planned for.", "outcomes: [hr_services, wellbeing]"),
        "staff_partnership_forum": thing("staff_partnership_forum", "Where employers and staff meet; `none` when there is none.", "staff_partnership_forum: {trade_unions: yes}"),
    },
    label="workforce",
)
_noun(
    "staff_partnership_forum",
    "Where the employers of the system meet staff and their trade unions.",
    {
        "name": text("Its name.", "name: Social Partnership Forum"),
        "trade_unions": yes_no("Whether trade unions sit in it.", "trade_unions: yes"),
        "deals_with": words("staff_matter", "What it deals with.", "deals_with: [workforce_transition, workforce_plans]"),
    },
    label="staff partnership forum",
)
_noun(
    "quality",
    "Who leads on quality.",
    {
        "lead": thing("leader", "Who leads for the NHS body.", "lead: {role: nursing_director}", shorthand="holding"),
        "body": party("The committee or system quality group.", "body: quality"),
        "organisations_keep_duties": yes_no("Whether each organisation keeps its own quality duties.", "organisations_keep_duties: yes"),
    },
    label="quality",
)
_noun(
    "oversight",
    "How the performance of the system and its organisations is judged.",
    {
        "clinical_input_assessed": yes_no("Whether it is judged how well the system brings in clinical input and leadership from all sectors.", "clinical_input_assessed: yes"),
        "resources_considered": yes_no("Whether performance is judged in the light of the resources available.", "resources_considered: yes"),
        "reach_outside_nhs": text("How far the NHS body's oversight reaches partners outside the NHS.", "reach_outside_nhs: by contract only"),
    },
    label="oversight",
)
_noun(
    "procurement",
    "How the NHS body chooses providers.",
    {
        "nhs_default": yes_no("Whether its policy makes the NHS the default option for NHS contracts.", "nhs_default: no"),
        "reasons_published": yes_no("Whether each award is published with its reasons.", "reasons_published: yes"),
        "safeguards": text("What keeps contracts from being awarded without scrutiny.", "safeguards: the audit committee reviews every direct award"),
    },
    label="procurement",
)
_noun(
    "primary_care",
    "How primary care takes part in planning and decisions.",
    {
        "routes": texts("Every route by which its views reach decisions.", "routes: [the partner member, the primary care collaborative]"),
        "levels": words("level", "Levels at which it takes part in planning and decisions, besides what seats and members show.", "levels: [system, place, neighbourhood]"),
    },
    label="primary care",
)
_noun(
    "independent_providers",
    "How independent providers are engaged.",
    {"engagement": text("How they are engaged with the system's work.", "engagement: a quarterly provider forum")},
    label="independent providers",
)
_noun(
    "digital",
    "Data and digital.",
    {
        "lead": thing("leader", "The named senior responsible officer; `filled` or `vacant` when not named.", "lead: {person: p-digital, role: digital_lead}", shorthand="holding"),
        "lead_accountable_to": parties("To whom the senior responsible officer answers.", "lead_accountable_to: [board]"),
        "shared_care_record": word("readiness", "How far the shared care record has got.", "shared_care_record: live"),
        "intelligence_function": word("readiness", "How far the cross-system intelligence function has got.", "intelligence_function: live"),
        "items": words("digital_item", "Other parts of the foundations that are in place.", "items: [interoperability]"),
        "data_use_statement": when("When it was published which data are collected, with whom they are shared and why; or yes or no.", "data_use_statement: 2022-06-30"),
    },
    label="digital",
)
_noun(
    "place_allocation",
    "What money is available to a place.",
    {"place": ref(("place",), "The place.", "place: fenwick"), "amount": number("Pounds a year; 0 when nothing is allocated.", "amount: 12000000")},
    label="place allocation",
)
_noun(
    "running_cost",
    "What the NHS body spends on running itself, for each head of its population. The two figures are never compared with each other.",
    {
        "date": date("The day of the figure.", "date: 2026-03-31"),
        "pence_per_head": number("Pence a year for each head of population.", "pence_per_head: 1850"),
        "pence_per_weighted_head": number("Pence a year for each head of population weighted for need.", "pence_per_weighted_head: 1890"),
    },
    label="running cost",
)
_noun(
    "finance",
    "Money across the system.",
    {
        "place_allocations": things("place_allocation", "What is available to each place.", "place_allocations: [{place: fenwick, amount: 12000000}]"),
        "distribution": words("money_for", "What the agreed distribution covers.", "distribution: [places, providers, other_contracts]"),
        "safeguards": words("money_safeguard", "What the system has undertaken to protect; `none` when nothing.", "safeguards: [gp_funding, nhs_money_for_nhs]"),
        "flows_published": when("When it was published which money goes where as funding streams change; or yes or no.", "flows_published: 2022-06-30"),
        "single_pot": yes_no("Whether NHS money for the area is brought together in one pot for the system.", "single_pot: yes"),
        "running_cost": thing("running_cost", "What the NHS body spends on running itself.", "running_cost: {date: 2026-03-31, pence_per_weighted_head: 1890}"),
    },
    label="finance",
)
_noun(
    "ccg_transfer",
    "What passes from one clinical commissioning group.",
    {
        "organisation": ref(("organisation",), "The clinical commissioning group.", "organisation: tarn-ccg"),
        "covers": words("ccg_transfer", "What passes.", "covers: [functions, duties, contracts, assets, liabilities]"),
        "date": date("On which day.", "date: 2022-04-01"),
    },
    label="transfer",
)
_noun(
    "employment_commitment",
    "The commitment to staff affected by change.",
    {
        "employers": words("employer_kind", "Whose staff it covers.", "employers: [clinical_commissioning_groups, nhs_england, providers]"),
        "below_board_level": yes_no("Whether it covers staff below board level.", "below_board_level: yes"),
        "ends": date("When it ends; `none` for no end.", "ends: none"),
    },
    label="employment commitment",
)
_noun(
    "milestone",
    "A milestone of transition.",
    {"id": word("milestone", "Which milestone.", "id: draft_constitution", required=True), "reached": when("The day it was reached; `no` when it has not been.", "reached: 2021-12-10")},
    label="milestone",
)
_noun(
    "transition",
    "The change from one legal form to the next.",
    {
        "lead": thing("leader", "Who makes sure that there is capacity to take on the new duties.", "lead: {role: chief_executive}", shorthand="holding"),
        "ccg_transfers": things("ccg_transfer", "What passes from each clinical commissioning group.", "ccg_transfers: [{organisation: tarn-ccg, covers: [functions, staff]}]"),
        "employment_commitment": thing("employment_commitment", "The commitment to staff.", "employment_commitment: {below_board_level: yes}"),
        "major_internal_reorganisation": yes_no("Whether an organisation has made a significant internal reorganisation during the transition.", "major_internal_reorganisation: no"),
        "milestones": things("milestone", "Milestones, with the day each was reached.", "milestones: [{id: draft_constitution, reached: 2021-12-10}]"),
        "decisions_before_law": yes_no("Whether any decision that needs the new law was put in force before that law.", "decisions_before_law: no"),
    },
    label="transition",
)
_noun(
    "carried_agreement",
    "An agreement, delegation, joint committee or fund that names a board which a merger ends.",
    {
        "id": identifier("Its id, as under `delegations`, `funds`, `committees` or `arrangements` where it is there.", "id: better-care", required=True),
        "predecessor": name("The code of the board that it names.", "predecessor: QZZ"),
        "carried_by": word("carried_by", "How it goes on, or that it has ended; `none` when nothing was done.", "carried_by: transfer_scheme"),
    },
    label="agreement",
)
_noun(
    "transfer_scheme",
    "NHS England's scheme, or schemes, for what the boards that end leave behind.",
    {
        "made": date("When it was made.", "made: 2026-03-20"),
        "covers": words("transferred", "What it moves.", "covers: [property, rights, liabilities, staff, agreements]"),
    },
    label="transfer scheme",
)
_noun(
    "merger",
    "A merger of integrated care boards, or a change of their boundaries: as the boards that end and the boards that follow both describe it.",
    {
        "route": word("merger_route", "Who began it.", "route: nhs_england_led"),
        "takes_effect": date("The first day of the new boards; the old ones end the day before.", "takes_effect: 2026-04-01"),
        "predecessors": names("Codes of the boards from which the area comes. A board that stays stands here and under `successors`.", "predecessors: [QZZ, QYY]"),
        "successors": names("Codes of the boards to which the area goes: several when a board is split.", "successors: [QZY]"),
        "applied_by": parties("For a merger that boards began: who applied to NHS England.", "applied_by: [nhs_body]"),
        "engaged": parties("With whom the application was worked out.", "engaged: [tarn-county, fenwick-city, partnership]"),
        "transfer_scheme": thing("transfer_scheme", "The scheme for what the old boards leave behind.", "transfer_scheme: {covers: [liabilities, agreements]}"),
        "agreements": things("carried_agreement", "Every agreement that names an old board, and how it goes on.", "agreements: [{id: better-care, carried_by: transfer_scheme}]"),
        "partnership_follows": when("When the partnership was re-formed for the new area; or yes or no.", "partnership_follows: 2026-04-01"),
        "codes_confirmed": date("When the Organisation Data Service had official confirmation of the new codes.", "codes_confirmed: 2026-01-20"),
        "codes_done": date("When all its tasks for the change were done.", "codes_done: 2026-02-27"),
    },
    label="merger",
)
_noun(
    "cluster_working",
    "How the NHS body works with the boards that `cluster` names. Each stays a body of its own.",
    {
        "own_constitution": yes_no("Whether it keeps a constitution of its own.", "own_constitution: yes"),
        "own_board": yes_no("Whether it keeps a board of its own, even where the same people sit on several.", "own_board: yes"),
        "own_committees": yes_no("Whether it keeps committees of its own, even where they meet with the others'.", "own_committees: yes"),
        "meets_in_common": yes_no("Whether the boards hold their meetings together.", "meets_in_common: yes"),
        "own_quorum": yes_no("Whether, when they do, this board's quorum and votes are counted among its own members.", "own_quorum: yes"),
    },
    label="cluster working",
)
_noun(
    "integrated_health_organisation",
    "A contract under which one provider answers for the health of a whole population and contracts with others.",
    {
        "id": identifier("By which the rest of the document names it.", "id: fenwick-iho", required=True),
        "holder": ref(("organisation",), "The provider that holds the contract.", "holder: tarn-hospitals"),
        "from": _FROM,
        "to": _TO,
        "conflict_arrangements": text("How conflicts of interest are managed where the holder also takes part in the NHS body's decisions.", "conflict_arrangements: the holder leaves for items on the contract"),
    },
    label="integrated health organisation",
)
_noun(
    "statement",
    "What only a person can attest.",
    {
        "rule": name("The rule, by id or name.", "rule: DF-G16"),
        "subjects": names("Whom it covers: `every`, or subjects such as `board` or `person/p-nem-1`.", "subjects: every"),
        "answer": yes_no("The answer.", "answer: yes"),
        "by_role": word("role", "The role of the person who attests.", "by_role: chair"),
        "date": date("When.", "date: 2024-03-31"),
        "evidence": text("On what evidence.", "evidence: fit and proper person test return 2023/24"),
        "until": date("The last day it holds.", "until: 2025-03-31"),
    },
    label="statement",
)
_noun("approval", "A body's approval.", {"body": party("The body.", "body: board"), "date": date("When.", "date: 2024-01-24"), "minute": text("The minute.", "minute: 24/07")}, label="approval")
_noun(
    "explanation",
    "Comply or explain: why the system departs from a rule.",
    {
        "rule": name("The rule, by id or name.", "rule: DF-G04"),
        "subject": name("Which subject, such as `person/p-nem-2` or `board`.", "subject: person/p-nem-2"),
        "context": text("The circumstances.", "context: A trustee of the hospice since 2023."),
        "reason": text("Why the system departs from the rule.", "reason: The trusteeship is unpaid."),
        "alternative": text("What is done instead.", "alternative: Leaves the room for palliative care items."),
        "approved_by": thing("approval", "Which body approved the departure.", "approved_by: {body: board, date: 2024-01-24, minute: 24/07}"),
        "review_by": date("The last day it holds.", "review_by: 2025-01-31"),
    },
    label="explanation",
)

_noun(
    "report_block",
    "What the cover sheet of the report says. Roles, never the names of people. What is left out prints as to be completed.",
    {
        "meeting": text("The meeting that the report goes to, and its day.", "meeting: Board, 30 June 2022"),
        "agenda_item": text("Its place on the agenda.", "agenda_item: 7.2"),
        "purpose": text("What the meeting is asked to do.", "purpose: for decision"),
        "sponsor": text("The role of the executive who brings it.", "sponsor: chief executive"),
        "author_role": text("The role of who wrote it.", "author_role: company secretary"),
        "previously_considered": texts("Where it was considered before; `none` when nowhere.", "previously_considered: [Audit Committee, 14 June 2022]"),
        "recommendations": texts("What the meeting is recommended to do.", "recommendations: [note the findings, agree the actions]"),
        "summary": text("A summary in a few lines.", "summary: The board is complete; two committees remain to be set up."),
    },
    label="report",
)

#: The top of a document.
DOCUMENT = Noun(
    "ics",
    "The description of one integrated care system under one constitution, in force or proposed.",
    {
        "format": number("The version of this format: 1.", "format: 1"),
        "as_of": date("The day to test as of, when the command line does not say.", "as_of: 2024-03-31"),
        "packs": names("The rule packs to test against, when the command line does not say.", "packs: [design-framework@2021.06]"),
        "constitution_status": Field("word", "Whether this describes a constitution in force or a proposed one.", "constitution_status: in_force", vocabulary="constitution_status"),
        "system": thing("system", "The system.", "system: {name: Tarn and Fenwick, ods: QZZ}"),
        "nhs_body": thing("nhs_body", "The system's NHS body.", "nhs_body: {name: NHS Tarn and Fenwick Integrated Care Board}"),
        "organisations": things("organisation", "The organisations that the document names.", "organisations: [{id: tarn-hospitals, kind: nhs_foundation_trust}]"),
        "people": things("person", "What is known of people, by id. Someone named only in a seat need not be listed.", "people: [{id: p-chief, employers: [nhs_body]}]"),
        "board": thing("board", "The board of the NHS body.", "board: {form: unitary}"),
        "committees": things("committee", "The committees and groups of the NHS body.", "committees: [{id: audit, kind: audit}]"),
        "partnership": thing("partnership", "The partnership.", "partnership: {legal_form: joint_committee}"),
        "places": things("place", "The place partnerships.", "places: [{id: fenwick, councils: [fenwick-city]}]"),
        "collaboratives": things("collaborative", "The collaboratives.", "collaboratives: [{id: minds-together, kind: provider_collaborative}]"),
        "networks": things("network", "Clinical networks and cancer alliances.", "networks: [{id: northern-cancer, kind: cancer_alliance}]"),
        "health_and_wellbeing_boards": things("health_and_wellbeing_board", "The health and wellbeing boards in the area.", "health_and_wellbeing_boards: [{id: tarn-hwb, council: tarn-county}]"),
        "delegations": things("delegation", "Functions passed on.", "delegations: [{id: community-to-fenwick, from: nhs_body, to: fenwick}]"),
        "funds": things("fund", "Pooled funds.", "funds: [{id: better-care, contributors: [nhs_body, tarn-county]}]"),
        "functions": things("function", "The NHS body's functions: who decides, who leads.", "functions: [{id: digital, lead: {role: digital_lead}}]"),
        "arrangements": things("arrangement", "Joint arrangements that are no body and no delegation.", "arrangements: [{id: ambulance-planning, kind: supra_system}]"),
        "documents": keyed_things("document", "document", "The documents that record the governance.", "documents: {constitution: {status: in_force}}"),
        "registers": things("register", "The registers that the NHS body keeps.", "registers: [{id: interests, kind: interests, access: published}]"),
        "involvement": thing("involvement", "How people and communities are involved.", "involvement: {stages: [planning]}"),
        "clinical_leadership": thing("clinical_leadership", "Clinical and care professional leadership.", "clinical_leadership: {protected_time: yes}"),
        "workforce": thing("workforce", "How people priorities are agreed.", "workforce: {body: people-committee}"),
        "quality": thing("quality", "Who leads on quality.", "quality: {body: quality}"),
        "oversight": thing("oversight", "How performance is judged.", "oversight: {clinical_input_assessed: yes}"),
        "primary_care": thing("primary_care", "How primary care takes part.", "primary_care: {levels: [system, place]}"),
        "independent_providers": thing("independent_providers", "How independent providers are engaged.", "independent_providers: {engagement: a quarterly provider forum}"),
        "digital": thing("digital", "Data and digital.", "digital: {shared_care_record: live}"),
        "finance": thing("finance", "Money across the system.", "finance: {distribution: [places]}"),
        "procurement": thing("procurement", "How providers are chosen.", "procurement: {reasons_published: yes}"),
        "merger": thing("merger", "A merger or change of boundary that the NHS body is part of; `none` when there is none.", "merger: none"),
        "cluster_working": thing("cluster_working", "How it works with the boards that it is clustered with.", "cluster_working: {own_board: yes}"),
        "integrated_health_organisations": things("integrated_health_organisation", "Integrated health organisation contracts; `none` when there are none.", "integrated_health_organisations: [{id: fenwick-iho, holder: tarn-hospitals}]"),
        "transition": thing("transition", "The change from one legal form to the next.", "transition: {lead: {role: chief_executive}}"),
        "statements": things("statement", "What only a person can attest.", "statements: [{rule: DF-G16, subjects: every, answer: yes}]"),
        "explanations": things("explanation", "Departures that are explained.", "explanations: [{rule: DF-G04, subject: person/p-nem-2}]"),
        "report": thing("report_block", "What the cover sheet of the report says.", "report: {meeting: Board}"),
    },
    label="document",
)

#: Keys that the format refuses on purpose, with the reason that is given to the writer.
REFUSED = {
    "fppt": "the outcome of a fit and proper person test",
    "fit_and_proper": "the outcome of a fit and proper person test",
    "disqualified": "a disqualification",
    "disqualifiers": "a disqualification",
    "health": "a person's health",
    "private_health_interest": "a private interest",
    "interests": "a private interest",
    "convictions": "a conviction",
    "bankrupt": "a person's solvency",
    "date_of_birth": "a date of birth",
    "gender": "a protected characteristic",
    "ethnicity": "a protected characteristic",
    "salary": "a person's pay",
}
