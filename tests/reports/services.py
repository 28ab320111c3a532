"""What the tests of the formats for services share: a pack that gives every status, and documents that people could write."""

import json
from pathlib import Path
from typing import Any, NamedTuple

from tests.support import Ran, run

RULES = Path(__file__).parent / "rules"
SCHEMAS = Path(__file__).parent / "schemas"

#: One of each: not met (an error, a warning, a note), partly met, explained, not due, not tested, met, not applicable.
EVERY_STATUS = """\
system: {name: Northmoor, ods: QNM}
packs: [services]
constitution_status: in_force
organisations:
  - {id: north, kind: nhs_trust, services: [acute], partner_trust: no}
  - {id: moor, kind: nhs_trust, services: [acute]}
  - {id: fell, kind: nhs_trust, services: [acute], partner_trust: yes}
  - {id: dale, kind: nhs_trust, services: [ambulance]}
board:
  form: two_tier
  seats:
    - {id: chair, role: chair, holder: vacant}
documents:
  digital_plan: none
  capital_plan: none
  workforce_plan: none
explanations:
  - rule: SV-03
    subject: board
    context: A pilot since 2022.
    reason: The partners chose another form.
    alternative: Each partner votes once.
    approved_by: {body: board, date: 2022-11-30, minute: 22/11}
    review_by: 2023-11-30
"""
WITHOUT_ERRORS = EVERY_STATUS.replace("partner_trust: no", "partner_trust: yes")
READY = """\
system: {name: Southmoor, ods: QSM}
packs: [services]
constitution_status: in_force
organisations:
  - {id: fell, kind: nhs_trust, services: [acute], partner_trust: yes}
board:
  form: unitary
  seats:
    - {id: chair, role: chair, holder: filled}
documents: {digital_plan: {status: approved}, capital_plan: {status: approved}, workforce_plan: {status: approved}}
"""
BROKEN = "system: {name: Northmoor, name: Southmoor}\n"

#: A name with all that one of the formats has a meaning for.
AWKWARD = (
    "a%b%0A%3B%AZP25; c] d, e: \"f\" 'g' <script>alert(1)</script> [h](1) {0} | `i` @j www.k.uk ::l:: ##vso[m]n \\ "
    "👩‍⚕️ עברית\u200f\nnext"
)
#: The same on one line, as most formats show it.
AWKWARD_LINE = AWKWARD.replace("\n", " ")


def named(name: str, document: str = EVERY_STATUS) -> str:
    """A document whose system, and whose trust that fails, have this name."""
    quoted = name.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    quoted = quoted.replace("\r", "\\r")
    document = document.replace("{name: Northmoor,", f'{{name: "{quoted}",')
    return document.replace("{id: north, kind", f'{{id: north, name: "{quoted}", kind')


def many_trusts(count: int) -> str:
    """A document with so many trusts that fail."""
    trusts = (
        f"  - {{id: t{n}, kind: nhs_trust, services: [acute], partner_trust: no}}" for n in range(count)
    )
    return EVERY_STATUS.replace("organisations:\n", "organisations:\n" + "\n".join(trusts) + "\n")


def written(folder: Path, text: str, name: str = "northmoor.ics.yaml") -> str:
    """A document in a file; its path."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return str(path)


def validated(*arguments: str) -> Ran:
    """``icscheck validate`` with the pack of these tests, as of a day on which it is in force."""
    return run("validate", *arguments, "--rules", str(RULES), "--as-of", "2023-01-01")


class Told(NamedTuple):
    """What the assessment says of an outcome, and the first place that it names."""

    message: str
    line: int
    column: int


def told(path: str) -> dict[str, Told]:
    """What the assessment says, by key: its words are tested elsewhere, here only where they stand."""
    (system,) = json.loads(validated(path, "--format", "json").out)["systems"]
    return {outcome["key"]: _told(outcome) for outcome in system["outcomes"]}


def _told(outcome: dict[str, Any]) -> Told:
    place = [*outcome["evidence"], *outcome["missing"]][0]
    return Told(outcome["message"], place["line"], place["column"])
