"""Where the boxes and lines of a structure chart stand: fixed lanes, rows that wrap, and one bus for each hub.

Links of one kind that share an end are drawn as one bus. It runs in the space between two rows, and, when it serves
several rows, down the right-hand gutter in a channel of its own. A line leaves a box from its top or its bottom edge
and never crosses a box. All measures are in pixels; the same structure always gives the same layout.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil
from typing import NamedTuple

from icscheck.reports.drawing import Line
from icscheck.reports.lettering import lines_of
from icscheck.views.structure import Body, Link, Structure

MARGIN = 16
TITLE_WIDTH = 124
BOX_WIDTH = 192
BOXES_IN_A_ROW = 4
_BETWEEN_BOXES = 16
_LEFT = MARGIN + TITLE_WIDTH + 16
RIGHT = _LEFT + BOXES_IN_A_ROW * BOX_WIDTH + (BOXES_IN_A_ROW - 1) * _BETWEEN_BOXES
_TRACK = 10
_CHANNEL = 11
#: Room in a gap above and below its tracks, for arrowheads.
_GAP_ROOM = 15
_PADDING = 10
#: Ports on an edge keep this distance where there is room.
_PORT = 6
_LANE_PADDING = 6

NAME, SMALL = 14, 12.5
_LEADING = {NAME: 17.0, SMALL: 15.5}
#: Which end of a kind of link several share, when both ends are shared alike: ``source`` or ``target``.
_HUB = {"reports": "target", "delegation": "source", "establishment": "target"}


class Box(NamedTuple):
    """A body with its place and its text."""

    body: Body
    x: float
    y: float
    height: float
    lines: tuple[Line, ...]
    cut: bool


class Band(NamedTuple):
    """A lane with its place and its title."""

    y: float
    height: float
    lines: tuple[Line, ...]


class Port(NamedTuple):
    """Where a line meets a box: the point on its edge, and the bus's track that it goes to."""

    body: str
    x: float
    edge: float
    track: float


class Spoke(NamedTuple):
    """A link, drawn from its own port; it shares the rest of its way with the bus."""

    source: str
    target: str
    port: Port


class Bus(NamedTuple):
    """Links of a kind that share an end, which is ``hub``: its tracks, and the channel that joins them."""

    kind: str
    hub: Port
    #: ``source`` or ``target``: which end of its links the hub is
    end: str
    spokes: tuple[Spoke, ...]
    #: each track: y, left, right
    tracks: tuple[tuple[float, float, float], ...]
    #: x, top, bottom
    channel: tuple[float, float, float] | None


class Layout(NamedTuple):
    """The whole chart below its heading."""

    width: float
    bottom: float
    bands: tuple[Band, ...]
    boxes: tuple[Box, ...]
    buses: tuple[Bus, ...]


class _Star(NamedTuple):
    """Links of one kind that share an end, before they have a place."""

    kind: str
    hub: str
    end: str
    others: tuple[str, ...]


class _Row:
    """A row of boxes: its height, and the number of tracks in the gap above it."""

    def __init__(
        self, lane: int, bodies: Sequence[Body], texts: dict[str, list[tuple[str, float, bool, bool]]]
    ) -> None:
        self.lane = lane
        self.bodies = bodies
        self.height = max((_height(texts[body.id]) for body in bodies), default=0.0)
        self.y = 0.0
        #: empty room below, for a lane whose title is taller than its boxes
        self.spare = 0.0


Texts = dict[str, list[tuple[str, float, bool, bool]]]


def lay_out(structure: Structure, top: float, decided: dict[str, list[str]]) -> Layout:
    """Give every body and link of a structure its place, from ``top`` down; ``decided`` has further lines for a box."""
    texts = {body.id: _texts(body, decided.get(body.id, [])) for body in structure.bodies}
    rows, titles = _rows(structure, texts)
    return _Router(structure, rows, titles, texts, top).layout()


