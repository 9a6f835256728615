"""Keys by which equal plain data finds its equal: for dicts, sets and results in any order."""

from typing import Any

import numpy as np

from divebell_judge.values import MAX_DEPTH, TIMES, base, kind, leaf, plain


def hashable(
    value: object, depth: int = 0, *, exact: bool = False
) -> Any:  # Any: only equality is asked of it
    """A key that is equal for equal plain data and never equal to that of an opaque value.

    A list, a tuple and an array of the same items have one key, and so have `2` and `2.0`, unless `exact`.
    Numbers that are equal only within a tolerance have different keys.
    """
    single = leaf(value)
    name = kind(single)
    if depth >= MAX_DEPTH or name in ("opaque", "masked"):
        return ("opaque", id(value))
    sort = base(single) if exact else None

    def inner(item: object) -> Any:  # Any: as above
        return hashable(item, depth + 1, exact=exact)

    match name:
        case "tuple" | "list":
            return ("sequence", sort, *map(inner, plain(single)))
        case "array":
            return ("sequence", sort, *map(inner, plain(single).tolist()))
        case "set" | "frozenset":
            return ("set", frozenset(map(inner, plain(single))))
        case "dict":
            return ("dict", frozenset((inner(key), inner(item)) for key, item in plain(single).items()))
        case "record":
            record = plain(single)
            return ("record", record.name, frozenset((field, inner(item)) for field, item in record.fields))
        case "member":
            return ("member", plain(single))
        case _:
            return ("leaf", sort, _leaf(plain(single), name)) if exact else _leaf(plain(single), name)


def _leaf(value: Any, name: str) -> Any:  # Any: as above
    if name == "scalar":
        if value.dtype.kind in TIMES:
            return ("NaT",) if np.isnat(value) else value
        value = value.item()
    if name == "decimal":
        return ("nan",) if value.is_nan() else value
    return ("nan",) if name in ("float", "complex", "scalar") and value != value else value
