"""How a system is put together: its bodies in fixed lanes, and the links between them that the document states.

No link is inferred. What the document leaves open is said in words: in a lane's notes, in a body's own fields,
or in the notes of the whole.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from icscheck.model import Many, One, System, Thing, Truth
from icscheck.model.facts.bodies import decides_in_fact
from icscheck.model.facts.organisations import is_nhs_body
from icscheck.model.read import in_force
from icscheck.vocabulary import label

#: The lanes from the top, with their titles.
LANES = {
    "outside": "National and partner bodies",
    "statutory": "NHS body, board and partnership",
    "committees": "Committees, groups and officers",
    "places": "Places",
    "health_and_wellbeing_boards": "Health and wellbeing boards",
    "collaboratives": "Collaboratives and networks",
    "organisations": "Organisations that receive functions",
}
#: The kinds of link, with what each says of its first body.
LINKS = {"reports": "reports to", "delegation": "delegates to", "establishment": "sets up"}
NOT_KNOWN = "not known"
NONE = "none"

_LANE_OF_NOUN = {
    "nhs_body": "statutory",
    "board": "statutory",
    "partnership": "statutory",
    "committee": "committees",
    "place": "places",
    "health_and_wellbeing_board": "health_and_wellbeing_boards",
    "collaborative": "collaboratives",
    "network": "collaboratives",
}
#: Keys of the document that list the bodies of a lane, with the singular and plural in words.
_LISTS = {
    "board": ("statutory", "board", "board"),
    "partnership": ("statutory", "partnership", "partnership"),
    "committees": ("committees", "committee", "committees"),
    "places": ("places", "place", "places"),
    "health_and_wellbeing_boards": (
        "health_and_wellbeing_boards",
        "health and wellbeing board",
        "health and wellbeing boards",
    ),
    "collaboratives": ("collaboratives", "collaborative", "collaboratives"),
    "networks": ("collaboratives", "network", "networks"),
}
_NATIONAL = ("nhs_england", "secretary_of_state")
#: Reserved words for offices of the NHS body: they stand with its committees.
_OFFICES = ("chair", "chief_executive", "remuneration_committee", "non_executives", "panel")
#: What a basis is called here, where its plain label would not do.
_BASES = {
    "contract_lead_provider": "contract with a lead provider",
    "contract_standard": "NHS Standard Contract",
    "none_recorded": "no basis is recorded",
}
#: The reserved words for what the document itself describes.
_OWN = ("nhs_body", "board", "partnership")
_KINDS = {
    "board": "Board of the NHS body",
    "nhs_body": "NHS body",
    "partnership": "Partnership",
    "place": "Place partnership",
    "nhs_england": "National body",
    "secretary_of_state": "National body",
    "party": "Outside body",
    "person": "Person",
    "delegation": "Delegation",
}


class Body(NamedTuple):
    """A body, organisation or office of the structure, in words."""

    #: ``board``, ``committee/audit``, ``party/nhs_england``
    id: str
    label: str
    #: what it is: ``Committee: audit``, ``NHS foundation trust``
    kind: str
    lane: str
    #: legal forms in words
    forms: tuple[str, ...] = ()
    joint: bool = False
    #: ``decides``, ``advises`` or ``not known``; empty for what is no body of the document
    manner: str = ""
    #: functions that it decides on or exercises, in words, as the body itself lists them
    functions: tuple[str, ...] = ()
    functions_open: bool = False
    #: functions delegated to it, in words
    receives: tuple[str, ...] = ()
    #: whom it reports to, besides its links: ``not known``, ``none`` or empty
    reports: str = ""
    chair: str = ""
    quorum: str = ""
    #: ``may not be in force`` or ``not in force on this day``; empty when it is in force
    standing: str = ""

    @property
    def described(self) -> bool:
        """Whether it is a body of the document, of which it is said how it works."""
        return self.manner != ""


class Link(NamedTuple):
    """A link that the document states, from one body to another."""

    kind: str
    source: str
    target: str
    #: what passes, for a delegation; how it is set up
    words: str = ""
    #: the power or agreement, in words
    basis: str = ""
    standing: str = ""


class Lane(NamedTuple):
    """A lane: its bodies in the order of the document, and what is not known of them."""

    name: str
    title: str
    bodies: tuple[Body, ...]
    notes: tuple[str, ...] = ()


class Structure(NamedTuple):
    """The bodies of a system by lane, and their links."""

    system: str
    as_of: date
    #: ``in force``, ``proposed`` or ``not known``
    constitution: str
    lanes: tuple[Lane, ...]
    links: tuple[Link, ...]
    notes: tuple[str, ...] = ()

    @property
    def bodies(self) -> tuple[Body, ...]:
        """All bodies, from the top lane down."""
        return tuple(body for lane in self.lanes for body in lane.bodies)

    def names(self) -> dict[str, str]:
        """The label of each body by id."""
        return {body.id: body.label for body in self.bodies}


def structure(system: System) -> Structure:
    """The structure of a system as of its day."""
    return _Builder(system).build()


def party_of(thing: Thing) -> Thing:
    """The one thing that stands for a party: the system's own integrated care board, listed as an organisation, is the NHS body."""
    if thing.noun == "organisation" and is_nhs_body(thing).is_(True) is Truth.YES:
        return thing.system.party("nhs_body")
    return thing


