"""The edge cases that every rule is thought through for: each is shown by rules' own examples, which name its code."""

from __future__ import annotations

import re

import pytest

from icscheck.assessment.examples import Example, read_examples, run_example
from icscheck.checks import compile_pack
from icscheck.packs import find_packs, load_pack

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
    "E22": "missing data",
    "E23": "a person suspended",
}

PACK = next(found for found in find_packs() if found.header.name == "design-framework")
RULES = {compiled.rule.id: compiled for compiled in compile_pack(load_pack(PACK.folder))}
EXAMPLES = read_examples(PACK.folder)[0]
CODE = re.compile(r"\bE(\d+)\b")


def of(code: str) -> list[Example]:
    return [example for example in EXAMPLES if code[1:] in CODE.findall(example.because)]


@pytest.mark.parametrize(
    "code", EDGE_CASES, ids=[f"{code}-{name.replace(' ', '-')}" for code, name in EDGE_CASES.items()]
)
def test_the_edge_case_holds_wherever_a_rule_meets_it(code: str) -> None:
    examples = of(code)
    assert examples, f"no rule shows {code}: {EDGE_CASES[code]}"
    failed = [
        problem.message for example in examples for problem in run_example(example, RULES[example.rule])
    ]
    assert not failed
