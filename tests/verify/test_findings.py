"""What is said of a verdict that is not as it should be, and where it is said to be."""

from collections.abc import Iterable

from divebell.library import Diagnostic
from divebell.verify import Answer, LoadError, TestResult, Verdict
from divebell.verify.findings import (
    runtimes_agree,
    solution_passes,
    starter_fails,
    wrong_answer_fails,
)

from .conftest import make_problem

CASES = ({"name": "three", "call": "double(3)"}, {"name": "zero", "call": "double(0)"})
SQUARE = "def double(x):\n    return x**2\n"
PROBLEM = make_problem(cases=CASES, wrong={"square.py": (SQUARE, "three", "9")})
(WRONG,) = PROBLEM.wrong

PASS = Verdict("pass", (TestResult("three", "pass"), TestResult("zero", "pass")))
WRONG_VALUE = TestResult("three", "fail", "wrong-values", "got 9, want 6", line=2)
FAIL = Verdict("fail", (WRONG_VALUE, TestResult("zero", "pass")))
UNLOADABLE = Verdict(
    "error",
    (TestResult("three", "skipped"), TestResult("zero", "skipped")),
    LoadError("syntax-error", "expected ':'", line=1),
)


def told(diagnostics: Iterable[Diagnostic]) -> list[str]:
    return [str(diagnostic) for diagnostic in diagnostics]


def test_expected_verdicts_give_no_finding() -> None:
    assert told(solution_passes(PROBLEM, PASS)) == []
    assert told(starter_fails(PROBLEM, FAIL)) == []
    assert told(starter_fails(PROBLEM, UNLOADABLE)) == []
    assert told(wrong_answer_fails(WRONG, FAIL)) == []
    assert told(runtimes_agree(PROBLEM, Answer("wrong/square.py", FAIL, FAIL))) == []


def test_failing_solution_is_placed_at_the_case() -> None:
    (found,) = solution_passes(PROBLEM, FAIL)
    assert found.pretty() == (
        "problems/double/problem.yml:10:5: the solution does not pass 'three': "
        "fail (wrong-values), got 9, want 6 [not-proved]\n"
        "  10 |   - name: three\n"
        "     |     ^^^^^^^^^^^"
    )


def test_solution_that_does_not_load_is_placed_at_its_line() -> None:
    (found,) = solution_passes(PROBLEM, UNLOADABLE)
    assert str(found) == "problems/double/solution.py:1:1: cannot be loaded: expected ':'"
    assert found.source_line == "def double(x):"


def test_passing_starter_is_a_finding() -> None:
    assert told(starter_fails(PROBLEM, PASS)) == [
        (
            "problems/double/starter.py:1:1: the starter passes every case as it stands; "
            "take the solution out of it, or add a case that it fails"
        )
    ]


def test_wrong_answer_that_passes_everything_is_a_finding() -> None:
    assert told(wrong_answer_fails(WRONG, PASS)) == [
        (
            "problems/double/wrong/square.py:1:1: passes 'three', which it should fail; "
            "it passes every case: no case tells it from a solution"
        )
    ]


def test_wrong_answer_that_fails_another_case_says_which() -> None:
    elsewhere = Verdict("fail", (TestResult("three", "pass"), TestResult("zero", "fail", "wrong-values", "")))
    assert told(wrong_answer_fails(WRONG, elsewhere)) == [
        "problems/double/wrong/square.py:1:1: passes 'three', which it should fail; it fails 'zero'"
    ]


def test_wrong_answer_that_fails_in_other_words_shows_them() -> None:
    (wrong,) = make_problem(cases=CASES, wrong={"square.py": (SQUARE, "three", "shape")}).wrong
    (found,) = wrong_answer_fails(wrong, FAIL)
    assert str(found) == (
        "problems/double/wrong/square.py:2:5: fails 'three' without saying 'shape'; "
        "it says: fail (wrong-values), got 9, want 6"
    )
    assert "\n   2 |     return x**2\n     |     ^^^^^^^^^^^\n" in found.pretty()


def test_words_are_found_whatever_their_case() -> None:
    (wrong,) = make_problem(cases=CASES, wrong={"square.py": (SQUARE, "three", "GOT 9")}).wrong
    assert told(wrong_answer_fails(wrong, FAIL)) == []


def test_wrong_answer_that_does_not_load_proves_nothing() -> None:
    (found,) = wrong_answer_fails(WRONG, UNLOADABLE)
    assert "cannot be loaded (expected ':')" in found.message


def test_runtimes_that_differ_in_a_kind_are_placed_at_the_case() -> None:
    raised = TestResult("three", "fail", "exception", "OverflowError: too large")
    other = Verdict("fail", (raised, TestResult("zero", "pass")))
    assert told(runtimes_agree(PROBLEM, Answer("wrong/square.py", FAIL, other))) == [
        (
            "problems/double/problem.yml:10:5: CPython and Pyodide differ on wrong/square.py in 'three'. "
            "CPython: fail (wrong-values), got 9, want 6. Pyodide: fail (exception), OverflowError: too large"
        )
    ]


def test_runtimes_may_differ_in_words_and_lines() -> None:
    reworded = Verdict("fail", (TestResult("three", "fail", "wrong-values", "got 9.0"), PASS.tests[1]))
    assert told(runtimes_agree(PROBLEM, Answer("wrong/square.py", FAIL, reworded))) == []


def test_answer_that_loads_in_one_runtime_alone_is_a_finding() -> None:
    assert told(runtimes_agree(PROBLEM, Answer("wrong/square.py", PASS, UNLOADABLE))) == [
        (
            "problems/double/wrong/square.py:1:1: CPython and Pyodide differ. "
            "CPython: it can be loaded. Pyodide: expected ':'"
        )
    ]
