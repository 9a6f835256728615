"""All small changes to a solution that could be a mistake in it."""

import ast
import warnings
from collections.abc import Iterator
from typing import Final

from . import axes, bounds, calls, constants, operations, statements
from .code import Code
from .mutant import Mutant

_OPERATORS: Final = (
    operations.arithmetic,
    operations.augmented,
    operations.signs,
    operations.comparison,
    operations.boolean,
    operations.condition,
    operations.branches,
    constants.constant,
    constants.special_value,
    calls.function,
    calls.dtype,
    calls.unwrapped,
    calls.arguments,
    calls.keywords,
    axes.axis,
    axes.ddof,
    bounds.slice_bounds,
    bounds.index,
    bounds.range_bounds,
    statements.results,
    statements.jumps,
    statements.dropped,
)


def mutants(text: str) -> tuple[Mutant, ...]:
    """Every mutant of a module, in order of place. Each compiles, and no two are the same program.

    Left alone is what a judge does not look at: docstrings, annotations, and what an exception says.
    """
    code = Code(text)
    edits = [
        edit for node in _looked_at(code.tree) for operator in _OPERATORS for edit in operator(node, code)
    ]
    found: list[Mutant] = []
    programs = {_program(text)}
    for edit in sorted(edits, key=lambda edit: (edit.start, edit.end)):
        mutant = Mutant(text, edit)
        program = _program(mutant.text)
        if program is not None and program not in programs:
            programs.add(program)
            found.append(mutant)
    return tuple(found)


def _looked_at(node: ast.AST) -> Iterator[ast.AST]:
    """The nodes whose change a judge can see."""
    yield node
    match node:
        case ast.Raise():
            return
        case ast.FunctionDef() | ast.AsyncFunctionDef():
            children: list[ast.AST] = [*node.args.defaults, *filter(None, node.args.kw_defaults), *node.body]
        case ast.AnnAssign(value=value):
            children = [value] if value else []
        case ast.JoinedStr(values=values):
            children = [value.value for value in values if isinstance(value, ast.FormattedValue)]
        case ast.Expr(value=ast.Constant()):
            return
        case ast.Subscript() if axes.is_axis(node):
            children = [node.value]
        case _ if constants.is_negative(node) or axes.is_axis(node):
            return
        case _:
            children = list(ast.iter_child_nodes(node))
    for child in children:
        yield from _looked_at(child)


def _program(text: str) -> str | None:
    """A text's syntax tree as text, the same for programs that cannot differ; None if it does not compile."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # `1()`, `x is 1`
        try:
            compile(text, "<mutant>", "exec", dont_inherit=True)
            return ast.dump(_Normal().visit(ast.parse(text)))
        except (SyntaxError, ValueError):
            return None


class _Normal(ast.NodeTransformer):
    """Writes in one way what has several."""

    def visit_UnaryOp(self, node: ast.UnaryOp) -> ast.AST:
        """`not a == b` is `a != b`."""
        self.generic_visit(node)
        match node:
            case ast.UnaryOp(ast.Not(), ast.Compare(left, [ast.Eq()], [right])):
                return ast.Compare(left, [ast.NotEq()], [right])
            case ast.UnaryOp(ast.Not(), ast.Compare(left, [ast.NotEq()], [right])):
                return ast.Compare(left, [ast.Eq()], [right])
        return node

    def visit_Call(self, node: ast.Call) -> ast.AST:
        """To `reshape`, any negative length is the one to be worked out."""
        self.generic_visit(node)
        if isinstance(node.func, ast.Attribute) and node.func.attr == "reshape":
            for argument in node.args:
                for length in argument.elts if isinstance(argument, ast.Tuple) else [argument]:
                    if isinstance(length, ast.UnaryOp) and constants.is_negative(length):
                        length.operand = ast.Constant(1)
        return node
