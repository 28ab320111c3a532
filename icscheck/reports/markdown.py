"""Markdown: the same report for GitHub, GitLab and Azure wikis, and a short form for the summary of a job.

A text from a document stands as it is: no markup, no HTML, no link and no mention comes of it. A cell of a table is
on one line. No HTML is used but a line break in a cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from icscheck.assessment import RATINGS, Outcome
from icscheck.reports import cells
from icscheck.reports import phrases as words
from icscheck.reports.cells import Places
from icscheck.reports.findings import one_line
from icscheck.reports.markdown_text import BREAK, code, pairs, plain, plain_table, prose, table
from icscheck.reports.phrases import Edition
from icscheck.reports.words import settled_by
from icscheck.views.decisions import DOES
from icscheck.views.structure import LINKS
from icscheck.views.tables import CoverLine, Paper
from icscheck.vocabulary import plural

_MOST_SHORT = 25


def as_markdown(
    papers: Sequence[Paper], edition: Edition, mermaid: str = "github", *, short: bool = False
) -> str:
    """The report as Markdown; ``mermaid`` says for whom the chart is drawn: github (and GitLab), azure or none."""
    lines = _short(papers, edition) if short else _long(papers, edition, mermaid)
    text = "\n".join(line.rstrip() for line in lines)
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n") + "\n"


class _Headings:
    """Headings of the level that a report of one system or several needs, with their numbers."""

    def __init__(self, place: int, *, several: bool) -> None:
        self.level = 3 if several else 2
        self.place = place
        self.several = several
        self.number = 0

    def section(self, name: str) -> Iterator[str]:
        """The heading of the next section."""
        self.number += 1
        number = f"{self.place}.{self.number}" if self.several else f"{self.number}."
        yield from self.line(self.level, f"{number} {words.SECTIONS[name]}")

    def under(self, text: str) -> Iterator[str]:
        """A heading below that of the section; of several systems it names its own, so that none is there twice."""
        yield from self.line(self.level + 1, f"{self.place}. {text}" if self.several else text)

    @staticmethod
    def line(level: int, text: str) -> Iterator[str]:
        """A heading with the blank lines around it."""
        yield ""
        yield f"{'#' * level} {text.rstrip('.')}"
        yield ""


def _long(papers: Sequence[Paper], edition: Edition, mermaid: str) -> Iterator[str]:
    several = len(papers) > 1
    yield f"# {plain(words.title_of(papers))}"
    yield ""
    for paper in papers:
        yield plain(words.headline_sentence(paper))
        yield ""
    yield from _problems(edition)
    for place, paper in enumerate(papers, 1):
        if several:
            yield from _Headings.line(2, f"{place}. {plain(words.named(paper.examined))}")
        yield from _chapter(paper, _Headings(place, several=several), edition, mermaid)
    before = len(papers) if several else len(words.SECTIONS)
    for place, (name, title) in enumerate(words.last_sections(edition).items(), before + 1):
        yield from _Headings.line(2, f"{place}. {title}")
        yield from _ending(name, papers, edition)
    yield ""
    yield f"Produced with {edition.tool}. Not an NHS England document."


def _problems(edition: Edition) -> Iterator[str]:
    for problem in edition.examination.problems:
        place = f"{problem.file}:{problem.line}:{problem.column}" if problem.line else problem.file
        yield f"- **{problem.level.capitalize()}**, {plain(place)}: {prose(problem.message)}"
    yield ""


def _chapter(paper: Paper, headings: _Headings, edition: Edition, mermaid: str) -> Iterator[str]:
    places = Places(paper.examined)
    yield from headings.section("control")
    yield from _control(paper, edition)
    yield from headings.section("cover")
    yield from pairs((line.title, _cover(line)) for line in paper.cover)
    yield from headings.section("headline")
    yield from _headline(paper, edition)
    yield from headings.section("themes")
    yield from _themes(paper)
    yield from headings.section("checklist")
    yield from _checklist(paper, headings, places)
    yield from headings.section("findings")
    yield from _findings(paper, headings, places)
    yield from headings.section("departures")
    yield from _departures(paper, headings, places)
    yield from headings.section("statements")
    yield from _statements(paper, places)
    yield from headings.section("actions")
    yield from _actions(paper)
    yield from headings.section("structure")
    yield from _structure(paper, mermaid)
    yield from headings.section("decisions")
    yield from _decisions(paper)
    yield from headings.section("manual")
    yield from _manual(paper, headings, places)


def _control(paper: Paper, edition: Edition) -> Iterator[str]:
    examined = paper.examined
    yield from pairs(
        [
            ("System", plain(words.short(examined.name, 500))),
            ("Organisation Data Service (ODS) code", plain(examined.code or "not stated")),
            ("Constitution", plain(words.constitution_words(examined))),
            ("As of", plain(words.as_of_words(examined))),
            ("Tool", plain(edition.tool)),
            ("Author and approval", _blank()),
        ]
    )
    headers = [(pack.header, pack.digest) for pack in examined.packs]
    yield from table(
        ("Pack", "Edition", "Revision", "Standing", "In force", "SHA-256"),
        (
            [f"{plain(header.title)} {code(header.name)}", plain(header.edition), plain(header.revision),
             plain(cells.standing(header)), plain(cells.window(header)), code(digest)]
            for header, digest in headers
        ),
    )  # fmt: skip
    yield "What was read, with the SHA-256 of the text with LF line ends:"
    yield from table(
        ("File", "SHA-256"),
        ([plain(each.name), code(each.sha256)] for each in (*paper.inputs, *edition.others)),
    )
    for text in settled_by(edition.examination):
        yield plain(text)
        yield ""


def _blank() -> str:
    return f"*{words.TO_BE_COMPLETED}*"


def _cover(line: CoverLine) -> str:
    if not line.texts:
        return _blank()
    texts = [words.short(text, 4_000) for text in line.texts]
    if line.listed and len(texts) > 1:
        return "; ".join(f"({number}) {plain(text)}" for number, text in enumerate(texts, 1))
    return plain(texts[0])


def _headline(paper: Paper, edition: Edition) -> Iterator[str]:
    yield f"Overall: **{paper.assessment.overall}**"
    yield ""
    yield f"{plain(words.headline_sentence(paper))} {words.counts_sentence(paper.assessment.counts)}"
    yield ""
    if paper.changes is not None:
        yield plain(words.changes_sentence(paper.changes))
        yield ""
    elif edition.compared:
        yield "The earlier run did not have this system."
        yield ""
    yield "The overall word is the first of these that fits:"
    yield ""
    for word, meaning in words.OVERALL_MEANS.items():
        yield f"- **{word}**: {meaning}."
    if paper.changes is not None:
        yield from plain_table(
            ("Change", "Rule and subject", "What it asks", "Before", "Now"),
            (
                (words.CHANGE[each.change], words.short(each.key), words.short(each.title),
                 words.STATUS.get(each.before, "Not asked"), words.STATUS.get(each.now, "Not asked"))
                for each in paper.changes.entries if each.change != "unchanged"
            ),
        )  # fmt: skip


def _rating(name: str) -> str:
    return f"{words.SHAPE[name]} {words.RATING[name]}"


def _themes(paper: Paper) -> Iterator[str]:
    rows = []
    for row in paper.themes:
        worst = row.worst
        most = (
            f"{worst.rule.id} {words.STATUS[worst.status].lower()}: {worst.rule.title}" if worst else "none"
        )
        before = [_rating(row.before) if row.before else "not rated"] if paper.changes is not None else []
        rows.append(
            [words.theme_words(row.theme), _rating(row.rating), *cells.theme_counts(row), most, *before]
        )
    yield from plain_table(cells.theme_columns(paper), rows)
    yield "How a theme is rated:"
    yield ""
    for name, meaning in RATINGS.items():
        yield f"- {_rating(name)}: {meaning}."


def _checklist(paper: Paper, headings: _Headings, places: Places) -> Iterator[str]:
    yield "A row for each rule. Where a rule has several subjects, the least favourable answers."
    for part in paper.checklist:
        yield from headings.under(words.theme_words(part.theme))
        yield from table(
            ("Rule", "What it asks", "Answer", "Evidence", "Gap", "Action", "Due"),
            (
                [row.first.rule.id, f"{prose(row.first.rule.title)} ({cells.strength(row.first.rule)})", f"{cells.answer(row)} {cells.share(row)}",
                 plain(places.listed(row.deciding, 4)), plain(cells.gap(row)),
                 prose(cells.to_do(row)) + (f" ({plain(cells.role(row.owner))})" if row.owner else ""),
                 words.day(row.due)]
                for row in part.rows
            ),
        )  # fmt: skip


def _findings(paper: Paper, headings: _Headings, places: Places) -> Iterator[str]:
    if not paper.findings:
        yield "There is no finding."
        return
    yield f"{plural(len(paper.findings), 'finding')}, the most serious first."
    for outcome in paper.findings:
        yield from headings.under(
            f"{plain(words.short(outcome.key))}: {words.STATUS[outcome.status].lower()}"
        )
        yield f"{prose(outcome.rule.title)}. For {plain(words.short(outcome.subject.label))}."
        parts = [(part.name, plain(part.text)) for part in cells.finding_parts(outcome)]
        evidence = [f"{plain(place)} {code(text)}".strip() for place, text in places.excerpts(outcome)]
        if evidence:
            more = f"; and {len(evidence) - 4} more places, in annex A" if len(evidence) > 4 else ""
            parts.append(("Evidence", "; ".join(evidence[:4]) + more))
        advice = cells.advice_parts(outcome)
        parts += [(part.name, prose(part.text) if part.ours else plain(part.text)) for part in advice]
        yield from pairs(parts)


def _departures(paper: Paper, headings: _Headings, places: Places) -> Iterator[str]:
    if not paper.departures:
        yield "No departure is explained."
        return
    yield "An explanation is accepted when it is complete and current. What a statute requires cannot be explained away."
    for number, each in enumerate(paper.departures, 1):
        accepted = "accepted" if each.accepted else "not accepted"
        about = plain(words.short(f"{each.rule} {each.subject}"))
        yield from headings.under(f"Explanation {number}, {about}: {accepted}")
        if each.outcome is not None:
            yield f"{prose(each.outcome.rule.title)}."
        parts = cells.departure_parts(each, places)
        yield from pairs((name, plain(text) if text else _blank()) for name, text in parts)


def _statements(paper: Paper, places: Places) -> Iterator[str]:
    if not paper.statements:
        yield "Nobody has attested anything."
        return
    yield from plain_table(
        ("Rule", "Question", "For", "Answer", "By (role)", "On", "Evidence", "Until", "Counts", "Place"),
        ([words.short(each.rule), *cells.statement_cells(each, places)] for each in paper.statements),
    )


def _actions(paper: Paper) -> Iterator[str]:
    if not paper.actions:
        yield "No action is needed."
        return
    yield "An action closes only when the rule passes. Priority follows the level: error is high, warning medium, note low."
    yield from table(
        ("Ref", "Action", "Owner (role)", "Priority", "Due", "Status", "What will close it"),
        (
            [
                plain(words.short(action.ref)),
                BREAK.join(prose(words.short(text, 1_000)) for text in (action.action, action.note) if text),
                plain(cells.role(action.owner)) if action.owner else _blank(),
                action.priority,
                words.day(action.due) or ("" if action.status == "Complete" else _blank()),
                f"{action.status}{', **overdue**' if action.overdue else ''}"
                + (f"{BREAK}{plain(action.remark)}" if action.remark else ""),
                plain(words.capital(words.short(action.closed_by, 1_000))),
            ]
            for action in paper.actions
        ),
    )


def _structure(paper: Paper, mermaid: str) -> Iterator[str]:
    structure = paper.structure
    names = structure.names()
    if not structure.bodies:
        yield "The description names no body."
        return
    if mermaid != "none":
        from icscheck.reports.mermaid import structure_mermaid

        yield structure_mermaid(structure, mermaid).rstrip("\n")
        yield ""
    for lane in structure.lanes:
        if not lane.bodies and not lane.notes:
            continue
        yield f"- {lane.title}"
        for body in lane.bodies:
            yield f"  - {plain(cells.body_words(body))}"
            for link in structure.links:
                if link.source == body.id:
                    yield f"    - {plain(cells.link_words(link, names))}"
        yield from (f"  - {plain(note)}" for note in lane.notes)
    yield from plain_table(
        ("Body", "Kind", "Lane", "Legal form", "Decides or advises", "Chair", "Quorum", "Functions"),
        (
            (words.short(body.label), body.kind, cells.lane_words(body, structure), ", ".join(body.forms), body.manner,
             words.short(body.chair), body.quorum, cells.functions_words(body))
            for body in structure.bodies
        ),
    )  # fmt: skip
    yield from plain_table(
        ("From", "Link", "To", "What", "By which power or agreement"),
        (
            (words.short(names[link.source]), LINKS[link.kind], words.short(names[link.target]), link.words, link.basis)
            for link in structure.links
        ),
    )  # fmt: skip
    for note in structure.notes:
        yield plain(note)
        yield ""


def _decisions(paper: Paper) -> Iterator[str]:
    decisions = paper.decisions
    if not decisions.rows:
        yield "The description does not say who decides what."
    else:
        yield " ".join(f"**{does}**: {meaning}." for does, meaning in DOES.items())
        yield from plain_table(
            cells.map_columns(decisions),
            ([row.label, row.mark, *cells.map_cells(decisions, row), row.lead] for row in decisions.rows),
        )
    for title, passed in (
        ("Delegated to the NHS body", decisions.to_nhs_body),
        ("Delegated between others", decisions.others),
    ):
        if passed:
            yield f"{title}:"
        yield from plain_table(
            ("Function", "From", "To", "Power", "Accountable", "Onward"),
            (
                (each.function, words.short(each.source), words.short(each.target), each.basis,
                 words.short(each.accountable), each.onward)
                for each in passed
            ),
        )  # fmt: skip
    for note in decisions.notes:
        yield plain(note)
        yield ""


def _manual(paper: Paper, headings: _Headings, places: Places) -> Iterator[str]:
    yield from headings.under("For a person to attest")
    if not paper.to_attest:
        yield "Nothing is left for a person to attest."
    yield from table(
        ("Rule", "For", "Question", "By", "Add under statements"),
        (
            [each.rule.id, plain(words.short(each.subject.label)), prose(each.rule.attest), words.day(each.rule.due),
             code(words.short(each.missing[0].add.removeprefix("statements: "), 300))]
            for each in paper.to_attest
        ),
    )  # fmt: skip
    yield from headings.under("What the description does not say")
    if not paper.gaps:
        yield "Everything else that applies was tested."
    yield from table(
        ("Key", "Outcomes", "Rules", "Such as", "Where"),
        (
            [code(words.short(gap.key)) if gap.key else "other", str(len(gap.outcomes)),
             plain(cells.rules_words(gap.outcomes)), code(words.short(gap.add, 200)),
             plain(places.place(gap.file, gap.line)) if gap.file else ""]
            for gap in paper.gaps
        ),
    )  # fmt: skip
    if paper.unchecked:
        yield from headings.under("What no program can check")
        yield from plain_table(
            ("Provision", "Pack", "What it asks", "Why"),
            ((each.row, each.pack, each.title, each.why) for each in paper.unchecked),
        )


def _ending(name: str, papers: Sequence[Paper], edition: Edition) -> Iterator[str]:
    if name == words.TOGETHER:
        yield words.TOGETHER_MEANS
        yield ""
        yield from plain_table(words.TOGETHER_COLUMNS, map(_together_cells, edition.examination.together))
    elif name == "limits":
        for text in words.LIMITS:
            yield text
            yield ""
    elif name == "annex":
        for place, paper in enumerate(papers, 1):
            yield from _annex(paper, f"{place}. " if len(papers) > 1 else "")
    elif name == "glossary":
        for word, meaning in words.report_words():
            yield f"- **{word}**: {meaning}"
        for part in words.glossary_of(papers):
            yield from _Headings.line(3, f"Words: {part.title}")
            for each in part.words:
                yield f"- **{plain(each.word)}**: {plain(each.meaning)}"
    else:
        yield (
            f"From the folder from which files are named above, with {edition.tool}, the same files and the same rule "
            "packs, this command writes the same report, byte for byte:"
        )
        yield ""
        yield "```sh"
        yield one_line(edition.command)
        yield "```"


def _together_cells(outcome: Outcome) -> list[str]:
    subject, said, source = cells.together_cells(outcome)
    return [outcome.rule.id, subject, words.STATUS[outcome.status], said, source]


def _annex(paper: Paper, number: str) -> Iterator[str]:
    places = Places(paper.examined)
    yield words.counts_sentence(paper.assessment.counts)
    for part in cells.annex_parts(paper, brief=False):
        yield from _Headings.line(3, f"{number}{part.title}")
        yield from plain_table(
            ("Rule and subject", "Status", "Outcome", "Evidence"),
            (
                (
                    words.short(each.key),
                    words.STATUS[each.status],
                    cells.outcome_words(each),
                    places.listed([each]),
                )
                for each in part.outcomes
            ),
        )


def _short(papers: Sequence[Paper], edition: Edition) -> Iterator[str]:
    yield f"# {plain(words.title_of(papers))}"
    yield ""
    yield from _problems(edition)
    for paper in papers:
        if len(papers) > 1:
            yield from _Headings.line(2, plain(words.named(paper.examined)))
        packs = ", ".join(pack.header.spec for pack in paper.examined.packs)
        yield f"{plain(words.headline_sentence(paper))} As of {words.day(paper.as_of)}, against {plain(packs)}."
        yield ""
        yield words.counts_sentence(paper.assessment.counts)
        yield ""
        if paper.changes is not None:
            yield plain(words.changes_sentence(paper.changes))
            yield ""
        yield from plain_table(
            ("Theme", "Rating", *(words.STATUS[status] for status in cells.THEME_COLUMNS)),
            (
                [words.theme_words(row.theme), _rating(row.rating), *cells.theme_counts(row)]
                for row in paper.themes
            ),
        )
        yield from _short_findings(paper)
    if edition.examination.together:
        yield from _Headings.line(2, words.last_sections(edition)[words.TOGETHER])
        yield from plain_table(words.TOGETHER_COLUMNS, map(_together_cells, edition.examination.together))
    yield plain(words.LIMITS[0])


def _short_findings(paper: Paper) -> Iterator[str]:
    places = Places(paper.examined)
    shown: list[Outcome] = list(paper.findings[:_MOST_SHORT])
    yield from plain_table(
        ("Rule and subject", "Status", "What it asks", "Found", "Evidence"),
        (
            (
                words.short(each.key),
                words.STATUS[each.status],
                each.rule.title,
                cells.gap_of(each),
                places.listed([each], 2),
            )
            for each in shown
        ),
    )
    if len(paper.findings) > len(shown):
        yield f"{plural(len(paper.findings) - len(shown), 'more finding')}, less serious than these."
        yield ""
