"""The program that a walkthrough builds up: the statements of its steps, in the order in which they run."""

import ast
import difflib
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple


class StepError(Exception):
    """A step cannot be put into the program. `line` counts from 1 in the step's code; 0 is its fence."""

    def __init__(self, message: str, line: int = 0) -> None:
        super().__init__(message)
        self.line = line


class Statement(NamedTuple):
    """A top-level statement, with the comments and blank lines above it."""

    step: int
    """The number of the step that it comes from, from 0."""
    first: int
    last: int
    """Its lines in that step's code, from 1, `last` included."""
    node: ast.stmt
    writes: frozenset[str]
    """The names that it binds, or whose items it changes."""


class Change(NamedTuple):
    """What a step makes of the program."""

    program: tuple[Statement, ...]
    removed: tuple[Statement, ...]
    """Statements of earlier steps that the step's own have replaced."""
    names: frozenset[str]
    """The names for whose sake they were replaced."""


def changed(program: Sequence[Statement], own: Sequence[Statement], replace: Sequence[str]) -> Change:
    """`program` with the statements of one more step.

    They are added at the end. A function or class that was defined before, and whatever writes to a name in
    `replace`, is taken out, and the step's statements, down to the last that writes to such a name, stand in
    the place of the first that was taken out.

    Raises StepError where `replace` has a name to which no earlier step writes.
    """
    known = {name for statement in program for name in statement.writes}
    for name in replace:
        if name not in known:
            near = difflib.get_close_matches(name, known, 1)
            raise StepError(
                f"replace: no earlier step defines '{name}'"
                + (f"; did you mean '{near[0]}'?" if near else f"; there are: {', '.join(sorted(known))}")
            )
    redefined = {name for statement in own if _is_definition(statement) for name in statement.writes}
    gone = redefined.union(replace)
    removed = tuple(
        statement
        for statement in program
        if (statement.writes & redefined and _is_definition(statement))
        or statement.writes.intersection(replace)
    )
    if not removed:
        return Change((*program, *own), (), frozenset())
    last = max((number for number, each in enumerate(own, 1) if each.writes & gone), default=0)
    place = program.index(removed[0])
    before = [statement for statement in program[:place] if statement not in removed]
    after = [statement for statement in program[place:] if statement not in removed]
    names = frozenset(name for statement in removed for name in statement.writes & gone)
    return Change((*before, *own[:last], *after, *own[last:]), removed, names)


def statements(code: str, step: int) -> list[Statement]:
    """The statements of a step's code. Raises SyntaxError, and StepError where there are none."""
    found: list[Statement] = []
    line = 1
    body = ast.parse(code).body
    for number, node in enumerate(body):
        last = node.end_lineno or node.lineno
        if number + 1 < len(body) and _first_line(body[number + 1]) == last:
            raise StepError("a walkthrough's statements stand on lines of their own", last)
        if number + 1 == len(body):
            last = len(code.rstrip().split("\n"))  # with the comments below it
        found.append(Statement(step, line, last, node, frozenset(_writes(node))))
        line = last + 1
    if not found:
        raise StepError("this step has no code")
    return found


def _first_line(node: ast.stmt) -> int:
    decorators: list[ast.expr] = getattr(node, "decorator_list", [])
    return min([node.lineno, *(decorator.lineno for decorator in decorators)])


def _is_definition(statement: Statement) -> bool:
    return isinstance(statement.node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)


def _writes(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
            yield node.name
        case ast.Lambda() | ast.ListComp() | ast.SetComp() | ast.DictComp() | ast.GeneratorExp():
            return
        case ast.Import() | ast.ImportFrom():
            yield from (alias.asname or alias.name.partition(".")[0] for alias in node.names)
        case ast.Name(ctx=ast.Store() | ast.Del()):
            yield node.id
        case ast.Subscript(ctx=ast.Store() | ast.Del()) | ast.Attribute(ctx=ast.Store() | ast.Del()):
            yield from _base(node)
        case _:
            yield from _of_children(ast.iter_child_nodes(node))


def _of_children(nodes: Iterable[ast.AST]) -> Iterator[str]:
    for node in nodes:
        yield from _writes(node)


def _base(node: ast.expr) -> Iterator[str]:
    while isinstance(node, ast.Subscript | ast.Attribute):
        node = node.value
    if isinstance(node, ast.Name):
        yield node.id
