"""`exec="table"`: a table of what the code leaves in `table`."""

import html
import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from .block import Block, InlineText, Shown
from .form import Form, PictureOf, code_html, code_markdown


class Table(Form):
    """Its result is `{"columns": ["…"], "rows": [["…"]], "numbers": [true, …]}`, all cells being text."""

    name = "table"
    runner = Path(__file__).with_name("run_table.py")
    in_sessions = True
    code = "hidden"
    labelled = "tab"
    required = {"caption": "which says what is to be seen in it"}  # noqa: RUF012 - as in the base class
    for_runner = ("columns", "format")

    def inline_texts(self, block: Block) -> Iterable[InlineText]:
        yield from super().inline_texts(block)
        if columns := block.options.get("columns"):
            yield from (InlineText(column.strip(), "columns") for column in columns.split("|"))

    def html(self, shown: Shown) -> str:
        table = json.loads(shown.result)
        numbers: list[bool] = table["numbers"]
        heads = "".join(
            f'<th scope="col"{_CLASS[number]}>{shown.inline(column)}</th>'
            for column, number in zip(table["columns"], numbers, strict=True)
        )
        rows = "".join(f"<tr>{''.join(_cells(row, numbers))}</tr>" for row in table["rows"])
        content = f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody>"
        made = table_html(content, shown.caption, shown.identifier)
        code = code_html(self, shown.block)
        return f'<div class="exec">{code}{made}</div>' if code else made

    def markdown(self, shown: Shown, picture: PictureOf) -> Iterator[str]:
        yield from code_markdown(self, shown.block)
        table = json.loads(shown.result)
        yield shown.caption
        yield ""
        yield _row(map(shown.inline, table["columns"]))
        yield _row("---:" if number else "---" for number in table["numbers"])
        for row in table["rows"]:
            yield _row(cell.replace("|", r"\|") for cell in row)


def table_html(rows: str, caption: str, identifier: str) -> str:
    """A table with its caption, in a box of its own in which a wide one scrolls.

    The caption is outside that box, so that it does not scroll away, and is as wide as the text.
    """
    id_ = f' id="{identifier}"' if identifier else ""
    return (
        f'<figure{id_} class="captioned-table"><figcaption>{caption}</figcaption>'
        f'<div class="table-box"><table>{rows}</table></div></figure>'
    )


_CLASS = {True: ' class="number"', False: ""}


def _cells(row: list[str], numbers: list[bool]) -> Iterator[str]:
    """The cells of a row; the first is its head where it is a word."""
    for index, (cell, number) in enumerate(zip(row, numbers, strict=True)):
        tag = "td" if index or number else 'th scope="row"'
        yield f"<{tag}{_CLASS[number]}>{html.escape(cell)}</{tag.partition(' ')[0]}>"


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"
