"""What the cells and parts of the report say, alike in HTML and Markdown: findings, the checklist, places, departures, the map."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from icscheck.assessment import Evidence, Examined, Outcome
from icscheck.packs import THEMES, PackHeader, Rule
from icscheck.reports.findings import sentence
from icscheck.reports.phrases import ANSWER, STATUS, capital, day, short, theme_words
from icscheck.reports.words import standing_of, strength_words
from icscheck.views.checklist import Row
from icscheck.views.decisions import Decisions
from icscheck.views.decisions import Row as Function
from icscheck.views.structure import LINKS, Body, Link, Structure
from icscheck.views.tables import Attested, Departure, Paper, ThemeRow, said
from icscheck.vocabulary import label, plural, vocabulary

#: Words with which our own account of what was found begins.
_OUR_STARTS = ("none", "no", "not", "yes", "without", "at", "only", "nobody")


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


def theme_counts(row: ThemeRow) -> list[str]:
    """The columns of the table of themes: met, partly met, not met, explained, not due, not tested."""
    return [str(row.counts[status]) for status in THEME_COLUMNS]


#: Heads of columns that hold numbers.
NUMBER_COLUMNS = ("Met", "Partly met", "Not met", "Explained", "Not due", "Not tested", "Outcomes")
THEME_COLUMNS = ("met", "partly-met", "not-met", "explained", "not-due", "not-tested")


def source_words(rule: Rule) -> str:
    """The source of a rule in words."""
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
        parts.append(Part("In practice", "It is provided for; on the day it is not so."))
    if outcome.explanation is not None:
        accepted = outcome.status == "explained"
        reason = said(outcome.explanation, "reason")
        given = (
            f"Accepted: {reason}" if accepted else "Given, but not accepted; see departures and explanations."
        )
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
            Part("Source", f"{strength(rule)}. {source_words(rule)}"),
            Part(
                "Also",
                "; ".join(f"{other.id}: {strength(other)}. {source_words(other)}" for other in outcome.also),
            ),
            Part("Question for the board", rule.question, ours=True),
        ]
    )


def _filled(parts: list[Part]) -> list[Part]:
    return [part._replace(text=sentence(short(part.text, 4_000))) for part in parts if part.text]


def _found(text: str) -> str:
    """What was found as the start of a sentence, unless it begins with an id, which is left as it is."""
    return capital(text) if text.split(" ", maxsplit=1)[0].rstrip(";,") in _OUR_STARTS else text


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


def strength(rule: Rule) -> str:
    """How strong a rule is, as the start of a sentence."""
    return capital(strength_words(rule))


def key_words(outcome: Outcome) -> str:
    """An outcome by its rule and subject; that its source requires nothing is said where it does not."""
    header = outcome.rule.pack
    return f"{outcome.key} ({header.status})" if header.only_by_name else outcome.key


def standing(header: PackHeader) -> str:
    """What a pack's source is, and what followed it."""
    followed = f"; followed by {header.superseded_by}" if header.superseded_by else ""
    return f"{standing_of(header)}{followed}"


def window(header: PackHeader) -> str:
    """When a pack's source is in force."""
    if header.undated:
        return "not known"
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


def together_cells(outcome: Outcome) -> list[str]:
    """One outcome of the systems read together: besides the rule and the status."""
    return [short(outcome.subject.label), outcome_words(outcome), source_words(outcome.rule)]


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


def map_columns(decisions: Decisions) -> list[str]:
    """The heads of the map of decisions: a column a body."""
    return ["Function", "Look at", *(short(body.label, 60) for body in decisions.bodies), "Leads"]


def map_cells(decisions: Decisions, row: Function) -> list[str]:
    """What each body does about a function, in the order of the columns."""
    found: dict[str, list[str]] = {}
    for cell in row.cells:
        found.setdefault(cell.body, []).append(
            f"{cell.does} ({cell.standing})" if cell.standing else cell.does
        )
    return [", ".join(found.get(body.id, [])) for body in decisions.bodies]


def mark_status(row: Function) -> str:
    """Which tag a mark has: what nobody or several decide is a question, what is not known is untested."""
    return "not-tested" if row.mark.startswith("Not known") else "partly-met"
