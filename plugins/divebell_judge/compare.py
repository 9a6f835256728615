"""Structural comparison of a result with the expected value; never by printed text.

A list, a tuple and an array of equal shape and values are equal, and so are `2`, `2.0`, `np.float64(2)` and
`np.array(2)`; True and False are the numbers 1 and 0. `type: exact` ends both freedoms. Shapes must agree:
nothing is broadcast. The order of a dict's keys does not count; a set equals a frozenset.
"""

from typing import Any, Final, Literal, NamedTuple

import numpy as np

from divebell_judge import messages
from divebell_judge.difference import Difference, together
from divebell_judge.numeric import Rule, comparable, differing, errors, in_order_of, with_signs_of
from divebell_judge.values import MAX_DEPTH, OPAQUE, Array, as_array, items, kind, leaf, plain

type Category = Literal["nothing", "number", "text", "bytes", "sequence", "mapping", "set", "opaque"]


class Mismatch(NamedTuple):
    """The first respect in which a result is not the expected value."""

    kind: Literal["wrong-type", "wrong-shape", "wrong-values"]
    message: str
    got: object
    """The part of the result that is at fault; the whole result if it has no parts, and all parts where
    numbers of several are wrong."""
    want: object
    """What was expected in its place."""
    first: Difference


_CATEGORIES: Final[dict[str, Category]] = {
    "none": "nothing",
    "bool": "number",
    "int": "number",
    "float": "number",
    "complex": "number",
    "scalar": "number",
    "str": "text",
    "bytes": "bytes",
    "list": "sequence",
    "tuple": "sequence",
    "array": "sequence",
    "dict": "mapping",
    "set": "set",
    "frozenset": "set",
}


def category(value: object) -> Category:
    """Values of different categories are never equal; those of one are compared item by item."""
    single = leaf(value)
    if kind(single) == "array" and plain(single).ndim == 0:
        return "opaque"
    return _CATEGORIES.get(kind(single), "opaque")


def compare(got: object, want: object, rule: Rule, path: str = "result") -> Mismatch | None:
    """What is wrong with `got`, or None if it agrees with `want` under `rule`."""
    return _compare(got, want, rule, path, 0)


def _compare(got: object, want: object, rule: Rule, path: str, depth: int) -> Mismatch | None:
    if got is OPAQUE and want is OPAQUE:
        return None
    if depth > MAX_DEPTH:
        return _wrong_type(path, got, want)
    if rule.exact_type and not _same_type(got, want):
        message = messages.not_exact(path, got, want)
        return Mismatch("wrong-type", message, got, want, Difference(path, got, want))
    if not (rule.exact_type and type(plain(want)) in (list, tuple)):
        left, right = as_array(leaf(got)), as_array(leaf(want))
        if left is not None and right is not None:
            if not comparable(left, right):
                return _wrong_type(path, got, want)
            if left.shape == right.shape or not (_has_parts(got) or _has_parts(want)):
                return _compare_arrays(left, right, got, want, rule, path)
    kinds = category(got), category(want)
    if kinds[0] != kinds[1] or kinds[0] == "opaque":
        return _wrong_type(path, got, want)
    match kinds[1]:
        case "sequence":
            return _compare_items(items(got), items(want), rule, path, depth)
        case "mapping":
            return _compare_dicts(plain(got), plain(want), rule, path, depth)
        case "set":
            return _compare_sets(got, want, rule, path)
        case "number":
            return _compare_big(hashable(got), hashable(want), rule, path)
        case _:
            left_text, right_text = leaf(got), leaf(want)
            if left_text == right_text:
                return None
            message = messages.wrong_text(path, left_text, right_text)
            return Mismatch("wrong-values", message, got, want, Difference(path, got, want))


def _wrong_type(path: str, got: object, want: object) -> Mismatch:
    message = messages.wrong_type(path, got, want)
    return Mismatch("wrong-type", message, got, want, Difference(path, got, want))


def _wrong_numbers(got: object, want: object, first: Difference) -> Mismatch:
    return Mismatch("wrong-values", messages.wrong_values(first), got, want, first)


def _same_type(got: object, want: object) -> bool:
    if type(got) is not type(want):
        return False
    return kind(want) not in ("array", "scalar") or plain(got).dtype == plain(want).dtype


def _has_parts(value: object) -> bool:
    """Whether `value` is a list or tuple of arrays: several results rather than one."""
    return kind(value) in ("list", "tuple") and any(
        kind(item) == "array" and plain(item).ndim > 0 for item in plain(value)
    )


def _compare_arrays(
    left: Array, right: Array, got: object, want: object, rule: Rule, path: str
) -> Mismatch | None:
    """Compares the arrays that `got` and `want` are."""
    if left.shape != right.shape:
        message = messages.wrong_shape(path, left.shape, right.shape)
        return Mismatch("wrong-shape", message, left, right, Difference(path, got, want))
    if rule.any_order and left.ndim > 0:
        extra, missing = in_order_of(left, right, rule)
        if not missing:
            return None
        message = messages.wrong_members(path, left[extra[0]], right[missing[0]], len(missing), len(right))
        return Mismatch("wrong-values", message, left, right, Difference(path, got, want))
    turned = with_signs_of(left, right, rule) if rule.any_sign else left
    wrong = differing(turned, right, rule)
    if not wrong.any():
        return None
    first = tuple(int(place) for place in np.unravel_index(int(wrong.argmax()), wrong.shape))
    place = path + _index_text(got, first)
    worst = errors(turned[wrong], right[wrong])
    tally = Difference(place, left[first], right[first], int(wrong.sum()), wrong.size, worst)
    return _wrong_numbers(left, right, tally)


