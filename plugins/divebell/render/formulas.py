"""LaTeX formulas to MathML, by math-core, with the macros of the publication."""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import NamedTuple

import math_core

from divebell.library import Diagnostic, Text

from .formula_hints import hint_for
from .places import at
from .scan import Formula

_COMMAND = re.compile(r"\\([A-Za-z]+)\*?")
_ARGUMENT = re.compile(r"#([1-9])")


class FormulaError(Exception):
    """A formula that does not convert; `offset` counts characters of its LaTeX."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.offset = offset


class Macro(NamedTuple):
    """A command of the publication's own."""

    body: str
    """LaTeX, in which `#1` is the first argument."""
    arguments: int


class Notation:
    r"""The LaTeX that formulas are written in: math-core's, and macros by name (`R` for `\R`)."""

    def __init__(self, macros: Mapping[str, Macro]) -> None:
        self.macros = macros

    def __reduce__(self) -> tuple[type["Notation"], tuple[Mapping[str, Macro]]]:
        return Notation, (self.macros,)  # math-core's converter does not go to other processes

    @cached_property
    def _converter(self) -> math_core.LatexToMathML:
        bodies = {name: macro.body for name, macro in self.macros.items()}
        return math_core.LatexToMathML(fancy_error=False, macros=bodies)

    def to_mathml(self, latex: str, *, display: bool) -> str:
        """The `<math>` element of a formula. Raises `FormulaError` where math-core finds a fault."""
        try:
            return self._converter.convert_with_local_state(latex, displaystyle=display)
        except math_core.LatexError as error:
            offset, _, message = str(error).partition(": ")
            raise FormulaError(message, int(offset)) from error

    def used_in(self, formulas: Iterable[str]) -> dict[str, Macro]:
        """The macros that decide what becomes of `formulas`, those that they are made of included."""
        used: dict[str, Macro] = {}
        pending = [name for latex in formulas for name in _COMMAND.findall(latex)]
        while self.macros and pending:
            name = pending.pop()
            if name in self.macros and name not in used:
                used[name] = self.macros[name]
                pending += _COMMAND.findall(self.macros[name].body)
        return dict(sorted(used.items()))

    def expanded(self, latex: str) -> str:
        """`latex` without macros, for readers who do not have them. It must have converted."""
        while self.macros:
            use = next((each for each in _COMMAND.finditer(latex) if each[1] in self.macros), None)
            if use is None:
                break
            macro = self.macros[use[1]]
            end = use.end()
            arguments = []
            for _ in range(macro.arguments):
                argument, end = _argument(latex, end)
                arguments.append(argument)
            body = "".join(
                arguments[int(part) - 1] if index % 2 else part
                for index, part in enumerate(_ARGUMENT.split(macro.body))
            )
            after = latex[end:]
            if not macro.arguments:
                after = after.lstrip(" ")
            apart = " " if after[:1].isalpha() and re.search(r"\\[A-Za-z]+$", body) else ""
            latex = latex[: use.start()] + body + apart + after
        return latex


PLAIN = Notation({})
"""LaTeX as math-core has it."""


def _argument(latex: str, start: int) -> tuple[str, int]:
    """The argument that begins at `start`, without its braces, and where it ends."""
    while latex[start].isspace():
        start += 1
    if latex[start] == "\\":
        command = re.compile(r"\\(?:[A-Za-z]+|.)", re.DOTALL).match(latex, start)
        return (command[0], command.end()) if command else (latex[start], start + 1)
    if latex[start] != "{":
        return latex[start], start + 1
    depth, end = 0, start
    while True:
        depth += {"{": 1, "}": -1}.get(latex[end], 0)
        end += 2 if latex[end] == "\\" else 1
        if depth == 0:
            return latex[start + 1 : end - 1], end


def diagnose(formula: Formula, error: FormulaError, text: Text) -> Diagnostic:
    """The place of `error` in the author's file."""
    before = formula.latex[: error.offset]
    newlines = before.count("\n")
    column = formula.column + len(before) if newlines == 0 else len(before) - before.rfind("\n")
    hint, width = hint_for(str(error))
    line = formula.line + newlines
    return at(text, line, column, f"formula: {error}", code="formula", hint=hint, width=width)
