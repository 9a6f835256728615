"""Changes to statements: they are dropped, or return nothing."""

import ast
from collections.abc import Iterator
from itertools import chain

from .code import Code
from .mutant import Edit


def results(node: ast.AST, code: Code) -> Iterator[Edit]:
    """`return x` becomes `return None`."""
    match node:
        case ast.Return(value=ast.expr() as value):
            yield Edit(*code.span(value), "None", "returns nothing")


def jumps(node: ast.AST, code: Code) -> Iterator[Edit]:
    """`break` becomes `continue`, and the reverse."""
    match node:
        case ast.Break():
            yield Edit(*code.span(node), "continue", "jump")
        case ast.Continue():
            yield Edit(*code.span(node), "break", "jump")


def dropped(function: ast.AST, code: Code) -> Iterator[Edit]:
    """A statement of a function becomes `pass`.

    Not a first assignment, which leaves a name unbound as any case would notice; and not an `if` or a loop of
    one statement, which comes to the same as dropping that statement.
    """
    if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
        return
    arguments = function.args
    named = chain(arguments.posonlyargs, arguments.args, arguments.kwonlyargs)
    bound = {argument.arg for argument in (*named, arguments.vararg, arguments.kwarg) if argument}
    for node in _statements(function.body):
        if _is_droppable(node, bound):
            yield Edit(*code.span(node), "pass", "statement dropped")
        bound |= _stored_names(node)


def _statements(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements of a function in order, those of functions and classes within it left out."""
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            continue
        yield node
        for field in ("body", "orelse", "finalbody"):
            yield from _statements(getattr(node, field, []))
        for handler in getattr(node, "handlers", []):
            yield from _statements(handler.body)


def _is_droppable(node: ast.stmt, bound: set[str]) -> bool:
    match node:
        case ast.Expr(value=ast.Constant()):  # a docstring
            return False
        case ast.Raise() | ast.Expr() | ast.AugAssign() | ast.Delete() | ast.Assert():
            return True
        case ast.Break() | ast.Continue():
            return True
        case ast.Assign(targets=targets):
            return all(_stored_names(target) <= bound for target in targets)
        case ast.For(body=body) | ast.While(body=body):
            return len(body) > 1
    return False


def _stored_names(node: ast.AST) -> set[str]:
    return {
        name.id for name in ast.walk(node) if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Store)
    }
