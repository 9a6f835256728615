"""What Python says of code that is being written."""

import json
from typing import Any

import pytest

from divebell_judge.reading import remarks


def told(source: str, *wanted: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(remarks(source, wanted))
    return found


@pytest.mark.parametrize(
    ("source", "message", "place"),
    [
        ("def f(x)\n    return x\n", "Expected ':'", (1, 9, 1, 10)),
        ("x = (1,\n", "'(' was never closed", (1, 5, None, None)),
        ("if x = 1: pass\n", "Invalid syntax. Maybe you meant '==' or ':=' instead of '='?", (1, 4, 1, 9)),
        ("x = [1 2]\n", "Invalid syntax. Perhaps you forgot a comma?", (1, 6, 1, 9)),
        (
            "if x:\nreturn 1\n",
            "IndentationError: expected an indented block after 'if' statement on line 1", (2, 1, 2, 7),
        ),
        ("print 'a'\n", "Missing parentheses in call to 'print'. Did you mean print(...)?", (1, 1, 1, 10)),
        ("return 1\n", "'return' outside function", (1, 1, 1, 9)),
        ("é = 'ab' )\n", "Unmatched ')'", (1, 10, 1, 10)),
        ("x = 'a\n", "Unterminated string literal (detected at line 1)", (1, 5, 1, 5)),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_pythons_words_at_its_place(
    source: str, message: str, place: tuple[int, int, int | None, int | None]
) -> None:
    (remark,) = told(source)
    assert (remark["severity"], remark["message"]) == ("error", message)
    line, column, end_line, end_column = place
    assert (remark["line"], remark["column"]) == (line, column)
    if end_line is not None:
        assert (remark["end_line"], remark["end_column"]) == (end_line, end_column)


@pytest.mark.parametrize(
    ("source", "message", "line"),
    [
        ("x = 1\nif x is 1:\n    pass\n", "with 'int' literal", 2),
        ("pattern = '\\d'\n", "Invalid escape sequence", 1),
        ("x = (1, 2)\nassert (x, 'both')\n", "Assertion is always true", 2),
        ("x = [1](0)\n", "'list' object is not callable", 1),
    ],
)
def test_what_python_warns_of_is_told(source: str, message: str, line: int) -> None:
    (remark,) = told(source)
    assert (remark["severity"], remark["line"], remark["column"]) == ("warning", line, None)
    assert message in remark["message"]


def test_code_that_is_right_is_left_alone_and_not_run() -> None:
    assert told("import sys\nsys.exit(1 / 0)\ndef f(): pass\n", "f") == []


def test_a_name_that_the_tests_need_is_missed() -> None:
    (remark,) = told("def other():\n    pass\n", "softmax")
    assert (remark["severity"], remark["line"]) == ("warning", 1)
    assert remark["message"] == "The tests need softmax, which is not defined here."


def test_a_name_that_was_changed_is_found_again() -> None:
    (remark,) = told("import numpy as np\n\ndef softmx(x):\n    return x\n", "softmax")
    assert (remark["line"], remark["column"], remark["end_column"]) == (3, 5, 11)
    assert "this softmx," in remark["message"]


@pytest.mark.parametrize(
    "source",
    [
        "softmax = lambda x: x\n",
        "from scipy.special import softmax\n",
        "from scipy.special import *\n",
        "if True:\n    def softmax(x): ...\n",
        "class softmax: pass\n",
        "globals()['softmax'] = 1\n",
        "exec('def softmax(): ...')\n",
        "def make():\n    global softmax\n    softmax = 1\nmake()\n",
        "a, (softmax, b) = 1, (2, 3)\n",
    ],
)
def test_a_name_that_may_be_defined_is_not_missed(source: str) -> None:
    assert told(source, "softmax") == []


def test_missing_names_are_not_told_of_code_that_cannot_be_read() -> None:
    assert [remark["severity"] for remark in told("def softmax(\n", "softmax")] == ["error"]


@pytest.mark.parametrize("source", ["\0", "x = " + "(" * 300, "x = " + "-" * 100_000 + "1", "\ud800"])
def test_code_that_python_cannot_take_is_a_mistake_too(source: str) -> None:
    (remark,) = told(source)
    assert remark["severity"] == "error"
    assert remark["message"]
