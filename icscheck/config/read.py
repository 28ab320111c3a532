"""Reading ``icscheck.yaml``: every slip told in plain words where it stands; a file with one is not used at all."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from icscheck.assessment.settings import CHANGEABLE, LevelChange, Lock
from icscheck.config.keys import FORMAT, KEYS
from icscheck.packs import Folder, Found, PackError, find_packs, load_pack
from icscheck.schema.scalars import as_date, is_none, is_unknown
from icscheck.source import Mapping, Node, Problem, Scalar, Sequence, read_file, suggest

_PACK_KEYS = ("name", "edition", "revision", "digest")
_LEVEL_KEYS = ("level", "reason")
#: What ``fail_on`` takes: a level, ``not-tested`` as well, or never.
FAIL_ON = (*CHANGEABLE, "not-tested", "never")


class PackChoice(NamedTuple):
    """A pack as the file names it, with its lock where it has one."""

    spec: str
    lock: Lock | None


class Configuration(NamedTuple):
    """What the file says. Paths are from its folder; a value that is not there is empty or None."""

    file: str
    folder: Path
    paths: tuple[str, ...] = ()
    packs: tuple[PackChoice, ...] = ()
    rules: tuple[str, ...] = ()
    as_of: date | None = None
    fail_on: tuple[str, ...] = ()
    levels: tuple[LevelChange, ...] = ()
    baseline: str = ""
    #: the line of each key that is there
    lines: dict[str, int] = {}  # noqa: RUF012 (never changed)

    @property
    def locks(self) -> tuple[Lock, ...]:
        """The packs that are locked."""
        return tuple(pack.lock for pack in self.packs if pack.lock is not None)


def read_configuration(file: Path, name: str) -> tuple[Configuration | None, list[Problem]]:
    """The configuration in a file, or None and every problem found in it; `name` is the path to show."""
    root, problems = read_file(file, name)
    if [problem.code for problem in problems] == ["empty-file"]:
        return Configuration(name, file.parent), []  # it only marks the folder that places are named from
    reader = _Reader(list(problems), file.parent)
    found = reader.configuration(name, root) if root is not None else None
    wrong = [problem._replace(level="error") for problem in reader.problems]
    return (None if wrong else found), wrong


class _Reader:
    """Reads one file and gathers what is wrong with it."""

    def __init__(self, problems: list[Problem], folder: Path) -> None:
        self.problems = problems
        self.folder = folder

    def configuration(self, name: str, root: Node) -> Configuration | None:
        if not isinstance(root, Mapping):
            self.wrong(
                root,
                "no-keys",
                'The file starts with keys at the left margin, such as "paths:". None was found.',
            )
            return None
        written = root.get("format")
        if written is not None and not (isinstance(written, Scalar) and written.text == str(FORMAT)):
            self.wrong(
                written, "wrong-format", f'This icscheck reads format {FORMAT}. Write "format: {FORMAT}".'
            )
            return None
        self.known_keys(root, tuple(KEYS))
        rules = self.folders(root, "rules")
        available = self.available(rules)
        return Configuration(
            file=name,
            folder=self.folder,
            paths=tuple(node.text for node in self.scalars(root, "paths")),
            packs=tuple(self.packs(root, available)),
            rules=rules,
            as_of=self.day(root),
            fail_on=tuple(self.word(node, "fail_on", FAIL_ON) for node in self.scalars(root, "fail_on")),
            levels=tuple(self.levels(root, available)),
            baseline=self.text(root, "baseline"),
            lines={key: entry.key.line for key, entry in root.entries.items() if not _empty(entry.value)},
        )

    def wrong(self, node: Node, code: str, message: str) -> None:
        self.problems.append(Problem.at(node, code, message))

    def known_keys(self, node: Mapping, keys: tuple[str, ...]) -> None:
        for text, entry in node.entries.items():
            if text not in keys:
                hint = _meant(text, keys) or f" The keys are: {', '.join(keys)}."
                self.wrong(entry.key, "unknown-key", f'"{text}" is not a key here.{hint}')

    def scalars(self, root: Mapping, key: str) -> list[Scalar]:
        """A list of single values; one value may stand for a list of one."""
        value = root.get(key)
        if value is None or _empty(value):
            return []
        found = [
            node
            for node in (value.items if isinstance(value, Sequence) else (value,))
            if isinstance(node, Scalar)
        ]
        if len(found) != (len(value.items) if isinstance(value, Sequence) else 1):
            self.wrong(value, "wrong-shape", f'"{key}" takes a list of texts, such as "{KEYS[key].example}".')
        return found

    def text(self, root: Mapping, key: str, *, required: bool = False) -> str:
        value = root.get(key)
        if value is None or _empty(value):
            if required:
                self.wrong(root, "missing-key", f'"{key}" is missing here.')
            return ""
        if not isinstance(value, Scalar) or not value.text.strip():
            self.wrong(value, "wrong-shape", f'"{key}" takes a single text.')
            return ""
        return " ".join(value.text.split())

    def word(self, node: Scalar, key: str, words: tuple[str, ...]) -> str:
        if node.text not in words:
            hint = _meant(node.text, words) or f" It is one of: {', '.join(words)}."
            self.wrong(node, "unknown-word", f'"{key}" cannot be "{node.text}".{hint}')
        return node.text

    def day(self, root: Mapping) -> date | None:
        text = self.text(root, "as_of")
        day = as_date(text)
        if text and day is None:
            self.wrong(
                root.entries["as_of"].value,
                "bad-date",
                f'"as_of" takes a day such as 2022-06-30, not "{text}".',
            )
        return day

    def folders(self, root: Mapping, key: str) -> tuple[str, ...]:
        found = []
        for node in self.scalars(root, key):
            if (self.folder / node.text).is_dir():
                found.append(node.text)
            else:
                self.wrong(node, "no-such-path", f'There is no folder "{node.text}" beside this file.')
        return tuple(found)

    def available(self, rules: Iterable[str]) -> list[Found]:
        """Every pack there is; a pack that cannot be read is told when it is used."""
        try:
            return find_packs([Folder(self.folder / each, each) for each in rules])
        except PackError as error:
            self.problems.extend(error.problems)
            return []

    def packs(self, root: Mapping, available: list[Found]) -> Iterable[PackChoice]:
        value = root.get("packs")
        if value is None or _empty(value):
            return
        for node in value.items if isinstance(value, Sequence) else (value,):
            if isinstance(node, Scalar):
                name, _, edition = node.text.partition("@")
                self.known_pack(node, name, edition, available)
                yield PackChoice(node.text, None)
            elif isinstance(node, Mapping):
                yield self.lock(node, available)
            else:
                self.wrong(
                    node,
                    "wrong-shape",
                    f'An entry of "packs" is a name or a set of keys: {KEYS["packs"].example}.',
                )

    def lock(self, node: Mapping, available: list[Found]) -> PackChoice:
        self.known_keys(node, _PACK_KEYS)
        name = self.text(node, "name", required=True)
        edition, revision, digest = (self.text(node, key) for key in _PACK_KEYS[1:])
        if name:
            self.known_pack(node, name, edition, available)
        if not (revision or digest):
            return PackChoice(f"{name}@{edition}" if edition else name, None)
        if not edition:
            self.wrong(node, "missing-key", "A pack that is locked needs its edition too.")
        if digest and not digest.startswith("sha256:"):
            self.wrong(
                node.entries["digest"].value,
                "bad-digest",
                'A digest begins with "sha256:"; `icscheck config show` prints it.',
            )
        return PackChoice(f"{name}@{edition}", Lock(name, edition, revision, digest, node))

    def known_pack(self, node: Node, name: str, edition: str, available: list[Found]) -> None:
        editions = [each.header.edition for each in available if each.header.name == name]
        if not editions:
            names = [each.header.name for each in available]
            hint = _meant(name, names) or " `icscheck packs list` shows those there are."
            self.wrong(node, "no-such-pack", f'There is no pack called "{name}".{hint}')
        elif edition and edition not in editions:
            known = ", ".join(editions)
            self.wrong(
                node, "no-such-pack", f'The pack "{name}" has no edition "{edition}". It has: {known}.'
            )

    def levels(self, root: Mapping, available: list[Found]) -> Iterable[LevelChange]:
        value = root.get("levels")
        if value is None or _empty(value):
            return
        if not isinstance(value, Mapping):
            self.wrong(value, "wrong-shape", f'"levels" is a set of rules: {KEYS["levels"].example}.')
            return
        known = _rules(available)
        for rule, entry in value.entries.items():
            if rule not in known:
                hint = _meant(rule, known) or " `icscheck packs show NAME` lists the rules of a pack."
                self.wrong(entry.key, "no-such-rule", f'There is no rule "{rule}".{hint}')
            if not isinstance(entry.value, Mapping):
                example = f"{rule}: {{level: note, reason: why}}"
                self.wrong(entry.value, "wrong-shape", f'Say the level and the reason: "{example}".')
                continue
            self.known_keys(entry.value, _LEVEL_KEYS)
            reason = self.text(entry.value, "reason", required=True)
            level = self.text(entry.value, "level", required=True)
            node = entry.value.get("level")
            if level and isinstance(node, Scalar):
                self.word(node, "level", CHANGEABLE)
            yield LevelChange(rule, level, reason)


def _rules(available: list[Found]) -> set[str]:
    """The ids and names of every rule there is."""
    found: set[str] = set()
    for each in available:
        try:
            pack = load_pack(each.folder)
        except PackError:
            continue  # told when the pack is used
        found.update(name for rule in pack.rules for name in (rule.id, rule.name))
    return found


def _empty(node: Node) -> bool:
    return is_unknown(node) or is_none(node)


def _meant(word: str, choices: Iterable[str]) -> str:
    near = suggest(word, choices)
    return f' Did you mean "{near}"?' if near else ""
