"""Why numbers are another function of the data than the wanted one: each number by itself."""

from collections.abc import Callable
from typing import Final

import numpy as np

from divebell_judge.evidence import few_distinct, holds, proves
from divebell_judge.nearness import Cause, Near
from divebell_judge.numeric import FLOATS, wide
from divebell_judge.values import Array
from divebell_judge.wording import template, text

_TURN: Final = 2 * np.pi


def truth_swapped(got: Array, want: Array, near: Near) -> str | None:
    """True for False, everywhere."""
    if got.dtype.kind == want.dtype.kind == "b" and want.any() and not want.all() and near.agrees(~got, want):
        return text("True and False are swapped: is a condition the wrong way round?")
    return None


def sign_flipped(got: Array, want: Array, near: Near) -> str | None:
    """The wanted numbers times -1."""
    if got.dtype.kind == "b" or not want.any() or not near.agrees(-wide(got), want):
        return None
    return text(
        "The sign is flipped: the result times -1 is right. Is something subtracted the wrong way round?"
    )


def absolute_values(got: Array, want: Array, near: Near) -> str | None:
    """Right but for signs: |want|, a missing |...|, or signs flipped here and there."""
    if got.dtype.kind == "b" or not want.any() or not near.agrees(np.abs(got), np.abs(want)):
        return None
    if got.dtype.kind == "c" or want.dtype.kind == "c" or got.size < 3:
        return None
    if not (got < 0).any():
        return text("It is the absolute value of what is wanted: is an abs(...) or a square too many?")
    if not (want < 0).any():
        return text("Its absolute value is right: is an abs(...) missing?")
    return text("The absolute values are right: are some signs flipped?")


def conjugate(got: Array, want: Array, near: Near) -> str | None:
    """Complex numbers with the other sign of j."""
    if got.dtype.kind == "c" and want.dtype.kind == "c" and near.agrees(got.conj(), want):
        return text("It is the complex conjugate of what is wanted: is a .conj() missing or too many?")
    return None


def imaginary_lost(got: Array, want: Array, near: Near) -> str | None:
    """The real parts of complex numbers."""
    if (
        want.dtype.kind == "c"
        and got.dtype.kind != "c"
        and holds(wide(got), want.real, wide(got), want, near)
    ):
        return text("It is the real part of what is wanted: is the imaginary part lost in a real array?")
    return None


def _pair(hint: str, sides: Callable[[Array, Array], tuple[Array, Array]]) -> Cause:
    """A cause that is proved where both of its `sides`, made of what was got and what is wanted, agree."""

    def cause(got: Array, want: Array, near: Near) -> str | None:
        if got.dtype.kind not in FLOATS + "iu" or want.dtype.kind not in FLOATS + "iu":
            return None
        left, right = wide(got), wide(want)
        return text(hint) if holds(*sides(left, right), left, right, near) else None

    return cause


def _sigmoid(array: Array) -> Array:
    return np.asarray(1 / (1 + np.exp(-array)))


squared: Final = _pair(
    template("It is the square of what is wanted: is a square root missing?"),
    lambda got, want: (got, want * want),
)
rooted: Final = _pair(
    template("It is the square root of what is wanted: is a root too many, or a square missing?"),
    lambda got, want: (got * got, np.where(got < 0, np.nan, want) if got.dtype.kind == "f" else want),
)
reciprocal: Final = _pair(
    template("It is 1 divided by what is wanted: is a division the wrong way round?"),
    lambda got, want: (got, 1 / want),
)
complement: Final = _pair(
    template("It is 1 minus what is wanted: is it the share or probability of the other case?"),
    lambda got, want: (got, 1 - want),
)
logarithm: Final = _pair(
    template("It is the logarithm of what is wanted: is an exp missing, or a log too many?"),
    lambda got, want: (got, np.log(want)),
)
exponential: Final = _pair(
    template("Its logarithm is what is wanted: is a log missing, or an exp too many?"),
    lambda got, want: (got, np.exp(want)),
)
sigmoid_missing: Final = _pair(
    template("Its sigmoid is right: are these logits, where probabilities are wanted?"),
    lambda got, want: (_sigmoid(got), want),
)
sigmoid_added: Final = _pair(
    template("It is the sigmoid of what is wanted: are these probabilities, where logits are wanted?"),
    lambda got, want: (got, _sigmoid(want)),
)
tanh_missing: Final = _pair(
    template("Its tanh is right: is np.tanh missing?"), lambda got, want: (np.tanh(got), want)
)


def unclipped(got: Array, want: Array, near: Near) -> str | None:
    """Right where the wanted numbers stay within a bound, and beyond the bound where they reach it."""
    if {got.dtype.kind, want.dtype.kind} - set("iuf") or want.size < 4 or np.isnan(got).any():
        return None
    low, high = want.min(), want.max()
    beyond = int((got < low).sum()), int((got > high).sum())
    if min(beyond) > 0:
        hint = _BETWEEN
    elif beyond[0] > 1:
        hint = _AT_LEAST
    elif beyond[1] > 1:
        hint = _AT_MOST
    else:
        return None
    if not near.agrees(np.clip(wide(got), low, high), want) or len(few_distinct(want)) < 4:
        return None
    return text(hint, low=f"{low:.6g}", high=f"{high:.6g}")


_BETWEEN: Final = template(
    "The wanted numbers are all between {low} and {high}, and within these bounds it is right: "
    "is a clip, a max or a min missing?"
)
_AT_LEAST: Final = template(
    "The wanted numbers are all at least {low}, and within these bounds it is right: "
    "is a clip, a max or a min missing?"
)
_AT_MOST: Final = template(
    "The wanted numbers are all at most {high}, and within these bounds it is right: "
    "is a clip, a max or a min missing?"
)


def angle_wrapped(got: Array, want: Array, near: Near) -> str | None:
    """Off by whole turns."""
    if {got.dtype.kind, want.dtype.kind} - {"f"}:
        return None
    turns = np.round((got - want) / _TURN)
    if not (np.isfinite(turns).all() and turns.any() and np.abs(turns).max() < 1e3):
        return None
    if not near.agrees(wide(got) - turns * _TURN, want) or not proves(want[turns != 0]):
        return None
    return text(
        "The wrong numbers are off by whole turns of 2π: is an angle to be brought into another range?"
    )


FUNCTION_CAUSES: Final[tuple[Cause, ...]] = (
    squared,
    rooted,
    reciprocal,
    complement,
    logarithm,
    exponential,
    sigmoid_missing,
    sigmoid_added,
    tanh_missing,
)
"""No two of them hold of the same numbers."""
