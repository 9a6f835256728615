"""Runs the steps of a walkthrough and gives, as JSON, what each printed and the values that it shows.

The option `plan` is JSON too: `[{"fresh": …, "chunks": […], "watch": ["…", …], "line": n}, …]`, a step each.
A chunk is `{"line": n, "code": "…"}`: code that begins at that line of the walkthrough. A fresh step runs in
a session of its own, and the steps after it in that one: its chunks are the whole program, and what they
print is told where it is not what they printed before. `line` is that of the step's fence.

The result is `[{"output": "…", "values": [value, …]}, …]`, where a value is

    {"name": "…", "state": "new" | "changed" | "same", "type": "…", "shape": [n, …] | null,
     "text": "…" | null,
     "tables": [{"index": "…", "rows": [["…", …], …], "changed": [[row, column], …]}, …], "more": n}

with the cells of arrays as text, "…" for those left out, and in `more` the number of tables left out.
"""

import contextlib
import io
import itertools
import json
from typing import Any

import numpy as np

LONGEST_ROW, MOST_ROWS, MOST_TABLES = 9, 7, 3
LONGEST_TEXT = 300
SIGNIFICANT = 4
FEW = 6
"""So many numbers, of which some would look like zero, are each written with digits of their own."""
ELLIPSIS = "…"

type Described = dict[str, Any]  # Any: JSON
type Namespace = dict[str, Any]  # Any: the values of an author's code

ABSENT = object()


def run(execution: Any) -> str:
    plan = json.loads(execution.options["plan"])
    printed: dict[int, str] = {}
    return json.dumps([_step(execution, step, printed) for step in plan], ensure_ascii=False)


def _step(execution: Any, step: Described, printed: dict[int, str]) -> Described:
    before = {watched: _look(watched, execution.namespace) for watched in step["watch"]}
    if step["fresh"]:
        execution.namespace = {"__name__": "__main__"}
    output = []
    for chunk in step["chunks"]:
        stream = io.StringIO()
        with contextlib.redirect_stdout(stream):
            execution.run(chunk["code"], line=chunk["line"])
        if printed.get(chunk["line"]) != stream.getvalue():
            output.append(stream.getvalue())
        printed[chunk["line"]] = stream.getvalue()
    values = []
    for watched, was in before.items():
        try:
            value = eval(watched, execution.namespace)
        except Exception as error:  # noqa: BLE001 - whatever the author's expression raises is the author's to see
            execution.fail(f"watch: {watched}: {type(error).__name__}: {error}", line=step["line"])
        values.append({"name": watched, **describe(value, was)})
    return {"output": "".join(output), "values": values}


def _look(watched: str, names: Namespace) -> object:
    """A copy of what is watched, as it is before a step; ABSENT where there is nothing yet."""
    try:
        value = eval(watched, names)
    except Exception:  # noqa: BLE001 - whatever an expression raises whose names are not there yet
        return ABSENT
    return value.copy() if isinstance(value, np.ndarray) and value.ndim else _plain(value)


def describe(value: object, before: object) -> Described:
    """A value as JSON, and what is different in it from `before`."""
    if isinstance(value, np.ndarray) and value.ndim:
        return _array(value, before)
    text = _plain(value)
    same = isinstance(before, str) and before == text
    state = "new" if before is ABSENT else "same" if same else "changed"
    return {"type": _type(value), "shape": None, "state": state, "text": text, "tables": [], "more": 0}


def _type(value: object) -> str:
    return str(value.dtype) if isinstance(value, np.ndarray | np.generic) else type(value).__name__


def _plain(value: object) -> str:
    """What is not an array with axes, as text."""
    if isinstance(value, np.ndarray):
        value = value[()]
    if isinstance(value, float | np.floating):
        return _numbers(np.array([float(value)]))[0]
    text = str(value) if isinstance(value, np.generic) else repr(value)
    return text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1] + ELLIPSIS


