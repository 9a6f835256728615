import numpy as np


def shifted(z):
    z = np.asarray(z)
    top = z.max(axis=-1, keepdims=True)
    if not np.isfinite(top).all():
        raise ValueError("no distribution")
    return z - top


def softmax(z, axis=-1, temperature=1.0):
    if not temperature > 0:
        raise ValueError("temperature")
    e = np.exp(shifted(z) / temperature)
    return e / e.sum(axis=-1, keepdims=True)


def log_softmax(z, axis=-1):
    z = shifted(z)
    return z - np.log(np.exp(z).sum(axis=-1, keepdims=True))
