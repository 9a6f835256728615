"""Finding each wanted item a partner among those got, where they may come in any order.

A partner has to agree within the tolerance, so items are not simply sorted: what is near is paired first, in
the order of a weighted sum of an item's numbers, and for what is left a maximum matching decides.
"""

import zlib
from collections import deque
from collections.abc import Callable, Sequence
from typing import Final

import numpy as np

from divebell_judge.keys import hashable
from divebell_judge.numeric import INTEGERS, Rule, differing, turned, wide
from divebell_judge.values import MAX_DEPTH, NUMBERS, TIMES, Array, as_array, kind, leaf, plain

type Places = tuple[list[int], list[int]]
"""The places of items got without a partner, and of items wanted without one."""

MAX_MATCHED: Final = 300
"""Items whose partners are sought among all others; of more than these, the first."""

_GOLDEN: Final = 0.6180339887498949  # its multiples, modulo 1, are evenly spread: no two weights are alike


def unmatched_rows(got: Array, want: Array, rule: Rule) -> Places:
    """Rows of two arrays of one shape that have no partner; of 1-D arrays, numbers.

    With `rule.any_sign` each row is a vector, which may be its partner times -1.
    """
    if not len(want):
        return [], []
    if want.dtype.kind in TIMES:
        common = np.result_type(got, want)
        got, want = got.astype(common), want.astype(common)
    sums = _row_sums(got, rule), _row_sums(want, rule)

    def agreeing(left: list[int], right: list[int]) -> Array:
        """Which rows of `got` agree with those of `want` in the same places of the two lists."""
        if not left:
            return np.zeros(0, dtype=np.bool_)
        rows, aims = got[left], want[right]
        apart = differing(_signed(rows, aims, rule), aims, rule)
        return np.asarray(~apart.reshape(len(left), -1).any(axis=1))

    def apart(left: list[int], right: list[int]) -> Places:
        """What is left when the nearest sums are paired."""
        by_sum = [sorted(places, key=sums[side].__getitem__) for side, places in enumerate((left, right))]
        off = np.flatnonzero(~agreeing(by_sum[0], by_sum[1])).tolist()
        return sorted(by_sum[0][place] for place in off), sorted(by_sum[1][place] for place in off)

    extra, missing = apart(*([*map(int, np.argsort(side, kind="stable"))] for side in sums))
    if missing and not rule.any_sign:
        extra, missing = apart(*without_equals(_row_keys(got), _row_keys(want)))
    return matched(extra, missing, lambda left, right: agreeing(left, [right] * len(left)).tolist())


def _signed(got: Array, want: Array, rule: Rule) -> Array:
    """Each row of `got`, a vector, turned to point the way of the same row of `want`."""
    if not rule.any_sign or got.ndim < 2 or got.dtype.kind not in NUMBERS.replace("b", ""):
        return got
    return turned(got, want, -1)


def _row_keys(array: Array) -> list[bytes]:
    """Bytes that are equal for equal rows, whatever their dtype, where floats hold their numbers exactly."""
    rows = array.reshape(len(array), -1)
    if rows.dtype.kind in INTEGERS:
        with np.errstate(all="ignore"):
            same = rows.astype(np.float64).astype(rows.dtype) == rows
        if not same.all():
            return [repr(row).encode() for row in rows.tolist()]
    if rows.dtype.kind not in NUMBERS:
        return [row.tobytes() for row in rows]
    numbers = wide(rows)
    numbers = np.where(np.isnan(numbers), np.nan, numbers + 0.0)  # one NaN, and one zero
    return [row.tobytes() for row in numbers.astype(np.complex128)]


def _row_sums(array: Array, rule: Rule) -> Array:
    """For each row a weighted sum of its numbers: nearly equal where rows are, and rarely otherwise."""
    rows = array.reshape(len(array), -1)
    if rows.dtype.kind not in NUMBERS:
        return np.asarray(rows.astype(np.int64) @ np.arange(1, rows.shape[1] + 1))
    with np.errstate(all="ignore"):
        numbers = wide(rows)
        if rule.any_sign:
            numbers = np.abs(numbers)
        if numbers.dtype.kind == "c":
            numbers = numbers.real + _GOLDEN * numbers.imag
        numbers = np.nan_to_num(numbers, nan=1e300, posinf=2e300, neginf=-2e300)
        if rows.shape[1] == 1:
            return np.asarray(numbers[:, 0])
        return np.asarray(numbers @ (0.5 + (_GOLDEN * np.arange(1, rows.shape[1] + 1)) % 1))


