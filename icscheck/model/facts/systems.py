"""The system as a whole: its organisations by kind, and what all its bodies add up to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date

from icscheck.model.catalogue import NAMES, YES_NO, derived, fact, many, one, words
from icscheck.model.facts.bodies import (
    decides_in_fact,
    named_bodies,
    organisations_on,
    people_on,
    spoken_for,
)
from icscheck.model.facts.organisations import trust, works_here
from icscheck.model.facts.parties import kind_of
from icscheck.model.facts.places import taking_part
from icscheck.model.facts.seats import holders_of, roles_of, seat_filled
from icscheck.model.things import Thing
from icscheck.model.values import (
    Many,
    One,
    Truth,
    either,
    every,
    gather,
    is_one_of,
    keep,
    known,
    lacks_of,
    nodes_of,
    some,
    union,
)
from icscheck.schema.document import BODIES

#: Providers outside the NHS.
_OTHER_PROVIDERS = ("community_interest_company", "charity_hospice", "independent_provider")
_COLLABORATIVES = ("provider_collaborative", "lead_provider_collaborative")


def _organisations(system: Thing, test: Callable[[Thing], One]) -> Many:
    return keep(keep(system.system.root.many("organisations"), works_here), test)


@derived("system", one("system"))
def itself(system: Thing) -> One:
    """The system itself."""
    return known(system, (system.node,))


@derived("system", many("person"))
def people(system: Thing) -> Many:
    """The people the document lists, and everyone who holds a seat of the board, named or not."""
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


@derived("system", many("organisation"))
def trusts(system: Thing) -> Many:
    """The NHS trusts and foundation trusts that work in the system."""
    return _organisations(system, trust)


@derived("system", many("organisation"))
def providers(system: Thing) -> Many:
    """The trusts that work in the system, and providers outside the NHS."""
    return _organisations(
        system, lambda each: either(trust(each), is_one_of(each.one("kind"), _OTHER_PROVIDERS))
    )


#: The last mergers among clinical commissioning groups were on this day; those that closed later passed to the NHS body.
_LAST_CCG_MERGERS = date(2021, 4, 1)


@derived("system", many("organisation"))
def ccgs(system: Thing) -> Many:
    """The clinical commissioning groups of the system, those that closed after 1 April 2021 included."""
    in_force = system.system.root.many("organisations")
    closed = [each for each in system.system.things.get("organisation", []) if _closed_late(each)]
    listed = Many(
        (*in_force.sure, *closed),
        in_force.maybe,
        complete=in_force.complete,
        nodes=in_force.nodes,
        lacks=in_force.lacks,
    )
    return keep(
        keep(listed, works_here), lambda each: is_one_of(each.one("kind"), ("clinical_commissioning_group",))
    )


def _closed_late(organisation: Thing) -> bool:
    last = organisation.one("to")
    return last.known and _LAST_CCG_MERGERS < last.value < organisation.system.as_of


@derived("system", many("organisation"))
def partner_organisations(system: Thing) -> Many:
    """The trusts and councils of the system."""
    return union(trusts_of(system), system.many("councils"))


def trusts_of(system: Thing) -> Many:
    """The trusts that work in a system."""
    return _organisations(system, trust)


@derived("system", many("collaborative"))
def provider_collaboratives(system: Thing) -> Many:
    """The provider collaboratives: of trusts at scale, or under a lead provider."""
    return keep(
        system.system.root.many("collaboratives"), lambda each: is_one_of(each.one("kind"), _COLLABORATIVES)
    )


@derived("system", many("network"))
def cancer_alliances(system: Thing) -> Many:
    """The cancer alliances that serve the system."""
    root = system.system.root
    found = keep(root.many("networks"), _cancer_alliance)
    elsewhere = keep(root.many("collaboratives"), _cancer_alliance).sure  # written under the other key
    return Many(
        (*found.sure, *elsewhere), found.maybe, complete=found.complete, nodes=found.nodes, lacks=found.lacks
    )


def _cancer_alliance(network: Thing) -> One:
    return is_one_of(network.one("kind"), ("cancer_alliance",))


@derived("system", many("body"))
def joint_committees(system: Thing) -> Many:
    """Every body whose legal form is a joint committee."""

    def joint(body: Thing) -> One:
        forms = body.many("legal_form")
        truth = forms.has("joint_committee")
        return (
            One("unknown", None, forms.nodes, forms.lacks)
            if truth is Truth.UNKNOWN
            else known(truth is Truth.YES, forms.nodes)
        )

    return keep(_bodies(system), joint)


def _bodies(system: Thing) -> Many:
    root = system.system.root
    lists = [root.many(key) for key in ("committees", "places", "collaboratives")]
    return Many(
        named_bodies(root),
        complete=all(each.complete for each in lists),
        nodes=nodes_of(*lists) or (root.node,),
        lacks=lacks_of(*lists),
    )


@derived("system", many("holder"))
def appointments(system: Thing) -> Many:
    """The holders of the board's seats on the day: a vacancy gives none."""
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


