"""Plain data: the values that the judge looks into, told apart by their real type.

A reader's object may answer `==`, `len` and even `isinstance` as it likes. `type(x)` and the C methods of the
base class cannot be answered for, so these alone are used on what a solution returns. Everything else is
*opaque*: never compared, never printed with its own `repr`.

EQUALITY.md says which values are equal.
"""

from collections import deque
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from enum import Enum
from itertools import repeat
from operator import is_
from typing import Any, Final, Literal

import numpy as np

from divebell_judge.objects import (
    Array,
    Masked,
    Member,
    Record,
    bases,
    class_name_of,
    defines,
    fields_of,
    late_class,
    mask_of,
    member_of,
    slot,
)

__all__ = [
    "Array",
    "Masked",
    "Member",
    "Record",
    "bases",
    "defines",
]

type Kind = Literal[
    "none", "bool", "int", "float", "complex", "decimal", "fraction", "str", "bytes", "time",
    "list", "tuple", "set", "frozenset", "dict", "array", "masked", "scalar", "record", "member", "opaque",
]  # fmt: skip

NUMBERS: Final = "biufc"
"""Kinds of dtype that hold numbers."""

TIMES: Final = "mM"
"""Kinds of dtype that hold spans and points of time."""

MAX_DEPTH: Final = 64
"""How deep containers may be nested; what is deeper (or holds itself) is opaque."""

_LONGEST_RANGE: Final = 10_000_000

_EXACT_INTEGER: Final = 2**53
"""Whole numbers up to this one are floats too."""


class Drained(list[Any]):  # Any: the items are a reader's
    """What an iterator gave, as far as it was asked. See `iterators.py`."""

    ended = True
    """Whether it had no more to give."""


class _Opaque:
    """What a snapshot holds in place of an opaque value."""

    __slots__ = ()


OPAQUE: Final = _Opaque()

# np.float64 is a float and np.str_ a str, so NumPy's scalars come first; a datetime is a date. Enumerations
# whose members are numbers or strings are that.
_BASES: Final[tuple[tuple[type, Kind], ...]] = (
    (bool, "bool"),
    (np.generic, "scalar"),
    (float, "float"),
    (int, "int"),
    (np.ndarray, "array"),
    (list, "list"),
    (Record, "record"),
    (Member, "member"),
    (Masked, "masked"),
    (tuple, "tuple"),
    (str, "str"),
    (type(None), "none"),
    (dict, "dict"),
    (complex, "complex"),
    (set, "set"),
    (frozenset, "frozenset"),
    (bytes, "bytes"),
    (bytearray, "bytes"),
    (range, "list"),
    (deque, "list"),
    (type({}.keys()), "list"),
    (type({}.values()), "list"),
    (type({}.items()), "list"),
    (datetime, "time"),
    (date, "time"),
    (timedelta, "time"),
    (Enum, "member"),
)
_BUILTIN: Final[dict[type, Kind]] = {
    base: name for base, name in _BASES if base not in (np.generic, np.ndarray, range, datetime, Enum)
} | {Drained: "list"}


def kind(value: object) -> Kind:
    """The kind of plain data that `value` is, subclasses included, or `"opaque"`."""
    real = type(value)
    # A class of a reader's may have a metaclass, whose own hash and == are not to be asked.
    if type(real) is type and (found := _BUILTIN.get(real)):
        return found
    for base, name in _BASES:
        if real is base or issubclass(real, base):
            return _kind_of(value, real, name)
    if late_class("decimal", "Decimal", real):
        return "decimal"
    if late_class("fractions", "Fraction", real):
        parts = slot(value, "_numerator"), slot(value, "_denominator")
        return "fraction" if type(parts[0]) is type(parts[1]) is int and parts[1] > 0 else "opaque"
    if late_class("array", "array", real):
        return "list"
    return "opaque" if fields_of(value) is None else "record"


def _kind_of(value: Any, real: type, name: Kind) -> Kind:  # Any: its base is known
    """The kind, where that of the base class is not the whole answer."""
    match name:
        case "scalar" if np.generic.dtype.__get__(value).type is not real:
            return "opaque"
        case "array" if real is not np.ndarray:
            mask = mask_of(value, real)
            if mask is None or not mask.any():
                return "array"
            return "masked" if np.ndarray.dtype.__get__(value).kind in NUMBERS + TIMES else "opaque"
        case "time" if issubclass(real, datetime) and datetime.tzinfo.__get__(value) is not None:
            return "opaque"
        case "list" if real is range and abs(value.stop - value.start) // abs(value.step) > _LONGEST_RANGE:
            return "opaque"
        case "member" if issubclass(real, Enum) and member_of(value) is None:
            return "opaque"
        case _:
            return name


