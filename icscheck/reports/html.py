"""HTML: the report as one file that stands by itself. No script, no request, everything escaped; it prints to A4.

Where a report grows beyond :data:`MOST`, what is met or does not apply shrinks to a line each; where that is not
enough the annex goes to a file of its own beside it. Nothing is dropped.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from html import escape
from typing import TYPE_CHECKING, Any, NamedTuple

from icscheck.assessment import RATINGS
from icscheck.packs import Problem
from icscheck.reports import cells, phrases
from icscheck.reports.findings import one_line
from icscheck.reports.svg import structure_svg, themes_svg
from icscheck.reports.words import settled_by
from icscheck.views.actions import PRIORITIES
from icscheck.views.decisions import DOES
from icscheck.views.structure import LINKS
from icscheck.views.tables import Paper
from icscheck.vocabulary import plural

if TYPE_CHECKING:
    from jinja2 import Environment
#: The most bytes of a report before it is shortened.
MOST = 300_000
_ENDS_STYLE = re.compile("</style", re.IGNORECASE)
_CODE = re.compile("`([^`]+)`")
_UNSAFE = re.compile("[^A-Za-z0-9_.-]+")


class StyleError(Exception):
    """A stylesheet that cannot be used; the message is for people."""


class Chapter(NamedTuple):
    """What the templates need of one system: its paper, its place in the report and its charts."""

    paper: Paper
    prefix: str
    level: int
    number: str
    title: str
    sections: tuple[Section, ...]
    problems: tuple[Problem, ...]
    anchors: dict[str, str]
    places: cells.Places
    of: str
    themes_svg: str
    structure_svg: str

    @property
    def numbers(self) -> dict[str, str]:
        """The headings by the name of the section."""
        return {section.name: f"{section.number} {section.title}" for section in self.sections}


class Section(NamedTuple):
    """A section with its number."""

    name: str
    number: str
    title: str


def as_html(
    papers: Sequence[Paper], edition: phrases.Edition, file: str = "report.html", css: str | None = None
) -> dict[str, str]:
    """The report by file name: one file, and a second with the annex where the first would be too large.

    ``css`` stands instead of our own stylesheet; :class:`StyleError` when it would end the element that it is in.
    """
    style = _style(css)
    whole = _render("report.html", papers, edition, file, style)
    if _size(whole) <= MOST:
        return {file: whole}
    edition = edition._replace(brief=True)
    brief = _render("report.html", papers, edition, file, style)
    if _size(brief) <= MOST or file == "-":
        return {file: brief}
    edition = edition._replace(annex_file=annex_name(file))
    return {
        file: _render("report.html", papers, edition, file, style),
        edition.annex_file: _render("annex-file.html", papers, edition, file, style),
    }


def annex_name(file: str) -> str:
    """The name of the file for the annex: ``board.html`` has ``board-annex.html``."""
    stem, dot, ending = file.rpartition(".")
    return f"{stem}-annex.{ending}" if dot else f"{file}-annex"


def _style(css: str | None) -> str:
    """The stylesheet to use; :class:`StyleError` when it would end the element that it is in."""
    style = stylesheet() if css is None else css
    if _ENDS_STYLE.search(style):
        raise StyleError(
            "The stylesheet has `</style` in it, which would end it before its end. Take that out."
        )
    return style


@cache
def stylesheet() -> str:
    """Our own stylesheet, without its comments and indentation."""
    text = re.sub(r"/\*.*?\*/\n?", "", _template("report.css"), flags=re.DOTALL)
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


def _size(text: str) -> int:
    return len(text.encode("utf-8", "replace"))


def _template(name: str) -> str:
    from importlib.resources import files

    return files("icscheck.reports").joinpath("templates", name).read_text(encoding="utf-8")


@cache
def _environment() -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    environment = Environment(
        loader=FunctionLoader(_template),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_printable,
    )
    environment.globals.update(
        words=phrases,
        cells=cells,
        plural=plural,
        RATINGS=RATINGS,
        PRIORITIES=PRIORITIES,
        LINKS=LINKS,
        DOES=DOES,
    )
    environment.filters["prose"] = _prose
    environment.filters["places"] = _places
    return environment


def page(template: str, css: str | None = None, **values: Any) -> str:
    """A page from a template of ours: everything in it is escaped. Its stylesheet is our own, or the one given."""
    text = _environment().get_template(template).render(css=_style(css), **values)
    return text if text.endswith("\n") else f"{text}\n"


def _printable(value: Any) -> Any:
    """A text from a document on one line, without control characters or marks that turn the writing around them."""
    return one_line(value) if type(value) is str else value


def _prose(text: str) -> str:
    """A text of a rule or of ours as HTML: escaped, and what stands between backticks is code."""
    return _CODE.sub(r"<code>\1</code>", escape(one_line(text)))


def _places(text: str) -> str:
    """Places as HTML in which a line may end within the name of a file, and never within a number."""
    return re.sub(r"(?<=[:/])(?=\S)|(?=\.ics\b)", "<wbr>", str(escape(one_line(text))))


def _render(template: str, papers: Sequence[Paper], edition: phrases.Edition, file: str, style: str) -> str:
    several = len(papers) > 1
    chapters = [_chapter(paper, place, edition, several=several) for place, paper in enumerate(papers, 1)]
    before = len(papers) if several else len(phrases.SECTIONS)
    ending = [
        Section(name, f"{before + place}.", title)
        for place, (name, title) in enumerate(phrases.last_sections(edition).items(), 1)
    ]
    text = (
        _environment()
        .get_template(template)
        .render(
            papers=papers,
            edition=edition,
            title=phrases.title_of(papers),
            chapters=chapters,
            ending=ending,
            last={section.name: f"{section.number} {section.title}" for section in ending},
            glossary=phrases.glossary_of(papers),
            settled=settled_by(edition.examination),
            others=_of_no_system(papers, edition),
            main_file=file if template != "report.html" else "",
            css=style,
        )
    )
    return text if text.endswith("\n") else f"{text}\n"


def _chapter(paper: Paper, place: int, edition: phrases.Edition, *, several: bool) -> Chapter:
    name = phrases.named(paper.examined)
    prefix = f"s{place}-" if several else ""
    of = f", system {place}: {name}" if several else ""
    sections = tuple(
        Section(section, f"{place}.{number}" if several else f"{number}.", title)
        for number, (section, title) in enumerate(phrases.SECTIONS.items(), 1)
    )
    problems = tuple(problem for problem in edition.examination.problems if problem.file in _files(paper))
    level = 3 if several else 2
    return Chapter(
        paper, prefix, level, f"{place}." if several else "", name if several else "", sections, problems,
        _anchors(paper, prefix), cells.Places(paper.examined), of,
        themes_svg(paper.assessment.themes, name=f"{prefix}themes-picture"),
        structure_svg(paper.structure, name=f"{prefix}structure-picture"),
    )  # fmt: skip


def _of_no_system(papers: Sequence[Paper], edition: phrases.Edition) -> list[Problem]:
    """Problems with what was asked for that belong to none of the systems reported."""
    known = {file for paper in papers for file in _files(paper)}
    return [problem for problem in edition.examination.problems if problem.file not in known]


def _files(paper: Paper) -> set[str]:
    return {paper.examined.path, *(each.name for each in paper.inputs)}


def _anchors(paper: Paper, prefix: str) -> dict[str, str]:
    """An id for each finding, by its key: stable while the rule and the subject are."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for outcome in paper.findings:
        plain = f"{prefix}{_UNSAFE.sub('-', outcome.key)[:80]}"
        anchor, number = plain, 2
        while anchor in taken:
            anchor, number = f"{plain}-{number}", number + 1
        taken.add(anchor)
        found[outcome.key] = anchor
    for outcome in paper.assessment.outcomes:
        told = found.get(f"{outcome.under} {outcome.subject.subject}") if outcome.under else None
        if told is not None:  # under the rule that leads
            found.setdefault(outcome.key, told)
    return found
