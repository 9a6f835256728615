"""Workers: the clock, and what becomes of a test that hangs or takes the process with it."""

import shutil
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from divebell.runtime import RuntimeAssets
from divebell.runtime.node import find_node
from divebell.verify import WorkerStartError
from divebell.verify.worker import RefusedError, Worker, pyodide_worker

from .conftest import SOLUTION, make_problem

NAMES = ("one", "two", "three", "four")
CASES = tuple({"name": name, "call": f"double({x})"} for x, name in enumerate(NAMES, 1))
SPEC = make_problem(cases=CASES).spec()
HURRIED = make_problem(cases=(CASES[0], *({**case, "seconds": 0.5} for case in CASES[1:3]), CASES[3])).spec()
"""The same with little time for the cases in the middle, at which answers hang here."""

HANGS_AT_TWO = "def double(x):\n    while x == 2:\n        pass\n    return 2 * x\n"
HANGS_TWICE = HANGS_AT_TWO.replace("x == 2", "x in (2, 3)")
DIES_AT_TWO = "import os\ndef double(x):\n    if x == 2:\n        os._exit(3)\n    return 2 * x\n"
DIES_AT_ONCE = "import os\nos._exit(3)\n"
WRITES_TO_THE_DESCRIPTOR = "import os\ndef double(x):\n    os.write(1, b'{}\\n')\n    return 2 * x\n"
READS_INPUT = "def double(x):\n    return int(input())\n"
TAKES_ALL_MEMORY = "import numpy as np\ndef double(x):\n    return np.ones(1 << 33)\n"


@pytest.fixture(scope="module")
def bundle(cpython: Worker) -> bytes:
    return cpython.build(SPEC, SOLUTION)


@pytest.fixture(scope="module")
def hurried(cpython: Worker) -> bytes:
    return cpython.build(HURRIED, SOLUTION)


@pytest.fixture(params=["cpython", "pyodide"])
def worker(request: pytest.FixtureRequest) -> Worker:
    worker: Worker = request.getfixturevalue(request.param)
    return worker


def outcomes(worker: Worker, bundle: bytes, source: str) -> list[str]:
    return [test.outcome for test in worker.check(bundle, source).tests]


def test_solution_passes(worker: Worker, bundle: bytes) -> None:
    assert worker.check(bundle, SOLUTION).status == "pass"


def test_bundle_is_the_same_bytes_every_time(cpython: Worker, bundle: bytes) -> None:
    assert cpython.build(SPEC, SOLUTION) == bundle


def test_hanging_test_is_stopped_and_the_others_run(worker: Worker, hurried: bytes) -> None:
    verdict = worker.check(hurried, HANGS_AT_TWO)
    assert [test.outcome for test in verdict.tests] == ["pass", "timeout (too-slow)", "pass", "pass"]
    assert verdict.status == "fail"
    assert verdict.test("two").message == "too slow: it was stopped after 0.5 s"


def test_rest_is_skipped_after_two_time_outs(cpython: Worker, hurried: bytes) -> None:
    late = "timeout (too-slow)"
    assert outcomes(cpython, hurried, HANGS_TWICE) == ["pass", late, late, "skipped"]


def test_test_that_kills_the_process_fails_alone(cpython: Worker, bundle: bytes) -> None:
    expected = ["pass", "error (exception)", "pass", "pass"]
    assert outcomes(cpython, bundle, DIES_AT_TWO) == expected


def test_answer_that_kills_the_process_when_loaded_is_a_load_error(cpython: Worker, bundle: bytes) -> None:
    verdict = cpython.check(bundle, DIES_AT_ONCE)
    assert verdict.status == "error"
    assert verdict.error is not None
    assert "ended the Python process" in verdict.error.message
    assert {test.status for test in verdict.tests} == {"skipped"}


def test_output_past_the_judge_does_not_break_the_protocol(worker: Worker, bundle: bytes) -> None:
    assert worker.check(bundle, WRITES_TO_THE_DESCRIPTOR).status == "pass"


def test_protocol_is_not_what_input_reads(worker: Worker, bundle: bytes) -> None:
    verdict = worker.check(bundle, READS_INPUT)
    assert {test.kind for test in verdict.tests} == {"exception"}
    assert "EOFError" in verdict.tests[0].message


@pytest.mark.skipif(sys.platform != "linux", reason="address space is limited on Linux alone")
def test_memory_is_limited(cpython: Worker, bundle: bytes) -> None:
    verdict = cpython.check(bundle, TAKES_ALL_MEMORY)
    assert {test.kind for test in verdict.tests} == {"exception"}


@pytest.mark.parametrize(
    ("source", "case", "words"),
    [
        (HANGS_AT_TWO, "two", "too slow: it was stopped after 0.5 s"),
        (DIES_AT_TWO, "two", "ended the Python process"),
        ("def double(x):\n    return 1 / (x - 3)\n", "three", "ZeroDivisionError"),
        ("def double(x)\n", None, "expected ':'"),
    ],
)
def test_reference_that_fails_its_own_case_is_refused(
    cpython: Worker, source: str, case: str | None, words: str
) -> None:
    with pytest.raises(RefusedError) as caught:
        cpython.build(HURRIED, source)
    assert caught.value.case == case
    assert words in caught.value.message


def test_missing_node_says_what_to_install(runtime: RuntimeAssets, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("divebell.verify.worker.find_node", lambda: None)
    with pytest.raises(WorkerStartError, match=r"no Node 20 or newer(?s:.*)install"):
        pyodide_worker(runtime)


def test_the_wheels_node_runs_pyodide(runtime: RuntimeAssets, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    find_node.cache_clear()
    found = find_node()
    assert found is not None
    assert found.is_wheels
    with pyodide_worker(runtime) as worker:
        bundle = worker.build(SPEC, SOLUTION)
        assert worker.check(bundle, SOLUTION).status == "pass"
    find_node.cache_clear()


def test_runtime_that_does_not_start_says_why(runtime: RuntimeAssets, tmp_path: Path) -> None:
    shutil.copytree(runtime.directory, tmp_path / "runtime")
    (tmp_path / "runtime" / "pyodide.asm.wasm").write_bytes(b"not WebAssembly")
    broken = replace(runtime, directory=tmp_path / "runtime")
    with (
        pyodide_worker(broken) as worker,
        pytest.raises(WorkerStartError, match=r"did not start:\n(?s:.*)Error"),
    ):
        worker.build(SPEC, SOLUTION)


def test_a_package_of_modules_above_the_cache_does_not_matter(runtime: RuntimeAssets, tmp_path: Path) -> None:
    (tmp_path / "package.json").write_text('{"type": "module"}', encoding="utf-8")
    shutil.copytree(runtime.directory, tmp_path / "runtime")
    with pyodide_worker(replace(runtime, directory=tmp_path / "runtime")) as worker:
        assert worker.build(SPEC, SOLUTION)
