"""Mutants before the real judge, and marks of those that change no answer."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from tests.verify.conftest import make_problem

from divebell.library import DiagnosticError, Equivalent, Problem
from divebell.mutate import Caught, Score, document, mutate_problems, percent, summary, survivor
from divebell.mutate.cache import TrialCache, trial_key
from divebell.mutate.mutant import Edit, Mutant
from divebell.mutate.mutants import mutants
from divebell.mutate.trial import Trials
from divebell.verify import build_bundle
from divebell.verify.worker import Worker, cpython_worker

COUNTDOWN = """\
def double(x):
    left, total = x, 0
    while left > 0:
        left -= 1
        total += 2
    return total
"""


EXITING = "import os\ndef double(x):\n    if x > 3:\n        os._exit(3)\n    return 2 * x\n"
ARRAY = "import numpy as np\ndef double(x):\n    return 2 * np.zeros(x).size\n"
LOADED = "N = 1 / (2 - 1)\ndef double(x):\n    return 2 * x\n"


@pytest.fixture(scope="module")
def cpython() -> Iterator[Worker]:
    with cpython_worker() as worker:
        yield worker


def mark(was: str, becomes: str, line: int = 90) -> Equivalent:
    source_line = f"  - was: {was}"
    return Equivalent(
        was=was, becomes=becomes, because="It is so.", line=line, column=5, source_line=source_line
    )


def problem_with(
    solution: str, calls: Sequence[str], equivalent: Sequence[Equivalent] = (), **case: Any
) -> Problem:
    cases: tuple[Mapping[str, Any], ...] = tuple({"name": call, "call": call, **case} for call in calls)
    problem = make_problem(solution=solution, cases=cases)
    return problem.model_copy(update={"equivalent": tuple(equivalent)})


def score(problem: Problem, cache: Path) -> Score:
    (found,) = mutate_problems([problem], cache=cache, workers=1)
    return found


def becomes(found: Score) -> set[str]:
    return {outcome.mutant.becomes for outcome in found.survivors}


def test_survivors_are_those_that_no_case_tells_apart(tmp_path: Path) -> None:
    solution = "def double(x):\n    return 2 * x\n"
    weak, strong = problem_with(solution, ["double(2)"]), problem_with(solution, ["double(2)", "double(3)"])
    found = score(weak, tmp_path)
    assert becomes(found) == {"return 2 + x"}  # 2 + 2 is 2 * 2
    assert found.share == Fraction(8, 9)
    assert becomes(score(strong, tmp_path)) == set()


def test_what_catches_a_mutant_is_the_first_case_that_fails(tmp_path: Path) -> None:
    found = score(problem_with("def double(x):\n    return 2 * x\n", ["double(0)", "double(3)"]), tmp_path)
    caught = {outcome.mutant.becomes: outcome.caught for outcome in found.outcomes}
    by_value = caught["return 3 * x"]
    assert by_value is not None
    assert (by_value.case, by_value.how) == ("double(3)", "fail (wrong-values)")
    by_first = caught["return 2 + x"]
    assert by_first is not None
    assert by_first.case == "double(0)"


def tried(solution: str, old: str, new: str, cpython: Worker) -> str | None:
    """How `double(3)` catches a solution of which `old` became `new`; before and after, it is found right."""
    problem = problem_with(solution, ["double(3)"])
    bundle = build_bundle(problem, cpython)
    start = solution.index(old)
    mutant = Mutant(solution, Edit(start, start + len(old), new, "test"))
    with Trials() as trials:
        assert trials.outcome(bundle, Mutant(solution, Edit(0, 0, "", "test")), 5.0) is None
        caught = trials.outcome(bundle, mutant, 0.2)
        assert trials.outcome(bundle, Mutant(solution, Edit(0, 0, "", "test")), 5.0) is None
    return caught.how if caught else None


@pytest.mark.parametrize(
    ("solution", "old", "new", "how"),
    [
        pytest.param(COUNTDOWN, "left -= 1", "left += 1", "timeout", id="endless"),
        pytest.param(EXITING, "x > 3", "x >= 3", "ended the process", id="ends the process"),
        pytest.param(ARRAY, "x).size", "x << 40).size", "error (exception)", id="takes all memory"),
        pytest.param(LOADED, "2 - 1", "2 - 2", "error (exception)", id="cannot be loaded"),
        pytest.param(LOADED, "2 * x", "3 * x", "fail (wrong-values)", id="wrong"),
        pytest.param(LOADED, "2 * x", "x + x", None, id="right"),
    ],
)
def test_whatever_a_mutant_does_the_next_is_tried(
    solution: str, old: str, new: str, how: str | None, cpython: Worker
) -> None:
    assert tried(solution, old, new, cpython) == how


def test_marked_mutant_does_not_count(tmp_path: Path) -> None:
    solution = "def double(x):\n    return 2 * x\n"
    # White space is as it may be, and other lines may come and go.
    marked = problem_with(
        "# A comment.\n" + solution, ["double(2)"], [mark("return  2 * x", "return 2 + x\n")]
    )
    found = score(marked, tmp_path)
    assert becomes(found) == set()
    assert found.equivalent == 1
    assert found.share == 1


def test_mark_may_hold_for_one_of_two_like_lines(tmp_path: Path) -> None:
    solution = "def double(x):\n    if x > 3:\n        return 2 * x\n    else:\n        return 2 * x\n"
    found = score(problem_with(solution, ["double(2)"], [mark("return 2 * x", "return 3 * x")]), tmp_path)
    outcomes = [outcome for outcome in found.outcomes if outcome.mutant.becomes == "return 3 * x"]
    assert [(bool(outcome.caught), bool(outcome.equivalent)) for outcome in outcomes] == [
        (False, True),
        (True, False),
    ]


@pytest.mark.parametrize(
    ("was", "becomes", "told"),
    [
        (
            "return 2 * x",
            "return 3 * x",
            "'return 3 * x' is not equivalent: case 'double(2)' catches it; delete the mark",
        ),
        (
            "return 2 * x",
            "return 2 + y",
            "no mutant makes 'return 2 * x' into 'return 2 + y'; did you mean 'return 2 + x'?",
        ),
        (
            "return x * 2",
            "return x + 2",
            (
                "no mutant makes 'return x * 2' into 'return x + 2'; "
                "the solution has no such line, or nothing of it is changed: mend the mark or delete it"
            ),
        ),
    ],
)
def test_idle_mark_is_a_mistake_at_its_place(was: str, becomes: str, told: str, tmp_path: Path) -> None:
    problem = problem_with("def double(x):\n    return 2 * x\n", ["double(2)"], [mark(was, becomes)])
    with pytest.raises(DiagnosticError) as caught:
        score(problem, tmp_path)
    assert [str(found) for found in caught.value.diagnostics] == [f"problems/double/problem.yml:90:5: {told}"]


def test_solution_that_fails_its_own_case_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(DiagnosticError, match="'three'"):
        score(make_problem(solution="def double(x):\n    return 1 / (x - 3)\n"), tmp_path)


def test_all_mistakes_are_told_and_what_was_tried_is_kept(tmp_path: Path) -> None:
    bad = [make_problem(slug=slug, solution="def double(x):\n    return y\n") for slug in ("bad", "worse")]
    good = problem_with("def double(x):\n    return 2 * x\n", ["double(2)"])
    with pytest.raises(DiagnosticError) as caught:
        mutate_problems([bad[0], good, bad[1]], cache=tmp_path, workers=1)
    assert [found.path for found in caught.value.diagnostics] == [
        "problems/bad/problem.yml",
        "problems/worse/problem.yml",
    ]
    assert score(good, tmp_path).seconds == 0


def test_outcomes_are_kept_by_content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    problem = problem_with("def double(x):\n    return 2 * x\n", ["double(2)"])
    first = score(problem, tmp_path)
    assert first.seconds > 0
    monkeypatch.setattr("divebell.mutate.mutation.cpython_worker", None)  # nothing is run again
    again = score(problem, tmp_path)
    assert again.seconds == 0
    assert again.outcomes == first.outcomes
    marked = problem.model_copy(update={"equivalent": (mark("return 2 * x", "return 2 + x"),)})
    assert score(marked, tmp_path).equivalent == 1


@pytest.mark.parametrize("text", ["", "[]", "[1]", "7", '{"a": 1}', '[{"case": "a"}]', "[null, null]"])
def test_outcomes_that_cannot_be_read_are_none(text: str, tmp_path: Path) -> None:
    cache = TrialCache(tmp_path)
    cache.put("key", [Caught("three", "fail (wrong-values)")])
    assert cache.get("key", 1) == [Caught("three", "fail (wrong-values)")]
    (kept,) = (tmp_path / "mutants").iterdir()
    kept.write_text(text, "utf-8")
    assert cache.get("key", 1) is None


def test_key_rests_on_cases_and_solution() -> None:
    problem = problem_with("def double(x):\n    return 2 * x\n", ["double(2)"])
    found = mutants(problem.solution.text)
    other = problem_with("def double(x):\n    return 2 * x\n", ["double(3)"])
    assert trial_key(problem, found) == trial_key(problem, found)
    assert trial_key(problem, found) != trial_key(other, found)
    assert trial_key(problem, found) != trial_key(problem, found[1:])


def test_reports(tmp_path: Path) -> None:
    found = score(problem_with("def double(x):\n    return 2 * x\n", ["double(2)"]), tmp_path)
    assert summary(found).startswith("double: 8 of 9 mutants caught (88.8 %), ")
    assert survivor(found, found.survivors[0]).startswith(
        "problems/double/solution.py:2: no case catches this (arithmetic)\n--- problems/double/solution.py\n"
    )
    told = document([found], Fraction(95, 100))
    assert not told["ok"]
    (problem,) = told["problems"]
    assert (problem["mutants"], problem["caught"], problem["survivors"], problem["percent"]) == (
        9,
        8,
        1,
        88.89,
    )
    (survived,) = (outcome for outcome in problem["outcomes"] if outcome["status"] == "survived")
    assert (survived["was"], survived["becomes"]) == ("return 2 * x", "return 2 + x")


def test_percent_is_never_rounded_up() -> None:
    assert percent(Fraction(9999, 10000)) == "99.9"
    assert percent(Fraction(1)) == "100.0"
