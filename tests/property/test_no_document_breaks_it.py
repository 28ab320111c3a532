"""However a document is damaged, the answer is an exit code and plain words: never a traceback."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.support import WORKED, run

TEXT = WORKED.read_text(encoding="utf-8")
LINES = TEXT.splitlines(keepends=True)
WORDS = [
    "unknown",
    "none",
    "[]",
    "{}",
    "yes",
    "2022-13-41",
    "board",
    "'",
    "- x",
    "nhs_body",
    "\t",
    "&a",
    "*a",
    "9" * 30,
    "🙂",
    "\u202e",
]
SETTINGS = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck), derandomize=True)


def survives(text: str) -> None:
    for arguments in (("--verbose",), ("--format", "json")):
        ran = run("validate", "-", "--pack", "design-framework", *arguments, stdin=text)
        assert ran.code in (0, 1, 2), ran.err
        assert "Traceback" not in ran.out + ran.err


@SETTINGS
@given(
    st.lists(
        st.tuples(st.integers(0, len(LINES) - 1), st.sampled_from(["drop", "double", "swap", "cut"])),
        max_size=6,
    )
)
def test_lines_dropped_doubled_swapped_and_cut(changes: list[tuple[int, str]]) -> None:
    lines = list(LINES)
    for place, how in changes:
        if how == "drop":
            lines[place] = ""
        elif how == "double":
            lines[place] *= 2
        elif how == "cut":
            lines[place] = lines[place][: len(lines[place]) // 2] + "\n"
        else:
            other = (place * 7 + 3) % len(lines)
            lines[place], lines[other] = lines[other], lines[place]
    survives("".join(lines))


@SETTINGS
@given(st.integers(0, 2**32), st.integers(1, 8))
def test_values_replaced_by_words_that_mean_other_things(seed: int, count: int) -> None:
    chance = random.Random(seed)
    text = TEXT
    for _ in range(count):
        values = [place for place, character in enumerate(text) if character in ":,[{ "]
        start = chance.choice(values) + 1
        end = start
        while end < len(text) and text[end] not in ",]}\n":
            end += 1
        text = f"{text[:start]} {chance.choice(WORDS)}{text[end:]}"
    survives(text)


@SETTINGS
@given(st.text(max_size=200))
def test_any_text_at_all(text: str) -> None:
    survives(text.encode("utf-8", "replace").decode())


KEYS = [line.split(":")[0] for line in LINES if line and line[0].isalpha()]


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("value", ["", " unknown", " none", " []", " {}", " yes", " [unknown]"])
def test_every_top_level_key_emptied(key: str, value: str) -> None:
    kept: list[str] = []
    inside = False
    for line in LINES:
        if line and line[0].isalpha():
            inside = line.startswith(f"{key}:")
            if inside:
                kept.append(f"{key}:{value}\n")
        if not inside:
            kept.append(line)
    survives("".join(kept))
