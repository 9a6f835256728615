"""Workers: the clock, and what becomes of a test that hangs or takes the process with it."""

import shutil
import sys
from pathlib import Path

import pytest

from divebell.runtime import RuntimeAssets
from divebell.verify import WorkerStartError
from divebell.verify.worker import RefusedError, Worker, pyodide_worker

from .conftest import SOLUTION, make_problem

CASES = (
    {"name": "one", "call": "double(1)", "seconds": 0.3},
    {"name": "two", "call": "double(2)", "seconds": 0.3},
    {"name": "three", "call": "double(3)", "seconds": 0.3},
    {"name": "four", "call": "double(4)", "seconds": 0.3},
)
SPEC = make_problem(cases=CASES).spec()

HANGS_AT_TWO = "def double(x):\n    while x == 2:\n        pass\n    return 2 * x\n"
HANGS = "def double(x):\n    while True:\n        pass\n"
DIES_AT_TWO = "import os\ndef double(x):\n    if x == 2:\n        os._exit(3)\n    return 2 * x\n"
DIES_AT_ONCE = "import os\nos._exit(3)\n"
WRITES_TO_THE_DESCRIPTOR = "import os\ndef double(x):\n    os.write(1, b'{}\\n')\n    return 2 * x\n"
READS_INPUT = "def double(x):\n    return int(input())\n"
TAKES_ALL_MEMORY = "import numpy as np\ndef double(x):\n    return np.ones(1 << 33)\n"


@pytest.fixture(scope="module")
def bundle(cpython: Worker) -> bytes:
    return cpython.build(SPEC, SOLUTION)


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


def test_hanging_test_is_stopped_and_the_others_run(worker: Worker, bundle: bytes) -> None:
    verdict = worker.check(bundle, HANGS_AT_TWO)
    assert [test.outcome for test in verdict.tests] == ["pass", "timeout (too-slow)", "pass", "pass"]
    assert verdict.status == "fail"
    assert verdict.test("two").message == "too slow: it was stopped after 0.3 s"


def test_rest_is_skipped_after_two_time_outs(cpython: Worker, bundle: bytes) -> None:
    late = "timeout (too-slow)"
    assert outcomes(cpython, bundle, HANGS) == [late, late, "skipped", "skipped"]


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
        (HANGS_AT_TWO, "two", "too slow: it was stopped after 0.3 s"),
        (DIES_AT_TWO, "two", "ended the Python process"),
        ("def double(x):\n    return 1 / (x - 3)\n", "three", "ZeroDivisionError"),
        ("def double(x)\n", None, "expected ':'"),
    ],
)
def test_reference_that_fails_its_own_case_is_refused(
    cpython: Worker, source: str, case: str | None, words: str
) -> None:
    with pytest.raises(RefusedError) as caught:
        cpython.build(SPEC, source)
    assert caught.value.case == case
    assert words in caught.value.message


def test_missing_node_says_what_to_install(runtime: RuntimeAssets, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(WorkerStartError, match="Install Node 20 or newer"):
        pyodide_worker(runtime)


def test_runtime_that_does_not_start_says_why(runtime: RuntimeAssets, tmp_path: Path) -> None:
    shutil.copytree(runtime.directory, tmp_path / "runtime")
    (tmp_path / "runtime" / "pyodide.asm.wasm").write_bytes(b"not WebAssembly")
    here = Path(sys.modules["divebell.verify"].__path__[0])
    command = ["node", str(here / "pyodide_worker.mjs"), str(tmp_path / "runtime"), str(here / "serve.py")]
    with Worker("Pyodide", command, {}) as worker, pytest.raises(WorkerStartError, match="did not start"):
        worker.build(SPEC, SOLUTION)
