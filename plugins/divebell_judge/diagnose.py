"""Causes of a wrong result that its numbers prove, or make worth asking about.

A hint is a question unless the numbers leave no other reading.
"""

from collections.abc import Collection, Iterator
from itertools import islice
from typing import Final

import numpy as np

from divebell_judge.compare import Mismatch
from divebell_judge.nearness import Near, is_large, sample
from divebell_judge.numeric import Rule
from divebell_judge.part_causes import part_cause
from divebell_judge.place_causes import OBSERVATIONS
from divebell_judge.shape_causes import SHAPE_CAUSES
from divebell_judge.text_causes import text_cause
from divebell_judge.value_causes import EXPLANATIONS, NUMBER_BY_NUMBER
from divebell_judge.values import NUMBERS, Array, as_array

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
    plain_cause = part_cause(got, want, mismatch, rule) or text_cause(mismatch.got, mismatch.want)
    if plain_cause:
        return (plain_cause,)
    if rule.any_order:
        return ()  # the numbers have no places to be related by
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
