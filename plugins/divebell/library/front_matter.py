"""Front matter: the YAML between the two lines of `---` that begin a Markdown file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from divebell.library.models import Text

if TYPE_CHECKING:
    from divebell.library.source import Report, Source

_OPENING = re.compile(r"---[ \t]*\n")
_CLOSING = re.compile(r"^---[ \t]*(?:\n|\Z)", re.MULTILINE)
_FIELD = re.compile(r"[a-z_]+:(?:[ \t]|$)|[ \t]+\S|- |#(?!#)")
"""How a line of front matter begins, as far as one can tell."""
_BLANK_LINES = re.compile(r"(?:[ \t]*\n)*")


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
    opening = _OPENING.match(source.text)
    if not opening:
        hint = "begin the file with a line of ---, the fields, and another line of ---"
        report(source.diagnostic(1, 1, "missing-front-matter", "missing front matter", hint))
        return None
    closing = _CLOSING.search(source.text, opening.end())
    if not closing:
        line = _last_field(source.lines)
        hint = f"put a line of --- after its last field, which seems to be line {line}"
        message = "the front matter is not closed"
        report(source.diagnostic(1, 1, "unclosed-front-matter", message, hint, width=3))
        return None
    blank = _BLANK_LINES.match(source.text, closing.end())
    start = blank.end() if blank else closing.end()
    body = Text(source.path, source.text.count("\n", 0, start) + 1, source.text[start:])
    return FrontMatter(source.text[opening.end() : closing.start()], 2, body)


def _last_field(lines: list[str]) -> int:
    """The 1-based line that the fields seem to end on, in a file that begins with `---`."""
    last = 1
    for number, line in enumerate(lines[1:], 2):
        if not _FIELD.match(line):
            break
        last = number
    return last
