"""Values as JSON, exactly: what `decode` gives back has the type, dtype, shape and bits of what went in.

Format, version 1. An encoded value is `{"v": 1, "value": node}`. A node is a JSON null, true, false, string
or finite number (a JSON integer is an `int` of at most 64 bits, any other number a `float`), an array (a
`list`), or an object whose `"$"` names its type:

    int       {"hex": "-0x1f"}                      beyond 64 bits
    float     {"is": "nan" | "inf" | "-inf"}
    complex   {"re": node, "im": node}
    bytes     {"base64": text}
    tuple, set, frozenset   {"items": [node, ...]}
    dict      {"items": [[key node, value node], ...]}     in order
    array     {"dtype": text or fields, "shape": [...], "base64": the elements' bytes in C order}
              {"dtype": "O" or long double's, "shape": [...], "items": [node or digits, ...]}
    scalar    {"dtype": ..., "base64" or "items": as above}

No pickle and no eval, so that a bundle is data whatever is in it. Subclasses (a named tuple, an
`OrderedDict`) are stored as their base type.
"""

import math
from binascii import Error as Base64Error
from binascii import a2b_base64, b2a_base64
from typing import Any, Final

import numpy as np

from divebell_judge.values import kind, plain

type Json = bool | int | float | str | list[Json] | dict[str, Json] | None

VERSION: Final = 1
MAX_DEPTH: Final = 64
MAX_NODES: Final = 1_000_000
MAX_BYTES: Final = 64 * 2**20

_FIXED: Final = "biufcSUMmV"  # kinds of dtype whose bytes are the value
_LONG_DOUBLES: Final = ("g", "G")  # their bytes differ between machines, their digits do not


class CodecError(ValueError):
    """A value cannot be encoded, or what is to be decoded is malformed or of an unknown version."""


class _Budget:
    """What is left of the limits while one value is encoded or decoded."""

    def __init__(self) -> None:
        self.nodes = MAX_NODES
        self.bytes = MAX_BYTES

    def take(self, depth: int, size: int = 0) -> None:
        self.nodes -= 1
        self.bytes -= size
        if depth > MAX_DEPTH:
            raise CodecError(f"nested more than {MAX_DEPTH} deep, or holding itself")
        if self.nodes < 0:
            raise CodecError(f"more than {MAX_NODES} items")
        if self.bytes < 0:
            raise CodecError(f"more than {MAX_BYTES // 2**20} MiB of data")


def encode(value: object) -> dict[str, Json]:
    """`value` as JSON-able data. Raises CodecError for what is not plain data or is too large."""
    return {"v": VERSION, "value": _encode(value, 0, _Budget())}


def decode(data: object) -> object:
    """The value that `encode` was given. Raises CodecError for anything `encode` does not write."""
    if type(data) is not dict or set(data) != {"v", "value"}:
        raise CodecError("not an encoded value")
    if data["v"] != VERSION or type(data["v"]) is not int:
        raise CodecError(f"values of version {data['v']!r} are unknown here; this is version {VERSION}")
    try:
        return _decode(data["value"], 0, _Budget())
    except CodecError:
        raise
    except (KeyError, ValueError, TypeError, OverflowError, SyntaxError, MemoryError) as error:
        raise CodecError(f"malformed value: {type(error).__name__}: {error}") from error


def _encode(value: object, depth: int, budget: _Budget) -> Json:
    budget.take(depth)
    data = plain(value)
    match kind(value):
        case "none" | "bool":
            return data  # type: ignore[no-any-return]  # None, True or False
        case "int":
            return data if -(2**63) <= data < 2**63 else {"$": "int", "hex": hex(data)}
        case "float":
            return data if math.isfinite(data) else {"$": "float", "is": str(data)}
        case "complex":
            return {
                "$": "complex",
                "re": _encode(data.real, depth, budget),
                "im": _encode(data.imag, depth, budget),
            }
        case "str":
            budget.take(depth, len(data))
            return str(data)
        case "bytes":
            return {"$": "bytes", "base64": _pack(data, depth, budget)}
        case "list":
            return [_encode(item, depth + 1, budget) for item in data]
        case "tuple":
            return {"$": "tuple", "items": [_encode(item, depth + 1, budget) for item in data]}
        case "set" | "frozenset" as name:
            nodes = [_encode(item, depth + 1, budget) for item in data]
            return {"$": name, "items": sorted(nodes, key=repr)}  # sets have no order; files are to have one
        case "dict":
            pairs: list[Json] = [
                [_encode(key, depth + 1, budget), _encode(item, depth + 1, budget)]
                for key, item in data.items()
            ]
            return {"$": "dict", "items": pairs}
        case "array":
            shape: list[Json] = list(data.shape)
            return {"$": "array", "shape": shape, **_encode_elements(data, depth, budget)}
        case "scalar":
            return {"$": "scalar", **_encode_elements(np.asarray(data), depth, budget)}
        case _:
            raise CodecError(f"a value of type {type(value).__name__} is not plain data")


def _encode_elements(array: Any, depth: int, budget: _Budget) -> dict[str, Json]:
    dtype = array.dtype
    if dtype.char in _LONG_DOUBLES:
        digits: list[Json] = []
        for item in array.reshape(-1):
            budget.take(depth)
            digits.append(str(item) if dtype.char == "g" else [str(item.real), str(item.imag)])
        return {"dtype": dtype.char, "items": digits}
    if dtype.char == "O":
        return {
            "dtype": "O",
            "items": [_encode(item, depth + 1, budget) for item in array.reshape(-1).tolist()],
        }
    if dtype.kind not in _FIXED or dtype.hasobject:
        raise CodecError(f"an array of dtype {dtype} cannot be stored")
    return {"dtype": _encode_dtype(dtype), "base64": _pack(array.tobytes(), depth, budget)}


