"""The table of truth for the words of the rule language: each word against what is known, known to be none, open and not known."""

from __future__ import annotations

from datetime import date

import pytest

from icscheck.checks.criteria import compile_criterion
from icscheck.checks.evaluate import Result, decide
from icscheck.model import checked, open_system
from icscheck.packs import Problem
from icscheck.source import Mapping, read_text

AS_OF = date(2022, 6, 30)
ORGANISATIONS = "organisations: [{id: one}, {id: two}, {id: three}, {id: perhaps, to: unknown}]"


def mapping(text: str) -> Mapping:
    root, problems = read_text(text.encode(), "test")
    assert isinstance(root, Mapping), problems
    return root


def result(place: str, criterion: str) -> Result:
    """How a criterion comes out for a place of which this is written."""
    text = f"{ORGANISATIONS}\npeople: [{{id: p-a}}, {{id: p-b}}]\nplaces:\n  - {{id: fenwick{', ' if place else ''}{place}}}\n"
    system, problems = open_system(checked(mapping(text), "test"), AS_OF)
    assert system is not None, problems
    wrong: list[Problem] = []
    compiled = compile_criterion(mapping(criterion), "place", wrong)
    assert compiled is not None, wrong
    return decide(compiled, system.things["place"][0])


SEATS = (
    "{role: member, vote: yes}",
    "{role: member, vote: no}",
    "{role: member}",
    "{role: member, to: unknown, vote: yes}",
)
YES_SEAT, NO_SEAT, SILENT_SEAT, PERHAPS_A_SEAT = SEATS

