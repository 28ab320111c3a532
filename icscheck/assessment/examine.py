"""Examining what was asked for: every system found, each as of its day and against its packs; problems never stop the others."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from icscheck.assessment.assess import Assessment, assess, assess_together, ended
from icscheck.checks import CompiledRule, compile_pack, day_words
from icscheck.model import Document, find_systems, open_document, open_system
from icscheck.packs import (
    Folder,
    Pack,
    PackError,
    PackHeader,
    Problem,
    SelectionError,
    clashes,
    find_packs,
    load_pack,
    select,
)

if TYPE_CHECKING:
    from icscheck.assessment.outcome import Outcome
    from icscheck.assessment.settings import LevelChange, Lock


class Request(NamedTuple):
    """What was asked for. ``today`` is handed in, so that the clock is read in one place."""

    paths: tuple[str, ...]
    today: date
    packs: tuple[str, ...] = ()
    rules: tuple[Path, ...] = ()
    as_of: date | None = None
    standard_input: bytes = b""
    #: from a configuration: used where neither the command line nor the document says
    default_packs: tuple[str, ...] = ()
    default_as_of: date | None = None
    locks: tuple[Lock, ...] = ()
    levels: tuple[LevelChange, ...] = ()


class Examined(NamedTuple):
    """One system's assessment, with the day it was tested as of, where that day came from, and its packs."""

    name: str
    path: str
    code: str
    constitution: str
    as_of: date
    as_of_from: str
    packs: tuple[Pack, ...]
    assessment: Assessment
    #: the last day of an NHS body that had ended by the day tested as of
    ended: date | None = None


class Compared(NamedTuple):
    """How the findings compare with a baseline: how many it knows, how many are new, how many of its own are fixed.

    ``unexamined`` are those of its entries whose rule or system was not looked at this time.
    """

    file: str
    known: int
    new: int
    fixed: int
    unexamined: int


class Examination(NamedTuple):
    """Everything that was examined, and every problem met on the way."""

    as_of: date
    packs: tuple[Pack, ...]
    systems: tuple[Examined, ...]
    problems: tuple[Problem, ...]
    #: what the rules across systems found, when several were read
    together: tuple[Outcome, ...] = ()
    #: levels that a configuration changed, whether or not a finding came of it
    levels: tuple[LevelChange, ...] = ()
    compared: Compared | None = None

    @property
    def unusable(self) -> bool:
        """Whether some input, usage or selection could not be used."""
        return any(problem.level == "error" for problem in self.problems)

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """Every outcome of every system, in the order of the systems, then those of all together."""
        alone = (outcome for examined in self.systems for outcome in examined.assessment.outcomes)
        return (*alone, *self.together)


def examine(request: Request) -> Examination:
    """Examine every system under the request's paths."""
    return _Examiner(request).run()


