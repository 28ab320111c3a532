"""The DOT graph: the bodies and links of the tables, whatever a name holds; drawn by Graphviz where it is there."""

from __future__ import annotations

import re
import shutil
import subprocess

import pytest

from icscheck.reports.dot import structure_dot
from tests.reports.drawings import NAMES, Links, drawn, in_tables

TEXT = r'"((?:[^"\\]|\\.)*)"'
NODE = re.compile(rf"    {TEXT} \[label={TEXT}(?:, [a-z]+=(?:\d|{TEXT}))*\];")
EDGE = re.compile(
    rf"  {TEXT} -> {TEXT} \[label={TEXT}, style=(solid|dashed), (?:penwidth=3, )?(?:arrowhead|dir=back, arrowtail)=(\w+)\];"
)
KINDS = {"empty": "reports", "normal": "delegation", "box": "establishment"}


def read(text: str) -> tuple[set[str], Links]:
    lines = text.splitlines()
    nodes = [match[1] for match in map(NODE.fullmatch, lines) if match]
    assert len(nodes) == len(set(nodes))
    return set(nodes), {_link(edge) for edge in map(EDGE.fullmatch, lines) if edge}


def _link(edge: re.Match[str]) -> tuple[str, str, str]:
    """A link as the view has it: a reporting line is drawn backwards."""
    kind = KINDS[edge[5]]
    return (kind, edge[2], edge[1]) if kind == "reports" else (kind, edge[1], edge[2])


@pytest.mark.parametrize("name", NAMES)
def test_the_graph_has_the_bodies_and_links_of_the_tables(name: str) -> None:
    structure, decisions = drawn()[name]

    assert read(structure_dot(structure)) == in_tables(structure)
    assert read(structure_dot(structure, decisions)) == in_tables(structure)


@pytest.mark.parametrize("name", NAMES)
def test_every_line_is_one_that_was_meant(name: str) -> None:
    lines = structure_dot(drawn()[name][0]).splitlines()
    plain = re.compile(
        rf"digraph structure {{|  (graph|node|edge) \[.+\];|  subgraph cluster_\d {{|    label={TEXT};|  }}|}}"
    )

    assert [
        line for line in lines if not (NODE.fullmatch(line) or EDGE.fullmatch(line) or plain.fullmatch(line))
    ] == []


def test_quotation_marks_and_backslashes_are_escaped() -> None:
    text = structure_dot(drawn()["hostile, 1"][0])

    assert r"\"double\" and 'single' quotes &amp; </g></svg>" in text
    assert r"\\\\ \\n \\N \\G {a|b}" in text


@pytest.mark.parametrize("name", ["tarn-and-fenwick", "made up, 4", "hostile, 2"])
def test_graphviz_itself_sees_the_same(name: str) -> None:
    if shutil.which("dot") is None:
        pytest.skip("needs Graphviz: apt-get install graphviz")
    structure, _ = drawn()[name]
    ran = subprocess.run(
        ["dot", "-Tplain"],
        input=structure_dot(structure),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert "syntax error" not in ran.stderr
    lines = [line.split(" ") for line in ran.stdout.splitlines()]
    bodies, links = in_tables(structure)
    assert {line[1].strip('"') for line in lines if line[0] == "node"} == bodies
    ends = {frozenset((line[1].strip('"'), line[2].strip('"'))) for line in lines if line[0] == "edge"}
    assert ends == {frozenset(link[1:]) for link in links}
