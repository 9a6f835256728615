"""Changes to constants."""

import ast
from collections.abc import Iterator
from typing import Final

from .code import Code
from .mutant import Edit

_SMALL: Final = 1e-5
"""A float below this is there to keep a division or a logarithm finite: twice as much is no other answer."""


def constant(node: ast.AST, code: Code) -> Iterator[Edit]:
    """`3` becomes `4`, `2`, `6` and `-3`; `True` becomes `False`; a text becomes empty."""
    match node:
        case ast.Constant(value=bool(value)):
            yield Edit(*code.span(node), str(not value), "constant")
        case ast.Constant(value=int(number) | float(number)):
            yield from _number(node, number, code)
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int(number) | float(number))):
            yield from _number(node, -number, code)
        case ast.Constant(value=str(text) | bytes(text)) if text:
            yield Edit(*code.span(node), "b''" if isinstance(text, bytes) else '""', "constant")


def is_negative(node: ast.AST) -> bool:
    """Whether a node is a number with its sign, which is changed as one."""
    return (
        isinstance(node, ast.UnaryOp)
        and isinstance(node.op, ast.USub)
        and isinstance(node.operand, ast.Constant)
    )


def special_value(node: ast.AST, code: Code) -> Iterator[Edit]:
    """`np.inf` becomes `-np.inf`, `np.pi` becomes `np.e`, `np.nan` becomes `0.0`."""
    match node:
        case ast.Attribute(value=ast.Name(id=module), attr="inf") if module in code.modules:
            yield Edit(*code.span(node), f"(-{code.of(node)})", "constant")
        case ast.Attribute(value=ast.Name(id=module), attr="pi") if module in code.modules:
            yield Edit(*code.span(node), f"{module}.e", "constant")
        case ast.Attribute(value=ast.Name(id=module), attr="nan") if module in code.modules:
            yield Edit(*code.span(node), "0.0", "constant")


def _number(node: ast.Constant | ast.UnaryOp, number: float, code: Code) -> Iterator[Edit]:
    is_guard = 0 < abs(number) < _SMALL
    others = [0.0, -number] if is_guard else [number + 1, number - 1, 2 * number, -number]
    for other in dict.fromkeys(others):
        if other != number:
            yield Edit(*code.span(node), repr(other), "constant")
