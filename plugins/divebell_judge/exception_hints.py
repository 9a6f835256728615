"""What is to be looked at when an exception comes, where its text does not say so to a learner."""

from typing import Final

import numpy as np

from divebell_judge.describe import class_name
from divebell_judge.frames import own_text
from divebell_judge.packages import missing_hint
from divebell_judge.wording import template, text

_NONE: Final = template("Something is None here: does the function that it comes from `return` it?")
_INDICES: Final = template("The indices of n items run from 0 to n - 1.")

_HINTS: Final[tuple[tuple[type[BaseException], str, str], ...]] = (
    (
        EOFError,
        "EOF when reading a line",
        template("Each input() takes one line of the box `Input`: are there too few?"),
    ),
    (RecursionError, "", template("Does the recursion reach its base case?")),
    (SystemExit, "", template("Is there a call of exit() or sys.exit()? Return from the function instead.")),
    (
        RuntimeError,
        "can't start new thread",
        template("The browser's Python has no threads: do the work in a loop."),
    ),
    (
        RuntimeError,
        "stack switch",
        template("No event loop can be run here: call functions that are no coroutines."),
    ),
    (
        UnboundLocalError,
        "",
        template("A name that a function assigns is its own, from its first line to its last."),
    ),
    (
        ValueError,
        "matmul",
        template("In `A @ B` the last axis of A must be as long as the last but one of B."),
    ),
    (
        ValueError,
        "not aligned",
        template("In a product the last axis of A must be as long as the last but one of B."),
    ),
    (
        ValueError,
        "could not be broadcast",
        template(
            "Shapes are compared from the last axis on, where lengths must be equal or 1: "
            "is a keepdims missing?"
        ),
    ),
    (
        ValueError,
        "truth value of an array",
        template("An array has many truth values: is .any(), .all() or np.where wanted, or `&` for `and`?"),
    ),
    (
        ValueError,
        "math domain error",
        template("Which input does the function not take, such as a logarithm or a root a number below 0?"),
    ),
    (IndexError, "out of bounds", _INDICES),
    (IndexError, "out of range", _INDICES),
    (
        TypeError,
        "Cannot cast ufunc",
        template("An array keeps its dtype in `x += ...`: is an .astype(float) or `x = x + ...` wanted?"),
    ),
    (TypeError, "'NoneType'", _NONE),
    (AttributeError, "'NoneType'", _NONE),
    (AttributeError, "'list' object", template("It is a list: np.asarray(...) makes an array of it.")),
    (
        TypeError,
        "can't multiply sequence",
        template("A list is not multiplied by numbers: is np.asarray(...) missing?"),
    ),
    (
        ArithmeticError,
        "division by zero",
        template("Which input makes the divisor 0, and what is wanted then?"),
    ),
    (
        np.linalg.LinAlgError,
        "Singular",
        template("The matrix has no inverse: are two of its rows or columns dependent?"),
    ),
)
"""Classes of exceptions, what their texts contain, and a hint."""


def exception_hints(error: BaseException) -> tuple[str, ...]:
    """One hint on an exception of the reader's code, or none."""
    if class_name(type(error)) == "BdbQuit":
        return (text("There is no debugger here: print what you want to look at."),)
    if issubclass(type(error), ModuleNotFoundError):
        return (missing_hint(error),)
    said = own_text(error)
    for kind, part, hint in _HINTS:
        if issubclass(type(error), kind) and part in said:
            return (text(hint),)
    return ()
