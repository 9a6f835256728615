"""Proving problems: every answer, in both runtimes, side by side in as many workers as are allowed."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from queue import SimpleQueue
from typing import TYPE_CHECKING

from divebell.library import Diagnostic, DiagnosticError, Problem
from divebell.runtime import RuntimeAssets

from .findings import at_case, at_line, expectations, runtimes_agree
from .proof import Proof, ProofCache, proof_key
from .worker import RefusedError, Worker, cpython_worker, pyodide_worker

if TYPE_CHECKING:
    from .verdict import Verdict

type VerifyProgress = Callable[[int, int, str], object]
"""Called with how many problems are done, how many there are, and the slug of the last one."""

type Lane = tuple[Worker, Worker]
"""A CPython and a Pyodide worker, of which one at a time is busy."""


def verify_problems(
    problems: Iterable[Problem],
    runtime: RuntimeAssets,
    *,
    cache: Path,
    workers: int,
    progress: VerifyProgress | None = None,
) -> tuple[Proof, ...]:
    """Give the proof of every problem, in the order of `problems`; what is in `cache` is not run again.

    At most `workers` processes compute at once. Raises `DiagnosticError` with all that is wrong with all
    the problems, and `WorkerStartError` if a runtime cannot be started.
    """
    problems = tuple(problems)
    store = ProofCache(cache)
    keys = {problem.slug: proof_key(problem, runtime) for problem in problems}
    proofs: dict[str, Proof] = {}
    diagnostics: list[Diagnostic] = []
    done = 0

    def report(slug: str) -> None:
        nonlocal done
        done += 1
        if progress:
            progress(done, len(problems), slug)

    for problem in problems:
        if proof := store.get(keys[problem.slug]):
            proofs[problem.slug] = proof
            report(problem.slug)
    pending = [problem for problem in problems if problem.slug not in proofs]
    for problem, outcome in _prove_all(pending, runtime, workers):
        if isinstance(outcome, Proof):
            store.put(keys[problem.slug], outcome)
            proofs[problem.slug] = outcome
        else:
            diagnostics += outcome.diagnostics
        report(problem.slug)
    if diagnostics:
        raise DiagnosticError(diagnostics)
    return tuple(proofs[problem.slug] for problem in problems)


def _prove_all(
    problems: list[Problem], runtime: RuntimeAssets, workers: int
) -> Iterator[tuple[Problem, Proof | DiagnosticError]]:
    """Prove problems in parallel, and give each outcome as it comes."""
    if not problems:
        return
    lanes: SimpleQueue[Lane] = SimpleQueue()

    def attempt(problem: Problem) -> Proof | DiagnosticError:
        lane = lanes.get()
        try:
            return prove(problem, *lane)
        except DiagnosticError as error:
            return error
        finally:
            lanes.put(lane)

    count = min(workers, len(problems))
    with ExitStack() as stack:
        executor = stack.enter_context(ThreadPoolExecutor(count))
        # Closed before the executor waits for its threads, so that an interrupt ends what they wait for.
        for _ in range(count):
            lanes.put((stack.enter_context(cpython_worker()), stack.enter_context(pyodide_worker(runtime))))
        futures = {executor.submit(attempt, problem): problem for problem in problems}
        stack.callback(executor.shutdown, wait=False, cancel_futures=True)
        for future in as_completed(futures):
            yield futures[future], future.result()


def prove(problem: Problem, cpython: Worker, pyodide: Worker) -> Proof:
    """Prove one problem; raises `DiagnosticError` with all that is wrong with it."""
    try:
        bundle = cpython.build(problem.spec(), problem.solution.text)
    except RefusedError as error:
        raise DiagnosticError([_refusal(problem, error)]) from None
    verdicts: dict[str, Verdict] = {}
    diagnostics: list[Diagnostic] = []
    for file, (text, expectation) in expectations(problem).items():
        here, there = cpython.check(bundle, text.text), pyodide.check(bundle, text.text)
        verdicts[file] = here
        found = _unexpected(list(expectation(here)), list(expectation(there)))
        diagnostics += found or runtimes_agree(problem, file, text, here, there)
    if diagnostics:
        raise DiagnosticError(diagnostics)
    return Proof(problem.slug, bundle, verdicts)


def _unexpected(cpython: list[Diagnostic], pyodide: list[Diagnostic]) -> list[Diagnostic]:
    """Both runtimes' diagnostics, told once where they are the same."""
    only_here = [_in("CPython", found) for found in cpython if found not in pyodide]
    only_there = [_in("Pyodide", found) for found in pyodide if found not in cpython]
    return [*(found for found in cpython if found in pyodide), *only_here, *only_there]


def _in(runtime: str, found: Diagnostic) -> Diagnostic:
    return replace(found, message=f"in {runtime}: {found.message}")


def _refusal(problem: Problem, error: RefusedError) -> Diagnostic:
    for case in problem.cases:
        if case.name == error.case:
            hint = f"see {problem.solution.path}:{error.line}" if error.line else ""
            message = f"the solution fails its own case {case.name!r}: {error.message}"
            return at_case(problem, case, message, hint)
    return at_line(problem.solution, error.line, error.message)
