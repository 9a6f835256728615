"""Running one case once: what the call gave, printed, raised, and did to its inputs."""

import builtins
from contextvars import copy_context
from types import CodeType
from typing import Final, NamedTuple

import numpy as np

from divebell_judge.capture import Output
from divebell_judge.case import Case
from divebell_judge.codec import CodecError, count_items
from divebell_judge.compare import compare
from divebell_judge.difference import Difference
from divebell_judge.execute import NOTHING, Namespace, Solution, attempt
from divebell_judge.iterators import LIMIT, drained, holds_iterator, is_iterator
from divebell_judge.numeric import Rule
from divebell_judge.session import Session
from divebell_judge.values import kind, plain, snapshot

_UNCHANGED: Final = Rule(rtol=0.0, atol=0.0)
_SPARE: Final = 1000  # items asked of an iterator beyond those wanted, to tell how many too many it has


class Program(NamedTuple):
    """A case's code, compiled once for all its seeds."""

    given: CodeType
    call: CodeType
    check: CodeType | None


class Observation(NamedTuple):
    """What was seen of one run."""

    namespace: Namespace
    value: object
    error: BaseException | None
    in_call: bool
    """Whether `error` came from the call, not from `given`."""
    printed: str
    """Standard output of the call."""
    changed: dict[str, Difference]
    """Inputs that the call changed, each with what is different."""
    inputs: dict[str, object]
    """Copies of the names bound in `given`, as they were before the call."""
    warning: str | None
    tampered: list[str]


def compile_case(case: Case) -> Program:
    """The case's code. Raises SyntaxError where it is not Python; its `filename` is the part's name."""

    def part(source: str, name: str, mode: str) -> CodeType:
        return compile(source.strip() if mode == "eval" else source, name, mode, dont_inherit=True)

    return Program(
        part(case.given, "given", "exec"),
        part(case.call, "call", "eval"),
        None if case.check is None else part(case.check, "check", "eval"),
    )


def bundled_program(case: Case) -> Program:
    """The code of a case that comes from a bundle. Raises CodecError where it is not Python."""
    try:
        return compile_case(case)
    except (SyntaxError, ValueError, RecursionError, MemoryError, OverflowError) as error:
        raise CodecError(f"malformed bundle: the code of {case.name!r:.60}: {error}") from error


def case_namespace(solution: Solution, seed: int | None) -> Namespace:
    """The names that a case's code has: NumPy as `np`, and those that the solution defines."""
    names: Namespace = {"__builtins__": builtins, "__name__": "case", **solution.names, "np": np}
    return names if seed is None else names | {"seed": seed}


def observe(
    case: Case, program: Program, solution: Solution, seed: int | None, output: Output, session: Session
) -> Observation:
    """Runs `given` and `call` in a namespace with NumPy as `np` and the names that the solution defines."""
    namespace = case_namespace(solution, seed)
    before = dict(namespace)
    session.guard.reset()
    context = copy_context()
    given = NOTHING
    if case.given:
        given = attempt(lambda: exec(program.given, namespace), output, session, context)
    start = len(output)
    if given.error is not None:
        return Observation(namespace, None, given.error, False, "", {}, {}, given.warning, given.changed)
    absent = object()
    bound = [name for name in namespace if namespace[name] is not before.get(name, absent)]
    values = {name: namespace[name] for name in bound}
    inputs = {name: snapshot(value) for name, value in values.items()}
    before_call = dict(namespace)
    call = attempt(lambda: eval(program.call, namespace), output, session, context)
    if call.error is None and _wants_items(call.value, case):
        # After what the call has changed was put back; the items' own code is the reader's again.
        items = attempt(lambda: drained(call.value, _limit(case)), output, session, context)
        call = items._replace(warning=call.warning or items.warning, changed=[*call.changed, *items.changed])
    return Observation(
        {**namespace, **before_call},  # what is bound before the call is not for the solution to rebind
        call.value,
        call.error,
        True,
        output.text(start),
        _changes(values, inputs),
        inputs,
        call.warning or given.warning,
        given.changed + call.changed,
    )


def _wants_items(value: object, case: Case) -> bool:
    """Whether iterators in a result have to give their items before it is looked at."""
    if case.check is None:
        return holds_iterator(value)
    # A check for lists is asked of a list; one for an iterator may ask it for no more than it needs.
    return case.returns in ("sequence", "array") and is_iterator(value)


def _limit(case: Case) -> int:
    return max(map(count_items, case.expected)) + _SPARE if case.expected else LIMIT


def evaluate(
    code: CodeType, namespace: Namespace, output: Output, session: Session
) -> tuple[bool, BaseException | None, list[str]]:
    """Whether the expression is true; the exception it raised; and what shared state it changed."""
    outcome = attempt(lambda: bool(eval(code, namespace)), output, session, copy_context())
    return outcome.value is True, outcome.error, outcome.changed


def _changes(values: dict[str, object], inputs: dict[str, object]) -> dict[str, Difference]:
    changed = {}
    for name, before in inputs.items():
        # A copy of an array is not needed for a look at it, and takes long of a large one.
        now = values[name] if kind(before) == "array" else snapshot(values[name])
        mismatch = compare(now, before, _UNCHANGED, name)
        if mismatch:
            changed[name] = mismatch.first
    return changed


def input_sizes(inputs: dict[str, object]) -> frozenset[int]:
    """Lengths of the inputs' axes, and their sizes."""
    sizes: set[int] = set()
    for value in inputs.values():
        match kind(value):
            case "array":
                sizes.update(plain(value).shape, [plain(value).size])
            case "list" | "tuple":
                sizes.add(len(plain(value)))
    return frozenset(sizes)
