"""Who takes part in bodies, and at which levels: sectors on the board, networks, the voluntary sector, clinicians."""

from __future__ import annotations

from icscheck.model.catalogue import YES_NO, derived, many, word, words
from icscheck.model.facts.bodies import (
    composition,
    organisations_behind,
    organisations_on,
    represented_on,
    voices_of,
    with_implied,
)
from icscheck.model.facts.early_systems import CLINICAL_PROFESSIONS, as_clinician
from icscheck.model.facts.parties import TRUSTS, kind_of
from icscheck.model.facts.places import taking_part
from icscheck.model.facts.seats import (
    EXECUTIVE_POSTS,
    NON_EXECUTIVES,
    NOT_MEMBERS,
    holders_of,
    member_seat,
    partner_sector,
    roles_of,
    seat_filled,
    votes,
)
from icscheck.model.things import Thing
from icscheck.model.values import (
    Lack,
    Many,
    One,
    Truth,
    both,
    either,
    every,
    gather,
    keep,
    known,
    lacks_of,
    nodes_of,
    some,
    union,
    unknown,
)

#: Roles of members who are there for the whole body and for no sector, unless their seat says so.
_FOR_NO_SECTOR = frozenset(
    {"chair", "deputy_chair", "deputy_chief_executive", "executive_member", *EXECUTIVE_POSTS, *NON_EXECUTIVES}
)
#: Roles that come from somewhere else than the three sectors.
_FROM_NO_SECTOR = frozenset(
    {
        *_FOR_NO_SECTOR,
        "patient_representative",
        "healthwatch_representative",
        "voluntary_sector_representative",
    }
)
#: Roles that say from which sector a member comes.
_SECTOR_BY_ROLE = {
    "councillor": "local_authorities",
    "director_of_public_health": "local_authorities",
    "director_of_adult_social_services": "local_authorities",
    "director_of_childrens_services": "local_authorities",
    "general_practitioner": "primary_medical_services",
    "pcn_clinical_director": "primary_medical_services",
}
_SECTOR_BY_KIND = {
    **dict.fromkeys(TRUSTS, "nhs_trusts"),
    **dict.fromkeys(("gp_practice", "primary_care_network", "gp_federation"), "primary_medical_services"),
    "local_authority": "local_authorities",
}


@derived("seat", word("partner_sector"))
def comes_from(seat: Thing) -> One:
    """The sector from which its member comes: the one that nominates; else that of the organisation whose seat it is, or of the role. None for a chair, an executive or a non-executive."""
    sector = partner_sector(seat)
    if sector.known:
        return sector
    roles = roles_of(seat)
    if roles.certain and roles.sure and _FROM_NO_SECTOR.issuperset(roles.sure):
        return One("none", None, roles.nodes)
    named = seat.one("organisation")
    kind = kind_of(named.value) if named.known else named
    if kind.known:
        found = _SECTOR_BY_KIND.get(str(kind.value))
        return known(found, named.nodes) if found else One("none", None, named.nodes)
    by_role = [_SECTOR_BY_ROLE[role] for role in roles.sure if role in _SECTOR_BY_ROLE]
    if by_role:
        return known(by_role[0], roles.nodes)
    return unknown((*sector.lacks, *(kind.lacks if named.known else named.lacks)), roles.nodes)


@derived("seat", YES_NO)
def for_primary_care(seat: Thing) -> One:
    """Whether it is there for primary care: by the sector that nominates, its role or what it says it represents. A chair, an executive or a non-executive is not, unless the seat says so."""
    voices = voices_of(seat)
    truth = voices.has("primary_care")
    if truth is not Truth.UNKNOWN:
        return known(truth is Truth.YES, voices.nodes)
    elsewhere = partner_sector(seat)
    roles = roles_of(seat)
    whole = roles.certain and bool(roles.sure) and _FOR_NO_SECTOR.issuperset(roles.sure)
    if "represents" not in seat.values_written() and (elsewhere.known or whole):
        return known(False, elsewhere.nodes if elsewhere.known else roles.nodes)
    return unknown(voices.lacks, voices.nodes or roles.nodes)


