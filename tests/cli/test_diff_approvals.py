"""Whose approval a change needs follows from whose seat it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import run

BOARD = """\
format: 1
as_of: 2024-03-31
packs: [health-and-care-act]
system: {{name: Northmoor, ods: QNM}}
board:
  seats:
    - {{id: chair, role: chair, holder: {chair}}}
    - {{id: nem-1, role: non_executive_member, holder: {member}}}
    - {{id: listener, role: participant, holder: {listener}}}
"""
VACANT = {"chair": "vacant", "member": "vacant", "listener": "vacant"}
NEW = "{person: p-new, from: 2024-03-01}"
CHAIR = "appointment of a new chair, with the Secretary of State"
MEMBER = "approval of a new ordinary member"


@pytest.mark.parametrize(
    ("who", "said", "unsaid"),
    [("chair", [CHAIR], [MEMBER]), ("member", [MEMBER], [CHAIR]), ("listener", [], [CHAIR, MEMBER])],
)
def test_a_new_holder_is_approved_by_whom_the_act_names(
    who: str, said: list[str], unsaid: list[str], tmp_path: Path
) -> None:
    old, new = tmp_path / "old.ics.yaml", tmp_path / "new.ics.yaml"
    old.write_text(BOARD.format(**VACANT), encoding="utf-8")
    new.write_text(BOARD.format(**{**VACANT, who: NEW}), encoding="utf-8")
    out = " ".join(run("diff", str(old), str(new)).out.split())

    assert all(each in out for each in said), out
    assert not any(each in out for each in unsaid), out
