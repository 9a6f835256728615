"""Why numbers of the right shape are wrong: the causes in the order in which they are tried."""

from typing import Final

from divebell_judge.function_causes import (
    FUNCTION_CAUSES,
    absolute_values,
    angle_wrapped,
    conjugate,
    imaginary_lost,
    sign_flipped,
    truth_swapped,
    unclipped,
)
from divebell_judge.line_causes import LINE_CAUSES, factor_per_line, offset_per_line, other_axis
from divebell_judge.nearness import Cause
from divebell_judge.order_causes import ORDER_CAUSES
from divebell_judge.rounding_causes import low_precision, overflowed, rounded, truncated
from divebell_judge.scale_causes import (
    affine,
    constant_factor,
    constant_offset,
    counted_from,
    degrees,
    degrees_of_freedom,
    log_base,
    percent,
    root_of_length,
    sum_or_mean,
)
from divebell_judge.shape_causes import transposed

EXPLANATIONS: Final[tuple[Cause, ...]] = (
    transposed,  # of a square matrix, where the shape does not show it
    truth_swapped,
    sign_flipped,
    conjugate,
    imaginary_lost,
    absolute_values,
    *ORDER_CAUSES[:-1],
    other_axis,
    degrees_of_freedom,
    *FUNCTION_CAUSES,
    log_base,
    degrees,
    sum_or_mean,
    root_of_length,
    percent,
    counted_from,
    *LINE_CAUSES,
    ORDER_CAUSES[-1],
    constant_factor,
    constant_offset,
    truncated,
    rounded,
    overflowed,
    low_precision,
    angle_wrapped,
    unclipped,
    affine,
    factor_per_line,
    offset_per_line,
)
"""Causes that account for all the numbers, so that one is enough: the surest and most specific first."""

_BY_PLACE: Final = frozenset(
    {transposed, *ORDER_CAUSES, other_axis, *LINE_CAUSES, factor_per_line, offset_per_line}
)
NUMBER_BY_NUMBER: Final[frozenset[Cause]] = frozenset(EXPLANATIONS) - _BY_PLACE
"""Those that hold of an array only if they hold of any numbers in it, wherever these stand."""
