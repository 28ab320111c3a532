"""What the HTML and the Markdown report say alike: sections, labels, and sentences made from the plain tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from icscheck import __version__
from icscheck.assessment import Examination, Examined, Outcome, is_must
from icscheck.assessment.history import CHANGES, Changes
from icscheck.assessment.inputs import Input
from icscheck.assessment.outcome import STATUSES
from icscheck.checks import day_words
from icscheck.reports.findings import one_line
from icscheck.reports.words import STRENGTHS
from icscheck.views.tables import Paper, Word, Words, said
from icscheck.vocabulary import plural

#: The sections of the report of one system, in order; the last of them stand at the end, once.
SECTIONS = {
    "control": "Document control",
    "cover": "Cover sheet",
    "headline": "Headline",
    "themes": "Themes",
    "checklist": "Readiness checklist",
    "findings": "Findings",
    "departures": "Departures and explanations",
    "statements": "Statements",
    "actions": "Action plan",
    "structure": "Structure chart",
    "decisions": "Functions and decisions map",
    "manual": "Not tested, and manual checks outstanding",
}
LAST_SECTIONS = {
    "limits": "Limits of this report",
    "annex": "Annex A: every rule and outcome",
    "glossary": "Annex B: glossary",
    "reproduce": "Annex C: how to reproduce this report",
}
#: Before those, where rules across systems have outcomes.
TOGETHER = "together"
_TOGETHER_TITLE = "The systems read together"
TOGETHER_MEANS = (
    "Some rules can be tested only of several systems at once. What they say here is of the systems in this report, "
    "and changes nothing that is said of each of them above."
)
TOGETHER_COLUMNS = ("Rule", "Subject", "Status", "Outcome", "Source")
TO_BE_COMPLETED = "to be completed"
STATUS = {
    "not-met": "Not met",
    "partly-met": "Partly met",
    "explained": "Explained",
    "not-due": "Not due",
    "not-tested": "Not tested",
    "met": "Met",
    "not-applicable": "Not applicable",
}
STATUS_MEANS = {
    "not-met": "the description shows that the rule is not met",
    "partly-met": "the rules provide for it, but on the day it is not so in practice",
    "explained": "the rule is not met, and a complete and current explanation says why",
    "not-due": "the rule is not met or not tested, and its day has not come",
    "not-tested": "the description does not say enough, or a person has yet to attest it",
    "met": "the description shows that the rule is met",
    "not-applicable": "the rule does not concern this system",
}
ANSWER = {
    "not-met": "No",
    "partly-met": "Partly",
    "explained": "No, explained",
    "not-due": "Not due yet",
    "not-tested": "Not known",
    "met": "Yes",
    "not-applicable": "Does not apply",
}
STRENGTH_MEANS = {
    "must-law": "a statute requires it",
    "must-policy": "national policy requires it",
    "should": "guidance expects it",
    "could": "advice",
    "may": "a permission; never a finding",
    "position": "a body's view; never a requirement",
}
RATING = {"red": "Red", "amber": "Amber", "green": "Green", "grey": "Grey"}
#: A shape for each rating, as in the chart of themes, so that colour is never alone.
SHAPE = {"red": "▲", "amber": "◆", "green": "■", "grey": "▬"}
#: The first of these that fits gives the overall word.
OVERALL_MEANS = {
    "Not ready": "a must is not met",
    "Cannot say": "no must is known to be missed, but a must was not tested; or nothing but proposals, Bills and positions was tested",
    "Ready with actions": (
        "no must is missed or untested, but a must is partly met, explained or not due, "
        "or a should is not met, partly met or not tested"
    ),
    "Ready": "every must is met, and every should is met, explained or not due",
}
CHANGE = {name: name.capitalize() for name in CHANGES}
LIMITS = (
    "This report is not legal advice, not an audit opinion and not a decision of NHS England.",
    (
        "It tests what a written description says against rules that were written from published sources. It does not "
        "look behind the description: whether what is written is true is for those who wrote and approved it."
    ),
    (
        "What the description does not say was not tested, and never counts as met. A rule whose source was only "
        "recalled, and not read, gives at most a warning."
    ),
    "Rules paraphrase their sources. Where the words matter, read the source that is named.",
)
_CONSTITUTION = {"in_force": "in force", "proposed": "proposed"}
_AS_OF_FROM = {
    "command line": "given on the command line",
    "document": "named in the description",
    "configuration": "named in the configuration",
    "today": "the day of the run",
}
_MOST_LABEL = 120


class Edition(NamedTuple):
    """What a report is written with: the command that writes it again, and what applies to all of it."""

    command: str
    examination: Examination
    #: files besides those of the systems that had a part in it, such as a configuration
    others: tuple[Input, ...] = ()
    #: whether an earlier run was given
    compared: bool = False
    #: the file that holds the annex, where it does not stand in the report itself
    annex_file: str = ""
    #: whether what is met or does not apply shrinks to a line each
    brief: bool = False
    tool: str = f"icscheck {__version__}"


def title_of(papers: Sequence[Paper]) -> str:
    """The title of a report."""
    if len(papers) == 1:
        return f"Governance readiness: {short(papers[0].examined.name)}"
    return f"Governance readiness of {plural(len(papers), 'system')}"


def short(text: str, most: int = _MOST_LABEL) -> str:
    """A label on one line, cut where it is too long for a heading."""
    text = one_line(text)
    return text if len(text) <= most else f"{text[: most - 1]}…"


def named(examined: Examined) -> str:
    """A system with its code."""
    return f"{short(examined.name)} ({examined.code})" if examined.code else short(examined.name)


def last_sections(edition: Edition) -> dict[str, str]:
    """The sections at the end, by name, with their titles."""
    together = {TOGETHER: _TOGETHER_TITLE} if edition.examination.together else {}
    return {**together, **LAST_SECTIONS}


def headline_sentence(paper: Paper) -> str:
    """The overall word in a sentence, with what decided it."""
    assessment = paper.assessment
    counting = [outcome for outcome in assessment.outcomes if outcome.counts]
    musts = [outcome for outcome in counting if is_must(outcome)]
    if not counting:
        why = "proposals, Bills and positions have no part in the word, and nothing else was tested"
        return f"{named(paper.examined)}: {assessment.overall}, because {why}."
    because = {
        "Not ready": f"{plural(_with(musts, 'not-met'), 'must is', 'musts are')} not met",
        "Cannot say": f"{plural(_with(musts, 'not-tested'), 'must was', 'musts were')} not tested",
    }.get(assessment.overall, OVERALL_MEANS[assessment.overall])
    return f"{named(paper.examined)}: {assessment.overall}, because {because}."


def _with(outcomes: Iterable[Outcome], status: str) -> int:
    return sum(outcome.status == status for outcome in outcomes)


def counts_sentence(counts: dict[str, int]) -> str:
    """The counts of every status that occurs, worst first."""
    parts = [f"{counts[status]} {STATUS[status].lower()}" for status in STATUSES if counts[status]]
    return f"{plural(sum(counts.values()), 'outcome')}: {', '.join(parts)}." if parts else "No outcome."


def changes_sentence(changes: Changes) -> str:
    """What changed since the earlier run, in a sentence."""
    counts = [f"{count} {name}" for name, count in changes.counts.items() if count]
    earlier = changes.earlier
    since = f"Since the earlier run (as of {iso_words(earlier.as_of)}, {earlier.overall})"
    what = f"{since}: {', '.join(counts)}." if counts else f"{since}, nothing changed."
    packs = f" It used other packs: {', '.join(earlier.packs)}." if not changes.same_packs else ""
    return one_line(what + packs)


def iso_words(day: str) -> str:
    """A day from a file in words; as it stands when it is no day."""
    try:
        return day_words(date.fromisoformat(day))
    except ValueError:
        return short(day)


def day(value: object) -> str:
    """A day in words; empty when there is none."""
    return day_words(value) if isinstance(value, date) else ""


def constitution_words(examined: Examined) -> str:
    """Which constitution the description is of, with the version that its document states."""
    standing = _CONSTITUTION.get(examined.constitution, "in force or proposed: not stated")
    if examined.ended is not None:
        standing = f"that of a body that ended on {day_words(examined.ended)}"
    document = examined.assessment.system.index.get(("document", "constitution"))
    version = said(document, "version") if document is not None else None
    dated = said(document, "date") if document is not None else None
    parts = [standing, f"version {version}" if version else "version not stated"]
    if isinstance(dated, date):
        parts.append(f"dated {day_words(dated)}")
    return ", ".join(parts)


def as_of_words(examined: Examined) -> str:
    """The day tested as of, and where it came from."""
    return f"{day_words(examined.as_of)} ({_AS_OF_FROM.get(examined.as_of_from, examined.as_of_from)})"


def theme_words(theme: str) -> str:
    """A theme as people read it."""
    return theme.replace("-", " ").capitalize()


def strength_words(strength: str) -> str:
    """A strength as people read it, as the start of a sentence."""
    words = STRENGTHS[strength]
    return words[0].upper() + words[1:]


def capital(text: str) -> str:
    """A text of ours as the start of a sentence."""
    return text[:1].upper() + text[1:]


def report_words() -> list[tuple[str, str]]:
    """The words of the report itself, with what they mean."""
    return [
        *((STATUS[status], STATUS_MEANS[status]) for status in STATUSES),
        *((strength_words(strength), meaning) for strength, meaning in STRENGTH_MEANS.items()),
        *((CHANGE[name], meaning) for name, meaning in CHANGES.items()),
    ]


def glossary_of(papers: Sequence[Paper]) -> list[Words]:
    """The words that the descriptions use, each once."""
    found: dict[str, dict[Word, None]] = {}
    for paper in papers:
        for part in paper.glossary:
            found.setdefault(part.title, {}).update(dict.fromkeys(part.words))
    return [Words(title, tuple(words)) for title, words in sorted(found.items())]
