"""*Check*: a solution against the cases of a problem."""

from collections.abc import Callable
from contextvars import copy_context
from time import perf_counter

from divebell_judge import messages
from divebell_judge.capture import Output
from divebell_judge.case import DEFAULT_SECONDS, LOAD_SECONDS, Bundle, Case, read_bundle
from divebell_judge.execute import Solution, attempt, clear_away, load, with_warning
from divebell_judge.failure import Failure
from divebell_judge.figures import drawing, show_figures
from divebell_judge.judging import Standard, judge
from divebell_judge.observe import bundled_program, observe
from divebell_judge.packages import offer
from divebell_judge.session import Session, session
from divebell_judge.verdict import (
    Fields,
    skipped_fields,
    test_fields,
    to_json,
    verdict_text,
)
from divebell_judge.wording import ENGLISH, speaking

type Emit = Callable[[str], object]


def check(
    bundle: bytes,
    source: str,
    emit: Emit,
    *,
    first: int = 0,
    only: str | None = None,
    seed: int | None = None,
    language: str = ENGLISH,
) -> str:
    """Runs every case of `bundle`, in order, against the solution `source`.

    Parameters:
        bundle: what `build_bundle` gave.
        emit: called with each event, as JSON text, when it happens.
        first: the number of the first case to run; those before it are "skipped" in the verdict.
        only: the name of the one case to run; the others are "skipped", all of them if none has that name.
        seed: the one seed to run that case with; all of its seeds are run if it is none of these.
        language: that of the verdict (BCP 47); English where the judge does not have it.

    Returns the verdict as JSON text. Raises CodecError if the bundle is malformed; nothing that a solution
    does raises here.
    """
    began = perf_counter()
    problem = read_bundle(bytes(bundle))
    offer(problem.packages)
    emit(to_json(_plan(problem)))
    tampered: list[str] = []
    tests = [skipped_fields(case.name, hidden=case.hidden) for case in problem.cases]
    cases = "\n".join(case.all_code() for case in problem.cases)
    with (
        speaking(language),
        drawing(None),
        session("solution", source, cases=cases) as surroundings,
    ):
        emit(to_json({"type": "start", "test": None}))
        solution, failed, changed, _ = load(source, Output(), surroundings)
        tampered += changed
        attempt(show_figures, Output(), surroundings, copy_context())  # to nobody
        if solution is not None:
            for number, case in enumerate(problem.cases):
                if number < first or only not in (None, case.name):
                    continue
                emit(to_json({"type": "start", "test": number}))
                tests[number] = _test(case, problem, solution, surroundings, tampered, seed)
                tampered += clear_away(surroundings)
                emit(to_json({"type": "test", "test": number, "result": tests[number]}))
        solution = None
        said = said_of(tampered, surroundings)
    return verdict_text(problem.problem, tests, failed, said, perf_counter() - began)


def said_of(tampered: list[str], surroundings: Session) -> str | None:
    """What the solution did to its surroundings, if the worker had better be replaced."""
    vars(surroundings.module).clear()
    names = list(dict.fromkeys([*tampered, *clear_away(surroundings), *surroundings.guard.everything()]))
    told = [messages.tampered(names)] if names else []
    return " ".join([*told, *surroundings.guard.left_behind()]) or None


def _plan(problem: Bundle) -> Fields:
    tests = [
        {
            "name": case.name,
            "hidden": case.hidden,
            "seconds": case.seconds or DEFAULT_SECONDS,
            "compare_time": case.compare_time,
        }
        for case in problem.cases
    ]
    return {"type": "plan", "tests": tests, "load_seconds": LOAD_SECONDS}


def _test(
    case: Case,
    problem: Bundle,
    solution: Solution,
    session: Session,
    tampered: list[str],
    only: int | None,
) -> Fields:
    """The result of one test, of its seed `only` if it has that one; what it changed of shared state is added
    to `tampered`.
    """
    began = perf_counter()
    output = Output()
    missing = [name for name in case.names if name not in solution.names]
    if missing:
        return test_fields(case, _undefined(missing[0], solution), None, output, perf_counter() - began)
    standard = Standard(case, bundled_program(case), case.rule(problem.tolerance))
    for run, seed in enumerate(case.runs()):
        if only in case.runs() and seed != only:
            continue
        seen = observe(case, standard.program, solution, seed, output, session)
        failed, changed = judge(standard, seen, run, solution, output, session)
        tampered += seen.tampered + changed
        if failed:
            failed = with_warning(failed, seen.warning)
            if seed is not None:
                failed = failed._replace(message=messages.with_seed(failed.message, seed))
            return test_fields(case, failed, seed, output, perf_counter() - began)
    return test_fields(case, None, None, output, perf_counter() - began)


def _undefined(name: str, solution: Solution) -> Failure:
    from difflib import get_close_matches  # only now, because it takes long to import

    near = get_close_matches(name, [str(known) for known in solution.names], n=1)
    return Failure("undefined-name", messages.undefined_name(name), tuple(map(messages.near_name, near)))
