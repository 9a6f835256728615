"""Elements of arrays as JSON: the bytes themselves where these are the value, else one by one.

    {"dtype": dtype, "base64": the elements' bytes in C order}
    {"dtype": "g" | "G", "items": [digits | [digits, digits], ...]}      long doubles
    {"dtype": "O" | "T", "items": [node, ...]}                           objects; texts of any length

A dtype is NumPy's text for it (`"<f8"`, `"<M8[ns]"`), or one of

    {"fields": [[name, dtype, offset], ...], "size": bytes of a record}   and "aligned": true
    {"of": dtype, "shape": [...]}                                         an array in a record
"""

import re
from binascii import Error as Base64Error
from binascii import a2b_base64, b2a_base64
from collections.abc import Callable
from math import prod
from typing import Any, Final

import numpy as np

from divebell_judge.limits import Budget, CodecError
from divebell_judge.values import MAX_DEPTH, Array

type Json = bool | int | float | str | list[Json] | dict[str, Json] | None

_PLAIN_DTYPE: Final = re.compile(r"[<>|][biufcSUV]\d{1,9}|[<>][mM]8(\[\d{0,9}\w{1,7}\])?", re.ASCII)
_LONG_DOUBLES: Final = ("g", "G")  # their bytes differ between machines, their digits do not
_LAST_CHARACTER: Final = 0x10FFFF


def encode_elements(
    array: Array, depth: int, budget: Budget, encode: Callable[[Any], Json]
) -> dict[str, Json]:
    """The elements of `array`; `encode` is for its objects. Raises CodecError."""
    dtype = array.dtype
    if dtype.char in _LONG_DOUBLES:
        digits: list[Json] = []
        for item in array.reshape(-1):
            budget.take(depth)
            digits.append(str(item) if dtype.char == "g" else [str(item.real), str(item.imag)])
        return {"dtype": dtype.char, "items": digits}
    if dtype.char == "O" or dtype == np.dtypes.StringDType():
        return {"dtype": dtype.char, "items": [encode(item) for item in array.reshape(-1).tolist()]}
    return {"dtype": _encode_dtype(dtype), "base64": pack(_without_padding(array).tobytes(), depth, budget)}


def decode_elements(
    elements: dict[str, Any], shape: tuple[int, ...], depth: int, budget: Budget, decode: Callable[[Any], Any]
) -> Array:  # Any: JSON, and what comes of it
    """The array of `shape` with these elements; `decode` is for its objects. Raises CodecError."""
    match elements:
        case {"dtype": "O" | "T" as form, "items": list(nodes), **rest} if not rest:
            dtype = np.dtype(object) if form == "O" else np.dtypes.StringDType()
            array = np.empty(_counted(shape, len(nodes)), dtype=dtype)
            for place, node in enumerate(nodes):
                item = decode(node)
                if form == "T" and type(item) is not str:
                    raise CodecError(f"malformed value: {item!r:.60} among texts")
                array[place] = item
            return array.reshape(shape)
        case {"dtype": "g", "items": list(digits), **rest} if not rest:
            _counted(shape, len(digits))
            return np.array([_long_double(text, depth, budget) for text in digits], dtype="g").reshape(shape)
        case {"dtype": "G", "items": list(pairs), **rest} if not rest:
            array = np.empty(_counted(shape, len(pairs)), dtype="G")
            array.real = [_long_double(re, depth, budget) for re, _ in pairs]
            array.imag = [_long_double(im, depth, budget) for _, im in pairs]
            return array.reshape(shape)
        case {"dtype": described, "base64": text, **rest} if not rest:
            dtype = _decode_dtype(described, depth, budget)
            data = unpack(text, depth, budget)
            if prod(shape) * dtype.itemsize != len(data):
                raise CodecError(f"malformed value: {len(data)} bytes for shape {shape} of {dtype}")
            if not data:  # nothing to be a view of; and elements of no bytes would be taken for any number
                return _empty(shape, dtype)
            # A copy, because a view of bytes is read-only.
            return _sound(_without_padding(np.ndarray(shape, dtype, buffer=data).copy()))
        case _:
            raise CodecError("malformed value: an array without its elements")


def pack(data: bytes, depth: int, budget: Budget) -> str:
    """Bytes as text."""
    budget.take(depth, len(data))
    return b2a_base64(data, newline=False).decode("ascii")


