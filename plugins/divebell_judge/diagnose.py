"""Causes of a wrong result that its numbers prove, or make worth asking about.

A hint is a question unless the numbers leave no other reading.
"""

from collections.abc import Collection, Iterator
from itertools import islice, permutations
from typing import Final

import numpy as np

from divebell_judge.compare import Mismatch, compare
from divebell_judge.nearness import Near
from divebell_judge.numeric import Rule
from divebell_judge.shape_causes import SHAPE_CAUSES
from divebell_judge.value_causes import VALUE_CAUSES
from divebell_judge.values import NUMBERS, as_array, defines, items, kind

MAX_HINTS: Final = 2


def diagnose(mismatch: Mismatch, rule: Rule, sizes: Collection[int] = ()) -> tuple[str, ...]:
    """At most `MAX_HINTS` hints on why `mismatch.got` is not `mismatch.want`.

    Parameters:
        rule: what counts as agreeing when a cause is tried.
        sizes: lengths of the axes of the inputs, by which a factor of n or n - 1 is recognised.
    """
    if kind(mismatch.got) == "opaque":
        return _unwrapped(mismatch.got)
    got, want = as_array(mismatch.got), as_array(mismatch.want)
    if got is None or want is None or {got.dtype.kind, want.dtype.kind} - set(NUMBERS):
        return _parts(mismatch, rule)
    near = Near(Rule(max(rule.rtol, 1e-9), rule.atol), sizes)
    causes = SHAPE_CAUSES if got.shape != want.shape else VALUE_CAUSES
    with np.errstate(all="ignore"):
        found: Iterator[str] = (hint for cause in causes if (hint := cause(got, want, near)))
        return tuple(islice(found, MAX_HINTS)) or _parts(mismatch, rule)


def _unwrapped(got: object) -> tuple[str, ...]:
    if defines(got, "__next__"):
        return ("It makes its items one by one, when asked. Is a list(...) around it missing?",)
    if defines(got, "__call__"):
        return ("It is a function or a class. Are the parentheses of a call missing?",)
    return ()


def _parts(mismatch: Mismatch, rule: Rule) -> tuple[str, ...]:
    """The parts of a tuple or list are right, in another order."""
    if kind(mismatch.got) not in ("list", "tuple") or kind(mismatch.want) not in ("list", "tuple"):
        return ()
    got, want = items(mismatch.got), items(mismatch.want)
    if len(got) != len(want) or not 2 <= len(got) <= 4:
        return ()
    for order in permutations(range(len(got))):
        if all(compare(got[place], part, rule) is None for place, part in zip(order, want, strict=True)):
            return ("Its parts are right, in another order. Are they swapped in the `return`?",)
    return ()
