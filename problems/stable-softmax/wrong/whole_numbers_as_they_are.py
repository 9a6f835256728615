import numpy as np


def softmax(z, axis=-1, temperature=1.0):
    if not temperature > 0:
        raise ValueError(f"the temperature must be above 0: {temperature}")
    weights = np.exp(shifted(z, axis) / temperature)
    return weights / weights.sum(axis=axis, keepdims=True)


def log_softmax(z, axis=-1):
    z = shifted(z, axis)
    return z - np.log(np.exp(z).sum(axis=axis, keepdims=True))


def shifted(z, axis):
    z = np.asarray(z)
    top = z.max(axis=axis, keepdims=True)
    if not np.isfinite(top).all():
        raise ValueError("a slice needs a finite largest score")
    return z - top
