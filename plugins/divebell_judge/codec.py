"""Values as JSON, exactly: what `decode` gives back has the type, dtype, shape and bits of what went in.

Format, version 1. An encoded value is `{"v": 1, "value": node}`. A node is a JSON null, true, false, string
or finite number (a JSON integer is an `int` of at most 64 bits, any other number a `float`), an array (a
`list`), or an object whose `"$"` names its type:

    int       {"hex": "-0x1f"}                      beyond 64 bits
    float     {"is": "nan" | "inf" | "-inf"}
    complex   {"re": node, "im": node}
    decimal   {"text": digits}
    fraction  {"of": [node, node]}                  numerator and denominator
    bytes, bytearray   {"base64": text}
    date, datetime     {"iso": text}                without a time zone
    timedelta {"of": [days, seconds, microseconds]}
    range     {"of": [start, stop, step]}
    tuple, deque, set, frozenset   {"items": [node, ...]}
    iterator  {"items": [node, ...]}                what it gave
    dict      {"items": [[key node, value node], ...]}     in order
    record    {"name": text, "fields": [[name, node], ...]}       an instance of a dataclass
    member    {"of": text, "name": text}            of an enumeration
    array     {"shape": [...], ...}                 and the elements, as in `elements.py`
    masked    {"data": array node, "mask": array node}
    scalar    the element, as in `elements.py`

No pickle and no eval, so that a bundle is data whatever is in it. Subclasses (a named tuple, an
`OrderedDict`) are stored as their base type, views of a dict and an `array.array` as lists. Classes of a
solution's are not known where the value is decoded, so that what comes back is a `Record` or a `Member`.
"""

from collections import deque
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from math import isfinite, prod
from types import BuiltinFunctionType, CoroutineType, FunctionType, MethodType, ModuleType
from typing import Any, Final

import numpy as np

from divebell_judge.elements import Json, decode_elements, encode_elements, pack, shape_of, unpack
from divebell_judge.limits import Budget, CodecError
from divebell_judge.objects import class_name_of
from divebell_judge.values import Drained, Member, Record, base, defines, kind, plain

__all__ = ["VERSION", "CodecError", "Json", "count_items", "decode", "encode"]

VERSION: Final = 1

_MALFORMED: Final = (
    ArithmeticError, AttributeError, LookupError, MemoryError, RecursionError, SyntaxError, TypeError,
    ValueError,
)  # fmt: skip