#: Voices that are those of NHS providers, and of clinical and care professionals.
_PROVIDER_VOICES = (
    "acute",
    "specialist",
    "mental_health",
    "community",
    "ambulance",
    "learning_disability_autism",
)
_CLINICAL_VOICES = ("nursing", "allied_health_professions")


def _groups_on(committee: Thing) -> Many:
    """The groups that take a full part in a committee: those it, its seats and its members say, and those they plainly come from."""
    seats, members = taking_part(committee)
    said = spoken_for(committee, seats, members)
    brought = list(_groups_behind(said.sure))
    parties = organisations_on(committee)
    if any(trust(party).is_(True) is Truth.YES for party in parties.sure):
        brought.append("providers")
    if any(_for_place(one) for one in (*seats.sure, *members.sure)):
        brought.append("places")
    return Many(
        (*said.sure, *brought),
        (*said.maybe, *_groups_behind(said.maybe)),
        complete=said.complete,
        nodes=said.nodes,
        lacks=said.lacks,
    )


def _groups_behind(voices: Iterable[str]) -> Iterator[str]:
    for voice in voices:
        if voice in _PROVIDER_VOICES:
            yield "providers"
        if voice in _CLINICAL_VOICES:
            yield "clinical_and_professional"


def _for_place(one: Thing) -> bool:
    """Whether a seat or member is there for a place."""
    return one.one("role").is_("place_leader") is Truth.YES or (one.noun == "seat" and one.one("place").known)


@derived("system", words("voice"))
def groups_on_committees(system: Thing) -> Many:
    """Groups that take a full part in the NHS body's committees and groups, whether these decide or advise."""
    return gather(system.system.root.many("committees"), _groups_on)


@derived("system", words("voice"))
def groups_that_decide(system: Thing) -> Many:
    """Groups that take a full part in committees that decide."""
    return gather(keep(system.system.root.many("committees"), decides_in_fact), _groups_on)


def _that_decide(system: Thing) -> Many:
    """Bodies that decide: not the councils' boards; networks, which mostly advise, only where they say so."""
    root = system.system.root
    own = [root.one("board"), root.one("partnership")]
    lists = [root.many(key) for key in ("committees", "places", "collaboratives")]
    bodies = union(*(Many([body.value], nodes=body.nodes) for body in own if body.known), *lists)
    networks = keep(root.many("networks"), decides_in_fact).sure
    return union(keep(bodies, decides_in_fact), Many(networks))


@derived("system", NAMES)
def decision_makers(system: Thing) -> Many:
    """The ids of all that decides: the board, the other bodies that do, delegations and pooled funds."""
    root = system.system.root
    everything = union(_that_decide(system), root.many("delegations"), root.many("funds"))
    not_described = [body for body in ("board", "partnership") if root.one(body).unknown]
    return Many(
        (thing.id for thing in everything.sure),
        (*(thing.id for thing in everything.maybe), *not_described),
        complete=everything.complete,
        nodes=everything.nodes,
        lacks=(*everything.lacks, *(lack for body in not_described for lack in root.one(body).lacks)),
    )


#: Where something that a map shows may be listed.
_LISTS = (
    "committees",
    "places",
    "collaboratives",
    "networks",
    "health_and_wellbeing_boards",
    "delegations",
    "funds",
    "arrangements",
    "organisations",
)


