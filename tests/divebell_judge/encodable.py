"""Values of every kind that can be stored, and equality of them to the bit."""

import json
import math
from collections import deque
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import hypothesis.extra.numpy as hnp
import numpy as np
from hypothesis import strategies as st

from divebell_judge.codec import encode
from divebell_judge.values import Drained, Member, Record

type Array = np.ndarray[Any, Any]  # Any: arrays of every shape and dtype


def same(left: object, right: object) -> bool:
    """Equal in type, structure and bits."""
    if type(left) is not type(right):
        return False
    if isinstance(left, np.ma.MaskedArray):
        assert isinstance(right, np.ma.MaskedArray)
        zeros = [array.filled(0) for array in (left, right)]  # type: ignore[no-untyped-call]  # its stub has no types
        return same(*zeros) and same(np.asarray(left.mask), np.asarray(right.mask))
    if isinstance(left, np.ndarray | np.generic):
        assert isinstance(right, np.ndarray | np.generic)
        if left.dtype != right.dtype or left.shape != right.shape:
            return False
        if left.dtype.names:  # there may be anything between the fields
            records = np.asarray(left), np.asarray(right)
            return all(same(records[0][name], records[1][name]) for name in left.dtype.names)
        if left.dtype.hasobject:
            return all(same(a, b) for a, b in zip(left.flat, right.flat, strict=True))
        # Long doubles have padding; their digits are compared.
        return str(left) == str(right) if left.dtype.char in "gG" else left.tobytes() == right.tobytes()
    if isinstance(left, float):
        assert isinstance(right, float)
        return left.hex() == right.hex() or (math.isnan(left) and math.isnan(right))
    if isinstance(left, complex):
        assert isinstance(right, complex)
        return same(left.real, right.real) and same(left.imag, right.imag)
    if isinstance(left, Decimal):
        assert isinstance(right, Decimal)
        return left.as_tuple() == right.as_tuple()
    if isinstance(left, list | tuple | deque):
        assert isinstance(right, list | tuple | deque)
        return len(left) == len(right) and all(same(a, b) for a, b in zip(left, right, strict=True))
    if isinstance(left, dict):
        assert isinstance(right, dict)
        return same(list(left.items()), list(right.items()))
    if isinstance(left, set | frozenset):
        assert isinstance(right, set | frozenset)
        return same(sorted(left, key=as_text), sorted(right, key=as_text))
    return left == right


def as_text(value: object) -> str:
    return json.dumps(encode(value))


def as_line(value: object) -> str:
    """`value` as a line that can be sent to another runtime."""
    return json.dumps(encode(value), allow_nan=False)


dtypes = (
    hnp.scalar_dtypes()
    | hnp.byte_string_dtypes(min_len=1)
    | hnp.unicode_string_dtypes(min_len=1)
    | hnp.array_dtypes(hnp.integer_dtypes() | hnp.floating_dtypes(sizes=(16, 32, 64))).filter(
        lambda dtype: all(len(field) == 2 for field in (dtype.fields or {}).values())
    )
)
shapes = hnp.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=3)
arrays = hnp.arrays(dtypes, shapes)
views = st.sampled_from(
    [
        lambda array: array,
        np.asfortranarray,
        lambda array: array.T,
        lambda array: array[::-1] if array.ndim else array,
        lambda array: np.repeat(array, 2, 0)[::2] if array.ndim else array,
    ]
)
texts = hnp.arrays(np.dtypes.StringDType(), shapes, elements=st.text(max_size=4))


def masked(array: Array, seed: int) -> object:
    mask = np.asarray(np.random.default_rng(seed).random(array.shape) < 0.5)
    return np.ma.MaskedArray(array, mask) if mask.any() else array  # type: ignore[no-untyped-call]  # its stub has no types


numbers = (
    st.booleans()
    | st.integers()
    | st.integers(min_value=2**62, max_value=2**70)
    | st.floats()
    | st.complex_numbers()
    | st.decimals().filter(lambda number: not number.is_snan())  # which no set takes
    | st.fractions()
)
hashables = st.recursive(
    st.none()
    | numbers
    | st.text(st.characters())
    | st.binary()
    | st.dates()
    | st.datetimes().map(lambda moment: datetime.replace(moment, fold=0))
    | st.timedeltas(timedelta(-(10**6)), timedelta(10**6))
    | st.builds(Member, st.text(max_size=3), st.text(max_size=3)),
    lambda inner: (
        st.tuples(inner, inner)
        | st.frozensets(inner, max_size=3)
        | st.builds(Record, st.text(max_size=3), st.tuples(st.tuples(st.text(max_size=3), inner)))
    ),
    max_leaves=4,
)
values = st.recursive(
    hashables
    | st.builds(lambda view, array: view(array), views, arrays)
    | arrays.map(lambda array: array.reshape(-1)[0] if array.size else array)
    | texts
    | st.builds(masked, hnp.arrays(hnp.integer_dtypes() | hnp.floating_dtypes(), shapes), st.integers(0, 99))
    | st.binary().map(bytearray)
    | st.builds(range, st.integers(-99, 99), st.integers(-99, 99), st.integers(1, 5)),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.tuples(inner, inner)
        | st.lists(inner, max_size=3).map(deque)
        | st.lists(inner, max_size=3).map(Drained)
        | st.sets(hashables, max_size=3)
        | st.dictionaries(hashables, inner, max_size=3)
        | st.builds(Record, st.text(max_size=3), st.tuples(st.tuples(st.text(max_size=3), inner)))
    ),
    max_leaves=8,
)