@derived("body", YES_NO)
def core_membership_set(body: Thing) -> One:
    """Whether its rules say which members are the core that every system must have: a seat or member has `core` yes."""
    seats, members = composition(body)
    core = keep(union(seats, members), lambda each: each.one("core"))
    if core.sure:
        return known(True, tuple(each.node for each in core.sure))
    return known(False, nodes_of(seats, members)) if core.certain else unknown(core.lacks, (body.node,))


@derived("body", many("party"))
def voting_organisations(body: Thing) -> Many:
    """The organisations that have a vote: by a seat of theirs that has one, or as a member with one."""
    seats, members = composition(body)
    return organisations_behind(keep(keep(seats, member_seat), votes), keep(members, _votes_as_member))


def _votes_as_member(member: Thing) -> One:
    role = member.one("role")
    if role.known and role.value in NOT_MEMBERS:
        return known(False, role.nodes)
    return member.one("vote")


def _clinician(one: Thing) -> One:
    """Whether a seat or member is a clinician's: by its role or profession, or by those of the person in it."""
    there = as_clinician(one)
    people = (
        [each.one("person") for each in holders_of(one).sure] if one.noun == "seat" else [one.one("person")]
    )
    own = [person.value.many("professions") for person in people if person.known]
    if there.is_(True) is Truth.YES or not own:
        return there
    if any(not CLINICAL_PROFESSIONS.isdisjoint(each.sure) for each in own):
        return known(True, nodes_of(*own))
    return known(False, nodes_of(*own)) if all(each.certain for each in own) else there


def _role_of_member(member: Thing) -> Many:
    role = member.one("role")  # a member need not say as what it takes part
    return Many([role.value] if role.known else [], nodes=role.nodes)


def _for_primary_care(one: Thing) -> One:
    if one.noun == "seat":
        return for_primary_care(one)
    voices = voices_of(one)
    truth = voices.has("primary_care")
    return (
        unknown(voices.lacks, voices.nodes)
        if truth is Truth.UNKNOWN
        else known(truth is Truth.YES, voices.nodes)
    )


def _clinicians_for_primary_care(seats: Many, members: Many) -> One:
    people = union(seats, members)
    found = keep(people, lambda one: both(_for_primary_care(one), _clinician(one)))
    if found.sure:
        return known(True, tuple(one.node for one in found.sure))
    return known(False, people.nodes) if found.certain else unknown(found.lacks, people.nodes)


@derived("place", YES_NO)
def primary_care_clinician_takes_part(place: Thing) -> One:
    """Whether a clinician who speaks for primary care has a part in it, by a seat or as a member: by role, or by profession."""
    return _clinicians_for_primary_care(*taking_part(place))


@derived("place", YES_NO)
def primary_care_clinician_in_post(place: Thing) -> One:
    """Whether such a clinician is there on the day: as a member, or in a seat that is filled."""
    seats, members = taking_part(place)
    return _clinicians_for_primary_care(keep(seats, seat_filled), members)


def _own_bodies(system: Thing) -> list[One]:
    """The board and the partnership, as far as they are described."""
    return [system.system.root.one(key) for key in ("board", "partnership")]


@derived("system", YES_NO)
def networks_take_part(system: Thing) -> One:
    """Whether a primary care network takes part in the board, the partnership or a committee of the NHS body: by a seat, as a member, or by its clinical director."""
    return _networks_take_part(system, in_post=False)


@derived("system", YES_NO)
def networks_in_post(system: Thing) -> One:
    """Whether someone from a primary care network is there on the day: as a member, or in a seat that is filled."""
    return _networks_take_part(system, in_post=True)


