"""What is wrong with the content, where, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


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

    def __str__(self) -> str:
        """`path:line:column: message; hint`, on one line."""
        text = f"{self.path}:{self.line}:{self.column}: {self.message}"
        return f"{text}; {self.hint}" if self.hint else text

    def pretty(self) -> str:
        """The one-line form, then the line of the file with carets under the place."""
        if not self.source_line.strip():
            return str(self)
        before = self.source_line[: self.column - 1]
        # Tabs stay tabs, so that the carets stand under the place whatever width a terminal gives a tab.
        indent = "".join("\t" if character == "\t" else " " for character in before)
        gutter = f"{self.line:>5} | "
        return f"{self}\n{gutter}{self.source_line}\n{' ' * (len(gutter) - 2)}| {indent}{'^' * self.width}"


class DiagnosticError(Exception):
    """Content cannot be used; carries every diagnostic of the run, in order of path and place."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        unique = dict.fromkeys(diagnostics)
        self.diagnostics = tuple(sorted(unique, key=lambda d: (d.path, d.line, d.column)))
        super().__init__(self.diagnostics)

    def __str__(self) -> str:
        return "\n".join(diagnostic.pretty() for diagnostic in self.diagnostics)