class _RefusedError(CodecError):
    """A part of a value cannot be encoded."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.path = ""
        """Where in the value, as written in code; put together from the inside out."""


def encode(value: object, name: str = "result") -> dict[str, Json]:
    """`value` as JSON-able data.

    Raises CodecError for what is not plain data or is too large, with its place in the value, which is called
    `name`.
    """
    try:
        return {"v": VERSION, "value": _encode(value, 0, Budget())}
    except _RefusedError as refused:
        what, _, advice = refused.reason.partition(": ")
        raise CodecError(f"`{name}{refused.path}` is {what}, which cannot be stored: {advice}") from None
    except CodecError as error:
        advice = "let `call` give less of it, or use `check`"
        raise CodecError(f"`{name}` cannot be stored, it is {error}: {advice}") from None


def decode(data: object) -> Any:  # Any: a value of any type
    """The value that `encode` was given. Raises CodecError for anything `encode` does not write."""
    if type(data) is not dict or set(data) != {"v", "value"}:
        raise CodecError("not an encoded value")
    if data["v"] != VERSION or type(data["v"]) is not int:
        raise CodecError(f"values of version {data['v']!r:.60} are unknown here; this is version {VERSION}")
    try:
        return _decode(data["value"], 0, Budget())
    except CodecError:
        raise
    except _MALFORMED as error:
        raise CodecError(f"malformed value: {type(error).__name__}: {error}") from error


def count_items(data: object) -> int:
    """How many items there are, in all, in the containers of an encoded value."""
    match data:
        case list(nodes):
            return len(nodes) + sum(map(count_items, nodes))
        case {"$": "array", "shape": list(shape)}:
            return 2 * prod(shape)  # and of the rows, which are fewer
        case {"value": node} | {"items": node} | {"fields": node} | {"data": node}:
            return count_items(node)
        case {"$": "range"}:
            return len(_decode(data, 0, Budget()))
        case _:
            return 0


def _encode(value: Any, depth: int, budget: Budget) -> Json:  # Any: told by kind()
    budget.take(depth)
    data = plain(value)
    match kind(value):
        case "none" | "bool":
            return data  # type: ignore[no-any-return]  # None, True or False
        case "int":
            if -(2**63) <= data < 2**63:
                return data  # type: ignore[no-any-return]  # an int
            budget.take(depth, data.bit_length() // 8)
            return {"$": "int", "hex": hex(data)}
        case "float":
            return data if isfinite(data) else {"$": "float", "is": str(data)}
        case "complex":
            parts = [_encode(part, depth, budget) for part in (data.real, data.imag)]
            return {"$": "complex", "re": parts[0], "im": parts[1]}
        case "decimal":
            text = str(data)
            budget.take(depth, len(text))
            return {"$": "decimal", "text": text}
        case "fraction":
            return {"$": "fraction", "of": _each((data.numerator, data.denominator), depth, budget)}
        case "str":
            budget.take(depth, len(data))
            return str(data)
        case "bytes":
            return {"$": base(value).__name__, "base64": pack(data, depth, budget)}
        case "time":
            return _encode_time(value)
        case "list":
            return _encode_list(value, data, depth, budget)
        case "tuple":
            return {"$": "tuple", "items": _each(data, depth + 1, budget)}
        case "set" | "frozenset" as name:
            # Sets have no order; files are to have one.
            return {"$": name, "items": sorted(_each(data, depth + 1, budget), key=repr)}
        case "dict":
            return {"$": "dict", "items": _encode_pairs(data.items(), depth, budget, "[{!r:.40}]")}
        case "record":
            fields = _encode_pairs(data.fields, depth, budget, ".{}")
            return {"$": "record", "name": data.name, "fields": fields}
        case "member":
            return {"$": "member", "of": data.enumeration, "name": data.name}
        case "array":
            shape: list[Json] = list(data.shape)
            return {"$": "array", "shape": shape, **_encode_elements(data, depth, budget)}
        case "masked":
            return {
                "$": "masked",
                "data": _encode(data.data, depth + 1, budget),
                "mask": _encode(data.mask, depth + 1, budget),
            }
        case "scalar":
            return {"$": "scalar", **_encode_elements(np.asarray(data), depth, budget)}
        case _:
            raise _RefusedError(_opaque(value))


def _each(values: Iterable[object], depth: int, budget: Budget) -> list[Json]:
    nodes: list[Json] = []
    try:
        for value in values:
            nodes.append(_encode(value, depth, budget))  # noqa: PERF401  # the place is needed when it fails
    except _RefusedError as refused:
        refused.path = f"[{len(nodes)}]{refused.path}"
        raise
    return nodes


def _encode_pairs(
    pairs: Iterable[tuple[object, object]], depth: int, budget: Budget, place: str
) -> list[Json]:
    nodes: list[Json] = []
    for key, item in pairs:
        if kind(key) == "opaque":
            raise _RefusedError(f"a dict with a key that is {_opaque(key)}")
        try:
            name, node = _encode(key, depth + 1, budget), _encode(item, depth + 1, budget)
        except _RefusedError as refused:
            refused.path = place.format(plain(key)) + refused.path
            raise
        nodes.append([name, node])
    return nodes


def _encode_list(value: Any, data: list[Any], depth: int, budget: Budget) -> Json:  # Any: see values.py
    real = base(value)
    if real is range:
        return {"$": "range", "of": _each((value.start, value.stop, value.step), depth, budget)}
    if real is Drained and not value.ended:
        raise _RefusedError(
            f"an iterator that had not ended after {len(data):,} items: let `call` take as many as count, "
            "with `list(itertools.islice(..., 10))`"
        )
    nodes = _each(data, depth + 1, budget)
    if real in (deque, Drained):
        return {"$": "deque" if real is deque else "iterator", "items": nodes}
    return nodes


def _encode_time(value: Any) -> Json:  # Any: of one of these classes
    match base(value):
        case real if real is timedelta:
            return {"$": "timedelta", "of": [value.days, value.seconds, value.microseconds]}
        case real if real is datetime:
            return {"$": "datetime", "iso": datetime.isoformat(value)}
        case _:
            return {"$": "date", "iso": date.isoformat(value)}


def _encode_elements(array: Any, depth: int, budget: Budget) -> dict[str, Json]:  # Any: an array of any dtype
    try:
        return encode_elements(array, depth, budget, lambda item: _encode(item, depth + 1, budget))
    except _RefusedError as refused:
        refused.path = f"[...]{refused.path}"
        raise


def _opaque(value: object) -> str:
    """What a value is that cannot be stored, and what an author can do about it."""
    real, name = type(value), class_name_of(value)
    if issubclass(real, type):
        return "a class: let `call` make an instance and ask it for what counts"
    if issubclass(real, ModuleType):
        return "a module: let `call` use it"
    if issubclass(real, FunctionType | BuiltinFunctionType | MethodType | np.ufunc):
        return "a function: let `call` call it"
    if issubclass(real, CoroutineType):
        return "a coroutine: let `call` run it, with `asyncio.run(...)`"
    if defines(value, "__next__"):
        return "an iterator: let `call` make a list of it"
    if issubclass(real, range):
        return "a range of very many numbers: let `call` take as many as count"
    if issubclass(real, datetime):
        return "a datetime with a time zone: let `call` give its `.isoformat()`"
    article = "an" if name[:1].lower() in "aeiou" else "a"
    return f"{article} {name} object: let `call` ask it for what counts, or use `check`"


def _decode(node: Any, depth: int, budget: Budget) -> Any:  # Any: whatever JSON holds, checked here
    budget.take(depth)
    if node is None or type(node) is bool:
        return node
    if type(node) is str:
        budget.take(depth, len(node))
        return node
    if (type(node) is int and -(2**63) <= node < 2**63) or (type(node) is float and isfinite(node)):
        return node
    if type(node) is list:
        return [_decode(item, depth + 1, budget) for item in node]
    if type(node) is not dict:
        raise CodecError(f"malformed value: {node!r:.60}")

    def inner(item: Any) -> Any:  # Any: as above
        return _decode(item, depth + 1, budget)

    match node:
        case {"$": "int" | "float" | "complex" | "decimal" | "fraction"}:
            return _decode_number(node, depth, budget)
        case {"$": "date" | "datetime" | "timedelta"}:
            return _decode_time(node)
        case {"$": "range", "of": [start, stop, step], **rest} if not rest:
            return _range(*map(inner, (start, stop, step)))
        case {"$": "bytes" | "bytearray" as name, "base64": text, **rest} if not rest:
            data = unpack(text, depth, budget)
            return data if name == "bytes" else bytearray(data)
        case {
            "$": "tuple" | "deque" | "set" | "frozenset" | "iterator" as name,
            "items": list(nodes),
            **rest,
        } if not rest:
            return _CONTAINERS[name](map(inner, nodes))
        case {"$": "dict", "items": list(pairs), **rest} if not rest:
            return {inner(key): inner(item) for key, item in pairs}
        case {"$": "record", "name": str(name), "fields": list(pairs), **rest} if not rest:
            return Record(name, tuple((_text(field), inner(item)) for field, item in pairs))
        case {"$": "member", "of": str(enumeration), "name": str(name), **rest} if not rest:
            return Member(enumeration, name)
        case {"$": "array", "shape": list(shape), **elements}:
            return decode_elements(elements, shape_of(shape), depth, budget, inner)
        case {"$": "scalar", **elements}:
            return decode_elements(elements, (), depth, budget, inner)[()]
        case {"$": "masked", "data": data, "mask": mask, **rest} if not rest:
            return _masked(inner(data), inner(mask))
        case _:
            raise CodecError(f"malformed value: {node!r:.60}")


_CONTAINERS: Final[dict[str, Any]] = {  # Any: each takes an iterable
    "tuple": tuple, "deque": deque, "set": set, "frozenset": frozenset, "iterator": Drained,
}  # fmt: skip


def _decode_number(node: dict[str, Any], depth: int, budget: Budget) -> Any:  # Any: a number of any type
    match node:
        case {"$": "int", "hex": str(text), **rest} if not rest:
            budget.take(depth, len(text))
            return int(text, 16)
        case {"$": "float", "is": "nan" | "inf" | "-inf" as text, **rest} if not rest:
            return float(text)
        case {"$": "complex", "re": re, "im": im, **rest} if not rest:
            parts = _decode(re, depth, budget), _decode(im, depth, budget)
            if type(parts[0]) is not float or type(parts[1]) is not float:
                raise CodecError("malformed value: the parts of a complex number are not floats")
            return complex(*parts)
        case {"$": "decimal", "text": str(text), **rest} if not rest:
            from decimal import Decimal  # only now, because it takes long to import

            budget.take(depth, len(text))
            return Decimal(text)
        case {"$": "fraction", "of": [numerator, denominator], **rest} if not rest:
            from fractions import Fraction  # as above

            parts = _decode(numerator, depth, budget), _decode(denominator, depth, budget)
            if type(parts[0]) is not int or type(parts[1]) is not int:
                raise CodecError("malformed value: the parts of a fraction are not whole numbers")
            return Fraction(*parts)
        case _:
            raise CodecError(f"malformed value: {node!r:.60}")


def _decode_time(node: dict[str, Any]) -> object:  # Any: JSON
    match node:
        case {"$": "date", "iso": str(text), **rest} if not rest:
            return date.fromisoformat(text)
        case {"$": "datetime", "iso": str(text), **rest} if not rest:
            moment = datetime.fromisoformat(text)
            if moment.tzinfo is not None:
                raise CodecError("malformed value: a datetime with a time zone")
            return moment
        case {"$": "timedelta", "of": [int(days), int(seconds), int(microseconds)], **rest} if not rest:
            return timedelta(days, seconds, microseconds)
        case _:
            raise CodecError(f"malformed value: {node!r:.60}")


def _range(start: Any, stop: Any, step: Any) -> range:  # Any: what is no whole number raises TypeError
    numbers = range(start, stop, step)
    if kind(numbers) == "opaque":
        raise CodecError("malformed value: a range of too many numbers")
    return numbers


def _text(value: object) -> str:
    if type(value) is not str:
        raise CodecError(f"malformed value: {value!r:.60} where a name is wanted")
    return value


def _masked(data: object, mask: object) -> Any:  # Any: a masked array, of any dtype
    import numpy.ma  # only now, because it takes long to import

    if type(data) is not np.ndarray or type(mask) is not np.ndarray or data.shape != mask.shape:
        raise CodecError("malformed value: a masked array needs data and a mask of one shape")
    masked: Any = numpy.ma.MaskedArray(data, mask)  # type: ignore[no-untyped-call]  # its stub has no types
    if mask.dtype != np.bool_ or kind(masked) != "masked":
        raise CodecError("malformed value: a masked array of what cannot be masked, or with nothing masked")
    return masked
