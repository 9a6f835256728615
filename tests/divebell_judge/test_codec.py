"""Values come back from JSON exactly as they went in; nothing else is let in."""

import json
import math
from typing import Any

import hypothesis.extra.numpy as hnp
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from divebell_judge.codec import MAX_DEPTH, CodecError, decode, encode

type Array = np.ndarray[Any, Any]  # Any: arrays of every shape and dtype


def same(left: object, right: object) -> bool:
    """Equal in type, structure and bits."""
    if type(left) is not type(right):
        return False
    if isinstance(left, np.ndarray | np.generic):
        assert isinstance(right, np.ndarray | np.generic)
        if left.dtype != right.dtype or left.shape != right.shape:
            return False
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
    if isinstance(left, list | tuple):
        assert isinstance(right, list | tuple)
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


def there_and_back(value: object) -> object:
    return decode(json.loads(json.dumps(encode(value), allow_nan=False)))


dtypes = (
    hnp.scalar_dtypes()
    | hnp.byte_string_dtypes(min_len=1)
    | hnp.unicode_string_dtypes(min_len=1)
    | hnp.array_dtypes(
        hnp.integer_dtypes() | hnp.floating_dtypes(sizes=(16, 32, 64)), allow_subarrays=False
    ).filter(lambda dtype: all(len(field) == 2 for field in (dtype.fields or {}).values()))
)
arrays = hnp.arrays(dtypes, hnp.array_shapes(min_dims=0, max_dims=3, min_side=0, max_side=3))
hashables = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.integers(min_value=2**62, max_value=2**70)
    | st.floats()
    | st.complex_numbers()
    | st.text(st.characters())
    | st.binary(),
    lambda inner: st.tuples(inner, inner) | st.frozensets(inner, max_size=3),
    max_leaves=4,
)
values = st.recursive(
    hashables | arrays | arrays.map(lambda array: array.reshape(-1)[0] if array.size else array),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.tuples(inner, inner)
        | st.sets(hashables, max_size=3)
        | st.dictionaries(hashables, inner, max_size=3)
    ),
    max_leaves=8,
)


@given(values)
@settings(deadline=None, max_examples=150)
def test_what_is_encoded_comes_back(value: object) -> None:
    assert same(there_and_back(value), value)


@pytest.mark.parametrize(
    "value",
    [
        -0.0,
        math.nan,
        -math.inf,
        complex(-0.0, math.inf),
        2**63,
        pytest.param(-(10**5000), id="5000 digits"),
        "\ud800 unpaired",
        {1: "int", (1, "a"): [None], None: {}},
        np.float64(1) / 3,
        np.float16(0.1),
        np.longdouble("0.1"),
        np.array([np.longdouble("0.1"), np.longdouble("nan")]),
        np.array([1 + 2j], dtype=np.clongdouble),
        np.arange(6, dtype=">i4").reshape(2, 3).T,
        np.datetime64("2026-11-18"),
        np.array(["2026-11-18", "NaT"], dtype="M8[ns]"),
        np.timedelta64(3, "h"),
        np.array(["a", "éñ"]),
        np.str_("text"),
        np.str_(""),
        np.bytes_(b""),
        np.bool_(True),
        np.empty((0, 3)),
        np.array([[1], [2, "x", np.arange(3)]], dtype=object),
        np.array([(1, 2.5)], dtype=[("n", "i4"), ("x", "f8")]),
        np.array([(1, 2.5)], dtype=[("n", "i4"), ("x", "f8")])[0],
    ],
    ids=repr,
)
def test_values_with_something_special_come_back(value: object) -> None:
    assert same(there_and_back(value), value)


@pytest.mark.parametrize(
    ("value", "base"),
    [
        (range(3), [0, 1, 2]),
        ({"a": 1}.keys(), ["a"]),
        (bytearray(b"x"), b"x"),
        (np.array([1]).view(np.recarray), np.array([1])),
    ],
    ids=repr,
)
def test_relatives_come_back_as_their_base_type(value: object, base: object) -> None:
    assert same(there_and_back(value), base)


def test_a_set_is_encoded_the_same_whatever_its_order() -> None:
    assert json.dumps(encode({1, 9, 17, "a", (2, 3)})) == json.dumps(encode({(2, 3), "a", 17, 9, 1}))


def nested(depth: int) -> object:
    value: object = 1
    for _ in range(depth):
        value = [value]
    return value


def holding_itself() -> object:
    value: list[object] = []
    value.append(value)
    return value


