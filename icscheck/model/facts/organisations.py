"""Organisations: which collaboratives, systems and arrangements they are in; and the collaboratives themselves."""

from __future__ import annotations

from collections.abc import Callable

from icscheck.model.catalogue import NAMES, NUMBER, YES_NO, derived, many, one
from icscheck.model.facts.bodies import organisations_on
from icscheck.model.facts.parties import TRUSTS, is_nhs, is_relevant_body, kind_of, social_care
from icscheck.model.read import in_force
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
    lacks_of,
    nodes_of,
    union,
    unknown,
)

derived("organisation", YES_NO)(is_nhs)
derived("organisation", YES_NO)(is_relevant_body)


def trust(organisation: Thing) -> One:
    """Whether an organisation is an NHS trust or foundation trust."""
    return is_one_of(kind_of(organisation), TRUSTS)


def systems_of(organisation: Thing) -> Many:
    """The codes of the systems an organisation works in; this system only, when it does not say."""
    written = organisation.values.get("operates_in")
    if isinstance(written, Many) and "operates_in" in organisation.values_written():
        return written
    code = organisation.system.code
    return Many([code if code is not None else "this system"], nodes=(organisation.node,))


def works_here(organisation: Thing) -> One:
    """Whether an organisation works in this system."""
    systems = systems_of(organisation)
    code = organisation.system.code
    if code is None:
        if "operates_in" not in organisation.values_written():
            return known(True, (organisation.node,))
        return unknown(organisation.system.subject.one("ods").lacks, (organisation.node,))
    truth = systems.has(code)
    if truth is Truth.UNKNOWN:
        return unknown(systems.lacks, systems.nodes)
    return known(truth is Truth.YES, systems.nodes)


def in_collaborative(collaborative: Thing, organisation: Thing) -> One:
    """Whether an organisation is a member of a collaborative on the day."""
    members = _taking_part(collaborative)
    truth = members.has(organisation)
    if truth is not Truth.YES and trust(organisation).is_(True) is not Truth.NO:
        every_trust = any(party.id == "every_eligible_trust" for party in members.sure)
        eligible = organisation.one("partner_trust")
        if every_trust and eligible.is_(False) is not Truth.YES:
            return eligible if eligible.known else unknown(eligible.lacks, members.nodes)
    if truth is Truth.UNKNOWN:
        return unknown(members.lacks, members.nodes)
    return known(truth is Truth.YES, members.nodes)


def members_of(collaborative: Thing) -> Many:
    """The organisations in a collaborative that still exist on the day, its lead included."""
    return keep(_taking_part(collaborative), _exists)


def _taking_part(collaborative: Thing) -> Many:
    """The organisations in a collaborative: its members, its lead, and for a joint committee the parties to it."""
    written = collaborative.values_written()
    members = organisations_on(collaborative)
    if "parties" in written:
        parties = collaborative.many("parties")
        unlisted = not ({"members", "seats"} & written)
        members = parties if unlisted else union(members, Many(parties.sure, nodes=parties.nodes))
    lead = collaborative.one("lead")
    return union(members, Many([lead.value], nodes=lead.nodes)) if lead.known else members


def trusts_of_collaborative(collaborative: Thing) -> Many:
    """The NHS trusts and foundation trusts in a collaborative on the day: two sites of one trust are one."""
    return keep(members_of(collaborative), _is_one_trust)


def _is_one_trust(party: Thing) -> One:
    if party.noun == "organisation":
        return trust(party)
    if party.id == "every_eligible_trust":  # how many these are is not said
        return unknown((), (party.node,))
    return known(False, (party.node,))


def _exists(organisation: Thing) -> One:
    if organisation.noun != "organisation":
        return known(True, (organisation.node,))
    truth = in_force(organisation, organisation.system.as_of)
    return (
        unknown((), (organisation.node,))
        if truth is Truth.UNKNOWN
        else known(truth is Truth.YES, (organisation.node,))
    )


@derived("organisation", YES_NO)
def is_trust(organisation: Thing) -> One:
    """Whether it is an NHS trust or foundation trust."""
    return trust(organisation)


@derived("organisation", YES_NO)
def has_social_care(organisation: Thing) -> One:
    """Whether it is a council responsible for social care."""
    return social_care(organisation)


