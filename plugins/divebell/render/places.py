"""Diagnostics for a place in an author's text."""

from divebell.library import Diagnostic, Text


def at(
    text: Text, line: int, column: int, message: str, *, code: str = "", hint: str = "", width: int = 1
) -> Diagnostic:
    """A diagnostic at `line` and `column` of the file that `text` comes from (both count from 1)."""
    index = line - text.line
    lines = text.text.split("\n")
    source_line = lines[index] if 0 <= index < len(lines) else ""
    return Diagnostic(
        text.path, line, column, message, hint=hint, source_line=source_line, width=width, code=code
    )
