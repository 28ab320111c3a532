"""Charts as SVG: the structure of a system in fixed lanes, and the themes of an assessment.

Standard library only, deterministic, one element for each body and each link. A picture is complete in itself: it
carries its own white ground, so that it reads the same on a dark page; it needs no style sheet, script or font file.
What a shape or a line means is never said by colour alone, and is said again in words in the box or the legend.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from icscheck.assessment import STATUSES, ThemeRating
from icscheck.reports.drawing import GROUND, INK, Line, number, picture, quoted, rect, set_line
from icscheck.reports.lanes import (
    BOX_WIDTH,
    MARGIN,
    NAME,
    RIGHT,
    SMALL,
    Band,
    Box,
    Bus,
    Layout,
    Port,
    lay_out,
)
from icscheck.reports.lettering import lines_of, text_width
from icscheck.reports.lists import heading_words
from icscheck.views.decisions import Decisions
from icscheck.views.structure import LINKS, Body, Structure
from icscheck.vocabulary import plural

#: Colours by what they are for. Contrasts are tested: text 7 to 1 on its ground, lines and edges 4.5 to 1.
PALETTE = {
    "ground": GROUND,
    "band": "#eef1f4",
    "ink": INK,
    "edge": "#2b3a47",
    "board": "#1c2f4a",
    "on-board": "#ffffff",
    "outside": "#e1e6ea",
    "reports": "#3b4a57",
    "delegation": "#7c1431",
    "establishment": "#00564a",
}
_STROKES = {
    "reports": 'stroke-width="1.5"',
    "delegation": 'stroke-width="3.5"',
    "establishment": 'stroke-width="2" stroke-dasharray="6 4"',
}
_MOST_DECISIONS = 5
_MOST_NOTES = 8
_SUBTITLE = 13
_TITLE = 20
_LEADING = 17


def structure_svg(
    structure: Structure, decisions: Decisions | None = None, *, name: str = "structure"
) -> str:
    """The structure of a system as one SVG element, with a line end; with up to five decisions in each box when they are given.

    ``name`` begins the ids of its title and description, so that a page may hold several charts.
    """
    heading, said = heading_words(decisions or structure)
    title = lines_of(heading, RIGHT - MARGIN, _TITLE, bold=True, most=2)
    top = MARGIN + len(title) * 25 + 24
    layout = lay_out(structure, top, _decided(decisions))
    parts = _heading(title, said)
    parts.extend(_band(band, layout.width) for band in layout.bands)
    for bus in layout.buses:
        parts.extend(_bus(bus))
    parts.extend(_box(box) for box in layout.boxes)
    legend, bottom = _legend(structure, layout)
    parts.extend(legend)
    return picture(name, heading, _description(structure), (layout.width, bottom + MARGIN), parts)


def _heading(title: list[str], said: str) -> list[str]:
    y = float(MARGIN)
    parts = []
    for line in title:
        y += 23
        parts.append(set_line(Line(MARGIN, y, line, _TITLE, bold=True)))
    return [*parts, set_line(Line(MARGIN, y + 21, said, _SUBTITLE))]


def _description(structure: Structure) -> str:
    lanes = "; ".join(f"{lane.title}: {len(lane.bodies)}" for lane in structure.lanes)
    links = ", ".join(
        f"{sum(link.kind == kind for link in structure.links)} of the kind '{words}'"
        for kind, words in LINKS.items()
    )
    return (
        f"Boxes in lanes from the top down ({lanes}), joined by {plural(len(structure.links), 'link')} ({links}). "
        "The same content is given as a list and as tables."
    )


def _decided(decisions: Decisions | None) -> dict[str, list[str]]:
    """What each body does, for its box: the first five, and how many more there are. Under "Decides" a function stands alone."""
    if decisions is None:
        return {}
    found = {}
    for body in decisions.bodies:
        said = [
            function
            if does == "Decides" and body.manner == "decides"
            else f"{does}: {function[:1].lower()}{function[1:]}"
            for function, does in decisions.of(body.id)
        ]
        more = len(said) - _MOST_DECISIONS
        found[body.id] = [*said[:_MOST_DECISIONS], *([f"and {more} more"] if more > 0 else [])]
    return found


def _band(band: Band, width: float) -> str:
    back = rect(MARGIN / 2, band.y, width - MARGIN, band.height, f'fill="{PALETTE["band"]}"')
    return "\n".join([back, *map(set_line, band.lines)])


class _Look(NamedTuple):
    """How the outline of a box is drawn."""

    fill: str = "ground"
    thick: bool = False
    dashed: bool = False
    double: bool = False
    round: bool = False


def _look(body: Body) -> _Look:
    """Thick where it decides, dashed where it only advises, double for a joint committee, round for an organisation or office."""
    if body.id in ("board", "party/board"):
        return _Look("board")
    own = body.described or body.id == "nhs_body"
    thick = body.manner == "decides" or bool(body.receives)
    return _Look("ground" if own else "outside", thick, body.manner == "advises", body.joint, not own)


def _box(box: Box) -> str:
    look = _look(box.body)
    colour = PALETTE["on-board"] if look.fill == "board" else ""
    shape = _shape(look, box.x, box.y, BOX_WIDTH, box.height)
    lines = [set_line(line, colour) for line in box.lines]
    return "\n".join([f'<g data-body="{quoted(box.body.id)}">', *shape, *lines, "</g>"])


def _shape(look: _Look, x: float, y: float, width: float, height: float) -> list[str]:
    stroke = 3.5 if look.thick else 1.5
    dashes = ' stroke-dasharray="5 4"' if look.dashed else ""
    rest = f'stroke="{PALETTE["edge"]}" stroke-width="{number(stroke)}"{dashes}' + (
        ' rx="14"' if look.round else ""
    )
    parts = [
        rect(
            x + stroke / 2,
            y + stroke / 2,
            width - stroke,
            height - stroke,
            f'fill="{PALETTE[look.fill]}" {rest}',
        )
    ]
    if look.double:
        gap = stroke + 2.5
        rest = f'fill="none" stroke="{PALETTE["edge"]}" stroke-width="1.25"{dashes}'
        parts.append(rect(x + gap, y + gap, width - 2 * gap, height - 2 * gap, rest))
    return parts


def _bus(bus: Bus) -> list[str]:
    """A bus: what its links share, then a line for each of them; a dot marks where lines join."""
    stroke = _stroke(bus.kind)
    shared = [f"M{number(left)} {number(y)}H{number(right)}" for y, left, right in bus.tracks if left < right]
    if bus.channel is not None:
        x, top, bottom = bus.channel
        shared.append(f"M{number(x)} {number(top)}V{number(bottom)}")
    shared.append(_upright(bus.hub))
    parts = [f'<path d="{"".join(shared)}" {stroke}/>']
    for spoke in bus.spokes:
        named = f'data-link="{bus.kind}" data-from="{quoted(spoke.source)}" data-to="{quoted(spoke.target)}"'
        parts.append(f'<path {named} d="{_upright(spoke.port)}" {stroke}/>')
    heads = [spoke.port for spoke in bus.spokes] if bus.end == "source" else [bus.hub]
    parts.extend(_head(bus.kind, port.x, port.edge, 0, 1 if port.track > port.edge else -1) for port in heads)
    parts.extend(_dot(bus.kind, x, y) for x, y in _joins(bus))
    return parts


def _upright(port: Port) -> str:
    return f"M{number(port.x)} {number(port.edge)}V{number(port.track)}"


def _joins(bus: Bus) -> list[tuple[float, float]]:
    """Where three lines of a bus or more meet; a plain bend is no join."""
    arms: dict[tuple[float, float], set[str]] = {}
    for port in (bus.hub, *(spoke.port for spoke in bus.spokes)):
        arms.setdefault((port.x, port.track), set()).add("up" if port.edge < port.track else "down")
    if bus.channel is not None:
        x, top, bottom = bus.channel
        for y, _, _ in bus.tracks:
            arms.setdefault((x, y), set()).update(
                {"up"} if y > top else set(), {"down"} if y < bottom else set()
            )
    joins = []
    for (x, y), found in arms.items():
        left, right = next((left, right) for at, left, right in bus.tracks if at == y)
        if len(found) + (x > left) + (x < right) > 2:
            joins.append((x, y))
    return joins


def _dot(kind: str, x: float, y: float) -> str:
    return f'<circle cx="{number(x)}" cy="{number(y)}" r="3" fill="{PALETTE[kind]}"/>'


def _stroke(kind: str) -> str:
    return f'fill="none" stroke="{PALETTE[kind]}" {_STROKES[kind]}'


def _head(kind: str, x: float, y: float, across: int, down: int) -> str:
    """The mark at the end to which a link points, at x, y, with its line coming from across or down: an arrow or a square."""
    colour = PALETTE[kind]
    if kind == "establishment":
        return rect(x + 4 * across - 4, y + 4 * down - 4, 8, 8, f'fill="{colour}"')
    half, long = (6.5, 11.0) if kind == "delegation" else (4.5, 8.0)
    back = (x + across * long, y + down * long)
    corners = (
        (x, y),
        (back[0] - half * down, back[1] - half * across),
        (back[0] + half * down, back[1] + half * across),
    )
    points = " ".join(f"{number(left)},{number(top)}" for left, top in corners)
    fill = colour if kind == "delegation" else PALETTE["ground"]
    return f'<polygon points="{points}" fill="{fill}" stroke="{colour}" stroke-width="1.25"/>'


_KEY: tuple[tuple[_Look | str, str], ...] = (
    (_Look("board"), "The board"),
    (_Look(thick=True), "Decides, or has functions delegated to it"),
    (_Look(dashed=True), "Advises only"),
    (_Look(double=True), "Joint committee"),
    (_Look(), "NHS body, or not known whether it decides"),
    (_Look("outside", round=True), "Organisation or office"),
    ("reports", "Reports to (open arrow)"),
    ("delegation", "Delegates a function to (filled arrow)"),
    ("establishment", "Sets up or acts jointly through (square)"),
)


def _legend(structure: Structure, layout: Layout) -> tuple[list[str], float]:
    """What shapes and lines mean, and then what the picture leaves out."""
    y = layout.bottom + 10
    parts = [
        rect(MARGIN / 2, y, layout.width - MARGIN, 1, f'fill="{PALETTE["edge"]}"'),
        set_line(Line(MARGIN, y + 22, "Key", NAME, bold=True)),
    ]
    y += 32
    for place, (sample, words) in enumerate(_KEY):
        left, top = MARGIN + place % 3 * 325, y + place // 3 * 30
        parts.extend(_sample(sample, left, top))
        parts.append(set_line(Line(left + 60, top + 15, words, SMALL)))
    y += (len(_KEY) + 2) // 3 * 30 + 4
    for note in _notes(structure, layout):
        for line in lines_of(note, layout.width - 2 * MARGIN, SMALL, most=3):
            y += _LEADING
            parts.append(set_line(Line(MARGIN, y, line, SMALL)))
    return parts, y


def _sample(sample: _Look | str, x: float, y: float) -> list[str]:
    """An entry of the key: a small box, or a line with its mark at the right."""
    if isinstance(sample, _Look):
        return _shape(sample, x, y, 46, 22)
    line = f'<path d="M{number(x)} {number(y + 11)}H{number(x + 38)}" {_stroke(sample)}/>'
    return [line, _head(sample, x + 46, y + 11, -1, 0)]


def _notes(structure: Structure, layout: Layout) -> list[str]:
    notes = ["Lines of one kind that share an end run together; a dot marks where they join."]
    if any(box.cut for box in layout.boxes):
        notes.append("What ends in … is given in full in the list and the tables.")
    uncertain = sum(link.standing != "" for link in structure.links)
    if uncertain:
        notes.append(f"{plural(uncertain, 'delegation')} drawn here may not be in force.")
    more = len(structure.notes) - _MOST_NOTES
    notes.extend(structure.notes[:_MOST_NOTES])
    return [*notes, f"And {plural(more, 'more note')} in the list."] if more > 0 else notes


#: What fills the part of a bar for each status, the colour of its letter, and the letter.
STATUS_LOOKS = {
    "not-met": ("#8c1d18", "#ffffff", "N"),
    "partly-met": ("#f3c77a", "#16212b", "P"),
    "explained": ("#b9d3f0", "#16212b", "E"),
    "not-due": ("#d9cdea", "#16212b", "D"),
    "not-tested": ("#e1e6ea", "#16212b", "T"),
    "met": ("#0b5d45", "#ffffff", "M"),
    "not-applicable": ("#ffffff", "#16212b", "A"),
}
#: The outline and the fill of a rating's mark: a shape of its own for each.
RATING_LOOKS = {
    "red": ("0,-9 9,7 -9,7", "#8c1d18"),
    "amber": ("0,-9 9,0 0,9 -9,0", "#b25e00"),
    "green": ("-8,-8 8,-8 8,8 -8,8", "#0b5d45"),
    "grey": ("-9,-3 9,-3 9,3 -9,3", "#55626d"),
}
_ROW = 32
_BAR_LEFT, _BAR_WIDTH = 330, 640
_SEGMENT = 12.5


def themes_svg(themes: Sequence[ThemeRating], *, name: str = "themes") -> str:
    """The themes of an assessment as one SVG element, with a line end: the rating of each, and how many outcomes have each status."""
    width = _BAR_LEFT + _BAR_WIDTH + MARGIN
    most = max((sum(theme.counts.values()) for theme in themes), default=1)
    parts = [set_line(Line(MARGIN, MARGIN + 20, "Themes", _TITLE, bold=True))]
    y = MARGIN + 34.0
    for theme in themes:
        parts.extend(_theme(theme, y, most))
        y += _ROW
    y += 6
    for place, status in enumerate(STATUSES):
        left, top = MARGIN + place % 4 * 245, y + place // 4 * 28
        parts.extend(_segment(status, left, top, 24, STATUS_LOOKS[status][2]))
        parts.append(set_line(Line(left + 32, top + 16, _status(status), SMALL)))
    y += 62
    note = "A bar is as long as its theme has outcomes; a part too narrow for its number is widened."
    parts.append(set_line(Line(MARGIN, y + 10, note, SMALL)))
    said = "; ".join(f"{_theme_name(theme.theme)}: {theme.rating}" for theme in themes)
    return picture(name, "Themes and their ratings", f"{said}.", (width, y + 10 + MARGIN), parts)


def _theme(theme: ThemeRating, y: float, most: int) -> list[str]:
    shape, colour = RATING_LOOKS[theme.rating]
    words = theme.rating.capitalize()
    parts = [
        f'<g data-theme="{quoted(theme.theme)}">',
        set_line(Line(MARGIN, y + 19, _theme_name(theme.theme), _SUBTITLE)),
        f'<polygon transform="translate(250 {number(y + 14)})" points="{shape}" fill="{colour}"/>',
        set_line(Line(268, y + 19, words, _SUBTITLE, bold=True)),
    ]
    labels = {status: f"{count} {STATUS_LOOKS[status][2]}" for status, count in theme.counts.items() if count}
    least = {status: text_width(label, _SEGMENT, bold=True) + 8 for status, label in labels.items()}
    for (status, label), left, width in zip(labels.items(), *_segments(theme, least, most), strict=True):
        parts.extend(_segment(status, left, y + 3, width, label))
    return [*parts, "</g>"]


def _segments(theme: ThemeRating, least: dict[str, float], most: int) -> tuple[list[float], list[float]]:
    """Where the parts of a bar begin and how wide they are: in proportion, where a part's number fits."""
    room = _BAR_WIDTH - sum(least.values())
    unit = max(0.0, min(_BAR_WIDTH / max(1, most), _BAR_WIDTH / max(1, sum(theme.counts.values()))))
    wide = {status: max(least[status], theme.counts[status] * unit) for status in least}
    over = sum(wide.values()) - _BAR_WIDTH
    if over > 0:
        spare = {status: wide[status] - least[status] for status in wide}
        share = min(1.0, over / max(1.0, sum(spare.values()))) if room > 0 else 1.0
        wide = {status: wide[status] - spare[status] * share for status in wide}
    lefts, left = [], float(_BAR_LEFT)
    for width in wide.values():
        lefts.append(left)
        left += width
    return lefts, list(wide.values())


def _segment(status: str, x: float, y: float, width: float, label: str) -> list[str]:
    fill, ink, _ = STATUS_LOOKS[status]
    edge = f'fill="{fill}" stroke="{PALETTE["edge"]}" stroke-width="1"'
    left = x + (width - text_width(label, _SEGMENT, bold=True)) / 2
    return [rect(x, y, width, 22, edge), set_line(Line(left, y + 15.5, label, _SEGMENT, bold=True), ink)]


def _theme_name(theme: str) -> str:
    return theme.replace("-", " ").capitalize()


def _status(status: str) -> str:
    return status.replace("-", " ").capitalize()
