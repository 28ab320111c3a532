"""``icscheck explain``: of several editions the dated one, with word of the others; each can be asked for."""

from __future__ import annotations

import pytest

from tests.support import run


def test_the_dated_edition_comes_first_and_names_the_other() -> None:
    ran = run("explain", "DG-02")
    assert ran.code == 0
    assert "(delegation-guidance@2022.09)" in ran.out
    assert "`icscheck explain DG-02@undated`" in ran.out


@pytest.mark.parametrize("rule", ["DG-02", "dg-02", "guidance-regard-to-itself"])
def test_an_edition_can_be_asked_for(rule: str) -> None:
    ran = run("explain", f"{rule}@undated")
    assert ran.code == 0
    assert "(delegation-guidance@undated)" in ran.out
    assert "`icscheck explain DG-02@2022.09`" in ran.out


@pytest.mark.parametrize("rule", ["DG-03", "DG-09", "DF-V01@2021.06"])
def test_a_rule_of_one_edition_says_nothing_of_others(rule: str) -> None:
    ran = run("explain", rule)
    assert ran.code == 0
    assert "Also in" not in ran.out


def test_an_edition_that_has_no_such_rule() -> None:
    ran = run("explain", "DG-02@2024")
    assert ran.code == 2
    assert "delegation-guidance@2022.09 and delegation-guidance@undated" in ran.err


def test_a_slip_in_the_rule_is_told_before_the_edition() -> None:
    ran = run("explain", "DG-9@undated")
    assert ran.code == 2
    assert "Did you mean 'DG-09'?" in ran.err
