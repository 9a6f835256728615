"""What a printed expression is about, without what only gives its text a form.

`np.round(f(x), 4)`, `f(x).tolist()`, `[round(v, 4) for v in f(x)]` and `f"{f(x):.4f}"` all print `f(x)`. The
judge compares values, so that a list is as good as an array; and the decimals to which the test rounds become
the case's tolerance.
"""

import ast
import re
import string
from typing import Final, NamedTuple

MAX_DECIMALS: Final = 12

_FLOATS: Final = re.compile(r"[^.%]*\.(\d+)([fF%])")
_PERCENT_FORM: Final = re.compile(r"%(?:%|[-+ #0]*\d*(?:\.(\d+))?([diouxXeEfFgGcrsa]))")


class Part(NamedTuple):
    """A printed value."""

    expression: ast.expr
    decimals: int | None = None
    """To how many decimals the test rounds it; None where it does not."""
    kept: ast.expr | None = None
    """The expression as the test has it, where it has another."""

    @property
    def as_printed(self) -> ast.expr:
        return self.kept or self.expression


def parts_of_print(call: ast.Call) -> list[Part] | None:
    """What a call of `print` prints, but for its constants; None where it does not print to the reader."""
    if any(keyword.arg not in ("sep", "end", "flush") for keyword in call.keywords):
        return None
    return [part for argument in call.args for part in _parts(argument)]


def is_text_of(call: ast.Call) -> bool:
    """Whether a call of `print` prints the text of one value, and nothing around it."""
    if len(call.args) != 1 or call.keywords:
        return False
    argument = call.args[0]
    if isinstance(argument, ast.JoinedStr):
        return len(argument.values) == 1
    return not isinstance(argument, ast.Starred) and _format_call(argument) is None


def _parts(argument: ast.expr) -> list[Part]:
    match argument:
        case ast.Constant():
            return []
        case ast.Starred(value=value):
            return [unwrapped(value)]
        case ast.JoinedStr(values=values):
            return [_formatted(value) for value in values if isinstance(value, ast.FormattedValue)]
    return _format_call(argument) or [unwrapped(argument)]


def _formatted(value: ast.FormattedValue) -> Part:
    inner = unwrapped(value.value)
    match value.format_spec:
        case ast.JoinedStr(values=[ast.Constant(value=str(spec))]):
            return _rounded(inner, _decimals_of(spec))
    return inner


def _decimals_of(spec: str) -> int | None:
    found = _FLOATS.fullmatch(spec)
    return int(found[1]) + 2 * (found[2] == "%") if found else None


def _rounded(inner: Part, decimals: int | None) -> Part:
    both = [number for number in (inner.decimals, decimals) if number is not None]
    return Part(inner.expression, min(both, default=None), inner.kept)


def _format_call(expression: ast.expr) -> list[Part] | None:
    """The parts of `"...".format(...)` and `"..." % ...`."""
    match expression:
        case ast.Call(
            func=ast.Attribute(value=ast.Constant(value=str(text)), attr="format"), args=args, keywords=[]
        ):
            try:
                fields = [
                    (name, spec or "")
                    for _, name, spec, _ in string.Formatter().parse(text)
                    if name is not None
                ]
            except ValueError:
                return None
            if [name for name, _ in fields] not in (
                [""] * len(args),
                [str(number) for number in range(len(args))],
            ):
                return None
            return [
                _rounded(unwrapped(argument), _decimals_of(spec))
                for argument, (_, spec) in zip(args, fields, strict=True)
            ]
        case ast.BinOp(left=ast.Constant(value=str(text)), op=ast.Mod(), right=right):
            args = right.elts if isinstance(right, ast.Tuple) else [right]
            forms = [found for found in _PERCENT_FORM.finditer(text) if found[0] != "%%"]
            if len(forms) != len(args):
                return None
            return [
                _rounded(unwrapped(argument), int(found[1] or 6) if found[2] in "fF" else None)
                for argument, found in zip(args, forms, strict=True)
            ]
    return None