class _Examiner:
    """Keeps packs once loaded and compiled, since many systems share them."""

    def __init__(self, request: Request) -> None:
        self.request = request
        self.problems: list[Problem] = []
        self.compiled: dict[str, list[CompiledRule]] = {}
        self.packs: dict[str, Pack] = {}
        self.chosen: dict[tuple[tuple[str, ...], date], tuple[Pack, ...]] = {}

    def run(self) -> Examination:
        request = self.request
        files, problems = find_systems(list(request.paths), request.standard_input)
        self.problems.extend(problems)
        systems = []
        for each in files:
            document = open_document(each)
            self.problems.extend(document.problems)
            found = self.one(document)
            if found is not None:
                systems.append(found)
        as_of = request.as_of or (systems[0].as_of if systems else request.today)
        together = self.together(systems) if len(systems) > 1 else ()
        return Examination(
            as_of, tuple(self.packs.values()), tuple(systems), tuple(self.problems), together, request.levels
        )

    def together(self, systems: list[Examined]) -> tuple[Outcome, ...]:
        """The outcomes across systems: of each pack, for those systems that were tested against it as of one day."""
        found: list[Outcome] = []
        self._apart(systems)
        for day in sorted({each.as_of for each in systems}):
            alike = [each.assessment.system for each in systems if each.as_of == day]
            if len(alike) > 1:
                from icscheck.assessment.contradictions import contradictions

                self.problems.extend(contradictions(alike))
            for spec in self.compiled:
                mine = [
                    each.assessment.system
                    for each in systems
                    if each.as_of == day and any(pack.header.spec == spec for pack in each.packs)
                ]
                found.extend(assess_together(mine, self.compiled[spec]))
        if self.request.levels and found:
            from icscheck.assessment.settings import levelled

            return levelled(found, self.request.levels)
        return tuple(found)

    def one(self, document: Document) -> Examined | None:
        if not document.usable:
            return None
        as_of, source = self.day(document)
        system, problems = open_system(document, as_of)
        self.problems.extend(problems)
        if system is None:
            return None
        packs = self.select(document, as_of)
        rules = [rule for pack in packs for rule in self.compiled.get(pack.header.spec, [])]
        if not rules:
            return None
        assessment = assess(system, rules)
        if system.root.many("statements").sure or system.root.many("explanations").sure:
            from icscheck.assessment.unheard import unheard

            self.problems.extend(unheard(system, assessment.outcomes, self._every_rule))
        if self.request.levels:
            from icscheck.assessment.settings import with_levels

            assessment = with_levels(assessment, self.request.levels)
        constitution = document.scalar("constitution_status") or "not stated"
        over = ended(system)
        return Examined(
            system.name, document.path, system.code or "", constitution, as_of, source, packs, assessment,
            over.value if over is not None else None,
        )  # fmt: skip

    def _apart(self, systems: list[Examined]) -> None:
        """Say that nothing is tested together of systems as of different days, where their packs have rules for it."""
        days = sorted({each.as_of for each in systems})
        used = [pack.header.spec for each in systems for pack in each.packs]
        across = any(
            rule.rule.across for spec in set(used) if used.count(spec) > 1 for rule in self.compiled[spec]
        )
        if across and len(days) > 1:
            message = (
                f"The systems are of different days, {day_words(days[0])} to {day_words(days[-1])}, so that what shows "
                f"only together was tested of those of one day alone. Give one day for all with --as-of, such as {days[-1].isoformat()}."
            )
            self.problems.append(Problem("warning", "different-days", message, systems[0].path, 0, 0))

    def day(self, document: Document) -> tuple[date, str]:
        if self.request.as_of is not None:
            return self.request.as_of, "command line"
        if document.as_of is not None:
            return document.as_of, "document"
        if self.request.default_as_of is not None:
            return self.request.default_as_of, "configuration"
        return self.request.today, "today"

    def select(self, document: Document, as_of: date) -> tuple[Pack, ...]:
        names = self.request.packs or tuple(document.packs) or self.request.default_packs
        key = (names, as_of)
        if key not in self.chosen:
            self.chosen[key] = self._load(list(names), as_of, document)
        return self.chosen[key]

    def _load(self, names: list[str], as_of: date, document: Document) -> tuple[Pack, ...]:
        extra = [Folder(path, path.as_posix()) for path in self.request.rules]
        try:
            packs = select(names, as_of, extra)
            if extra:
                self._clash(extra)
        except SelectionError as error:
            self._selection_problem("no-such-pack", str(error), document)
            return ()
        except PackError as error:
            self._pack_problems(error)
            return ()
        usable = []
        for pack in packs:
            if self._as_locked(pack) and self._compile(pack):
                usable.append(pack)
                self._warn_outside_window(pack.header, as_of, extra, document)
        if usable and not any(pack.rules for pack in usable):
            self._selection_problem("no-rule", "The packs chosen hold no rule.", document)
        return tuple(usable)

    def _clash(self, extra: list[Folder]) -> None:
        """Refuse further packs whose ids or names are those of another pack."""
        problems = clashes(load_pack(each.folder) for each in find_packs(extra))
        if problems:
            raise PackError(problems)

    def _every_rule(self) -> set[str]:
        """The ids and names of the rules of every pack there is."""
        packs = [
            load_pack(each.folder)
            for each in find_packs([Folder(path, path.as_posix()) for path in self.request.rules])
        ]
        return {name for pack in packs for rule in pack.rules for name in (rule.id, rule.name)}

    def _as_locked(self, pack: Pack) -> bool:
        for lock in self.request.locks:
            if lock.spec == pack.header.spec:
                from icscheck.assessment.settings import lock_problem

                problem = lock_problem(lock, pack)
                if problem is not None:
                    if problem not in self.problems:
                        self.problems.append(problem)
                    return False
        return True

    def _compile(self, pack: Pack) -> bool:
        spec = pack.header.spec
        if spec not in self.compiled:
            try:
                self.compiled[spec] = compile_pack(pack)
            except PackError as error:
                self._pack_problems(error)
                return False
            self.packs[spec] = pack
        return True

    def _pack_problems(self, error: PackError) -> None:
        self.problems.extend(problem for problem in error.problems if problem not in self.problems)

    def _warn_outside_window(
        self, header: PackHeader, as_of: date, extra: list[Folder], document: Document
    ) -> None:
        if header.only_by_name and header.starts is None and header.published > as_of.isoformat():
            message = f"{header.title} ({header.spec}) was not there yet on {day_words(as_of)}: it was published on {header.published}."
            self.problems.append(Problem("warning", "outside-window", message, document.path, 0, 0))
            return
        if header.undated or header.in_force(as_of):
            return
        if header.starts is not None and as_of < header.starts:
            message = f"{header.title} ({header.spec}) was not yet in force on {day_words(as_of)}: it begins on {day_words(header.starts)}."
        else:
            assert header.ends is not None
            message = f"{header.title} ({header.spec}) was in force until {day_words(header.ends)}; on {day_words(as_of)} it is history."
            titles = {each.header.name: each.header.title for each in find_packs(extra)}
            if header.superseded_by:
                successor = titles.get(header.superseded_by.partition("@")[0])
                followed = f"{successor} ({header.superseded_by})" if successor else header.superseded_by
                message = f"{message} It was followed by {followed}."
        self.problems.append(Problem("warning", "outside-window", message, document.path, 0, 0))

    def _selection_problem(self, code: str, message: str, document: Document) -> None:
        self.problems.append(Problem("error", code, message, document.path, 0, 0))
