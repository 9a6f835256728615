"""Python that authors write: it compiles, or the diagnostic says where it does not."""

from __future__ import annotations

import ast
import warnings
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from divebell.library.source import Report, Source
    from divebell.library.yaml_source import Location, YamlDocument

type Mode = Literal["exec", "eval"]


@dataclass(frozen=True)
class PythonError:
    """Why a text is not Python; the place is 1-based, in the text."""

    line: int
    column: int
    width: int
    message: str


@contextmanager
def quiet_compiler() -> Iterator[None]:
    """Keep the compiler's warnings (`x is 1`) off standard error; a known-wrong answer may well earn them."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SyntaxWarning)
        yield


def python_error(text: str, mode: Mode = "exec") -> PythonError | None:
    """Why a text does not compile as a module ("exec") or an expression ("eval"); None if it does."""
    try:
        compile(text, "<text>", mode, dont_inherit=True)
    except SyntaxError as error:
        line, column = error.lineno or 1, error.offset or 1
        same_line = error.end_lineno == line and error.end_offset
        width = (error.end_offset or 0) - column if same_line else 1
        return PythonError(line, max(column, 1), max(width, 1), error.msg)
    except (RecursionError, MemoryError):
        return PythonError(1, 1, 1, "it is nested too deeply")
    return None


def check_module(source: Source, report: Report) -> None:
    """Report a file that is not a Python module."""
    error = python_error(source.text)
    if error:
        report(source.diagnostic(error.line, error.column, _words(error), width=error.width))


def check_statements(document: YamlDocument, location: Location, text: str, report: Report) -> None:
    """Report a field whose text is not Python statements."""
    error = python_error(text)
    if error:
        _report_field(document, location, error, _words(error), "", report)


def check_expression(document: YamlDocument, location: Location, text: str, report: Report) -> None:
    """Report a field whose text is not one Python expression."""
    error = python_error(text.strip(), "eval")
    if not error:
        return
    if text.strip() and not python_error(text.strip()):
        field = location[-1]
        message = f"{field!r} must be one expression, and this is a statement"
        _report_field(document, location, error, message, "put statements into 'given'", report)
    else:
        _report_field(document, location, error, _words(error), "", report)


def bound_names(text: str) -> set[str]:
    """The names that a module's text binds; none if it does not compile."""
    if python_error(text):
        return set()
    names: set[str] = set()
    for node in ast.walk(ast.parse(text)):
        match node:
            case ast.Name(id=name, ctx=ast.Store()):
                names.add(name)
            case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
                names.add(name)
            case ast.Import(names=aliases) | ast.ImportFrom(names=aliases):
                names.update((alias.asname or alias.name).partition(".")[0] for alias in aliases)
    return names


def _words(error: PythonError) -> str:
    return f"this is not Python: {error.message}"


def _report_field(
    document: YamlDocument, location: Location, error: PythonError, message: str, hint: str, report: Report
) -> None:
    report(document.diagnostic_in_text(location, error.line, error.column, message, hint, error.width))
