"""One rule in words: what it asks, why, on what authority, and examples that show each status."""

from __future__ import annotations

from collections.abc import Iterable

from icscheck.assessment.examples import Example
from icscheck.assessment.explain import RuleExplanation
from icscheck.checks import day_words
from icscheck.reports.look import Look
from icscheck.reports.words import BASES, strength_words

_EXAMPLES_SHOWN = ("met", "not-met", "partly-met", "not-tested", "not-due", "not-applicable")


def rule_text(explained: RuleExplanation, look: Look) -> str:
    """A rule as text for the terminal."""
    return "\n".join(line.rstrip() for line in _lines(explained, look)) + "\n"


def _lines(explained: RuleExplanation, look: Look) -> Iterable[str]:
    rule, header = explained.rule, explained.header
    yield f"{look.paint(rule.id, 'bold')}  {rule.name}"
    yield from look.wrap(rule.title + ".", "")
    yield ""
    pages = f", pages {rule.source.pages}" if rule.source.pages else ""
    yield from _part("Strength", strength_words(rule), look)
    yield from _part("Theme", rule.theme.replace("-", " "), look)
    yield from _part(
        "Source", f"{header.title}, {header.publisher} ({header.spec}): {rule.source.cite}{pages}", look
    )
    if explained.also_in:
        asked = ", ".join(
            f"`icscheck explain {rule.id}@{spec.partition('@')[2]}`" for spec in explained.also_in
        )
        yield from _part("Also in", f"{', '.join(explained.also_in)}: {asked}", look)
    yield from _part("Known", BASES[rule.source.basis], look)
    if rule.due is not None:
        yield from _part("Due", day_words(rule.due), look)
    yield from _part("Why", rule.why, look)
    yield ""
    for name, words in _criteria(explained):
        yield from _part(name, words, look)
    yield from _part("To do", rule.remedy, look)
    if rule.question:
        yield from _part("Ask", rule.question, look)
    for example in _shown(explained.examples):
        yield ""
        yield f"Example: {look.paint(example.status.replace('-', ' '), 'bold')}, because {example.because}"
        yield from (f"    {line}" for line in example.text)


def _criteria(explained: RuleExplanation) -> Iterable[tuple[str, str]]:
    yield "For each", explained.subjects
    if explained.where:
        yield "Where", explained.where
    if explained.require:
        yield "Rules", f"must provide: {explained.require}"
    if explained.in_practice:
        yield "Practice", f"on the day: {explained.in_practice}"
    if explained.rule.attest:
        yield "Attest", explained.rule.attest


def _part(name: str, words: str, look: Look) -> Iterable[str]:
    first = f"{name:10}"
    lines = list(look.wrap(words, " " * 10, first))
    lines[0] = lines[0].replace(first, look.paint(first, "dim"), 1)
    return lines


def _shown(examples: tuple[Example, ...]) -> list[Example]:
    """The first example of each status, in an order that teaches."""
    first: dict[str, Example] = {}
    for example in examples:
        first.setdefault(example.status, example)
    return [first[status] for status in _EXAMPLES_SHOWN if status in first]
