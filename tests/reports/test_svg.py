"""The drawn charts: the same bodies and links as the tables, boxes apart, text inside, nothing from elsewhere, readable."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations
from xml.etree import ElementTree as ET

import pytest

from icscheck.assessment import STATUSES, ThemeRating
from icscheck.reports.lanes import BOX_WIDTH, lay_out
from icscheck.reports.lettering import lines_of, text_width
from icscheck.reports.svg import PALETTE, RATING_LOOKS, STATUS_LOOKS, structure_svg, themes_svg
from tests.reports.drawings import NAMES, drawn, in_tables, links_of

SVG = "{http://www.w3.org/2000/svg}"
Rectangle = tuple[float, float, float, float]


def pictures(name: str) -> Iterator[ET.Element]:
    structure, decisions = drawn()[name]
    yield ET.fromstring(structure_svg(structure))
    yield ET.fromstring(structure_svg(structure, decisions))


def rectangle(element: ET.Element) -> Rectangle:
    """Left, top, right and bottom of a rectangle, with half of its outline."""
    x, y, width, height, stroke = (
        float(element.get(key, 0)) for key in ("x", "y", "width", "height", "stroke-width")
    )
    return x - stroke / 2, y - stroke / 2, x + width + stroke / 2, y + height + stroke / 2


def boxes(picture: ET.Element) -> list[tuple[Rectangle, list[ET.Element]]]:
    groups = [group for group in picture.iter(f"{SVG}g") if "data-body" in group.attrib]
    return [(rectangle(group.find(f"{SVG}rect")), group.findall(f"{SVG}text")) for group in groups]


def extent(line: ET.Element) -> Rectangle:
    size = float(line.get("font-size", 0))
    x, y = float(line.get("x", 0)), float(line.get("y", 0))
    return (
        x,
        y - size,
        x + text_width(line.text or "", size, bold=line.get("font-weight") == "bold"),
        y + size * 0.25,
    )


@pytest.mark.parametrize("name", NAMES)
def test_the_picture_has_the_bodies_and_links_of_the_tables(name: str) -> None:
    bodies, links = in_tables(drawn()[name][0])
    for picture in pictures(name):
        shown = [group.get("data-body") for group in picture.iter(f"{SVG}g") if "data-body" in group.attrib]
        lines = [line.attrib for line in picture.iter(f"{SVG}path") if "data-link" in line.attrib]

        assert len(shown) == len(set(shown))
        assert set(shown) == bodies
        assert {(line["data-link"], line["data-from"], line["data-to"]) for line in lines} == links


@pytest.mark.parametrize("name", NAMES)
def test_no_two_boxes_overlap_and_all_are_inside_the_picture(name: str) -> None:
    for picture in pictures(name):
        width, height = float(picture.get("width", 0)), float(picture.get("height", 0))
        found = [box for box, _ in boxes(picture)]
        for left, top, right, bottom in found:
            assert left >= 0
            assert top >= 0
            assert right <= width
            assert bottom <= height
        for one, other in combinations(found, 2):
            apart = one[2] < other[0] or other[2] < one[0] or one[3] < other[1] or other[3] < one[1]
            assert apart, (one, other)


@pytest.mark.parametrize("name", NAMES)
def test_no_text_leaves_its_box_or_the_picture(name: str) -> None:
    for picture in pictures(name):
        for box, lines in boxes(picture):
            for line in lines:
                left, top, right, bottom = extent(line)
                assert box[0] + 4 <= left, line.text
                assert right <= box[2] - 4, line.text
                assert box[1] <= top, line.text
                assert bottom <= box[3], line.text
        for line in picture.iter(f"{SVG}text"):
            assert extent(line)[2] <= float(picture.get("width", 0)), line.text


@pytest.mark.parametrize("name", NAMES)
def test_lines_run_from_edge_to_edge_and_through_no_box(name: str) -> None:
    structure, _ = drawn()[name]
    layout = lay_out(structure, 0, {})
    solid = [(box.x, box.y, box.x + BOX_WIDTH, box.y + box.height) for box in layout.boxes]
    edges = {box.body.id: {box.y, box.y + box.height} for box in layout.boxes}
    for bus in layout.buses:
        ports = [bus.hub, *(spoke.port for spoke in bus.spokes)]
        uprights = [(port.x, *sorted((port.edge, port.track))) for port in ports]
        if bus.channel:
            uprights.append(bus.channel)
        assert all(port.edge in edges[port.body] for port in ports)
        for port in ports:
            assert any(y == port.track and left <= port.x <= right for y, left, right in bus.tracks)
        for left, top, right, bottom in solid:
            assert not any(left < x < right and first < bottom and top < last for x, first, last in uprights)
            assert not any(
                top < y < bottom and first < right and left < last for y, first, last in bus.tracks
            )


@pytest.mark.parametrize("name", NAMES)
def test_lines_of_different_buses_never_run_along_one_another(name: str) -> None:
    layout = lay_out(drawn()[name][0], 0, {})
    flat = [
        (place, *track)
        for place, bus in enumerate(layout.buses)
        for track in bus.tracks
        if track[1] < track[2]
    ]
    upright = [(place, *bus.channel) for place, bus in enumerate(layout.buses) if bus.channel]
    for place, bus in enumerate(layout.buses):
        ports = [bus.hub, *(spoke.port for spoke in bus.spokes)]
        upright.extend((place, port.x, *sorted((port.edge, port.track))) for port in ports)
    for lines in (flat, upright):
        for (one, at, first, last), (other, level, start, end) in combinations(lines, 2):
            assert one == other or at != level or last < start or end < first


@pytest.mark.parametrize("name", NAMES)
def test_it_is_still_and_complete_in_itself(name: str) -> None:
    text = structure_svg(*drawn()[name])
    tags = {element.tag.removeprefix(SVG) for element in ET.fromstring(text).iter()}

    assert tags <= {"svg", "title", "desc", "g", "rect", "path", "polygon", "circle", "text"}
    for element in ET.fromstring(text).iter():
        assert not [key for key in element.attrib if key.startswith("on") or key in ("style", "src", "class")]
        assert not [key for key in element.attrib if key.endswith("href")]
    assert re.findall(r"url\(|@import|<\?|<!", text) == []


def test_it_is_byte_identical_twice() -> None:
    for structure, decisions in drawn().values():
        assert structure_svg(structure, decisions) == structure_svg(structure, decisions)


def test_it_says_what_it_is_to_those_who_do_not_see_it() -> None:
    structure, _ = drawn()["tarn-and-fenwick"]
    picture = ET.fromstring(structure_svg(structure, name="second"))

    assert picture.get("role") == "img"
    assert picture.get("aria-labelledby") == "second-title second-desc"
    assert [element.get("id") for element in picture[:2]] == ["second-title", "second-desc"]
    assert picture[0].text == "Structure of Tarn and Fenwick"
    assert picture.find(f"{SVG}g").get("aria-hidden") == "true"


def test_the_shape_says_what_the_colour_says() -> None:
    structure, _ = drawn()["tarn-and-fenwick"]
    groups = {
        g.get("data-body"): g.findall(f"{SVG}rect")
        for g in ET.fromstring(structure_svg(structure)).iter(f"{SVG}g")
    }

    assert groups["board"][0].get("fill") == PALETTE["board"]
    assert groups["committee/clinical-forum"][0].get("stroke-dasharray")
    assert float(groups["committee/audit"][0].get("stroke-width")) > 3
    assert len(groups["partnership"]) == 2
    assert groups["party/nhs_england"][0].get("rx")


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_text_stands_out_from_every_ground() -> None:
    for ground in ("ground", "band", "outside"):
        assert contrast(PALETTE["ink"], PALETTE[ground]) >= 7
    assert contrast(PALETTE["on-board"], PALETTE["board"]) >= 7
    for fill, ink, _ in STATUS_LOOKS.values():
        assert contrast(fill, ink) >= 7


def test_lines_edges_and_marks_stand_out_from_every_ground() -> None:
    for ground in ("ground", "band"):
        for what in ("edge", "board", "reports", "delegation", "establishment"):
            assert contrast(PALETTE[what], PALETTE[ground]) >= 4.5
    for _, colour in RATING_LOOKS.values():
        assert contrast(colour, PALETTE["ground"]) >= 3


def test_long_words_are_cut_into_lines_that_fit() -> None:
    for text in ("x" * 10_000, "W" * 60, "漢字" * 40, "🙂" * 50, "a " * 5_000):
        lines = lines_of(text, 170, 14, bold=True, most=3)

        assert len(lines) <= 3
        assert all(text_width(line, 14, bold=True) <= 170 for line in lines)


def test_a_cut_text_ends_in_dots_and_a_whole_one_does_not() -> None:
    assert lines_of("one two three four", 40, 14, most=2)[-1].endswith("…")
    assert lines_of("one two", 400, 14) == ["one two"]
    assert lines_of("", 400, 14) == []


def theme(name: str, rating: str, *counts: int) -> ThemeRating:
    return ThemeRating(name, rating, dict(zip(STATUSES, counts, strict=True)))


THEMES = (
    theme("composition", "red", 3, 1, 0, 2, 5, 40, 300),
    theme("appointments", "amber", 0, 0, 0, 0, 1, 0, 0),
    theme("committees", "green", 0, 0, 0, 0, 0, 7, 2),
    theme("places", "grey", 0, 0, 0, 0, 0, 0, 0),
    theme("finance", "red", 1111, 1111, 1111, 1111, 1111, 1111, 1111),
)


def test_every_theme_has_its_word_shape_and_counts() -> None:
    picture = ET.fromstring(themes_svg(THEMES))
    for group, expected in zip(
        [g for g in picture.iter(f"{SVG}g") if "data-theme" in g.attrib], THEMES, strict=True
    ):
        words = [line.text for line in group.findall(f"{SVG}text")]

        assert group.find(f"{SVG}polygon").get("points") == RATING_LOOKS[expected.rating][0]
        assert words[:2] == [expected.theme.capitalize(), expected.rating.capitalize()]
        assert words[2:] == [f"{n} {STATUS_LOOKS[status][2]}" for status, n in expected.counts.items() if n]
    assert len({shape for shape, _ in RATING_LOOKS.values()}) == len(RATING_LOOKS)
    assert "finance: red" in picture[1].text.lower()


def test_the_numbers_of_a_bar_fit_their_parts_and_the_bars_fit_the_picture() -> None:
    picture = ET.fromstring(themes_svg(THEMES))
    for group in (g for g in picture.iter(f"{SVG}g") if "data-theme" in g.attrib):
        parts = [rectangle(part) for part in group.findall(f"{SVG}rect")]
        for part, line in zip(parts, group.findall(f"{SVG}text")[2:], strict=True):
            left, _, right, _ = extent(line)
            assert part[0] < left
            assert right < part[2]
            assert part[2] <= float(picture.get("width", 0))
        for one, other in combinations(parts, 2):
            assert one[2] <= other[0] + 1.01


def test_the_chart_of_no_themes_is_a_picture_all_the_same() -> None:
    assert ET.fromstring(themes_svg(())).tag == f"{SVG}svg"


def test_links_of_the_view_are_those_of_the_tables() -> None:
    for structure, _ in drawn().values():
        assert in_tables(structure)[1] == links_of(structure)
