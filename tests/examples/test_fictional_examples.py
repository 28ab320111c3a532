"""The two examples of a system that does not exist: complete in June 2022, and with gaps half a year earlier."""

from __future__ import annotations

import re
from functools import cache

from icscheck.assessment import Examined
from icscheck.source import Mapping, Sequence, read_file
from tests.support import EXAMPLES, examine_path, examine_text, statuses

READY = EXAMPLES / "tarn-and-fenwick"
EARLIER = EXAMPLES / "tarn-and-fenwick-2021" / "tarn-and-fenwick.ics.yaml"

#: Rules that find nothing to apply to in the complete example, each with the reason.
NOT_APPLICABLE = {
    "DF-C03": "there is no executive group: it is a permission",
    "DF-G09b": "no executive is on secondment",
    "DF-L06b": "no place is only a consultative forum",
    "DF-L06d": "no place has a lead provider",
    "DF-S03": "no collaborative is for one specialised service under a lead provider",
    "DF-V06c": "no collaborative that is paid has individual contracts",
    "PC-04c": "no collaborative chose shared leadership",
    "RO-03d": "no joint committee commissions",
}

#: What the gaps of the earlier example come to, by status; every other outcome is met or not applicable.
GAPS = {
    "not-met": [
        "DF-C01b system",
        "DF-C02 system",
        "DF-G10 board",
        "DF-G15b board",
        "DF-G22b document/functions_decision_map",
        "DF-K03 system",
        "DF-L01 place/fenwick",
        "DF-P04 partnership",
        "DF-V05b collaborative/minds-together",
    ],
    "partly-met": [
        "DF-F02 system",
        "DF-F08 system",
        "DF-G02 board",
        "DF-G03 board",
        "DF-G05 board",
        "DF-G06 board",
        "DF-G07 board",
        "DF-G08 board",
        "DF-G14 board",
        "DF-G21 system",
        "DF-G22 system",
        "DF-K01 system",
        "DF-K01b system",
        "DF-M01 system",
        "DF-M02d system",
        "DF-N04 system",
        "DF-O01 system",
        "DF-P10 system",
    ],
    "explained": ["DF-L05 place/fenwick"],
    "not-due": [
        "DF-D01 system",
        "DF-D01b system",
        "DF-D02 system",
        "DF-D03 system",
        "DF-D04 system",
        "DF-D05 system",
        "DF-D06 system",
        "DF-D06b system",
        "DF-D06c system",
        "DF-F01 organisation/fenwick-ccg",
        "DF-T02b system",
        "DF-T05 system",
        "DF-T05b system",
        "DF-T05c system",
        "DF-V01 organisation/fenwick-general",
        "DF-V01 organisation/tarn-hospitals",
    ],
    "not-tested": [
        "DF-F14 system",
        "DF-G16 board",
        "DF-G19 board",
        "DF-G21b board",
        "DF-L01 place/tarn",
        "DF-L05b place/fenwick",
        "DF-M03b board",
        "DF-M06 system",
        "DF-N03 involvement",
        "DF-P07b system",
        "DF-S01b system",
        "DF-V06 collaborative/minds-together",
        "DF-V06b collaborative/minds-together",
        "DF-V06c collaborative/minds-together",
        "DF-V06d collaborative/minds-together",
    ],
}


@cache
def ready() -> Examined:
    examination = examine_path(READY)
    assert not examination.problems
    (system,) = examination.systems
    return system


@cache
def earlier() -> Examined:
    examination = examine_path(EARLIER)
    assert not examination.problems
    (system,) = examination.systems
    return system


def keys_by_status(system: Examined) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for outcome in system.assessment.outcomes:
        found.setdefault(outcome.status, []).append(outcome.key)
    return {status: sorted(keys) for status, keys in found.items()}


