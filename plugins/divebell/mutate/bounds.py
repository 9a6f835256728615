"""Changes to bounds: of slices, indices and ranges, by one."""

import ast
from collections.abc import Iterator
from typing import Final

from .code import Code
from .constants import is_negative
from .mutant import Edit

_RANGES: Final = ("range", "arange")


def slice_bounds(node: ast.AST, code: Code) -> Iterator[Edit]:
    """`x[a:]` becomes `x[a + 1:]`, `x[a - 1:]`, `x[:]` and `x[a:-1]`."""
    if not isinstance(node, ast.Slice):
        return
    parts = {
        name: code.of(part) if (part := getattr(node, name)) else "" for name in ("lower", "upper", "step")
    }
    for name in ("lower", "upper"):
        part = getattr(node, name)
        if part is not None and not _is_constant(part):
            for change in ("+ 1", "- 1"):
                yield Edit(*code.span(part), f"{code.operand(part)} {change}", "bound")
    for name, other in (("lower", "1"), ("upper", "-1")):
        yield _sliced(node, parts | {name: "" if parts[name] else other}, code)
    if parts["step"]:
        yield _sliced(node, parts | {"step": ""}, code)


def index(node: ast.AST, code: Code) -> Iterator[Edit]:
    """`x[i]` becomes `x[i + 1]` and `x[i - 1]`."""
    if isinstance(node, ast.Subscript):
        places = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
        for place in places:
            if isinstance(place, ast.Name | ast.BinOp):
                for change in ("+ 1", "- 1"):
                    yield Edit(*code.span(place), f"{code.operand(place)} {change}", "bound")


def range_bounds(node: ast.AST, code: Code) -> Iterator[Edit]:
    """`range(n)` becomes `range(n + 1)`, `range(n - 1)` and `range(1, n)`."""
    match node:
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name), args=arguments) if name in _RANGES:
            for argument in arguments[:2]:
                if not _is_constant(argument) and not isinstance(argument, ast.Starred):
                    for change in ("+ 1", "- 1"):
                        yield Edit(*code.span(argument), f"{code.operand(argument)} {change}", "bound")
            if len(arguments) == 1 and not isinstance(arguments[0], ast.Starred):
                start = code.span(arguments[0]).start
                yield Edit(start, start, "1, ", "bound")


def _is_constant(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) or is_negative(node)


def _sliced(node: ast.Slice, parts: dict[str, str], code: Code) -> Edit:
    step = f":{parts['step']}" if parts["step"] else ""
    return Edit(*code.span(node), f"{parts['lower']}:{parts['upper']}{step}", "bound")
