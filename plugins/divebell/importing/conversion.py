"""Turning a test that is a program into cases: `print(f(x))` into `call: f(x)`.

A test is taken apart by its syntax tree, never by its text. More than one reading may be possible; they are
given in order, the one that judges values first, and the caller takes the first that it can prove.
"""

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from .unwrapping import Part, is_text_of, parts_of_print, unwrapped

PRINTED: Final = "printed"
"""The name of the list to which a test's values go where they cannot all be the value of one expression."""


@dataclass(frozen=True)
class Reading:
    """One way to read a test as a case."""

    given: str
    call: str
    decimals: int | None = None
    """To how many decimals the test rounds what it prints."""
    whole: bool = True
    """The expected text is that of the value, with nothing around it."""
    raises: str | None = None
    prints: bool = False
    """The case is judged by what the call prints."""
    tolerance: tuple[float, float] | None = None
    """rtol and atol, where the test says them."""
    asserted: bool = False
    """The test asserts it, so that its running through is the proof."""

    def with_copies(self, names: Sequence[str]) -> "Reading":
        """The reading that hands copies of `names` to the call, so that it may change them or not."""
        call = ast.unparse(_Copying(frozenset(names)).visit(ast.parse(self.call.strip(), mode="eval")))
        given = "\n".join(part for part in ("from copy import deepcopy", self.given) if part)
        return replace(self, given=given, call=call)


class _Copying(ast.NodeTransformer):
    def __init__(self, names: frozenset[str]) -> None:
        self._names = names

    def visit_Name(self, node: ast.Name) -> ast.expr:
        copied = node.id in self._names and isinstance(node.ctx, ast.Load)
        return ast.Call(ast.Name("deepcopy", ast.Load()), [node], []) if copied else node


@dataclass(frozen=True)
class Conversion:
    """A case to be: its readings, the best first."""

    readings: tuple[Reading, ...]
    note: str = ""
    """Which part of the test it is, where the test gives several cases."""


def convert(code: str) -> list[Conversion]:
    """The cases that a test gives; none if it neither prints nor asserts. Raises `SyntaxError`."""
    program = _Program(code)
    found = []
    if readings := list(_readings(program)):
        found.append(Conversion(tuple(readings)))
    asserts = [index for index, node in enumerate(program.body) if _is_assertion(node)]
    for number, index in enumerate(asserts, 1):
        note = f"assertion {number}" if len(asserts) + len(found) > 1 else ""
        found.append(Conversion((_asserted(program, index),), note))
    return found


def shown_value(code: str) -> str:
    """`code`, which shows the value that it ends with, as a notebook does. Raises `SyntaxError`."""
    tree = ast.parse(code)
    if not tree.body or not isinstance(tree.body[-1], ast.Expr) or _printed(tree.body[-1]):
        return code
    tree.body[-1:] = [
        ast.Assign([ast.Name("_", ast.Store())], tree.body[-1].value),
        *ast.parse("if _ is not None: print(repr(_))").body,
    ]
    return ast.unparse(ast.fix_missing_locations(tree))


class _Program:
    """A test's statements, with their texts as they were written."""

    def __init__(self, code: str) -> None:
        self._lines = code.split("\n")
        self._starts = [0]
        for line in self._lines:
            self._starts.append(self._starts[-1] + len(line) + 1)
        self.code = code
        self._all = ast.parse(code).body
        self.body = [node for node in self._all if not _is_needless_import(node)]

    def text(self, nodes: Sequence[ast.stmt]) -> str:
        """Statements as they were written, one a line, with the comments before them."""
        lines: list[str] = []
        end = 0
        for node in self._all:
            start, lead = self._offset(node.lineno, node.col_offset), end
            end = self._offset(node.end_lineno, node.end_col_offset)
            if any(node is kept for kept in nodes):
                lines += self._comments(lead, start)
                lines.append(self.code[start:end])
        return "\n".join(lines)

    def expression(self, node: ast.expr) -> str:
        """An expression as it was written, if it was and is whole without what stood around it."""
        if hasattr(node, "lineno") and (written := ast.get_source_segment(self.code, node)):
            try:
                if ast.dump(ast.parse(written, mode="eval").body) == ast.dump(node):
                    return written
            except SyntaxError:
                pass
        return ast.unparse(node)

    def _comments(self, start: int, end: int) -> list[str]:
        lines = (line.strip() for line in self.code[start:end].split("\n"))
        return [line for line in lines if line.startswith("#")]

    def _offset(self, line: int | None, column: int | None) -> int:
        assert line is not None
        assert column is not None
        return self._starts[line - 1] + len(self._lines[line - 1].encode()[:column].decode())


def _is_needless_import(node: ast.stmt) -> bool:
    """Whether a test imports what a case has anyway: NumPy, and the names of the solution."""
    match node:
        case ast.Import(names=[ast.alias(name="numpy", asname="np")]):
            return True
        case ast.ImportFrom(module="solution" | "starter_code"):
            return all(alias.asname is None for alias in node.names)
    return False


