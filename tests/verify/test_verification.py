"""Proving whole problems with the real CPython and the real Pyodide."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from divebell.library import DiagnosticError, Problem
from divebell.runtime import RuntimeAssets
from divebell.verify import Examined, Proof, Refusal, examine_problems, verify_problems
from divebell.verify.lanes import Lanes
from divebell.verify.verification import examine

from .conftest import SOLUTION, make_problem

SQUARE = "def double(x):\n    return x**2\n"
ENDLESS = "def double(x):\n    while x:\n        pass\n    return 0\n"


def refusals(problem: Problem, lanes: Lanes) -> list[str]:
    outcome = examine(problem, lanes)
    assert isinstance(outcome, Refusal)
    return [str(diagnostic) for diagnostic in outcome.diagnostics]


def test_good_problem_is_proved_with_a_verdict_on_each_answer(lanes: Lanes) -> None:
    problem = make_problem(wrong={"square.py": (SQUARE, "three", "9")})
    proof = examine(problem, lanes)
    assert isinstance(proof, Proof)
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
def test_unproved_problem_is_refused_at_its_place(problem: Problem, places: list[str], lanes: Lanes) -> None:
    assert [text.split(": ")[0] for text in refusals(problem, lanes)] == places


IN_TIME = ({"name": "three", "call": "double(3)", "seconds": 1.5},)
"""Little time where it is all waited for, and enough on a busy machine for what takes none."""


@pytest.mark.parametrize(
    ("body", "told"),
    [
        pytest.param(
            "while x: pass", "the reference is too slow: it was stopped after 1.5 s", id="endless"
        ),
        pytest.param("return bytearray(3 << 30)", "MemoryError", id="takes all memory"),
        pytest.param(
            "import os; os._exit(7)",
            "the reference ended the Python process (exit status 7)",
            id="ends the process",
        ),
        pytest.param(
            "import os, signal; os.kill(os.getpid(), signal.SIGKILL)",
            "(killed by SIGKILL, as systems do that run out of memory); an answer may take 2 GiB of memory",
            id="is killed",
        ),
    ],
)  # fmt: skip
def test_reference_past_the_limits_of_cpython_says_which_case(body: str, told: str, lanes: Lanes) -> None:
    (refusal,) = refusals(make_problem(solution=f"def double(x):\n    {body}\n", cases=IN_TIME), lanes)
    assert refusal.startswith("problems/double/problem.yml:10:5: the solution fails its own case 'three': ")
    assert told in refusal
    assert ("2 GiB" in refusal) == ("Memory" in told or "memory" in told)


@pytest.mark.parametrize(
    ("body", "told"),
    [
        pytest.param(
            "while x: pass", "timeout (too-slow), too slow: it was stopped after 1.5 s", id="endless"
        ),
        pytest.param("return bytearray((2 << 30) - 1)", "MemoryError", id="takes all memory"),
        pytest.param("return 6.5", "got 6.5, want 6", id="gives another value"),
    ],
)
def test_reference_that_fails_in_pyodide_alone_says_the_runtime_and_the_case(
    body: str, told: str, lanes: Lanes
) -> None:
    solution = f"import sys\ndef double(x):\n    if sys.platform != 'emscripten': return 2 * x\n    {body}\n"
    (refusal,) = refusals(make_problem(solution=solution, cases=IN_TIME), lanes)
    assert refusal.startswith(
        "problems/double/problem.yml:10:5: in Pyodide: the solution does not pass 'three': "
    )
    assert told in refusal
    assert ("2 GiB" in refusal) == (told == "MemoryError")


def test_interrupt_keeps_what_was_proved(
    runtime: RuntimeAssets, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    endless = ({"name": "three", "call": "double(3)", "seconds": 60},)
    problems = [make_problem(slug="first"), make_problem(slug="late", solution=ENDLESS, cases=endless)]

    def interrupt(done: int, total: int, examined: Examined) -> None:
        assert examined.problem.slug == "first"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        examine_problems(problems, runtime, cache=tmp_path, workers=2, progress=interrupt)
    monkeypatch.setattr("divebell.verify.worker.find_node", lambda: None)
    (examined,) = examine_problems(problems[:1], runtime, cache=tmp_path, workers=1)
    assert examined.cached


def test_two_runs_at_once_do_each_other_no_harm(runtime: RuntimeAssets, tmp_path: Path) -> None:
    problems = [make_problem(slug=f"problem-{number}") for number in range(3)]

    def run() -> list[str]:
        proofs = verify_problems(problems, runtime, cache=tmp_path, workers=1)
        return [proof.slug for proof in proofs]

    with ThreadPoolExecutor(2) as executor:
        first, second = executor.submit(run), executor.submit(run)
    assert first.result() == second.result() == ["problem-0", "problem-1", "problem-2"]
    assert sorted(path.suffix for path in (tmp_path / "proofs").iterdir()) == [".json"] * 3


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

    monkeypatch.setattr(
        "divebell.verify.worker.find_node", lambda: None
    )  # a proof from the cache needs no Node
    (proof,) = verify_problems([good], runtime, cache=tmp_path, workers=1)
    assert proof.slug == "good"
    assert isinstance(proof, Proof)
