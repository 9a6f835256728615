"""JUnit's XML, as CI systems read it: a test suite a problem, a test case an answer and runtime.

It keeps to the schema of Jenkins, the strictest of the readers:
https://github.com/jenkinsci/xunit-plugin/blob/master/src/main/resources/org/jenkinsci/plugins/xunit/types/model/xsd/junit-10.xsd
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final
from xml.etree import ElementTree as ET

from divebell.library import Diagnostic

from .findings import answers_of, findings
from .proof import Proof
from .verification import Examined

_RUNTIMES: Final = ("cpython", "pyodide")
# What XML 1.0 has no place for, even escaped: https://www.w3.org/TR/xml/#charsets
_FORBIDDEN: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def junit_xml(examined: Iterable[Examined]) -> bytes:
    """Give the document on the problems of one run."""
    root = ET.Element("testsuites", name="divebell verify")
    for one in examined:
        root.append(_suite(one))
    _count(root, [case for suite in root for case in suite])
    del root.attrib["skipped"]  # which the schema has for suites alone
    ET.indent(root)
    text: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def _suite(examined: Examined) -> ET.Element:
    suite = ET.Element(
        "testsuite", name=examined.problem.slug, file=f"{examined.problem.directory}/problem.yml"
    )
    suite.extend(_cases(examined))
    _count(suite, list(suite))
    return suite


def _cases(examined: Examined) -> Iterator[ET.Element]:
    problem, outcome = examined.problem, examined.outcome
    if outcome.bundle is None:
        yield from _unchecked(examined)
        return
    for answer in outcome.answers:
        found = findings(problem, answer)
        told = {"cpython": found.cpython, "pyodide": (*found.pyodide, *found.between)}
        for runtime, verdict in zip(_RUNTIMES, (answer.cpython, answer.pyodide), strict=True):
            yield _case(problem.slug, runtime, answer.file, verdict.seconds, told[runtime])


def _unchecked(examined: Examined) -> Iterator[ET.Element]:
    """The reference failed when the bundle was made, in CPython; nothing else could be checked."""
    problem, outcome = examined.problem, examined.outcome
    assert not isinstance(outcome, Proof)
    for file in answers_of(problem):
        for runtime in _RUNTIMES:
            failed = file == "solution.py" and runtime == "cpython"
            case = _case(problem.slug, runtime, file, 0.0, outcome.diagnostics if failed else ())
            if not failed:
                ET.SubElement(case, "skipped", message="the solution fails a case of its own")
            yield case


def _case(slug: str, runtime: str, file: str, seconds: float, found: Sequence[Diagnostic]) -> ET.Element:
    case = ET.Element("testcase", classname=f"{slug}.{runtime}", name=file, time=f"{seconds:.3f}")
    if found:
        failure = ET.SubElement(case, "failure", message=_legal(found[0].message), type="unproved")
        failure.text = _legal("\n".join(diagnostic.pretty() for diagnostic in found))
    return case


def _count(element: ET.Element, cases: Sequence[ET.Element]) -> None:
    element.attrib |= {
        "tests": str(len(cases)),
        "failures": str(sum(case.find("failure") is not None for case in cases)),
        "errors": "0",
        "skipped": str(sum(case.find("skipped") is not None for case in cases)),
        "time": f"{sum(float(case.attrib['time']) for case in cases):.3f}",
    }


def _legal(text: str) -> str:
    """A text with each character that XML forbids as Python writes it: `\\x1b`."""
    return _FORBIDDEN.sub(lambda match: ascii(match[0])[1:-1], text)
