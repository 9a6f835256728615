"""What a verdict looks like on a terminal."""

import io
import json
from pathlib import Path

from rich.console import Console
from tests.solve.conftest import Begin

from divebell.solve.folder import Solving
from divebell.solve.judge_process import JudgeProcess
from divebell.solve.report import Fields, print_verdict

HERE = Path(__file__).parent
WRONG = """\
import numpy as np


def double(x):
    print("got", x)
    if isinstance(x, np.ndarray):
        return x + 2
    if x == 2:
        return [][x]
    return 2 * x if x != -1 else None
"""


def shown(begin: Begin, source: str, *, colour: bool = False, only: str | None = None) -> str:
    solving = begin(source)
    with JudgeProcess() as judge:
        verdict = judge.check(solving.bundle, source, only=only)
    for test in verdict["tests"]:
        test["duration_ms"] = 1.25  # the clock is no part of what is looked at
    return printed(solving, verdict, colour=colour, only=only)


def printed(solving: Solving, verdict: Fields, *, colour: bool = False, only: str | None = None) -> str:
    out = io.StringIO()
    console = Console(
        file=out,
        width=40,
        force_terminal=colour,
        color_system="standard" if colour else None,
        legacy_windows=False,
    )
    print_verdict(console, solving, verdict, only=only)
    return out.getvalue().replace(str(solving.path), "FOLDER")


def test_a_failed_test_says_all_that_is_known_and_how_to_run_it_again(begin: Begin) -> None:
    verdict = json.loads((HERE / "verdict.json").read_text(encoding="utf-8"))
    assert printed(begin(), verdict) == (HERE / "report.txt").read_text(encoding="utf-8")


def test_one_test_alone_is_shown_alone(begin: Begin) -> None:
    text = shown(begin, WRONG, only="three")
    assert text == "✓ three  1.2 ms\n\nThe test passes  FOLDER/solution.py\n"


def test_what_cannot_be_loaded_is_told_with_its_place(begin: Begin) -> None:
    assert shown(begin, "def double(:\n") == (
        "Python cannot read line 1: invalid syntax.\nFOLDER/solution.py:1:12\n\n"
        "Your code could not be loaded, so no test ran\n"
    )


def test_colours_mark_what_passes_and_what_does_not(begin: Begin) -> None:
    text = shown(begin, WRONG, colour=True)
    assert "\x1b[32m✓\x1b[0m three" in text
    assert "\x1b[1;31m✗\x1b[0m an array" in text


def test_a_flood_of_output_does_not_hide_the_other_tests(begin: Begin) -> None:
    text = shown(begin, "def double(x):\n    for k in range(50):\n        print('line', k)\n")
    assert "line 29" in text
    assert "line 30" not in text
    assert "… and 21 more lines" in text


def test_nothing_that_a_solution_prints_steers_the_terminal(begin: Begin) -> None:
    text = shown(begin, 'def double(x):\n    print("\\x1b]0;title\\x07")\n')
    assert "\x1b" not in text
    assert "\ufffd]0;title\ufffd" in text
