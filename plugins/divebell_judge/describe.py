"""Values as short text for people: elided, bounded, and never through a reader's own `__repr__`."""

from typing import Final

import numpy as np

from divebell_judge.values import NUMBERS, TIMES, Array, as_array, kind, leaf, plain
from divebell_judge.wording import plural, template, text

LINE: Final = 76
"""Characters that fit on a line of the results panel."""

MAX_TEXT: Final = 1200
"""Characters after which a shown value is cut."""

_EDGE: Final = 4  # items kept at each end of an elided axis
_ELIDE_FROM: Final = 2 * _EDGE + 1  # axes up to this length are shown whole
_MAX_DEPTH: Final = 6
_FEW_WORDS: Final = 60  # characters of a container's contents that fit into a sentence


def class_name(cls: type) -> str:
    """The name of a class, from `type` itself: a metaclass cannot answer in its place."""
    name = type.__dict__["__name__"].__get__(cls)
    return _cut(str.__str__(name), 60)


def show_shape(shape: tuple[int, ...]) -> str:
    """`(6, 8)`, or `()` in words: `a single number`."""
    return str(tuple(int(length) for length in shape)) if shape else text("() (a single number)")


def show_number(number: object, digits: int = 6) -> str:
    """One number (or time) with at most `digits` significant digits: `0.333333`, `1e-07`, `2.0`, `1+2j`."""
    value = number.item() if isinstance(number, np.generic) and number.dtype.kind in NUMBERS else number
    if isinstance(value, np.longdouble):
        value = float(value)
    if isinstance(value, bool | int):
        if abs(value) < 10**40:
            return _cut(str(value), 40)
        return text("about {number}", number=_power_of_ten(value))
    if isinstance(value, float):
        return repr(float(f"{value:.{digits}g}"))
    if isinstance(value, complex):
        real, imag = (show_number(part, digits) for part in (value.real, value.imag))
        return f"{real}{'' if imag[0] in '+-' else '+'}{imag}j"
    return str(value)


def show_pair(got: object, want: object) -> tuple[str, str]:
    """Both numbers, with as many digits as it takes to see that they differ."""
    for digits in (6, 9, 12, 17):
        texts = show_number(got, digits), show_number(want, digits)
        if texts[0] != texts[1]:
            break
    return texts


def brief(value: object) -> str:
    """What a value is, in a few words: `an array of shape (6, 8)`, `a list of 2 items`, `the string 'a'`."""
    single = leaf(value)
    match kind(single):
        case "none" | "bool":
            return str(single)
        case "scalar" if plain(single).dtype.kind in TIMES:
            return text("the time {time}", time=show_number(single))
        case "int" | "float" | "complex" | "scalar":
            if as_array(single) is None:
                return show(single)
            return text("the number {number}", number=show_number(plain(single)))
        case "decimal" | "fraction":
            return text("the number {number}", number=_cut(str(plain(single)), 40))
        case "record":
            return _an_object(_cut(plain(single).name, 60))
        case "member":
            return f"{_cut('.'.join(plain(single)), 60)}"
        case "masked":
            return text("a masked array of shape {shape}", shape=show_shape(plain(single).data.shape))
        case "str":
            return text("the string {string}", string=_quote(plain(single), 40))
        case "bytes":
            return text("bytes of length {length}", length=len(plain(single)))
        case "array":
            return text("an array of shape {shape}", shape=show_shape(plain(single).shape))
        case "list" | "tuple" | "set" | "frozenset" | "dict" as container:
            return _counted(container, len(plain(single)))
        case _:
            return _an_object(class_name(type(value)))


def _an_object(name: str) -> str:
    """An instance of the class `name`."""
    if name[:1].lower() in "aeiou":
        return text("an {name} object", name=name)
    return text("a {name} object", name=name)


def _counted(container: str, count: int) -> str:
    """A container of so many items."""
    if not count:
        return text(_EMPTY[container])
    match container:
        case "list":
            return plural("a list of {count} item", "a list of {count} items", count)
        case "tuple":
            return plural("a tuple of {count} item", "a tuple of {count} items", count)
        case "set":
            return plural("a set of {count} item", "a set of {count} items", count)
        case "frozenset":
            return plural("a frozenset of {count} item", "a frozenset of {count} items", count)
        case _:
            return plural("a dict of {count} item", "a dict of {count} items", count)


_EMPTY: Final = {
    "list": template("an empty list"),
    "tuple": template("an empty tuple"),
    "set": template("an empty set"),
    "frozenset": template("an empty frozenset"),
    "dict": template("an empty dict"),
}
_CONTENTS: Final = {
    "list": template("the list {items}"),
    "tuple": template("the tuple {items}"),
    "set": template("the set {items}"),
    "frozenset": template("the frozenset {items}"),
    "dict": template("the dict {items}"),
    "array": template("the array {items}"),
}


def brief_contents(value: object) -> str:
    """As `brief`, with what is in a small container: `the tuple (0, 0)`, `the array [0.5, 1.5]`."""
    single = leaf(value)
    name = kind(single)
    if name in _CONTENTS:
        items = _show(single, 1)
        small = len(items) <= _FEW_WORDS and "\n" not in items
        if small and 0 < len(plain(single)) < _ELIDE_FROM:
            return text(_CONTENTS[name], items=items)
    return brief(value)


