"""Facts that may be known, known to be none, or not known: none is taken for known that is not."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from icscheck.model import Many, One, System, checked, facts_of, open_system
from icscheck.source import Mapping, read_text

AS_OF = date(2022, 6, 30)


def system_of(text: str, as_of: date = AS_OF) -> System:
    root, problems = read_text(text.encode(), "test")
    assert isinstance(root, Mapping), problems
    system, found = open_system(checked(root, "test"), as_of)
    assert system is not None, found
    return system


def fact(system: System, noun: str, name: str) -> Any:
    """A fact of the first thing of a noun."""
    thing = system.subject if noun == "system" else system.things[noun][0]
    return facts_of(noun)[name].of(thing)


def said(value: One | Many) -> str:
    """A single value in one word."""
    assert isinstance(value, One)
    if value.known:
        return {True: "yes", False: "no"}.get(value.value, str(value.value))
    return value.state


@pytest.mark.parametrize(
    ("seats", "sure", "maybe", "complete"),
    [
        (
            "{id: a, role: member, holder: {person: p}}, {id: b, role: member, holder: {person: q}}",
            0,
            0,
            True,
        ),
        (
            "{id: a, role: member, holder: {person: p}}, {id: b, role: member, holder: {person: p}}",
            1,
            0,
            True,
        ),
        ("{id: a, role: member, holder: {person: p}}, unknown", 0, 0, False),
        ("{id: a, role: member, holder: {person: p}}, {id: b, role: member}", 0, 0, False),
        ("{id: a, role: member, holder: {person: p}}, {id: b, role: member, holder: filled}", 0, 0, True),
        ("{id: a, role: member, holder: {person: p}}, {id: b, role: member, holder: vacant}", 0, 0, True),
        (
            "{id: a, role: member, holder: {person: p}}, {id: b, role: member, to: unknown, holder: {person: p}}",
            0,
            1,
            True,
        ),
        (
            "{id: a, role: member, holder: {person: p}}, {id: b, role: member, holder: {person: p, to: unknown}}",
            0,
            1,
            True,
        ),
        ("{id: a, role: member, holder: [{person: p}, {person: p, status: acting}]}", 0, 0, True),
    ],
)
def test_people_in_two_seats_are_all_known_only_if_every_seat_and_holder_is(
    seats: str, sure: int, maybe: int, complete: bool
) -> None:
    found = fact(
        system_of(f"board: {{votes: every_seat, seats: [{seats}]}}"), "board", "people_in_two_voting_seats"
    )
    assert (len(found.sure), len(found.maybe), found.complete) == (sure, maybe, complete)
    assert bool(found.lacks) is not complete or maybe


@pytest.mark.parametrize(
    ("document", "status"),
    [
        ("{status: approved}", "approved"),
        ("{status: approved, date: 2022-06-30}", "approved"),
        ("{status: approved, date: 2022-07-01}", "unknown"),
        ("{status: approved, from: 2022-07-01}", "unknown"),
        ("{status: approved, date: 2022-06-01, from: 2022-07-01}", "approved"),
        ("{status: in_force, from: 2022-06-30}", "in_force"),
        ("{status: in_force, from: 2022-07-01}", "unknown"),
        ("{status: in_force, date: 2022-06-01, from: 2022-07-01}", "approved"),
        ("{status: in_force, date: 2022-07-01, from: 2022-06-01}", "unknown"),
        ("{status: in_force, to: 2022-06-30}", "in_force"),
        ("{status: in_force, to: 2022-06-29}", "withdrawn"),
        ("{status: superseded, to: 2022-06-29}", "superseded"),
        ("{status: draft, date: 2022-07-01}", "draft"),
        ("{date: 2022-06-01}", "unknown"),
        ("{status: approved, to: unknown}", "unknown"),
        ("{status: draft, to: unknown}", "unknown"),
        ("{status: superseded, to: unknown}", "superseded"),
        ("{status: approved, date: unknown}", "unknown"),
        ("{status: in_force, from: unknown}", "unknown"),
        ("{status: in_force, date: 2022-06-01, from: unknown}", "unknown"),
        ("{status: approved, date: 2022-06-01, from: unknown}", "approved"),
        ("{status: draft, from: unknown}", "draft"),
    ],
)
def test_a_document_has_got_no_further_than_its_days_allow(document: str, status: str) -> None:
    assert said(fact(system_of(f"documents: {{system_plan: {document}}}"), "document", "status")) == status


@pytest.mark.parametrize(
    ("documents", "found"),
    [
        ("{joint_forward_plan: {status: draft}, strategic_commissioning_plan: {serves_as: [joint_forward_plan]}}", "joint_forward_plan"),
        ("{strategic_commissioning_plan: {serves_as: [joint_forward_plan]}}", "strategic_commissioning_plan"),
        ("{joint_forward_plan: none, strategic_commissioning_plan: {serves_as: [joint_forward_plan]}}", "strategic_commissioning_plan"),
        ("{joint_forward_plan: none, strategic_commissioning_plan: {status: approved}}", "none"),
        ("{strategic_commissioning_plan: {status: approved}}", "unknown"),
    ],
)  # fmt: skip
def test_a_document_is_that_of_its_name_or_the_one_that_serves_as_it(documents: str, found: str) -> None:
    plan = fact(system_of(f"documents: {documents}"), "system", "joint_forward_plan")
    assert (plan.value.id if plan.known else plan.state) == found


@pytest.mark.parametrize(
    ("places", "collaborative", "at_scale"),
    [
        ("unknown", "systems: [QZZ]", "unknown"),
        ("unknown", "whole_system: yes", "yes"),
        ("unknown", "systems: [QZZ, QYY]", "yes"),
        ("[{id: one}, {id: two}]", "places: [one, two]", "yes"),
        ("[{id: one}, {id: two}]", "places: [one], systems: [QZZ]", "no"),
        ("[{id: one}, {id: two}]", "places: [one, unknown], systems: [QZZ]", "unknown"),
        ("[{id: one}, {id: two}]", "places: [one]", "unknown"),
        ("[{id: one}, {id: two}]", "places: [one], systems: [QZZ], whole_system: no", "no"),
        ("[{id: one}]", "places: [one], systems: [QZZ]", "yes"),
        ("[{id: one}, unknown]", "places: [one], systems: [QZZ]", "unknown"),
        ("[{id: one}, unknown]", "places: [one], systems: [QZZ], whole_system: no", "no"),
        ("unknown", "systems: [QZZ], whole_system: no", "unknown"),
        ("unknown", "systems: [QZZ], places: none, whole_system: no", "no"),
        ("unknown", "places: none, whole_system: no", "unknown"),
    ],
)
def test_a_collaborative_is_at_scale_only_where_the_document_shows_it(
    places: str, collaborative: str, at_scale: str
) -> None:
    system = system_of(f"places: {places}\ncollaboratives: [{{id: together, {collaborative}}}]")
    found = fact(system, "collaborative", "at_scale")
    assert said(found) == at_scale
    assert bool(found.lacks) is found.unknown


@pytest.mark.parametrize(
    ("span", "state"),
    [
        ("", "known"),
        ("from: 2022-06-30", "known"),
        ("from: 2022-07-01", "none"),
        ("to: 2022-06-30", "known"),
        ("to: 2022-06-29", "none"),
        ("to: unknown", "unknown"),
    ],
)
def test_a_partnership_is_there_from_its_first_day_to_its_last(span: str, state: str) -> None:
    found = fact(
        system_of(f"partnership: {{decides: no{', ' if span else ''}{span}}}"), "system", "partnership"
    )
    assert found.state == state
    assert bool(found.lacks) is found.unknown


def test_the_post_of_a_leader_whose_term_is_over_is_still_a_post() -> None:
    system = system_of("places: [{id: one, leader: {person: p, to: 2022-06-29}}]")
    assert said(fact(system, "place", "has_leader")) == "yes"
    assert said(fact(system, "place", "leader_in_post")) == "no"


@pytest.mark.parametrize(
    ("span", "sure", "maybe"),
    [("to: 2022-06-30", 1, 0), ("to: 2022-06-29", 0, 0), ("from: 2022-07-01", 0, 0), ("to: unknown", 0, 1)],
)
def test_a_council_counts_while_it_exists(span: str, sure: int, maybe: int) -> None:
    text = f"system: {{councils: [county]}}\norganisations: [{{id: county, kind: local_authority, type: county, {span}}}]"
    found = fact(system_of(text), "system", "councils")
    assert (len(found.sure), len(found.maybe), found.complete) == (sure, maybe, True)


def test_a_voice_of_a_seat_that_may_be_over_is_possible_though_the_body_lists_the_others() -> None:
    text = "partnership: {represents: [acute], seats: [{role: member, represents: [housing], to: unknown}]}"
    found = fact(system_of(text), "partnership", "represented")
    assert found.sure == ("acute",)
    assert found.maybe == ("housing",)


def test_an_allocation_to_a_place_not_named_may_be_that_of_any_place() -> None:
    text = "places: [{id: one}]\nfinance: {place_allocations: [{amount: 5}]}"
    assert fact(system_of(text), "place", "allocation").state == "unknown"


def test_a_fact_comes_out_alike_whichever_is_asked_first() -> None:
    text = (
        "board: {seats: [{id: a, role: chair, holder: filled}, {id: b, role: member}, {id: c, role: partner_member, "
        "partner_from: nhs_trusts, holder: {person: p, from_organisation: t}}]}\n"
        "organisations: [{id: t, kind: nhs_trust, services: [acute]}]\nplaces: [{id: one, members: [{organisation: t}]}]\n"
        "collaboratives: [{id: together, kind: provider_collaborative, members: [{organisation: t}], places: [one]}]"
    )

    def everything(backwards: bool) -> dict[str, str]:
        system = system_of(text)
        asked = [
            (thing, name)
            for noun in ("system", "board", "seat", "organisation", "place", "collaborative", "person")
            for thing in system.things.get(noun, [system.subject])
            for name in facts_of(noun)
        ]
        found = {}
        for thing, name in reversed(asked) if backwards else asked:
            found[f"{thing.subject} {name}"] = repr(facts_of(thing.noun)[name].of(thing))
        return found

    assert everything(backwards=False) == everything(backwards=True)
