"""Organisations: which collaboratives, systems and arrangements they are in; and the collaboratives themselves."""

from __future__ import annotations

from icscheck.model.catalogue import NAMES, NUMBER, YES_NO, derived, many, one
from icscheck.model.facts.bodies import organisations_on
from icscheck.model.facts.parties import TRUSTS, is_nhs, is_relevant_body, kind_of, social_care
from icscheck.model.read import in_force
from icscheck.model.things import Thing
from icscheck.model.values import Lack, Many, One, Truth, is_one_of, keep, known, lacks_of, nodes_of, union, unknown

derived("organisation", YES_NO, "Whether it is an NHS organisation.")(is_nhs)
derived("organisation", YES_NO, "Whether it is a relevant body under sections 65Z5 to 65Z7.")(is_relevant_body)


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
    lead = collaborative.one("lead")
    if lead.is_(organisation) is Truth.YES:
        return known(True, lead.nodes)
    members = organisations_on(collaborative)
    truth = members.has(organisation)
    if truth is Truth.UNKNOWN:
        return unknown(members.lacks, members.nodes)
    return known(truth is Truth.YES, members.nodes)


def members_of(collaborative: Thing) -> Many:
    """The organisations in a collaborative that still exist on the day, its lead included."""
    lead = collaborative.one("lead")
    members = organisations_on(collaborative)
    if lead.known:
        members = union(members, Many([lead.value], nodes=lead.nodes))
    return keep(members, _exists)


def _exists(organisation: Thing) -> One:
    if organisation.noun != "organisation":
        return known(True, (organisation.node,))
    truth = in_force(organisation, organisation.system.as_of)
    return unknown((), (organisation.node,)) if truth is Truth.UNKNOWN else known(truth is Truth.YES, (organisation.node,))


@derived("organisation", YES_NO, "Whether it is an NHS trust or foundation trust.")
def is_trust(organisation: Thing) -> One:
    return trust(organisation)


@derived("organisation", YES_NO, "Whether it is a council responsible for social care.")
def has_social_care(organisation: Thing) -> One:
    return social_care(organisation)


@derived("organisation", NAMES, "The codes of the systems it works in; this system only, when it does not say.")
def works_in(organisation: Thing) -> Many:
    return systems_of(organisation)


@derived(
    "organisation",
    many("collaborative"),
    "The collaboratives it is in on the day, here and elsewhere. Open for one that works in several systems and does not say which it is in there.",
)
def collaboratives(organisation: Thing) -> Many:
    here = keep(organisation.system.root.many("collaboratives"), lambda each: in_collaborative(each, organisation))
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


@derived("organisation", many("arrangement"), "Arrangements across systems that concern it.")
def supra_system_arrangements(organisation: Thing) -> Many:
    def concerns(arrangement: Thing) -> One:
        kind = is_one_of(arrangement.one("kind"), ("supra_system",))
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



@derived("organisation", many("seat"), "The seats of the partnership that are its own or that it appoints to.")
def seats_on_partnership(organisation: Thing) -> Many:
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



@derived("organisation", YES_NO, "Whether it takes part in the partnership, by a seat or as a member.")
def on_partnership(organisation: Thing) -> One:
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
    return unknown(members.lacks, members.nodes) if truth is Truth.UNKNOWN else known(truth is Truth.YES, members.nodes)


@derived("organisation", one("ccg_transfer"), "For a clinical commissioning group: what passes from it to the NHS body.")
def transfer(organisation: Thing) -> One:
    transition = organisation.system.root.one("transition")
    if not transition.known:
        return One(transition.state, None, transition.nodes, transition.lacks)
    transfers = transition.value.many("ccg_transfers")
    for each in transfers.sure:
        if each.one("organisation").is_(organisation) is Truth.YES:
            return known(each, (each.node,))
    if transfers.complete:
        return One("none", None, transfers.nodes)
    return unknown(transfers.lacks, transfers.nodes)


@derived("collaborative", many("party"), "The organisations in it on the day that still exist, its lead included.")
def members_now(collaborative: Thing) -> Many:
    return members_of(collaborative)


@derived("collaborative", NUMBER, "How many NHS trusts and foundation trusts are in it.")
def trust_count(collaborative: Thing) -> One:
    if collaborative.noun == "collaborative_elsewhere":
        return collaborative.one("trust_count")
    trusts = keep(members_of(collaborative), lambda party: is_one_of(kind_of(party), TRUSTS))
    least, most = trusts.size()
    if least == most or (least >= 2 and most is None):
        return known(least, trusts.nodes)
    if least >= 2:
        return known(least, trusts.nodes)
    return unknown(trusts.lacks, trusts.nodes)


@derived("collaborative", YES_NO, "Whether it works at scale: across two or more places, or a whole system.")
def at_scale(collaborative: Thing) -> One:
    if collaborative.noun == "collaborative_elsewhere":
        return collaborative.one("at_scale")
    places, systems = collaborative.many("places"), collaborative.many("systems")
    if len(places.sure) >= 2 or len(systems.sure) >= 2:
        return known(True, nodes_of(places if len(places.sure) >= 2 else systems))
    if places.sure:  # one place is named
        if places.complete and systems.complete:
            return known(False, nodes_of(places))
        return unknown(lacks_of(places, systems), nodes_of(places, systems))
    if systems.sure:  # one system, and no place to narrow it
        return known(True, systems.nodes)
    return unknown((*systems.lacks, Lack(collaborative, "places", "places: [fenwick, tarn]")), (collaborative.node,))


@derived("collaborative", YES_NO, "Whether an organisation in it provides acute or specialist hospital services.")
def has_acute(collaborative: Thing) -> One:
    hospitals = keep(keep(members_of(collaborative), lambda party: known(party.noun == "organisation")), _acute)
    least, most = hospitals.size()
    if least or most == 0:
        return known(bool(least), hospitals.nodes)
    return unknown(hospitals.lacks, hospitals.nodes)


def _acute(organisation: Thing) -> One:
    services = organisation.many("services")
    if "acute" in services.sure or "specialist" in services.sure:
        return known(True, services.nodes)
    return known(False, services.nodes) if services.complete else unknown(services.lacks, services.nodes)
