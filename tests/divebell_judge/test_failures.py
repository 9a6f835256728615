"""Each class of failure: its kind, the words an author can rely on, and what helps the reader."""

import json
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import divebell_judge
from divebell_judge.failure import Failure

from .conftest import Fields, Tested

DOUBLE = "def f(x):\n    return 2 * x\n"
GIVEN_X: Fields = {"given": "x = np.arange(6.0).reshape(2, 3)", "call": "f(x)"}
ROOT = "def f(x):\n    if x < 0:\n        raise ValueError('negative')\n    return x ** 0.5\n"
SHOUT = "def f(x):\n    print(x)\n    print(2 * x)\n"
PRINTS: Fields = {"call": "f(2)", "prints": "2\n4\n"}
COUNTER = "class Counter:\n    n = 0\n    def up(self):\n        self.n += 1\n        return self.n\n"
DRAW = "def f(rng): return rng.random()"
CHECKED: Fields = {"call": "f(3)", "check": "result % 3 == 0"}
TABLE = tomllib.loads(Path(__file__).with_name("failures.toml").read_text("utf-8"))


@pytest.fixture
def failed(tested: Tested) -> Callable[[Fields], Fields]:
    """The failed test of a row of the table."""
    return lambda row: tested(TABLE["references"][row["reference"]], row["solution"], **row["case"])


@pytest.mark.parametrize("row", TABLE["failures"], ids=lambda row: row["kind"])
def test_each_failure_says_what_is_wrong(failed: Callable[[Fields], Fields], row: Fields) -> None:
    test = failed(row)
    assert (test["kind"], test["status"]) == (row["kind"], row["status"])
    assert test["message"].startswith(row["message"])


def key_words() -> dict[str, str]:
    """The table in the package's docstring."""
    rows = [line.split('"') for line in (divebell_judge.__doc__ or "").splitlines() if line.count('"') == 2]
    return {kind.strip(): word for kind, word, _ in rows}


def test_every_kind_is_in_the_table() -> None:
    assert key_words().keys() == {row["kind"] for row in TABLE["failures"]} | {"too-slow"}


@pytest.mark.parametrize("row", TABLE["failures"], ids=lambda row: row["kind"])
def test_every_message_has_its_documented_key_word(row: Fields) -> None:
    assert key_words()[row["kind"]].lower() in row["message"].lower()


@pytest.mark.parametrize(
    ("reference", "source", "case"),
    [
        (DOUBLE, "f = lambda x: (x + x).tolist()", GIVEN_X),
        (DOUBLE, "f = lambda x: (2 * n for n in x)", GIVEN_X),
        (DOUBLE, "def f(x): return 9", CHECKED),
        (
            ROOT,
            "class Negative(ValueError): ...\ndef f(x): raise Negative",
            {"call": "f(-1)", "raises": "ValueError"},
        ),
        (ROOT, ROOT, {"call": "f(-1)", "raises": "builtins.ValueError"}),
        (SHOUT, "def f(x): print('2  \\n4\\n\\n')", PRINTS),
        (SHOUT, SHOUT + "    return 1", PRINTS),
        (
            "def f(x): x.append(1)",
            "def f(x): x += [1]",
            {"given": "x = []", "call": "f(x)", "mutates": ["x"]},
        ),
        (
            "def f(x): return x[0]",
            "def f(x): return x.pop()",
            {"given": "x = [1]", "call": "f(x)", "mutates": ["x"]},
        ),
        (
            COUNTER,
            COUNTER.replace("n = 0", "n = 1 - 1"),
            {"given": "c = Counter()\nc.up()", "call": "c.up()"},
        ),
        (DRAW, DRAW, {"given": "rng = np.random.default_rng(1)", "call": "f(rng)"}),
        ("import numpy as np\ndef f(): return np.random.rand(3)",) * 2 + ({"call": "f()"},),
        ("import random\ndef f(): return random.random()",) * 2 + ({"call": "f()"},),
    ],
)
def test_a_right_answer_passes_in_whatever_form(
    tested: Tested, reference: str, source: str, case: Fields
) -> None:
    test = tested(reference, source, **case)
    assert (test["status"], test["message"], test["kind"]) == ("pass", "", None)