@pytest.mark.parametrize(
    ("value", "says"),
    [
        (object(), "object is not plain data"),
        (len, "not plain data"),
        ((number for number in [1]), "generator is not plain data"),
        (np.array([object()]), "not plain data"),
        (np.array(["a"], dtype=np.dtypes.StringDType()), "cannot be stored"),
        (np.zeros(1, dtype=[("inner", "f8", (2,))]), "cannot be stored"),
        (nested(MAX_DEPTH + 1), "nested"),
        (holding_itself(), "nested"),
        (np.zeros(1, dtype=[(("title", "name"), "f8")]), "cannot be stored"),
        (np.zeros(9 * 2**20), "MiB"),
    ],
    ids=lambda value: value if isinstance(value, str) else type(value).__name__,
)
def test_what_cannot_be_stored_is_refused(value: object, says: str) -> None:
    with pytest.raises(CodecError, match=says):
        encode(value)


def test_too_many_items_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("divebell_judge.codec.MAX_NODES", 10)
    assert decode(encode([0] * 9)) == [0] * 9
    with pytest.raises(CodecError, match="more than 10 items"):
        encode([0] * 10)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (None, "not an encoded value"),
        ({"value": 1}, "not an encoded value"),
        ({"v": 2, "value": 1}, "version 2"),
        ({"v": True, "value": 1}, "version"),
        ({"v": 1, "value": math.nan}, "malformed"),
        ({"v": 1, "value": {}}, "malformed"),
        ({"v": 1, "value": {"$": "module", "name": "os"}}, "malformed"),
        ({"v": 1, "value": {"$": "int", "hex": "os"}}, "malformed"),
        ({"v": 1, "value": {"$": "int", "hex": "0x1", "more": 1}}, "malformed"),
        ({"v": 1, "value": {"$": "float", "is": "1.5"}}, "malformed"),
        ({"v": 1, "value": {"$": "complex", "re": "1", "im": 0.0}}, "malformed"),
        ({"v": 1, "value": {"$": "bytes", "base64": "===="}}, "malformed"),
        ({"v": 1, "value": {"$": "bytes", "base64": 1}}, "malformed"),
        ({"v": 1, "value": {"$": "set", "items": [[]]}}, "unhashable"),
        ({"v": 1, "value": {"$": "dict", "items": [[1]]}}, "malformed"),
        (
            {"v": 1, "value": {"$": "array", "shape": [2], "dtype": "<f8", "base64": "AAAAAAAAAAA="}},
            "8 bytes for",
        ),
        ({"v": 1, "value": {"$": "array", "shape": [-1], "dtype": "<f8", "base64": ""}}, "whole numbers"),
        ({"v": 1, "value": {"$": "array", "shape": [0], "dtype": "O", "base64": ""}}, "dtype"),
        ({"v": 1, "value": {"$": "array", "shape": [1], "dtype": "|O", "base64": "AAAAAAAAAAA="}}, "dtype"),
        ({"v": 1, "value": {"$": "array", "shape": [1], "dtype": "f8,f8", "base64": ""}}, "dtype"),
        ({"v": 1, "value": {"$": "array", "shape": [1], "dtype": "nonsense", "base64": ""}}, "malformed"),
        ({"v": 1, "value": {"$": "array", "shape": [2], "dtype": "O", "items": [1]}}, "1 items for shape"),
        ({"v": 1, "value": {"$": "array", "shape": [1], "dtype": "g", "items": ["os"]}}, "malformed"),
        ({"v": 1, "value": {"$": "array", "shape": [1]}}, "without its elements"),
        ({"v": 1, "value": nested(MAX_DEPTH + 1)}, "nested"),
    ],
)
def test_malformed_data_is_refused(data: object, says: str) -> None:
    with pytest.raises(CodecError, match=says):
        decode(data)


json_like = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["$", "items", "dtype", "shape", "base64", "hex"]), inner, max_size=4
        )
        | st.fixed_dictionaries(
            {"$": st.sampled_from(["int", "float", "bytes", "tuple", "set", "dict", "array", "scalar"])},
            optional={
                "items": st.lists(inner, max_size=3),
                "dtype": st.sampled_from(["<f8", "O", "g", "<U3", "V"]) | inner,
                "shape": st.lists(st.integers(-2, 4), max_size=3),
                "base64": st.sampled_from(["", "AAAAAAAAAAA="]) | inner,
            },
        )
    ),
    max_leaves=6,
)


@given(json_like)
@settings(deadline=None, max_examples=150)
def test_decoding_gives_a_value_or_a_codec_error(data: object) -> None:
    try:
        value = decode({"v": 1, "value": data})
    except CodecError:
        return
    assert same(there_and_back(value), value)