def _networks_take_part(system: Thing, *, in_post: bool) -> One:
    committees = system.system.root.many("committees")
    answers = [_network_on(body.value, in_post=in_post) for body in _own_bodies(system) if body.known]
    answers.extend(_network_on(committee, in_post=in_post) for committee in committees.sure)
    unclear = [body for body in _own_bodies(system) if body.unknown]
    if not committees.certain:
        answers.append(unknown(committees.lacks, committees.nodes))
    answers.extend(unknown(body.lacks, body.nodes) for body in unclear)
    return either(*answers) if answers else known(False, committees.nodes)


def _network_on(body: Thing, *, in_post: bool) -> One:
    seats, members = taking_part(body)
    if in_post:
        seats = keep(seats, seat_filled)
    found = keep(union(seats, members), _of_network)
    if found.sure:
        return known(True, tuple(one.node for one in found.sure))
    return known(False, nodes_of(seats, members)) if found.certain else unknown(found.lacks, (body.node,))


def _of_network(one: Thing) -> One:
    """Whether a seat or member is a primary care network's."""
    roles = roles_of(one) if one.noun == "seat" else _role_of_member(one)
    if "pcn_clinical_director" in roles.sure:
        return known(True, roles.nodes)
    origins = [one.one("organisation")]
    if one.noun == "seat":
        origins.extend(holder.one("from_organisation") for holder in holders_of(one).sure)
        if any(kind_of(party).value == "primary_care_network" for party in one.many("nominated_by").sure):
            return known(True, (one.node,))
        sector = comes_from(one)
        elsewhere = sector.known and sector.value != "primary_medical_services"
        if elsewhere or (roles.certain and roles.sure and _FROM_NO_SECTOR.issuperset(roles.sure)):
            return known(False, roles.nodes)
    named = [origin for origin in origins if origin.known]
    kinds = [kind_of(origin.value) for origin in named]
    if any(kind.value == "primary_care_network" for kind in kinds):
        return known(True, nodes_of(*named))
    group = one.noun == "member" and one.one("group").known and not named
    if group and {"general_practice", "primary_care"}.isdisjoint(one.many("represents").sure):
        return known(False, (one.node,))
    if named and all(kind.known for kind in kinds):
        return known(False, nodes_of(*named))
    return unknown((Lack(one, "organisation", "organisation: fenwick-pcn"),), (one.node,))


_VOLUNTARY = "voluntary_community_social_enterprise"
_VOLUNTARY_KINDS = ("charity", "charity_hospice", "community_interest_company")


@derived("system", words("level"))
def voluntary_sector_levels(system: Thing) -> Many:
    """The levels at which the voluntary, community and social enterprise sector takes part in a body or is involved. A place counts when every place has it."""
    root = system.system.root
    arrangements = _arrangements(system)
    by_arrangement = gather(arrangements, _levels_of_voluntary)
    committees, places = root.many("committees"), root.many("places")
    at_system = [_voluntary_on(body.value) for body in _own_bodies(system) if body.known]
    at_system.extend(_voluntary_on(committee) for committee in committees.sure)
    if any(body.unknown for body in _own_bodies(system)) or not committees.certain:
        at_system.append(Truth.UNKNOWN)
    shown = {"system": some(at_system), "place": _at_every(places)}
    lacks = lacks_of(arrangements, committees, places)
    return Many(
        [*by_arrangement.sure, *(level for level, truth in shown.items() if truth is Truth.YES)],
        [*by_arrangement.maybe, *(level for level, truth in shown.items() if truth is Truth.UNKNOWN)],
        complete=by_arrangement.complete,
        nodes=nodes_of(arrangements, places) or (root.node,),
        lacks=lacks
        or (
            Lack(
                root,
                "involvement",
                "involvement: {arrangements: [{level: system, with: [voluntary_community_social_enterprise]}]}",
            ),
        ),
    )


def _at_every(places: Many) -> Truth:
    if not places.sure and not places.maybe:
        return Truth.NO if places.complete else Truth.UNKNOWN
    truth = every(_voluntary_at(place) for place in places.sure)
    return truth if truth is Truth.NO or places.certain else Truth.UNKNOWN


