"""What the HTML and the Markdown report say alike: sections, labels, and sentences made from the plain tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from icscheck import __version__
from icscheck.assessment import RATINGS, Evidence, Examination, Examined, Outcome, is_must
from icscheck.assessment.history import CHANGES, Changes
from icscheck.assessment.outcome import STATUSES
from icscheck.checks import day_words
from icscheck.packs import THEMES, PackHeader
from icscheck.reports.findings import one_line, sentence
from icscheck.reports.words import STRENGTHS
from icscheck.views.actions import PRIORITIES
from icscheck.views.checklist import Row
from icscheck.views.decisions import DOES, Decisions
from icscheck.views.decisions import Row as Function
from icscheck.views.structure import LINKS, Body, Link, Structure
from icscheck.views.tables import Attested, Departure, Paper, ThemeRow, Word, Words, said
from icscheck.vocabulary import label, plural, vocabulary

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
    "Cannot say": "no must is known to be missed, but a must was not tested",
    "Ready with actions": (
        "no must is missed or untested, but a must is partly met, explained or not due, "
        "or a should is not met, partly met or not tested"
    ),
    "Ready": "every must is met, and every should is met, explained or not due",
}
CHANGE = {name: name.capitalize() for name in CHANGES}
LIMITS = (
    "This report is not legal advice, not an audit opinion and not a decision of NHS England.",
    "It tests what a written description says against rules that were written from published sources. It does not "
    "look behind the description: whether what is written is true is for those who wrote and approved it.",
    "What the description does not say was not tested, and never counts as met. A rule whose source was only "
    "recalled, and not read, gives at most a warning.",
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
#: Words with which our own account of what was found begins.
_OUR_STARTS = ("none", "no", "not", "yes", "without", "at", "only", "nobody")


class Edition(NamedTuple):
    """What a report is written with: the command that writes it again, and what applies to all of it."""

    command: str
    examination: Examination
    #: whether an earlier run was given
    compared: bool = False
    #: the file that holds the annex, where it does not stand in the report itself
    annex_file: str = ""
    #: whether what is met or does not apply shrinks to a line each
    brief: bool = False
    tool: str = f"icscheck {__version__}"


class Part(NamedTuple):
    """One part of a finding; ``ours`` is the text of a rule, in which backticks mark code."""

    name: str
    text: str
    ours: bool = False


class AnnexPart(NamedTuple):
    """The outcomes of one theme: those told in full, and those in a line each."""

    theme: str
    title: str
    outcomes: tuple[Outcome, ...]
    lines: tuple[Outcome, ...]


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


def headline_sentence(paper: Paper) -> str:
    """The overall word in a sentence, with what decided it."""
    assessment = paper.assessment
    counting = [outcome for outcome in assessment.outcomes if outcome.counts]
    musts = [outcome for outcome in counting if is_must(outcome)]
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


def theme_counts(row: ThemeRow) -> list[str]:
    """The columns of the table of themes: met, partly met, not met, explained, not due, not tested."""
    return [str(row.counts[status]) for status in THEME_COLUMNS]


#: Heads of columns that hold numbers.
NUMBER_COLUMNS = ("Met", "Partly met", "Not met", "Explained", "Not due", "Not tested", "Outcomes")
THEME_COLUMNS = ("met", "partly-met", "not-met", "explained", "not-due", "not-tested")


def strength_words(strength: str) -> str:
    """A strength as people read it, as the start of a sentence."""
    words = STRENGTHS[strength]
    return words[0].upper() + words[1:]


def source_words(outcome: Outcome) -> str:
    """The source of a rule in words."""
    rule = outcome.rule
    source = rule.source
    pages = f", pages {source.pages}" if source.pages else ""
    known = {"seen": "; clause seen in another publication", "recalled": "; recalled, not read"}
    return f"{rule.pack.title} ({rule.pack.edition}), {source.cite}{pages}{known.get(source.basis, '')}"


class Places:
    """Names places within a system: a file by its name in the system's folder, lines of one file together."""

    def __init__(self, examined: Examined) -> None:
        self.root = f"{examined.path}/"
        self.alone = examined.path

    def file(self, name: str) -> str:
        """A file as the report names it: without the folder of the system."""
        if name == self.alone:
            return name.rpartition("/")[2]
        return name.removeprefix(self.root)

    def place(self, file: str, line: int) -> str:
        """One place."""
        return f"{self.file(file)}:{line}"

    def listed(self, outcomes: Iterable[Outcome], most: int = 0) -> str:
        """Where these outcomes were decided: lines by file; of more than ``most`` only so many and a count."""
        found: dict[str, dict[int, None]] = {}
        for outcome in outcomes:
            for each in outcome.evidence:
                found.setdefault(each.file, {})[each.line] = None
        total = sum(len(lines) for lines in found.values())
        room = most if most and total > most else total
        parts = []
        for file, lines in found.items():
            shown = list(lines)[:room]
            room -= len(shown)
            if shown:
                parts.append(f"{self.file(file)}:{', '.join(str(line) for line in shown)}")
        more = f" and {total - most} more" if most and total > most else ""
        return "; ".join(parts) + more

    def excerpts(self, outcome: Outcome) -> list[tuple[str, str]]:
        """Each place of an outcome once, with the text of its line."""
        found: dict[tuple[str, int], Evidence] = {}
        for each in outcome.evidence:
            found.setdefault((each.file, each.line), each)
        return [(self.place(each.file, each.line), short(each.text, 160)) for each in found.values()]


