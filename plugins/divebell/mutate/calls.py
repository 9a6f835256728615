"""Changes to calls: what is called, with which arguments, and whether at all."""

import ast
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from .code import Code
from .mutant import Edit

_PAIRS: Final = (
    "max min", "amax amin", "nanmax nanmin", "maximum minimum", "fmax fmin", "argmax argmin", "floor ceil",
    "zeros ones", "zeros_like ones_like", "std var", "nanstd nanvar", "any all", "triu tril", "sin cos",
    "sinh cosh", "arcsin arccos", "cumsum cumprod", "hstack vstack", "union1d intersect1d", "median mean",
    "expm1 exp", "log1p log", "isnan isinf", "argsort sort", "greater less", "inner outer", "fliplr flipud",
    "logical_and logical_or", "sum mean", "sum prod", "exp exp2", "log log2", "multiply divide",
    "repeat tile",
)  # fmt: skip
"""Functions of NumPy, of `math` and of arrays that are taken for one another."""
_ONE_WAY: Final = (
    "log10 log", "nansum sum", "nanmean mean", "nanmedian median", "round floor", "rint floor", "trunc floor",
    "dot outer", "concatenate stack", "isfinite isnan", "square abs", "sqrt square",
)  # fmt: skip
_BUILTINS: Final = {"max": "min", "min": "max", "any": "all", "all": "any", "sum": "max"}

_SYMMETRIC: Final = frozenset(
    {
        "max", "min", "maximum", "minimum", "fmax", "fmin", "add", "multiply", "hypot", "gcd", "lcm",
        "isclose", "allclose", "array_equal", "logical_and", "logical_or", "logical_xor", "union1d",
        "intersect1d",
    }
)  # fmt: skip
"""Functions whose arguments can change places."""
_MAKERS: Final = frozenset(
    {
        "range", "zeros", "ones", "empty", "full", "eye", "identity", "arange", "linspace", "logspace", "len",
        "isinstance", "issubclass", "enumerate", "zip", "print", "super", "type", "default_rng", "map",
        "filter", "getattr", "hasattr",
    }
)  # fmt: skip
"""Functions whose first argument is not the value that they change."""
_DTYPES: Final = {
    "float": "int", "int": "float", "complex": "float", "float64": "int64", "float32": "int32",
    "int64": "float64", "int32": "float32", "complex128": "float64",
}  # fmt: skip


def _alternatives() -> dict[str, list[str]]:
    pairs = [pair.split() for pair in _PAIRS]
    both_ways = [*pairs, *([other, one] for one, other in pairs), *(pair.split() for pair in _ONE_WAY)]
    alternatives: dict[str, list[str]] = {}
    for one, other in both_ways:
        alternatives.setdefault(one, []).append(other)
    return alternatives


_FUNCTIONS: Final = _alternatives()


def function(node: ast.AST, code: Code) -> Iterator[Edit]:
    """`np.max(x)` becomes `np.min(x)`, `x.sum()` becomes `x.mean()`."""
    match node:
        case ast.Call(func=ast.Attribute(attr=name) as called):
            pass
        case ast.Attribute(value=value, attr=name) as called if _is_module(value, code):
            pass
        case ast.Call(func=ast.Name(id=name) as builtin) if name in _BUILTINS:
            yield Edit(*code.span(builtin), _BUILTINS[name], "function")
            return
        case _:
            return
    end = code.span(called).end
    for other in _FUNCTIONS.get(name, ()):
        yield Edit(end - len(name), end, other, "function")


def dtype(node: ast.AST, code: Code) -> Iterator[Edit]:
    """`float` becomes `int`, `np.float64` becomes `np.int64`."""
    match node:
        case ast.Name(id=name, ctx=ast.Load()) if name in _DTYPES:
            yield Edit(*code.span(node), _DTYPES[name], "dtype")
        case ast.Attribute(value=value, attr=name) if name in _DTYPES and _is_module(value, code):
            end = code.span(node).end
            yield Edit(end - len(name), end, _DTYPES[name], "dtype")


def unwrapped(node: ast.AST, code: Code) -> Iterator[Edit]:
    """`np.exp(x)`, `x.copy()` and `x.T` become `x`."""
    match node:
        case ast.Attribute(value=value, attr="T") as transposed if not _is_module(value, code):
            yield code.instead(transposed, value, "call dropped")
        case ast.Call(func=ast.Attribute(value=value)) if not _is_module(value, code):
            yield code.instead(node, value, "call dropped")
        case ast.Call(func=called, args=[ast.Starred() | ast.GeneratorExp(), *_]):
            pass
        case ast.Call(func=called, args=[first, *_]) if called_name(called) not in _MAKERS:
            yield code.instead(node, first, "call dropped")


def arguments(node: ast.AST, code: Code) -> Iterator[Edit]:
    """`f(a, b)` becomes `f(b, a)`; so do neighbours in a tuple that is returned."""
    match node:
        case ast.Call(func=called, args=values) if called_name(called) not in _SYMMETRIC:
            kind = "arguments swapped"
        case ast.Return(value=ast.Tuple(elts=values)):
            kind = "results swapped"
        case _:
            return
    for left, right in pairwise(values):
        (start, low), (high, end) = code.span(left), code.span(right)
        if code.of(left) != code.of(right) and not isinstance(right, ast.Starred):
            middle = code.text[low:high]
            yield Edit(start, end, f"{code.of(right)}{middle}{code.of(left)}", kind)


def keywords(node: ast.AST, code: Code) -> Iterator[Edit]:
    """`f(x, dtype=int)` becomes `f(x)`; a flag is not dropped, as its constant is turned over."""
    if not isinstance(node, ast.Call):
        return
    for keyword in node.keywords:
        is_flag = isinstance(keyword.value, ast.Constant) and isinstance(keyword.value.value, bool)
        if keyword.arg is not None and not is_flag:
            yield _without(node, keyword, code)


def _without(call: ast.Call, keyword: ast.keyword, code: Code) -> Edit:
    """The call without a keyword argument, and without the comma on one side of it."""
    start, end = code.span(keyword)
    neighbours = [
        *map(code.span, call.args),
        *(code.span(other) for other in call.keywords if other is not keyword),
    ]
    before = [span.end for span in neighbours if span.end <= start]
    after = [span.start for span in neighbours if span.start >= end]
    if before:
        start = code.text.index(",", max(before), start)
    elif after:
        end = min(after)
    return Edit(start, end, "", "argument dropped")


def _is_module(value: ast.expr, code: Code) -> bool:
    """Whether a name stands for a module, or for a part of one: `np`, `np.linalg`."""
    while isinstance(value, ast.Attribute):
        value = value.value
    return isinstance(value, ast.Name) and value.id in code.modules


def called_name(called: ast.expr) -> str:
    """The last part of a function's name: `sum` of `np.sum` and of `x.sum`."""
    match called:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""
