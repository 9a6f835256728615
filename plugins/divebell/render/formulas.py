"""LaTeX formulas to MathML, by math-core."""

import math_core

from divebell.library import Diagnostic, Text

from .places import at
from .scan import Formula

_CONVERTER = math_core.LatexToMathML(fancy_error=False)


class FormulaError(Exception):
    """A formula that does not convert; `offset` counts characters of its LaTeX."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.offset = offset


def to_mathml(latex: str, *, display: bool) -> str:
    """The `<math>` element of a formula. Raises `FormulaError` where math-core finds a fault."""
    try:
        return _CONVERTER.convert_with_local_state(latex, displaystyle=display)
    except math_core.LatexError as error:
        offset, _, message = str(error).partition(": ")
        raise FormulaError(message, int(offset)) from error


def diagnose(formula: Formula, error: FormulaError, text: Text) -> Diagnostic:
    """The place of `error` in the author's file."""
    before = formula.latex[: error.offset]
    newlines = before.count("\n")
    column = formula.column + len(before) if newlines == 0 else len(before) - before.rfind("\n")
    return at(text, formula.line + newlines, column, f"formula: {error}")
