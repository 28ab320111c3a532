"""A rule's examples: the smallest documents that show each status, run as its proof and shown as its documentation."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from icscheck.assessment.decide import outcome_of
from icscheck.checks import CompiledRule, compile_pack, run
from icscheck.model import System, Together, checked, open_system
from icscheck.packs import (
    EXAMPLES,
    Folder,
    Mapping,
    PackError,
    Problem,
    Rule,
    Scalar,
    Sequence,
    load_pack,
    read_text,
)
from icscheck.packs.coverage import coverage_of

_KEYS = ("status", "because", "subject", "as_of", "document", "documents")


class Example(NamedTuple):
    """A document fragment, or several for a rule across systems, and the status that a rule must give for it."""

    rule: str
    status: str
    because: str
    subject: str
    as_of: date | None
    node: Mapping
    documents: tuple[Mapping, ...]

    @property
    def text(self) -> list[str]:
        """The document as it was written, without its indentation; several are parted as YAML does."""
        parts = [self._text_of(document) for document in self.documents]
        return [line for place, part in enumerate(parts) for line in (["---"] if place else []) + part]

    @staticmethod
    def _text_of(document: Mapping) -> list[str]:
        first, margin = document.line, document.column - 1
        lines: list[str] = []
        number = first
        while number <= len(document.source.lines):
            line = document.source.line(number)
            started = number > first and line.strip()
            if started and (len(line) - len(line.lstrip()) < margin or line[:margin].strip()):
                break
            lines.append(line[margin:].rstrip())
            number += 1
        while lines and not lines[-1]:
            lines.pop()
        return lines


def read_examples(folder: Folder) -> tuple[list[Example], list[Problem]]:
    """Every example beside the rules of a pack, and what is wrong with how they are written."""
    examples: list[Example] = []
    problems: list[Problem] = []
    for file in folder.files():
        if file.endswith(EXAMPLES):
            root, found = read_text(folder.read(file), folder.label_of(file))
            problems.extend(found)
            if isinstance(root, Mapping):
                examples.extend(_examples_in(root, problems))
    return examples, problems


def _examples_in(root: Mapping, problems: list[Problem]) -> Iterator[Example]:
    for id, entry in root.entries.items():
        items = entry.value.items if isinstance(entry.value, Sequence) else ()
        if not items:
            problems.append(Problem.at(entry.key, "bad-example", f"{id} needs a list of examples."))
        for item in items:
            if isinstance(item, Mapping):
                yield _example(id, item, problems)
            else:
                problems.append(
                    Problem.at(item, "bad-example", "An example is a set of keys: status, because, document.")
                )


def _example(id: str, node: Mapping, problems: list[Problem]) -> Example:
    for key, entry in node.entries.items():
        if key not in _KEYS:
            problems.append(Problem.at(entry.key, "bad-example", f"'{key}' is not a key of an example."))

    def text(key: str) -> str:
        value = node.get(key)
        return " ".join(value.text.split()) if isinstance(value, Scalar) else ""

    several = node.get("documents")
    listed = several.items if isinstance(several, Sequence) else (node.get("document"),)
    day = text("as_of")
    return Example(
        id,
        text("status"),
        text("because"),
        text("subject"),
        date.fromisoformat(day) if day else None,
        node,
        tuple(document for document in listed if isinstance(document, Mapping)),
    )


def run_example(example: Example, rule: CompiledRule) -> list[Problem]:
    """Run one example: no problem when the rule gives the status it promises.

    With a ``subject`` that subject's outcome is tested, else every outcome of the rule. The day is the
    example's, else the rule's due date, else the first day of the pack.
    """
    if not example.documents:
        return [Problem.at(example.node, "bad-example", f"An example of {example.rule} has no document.")]
    as_of = example.as_of or rule.rule.due or rule.rule.pack.starts or date(2022, 7, 1)
    systems: list[System] = []
    for number, node in enumerate(example.documents, 1):
        document = checked(node, "example" if number == 1 else f"example {number}")
        if not document.usable:
            return list(document.problems)
        system, found = open_system(document, as_of)
        if system is None:
            return found
        systems.append(system)
    whole = Together(systems) if rule.rule.across else systems[0]
    outcomes = [outcome_of(check, whole) for check in run(rule, whole)]
    mine = [each for each in outcomes if not example.subject or each.subject.subject == example.subject]
    if not mine:
        there = ", ".join(each.subject.subject for each in outcomes)
        return [
            Problem.at(
                example.node,
                "bad-example",
                f"{example.rule} has no outcome for '{example.subject}'; it has: {there}.",
            )
        ]
    return [
        Problem.at(
            example.node,
            "failed-example",
            f"{example.rule} should be {example.status} for {each.subject.subject}, and is {each.status}. {each.message}",
        )
        for each in mine
        if each.status != example.status
    ]


def statuses_wanted(rule: Rule) -> set[str]:
    """The statuses that a rule can give, and so needs an example of."""
    wanted = {"met", "not-tested"}
    if rule.require is not None or rule.attest:
        wanted.add("not-applicable" if rule.strength == "may" else "not-met")
    if rule.where is not None:
        wanted.add("not-applicable")
    if rule.in_practice is not None and rule.strength != "may":
        wanted.add("partly-met")
    if rule.due is not None:
        wanted.add("not-due")
    return wanted


class Tested(NamedTuple):
    """How a pack's examples came out."""

    rules: int
    examples: int
    problems: list[Problem]


def run_pack_examples(folder: Folder) -> Tested:
    """Load and compile the pack in a folder, run every example, and see that nothing is lacking.

    Each rule has to have the examples it needs, and each provision of the source something that handles it.
    """
    try:
        pack = load_pack(folder)
        rules = {rule.rule.id: rule for rule in compile_pack(pack)}
    except PackError as error:
        return Tested(0, 0, error.problems)
    examples, problems = read_examples(folder)
    problems.extend(coverage_of(folder, pack).problems)
    shown: dict[str, set[str]] = {id: set() for id in rules}
    for example in examples:
        if example.rule not in rules:
            problems.append(
                Problem.at(example.node, "bad-example", f"There is no rule {example.rule} in this pack.")
            )
            continue
        shown[example.rule].add(example.status)
        problems.extend(run_example(example, rules[example.rule]))
    for id, rule in rules.items():
        lacking = sorted(statuses_wanted(rule.rule) - shown[id])
        if lacking:
            problems.append(
                Problem.at(rule.rule.node, "no-example", f"{id} has no example that is {', '.join(lacking)}.")
            )
    return Tested(len(rules), len(examples), problems)
