"""Systems to draw: every example, and made-up ones that are large or hostile."""

from __future__ import annotations

import json
import random
from datetime import date
from pathlib import Path

from icscheck.model import Document, System, find_systems, known, open_document, open_system
from tests.support import EXAMPLES, WORKED

DAY = date(2022, 6, 30)
#: Text that a format might take for its own.
HOSTILE = (
    "<script>alert(1)</script>",
    "\"double\" and 'single' quotes & </g></svg>",
    "a | b | c",
    "two\nlines\r\nand\ttabs",
    "🏥🙂👩‍⚕️ emoji",
    "\N{RIGHT-TO-LEFT OVERRIDE}right to left\N{POP DIRECTIONAL FORMATTING} שלום عربي",
    "x" * 10_000,
    "word " * 2_000,
    "``` ::: --> ]] %% ; end",
    "# not a heading\n- nor a list",
    "*bold* _italic_ [link](https://example.org) `code` <b>",
    "%%{init: {'theme': 'dark'}}%%",
    "\\\\ \\n \\N \\G {a|b}",
    "Z̷̡̢̛̛a̴l̵g̶o̷" + "̍" * 50,
    "#quot; &lt; &#9829; #35;",
    "﷽﷽",
    "= cmd",
    "漢字かな交じり文の長い名前がここにある委員会",
    "\N{ZERO WIDTH SPACE}",
)


def paths() -> list[Path]:
    """Every system of the examples, and the worked document of the schema."""
    found, _ = find_systems([str(EXAMPLES)])
    return [WORKED, *(path for path in sorted({each.files[0][0] for each in found}))]


def system_at(path: Path) -> System:
    """The system that a file or folder describes, as of its own day."""
    whole = path.parent if path.name.startswith("system.ics") else path
    (files,), problems = find_systems([str(whole)])
    assert not problems
    return _opened(open_document(files))


def system_of(text: str) -> System:
    """The system that a text describes."""
    (files,), _ = find_systems(["-"], text.encode())
    return _opened(open_document(files))


def _opened(document: Document) -> System:
    system, problems = open_system(document, document.as_of or DAY)
    assert system is not None, [problem.message[:200] for problem in (*document.problems, *problems)]
    return system


def made_up(bodies: int = 60, seed: int = 1, *, hostile: bool = False) -> System:
    """A system of about so many bodies with links of every kind between them; with hostile names where asked."""
    text = json.dumps(_document(bodies, random.Random(seed)))
    system = system_of(text.replace('"unknown"', "unknown"))
    if hostile:
        _rename(system)
    return system


def _document(count: int, chance: random.Random) -> dict[str, object]:
    organisations = [
        {
            "id": f"org-{place}",
            "kind": chance.choice(["nhs_trust", "local_authority", "independent_provider"]),
        }
        for place in range(max(3, count // 4))
    ]
    lists: dict[str, list[dict[str, object]]] = {
        "committees": [],
        "places": [],
        "collaboratives": [],
        "networks": [],
    }
    ids = ["board"]
    for place in range(count):
        key = chance.choice(
            ["committees", "committees", "committees", "places", "collaboratives", "networks"]
        )
        lists[key].append(_body(place, chance, ids, organisations))
        ids.append(f"body-{place}")
    parties = [
        *ids,
        "nhs_body",
        "nhs_england",
        "chief_executive",
        *(str(each["id"]) for each in organisations),
    ]
    functions = ["community_services", "continuing_care", "digital", "quality", "primary_medical_services"]
    delegations = [
        {
            "id": f"delegation-{place}",
            "function": chance.choice(functions),
            "from": chance.choice(parties),
            "to": chance.choice([*parties, "unknown"]),
            "basis": "internal_p11",
        }
        for place in range(count // 2)
    ]
    return {
        "format": 1,
        "system": {"name": "Many Bodies", "ods": "QZZ"},
        "nhs_body": {"name": "NHS Many Bodies Integrated Care Board"},
        "organisations": organisations,
        "board": {"name": "Board", "form": "unitary"},
        "partnership": {"legal_form": "joint_committee", "established_by": ["nhs_body", "org-0", "org-1"]},
        **lists,
        "delegations": delegations,
        "functions": [
            {"id": "anchor", "decided_by": ["board", ids[-1]], "carried_out_by": ["org-2"]},
            {"id": "digital", "decided_by": []},
        ],
    }


def _body(
    place: int, chance: random.Random, above: list[str], organisations: list[dict[str, str]]
) -> dict[str, object]:
    body: dict[str, object] = {
        "id": f"body-{place}",
        "name": f"Body number {place} for {chance.choice(['quality', 'finance and performance', 'a long purpose that needs several words'])}",
    }
    if chance.random() < 0.7:
        body["reports_to"] = [chance.choice(["board", "board", *above])]
    if chance.random() < 0.2:
        body["established_by"] = ["nhs_body", chance.choice(organisations)["id"]]
    if chance.random() < 0.2:
        body["parties"] = ["nhs_body", chance.choice(organisations)["id"]]
    body["legal_form"] = [chance.choice(["committee", "joint_committee", "advisory_group"])]
    if chance.random() < 0.5:
        body["decides"] = chance.choice(["yes", "no"])
    if chance.random() < 0.6:
        body["functions"] = chance.sample(
            ["community_services", "quality", "digital", "finance", "people", "capital", "research"],
            chance.randint(1, 7),
        )
    return body


def _rename(system: System) -> None:
    """Give everything that may have a name a hostile one, in turn; some of them no file can hold, since reading refuses them."""
    place = 0
    for noun in (
        "system",
        "nhs_body",
        "board",
        "partnership",
        "organisation",
        "committee",
        "place",
        "collaborative",
        "network",
    ):
        for thing in system.things.get(noun, []):
            thing.values["name"] = known(HOSTILE[place % len(HOSTILE)])
            place += 1
