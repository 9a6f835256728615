"""Python that authors write: it compiles, or the diagnostic says where it does not."""

from __future__ import annotations

import ast
import re
import warnings
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from divebell.library.source import Report, Source
    from divebell.library.yaml_source import Location, YamlDocument

# Lines of the text, which are not those of the file where the text is a field of YAML.
_TEXT_LINE = re.compile(r" on line \d+| \(detected at line \d+\)")

type Mode = Literal["exec", "eval"]

DIGEST_SIZE: Final = 16
COMPILES: Final[set[bytes]] = set()
"""Digests of texts that this version of Python is known to compile. Whoever reads a project again may fill it
with those of the last time: compiling takes a fifth of reading."""


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
    digest = blake2b(f"{mode}\0{text}".encode(errors="surrogatepass"), digest_size=DIGEST_SIZE).digest()
    if digest in COMPILES:
        return None
    try:
        compile(text, "<text>", mode, dont_inherit=True)
    except SyntaxError as error:
        return _placed(error, text)
    except (RecursionError, MemoryError):
        return PythonError(1, 1, 1, "it is nested too deeply")
    COMPILES.add(digest)
    return None


def _placed(error: SyntaxError, text: str) -> PythonError:
    lines = text.rstrip().split("\n")
    line, column, end = error.lineno or 1, error.offset or 1, error.end_offset or 0
    if line > len(lines):  # Python found the end too early: the place is the end of what is there
        line, column = len(lines), len(lines[-1]) + 1
    width = end - column if error.end_lineno == line else 1
    return PythonError(line, max(column, 1), max(width, 1), _TEXT_LINE.sub("", error.msg))


def check_module(source: Source, report: Report) -> None:
    """Report a file that is not a Python module."""
    error = python_error(source.text)
    if error:
        report(source.diagnostic(error.line, error.column, "python-syntax", _words(error), width=error.width))


def check_statements(document: YamlDocument, location: Location, text: str, report: Report) -> None:
    """Report a field whose text is not Python statements."""
    error = python_error(text)
    if error:
        _report_field(document, location, error, "python-syntax", _words(error), "", report)


def check_expression(document: YamlDocument, location: Location, text: str, report: Report) -> None:
    """Report a field whose text is not one Python expression."""
    expression = text.lstrip()
    blank_lines = text[: len(text) - len(expression)].count("\n")
    expression = "\n" * blank_lines + expression
    error = python_error(expression, "eval")
    if not error:
        return
    if python_error(expression):
        _report_field(document, location, error, "python-syntax", _words(error), "", report)
    else:
        message = f"{location[-1]!r} must be one expression, and this is a statement"
        hint = "put statements into 'given'"
        _report_field(document, location, error, "not-an-expression", message, hint, report)


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
    document: YamlDocument,
    location: Location,
    error: PythonError,
    code: str,
    message: str,
    hint: str,
    report: Report,
) -> None:
    report(document.diagnostic_in_text(location, error.line, error.column, code, message, hint, error.width))
