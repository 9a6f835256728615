"""Why the numbers of a row, a column or another line are wrong together: of a step over all of them."""

from collections.abc import Callable, Iterator
from itertools import permutations
from typing import Final

import numpy as np

from divebell_judge.evidence import holds
from divebell_judge.nearness import Cause, Near
from divebell_judge.numeric import FLOATS, wide
from divebell_judge.values import Array
from divebell_judge.wording import template, text

_FEW: Final = 8  # lines that are tried before all of them
_LONGEST: Final = 100_000  # numbers of a line that is tried
_ENOUGH: Final = 3  # numbers of a line of which it is no coincidence that they share a factor


def other_axis(got: Array, want: Array, near: Near) -> str | None:
    """Sums to 1 along another axis than it should, as after a softmax over the wrong one."""
    if got.ndim < 2 or got.dtype.kind not in FLOATS:
        return None
    sums = [
        tuple(near.agrees(array.sum(axis), np.ones_like(array.sum(axis))) for axis in range(got.ndim))
        for array in (got, want)
    ]
    for axis, other in permutations(range(got.ndim), 2):
        if sums[0][axis] and not sums[0][other] and sums[1][other] and not sums[1][axis]:
            return text(
                "It sums to 1 along axis {axis}, where axis {other} should: is softmax over the other axis?",
                axis=axis,
                other=other,
            )
    return None


type _Step = Callable[[Array], Array]
"""What is done to lines, the rows of a 2-D array, each by itself."""


def _missing(step: _Step, hint: str) -> Cause:
    """A cause that is proved where what was got becomes right by `step`; `hint` tells of `{line}`."""
    return _along(lambda got, want: (step(got), want), hint)


def _added(step: _Step, hint: str) -> Cause:
    """A cause that is proved where what is wanted becomes what was got by `step`."""
    return _along(lambda got, want: (got, step(want)), hint)


def _along(sides: Callable[[Array, Array], tuple[Array, Array]], hint: str) -> Cause:
    def cause(got: Array, want: Array, near: Near) -> str | None:
        if {got.dtype.kind, want.dtype.kind} - set("iuf"):
            return None
        for axis in range(got.ndim):
            if not 2 < got.shape[axis] <= _LONGEST:
                continue
            if all(holds(*sides(*lines), *lines, near) for lines in _tried_lines(got, want, axis)):
                return text(hint, line=_line_name(axis, got.ndim))
        return None

    return cause


def _line_name(axis: int, ndim: int) -> str:
    if ndim == 1:
        return text("it")
    if ndim > 2:
        return text("each line along axis {axis}", axis=axis)
    return text("each row") if axis else text("each column")


def _tried_lines(got: Array, want: Array, axis: int) -> Iterator[tuple[Array, Array]]:
    """The lines of both arrays along an axis, as rows: a few of them, if there are many, and then all."""
    left, right = np.moveaxis(got, axis, -1), np.moveaxis(want, axis, -1)
    shape = left.shape[:-1]
    count = int(np.prod(shape))
    if count > _FEW:
        places = np.unravel_index(np.linspace(0, count - 1, _FEW).astype(int), shape)
        yield wide(left[places]), wide(right[places])
    length = got.shape[axis]
    yield wide(left).reshape(-1, length), wide(right).reshape(-1, length)


def _sum(lines: Array) -> Array:
    return np.asarray(lines.sum(-1, keepdims=True))


def _centred(lines: Array) -> Array:
    return np.asarray(lines - lines.mean(-1, keepdims=True))


def _softmax(lines: Array) -> Array:
    powers = np.exp(lines - lines.max(-1, keepdims=True))
    return np.asarray(powers / _sum(powers))


def _log_softmax(lines: Array) -> Array:
    moved = lines - lines.max(-1, keepdims=True)
    return np.asarray(moved - np.log(_sum(np.exp(moved))))


