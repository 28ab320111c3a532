"""An earlier result beside this one: what is new, fixed, unchanged or worse, by the key of each outcome."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, NamedTuple

from icscheck.assessment.assess import OVERALL, RATINGS
from icscheck.assessment.examine import Examined
from icscheck.assessment.outcome import STATUSES, Outcome

#: What can have become of an outcome, in the order of reports.
CHANGES = {
    "new": "needs attention now, and was settled or not asked before",
    "worse": "needed attention before, and more so now",
    "unchanged": "needs attention as before",
    "better": "needs attention still, but less than before",
    "fixed": "needed attention before, and is met or does not apply now",
    "gone": "needed attention before, and is not asked now",
}
_SETTLED = ("met", "not-applicable")
#: What needs attention, worst first. What is not tested may yet be missed, so it is worse than what is explained.
_WORST_FIRST = ("not-met", "partly-met", "not-tested", "not-due", "explained")
_FORMAT = 1
_REMEDY = "Give the file that `icscheck validate --format json --output FILE` wrote."


class HistoryError(Exception):
    """The earlier result cannot be used; the message is for people."""


class Earlier(NamedTuple):
    """What an earlier run said of one system."""

    name: str
    path: str
    ods: str
    as_of: str
    packs: tuple[str, ...]
    overall: str
    themes: dict[str, str]
    #: status and title by the key of the outcome
    statuses: dict[str, tuple[str, str]]


class Change(NamedTuple):
    """What became of one outcome: its status then and now (empty when it was not asked), and the outcome now."""

    key: str
    change: str
    before: str
    now: str
    title: str
    outcome: Outcome | None


class Changes(NamedTuple):
    """All that changed in a system since the earlier run, and what did not but needs attention."""

    earlier: Earlier
    entries: tuple[Change, ...]
    #: whether the same packs, editions included, were used then
    same_packs: bool

    @property
    def counts(self) -> dict[str, int]:
        """How many outcomes changed in each way; every way is there."""
        counts = dict.fromkeys(CHANGES, 0)
        for entry in self.entries:
            counts[entry.change] += 1
        return counts


def read_earlier(data: bytes, file: str) -> tuple[Earlier, ...]:
    """Every system of an earlier result; :class:`HistoryError` when the file is no result of ours."""
    try:
        result = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise HistoryError(f"{file} is not UTF-8 text. {_REMEDY}") from None
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise HistoryError(f"{file} is not JSON: it goes wrong at {where}. {_REMEDY}") from None
    except (RecursionError, ValueError):
        raise HistoryError(
            f"{file} cannot be read: it is nested too deep or holds too long a number."
        ) from None
    if not isinstance(result, dict) or "format" not in result or not isinstance(result.get("systems"), list):
        raise HistoryError(f"{file} is not a result of icscheck. {_REMEDY}")
    if result["format"] != _FORMAT:
        raise HistoryError(
            f"{file} is in a format that this version does not know; it knows format {_FORMAT}. "
            "Validate the earlier document again."
        )
    try:
        return tuple(_system(each) for each in result["systems"])
    except (KeyError, TypeError, AttributeError, ValueError):
        raise HistoryError(
            f"{file} is a result of icscheck, but parts of it are missing or changed. {_REMEDY}"
        ) from None


def _system(each: dict[str, Any]) -> Earlier:
    texts = [each["name"], each["path"], each["ods"], each["as_of"], each["overall"], *each["packs"]]
    statuses = {entry["key"]: (entry["status"], entry["title"]) for entry in each["outcomes"]}
    themes = {entry["theme"]: entry["rating"] for entry in each["themes"]}
    texts += [*statuses, *themes, *(title for _, title in statuses.values())]
    _all_in((status for status, _ in statuses.values()), STATUSES)
    _all_in(themes.values(), RATINGS)
    _all_in([each["overall"]], OVERALL)
    if not all(isinstance(text, str) for text in texts):
        raise TypeError("text")
    return Earlier(
        each["name"], each["path"], each["ods"], each["as_of"], tuple(each["packs"]), each["overall"], themes, statuses
    )  # fmt: skip


def _all_in(found: Iterable[str], known: Iterable[str]) -> None:
    if not set(found) <= set(known):
        raise ValueError("word")


def changes_of(examined: Examined, earlier: tuple[Earlier, ...], *, alone: bool = True) -> Changes | None:
    """What changed in a system; None when the earlier run did not have it.

    The same system has the same path, else the same code, else the same name. ``alone`` says that one system is
    examined: one system then and one system now are taken for the same.
    """
    before = _same(examined, earlier, alone=alone)
    if before is None:
        return None
    found = (_change(outcome, before) for outcome in examined.assessment.outcomes)
    entries = [change for change in found if change is not None]
    now = {outcome.key for outcome in examined.assessment.outcomes}
    entries += [
        Change(key, "gone", status, "", title, None)
        for key, (status, title) in before.statuses.items()
        if key not in now and status not in _SETTLED
    ]
    order = list(CHANGES)
    entries.sort(key=lambda entry: order.index(entry.change))
    specs = {pack.header.spec for pack in examined.packs}
    return Changes(before, tuple(entries), specs == set(before.packs))


def _same(examined: Examined, earlier: tuple[Earlier, ...], *, alone: bool) -> Earlier | None:
    for each in earlier:
        if each.path == examined.path:
            return each
    for each in earlier:
        if each.ods == examined.code if examined.code else each.name == examined.name:
            return each
    return earlier[0] if alone and len(earlier) == 1 else None


def _change(outcome: Outcome, before: Earlier) -> Change | None:
    status, _ = before.statuses.get(outcome.key, ("", ""))
    now = outcome.status
    if now in _SETTLED:
        change = "fixed" if status and status not in _SETTLED else ""
    elif not status or status in _SETTLED:
        change = "new"
    elif status == now:
        change = "unchanged"
    else:
        change = "worse" if _WORST_FIRST.index(now) < _WORST_FIRST.index(status) else "better"
    return Change(outcome.key, change, status, now, outcome.rule.title, outcome) if change else None
