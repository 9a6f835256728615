"""Comparing printed texts, and values with printed texts, as the authors of such tests mean them.

An expected output is often typed by hand: `[1.5,3.]` for NumPy's `[1.5 3. ]`, `(array([0., 1.]), 2)` on one
line for what is printed on three. So texts are compared by their numbers, words and brackets.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Any, Final

import numpy as np

# A word right before a bracket that only says of which type the value is.
_TYPES: Final = r"(?:np\.|numpy\.)?(?:array|matrix|tensor|bool_?|str_|u?int\d*|float\d*|complex\d*)"
_TOKEN: Final = re.compile(
    rf"""
      (?P<wrapper>{_TYPES}\()
    | (?P<dtype>,?\s*dtype=[\w.'<>=|]+)
    | (?P<number>[-+]?(?:(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?|inf\b|nan\b)(?![\w.]))
    | (?P<open>[\[({{])
    | (?P<close>[\])}}])
    | (?P<word>[^\W\d]\w*|\.\.\.|[^\s,:'"])
    """,
    re.VERBOSE,
)
MANY_DECIMALS: Final = 3
"""A printed number with so many decimals may be that of a value with more."""

type Token = str | float
"""A number, a word, `[` or `]`."""


def agree(printed: str, expected: str) -> bool:
    """Whether a test that prints `printed` prints what is expected of it."""
    got, want = list(_tokens(printed)), list(_tokens(expected))
    return len(got) == len(want) and all(
        _near(left[0], right[0], right[1] if right[1] >= MANY_DECIMALS else None)
        for left, right in zip(got, want, strict=True)
    )


def shows(expected: str, value: object, *, decimals: int | None, whole: bool) -> bool:
    """Whether the text `expected` is that of `value`.

    Parameters:
        decimals: to which the text's numbers are rounded; None where they have what they show.
        whole: the text is that of the value alone; otherwise words of the test stand between its parts.
    """
    want = list(_tokens(expected))
    if any(token == "..." for token, _ in want):
        return True  # NumPy prints long arrays in part: the texts agree, and more cannot be said
    got = list(_value_tokens(value))
    if whole:
        return len(got) == len(want) and all(
            _near(left, token, places if decimals is None else decimals)
            for left, (token, places) in zip(got, want, strict=True)
        )
    rest = iter(want)
    leaves = (token for token in got if token not in ("[", "]"))
    return all(
        any(_near(leaf, token, places if decimals is None else decimals) for token, places in rest)
        for leaf in leaves
    )


def _tokens(text: str) -> Iterator[tuple[Token, int]]:
    """Each token, and how many decimals a number shows."""
    wrappers: list[bool] = []
    for match in _TOKEN.finditer(text):
        kind, found = match.lastgroup, match[0]
        if kind == "wrapper":
            wrappers.append(True)
        elif kind == "open":
            wrappers.append(False)
            yield "[", 0
        elif kind == "close":
            if not (wrappers and wrappers.pop()):
                yield "]", 0
        elif kind == "number":
            yield float(found), _decimals(found)
        elif kind == "word":
            yield found, 0


def _decimals(number: str) -> int:
    """After how many decimal places a printed number ends; less than 0 for whole tens and so on."""
    mantissa, _, exponent = number.lower().partition("e")
    return len(mantissa.partition(".")[2]) - int(exponent or 0)


def _near(got: Token, want: Token, decimals: int | None) -> bool:
    if isinstance(got, str) or isinstance(want, str):
        return got == want
    if got == want or (np.isnan(got) and np.isnan(want)):
        return True
    # Half a unit of the last place, and what rounding in binary adds to it.
    return decimals is not None and abs(got - want) <= 0.5 * 10.0**-decimals * (1 + 1e-6) + 1e-15 * abs(want)


def _value_tokens(value: object) -> Iterator[Token]:
    match value:
        case bool() | np.bool_() | None:
            yield str(value)
        case str():
            yield from (token for token, _ in _tokens(value))
        case int() | float():
            yield float(value)
        case np.floating():
            yield float(str(value))  # the digits that a float32 is printed with
        case np.integer():
            yield float(value)
        case complex() | np.complexfloating():
            yield from (token for token, _ in _tokens(str(value)))
        case np.ndarray() if value.ndim == 0:
            yield from _value_tokens(value[()])
        case dict():
            yield from _bracketed([part for pair in value.items() for part in pair])
        case list() | tuple() | set() | frozenset() | np.ndarray():
            yield from _bracketed(list(value))
        case _:
            yield from (token for token, _ in _tokens(str(value)))


def _bracketed(items: Sequence[Any]) -> Iterator[Token]:  # Any: values of a solution
    yield "["
    for item in items:
        yield from _value_tokens(item)
    yield "]"
