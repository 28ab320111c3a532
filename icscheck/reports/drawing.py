"""The elements of a picture: a document that is complete in itself, and text, rectangles and numbers in it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple
from xml.sax.saxutils import escape

from icscheck.reports.lettering import one_line

FONT = "Arial, Helvetica, 'Liberation Sans', sans-serif"
GROUND, INK = "#ffffff", "#16212b"


class Line(NamedTuple):
    """A line of text, with the place of its left end on the base line."""

    x: float
    y: float
    text: str
    size: float
    bold: bool = False
    italic: bool = False


def picture(name: str, title: str, description: str, size: tuple[float, float], parts: Iterable[str]) -> str:
    """A whole picture on its own ground; what it shows is said by its title and description, and not read out again."""
    inside = "\n".join(parts)
    width, height = map(number, size)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="{name}-title {name}-desc" '
        f'width="{width}" height="{height}" viewBox="0 0 {width} {height}" font-family="{FONT}" fill="{INK}">\n'
        f'<title id="{name}-title">{escape(one_line(title))}</title>\n'
        f'<desc id="{name}-desc">{escape(one_line(description))}</desc>\n'
        f'<rect width="{width}" height="{height}" fill="{GROUND}"/>\n<g aria-hidden="true">\n{inside}\n</g>\n</svg>\n'
    )


def quoted(text: str) -> str:
    """Text for an attribute, without its quotation marks."""
    return escape(one_line(text), {'"': "&quot;"})


def number(value: float) -> str:
    """A measure with at most two decimals, as short as it can be."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def set_line(line: Line, colour: str = "") -> str:
    """A line of text."""
    weight = ' font-weight="bold"' if line.bold else ""
    style = ' font-style="italic"' if line.italic else ""
    fill = f' fill="{colour}"' if colour else ""
    return (
        f'<text x="{number(line.x)}" y="{number(line.y)}" font-size="{number(line.size)}"{weight}{style}{fill}>'
        f"{escape(line.text)}</text>"
    )


def rect(x: float, y: float, width: float, height: float, rest: str) -> str:
    """A rectangle; ``rest`` is its further attributes."""
    return f'<rect x="{number(x)}" y="{number(y)}" width="{number(width)}" height="{number(height)}" {rest}/>'
