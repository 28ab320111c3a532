"""Packs as they are shipped: the same rules as the YAML beside them, in a form that is read many times faster.

A wheel carries ``compiled.json`` in each pack's folder, made from the YAML when the wheel is built; a checkout and a
pack of one's own have none and are read from YAML. A test holds that both give the same pack.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from icscheck.packs.rule import ChangeRule, Citation, Pack, PackHeader, Provision, Rule
from icscheck.source import Entry, Mapping, Node, Scalar, Sequence, Source


def dump(pack: Pack) -> str:
    """A pack as text that :func:`load` reads."""
    files = sorted({rule.node.source.name for rule in pack.rules})
    return json.dumps(
        {
            "header": _header(pack.header),
            "files": files,
            "rules": [_rule(rule, files) for rule in pack.rules],
            "provisions": [list(provision) for provision in pack.provisions],
            "digest": pack.digest,
        },
        ensure_ascii=False,
        separators=(",", ":"),
    )


def load(data: bytes) -> Pack:
    """The pack that :func:`dump` wrote."""
    plain = json.loads(data)
    header = _read_header(plain["header"])
    sources = [Source(name, ()) for name in plain["files"]]
    return Pack(
        header,
        tuple(_read_rule(rule, sources, header) for rule in plain["rules"]),
        tuple(
            Provision(row, title, tuple(covered), cannot)
            for row, title, covered, cannot in plain["provisions"]
        ),
        plain["digest"],
    )


def _header(header: PackHeader) -> dict[str, Any]:
    return {
        key: value.isoformat() if isinstance(value, date) else value
        for key, value in header._asdict().items()
    }


def _read_header(plain: dict[str, Any]) -> PackHeader:
    starts, ends = _day(plain.pop("starts")), _day(plain.pop("ends"))
    changes = tuple(
        ChangeRule(
            tuple(what), tuple(without), needs, approver, Citation(*source), tuple(roles), tuple(other_roles)
        )
        for what, without, needs, approver, source, roles, other_roles in plain.pop("changes")
    )
    return PackHeader(starts=starts, ends=ends, sources=tuple(plain.pop("sources")), changes=changes, **plain)


def _rule(rule: Rule, files: list[str]) -> list[Any]:
    return [
        [
            rule.id,
            rule.name,
            rule.title,
            rule.strength,
            rule.theme,
            list(rule.source),
            rule.for_each,
            rule.why,
        ],
        [rule.remedy, rule.question, rule.row],
        [_node(rule.where), _node(rule.require), _node(rule.in_practice)],
        [rule.attest, rule.due.isoformat() if rule.due else None],
        [list(rule.sums_up), list(rule.succeeds), rule.across],
        [files.index(rule.node.source.name), rule.node.line, rule.node.column],
    ]


def _read_rule(plain: list[Any], sources: list[Source], header: PackHeader) -> Rule:
    first, second, criteria, (attest, due), (sums_up, succeeds, across), place = plain
    source = sources[place[0]]
    id, name, title, strength, theme, cited, for_each, why = first
    remedy, question, row = second
    where, require, in_practice = (None if node is None else _read(node, source) for node in criteria)
    node = Mapping(source, place[1], place[2], {})
    return Rule(
        id, name, title, strength, theme, Citation(*cited), for_each, why, remedy, question, row,
        where, require, in_practice, attest, _day(due), tuple(sums_up), tuple(succeeds), across, node, header,
    )  # fmt: skip


def _node(node: Node | None) -> Any:
    """A node as plain values: a scalar is [line, column, text, plain], a list ends in a list, keys end in a dictionary."""
    if isinstance(node, Scalar):
        return [node.line, node.column, node.text, node.plain]
    if isinstance(node, Sequence):
        return [node.line, node.column, [_node(item) for item in node.items]]
    if isinstance(node, Mapping):
        return [
            node.line,
            node.column,
            {
                key: [entry.key.line, entry.key.column, _node(entry.value)]
                for key, entry in node.entries.items()
            },
        ]
    return None


def _read(plain: list[Any], source: Source) -> Node:
    line, column, content = plain[:3]
    if len(plain) == 4:
        return Scalar(source, line, column, content, plain[3])
    if isinstance(content, list):
        return Sequence(source, line, column, tuple(_read(item, source) for item in content))
    return Mapping(
        source,
        line,
        column,
        {
            key: Entry(Scalar(source, at[0], at[1], key, True), _read(at[2], source))
            for key, at in content.items()
        },
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
