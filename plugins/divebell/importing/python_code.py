"""The starter and the solution, as modules that stand on their own."""

import ast
from collections.abc import Iterable

from divebell.library.python_source import bound_names, python_error, quiet_compiler

from .draft import Code, Note, RefusalError

_NUMPY = "import numpy as np"
_VECTORS = ("eig", "eigh", "svd", "qr")


def solution_module(code: Code) -> tuple[str, list[Note]]:
    """The solution as a module, and what was added to it. Raises `RefusalError` where it is not Python."""
    source = _ended(code)
    with quiet_compiler():
        if error := python_error(source):
            raise RefusalError(f"{code.place}:{error.line}", f"this is not Python: {error.message}")
        return _with_numpy(source, code.place)


def starter_module(code: Code, solution: str, tests: Iterable[str]) -> tuple[str, list[Note]]:
    """The starter as a module, and what was added to it.

    Parameters:
        solution: the solution's module, from whose signatures the starter is written if it is not Python.
        tests: the code of the tests, which says what readers are to define.
    """
    source = _ended(code)
    with quiet_compiler():
        if not python_error(source):
            return _with_numpy(source, code.place)
        if mended := _with_body(source):
            made, notes = _with_numpy(mended, code.place)
            return made, [Note(code.place, "`pass` is added: the last block had no statement"), *notes]
        error = python_error(source)
    line = f":{error.line}" if error else ""
    message = "this is not Python: the starter is written anew, from the solution's signatures"
    return _signatures(solution, tests), [Note(f"{code.place}{line}", message)]


def free_signs(solution: str, place: str) -> list[Note]:
    """A note for a solution that takes eigenvectors: another right answer may have them negated."""
    for node in ast.walk(ast.parse(solution)):
        if (
            isinstance(node, ast.Attribute)
            and node.attr in _VECTORS
            and ast.unparse(node.value).endswith("linalg")
        ):
            message = f"it uses linalg.{node.attr}: add `sign: any` to cases whose vectors may be negated"
            return [Note(place, message)]
    return []


def _ended(code: Code) -> str:
    return code.text.strip("\n") + "\n"


def _with_body(source: str) -> str | None:
    """`source` with a statement at its end, if that makes it Python: its last function may be a comment."""
    last = source.rstrip().rpartition("\n")[2]
    indent = last[: len(last) - len(last.lstrip())]
    if last.rstrip().endswith(":"):
        indent += "    "
    mended = f"{source.rstrip()}\n{indent}pass\n"
    return None if python_error(mended) else mended


def _with_numpy(source: str, place: str) -> tuple[str, list[Note]]:
    """`source` with NumPy, which is imported ahead where such problems are at home."""
    uses = any(isinstance(node, ast.Name) and node.id == "np" for node in ast.walk(ast.parse(source)))
    if not uses or "np" in bound_names(source):
        return source, []
    return f"{_NUMPY}\n\n{source}", [Note(place, f"`{_NUMPY}` is added")]


def _signatures(solution: str, tests: Iterable[str]) -> str:
    """What the tests use of a solution, without the bodies."""
    used = "\n".join(tests)
    parts = []
    for node in ast.parse(solution).body:
        match node:
            case ast.Import() | ast.ImportFrom():
                parts.append(ast.unparse(node))
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name) if name in used:
                for inner in ast.walk(node):
                    if isinstance(inner, ast.FunctionDef):
                        inner.body = [ast.Pass()]
                parts.append(f"\n\n{ast.unparse(node)}")
    return "\n".join(parts) + "\n"
