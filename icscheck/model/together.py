"""Several systems read together, as a subject of its own: for what no single system's document can show."""

from __future__ import annotations

from collections.abc import Iterable

from icscheck.model.things import System, Thing
from icscheck.model.values import known


class Together(System):
    """Systems as of one day, each still whole and on its own; its things stand for theirs and point back to them."""

    __slots__ = ("systems",)

    systems: tuple[Thing, ...]

    def __init__(self, systems: Iterable[System]) -> None:
        read = tuple(systems)
        super().__init__("together", read[0].as_of)
        node = read[0].root.node
        self.root = Thing("ics", "ics", node, None, self)
        self.subject = Thing("together", "together", node, None, self)
        self.subject.values["name"] = known("the systems read together")
        self.systems = tuple(self._system_read(each) for each in read)

    def _system_read(self, system: System) -> Thing:
        thing = Thing("system_read", system.code or system.path, system.subject.node, system.subject, self)
        thing.values["name"] = known(system.name)
        return thing
