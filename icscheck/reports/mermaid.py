"""The structure of a system as a Mermaid diagram, for the pages of GitHub, GitLab and Azure DevOps.

Only what the oldest of the three understands is used: ``graph TB``, plain ids, quoted labels, no links to lanes. Every
label is escaped into one that Mermaid cannot take for its own words. The list and tables stand beside it: a service
may cap how large a diagram it draws.
"""

from __future__ import annotations

from icscheck.reports.lettering import shortened
from icscheck.reports.lists import heading_words
from icscheck.views.decisions import Decisions
from icscheck.views.structure import Body, Link, Structure
from icscheck.vocabulary import plural

DIALECTS = ("github", "azure")
_FENCES = {"github": ("```mermaid", "```"), "azure": ("::: mermaid", ":::")}
#: Reporting lines are drawn from above, without an arrow, so that the board stands over its committees.
_ARROWS = {"reports": "---", "delegation": "==>", "establishment": "-.->"}
#: Signs that mean nothing to Mermaid, Markdown or HTML; every other is written by its number.
_PLAIN = frozenset(" .,()/'-+?!£%–—’‘“”…")
#: GitHub and Azure stop drawing at 50,000 characters; a label is cut well before that.
_LONGEST_LABEL = 120


def structure_mermaid(
    structure: Structure, dialect: str = "github", decisions: Decisions | None = None
) -> str:
    """The structure as a fenced Mermaid diagram, with a line end; ``dialect`` is github (GitLab's too) or azure."""
    first, last = _FENCES[dialect]
    return "\n".join([first, *_lines(structure, decisions), last]) + "\n"


def _lines(structure: Structure, decisions: Decisions | None) -> list[str]:
    ids = {body.id: f"b{place}" for place, body in enumerate(structure.bodies, 1)}
    heading, said = heading_words(decisions or structure)
    lines = [
        "graph TB",
        f"  accTitle: {_escaped(heading)}",
        f"  accDescr: {_escaped(said)} {_counts(structure)}",
    ]
    for place, lane in enumerate(structure.lanes, 1):
        if not lane.bodies:
            continue
        lines.append(f'  subgraph lane{place}["{_escaped(lane.title)}"]')
        lines.extend(f"    {ids[body.id]}{_node(body, decisions)}" for body in lane.bodies)
        lines.append("  end")
    lines.extend(f"  {_link(link, ids)}" for link in structure.links)
    lines.extend(_looks(structure, ids))
    return lines


def _counts(structure: Structure) -> str:
    bodies, links = plural(len(structure.bodies), "body", "bodies"), plural(len(structure.links), "link")
    return f"{bodies} in lanes, joined by {links}. The list and tables say the same."


def _node(body: Body, decisions: Decisions | None) -> str:
    """A box with its name, what it is and whether it decides; round for an organisation or office."""
    parts = [body.label, body.kind]
    if body.described:
        parts.append(
            {"decides": "Decides", "advises": "Advises only"}.get(body.manner, "Not known whether it decides")
        )
    if body.standing:
        parts.append(body.standing)
    if decisions is not None:
        parts.extend(f"{does}: {function}" for function, does in decisions.of(body.id)[:5])
    label = "<br/>".join(_escaped(part) for part in parts)
    own = body.described or body.id == "nhs_body"
    return f'["{label}"]' if own else f'("{label}")'


def _link(link: Link, ids: dict[str, str]) -> str:
    words = "reported to by" if link.kind == "reports" else link.words
    if link.standing:
        words = f"{words}, {link.standing}"
    first, last = ids[link.source], ids[link.target]
    if link.kind == "reports":
        first, last = last, first
    return f'{first} {_ARROWS[link.kind]}|"{_escaped(words)}"| {last}'


def _looks(structure: Structure, ids: dict[str, str]) -> list[str]:
    """Outlines that say without colour what the label says in words; the board alone is filled."""
    classes: dict[str, list[str]] = {"board": [], "advises": [], "decides": []}
    for body in structure.bodies:
        name = "board" if body.id in ("board", "party/board") else body.manner
        if name in classes:
            classes[name].append(ids[body.id])
    styles = {
        "board": "fill:#1c2f4a,stroke:#16212b,color:#ffffff",
        "advises": "stroke-dasharray:5 4",
        "decides": "stroke-width:3px",
    }
    lines = []
    for name, members in classes.items():
        if members:
            lines.append(f"  classDef {name} {styles[name]}")
            lines.append(f"  class {','.join(members)} {name}")
    return lines


def _escaped(text: str) -> str:
    """Text on one line, cut when it is very long, with each sign that could be taken for Mermaid's own by its number."""
    line = shortened(text, _LONGEST_LABEL)
    first = line.partition(" ")[0]
    listed = len(first) if first in ("-", "+") or first[:-1].isdecimal() else 0  # it would begin a list
    signs = "".join(_sign(each, plain=place >= listed) for place, each in enumerate(line))
    return signs.replace("#58; ", ": ")  # a colon before a blank is only a colon


def _sign(character: str, *, plain: bool) -> str:
    safe = character.isalnum() or (plain and character in _PLAIN) or ord(character) > 0xFF
    return character if safe else f"#{ord(character)};"
