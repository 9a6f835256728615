"""How long a call takes with two solutions, on the machine that this runs on."""

from contextvars import copy_context
from math import ceil
from time import perf_counter
from typing import Final

from divebell_judge.capture import Output
from divebell_judge.case import Case, read_bundle
from divebell_judge.execute import Namespace, Solution, attempt, load
from divebell_judge.figures import drawing
from divebell_judge.observe import Program, bundled_program, case_namespace
from divebell_judge.session import Session, session
from divebell_judge.verdict import to_json

_TURNS: Final = 3
"""How often the two take turns, so that what disturbs the machine for a while disturbs both."""
_ROUNDS: Final = 3
"""In each turn, besides a first that finds out how many calls a round is to have."""
_ROUND_SECONDS: Final = 0.02
"""Browsers tell the time in steps of up to a millisecond: a round of calls has to take many of those."""
_BUDGET_SECONDS: Final = 0.5
"""For all rounds of a turn; the first is run in any case."""


def compare_times(bundle: bytes, test: str, source: str, reference: str) -> str:
    """Times the call of one case with `source`, and with `reference`; both are expected to pass it.

    Of several rounds the best counts, which is the one that was disturbed least. Returns JSON text:
    `{"own_ms", "reference_ms"}`, or `null` where one of them cannot be timed. Raises CodecError if the bundle
    is malformed.
    """
    problem = read_bundle(bytes(bundle))
    case = next((case for case in problem.cases if case.name == test), None)
    if case is None:
        return "null"
    best = {reference: float("inf"), source: float("inf")}
    for _ in range(_TURNS):
        for text in best:
            seconds = _measure(case, text)
            if seconds is None:
                return "null"
            best[text] = min(best[text], seconds)
    own, theirs = best[source], best[reference]
    return to_json({"own_ms": round(own * 1000, 6), "reference_ms": round(theirs * 1000, 6)})


def _measure(case: Case, source: str) -> float | None:
    """Seconds of one call in the best of a turn's rounds; None where it cannot be timed."""
    program = bundled_program(case)
    with drawing(None), session("solution", source, cases=case.all_code()) as surroundings:
        solution = load(source, Output(), surroundings).solution
        return None if solution is None else _best(case, program, solution, surroundings)


def _best(case: Case, program: Program, solution: Solution, session: Session) -> float | None:
    best, calls, began = float("inf"), 1, perf_counter()
    for number in range(_ROUNDS + 1):
        seconds = _round(case, program, solution, session, calls)
        if seconds is None:
            return None
        best = min(best, seconds / calls)
        if perf_counter() - began > _BUDGET_SECONDS:
            break
        # A call that changes its inputs needs new ones each time.
        if number == 0 and not case.mutates:
            calls = max(1, ceil(_ROUND_SECONDS / max(seconds, 1e-7)))
    return best


def _round(case: Case, program: Program, solution: Solution, session: Session, calls: int) -> float | None:
    """Seconds that so many calls took; None where one raised what it should not."""
    namespace: Namespace = case_namespace(solution, case.runs()[0])
    times: list[float] = []

    def run() -> None:
        exec(program.given, namespace)
        began = perf_counter()
        for _ in range(calls):
            eval(program.call, namespace)
        times.append(perf_counter() - began)

    session.guard.reset()
    outcome = attempt(run, Output(), session, copy_context())
    return None if outcome.error is not None else times[0]
