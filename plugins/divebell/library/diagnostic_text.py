"""A diagnostic as lines for people, with what each line is, so that a terminal can colour it."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

if TYPE_CHECKING:
    from divebell.library.diagnostics import Diagnostic

_CLIP: Final = 100
"""The most characters of a line of a file that are shown."""
_BEFORE: Final = 40
"""How many of them stand before the place, where the line must be cut."""
_MORE: Final = "…"
_TAB: Final = "    "
"""What a tab is shown as, so that the carets stand under the place whatever width a terminal gives a tab."""
_RELATED: Final = 5
"""The most other places that are shown."""
_GUTTER: Final = 4

type Part = Literal["head", "source", "carets", "note"]


class Line(NamedTuple):
    """A line of text."""

    part: Part
    """`head`: place and message; `source`: of the file; `carets`: below it; `note`: what helps to mend it."""
    text: str


def pretty(diagnostic: Diagnostic) -> list[Line]:
    """The lines that show a diagnostic whole."""
    code = f" [{diagnostic.code}]" if diagnostic.code else ""
    head = f"{diagnostic.path}:{diagnostic.line}:{diagnostic.column}: {diagnostic.message}{code}"
    lines = [Line("head", printable(head))]
    margin = max(_GUTTER, len(str(diagnostic.line)))
    if diagnostic.source_line.strip():
        shown, carets = _excerpt(diagnostic)
        lines += [
            Line("source", f"{diagnostic.line:>{margin}} | {shown}"),
            Line("carets", f"{' ' * margin} | {carets}"),
        ]
    lines += [Line("note", printable(f"{' ' * margin} = {note}")) for note in _notes(diagnostic)]
    return lines


def printable(text: str) -> str:
    """The text with a replacement character for each that a terminal does not show as one of its own.

    Controls that turn the direction of writing would otherwise show something other than what is there.
    """
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() else "\ufffd" for c in text)


def clipped(text: str, limit: int = 60) -> str:
    """The beginning of a text that is too long for a message."""
    return text if len(text) <= limit else text[: limit - 1] + _MORE


def _notes(diagnostic: Diagnostic) -> list[str]:
    notes = [f"help: {diagnostic.hint}"] if diagnostic.hint else []
    notes += map(str, diagnostic.related[:_RELATED])
    if (more := len(diagnostic.related) - _RELATED) > 0:
        notes.append(f"and {more} more place{'s' * (more != 1)}")
    if diagnostic.docs:
        notes.append(f"docs: {diagnostic.docs}")
    return notes


def _excerpt(diagnostic: Diagnostic) -> tuple[str, str]:
    """The line of the file, cut to what is around the place, and the carets that go below it."""
    line, start = diagnostic.source_line.rstrip(), diagnostic.column - 1
    width = diagnostic.width
    cut = max(0, start - _BEFORE) if len(line) > _CLIP else 0
    before, place = line[cut:start], line[start : start + width]
    shown = line[cut : cut + _CLIP]
    if cut + _CLIP < len(line):
        shown += _MORE
        width = min(width, max(1, cut + _CLIP - start))
        place = place[:width]
    lead = _MORE if cut else ""
    indent = " " * (len(lead) + sum(map(_cells, before)))
    carets = "^" * max(1, sum(map(_cells, place)) + (width - len(place)))
    return lead + printable(shown.replace("\t", _TAB)), indent + carets


def _cells(character: str) -> int:
    """How many columns of a terminal a character takes."""
    if not character.isprintable():
        return len(_TAB) if character == "\t" else 1  # its replacement
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
