"""A walkthrough as its author writes it: Markdown in which each fence of Python is the next step.

    /// walkthrough | Attention for one head
    #### Compare every query with every key

    The scores are $QK^\\top$ …

    ```python watch="scores"
    scores = Q @ K.T
    ```
    ///

`watch` names the variables (or expressions) that are shown after the step. `replace` names variables whose
code of earlier steps this one replaces; for functions and classes that are defined again that goes unsaid.
"""

import ast
import difflib
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from .program import Change, Statement, StepError, changed, statements

OPENING = re.compile(r"(?P<slashes>/{3,})[ \t]*walkthrough[ \t]*(?:\|[ \t]*(?P<title>.*?)[ \t]*)?$")
"""A walkthrough's first line; its last has the slashes alone."""

FENCE = re.compile(r"(?P<fence>`{3,}|~{3,})[ \t]*(?P<language>[\w-]*)(?P<info>[^`\n]*)$")
_OPTION = re.compile(r"""(\w+)=(?:"([^"]*)"|'([^']*)')""")
_OPTIONS = ("watch", "replace")


class Step(NamedTuple):
    """A step as it is written."""

    code: str
    options: dict[str, str]
    line: int
    """The line of its fence in the walkthrough's source, from 1; the code begins on the next one."""

    @property
    def watch(self) -> tuple[str, ...]:
        """The expressions to be shown. Raises SyntaxError."""
        source = f"({self.options.get('watch', '')},)"
        if source == "(,)":
            return ()
        shown: ast.expr = ast.parse(source, mode="eval").body
        parts = shown.elts if isinstance(shown, ast.Tuple) else [shown]
        return tuple(ast.get_source_segment(source, part) or "" for part in parts)

    @property
    def replace(self) -> tuple[str, ...]:
        """The names whose code is to be replaced."""
        return tuple(name.strip() for name in self.options.get("replace", "").split(",") if name.strip())


class Planned(NamedTuple):
    """A step, and what it makes of the program."""

    step: Step
    change: Change


class Mistake(NamedTuple):
    """What is wrong with a walkthrough as it is written."""

    message: str
    line: int
    """The line of the walkthrough's source, from 1."""


def read_steps(source: str) -> Iterator[tuple[Step, int]]:
    """The steps of a walkthrough's source, each with the line (from 1) of the fence that ends it."""
    lines = source.split("\n")
    number = 0
    while number < len(lines):
        opening = FENCE.match(lines[number])
        end = closing_fence(lines, number, opening["fence"]) if opening else number
        if opening and opening["language"] == "python" and "exec=" not in opening["info"]:
            options = {name: double or single for name, double, single in _OPTION.findall(opening["info"])}
            code = "\n".join(lines[number + 1 : end]) + "\n"
            yield Step(code, options, number + 1), end + 1
        number = end + 1


def closing_fence(lines: Sequence[str], start: int, fence: str) -> int:
    """The index of the line that closes the fence at `start`; the last line if none does."""
    for index in range(start + 1, len(lines)):
        stripped = lines[index].strip()
        if len(stripped) >= len(fence) and set(stripped) == {fence[0]}:
            return index
    return len(lines) - 1


@lru_cache
def plan(source: str) -> tuple[tuple[Planned, ...], tuple[Mistake, ...]]:
    """What each step of a walkthrough's source makes of the program; or what is wrong with the steps."""
    program: tuple[Statement, ...] = ()
    planned: list[Planned] = []
    mistakes: list[Mistake] = []
    for number, (step, _) in enumerate(read_steps(source)):
        mistakes += _wrong_options(step)
        try:
            change = changed(program, statements(step.code, number), step.replace)
        except SyntaxError as error:
            mistakes.append(Mistake(f"SyntaxError: {error.msg}", step.line + (error.lineno or 0)))
        except StepError as error:
            mistakes.append(Mistake(str(error), step.line + error.line))
        else:
            program = change.program
            planned.append(Planned(step, change))
    if not planned and not mistakes:
        mistakes.append(Mistake("a walkthrough needs steps: fences of ```python, each with its code", 0))
    return ((), tuple(mistakes)) if mistakes else (tuple(planned), ())


def _wrong_options(step: Step) -> Iterator[Mistake]:
    for name in step.options.keys() - set(_OPTIONS):
        near = difflib.get_close_matches(name, _OPTIONS, 1)
        known = f"did you mean {near[0]}=?" if near else f"a step knows {' and '.join(_OPTIONS)}"
        yield Mistake(f"unknown option {name}=; {known}", step.line)
    try:
        _ = step.watch
    except SyntaxError:
        yield Mistake(f'watch="{step.options["watch"]}" is not a list of Python expressions', step.line)
