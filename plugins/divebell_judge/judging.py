"""What a run of a case says about the solution: nothing is wrong, or one failure."""

from typing import Final, NamedTuple

from divebell_judge import failure, messages
from divebell_judge.capture import Output, TooMuchOutput
from divebell_judge.case import Case
from divebell_judge.codec import decode
from divebell_judge.compare import Mismatch, category, compare
from divebell_judge.describe import brief, class_name, show
from divebell_judge.diagnose import diagnose
from divebell_judge.execute import Solution
from divebell_judge.failure import Failure
from divebell_judge.frames import error_text
from divebell_judge.numeric import Rule
from divebell_judge.observe import Observation, Program, evaluate, input_sizes
from divebell_judge.session import Session
from divebell_judge.table import difference_table
from divebell_judge.values import as_array, base, bases, defines, items, kind, plain
from divebell_judge.wording import template, text


class Standard(NamedTuple):
    """What a case's runs are held against."""

    case: Case
    program: Program
    rule: Rule


def judge(
    standard: Standard, seen: Observation, run: int, solution: Solution, output: Output, session: Session
) -> tuple[Failure | None, list[str]]:
    """The failure of run number `run`, or None; and the shared state that judging it saw changed."""
    failed = _of_raising(standard.case, seen, solution.lines) or _of_printing(standard.case, seen)
    changed: list[str] = []
    if failed is None and seen.error is None:
        if standard.program.check is not None:
            failed, changed = _of_check(standard, seen, solution, output, session)
        elif standard.case.expected:
            failed = _of_value(standard, seen, decode(standard.case.expected[run]))
        failed = failed or _of_mutated(standard, seen, run)
    unasked = [name for name in seen.changed if name not in standard.case.mutates]
    if unasked and (failed is None or failed.kind in ("wrong-values", "check-failed")):
        name = unasked[0]
        return Failure(
            "changed-input", messages.changed_input(name, seen.changed[name], _copy(seen, name))
        ), changed
    if failed and unasked:
        failed = failed.hinting(messages.also_changed(unasked[0]))
    return failed, changed


def _copy(seen: Observation, name: str) -> str | None:
    return f"{name}.copy()" if defines(seen.inputs[name], "copy") else None


def _of_raising(case: Case, seen: Observation, lines: list[str]) -> Failure | None:
    if seen.error is None:
        if case.raises is None:
            return None
        message = messages.did_not_raise(case.raises, seen.value)
        return Failure("did-not-raise", message, expected=case.raises, got=show(seen.value))
    failed = failure.of_exception(seen.error, lines)
    if case.raises is None or not seen.in_call or type(seen.error) is TooMuchOutput:
        return failed
    if _is_a(seen.error, case.raises):
        return None
    raised = error_text(seen.error)
    return failed._replace(
        kind="wrong-exception",
        message=messages.wrong_exception(case.raises, raised),
        expected=case.raises,
        got=raised,
    )


def _is_a(error: BaseException, name: str) -> bool:
    """Whether the class of `error`, or a base of it, has the last part of the dotted `name`."""
    return any(class_name(base) == name.rpartition(".")[2] for base in bases(error))


def _of_printing(case: Case, seen: Observation) -> Failure | None:
    if case.prints is None or seen.error is not None:
        return None
    got, want = _trimmed(seen.printed), _trimmed(case.prints)
    if got == want:
        return None
    return Failure("wrong-output", messages.wrong_output(got, want), expected=want, got=got)


def _trimmed(output: str) -> str:
    return "\n".join(line.rstrip() for line in output.rstrip().split("\n"))


def _of_value(standard: Standard, seen: Observation, want: object) -> Failure | None:
    if want is None and standard.case.prints is not None:
        return None  # what is printed is the answer
    missing = None if want is None else _of_nothing(seen, brief(want), standard.case)
    if missing:
        return missing._replace(expected=show(want), got="None")
    mismatch = compare(seen.value, want, standard.rule)
    if mismatch is None:
        return None
    hints = diagnose(mismatch, seen.value, want, standard.rule, input_sizes(seen.inputs))
    return _told(mismatch, hints, seen.value, want, standard.rule)


def _told(
    mismatch: Mismatch, hints: tuple[str, ...], got: object, want: object, rule: Rule, path: str = "result"
) -> Failure:
    table = difference_table(got, want, rule, path)
    return Failure(
        mismatch.kind, mismatch.message, hints, expected=show(want), got=show(got), difference=table
    )


def _of_nothing(seen: Observation, want: str, case: Case) -> Failure | None:
    if seen.value is not None:
        return None
    if seen.printed.strip() and case.prints is None:
        return Failure("printed-instead-of-returned", messages.printed(want))
    return Failure("returned-nothing", messages.returned_nothing(want))


_WANTED: Final = {
    "array": template("an array"),
    "number": template("a number"),
    "text": template("a string"),
    "bytes": template("bytes"),
    "sequence": template("a list"),
    "mapping": template("a dict"),
    "set": template("a set"),
}


def _of_check(
    standard: Standard, seen: Observation, solution: Solution, output: Output, session: Session
) -> tuple[Failure | None, list[str]]:
    case, code = standard.case, standard.program.check
    assert code is not None
    expected = "sequence" if case.returns == "array" else case.returns
    if case.returns in _WANTED and category(seen.value) != expected:
        want = text(_WANTED[case.returns])
        missing = _of_nothing(seen, want, case)
        wrong = Failure("wrong-type", messages.wrong_sort(seen.value, want))
        return (missing or wrong)._replace(got=show(seen.value)), []
    namespace = {**seen.namespace, "result": _checkable(seen.value, standard)}
    holds, error, changed = evaluate(code, namespace, output, session)
    if holds:
        return None, changed
    shown = None if case.hidden else (case.check or "").strip()
    if error is None:
        return Failure("check-failed", messages.check_failed(shown), got=show(seen.value)), changed
    of_reader = failure.of_exception(error, solution.lines)
    if of_reader.line is not None or of_reader.kind != "exception":
        return of_reader, changed
    message = messages.check_raised(shown, error_text(error))
    return Failure("check-failed", message, got=show(seen.value)), changed


def _checkable(value: object, standard: Standard) -> object:
    """`value` as a check meets it: without a subclass, whose operators might be the reader's, and an array
    or an iterator where the reference gave one."""
    returns = standard.case.returns
    if not standard.rule.exact_type:
        array = as_array(value) if returns == "array" else None
        if array is not None:
            return array
        if returns == "iterator" and category(value) == "sequence":
            return iter(items(value))
    as_it_is = type(value) is base(value) or kind(value) in ("record", "member", "masked", "time")
    return value if as_it_is else plain(value)


def _of_mutated(standard: Standard, seen: Observation, run: int) -> Failure | None:
    """What the reference left in its inputs, the solution is to leave there too."""
    after = standard.case.after[run] if standard.case.after else {}
    for name, encoded in after.items():
        got, want = seen.namespace[name], decode(encoded)
        mismatch = compare(got, want, standard.rule, name)
        if mismatch:
            return _told(mismatch, (), got, want, standard.rule, name)
    return None