@derived("party", YES_NO)
def works_here_(party: Thing) -> One:
    """Whether it works in this system: a body or an office of the system does."""
    return works_here(party) if party.noun == "organisation" else known(True, (party.node,))


derived("organisation", YES_NO)(works_here)


@derived("organisation", NAMES)
def works_in(organisation: Thing) -> Many:
    """The codes of the systems it works in; this system only, when it does not say."""
    return systems_of(organisation)


@derived("organisation", many("collaborative"))
def collaboratives(organisation: Thing) -> Many:
    """The collaboratives it is in on the day, here and elsewhere. Open for one that works in several systems and does not say which it is in there."""
    here = keep(
        organisation.system.root.many("collaboratives"), lambda each: in_collaborative(each, organisation)
    )
    elsewhere = organisation.values.get("collaboratives_elsewhere")
    if isinstance(elsewhere, Many):
        return union(here, elsewhere)
    systems = systems_of(organisation)
    if systems.certain and len(systems.sure) <= 1:
        return here
    lack = organisation.many("collaboratives_elsewhere").lacks
    return Many(
        here.sure,
        here.maybe,
        complete=False,
        nodes=(*here.nodes, organisation.node),
        lacks=(*here.lacks, *lack),
    )


@derived("organisation", many("arrangement"))
def supra_system_arrangements(organisation: Thing) -> Many:
    """Arrangements across systems that concern it."""

    def concerns(arrangement: Thing) -> One:
        kind = either(is_one_of(arrangement.one("kind"), ("supra_system",)), _of_two_systems(arrangement))
        if kind.is_(True) is Truth.NO:
            return kind
        named = arrangement.many("organisations")
        truth = named.has(organisation)
        if truth is Truth.YES and kind.is_(True) is Truth.YES:
            return kind
        if truth is Truth.NO:
            return known(False, named.nodes)
        return unknown((*kind.lacks, *named.lacks), (arrangement.node,))

    return keep(organisation.system.root.many("arrangements"), concerns)


def _of_two_systems(arrangement: Thing) -> One:
    """Whether two or more systems take part in an arrangement."""
    systems = arrangement.many("systems")
    least, most = systems.size()
    if least >= 2:
        return known(True, systems.nodes)
    return unknown(systems.lacks, systems.nodes) if most is None else known(False, systems.nodes)


@derived("organisation", many("seat"))
def seats_on_partnership(organisation: Thing) -> Many:
    """The seats of the partnership that are its own or that it appoints to."""
    partnership = organisation.system.root.one("partnership")
    if not partnership.known:
        return Many(complete=not partnership.unknown, nodes=partnership.nodes, lacks=partnership.lacks)

    def own(seat: Thing) -> One:
        named = seat.one("organisation")
        if named.known:
            return known(named.value is organisation, named.nodes)
        appointers = seat.many("appointed_by")
        if any(party.id == "every_council" for party in appointers.sure):
            return unknown(named.lacks, (seat.node,))
        truth = appointers.has(organisation)
        if truth is Truth.UNKNOWN:
            return unknown((*named.lacks, *appointers.lacks), (seat.node,))
        return known(truth is Truth.YES, appointers.nodes)

    return keep(partnership.value.many("seats"), own)


@derived("organisation", YES_NO)
def on_partnership(organisation: Thing) -> One:
    """Whether it takes part in the partnership, by a seat or as a member."""
    partnership = organisation.system.root.one("partnership")
    if partnership.unknown:
        return unknown(partnership.lacks, partnership.nodes)
    if not partnership.known:
        return known(False, partnership.nodes)
    members = organisations_on(partnership.value)
    everyone = any(party.id == "every_council" for party in members.sure)
    if everyone and social_care(organisation).is_(True) is Truth.YES:
        return known(True, members.nodes)
    truth = members.has(organisation)
    return (
        unknown(members.lacks, members.nodes)
        if truth is Truth.UNKNOWN
        else known(truth is Truth.YES, members.nodes)
    )


