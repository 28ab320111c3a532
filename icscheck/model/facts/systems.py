"""The system as a whole: its organisations by kind, and what all its bodies add up to."""

from __future__ import annotations

from collections.abc import Callable

from icscheck.model.catalogue import NAMES, derived, many, one, words
from icscheck.model.facts.bodies import decides_in_fact, named_bodies, organisations_on, people_on, represented_on
from icscheck.model.facts.organisations import trust, works_here
from icscheck.model.facts.parties import kind_of
from icscheck.model.facts.seats import holders_of
from icscheck.model.things import Thing
from icscheck.model.values import (
    Many,
    One,
    Truth,
    either,
    gather,
    is_one_of,
    keep,
    known,
    lacks_of,
    nodes_of,
    union,
)
from icscheck.schema.document import BODIES

#: Providers outside the NHS.
_OTHER_PROVIDERS = ("community_interest_company", "charity_hospice", "independent_provider")
_COLLABORATIVES = ("provider_collaborative", "lead_provider_collaborative")


def _organisations(system: Thing, test: Callable[[Thing], One]) -> Many:
    return keep(keep(system.system.root.many("organisations"), works_here), test)


@derived("system", one("system"), "The system itself.")
def itself(system: Thing) -> One:
    return known(system, (system.node,))


@derived("system", many("person"), "The people the document lists, and everyone who holds a seat of the board, named or not.")
def people(system: Thing) -> Many:
    root = system.system.root
    listed, board = root.many("people"), root.one("board")
    if not board.known:
        return listed
    on_board = people_on(board.value)
    return Many(
        (*listed.sure, *on_board.sure),
        on_board.maybe,
        complete=on_board.complete,
        nodes=nodes_of(listed, on_board),
        lacks=on_board.lacks,
    )


@derived("system", many("organisation"), "The NHS trusts and foundation trusts that work in the system.")
def trusts(system: Thing) -> Many:
    return _organisations(system, trust)


@derived("system", many("organisation"), "The trusts that work in the system, and providers outside the NHS.")
def providers(system: Thing) -> Many:
    return _organisations(system, lambda each: either(trust(each), is_one_of(each.one("kind"), _OTHER_PROVIDERS)))


@derived("system", many("organisation"), "The clinical commissioning groups of the system.")
def ccgs(system: Thing) -> Many:
    return _organisations(system, lambda each: is_one_of(each.one("kind"), ("clinical_commissioning_group",)))


@derived("system", many("organisation"), "The trusts and councils of the system.")
def partner_organisations(system: Thing) -> Many:
    return union(trusts_of(system), system.many("councils"))


def trusts_of(system: Thing) -> Many:
    """The trusts that work in a system."""
    return _organisations(system, trust)


@derived("system", many("collaborative"), "The provider collaboratives: of trusts at scale, or under a lead provider.")
def provider_collaboratives(system: Thing) -> Many:
    return keep(system.system.root.many("collaboratives"), lambda each: is_one_of(each.one("kind"), _COLLABORATIVES))


@derived("system", many("network"), "The cancer alliances that serve the system.")
def cancer_alliances(system: Thing) -> Many:
    return keep(system.system.root.many("networks"), lambda each: is_one_of(each.one("kind"), ("cancer_alliance",)))


@derived("system", many("body"), "Every body whose legal form is a joint committee.")
def joint_committees(system: Thing) -> Many:
    def joint(body: Thing) -> One:
        forms = body.many("legal_form")
        truth = forms.has("joint_committee")
        return One("unknown", None, forms.nodes, forms.lacks) if truth is Truth.UNKNOWN else known(truth is Truth.YES, forms.nodes)

    return keep(_bodies(system), joint)


def _bodies(system: Thing) -> Many:
    root = system.system.root
    lists = [root.many(key) for key in ("committees", "places", "collaboratives")]
    return Many(named_bodies(root), complete=all(each.complete for each in lists), nodes=nodes_of(*lists) or (root.node,), lacks=lacks_of(*lists))