TABLE = [
    # a single value: what it is, and what it is not
    ("decides: yes", "decides: yes", "yes"),
    ("decides: no", "decides: yes", "no"),
    ("", "decides: yes", "unknown"),
    ("decides: unknown", "decides: yes", "unknown"),
    ("leader: none", "leader.convenes: yes", "no"),
    ("leader: unknown", "leader.convenes: yes", "unknown"),
    ("leader: {convenes: yes}", "leader.convenes: yes", "yes"),
    ("leader: {status: acting}", "leader.status: {one_of: [acting, interim]}", "yes"),
    ("leader: {status: acting}", "leader.status: {none_of: [acting, interim]}", "no"),
    ("leader: {}", "leader.status: {none_of: [acting, interim]}", "unknown"),
    ("leader: none", "leader.status: {one_of: [acting, interim]}", "no"),
    ("leader: none", "leader.status: {none_of: [acting, interim]}", "yes"),
    # present and absent
    ("leader: {role: place_leader}", "leader: present", "yes"),
    ("leader: none", "leader: present", "no"),
    ("", "leader: present", "unknown"),
    ("leader: none", "leader: absent", "yes"),
    ("", "leader: absent", "unknown"),
    ("represents: [acute]", "represents: present", "yes"),
    ("represents: [acute, unknown]", "represents: present", "yes"),
    ("represents: none", "represents: present", "no"),
    ("represents: []", "represents: absent", "yes"),
    ("represents: [unknown]", "represents: present", "unknown"),
    ("represents: unknown", "represents: present", "unknown"),
    (f"seats: [{PERHAPS_A_SEAT}]", "seats: present", "unknown"),
    # numbers
    ("population: 100", "population: {at_least: 100}", "yes"),
    ("population: 99", "population: {at_least: 100}", "no"),
    ("population: 100", "population: {at_most: 100}", "yes"),
    ("population: 101", "population: {at_most: 100}", "no"),
    ("population: 0", "population: {exactly: 0}", "yes"),
    ("", "population: {at_least: 0}", "unknown"),
    # sizes: a range from the certain to the possible
    (f"seats: [{YES_SEAT}, {NO_SEAT}]", "seats: {at_least: 2}", "yes"),
    (f"seats: [{YES_SEAT}, unknown]", "seats: {at_least: 1}", "yes"),
    (f"seats: [{YES_SEAT}, unknown]", "seats: {at_least: 2}", "unknown"),
    (f"seats: [{YES_SEAT}, {PERHAPS_A_SEAT}]", "seats: {at_least: 2}", "unknown"),
    (f"seats: [{YES_SEAT}, {PERHAPS_A_SEAT}]", "seats: {at_least: 3}", "no"),
    (f"seats: [{YES_SEAT}, {PERHAPS_A_SEAT}]", "seats: {at_most: 2}", "yes"),
    (f"seats: [{YES_SEAT}, {PERHAPS_A_SEAT}]", "seats: {exactly: 2}", "unknown"),
    (f"seats: [{YES_SEAT}, {NO_SEAT}, unknown]", "seats: {at_most: 1}", "no"),
    (f"seats: [{YES_SEAT}, unknown]", "seats: {at_most: 1}", "unknown"),
    ("seats: none", "seats: {exactly: 0}", "yes"),
    ("", "seats: {exactly: 0}", "unknown"),
    # where narrows
    (f"seats: [{YES_SEAT}, {NO_SEAT}]", "seats: {where: {vote: yes}, exactly: 1}", "yes"),
    (f"seats: [{YES_SEAT}, {SILENT_SEAT}]", "seats: {where: {vote: yes}, exactly: 1}", "unknown"),
    (f"seats: [{YES_SEAT}, {SILENT_SEAT}]", "seats: {where: {vote: yes}, at_least: 1}", "yes"),
    (f"seats: [{NO_SEAT}, {SILENT_SEAT}]", "seats: {where: {vote: yes}, at_least: 2}", "no"),
    (f"seats: [{NO_SEAT}]", "seats: {where: {vote: yes}, every: {role: member}}", "no"),
    # every wants at least one
    (f"seats: [{YES_SEAT}, {YES_SEAT}]", "seats: {every: {vote: yes}}", "yes"),
    (f"seats: [{YES_SEAT}, {NO_SEAT}, unknown]", "seats: {every: {vote: yes}}", "no"),
    (f"seats: [{YES_SEAT}, unknown]", "seats: {every: {vote: yes}}", "unknown"),
    (f"seats: [{YES_SEAT}, {SILENT_SEAT}]", "seats: {every: {vote: yes}}", "unknown"),
    (f"seats: [{YES_SEAT}, {PERHAPS_A_SEAT}]", "seats: {every: {vote: yes}}", "yes"),
    (f"seats: [{NO_SEAT}, {PERHAPS_A_SEAT}]", "seats: {every: {vote: yes}}", "no"),
    (f"seats: [{PERHAPS_A_SEAT}]", "seats: {every: {vote: yes}}", "unknown"),
    (f"seats: [{PERHAPS_A_SEAT}]", "seats: {every: {vote: no}}", "no"),
    ("seats: none", "seats: {every: {vote: yes}}", "no"),
    ("", "seats: {every: {vote: yes}}", "unknown"),
    # some
    (f"seats: [{YES_SEAT}, unknown]", "seats: {some: {vote: yes}}", "yes"),
    (f"seats: [{NO_SEAT}, unknown]", "seats: {some: {vote: yes}}", "unknown"),
    (f"seats: [{NO_SEAT}, {SILENT_SEAT}]", "seats: {some: {vote: yes}}", "unknown"),
    (f"seats: [{NO_SEAT}, {PERHAPS_A_SEAT}]", "seats: {some: {vote: yes}}", "unknown"),
    (f"seats: [{NO_SEAT}, {PERHAPS_A_SEAT}]", "seats: {some: {role: chair}}", "no"),
    ("seats: none", "seats: {some: {vote: yes}}", "no"),
    # none
    (f"seats: [{NO_SEAT}]", "seats: {none: {vote: yes}}", "yes"),
    (f"seats: [{NO_SEAT}, unknown]", "seats: {none: {vote: yes}}", "unknown"),
    (f"seats: [{YES_SEAT}, unknown]", "seats: {none: {vote: yes}}", "no"),
    ("seats: none", "seats: {none: {vote: yes}}", "yes"),
    # sets of words
    ("represents: [acute, community]", "represents: {includes: [acute, community]}", "yes"),
    ("represents: [acute]", "represents: {includes: [acute, community]}", "no"),
    ("represents: [acute, unknown]", "represents: {includes: [acute, community]}", "unknown"),
    ("represents: none", "represents: {includes: acute}", "no"),
    ("", "represents: {includes: acute}", "unknown"),
    ("represents: [acute, unknown]", "represents: {includes_any: [acute, community]}", "yes"),
    ("represents: [ambulance]", "represents: {includes_any: [acute, community]}", "no"),
    ("represents: [ambulance, unknown]", "represents: {includes_any: [acute, community]}", "unknown"),
    ("represents: [ambulance]", "represents: {excludes: [acute, community]}", "yes"),
    ("represents: [acute, unknown]", "represents: {excludes: [acute, community]}", "no"),
    ("represents: [ambulance, unknown]", "represents: {excludes: [acute, community]}", "unknown"),
    ("represents: none", "represents: {excludes: [acute, community]}", "yes"),
    ("represents: [acute]", "represents: {only: [acute, community]}", "yes"),
    ("represents: [acute, unknown]", "represents: {only: [acute, community]}", "unknown"),
    ("represents: [ambulance, unknown]", "represents: {only: [acute, community]}", "no"),
    ("represents: none", "represents: {only: [acute, community]}", "no"),
    ("", "represents: {only: [acute, community]}", "unknown"),
    # another list: known, open, none; `perhaps` is an organisation that may be over
    ("neighbourhoods: [one, two], councils: [one]", "neighbourhoods: {includes: {fact: councils}}", "yes"),
    ("neighbourhoods: [two], councils: [one, unknown]", "neighbourhoods: {includes: {fact: councils}}", "no"),
    ("neighbourhoods: [one, two], councils: [one, unknown]", "neighbourhoods: {includes: {fact: councils}}", "unknown"),
    ("neighbourhoods: [one], councils: [one, perhaps]", "neighbourhoods: {includes: {fact: councils}}", "unknown"),
    ("neighbourhoods: [one, perhaps], councils: [one, perhaps]", "neighbourhoods: {includes: {fact: councils}}", "yes"),
    ("neighbourhoods: [one], councils: none", "neighbourhoods: {includes: {fact: councils}}", "yes"),
    ("neighbourhoods: [one]", "neighbourhoods: {includes: {fact: councils}}", "unknown"),
    ("neighbourhoods: [one], councils: [one, unknown]", "neighbourhoods: {includes_any: {fact: councils}}", "yes"),
    ("neighbourhoods: [one], councils: [two]", "neighbourhoods: {includes_any: {fact: councils}}", "no"),
    ("neighbourhoods: [one], councils: [two, unknown]", "neighbourhoods: {includes_any: {fact: councils}}", "unknown"),
    ("neighbourhoods: [perhaps], councils: [two, perhaps]", "neighbourhoods: {includes_any: {fact: councils}}", "unknown"),
    ("neighbourhoods: none", "neighbourhoods: {includes_any: {fact: councils}}", "no"),
    ("neighbourhoods: [one], councils: [two]", "neighbourhoods: {excludes: {fact: councils}}", "yes"),
    ("neighbourhoods: [one], councils: [two, unknown]", "neighbourhoods: {excludes: {fact: councils}}", "unknown"),
    ("neighbourhoods: [one]", "neighbourhoods: {excludes: {fact: councils}}", "unknown"),
    ("neighbourhoods: [one], councils: [one, unknown]", "neighbourhoods: {excludes: {fact: councils}}", "no"),
    ("neighbourhoods: [one], councils: [one, two]", "neighbourhoods: {only: {fact: councils}}", "yes"),
    ("neighbourhoods: [three], councils: [one, two]", "neighbourhoods: {only: {fact: councils}}", "no"),
    ("neighbourhoods: [three], councils: [one, unknown]", "neighbourhoods: {only: {fact: councils}}", "unknown"),
    ("councils: [perhaps], neighbourhoods: [one]", "councils: {only: {fact: neighbourhoods}}", "no"),
    ("councils: [perhaps], neighbourhoods: [perhaps]", "councils: {only: {fact: neighbourhoods}}", "unknown"),
    # a day, or yes or no
    ("agreed_with_nhs_body: 2022-06-30", "agreed_with_nhs_body: yes", "yes"),
    ("agreed_with_nhs_body: 2022-07-01", "agreed_with_nhs_body: yes", "no"),
    ("agreed_with_nhs_body: no", "agreed_with_nhs_body: yes", "no"),
    ("agreed_with_nhs_body: 2022-04-01", "agreed_with_nhs_body: {by: 2022-04-01}", "yes"),
    ("agreed_with_nhs_body: 2022-04-02", "agreed_with_nhs_body: {by: 2022-04-01}", "no"),
    ("agreed_with_nhs_body: 2022-04-01", "agreed_with_nhs_body: {since: 2022-04-01}", "yes"),
    ("agreed_with_nhs_body: 2022-03-31", "agreed_with_nhs_body: {since: 2022-04-01}", "no"),
    ("agreed_with_nhs_body: yes", "agreed_with_nhs_body: {by: 2022-04-01}", "unknown"),
    ("agreed_with_nhs_body: no", "agreed_with_nhs_body: {by: 2022-04-01}", "no"),
    ("agreed_with_nhs_body: none", "agreed_with_nhs_body: {by: 2022-04-01}", "no"),
    ("", "agreed_with_nhs_body: {by: 2022-04-01}", "unknown"),
    # groups, and several keys of one thing
    ("decides: yes", "any: [{decides: yes}, {population: {at_least: 1}}]", "yes"),
    ("decides: no", "any: [{decides: yes}, {population: {at_least: 1}}]", "unknown"),
    ("decides: no, population: 0", "any: [{decides: yes}, {population: {at_least: 1}}]", "no"),
    ("decides: no", "all: [{decides: yes}, {population: {at_least: 1}}]", "no"),
    ("decides: yes", "all: [{decides: yes}, {population: {at_least: 1}}]", "unknown"),
    ("decides: yes, population: 1", "{decides: yes, population: {at_least: 1}}", "yes"),
]  # fmt: skip