def unmatched_items(
    got: Sequence[object], want: Sequence[object], agree: Callable[[object, object], bool], *, exact: bool
) -> Places:
    """Items of two sequences that have no partner; `agree` tells whether two are partners."""
    extra, missing = without_equals(
        [hashable(item, exact=exact) for item in got], [hashable(item, exact=exact) for item in want]
    )
    pairs = zip(
        sorted(extra, key=lambda place: _sum(got[place], 0)),
        sorted(missing, key=lambda place: _sum(want[place], 0)),
        strict=False,
    )
    near = [pair for pair in pairs if agree(got[pair[0]], want[pair[1]])]
    paired = {left for left, _ in near}, {right for _, right in near}
    return matched(
        [place for place in extra if place not in paired[0]],
        [place for place in missing if place not in paired[1]],
        lambda places, place: [agree(got[left], want[place]) for left in places],
    )


def without_equals(got: Sequence[object], want: Sequence[object]) -> Places:
    """The places of keys that have no equal, each being one other's equal only."""
    places: dict[object, deque[int]] = {}
    for place, key in enumerate(got):
        places.setdefault(key, deque()).append(place)
    missing = []
    for place, key in enumerate(want):
        equals = places.get(key)
        if equals:
            equals.popleft()
        else:
            missing.append(place)
    return sorted(place for left in places.values() for place in left), missing


def _sum(value: object, depth: int) -> float:
    """As `_row_sums`, for any plain data: texts count by their checksum."""
    array = as_array(value)
    if array is not None and array.dtype.kind in NUMBERS:
        return float(_row_sums(array.reshape(1, -1), Rule())[0]) if array.size else 0.0
    single = leaf(value)
    match kind(single):
        case "list" | "tuple" if depth < MAX_DEPTH:
            parts = [_sum(item, depth + 1) for item in plain(single)]
        case "dict" if depth < MAX_DEPTH:
            pairs = plain(single).items()
            return sum(_sum(key, depth + 1) * (1 + _sum(item, depth + 1)) for key, item in pairs)
        case "str":
            return float(zlib.crc32(plain(single).encode("utf-8", "surrogatepass")))
        case _:
            return 0.0
    return sum(part * (0.5 + (_GOLDEN * place) % 1) for place, part in enumerate(parts, start=1))


def matched(extra: list[int], missing: list[int], fits: Callable[[list[int], int], list[bool]]) -> Places:
    """What is left of `extra` and `missing` after a maximum matching, found by augmenting paths.

    Parameters:
        fits: tells which of some places in `extra` go with one of `missing`.

    https://en.wikipedia.org/wiki/Maximum_cardinality_matching
    """
    some, others = extra[:MAX_MATCHED], missing[:MAX_MATCHED]
    edges = (
        [[place for place, fit in enumerate(fits(some, wanted)) if fit] for wanted in others] if some else []
    )
    partner: dict[int, int] = {}  # of a place in `some`, the place in `others`
    for start in range(len(edges)):
        reached_from: dict[int, int] = {}
        waiting, free = deque([start]), None
        while waiting and free is None:
            wanted = waiting.popleft()
            for place in edges[wanted]:
                if place in reached_from:
                    continue
                reached_from[place] = wanted
                if place not in partner:
                    free = place
                    break
                waiting.append(partner[place])
        before = {wanted: place for place, wanted in partner.items()}
        while free is not None:
            wanted = reached_from[free]
            partner[free], free = wanted, before.get(wanted) if wanted != start else None
    matched = set(partner.values())
    return (
        [place for index, place in enumerate(some) if index not in partner] + extra[MAX_MATCHED:],
        [place for index, place in enumerate(others) if index not in matched] + missing[MAX_MATCHED:],
    )