def _array(value: np.ndarray[Any, Any], before: object) -> Described:
    comparable = (
        isinstance(before, np.ndarray) and before.shape == value.shape and before.dtype == value.dtype
    )
    different = _different(value, before) if comparable else np.ones(value.shape, dtype=bool)
    state = "new" if before is ABSENT else "changed" if different.any() or not comparable else "same"
    if different.all():  # to mark each cell would say no more
        different = np.zeros(value.shape, dtype=bool)
    indices = list(itertools.product(*map(range, value.shape[:-2]))) if value.size else []
    shown = indices[:MOST_TABLES]
    cells = _cells(np.stack([_two_axes(value[index]) for index in shown])) if shown else []
    tables = [
        {
            "index": ", ".join(map(str, index)),
            "rows": rows,
            "changed": _shown_marks(_two_axes(different[index])),
        }
        for index, rows in zip(shown, cells, strict=True)
    ]
    return {
        "type": str(value.dtype),
        "shape": list(value.shape),
        "state": state,
        "text": None,
        "tables": tables,
        "more": len(indices) - len(shown),
    }


def _different(value: np.ndarray[Any, Any], before: Any) -> np.ndarray[Any, Any]:
    if value.dtype.kind in "fc":
        with np.errstate(all="ignore"):
            return ~np.isclose(value, before, rtol=1e-9, atol=0, equal_nan=True)
    return np.asarray(value != before)


def _two_axes(value: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
    return value.reshape(1, -1) if value.ndim == 1 else value


def _cells(tables: np.ndarray[Any, Any]) -> list[list[list[str]]]:
    """The cells of equally large tables, those in the middle left out where there are too many."""
    count, rows, columns = tables.shape
    kept_rows, kept_columns = _kept(rows, MOST_ROWS), _kept(columns, LONGEST_ROW)
    numbers = [number for number in kept_rows if number is not None]
    places = [place for place in kept_columns if place is not None]
    texts = iter(_texts(tables[:, numbers][:, :, places].ravel()))
    return [
        [
            [ELLIPSIS if row is None or column is None else next(texts) for column in kept_columns]
            for row in kept_rows
        ]
        for _ in range(count)
    ]


def _shown_marks(different: np.ndarray[Any, Any]) -> list[list[int]]:
    rows, columns = _kept(different.shape[0], MOST_ROWS), _kept(different.shape[1], LONGEST_ROW)
    return [
        [at_row, at_column]
        for at_row, row in enumerate(rows)
        for at_column, column in enumerate(columns)
        if row is not None and column is not None and different[row, column]
    ]


def _kept(length: int, most: int) -> list[int | None]:
    """Which of `length` places are shown; None stands for those left out."""
    if length <= most:
        return list(range(length))
    end = (most - 1) // 2
    return [*range(most - 1 - end), None, *range(length - end, length)]


def _texts(values: np.ndarray[Any, Any]) -> list[str]:
    if values.dtype.kind == "f":
        return _numbers(values.astype(float))
    return [_plain(value) if values.dtype.kind == "O" else str(value) for value in values]


def _numbers(values: np.ndarray[Any, Any]) -> list[str]:
    """Numbers, as a rule with equally many decimals: as many as give the largest SIGNIFICANT digits."""
    finite = np.abs(values[np.isfinite(values) & (values != 0)])
    largest = finite.max(initial=1e-300)
    whole = bool((finite == np.rint(finite)).all()) and largest < 1e6
    if whole:
        texts = [f"{value:.0f}" for value in values]
    elif largest >= 1e6 or largest < 1e-3:
        texts = [f"{value:.{SIGNIFICANT - 1}g}" for value in values]
    else:
        digits = int(np.floor(np.log10(largest))) + 1  # before the point; minus the zeros after it
        decimals = max(0, SIGNIFICANT - max(1, digits) - min(0, digits))
        texts = [f"{value:.{decimals}f}" for value in values]
        vanish = finite.min() < 0.5 / 10**decimals
        if vanish and len(values) <= FEW:
            texts = [f"{value:.{SIGNIFICANT}g}" for value in values]
    return [text[1:] if text[:1] == "-" and not text.strip("-0.") else text for text in texts]