def id_of(thing: Thing) -> str:
    """The id under which a thing stands in a view."""
    return thing.id if thing.noun == "party" and thing.id in _OWN else thing.subject


def labels_of(things: list[Thing]) -> dict[str, str]:
    """What to call things, by id: their name, with the id where two have the same."""
    plain = {id_of(thing): name_of(thing) for thing in things}
    count: dict[str, int] = {}
    for name in plain.values():
        count[name] = count.get(name, 0) + 1
    return {
        id_of(thing): plain[id_of(thing)]
        if count[plain[id_of(thing)]] == 1
        else f"{plain[id_of(thing)]} ({id_of(thing)})"
        for thing in things
    }


def name_of(thing: Thing) -> str:
    """What to call a party: its name on one line, else its title, role or id in words."""
    name = " ".join(_name(party_of(thing)).split())
    visible = any(character.isprintable() for character in name.replace(" ", ""))
    return name if visible else sentence(_spaced(thing.id))


def _name(thing: Thing) -> str:
    if thing.noun == "seat":
        title = thing.one("title")
        return str(title.value) if title.known else sentence(label(_role(thing)))
    if thing.noun == "person":
        return f"Person {thing.id}"
    name = thing.values.get("name")
    if isinstance(name, One) and name.known and str(name.value).strip():
        return str(name.value) if thing.noun != "party" else sentence(str(name.value))
    if thing.noun == "partnership":
        return "Integrated care partnership"
    return (
        sentence(label(thing.id))
        if thing.noun in ("board", "nhs_body", "party")
        else sentence(_spaced(thing.id))
    )


def _spaced(id: str) -> str:
    return id.replace("-", " ").replace("_", " ")


def _role(seat: Thing) -> str:
    role = seat.one("role")
    return str(role.value) if role.known else "seat"


def sentence(text: str) -> str:
    """Text with a capital at the start."""
    return text[:1].upper() + text[1:]


def delegations_of(system: System) -> list[tuple[Thing, str]]:
    """The delegations of a document, each with its standing."""
    listed = system.root.many("delegations")
    return [*((one, "") for one in listed.sure), *((one, "may not be in force") for one in listed.maybe)]


def basis_of(delegation: Thing) -> str:
    """By which power or agreement a function passes, in words."""
    basis = delegation.one("basis")
    if not basis.known:
        return f"basis {NOT_KNOWN}" if basis.unknown else NONE
    return _BASES.get(basis.value) or label(basis.value)


def function_of(delegation: Thing) -> str:
    """What a delegation passes on, in words."""
    passed = delegation.one("function")
    return label(passed.value) if passed.known else "function not known"


