"""Trying the mutants of problems, side by side in as many processes as are allowed."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path
from queue import SimpleQueue
from time import perf_counter

from divebell.library import Diagnostic, DiagnosticError, Problem
from divebell.verify import build_bundle
from divebell.verify.worker import cpython_worker

from .cache import TrialCache, trial_key
from .marks import idle_marks, marked
from .mutant import Mutant
from .mutants import mutants
from .outcome import Caught, Outcome, Score
from .trial import Trials

type MutationProgress = Callable[[int, int, str], object]
"""Called with how many mutants have been tried, how many there are, and the slug of the last's problem."""

type Tried = tuple[Caught | None, float]
"""What caught a mutant, and after how many seconds."""


def mutate_problems(
    problems: Iterable[Problem],
    *,
    cache: Path,
    workers: int,
    progress: MutationProgress | None = None,
) -> tuple[Score, ...]:
    """Give the score of every problem, in the order of `problems`; what is in `cache` is not tried again.

    Raises `DiagnosticError` with every reference that fails a case of its own and every mark of `equivalent`
    that is for no mutant that survives; and `WorkerStartError` if Python cannot be started.
    """
    problems = tuple(problems)
    store = TrialCache(cache)
    found = {problem.slug: mutants(problem.solution.text) for problem in problems}
    keys = {problem.slug: trial_key(problem, found[problem.slug]) for problem in problems}
    scores: dict[str, Score] = {}
    for problem in problems:
        kept = store.get(keys[problem.slug], len(found[problem.slug]))
        if kept is not None:
            scores[problem.slug] = _score(problem, found[problem.slug], kept, 0.0)
    pending = [problem for problem in problems if problem.slug not in scores]
    total = sum(map(len, found.values()))
    done = count(1 + total - sum(len(found[problem.slug]) for problem in pending))

    def report(slug: str) -> None:
        if progress:
            progress(next(done), total, slug)  # from several threads

    mistakes: list[Diagnostic] = []
    for problem, tried in _try_all(pending, found, workers, report):
        if isinstance(tried, DiagnosticError):
            mistakes += tried.diagnostics
        else:
            caught = [one for one, _ in tried]
            store.put(keys[problem.slug], caught)
            seconds = sum(took for _, took in tried)
            scores[problem.slug] = _score(problem, found[problem.slug], caught, seconds)
    for score in scores.values():
        mistakes += idle_marks(score.problem, score.outcomes)
    if mistakes:
        raise DiagnosticError(mistakes)
    return tuple(scores[problem.slug] for problem in problems)


def _score(
    problem: Problem, found: Iterable[Mutant], caught: Iterable[Caught | None], seconds: float
) -> Score:
    outcomes = [Outcome(mutant, by) for mutant, by in zip(found, caught, strict=True)]
    return Score(problem, marked(problem, outcomes), seconds)


def _try_all(
    problems: list[Problem],
    found: dict[str, tuple[Mutant, ...]],
    workers: int,
    report: Callable[[str], object],
) -> Iterator[tuple[Problem, list[Tried] | DiagnosticError]]:
    """Try the mutants of problems in parallel, and give those of each problem when all are tried.

    For a problem whose reference fails a case of its own it gives what is wrong.
    """
    if not problems:
        return
    lanes: SimpleQueue[Trials] = SimpleQueue()

    @contextmanager
    def lane() -> Iterator[Trials]:
        lent = lanes.get()
        try:
            yield lent
        finally:
            lanes.put(lent)

    def attempt(problem: Problem, bundle: bytes, mutant: Mutant, limit: float) -> Tried:
        with lane() as trials:
            began = perf_counter()
            caught = trials.outcome(bundle, mutant, limit)
            report(problem.slug)
            return caught, perf_counter() - began

    with ExitStack() as stack:
        executor = stack.enter_context(ThreadPoolExecutor(workers))
        # Closed before the executor waits for its threads, so that an interrupt ends what they wait for.
        builder = stack.enter_context(cpython_worker())
        for _ in range(workers):
            lanes.put(stack.enter_context(Trials()))
        stack.callback(executor.shutdown, wait=False, cancel_futures=True)
        tried: list[tuple[Problem, list[Future[Tried]]]] = []
        for problem in problems:
            try:
                bundle = build_bundle(problem, builder)
            except DiagnosticError as error:
                yield problem, error
                continue
            with lane() as trials:
                limit = trials.cpu_seconds(bundle, problem.solution.text)
            futures = [
                executor.submit(attempt, problem, bundle, mutant, limit) for mutant in found[problem.slug]
            ]
            tried.append((problem, futures))
        for problem, futures in tried:
            yield problem, [future.result() for future in futures]
