import numpy as np

SHAPES = {
    "constant": lambda share: np.ones_like(share),
    "linear": lambda share: 1 - share,
    "cosine": lambda share: (1 + np.cos(np.pi * share)) / 2,
}


def learning_rate(t, total, peak, warmup, shape, floor=0.0):
    """The learning rate at step t of a run of total steps.

    t is a step counted from 0, or an array of steps; the result
    has its shape. shape is "constant", "linear" or "cosine".
    Raises ValueError for another shape, warmup outside 0..total,
    floor outside 0..peak, and a negative step.
    """
    t = np.asarray(t)
    if shape not in SHAPES or not 0 <= warmup <= total or not 0 <= floor <= peak or (t < 0).any():
        raise ValueError("an unknown shape, or a number out of its range")
    rising = peak * (t + 1) / max(warmup, 1)
    share = (np.minimum(t, total) - warmup) / max(total - warmup, 1)
    falling = floor + (peak - floor) * SHAPES[shape](share)
    return np.where(t < warmup, rising, falling)[()]  # a number for a single step
