"""What CI systems and scripts read of a verification."""

import hashlib
import xml.etree.ElementTree as ET

from hypothesis import given, settings
from hypothesis import strategies as st

from divebell.library import Diagnostic
from divebell.verify import (
    Answer,
    Examined,
    LoadError,
    Proof,
    Refusal,
    Shard,
    TestResult,
    Verdict,
    document,
    junit_xml,
)
from divebell.verify.findings import findings

from .conftest import make_problem

SQUARE = "def double(x):\n    return x**2\n"
PROBLEM = make_problem(wrong={"square.py": (SQUARE, "three", "9")})
PASS = Verdict("pass", (TestResult("three", "pass"),), seconds=0.5)
FAIL = Verdict("fail", (TestResult("three", "fail", "wrong-values", "got 9, want 6", 2),), seconds=0.25)
UNLOADABLE = Verdict("error", (TestResult("three", "skipped"),), LoadError("syntax-error", "expected ':'", 1))


def proved() -> Examined:
    answers = (
        Answer("solution.py", PASS, PASS),
        Answer("starter.py", FAIL, FAIL),
        Answer("wrong/square.py", FAIL, FAIL),
    )
    return Examined(PROBLEM, Proof("double", b"bundle", answers), cached=False)


def refused(message: str = "got 9, want 6") -> Examined:
    """The solution fails in Pyodide alone, and the runtimes differ on the wrong answer."""
    late = Verdict("fail", (TestResult("three", "timeout", "too-slow", "9: too slow"),))
    other = Verdict("fail", (TestResult("three", "fail", "wrong-values", message, 2),))
    answers = (
        Answer("solution.py", PASS, other),
        Answer("starter.py", FAIL, FAIL),
        Answer("wrong/square.py", FAIL, late),
    )
    found = tuple(diagnostic for answer in answers for diagnostic in findings(PROBLEM, answer).merged())
    return Examined(PROBLEM, Refusal("double", found, b"bundle", answers), cached=False)


def unbuilt() -> Examined:
    found = Diagnostic("problems/double/solution.py", 1, 1, "expected ':'")
    return Examined(PROBLEM, Refusal("double", (found,), None, ()), cached=False)


def test_document_of_a_proof() -> None:
    told = document([proved()], Shard(1, 2))
    assert told["version"] == 1
    assert told["ok"]
    assert told["shard"] == "1/2"
    (problem,) = told["problems"]
    assert problem["bundle"] == {"bytes": 6, "sha256": hashlib.sha256(b"bundle").hexdigest()}
    assert (problem["slug"], problem["status"], problem["seconds"]) == ("double", "proved", 2.0)
    assert problem["diagnostics"] == []
    assert problem["answers"][2] == {
        "file": "wrong/square.py",
        "cpython": {
            "status": "fail",
            "seconds": 0.25,
            "error": None,
            "tests": [
                {
                    "name": "three",
                    "status": "fail",
                    "kind": "wrong-values",
                    "message": "got 9, want 6",
                    "line": 2,
                }
            ],
        },
        "pyodide": problem["answers"][2]["cpython"],
    }


def test_document_of_refusals_and_of_mistakes_in_the_content() -> None:
    told = document([refused(), unbuilt()])
    assert not told["ok"]
    first, second = told["problems"]
    assert [found["message"].split(":")[0] for found in first["diagnostics"]] == [
        "in Pyodide",
        "CPython and Pyodide differ on wrong/square.py in 'three'. CPython",
    ]
    assert (second["bundle"], second["answers"]) == (None, [])
    mistake = Diagnostic(
        "problems/double/problem.yml", 3, 4, "unknown field 'titel'", "did you mean 'title'?"
    )
    told = document([], None, [mistake])
    assert not told["ok"]
    assert told["diagnostics"] == [
        {
            "path": "problems/double/problem.yml",
            "line": 3,
            "column": 4,
            "message": "unknown field 'titel'",
            "hint": "did you mean 'title'?",
        }
    ]


def test_junit_has_a_case_for_each_answer_and_runtime() -> None:
    root = ET.fromstring(junit_xml([proved()]))
    (suite,) = root
    assert suite.attrib["name"] == "double"
    assert [(case.attrib["classname"], case.attrib["name"]) for case in suite] == [
        ("double.cpython", "solution.py"),
        ("double.pyodide", "solution.py"),
        ("double.cpython", "starter.py"),
        ("double.pyodide", "starter.py"),
        ("double.cpython", "wrong/square.py"),
        ("double.pyodide", "wrong/square.py"),
    ]
    assert all(len(case) == 0 for case in suite)
    counts = {"tests": "6", "failures": "0", "errors": "0", "skipped": "0", "time": "2.000"}
    assert counts.items() <= suite.attrib.items()
    del counts["skipped"]
    assert counts.items() <= root.attrib.items()


def test_junit_tells_failures_in_the_runtime_that_they_are_of() -> None:
    root = ET.fromstring(junit_xml([refused()]))
    failing = {
        (case.attrib["classname"], case.attrib["name"]): failure
        for case in root.iter("testcase")
        if (failure := case.find("failure")) is not None
    }
    assert list(failing) == [("double.pyodide", "solution.py"), ("double.pyodide", "wrong/square.py")]
    told = failing["double.pyodide", "solution.py"]
    assert told.attrib["message"] == (
        "the solution does not pass 'three': fail (wrong-values), got 9, want 6"
    )
    assert told.text is not None
    assert told.text.startswith("problems/double/problem.yml:10:5: the solution does not pass")
    assert root.attrib["failures"] == "2"


def test_junit_skips_what_could_not_be_checked() -> None:
    root = ET.fromstring(junit_xml([unbuilt()]))
    (suite,) = root
    assert (suite.attrib["failures"], suite.attrib["skipped"]) == ("1", "5")


ATTRIBUTES = {
    "testsuites": {"name", "time", "tests", "failures", "errors"},
    "testsuite": {"name", "file", "time", "tests", "failures", "errors", "skipped"},
    "testcase": {"name", "time", "classname"},
    "failure": {"message", "type"},
    "skipped": {"message"},
}
"""What Jenkins' schema, junit-10.xsd, allows of each element, as far as it is used."""


def test_junit_keeps_to_the_schema() -> None:
    root = ET.fromstring(junit_xml([proved(), refused(), unbuilt()]))
    for element in root.iter():
        assert set(element.attrib) <= ATTRIBUTES[element.tag]


@settings(deadline=None)
@given(st.text(min_size=1))
def test_junit_is_xml_whatever_a_message_holds(text: str) -> None:
    root = ET.fromstring(junit_xml([refused(f"got {text}")]))
    (message, _) = (failure.attrib["message"] for failure in root.iter("failure"))
    assert set(filter(str.isalnum, text.splitlines()[0])) <= set(message)


def test_junit_shows_control_characters_as_python_writes_them() -> None:
    assert b"got \\x1b[31m\\ud800\\x00" in junit_xml([refused("got \x1b[31m\ud800\x00")])
