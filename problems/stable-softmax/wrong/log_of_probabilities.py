import numpy as np


def softmax(z, axis=-1, temperature=1.0):
    z = np.asarray(z)
    top = z.max(axis=axis, keepdims=True)
    if not temperature > 0 or not np.isfinite(top).all():
        raise ValueError("no distribution")
    e = np.exp((z - top) / temperature)
    return e / e.sum(axis=axis, keepdims=True)


def log_softmax(z, axis=-1):
    return np.log(softmax(z, axis))
