"""The report from one side: what a system asks of one organisation, or where clinical voices are heard. Plain tables."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from icscheck.assessment import Examined, Outcome, worst_first
from icscheck.model import Many, One, System, Thing, Truth, Value
from icscheck.model.catalogue import fact
from icscheck.model.facts.seats import filled, roles_of
from icscheck.model.things import noun_of
from icscheck.views.structure import NOT_KNOWN, name_of, sentence
from icscheck.vocabulary import label, vocabulary

#: What a table says of something that the document leaves open.
OTHERS = "and others not said"


class Table(NamedTuple):
    """A table: its heads and rows as plain texts, and what to say when there is no row."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    none: str


class Extract(NamedTuple):
    """A report from one side: its title, a sentence on what it shows, its tables, and the outcomes that belong to it."""

    examined: Examined
    title: str
    intro: str
    tables: tuple[Table, ...]
    #: what the outcomes have in common, as a heading
    about: str
    outcomes: tuple[Outcome, ...]


class Mention(NamedTuple):
    """A place where the document names an organisation: the thing that does, and under which key."""

    thing: Thing
    key: str


def organisations_named(system: System, wanted: str) -> list[Thing]:
    """The organisations that an id, an ODS code or a name stands for, whatever their capitals."""
    plain = " ".join(wanted.split()).casefold()
    found = []
    for each in system.things.get("organisation", []):
        names = [each.id, *(str(value.value) for key in ("ods", "name") if (value := each.one(key)).known)]
        if plain in (" ".join(name.split()).casefold() for name in names):
            found.append(each)
    return found


def of_organisation(examined: Examined, organisation: Thing) -> Extract:
    """What a system asks of one organisation: its seats, bodies, delegations and funds, and the outcomes that touch it."""
    system = examined.assessment.system
    mentions = list(_mentions(system, organisation))
    concerned = {
        id(organisation),
        *(id(each) for mention in mentions for each in _with_owners(mention.thing)),
    }
    own = {id(organisation), *(id(mention.thing) for mention in mentions)}
    outcomes = tuple(
        outcome
        for outcome in worst_first(examined.assessment.outcomes)
        if id(outcome.subject) in own
        or (id(outcome.subject) in concerned and outcome.subject.noun not in ("board", "partnership"))
        or (outcome.status not in ("met", "not-applicable") and _points_at(outcome, organisation, mentions))
    )
    return Extract(
        examined,
        f"{name_of(organisation)} in {system.name}",
        "What the system asks of this organisation, as the description has it: where it has a say, what it has taken on, "
        "and the outcomes that touch it.",
        (
            _about(organisation),
            _seats(mentions),
            _bodies(mentions),
            _passed(mentions),
            _others(mentions),
        ),
        "Outcomes that touch it",
        outcomes,
    )


def _mentions(system: System, organisation: Thing) -> Iterator[Mention]:
    """Everything in the document that names the organisation, in the order of the document's nouns."""
    for things in system.things.values():
        for thing in things:
            for key, value in thing.values.items():
                if _names(value, organisation):
                    yield Mention(thing, key)


def _names(value: Value, organisation: Thing) -> bool:
    entries = (
        (*value.sure, *value.maybe) if isinstance(value, Many) else ((value.value,) if value.known else ())
    )
    return any(entry is organisation for entry in entries)


def _with_owners(thing: Thing) -> Iterator[Thing]:
    each: Thing | None = thing
    while each is not None and each.noun not in ("ics", "system"):
        yield each
        each = each.owner


def _points_at(outcome: Outcome, organisation: Thing, mentions: list[Mention]) -> bool:
    """Whether an outcome was decided by what is written of the organisation, or of a seat or member of it.

    An outcome of another organisation or person is theirs, whatever it was decided by.
    """
    if outcome.subject.noun in ("organisation", "person"):
        return False
    nodes = [
        organisation.node,
        *(mention.thing.node for mention in mentions if mention.thing.noun in _OWN_ENTRIES),
    ]
    places = {(node.source.name, node.line) for node in nodes}
    return any((each.file, each.line) in places for each in outcome.evidence)


#: Entries that are about one organisation: evidence at their line is evidence about it.
_OWN_ENTRIES = ("seat", "member", "holder", "delegation")


_FACTS = {
    "kind": "Kind",
    "ods": "ODS code",
    "type": "Type of council",
    "services": "Services",
    "operates_in": "Systems that it works in",
    "partner_trust": "Partner trust",
}
_OF_COUNCILS = ("type",)


def _about(organisation: Thing) -> Table:
    lines = [("Id", organisation.id)]
    council = organisation.one("kind").is_("local_authority") is Truth.YES
    for key, title in _FACTS.items():
        if council == (key in _OF_COUNCILS) or key in ("kind", "ods"):
            value = organisation.value(key)
            said = _said(value, noun_of("organisation").fields[key].vocabulary)
            alone = key == "operates_in" and said == NOT_KNOWN
            lines.append((title, "this one; the description names no other" if alone else said))
    return Table("What the description says of it", ("Fact", "Said"), tuple(lines), "")


