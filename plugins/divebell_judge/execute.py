"""Running pieces of code with their output, warnings and exceptions caught."""

import linecache
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import CodeType, ModuleType
from typing import Any, Final, NamedTuple

from divebell_judge import failure, messages
from divebell_judge.capture import NoKeyboard, Output
from divebell_judge.failure import Failure
from divebell_judge.frames import FILENAME
from divebell_judge.guard import Guard, Restore, reset

type Namespace = dict[str, Any]  # Any: names of a program

_MAX_WARNINGS: Final = 3


class Outcome(NamedTuple):
    """What came of running one piece of code."""

    value: object
    error: BaseException | None
    warnings: tuple[str, ...]
    changed: list[str]
    """Names of shared state that the code changed; they have been put back."""


def attempt(action: Callable[[], object], output: Output, restore: Restore) -> Outcome:
    """Runs `action`, whatever it does. On return, shared state and the standard streams are as before."""
    value: object = None
    error: BaseException | None = None
    streams = sys.stdout, sys.stderr, sys.stdin
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("default")
        sys.stdout, sys.stderr, sys.stdin = output.stdout, output.stderr, NoKeyboard()
        try:
            value = action()
        except BaseException as raised:  # noqa: BLE001  # the reader's SystemExit, too, is to be told
            error = raised
        changed = restore()
        sys.stdout, sys.stderr, sys.stdin = streams
    output.finish()
    return Outcome(value, error, tuple(_texts(caught)), changed)


def _texts(caught: list[warnings.WarningMessage]) -> Iterator[str]:
    for warning in caught[:_MAX_WARNINGS]:
        if issubclass(warning.category, RuntimeWarning):
            where = f" (line {warning.lineno})" if warning.filename == FILENAME else ""
            yield f"{warning.message}{where}"


class Solution(NamedTuple):
    """A solution that has been loaded: the names it defines, and its lines."""

    names: Namespace
    lines: list[str]
    warnings: tuple[str, ...]


class Loaded(NamedTuple):
    """What came of loading: a solution, or the failure to."""

    solution: Solution | None
    failure: Failure | None
    changed: list[str]
    error: BaseException | None = None


@contextmanager
def as_module(name: str, source: str) -> Iterator[ModuleType]:
    """A fresh module in `sys.modules` under `name`, whose lines tracebacks find; both are gone afterwards."""
    module = ModuleType(name)
    module.__file__ = FILENAME
    before = sys.modules.get(name)
    lines_before = linecache.cache.get(FILENAME)
    sys.modules[name] = module
    linecache.cache[FILENAME] = (len(source), None, source.splitlines(keepends=True), FILENAME)
    try:
        yield module
    finally:
        sys.modules.pop(name, None)
        linecache.cache.pop(FILENAME, None)
        if before is not None:
            sys.modules[name] = before
        if lines_before is not None:
            linecache.cache[FILENAME] = lines_before


def load(module: ModuleType, source: str, output: Output, guard: Guard) -> Loaded:
    """Runs `source` as the body of `module`."""
    lines = source.splitlines()
    code = compile_solution(source)
    if isinstance(code, Exception):
        return Loaded(None, failure.of_syntax(code, lines), [])
    if "random" in source:  # NumPy loads it at first use; loaded now, it can be seeded
        import numpy.random  # noqa: F401
    reset()
    outcome = attempt(lambda: exec(code, vars(module)), output, guard.decisive)
    changed = outcome.changed + guard.everything()
    if outcome.error is not None:
        failed = failure.of_exception(outcome.error, lines)
        return Loaded(None, with_warnings(failed, outcome.warnings), changed, outcome.error)
    names = {name: value for name, value in vars(module).items() if not name.startswith("__")}
    return Loaded(Solution(names, lines, outcome.warnings), None, changed)


def compile_solution(source: str) -> CodeType | Exception:
    """The code of `source`, or why it has none."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return compile(source, FILENAME, "exec", dont_inherit=True)
        except (SyntaxError, ValueError, RecursionError, MemoryError, OverflowError) as error:
            return error


def with_warnings(failed: Failure, texts: tuple[str, ...]) -> Failure:
    """`failed` with a hint for each warning."""
    return failed._replace(hints=(*failed.hints, *map(messages.warned, dict.fromkeys(texts))))
