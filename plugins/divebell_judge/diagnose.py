"""Causes of a wrong result that its numbers prove, or make worth asking about.

A hint is a question unless the numbers leave no other reading.
"""

from collections.abc import Collection, Iterator
from itertools import islice, permutations
from typing import Final

import numpy as np

from divebell_judge.compare import Mismatch, compare
from divebell_judge.nearness import Cause, Near
from divebell_judge.numeric import Rule
from divebell_judge.shape_causes import SHAPE_CAUSES
from divebell_judge.value_causes import EXPLANATIONS, OBSERVATIONS
from divebell_judge.values import NUMBERS, Array, as_array, defines, items, kind

_MAX_PARTS: Final = 4


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
    left, right = as_array(mismatch.got), as_array(mismatch.want)
    if left is None or right is None or {left.dtype.kind, right.dtype.kind} - set(NUMBERS):
        return ()
    near = Near(Rule(max(rule.rtol, 1e-9), rule.atol), sizes)
    with np.errstate(all="ignore"):
        if left.shape != right.shape:
            return tuple(islice(_found(SHAPE_CAUSES, left, right, near), 1))
        explained = tuple(islice(_found(EXPLANATIONS, left, right, near), 1))
        return explained or tuple(_found(OBSERVATIONS, left, right, near))


def _found(causes: tuple[Cause, ...], got: Array, want: Array, near: Near) -> Iterator[str]:
    return (hint for cause in causes if (hint := cause(got, want, near)))


def _unwrapped(got: object) -> tuple[str, ...]:
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