def test_an_in_place_answer_is_held_against_what_the_reference_left(tested: Tested) -> None:
    case: Fields = {"given": "x = [3, 1, 2]", "call": "f(x)", "mutates": ["x"]}
    test = tested("def f(x): x.sort()", "def f(x): x.sort(reverse=True)", **case)
    assert test["kind"] == "wrong-values"
    assert "First at `x[0]`: got 3, want 1." in test["message"]


@pytest.mark.parametrize(
    ("source", "case", "hint"),
    [
        ("def ff(x): ...", {"call": "f(1)"}, "It defines `ff`"),
        ("def f(x): return f", {"call": "f(1)"}, "Are the parentheses of a call missing?"),
        ("def f(x):\n    import torch\n", {"call": "f(1)"}, "other packages are not"),
        ("def f(x): return f(x)", {"call": "f(1)"}, "base case"),
        ("def f(x): return x @ x", GIVEN_X, "the last axis of A must be as long as"),
        ("def f(x): return x.dot(x)", GIVEN_X, "the last axis of A must be as long as"),
        ("def f(x): return x + x.sum(1)", GIVEN_X, "is a keepdims missing?"),
        ("def f(x): return x if x > 0 else 0", GIVEN_X, "is .any(), .all() or np.where wanted"),
        ("def f(x): return x[2]", GIVEN_X, "run from 0 to n - 1"),
        ("def f(x): return [x][1]", {"call": "f(1)"}, "run from 0 to n - 1"),
        ("def f(x):\n    x = x.astype(int)\n    x += 0.5", GIVEN_X, "An array keeps its dtype"),
        ("def g(x): x\ndef f(x): return g(x) + 1", {"call": "f(1)"}, "Something is None here"),
        ("def g(x): x\ndef f(x): return g(x).T", {"call": "f(1)"}, "Something is None here"),
        ("def f(x): return x.tolist().shape", GIVEN_X, "np.asarray(...) makes an array of it"),
        ("def f(x): return [x] * 0.5", {"call": "f(1)"}, "is np.asarray(...) missing?"),
        ("def f(x): return x / 0", {"call": "f(1)"}, "Which input makes the divisor 0"),
        ("import numpy as np\ndef f(x): return np.linalg.inv(0 * x @ x.T)", GIVEN_X, "has no inverse"),
        ("n = 0\ndef f(x):\n    n += x\n    return n", {"call": "f(1)"}, "A name that a function assigns is"),
        ("def f(x):\n    x[0] = 1\n    return None\n", GIVEN_X, "The call also changed its input `x`."),
        (
            "def f(x):\n    return x / (x - x)\n",
            GIVEN_X,
            "Python warned at line 2: divide by zero encountered in",
        ),
        (
            "import numpy as np\ndef f(x): return np.empty(0).mean()",
            GIVEN_X,
            "warned at line 2: Mean of empty slice.",
        ),
        (
            "import warnings\ndef f(x): return warnings.warn('Odd', RuntimeWarning, stacklevel=2)",
            GIVEN_X,
            "Python warned: Odd.",
        ),
    ],
)
def test_hints(tested: Tested, source: str, case: Fields, hint: str) -> None:
    assert hint in " ".join(tested(DOUBLE, source, **case)["hints"])


def test_one_warning_is_told_after_what_is_surer(tested: Tested) -> None:
    source = (
        "import numpy as np\ndef f(x):\n    x /= 0\n    return np.array([[1, 2, 3], [4, 5, 6]]) * x / x\n"
    )
    hints = tested("def f(x): return [1.5] * 6", source, given="x = np.arange(6.0)", call="f(x)")["hints"]
    assert "is a keepdims missing?" in hints[0]
    assert hints[1:] == [
        "The call also changed its input `x`.",
        "Python warned at line 3: divide by zero encountered in divide.",
    ]


def test_the_surest_hints_are_kept() -> None:
    failed = Failure("wrong-values", "", ("an explanation", "an observation"))
    assert failed.hinting("a fact").hinting("a warning").hints == (
        "an explanation",
        "an observation",
        "a fact",
    )


def test_a_misspelt_name_is_told_with_the_one_that_is_meant(tested: Tested) -> None:
    test = tested(DOUBLE, "def f(x):\n    value = 2 * x\n    return valeu\n", call="f(1)")
    assert "Did you mean: 'value'?" in test["message"]


