"""How one pack carries on another: by what its rules say they succeed, through the packs between them too."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from icscheck.packs import Folder, find_packs, load_pack
from icscheck.packs.compare import compare
from tests.support import run

HEADER = """\
name: {name}
edition: '1'
revision: 1.0.0
title: {name}
publisher: us
status: policy
in_force: {{from: 2022-01-01}}
terms: {{chief_finance_officer: {term}}}
"""
RULE = """\
- id: {id}
  name: {id_lower}
  title: {title}
  strength: {strength}
  source: {{cite: page 1, basis: read}}
  for_each: board
  require: {{form: unitary}}
  succeeds: [{succeeds}]
  why: So.
  remedy: Do it.
"""


def pack(root: Path, name: str, term: str, *rules: tuple[str, str, str]) -> None:
    folder = root / name
    folder.mkdir(parents=True)
    (folder / "pack.yaml").write_text(HEADER.format(name=name, term=term), encoding="utf-8")
    text = "".join(
        RULE.format(id=id, id_lower=id.lower(), title=f"What {id} asks", strength=strength, succeeds=succeeds)
        for id, strength, succeeds in rules
    )
    (folder / "composition.yaml").write_text(text, encoding="utf-8")


@pytest.fixture
def three(tmp_path: Path) -> Path:
    pack(tmp_path, "aa", "director of finance", *((f"AA-0{n}", "should", "") for n in range(1, 6)))
    between = (("BB-01", "should", "AA-01"), ("BB-05", "should", "AA-05"))
    pack(tmp_path, "bb", "director of finance", *between)
    pack(
        tmp_path,
        "cc",
        "chief finance officer",
        ("CC-01", "must-policy", "BB-01"),
        ("CC-02", "could", "AA-02"),
        ("CC-03", "should", "AA-03"),
        ("CC-09", "should", ""),
    )
    return tmp_path


def test_each_change_has_its_name(three: Path) -> None:
    packs = {each.header.name: load_pack(each.folder) for each in find_packs([Folder(three, "three")])}
    found = compare(packs["aa"], packs["cc"], packs.values())

    said = [
        (entry.change, [rule.id for rule in entry.before], [rule.id for rule in entry.after])
        for entry in found.entries
    ]
    assert said == [
        ("added", [], ["CC-09"]),
        ("dropped", ["AA-04"], []),
        ("dropped", ["AA-05"], []),
        ("strengthened", ["AA-01"], ["CC-01"]),
        ("weakened", ["AA-02"], ["CC-02"]),
        ("kept", ["AA-03"], ["CC-03"]),
    ]
    assert [tuple(each) for each in found.renamed] == [
        ("chief_finance_officer", "director of finance", "chief finance officer")
    ]


def test_the_command_tells_it_in_three_formats(three: Path) -> None:
    text = run("packs", "compare", "aa", "cc", "--rules", str(three)).out
    assert "6 rules: 1 added, 2 dropped, 1 strengthened, 1 weakened, 1 kept." in text
    assert "director of finance: now chief finance officer" in text
    assert "must, national policy; was AA-01: should" in text
    markdown = run("packs", "compare", "aa", "cc", "--rules", str(three), "--format", "markdown").out
    assert "| CC-01 | What CC-01 asks | must, national policy; was AA-01: should |" in markdown
    told = json.loads(run("packs", "compare", "aa", "cc", "--rules", str(three), "--format", "json").out)
    assert told["counts"] == {"added": 1, "dropped": 2, "strengthened": 1, "weakened": 1, "kept": 1}


def test_what_was_dropped_may_be_asked_elsewhere(three: Path) -> None:
    """AA-05 is carried on by a pack that is not compared: law that drops it does not make an end of it."""
    text = " ".join(run("packs", "compare", "aa", "cc", "--rules", str(three)).out.split())
    assert "AA-05 What AA-05 asks should; also asked by BB-05 (bb@1)" in text
    assert "AA-04 What AA-04 asks should AA-05" in text


def test_ids_and_names_of_two_packs_may_not_clash(three: Path, tmp_path: Path) -> None:
    pack(three, "dd", "cfo", ("AA-01", "should", ""))
    ran = run("packs", "test", "dd", "--rules", str(three))
    assert ran.code == 1
    assert "'AA-01' is already a rule of aa@1" in ran.err
    document = tmp_path / "x.ics.yaml"
    document.write_text("board: {form: unitary}\n", encoding="utf-8")
    ran = run("validate", str(document), "--rules", str(three), "--pack", "dd")
    assert ran.code == 2
    assert "'AA-01' is already a rule of aa@1" in ran.out + ran.err


def test_what_a_rule_carries_on_has_to_be_somewhere(three: Path) -> None:
    pack(three, "dd", "cfo", ("DD-01", "should", "AA-99"), ("DD-02", "should", "DD-01"))
    ran = run("packs", "test", "dd", "--rules", str(three))
    assert "DD-01 is said to carry on AA-99, which is no rule of any pack." in ran.err
    assert "DD-02 is said to carry on DD-01, which is a rule of the same pack." in ran.err
