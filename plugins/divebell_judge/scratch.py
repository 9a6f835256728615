"""What a reader tries out behind the solution: calls of what it defines, in its own namespace."""

import ast
from contextvars import copy_context
from types import CodeType
from typing import Final, NamedTuple
from warnings import catch_warnings, simplefilter

import numpy as np

from divebell_judge import failure
from divebell_judge.capture import Output
from divebell_judge.describe import show
from divebell_judge.execute import attempt
from divebell_judge.failure import Failure
from divebell_judge.frames import SCRATCH, own_repr, source_lines
from divebell_judge.session import Session
from divebell_judge.values import kind

_DRAWING: Final = "matplotlib"


class Tried(NamedTuple):
    """What came of trying something out."""

    value: str | None
    """The value of the last line as text, where that is an expression with a value."""
    failure: Failure | None
    changed: list[str]
    """Names of shared state that it changed; they have been put back."""


def try_out(source: str, lines: list[str], output: Output, session: Session) -> Tried:
    """Runs `source` in the namespace that the solution, whose lines are `lines`, has left."""
    own_lines = source_lines(source)
    code = _compiled(source)
    if isinstance(code, Exception):
        return Tried(None, failure.of_syntax(code, own_lines, SCRATCH), [])
    statements, last = code
    namespace = vars(session.module)
    namespace.setdefault("np", np)  # the cases of a problem have it, too

    def run() -> str | None:
        exec(statements, namespace)
        return None if last is None else _shown(eval(last, namespace))

    outcome = attempt(run, output, session, copy_context())
    value = outcome.value if isinstance(outcome.value, str) else None
    failed = None if outcome.error is None else failure.of_exception(outcome.error, lines, own_lines)
    return Tried(value, failed, outcome.changed)


def _compiled(source: str) -> tuple[CodeType, CodeType | None] | Exception:
    """The code of all statements, but for a last one that is an expression; and of that."""
    with catch_warnings():
        simplefilter("ignore")
        try:
            tree, value = ast.parse(source, SCRATCH), None
            match tree.body:
                case [*statements, ast.Expr() as last]:
                    tree.body = statements
                    value = compile(ast.Expression(last.value), SCRATCH, "eval", dont_inherit=True)
            return compile(tree, SCRATCH, "exec", dont_inherit=True), value
        except (SyntaxError, ValueError, RecursionError, MemoryError, OverflowError) as error:
            return error


def _shown(value: object) -> str | None:
    """A value as a reader wants to see it; None for what is nothing to look at."""
    if value is None or _is_drawing(value):
        return None
    # Here, unlike in a check, nobody minds what the reader's own `__repr__` says.
    return own_repr(value) if kind(value) == "opaque" else show(value)


def _is_drawing(value: object) -> bool:
    """Whether it is something that a figure is made of, which the figure shows better."""
    items = value if isinstance(value, list | tuple) and value else [value]
    return all(type(item).__module__.partition(".")[0] == _DRAWING for item in items)
