"""Causes of a wrong result that its numbers prove, or make worth asking about.

A hint is a question unless the numbers leave no other reading.
"""

from collections.abc import Collection, Iterator
from itertools import islice, permutations
from typing import Final

import numpy as np

from divebell_judge.compare import Mismatch, compare
from divebell_judge.nearness import Near, is_large, sample
from divebell_judge.numeric import Rule
from divebell_judge.place_causes import OBSERVATIONS
from divebell_judge.shape_causes import SHAPE_CAUSES
from divebell_judge.text_causes import text_cause
from divebell_judge.value_causes import EXPLANATIONS, NUMBER_BY_NUMBER
from divebell_judge.values import NUMBERS, Array, as_array, defines, items, kind, leaf

_MAX_PARTS: Final = 4
_MAX_HINTS: Final = 2
_MOST: Final = 4_000_000  # numbers that are looked into, as each cause takes its share of time and memory


def diagnose(
    mismatch: Mismatch, got: object, want: object, rule: Rule, sizes: Collection[int] = ()
) -> tuple[str, ...]:
    """Hints on why `got` is not `want`: one explanation, or what is to be seen of some numbers.

    Parameters:
        mismatch: what `compare` said of the two.
        rule: what counts as agreeing when a cause is tried.
        sizes: lengths of the axes of the inputs, by which a factor of n or n - 1 is recognised.
    """
    if kind(mismatch.got) == "opaque":
        return _unwrapped(mismatch.got)
    if _swapped(got, want, rule):
        return ("Its parts are right, in another order. Are they swapped in the `return`?",)
    text, wanted = leaf(mismatch.got), leaf(mismatch.want)
    if type(text) is str and type(wanted) is str:
        cause = text_cause(text, wanted)
        return (cause,) if cause else ()
    left, right = as_array(mismatch.got), as_array(mismatch.want)
    if left is None or right is None or {left.dtype.kind, right.dtype.kind} - set(NUMBERS):
        return ()
    if max(left.size, right.size) > _MOST:
        return ()
    near = Near(Rule(max(rule.rtol, 1e-9), rule.atol), sizes)
    with np.errstate(all="ignore"):
        return tuple(islice(_hints(left, right, near), _MAX_HINTS))


def _hints(got: Array, want: Array, near: Near) -> Iterator[str]:
    """An explanation, or what is to be seen."""
    if got.shape != want.shape:
        yield from islice(filter(None, (cause(got, want, near) for cause in SHAPE_CAUSES)), 1)
        return
    wrong = near.differing(got, want)
    explanation = _explanation(got, want, wrong, near) if wrong.any() else None
    if explanation:
        yield explanation
        return
    for observation in OBSERVATIONS:
        if seen := observation(got, want, wrong):
            yield seen


def _explanation(got: Array, want: Array, wrong: Array, near: Near) -> str | None:
    """The first of the causes that account for all the numbers; of many, a sample is looked at first."""
    few = sample(want.shape, wrong) if is_large(want) else None
    for cause in EXPLANATIONS:
        if few and cause in NUMBER_BY_NUMBER and not cause(got[few], want[few], near):
            continue
        if hint := cause(got, want, near):
            return hint
    return None


def _unwrapped(got: object) -> tuple[str, ...]:
    if defines(got, "__await__") or defines(got, "__anext__"):
        return ("Its `def` is an `async def`, so the call only makes a coroutine. Is a plain `def` meant?",)
    if defines(got, "__next__"):
        return ("It makes its items one by one, when asked. Is a list(...) around it missing?",)
    if defines(got, "__call__"):
        return ("It is a function or a class. Are the parentheses of a call missing?",)
    return ()


def _swapped(got: object, want: object, rule: Rule) -> bool:
    """Whether several results came in another order. Of numbers in a list, another hint says so."""
    if kind(got) != "tuple" and not (kind(got) == "list" and as_array(got) is None):
        return False
    if kind(want) not in ("list", "tuple") or not 2 <= len(items(got)) == len(items(want)) <= _MAX_PARTS:
        return False
    parts = items(want)
    return any(
        all(compare(left, right, rule) is None for left, right in zip(order, parts, strict=True))
        for order in permutations(items(got))
    )
