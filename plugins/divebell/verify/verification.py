"""Proving problems: every answer, in both runtimes, side by side in as many workers as are allowed."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor, as_completed
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from divebell.library import Diagnostic, DiagnosticError, Problem
from divebell.library.unwritten import unwritten_of_problem
from divebell.runtime import RuntimeAssets

from .findings import answers_of, findings
from .lanes import Lanes, start_lanes
from .packages import missing_packages
from .proof import Proof, ProofCache, Refusal, proof_key


@dataclass(frozen=True)
class Examined:
    """A problem and what was found of it."""

    problem: Problem
    outcome: Proof | Refusal
    cached: bool
    """Whether it had been proved before, and was not run again."""

    @property
    def seconds(self) -> float:
        """How long the checks took, both runtimes together; where it is cached, when it was proved."""
        return sum(answer.cpython.seconds + answer.pyodide.seconds for answer in self.outcome.answers)


type VerifyProgress = Callable[[int, int, str], object]
"""Called with how many problems are done, how many there are, and the slug of the last one."""


def verify_problems(
    problems: Iterable[Problem],
    runtime: RuntimeAssets,
    *,
    cache: Path,
    workers: int,
    progress: VerifyProgress | None = None,
) -> tuple[Proof, ...]:
    """Give the proof of every problem, in the order of `problems`; as `examine_problems`.

    Raises `DiagnosticError` with all that is wrong with all the problems.
    """

    def report(done: int, total: int, examined: Examined) -> None:
        if progress:
            progress(done, total, examined.problem.slug)

    proofs: list[Proof] = []
    diagnostics: list[Diagnostic] = []
    for examined in examine_problems(problems, runtime, cache=cache, workers=workers, progress=report):
        if isinstance(examined.outcome, Proof):
            proofs.append(examined.outcome)
        else:
            diagnostics += examined.outcome.diagnostics
    if diagnostics:
        raise DiagnosticError(diagnostics)
    return tuple(proofs)


def examine_problems(
    problems: Iterable[Problem],
    runtime: RuntimeAssets,
    *,
    cache: Path,
    workers: int,
    progress: Callable[[int, int, Examined], object] | None = None,
) -> tuple[Examined, ...]:
    """Find of every problem whether it is proved; a proof in `cache` is not made again.

    At most `workers` processes compute at once. What is proved is kept at once, so that an interrupt loses
    nothing of it. `progress` is called as a `VerifyProgress`, with all that was found of the last problem.
    Raises `WorkerStartError` if a runtime cannot be started.
    """
    problems = tuple(problems)
    store = ProofCache(cache)
    keys = {problem.slug: proof_key(problem, runtime) for problem in problems}
    found: dict[str, Examined] = {}

    def note(examined: Examined) -> None:
        found[examined.problem.slug] = examined
        if progress:
            progress(len(found), len(problems), examined)

    for problem in problems:
        if missing := tuple(unwritten_of_problem(problem)):
            note(Examined(problem, Refusal(problem.slug, missing, None, ()), cached=False))
        elif proof := store.get(keys[problem.slug]):
            note(Examined(problem, proof, cached=True))
    pending = [problem for problem in problems if problem.slug not in found]
    for problem, outcome in _examine_all(pending, runtime, workers):
        if isinstance(outcome, Proof):
            store.put(keys[problem.slug], outcome)
        note(Examined(problem, outcome, cached=False))
    return tuple(found[problem.slug] for problem in problems)


def _examine_all(
    problems: list[Problem], runtime: RuntimeAssets, workers: int
) -> Iterator[tuple[Problem, Proof | Refusal]]:
    """Examine problems in parallel, and give each outcome as it comes."""
    if not problems:
        return
    with ExitStack() as stack:
        # A problem's thread only waits for its answers; with one to spare, no lane ever waits for a problem.
        waiting = stack.enter_context(ThreadPoolExecutor(workers + 1))
        lanes = stack.enter_context(
            start_lanes(runtime, workers)
        )  # ended before `waiting` waits for its threads
        futures = {waiting.submit(examine, problem, lanes): problem for problem in problems}
        stack.callback(waiting.shutdown, wait=False, cancel_futures=True)
        for future in as_completed(futures):
            yield futures[future], future.result()


def examine(problem: Problem, lanes: Lanes) -> Proof | Refusal:
    """Build a problem's bundle, have all its answers checked against it, and say what was found."""
    if missing := tuple(missing_packages(problem)):
        return Refusal(problem.slug, missing, None, ())
    try:
        bundle = lanes.build(problem).result()
    except DiagnosticError as error:
        return Refusal(problem.slug, error.diagnostics, None, ())
    checks = [lanes.check(bundle, file, text.text) for file, text in answers_of(problem).items()]
    answers = tuple(check.result() for check in checks)
    found = tuple(finding for answer in answers for finding in findings(problem, answer).merged())
    return Refusal(problem.slug, found, bundle, answers) if found else Proof(problem.slug, bundle, answers)
