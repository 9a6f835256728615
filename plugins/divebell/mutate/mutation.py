"""Trying the mutants of problems, side by side in as many processes as are allowed."""

from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path
from queue import SimpleQueue
from time import perf_counter

from divebell.library import DiagnosticError, Problem
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

    Raises `DiagnosticError` where a reference fails a case of its own, or a mark of `equivalent` is for no
    mutant that survives; and `WorkerStartError` if Python cannot be started.
    """
    problems = tuple(problems)
    store = TrialCache(cache)
    found = {problem.slug: mutants(problem.solution.text) for problem in problems}
    keys = {problem.slug: trial_key(problem, found[problem.slug]) for problem in problems}
    kept = {slug: store.get(key, len(found[slug])) for slug, key in keys.items()}
    pending = [problem for problem in problems if kept[problem.slug] is None]
    total = sum(map(len, found.values()))
    done = total - sum(len(found[problem.slug]) for problem in pending)

    def report(slug: str) -> None:
        nonlocal done
        done += 1
        if progress:
            progress(done, total, slug)

    seconds = dict.fromkeys(found, 0.0)
    for problem, tried in _try_all(pending, found, workers, report):
        caught = [one for one, _ in tried]
        store.put(keys[problem.slug], caught)
        kept[problem.slug] = caught
        seconds[problem.slug] = sum(took for _, took in tried)
    scores = tuple(
        _score(problem, found[problem.slug], kept[problem.slug] or [], seconds[problem.slug])
        for problem in problems
    )
    if idle := [found for score in scores for found in idle_marks(score.problem, score.outcomes)]:
        raise DiagnosticError(idle)
    return scores


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
) -> Iterable[tuple[Problem, list[Tried]]]:
    """Try the mutants of problems in parallel, and give those of each problem when all are tried."""
    if not problems:
        return
    lanes: SimpleQueue[Trials] = SimpleQueue()

    def attempt(problem: Problem, bundle: bytes, mutant: Mutant, limit: float) -> Tried:
        lane = lanes.get()
        began = perf_counter()
        try:
            return lane.outcome(bundle, mutant, limit), perf_counter() - began
        finally:
            lanes.put(lane)
            report(problem.slug)

    with ExitStack() as stack:
        executor = stack.enter_context(ThreadPoolExecutor(workers))
        # Closed before the executor waits for its threads, so that an interrupt ends what they wait for.
        builder, timing = stack.enter_context(cpython_worker()), stack.enter_context(Trials())
        for _ in range(workers):
            lanes.put(stack.enter_context(Trials()))
        stack.callback(executor.shutdown, wait=False, cancel_futures=True)
        tried: list[tuple[Problem, list[Future[Tried]]]] = []
        for problem in problems:
            bundle = build_bundle(problem, builder)
            limit = timing.cpu_seconds(bundle, problem.solution.text)
            tried.append(
                (
                    problem,
                    [
                        executor.submit(attempt, problem, bundle, mutant, limit)
                        for mutant in found[problem.slug]
                    ],
                )
            )
        for problem, futures in tried:
            yield problem, [future.result() for future in futures]
