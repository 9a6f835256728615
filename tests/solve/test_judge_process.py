"""Checks in the judge's own process: the verdict that the page would show, whatever the solution does."""

import gzip
from collections.abc import Iterator

import pytest
from tests.solve.conftest import RIGHT, STARTER

from divebell.solve.folder import Problem
from divebell.solve.judge_process import JudgeProcess, UnreadableTestsError
from divebell_judge import build_bundle


@pytest.fixture(scope="module")
def judge() -> Iterator[JudgeProcess]:
    with JudgeProcess() as judge:
        yield judge


def statuses(judge: JudgeProcess, problem: Problem, source: str) -> list[str]:
    return [test["status"] for test in judge.check(problem.bundle, source)["tests"]]


def test_a_right_solution_passes(judge: JudgeProcess, problem: Problem) -> None:
    seen: list[tuple[int, int]] = []
    verdict = judge.check(problem.bundle, RIGHT, on_test=lambda done, total: seen.append((done, total)))
    assert verdict["status"] == "pass"
    assert seen == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_the_starter_fails_every_test(judge: JudgeProcess, problem: Problem) -> None:
    assert statuses(judge, problem, STARTER) == ["fail"] * 4


def test_one_test_and_one_seed_run_alone(judge: JudgeProcess, problem: Problem) -> None:
    wrong_for_two = "def double(x):\n    return 0 if x is 2 else 2 * x\n"
    verdict = judge.check(problem.bundle, wrong_for_two, only="any number", seed=1)
    assert [test["status"] for test in verdict["tests"]] == ["skipped", "skipped", "skipped", "pass"]
    verdict = judge.check(problem.bundle, wrong_for_two, only="any number")
    assert (verdict["status"], verdict["tests"][3]["seed"]) == ("fail", 2)


def test_an_endless_loop_is_stopped_and_the_other_tests_run(judge: JudgeProcess) -> None:
    cases = [{"name": name, "call": f"f({name!r})", "seconds": 0.5} for name in ("one", "loop", "two")]
    bundle = build_bundle(
        {"problem": "f", "tolerance": {"rtol": 0.0, "atol": 0.0}, "cases": cases}, "def f(x):\n    return x\n"
    )
    looping = "def f(x):\n    while x == 'loop':\n        pass\n    return x\n"
    verdict = judge.check(bundle, looping)
    assert [test["status"] for test in verdict["tests"]] == ["pass", "timeout", "pass"]
    assert verdict["status"] == "fail"
    assert "stopped after 0.5 seconds" in verdict["tests"][1]["message"]
    assert verdict["tests"][1]["code"] == "f('loop')"
    verdict = judge.check(bundle, "def f(x):\n    while True:\n        pass\n")
    assert [test["status"] for test in verdict["tests"]] == ["timeout", "timeout", "skipped"]


def test_a_solution_that_ends_python_fails_that_test(judge: JudgeProcess, problem: Problem) -> None:
    ending = "import os\n\ndef double(x):\n    if x is 3:\n        os._exit(3)\n    return 2 * x\n"
    verdict = judge.check(problem.bundle, ending)
    assert [test["status"] for test in verdict["tests"]] == ["error", "pass", "pass", "pass"]
    assert "Python broke down in this test" in verdict["tests"][0]["message"]


def test_a_solution_that_cannot_be_loaded_runs_no_test(judge: JudgeProcess, problem: Problem) -> None:
    verdict = judge.check(problem.bundle, "def double(:\n")
    assert (verdict["status"], verdict["error"]["line"]) == ("error", 1)
    verdict = judge.check(problem.bundle, "import os\nos._exit(1)\n")
    assert verdict["status"] == "error"
    assert "while it loaded your code" in verdict["error"]["message"]
    assert [test["status"] for test in verdict["tests"]] == ["skipped"] * 4


def test_tests_of_another_judge_say_what_to_do(judge: JudgeProcess) -> None:
    with pytest.raises(UnreadableTestsError, match="pip install --upgrade divebell"):
        judge.check(b"no bundle", RIGHT)
    other = build_bundle({"problem": "f", "tolerance": {}, "cases": []}, "")
    changed = gzip.compress(gzip.decompress(other).replace(b'"version":1', b'"version":999'))
    with pytest.raises(UnreadableTestsError, match="version 999"):
        judge.check(changed, RIGHT)
