"""The folder's tests under pytest, as a reader runs them."""

import os
import subprocess
import sys

import pytest
from tests.solve.conftest import RIGHT, Begin

IDS = [
    "three",
    "an array",
    "kept back",
    "any number-seed 0",
    "any number-seed 1",
    "any number-seed 2",
]


def run_pytest(folder: object, *arguments: str) -> tuple[int, str]:
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "-p", "no:xdist", *arguments]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
    done = subprocess.run(
        command, cwd=str(folder), capture_output=True, text=True, check=False, env=environment, timeout=120
    )
    return done.returncode, done.stdout + done.stderr


def test_each_test_and_seed_is_one_of_pytests(begin: Begin) -> None:
    status, text = run_pytest(begin(RIGHT).path, "-q", "--collect-only")
    assert status == pytest.ExitCode.OK
    assert text.split("\n\n")[0].splitlines() == [f"test_solution.py::test_solution[{name}]" for name in IDS]


def test_a_right_solution_passes(begin: Begin) -> None:
    status, text = run_pytest(begin(RIGHT).path, "-q")
    assert (status, "6 passed" in text) == (pytest.ExitCode.OK, True)


def test_a_failure_is_told_in_the_judges_words_and_a_loop_ends(begin: Begin) -> None:
    source = "def double(x):\n    while x is 3:\n        pass\n    return 2 * x if x is not -1 else 0\n"
    status, text = run_pytest(begin(source).path, "-q", "-k", "three or kept")
    assert status == pytest.ExitCode.TESTS_FAILED
    assert "This test was stopped after 5 seconds" in text
    assert "Wrong values: got 0, want -2." in text
    assert "This test is hidden" in text
    assert "Traceback" not in text


def test_damaged_tests_say_what_to_do(begin: Begin) -> None:
    solving = begin(RIGHT)
    (solving.path / ".divebell/bundle.json.gz").write_bytes(b"?")
    status, text = run_pytest(solving.path, "-q")
    assert status == pytest.ExitCode.INTERRUPTED
    assert "or fetch the tests anew" in text
