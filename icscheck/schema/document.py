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
    "reports_to": refs(BODIES, "The body or bodies that it reports to.", "reports_to: [board]"),
    "decides": yes_no("Whether it takes decisions that bind (yes) or only advises (no).", "decides: yes"),
    "functions": words("function", "The functions that it decides on or exercises.", "functions: [commissioning]"),
    "represents": words("voice", "The groups that take a full part in it, besides what its seats and members say.", "represents: [clinical_and_professional]"),
    "principles": words("principle", "The principles that it works by.", "principles: [equal_partnership, subsidiarity]"),
    "chairs": _CHAIRS,
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
        "from_organisation": ref(("organisation",), "For a partner member: where they come from.", "from_organisation: tarn-hospitals"),
        "own_role": word("role", "For a partner member: what they are there.", "own_role: chief_executive"),
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
    "seat",
    "A position that a body's rules provide, whether or not anyone holds it.",
    {
        "id": identifier("By which the rest of the document names the seat.", "id: nem-1"),
        "role": word("role", "What the seat is for. Declared, never inferred from the title.", "role: non_executive_member", required=True),
        "also": words("role", "Further roles of the same seat: one person, one vote.", "also: [deputy_chair]"),
        "title": text("What the seat is called locally.", "title: Chief Nursing Officer"),
        "from": _FROM,
        "to": _TO,
        "partner_from": word("partner_sector", "For a partner member: the sector that nominates.", "partner_from: nhs_trusts"),
        "nominated_by": parties("Who nominates; several together are one joint nomination.", "nominated_by: [tarn-hospitals, fenwick-minds]"),
        "appointed_by": parties("Who appoints.", "appointed_by: [chief_executive]"),
        "approved_by": parties("Whose approval the appointment needs.", "approved_by: [chair]"),
        "removal": thing("removal", "Who may remove the holder.", "removal: {by: [nhs_england], approved_by: [secretary_of_state]}"),
        "independent": yes_no("Whether the rules require the holder to be independent.", "independent: yes"),
        "vote": yes_no("Whether the seat has a vote, where the body's rule does not say so for all.", "vote: no"),
        "accountable_officer": yes_no("Whether the holder is the accountable officer.", "accountable_officer: yes"),
        "employed": yes_no("Whether the rules require the holder to be an employee of the NHS body.", "employed: yes"),
        "represents": words("voice", "Whom the seat speaks for.", "represents: [public_health]"),
        "organisation": ref(("organisation",), "The organisation whose seat it is, for a seat held for one.", "organisation: tarn-county"),
        "professions": words("profession", "Professions that the seat is for.", "professions: [medicine]"),
        "leads": words("function", "Functions that the holder leads on.", "leads: [digital]"),
        "place": ref(("place",), "The place that the seat is for.", "place: fenwick"),
        "term_years": number("The longest term that the rules allow, in years.", "term_years: 3"),
        "holder": things("holder", "Who holds the seat; `filled` (someone, not named) or `vacant`. A list is a job share.", "holder: {person: p-chief, status: substantive}", shorthand="holding"),
        "vacant_since": date("Since when nobody has held it.", "vacant_since: 2024-02-01"),
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
        "vote": yes_no("Whether they have a vote.", "vote: yes"),
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
        "papers_published": yes_no("Whether papers are published.", "papers_published: yes"),
        "minutes_published": yes_no("Whether minutes are published.", "minutes_published: yes"),
        "notice_days": number("Clear days of public notice.", "notice_days: 5"),
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
        "responsible_for_delegated_services": yes_no(
            "Whether the board and chief executive stay responsible for services under delegation or lead provider contracts.", "responsible_for_delegated_services: yes"
        ),
    },
    base="body",
    label="board",
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
    },
    base="body",
    label="committee",
)
_noun(
    "partnership",
    "The wider partnership of the NHS and councils: the ICS Partnership of 2021, the integrated care partnership since 2022.",
    {**BODY, "chair_model": word("chair_model", "How its chair and the NHS body's relate.", "chair_model: separate")},
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
        "agreed_with_nhs_body": when("When its membership and governance were agreed with the NHS body.", "agreed_with_nhs_body: 2022-06-01"),
        "agreed_by": parties("Everyone who agreed its arrangements.", "agreed_by: [nhs_body, fenwick-city]"),
        "leader": thing("leader", "Who leads it; `filled` or `vacant` when not named.", "leader: {person: p-place, convenes: yes, represents: yes}", shorthand="holding"),
        "delegated_officer": ref(("person",), "For the form `individual_officer`: who decides.", "delegated_officer: p-place"),
        "lead_contract": when("For the form `lead_provider`: when the contract was signed.", "lead_contract: 2022-06-20"),
        "budget": thing("place_budget", "Its delegated budget; `none` when it has none.", "budget: {services: [community]}"),
        "collaborative_agreements": refs(("collaborative",), "Collaboratives with which it has agreed who does what.", "collaborative_agreements: [minds-together]"),
        "health_and_wellbeing_board": text("How it relates to the health and wellbeing board.", "health_and_wellbeing_board: reports to it twice a year"),
        "neighbourhoods": refs(("organisation",), "The primary care networks in it.", "neighbourhoods: [fenwick-pcn]"),
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
    },
    base="body",
    label="collaborative",
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
    },
    base="body",
    label="health and wellbeing board",
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
    "document",
    "A document that records the governance.",
    {
        "status": word("document_status", "How far it has got.", "status: approved"),
        "title": text("Its title.", "title: Healthier together 2022 to 2027"),
        "version": text("Its version.", "version: 2.1"),
        "date": date("Its date.", "date: 2022-06-30"),
        "from": date("The first day it is in force.", "from: 2022-07-01"),
        "to": date("The last day it is in force.", "to: 2027-03-31"),
        "owner": parties("Who owns or prepares it.", "owner: [partnership]"),
        "approved_by": parties("Who approved it.", "approved_by: [board]"),
        "agreed_with": parties("With whom it was agreed.", "agreed_with: [nhs_england]"),
        "parties": parties("Whom it binds or who share it.", "parties: [nhs_body, tarn-hospitals]"),
        "published": when("When it was published; or yes or no.", "published: yes"),
        "url": text("Where it is published.", "url: https://example.org/constitution"),
        "provides": words("constitution_clause", "What its clauses provide for.", "provides: [quorum, voting]"),
        "shows": names("For a map: the ids of the bodies, delegations and funds on it.", "shows: [board, audit]"),
        "guided_by": words("document", "Other documents that it follows or has regard to.", "guided_by: [integrated_care_strategy]"),
        "reflected_in": words("document", "Other documents that reflect it.", "reflected_in: [system_plan]"),
        "groups": words("group_of_people", "Groups of people that it reaches.", "groups: [lived_experience, carers]"),
        "principles": words("principle", "Principles that it adopts.", "principles: [learning_culture]"),
        "covers": words("money_for", "For money: what it covers.", "covers: [places, providers]"),
        "review_by": date("When it is next reviewed.", "review_by: 2023-06-30"),
    },
    label="document",
)
_noun(
    "involvement",
    "How people and communities are involved.",
    {
        "arrangements": things(
            "involvement_arrangement", "Each arrangement: at which level, with whom, by what method.", "arrangements: [{level: place, methods: [co_production], with: [healthwatch]}]"
        ),
        "stages": words("involvement_stage", "The stages at which people are involved.", "stages: [planning, proposals, decisions]"),
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
    },
    label="clinical leadership",
)
_noun(
    "workforce",
    "How people priorities are agreed and delivered.",
    {
        "body": party("The body that agrees people priorities.", "body: people-committee"),
        "lead": thing("leader", "Who is accountable for delivery.", "lead: {role: people_lead}", shorthand="holding"),
        "outcomes": words("people_outcome", "The people functions that are planned for.", "outcomes: [hr_services, wellbeing]"),
    },
    label="workforce",
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
    "finance",
    "Money across the system.",
    {
        "place_allocations": things("place_allocation", "What is available to each place.", "place_allocations: [{place: fenwick, amount: 12000000}]"),
        "distribution": words("money_for", "What the agreed distribution covers.", "distribution: [places, providers, other_contracts]"),
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
        "involvement": thing("involvement", "How people and communities are involved.", "involvement: {stages: [planning]}"),
        "clinical_leadership": thing("clinical_leadership", "Clinical and care professional leadership.", "clinical_leadership: {protected_time: yes}"),
        "workforce": thing("workforce", "How people priorities are agreed.", "workforce: {body: people-committee}"),
        "quality": thing("quality", "Who leads on quality.", "quality: {body: quality}"),
        "primary_care": thing("primary_care", "How primary care takes part.", "primary_care: {levels: [system, place]}"),
        "independent_providers": thing("independent_providers", "How independent providers are engaged.", "independent_providers: {engagement: a quarterly provider forum}"),
        "digital": thing("digital", "Data and digital.", "digital: {shared_care_record: live}"),
        "finance": thing("finance", "Money across the system.", "finance: {distribution: [places]}"),
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