def show(value: object) -> str:
    """A value for the results panel: whole if it is small, elided if not; arrays in aligned columns."""
    return _cut(_show(value, 0), MAX_TEXT)


def _show(value: object, depth: int) -> str:
    single = leaf(value)
    match kind(single):
        case "none" | "bool":
            return str(single)
        case "int" | "float" | "complex":
            return show_number(plain(single), 9)
        case "scalar":
            return show_number(single, 9)
        case "decimal" | "fraction":
            return show_number(plain(single))
        case "member":
            return _cut(".".join(plain(single)), 100)
        case "str":
            return _quote(plain(single), 400)
        case "bytes":
            return _cut(repr(plain(single)[:400]), 400)
        case "opaque":
            return f"<{class_name(type(value))} object>"
        case _ if depth > _MAX_DEPTH:
            return "..."
        case "array":
            array = plain(single)
            if array.dtype.kind not in NUMBERS + TIMES:
                return _show(array.tolist(), depth + 1)
            numbers = _show_array(array)
            if depth:
                return numbers
            head = text("array of shape {shape}, {dtype}", shape=show_shape(array.shape), dtype=array.dtype)
            return f"{head}\n{numbers}"
        case "masked":
            data, mask = plain(single)
            numbers = _show_array(data, mask)
            if depth:
                return numbers
            shape = show_shape(data.shape)
            head = text("masked array of shape {shape}, {dtype}", shape=shape, dtype=data.dtype)
            return f"{head}\n{numbers}"
        case "record":
            name, fields = plain(single)
            parts = [f"{field}={_show(item, depth + 1)}" for field, item in _some(list(fields))]
            return _brackets(f"{_cut(name, 60)}(", parts, ")", len(fields))
        case "dict":
            pairs = [(_show(key, depth + 1), item) for key, item in _some(list(plain(single).items()))]
            parts = [f"{key}: {_show(item, depth + 1)}" for key, item in pairs]
            return _brackets("{", parts, "}", len(plain(single)))
        case "set" | "frozenset":
            parts = [_show(item, depth + 1) for item in _some(list(plain(single)))]
            return _brackets("{", parts, "}", len(plain(single))) if parts else "set()"
        case "tuple":
            parts = [_show(item, depth + 1) for item in _some(plain(single))]
            return _brackets("(", parts, ",)" if len(parts) == 1 else ")", len(plain(single)))
        case _:
            parts = [_show(item, depth + 1) for item in _some(plain(single))]
            return _brackets("[", parts, "]", len(plain(single)))


def _some[T](sequence: list[T]) -> list[T]:
    return sequence if len(sequence) <= _ELIDE_FROM else [*sequence[:_EDGE], *sequence[-_EDGE:]]


def _brackets(opening: str, parts: list[str], closing: str, count: int) -> str:
    if len(parts) < count:
        parts = [*parts[:_EDGE], "...", *parts[_EDGE:]]
    line = ", ".join(parts)
    if len(line) <= LINE and "\n" not in line:
        return opening + line + closing
    return opening + ",\n".join(parts).replace("\n", "\n" + " " * len(opening)) + closing


def _show_array(array: Array, mask: Array | None = None) -> str:
    """The array's numbers in columns; "--" for what is masked, as NumPy prints it."""
    if array.ndim == 0:
        return show_number(array[()], 9) if mask is None else "--"
    places = np.ix_(*(_kept(length) for length in array.shape))
    shown = array[places]
    hidden = np.zeros(shown.shape, dtype=np.bool_) if mask is None else mask[places]
    cells = [
        "--" if masked else show_number(item)
        for item, masked in zip(shown.reshape(-1), hidden.reshape(-1), strict=True)
    ]
    width = max(map(len, cells), default=0) if array.ndim > 1 else 0
    return _nest([cell.rjust(width) for cell in cells], shown.shape, array.shape, 1)


def _kept(length: int) -> list[int]:
    if length <= _ELIDE_FROM:
        return list(range(length))
    return [*range(_EDGE), *range(length - _EDGE, length)]


def _nest(cells: list[str], shown: tuple[int, ...], full: tuple[int, ...], indent: int) -> str:
    """`cells` in C order, in brackets by axis; axes shown shorter than they are get an ellipsis."""
    if len(shown) == 1:
        parts, separator = cells, ", "
    else:
        size = len(cells) // shown[0] if shown[0] else 0
        parts = [
            _nest(cells[row * size : (row + 1) * size], shown[1:], full[1:], indent + 1)
            for row in range(shown[0])
        ]
        separator = "," + "\n" * (len(shown) - 1) + " " * indent
    if shown[0] < full[0]:
        parts = [*parts[:_EDGE], "...", *parts[_EDGE:]]
    return f"[{separator.join(parts)}]"


def _quote(string: str, length: int) -> str:
    return _cut(repr(string[: length + 1]), length) if len(string) > length else repr(string)


def _cut(string: str, length: int) -> str:
    return string if len(string) <= length else string[: length - 3] + "..."


def _power_of_ten(number: int) -> str:
    exponent = round((number.bit_length() - 0.5) * 0.30103)
    return f"{'-' if number < 0 else ''}10**{exponent}"
