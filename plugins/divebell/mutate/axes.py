"""Changes to axes and degrees of freedom."""

import ast
from collections.abc import Iterator

from .calls import called_name
from .code import Code
from .mutant import Edit


def axis(node: ast.AST, code: Code) -> Iterator[Edit]:
    """`axis=0` becomes `axis=1` and `axis=2`; `axis=(0, 1)` loses one of them; so does `x.shape[0]`."""
    value = _axis_of(node)
    if value is None:
        return
    number = _integer(value)
    if number is not None:
        # Counted from the end at which the author counts: of a matrix, -1 and 1 are the same axis.
        for other in (0, 1, 2) if number >= 0 else (-1, -2, -3):
            if other != number:
                yield Edit(*code.span(value), str(other), "axis")
    elif isinstance(value, ast.Tuple):
        for dropped in value.elts:
            kept = ", ".join(code.of(element) for element in value.elts if element is not dropped)
            yield Edit(*code.span(value), f"({kept},)", "axis")


def ddof(node: ast.AST, code: Code) -> Iterator[Edit]:
    """`x.std()` becomes `x.std(ddof=1)`."""
    if not isinstance(node, ast.Call) or called_name(node.func) not in ("std", "var", "nanstd", "nanvar"):
        return
    if not any(keyword.arg == "ddof" for keyword in node.keywords):
        end = code.span(node).end - 1
        yield Edit(end, end, ", ddof=1" if node.args or node.keywords else "ddof=1", "ddof")


def is_axis(node: ast.AST) -> bool:
    """Whether a node holds an axis that is written out, which is changed as an axis and as nothing else."""
    value = _axis_of(node)
    return value is not None and (isinstance(value, ast.Tuple) or _integer(value) is not None)


def _axis_of(node: ast.AST) -> ast.expr | None:
    match node:
        case ast.keyword(arg="axis", value=value):
            return value
        case ast.Subscript(value=ast.Attribute(attr="shape"), slice=value) if _integer(value) is not None:
            return value
    return None


def _integer(value: ast.expr) -> int | None:
    match value:
        case ast.Constant(value=int(number)):
            return number
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int(number))):
            return -number
    return None
