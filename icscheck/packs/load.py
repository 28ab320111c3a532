"""Reading packs: ``pack.yaml`` for the header, every other ``<theme>.yaml`` for rules. Examples are never opened here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from icscheck.packs.find import Folder
from icscheck.packs.rule import (
    BASES,
    PACK_STATUSES,
    STRENGTHS,
    THEMES,
    ChangeRule,
    Citation,
    Pack,
    PackHeader,
    Provision,
    Rule,
)
from icscheck.source import Mapping, Node, Problem, Scalar, Sequence, read_text, suggest
from icscheck.vocabulary import vocabulary

HEADER = "pack.yaml"
COMPILED = "compiled.json"
EXAMPLES = ".examples.yaml"
#: The list of every provision of the source, which only the coverage of a pack reads.
ROWS = "rows.yaml"

_RULE_KEYS = (
    "id", "name", "title", "strength", "theme", "source", "due", "for_each", "where", "require", "in_practice",
    "attest", "same_as", "sums_up", "succeeds", "across", "why", "remedy", "question", "row",
)  # fmt: skip
_HEADER_KEYS = (
    "name", "edition", "revision", "title", "publisher", "published", "status", "in_force", "superseded_by",
    "sources", "terms", "changes", "provisions", "changelog",
)  # fmt: skip
_ROW = re.compile(r"[A-Z]+-[A-Z]*\d+")
_NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*\Z")


class PackError(Exception):
    """A pack that cannot be used, with every problem found in it."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(problems[0].message if problems else "a pack cannot be used")
        self.problems = problems


def load_header(folder: Folder) -> PackHeader:
    """The header of the pack in a folder; :class:`PackError` when it cannot be read."""
    reader = _Reader()
    header = reader.header(reader.read(folder, HEADER))
    if reader.problems or header is None:
        raise PackError(reader.problems)
    return header


def load_pack(folder: Folder) -> Pack:
    """The pack in a folder, with its rules; :class:`PackError` with every problem when it cannot be used."""
    if COMPILED in folder.files():
        from icscheck.packs.compiled import load

        return load(folder.read(COMPILED))
    return load_yaml(folder)


def load_yaml(folder: Folder) -> Pack:
    """The pack in a folder, from its YAML."""
    reader = _Reader()
    root = reader.read(folder, HEADER)
    header = reader.header(root)
    rules: list[Rule] = []
    if header is not None:
        for file in rule_files(folder):
            rules.extend(reader.rules(folder, file, header))
    provisions = reader.provisions(root)
    reader.same_names(rules)
    if reader.problems or header is None:
        raise PackError(reader.problems)
    return Pack(header, tuple(rules), provisions, reader.digest())


def rule_files(folder: Folder) -> list[str]:
    """The files of a pack that hold rules, in the order of the themes."""
    order = {f"{theme}.yaml": place for place, theme in enumerate(THEMES)}
    names = [
        name
        for name in folder.files()
        if name.endswith(".yaml") and name not in (HEADER, ROWS) and not name.endswith(EXAMPLES)
    ]
    return sorted(names, key=lambda name: (order.get(name, len(order)), name))