def _voluntary_at(place: Thing) -> Truth:
    if "vcse_alliance" in place.many("involvement").sure:
        return Truth.YES
    return _voluntary_on(place)


def _voluntary_on(body: Thing) -> Truth:
    """Whether the sector takes part in a body: someone speaks for it, or one of its organisations is there."""
    kinds = [kind_of(party) for party in organisations_on(body).sure]
    return some(
        (
            represented_on(body).has(_VOLUNTARY),
            *(Truth.YES for kind in kinds if kind.known and kind.value in _VOLUNTARY_KINDS),
        )
    )


def _arrangements(system: Thing) -> Many:
    section = system.system.root.one("involvement")
    if section.known:
        found: Many = section.value.many("arrangements")
        return found
    return Many(complete=not section.unknown, nodes=section.nodes, lacks=section.lacks)


def _levels_of_voluntary(arrangement: Thing) -> Many:
    """The levels of an arrangement to involve people, when it is with the voluntary sector."""
    partners, methods, levels = (arrangement.many(key) for key in ("with", "methods", "level"))
    if _VOLUNTARY in partners.sure or "vcse_alliance" in methods.sure:
        return levels
    # only what is written of whom it is with decides: a method not known says nothing of the sector
    if partners.certain:
        return Many(nodes=partners.nodes)
    return Many((), levels.sure, complete=levels.complete, nodes=partners.nodes, lacks=partners.lacks)


#: What an organisation is, as those whom a partnership's work reaches.
_VOICE_BY_KIND = {
    **dict.fromkeys(TRUSTS, "providers"),
    "independent_provider": "independent_sector",
    "social_care_provider": "social_care_providers",
    "local_healthwatch": "healthwatch",
    **dict.fromkeys(_VOLUNTARY_KINDS, _VOLUNTARY),
}
_PROVIDER_VOICES = ("acute", "specialist", "mental_health", "community", "ambulance")


@derived("partnership", words("voice"))
def reaches(partnership: Thing) -> Many:
    """Whom it reaches: those who take part in it, and those with whom an arrangement that feeds into it involves people."""
    parties = organisations_on(partnership)
    kinds = (kind_of(party) for party in parties.sure)
    behind = [_VOICE_BY_KIND[kind.value] for kind in kinds if kind.known and kind.value in _VOICE_BY_KIND]
    engaged = partnership.system.root.one("independent_providers")
    # that independent providers are engaged somewhere in the system does not say that it is by the partnership
    perhaps = ["independent_sector"] if engaged.known and engaged.value.one("engagement").known else []
    return union(
        _with_providers(represented_on(partnership)),
        Many(with_implied(behind), perhaps, nodes=parties.nodes),
        gather(keep(_arrangements(partnership.system.subject), _feeds_into_partnership), _partners_of),
    )


def _with_providers(voices: Many) -> Many:
    brought = ["providers"] if any(voice in _PROVIDER_VOICES for voice in voices.sure) else []
    return Many(
        (*voices.sure, *brought),
        voices.maybe,
        complete=voices.complete,
        nodes=voices.nodes,
        lacks=voices.lacks,
    )


def _feeds_into_partnership(arrangement: Thing) -> One:
    body = arrangement.one("body")
    if body.unknown:
        return unknown(body.lacks, body.nodes)
    return known(body.known and body.value.id == "partnership", body.nodes)


def _partners_of(arrangement: Thing) -> Many:
    partners, methods = arrangement.many("with"), arrangement.many("methods")
    brought = [
        voice
        for method, voice in (("healthwatch", "healthwatch"), ("vcse_alliance", _VOLUNTARY))
        if method in methods.sure
    ]
    return _with_providers(
        Many(
            with_implied([*partners.sure, *brought]),
            complete=partners.complete,
            nodes=partners.nodes,
            lacks=partners.lacks,
        )
    )