def test_an_exception_has_the_readers_place_and_frames_only(tested: Tested) -> None:
    source = (
        "import numpy as np\n"
        "\n"
        "def g(x):\n"
        "    é = 'é'; return np.linalg.inv(x)\n"
        "\n"
        "def f(x):\n"
        "    return g(x)\n"
    )
    test = tested(DOUBLE, source, given="x = np.zeros((2, 2))", call="f(x)")
    assert (test["line"], test["column"], test["end_column"]) == (4, 21, 37)
    assert test["traceback"] == (
        "Traceback (most recent call last):\n"
        '  File "solution.py", line 7, in f\n'
        "    return g(x)\n"
        "           ^^^^\n"
        '  File "solution.py", line 4, in g\n'
        "    é = 'é'; return np.linalg.inv(x)\n"
        "                    ^^^^^^^^^^^^^^^^\n"
        "LinAlgError: Singular matrix"
    )


def test_lines_are_counted_as_python_counts_them(tested: Tested) -> None:
    source = "def f(x):\r\n    s = '\x0c \u2028 \x1c'\r\n    return 1 / 0\r\n"
    test = tested(DOUBLE, source, call="f(1)")
    assert test["line"] == 3
    assert "    return 1 / 0\n           ^^^^^" in test["traceback"]


def test_a_deep_recursion_has_a_short_traceback(tested: Tested) -> None:
    test = tested(DOUBLE, "def f(x):\n    return f(x)\n", call="f(1)")
    assert len(test["traceback"].splitlines()) < 20
    assert "more times]" in test["traceback"]


def test_a_readers_own_traceback_shows_source_lines(tested: Tested) -> None:
    source = (
        "import traceback\ndef f(x):\n    try:\n        1 / 0\n    except ZeroDivisionError:\n"
        "        return traceback.format_exc()\n"
    )
    assert "1 / 0" in tested("def f(x): return ''", source, call="f(1)")["got"]


def test_the_first_failing_seed_is_told(tested: Tested) -> None:
    case: Fields = {"seeds": 5, "call": "f(seed)"}
    test = tested(DOUBLE, "def f(x):\n    print(x)\n    return 2 * x + (x > 2)\n", **case)
    assert (test["seed"], test["kind"], test["stdout"]) == (3, "wrong-values", "0\n1\n2\n3\n")
    assert test["message"] == "Wrong values: got 7, want 6. First seen with seed 3."


@pytest.mark.parametrize(
    ("source", "message"),
    [
        (
            "def f(x): return [1 + (x > 1)]",
            "The check `result[0] == 1` does not hold for the result. First seen with seed 2.",
        ),
        (
            "def f(x): return [1][x > 1 :]",
            (
                "The check `result[0] == 1` could not be made on the result: "
                "IndexError: list index out of range (with seed 2)"
            ),
        ),
        (
            "def f(x): return [1] if x < 2 else 1 / 0",
            "Line 1 raised ZeroDivisionError: division by zero (with seed 2)",
        ),
    ],
)
def test_whatever_fails_the_seed_is_named(tested: Tested, source: str, message: str) -> None:
    test = tested("def f(x): return [1]", source, seeds=3, call="f(seed)", check="result[0] == 1")
    assert test["message"] == message


def test_a_failed_check_carries_the_result(tested: Tested) -> None:
    test = tested("def f(x): return 3, x", "def f(x): return 2, x", call="f(1)", check="result[0] == 3")
    assert (test["got"], test["expected"]) == ("(2, 1)", None)


def test_a_failed_test_carries_its_code_values_and_output(tested: Tested) -> None:
    test = tested(DOUBLE, "def f(x):\n    print('here')\n    return [x]\n", given="x = 2", call="f(x)\n")
    assert test["code"] == "x = 2\nf(x)"
    assert (test["expected"], test["got"], test["stdout"]) == ("4", "[2]", "here\n")


@pytest.mark.parametrize(
    "case",
    [
        {"given": "secret = 2", "call": "f(secret)"},
        {"call": "f(secret=3)"},
        {"call": "f(3)", "check": "result == 6 # secret"},
        {"call": "f(3)", "check": "len(result) == 6 # secret"},
    ],
)
@pytest.mark.parametrize("source", ["def f(x=1, secret=1):\n    print(x)\n    return 0\n", "def f(y): ..."])
def test_a_hidden_test_tells_neither_code_nor_values(tested: Tested, case: Fields, source: str) -> None:
    if "len" in (case.get("check") or ""):
        reference = "def f(x=1, secret=1): return [0] * 6"
    else:
        reference = "def f(x=1, secret=3): return 2 * secret"
    test = tested(reference, source, hidden=True, **case)
    assert test["status"] != "pass"
    assert (test["code"], test["expected"], test["got"], test["stdout"]) == (None, None, None, "")
    assert "secret" not in test["message"].replace("unexpected keyword argument 'secret'", "")