def _said(value: Value, vocabulary_name: str = "") -> str:
    """A value as people read it; what is not known is said to be so."""
    if isinstance(value, Many):
        if value.wholly_unknown:
            return NOT_KNOWN
        texts = [_word(entry, vocabulary_name) for entry in value.sure]
        texts += [f"{_word(entry, vocabulary_name)} (perhaps)" for entry in value.maybe]
        return ", ".join([*texts, *([] if value.complete else [OTHERS])]) or "none"
    if not value.known:
        return NOT_KNOWN if value.unknown else "none"
    if isinstance(value.value, bool):
        return "yes" if value.value else "no"
    return _word(value.value, vocabulary_name)


def _word(entry: object, vocabulary_name: str) -> str:
    if isinstance(entry, Thing):
        return name_of(entry)
    text = str(entry)
    return label(text) if vocabulary_name and text in vocabulary(vocabulary_name).words else text


#: What a mention of an organisation under a key of a seat or its holder means.
_SEAT_KEYS = {
    "nominated_by": "nominates",
    "appointed_by": "appoints",
    "approved_by": "approves",
    "organisation": "its own seat",
    "from_organisation": "its holder comes from here",
}


def _seats(mentions: list[Mention]) -> Table:
    found: dict[int, tuple[Thing, list[str]]] = {}
    for thing, key in mentions:
        seat = thing if thing.noun == "seat" else thing.owner if thing.noun == "holder" else None
        if seat is not None and seat.noun == "seat":
            found.setdefault(id(seat), (seat, []))[1].append(_SEAT_KEYS.get(key, label(key)))
    rows = tuple(
        (_body_of(seat), name_of(seat), ", ".join(dict.fromkeys(ways)), _held(seat), _place(seat))
        for seat, ways in found.values()
    )
    return Table("Seats", ("Body", "Seat", "Its part", "Held", "Place"), rows, "No seat names it.")


def _held(seat: Thing) -> str:
    answer = filled(seat)
    if answer.unknown:
        return NOT_KNOWN
    return "filled" if answer.value else "vacant"


def _body_of(thing: Thing) -> str:
    owner = thing.owner
    while owner is not None and not owner.is_body:
        owner = owner.owner
    return name_of(owner) if owner is not None else ""


def _place(thing: Thing) -> str:
    return f"{thing.node.source.name}:{thing.node.line}"


_BODY_KEYS = {
    "councils": "its area",
    "lead": "leads",
    "established_by": "set it up",
    "parties": "is a party",
    "organisation": "takes part",
    "council": "its board",
    "neighbourhoods": "one of its neighbourhoods",
    "agreed_by": "agreed its arrangements",
}


def _bodies(mentions: list[Mention]) -> Table:
    rows = []
    for thing, key in mentions:
        body = thing if thing.is_body else thing.owner if thing.noun == "member" else None
        if body is None or not body.is_body:
            continue
        speaks = _said(thing.many("represents"), "voice") if thing.noun == "member" else ""
        kind = sentence(noun_of(body.noun).label or body.noun)
        rows.append((name_of(body), kind, _BODY_KEYS.get(key, label(key)), speaks, _place(thing)))
    heads = ("Body", "Kind", "Its part", "Speaks for", "Place")
    return Table("Bodies in which it takes part", heads, tuple(rows), "No body names it.")


_PASSED_KEYS = {
    "from": "out",
    "to": "in",
    "contributors": "pays in",
    "host": "holds the money",
    "accountable": "stays accountable",
}


def _passed(mentions: list[Mention]) -> Table:
    rows = []
    for thing, key in mentions:
        if thing.noun not in ("delegation", "fund"):
            continue
        what = (
            _said(thing.one("function"), "function")
            if thing.noun == "delegation"
            else _said(thing.one("name"))
        )
        ends = (
            name_of(end.value) if (end := thing.one(side)).known else NOT_KNOWN for side in ("from", "to")
        )
        between = " to ".join(ends) if thing.noun == "delegation" else _said(thing.many("contributors"))
        rows.append(
            (
                _PASSED_KEYS.get(key, label(key)),
                what if thing.noun == "delegation" else f"{sentence(what)} (pooled fund)",
                between,
                _said(thing.one("basis"), "basis"),
                _place(thing),
            )
        )
    heads = ("Direction", "Function or fund", "Between", "Basis", "Place")
    return Table("Delegations and pooled funds", heads, tuple(rows), "No delegation or fund names it.")


def _others(mentions: list[Mention]) -> Table:
    rows = []
    for thing, key in mentions:
        if thing.noun == "ics":  # the list of organisations itself
            continue
        in_seat = thing.noun == "seat" or (
            thing.noun == "holder" and thing.owner is not None and thing.owner.noun == "seat"
        )
        in_body = thing.is_body or (
            thing.noun == "member" and thing.owner is not None and thing.owner.is_body
        )
        if in_seat or in_body or thing.noun in ("delegation", "fund"):
            continue
        rows.append((sentence(thing.label), label(key), _place(thing)))
    heads = ("Where", "As", "Place")
    return Table("Elsewhere in the description", heads, tuple(rows), "Nothing else names it.")


