"""Taking out what an iterator holds, within a limit: its code is the reader's, so it runs where that does."""

from itertools import islice
from typing import Any, Final

from divebell_judge.values import MAX_DEPTH, Drained, Record, all_are, defines, kind, plain

LIMIT: Final = 100_000
"""Items that are taken out of the iterators of one result; what gives more counts as endless."""


_LEAVES: Final = (float, int, str, bool)


def is_iterator(value: object) -> bool:
    """Whether `value` makes its items one by one, when asked: a generator, a `map`, a `zip`."""
    return kind(value) == "opaque" and defines(value, "__next__") and defines(value, "__iter__")


def holds_iterator(value: object, depth: int = 0) -> bool:
    """Whether `value` is an iterator, or a container that holds one."""
    match kind(value):
        case "opaque":
            return is_iterator(value)
        case "list" | "tuple" if depth < MAX_DEPTH:
            items = plain(value)
            if any(all_are(items, leaf) for leaf in _LEAVES if items and type(items[0]) is leaf):
                return False
            return any(holds_iterator(item, depth + 1) for item in items)
        case "dict" if depth < MAX_DEPTH:
            return any(holds_iterator(item, depth + 1) for item in plain(value).values())
        case "record" if depth < MAX_DEPTH:
            return any(holds_iterator(item, depth + 1) for _, item in plain(value).fields)
        case _:
            return False


def drained(value: object, limit: int = LIMIT) -> object:
    """`value` with every iterator in it replaced by what it gives, which is at most `limit` items in all.

    Raises whatever the iterators' own code raises.
    """
    return _drained(value, [limit], 0) if holds_iterator(value) else value


def _drained(value: Any, left: list[int], depth: int) -> Any:  # Any: told by kind()
    if depth > MAX_DEPTH:
        return value
    if is_iterator(value):
        items = Drained(islice(value, left[0] + 1))
        if len(items) > left[0]:
            del items[left[0] :]
            items.ended = False
            left[0] = 0
            return items
        left[0] -= len(items)
        for place, item in enumerate(items):
            if holds_iterator(item):
                items[place] = _drained(item, left, depth + 1)
        return items
    data = plain(value)
    match kind(value):
        case "list":
            return [_drained(item, left, depth + 1) for item in data]
        case "tuple":
            return tuple(_drained(item, left, depth + 1) for item in data)
        case "dict":
            return {key: _drained(item, left, depth + 1) for key, item in data.items()}
        case "record":
            return Record(
                data.name, tuple((name, _drained(item, left, depth + 1)) for name, item in data.fields)
            )
        case _:
            return value