def _texts(body: Body, decided: list[str]) -> list[tuple[str, float, bool, bool]]:
    """The lines of a box: text, size, bold, italic."""
    room = BOX_WIDTH - 2 * _PADDING
    parts = [(body.label, NAME, True, False, 5), (body.kind, SMALL, False, False, 3)]
    if body.described:
        manner = {"decides": "Decides", "advises": "Advises only"}.get(
            body.manner, "Not known whether it decides"
        )
        forms = ", ".join(form for form in body.forms if form not in ("committee", "statutory body"))
        said = f"{manner} ({forms})" if forms else manner
        parts.append((f"{said}:" if decided and body.manner == "decides" else said, SMALL, False, False, 4))
    if body.receives and not any(line.startswith("Delegated") for line in decided):
        parts.append((f"Delegated to it: {', '.join(body.receives)}", SMALL, False, False, 5))
    parts.extend((f"• {line}", SMALL, False, False, 2) for line in decided)
    if body.standing:
        parts.append((body.standing[:1].upper() + body.standing[1:], SMALL, False, True, 2))
    return [
        (line, size, bold, italic)
        for text, size, bold, italic, most in parts
        for line in lines_of(text, room, size, bold=bold, most=most)
    ]


def _height(lines: Iterable[tuple[str, float, bool, bool]]) -> float:
    return sum(_LEADING[size] for _, size, _, _ in lines) + 2 * _PADDING


def _rows(structure: Structure, texts: Texts) -> tuple[list[_Row], list[list[tuple[str, bool]]]]:
    """The rows from the top, each lane's wrapped evenly, and the lines of each lane's title."""
    rows: list[_Row] = []
    titles: list[list[tuple[str, bool]]] = []
    for place, lane in enumerate(structure.lanes):
        count = max(1, ceil(len(lane.bodies) / BOXES_IN_A_ROW))
        wide = max(1, ceil(len(lane.bodies) / count))
        mine = [
            _Row(place, lane.bodies[start : start + wide], texts)
            for start in range(0, max(1, len(lane.bodies)), wide)
        ]
        title = [(line, True) for line in lines_of(lane.title, TITLE_WIDTH, SMALL, bold=True, most=4)]
        for note in lane.notes:
            title.extend((line, False) for line in lines_of(note, TITLE_WIDTH, SMALL, most=4))
        tall = len(title) * _LEADING[SMALL] + 4
        mine[-1].spare = max(0.0, tall - sum(row.height for row in mine) - (len(mine) - 1) * 2 * _GAP_ROOM)
        rows.extend(mine)
        titles.append(title)
    return rows, titles


def stars(links: Iterable[Link]) -> list[_Star]:
    """Links grouped into as few stars as can easily be had: the end that most links share comes first."""
    found: list[_Star] = []
    for kind, usual in _HUB.items():
        left = dict.fromkeys((link.source, link.target) for link in links if link.kind == kind)
        ends = (usual, "source" if usual == "target" else "target")
        while left:
            counts: dict[tuple[int, str], int] = {}
            for pair in left:
                for place, end in enumerate(ends):
                    key = (place, pair[0] if end == "source" else pair[1])
                    counts[key] = counts.get(key, 0) + 1
            place, hub = max(counts, key=lambda key: (counts[key], -key[0]))
            at = 0 if ends[place] == "source" else 1
            mine = [pair for pair in left if pair[at] == hub]
            found.append(_Star(kind, hub, ends[place], tuple(pair[1 - at] for pair in mine)))
            for pair in mine:
                del left[pair]
    return found


class _End(NamedTuple):
    """An end of a line before it has a place: which body, which gap it goes to, from above or below."""

    body: str
    gap: int
    #: whether the line leaves the body's bottom edge
    down: bool