def unwrapped(expression: ast.expr) -> Part:
    """`expression` without what only gives it a form."""
    match expression:
        # np.round(x, 4), np.around(x, decimals=4), round(x, 4)
        case ast.Call(func=func, args=[inner, *rest], keywords=keywords) if _is_rounding(func):
            decimals = _constant_decimals(rest, keywords)
            if decimals is not None:
                part = unwrapped(inner)
                return Part(part.expression, _rounded(part, decimals).decimals, expression)
        # x.round(4)
        case ast.Call(func=ast.Attribute(value=inner, attr="round"), args=rest, keywords=keywords):
            decimals = _constant_decimals(rest, keywords)
            if decimals is not None:
                part = unwrapped(inner)
                return Part(part.expression, _rounded(part, decimals).decimals, expression)
        # x.tolist()
        case ast.Call(func=ast.Attribute(value=inner, attr="tolist"), args=[], keywords=[]):
            return unwrapped(inner)
        # float(x), np.array(x), np.asarray(x)
        case ast.Call(func=func, args=[inner], keywords=[]) if _is_form(func) and not isinstance(
            inner, ast.GeneratorExp
        ):
            return unwrapped(inner)
        # tuple(round(v, 4) for v in x), list(...)
        case ast.Call(func=ast.Name(id="tuple" | "list"), args=[ast.GeneratorExp() as inner], keywords=[]):
            if each := _of_each(inner, expression):
                return each
        # [round(v, 4) for v in x]
        case ast.ListComp():
            if each := _of_each(expression, expression):
                return each
        # {k: round(v, 4) for k, v in x.items()}
        case ast.DictComp(
            key=ast.Name(id=key),
            value=value,
            generators=[
                ast.comprehension(
                    target=ast.Tuple(elts=[ast.Name(id=first), ast.Name(id=second)]),
                    iter=ast.Call(func=ast.Attribute(value=inner, attr="items"), args=[], keywords=[]),
                    ifs=[],
                    is_async=0,
                )
            ],
        ) if key == first:
            part = unwrapped(value)
            if (
                isinstance(part.expression, ast.Name)
                and part.expression.id == second
                and part.decimals is not None
            ):
                return Part(inner, part.decimals, expression)
        # x[0, 1]: a list has its items too, and an answer may give one
        case ast.Subscript(value=inner, slice=ast.Tuple() as place):
            array = ast.Attribute(ast.Name("np", ast.Load()), "asarray", ast.Load())
            return Part(ast.Subscript(ast.Call(array, [inner], []), place, ast.Load()), None, expression)
        # x.shape: np.shape(x) takes a list too
        case ast.Attribute(value=inner, attr="shape"):
            shape = ast.Attribute(ast.Name("np", ast.Load()), "shape", ast.Load())
            return Part(ast.Call(shape, [inner], []), None, expression)
        # x.dtype: a dtype is no plain data, and its text is
        case ast.Attribute(attr="dtype"):
            return Part(ast.Call(ast.Name("str", ast.Load()), [expression], []), None, expression)
    return Part(expression)


def _of_each(comprehension: ast.ListComp | ast.GeneratorExp, whole: ast.expr) -> Part | None:
    """What is gone through, where each of its items is only given another form."""
    match comprehension:
        case (
            ast.ListComp(elt=item, generators=[generator])
            | ast.GeneratorExp(elt=item, generators=[generator])
        ) if not generator.ifs and not generator.is_async and isinstance(generator.target, ast.Name):
            part = unwrapped(item)
            if isinstance(part.expression, ast.Name) and part.expression.id == generator.target.id:
                inner = unwrapped(generator.iter)
                decimals = _rounded(inner, part.decimals).decimals
                return Part(inner.expression, decimals, whole if decimals is not None else None)
    return None


def _is_rounding(func: ast.expr) -> bool:
    return ast.unparse(func) in ("round", "np.round", "np.around", "numpy.round", "numpy.around", "np.round_")


def _is_form(func: ast.expr) -> bool:
    return ast.unparse(func) in (
        "float",
        "np.array",
        "np.asarray",
        "np.float64",
        "numpy.array",
        "numpy.asarray",
    )


def _constant_decimals(rest: list[ast.expr], keywords: list[ast.keyword]) -> int | None:
    """The decimals that a rounding is given; None if there are none, or they are not a constant from 1 on."""
    values = [*rest, *(keyword.value for keyword in keywords if keyword.arg in ("decimals", "ndigits"))]
    if len(values) != 1 or len(rest) + len(keywords) != 1:
        return None
    match values[0]:
        case ast.Constant(value=int(decimals)) if 1 <= decimals <= MAX_DECIMALS:
            return decimals
    return None