def unpack(text: object, depth: int, budget: Budget) -> bytes:
    """The bytes of a text that `pack` made. Raises CodecError."""
    if type(text) is not str:
        raise CodecError("malformed value: base64 text is missing")
    budget.take(depth, len(text) * 3 // 4)
    try:
        return a2b_base64(text, strict_mode=True)
    except (Base64Error, ValueError) as error:
        raise CodecError(f"malformed value: {error}") from error


def _counted(shape: tuple[int, ...], count: int) -> int:
    if prod(shape) != count:
        raise CodecError(f"malformed value: {count} items for shape {shape}")
    return count


def _empty(shape: tuple[int, ...], dtype: np.dtype[Any]) -> Array:
    if prod(shape):
        if shape == () and dtype.kind in "SU":
            return np.array("" if dtype.kind == "U" else b"", dtype)
        raise CodecError(f"malformed value: elements without bytes for shape {shape}")
    return np.empty(shape, dtype)


def _long_double(text: object, depth: int, budget: Budget) -> np.longdouble:
    if type(text) is not str:
        raise CodecError("malformed value: digits are missing")
    budget.take(depth, len(text))
    with np.errstate(all="ignore"):
        return np.longdouble(text)


def _encode_dtype(dtype: np.dtype[Any]) -> Json:
    if dtype.subdtype is not None and not dtype.hasobject:
        return {"of": _encode_dtype(dtype.subdtype[0]), "shape": list(dtype.subdtype[1])}
    titled = any(len(field) > 2 for field in (dtype.fields or {}).values())
    known = dtype.names is not None or _PLAIN_DTYPE.fullmatch(dtype.str)
    if titled or not known or dtype.char in _LONG_DOUBLES:
        raise CodecError(f"of dtype {dtype}")
    if dtype.names is None:
        return str(dtype.str)
    fields: list[Json] = [
        [name, _encode_dtype(dtype.fields[name][0]), dtype.fields[name][1]]  # type: ignore[index]  # it has names
        for name in dtype.names
    ]
    aligned: dict[str, Json] = {"aligned": True} if dtype.isalignedstruct else {}
    return {"fields": fields, "size": dtype.itemsize, **aligned}


def _decode_dtype(described: Any, depth: int, budget: Budget) -> np.dtype[Any]:  # Any: JSON
    budget.take(depth)
    match described:
        case str(text):
            dtype = np.dtype(text) if _PLAIN_DTYPE.fullmatch(text) else None
            if dtype is None or dtype.str != text:
                raise CodecError(f"malformed value: dtype {text!r:.60}")
            return dtype
        case {"fields": list(fields), "size": int(size), **rest} if rest in ({}, {"aligned": True}):
            return np.dtype(
                {
                    "names": [name for name, _, _ in fields],
                    "formats": [_decode_dtype(form, depth + 1, budget) for _, form, _ in fields],
                    "offsets": [offset for _, _, offset in fields],
                    "itemsize": size,
                },
                align=bool(rest),
            )
        case {"of": inner, "shape": list(lengths), **rest} if not rest and depth < MAX_DEPTH:
            return np.dtype((_decode_dtype(inner, depth + 1, budget), shape_of(lengths)))
        case _:
            raise CodecError(f"malformed value: dtype {described!r:.60}")


def shape_of(lengths: list[Any]) -> tuple[int, ...]:
    """A shape from JSON. Raises CodecError if it is none."""
    if len(lengths) > 64 or not all(type(length) is int and 0 <= length < 2**48 for length in lengths):
        raise CodecError("malformed value: a shape is made of at most 64 whole numbers")
    return tuple(lengths)


def _without_padding(array: Array) -> Array:
    """`array` with zeros in those bytes of its records that belong to no field."""
    if array.dtype.names is None:
        return array
    clean = np.zeros(array.shape, array.dtype)
    for name in array.dtype.names:
        clean[name] = _without_padding(array[name])
    return clean


def _sound(array: Array) -> Array:
    """`array`, if its bytes are values of its dtype."""
    if array.dtype.names is not None:
        for name in array.dtype.names:
            _sound(array[name])
    elif array.dtype.kind == "U" and array.size:
        codes = np.ascontiguousarray(array).view(array.dtype.str[0] + "u4")
        if codes.max() > _LAST_CHARACTER:
            raise CodecError("malformed value: a text of what are no characters")
    elif array.dtype.kind == "b" and array.size and array.view(np.uint8).max() > 1:
        raise CodecError("malformed value: neither True nor False")
    return array
