import numpy as np


def softmax(z, axis=-1, temperature=1.0):
    z = np.asarray(z)
    if not temperature > 0 or not np.isfinite(z.max(axis=axis)).all():
        raise ValueError("no distribution")
    e = np.exp((z - z.max()) / temperature)
    return e / e.sum(axis=axis, keepdims=True)


def log_softmax(z, axis=-1):
    z = np.asarray(z)
    if not np.isfinite(z.max(axis=axis)).all():
        raise ValueError("no distribution")
    z = z - z.max()
    return z - np.log(np.exp(z).sum(axis=axis, keepdims=True))
