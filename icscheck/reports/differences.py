"""One difference between two descriptions, as a sentence."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from icscheck.checks import day_words
from icscheck.reports.findings import one_line, sentence
from icscheck.views.changes import Difference, Said
from icscheck.vocabulary import label, plural

_LONGEST = 160
_BODIES = ("committee", "place", "collaborative", "network", "health_and_wellbeing_board")
#: Keys whose name alone does not say what they mean.
_KEYS = {
    "from": "first day",
    "to": "last day",
    "starts": "first day",
    "ends": "last day",
    "ods": "ODS code",
    "url": "web address",
    "also": "further roles",
    "term_years": "term in years",
}
_NOUNS = {"ccg_transfer": "transfer", "report_block": "report", "leader": "lead"}
_KEYS_OF_DELEGATION = {"from": "passed on by", "to": "passed to"}


def difference_words(difference: Difference, *, whole: bool = True) -> str:
    """A difference as a sentence: of what, and what became of it.

    ``whole`` names the part of the document too, where no heading does.
    """
    what = _whose(difference, whole=whole)
    details = "; ".join(_detail(difference.route[-1].to, key, said) for key, said in difference.details)
    if difference.kind == "changed":
        change = _change(difference)
        return sentence(f"{what}: {change}; {details}" if details else f"{what}: {change}")
    if difference.kind == "renamed":
        return sentence(f"{what}: now has the id {_one(difference.after)}; it was {_one(difference.before)}")
    became = _became(difference)
    return sentence(f"{what} {became}: {details}" if details else f"{what} {became}")


def _whose(difference: Difference, *, whole: bool) -> str:
    """What a difference is of: the entries on the way to it, outermost first, then the keys below them."""
    words = []
    for place, step in enumerate(difference.route):
        last = place + 1 == len(difference.route)
        if step.to and step.words:
            words.append(_entry(step.to, step.words))
        elif place == 0 and not last and not whole:
            continue  # the heading says it
        elif step.to and last and difference.kind != "changed":
            words.append(label(step.to))
        else:
            name = _key(step.noun, step.key)
            words.append(f"{name} ({step.words})" if step.words else name)
    return capital(", ".join(words))


def _entry(noun: str, words: str) -> str:
    kind = _NOUNS.get(noun) or label(noun)
    short = _short(words)
    return short if " " in short and kind.casefold() in short.casefold() else f"{kind} {short}"


def _key(noun: str, key: str) -> str:
    own = _KEYS_OF_DELEGATION.get(key) if noun == "delegation" else None
    return own or _KEYS.get(key) or label(key).replace("nhs", "NHS")


def _became(difference: Difference) -> str:
    added = difference.kind == "added"
    if difference.described:
        return "now described" if added else "no longer described"
    if difference.route[-1].to in _BODIES:
        return "formed" if added else "dissolved"
    return "added" if added else "removed"


def _detail(noun: str, key: str, said: Said) -> str:
    count = said.values[0] if said.values and not said.words else None
    if isinstance(count, int):
        return plural(count, label(key).removesuffix("s"), label(key))
    return f"{_key(noun, key)} {_one(said)}"


def _change(difference: Difference) -> str:
    before, after = difference.before, difference.after
    if before.state == "unknown":
        return f"now said to be {_one(after)} (not said before)"
    if after.state == "unknown":
        return f"no longer said (it was {_one(before)})"
    if not (before.words or after.words) and before.state != after.state:
        return "now there is one; there was none" if before.state == "none" else "now none; there was one"
    last = difference.route[-1]
    moved = "moved" if (last.noun, last.key) == ("delegation", "to") else "changed"
    parts = []
    if len(before.words) <= 1 and len(after.words) <= 1:
        if before.values != after.values or before.state != after.state:
            parts.append(f"{moved} from {_one(before, others=False)} to {_one(after, others=False)}")
    else:
        more = [
            word for value, word in zip(after.values, after.words, strict=False) if value not in before.values
        ]
        less = [
            word
            for value, word in zip(before.values, before.words, strict=False)
            if value not in after.values
        ]
        parts += [f"added {listed(map(_word, more))}"] if more else []
        parts += [f"removed {listed(map(_word, less))}"] if less else []
        if not after.words or after.state == "none":
            parts.append("now none")
    if before.others != after.others:
        parts.append(
            "there are now others that are not listed" if after.others else "the list is now complete"
        )
    return "; ".join(parts)


def _one(said: Said, *, others: bool = True) -> str:
    """What is said, in words."""
    if said.state == "unknown":
        return "not said"
    if said.words:
        more = " and others not listed" if said.others and others else ""
        return listed(map(_word, said.words)) + more
    return "none" if said.state == "none" else "there"


def _word(value: object) -> str:
    if isinstance(value, date):
        return day_words(value)
    if isinstance(value, int):
        return f"{value:,}"
    return _short(str(value))


def _short(text: str) -> str:
    text = one_line(text)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def listed(words: Iterable[str]) -> str:
    """Words in a row, with "and" before the last."""
    every = list(words)
    return every[0] if len(every) == 1 else f"{', '.join(every[:-1])} and {every[-1]}" if every else "none"


def capital(text: str) -> str:
    """A text with a capital letter at its start."""
    return text[:1].upper() + text[1:]
