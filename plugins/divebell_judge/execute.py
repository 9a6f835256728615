"""Running pieces of code with their output, warnings and exceptions caught."""

import gc
import sys
from collections.abc import Callable
from contextvars import Context, copy_context
from types import CodeType
from typing import Any, Final, NamedTuple
from warnings import WarningMessage, catch_warnings, simplefilter

from divebell_judge import failure, messages
from divebell_judge.capture import Output, TooMuchOutput
from divebell_judge.failure import Failure
from divebell_judge.frames import FILENAME, own_text, source_lines
from divebell_judge.namespaces import Restore
from divebell_judge.session import Session

type Namespace = dict[str, Any]  # Any: names of a program


# Bound here, because a reader may replace them.
_gettrace, _settrace = sys.gettrace, sys.settrace
_getprofile, _setprofile = sys.getprofile, sys.setprofile
_Anything = BaseException


class Outcome(NamedTuple):
    """What came of running one piece of code."""

    value: object
    error: BaseException | None
    warning: str | None
    """The first that Python or NumPy gave, of those at a line of the solution if there are any."""
    changed: list[str]
    """Names of shared state that the code changed; they have been put back."""


NOTHING: Final = Outcome(None, None, None, [])
"""What comes of running no code."""


def attempt(
    action: Callable[[], object],
    output: Output,
    session: Session,
    context: Context,
    restore: Restore | None = None,
) -> Outcome:
    """Runs `action`, whatever it does. On return, shared state and the standard streams are as before.

    Parameters:
        context: has NumPy's and decimal's settings, as `action` finds and leaves them. The judge has its own.
        restore: puts back shared state; where it is None, as much of it as a decision rests on.
    """
    value: object = None
    error: BaseException | None = None
    restore, heard = restore or session.guard.decisive, len(session.warnings)
    streams, hooks = (sys.stdout, sys.stderr, sys.stdin), (_gettrace(), _getprofile())
    session.hear_warnings()  # anew, so that a warning told in one test is told in the next
    sys.stdout, sys.stderr, sys.stdin = output.stdout, output.stderr, output.stdin
    try:
        value = context.run(action)
    except _Anything as raised:  # the reader's SystemExit, too, is to be told
        error = raised
    try:
        _settrace(hooks[0])
        _setprofile(hooks[1])
    except _Anything as raised:  # of a profiler, which is off now that it has raised
        _setprofile(hooks[1])
        error = raised if error is None else error
    sys.stdout, sys.stderr, sys.stdin = streams
    changed = restore()
    output.finish()
    if output.flooded and type(error) is not TooMuchOutput:
        error = TooMuchOutput()  # the reader's own `except` has caught the one that was raised
    caught = session.warnings[heard:]
    del session.warnings[heard:]
    return Outcome(value, error, _told(caught), changed)


def clear_away(session: Session) -> list[str]:
    """Ends what the code that ran left to the garbage collector, so that no `__del__` runs in the next test.

    Returns the names of shared state that this changed; they have been put back.
    """
    return attempt(gc.collect, Output(), session, copy_context(), session.guard.nearby).changed


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
    source = source.removeprefix("\ufeff")  # a byte order mark, which some editors put there
    lines = source_lines(source)
    code = _compiled(source)
    if isinstance(code, Exception):
        return Loaded(None, failure.of_syntax(code, lines), [])
    session.guard.reset()
    namespace = vars(session.module)
    outcome = attempt(lambda: exec(code, namespace), output, session, copy_context())
    changed = outcome.changed + session.guard.nearby()
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