def _encode_dtype(dtype: Any) -> Json:
    titled = any(len(field) > 2 for field in (dtype.fields or {}).values())
    if dtype.subdtype is not None or dtype.char in _LONG_DOUBLES or titled:
        raise CodecError(f"an array of dtype {dtype} cannot be stored")
    if dtype.names is None:
        return str(dtype.str)
    fields: list[Json] = [
        [name, _encode_dtype(dtype.fields[name][0]), dtype.fields[name][1]] for name in dtype.names
    ]
    return {"fields": fields, "size": dtype.itemsize}


def _pack(data: bytes, depth: int, budget: _Budget) -> str:
    budget.take(depth, len(data))
    return b2a_base64(data, newline=False).decode("ascii")


def _unpack(text: Json, depth: int, budget: _Budget) -> bytes:
    if type(text) is not str:
        raise CodecError("malformed value: base64 text is missing")
    budget.take(depth, len(text) * 3 // 4)
    try:
        return a2b_base64(text, strict_mode=True)
    except Base64Error as error:
        raise CodecError(f"malformed value: {error}") from error


def _decode(node: Any, depth: int, budget: _Budget) -> Any:  # Any: whatever JSON holds, checked here
    budget.take(depth)
    if node is None or type(node) in (bool, int, str):
        return node
    if type(node) is float and math.isfinite(node):
        return node
    if type(node) is list:
        return [_decode(item, depth + 1, budget) for item in node]
    if type(node) is not dict:
        raise CodecError(f"malformed value: {node!r:.60}")
    match node:
        case {"$": "int", "hex": str(text), **rest} if not rest:
            return int(text, 16)
        case {"$": "float", "is": "nan" | "inf" | "-inf" as text, **rest} if not rest:
            return float(text)
        case {"$": "complex", "re": re, "im": im, **rest} if not rest:
            parts = _decode(re, depth, budget), _decode(im, depth, budget)
            if type(parts[0]) is not float or type(parts[1]) is not float:
                raise CodecError("malformed value: the parts of a complex number are not floats")
            return complex(*parts)
        case {"$": "bytes", "base64": text, **rest} if not rest:
            return _unpack(text, depth, budget)
        case {"$": "tuple" | "set" | "frozenset" as name, "items": list(nodes), **rest} if not rest:
            build = {"tuple": tuple, "set": set, "frozenset": frozenset}[name]
            return build([_decode(item, depth + 1, budget) for item in nodes])
        case {"$": "dict", "items": list(pairs), **rest} if not rest:
            return {_decode(key, depth + 1, budget): _decode(item, depth + 1, budget) for key, item in pairs}
        case {"$": "array", "shape": list(shape), **elements}:
            if not all(type(length) is int and length >= 0 for length in shape):
                raise CodecError("malformed value: a shape is made of whole numbers")
            return _decode_elements(elements, tuple(shape), depth, budget)
        case {"$": "scalar", **elements}:
            return _decode_elements(elements, (), depth, budget)[()]
        case _:
            raise CodecError(f"malformed value: {node!r:.60}")


def _decode_elements(elements: dict[str, Any], shape: tuple[int, ...], depth: int, budget: _Budget) -> Any:
    match elements:
        case {"dtype": "O", "items": list(nodes), **rest} if not rest:
            array = np.empty(_counted(shape, len(nodes)), dtype=object)
            for place, node in enumerate(nodes):
                array[place] = _decode(node, depth + 1, budget)
            return array.reshape(shape)
        case {"dtype": "g", "items": list(digits), **rest} if not rest:
            _counted(shape, len(digits))
            return np.array([np.longdouble(text) for text in digits], dtype="g").reshape(shape)
        case {"dtype": "G", "items": list(digits), **rest} if not rest:
            array = np.empty(_counted(shape, len(digits)), dtype="G")
            array.real = [np.longdouble(re) for re, _ in digits]
            array.imag = [np.longdouble(im) for _, im in digits]
            return array.reshape(shape)
        case {"dtype": described, "base64": text, **rest} if not rest:
            dtype = _decode_dtype(described)
            data = _unpack(text, depth, budget)
            if math.prod(shape) * dtype.itemsize != len(data):
                raise CodecError(f"malformed value: {len(data)} bytes for shape {shape} of {dtype}")
            # A copy, because frombuffer's array is read-only; and empty data has no buffer.
            return np.ndarray(shape, dtype, buffer=data).copy() if data else np.empty(shape, dtype)
        case _:
            raise CodecError("malformed value: an array without its elements")


def _counted(shape: tuple[int, ...], count: int) -> int:
    if math.prod(shape) != count:
        raise CodecError(f"malformed value: {count} items for shape {shape}")
    return count


def _decode_dtype(described: Any) -> Any:
    match described:
        case str(text):
            dtype = np.dtype(text)
            if dtype.str != text or dtype.kind not in _FIXED or dtype.names is not None:
                raise CodecError(f"malformed value: dtype {text!r:.60}")
            return dtype
        case {"fields": list(fields), "size": int(size), **rest} if not rest:
            return np.dtype(
                {
                    "names": [name for name, _, _ in fields],
                    "formats": [_decode_dtype(form) for _, form, _ in fields],
                    "offsets": [offset for _, _, offset in fields],
                    "itemsize": size,
                }
            )
        case _:
            raise CodecError(f"malformed value: dtype {described!r:.60}")
