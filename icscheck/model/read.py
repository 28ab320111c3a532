"""From a document's tree to a :class:`System` as of a day: values read, references resolved, lists cut to what is in force."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from icscheck.model.things import System, Thing, noun_of
from icscheck.model.values import Lack, Many, One, Truth, Value, known
from icscheck.schema.document import BODIES
from icscheck.schema.fields import Field
from icscheck.schema.scalars import is_none, is_unknown, read_scalar
from icscheck.source import Mapping, Node, Problem, Scalar, Sequence, suggest
from icscheck.vocabulary import vocabulary

#: Nouns whose ids a party may name, in the order they are looked for, after the reserved words.
PARTY_NOUNS = ("organisation", *BODIES, "seat", "person", "delegation")
#: Keys that say when an entry is in force.
_SPANS = {"from": "to", "starts": "ends"}


def read_system(root: Mapping, path: str, as_of: date) -> tuple[System, list[Problem]]:
    """The system that a checked document describes, as of a day.

    Takes a tree whose shape has been checked. Gives the system and what is wrong with its references:
    an id used twice, a reference to nothing, a body that reports to itself.
    """
    system = System(path, as_of)
    reader = _Reader(system)
    system.root = reader.thing("ics", root, None, "ics")
    reader.resolve()
    reader.complete()
    reader.districts()
    _reporting_circles(system, reader.problems)
    reader.problems.sort(key=lambda problem: (problem.file, problem.line, problem.column))
    return system, reader.problems


class _Reader:
    """Reads things first and references after, since an id may be used before it is written."""

    def __init__(self, system: System) -> None:
        self.system = system
        self.problems: list[Problem] = []
        self.references: list[tuple[Thing, str, Field, Node]] = []

    def thing(self, noun: str, node: Mapping, owner: Thing | None, id: str) -> Thing:
        thing = Thing(noun, id, node, owner, self.system)
        self._register(thing)
        fields = noun_of(noun).fields
        for key, entry in node.entries.items():
            field = fields[key]
            if field.kind in ("ref", "party"):
                self.references.append((thing, key, field, entry.value))
            else:
                thing.values[key] = self._value(thing, key, field, entry.value)
        return thing

    def _register(self, thing: Thing) -> None:
        other = self.system.index.get((thing.noun, thing.id))
        if other is not None:
            self.problems.append(
                Problem.at(
                    thing.node,
                    "duplicate-id",
                    f'The {thing.noun} id "{thing.id}" is used twice; it was first used in '
                    f"{other.node.source.name} line {other.node.line}. Give each its own id.",
                )
            )
            return
        self.system.index[(thing.noun, thing.id)] = thing
        self.system.things.setdefault(thing.noun, []).append(thing)

    def _value(self, owner: Thing, key: str, field: Field, node: Node) -> Value:
        if field.keyed:
            return self._keyed(owner, key, field, node)
        if field.many:
            return self._many(owner, key, field, node)
        if is_unknown(node):
            return One("unknown", None, (node,), (Lack(owner, key, field.example),))
        if is_none(node):
            return One("none", None, (node,))
        if field.kind == "thing":
            return self._only_thing(owner, key, field, node)
        assert isinstance(node, Scalar)
        return known(_board_role(owner, read_scalar(field, node.text)), (node,))

    def _only_thing(self, owner: Thing, key: str, field: Field, node: Node) -> One:
        noun = field.to[0]
        if isinstance(node, Scalar):  # a shorthand: `leader: vacant`
            thing = Thing(noun, f"{owner.id}.{key}", node, owner, self.system)
            thing.values["holding"] = known(node.text, (node,))
            return known(thing, (node,))
        assert isinstance(node, Mapping)
        id = noun if owner.noun == "ics" else f"{owner.id}.{key}"
        if (
            noun,
            id,
        ) in self.system.index:  # the function `quality` and the section `quality` both have a lead
            id = f"{owner.noun}/{id}"
        return self._on_the_day(self.thing(noun, node, owner, id))

    def _on_the_day(self, thing: Thing) -> One:
        """A single thing; a body that has not begun, or is over, is none; terms approved later are not known to be there.

        What else has a first and a last day is a post.
        """
        truth = in_force(thing, self.system.as_of) if thing.is_body else Truth.YES
        approved = thing.values.get("date") if thing.noun == "terms_of_reference" else None
        if isinstance(approved, One) and approved.known and approved.value > self.system.as_of:
            return One("unknown", None, approved.nodes, (Lack(thing, "date", "date: 2022-07-01"),))
        if truth is Truth.UNKNOWN:
            return One("unknown", None, (thing.node,), _span_lacks(thing))
        return known(thing, (thing.node,)) if truth is Truth.YES else One("none", None, (thing.node,))

    def _many(self, owner: Thing, key: str, field: Field, node: Node) -> Many:
        if is_unknown(node):
            return Many(complete=False, nodes=(node,), lacks=(Lack(owner, key, field.example),))
        if is_none(node):
            return Many(nodes=(node,))
        entries = node.items if isinstance(node, Sequence) else (node,)
        sure: list[object] = []
        maybe: list[object] = []
        lacks: list[Lack] = []
        complete = True
        for place, entry in enumerate(entries, 1):
            if is_unknown(entry):
                complete = False
            elif field.kind == "thing":
                thing = self._listed(owner, key, field, entry, place)
                if thing is None:
                    continue
                truth = in_force(thing, self.system.as_of)
                if truth is not Truth.NO:
                    (sure if truth is Truth.YES else maybe).append(thing)
                if truth is Truth.UNKNOWN:
                    lacks.extend(_unknown_days(thing))
            else:
                assert isinstance(entry, Scalar)
                sure.append(_board_role(owner, read_scalar(field, entry.text)))
        if not complete:
            lacks.append(Lack(owner, key, field.example))
        return Many(sure, maybe, complete=complete, nodes=(node,), lacks=lacks)

    def _listed(self, owner: Thing, key: str, field: Field, node: Node, place: int) -> Thing | None:
        noun = field.to[0]
        if isinstance(node, Scalar):  # a shorthand: `holder: filled` or `holder: vacant`
            if node.text == "vacant":
                return None
            thing = Thing(noun, f"{owner.id}.{key}.{place}", node, owner, self.system)
            thing.values["holding"] = known(node.text, (node,))
            return thing
        assert isinstance(node, Mapping)
        return self.thing(noun, node, owner, self._id(owner, key, noun, node, place))

    def _id(self, owner: Thing, key: str, noun: str, node: Mapping, place: int) -> str:
        """The id written, or one made from the owner and the role, so that it survives reordering where it can."""
        written = node.get("id")
        if isinstance(written, Scalar) and not is_unknown(written):
            found = read_scalar(noun_of(noun).fields["id"], written.text)
            return str(found)
        owner_id = "" if owner.noun == "ics" else f"{owner.id}."
        naming = node.get("role") or node.get("organisation") or node.get("person") or node.get("place")
        if isinstance(naming, Scalar) and naming.text:
            made = f"{owner_id}{naming.text}"
            if (noun, made) not in self.system.index:
                return made
            return f"{made}-{place}"
        return f"{owner_id}{key}-{place}"

    def _keyed(self, owner: Thing, key: str, field: Field, node: Node) -> Many:
        """A mapping from words to things: a list of things whose ids are the words; `none` and missing words are told apart."""
        if is_unknown(node):
            return Many(complete=False, nodes=(node,), lacks=(Lack(owner, key, field.example),))
        if is_none(node):
            return Many(nodes=(node,))
        assert isinstance(node, Mapping)
        sure: list[Thing] = []
        never: list[str] = []
        for text, entry in node.entries.items():
            word = vocabulary(field.vocabulary).find(text)
            assert word is not None
            if is_none(entry.value):
                never.append(word)
            elif isinstance(entry.value, Mapping):
                sure.append(self.thing(field.to[0], entry.value, owner, word))
        return Many(
            sure, complete=False, never=never, nodes=(node,), lacks=(Lack(owner, key, field.example),)
        )

    def resolve(self) -> None:
        """Turn every reference into the thing it names."""
        for thing, key, field, node in self.references:
            if field.keyed:
                thing.values[key] = self._keyed_references(thing, key, field, node)
            elif field.many:
                thing.values[key] = self._references(thing, key, field, node)
            elif is_unknown(node):
                thing.values[key] = One("unknown", None, (node,), (Lack(thing, key, field.example),))
            elif is_none(node):
                thing.values[key] = One("none", None, (node,))
            else:
                found = self._named(field, node)
                thing.values[key] = (
                    known(found, (node,)) if found is not None else One("unknown", None, (node,))
                )

    def _references(self, thing: Thing, key: str, field: Field, node: Node) -> Many:
        if is_unknown(node):
            return Many(complete=False, nodes=(node,), lacks=(Lack(thing, key, field.example),))
        if is_none(node):
            return Many(nodes=(node,))
        entries = node.items if isinstance(node, Sequence) else (node,)
        complete = not any(is_unknown(entry) for entry in entries)
        found = [self._named(field, entry) for entry in entries if not is_unknown(entry)]
        named = [one for one in found if one is not None]
        lacks = () if complete else (Lack(thing, key, field.example),)
        if key != "councils":
            return Many(named, complete=complete, nodes=(node,), lacks=lacks)
        now = {
            one: in_force(one, self.system.as_of) for one in named
        }  # a council that is no more has no area
        return Many(
            (one for one in named if now[one] is Truth.YES),
            (one for one in named if now[one] is Truth.UNKNOWN),
            complete=complete,
            nodes=(node,),
            lacks=(
                *lacks,
                *(lack for one in named if now[one] is Truth.UNKNOWN for lack in _span_lacks(one)),
            ),
        )

    def _keyed_references(self, thing: Thing, key: str, field: Field, node: Node) -> Many:
        """A mapping from words to things: the words that have one; known not to have those that say none."""
        if is_unknown(node):
            return Many(complete=False, nodes=(node,), lacks=(Lack(thing, key, field.example),))
        if is_none(node):
            return Many(nodes=(node,))
        assert isinstance(node, Mapping)
        sure: list[str] = []
        never: list[str] = []
        nodes: list[Node] = [node]
        for text, entry in node.entries.items():
            word = vocabulary(field.vocabulary).find(text)
            assert word is not None
            if is_none(entry.value):
                never.append(word)
                nodes.append(entry.value)
            elif not is_unknown(entry.value):
                values = entry.value.items if isinstance(entry.value, Sequence) else (entry.value,)
                known_values = [value for value in values if not is_unknown(value)]
                for value in known_values:
                    self._named(field, value)
                if known_values:
                    sure.append(word)
        return Many(
            sure, complete=False, never=never, nodes=tuple(nodes), lacks=(Lack(thing, key, field.example),)
        )

    def _named(self, field: Field, node: Node) -> Thing | None:
        assert isinstance(node, Scalar)
        if field.kind == "party":
            reserved = vocabulary("party").find(node.text)
            if reserved is not None:
                return self.system.party(reserved)
        nouns = PARTY_NOUNS if field.kind == "party" else field.to
        found = self.system.find(nouns, node.text)
        if len(found) == 1:
            return found[0]
        if found:
            kinds = " and ".join(thing.noun for thing in found)
            self._problem(
                node,
                "ambiguous-reference",
                f'"{node.text}" is the id of more than one thing ({kinds}). Give them different ids.',
            )
            return found[0]
        if nouns == ("person",):
            return self._person(node)
        if field.kind == "party":
            role = vocabulary("role").find(node.text)
            if role is not None:
                return self.system.party(role)
        self._dangling(nouns, field, node)
        return None

    def _person(self, node: Scalar) -> Thing:
        """Someone named only where they sit: nothing else is known of them."""
        person = Thing("person", node.text, node, self.system.root, self.system)
        self._register(person)
        return person

    def _dangling(self, nouns: tuple[str, ...], field: Field, node: Scalar) -> None:
        ids = [thing.id for noun in nouns for thing in self.system.things.get(noun, [])]
        choices = ids + (vocabulary("party").spellings() if field.kind == "party" else [])
        near = suggest(node.text, choices)
        what = (
            "organisation or body"
            if field.kind == "party"
            else " or ".join(noun.replace("_", " ") for noun in nouns)
        )
        if set(nouns) >= set(BODIES) and field.kind != "party":
            what = "body" if nouns == BODIES else "seat or body"
        hint = f' Did you mean "{near}"?' if near else " Add it to the document, or correct the id."
        self._problem(node, "unknown-reference", f'No {what} has the id "{node.text}".{hint}')

    def _problem(self, node: Node, code: str, message: str) -> None:
        self.problems.append(Problem.at(node, code, message))

    def complete(self) -> None:
        """Join the system's own keys with the document's, so that one subject carries both."""
        system, root = self.system, self.system.root
        subject = system.index.get(("system", "system"))
        if subject is None:
            subject = Thing("system", "system", root.node, root, system)
            system.index[("system", "system")] = subject
        system.subject = subject

    def districts(self) -> None:
        """Warn of districts among the councils responsible for social care: for rules about those they do not count."""
        councils = self.system.subject.many("councils")
        for council in councils.sure:
            if council.one("type").is_("district") is Truth.YES:
                message = (
                    f"{council.id} is a district council and has no responsibility for social care, so rules about councils "
                    "do not look at it. List the county that it lies in under `councils`, and not the district."
                )
                place = councils.nodes[0] if councils.nodes else council.node
                self.problems.append(Problem.at(place, "district-council", message, "warning"))


def _board_role(owner: Thing, value: object) -> object:
    """On a seat of the board itself, a non-executive director is one of its own non-executive members: the term of 2021."""
    if value == "non_executive_director" and owner.noun == "seat" and owner.owner is not None:
        return "non_executive_member" if owner.owner.noun == "board" else value
    return value


def in_force(thing: Thing, as_of: date) -> Truth:
    """Whether an entry is in force on a day: from its first day to its last, both included."""
    fields = noun_of(thing.noun).fields
    for first, last in _SPANS.items():
        if first in fields and fields[first].kind == "date":
            starts, ends = thing.values.get(first), thing.values.get(last)
            return _after(starts, as_of, before=True) if ends is None else _between(starts, ends, as_of)
    return Truth.YES


def _unknown_days(thing: Thing) -> Iterator[Lack]:
    """What would have to be added to say whether an entry is in force."""
    for key in (*_SPANS, *_SPANS.values()):
        day = thing.values.get(key)
        if isinstance(day, One) and day.unknown and noun_of(thing.noun).fields[key].kind == "date":
            yield from day.lacks


def _span_lacks(thing: Thing) -> tuple[Lack, ...]:
    """The days that are written as not known."""
    return tuple(
        lack for key in ("from", "to") if isinstance(day := thing.values.get(key), One) for lack in day.lacks
    )


def _between(starts: Value | None, ends: Value, as_of: date) -> Truth:
    begun, over = _after(starts, as_of, before=True), _after(ends, as_of, before=False)
    if Truth.NO in (begun, over):
        return Truth.NO
    return Truth.UNKNOWN if Truth.UNKNOWN in (begun, over) else Truth.YES


def _after(limit: Value | None, as_of: date, *, before: bool) -> Truth:
    if limit is None or not isinstance(limit, One) or limit.state == "none":
        return Truth.YES
    if limit.unknown:
        return Truth.UNKNOWN
    return Truth.YES if (limit.value <= as_of if before else as_of <= limit.value) else Truth.NO


def _reporting_circles(system: System, problems: list[Problem]) -> None:
    """A body may not report to itself, however long the way round."""
    for noun in BODIES:
        for body in system.things.get(noun, []):
            trail, here = [body], body
            seen = {body}
            while (
                (above := here.values.get("reports_to")) is not None
                and isinstance(above, Many)
                and above.sure
            ):
                here = above.sure[0]
                trail.append(here)
                if here is body:
                    route = " to ".join(step.id for step in trail)
                    problems.append(
                        Problem.at(
                            body.node,
                            "reporting-circle",
                            f"The reporting line goes round in a circle: {route}.",
                        )
                    )
                    break
                if here in seen:
                    break
                seen.add(here)