# Clinical voices.

#: The three settings from which the issue of clinical leadership asks for voices, and what shows each.
_SETTINGS = ("Primary care", "Secondary care", "Public health", "Other clinical and professional")
_ROLES = {
    "general_practitioner": 0,
    "pcn_clinical_director": 0,
    "secondary_care_clinician": 1,
    "director_of_public_health": 2,
    "public_health_consultant": 2,
    "medical_director": 3,
    "nursing_director": 3,
    "clinical_lead": 3,
}
_VOICES = {
    "primary_care": 0,
    "general_practice": 0,
    "dental": 0,
    "pharmacy": 0,
    "optometry": 0,
    "acute": 1,
    "specialist": 1,
    "public_health": 2,
    "director_of_public_health": 2,
    "clinical_and_professional": 3,
    "nursing": 3,
    "allied_health_professions": 3,
}
#: Professions that are clinical or care professions: accountants and lawyers are not.
_NOT_CLINICAL = ("accountancy", "law")
_PARTNERS = {"primary_medical_services": 0}


def clinical(examined: Examined) -> Extract:
    """Every clinical voice by body: primary care, secondary care, public health and other professions.

    A voice is what is declared: the role of a seat, the sector it is from, what it represents, the professions it
    brings. A profession by itself says nothing of the setting, and stands under the others.
    """
    system = examined.assessment.system
    rows = [_voices(body) for things in system.things.values() for body in things if body.is_body]
    shown = tuple(
        outcome
        for outcome in worst_first(examined.assessment.outcomes)
        if outcome.rule.theme == "clinical-leadership" or outcome.rule.for_each == "clinical_leadership"
    )
    return Extract(
        examined,
        f"Clinical voices in {system.name}",
        "Where clinical and care professionals have a place, by body, as declared in the description: by role, by the sector "
        "that nominates, by whom a seat or member represents, by profession. What is not declared is not inferred.",
        (
            Table(
                "Clinical voices by body",
                ("Body", "Kind", *_SETTINGS),
                tuple(rows),
                "The description has no body.",
            ),
        ),
        "Outcomes on clinical leadership",
        shown,
    )


def _voices(body: Thing) -> tuple[str, ...]:
    cells: list[list[str]] = [[] for _ in _SETTINGS]
    seats, members = body.many("seats"), body.many("members")
    for seat in (*seats.sure, *seats.maybe):
        answer = filled(seat)
        state = " (vacant)" if answer.known and not answer.value else ""
        for setting in _settings_of_seat(seat):
            cells[setting].append(f"{_named(seat)}{state}")
    for member in (*members.sure, *members.maybe):
        for setting in _settings_of_member(member):
            cells[setting].append(_member(member))
    kind = sentence(noun_of(body.noun).label or body.noun)
    return (name_of(body), kind, *(_cell(cell, seats, members) for cell in cells))


def _cell(names: list[str], seats: Many, members: Many) -> str:
    """The voices of one setting; that a list is open is said, and nothing is said of a list that was not written."""
    said = ", ".join(dict.fromkeys(names))
    written = [each for each in (seats, members) if not each.wholly_unknown]
    if any(not each.complete for each in written):
        return f"{said}; {OTHERS}" if said else NOT_KNOWN
    if said or not written:
        return said or NOT_KNOWN
    if len(written) == 2:
        return "none"
    return "none among its seats" if written[0] is seats else "none among its members"


def _settings_of_seat(seat: Thing) -> list[int]:
    found = [_ROLES[role] for role in roles_of(seat).sure if role in _ROLES]
    found += [_VOICES[voice] for voice in seat.many("represents").sure if voice in _VOICES]
    sector = fact(seat, "partner_from")
    if isinstance(sector, One) and sector.known and sector.value in _PARTNERS:
        found.append(_PARTNERS[sector.value])
    return _settled(found, seat.many("professions"))


def _settings_of_member(member: Thing) -> list[int]:
    role = member.one("role")
    found = [_ROLES[role.value]] if role.known and role.value in _ROLES else []
    found += [_VOICES[voice] for voice in member.many("represents").sure if voice in _VOICES]
    return _settled(found, member.many("professions"))


def _settled(found: list[int], professions: Many) -> list[int]:
    """Each setting once; a clinical profession counts under the others where nothing else says where it is from."""
    if professions.has("public_health") is Truth.YES:
        found = [*found, 2]
    clinical_ones = [each for each in professions.sure if each not in _NOT_CLINICAL]
    if not found and clinical_ones:
        found = [3]
    return sorted(set(found))


def _named(seat: Thing) -> str:
    """A seat with the organisation whose it is, since many are called just member."""
    organisation = seat.one("organisation")
    return f"{name_of(seat)} ({name_of(organisation.value)})" if organisation.known else name_of(seat)


def _member(member: Thing) -> str:
    for key in ("organisation", "person", "group"):
        value = member.one(key)
        if value.known:
            return name_of(value.value) if isinstance(value.value, Thing) else str(value.value)
    return "a member"