class _Router:
    """Places rows from the top down, once it is known how many tracks each gap has to hold."""

    def __init__(
        self,
        structure: Structure,
        rows: list[_Row],
        titles: list[list[tuple[str, bool]]],
        texts: Texts,
        top: float,
    ) -> None:
        self.structure = structure
        self.rows = rows
        self.titles = titles
        self.texts = texts
        self.top = top
        self.row_of = {body.id: place for place, row in enumerate(rows) for body in row.bodies}
        self.left = {
            body.id: x for row in rows for body, x in zip(row.bodies, _lefts(len(row.bodies)), strict=True)
        }
        self.stars = stars(structure.links)
        #: by gap: each port's x, with its star and its body
        self.taken: dict[int, list[tuple[float, int, str]]] = {}

    def layout(self) -> Layout:
        ends = [self.ends(star) for star in self.stars]
        wanted = self.spread(ends)
        ports = [
            [self.port(end, place, wanted[(place, at)]) for at, end in enumerate(mine)]
            for place, mine in enumerate(ends)
        ]
        channels = self.channels(ends)
        tracks = self.tracks(ends, ports, channels)
        bottom = self.place_rows(tracks)
        buses = tuple(
            self.bus(star, ends[place], ports[place], channels.get(place), tracks)
            for place, star in enumerate(self.stars)
        )
        count = max(channels.values(), default=-1) + 1
        width = RIGHT + MARGIN + max(1, count) * _CHANNEL + MARGIN
        return Layout(width, bottom, self.bands(), self.boxes(), buses)

    def ends(self, star: _Star) -> list[_End]:
        """The hub's end and then each spoke's. A hub looks down when any of its spokes stands lower."""
        hub = self.row_of[star.hub]
        down = any(self.row_of[other] > hub for other in star.others)
        found = [_End(star.hub, hub + down, down)]
        for other in star.others:
            row = self.row_of[other]
            leaves_down = down if row == hub else row < hub
            found.append(_End(other, row + leaves_down, leaves_down))
        return found

    def spread(self, ends: list[list[_End]]) -> dict[tuple[int, int], float]:
        """Where on its edge each end would like to be: spread evenly about the middle, in the order of the stars."""
        edges: dict[tuple[str, bool], list[tuple[int, int]]] = {}
        for place, mine in enumerate(ends):
            for at, end in enumerate(mine):
                edges.setdefault((end.body, end.down), []).append((place, at))
        wanted: dict[tuple[int, int], float] = {}
        for (body, _), keys in edges.items():
            step = min(24.0, (BOX_WIDTH - 28) / max(1, len(keys) - 1))
            start = self.left[body] + BOX_WIDTH / 2 - step * (len(keys) - 1) / 2
            for nth, key in enumerate(keys):
                wanted[key] = start + nth * step
        return wanted

    def port(self, end: _End, star: int, wanted: float) -> float:
        """The free place nearest to the one wanted: no two lines of a gap run upright on one another."""
        taken = self.taken.setdefault(end.gap, [])
        others = [x for x, its_star, body in taken if its_star != star or body == end.body]
        least, most = self.left[end.body] + 12, self.left[end.body] + BOX_WIDTH - 12
        for unit in (_PORT, _PORT / 2, _PORT / 4):
            for away in range(int(BOX_WIDTH / unit)):
                for x in (wanted + away * unit, wanted - away * unit):
                    if least <= x <= most and all(abs(x - other) >= unit for other in others):
                        taken.append((round(x, 2), star, end.body))
                        return round(x, 2)
        return round(wanted, 2)

    def channels(self, ends: list[list[_End]]) -> dict[int, int]:
        """A channel of the gutter for each star that serves more than one gap; stars that do not meet share one."""
        spans = {
            place: (min(end.gap for end in mine), max(end.gap for end in mine))
            for place, mine in enumerate(ends)
        }
        found: dict[int, int] = {}
        for place, (first, last) in spans.items():
            if first == last:
                continue
            blocked = {
                found[other] for other in found if spans[other][0] <= last and first <= spans[other][1]
            }
            found[place] = next(channel for channel in range(len(spans) + 1) if channel not in blocked)
        return found

    def tracks(
        self, ends: list[list[_End]], ports: list[list[float]], channels: dict[int, int]
    ) -> dict[tuple[int, int], tuple[int, float, float]]:
        """For each star and gap: which track, its left and its right. Tracks that do not meet share a height."""
        used: dict[int, list[list[tuple[float, float]]]] = {}
        found: dict[tuple[int, int], tuple[int, float, float]] = {}
        for place, mine in enumerate(ends):
            for gap in dict.fromkeys(end.gap for end in mine):
                xs = [x for end, x in zip(mine, ports[place], strict=True) if end.gap == gap]
                if place in channels:
                    xs.append(_channel_x(channels[place]))
                left, right = min(xs), max(xs)
                found[(place, gap)] = (_level(used.setdefault(gap, []), left, right), left, right)
        return found

    def place_rows(self, tracks: dict[tuple[int, int], tuple[int, float, float]]) -> float:
        """Set each row's height above the last; gives where the chart ends."""
        self.gap_top: dict[int, float] = {}
        y = self.top
        for place, row in enumerate(self.rows):
            self.gap_top[place] = y
            y += self._gap(place, tracks)
            row.y = y
            y += row.height + row.spare
        self.gap_top[len(self.rows)] = y
        return y + self._gap(len(self.rows), tracks)

    def _gap(self, gap: int, tracks: dict[tuple[int, int], tuple[int, float, float]]) -> float:
        levels = max((level + 1 for (_, at), (level, _, _) in tracks.items() if at == gap), default=0)
        own = 0 < gap < len(self.rows) and self.rows[gap].lane == self.rows[gap - 1].lane
        least = 16 if own else 2 * _LANE_PADDING + 4
        return max(least, 2 * _GAP_ROOM + (levels - 1) * _TRACK) if levels else least

    def bus(
        self,
        star: _Star,
        ends: list[_End],
        xs: list[float],
        channel: int | None,
        tracks: dict[tuple[int, int], tuple[int, float, float]],
    ) -> Bus:
        place = self.stars.index(star)
        height = {
            gap: self.gap_top[gap] + _GAP_ROOM + tracks[(place, gap)][0] * _TRACK
            for gap in {end.gap for end in ends}
        }
        ports = [Port(end.body, x, self._edge(end), height[end.gap]) for end, x in zip(ends, xs, strict=True)]
        spokes = tuple(
            Spoke(*((star.hub, other) if star.end == "source" else (other, star.hub)), port)
            for other, port in zip(star.others, ports[1:], strict=True)
        )
        lines = tuple((height[gap], *tracks[(place, gap)][1:]) for gap in sorted(height))
        down = None
        if channel is not None:
            down = (_channel_x(channel), min(height.values()), max(height.values()))
        return Bus(star.kind, ports[0], star.end, spokes, lines, down)

    def _edge(self, end: _End) -> float:
        row = self.rows[self.row_of[end.body]]
        return row.y + row.height if end.down else row.y

    def boxes(self) -> tuple[Box, ...]:
        found = []
        for row in self.rows:
            for body in row.bodies:
                x, y = self.left[body.id], row.y + _PADDING
                lines = []
                for text, size, bold, italic in self.texts[body.id]:
                    y += _LEADING[size]
                    lines.append(Line(x + _PADDING, y - 4, text, size, bold, italic))
                cut = any(line.text.endswith("…") for line in lines)
                found.append(Box(body, x, row.y, row.height, tuple(lines), cut))
        return tuple(found)

    def bands(self) -> tuple[Band, ...]:
        found = []
        starts = [
            row.y - _LANE_PADDING
            for place, row in enumerate(self.rows)
            if place == 0 or self.rows[place - 1].lane != row.lane
        ]
        for place, start in enumerate(starts):
            last = [row for row in self.rows if row.lane == place][-1]
            end = last.y + last.height + last.spare + _LANE_PADDING
            y = start + _LANE_PADDING
            lines = []
            for text, bold in self.titles[place]:
                y += _LEADING[SMALL]
                lines.append(Line(MARGIN + 4, y - 3, text, SMALL, bold, not bold))
            found.append(Band(start, end - start, tuple(lines)))
        return tuple(found)


def _level(heights: list[list[tuple[float, float]]], left: float, right: float) -> int:
    """The first height at which a track meets no other; it is noted there."""
    for level, others in enumerate(heights):
        if all(right + 8 < first or last + 8 < left for first, last in others):
            others.append((left, right))
            return level
    heights.append([(left, right)])
    return len(heights) - 1


def _lefts(count: int) -> list[float]:
    """The left edges of a row of boxes, centred."""
    wide = count * BOX_WIDTH + (count - 1) * _BETWEEN_BOXES
    start = (_LEFT + RIGHT - wide) / 2
    return [start + place * (BOX_WIDTH + _BETWEEN_BOXES) for place in range(count)]


def _channel_x(channel: int) -> float:
    return RIGHT + MARGIN + (channel + 0.5) * _CHANNEL
