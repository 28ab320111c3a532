"""The structure of a system: bodies in lanes, and the links that the document states, no others."""

from __future__ import annotations

from icscheck.views.structure import LANES, Structure, structure
from tests.views.systems import made_up, system_of

START = "format: 1\nnhs_body: {name: NHS Tarn Integrated Care Board}\nboard: {form: unitary}\n"


def drawn(text: str) -> Structure:
    return structure(system_of(START + text))


def links(found: Structure) -> list[tuple[str, str, str]]:
    return [(link.kind, link.source, link.target) for link in found.links]


def lane_of(found: Structure, id: str) -> str:
    return next(body.lane for body in found.bodies if body.id == id)


def notes_of(found: Structure, name: str) -> tuple[str, ...]:
    return next(lane.notes for lane in found.lanes if lane.name == name)


def test_a_committee_reports_where_it_says() -> None:
    found = drawn("committees: [{id: audit, kind: audit, reports_to: board}]")

    assert links(found) == [("reports", "committee/audit", "board")]


def test_a_committee_that_does_not_say_has_no_line() -> None:
    found = drawn("committees: [{id: audit, kind: audit}]")

    assert links(found) == []
    assert next(body.reports for body in found.bodies if body.id == "committee/audit") == "not known"


def test_a_delegation_from_outside_brings_the_giver_in_above() -> None:
    found = drawn(
        "delegations: [{id: gp, function: primary_medical_services, from: nhs_england, to: nhs_body}]"
    )

    assert links(found) == [("delegation", "party/nhs_england", "nhs_body")]
    assert lane_of(found, "party/nhs_england") == "outside"


def test_an_organisation_that_only_receives_stands_below() -> None:
    found = drawn(
        "organisations: [{id: minds, kind: nhs_trust}]\ndelegations: [{id: mh, function: quality, from: nhs_body, to: minds}]"
    )

    assert lane_of(found, "organisation/minds") == "organisations"


def test_a_delegation_with_an_end_that_is_not_known_is_said_and_not_drawn() -> None:
    found = drawn("delegations: [{id: mh, function: quality, from: nhs_body}]")

    assert found.links == ()
    assert found.notes == (
        "Delegation mh (quality): from NHS Tarn Integrated Care Board, to whom is not known.",
    )


def test_everyone_who_sets_up_a_joint_committee_has_a_line_to_it() -> None:
    found = drawn(
        "organisations: [{id: county, kind: local_authority}]\n"
        "partnership: {legal_form: joint_committee, established_by: [nhs_body, county]}"
    )

    assert links(found) == [
        ("establishment", "nhs_body", "partnership"),
        ("establishment", "organisation/county", "partnership"),
    ]
    assert {link.words for link in found.links} == {"jointly sets up"}


def test_the_systems_own_board_listed_as_an_organisation_is_the_nhs_body() -> None:
    found = structure(
        system_of(
            "format: 1\nsystem: {ods: QZZ}\norganisations: [{id: icb, kind: integrated_care_board, ods: QZZ, operates_in: [QZZ]}]\n"
            "nhs_body: {ods: QZZ}\ncommittees: [{id: audit}]\n"
            "delegations: [{id: a, function: audit, from: icb, to: audit}]"
        )
    )

    assert links(found) == [("delegation", "nhs_body", "committee/audit")]


def test_what_is_not_described_is_said() -> None:
    found = drawn("committees: [{id: audit}, unknown]\nplaces: none")

    assert notes_of(found, "committees") == ("There may be other committees.",)
    assert notes_of(found, "places") == ("There are no places.",)
    assert notes_of(found, "collaboratives") == (
        "Collaboratives are not described.",
        "Networks are not described.",
    )
    assert found.notes == ("Delegations are not described.",)


def test_a_body_that_has_ended_is_drawn_only_where_a_link_still_names_it() -> None:
    text = "as_of: 2024-01-01\ncommittees: [{id: old, to: 2023-01-01}, {id: new, reports_to: old}]"
    named, unnamed = drawn(text), drawn(text.replace("reports_to: old", "kind: audit"))

    assert [body.standing for body in named.bodies if body.id == "committee/old"] == [
        "not in force on this day"
    ]
    assert not [body for body in unnamed.bodies if body.id == "committee/old"]


def test_two_bodies_of_one_name_are_told_apart() -> None:
    found = drawn("committees: [{id: a, name: Group}, {id: b, name: Group}]")

    assert [body.label for body in found.bodies if body.lane == "committees"] == [
        "Group (committee/a)",
        "Group (committee/b)",
    ]


def test_a_seat_is_named_by_its_title_and_a_person_only_by_id() -> None:
    found = drawn(
        "people: [{id: p-1, name: Jo Bloggs}]\nplaces: [{id: fenwick}]\n"
        "delegations: [{id: a, function: audit, from: p-1, to: fenwick}]"
    )

    assert "Person p-1" in found.names().values()
    assert not any("Bloggs" in name for name in found.names().values())


def test_every_link_joins_bodies_that_stand_in_a_lane() -> None:
    for hostile in (False, True):
        found = structure(made_up(60, hostile=hostile))
        ids = [body.id for body in found.bodies]

        assert len(ids) == len(set(ids)) >= 60
        assert {end for link in found.links for end in (link.source, link.target)} <= set(ids)
        assert {body.lane for body in found.bodies} <= set(LANES)
        assert all(body.label.strip() for body in found.bodies)
