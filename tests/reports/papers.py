"""What the tests of the board's report share: a small pack's report in either format, and hostile text for every field."""

from __future__ import annotations

from pathlib import Path

from tests.reports.services import EVERY_STATUS, RULES, written
from tests.support import Ran, run

#: What a browser, Markdown, a table or the reader's eye could trip over. ``\u200f`` turns the writing to the right.
HOSTILE = '<script>alert(1)</script> " onmouseover="x &lt; | `c` **b** [l](http://evil.example) www.evil.example @me עברית \u200f👩‍⚕️'
LONG = HOSTILE + "x" * 10_000


def quoted(text: str) -> str:
    """A text in YAML's double quotes."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def hostile_document(packs: str = "services") -> str:
    """A document with hostile text in every field that takes text."""
    bad, long = quoted(HOSTILE), quoted(LONG)
    return f"""\
system: {{name: {long}, ods: QNM, region: {bad}}}
as_of: 2022-03-31
packs: [{packs}]
constitution_status: in_force
report:
  meeting: {bad}
  agenda_item: {long}
  purpose: {bad}
  sponsor: {bad}
  author_role: {long}
  previously_considered: [{bad}]
  recommendations: [{long}, {quoted(HOSTILE + "2")}]
  summary: {quoted(HOSTILE + chr(10) * 2 + "# no heading" + chr(10) + "- no list")}
nhs_body: {{name: {long}}}
organisations:
  - {{id: north, name: {bad}, kind: nhs_trust, services: [acute], partner_trust: no}}
  - {{id: moor, name: {long}, kind: nhs_trust, services: [acute]}}
board:
  name: {long}
  form: two_tier
  seats: [{{id: chair, role: chair, title: {bad}, holder: vacant}}]
committees:
  - {{id: audit, kind: audit, name: {long}, decides: yes, functions: [quality], reports_to: [board]}}
  - {{id: other, kind: quality, name: {bad}, decides: yes, functions: [quality]}}
places:
  - {{id: fell, name: {bad}, decides: yes}}
collaboratives:
  - {{id: together, name: {long}, kind: provider_collaborative, route_to_board: {bad}}}
delegations:
  - {{id: passed, from: nhs_body, to: fell, function: community_services, assurance: {bad}}}
explanations:
  - rule: SV-03
    subject: board
    context: {long}
    reason: {bad}
    alternative: {bad}
    approved_by: {{body: board, date: 2022-01-01, minute: {bad}}}
    review_by: 2023-01-01
statements:
  - {{rule: SV-01, subjects: every, answer: yes, by_role: chair, date: 2022-01-01, evidence: {long}}}
"""


def hostile_actions() -> str:
    """An actions file with hostile text in it."""
    bad, long = quoted(HOSTILE), quoted(LONG)
    return f"""\
actions:
  - {{rule: SV-01, subject: organisation/north, owner: {bad}, action: {long}, note: {bad}, due: 2022-01-31}}
  - {{rule: {bad}, subject: {long}}}
"""


def reported(
    folder: Path, *options: str, document: str = EVERY_STATUS, format: str = "html", as_of: str = "2023-03-31"
) -> tuple[str, Ran]:
    """The report of a document in a folder, and how the command ended."""
    file = folder / f"report.{format}"
    path = written(folder, document)
    ran = run(
        "report", path, "--rules", str(RULES), "--as-of", as_of, "--format", format, "--output", str(file), *options
    )  # fmt: skip
    return (file.read_text(encoding="utf-8") if file.exists() else ""), ran
