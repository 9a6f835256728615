"""What is wrong with the content, where, and what to do about it."""

from __future__ import annotations

from dataclasses import KW_ONLY, dataclass, replace
from typing import TYPE_CHECKING, Final

from divebell.library.diagnostic_text import pretty

if TYPE_CHECKING:
    from collections.abc import Iterable


UNKNOWN_REFERENCE: Final = "unknown-reference"
"""The code of a name that is that of nothing."""


@dataclass(frozen=True)
class Related:
    """Another place that a mistake has to do with."""

    note: str
    """What is there: `first here`."""
    path: str
    """POSIX path, relative to the project's root."""
    line: int
    """1-based."""
    column: int
    """1-based, in characters."""

    def __str__(self) -> str:
        """`note: path:line:column`."""
        return f"{self.note}: {self.path}:{self.line}:{self.column}"


@dataclass(frozen=True)
class Diagnostic:
    """One mistake in one file."""

    path: str
    """POSIX path, relative to the project's root."""
    line: int
    """1-based."""
    column: int
    """1-based, in characters."""
    message: str
    """What is wrong."""
    hint: str = ""
    """What to do, where it can be told."""
    source_line: str = ""
    """The line of the file that the place is in."""
    width: int = 1
    """How many characters the caret line underlines."""
    _: KW_ONLY
    code: str = ""
    """The kind of mistake, a key of `diagnostic_codes.CODES`; it stays the same from version to version."""
    related: tuple[Related, ...] = ()
    """Other places that it has to do with."""
    docs: str = ""
    """Where what is right is written: an address of the authors' documentation, from `documentation.py`."""

    @property
    def end_column(self) -> int:
        """The 1-based column after the last character of the place, on the same line."""
        return self.column + self.width

    def __str__(self) -> str:
        """`path:line:column: message; hint`, on one line."""
        text = f"{self.path}:{self.line}:{self.column}: {self.message}"
        return f"{text}; {self.hint}" if self.hint else text

    def pretty(self) -> str:
        """Place and message, the line of the file with carets under the place, and what helps to mend it."""
        return "\n".join(line.text for line in pretty(self))


class DiagnosticError(Exception):
    """Content cannot be used; carries every diagnostic of the run, in order of path and place."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = in_order(diagnostics)
        super().__init__(self.diagnostics)

    def __str__(self) -> str:
        return "\n\n".join(diagnostic.pretty() for diagnostic in self.diagnostics)


def in_order(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Each diagnostic once, in order of path and place.

    What is not there is one mistake, however often it is named: the first place tells, with the others.
    """
    unique = dict.fromkeys(diagnostics)
    told: dict[object, list[Diagnostic]] = {}
    for one in sorted(unique, key=lambda one: (one.path, one.line, one.column)):
        told.setdefault(one.message if one.code == UNKNOWN_REFERENCE else one, []).append(one)
    return tuple(_merged(*same) for same in told.values())


def _merged(first: Diagnostic, *others: Diagnostic) -> Diagnostic:
    if not others:
        return first
    places = tuple(Related("also named here", one.path, one.line, one.column) for one in others)
    return replace(first, related=(*first.related, *places))