@derived("organisation", YES_NO)
def chooses_partnership_chair(organisation: Thing) -> One:
    """For a council: whether it takes part in choosing every chair of the partnership."""
    partnership = organisation.system.root.one("partnership")
    if not partnership.known:
        return One(partnership.state, None, partnership.nodes, partnership.lacks)
    chairs = partnership.value.many("chairs")
    answers = [_chooses(chair, organisation) for chair in chairs.sure]
    if not chairs.complete:
        answers.append(unknown(chairs.lacks, chairs.nodes))
    return both(*answers) if answers else known(False, chairs.nodes)


def _chooses(chair: Thing, organisation: Thing) -> One:
    choosers = chair.many("chosen_by")
    if (
        any(party.id == "every_council" for party in choosers.sure)
        and social_care(organisation).is_(True) is Truth.YES
    ):
        return known(True, choosers.nodes)
    truth = choosers.has(organisation)
    if truth is Truth.NO and _through_others(choosers):
        return unknown((_chosen_by(chair),), choosers.nodes)
    return (
        unknown(choosers.lacks, choosers.nodes)
        if truth is Truth.UNKNOWN
        else known(truth is Truth.YES, choosers.nodes)
    )


def _chosen_by(chair: Thing) -> Lack:
    return Lack(chair, "chosen_by", "chosen_by: [nhs_body, every_council]")


def _through_others(parties: Many) -> bool:
    """Whether one of these is a panel, or a body other than the board: for whom its members act is not said."""
    return any(
        party.id in ("panel", "partnership") or (party.is_body and party.noun != "board")
        for party in parties.sure
    )


@derived("party", YES_NO)
def is_nhs_body(party: Thing) -> One:
    """Whether it is the system's NHS body, or its board acting for it."""
    kind = kind_of(party)
    if party.noun == "organisation" and kind.value == "integrated_care_board":
        code, own = party.one("ods"), own_codes(party)
        if code.known and own:
            return known(code.value in own, code.nodes)
        return works_here(party)  # a neighbouring system's is another body
    return is_one_of(kind, ("integrated_care_board", "board"))


def own_codes(thing: Thing) -> set[str]:
    """The codes by which the system and its NHS body go, as far as they are known."""
    nhs_body = thing.system.root.one("nhs_body")
    codes = [thing.system.subject.one("ods"), *([nhs_body.value.one("ods")] if nhs_body.known else [])]
    return {str(code.value) for code in codes if code.known}


def has_one(parties: Many, test: Callable[[Thing], One]) -> One:
    """Whether a test holds of one of these parties."""
    found = keep(parties, test)
    if found.sure:
        return known(True, parties.nodes)
    return known(False, parties.nodes) if found.certain else unknown(found.lacks, parties.nodes)


def _council(party: Thing) -> One:
    return is_one_of(kind_of(party), ("local_authority",))


@derived("chair", YES_NO)
def chosen_jointly(chair: Thing) -> One:
    """Whether the NHS body and a council responsible for social care choose the chair together."""
    return _jointly(chair.many("chosen_by"), _chosen_by(chair))


@derived("chair", YES_NO)
def role_set_jointly(chair: Thing) -> One:
    """Whether the NHS body and a council responsible for social care together set the chair's role."""
    return _jointly(
        chair.many("role_set_by"), Lack(chair, "role_set_by", "role_set_by: [nhs_body, every_council]")
    )


def _jointly(parties: Many, lack: Lack) -> One:
    answer = both(has_one(parties, _acts_for_nhs_body), has_one(parties, social_care))
    if answer.is_(True) is Truth.NO and _through_others(parties):
        return unknown((lack,), parties.nodes)
    return answer


def _acts_for_nhs_body(party: Thing) -> One:
    """Whether it is the NHS body, or its chair or chief executive, who act for it."""
    if party.noun == "party" and party.id in ("chair", "chief_executive"):
        return known(True, (party.node,))
    return is_nhs_body(party)


@derived("chair", NUMBER)
def term_years(chair: Thing) -> One:
    """The term in years: the office's own, or that of the seat."""
    own, seat = chair.one("term_years"), chair.one("seat")
    return (
        seat.value.one("term_years")
        if own.unknown and seat.known and seat.value.one("term_years").known
        else own
    )


@derived("partnership", YES_NO)
def set_up_jointly(partnership: Thing) -> One:
    """Whether the NHS body and a council set it up together."""
    founders = partnership.many("established_by")
    return both(has_one(founders, is_nhs_body), has_one(founders, _council))


