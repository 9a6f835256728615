"""Structural comparison of a result with the expected value; never by printed text.

A list, a tuple and an array of equal shape and values are equal, and so are `2`, `2.0`, `np.float64(2)` and
`np.array(2)`; True and False are the numbers 1 and 0. `type: exact` ends both freedoms. Shapes must agree:
nothing is broadcast. The order of a dict's keys does not count; a set equals a frozenset. EQUALITY.md is the
whole of it, row by row.
"""

from typing import Any, Final, Literal, NamedTuple

import numpy as np

from divebell_judge import messages
from divebell_judge.difference import Difference, together
from divebell_judge.keys import hashable
from divebell_judge.matching import MAX_MATCHED, unmatched_items, unmatched_rows
from divebell_judge.numeric import Rule, comparable, differing, errors, with_signs_of
from divebell_judge.rational import close
from divebell_judge.values import (
    MAX_DEPTH,
    OPAQUE,
    TIMES,
    Array,
    Drained,
    Member,
    Record,
    as_array,
    base,
    items,
    kind,
    leaf,
    mixed,
    plain,
    whole,
)

type Category = Literal[
    "nothing", "number", "time", "text", "bytes", "sequence", "mapping", "set", "record", "member", "masked",
    "opaque",
]  # fmt: skip


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
    "decimal": "number",
    "fraction": "number",
    "scalar": "number",
    "str": "text",
    "bytes": "bytes",
    "list": "sequence",
    "tuple": "sequence",
    "array": "sequence",
    "dict": "mapping",
    "set": "set",
    "frozenset": "set",
    "record": "record",
    "member": "member",
    "masked": "masked",
}

_SAME_AT_A_GLANCE: Final = (str, int, float, bool, type(None), bytes)


def category(value: object) -> Category:
    """Values of different categories are never equal; those of one are compared item by item."""
    single = leaf(value)
    found = kind(single)
    if found == "scalar" and plain(single).dtype.kind in TIMES:
        return "time"
    if found == "array" and plain(single).ndim == 0:
        return "opaque"
    return _CATEGORIES.get(found, "opaque")


def compare(got: object, want: object, rule: Rule, path: str = "result") -> Mismatch | None:
    """What is wrong with `got`, or None if it agrees with `want` under `rule`."""
    return _compare(got, want, rule, path, 0)


def _compare(got: object, want: object, rule: Rule, path: str, depth: int) -> Mismatch | None:
    if want is OPAQUE and (got is OPAQUE or category(got) == "opaque"):
        return None
    if depth > MAX_DEPTH:
        return _wrong_type(path, got, want)
    if type(got) is Drained and not got.ended:
        return _wrong_length(path, got, want, messages.endless(path, len(got), _length(want)))
    if rule.exact_type and not _same_type(got, want):
        return _not_exact(path, got, want)
    kinds = category(got), category(want)
    if "masked" in kinds:
        return _compare_masked(got, want, rule, path)
    if not (kinds[1] == "sequence" and _one_by_one(got, want, rule)):
        left, right = as_array(got), as_array(want)
        if left is not None and right is not None:
            if not comparable(left, right):
                return _wrong_type(path, got, want)
            if _same_shape(left, right, got, want) or not (_has_parts(got) or _has_parts(want)):
                return _compare_arrays(left, right, got, want, rule, path)
    if kinds[0] != kinds[1] or kinds[0] == "opaque":
        return _wrong_type(path, got, want)
    match kinds[1]:
        case "sequence":
            return _compare_sequences(got, want, rule, path, depth)
        case "mapping":
            return _compare_dicts(plain(got), plain(want), rule, path, depth)
        case "set":
            return _compare_sets(got, want, rule, path, depth)
        case "record":
            return _compare_records(plain(got), plain(want), rule, path, depth)
        case "member":
            return _compare_members(plain(got), plain(want), path)
        case "number":
            if close(got, want, rule):
                return None
            single = leaf(got), leaf(want)
            return _wrong_numbers(*single, Difference(path, *single, 1, 1))
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


def _not_exact(path: str, got: object, want: object) -> Mismatch:
    message = messages.not_exact(path, got, want)
    return Mismatch("wrong-type", message, got, want, Difference(path, got, want))


def _wrong_length(path: str, got: object, want: object, message: str) -> Mismatch:
    return Mismatch("wrong-shape", message, got, want, Difference(path, got, want))


def _length(value: object) -> int | None:
    """How many items a sequence has; None for what is none."""
    array = as_array(value)
    if array is not None:
        return len(array) if array.ndim else None
    return len(items(value)) if category(value) == "sequence" else None


def _same_type(got: object, want: object) -> bool:
    """Whether both are of one class, or of classes that inherit from one built-in class; and of one dtype.

    What a dtype says of memory, its byte order and the width of texts, does not count.
    """
    if base(got) is not base(want):
        return False
    if kind(want) == "masked":
        return bool(plain(got).data.dtype == plain(want).data.dtype)
    if kind(want) not in ("array", "scalar"):
        return True
    dtypes = [plain(value).dtype for value in (got, want)]
    if dtypes[0].kind != dtypes[1].kind or dtypes[1].kind in "SUT":
        return bool(dtypes[0].kind == dtypes[1].kind)
    return bool(dtypes[0].newbyteorder("=") == dtypes[1].newbyteorder("="))