@derived("system", many("holder"), "The holders of the board's seats on the day: a vacancy gives none.")
def appointments(system: Thing) -> Many:
    board = system.system.root.one("board")
    if not board.known:
        return Many(complete=not board.unknown, nodes=board.nodes, lacks=board.lacks)
    return gather(board.value.many("seats"), _appointments_to)


def _appointments_to(seat: Thing) -> Many:
    holders = holders_of(seat)
    if holders.complete:
        return holders
    possible = Thing("holder", f"{seat.id}.holder", seat.node, seat, seat.system)
    return Many(holders.sure, [*holders.maybe, possible], nodes=holders.nodes, lacks=holders.lacks)


@derived("system", words("voice"), "Groups that take part in committees that decide.")
def groups_that_decide(system: Thing) -> Many:
    committees = system.system.root.many("committees")
    return gather(keep(committees, decides_in_fact), represented_on)


@derived("system", NAMES, "The ids of all that decides: bodies that do, delegations and pooled funds.")
def decision_makers(system: Thing) -> Many:
    root = system.system.root
    bodies = keep(_bodies(system), decides_in_fact)
    delegations, funds = root.many("delegations"), root.many("funds")
    everything = union(bodies, delegations, funds)
    return Many(
        (thing.id for thing in everything.sure),
        (thing.id for thing in everything.maybe),
        complete=everything.complete,
        nodes=everything.nodes,
        lacks=everything.lacks,
    )


@derived("system", NAMES, "Every id that the document gives to a body, a delegation, a fund, an arrangement or an organisation.")
def everything_named(system: Thing) -> Many:
    things = system.system.things
    nouns = (*BODIES, "nhs_body", "delegation", "fund", "arrangement", "organisation", "seat")
    return Many((thing.id for noun in nouns for thing in things.get(noun, [])), nodes=(system.system.root.node,))


@derived("system", words("level"), "The levels at which primary care takes part in planning and decisions.")
def primary_care_levels(system: Thing) -> Many:
    root = system.system.root
    section = root.one("primary_care")
    said = section.value.many("levels") if section.known else Many(complete=False, lacks=section.lacks, nodes=section.nodes)
    sure = list(said.sure)
    bodies = [root.one("board"), root.one("partnership")]
    if any(body.known and represented_on(body.value).has("primary_care") is Truth.YES for body in bodies):
        sure.append("system")
    places = root.many("places")
    if places.sure and places.certain:
        if all(represented_on(place).has("primary_care") is Truth.YES for place in places.sure):
            sure.append("place")
        if all(_has_network(place) for place in places.sure):
            sure.append("neighbourhood")
    return Many(sure, complete=said.complete, nodes=said.nodes or (root.node,), lacks=said.lacks)


def _has_network(place: Thing) -> bool:
    networks = [party for party in organisations_on(place).sure if kind_of(party).value == "primary_care_network"]
    return bool(networks or place.many("neighbourhoods").sure)


def _arrangements(system: Thing) -> Many:
    section = system.system.root.one("involvement")
    if section.known:
        return section.value.many("arrangements")
    return Many(complete=not section.unknown, nodes=section.nodes, lacks=section.lacks)


@derived("system", words("level"), "The levels at which there is an arrangement to involve people.")
def involvement_levels(system: Thing) -> Many:
    return gather(_arrangements(system), lambda each: each.many("level"))


@derived("system", words("involvement_method"), "Every method by which people are involved.")
def involvement_methods(system: Thing) -> Many:
    return gather(_arrangements(system), lambda each: each.many("methods"))


@derived("system", words("voice"), "Everyone with whom involvement is arranged.")
def involvement_partners(system: Thing) -> Many:
    return gather(_arrangements(system), lambda each: each.many("with"))


@derived("system", words("group_of_people"), "Every group that involvement is focused on.")
def involvement_groups(system: Thing) -> Many:
    return gather(_arrangements(system), lambda each: each.many("groups"))

