"""The Mermaid diagram: the bodies and links of the tables, whatever a name holds; read by Mermaid itself where it is there."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from icscheck.reports.mermaid import structure_mermaid
from icscheck.views.structure import Structure
from tests.reports.drawings import NAMES, Links, drawn, in_tables
from tests.support import ROOT

NODE = re.compile(r'    (b\d+)(?:\["(.*)"\]|\("(.*)"\))')
EDGE = re.compile(r'  (b\d+) (---|==>|-\.->)\|"([^"]*)"\| (b\d+)')
KINDS = {"---": "reports", "==>": "delegation", "-.->": "establishment"}
STROKES = {"normal": "reports", "thick": "delegation", "dotted": "establishment"}
MODULES = Path(os.environ.get("ICSCHECK_NODE_MODULES", ROOT / "node_modules"))


def ids(structure: Structure) -> dict[str, str]:
    """The ids of a diagram, with the bodies that they stand for."""
    return {f"b{place}": body.id for place, body in enumerate(structure.bodies, 1)}


def link(kind: str, first: str, last: str) -> tuple[str, str, str]:
    """A link as the view has it: a reporting line is drawn from above."""
    return (kind, last, first) if kind == "reports" else (kind, first, last)


def read(structure: Structure, text: str) -> tuple[set[str], Links]:
    named = ids(structure)
    nodes = [match[1] for match in map(NODE.fullmatch, text.splitlines()) if match]
    edges = [match for match in map(EDGE.fullmatch, text.splitlines()) if match]
    assert len(nodes) == len(set(nodes))
    return (
        {named[node] for node in nodes},
        {link(KINDS[edge[2]], named[edge[1]], named[edge[4]]) for edge in edges},
    )


@pytest.mark.parametrize("name", NAMES)
def test_the_diagram_has_the_bodies_and_links_of_the_tables(name: str) -> None:
    structure, decisions = drawn()[name]

    assert read(structure, structure_mermaid(structure)) == in_tables(structure)
    assert read(structure, structure_mermaid(structure, "azure", decisions)) == in_tables(structure)


@pytest.mark.parametrize("name", NAMES)
def test_every_line_is_one_that_was_meant(name: str) -> None:
    lines = structure_mermaid(drawn()[name][0]).splitlines()
    plain = re.compile(
        r'  accTitle: .+|  accDescr: .+|  subgraph lane\d\["[^"<>]+"\]|  end|  classDef \w+ [\w:,#\- ]+|  class [b\d,]+ \w+'
    )

    assert lines[:2] == ["```mermaid", "graph TB"]
    assert lines[-1] == "```"
    assert [
        line
        for line in lines[2:-1]
        if not (NODE.fullmatch(line) or EDGE.fullmatch(line) or plain.fullmatch(line))
    ] == []
    assert not any(
        '"' in group for line in lines if (match := NODE.fullmatch(line)) for group in match.groups() if group
    )


def test_azure_has_its_own_fence() -> None:
    structure, _ = drawn()["tarn-and-fenwick"]
    lines = structure_mermaid(structure, "azure").splitlines()

    assert (lines[0], lines[-1]) == ("::: mermaid", ":::")
    assert lines[1:-1] == structure_mermaid(structure).splitlines()[1:-1]


def test_signs_that_mermaid_would_obey_are_written_by_number() -> None:
    text = structure_mermaid(drawn()["hostile, 1"][0])

    assert "#60;script#62;alert(1)#60;/script#62;" in text
    assert "#96;#96;#96; #58;#58;#58;" not in text.splitlines()[0]
    assert "#35; not a heading - nor a list" in text
    assert "a #124; b #124; c" in text


def test_it_has_a_title_and_a_description() -> None:
    text = structure_mermaid(drawn()["tarn-and-fenwick"][0])

    assert "  accTitle: Structure of Tarn and Fenwick\n" in text
    assert "  accDescr: As of 30 June 2022. Constitution: proposed. " in text


def test_mermaid_itself_sees_the_same(tmp_path: Path) -> None:
    if shutil.which("node") is None or not (MODULES / "mermaid").is_dir() or not (MODULES / "jsdom").is_dir():
        pytest.skip(
            "needs node and Mermaid: npm install --prefix FOLDER mermaid jsdom, then set "
            "ICSCHECK_NODE_MODULES=FOLDER/node_modules"
        )
    texts = [
        structure_mermaid(*given)
        for structure, decisions in drawn().values()
        for given in ((structure,), (structure, "azure", decisions))
    ]
    files = []
    for place, text in enumerate(texts):
        file = tmp_path / f"{place}.mmd"
        file.write_text("\n".join(text.splitlines()[1:-1]), encoding="utf-8")
        files.append(str(file))
    command = ["node", str(Path(__file__).with_name("parse_mermaid.mjs")), str(MODULES), *files]
    ran = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert ran.returncode == 0, ran.stderr
    structures = [structure for structure, _ in drawn().values() for _ in range(2)]
    for seen, structure in zip(json.loads(ran.stdout), structures, strict=True):
        named = ids(structure)
        links = {link(STROKES[stroke], named[start], named[end]) for start, end, stroke in seen["edges"]}
        assert ({named[node] for node, _ in seen["nodes"]}, links) == in_tables(structure)
