"""Comparing numbers that fit no array, in exact arithmetic: big whole ones, Decimals and Fractions."""

import math
from typing import Any, Final

import numpy as np

from divebell_judge.numeric import Rule
from divebell_judge.values import kind, leaf, plain

_DECIMAL_ROUNDING: Final = 1e-24
"""Relative tolerance between Decimals, which by default are rounded to 28 digits."""

_FLOAT_ROUNDING: Final = 4 * float(np.finfo(np.float64).eps)
"""Relative tolerance of a float where a big whole number is wanted."""

_MAX_EXPONENT: Final = 5000
"""Decimals beyond this power of ten are compared as they are: their digits would fill the memory."""

_EXACT: Final = ("int", "fraction", "decimal")


def close(got: object, want: object, rule: Rule) -> bool:
    """Whether two single numbers agree.

    As in `numeric.differing`: NaN is NaN, infinities agree by sign, and between numbers that no arithmetic
    rounds, whole ones and Fractions, `rtol` does not count. Between Decimals it is at most 1e-24.
    """
    left, right = _number(got), _number(want)
    if isinstance(left, complex) or isinstance(right, complex):
        return _complex_close(left, right, rule)
    if isinstance(left, float) and isinstance(
        right, float
    ):  # at least one is infinite or NaN, or both are floats
        if left == right or (math.isnan(left) and math.isnan(right)):
            return True
        if not (math.isfinite(left) and math.isfinite(right)):
            return False
    ratios = _ratio(left), _ratio(right)
    if ratios[0] is None or ratios[1] is None:
        return bool(left == right)
    return _within(ratios[0], ratios[1], rule.atol, _rtol(got, want, rule))


def _number(value: object) -> Any:  # Any: an int, a float, a complex, a Fraction or a finite Decimal
    single = leaf(value)
    number = plain(single)
    if isinstance(number, np.longdouble):
        return number if np.isfinite(number) else float(number)
    if isinstance(number, np.clongdouble):
        return complex(number)
    if isinstance(number, np.generic):
        number = number.item()
    if kind(single) == "decimal" and not number.is_finite():
        return math.nan if number.is_nan() else float(number)
    return number


def _ratio(number: Any) -> tuple[int, int] | None:  # Any: as `_number` gives
    """A number as numerator and denominator; None if it is infinite, NaN or beyond measure."""
    if isinstance(number, float) and not math.isfinite(number):
        return None
    if not number:
        return 0, 1
    if kind(number) == "decimal" and abs(number.adjusted()) > _MAX_EXPONENT:
        return None
    numerator, denominator = number.as_integer_ratio()
    return int(numerator), int(denominator)


def _within(got: tuple[int, int], want: tuple[int, int], atol: float, rtol: float) -> bool:
    """`|got - want| <= atol + rtol * |want|`, all multiplied by every denominator there is."""
    (a, b), (c, d) = got, want
    (p, q), (r, s) = atol.as_integer_ratio(), rtol.as_integer_ratio()
    return abs(a * d - c * b) * q * s <= b * (p * d * s + q * r * abs(c))


def _rtol(got: object, want: object, rule: Rule) -> float:
    kinds = {_sort(got), _sort(want)}
    if kinds <= set(_EXACT):
        return min(rule.rtol, _DECIMAL_ROUNDING) if "decimal" in kinds else 0.0
    return min(rule.rtol, _FLOAT_ROUNDING) if _sort(want) == "int" else rule.rtol


def _sort(value: object) -> str:
    single = leaf(value)
    if kind(single) == "scalar":
        return "int" if plain(single).dtype.kind in "iub" else "float"
    return "int" if kind(single) == "bool" else kind(single)


def _complex_close(left: Any, right: Any, rule: Rule) -> bool:  # Any: as `_number` gives
    try:
        got, want = complex(left), complex(right)
        if got == want or (got != got and want != want):
            return True
        return abs(got - want) <= rule.atol + rule.rtol * abs(want) < math.inf
    except OverflowError:  # one is beyond the floats, and the other has an imaginary part
        return False
