"""Who decides what: the functions of a system by body, as far as the document says.

The format records who decides, who carries out, who only advises, and what is delegated; it does not record who is
consulted. Nothing is inferred from what is missing: a row of which no decider is recorded says "not known".
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from icscheck.model import System, Thing, Truth
from icscheck.model.facts.delegations import from_nhs_body, leaves_nhs_body
from icscheck.views.structure import (
    LANES,
    NOT_KNOWN,
    Body,
    Structure,
    basis_of,
    delegations_of,
    function_of,
    id_of,
    manner_of,
    name_of,
    party_of,
    sentence,
    stand_in,
    structure,
)
from icscheck.vocabulary import label, vocabulary

#: What a body does about a function, in the order of a table, with what each means.
DOES = {
    "Decides": "takes the decision, as the list of functions or the body's own entry says",
    "Delegated to it": "the function is delegated to it",
    "Carries out": "does the work that was decided",
    "Advises": "is concerned with the function and takes no decisions that bind",
    "Not known": "lists the function; whether it decides or advises is not said",
}
#: Marks of a row that needs a look.
MARKS = ("Nobody decides", "More than one decides", "Several places decide", "Not known who decides")
#: The legal person and its board: one decider, whichever of the two the document names.
_AS_ONE = {"board": "nhs_body"}


class Cell(NamedTuple):
    """What one body does about one function."""

    body: str
    does: str
    #: ``may not be in force``, or empty
    standing: str = ""


class Row(NamedTuple):
    """One function: what each body does about it, who leads, and a mark when a look is needed."""

    function: str
    label: str
    cells: tuple[Cell, ...]
    #: one of :data:`MARKS`, or empty
    mark: str
    #: whether others may decide it whom the document does not list
    open: bool
    lead: str

    def who(self, does: str) -> tuple[Cell, ...]:
        """The cells that say one thing."""
        return tuple(cell for cell in self.cells if cell.does == does)


class Passed(NamedTuple):
    """A delegation as it stands in the map of decisions."""

    id: str
    function: str
    source: str
    target: str
    basis: str
    accountable: str
    onward: str
    standing: str


class Decisions(NamedTuple):
    """Functions by body, what is delegated to the NHS body, and what else is delegated."""

    system: str
    as_of: date
    constitution: str
    #: every body that has a cell, from the top lane down
    bodies: tuple[Body, ...]
    rows: tuple[Row, ...]
    to_nhs_body: tuple[Passed, ...]
    others: tuple[Passed, ...]
    notes: tuple[str, ...]

    def names(self) -> dict[str, str]:
        """The label of each body by id."""
        return {body.id: body.label for body in self.bodies}

    def of(self, body: str) -> tuple[tuple[str, str], ...]:
        """What one body does: the function and the word, in the order of the table."""
        return tuple((row.label, cell.does) for row in self.rows for cell in row.cells if cell.body == body)


def decisions(system: System) -> Decisions:
    """Who decides what in a system, as of its day."""
    return _Builder(system).build()


class _Builder:
    """Collects the cells of each function from the three places where a document says them."""

    def __init__(self, system: System) -> None:
        self.system = system
        self.structure: Structure = structure(system)
        self.cells: dict[str, dict[Cell, None]] = {}
        self.strangers: dict[str, Thing] = {}

    def build(self) -> Decisions:
        listed = {function.id: function for function in self._listed_functions()}
        for function in listed.values():
            self.cells.setdefault(function.id, {})
            self.add_listed(function)
        self.add_bodies()
        to_nhs_body, others = self.add_delegations()
        order = list(vocabulary("function").words)
        ids = sorted(self.cells, key=order.index)
        bodies = self.bodies()
        rank = {body.id: place for place, body in enumerate(bodies)}
        rows = tuple(self.row(id, listed.get(id), rank) for id in ids)
        used = {cell.body for row in rows for cell in row.cells}
        return Decisions(
            self.structure.system,
            self.structure.as_of,
            self.structure.constitution,
            tuple(body for body in bodies if body.id in used),
            rows,
            to_nhs_body,
            others,
            self.notes(),
        )

    def _listed_functions(self) -> tuple[Thing, ...]:
        functions = self.system.root.many("functions")
        return (*functions.sure, *functions.maybe)

    def bodies(self) -> list[Body]:
        """The bodies of the structure, and those who only decide or carry out, each in its lane."""
        found = [*self.structure.bodies]
        known = {body.id for body in found}
        found.extend(stand_in(thing) for id, thing in self.strangers.items() if id not in known)
        lanes = list(LANES)
        return sorted(found, key=lambda body: lanes.index(body.lane))

    def add(self, function: str, party: Thing, does: str, standing: str = "") -> None:
        party = party_of(party)
        id = id_of(party)
        self.strangers.setdefault(id, party)
        cells = self.cells.setdefault(function, {})
        cells[Cell(id, does, standing)] = None

    def add_listed(self, function: Thing) -> None:
        for party in function.many("decided_by").sure:
            self.add(function.id, party, "Decides")
        for party in function.many("carried_out_by").sure:
            self.add(function.id, party, "Carries out")

    def add_bodies(self) -> None:
        words = {"decides": "Decides", "advises": "Advises", NOT_KNOWN: "Not known"}
        for body in self.structure.bodies:
            if not body.described or body.standing == "not in force on this day":
                continue
            thing = self._thing(body.id)
            for function in thing.many("functions").sure:
                self.add(function, thing, words[manner_of(thing)], body.standing)

    def _thing(self, id: str) -> Thing:
        noun, _, own = id.partition("/")
        return self.system.index[(noun, own or noun)]

    def add_delegations(self) -> tuple[tuple[Passed, ...], tuple[Passed, ...]]:
        inward: list[Passed] = []
        others: list[Passed] = []
        for delegation, standing in delegations_of(self.system):
            comes_in = (
                from_nhs_body(delegation).is_(True) is Truth.NO
                and leaves_nhs_body(delegation).is_(True) is Truth.NO
            )
            (inward if comes_in else others).append(_passed(delegation, standing))
            function, receiver = delegation.one("function"), delegation.one("to")
            if function.known:
                self.cells.setdefault(function.value, {})
                if receiver.known and not comes_in:
                    self.add(function.value, receiver.value, "Delegated to it", standing)
        return tuple(inward), tuple(others)

    def row(self, id: str, listed: Thing | None, rank: dict[str, int]) -> Row:
        words = list(DOES)
        cells = sorted(self.cells[id], key=lambda cell: (words.index(cell.does), rank[cell.body]))
        open_list = listed is None or not listed.many("decided_by").complete
        return Row(
            id, sentence(label(id)), tuple(cells), _mark(cells, open_list=open_list), open_list, _lead(listed)
        )

    def notes(self) -> tuple[str, ...]:
        notes = []
        functions = self.system.root.many("functions")
        if functions.wholly_unknown:
            notes.append(
                "The list of functions is not described: who decides is taken from bodies and delegations only."
            )
        elif not functions.complete:
            notes.append("There may be other functions.")
        silent = [body.label for body in self.structure.bodies if body.described and _silent(body)]
        if silent:
            notes.append(f"What these bodies decide on is not described: {'; '.join(silent)}.")
        notes.extend(self.structure.notes)
        return tuple(notes)


def _silent(body: Body) -> bool:
    return body.functions_open and not body.functions and body.manner != "advises"


def _mark(cells: list[Cell], *, open_list: bool) -> str:
    """Why a row needs a look. Who is only delegated the function counts when nobody is said to decide it."""
    deciding = [cell for cell in cells if cell.does == "Decides"]
    deciding = deciding or [cell for cell in cells if cell.does == "Delegated to it"]
    if not deciding:
        return "Not known who decides" if open_list or _undecided(cells) else "Nobody decides"
    certain = {_AS_ONE.get(cell.body, cell.body) for cell in deciding if not cell.standing}
    if len(certain) < 2:
        return ""
    places = all(body.startswith("place/") for body in certain)
    return "Several places decide" if places else "More than one decides"


def _undecided(cells: list[Cell]) -> bool:
    return any(cell.does == "Not known" for cell in cells)


def _lead(listed: Thing | None) -> str:
    if listed is None or listed.one("lead").unknown:
        return NOT_KNOWN
    lead = listed.one("lead")
    if not lead.known:
        return "none"
    role, holding = lead.value.one("role"), lead.value.values.get("holding")
    if role.known:
        return sentence(label(role.value))
    if holding is not None and holding.known:
        return str(holding.value)
    return f"Person {lead.value.one('person').value.id}" if lead.value.one("person").known else NOT_KNOWN


def _passed(delegation: Thing, standing: str) -> Passed:
    return Passed(
        delegation.id,
        sentence(function_of(delegation)),
        _party(delegation, "from"),
        _party(delegation, "to"),
        basis_of(delegation),
        _party(delegation, "accountable"),
        _word(delegation, "onward"),
        standing,
    )


def _party(delegation: Thing, key: str) -> str:
    party = delegation.one(key)
    return name_of(party.value) if party.known else (NOT_KNOWN if party.unknown else "none")


def _word(delegation: Thing, key: str) -> str:
    word = delegation.one(key)
    return label(word.value) if word.known else (NOT_KNOWN if word.unknown else "none")