def _readings(program: _Program) -> Iterator[Reading]:
    body = [node for node in program.body if not _is_assertion(node)]
    first = len(body)
    while first and _printed(body[first - 1]):
        first -= 1
    before, prints = body[:first], body[first:]
    if not any(map(_prints_within, before)):
        if prints:
            yield from _values(program, before, prints)
            yield from _printing(program, before, prints)
            return
        if body and isinstance(body[-1], ast.Expr):
            yield from _last_value(program, body)
            return
    elif not prints and isinstance(body[-1], ast.Try) and not any(map(_prints_within, body[:-1])):
        yield from _raising(program, body[:-1], body[-1])
    if any(map(_prints_within, body)):
        yield from _collected(body)
        yield _wrapped(body)


def _values(program: _Program, before: list[ast.stmt], prints: list[ast.stmt]) -> Iterator[Reading]:
    calls = [call for node in prints if (call := _printed(node))]
    parts = [parts_of_print(call) for call in calls]
    known = [part for some in parts if some for part in some]
    if None in parts or not known:
        return
    rounded = all(part.decimals is not None for part in known)
    decimals = min(part.decimals for part in known if part.decimals is not None) if rounded else None
    whole = len(calls) == 1 and is_text_of(calls[0])
    free = [_chosen(part, rounded) for part in known]
    yield _reading(program, before, free, decimals, whole)
    kept = [part.as_printed for part in known]
    if any(left is not right for left, right in zip(free, kept, strict=True)):
        yield _reading(program, before, kept, None, whole)


def _chosen(part: Part, rounded: bool) -> ast.expr:
    """Rounding stays in the call where only some of what is printed is rounded: a case has one tolerance."""
    return part.expression if rounded or part.decimals is None else part.as_printed


def _reading(
    program: _Program, before: list[ast.stmt], values: list[ast.expr], decimals: int | None, whole: bool
) -> Reading:
    if len(values) > 1:
        texts = [program.expression(value) for value in values]
        return Reading(program.text(before), f"({', '.join(texts)})", decimals, whole)
    value = values[0]
    # `out = f(x)` and `print(out)`: the call is f(x).
    match before, value:
        case [*rest, ast.Assign(targets=[ast.Name(id=name)], value=assigned)], ast.Name(id=used) if (
            name == used
        ):
            part = unwrapped(assigned)
            if part.decimals is None:
                assigned = part.expression
            return Reading(program.text(rest), program.expression(assigned), decimals, whole)
    return Reading(program.text(before), program.expression(value), decimals, whole)


def _printing(program: _Program, before: list[ast.stmt], prints: list[ast.stmt]) -> Iterator[Reading]:
    """The prints themselves as the call, judged by their output."""
    texts = [program.expression(call) for node in prints if (call := _printed(node))]
    together = texts[0] if len(texts) == 1 else f"({', '.join(texts)})"
    yield Reading(program.text(before), together, prints=True)


def _last_value(program: _Program, body: list[ast.stmt]) -> Iterator[Reading]:
    last = body[-1]
    assert isinstance(last, ast.Expr)
    yield _reading(program, body[:-1], [last.value], None, whole=True)
    yield Reading(program.text(body[:-1]), program.expression(last.value), prints=True)


def _raising(program: _Program, before: list[ast.stmt], attempt: ast.Try) -> Iterator[Reading]:
    """`try: f(x)` and `except ValueError as error: print(error)`: the call raises."""
    match attempt:
        case ast.Try(
            body=[*rest, ast.Expr(value=value) | ast.Assign(value=value)],
            handlers=[ast.ExceptHandler(type=(ast.Name() | ast.Attribute()) as kind)],
            orelse=[],
            finalbody=[],
        ):
            call = _printed(attempt.body[-1])
            expression = call.args[0] if call and len(call.args) == 1 else value
            name = ast.unparse(kind)
            yield Reading(program.text([*before, *rest]) or "", program.expression(expression), raises=name)


def _collected(body: list[ast.stmt]) -> Iterator[Reading]:
    """The test with each `print(...)` as `printed.append(...)`, and that list as the value."""
    collector = _Collector()
    tree = ast.fix_missing_locations(ast.Module([collector.visit(node) for node in _copied(body)], []))
    if not collector.lost:
        yield Reading(f"{PRINTED} = []\n{ast.unparse(tree)}", PRINTED, whole=False)


def _wrapped(body: list[ast.stmt]) -> Reading:
    """The whole test as a function, judged by what it prints."""
    function = ast.FunctionDef("test", ast.arguments(), _copied(body), [])
    return Reading(ast.unparse(ast.fix_missing_locations(function)), "test()", prints=True)


def _copied(body: list[ast.stmt]) -> list[ast.stmt]:
    return ast.parse(ast.unparse(ast.Module(body, []))).body