class _Builder:
    """Gathers the bodies that the document describes, the links, and whoever else the links name."""

    def __init__(self, system: System) -> None:
        self.system = system
        self.things: dict[str, Thing] = {}
        self.standing: dict[str, str] = {}
        self.links: dict[Link, None] = {}
        self.lane_notes: dict[str, list[str]] = {lane: [] for lane in LANES}
        self.notes: list[str] = []

    def build(self) -> Structure:
        self.describe()
        described = list(self.things.values())
        for body in described:
            self.link_body(body)
        self.link_delegations()
        names = labels_of(list(self.things.values()))
        givers = {link.source for link in self.links}
        lanes: dict[str, list[Body]] = {lane: [] for lane in LANES}
        for id, thing in self.things.items():
            lane = lane_of(thing, gives=id in givers)
            lanes[lane].append(self.body(id, names[id], thing, lane))
        return Structure(
            self.system.name,
            self.system.as_of,
            self.constitution(),
            tuple(
                Lane(name, title, tuple(lanes[name]), tuple(self.lane_notes[name]))
                for name, title in LANES.items()
                if lanes[name] or self.lane_notes[name]
            ),
            tuple(self.links),
            tuple(self.notes),
        )

    def constitution(self) -> str:
        status = self.system.root.one("constitution_status")
        return label(status.value) if status.known else NOT_KNOWN

    def describe(self) -> None:
        """Every body that the document lists, and what is not known of each list."""
        root = self.system.root
        if root.one("nhs_body").known:
            self.add(self.system.party("nhs_body"))
        for key, (lane, singular, plural) in _LISTS.items():
            value = root.value(key)
            if isinstance(value, One):
                self.describe_one(value, lane, singular)
            else:
                self.describe_many(value, lane, plural)

    def describe_one(self, value: One, lane: str, singular: str) -> None:
        if value.known:
            self.add(value.value)
        else:
            said = f"The {singular} is not described." if value.unknown else f"There is no {singular}."
            self.lane_notes[lane].append(said)

    def describe_many(self, value: Many, lane: str, plural: str) -> None:
        for thing in value.sure:
            self.add(thing)
        for thing in value.maybe:
            self.add(thing, "may not be in force")
        if value.wholly_unknown:
            if plural != "health and wellbeing boards":  # few documents list them; they are councils' own
                self.lane_notes[lane].append(f"{sentence(plural)} are not described.")
        elif not value.complete:
            self.lane_notes[lane].append(f"There may be other {plural}.")
        elif not value.sure and not value.maybe and value.nodes:
            self.lane_notes[lane].append(f"There are no {plural}.")

    def add(self, thing: Thing, standing: str | None = None) -> str:
        """Let a party stand in the structure; gives its id."""
        thing = party_of(thing)
        id = id_of(thing)
        if id not in self.things:
            self.things[id] = thing
            force = in_force(thing, self.system.as_of) if thing.noun != "party" else Truth.YES
            known = {
                Truth.YES: "",
                Truth.NO: "not in force on this day",
                Truth.UNKNOWN: "may not be in force",
            }
            self.standing[id] = known[force] if standing is None else standing
        return id

    def link(
        self, kind: str, source: Thing, target: Thing, words: str = "", basis: str = "", standing: str = ""
    ) -> None:
        self.links[Link(kind, self.add(source), self.add(target), words, basis, standing)] = None

    def link_body(self, body: Thing) -> None:
        if not body.is_body:
            return
        for above in body.many("reports_to").sure:
            self.link("reports", body, above)
        founders = body.many("established_by").sure
        for founder in founders:
            self.link("establishment", founder, body, "jointly sets up" if len(founders) > 1 else "sets up")
        for party in body.many("parties").sure:
            if party not in founders:
                self.link("establishment", party, body, "acts jointly through")

    def link_delegations(self) -> None:
        listed = self.system.root.many("delegations")
        for delegation, standing in delegations_of(self.system):
            giver, receiver = delegation.one("from"), delegation.one("to")
            if giver.known and receiver.known:
                what, power = function_of(delegation), basis_of(delegation)
                self.link("delegation", giver.value, receiver.value, what, power, standing)
            else:
                self.notes.append(self._loose(delegation, giver, receiver))
        if listed.wholly_unknown:
            self.notes.append("Delegations are not described.")
        elif not listed.complete:
            self.notes.append("There may be other delegations.")

    def _loose(self, delegation: Thing, giver: One, receiver: One) -> str:
        """A delegation with an end that is not known: it cannot be drawn, so it is said."""
        ends = [
            f"{word} {name_of(end.value)}" if end.known else f"{word} whom is {NOT_KNOWN}"
            for word, end in (("from", giver), ("to", receiver))
        ]
        return f"Delegation {delegation.id} ({function_of(delegation)}): {', '.join(ends)}."

    def body(self, id: str, name: str, thing: Thing, lane: str) -> Body:
        received = [link.words for link in self.links if link.kind == "delegation" and link.target == id]
        plain = Body(
            id,
            name,
            kind_words(thing),
            lane,
            receives=tuple(dict.fromkeys(received)),
            standing=self.standing[id],
        )
        if not thing.is_body:
            return plain
        forms = thing.many("legal_form")
        functions = thing.many("functions")
        return plain._replace(
            forms=tuple(label(form) for form in forms.sure),
            joint="joint_committee" in forms.sure,
            manner=manner_of(thing),
            functions=tuple(label(function) for function in functions.sure),
            functions_open=not functions.complete,
            reports=_said(thing.many("reports_to"), lambda _: "")
            if not thing.many("reports_to").sure
            else "",
            chair=_said(thing.many("chairs"), _chair_words),
            quorum=_quorum(thing),
        )


