"""Values come back from JSON exactly as they went in; nothing else is let in."""

import collections
import copy
import enum
import itertools
import json
import math
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from divebell_judge.codec import CodecError, decode, encode
from divebell_judge.compare import compare
from divebell_judge.iterators import drained
from divebell_judge.numeric import Rule
from divebell_judge.values import MAX_DEPTH, Member, Record

from .encodable import same, values


def there_and_back(value: object) -> object:
    return decode(json.loads(json.dumps(encode(value), allow_nan=False)))


@given(values)
@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
def test_what_is_encoded_comes_back(value: object) -> None:
    assert same(there_and_back(value), value)


@given(values)
@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
def test_what_comes_back_is_equal_to_the_judge_too(value: object) -> None:
    assert compare(value, there_and_back(value), Rule(exact_type=True)) is None


@dataclass
class Point:
    x: float
    y: float = 0.0
    note: str = field(default="", compare=False)


@dataclass(slots=True, frozen=True)
class Leaf:
    value: int


class Color(enum.Enum):
    RED = "red"


class Level(enum.IntEnum):
    LOW = 1


class Mode(enum.Flag):
    READ = 1
    WRITE = 2


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
        np.zeros(2, dtype=[("inner", "f4", (2, 3)), ("name", "U3")]),
        np.ones(2, dtype=np.dtype([("a", "i1"), ("b", "f8")], align=True)),
        np.array(["", "a" * 99, "é"], dtype=np.dtypes.StringDType()),
        np.array([], dtype=np.dtypes.StringDType()),
        np.ma.MaskedArray([[1.0, 0.0], [0.0, 3.0]], [[False, True], [True, False]]),  # type: ignore[no-untyped-call]  # its stub has no types
        np.float32("nan"),
        5e-324,
        np.array([5e-324, 1.7976931348623157e308]),
        -(2**63),
        np.uint64(2**64 - 1),
        range(0, 10, 3),
        range(2**70, 2**70 + 2),
        bytearray(b"ab"),
        collections.deque([1, [2]]),
        Decimal("1.50"),
        Decimal("-0E+5"),
        Decimal("-Infinity"),
        Decimal("NaN123"),
        Fraction(-(2**70), 3),
        date(1, 1, 1),
        datetime(2026, 11, 18, 1, 2, 3, 4),  # noqa: DTZ001  # a time zone cannot be stored
        timedelta(-1, 2, 3),
        drained(iter([1, iter("ab")])),
        Record("Point", (("x", 1), ("y", [2]))),
        {Member("Color", "RED"): {Record("Leaf", (("value", 1),))}},
        np.void(b"abc"),
    ],
    ids=repr,
)
def test_values_with_something_special_come_back(value: object) -> None:
    assert same(there_and_back(value), value)