class _Collector(ast.NodeTransformer):
    """Puts `printed.append(...)` in the place of `print(...)`."""

    def __init__(self) -> None:
        self.lost = False
        self._caught: list[str | None] = []

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> ast.AST:
        self._caught.append(node.name)
        visited = self.generic_visit(node)
        self._caught.pop()
        return visited

    def visit_Expr(self, node: ast.Expr) -> ast.AST:
        call = _printed(node)
        if call is None:
            return self.generic_visit(node)
        parts = parts_of_print(call)
        if parts is None:
            self.lost = True
            return node
        values = [self._plain(part.as_printed) for part in parts] or call.args
        value = values[0] if len(values) == 1 else ast.Tuple(values, ast.Load())
        append = ast.Attribute(ast.Name(PRINTED, ast.Load()), "append", ast.Load())
        return ast.Expr(ast.Call(append, [value], []))

    def _plain(self, value: ast.expr) -> ast.expr:
        """An exception is no plain data, and its text is."""
        is_error = isinstance(value, ast.Name) and value.id in self._caught
        return ast.Call(ast.Name("str", ast.Load()), [value], []) if is_error else value


def _printed(node: ast.AST) -> ast.Call | None:
    """The call of `print` that a statement is."""
    match node:
        case ast.Expr(value=ast.Call(func=ast.Name(id="print")) as call):
            return call
    return None


def _prints_within(node: ast.AST) -> bool:
    return any(
        isinstance(inner, ast.Call) and isinstance(inner.func, ast.Name) and inner.func.id == "print"
        for inner in ast.walk(node)
    )


_CLOSE: Final = {
    "np.allclose": ("rtol", 1e-5, "atol", 1e-8),
    "np.isclose": ("rtol", 1e-5, "atol", 1e-8),
    "math.isclose": ("rel_tol", 1e-9, "abs_tol", 0.0),
    "np.testing.assert_allclose": ("rtol", 1e-7, "atol", 0.0),
}
"""The functions that compare two numbers, with the names and defaults of their tolerances."""
_EQUAL: Final = ("np.array_equal", "np.testing.assert_equal", "np.testing.assert_array_equal")


def _is_assertion(node: ast.stmt) -> bool:
    match node:
        case ast.Assert():
            return True
        case ast.Expr(value=ast.Call(func=ast.Attribute() as func)):
            return ast.unparse(func) in (*_CLOSE, *_EQUAL)
    return False


def _asserted(program: _Program, index: int) -> Reading:
    """An assertion of equality or nearness gives the value that it is about; any other, that it holds."""
    before = [node for node in program.body[:index] if not _is_assertion(node) and not _printed(node)]
    node = program.body[index]
    test = node.test if isinstance(node, ast.Assert) else node.value  # type: ignore[attr-defined]  # an Expr
    value, tolerance = _compared(test)
    if value is None:
        return Reading(program.text(before), f"bool({program.expression(test)})", asserted=True)
    reading = _reading(program, before, [value], None, whole=True)
    return replace(reading, tolerance=tolerance, asserted=True)


def _compared(test: ast.expr) -> tuple[ast.expr | None, tuple[float, float] | None]:
    match test:
        case ast.Compare(left=left, ops=[ast.Eq()], comparators=[right]):
            return unwrapped(_the_other(left, right)).expression, None
        case ast.Call(func=ast.Attribute(value=inner, attr="all"), args=[], keywords=[]):
            return _compared(inner)
        case ast.Call(func=ast.Attribute() as func, args=[left, right], keywords=keywords):
            name = ast.unparse(func)
            if name in _EQUAL and not keywords:
                return unwrapped(_the_other(left, right)).expression, None
            if name in _CLOSE:
                relative, rtol, absolute, atol = _CLOSE[name]
                said = {keyword.arg: _number(keyword.value) for keyword in keywords}
                found = said.get(relative, rtol), said.get(absolute, atol)
                if set(said) <= {relative, absolute} and found[0] is not None and found[1] is not None:
                    return unwrapped(_the_other(left, right)).expression, (found[0], found[1])
        case ast.Compare(
            left=ast.Call(
                func=ast.Name(id="abs") | ast.Attribute(attr="abs"),
                args=[ast.BinOp(left=left, op=ast.Sub(), right=right)],
            ),
            ops=[ast.Lt() | ast.LtE()],
            comparators=[limit],
        ):
            bound = _number(limit)
            if bound is not None and bound > 0:
                return _the_other(left, right), (0.0, bound)
    return None, None


def _the_other(left: ast.expr, right: ast.expr) -> ast.expr:
    """Of two sides, the one that is not a constant."""
    calls = [any(isinstance(node, ast.Call) for node in ast.walk(side)) for side in (left, right)]
    names = [any(isinstance(node, ast.Name) for node in ast.walk(side)) for side in (left, right)]
    if calls[0] != calls[1]:
        is_array = (
            calls[1] and isinstance(right, ast.Call) and ast.unparse(right.func) in ("np.array", "np.asarray")
        )
        return left if calls[0] or is_array else right
    return right if names[1] and not names[0] else left


def _number(node: ast.expr) -> float | None:
    try:
        value = ast.literal_eval(node)
    except ValueError:
        return None
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None