def _one_by_one(got: object, want: object, rule: Rule) -> bool:
    """Whether a list of numbers cannot be compared as an array, which keeps one type only."""
    return (rule.exact_type and _type_within(got, want, rule)) or (rule.any_order and mixed(want))


def _type_within(got: object, want: object, rule: Rule) -> bool:
    """Whether items of two lists or tuples are to be looked at one by one, as their types differ or may."""
    if kind(want) not in ("list", "tuple"):
        return False
    pairs = list(zip(items(got), items(want), strict=False))
    return rule.any_order or any(
        not _same_type(left, right) or _type_within(left, right, rule) for left, right in pairs
    )


def _same_shape(left: Array, right: Array, got: object, want: object) -> bool:
    """Whether two blocks have one shape. Empty lists do not tell the lengths of what is not in them."""
    if left.shape == right.shape:
        return True
    if left.size or right.size:
        return False
    (shorter, known), (longer, _) = sorted(
        ((left.shape, kind(got)), (right.shape, kind(want))), key=lambda pair: len(pair[0])
    )
    return known in ("list", "tuple") and longer[: len(shorter)] == shorter


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
        if _same_shape(left, right, got, want):
            return None
        message = messages.wrong_shape(path, left.shape, right.shape)
        return Mismatch("wrong-shape", message, left, right, Difference(path, got, want))
    if rule.any_order and left.ndim > 0:
        if kind(want) == "tuple" and _has_containers(items(want)):
            return _first_wrong(_pairs(items(got), items(want), path), rule, 0)
        extra, missing = unmatched_rows(left, right, rule)
        if not missing:
            return None
        message = messages.wrong_members(path, left[extra[0]], right[missing[0]], len(missing), len(right))
        return Mismatch("wrong-values", message, left, right, Difference(path, got, want))
    aimed = with_signs_of(left, right, rule) if rule.any_sign else left
    wrong = differing(aimed, right, rule)
    if mixed(want) and not wrong.all():
        # Among other numbers, too, no whole number is as good as the next.
        places = whole(want)
        wrong |= places & differing(aimed, np.where(places, right.real, 0).astype(np.int64), rule)
    if not wrong.any():
        return None
    first = tuple(int(place) for place in np.unravel_index(int(wrong.argmax()), wrong.shape))
    place = path + _index_text(got, first)
    worst = errors(aimed[wrong], right[wrong])
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


def _compare_sequences(got: object, want: object, rule: Rule, path: str, depth: int) -> Mismatch | None:
    fields = _field_names(got), _field_names(want)
    if fields[0] and fields[1]:
        if set(fields[0]) != set(fields[1]):
            return _wrong_fields(path, got, want, fields[0], fields[1])
        if not rule.any_order and plain(got).shape == plain(want).shape:
            columns = [(plain(got)[name], plain(want)[name], f"{path}[{name!r}]") for name in fields[1]]
            return _first_wrong(columns, rule, depth)
        got = plain(got)[fields[1]]
    left, right = items(got), items(want)
    if len(left) != len(right):
        return _wrong_length(path, left, right, messages.wrong_length(path, len(left), len(right)))
    pairs = _pairs(left, right, path)
    if not rule.any_order or (kind(want) == "tuple" and _has_containers(right)):
        return _first_wrong(pairs, rule, depth)
    inner = rule._replace(any_order=False)
    extra, missing = unmatched_items(
        left, right, lambda one, other: _compare(one, other, inner, path, depth + 1) is None,
        exact=rule.exact_type,
    )  # fmt: skip
    if not missing:
        return None
    message = messages.wrong_members(path, left[extra[0]], right[missing[0]], len(missing), len(right))
    return Mismatch("wrong-values", message, left, right, Difference(path, left, right))


def _pairs(got: list[object], want: list[object], path: str) -> list[tuple[object, object, str]]:
    return [
        (left, right, f"{path}[{place}]") for place, (left, right) in enumerate(zip(got, want, strict=True))
    ]


def _field_names(value: object) -> list[str]:
    """The names of a structured array's fields, in order."""
    return list(plain(value).dtype.names or ()) if kind(value) in ("array", "scalar") else []


def _wrong_fields(path: str, got: object, want: object, names: list[str], wanted: list[str]) -> Mismatch:
    missing: list[object] = [name for name in wanted if name not in names]
    extra: list[object] = [name for name in names if name not in wanted]
    message = messages.wrong_keys(path, missing, extra, what="fields")
    return Mismatch("wrong-values", message, got, want, Difference(path, got, want))


def _has_containers(parts: list[object]) -> bool:
    """Whether a tuple of these is several results, of which each has an order of its own."""
    return any(
        category(part) in ("mapping", "set") or kind(part) in ("list", "masked")
        or (kind(part) == "array" and plain(part).ndim > 0)
        for part in parts
    )  # fmt: skip