def answer(row: Row) -> str:
    """The answer of a row of the checklist."""
    return ANSWER[row.status]


def share(row: Row) -> str:
    """Of a rule with several subjects: how many are met."""
    return f"{row.met} of {row.total} met" if row.total > 1 and row.status != "not-applicable" else ""


def gap(row: Row, most: int = 3) -> str:
    """What is missing for a rule to be met, by subject where it has several."""
    if row.settled:
        return ""
    parts = []
    for outcome in row.deciding[:most]:
        text = gap_of(outcome)
        parts.append(f"{short(outcome.subject.label, 60)}: {text}" if row.total > 1 else text)
    more = f"; and {len(row.deciding) - most} more" if len(row.deciding) > most else ""
    return "; ".join(parts) + more


def gap_of(outcome: Outcome) -> str:
    """What is missing for one outcome, in few words."""
    if outcome.status == "not-tested" or outcome.would_be == "not-tested":
        keys = ", ".join(missing.key for missing in outcome.missing[:3])
        return f"not said: {short(keys)}" if keys else short(outcome.message, 200)
    return f"found {short(outcome.found, 200)}" if outcome.found else short(outcome.message, 200)


def to_do(row: Row) -> str:
    """The action of a row of the checklist."""
    if row.settled or row.status == "explained":
        return "Review the explanation in time" if row.status == "explained" else ""
    if row.status == "not-tested":
        needs_person = any(missing.key.endswith("statements") for missing in row.first.missing)
        return "A person attests it" if needs_person else "Say it in the description"
    return row.first.rule.remedy


def finding_parts(outcome: Outcome) -> list[Part]:
    """What was asked and found, part by part; the evidence follows it."""
    parts = [Part("Expected", capital(outcome.expected)), Part("Found", _found(outcome.found))]
    if "not-tested" in (outcome.status, outcome.would_be):
        parts = [Part("Why", outcome.message)]
    elif outcome.status == "not-due":
        parts.append(Part("If it were due today", STATUS[outcome.would_be]))
    if outcome.status == "partly-met":
        parts.append(Part("In practice", "The rules provide for it; on the day it is not so."))
    if outcome.explanation is not None:
        accepted = outcome.status == "explained"
        reason = said(outcome.explanation, "reason")
        given = f"Accepted: {reason}" if accepted else "Given, but not accepted; see departures and explanations."
        parts.append(Part("Explanation", given))
    return _filled(parts)


def advice_parts(outcome: Outcome) -> list[Part]:
    """Why a finding matters, what to do, by when, and on whose authority; it follows the evidence."""
    rule = outcome.rule
    return _filled(
        [
            Part("Why it matters", rule.why, ours=True),
            Part("What to do", rule.remedy, ours=True),
            Part("Due", day(rule.due)),
            Part("Source", f"{strength_words(rule.strength)}. {source_words(outcome)}"),
            Part("Question for the board", rule.question, ours=True),
        ]
    )


def _filled(parts: list[Part]) -> list[Part]:
    return [part._replace(text=sentence(short(part.text, 4_000))) for part in parts if part.text]


def capital(text: str) -> str:
    """A text of ours as the start of a sentence."""
    return text[:1].upper() + text[1:]


def _found(text: str) -> str:
    """What was found as the start of a sentence, unless it begins with an id, which is left as it is."""
    return capital(text) if text.split(" ")[0].rstrip(";,") in _OUR_STARTS else text


def outcome_words(outcome: Outcome) -> str:
    """An outcome in a sentence, as the annex has it."""
    return short(outcome.message, 4_000)


def subjects_words(subjects: Sequence[str]) -> str:
    """The subjects of a statement."""
    return "every subject of the rule" if "every" in subjects else ", ".join(subjects)


def rules_words(outcomes: Iterable[Outcome], most: int = 8) -> str:
    """The rules of these outcomes, each once."""
    rules = list(dict.fromkeys(outcome.rule.id for outcome in outcomes))
    more = f" and {len(rules) - most} more" if len(rules) > most else ""
    return ", ".join(rules[:most]) + more


