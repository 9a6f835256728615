"""Building a problem's bundle: the reference solution is run once, and what it gives becomes the standard."""

from types import ModuleType
from typing import Any

from divebell_judge.capture import Output
from divebell_judge.case import Bundle, Case, case_of, write_bundle
from divebell_judge.codec import CodecError, encode
from divebell_judge.compare import category
from divebell_judge.execute import Solution, clear_away, load
from divebell_judge.failure import Failure
from divebell_judge.iterators import is_iterator
from divebell_judge.judging import Standard, judge
from divebell_judge.observe import Observation, compile_case, observe
from divebell_judge.packages import offer
from divebell_judge.session import Session, session
from divebell_judge.values import kind


class BundleError(Exception):
    """A problem cannot be bundled: its reference fails a case of its own, or the case is not well made."""

    def __init__(self, case: str | None, message: str, line: int | None = None) -> None:
        super().__init__(f"case {case!r}: {message}" if case else message)
        self.case = case
        """The case's name; None where no case is at fault."""
        self.message = message
        self.line = line
        """The line of the reference solution, where one is at fault."""


def build_bundle(spec: dict[str, Any], reference: str) -> bytes:  # Any: JSON
    """The bundle of a problem: gzipped JSON, the same bytes for the same problem.

    Parameters:
        spec: `{"problem", "tolerance": {"rtol", "atol"}, "packages", "cases": iterable}`; a case is taken
            when the one before it is done.
        reference: the source of the reference solution. It is run, and is not part of the bundle.

    Raises BundleError.
    """
    try:
        return _build(spec, reference)
    except CodecError as error:
        raise BundleError(None, str(error)) from error


def _build(spec: dict[str, Any], reference: str) -> bytes:  # Any: JSON
    offer(spec.get("packages", ()))
    # The cases are not known yet: they are taken one at a time.
    with session("solution", reference, "import random; np.random") as surroundings:
        loaded = load(reference, Output(), surroundings)
        if loaded.failure:
            raise BundleError(None, loaded.failure.message, loaded.failure.line)
        assert loaded.solution is not None
        _refuse_tampering(None, loaded.changed)
        cases = [
            _record(case_of(case), spec["tolerance"], loaded.solution, surroundings) for case in spec["cases"]
        ]
        _refuse_tampering(None, surroundings.guard.everything())
        for told in surroundings.guard.left_behind():
            raise BundleError(None, told)
    return write_bundle(
        Bundle(spec["problem"], spec["tolerance"], tuple(cases), tuple(spec.get("packages", ())))
    )


def _record(case: Case, tolerance: dict[str, float], solution: Solution, session: Session) -> Case:
    """`case` with what the reference gives for it."""
    try:
        program = compile_case(case)
    except SyntaxError as error:
        raise BundleError(case.name, f"line {error.lineno} of `{error.filename}`: {error.msg}") from error
    case = case._replace(names=_needed(case, solution))
    output = Output()
    for run, seed in enumerate(case.runs()):
        seen = observe(case, program, solution, seed, output, session)
        _refuse_tampering(case, seen.tampered)
        case = _with_results(case, seen)
        failed, changed = judge(
            Standard(case, program, case.rule(tolerance)), seen, run, solution, output, session
        )
        _refuse_tampering(case, changed + clear_away(session))
        if failed:
            raise _failing(case, failed, seed)
    return case


def _with_results(case: Case, seen: Observation) -> Case:
    """`case` with the results of one more run."""
    if seen.error is not None:
        return case
    try:
        if case.mutates:
            unknown = [name for name in case.mutates if name not in seen.inputs]
            if unknown:
                raise BundleError(case.name, f"`mutates` names `{unknown[0]}`, which `given` does not bind")
            left: dict[str, object] = {
                name: encode(seen.namespace[name], name) for name in case.mutates if name in seen.changed
            }
            case = case._replace(after=(*case.after, left))
        if case.check is not None:
            returns = _sort(seen.value)
            return case._replace(returns=returns if case.returns in (None, returns) else "any")
        return case._replace(expected=(*case.expected, encode(seen.value)))
    except CodecError as error:
        raise BundleError(case.name, f"{error}.") from error


def _sort(value: object) -> str:
    """What sort of value a result is, for a case with a check."""
    if is_iterator(value):
        return "iterator"
    return "array" if kind(value) == "array" else category(value)


def _needed(case: Case, solution: Solution) -> tuple[str, ...]:
    from divebell_judge import names  # only now, because the browser never needs it

    bound = {"np", "result"} | ({"seed"} if case.seeds is not None else set())
    needed: dict[str, None] = {}
    for source in (case.given, case.call.strip(), (case.check or "").strip()):
        for name in names.free_names(source, bound):
            if name in solution.names:
                needed[name] = None
                if isinstance(solution.names[name], ModuleType):
                    raise BundleError(
                        case.name, f"`{name}` is a module that the solution imports: import it in `given` too"
                    )
            elif not names.is_builtin(name):
                raise BundleError(case.name, f"`{name}` is defined neither by the solution nor by the case")
        bound |= names.assigned_names(source)
    return tuple(needed)


def _failing(case: Case, failed: Failure, seed: int | None) -> BundleError:
    run = "" if seed is None else f" (seed {seed})"
    if failed.kind == "changed-input":
        return BundleError(
            case.name, f"the reference fails{run}: {failed.message} Or list it under `mutates`."
        )
    return BundleError(case.name, f"the reference fails{run}: {failed.message}", failed.line)


def _refuse_tampering(case: Case | None, changed: list[str]) -> None:
    if changed:
        raise BundleError(case and case.name, f"the reference changes shared state: {', '.join(changed)}")
