"""Changes to operators and conditions."""

import ast
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from .code import Code
from .mutant import Edit, Span

_ARITHMETIC: Final[dict[type[ast.operator], tuple[str, ...]]] = {
    ast.Add: ("-", "*"),
    ast.Sub: ("+",),
    ast.Mult: ("/", "+"),
    ast.Div: ("*", "//"),
    ast.FloorDiv: ("/", "*"),
    ast.Mod: ("//", "*"),
    ast.Pow: ("*",),
    ast.MatMult: ("*",),
    ast.LShift: (">>",),
    ast.RShift: ("<<",),
    ast.BitAnd: ("|",),
    ast.BitOr: ("&",),
    ast.BitXor: ("|",),
}
_ORDERED: Final = (ast.Sub, ast.Div, ast.FloorDiv, ast.Mod, ast.Pow, ast.MatMult)
"""Operators whose operands cannot change places."""
_COMPARISONS: Final[dict[type[ast.cmpop], tuple[str, ...]]] = {
    ast.Lt: ("<=", ">"),
    ast.LtE: ("<", ">="),
    ast.Gt: (">=", "<"),
    ast.GtE: (">", "<="),
    ast.Eq: ("!=",),
    ast.NotEq: ("==",),
    ast.In: ("not in",),
    ast.NotIn: ("in",),
    ast.Is: ("is not",),
    ast.IsNot: ("is",),
}


def arithmetic(node: ast.AST, code: Code) -> Iterator[Edit]:
    """`a - b` becomes `a + b`, `b - a`, `a` and `b`."""
    if not isinstance(node, ast.BinOp):
        return
    start, end = code.span(node)
    operator = code.between(node.left, node.right)
    for other in _ARITHMETIC[type(node.op)]:
        yield Edit(*operator, other, "arithmetic")
    left, right = code.operand(node.left), code.operand(node.right)
    if isinstance(node.op, _ORDERED):
        yield Edit(start, end, f"{right} {_text(code, operator)} {left}", "operands swapped")
    if not (isinstance(node.op, ast.Mod) and isinstance(node.left, ast.Constant | ast.JoinedStr)):
        yield code.instead(node, node.left, "operand dropped")
        yield code.instead(node, node.right, "operand dropped")


def augmented(node: ast.AST, code: Code) -> Iterator[Edit]:
    """`x += a` becomes `x -= a` and `x = a`; `x = x + a` becomes `x += a`, which may change an input."""
    match node:
        case ast.AugAssign():
            operator = code.between(node.target, node.value)
            for other in _ARITHMETIC[type(node.op)]:
                yield Edit(*operator, f"{other}=", "arithmetic")
            yield Edit(*operator, "=", "arithmetic")
        case ast.Assign(
            targets=[ast.Name(id=name)], value=ast.BinOp(left=ast.Name(id=same), right=right) as value
        ) if name == same:
            sign = _text(code, code.between(value.left, right))
            yield Edit(*code.span(node), f"{name} {sign}= {code.of(right)}", "in place")


def signs(node: ast.AST, code: Code) -> Iterator[Edit]:
    """`-x`, `~x` and `not x` become `x`."""
    if isinstance(node, ast.UnaryOp) and not isinstance(node.operand, ast.Constant):
        kind = "condition negated" if isinstance(node.op, ast.Not) else "sign dropped"
        yield code.instead(node, node.operand, kind)


def comparison(node: ast.AST, code: Code) -> Iterator[Edit]:
    """`a < b` becomes `a <= b` and `a > b`; in a chain, one comparison at a time."""
    if isinstance(node, ast.Compare):
        for (left, right), operator in zip(pairwise([node.left, *node.comparators]), node.ops, strict=True):
            for other in _COMPARISONS[type(operator)]:
                yield Edit(*code.between(left, right), other, "comparison")


def boolean(node: ast.AST, code: Code) -> Iterator[Edit]:
    """`a and b` becomes `a or b`, `a` and `b`."""
    if not isinstance(node, ast.BoolOp):
        return
    word, other = ("and", "or") if isinstance(node.op, ast.And) else ("or", "and")
    for left, right in pairwise(node.values):
        yield Edit(*code.between(left, right), other, "boolean")
    for dropped in node.values:
        kept = f" {word} ".join(code.operand(value) for value in node.values if value is not dropped)
        yield Edit(*code.span(node), kept, "operand dropped")


def condition(node: ast.AST, code: Code) -> Iterator[Edit]:
    """`if a` becomes `if not a`; so do those of loops, expressions and comprehensions."""
    match node:
        case ast.If(test=test) | ast.While(test=test) | ast.IfExp(test=test):
            tests = [test]
        case ast.comprehension(ifs=tests):
            pass
        case _:
            return
    for test in tests:
        if not (isinstance(test, ast.UnaryOp) and isinstance(test.op, ast.Not)):
            yield Edit(*code.span(test), f"not {code.operand(test)}", "condition negated")


def branches(node: ast.AST, code: Code) -> Iterator[Edit]:
    """`a if c else b` becomes `a` and `b`; `for x in xs if c` loses its condition."""
    match node:
        case ast.IfExp(body=body, orelse=orelse):
            yield code.instead(node, body, "branch dropped")
            yield code.instead(node, orelse, "branch dropped")
        case ast.comprehension(ifs=tests):
            for test in tests:
                yield Edit(*code.span(test), "True", "condition dropped")


def _text(code: Code, span: Span) -> str:
    return code.text[span.start : span.end]
