"""The surroundings of the first difference between two values, as a small table of texts.

The table is plain data, and part of a verdict:

    {"of": "result[2]", "rows": ["0", "1", "…", "9"], "columns": ["0", "…", "7"],
     "cells": [[{"got": "1.0", "want": "2.0", "wrong": true}, null, ...], ...]}

`of` names what is shown, in more than two dimensions the 2-D slab that holds the first difference. An elided
row or column is headed by "…", and its cells are null. What has one dimension is one row, headed by "". Of a
dict the rows are its keys, of a string the columns are its characters.
"""

from collections.abc import Sequence
from itertools import zip_longest
from math import floor, isfinite, log10  # by name, as a solution may change the module
from typing import Final, TypedDict

import numpy as np

from divebell_judge import messages
from divebell_judge.compare import category, compare
from divebell_judge.describe import brief, show, show_number, show_pair
from divebell_judge.keys import hashable
from divebell_judge.numeric import Rule, comparable, differing, wide, with_signs_of
from divebell_judge.values import Array, as_array, items, kind, leaf, plain
from divebell_judge.wording import text

ELIDED: Final = "…"

_WINDOW: Final = 5  # places shown around the first difference, beside the first and the last of the axis
_TEXT_WINDOW: Final = 11
_LONGEST: Final = 24  # characters of a cell
_DIGITS: Final = 5  # of the largest number shown, if no more are needed
_MOST_DIGITS: Final = 10
_ABSENT: Final = object()


class Cell(TypedDict):
    """One place of both values."""

    got: str
    want: str
    wrong: bool


class Table(TypedDict):
    """The surroundings of a difference; see the module's docstring."""

    of: str
    rows: list[str]
    columns: list[str]
    cells: list[list[Cell | None]]


def difference_table(got: object, want: object, rule: Rule, path: str = "result") -> Table | None:
    """The table for the first place where `got` is not `want`; None where a line says as much.

    Parameters:
        rule: what counts as equal; a value that may come in any order has no places to show.
        path: how the value is written in code.
    """
    if rule.any_order:
        return None
    left, right = as_array(leaf(got)), as_array(leaf(want))
    if left is not None and right is not None and left.shape == right.shape:
        return _of_arrays(left, right, got, rule, path) if left.ndim and comparable(left, right) else None
    match category(got), category(want):
        case "sequence", "sequence":
            return _of_items(items(got), items(want), rule, path)
        case "mapping", "mapping":
            return _of_dicts(plain(got), plain(want), rule, path)
        case "text", "text":
            return _of_texts(plain(leaf(got)), plain(leaf(want)), path)
        case _:
            return None


def _of_arrays(left: Array, right: Array, got: object, rule: Rule, path: str) -> Table | None:
    turned = with_signs_of(left, right, rule) if rule.any_sign else left
    wrong = differing(turned, right, rule)
    if not wrong.any():
        return None
    first = [int(place) for place in np.unravel_index(int(wrong.argmax()), wrong.shape)]
    slab = tuple(first[:-2])
    rows = _kept(right.shape[-2], first[-2]) if right.ndim > 1 else [0]
    columns = _kept(right.shape[-1], first[-1])
    grid = np.ix_(
        [row for row in rows if row is not None], [column for column in columns if column is not None]
    )
    shown = [np.atleast_2d(array[slab])[grid] for array in (left, right, wrong)]
    texts = iter(_number_texts(*(array.reshape(-1) for array in shown)))
    marks = iter(shown[2].reshape(-1).tolist())
    cells: list[list[Cell | None]] = [
        [None if row is None or column is None else _cell(*next(texts), next(marks)) for column in columns]
        for row in rows
    ]
    names = _labels(rows) if right.ndim > 1 else [""]
    return Table(of=path + _slab_text(got, slab), rows=names, columns=_labels(columns), cells=cells)


def _slab_text(value: object, slab: tuple[int, ...]) -> str:
    if kind(value) in ("list", "tuple"):
        return "".join(f"[{place}]" for place in slab)
    return f"[{', '.join(map(str, slab))}]" if slab else ""