@pytest.mark.parametrize(("place", "criterion", "truth"), TABLE)
def test_a_word_is_yes_no_or_not_known(place: str, criterion: str, truth: str) -> None:
    assert result(place, criterion).truth.value == truth


@pytest.mark.parametrize(
    ("place", "criterion", "found"),
    [
        (
            "represents: [acute, ambulance, dental]",
            "represents: {only: [acute, community]}",
            "ambulance and dental",
        ),
        ("represents: none", "represents: {only: [acute, community]}", "none"),
        ("represents: [acute]", "represents: {only: [acute, community]}", "acute"),
        ("neighbourhoods: [one, two], councils: [one]", "neighbourhoods: {only: {fact: councils}}", "two"),
    ],
)
def test_what_is_found_of_only_is_the_strays(place: str, criterion: str, found: str) -> None:
    (reason,) = result(place, criterion).reasons
    assert reason.found == found


@pytest.mark.parametrize(
    ("place", "criterion", "expected"),
    [
        ("councils: [one]", "councils: {some: {id: one}}", "at least one of the councils: one"),
        (
            "leader: {on_behalf_of: [one]}",
            "leader.on_behalf_of: {some: {is_nhs: yes}}",
            "at least one of those for whom the leader acts: being an NHS body",
        ),
    ],
)
def test_those_who_take_no_article(place: str, criterion: str, expected: str) -> None:
    (reason,) = result(place, criterion).reasons
    assert reason.expected == expected


def test_only_what_is_not_known_says_what_is_lacking() -> None:
    for place, criterion, truth in TABLE:
        for reason in result(place, criterion).reasons:
            assert truth == "unknown" or not reason.lacks
