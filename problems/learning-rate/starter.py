import numpy as np


def learning_rate(t, total, peak, warmup, shape, floor=0.0):
    """The learning rate at step t of a run of total steps.

    t is a step counted from 0, or an array of steps; the result
    has its shape. shape is "constant", "linear" or "cosine".
    Raises ValueError for another shape, warmup outside 0..total,
    floor outside 0..peak, and a negative step.
    """
    raise NotImplementedError
