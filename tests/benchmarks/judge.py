"""What the judge adds to a solution's own time, as ratios to what a plain test would take in the same run.

*Plain* is the call and `np.testing.assert_allclose`. The judge also remembers and compares the inputs, guards
shared state and catches output, and it reads the bundle and loads the solution once a check; that is told
apart, as `fixed`.
"""

import base64
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import divebell.verify
from divebell.runtime import assemble, cache_dir, fetch
from divebell.verify.process import LineProcess
from divebell_judge import build_bundle

SOLUTION = "def f(x):\n    return x * 2.0\n\ndef g(x):\n    return (x * 2.0).tolist()\n"
REFERENCE = "def f(x):\n    return x * 2.0\n\ndef g(x):\n    return x * 2.0\n"
MATRIX = "x = np.random.default_rng(0).normal(size=({0}, {0}))"
WORKLOADS: dict[str, list[dict[str, str]]] = {
    "scalar": [{"given": "x = 1.5", "call": "f(x)"}],
    "100 x 100": [{"given": MATRIX.format(100), "call": "f(x)"}],
    "1000 x 1000": [{"given": MATRIX.format(1000), "call": "f(x)"}],
    "1000 x 1000 list": [{"given": MATRIX.format(1000), "call": "g(x)"}],
    "30 cases": [{"given": MATRIX.format(10 + place), "call": "f(x)"} for place in range(30)],
}
MEASURE = Path(__file__).with_name("judge_rounds.py")


@dataclass(frozen=True)
class Overhead:
    """The least of all rounds, in microseconds: what other programs of the machine take is not counted."""

    plain: float
    """A case's `given`, its call, and `assert_allclose` of the result."""
    judged: float
    """What a check takes for each of its cases, beyond `fixed`."""
    fixed: float
    """A check of no case: the bundle read, the solution loaded, shared state remembered and put back."""

    @property
    def added(self) -> float:
        """Microseconds that a case takes longer than plainly tested."""
        return self.judged - self.plain

    @property
    def ratio(self) -> float:
        return self.judged / self.plain


def requests(rounds: int) -> dict[str, dict[str, Any]]:
    """What `judge_rounds.py` is asked, by workload."""
    asked = {}
    for name, cases in WORKLOADS.items():
        named = [{"name": str(place), **case} for place, case in enumerate(cases)]
        spec = {"problem": "benchmark", "tolerance": {"rtol": 1e-6, "atol": 1e-9}}
        bundles = [build_bundle(spec | {"cases": some}, REFERENCE) for some in (named, [])]
        whole, empty = (base64.b64encode(bundle).decode() for bundle in bundles)
        asked[name] = {
            "cases": cases, "bundle": whole, "empty": empty, "source": SOLUTION, "rounds": rounds,
        }  # fmt: skip
    return asked


def in_cpython(rounds: int) -> dict[str, Overhead]:
    """The overhead in this Python, by workload."""
    from .judge_rounds import measured

    return {name: overhead(measured(request)) for name, request in requests(rounds).items()}


def in_pyodide(rounds: int) -> dict[str, Overhead]:
    """The overhead in the runtime that the site ships, under Node, by workload."""
    fetch()
    worker = Path(divebell.verify.__file__).with_name("pyodide_worker.mjs")
    runtime = assemble(cache_dir()).directory
    process = LineProcess(
        [shutil.which("node") or "node", str(worker), str(runtime), str(MEASURE), str(2**32)], {}
    )

    def ask(request: dict[str, Any]) -> Overhead:
        process.send(request)
        return overhead(process.receive(600))

    try:
        process.wait_until_ready()
        return {name: ask(request) for name, request in requests(rounds).items()}
    finally:
        process.close()


def overhead(times: dict[str, Any]) -> Overhead:
    plain, judged, fixed = (min(times[name]) for name in ("plain", "judged", "fixed"))
    return Overhead(plain, (judged * times["cases"] - fixed) / times["cases"], fixed)


def report(rounds: int = 15, runtimes: dict[str, Callable[[int], dict[str, Overhead]]] | None = None) -> None:
    """Print the overhead of every workload in every runtime."""
    print("The judge, per case: plain / judged in microseconds, and their ratio; per check: fixed, in ms")
    for runtime, measure in (runtimes or {"CPython": in_cpython, "Pyodide": in_pyodide}).items():
        for name, found in measure(rounds).items():
            figures = f"{found.plain:9.0f} {found.judged:9.0f} {found.ratio:7.2f}   {found.fixed / 1000:6.2f}"
            print(f"{runtime:8} {name:17} {figures}")


if __name__ == "__main__":
    report()