def lane_of(thing: Thing, *, gives: bool) -> str:
    """The lane in which a thing stands; an organisation that passes a function on or sets a body up stands outside, above."""
    if thing.noun in _LANE_OF_NOUN:
        return _LANE_OF_NOUN[thing.noun]
    if thing.noun == "party" and thing.id in _OWN:
        return "statutory"
    if thing.noun == "seat" and thing.owner is not None and thing.owner.noun != "board":
        return _LANE_OF_NOUN.get(thing.owner.noun, "committees")
    if thing.noun in ("seat", "person") or (thing.noun == "party" and thing.id in _OFFICES):
        return "committees"
    if gives or (thing.noun == "party" and thing.id in _NATIONAL):
        return "outside"
    return "organisations"


def kind_words(thing: Thing) -> str:
    """What a thing is, in words."""
    if thing.noun == "seat":
        owner = thing.owner
        return f"Seat on {name_of(owner)}" if owner is not None and owner.is_body else "Seat"
    if thing.noun == "party" and thing.id in _OFFICES:
        return "Office of the NHS body"
    if thing.noun == "health_and_wellbeing_board":
        council = thing.one("council")
        of = f" of {name_of(council.value)}" if council.known else ""
        return f"Health and wellbeing board{of}"
    key = _KINDS.get(thing.id if thing.noun == "party" else thing.noun)
    if key is not None:
        return key
    if thing.noun == "party":
        return _KINDS["party"]
    kind = thing.one("kind")
    if thing.noun == "committee":
        return f"Committee: {label(kind.value)}" if kind.known else "Committee or group"
    return sentence(label(kind.value)) if kind.known else f"{sentence(thing.noun)}, kind {NOT_KNOWN}"


def stand_in(thing: Thing) -> Body:
    """A party that no link names, only the functions: as it stands in a map of decisions."""
    return Body(id_of(thing), name_of(thing), kind_words(thing), lane_of(thing, gives=False))


def manner_of(body: Thing) -> str:
    """Whether a body decides or advises, in a word."""
    decides = decides_in_fact(body).is_(True)
    return {Truth.YES: "decides", Truth.NO: "advises", Truth.UNKNOWN: NOT_KNOWN}[decides]


def _said(value: Many, in_words: Callable[[Thing], str]) -> str:
    """A list in words; ``not known`` or ``none`` when it is."""
    if value.sure:
        return ", ".join(in_words(thing) for thing in value.sure)
    return NOT_KNOWN if not value.certain else NONE


def _chair_words(chair: Thing) -> str:
    seat = chair.one("seat")
    return name_of(seat.value) if seat.known else NOT_KNOWN


def _quorum(body: Thing) -> str:
    rules = body.one("decision_rules")
    if not rules.known:
        return NOT_KNOWN
    quorum = rules.value.one("quorum")
    return str(quorum.value) if quorum.known else (NOT_KNOWN if quorum.unknown else NONE)