def _index_text(value: object, index: tuple[int, ...]) -> str:
    """`index` as it is written for `value`: `[0][2]` for nested lists, `[0, 2]` for an array."""
    text = ""
    while index and kind(value) in ("list", "tuple"):
        text += f"[{index[0]}]"
        value = plain(value)[index[0]]
        index = index[1:]
    return text + (f"[{', '.join(map(str, index))}]" if index else "")


def _compare_items(
    got: list[object], want: list[object], rule: Rule, path: str, depth: int
) -> Mismatch | None:
    if len(got) != len(want):
        message = messages.wrong_length(path, len(got), len(want))
        return Mismatch("wrong-shape", message, got, want, Difference(path, got, want))
    if rule.any_order:
        return _compare_any_order(got, want, rule._replace(any_order=False), path, depth)
    parts = [
        (left, right, f"{path}[{place}]") for place, (left, right) in enumerate(zip(got, want, strict=True))
    ]
    return _first_wrong(parts, rule, depth)


def _compare_any_order(
    got: list[object], want: list[object], rule: Rule, path: str, depth: int
) -> Mismatch | None:
    left_over = list(got)
    missing = []
    for item in want:
        for place, candidate in enumerate(left_over):
            if _compare(candidate, item, rule, path, depth + 1) is None:
                del left_over[place]
                break
        else:
            missing.append(item)
    if not missing:
        return None
    message = messages.wrong_members(path, left_over[0], missing[0], len(missing), len(want))
    return Mismatch("wrong-values", message, got, want, Difference(path, got, want))


def _compare_dicts(
    got: dict[object, object], want: dict[object, object], rule: Rule, path: str, depth: int
) -> Mismatch | None:
    left, right = {hashable(key): key for key in got}, {hashable(key): key for key in want}
    if left.keys() != right.keys():
        missing = [key for name, key in right.items() if name not in left]
        extra = [key for name, key in left.items() if name not in right]
        message = messages.wrong_keys(path, missing, extra)
        return Mismatch("wrong-values", message, got, want, Difference(path, got, want))
    parts = [(got[left[name]], want[key], path + messages.key_text(key)) for name, key in right.items()]
    return _first_wrong(parts, rule._replace(any_order=False), depth)


def _first_wrong(parts: list[tuple[object, object, str]], rule: Rule, depth: int) -> Mismatch | None:
    """Compares part with part and tells of the first mismatch, and of how many there are."""
    # Eigenvalues beside their eigenvectors keep their signs.
    matrices = rule.any_sign and any(_dimensions(right) > 1 for _, right, _ in parts)
    found = []
    for left, right, path in parts:
        free = rule.any_sign and not (matrices and _dimensions(right) < 2)
        mismatch = _compare(left, right, rule._replace(any_sign=free), path, depth + 1)
        if mismatch:
            found.append(mismatch)
    if not found:
        return None
    if all(mismatch.first.differing for mismatch in found):
        first = together([mismatch.first for mismatch in found], sum(_size(right) for _, right, _ in parts))
        if len(found) == 1:
            return _wrong_numbers(found[0].got, found[0].want, first)
        return _wrong_numbers([left for left, _, _ in parts], [right for _, right, _ in parts], first)
    if len(found) == 1:
        return found[0]
    return found[0]._replace(message=f"{found[0].message} {messages.more_parts(len(found), len(parts))}")


def _size(value: object) -> int:
    """How many numbers a value has; what is no number, a string for one, counts as one."""
    array = as_array(value)
    if array is not None:
        return array.size
    match category(value):
        case "sequence":
            return sum(map(_size, items(value)))
        case "mapping":
            return sum(map(_size, plain(value).values()))
        case _:
            return 1


def _dimensions(value: object) -> int:
    array = as_array(value)
    return 0 if array is None else array.ndim


def _compare_sets(got: object, want: object, rule: Rule, path: str) -> Mismatch | None:
    left = {hashable(item): item for item in plain(got)}
    right = {hashable(item): item for item in plain(want)}
    extra = [item for name, item in left.items() if name not in right]
    missing = [item for name, item in right.items() if name not in left]
    if len(extra) == len(missing) and _compare_any_order(extra, missing, rule, path, 0) is None:
        return None
    message = messages.wrong_keys(path, missing, extra, what="items")
    return Mismatch("wrong-values", message, got, want, Difference(path, got, want))


def hashable(
    value: object, depth: int = 0
) -> Any:  # Any: equal for equal plain data, and nothing more is asked of it
    """A key that is equal for equal plain data and never equal to that of an opaque value."""
    single = leaf(value)
    match kind(single):
        case "tuple" | "list" as name if depth < MAX_DEPTH:
            return (name, *(hashable(item, depth + 1) for item in plain(single)))
        case "frozenset" if depth < MAX_DEPTH:
            return frozenset(hashable(item, depth + 1) for item in plain(single))
        case "opaque" | "tuple" | "list" | "frozenset":
            return ("opaque", id(value))
        case "scalar":
            return plain(single).item()
        case _:
            return plain(single)


def _compare_big(got: Any, want: Any, rule: Rule, path: str) -> Mismatch | None:
    """Numbers of which one does not fit 64 bits, in Python's own arithmetic."""
    if got == want:
        return None
    whole = isinstance(got, int) and isinstance(want, int)
    try:
        if abs(got - want) <= rule.atol + (0 if whole else rule.rtol * abs(want)) < float("inf"):
            return None
    except (OverflowError, TypeError):  # beyond the floats, so far apart; or a time
        pass
    return _wrong_numbers(got, want, Difference(path, got, want, 1, 1))
