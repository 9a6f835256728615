"""Proving whole problems with the real CPython and the real Pyodide."""

from pathlib import Path

import pytest

from divebell.library import DiagnosticError, Problem
from divebell.runtime import RuntimeAssets
from divebell.verify import Proof, verify_problems
from divebell.verify.verification import prove
from divebell.verify.worker import Worker

from .conftest import SOLUTION, make_problem

SQUARE = "def double(x):\n    return x**2\n"
ENDLESS = "def double(x):\n    while x:\n        pass\n    return 0\n"
ONLY_IN_CPYTHON = (
    "import sys\ndef double(x):\n    return 2 * x if sys.platform != 'emscripten' else float(x)\n"
)


def refusals(problem: Problem, cpython: Worker, pyodide: Worker) -> list[str]:
    with pytest.raises(DiagnosticError) as caught:
        prove(problem, cpython, pyodide)
    return [str(diagnostic) for diagnostic in caught.value.diagnostics]


def test_good_problem_is_proved_with_a_verdict_on_each_answer(cpython: Worker, pyodide: Worker) -> None:
    problem = make_problem(wrong={"square.py": (SQUARE, "three", "9")})
    proof = prove(problem, cpython, pyodide)
    assert {file: verdict.status for file, verdict in proof.verdicts.items()} == {
        "solution.py": "pass",
        "starter.py": "fail",
        "wrong/square.py": "fail",
    }
    assert SOLUTION.encode() not in proof.bundle
    assert len(proof.digest) == 64


@pytest.mark.parametrize(
    ("problem", "places"),
    [
        pytest.param(
            make_problem(cases=({"name": "three", "call": "double(3)", "check": "result == 7"},)),
            ["problems/double/problem.yml:10:5"],
            id="reference that fails its own case",
        ),
        pytest.param(
            make_problem(
                solution=ENDLESS,
                cases=(
                    {"name": "zero", "call": "double(0)"},
                    {"name": "three", "call": "double(3)", "seconds": 0.3},
                ),
            ),
            ["problems/double/problem.yml:20:5"],
            id="endless reference",
        ),
        pytest.param(
            make_problem(solution="def double(x):\n    return 2 *\n"),
            ["problems/double/solution.py:2:5"],
            id="reference that is no Python",
        ),
        pytest.param(
            make_problem(starter=SOLUTION, wrong={"same.py": (SOLUTION, "three", "values")}),
            ["problems/double/starter.py:1:1", "problems/double/wrong/same.py:1:1"],
            id="starter and wrong answer that pass",
        ),
        pytest.param(
            make_problem(wrong={"square.py": (SQUARE, "three", "transposed")}),
            ["problems/double/wrong/square.py:1:1"],
            id="wrong answer that fails in other words",
        ),
    ],
)
def test_unproved_problem_is_refused_at_its_place(
    problem: Problem, places: list[str], cpython: Worker, pyodide: Worker
) -> None:
    assert [text.split(": ")[0] for text in refusals(problem, cpython, pyodide)] == places


def test_endless_reference_says_which_case(cpython: Worker, pyodide: Worker) -> None:
    problem = make_problem(solution=ENDLESS, cases=({"name": "three", "call": "double(3)", "seconds": 0.3},))
    assert refusals(problem, cpython, pyodide) == [
        (
            "problems/double/problem.yml:10:5: the solution fails its own case 'three': "
            "the reference is too slow: it was stopped after 0.3 s"
        )
    ]


def test_difference_between_the_runtimes_names_the_runtime(cpython: Worker, pyodide: Worker) -> None:
    (refusal,) = refusals(make_problem(solution=ONLY_IN_CPYTHON), cpython, pyodide)
    assert refusal.startswith("problems/double/problem.yml:10:5: in Pyodide: the solution does not pass")


def test_all_problems_are_told_of_and_the_proved_ones_are_kept(
    runtime: RuntimeAssets, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    good = make_problem(slug="good")
    bad = [make_problem(slug=slug, starter=SOLUTION) for slug in ("bad", "worse")]
    steps: list[tuple[int, int]] = []
    with pytest.raises(DiagnosticError) as caught:
        verify_problems(
            [good, *bad],
            runtime,
            cache=tmp_path,
            workers=1,
            progress=lambda done, total, slug: steps.append((done, total)),
        )
    assert [found.path for found in caught.value.diagnostics] == [
        "problems/bad/starter.py",
        "problems/worse/starter.py",
    ]
    assert steps == [(1, 3), (2, 3), (3, 3)]

    monkeypatch.setenv("PATH", "")  # a proof from the cache needs no Node
    (proof,) = verify_problems([good], runtime, cache=tmp_path, workers=1)
    assert proof.slug == "good"
    assert isinstance(proof, Proof)