def theme_columns(paper: Paper) -> list[str]:
    """The heads of the table of themes."""
    before = ["Before"] if paper.changes is not None else []
    return ["Theme", "Rating", *(STATUS[status] for status in THEME_COLUMNS), "Most serious", *before]


def window(header: PackHeader) -> str:
    """When a pack's source is in force."""
    starts, ends = day(header.starts), day(header.ends)
    if starts and ends:
        return f"{starts} to {ends}"
    return f"from {starts}" if starts else (f"until {ends}" if ends else "not stated")


def role(owner: str) -> str:
    """The role of an owner, as people read it."""
    code = vocabulary("role").find(owner)
    return label(code) if code is not None else short(owner.replace("_", " "))


def departure_parts(each: Departure, places: Places) -> list[tuple[str, str]]:
    """What an explanation says, part by part; what it lacks is empty."""
    thing = each.thing
    parts = [("Not accepted", sentence(each.why))] if each.why else []
    approval = said(thing, "approved_by")
    for name, key in (("Context", "context"), ("Reason", "reason"), ("Done instead", "alternative")):
        parts.append((name, _text(said(thing, key))))
    parts.append(("Approved by", _approval(approval)))
    parts.append(("Review by", day(said(thing, "review_by"))))
    parts.append(("Place", places.place(thing.node.source.name, thing.node.line)))
    return parts


def _approval(approval: object) -> str:
    if approval is None:
        return ""
    body, dated, minute = (said(approval, key) for key in ("body", "date", "minute"))  # type: ignore[arg-type]
    parts = [getattr(body, "label", _text(body)), day(dated), f"minute {_text(minute)}" if minute else ""]
    return ", ".join(part for part in parts if part)


def _text(value: object) -> str:
    return "" if value is None else short(str(value), 4_000)


def statement_cells(each: Attested, places: Places) -> list[str]:
    """The cells of a statement after its rule."""
    thing = each.thing
    given = said(thing, "answer")
    counts = f"for {plural(each.decides, 'outcome')}" if each.decides else f"no: {each.why}"
    return [
        each.question,
        short(subjects_words(each.subjects)),
        "" if given is None else ("yes" if given else "no"),
        role(_text(said(thing, "by_role"))),
        day(said(thing, "date")),
        _text(said(thing, "evidence")),
        day(said(thing, "until")) or "no end stated",
        counts,
        places.place(thing.node.source.name, thing.node.line),
    ]


def annex_parts(paper: Paper, brief: bool) -> list[AnnexPart]:
    """Every outcome by theme; when brief, what is met or does not apply has a line only."""
    parts = []
    for theme in THEMES:
        mine = [outcome for outcome in paper.assessment.outcomes if outcome.rule.theme == theme]
        lines = tuple(outcome for outcome in mine if brief and outcome.status in ("met", "not-applicable"))
        told = tuple(outcome for outcome in mine if outcome not in lines)
        if mine:
            title = f"{theme_words(theme)}: {plural(len(mine), 'outcome')}"
            parts.append(AnnexPart(theme, title, told, lines))
    return parts


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



def body_words(body: Body) -> str:
    """A body in a list: its name and what it is."""
    parts = [body.kind, *body.forms, body.manner, body.standing]
    return f"{short(body.label)}: {', '.join(dict.fromkeys(part for part in parts if part))}"


def link_words(link: Link, names: dict[str, str]) -> str:
    """A link in a list, as said of its first body."""
    detail = ", ".join(part for part in (link.words, link.basis, link.standing) if part)
    return f"{LINKS[link.kind]} {short(names[link.target])}" + (f" ({detail})" if detail else "")


def lane_words(body: Body, structure: Structure) -> str:
    """The lane of a body."""
    return next(lane.title for lane in structure.lanes if lane.name == body.lane)


def functions_words(body: Body) -> str:
    """The functions of a body, and that there may be others."""
    known = ", ".join(dict.fromkeys((*body.functions, *body.receives)))
    if not body.functions_open or body.manner == "":
        return known
    return f"{known} and others not said" if known else "not said"


def map_columns(map: Decisions) -> list[str]:
    """The heads of the map of decisions: a column a body."""
    return ["Function", "Look at", *(short(body.label, 60) for body in map.bodies), "Leads"]


def map_cells(map: Decisions, row: Function) -> list[str]:
    """What each body does about a function, in the order of the columns."""
    found: dict[str, list[str]] = {}
    for cell in row.cells:
        found.setdefault(cell.body, []).append(f"{cell.does} ({cell.standing})" if cell.standing else cell.does)
    return [", ".join(found.get(body.id, [])) for body in map.bodies]


def mark_status(row: Function) -> str:
    """Which tag a mark has: what nobody or several decide is a question, what is not known is untested."""
    return "not-tested" if row.mark.startswith("Not known") else "partly-met"

