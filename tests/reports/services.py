"""What the tests of the formats for services share: a pack that gives every status, and documents that people could write."""

from pathlib import Path

RULES = Path(__file__).parent / "rules"
SCHEMAS = Path(__file__).parent / "schemas"
OPTIONS = ("--rules", str(RULES), "--as-of", "2023-01-01")

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

#: A name with what each of the formats has a meaning for.
AWKWARD = 'a%b; c] d, e: "f" \'g\' <script>alert(1)</script> [h](1) {0} | `i` @j ::k:: ##vso[l]m 👩‍⚕️ עברית\u200f\nnext'

QUOTED = AWKWARD.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
AWKWARD_DOCUMENT = EVERY_STATUS.replace("{name: Northmoor, ods: QNM}", f'{{name: "{QUOTED}", ods: QNM}}').replace(
    "{id: north, kind", f'{{id: north, name: "{QUOTED}", kind'
)


def written(folder: Path, text: str, name: str = "northmoor.ics.yaml") -> str:
    """A document in a file; its path."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return str(path)
