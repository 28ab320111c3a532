"""The first acceptance test: the worked document of the design, and the verdicts planted in it."""

from __future__ import annotations

import pytest

from tests.support import PLANTED, WORKED, examine_path, outcomes

VERDICTS = [
    ("DF-G08 board", "partly-met", "the nursing seat is provided and vacant"),
    ("DF-P01 partnership", "met", "councils and the NHS body"),
    ("DF-V01 organisation/tarn-hospitals", "not-met", "acute, complete list, in no collaborative"),
    ("DF-V01 organisation/fenwick-minds", "met", "two trusts, two systems"),
    ("DF-V01 organisation/north-ambulance", "not-applicable", "ambulance only"),
    ("DF-L01 place/fenwick", "met", "one council speaks for two, one trust for two"),
    ("DF-L01 place/tarn", "not-tested", "there are others, not listed"),
    ("DF-G04 person/p-nem-2", "explained", "complete and current"),
    ("DF-G17 board", "not-met", "public health: none"),
    ("DF-D02 system", "not-met", "digital plan: none"),
    ("PLANT-16 board", "not-met", "Fenwick does not nominate"),
    ("PLANT-25 committee/quality", "not-tested", "one approval unknown"),
]


@pytest.mark.parametrize(("key", "status", "because"), VERDICTS)
def test_the_worked_document_gets_its_planted_verdicts(key: str, status: str, because: str) -> None:
    examination = examine_path(WORKED, packs=("design-framework", "planted"), rules=(PLANTED,))
    assert outcomes(examination)[key].status == status, because


def test_the_trust_of_another_system_is_no_subject_of_ours() -> None:
    examination = examine_path(WORKED, packs=("design-framework",))
    assert "DF-V01 organisation/coast-minds" not in outcomes(examination)


def test_the_day_comes_from_the_document_and_the_output_says_so() -> None:
    examination = examine_path(WORKED, packs=("design-framework",))
    (system,) = examination.systems
    assert (system.as_of.isoformat(), system.as_of_from) == ("2024-03-31", "document")