def test_the_complete_example_is_ready_on_the_eve_of_establishment_but_for_guidance_to_come() -> None:
    assert (ready().assessment.overall, ready().as_of.isoformat(), ready().constitution) == (
        "Ready with actions",
        "2022-06-30",
        "proposed",
    )
    (framework,) = examine_path(READY, packs=("design-framework",)).systems
    assert framework.assessment.overall == "Ready"


def test_only_the_later_start_of_the_law_is_explained_and_all_else_is_met_or_does_not_apply_yet() -> None:
    found = keys_by_status(ready())
    assert set(found) == {"met", "not-applicable", "explained", "not-due"}
    assert found["explained"] == ["DF-T05c system"]
    assert found["not-due"] == ["IP-04 system"]


def test_the_complete_example_is_tested_against_all_guidance_of_the_day() -> None:
    in_force = examine_text("format: 1\nas_of: 2022-06-30\nsystem: {name: Any}\n", packs=(), as_of=None)
    (any_system,) = in_force.systems
    assert {pack.header.spec for pack in ready().packs} == {pack.header.spec for pack in any_system.packs}


def test_the_complete_example_answers_guidance_that_has_ended_and_a_union_s_view() -> None:
    (ended,) = examine_path(READY, packs=("icb-interim-governance@2021.08",)).systems
    assert (ended.assessment.overall, set(keys_by_status(ended))) == ("Ready", {"met", "not-applicable"})
    (view,) = examine_path(READY, packs=("bma-position@2021.07",)).systems
    found = keys_by_status(view)
    assert set(found) == {"met", "not-applicable", "not-met"}
    assert found["not-met"] == ["BMA-04 board", "BMA-11 board", "BMA-15 system"]
    comments = "".join(part.read_text(encoding="utf-8") for part in READY.glob("*.ics.yaml"))
    assert all(key.split(" ")[0] in comments for key in found["not-met"])


def test_only_these_rules_apply_to_nothing_in_the_complete_example() -> None:
    applied = {
        outcome.rule.id for outcome in ready().assessment.outcomes if outcome.status != "not-applicable"
    }
    assert {outcome.rule.id for outcome in ready().assessment.outcomes} - applied == set(NOT_APPLICABLE)


def test_the_parts_of_the_complete_example_say_the_same_in_one_file() -> None:
    whole = "\n".join(part.read_text(encoding="utf-8") for part in sorted(READY.glob("*.ics.yaml")))
    in_parts = {outcome.key: outcome.status for outcome in ready().assessment.outcomes}
    assert statuses(examine_text(whole, packs=(), as_of=None)) == in_parts


def test_the_gaps_of_the_earlier_example_come_to_these_outcomes_and_no_others() -> None:
    found = keys_by_status(earlier())
    assert {status: keys for status, keys in found.items() if status not in ("met", "not-applicable")} == GAPS
    assert earlier().assessment.overall == "Not ready"


def test_an_explanation_that_has_expired_is_no_explanation() -> None:
    (shared,) = [outcome for outcome in earlier().assessment.outcomes if outcome.key == "DF-C01b system"]
    assert shared.explanation is not None
    assert "30 November 2021" in shared.message or "2021-11-30" in shared.message


def test_each_gap_has_a_comment_that_names_what_comes_of_it() -> None:
    comments = " ".join(re.findall(r"# (.*)", EARLIER.read_text(encoding="utf-8")))
    named = {f"DF-{rule}" for rule in re.findall(r"\b([A-Z]\d\d[a-z]?)\b", comments)}
    assert named == {key.split(" ")[0] for keys in GAPS.values() for key in keys}
    assert re.findall(r"GAP (\d+):", comments) == [str(number) for number in range(1, 20)]


def test_the_examples_hold_ids_and_no_names_of_people() -> None:
    for file in (READY / "organisations.ics.yaml", EARLIER):
        root, _ = read_file(file, file.name)
        assert isinstance(root, Mapping)
        people = root.get("people")
        assert isinstance(people, Sequence)
        assert not [person for person in people.items if isinstance(person, Mapping) and person.get("name")]
