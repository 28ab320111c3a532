"""The edge cases that every rule is thought through for: each is shown by rules' own examples, which name its code."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from icscheck.assessment.examples import Example, read_examples, run_example
from icscheck.checks import compile_pack
from icscheck.packs import PackHeader, find_packs, load_pack
from tests.support import examine_text, run

DOCUMENT = "{system: {name: Northmoor, ods: QNM}, board: {form: unitary}}"

EDGE_CASES = {
    "E1": "vacancy",
    "E2": "one person with two roles",
    "E3": "job share",
    "E4": "a post shared across bodies",
    "E5": "acting, interim and designate",
    "E6": "a trust of mixed type",
    "E7": "a trust that spans several systems",
    "E8": "a partner member who covers several sectors",
    "E9": "independence of non-executives",
    "E10": "attendees without a vote",
    "E11": "councils with responsibility for social care",
    "E12": "at least means at least",
    "E13": "synonyms of any period",
    "E14": "deadlines",
    "E16": "committees in common",
    "E17": "parties of a joint committee",
    "E18": "chains of delegation",
    "E19": "only one trust, council or practice in the area",
    "E20": "a change of area, or a merger",
    "E21": "a chief executive shared in a cluster",
    "E22": "missing data",
    "E23": "a person suspended",
    "E24": "involvement in private healthcare, as the appointer judges it",
}

PACKS = find_packs()
RULES = {
    found.header.spec: {rule.rule.id: rule for rule in compile_pack(load_pack(found.folder))}
    for found in PACKS
}
EXAMPLES = {found.header.spec: read_examples(found.folder)[0] for found in PACKS}
CODE = re.compile(r"\bE(\d+)\b")


def of(code: str, spec: str) -> list[Example]:
    return [example for example in EXAMPLES[spec] if code[1:] in CODE.findall(example.because)]


SHOWN = [(code, spec) for code in EDGE_CASES for spec in EXAMPLES if of(code, spec)]


@pytest.mark.parametrize(
    ("code", "spec"),
    SHOWN,
    ids=[f"{code}-{EDGE_CASES[code].replace(' ', '-')}-{spec}" for code, spec in SHOWN],
)
def test_the_edge_case_holds_wherever_a_rule_meets_it(code: str, spec: str) -> None:
    failed = [
        problem.message
        for example in of(code, spec)
        for problem in run_example(example, RULES[spec][example.rule])
    ]
    assert not failed


#: The packs that have to show each edge case, whatever others do: the first policy, the law, and the model of it.
MAIN = ("design-framework@2021.06", "health-and-care-act@2022.07", "model-constitution@2022.05")


@pytest.mark.parametrize("code", EDGE_CASES)
def test_no_edge_case_is_forgotten(code: str) -> None:
    shown = {spec for each, spec in SHOWN if each == code}
    assert shown & set(MAIN), f"no rule shows {code}: {EDGE_CASES[code]}"


# E15: packs whose time has gone, or has not come.

DATED = [found.header for found in PACKS if found.header.ends is not None]


@pytest.mark.parametrize("header", DATED, ids=lambda header: header.spec)
def test_e15_a_superseded_pack_runs_and_says_that_it_is_history_and_what_followed(header: PackHeader) -> None:
    assert header.ends is not None
    inside = examine_text(DOCUMENT, packs=(header.spec,), as_of=header.ends)
    outside = examine_text(DOCUMENT, packs=(header.spec,), as_of=header.ends + timedelta(days=1))

    assert [problem.code for problem in inside.problems] == []
    (problem,) = outside.problems
    assert (problem.level, problem.code) == ("warning", "outside-window")
    assert "it is history" in problem.message
    assert header.superseded_by in problem.message
    assert outside.systems, "it still runs"


def test_e15_a_pack_before_its_time_says_when_it_begins() -> None:
    found = examine_text(DOCUMENT, packs=("health-and-care-act",), as_of=date(2022, 6, 30))
    assert "was not yet in force on 30 June 2022: it begins on 1 July 2022" in found.problems[0].message


def test_e15_what_is_in_force_follows_the_day() -> None:
    """From the framework to the law in a day; never a proposal, a Bill, a position or what has no date."""
    before, after = (
        {pack.header.name for pack in examine_text(DOCUMENT, packs=(), as_of=day).packs}
        for day in (date(2022, 6, 30), date(2022, 7, 2))
    )
    assert "design-framework" in before
    assert "health-and-care-act" not in before
    assert {"health-and-care-act", "model-constitution"} <= after
    assert not {"design-framework", "icb-readiness"} & after
    for chosen in (before, after):
        assert not chosen & {"bma-position", "health-bill", "model-constitution-update", "next-steps"}


def test_e15_an_old_edition_gives_the_same_bytes_on_any_day(tmp_path: Path) -> None:
    """The result of a pack and a day depends on nothing that came after."""
    file = tmp_path / "northmoor.ics.yaml"
    file.write_text(DOCUMENT, encoding="utf-8")
    chosen = ("--pack", "design-framework@2021.06", "--as-of", "2021-12-15", "--format", "json")
    first, again = (run("validate", str(file), *chosen).out for _ in range(2))
    assert first == again
    assert '"digest": "sha256:' in first
