"""A difference table as lines of text, for a terminal."""

from typing import Final, NamedTuple

from divebell_judge.table import ELIDED, Cell, Table

_RED: Final = "\x1b[31m"
_GREEN: Final = "\x1b[32m"
_FAINT: Final = "\x1b[2m"
_PLAIN: Final = "\x1b[0m"


def difference_lines(difference: Table, colour: bool = False) -> list[str]:
    """The lines of a verdict's `difference`, aligned in columns.

    A row with wrong cells takes two lines: what was got, where a wrong cell ends in "*", and below what is
    wanted in these cells.

    Parameters:
        colour: whether to use ANSI's colours, beside the marks.
    """
    rows = [_row(label, cells) for label, cells in zip(difference["rows"], difference["cells"], strict=True)]
    lines = [
        _Line("", [(f"{label} ", _FAINT) for label in difference["columns"]]),
        *(line for row in rows for line in row),
    ]
    widths = [max(len(line.cells[place][0]) for line in lines) for place in range(len(difference["columns"]))]
    margin = max(len(line.head) for line in lines)
    caption = f"{difference['of']}: * is what was got, with what is wanted below"
    return [caption, *(line.text(margin, widths, colour) for line in lines)]


class _Line(NamedTuple):
    head: str
    cells: list[tuple[str, str]]
    """Texts, each with its colour."""

    def text(self, margin: int, widths: list[int], colour: bool) -> str:
        """The line with its columns aligned to the right, and no blanks at its end."""
        texts = [(text.rjust(width), tone) for (text, tone), width in zip(self.cells, widths, strict=True)]
        painted = [
            f"{tone}{text}{_PLAIN}" if colour and tone and text.strip() else text for text, tone in texts
        ]
        return "  ".join([self.head.rjust(margin), *painted]).rstrip()


def _row(label: str, cells: list[Cell | None]) -> list[_Line]:
    got = [_got(cell) for cell in cells]
    if not any(cell and cell["wrong"] for cell in cells):
        return [_Line(label, got)]
    want = [(f"{cell['want']} ", _GREEN) if cell and cell["wrong"] else ("", "") for cell in cells]
    return [_Line(f"{label} got".strip(), got), _Line("want", want)]


def _got(cell: Cell | None) -> tuple[str, str]:
    if cell is None:
        return f"{ELIDED} ", _FAINT
    return (f"{cell['got']}*", _RED) if cell["wrong"] else (f"{cell['got']} ", "")