@pytest.mark.parametrize(
    ("value", "base"),
    [
        ({"a": 1}.keys(), ["a"]),
        (np.array([1]).view(np.recarray), np.array([1])),
        (collections.OrderedDict(a=1), {"a": 1}),
        (Level.LOW, 1),
        (np.ma.MaskedArray([1, 2], [False, False]), np.array([1, 2])),  # type: ignore[no-untyped-call]  # as above
        (Point(1.0, 2.0, "kept out"), Record("Point", (("x", 1.0), ("y", 2.0)))),
        (Leaf(3), Record("Leaf", (("value", 3),))),
        (Color.RED, Member("Color", "RED")),
        (Mode.READ | Mode.WRITE, Member("Mode", "READ|WRITE")),
        (Mode(0), Member("Mode", "0")),
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


def deep_dtype(depth: int) -> object:
    dtype: object = "<f8"
    for _ in range(depth):
        dtype = {"fields": [["x", dtype, 0]], "size": 8}
    return dtype


def holding_itself() -> object:
    value: list[object] = []
    value.append(value)
    return value


class Stack:
    pass


async def later() -> None:
    pass


def coroutine() -> Iterator[object]:
    awaiting = later()
    yield awaiting
    awaiting.close()


REFUSED: list[tuple[object, str]] = [
    (Stack(), "`result` is a Stack object, which cannot be stored: let `call` ask it"),
    (Stack, "`result` is a class, which cannot be stored: let `call` make an instance"),
    (math, "`result` is a module"),
    (len, "`result` is a function, which cannot be stored: let `call` call it"),
    ([1, {"f": lambda: 0}], "`result[1]['f']` is a function"),
    (Point(1.0, Stack()), "`result.y` is a Stack object"),  # type: ignore[arg-type]  # readers' types are free
    ({Stack(): 1}, "`result` is a dict with a key that is a Stack object"),
    ({(1, Stack): 1}, "`result"),
    ((number for number in [1]), "`result` is an iterator"),
    (drained(itertools.count(), 9), "had not ended after 9 items"),
    (np.array([Stack()]), "`result[...]` is a Stack object"),
    (range(10**12), "a range of very many numbers"),
    (datetime(2026, 1, 1, tzinfo=UTC), "a datetime with a time zone"),
    (np.zeros(1, dtype=[("x", np.longdouble)]), "it is of dtype"),
    (np.zeros(1, dtype=[("x", object)]), "it is of dtype"),
    (np.array(["a", None], dtype=np.dtypes.StringDType(na_object=None)), "it is of dtype"),  # type: ignore[call-arg, type-var]  # the stub is short of them
    (np.zeros(1, dtype=[(("title", "name"), "f8")]), "it is of dtype"),
    (nested(MAX_DEPTH + 1), "it is nested more than"),
    (holding_itself(), "it is nested more than"),
    (np.zeros(3 * 2**20), "it is of more than 16 MiB: let `call` give less of it"),
    (2 ** (2**28), "it is of more than 16 MiB"),
]


@pytest.mark.parametrize(("value", "says"), REFUSED, ids=[says for _, says in REFUSED])
def test_what_cannot_be_stored_is_refused_with_its_place(value: object, says: str) -> None:
    with pytest.raises(CodecError) as caught:
        encode(value)
    assert says in str(caught.value)


def test_a_coroutine_is_refused() -> None:
    for awaiting in coroutine():
        with pytest.raises(CodecError, match="`result` is a coroutine"):
            encode(awaiting)


def test_too_many_items_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("divebell_judge.limits.MAX_NODES", 10)
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
        ({"v": 1, "value": nested(100_000)}, "nested"),
        ({"v": 1, "value": 2**63}, "malformed"),
        ({"v": 1, "value": {"$": "decimal", "text": "one"}}, "malformed"),
        ({"v": 1, "value": {"$": "fraction", "of": [1, 0]}}, "malformed"),
        ({"v": 1, "value": {"$": "fraction", "of": [1, 1.0]}}, "whole numbers"),
        ({"v": 1, "value": {"$": "date", "iso": "today"}}, "malformed"),
        ({"v": 1, "value": {"$": "datetime", "iso": "2026-01-01T00:00:00+01:00"}}, "time zone"),
        ({"v": 1, "value": {"$": "timedelta", "of": [10**12, 0, 0]}}, "malformed"),
        ({"v": 1, "value": {"$": "range", "of": [0, 10**12, 1]}}, "too many"),
        ({"v": 1, "value": {"$": "range", "of": [0, 1, 0]}}, "malformed"),
        ({"v": 1, "value": {"$": "record", "name": "P", "fields": [[1, 1]]}}, "a name is wanted"),
        ({"v": 1, "value": {"$": "set", "items": [{"$": "deque", "items": []}]}}, "unhashable"),
        ({"v": 1, "value": {"$": "masked", "data": 1, "mask": True}}, "data and a mask"),
        ({"v": 1, "value": {"$": "array", "shape": [0, 2**60], "dtype": "<f8", "base64": ""}}, "a shape"),
        ({"v": 1, "value": {"$": "array", "shape": [2**40], "dtype": "<U0", "base64": ""}}, "without bytes"),
        ({"v": 1, "value": {"$": "array", "shape": [2**40], "dtype": "|V0", "base64": ""}}, "without bytes"),
        (
            {"v": 1, "value": {"$": "array", "shape": [1], "dtype": "<U1", "base64": "/////w=="}},
            "no characters",
        ),
        (
            {"v": 1, "value": {"$": "array", "shape": [1], "dtype": "|b1", "base64": "Ag=="}},
            "neither True nor",
        ),
        ({"v": 1, "value": {"$": "array", "shape": [0], "dtype": "a", "base64": ""}}, "dtype"),
        ({"v": 1, "value": {"$": "array", "shape": [1], "dtype": "T", "items": [1]}}, "among texts"),
        ({"v": 1, "value": {"$": "scalar", "dtype": deep_dtype(2000), "base64": ""}}, "malformed|nested"),
    ],
)
def test_malformed_data_is_refused(data: object, says: str) -> None:
    with pytest.raises(CodecError, match=says):
        decode(data)


@given(values, st.randoms(use_true_random=False))
@settings(deadline=None, max_examples=300, suppress_health_check=[HealthCheck.too_slow])
def test_a_damaged_document_is_a_value_or_a_codec_error(value: object, rng: random.Random) -> None:
    data = json.loads(json.dumps(encode(value)))
    for _ in range(rng.randint(1, 3)):
        damage(data, rng)
    try:
        decoded = decode(data)
    except CodecError:
        return
    assert same(there_and_back(decoded), decoded)


JUNK: list[object] = [
    None, True, -1, 0, 2**40, 2**70, 0.5, "", "<f8", "O", "g", "AAAA", "-0x1", "nan", [], {}, [[]], [-1],
]  # fmt: skip


def damage(data: object, rng: random.Random) -> None:
    """Change, drop, double or move a part of a document."""
    nodes = [node for node in containers(data) if node]
    if not nodes:
        return
    node = rng.choice(nodes)
    place = rng.choice(list(node) if isinstance(node, dict) else range(len(node)))
    old = node[place]
    match rng.randrange(5):
        case 0:
            node[place] = rng.choice(JUNK)
        case 1:
            del node[place]
        case 2:
            node[place] = copy.deepcopy(rng.choice(rng.choice([nodes, [old]])))
        case 3 if isinstance(old, str) and old:
            cut = rng.randrange(len(old))
            node[place] = rng.choice([old[:cut], old[:cut] + chr(ord(old[cut]) ^ 1) + old[cut + 1 :]])
        case _:
            node[place] = [old, old]


def containers(data: object) -> Iterator[Any]:  # Any: a dict or a list
    if isinstance(data, dict | list):
        yield data
        for item in data.values() if isinstance(data, dict) else data:
            yield from containers(item)


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
@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
def test_decoding_gives_a_value_or_a_codec_error(data: object) -> None:
    try:
        value = decode({"v": 1, "value": data})
    except CodecError:
        return
    assert same(there_and_back(value), value)