def base(value: object) -> type:
    """The built-in class, or NumPy's, that `value` is an instance of; its own class if it is opaque."""
    if type(value) is Drained:
        return Drained
    if kind(value) in ("list", "bytes", "time"):
        known = (real for real in bases(value) if any(real is known for known, _ in _BASES))
        return next(known, type(value))
    return type(plain(value))


def plain(value: object) -> Any:  # Any: the caller has asked for the kind and knows the type
    """`value` as an instance of exactly the base type of its kind; opaque values stay what they are.

    An `OrderedDict` becomes a `dict`, an `IntEnum` member an `int`, a `range` or a `deque` a `list`, a
    `np.matrix` an `ndarray`, a `date` a `np.datetime64`, an instance of a dataclass a `Record`. Items of
    containers are left alone. No method of a subclass is called.
    """
    match kind(value):
        case "int":
            return int.__pos__(value)  # type: ignore[arg-type]  # kind() has told the type
        case "float":
            return float.__pos__(value)  # type: ignore[arg-type]  # kind() has told the type
        case "complex":
            return complex.__pos__(value)  # type: ignore[arg-type]  # kind() has told the type
        case "decimal" | "fraction" as name:
            return _plain_number(value, name)
        case "str":
            return str.__str__(value)
        case "bytes":
            return bytes(memoryview(value))  # type: ignore[arg-type]  # kind() has told the type
        case "time":
            return _moment(value)
        case "list":
            return _plain_list(value)
        case "tuple":
            return tuple.__getitem__(value, slice(None))  # type: ignore[call-overload]  # kind() has told the type
        case "dict":
            return dict.copy(value)  # type: ignore[arg-type]  # kind() has told the type
        case "set":
            return set().union(value)  # type: ignore[arg-type]  # kind() has told the type
        case "frozenset":
            return frozenset().union(value)  # type: ignore[arg-type]  # kind() has told the type
        case "array":
            return np.ndarray.view(value, np.ndarray)  # type: ignore[call-overload]  # kind() has told the type
        case "masked" if type(value) is not Masked:
            mask = np.asarray(mask_of(value, type(value)))
            data = np.ndarray.view(value, np.ndarray).copy()  # type: ignore[call-overload]  # kind() has told the type
            data[mask] = np.zeros((), data.dtype)
            return Masked(data, mask)
        case "record":
            return value if type(value) is Record else Record(class_name_of(value), fields_of(value) or ())
        case "member":
            return value if type(value) is Member else member_of(value)
        case _:
            return value


def _plain_list(value: Any) -> list[Any]:  # Any: one of the bases that are lists
    if type(value) is list:
        return value
    real = type(value)
    if issubclass(real, list):
        return list.copy(value)
    if issubclass(real, deque):
        return list(deque.__iter__(value))
    array = late_class("array", "array", real)
    return list(array.tolist(value) if array else value)  # type: ignore[attr-defined]  # its class is known


def _plain_number(value: Any, name: str) -> Any:  # Any: a Decimal or a Fraction
    if name == "decimal":
        return late_class("decimal", "Decimal", type(value))(value)  # type: ignore[misc]  # kind() has told the type
    real = late_class("fractions", "Fraction", type(value))
    if real is None or type(value) is real:
        return value
    parts = (slot(value, "_numerator"), slot(value, "_denominator"))
    return real(*parts)


def _moment(value: Any) -> Any:  # Any: a date, a datetime or a timedelta; and NumPy's of the same
    if issubclass(type(value), timedelta):
        days, seconds, rest = (timedelta.__dict__[part].__get__(value) for part in _PARTS)
        return np.timedelta64((days * 86_400 + seconds) * 1_000_000 + rest, "us")
    if issubclass(type(value), datetime):
        return np.datetime64(datetime.isoformat(value), "us")
    return np.datetime64(date.isoformat(value), "D")


_PARTS: Final = ("days", "seconds", "microseconds")


def as_array(value: object) -> Array | None:
    """The numbers or times of `value` as one array, or None if it is not a regular block of them.

    Takes numbers (shape `()`), arrays, and regularly nested lists and tuples of these. Whole numbers that
    do not fit 64 bits, or that would be rounded among floats, are left to Python's own arithmetic: they give
    None. So does a masked array of which something is masked.
    """
    return _block(value, 0)


def _block(value: object, depth: int) -> Array | None:
    match kind(value):
        case "float" | "bool" | "complex":
            return np.asarray(plain(value))
        case "int":
            number = plain(value)
            return np.asarray(number, np.int64) if -(2**63) <= number < 2**63 else None
        case "time":
            return np.asarray(plain(value))
        case "scalar" | "array":
            array = np.asarray(plain(value))
            if array.size == 0 and array.dtype.names is None and array.dtype.kind not in NUMBERS + TIMES:
                return np.zeros(array.shape)  # of whatever there is none, and its shape is all there is
            if array.dtype.kind == "O" and array.ndim:
                return _block(array.tolist(), depth)
            return array if array.dtype.kind in NUMBERS + TIMES else None
        case "list" | "tuple" if depth < MAX_DEPTH:
            return _row(plain(value), depth)
        case _:
            return None


