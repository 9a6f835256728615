"""Runs a block for the table that it leaves in `table`.

That is a dictionary of columns, or a list of rows (dictionaries, or sequences), or an array of two axes. The
options: `columns`, the heads, apart by `|`; and `format`, how numbers are written, one for all columns or one
for each, apart by `|`. `.3f` is for floating-point numbers, `,d` for whole ones, which are else in full.
"""

import json
from collections.abc import Mapping
from typing import Any

FORMAT = ".4g"
MOST_ROWS = 200
MOST_COLUMNS = 20


def run(execution: Any) -> str:
    execution.run()
    if "table" not in execution.namespace:
        execution.fail("a table block must leave rows, columns or an array in the variable `table`")
    heads, rows = _read(execution, execution.namespace["table"])
    if "columns" in execution.options:
        heads = [head.strip() for head in execution.options["columns"].split("|")]
    if not rows or not rows[0]:
        execution.fail("the table is empty")
    width = len(rows[0])
    for number, row in enumerate(rows):
        if len(row) != width:
            execution.fail(f"table: row {number} has {len(row)} cells, and row 0 has {width}")
    if not heads:
        execution.fail(f'a table of rows needs columns="…", the heads of its {width} columns, apart by |')
    if len(heads) != width:
        execution.fail(f"there are {len(heads)} heads for {width} columns")
    if len(rows) > MOST_ROWS or width > MOST_COLUMNS:
        execution.fail(
            f"the table has {len(rows):,} rows and {width} columns: "
            f"more than {MOST_ROWS} and {MOST_COLUMNS}, which nobody reads"
        )
    formats = [each.strip() for each in execution.options.get("format", FORMAT).split("|")]
    if len(formats) == 1:
        formats *= width
    if len(formats) != width:
        execution.fail(f"there are {len(formats)} formats for {width} columns")
    numbers = [all(_is_number(row[column]) for row in rows) for column in range(width)]
    written = [
        [_written(execution, cell, kind) for cell, kind in zip(row, formats, strict=True)] for row in rows
    ]
    return json.dumps({"columns": heads, "rows": written, "numbers": numbers})


def _read(execution: Any, table: Any) -> tuple[list[str], list[list[Any]]]:
    """The heads, if there are any, and the rows."""
    if isinstance(table, Mapping):
        columns = [list(column) for column in table.values()]
        if len(set(map(len, columns))) > 1:
            told = ", ".join(
                f"{name!r} has {len(column)}" for name, column in zip(table, columns, strict=True)
            )
            execution.fail(f"table: the columns are of different lengths: {told}")
        return [str(name) for name in table], [list(row) for row in zip(*columns, strict=True)]
    if getattr(table, "ndim", 2) != 2:
        execution.fail(f"table: the array has {table.ndim} axes, not 2")
    try:
        rows = list(table)
        if rows and all(isinstance(row, Mapping) for row in rows):
            heads = list(rows[0])
            return [str(head) for head in heads], [[row.get(head, "") for head in heads] for row in rows]
        if any(isinstance(row, str) for row in rows):
            raise TypeError
        return [], [list(row) for row in rows]
    except TypeError:
        told = f"table: a {type(table).__name__} is neither rows nor columns nor an array"
    return execution.fail(told)  # type: ignore[no-any-return]  # it never returns


def _is_number(cell: Any) -> bool:
    return not isinstance(cell, bool) and hasattr(cell, "__float__") and getattr(cell, "ndim", 0) == 0


def _written(execution: Any, cell: Any, kind: str) -> str:
    if not _is_number(cell):
        return str(cell)
    whole = hasattr(cell, "__index__")
    try:
        written = (
            format(cell.__index__(), kind if kind.endswith("d") else "")
            if whole
            else format(float(cell), kind)
        )
        return written.replace("-", "\N{MINUS SIGN}")
    except ValueError:
        pass
    return execution.fail(f"format: {kind!r} is not a way to write a number, such as .3f")  # type: ignore[no-any-return]
