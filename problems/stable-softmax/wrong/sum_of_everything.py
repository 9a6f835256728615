import numpy as np


def softmax(z, axis=-1, temperature=1.0):
    z = np.asarray(z)
    top = z.max(axis=axis, keepdims=True)
    if not temperature > 0 or not np.isfinite(top).all():
        raise ValueError("no distribution")
    e = np.exp((z - top) / temperature)
    return e / np.sum(e)


def log_softmax(z, axis=-1):
    z = np.asarray(z)
    top = z.max(axis=axis, keepdims=True)
    if not np.isfinite(top).all():
        raise ValueError("no distribution")
    z = z - top
    return z - np.log(np.exp(z).sum(axis=axis, keepdims=True))