def _row(items: list[Any], depth: int) -> Array | None:
    """The array of a list's items, which may be anything."""
    if all_are(items, float):
        return np.array(items, dtype=np.float64)
    if all_are(items, int):
        fit = min(items) >= -(2**63) and max(items) < 2**63
        return np.array(items, dtype=np.int64) if fit else None
    parts: list[Array] = []
    for item in items:
        part = _block(item, depth + 1)
        if part is None or (parts and part.shape != parts[0].shape):
            return None
        parts.append(part)
    sorts = {part.dtype.kind for part in parts}
    if len(sorts) > 1 and sorts & set(TIMES):  # NumPy would take a number beside times for a time
        return None
    try:
        array = np.array(parts)
    except (ValueError, TypeError, OverflowError):  # too deep, or units of time that do not go together
        return None
    if array.dtype.kind in "fc" and any(
        part.dtype.kind in "iu" and part.size and np.abs(part.astype(np.float64)).max() >= _EXACT_INTEGER
        for part in parts
    ):
        return None
    return array


def all_are(items: Iterable[object], real: type) -> bool:
    """Whether every item is of exactly this class; quick, as a list may have a million."""
    return all(map(is_, map(type, items), repeat(real)))


def mixed(value: object) -> bool:
    """Whether a list or tuple of numbers holds whole ones beside others: an array forgets which."""
    return kind(value) in ("list", "tuple") and len(_sorts(value, 0)) > 1


def _sorts(value: object, depth: int) -> set[str]:
    """Which of "whole" and "broken" numbers there are in a block."""
    match kind(value):
        case "list" | "tuple" if depth < MAX_DEPTH:
            items = plain(value)
            if all_are(items, float):
                return {"broken"} if items else set()
            if all_are(items, int):
                return {"whole"}
            return set().union(*(_sorts(item, depth + 1) for item in items))
        case "bool":
            return set()
        case _:
            array = as_array(value)
            return set() if array is None else {"whole" if array.dtype.kind in "iu" else "broken"}


def whole(value: object) -> Array:
    """Where in a regular block of numbers there are whole ones: a bool array of its shape."""
    if kind(value) in ("list", "tuple"):
        return np.array([whole(item) for item in plain(value)], dtype=np.bool_)
    array = np.asarray(as_array(value))
    return np.full(array.shape, array.dtype.kind in "iu")


def items(value: object) -> list[object]:
    """The items of a list, a tuple, or an array of at least one dimension (its rows)."""
    sequence = plain(value)
    if type(sequence) is np.ndarray and sequence.dtype.kind not in NUMBERS + TIMES:
        return list(sequence.tolist())
    return list(sequence)


def leaf(value: object) -> object:
    """`value` without an array around a single number, and without NumPy's wrapping of a str or a record."""
    found = kind(value)
    if found == "scalar" or (found == "array" and plain(value).ndim == 0):
        single = plain(value)
        return single[()] if single.dtype.kind in NUMBERS + TIMES else single.item()
    return plain(value)


def snapshot(value: object, depth: int = 0) -> object:
    """A deep copy of plain data; what is opaque, or nested too deeply, becomes `OPAQUE`."""
    found = kind(value)
    if found == "opaque" or depth > MAX_DEPTH:
        return OPAQUE
    data = plain(value)
    match found:
        case "array" if data.dtype.hasobject and data.dtype.kind != "T":
            return snapshot(data.tolist(), depth + 1)
        case "array":
            return data.copy()
        case "masked":
            return Masked(data.data, data.mask.copy())
        case "list" | "tuple":
            copies = [snapshot(item, depth + 1) for item in data]
            return copies if found == "list" else tuple(copies)
        case "dict" if not all(map(safe_key, data)):
            return OPAQUE
        case "dict":
            return {key: snapshot(item, depth + 1) for key, item in data.items()}
        case "record":
            return Record(data.name, tuple((name, snapshot(item, depth + 1)) for name, item in data.fields))
        case _:
            return data


def safe_key(value: object, depth: int = 0) -> bool:
    """Whether hashing `value` runs no code of a reader's."""
    if type(value) in (tuple, frozenset):
        return depth < MAX_DEPTH and all(safe_key(item, depth + 1) for item in value)  # type: ignore[attr-defined]  # one of the two
    return kind(value) != "opaque" and type(value) is base(value)
