"""Mutation testing of problems: every small change to a solution has to be caught by some case.

The changes know NumPy (axes, `keepdims`, `ddof`, reductions, shapes, dtypes), and what judges them are the
problem's own cases.
"""

from .mutation import MutationProgress, mutate_problems
from .outcome import Caught, Outcome, Score
from .report import document, percent, summary, survivor

__all__ = [
    "Caught",
    "MutationProgress",
    "Outcome",
    "Score",
    "document",
    "mutate_problems",
    "percent",
    "summary",
    "survivor",
]
