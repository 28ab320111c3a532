"""How two packs differ, as text, Markdown or JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from icscheck.packs import Pack, PackHeader, Rule
from icscheck.packs.compare import CHANGES, Carried, PackChanges
from icscheck.reports.look import Look
from icscheck.reports.markdown_text import plain, prose, table
from icscheck.reports.words import standing_of, strength_words
from icscheck.vocabulary import plural


def timeline(headers: Iterable[PackHeader], look: Look) -> str:
    """The packs in the order in which their sources came, with when each is in force and what followed it."""
    lines: list[str] = []
    for header in sorted(headers, key=lambda each: (each.published or each.spec, each.spec)):
        lines.extend(look.wrap(f"{header.spec}  {header.title}", "    ", ""))
        lines.extend(look.wrap(f"{standing_of(header)}; {window_words(header)}", "    "))
    return "\n".join(lines) + "\n" if lines else ""


def window_words(header: PackHeader) -> str:
    """When a pack is used: on which days, by what it was followed, and whether it has to be named."""
    starts, ends = (day.isoformat() if day else "" for day in (header.starts, header.ends))
    days = f"{starts} to {ends}" if starts and ends else (f"from {starts}" if starts else f"to {ends}")
    parts = [days if (starts or ends) and not header.undated else ""]
    parts.append(f"followed by {header.superseded_by}" if header.superseded_by else "")
    parts.append("used only by name" if header.only_by_name or header.undated else "")
    return "; ".join(part for part in parts if part)


def about(pack: Pack, look: Look) -> str:
    """A pack and every rule in it."""
    header = pack.header
    lines = [look.paint(header.title, "bold")]
    lines.extend(look.wrap(f"{header.spec}, revision {header.revision}, {header.publisher}", ""))
    lines.extend(look.wrap(f"{standing_of(header)}; {window_words(header)}", ""))
    for source in header.sources:
        lines.extend(look.wrap(f"Source: {source}", "    ", "  "))
    theme = ""
    for rule in pack.rules:
        if rule.theme != theme:
            theme = rule.theme
            lines.extend(["", look.paint(theme, "bold")])
        text = f"{rule.id:9} {rule.strength:11} {rule.title} ({rule.name})"
        lines.extend(look.wrap(text, " " * 24, "  "))
    return "\n".join(lines) + "\n"


def as_text(changes: PackChanges, look: Look) -> str:
    """The comparison for a terminal, with a line end."""
    return "\n".join(_lines(changes, look)) + "\n"


def _lines(changes: PackChanges, look: Look) -> Iterator[str]:
    yield from look.wrap(f"From {_named(changes.first)} to {_named(changes.second)}.", "")
    yield from look.wrap(f"{_counts(changes)}.", "")
    if changes.renamed:
        yield from ("", look.paint("Renamed", "bold"))
        for each in changes.renamed:
            yield from look.wrap(f"{each.before}: now {each.after}", "    ", "  ")
    for change, meaning in CHANGES.items():
        mine = [entry for entry in changes.entries if entry.change == change]
        if mine:
            yield from ("", look.paint(change.capitalize(), "bold") + f", {meaning}")
        for entry in mine:
            rules = entry.after or entry.before
            heading = f"{', '.join(rule.id for rule in rules)}  {rules[0].title}"
            yield from look.wrap(heading, "      ", "  ")
            yield from look.wrap(_how(entry), "      ")


def _how(entry: Carried) -> str:
    """The force of an entry before and after, and which rules it was."""
    now = ", ".join(dict.fromkeys(strength_words(rule) for rule in entry.after))
    was = ", ".join(dict.fromkeys(strength_words(rule) for rule in entry.before))
    ids = ", ".join(rule.id for rule in entry.before)
    if entry.change == "added":
        return now
    if entry.change == "dropped":
        still = ", ".join(f"{rule.id} ({rule.pack.spec})" for rule in entry.elsewhere)
        return f"{was}; also asked by {still}" if still else was
    return f"{now}; was {ids}: {was}" if now != was else f"{now}; was {ids}"


def as_markdown(changes: PackChanges) -> str:
    """The comparison as Markdown, with a line end."""
    lines = [
        f"# From {plain(_named(changes.first))} to {plain(_named(changes.second))}",
        "",
        f"{_counts(changes)}.",
    ]
    if changes.renamed:
        rows = ([plain(each.before), plain(each.after)] for each in changes.renamed)
        lines += ["", "## Renamed", *table(["Before", "After"], rows)]
    for change, meaning in CHANGES.items():
        mine = [entry for entry in changes.entries if entry.change == change]
        if mine:
            lines += ["", f"## {change.capitalize()}", "", f"{meaning[0].upper()}{meaning[1:]}."]
            lines += table(["Rule", "What it asks", "Force"], (_cells(entry) for entry in mine))
    return "\n".join(lines) + "\n"


def _cells(entry: Carried) -> list[str]:
    rules = entry.after or entry.before
    return [plain(", ".join(rule.id for rule in rules)), prose(rules[0].title), plain(_how(entry))]


def as_json(changes: PackChanges) -> str:
    """The comparison as JSON, with a line end."""
    plain_values = {
        "format": 1,
        "first": changes.first.header.spec,
        "second": changes.second.header.spec,
        "counts": {change: changes.count(change) for change in CHANGES},
        "renamed": [each._asdict() for each in changes.renamed],
        "changes": [
            {
                "change": entry.change,
                "theme": entry.theme,
                "before": [_rule(rule) for rule in entry.before],
                "after": [_rule(rule) for rule in entry.after],
                "elsewhere": [_rule(rule) for rule in entry.elsewhere],
            }
            for entry in changes.entries
        ],
    }
    return json.dumps(plain_values, ensure_ascii=False, indent=2) + "\n"


def _rule(rule: Rule) -> dict[str, str]:
    return {"rule": rule.id, "name": rule.name, "title": rule.title, "strength": rule.strength}


def _named(pack: Pack) -> str:
    return f"{pack.header.title} ({pack.header.spec}: {standing_of(pack.header)})"


def _counts(changes: PackChanges) -> str:
    found = [f"{count} {change}" for change in CHANGES if (count := changes.count(change))]
    return f"{plural(len(changes.entries), 'rule')}: {', '.join(found)}" if found else "Neither has a rule"
