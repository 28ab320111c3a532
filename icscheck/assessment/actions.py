"""The actions file: who does what about a finding, and by when. It is the users' own and survives every new run.

.. code-block:: yaml

    actions:
      - rule: DF-C02
        subject: system
        owner: company_secretary
        due: 2022-09-30
        status: on_track
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from icscheck.assessment.outcome import Outcome
from icscheck.packs import Mapping, Node, Problem, Scalar, Sequence, read_text, suggest

#: What may be said of an action, and the words for people.
ACTION_STATUSES = {
    "not_started": "Not started",
    "on_track": "On track",
    "delayed": "Delayed",
    "complete": "Complete",
}
_KEYS = {
    "rule": "the rule, by id or name",
    "subject": "the subject, such as board or place/fenwick; left out: every subject of the rule",
    "action": "what will be done, if not what the rule advises",
    "owner": "the role of who acts",
    "due": "the day by which it will be done",
    "status": "how far it has got",
    "note": "anything else to say",
}
_UNSAID = ("", "~", "null", "unknown", "none")


class Planned(NamedTuple):
    """One entry of an actions file. What it does not say is empty."""

    rule: str
    subject: str
    action: str
    owner: str
    due: date | None
    status: str
    note: str
    file: str
    line: int

    def is_about(self, outcome: Outcome) -> bool:
        """Whether it is about an outcome."""
        return self.rule in (outcome.rule.id, outcome.rule.name) and self.subject in (
            "",
            outcome.subject.subject,
        )


def read_actions(data: bytes, file: str) -> tuple[tuple[Planned, ...], list[Problem]]:
    """The entries of an actions file, and what is wrong with it, each with its place."""
    tree, problems = read_text(data, file)
    if tree is None:
        return (), problems
    reader = _Reader(problems)
    return tuple(reader.entries(tree)), problems


class _Reader:
    """Reads entries, and keeps what is wrong with them."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        self.seen: dict[tuple[str, str], int] = {}

    def wrong(self, node: Node, code: str, message: str) -> None:
        self.problems.append(Problem.at(node, code, message))

    def entries(self, tree: Node) -> list[Planned]:
        if not isinstance(tree, Mapping):
            self.wrong(tree, "no-actions", "An actions file has the key `actions` with a list under it.")
            return []
        for key, entry in tree.entries.items():
            if key != "actions":
                near = (
                    " Did you mean `actions`?"
                    if suggest(key, ["actions"])
                    else " An actions file has only `actions`."
                )
                self.wrong(entry.key, "unknown-key", f"There is no key `{key[:60]}`.{near}")
        listed = tree.get("actions")
        if isinstance(listed, Sequence):
            found = [self.entry(each) for each in listed.items]
            return [each for each in found if each is not None]
        if listed is None:
            if not self.problems:
                self.wrong(tree, "no-actions", "An actions file has the key `actions` with a list under it.")
        elif not (isinstance(listed, Scalar) and listed.text in _UNSAID):
            self.wrong(listed, "no-list", "Under `actions` stands a list: begin each action with `- rule:`.")
        return []

    def entry(self, node: Node) -> Planned | None:
        if not isinstance(node, Mapping):
            self.wrong(node, "no-action", "An action has keys: `rule`, `subject`, `owner`, `due`, `status`.")
            return None
        texts = {key: self.text(node, key) for key in _KEYS}
        for key, entry in node.entries.items():
            if key not in _KEYS:
                near = suggest(key, _KEYS)
                advice = f"Did you mean `{near}`?" if near else f"An action has: {', '.join(_KEYS)}."
                self.wrong(entry.key, "unknown-key", f"There is no key `{key[:60]}`. {advice}")
        if not texts["rule"]:
            self.wrong(
                node,
                "no-rule",
                "The action does not say for which rule it is. Add `rule`, such as `rule: DF-C02`.",
            )
            return None
        self.once(node, texts["rule"], texts["subject"])
        return Planned(
            texts["rule"], texts["subject"], texts["action"], texts["owner"], self.day(node, texts["due"]),
            self.status(node, texts["status"]), texts["note"], node.source.name, node.line,
        )  # fmt: skip

    def text(self, entry: Mapping, key: str) -> str:
        node = entry.get(key)
        if node is None:
            return ""
        if not isinstance(node, Scalar):
            self.wrong(node, "no-text", f"`{key}` takes one value: {_KEYS[key]}.")
            return ""
        return "" if node.plain and node.text in _UNSAID else node.text.strip()

    def once(self, node: Mapping, rule: str, subject: str) -> None:
        first = self.seen.setdefault((rule, subject), node.line)
        if first != node.line:
            about = f"{rule} and {subject}" if subject else rule
            self.wrong(
                node, "action-twice", f"There is already an action for {about}, on line {first}. Keep one."
            )

    def day(self, entry: Mapping, text: str) -> date | None:
        if not text:
            return None
        try:
            if len(text) == len("2022-09-30"):
                return date.fromisoformat(text)
        except ValueError:
            pass
        node = entry.get("due")
        assert node is not None
        self.wrong(
            node, "no-day", f'"{text[:60]}" is no day. Write year, month and day, such as `due: 2022-09-30`.'
        )
        return None

    def status(self, entry: Mapping, text: str) -> str:
        if not text or text in ACTION_STATUSES:
            return text
        node = entry.get("status")
        assert node is not None
        near = suggest(text, ACTION_STATUSES)
        advice = f"Did you mean `{near}`?" if near else f"It is one of: {', '.join(ACTION_STATUSES)}."
        self.wrong(node, "unknown-word", f'"{text[:60]}" is no status of an action. {advice}')
        return ""