@derived("system", NAMES)
def everything_named(system: Thing) -> Many:
    """Every id that the document gives to a body, a delegation, a fund, an arrangement, an organisation, a seat or a person."""
    things, root = system.system.things, system.system.root
    nouns = (*BODIES, "nhs_body", "delegation", "fund", "arrangement", "organisation", "seat", "person")
    ids = (thing.id for noun in nouns for thing in things.get(noun, []))
    lists = [root.many(key) for key in _LISTS]
    return Many(
        ("nhs_body", "board", *ids),
        ["partnership"] if root.one("partnership").unknown else [],
        complete=all(each.complete for each in lists),
        nodes=(root.node,),
        lacks=lacks_of(*(each for each in lists if not each.complete)),
    )


@derived("document", NAMES)
def entries_not_described(document: Thing) -> Many:
    """For a map: the entries on it that nothing in the description of the system has as its id."""
    shown, named = document.many("shows"), everything_named(document.system.subject)
    return Many(
        (entry for entry in shown.sure if named.has(entry) is Truth.NO),
        (entry for entry in shown.sure if named.has(entry) is Truth.UNKNOWN),
        complete=shown.complete,
        nodes=shown.nodes,
        lacks=(*shown.lacks, *named.lacks),
    )


@derived("system", words("level"))
def primary_care_levels(system: Thing) -> Many:
    """The levels at which primary care takes part in planning and decisions."""
    root = system.system.root
    section = root.one("primary_care")
    said = (
        section.value.many("levels")
        if section.known
        else Many(complete=not section.unknown, lacks=section.lacks, nodes=section.nodes)
    )
    shown = {
        "system": some(_primary_care_on_any(root.one(key)) for key in ("board", "partnership")),
        "place": _at_every_place(root.many("places"), _primary_care_on),
        "neighbourhood": _at_every_place(root.many("places"), _has_network),
    }
    return Many(
        [*said.sure, *(level for level, truth in shown.items() if truth is Truth.YES)],
        [level for level, truth in shown.items() if truth is Truth.UNKNOWN],
        complete=said.complete,
        nodes=said.nodes or (root.node,),
        lacks=said.lacks or root.many("places").lacks,
    )


def _primary_care_on_any(body: One) -> Truth:
    """What is not described shows nothing; whether there is more is for the list of levels to say."""
    return _primary_care_on(body.value) if body.known else Truth.NO


def _at_every_place(places: Many, test: Callable[[Thing], Truth]) -> Truth:
    """Whether something is so at every place there is; there must be one, or nothing is shown."""
    if not places.sure and not places.maybe:
        return Truth.NO
    truth = every(test(place) for place in places.sure)
    return truth if truth is Truth.NO or places.certain else Truth.UNKNOWN


def _primary_care_on(body: Thing) -> Truth:
    """Whether someone who takes a full part in a body speaks for primary care."""
    return spoken_for(body, *taking_part(body)).has("primary_care")


def _has_network(place: Thing) -> Truth:
    organisations, networks = organisations_on(place), place.many("neighbourhoods")
    if networks.sure or any(kind_of(party).value == "primary_care_network" for party in organisations.sure):
        return Truth.YES
    kinds_known = all(kind_of(party).known for party in organisations.sure)
    return Truth.NO if organisations.certain and kinds_known and networks.certain else Truth.UNKNOWN


def _arrangements(system: Thing) -> Many:
    section = system.system.root.one("involvement")
    if section.known:
        found: Many = section.value.many("arrangements")
        return found
    return Many(complete=not section.unknown, nodes=section.nodes, lacks=section.lacks)


#: Methods whose name says at which level, or with whom.
_LEVEL_OF_METHOD = {"place_engagement": "place", "neighbourhood_engagement": "neighbourhood"}
_VOICE_OF_METHOD = {"healthwatch": "healthwatch", "vcse_alliance": "voluntary_community_social_enterprise"}


def _brought(methods: Many, brings: dict[str, str]) -> Many:
    """What methods bring with them; a method not known brings nothing."""
    return Many(brings[method] for method in methods.sure if method in brings)


@derived("system", words("level"))
def involvement_levels(system: Thing) -> Many:
    """The levels at which there is an arrangement to involve people, those of every place included."""
    arrangements = _arrangements(system)
    levels = gather(
        arrangements, lambda each: union(each.many("level"), _brought(each.many("methods"), _LEVEL_OF_METHOD))
    )
    places = system.system.root.many("places")
    without = [place for place in places.sure if not place.many("involvement").sure]
    if any(place.many("involvement").certain for place in without) or (places.certain and not places.sure):
        return levels
    if places.certain and not without:
        return union(levels, Many(["place"], nodes=places.nodes))
    lacks = (*places.lacks, *(lack for place in without for lack in place.many("involvement").lacks))
    return union(levels, Many(maybe=["place"], nodes=places.nodes, lacks=lacks))


