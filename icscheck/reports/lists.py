"""The structure of a system and its map of decisions in words: nested lists and tables, in Markdown and as HTML fragments.

A picture is never relied on alone: these say the same, body by body and link by link. Headings, lists and tables are
built once, as blocks of plain text, and then written in either format, so that the two cannot differ.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import NamedTuple

from icscheck.checks import day_words
from icscheck.reports.lettering import one_line
from icscheck.reports.markdown_text import plain, row_of
from icscheck.views.decisions import DOES, Cell, Decisions, Passed, Row
from icscheck.views.structure import LANES, LINKS, NOT_KNOWN, Body, Link, Structure

#: A table of functions by body has no more bodies than this beside each other.
_BODIES_ACROSS = 6
_NOTHING = "–"


class Entry(NamedTuple):
    """An entry of a list, with what stands beneath it."""

    text: str
    beneath: tuple[Entry, ...] = ()
    strong: bool = False


class Listing(NamedTuple):
    """A nested list."""

    entries: tuple[Entry, ...]


class Table(NamedTuple):
    """A table whose first column says what each row is about."""

    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    #: whether the last column holds marks, which stand out
    marked: bool = False


class Paragraph(NamedTuple):
    """A sentence or two."""

    text: str


Block = Listing | Table | Paragraph


def structure_blocks(structure: Structure) -> list[Block]:
    """The structure as a nested list, a table of bodies and a table of links, with what is not known."""
    return [structure_list(structure), *structure_tables(structure), *_notes(structure.notes)]


def decisions_blocks(decisions: Decisions) -> list[Block]:
    """Who decides what: by function, what is delegated to the NHS body and beyond it, then function by body."""
    words = tuple(Entry(f"{does}: {meaning}") for does, meaning in DOES.items())
    limits = "The format does not record who is consulted or who recommends, so this map does not say it."
    return [
        Listing((*words, Entry(limits))),
        decisions_table(decisions),
        *_passed("Decisions delegated to the NHS body", decisions.to_nhs_body),
        *_passed("Other delegations", decisions.others),
        *decisions_matrix(decisions),
        *_notes(decisions.notes),
    ]


def structure_list(structure: Structure) -> Listing:
    """Lanes, the bodies in each, and beneath each body what it is and every link that begins or ends there."""
    names = structure.names()
    return Listing(
        tuple(
            Entry(
                lane.title,
                (
                    *(_body_entry(body, structure.links, names) for body in lane.bodies),
                    *(Entry(note) for note in lane.notes),
                ),
                strong=True,
            )
            for lane in structure.lanes
        )
    )


def _body_entry(body: Body, links: Iterable[Link], names: dict[str, str]) -> Entry:
    beneath = []
    for link in links:
        if link.source == body.id:
            beneath.append(Entry(f"{_capital(_verb(link))} {names[link.target]}{_details(link)}"))
        elif link.target == body.id:
            beneath.append(Entry(f"{_from_below(link, names[link.source])}{_details(link)}"))
    if body.reports == NOT_KNOWN and body.id != "board":
        beneath.append(Entry("Not known whom it reports to"))
    return Entry(f"{body.label}: {_what(body)}", tuple(beneath))


def _what(body: Body) -> str:
    """What a body is, in a line."""
    parts = [body.kind]
    if body.described:
        manner = {"decides": "decides", "advises": "advises only"}
        parts.append(manner.get(body.manner, "not known whether it decides"))
    parts.extend(body.forms)
    if body.functions:
        parts.append(f"on {', '.join(body.functions)}")
    if body.standing:
        parts.append(body.standing)
    return "; ".join(parts)


def _verb(link: Link) -> str:
    return link.words if link.kind == "establishment" else LINKS[link.kind]


def _from_below(link: Link, source: str) -> str:
    """A link as the body to which it leads would say it."""
    passive = {"sets up": "Set up by", "jointly sets up": "Set up jointly by"}.get(link.words)
    return f"{passive} {source}" if passive else f"{source} {_verb(link)} it"


def _details(link: Link) -> str:
    said = [link.words, link.basis] if link.kind == "delegation" else []
    text = ", ".join(part for part in (*said, link.standing) if part)
    return f" ({text})" if text else ""


def structure_tables(structure: Structure) -> list[Block]:
    """The bodies of a structure as a table, and its links as another."""
    names = structure.names()
    above: dict[str, list[str]] = {}
    for link in structure.links:
        if link.kind == "reports":
            above.setdefault(link.source, []).append(names[link.target])
    bodies = tuple(
        (
            body.label,
            lane.title,
            body.kind if not body.standing else f"{body.kind}; {body.standing}",
            *_facts(body, above.get(body.id, [])),
        )
        for lane in structure.lanes
        for body in lane.bodies
    )
    columns = ("Body", "Lane", "Kind", "Legal form", "Decides or advises", "Reports to", "Chair", "Quorum")
    links = tuple(
        (
            names[link.source],
            _verb(link),
            names[link.target],
            link.words if link.kind == "delegation" else "",
            "; ".join(part for part in (link.basis, link.standing) if part),
        )
        for link in structure.links
    )
    return [
        Table("Bodies", columns, bodies),
        Table("Links", ("From", "Link", "To", "Function", "Power or agreement"), links),
    ]


def _facts(body: Body, above: list[str]) -> tuple[str, ...]:
    """The cells that only a body of the document fills."""
    if not body.described:
        return ("", "", ", ".join(above), "", "")
    return (
        ", ".join(body.forms) or NOT_KNOWN,
        body.manner,
        ", ".join(above) or body.reports,
        body.chair,
        body.quorum,
    )


def decisions_table(decisions: Decisions) -> Table:
    """A row for each function: who does what about it, and a mark where it needs a look."""
    names = decisions.names()
    columns = ("Function", *DOES, "Leads", "Needs a look")
    return Table(
        "Functions and who decides them",
        columns,
        tuple(
            (row.label, *(_who(row, does, names) for does in DOES), row.lead, row.mark)
            for row in decisions.rows
        ),
        marked=True,
    )


def _who(row: Row, does: str, names: dict[str, str]) -> str:
    return "; ".join(_named(cell, names) for cell in row.who(does))


def _named(cell: Cell, names: dict[str, str]) -> str:
    return f"{names[cell.body]} ({cell.standing})" if cell.standing else names[cell.body]


def decisions_matrix(decisions: Decisions) -> list[Block]:
    """Functions by body, a table for each lane; a lane with many bodies is split, so that it can be printed."""
    tables: list[Block] = []
    for lane, title in LANES.items():
        bodies = [body for body in decisions.bodies if body.lane == lane]
        for start in range(0, len(bodies), _BODIES_ACROSS):
            some = bodies[start : start + _BODIES_ACROSS]
            part = f", part {start // _BODIES_ACROSS + 1}" if len(bodies) > _BODIES_ACROSS else ""
            tables.append(_matrix(f"Function by body: {title}{part}", some, decisions.rows))
    return tables


def _matrix(caption: str, bodies: Sequence[Body], rows: Iterable[Row]) -> Table:
    shown = []
    for row in rows:
        cells = tuple(
            "; ".join(
                cell.does if not cell.standing else f"{cell.does} ({cell.standing})"
                for cell in row.cells
                if cell.body == body.id
            )
            for body in bodies
        )
        if any(cells):
            shown.append((row.label, *cells))
    return Table(caption, ("Function", *(body.label for body in bodies)), tuple(shown))


def _passed(caption: str, delegations: Sequence[Passed]) -> list[Block]:
    if not delegations:
        return [Paragraph(f"{caption}: none is described.")]
    columns = ("Function", "From", "To", "Power or agreement", "Accountable", "May be passed on")
    rows = tuple(
        (
            each.function,
            each.source,
            each.target,
            each.basis if not each.standing else f"{each.basis}; {each.standing}",
            each.accountable,
            each.onward,
        )
        for each in delegations
    )
    return [Table(caption, columns, rows)]


def _notes(notes: Sequence[str]) -> list[Block]:
    return [Listing((Entry("Notes", tuple(Entry(note) for note in notes), strong=True),))] if notes else []


def heading_words(view: Structure | Decisions) -> tuple[str, str]:
    """The heading of a map, and the line beneath it: the day, and whether the constitution is in force."""
    what = "Functions and decisions" if isinstance(view, Decisions) else "Structure"
    return (
        f"{what} of {one_line(view.system)}",
        f"As of {day_words(view.as_of)}. {constitution_words(view.constitution)}",
    )


def constitution_words(status: str) -> str:
    """Whether the constitution is in force or proposed, as a sentence."""
    if status == NOT_KNOWN:
        return "It is not stated whether the constitution is in force or proposed."
    return f"Constitution: {status}."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def as_markdown(blocks: Iterable[Block]) -> str:
    """Blocks as Markdown, with a line end. Text from a document stays text, whatever signs it holds."""
    return "\n\n".join(_markdown(block) for block in blocks) + "\n"


def markdown_text(text: str) -> str:
    """Text from a document on one line, with no markup in it."""
    return plain(text)


def _markdown(block: Block) -> str:
    match block:
        case Paragraph(text):
            return plain(text)
        case Listing(entries):
            return "\n".join(_markdown_entries(entries, 0))
        case Table():
            return "\n".join(_markdown_table(block))


def _markdown_entries(entries: Iterable[Entry], depth: int) -> Iterable[str]:
    for entry in entries:
        text = plain(entry.text)
        yield f"{'  ' * depth}- {f'**{text}**' if entry.strong else text}"
        yield from _markdown_entries(entry.beneath, depth + 1)


def _markdown_table(table: Table) -> Iterable[str]:
    yield f"**{plain(table.caption)}**"
    yield ""
    yield row_of(map(plain, table.columns))
    yield row_of(["---"] * len(table.columns))
    for row in table.rows:
        cells = [plain(cell) or _NOTHING for cell in row]
        if table.marked and row[-1]:
            cells[-1] = f"**{cells[-1]}**"
        yield row_of(cells)


def as_html(blocks: Iterable[Block]) -> str:
    """Blocks as an HTML fragment, with a line end; it has no heading, script or style of its own."""
    return "".join(_html(block) for block in blocks)


def _html(block: Block) -> str:
    match block:
        case Paragraph(text):
            return f"<p>{_text(text)}</p>\n"
        case Listing(entries):
            return _html_entries(entries)
        case Table():
            return _html_table(block)


def _text(text: str) -> str:
    return escape(one_line(text))


def _html_entries(entries: Sequence[Entry]) -> str:
    items = []
    for entry in entries:
        text = f"<strong>{_text(entry.text)}</strong>" if entry.strong else _text(entry.text)
        beneath = f"\n{_html_entries(entry.beneath)}" if entry.beneath else ""
        items.append(f"<li>{text}{beneath}</li>\n")
    return f"<ul>\n{''.join(items)}</ul>\n"


def _html_table(table: Table) -> str:
    heads = "".join(f'<th scope="col">{_text(column)}</th>' for column in table.columns)
    caption, rows = _text(table.caption), "".join(_html_row(row, table) for row in table.rows)
    return (
        f'<div role="region" aria-label="{caption}" tabindex="0">\n<table>\n<caption>{caption}</caption>\n'
        f"<thead>\n<tr>{heads}</tr>\n</thead>\n<tbody>\n{rows}</tbody>\n</table>\n</div>\n"
    )


def _html_row(row: Sequence[str], table: Table) -> str:
    first, *rest = (_text(cell) or _NOTHING for cell in row)
    if table.marked and row[-1]:
        rest[-1] = f"<strong>{rest[-1]}</strong>"
    return f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in rest)}</tr>\n'