softmax_missing: Final = _missing(
    _softmax, template("The softmax of {line} is right: are these logits, where probabilities are wanted?")
)
log_softmax_missing: Final = _missing(
    _log_softmax,
    template("The log-softmax of {line} is right: is the logarithm of the sum to be subtracted?"),
)
sum_not_divided: Final = _missing(
    lambda lines: lines / _sum(lines),
    template("Divided by its sum, {line} is right: is that division missing?"),
)
norm_not_divided: Final = _missing(
    lambda lines: lines / np.sqrt(_sum(lines * lines)),
    template(
        "Divided by its length (the root of the sum of squares), {line} is right: is that division missing?"
    ),
)
mean_not_subtracted: Final = _missing(
    _centred, template("Minus its mean, {line} is right: is that subtraction missing?")
)
not_standardised: Final = _missing(
    lambda lines: _centred(lines) / lines.std(-1, keepdims=True),
    template("Minus its mean and divided by its standard deviation, {line} is right: is that missing?"),
)
sum_not_running: Final = _missing(
    lambda lines: lines.cumsum(-1), template("The running sum of {line} is right: is np.cumsum missing?")
)
product_not_running: Final = _missing(
    lambda lines: lines.cumprod(-1),
    template("The running product of {line} is right: is np.cumprod missing?"),
)
sum_running: Final = _added(
    lambda lines: lines.cumsum(-1),
    template("It is the running sum of what is wanted: does it add up along {line}?"),
)
not_sorted: Final = _missing(
    lambda lines: np.sort(lines, -1), template("Sorted, {line} is right: is a sort missing?")
)
not_sorted_down: Final = _missing(
    lambda lines: -np.sort(-lines, -1),
    template("Sorted from large to small, {line} is right: is a sort missing?"),
)


def factor_per_line(got: Array, want: Array, near: Near) -> str | None:
    """Each row, or each column, is right but for a factor of its own."""

    def unscaled(got: Array, want: Array) -> Array:
        place = np.abs(want).argmax(-1)[:, None]
        factor = np.take_along_axis(got, place, -1) / np.take_along_axis(want, place, -1)
        # Of a line with fewer numbers, a factor says nothing.
        telling = np.isfinite(factor) & (factor != 0) & ((want != 0).sum(-1, keepdims=True) >= _ENOUGH)
        return np.asarray(got / np.where(telling, factor, 1))

    hint = template(
        "Is {line} right but for a factor of its own? Then what it is divided or multiplied by is wrong."
    )
    return _own(unscaled, hint, got, want, near)


def offset_per_line(got: Array, want: Array, near: Near) -> str | None:
    """Each row, or each column, is right but for a term of its own."""

    def unmoved(got: Array, want: Array) -> Array:
        offset = got[:, :1] - want[:, :1]
        telling = np.isfinite(offset) & (want.max(-1, keepdims=True) > want.min(-1, keepdims=True))
        return np.asarray(got - np.where(telling, offset, 0))

    hint = template(
        "Is {line} right but for a term of its own? Then what is added to it or subtracted is wrong."
    )
    return _own(unmoved, hint, got, want, near)


def _own(
    undone: Callable[[Array, Array], Array], hint: str, got: Array, want: Array, near: Near
) -> str | None:
    """`hint` where lines, two wrong ones at least, become right when something of their own is undone."""
    if got.ndim < 2 or {got.dtype.kind, want.dtype.kind} - set("iuf"):
        return None
    for axis in reversed(range(got.ndim)):
        if got.shape[axis] < _ENOUGH or got.size < 2 * got.shape[axis]:
            continue
        if all(
            holds(undone(*lines), lines[1], *lines, near) and near.differing(*lines).all(-1).sum() > 1
            for lines in _tried_lines(got, want, axis)
        ):
            return text(hint, line=_line_name(axis, got.ndim))
    return None


LINE_CAUSES: Final[tuple[Cause, ...]] = (
    softmax_missing,
    log_softmax_missing,
    sum_not_divided,
    norm_not_divided,
    mean_not_subtracted,
    not_standardised,
    not_sorted,
    not_sorted_down,
    sum_not_running,
    product_not_running,
    sum_running,
)
"""Steps that are missing, or one too many."""
