import numpy as np

SHAPES = {
    "constant": lambda share: np.ones_like(share),
    "linear": lambda share: 1 - share,
    "cosine": lambda share: (1 + np.cos(2 * np.pi * share)) / 2,
}


def learning_rate(t, total, peak, warmup, shape, floor=0.0):
    t = np.asarray(t)
    if shape not in SHAPES or not 0 <= warmup <= total or not 0 <= floor <= peak or (t < 0).any():
        raise ValueError("an unknown shape, or a number out of its range")
    rising = peak * (t + 1) / max(warmup, 1)
    share = (np.minimum(t, total) - warmup) / max(total - warmup, 1)
    falling = floor + (peak - floor) * SHAPES[shape](share)
    return np.where(t < warmup, rising, falling)
