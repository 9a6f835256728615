"""Plain data: the values that the judge looks into, told apart by their real type.

A reader's object may answer `==`, `len` and even `isinstance` as it likes. `type(x)` and the C methods of the
base class cannot be answered for, so these alone are used on what a solution returns. Everything else is
*opaque*: never compared, never printed with its own `repr`.
"""

from typing import Any, Final, Literal

import numpy as np

type Array = np.ndarray[tuple[int, ...], np.dtype[Any]]  # Any: a dtype is data here, known when it is met

type Kind = Literal[
    "none", "bool", "int", "float", "complex", "str", "bytes",
    "list", "tuple", "set", "frozenset", "dict", "array", "scalar", "opaque",
]  # fmt: skip

NUMBERS: Final = "biufc"
"""Kinds of dtype that hold numbers."""

TIMES: Final = "mM"
"""Kinds of dtype that hold spans and points of time."""

MAX_DEPTH: Final = 32
"""How deep containers may be nested; what is deeper (or holds itself) is opaque."""

# np.float64 is a float and np.str_ a str, so NumPy's scalars come first.
_BASES: Final[tuple[tuple[type, Kind], ...]] = (
    (bool, "bool"),
    (np.generic, "scalar"),
    (float, "float"),
    (int, "int"),
    (np.ndarray, "array"),
    (list, "list"),
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
    (type({}.keys()), "list"),
    (type({}.values()), "list"),
    (type({}.items()), "list"),
)


class _Opaque:
    """What a snapshot holds in place of an opaque value."""

    __slots__ = ()


OPAQUE: Final = _Opaque()


def kind(value: object) -> Kind:
    """The kind of plain data that `value` is, subclasses included, or `"opaque"`."""
    real = type(value)
    for base, name in _BASES:
        if real is base or issubclass(real, base):
            if name == "scalar" and np.generic.dtype.__get__(value).type is not real:
                return "opaque"
            return name
    return "opaque"


def bases(value: object) -> tuple[type, ...]:
    """The class of `value` and its bases, from `type` itself: none of their code is run."""
    real: tuple[type, ...] = type.__dict__["__mro__"].__get__(type(value))
    return real


def defines(value: object, name: str) -> bool:
    """Whether the class of `value`, or a base of it, has the attribute `name`; none of its code is run."""
    return any(name in type.__dict__["__dict__"].__get__(base) for base in bases(value))


def plain(value: object) -> Any:  # Any: the caller has asked for the kind and knows the type
    """`value` as an instance of exactly the base type of its kind; opaque values stay what they are.

    An `OrderedDict` becomes a `dict`, an `IntEnum` member an `int`, a `range` a `list`, a `np.matrix` an
    `ndarray`. Items of containers are left alone. No method of a subclass is called.
    """
    match kind(value):
        case "int":
            return int.__pos__(value)  # type: ignore[arg-type]  # kind() has told the type
        case "float":
            return float.__pos__(value)  # type: ignore[arg-type]  # kind() has told the type
        case "complex":
            return complex.__pos__(value)  # type: ignore[arg-type]  # kind() has told the type
        case "str":
            return str.__str__(value)
        case "bytes":
            return bytes(memoryview(value))  # type: ignore[arg-type]  # kind() has told the type
        case "list":
            return list.copy(value) if issubclass(type(value), list) else list(value)  # type: ignore[arg-type, call-overload]  # as above
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
        case _:
            return value


def as_array(value: object) -> Array | None:
    """The numbers or times of `value` as one array, or None if it is not a regular block of them.

    Takes numbers (shape `()`), arrays, and regularly nested lists and tuples of these. Whole numbers that
    do not fit 64 bits are left to Python's own arithmetic: they give None.
    """
    block = _block(value, 0)
    if block is None:
        return None
    try:
        array = np.asarray(block)
    except (ValueError, TypeError, OverflowError):  # ragged, or numbers mixed with times
        return None
    return array if array.dtype.kind in NUMBERS + TIMES else None


def _block(value: object, depth: int) -> object:
    """`value` with exact types all the way down, fit for `np.asarray`; None if something is not a number."""
    match kind(value):
        case "float" | "bool" | "complex":
            return plain(value)
        case "int":
            number = plain(value)
            return number if -(2**63) <= number < 2**63 else None
        case "scalar" | "array":
            array = plain(value)
            return array if array.dtype.kind in NUMBERS + TIMES else None
        case "list" | "tuple" if depth < MAX_DEPTH:
            block = []
            for item in plain(value):
                if type(item) is not float:
                    item = _block(item, depth + 1)
                    if item is None:
                        return None
                block.append(item)
            return block
        case _:
            return None


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
    if found == "array":
        if data.dtype.hasobject:
            return snapshot(data.tolist(), depth + 1)
        return data.copy()
    if found in ("list", "tuple"):
        return type(data)([snapshot(item, depth + 1) for item in data])
    if found == "dict":
        return {key: snapshot(item, depth + 1) for key, item in data.items()}
    return data