@derived("organisation", one("ccg_transfer"))
def transfer(organisation: Thing) -> One:
    """For a clinical commissioning group: what passes from it to the NHS body."""
    transition = organisation.system.root.one("transition")
    if not transition.known:
        return One(transition.state, None, transition.nodes, transition.lacks)
    transfers = transition.value.many("ccg_transfers")
    for each in transfers.sure:
        if each.one("organisation").is_(organisation) is Truth.YES:
            return known(each, (each.node,))
    if transfers.complete and not any(each.one("organisation").unknown for each in transfers.sure):
        return One("none", None, transfers.nodes)
    return unknown(transfers.lacks, transfers.nodes)


@derived("collaborative", many("party"))
def members_now(collaborative: Thing) -> Many:
    """The organisations in it on the day that still exist, its lead included."""
    return members_of(collaborative)


@derived("collaborative", many("party"))
def trusts(collaborative: Thing) -> Many:
    """The NHS trusts and foundation trusts in it on the day."""
    return trusts_of_collaborative(collaborative)


@derived("collaborative", NUMBER)
def trust_count(collaborative: Thing) -> One:
    """How many NHS trusts and foundation trusts are in it."""
    if collaborative.noun == "collaborative_elsewhere":
        return collaborative.one("trust_count")
    found = trusts_of_collaborative(collaborative)
    least, most = found.size()
    if least == most or least >= 2:
        return known(least, found.nodes)
    return unknown(found.lacks, found.nodes)


@derived("collaborative", YES_NO)
def at_scale(collaborative: Thing) -> One:
    """Whether it works at scale: across two or more places, two or more systems, or at least one whole system."""
    if collaborative.noun == "collaborative_elsewhere":
        return collaborative.one("at_scale")
    places, systems, whole = (
        collaborative.many("places"),
        collaborative.many("systems"),
        _whole_system(collaborative),
    )
    for several in (places, systems):
        if len(several.sure) >= 2:
            return known(True, several.nodes)
    if not whole.known:
        return unknown(whole.lacks, whole.nodes)
    if whole.value or (places.certain and systems.certain):
        return whole
    return unknown(lacks_of(places, systems), nodes_of(places, systems))


def _whole_system(collaborative: Thing) -> One:
    """Whether it covers at least one whole system: as it says, else as its places show beside those of the system."""
    said, places = collaborative.one("whole_system"), collaborative.many("places")
    if said.known or not places.sure:
        return said
    of_system = collaborative.system.root.many("places")
    left_out = set(of_system.sure) - set(places.sure)
    if (
        of_system.sure and of_system.certain and not left_out
    ):  # a system of one place: the place is the whole of it
        return known(True, places.nodes)
    return known(False, places.nodes) if places.certain and left_out else said


@derived("collaborative", YES_NO)
def funded_by_nhs_body(collaborative: Thing) -> One:
    """Whether the NHS body pays it for services: as it says, or because a contract with the NHS body is recorded."""
    said = collaborative.one("funded_by_nhs_body")
    contract = collaborative.one("contract")
    return known(True, contract.nodes) if said.unknown and contract.known else said


@derived("collaborative", many("body"))
def cancer_alliances_helped(collaborative: Thing) -> Many:
    """The cancer alliances whose work it helps."""
    return keep(
        collaborative.many("supports"), lambda each: is_one_of(each.one("kind"), ("cancer_alliance",))
    )


@derived("collaborative", YES_NO)
def has_acute(collaborative: Thing) -> One:
    """Whether an organisation in it provides acute or specialist hospital services."""
    hospitals = keep(
        keep(members_of(collaborative), lambda party: known(party.noun == "organisation")), _acute
    )
    least, most = hospitals.size()
    if least or most == 0:
        return known(bool(least), hospitals.nodes)
    return unknown(hospitals.lacks, hospitals.nodes)


def _acute(organisation: Thing) -> One:
    services = organisation.many("services")
    if "acute" in services.sure or "specialist" in services.sure:
        return known(True, services.nodes)
    return known(False, services.nodes) if services.complete else unknown(services.lacks, services.nodes)
