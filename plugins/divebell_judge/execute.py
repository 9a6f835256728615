"""Running pieces of code with their output, warnings and exceptions caught."""

import sys
from collections.abc import Callable
from types import CodeType
from typing import Any, NamedTuple
from warnings import WarningMessage, catch_warnings, simplefilter

from divebell_judge import failure, messages
from divebell_judge.capture import NoKeyboard, Output
from divebell_judge.failure import Failure
from divebell_judge.frames import FILENAME, own_text, source_lines
from divebell_judge.session import Session

type Namespace = dict[str, Any]  # Any: names of a program


class Outcome(NamedTuple):
    """What came of running one piece of code."""

    value: object
    error: BaseException | None
    warning: str | None
    """The first that Python or NumPy gave, of those at a line of the solution if there are any."""
    changed: list[str]
    """Names of shared state that the code changed; they have been put back."""


def attempt(action: Callable[[], object], output: Output, session: Session) -> Outcome:
    """Runs `action`, whatever it does. On return, shared state and the standard streams are as before."""
    value: object = None
    error: BaseException | None = None
    restore, heard = session.guard.decisive, len(session.warnings)
    streams, tracing = (sys.stdout, sys.stderr, sys.stdin), sys.gettrace()
    simplefilter("default")  # anew, so that a warning told in one test is told in the next
    sys.stdout, sys.stderr, sys.stdin = output.stdout, output.stderr, NoKeyboard()
    try:
        value = action()
    except BaseException as raised:  # noqa: BLE001  # the reader's SystemExit, too, is to be told
        error = raised
    if sys.gettrace() is not tracing:
        sys.settrace(tracing)
    changed = restore()
    sys.stdout, sys.stderr, sys.stdin = streams
    output.finish()
    caught = session.warnings[heard:]
    del session.warnings[heard:]
    return Outcome(value, error, _told(caught), changed)


def _told(caught: list[WarningMessage]) -> str | None:
    of_running = [warning for warning in caught if issubclass(warning.category, RuntimeWarning)]
    in_solution = [warning for warning in of_running if warning.filename == FILENAME]
    for warning in (*in_solution, *of_running):
        if isinstance(warning.message, Warning):
            line = warning.lineno if warning.filename == FILENAME else None
            return messages.warned(own_text(warning.message), line)
    return None


class Solution(NamedTuple):
    """A solution that has been loaded: the names it defines, and its lines."""

    names: Namespace
    lines: list[str]


class Loaded(NamedTuple):
    """What came of loading: a solution, or the failure to."""

    solution: Solution | None
    failure: Failure | None
    changed: list[str]
    error: BaseException | None = None


def load(source: str, output: Output, session: Session) -> Loaded:
    """Runs `source` as the body of the session's module."""
    lines = source_lines(source)
    code = _compiled(source)
    if isinstance(code, Exception):
        return Loaded(None, failure.of_syntax(code, lines), [])
    session.guard.reset()
    namespace = vars(session.module)
    outcome = attempt(lambda: exec(code, namespace), output, session)
    changed = outcome.changed + session.guard.everything()
    if outcome.error is not None:
        failed = failure.of_exception(outcome.error, lines)
        return Loaded(None, with_warning(failed, outcome.warning), changed, outcome.error)
    names = {name: value for name, value in namespace.items() if type(name) is str and name[:2] != "__"}
    return Loaded(Solution(names, lines), None, changed)


def _compiled(source: str) -> CodeType | Exception:
    """The code of `source`, or why it has none."""
    with catch_warnings():
        simplefilter("ignore")
        try:
            return compile(source, FILENAME, "exec", dont_inherit=True)
        except (SyntaxError, ValueError, RecursionError, MemoryError, OverflowError) as error:
            return error


def with_warning(failed: Failure, warning: str | None) -> Failure:
    """`failed` with a warning as its last hint."""
    return failed.hinting(warning) if warning else failed
