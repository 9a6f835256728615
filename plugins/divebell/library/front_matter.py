"""Front matter: the YAML between the two lines of `---` that begin a Markdown file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from divebell.library.models import Text

if TYPE_CHECKING:
    from divebell.library.source import Report, Source

_FENCE = "---"


@dataclass(frozen=True)
class FrontMatter:
    """A Markdown file in its two parts."""

    yaml: str
    first_line: int
    """The line of the file that the YAML begins on."""
    body: Text
    """The Markdown, from its first line that is not blank."""


def split_front_matter(source: Source, report: Report) -> FrontMatter | None:
    """Part a Markdown file; None, with a diagnostic, if it has no front matter or does not close it."""
    lines = source.lines
    if lines[0].rstrip() != _FENCE:
        hint = "begin the file with a line of ---, the fields, and another line of ---"
        report(source.diagnostic(1, 1, "missing front matter", hint))
        return None
    end = next((index for index in range(1, len(lines)) if lines[index].rstrip() == _FENCE), None)
    if end is None:
        hint = "put a line of --- after its last field"
        report(source.diagnostic(1, 1, "front matter is not closed", hint, width=len(_FENCE)))
        return None
    start = end + 1
    while start < len(lines) - 1 and not lines[start].strip():
        start += 1
    body = Text(source.path, min(start, len(lines) - 1) + 1, "\n".join(lines[start:]))
    return FrontMatter("\n".join(lines[1:end]), 2, body)