@derived("system", words("involvement_method"))
def involvement_methods(system: Thing) -> Many:
    """Every method by which people are involved."""
    return gather(_arrangements(system), lambda each: each.many("methods"))


@derived("system", words("voice"))
def involvement_partners(system: Thing) -> Many:
    """Everyone with whom involvement is arranged."""
    return gather(
        _arrangements(system),
        lambda each: union(each.many("with"), _brought(each.many("methods"), _VOICE_OF_METHOD)),
    )


@derived("system", words("group_of_people"))
def involvement_groups(system: Thing) -> Many:
    """Every group that involvement is focused on."""
    return gather(_arrangements(system), lambda each: each.many("groups"))


@derived("system", many("party"))
def regulatory_action_taken_by(system: Thing) -> Many:
    """Those in the system recorded as taking formal regulatory action: not NHS England, not a regulator."""
    root = system.system.root
    enforcement = ("regulatory_enforcement",)
    functions = keep(root.many("functions"), lambda each: is_one_of(each.one("id"), enforcement))
    deciding = gather(functions, _those_with)
    passed_on = keep(root.many("delegations"), lambda each: is_one_of(each.one("function"), enforcement))
    receiving = gather(passed_on, lambda each: _one_party(each.one("to")))
    bodies = Many(body for body in named_bodies(root) if enforcement[0] in body.many("functions").sure)
    return keep(union(deciding, receiving, bodies), _in_the_system)


def _those_with(function: Thing) -> Many:
    """Who decides a function or carries it out; one of the two that is left out says no more than the other."""
    lists = [function.many(key) for key in ("decided_by", "carried_out_by")]
    return union(*([each for each in lists if not each.wholly_unknown] or lists))


def _one_party(party: One) -> Many:
    return Many(
        [party.value] if party.known else [], complete=not party.unknown, nodes=party.nodes, lacks=party.lacks
    )


def _in_the_system(party: Thing) -> One:
    return known(
        kind_of(party).value not in ("nhs_england", "national_health_body", "regulator"), (party.node,)
    )


@derived("system", YES_NO)
def digital_lead_named(system: Thing) -> One:
    """Whether a senior responsible officer for digital and data is provided: in the digital section, or by a seat of the board."""
    lead, seats = _digital(system, "lead"), _digital_seats(system)
    if lead.known or seats.sure:
        return known(True, (*lead.nodes, *(seat.node for seat in seats.sure)))
    return lead if lead.unknown else known(False, lead.nodes)


@derived("system", YES_NO)
def digital_lead_in_post(system: Thing) -> One:
    """Whether the senior responsible officer for digital and data is in post on the day."""
    lead = _digital(system, "lead")
    answers = [seat_filled(seat) for seat in _digital_seats(system).sure]
    if lead.known:
        filled = fact(lead.value, "filled")
        assert isinstance(filled, One)
        answers.append(filled)
    if answers:
        return either(*answers)
    return lead if lead.unknown else known(False, lead.nodes)


@derived("system", many("party"))
def digital_lead_answers_to(system: Thing) -> Many:
    """To whom the senior responsible officer for digital and data answers: as said, or the board on which they sit."""
    root = system.system.root
    section, seats = root.one("digital"), _digital_seats(system)
    said = (
        section.value.many("lead_accountable_to")
        if section.known
        else Many(complete=not section.unknown, nodes=section.nodes, lacks=section.lacks)
    )
    if said.wholly_unknown and seats.sure:
        return Many([root.one("board").value], nodes=seats.nodes)
    return said


def _digital(system: Thing, key: str) -> One:
    section = system.system.root.one("digital")
    if not section.known:
        return One(section.state, None, section.nodes, section.lacks)
    found: One = section.value.one(key)
    return found


def _digital_seats(system: Thing) -> Many:
    board = system.system.root.one("board")
    if not board.known:
        return Many()
    return Many(seat for seat in board.value.many("seats").sure if "digital_lead" in roles_of(seat).sure)