def _kept(length: int, place: int, window: int = _WINDOW) -> list[int | None]:
    """The places of an axis that are shown: its ends and those around `place`; None for what is between."""
    start = max(0, min(place - window // 2, length - window))
    near = range(start, min(start + window, length))
    kept: list[int | None] = []
    for index in sorted({0, *near, length - 1}):
        before = kept[-1] if kept else None
        if before is not None and index - before == 2:
            kept.append(index - 1)
        elif before is not None and index - before > 2:
            kept.append(None)
        kept.append(index)
    return kept


def _labels(places: Sequence[int | None]) -> list[str]:
    return [ELIDED if place is None else str(place) for place in places]


def _cell(got: str, want: str, wrong: bool) -> Cell:
    return Cell(got=got, want=want, wrong=wrong)


def _number_texts(got: Array, want: Array, wrong: Array) -> list[tuple[str, str]]:
    """Pairs of texts in one notation, with as many digits as it takes to see each difference."""
    kinds = {got.dtype.kind, want.dtype.kind}
    if "f" not in kinds or kinds - set("iuf"):
        return [
            show_pair(left, right) if bad else (show_number(left), show_number(right))
            for left, right, bad in zip(got, want, wrong, strict=True)
        ]
    pairs = list(zip(wide(got).tolist(), wide(want).tolist(), strict=True))
    finite = [abs(number) for pair in pairs for number in pair if isfinite(number)]
    largest = max(finite, default=0.0)
    fixed = largest == 0 or 1e-3 <= largest < 1e7
    fewest = _decimals(finite, largest) if fixed else _DIGITS - 1
    tries = (_float_texts(pairs, digits, fixed) for digits in range(fewest, fewest + _MOST_DIGITS))
    texts = next((texts for texts in tries if _shows(texts, wrong)), None) or _float_texts(
        pairs, fewest, fixed
    )
    return [
        show_pair(*pair) if bad and text[0] == text[1] else text
        for text, pair, bad in zip(texts, pairs, wrong, strict=True)
    ]


def _shows(texts: list[tuple[str, str]], wrong: Array) -> bool:
    """Whether each difference is seen."""
    return all(left != right for (left, right), bad in zip(texts, wrong, strict=True) if bad)


def _float_texts(pairs: list[tuple[float, float]], digits: int, fixed: bool) -> list[tuple[str, str]]:
    return [(_float_text(left, digits, fixed), _float_text(right, digits, fixed)) for left, right in pairs]


def _decimals(numbers: list[float], largest: float) -> int:
    """Decimals that show the largest of `numbers` well, or fewer where these are enough for all of them."""
    most = max(1, _DIGITS - 1 - floor(log10(largest))) if largest else 1
    return next(
        (few for few in range(1, most) if all(abs(round(n, few) - n) <= 1e-12 * largest for n in numbers)),
        most,
    )


def _float_text(number: float, digits: int, fixed: bool) -> str:
    if not fixed:
        return f"{number:.{digits}e}"
    text = f"{number:.{digits}f}"
    return text.removeprefix("-") if text.strip("-0.") == "" else text


def _of_items(got: list[object], want: list[object], rule: Rule, path: str) -> Table | None:
    """One row of items, or the table of the first part that is wrong."""
    pairs = list(zip_longest(got, want, fillvalue=_ABSENT))
    first = next((place for place, pair in enumerate(pairs) if _wrong(pair, rule)), None)
    if first is None:
        return None
    if not all(map(_single, pairs[first])):
        return None if _one_sided(pairs[first]) else difference_table(*pairs[first], rule, f"{path}[{first}]")
    columns = _kept(len(pairs), first)
    cells = [None if column is None else _item_cell(pairs[column], rule) for column in columns]
    return Table(of=path, rows=[""], columns=_labels(columns), cells=[cells])


def _of_dicts(got: dict[object, object], want: dict[object, object], rule: Rule, path: str) -> Table | None:
    """A row for each key, or the table of the first item that is wrong."""
    theirs = {hashable(key): key for key in got}
    ours = {hashable(key): key for key in want}
    keys = {**theirs, **ours}
    names = [*ours, *(name for name in theirs if name not in ours)]
    pairs = [
        (got[theirs[name]] if name in theirs else _ABSENT, want[ours[name]] if name in ours else _ABSENT)
        for name in names
    ]
    first = next((place for place, pair in enumerate(pairs) if _wrong(pair, rule)), None)
    if first is None:
        return None
    if not all(map(_single, pairs[first])) and not _one_sided(pairs[first]):
        return difference_table(*pairs[first], rule, path + messages.key_text(keys[names[first]]))
    places = _kept(len(pairs), first)
    rows = [ELIDED if place is None else _elide(_text(keys[names[place]])) for place in places]
    cells: list[list[Cell | None]] = [
        [None if place is None else _item_cell(pairs[place], rule)] for place in places
    ]
    return Table(of=path, rows=rows, columns=[text("value")], cells=cells)


def _of_texts(got: str, want: str, path: str) -> Table | None:
    pairs = list(zip_longest(got, want, fillvalue=""))
    first = next((place for place, pair in enumerate(pairs) if pair[0] != pair[1]), None)
    if first is None or len(pairs) < 2:
        return None
    columns = _kept(len(pairs), first, _TEXT_WINDOW)
    cells: list[Cell | None] = [
        None
        if column is None
        else _cell(
            _character(pairs[column][0]), _character(pairs[column][1]), pairs[column][0] != pairs[column][1]
        )
        for column in columns
    ]
    return Table(of=path, rows=[""], columns=_labels(columns), cells=[cells])


def _character(character: str) -> str:
    """A character so that it is seen: a space as "␣", a line's end as "\\n", none as "(end)"."""
    if character == "":
        return text("(end)")
    return "␣" if character == " " else character if character.isprintable() else repr(character)[1:-1]


def _wrong(pair: tuple[object, object], rule: Rule) -> bool:
    return _one_sided(pair) or compare(*pair, rule) is not None


def _one_sided(pair: tuple[object, object]) -> bool:
    """Whether one of the two values has nothing here."""
    return pair[0] is _ABSENT or pair[1] is _ABSENT


def _single(value: object) -> bool:
    return value is _ABSENT or category(value) in ("nothing", "number", "text", "bytes", "opaque")


def _item_cell(pair: tuple[object, object], rule: Rule) -> Cell:
    wrong = _wrong(pair, rule)
    left, right = (_text(value) for value in pair)
    if wrong and as_array(leaf(pair[0])) is not None and as_array(leaf(pair[1])) is not None:
        left, right = show_pair(*map(leaf, pair))
    if _elide(left) == _elide(right) and left != right:
        place = next(i for i, (a, b) in enumerate(zip_longest(left, right)) if a != b)
        start = max(0, place - _LONGEST // 2)
        left, right = (f"{ELIDED}{text[start : start + _LONGEST - 2]}" for text in (left, right))
    return _cell(_elide(left), _elide(right), wrong)


def _text(value: object) -> str:
    if value is _ABSENT:
        return text("(missing)")
    return show(value) if _single(value) else brief(value)


def _elide(text: str) -> str:
    """`text` on one line, without its middle if it is long."""
    line = " ".join(text.split("\n"))
    half = (_LONGEST - 1) // 2
    return line if len(line) <= _LONGEST else f"{line[:half]}{ELIDED}{line[-half:]}"
