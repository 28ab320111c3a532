"""The structure of a system for Graphviz: ``dot -Tsvg`` draws it, and other programs can read it."""

from __future__ import annotations

from icscheck.reports.lettering import one_line, shortened
from icscheck.reports.lists import heading_words
from icscheck.views.decisions import Decisions
from icscheck.views.structure import LINKS, Body, Link, Structure

#: A label is cut here; the list and tables of the other formats have it in full.
_LONGEST_LABEL = 120
_LINES = {
    "reports": "style=solid, dir=back, arrowtail=empty",
    "delegation": "style=solid, penwidth=3, arrowhead=normal",
    "establishment": "style=dashed, arrowhead=box",
}


def structure_dot(structure: Structure, decisions: Decisions | None = None) -> str:
    """The structure as one directed graph in DOT, with a line end; nodes are named by the ids of the bodies."""
    # without newrank, Graphviz 2.43 fails on many links between clusters
    lines = [
        "digraph structure {",
        f"  graph [label={_quoted(' '.join(heading_words(decisions or structure)))}, labelloc=t, rankdir=TB, newrank=true, fontname=Arial];",
        '  node [shape=box, fontname=Arial, style=filled, fillcolor="#ffffff"];',
        "  edge [fontname=Arial, fontsize=10];",
    ]
    for place, lane in enumerate(structure.lanes, 1):
        if lane.bodies:
            lines.append(f"  subgraph cluster_{place} {{")
            lines.append(f"    label={_quoted(lane.title)};")
            lines.extend(f"    {_id(body.id)} [{_node(body, decisions)}];" for body in lane.bodies)
            lines.append("  }")
    lines.extend(f"  {_edge(link)};" for link in structure.links)
    return "\n".join([*lines, "}"]) + "\n"


def _node(body: Body, decisions: Decisions | None) -> str:
    parts = [body.label, body.kind]
    if body.described:
        parts.append(
            {"decides": "Decides", "advises": "Advises only"}.get(body.manner, "Not known whether it decides")
        )
    if body.standing:
        parts.append(body.standing)
    if decisions is not None:
        parts.extend(f"{does}: {function}" for function, does in decisions.of(body.id))
    label = r"\n".join(_escaped(part) for part in parts)
    return ", ".join([f'label="{label}"', *_look(body)])


def _look(body: Body) -> list[str]:
    """The same outlines as in the drawn chart."""
    if body.id in ("board", "party/board"):
        return ['fillcolor="#1c2f4a"', 'fontcolor="#ffffff"']
    if not body.described and body.id != "nhs_body":
        return ['style="rounded,filled"', 'fillcolor="#e1e6ea"']
    look = ["peripheries=2"] if body.joint else []
    if body.manner == "advises":
        return [*look, 'style="dashed,filled"']
    return [*look, "penwidth=3"] if body.manner == "decides" else look


def _edge(link: Link) -> str:
    """A link; a reporting line is drawn backwards, so that the board stands over its committees."""
    words = link.words or LINKS[link.kind]
    if link.standing:
        words = f"{words}, {link.standing}"
    ends = (link.target, link.source) if link.kind == "reports" else (link.source, link.target)
    return f"{' -> '.join(map(_id, ends))} [label={_quoted(words)}, {_LINES[link.kind]}]"


def _id(id: str) -> str:
    """The name of a node: only the quotation mark is escaped in it."""
    return '"{}"'.format(one_line(id).replace("\\", "\\\\").replace('"', '\\"'))


def _quoted(text: str) -> str:
    return f'"{_escaped(text)}"'


def _escaped(text: str) -> str:
    r"""Text on one line for a quoted string, in which Graphviz obeys ``\``, and ``&`` begins an entity."""
    return shortened(text, _LONGEST_LABEL).replace("&", "&amp;").replace("\\", "\\\\").replace('"', '\\"')