def test_long_output_is_cut(tested: Tested) -> None:
    test = tested(DOUBLE, "def f(x):\n    print('y' * 100_000)\n    return 2 * x\n", call="f(1)")
    assert (test["status"], test["truncated"], len(test["stdout"])) == ("pass", True, 65536)


@pytest.mark.parametrize("statement", ["import warnings; warnings.warn('w')", "'\\d'"])
def test_warnings_break_nothing(tested: Tested, statement: str) -> None:
    assert tested(DOUBLE, f"def f(x):\n    {statement}\n    return 2 * x\n", call="f(1)")["status"] == "pass"


def test_one_failure_does_not_hide_the_rest(verdict: Tested) -> None:
    source = "def f(x):\n    return 1 / x\n"
    result = verdict(DOUBLE, source, {"call": "f(0)"}, {"call": "f(2)"}, {"call": "f(0.5 ** 0.5)"})
    assert [test["status"] for test in result["tests"]] == ["error", "fail", "pass"]
    assert result["status"] == "fail"


SYNTAX: list[tuple[str, int | None, int | None, int | None, str]] = [
    ("def f(x)\n    return x\n", 1, 9, 10, "Python cannot read line 1: expected ':'."),
    ("def f(x):\nreturn x\n", 2, 1, 7, "Python cannot read line 2: expected an indented block"),
    ("x = (1,\n", 1, 5, 6, "Python cannot read line 1: '(' was never closed."),
    ("é = 'é' é\n", 1, None, None, "Python cannot read line 1: invalid syntax"),
    (
        "x = '\0'",
        None,
        None,
        None,
        "Python cannot read the code: source code string cannot contain null bytes",
    ),
    ("x = '\ud800'", None, None, None, "Python cannot read the code: "),
]


@pytest.mark.parametrize(("source", "line", "column", "end_column", "message"), SYNTAX)
def test_unreadable_code_is_told_with_its_place(
    verdict: Tested, source: str, line: int | None, column: int | None, end_column: int | None, message: str
) -> None:
    result = verdict(DOUBLE, source, {"call": "f(1)"})
    error: dict[str, Any] = result["error"]
    assert (result["status"], error["kind"], error["line"]) == ("error", "syntax-error", line)
    assert error["message"].startswith(message)
    if column:
        assert (error["column"], error["end_column"]) == (column, end_column)
        assert error["code"] == source.splitlines()[(line or 1) - 1]
    assert [(test["status"], test["message"]) for test in result["tests"]] == [("skipped", "")]


def test_code_that_fails_while_loading_is_told_with_its_place(verdict: Tested) -> None:
    result = verdict(DOUBLE, "x = 1\ny = x / 0\n", {"call": "f(1)"})
    assert result["status"] == "error"
    assert (result["error"]["kind"], result["error"]["line"]) == ("exception", 2)
    assert (result["error"]["column"], result["error"]["end_column"]) == (5, 10)
    assert result["error"]["code"] == "y = x / 0"
    assert "ZeroDivisionError" in result["error"]["traceback"]


def test_code_under_the_main_guard_is_not_run(tested: Tested) -> None:
    source = DOUBLE + "if __name__ == '__main__':\n    raise SystemExit\n"
    assert tested(DOUBLE, source, call="f(1)")["status"] == "pass"


def test_dataclasses_and_annotations_work(tested: Tested) -> None:
    source = (
        "from dataclasses import dataclass\n@dataclass\nclass P:\n    x: 'int'\ndef f(x): return P(2 * x).x\n"
    )
    assert tested(DOUBLE, source, call="f(1)")["status"] == "pass"


def test_a_verdict_has_these_fields(verdict: Tested) -> None:
    result = verdict(DOUBLE, DOUBLE, {"call": "f(1)"})
    assert json.dumps(list(result)) == json.dumps(
        ["version", "problem", "status", "runtime", "error", "tests", "tampered", "duration_ms"]
    )
    assert " ".join(result["tests"][0]) == (
        "name status kind hidden message hints line column end_column code expected got difference seed "
        "stdout truncated duration_ms traceback"
    )