def _compare_masked(got: object, want: object, rule: Rule, path: str) -> Mismatch | None:
    """Compares what is not masked; the same entries must be masked."""
    left, right = _data_and_mask(got), _data_and_mask(want)
    if left is None or right is None or not comparable(left[0], right[0]):
        return _wrong_type(path, got, want)
    if left[0].shape == right[0].shape:
        apart = left[1] != right[1]
        if apart.any():
            first = tuple(int(place) for place in np.unravel_index(int(apart.argmax()), apart.shape))
            here, there = ("masked" if mask[first] else data[first] for data, mask in (left, right))
            place = path + _index_text(got, first)
            return _wrong_numbers(got, want, Difference(place, here, there, int(apart.sum()), apart.size))
    return _compare_arrays(left[0], right[0], got, want, rule._replace(any_order=False), path)


def _data_and_mask(value: object) -> tuple[Array, Array] | None:
    if kind(value) == "masked":
        data, mask = plain(value)
        return data, mask
    array = as_array(value)
    return None if array is None else (array, np.zeros(array.shape, dtype=np.bool_))


def _compare_dicts(
    got: dict[object, object], want: dict[object, object], rule: Rule, path: str, depth: int
) -> Mismatch | None:
    left, right = ({hashable(key): (key, item) for key, item in value.items()} for value in (got, want))
    missing = [name for name in right if name not in left]
    extra = [name for name in left if name not in right]
    if extra and len(extra) == len(missing):
        # Keys that were computed are equal within the tolerance only.
        names = dict(_partners(extra, missing, left, right, rule, depth))
        left = {names.get(name, name): pair for name, pair in left.items()}
        missing = [name for name in right if name not in left]
        extra = [name for name in left if name not in right]
    if missing or extra:
        message = messages.wrong_keys(
            path, [right[name][0] for name in missing], [left[name][0] for name in extra]
        )
        return Mismatch("wrong-values", message, got, want, Difference(path, got, want))
    parts = [(left[name][1], item, path + messages.key_text(key)) for name, (key, item) in right.items()]
    return _first_wrong(parts, rule, depth)


def _partners(
    extra: list[Any], missing: list[Any], left: dict[Any, Any], right: dict[Any, Any], rule: Rule, depth: int
) -> list[tuple[Any, Any]]:  # Any: keys made by `hashable`, of anything
    """Pairs of names of a key got and a key wanted that agree within the tolerance."""
    strict = rule._replace(any_order=False, any_sign=False)
    wanted, pairs = list(missing), []
    for name in extra[:MAX_MATCHED]:
        for place, other in enumerate(wanted):
            if _compare(left[name][0], right[other][0], strict, "", depth + 1) is None:
                pairs.append((name, wanted.pop(place)))
                break
    return pairs


def _compare_records(got: Record, want: Record, rule: Rule, path: str, depth: int) -> Mismatch | None:
    if got.name != want.name:
        return _wrong_type(path, got, want)
    left, right = dict(got.fields), dict(want.fields)
    if left.keys() != right.keys():
        return _wrong_fields(path, got, want, list(left), list(right))
    parts = [(left[name], item, f"{path}.{name}") for name, item in right.items()]
    return _first_wrong(parts, rule, depth)


def _compare_members(got: Member, want: Member, path: str) -> Mismatch | None:
    if got == want:
        return None
    if got.enumeration != want.enumeration:
        return _wrong_type(path, got, want)
    message = messages.wrong_text(path, got, want)
    return Mismatch("wrong-values", message, got, want, Difference(path, got, want))


def _first_wrong(parts: list[tuple[object, object, str]], rule: Rule, depth: int) -> Mismatch | None:
    """Compares part with part and tells of the first mismatch, and of how many there are."""
    # Eigenvalues beside their eigenvectors keep their signs.
    matrices = rule.any_sign and any(_dimensions(right) > 1 for _, right, _ in parts)
    found = []
    for left, right, path in parts:
        if type(left) is type(right) and type(right) in _SAME_AT_A_GLANCE and left == right:
            continue
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
        case "record":
            return sum(_size(item) for _, item in plain(value).fields)
        case _:
            return 1


def _dimensions(value: object) -> int:
    array = as_array(value)
    return 0 if array is None else array.ndim


def _compare_sets(got: object, want: object, rule: Rule, path: str, depth: int) -> Mismatch | None:
    left, right = (
        {hashable(item, exact=rule.exact_type): item for item in plain(value)} for value in (got, want)
    )
    extra = [item for name, item in left.items() if name not in right]
    missing = [item for name, item in right.items() if name not in left]
    if len(extra) == len(missing):
        inner = rule._replace(any_order=False, any_sign=False)
        unpaired = unmatched_items(
            extra, missing, lambda one, other: _compare(one, other, inner, path, depth + 1) is None,
            exact=rule.exact_type,
        )  # fmt: skip
        extra, missing = [extra[place] for place in unpaired[0]], [missing[place] for place in unpaired[1]]
    if not extra and not missing:
        return None
    message = messages.wrong_keys(path, missing, extra, what="items")
    return Mismatch("wrong-values", message, got, want, Difference(path, got, want))
