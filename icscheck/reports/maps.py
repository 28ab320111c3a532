"""The maps of ``icscheck map``: one view of a system as a picture, a page, Markdown, Mermaid or DOT."""

from __future__ import annotations

from html import escape

from icscheck.reports.lettering import one_line
from icscheck.reports.lists import (
    Block,
    as_html,
    as_markdown,
    decisions_blocks,
    heading_words,
    markdown_text,
    structure_blocks,
)
from icscheck.views.decisions import Decisions
from icscheck.views.structure import Structure

FORMATS = ("svg", "html", "markdown", "mermaid", "dot")

_STYLE = """
body { margin: 2rem auto; padding: 0 1rem; max-width: 68rem; font: 1rem/1.5 Arial, Helvetica, sans-serif; color: #16212b; background: #fff; }
h1 { font-size: 1.75rem; line-height: 1.25; margin: 0 0 .25rem; overflow-wrap: anywhere; }
h2 { font-size: 1.25rem; margin: 2rem 0 .5rem; }
svg { max-width: 100%; height: auto; }
li { overflow-wrap: anywhere; }
[role=region] { overflow-x: auto; margin: 1rem 0 2rem; }
[role=region]:focus { outline: 3px solid #1c2f4a; outline-offset: 2px; }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
caption { text-align: left; font-weight: bold; padding: .25rem 0; }
th, td { text-align: left; vertical-align: top; padding: .35rem .5rem; border: 1px solid #55626d; max-width: 20rem; overflow-wrap: break-word; }
thead th { background: #e1e6ea; color: #16212b; }
@media (prefers-color-scheme: dark) {
  body { color: #f1f4f6; background: #16212b; }
  [role=region]:focus { outline-color: #f1f4f6; }
}
@media print {
  @page { size: A4; margin: 14mm; }
  body { margin: 0; padding: 0; max-width: none; font-size: 10pt; color: #000; background: #fff; }
  [role=region] { overflow: visible; }
  thead { display: table-header-group; }
  tr, svg { break-inside: avoid; }
}
"""


def map_text(structure: Structure, decisions: Decisions | None, format: str) -> str:
    """A map in a format: of who decides what when ``decisions`` is given, else of the structure."""
    match format:
        case "svg":
            from icscheck.reports.svg import structure_svg

            return structure_svg(structure, decisions)
        case "mermaid":
            from icscheck.reports.mermaid import structure_mermaid

            return structure_mermaid(structure, decisions=decisions)
        case "dot":
            from icscheck.reports.dot import structure_dot

            return structure_dot(structure, decisions)
        case "html":
            return _page(structure, decisions)
        case "markdown":
            return _markdown(structure, decisions)
    raise ValueError(format)


def _blocks(structure: Structure, decisions: Decisions | None) -> list[Block]:
    return decisions_blocks(decisions) if decisions is not None else structure_blocks(structure)


def _markdown(structure: Structure, decisions: Decisions | None) -> str:
    """The diagram and what it shows in words; for decisions the tables come first."""
    from icscheck.reports.mermaid import structure_mermaid

    heading, said = heading_words(decisions or structure)
    diagram = structure_mermaid(structure, decisions=decisions)
    words = as_markdown(_blocks(structure, decisions))
    parts = [words, diagram] if decisions is not None else [diagram, words]
    return "\n".join([f"# {markdown_text(heading)}\n", f"{markdown_text(said)}\n", *parts])


def _page(structure: Structure, decisions: Decisions | None) -> str:
    """A page of its own: no script, nothing loaded from elsewhere."""
    from icscheck.reports.svg import structure_svg

    heading, said = heading_words(decisions or structure)
    picture = f"<h2>Chart</h2>\n{structure_svg(structure, decisions)}"
    words = f"<h2>In words</h2>\n{as_html(_blocks(structure, decisions))}"
    parts = [words, picture] if decisions is not None else [picture, words]
    title = escape(one_line(heading))
    return (
        '<!DOCTYPE html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n"
        f"<h1>{title}</h1>\n<p>{escape(said)}</p>\n{''.join(parts)}</main>\n</body>\n</html>\n"
    )
