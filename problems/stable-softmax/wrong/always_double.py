import numpy as np


def shifted(z, axis):
    z = np.array(z, dtype=float)
    top = z.max(axis=axis, keepdims=True)
    if not np.isfinite(top).all():
        raise ValueError("no distribution")
    return z - top


def softmax(z, axis=-1, temperature=1.0):
    if not temperature > 0:
        raise ValueError("temperature")
    e = np.exp(shifted(z, axis) / temperature)
    return e / e.sum(axis=axis, keepdims=True)


def log_softmax(z, axis=-1):
    z = shifted(z, axis)
    return z - np.log(np.exp(z).sum(axis=axis, keepdims=True))