class _Reader:
    """Reads one pack and gathers what is wrong with it."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []
        self.content: list[tuple[str, bytes]] = []

    def read(self, folder: Folder, file: str) -> Node | None:
        try:
            data = folder.read(file)
        except OSError:
            self.problems.append(
                Problem(
                    "error",
                    "unreadable-pack",
                    f"{folder.label_of(file)} cannot be read.",
                    folder.label_of(file),
                    0,
                    0,
                )
            )
            return None
        self.content.append((file, data))
        root, problems = read_text(data, folder.label_of(file))
        self.problems.extend(problems)
        return root

    def digest(self) -> str:
        import hashlib  # loads OpenSSL; a compiled pack carries its digest

        digest = hashlib.sha256()
        for file, data in self.content:
            digest.update(file.encode() + b"\n" + data.replace(b"\r\n", b"\n"))
        return digest.hexdigest()

    def problem(self, node: Node, message: str) -> None:
        self.problems.append(Problem.at(node, "bad-pack", message))

    def header(self, root: Node | None) -> PackHeader | None:
        if not isinstance(root, Mapping):
            if root is not None:
                self.problem(root, "A pack header is a set of keys such as name, edition and title.")
            return None
        self.known_keys(root, _HEADER_KEYS)
        window = root.get("in_force")
        starts = ends = None
        undated = isinstance(window, Scalar) and window.text == "unknown"
        if isinstance(window, Mapping):
            self.known_keys(window, ("from", "to"))
            starts, ends = self.day(window, "from"), self.day(window, "to")
        elif window is not None and not undated:
            message = "Write in_force as {from: 2021-06-16, to: 2022-06-30}, or unknown when the source shows no date."
            self.problem(window, message)
        terms = root.get("terms")
        return PackHeader(
            name=self.text(root, "name", required=True),
            edition=self.text(root, "edition", required=True),
            revision=self.text(root, "revision", required=True),
            title=self.text(root, "title", required=True),
            publisher=self.text(root, "publisher", required=True),
            published=self.text(root, "published"),
            status=self.choice(root, "status", PACK_STATUSES),
            starts=starts,
            ends=ends,
            superseded_by=self.text(root, "superseded_by"),
            sources=self.texts(root, "sources"),
            terms={
                key: entry.value.text
                for key, entry in terms.entries.items()
                if isinstance(entry.value, Scalar)
            }
            if isinstance(terms, Mapping)
            else {},
            changes=tuple(self.changes(root)),
            undated=undated,
        )

    def changes(self, root: Mapping) -> Iterable[ChangeRule]:
        listed = root.get("changes")
        if listed is not None and not isinstance(listed, Sequence):
            self.problem(listed, "`changes` is a list; each entry begins with `- what:`.")
        for entry in listed.items if isinstance(listed, Sequence) else ():
            if not isinstance(entry, Mapping):
                self.problem(entry, "A change is a set of keys: what, except, needs, approver and source.")
                continue
            self.known_keys(entry, ("what", "except", "roles", "except_roles", "needs", "approver", "source"))
            approver = self.choice(entry, "approver", tuple(vocabulary("party").words))
            what = self.texts(entry, "what")
            if not what:
                self.problem(
                    entry, "'what' is missing: a noun or key of the document format, such as board.seats."
                )
            yield ChangeRule(
                what,
                self.texts(entry, "except"),
                self.text(entry, "needs", required=True),
                approver,
                self.citation(entry),
                self.roles(entry, "roles"),
                self.roles(entry, "except_roles"),
            )

    def roles(self, entry: Mapping, key: str) -> tuple[str, ...]:
        named = self.texts(entry, key)
        for role in named:
            if role not in vocabulary("role").words:
                self.problem(entry.get(key) or entry, f"'{role}' is no role.")
        return named

    def provisions(self, root: Node | None) -> tuple[Provision, ...]:
        listed = root.get("provisions") if isinstance(root, Mapping) else None
        if not isinstance(listed, Sequence):
            return ()
        found = []
        for entry in listed.items:
            if not isinstance(entry, Mapping):
                self.problem(
                    entry, "A provision is a set of keys: row, title, and covered_by or cannot_be_checked."
                )
                continue
            self.known_keys(entry, ("row", "title", "covered_by", "cannot_be_checked"))
            covered, cannot = self.texts(entry, "covered_by"), self.text(entry, "cannot_be_checked")
            if bool(covered) == bool(cannot):
                self.problem(entry, "Say either covered_by or cannot_be_checked.")
            found.append(
                Provision(self.text(entry, "row", required=True), self.text(entry, "title"), covered, cannot)
            )
        return tuple(found)

    def rules(self, folder: Folder, file: str, header: PackHeader) -> Iterable[Rule]:
        root = self.read(folder, file)
        if root is None:
            return
        if not isinstance(root, Sequence):
            self.problem(root, "A file of rules is a list of rules, each beginning with `- id:`.")
            return
        own = {
            entry.get("id").text: entry  # type: ignore[union-attr]
            for entry in root.items
            if isinstance(entry, Mapping) and isinstance(entry.get("id"), Scalar)
        }
        for entry in root.items:
            if isinstance(entry, Mapping):
                yield self.rule(entry, header, file.removesuffix(".yaml"), own)
            else:
                self.problem(entry, "A rule is a set of keys such as id, name, title and require.")

    def rule(self, node: Mapping, header: PackHeader, theme: str, own: dict[str, Mapping]) -> Rule:
        self.known_keys(node, _RULE_KEYS)
        criteria = self._criteria_from(node, own)
        id = self.text(node, "id", required=True)
        name = self.text(node, "name", required=True)
        if name and not _NAME.match(name):
            self.problem(node.get("name") or node, f"The name '{name}' is not in lower case with hyphens.")
        row = _ROW.match(id)
        rule = Rule(
            id=id,
            name=name,
            title=self.text(node, "title", required=True),
            strength=self.choice(node, "strength", STRENGTHS),
            theme=self.choice(node, "theme", THEMES) if "theme" in node.entries else theme,
            source=self.citation(node),
            for_each=self.text(criteria, "for_each", required=True),
            why=self.text(node, "why", required=True),
            remedy=self.text(node, "remedy", required=True),
            question=self.text(node, "question"),
            row=self.text(node, "row") or (row[0] if row else id),
            where=criteria.get("where"),
            require=criteria.get("require"),
            in_practice=criteria.get("in_practice"),
            attest=self.text(criteria, "attest"),
            due=self.day(node, "due"),
            sums_up=self.texts(node, "sums_up"),
            succeeds=self.texts(node, "succeeds"),
            across=self.choice(node, "across", ("systems",)) if "across" in node.entries else "",
            node=node,
            pack=header,
        )
        if rule.theme not in THEMES:
            self.problem(
                node, f"'{rule.theme}' is not a theme; name the file after one, or give the rule a theme."
            )
        if rule.require is None and rule.in_practice is None and not rule.attest:
            self.problem(node, f"{id} asks nothing: give it require, in_practice or attest.")
        return rule

    def _criteria_from(self, node: Mapping, own: dict[str, Mapping]) -> Mapping:
        other = self.text(node, "same_as")
        if not other:
            return node
        found = own.get(other)
        if found is None:
            self.problem(node.get("same_as") or node, f"same_as names {other}, which is not in this file.")
            return node
        return found

    def citation(self, node: Mapping) -> Citation:
        source = node.get("source")
        if not isinstance(source, Mapping):
            self.problem(source or node, "Every rule has a source: {cite: …, basis: read}.")
            return Citation("")
        self.known_keys(source, ("cite", "pages", "url", "basis"))
        return Citation(
            self.text(source, "cite", required=True),
            self.text(source, "pages"),
            self.text(source, "url"),
            self.choice(source, "basis", BASES),
        )

    def same_names(self, rules: Iterable[Rule]) -> None:
        for what, pick in (("id", _id), ("name", _name)):
            seen: dict[str, Rule] = {}
            for rule in rules:
                other = seen.setdefault(pick(rule), rule)
                if other is not rule:
                    self.problem(
                        rule.node, f"The {what} '{pick(rule)}' is used by two rules; it must be unique."
                    )

    def known_keys(self, node: Mapping, keys: tuple[str, ...]) -> None:
        for key, entry in node.entries.items():
            if key not in keys:
                near = suggest(key, keys)
                self.problem(
                    entry.key, f"'{key}' is not a key here." + (f" Did you mean '{near}'?" if near else "")
                )

    def text(self, node: Mapping, key: str, *, required: bool = False) -> str:
        value = node.get(key)
        if value is None:
            if required:
                self.problem(node, f"'{key}' is missing.")
            return ""
        if not isinstance(value, Scalar):
            self.problem(value, f"'{key}' must be a single text.")
            return ""
        return " ".join(value.text.split())

    def texts(self, node: Mapping, key: str) -> tuple[str, ...]:
        value = node.get(key)
        if value is None:
            return ()
        entries = value.items if isinstance(value, Sequence) else (value,)
        found = [entry.text for entry in entries if isinstance(entry, Scalar)]
        if len(found) != len(entries):
            self.problem(value, f"'{key}' must be a list of texts.")
        return tuple(found)

    def choice(self, node: Mapping, key: str, choices: tuple[str, ...]) -> str:
        text = self.text(node, key, required=True)
        if text and text not in choices:
            near = suggest(text, choices)
            hint = f" Did you mean '{near}'?" if near else f" It is one of: {', '.join(choices)}."
            self.problem(node.get(key) or node, f"'{text}' is no {key}.{hint}")
        return text

    def day(self, node: Mapping, key: str) -> date | None:
        text = self.text(node, key)
        if not text:
            return None
        try:
            return date.fromisoformat(text)
        except ValueError:
            self.problem(node.get(key) or node, f"'{text}' is not a date such as 2022-04-01.")
            return None


def _id(rule: Rule) -> str:
    return rule.id


def _name(rule: Rule) -> str:
    return rule.name
