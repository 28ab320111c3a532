"""JUnit XML: a test suite for each system, a test case for each outcome.

What is not met or partly met at the level of an error or a warning is a failure; what was not tested, is not due or
does not apply is skipped; the rest passes, and a note or an explanation is told as its output. There are no times,
since the same input gives the same bytes.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from icscheck.assessment import Examination, Examined, Outcome
from icscheck.packs import Problem
from icscheck.reports.findings import account, circumstances, heading, one_line, places_of, sentence

# Whatever XML 1.0 has no way to write.
_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SKIPPED = ("not-tested", "not-due", "not-applicable")
_FAILING = ("not-met", "partly-met")
_MOST_PLACES = 20


def as_junit(examination: Examination) -> str:
    """The examination as JUnit XML, with a line end."""
    root = ET.Element("testsuites", name="icscheck")
    if examination.problems:
        _problems(root, examination.problems)
    for examined in examination.systems:
        _suite(root, examined)
    if examination.together:
        suite = ET.SubElement(root, "testsuite", name="The systems read together")
        for outcome in examination.together:
            _outcome(suite, outcome)
        _count(suite)
    for count in ("tests", "failures", "errors"):
        root.set(count, str(sum(int(suite.get(count, "0")) for suite in root)))
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'


def _problems(root: ET.Element, problems: tuple[Problem, ...]) -> None:
    """What could not be used is an error; a warning passes, since it stops nothing."""
    suite = ET.SubElement(root, "testsuite", name="Reading")
    for problem in problems:
        place = f"{problem.file}:{problem.line}:{problem.column}" if problem.line else problem.file
        case = _case(suite, f"icscheck.{problem.code}", place)
        if problem.level == "error":
            _say(case, "error", problem.code, problem.message, problem.message)
        else:
            _output(case, problem.message)
    _count(suite)


def _suite(root: ET.Element, examined: Examined) -> None:
    suite = ET.SubElement(root, "testsuite", name=_legal(one_line(examined.name)))
    properties = ET.SubElement(suite, "properties")
    for name, value in (
        ("path", examined.path),
        ("constitution", examined.constitution),
        ("as_of", examined.as_of.isoformat()),
        ("packs", " ".join(pack.header.spec for pack in examined.packs)),
        ("standing", circumstances(examined)),
        ("overall", examined.assessment.overall),
        ("not_tested", str(examined.assessment.counts["not-tested"])),
    ):
        ET.SubElement(properties, "property", name=name, value=_legal(value))
    for outcome in examined.assessment.outcomes:
        _outcome(suite, outcome)
    _count(suite)


def _outcome(suite: ET.Element, outcome: Outcome) -> None:
    rule = outcome.rule
    case = _case(suite, f"{rule.pack.name}.{rule.theme}", outcome.key)
    if outcome.status in _SKIPPED:
        _say(case, "skipped", outcome.status, outcome.message, "")
    elif outcome.status in _FAILING and outcome.level in ("error", "warning"):
        _say(case, "failure", outcome.level, f"{heading(outcome)}. {sentence(rule.title)}", _details(outcome))
    elif outcome.status != "met":
        _output(case, f"{heading(outcome)}.\n{_details(outcome)}")


def _details(outcome: Outcome) -> str:
    places = [f"At: {each.file}:{each.line}:{each.column}" for each in places_of(outcome)[:_MOST_PLACES]]
    return "\n".join([*account(outcome), *places])


def _case(suite: ET.Element, classname: str, name: str) -> ET.Element:
    return ET.SubElement(suite, "testcase", classname=_legal(classname), name=_legal(one_line(name)))


def _say(case: ET.Element, tag: str, type: str, message: str, text: str) -> None:
    said = ET.SubElement(case, tag, type=_legal(type), message=_legal(one_line(message)))
    said.text = _legal(text) or None


def _output(case: ET.Element, text: str) -> None:
    ET.SubElement(case, "system-out").text = _legal(text)


def _count(suite: ET.Element) -> None:
    suite.set("tests", str(len(suite.findall("testcase"))))
    for count, tag in (("failures", "failure"), ("errors", "error"), ("skipped", "skipped")):
        suite.set(count, str(len(suite.findall(f"testcase/{tag}"))))


def _legal(text: str) -> str:
    return _ILLEGAL.sub("", text)
