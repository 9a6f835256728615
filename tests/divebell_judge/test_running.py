"""*Run*: output as it comes, what is read, what is warned of, and what is tried out behind the code."""

import json
from typing import Any

import pytest

from divebell_judge import run


def ran(source: str, **options: str) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    events: list[dict[str, Any]] = []
    outcome = json.loads(run(source, lambda event: events.append(json.loads(event)), **options))
    return events, outcome


def output(source: str, **options: str) -> list[tuple[str, str]]:
    return [(event["stream"], event["text"]) for event in ran(source, **options)[0] if "stream" in event]


def value(scratch: str, source: str = "") -> str | None:
    events, outcome = ran(source, scratch=scratch)
    assert outcome["error"] is None
    return next((event["text"] for event in events if event["type"] == "value"), None)


def error(source: str, **options: str) -> dict[str, Any]:
    failed = ran(source, **options)[1]["error"]
    assert isinstance(failed, dict)
    return failed


def test_input_reads_line_by_line_and_is_echoed_behind_its_prompt() -> None:
    source = "name = input('Name: ')\nprint('Hello', name)\nprint(int(input()) + 1)\n"
    assert output(source, lines="Ada\n41") == [
        ("stdout", "Name: "), ("stdin", "Ada\n"), ("stdout", "Hello Ada\n"),
        ("stdin", "41\n"), ("stdout", "42\n"),
    ]  # fmt: skip


def test_standard_input_can_be_read_as_a_file() -> None:
    source = "import sys\nprint(sys.stdin.readline().strip(), [line.strip() for line in sys.stdin])\n"
    assert output(source, lines="a\nb\n\nc\n")[-1] == ("stdout", "a ['b', '', 'c']\n")
    assert output("import sys\nprint(repr(sys.stdin.read()))", lines="a\nb")[-1] == ("stdout", "'a\\nb\\n'\n")


def test_when_the_lines_are_used_up_it_is_said_where_to_put_more() -> None:
    failed = error("input()\ninput()\n", lines="one")
    assert (failed["line"], failed["kind"]) == (2, "exception")
    assert "EOFError" in failed["message"]
    assert "box" in failed["hints"][0]


def test_what_returns_to_the_start_of_its_line_is_heard_each_time() -> None:
    source = "for i in range(3):\n    print(f'\\r{i}', end='')\nprint()\n"
    assert output(source) == [("stdout", "\r0"), ("stdout", "\r1"), ("stdout", "\r2"), ("stdout", "\n")]


def test_a_flush_hands_on_what_is_not_yet_a_line() -> None:
    source = "print('a', end='', flush=True)\nprint('b', end='')\nprint('c')\n"
    assert output(source) == [("stdout", "a"), ("stdout", "bc\n")]


def test_lines_that_come_slowly_after_many_are_heard_one_by_one() -> None:
    source = (
        "import time\nfor i in range(1500):\n    print(i)\n"
        "time.sleep(0.06)\nprint('slow')\ntime.sleep(0.06)\nprint('er')\n"
    )
    assert output(source)[-1] == ("stdout", "er\n")


def test_warnings_are_told_when_they_come_with_their_line() -> None:
    source = "import numpy as np\nprint(1)\nnp.array([1.0]) / 0\nprint(2)\n"
    told = output(source)
    assert [stream for stream, _ in told] == ["stdout", "stderr", "stdout"]
    assert told[1][1].startswith("solution.py:3: RuntimeWarning: divide by zero")


def test_warnings_that_are_for_the_authors_of_libraries_are_not_told() -> None:
    source = "import warnings\nwarnings.warn_explicit('old', DeprecationWarning, 'library.py', 1)\n"
    assert output(source) == []


def test_scratch_has_the_names_of_the_solution_and_numpy() -> None:
    assert value("double(np.arange(3)) + y", "def double(x):\n    return x * 2\ny = 1\n") == (
        "array of shape (3,), int64\n[1, 3, 5]"
    )


@pytest.mark.parametrize(
    ("scratch", "shown"),
    [
        ("x = 2\nx * 3", "6"),
        ("'text'", "'text'"),
        ("x = 1", None),
        ("None", None),
        ("1;", "1"),
        ("", None),
        ("# nothing", None),
        ("for i in range(2): i", None),
        ("(1, [2.5])", "(1, [2.5])"),
        ("class A:\n    def __repr__(self): return 'an A'\nA()", "an A"),
        ("np.ones((2, 2))", "array of shape (2, 2), float64\n[[1.0, 1.0],\n [1.0, 1.0]]"),
    ],
)
def test_the_value_of_the_last_line_is_shown(scratch: str, shown: str | None) -> None:
    assert value(scratch) == shown


def test_a_mistake_in_scratch_has_its_place_there() -> None:
    failed = error("", scratch="x = 1\nx.nothing\n")
    assert (failed["file"], failed["line"]) == ("scratch.py", 2)
    assert failed["message"].startswith("Line 2 of the scratch cell raised AttributeError")
    assert 'File "scratch.py", line 2' in failed["traceback"]


def test_a_mistake_that_a_call_in_scratch_brings_out_has_its_place_in_the_solution() -> None:
    failed = error("def f(x):\n    return 1 / x\n", scratch="f(0)")
    assert (failed["file"], failed["line"]) == ("solution.py", 2)
    assert failed["traceback"].index("scratch.py") < failed["traceback"].index("solution.py")


def test_scratch_that_is_not_python_is_told_so() -> None:
    failed = error("", scratch="f(")
    assert (failed["file"], failed["kind"]) == ("scratch.py", "syntax-error")
    assert "of the scratch cell" in failed["message"]


def test_scratch_is_not_run_after_code_that_failed() -> None:
    events, outcome = ran("1 / 0", scratch="print('never')")
    assert events == []
    assert outcome["error"]["file"] == "solution.py"


def test_a_repr_that_raises_is_told_at_its_line() -> None:
    failed = error("class A:\n    def __repr__(self):\n        return 1 / 0\n", scratch="A()")
    assert (failed["file"], failed["line"]) == ("solution.py", 3)


def test_what_scratch_changes_of_numpy_is_told() -> None:
    assert "np.sum" in ran("", scratch="np.sum = None")[1]["tampered"]


def test_figures_of_the_code_come_before_what_is_tried_out_and_its_own_behind() -> None:
    events, _ = ran("import matplotlib.pyplot as plt\nplt.plot([1])\n", scratch="print(1)\nplt.plot([2])\n3")
    assert [event["type"] for event in events] == ["figure", "output", "value", "figure"]


def test_objects_of_a_figure_are_not_shown_beside_it() -> None:
    events, _ = ran("import matplotlib.pyplot as plt", scratch="plt.plot([1, 2])")
    assert [event["type"] for event in events] == ["figure"]
