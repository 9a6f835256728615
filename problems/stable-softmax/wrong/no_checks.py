import numpy as np


def shifted(z, axis):
    z = np.asarray(z)
    return z - z.max(axis=axis, keepdims=True)


def softmax(z, axis=-1, temperature=1.0):
    e = np.exp(shifted(z, axis) / temperature)
    return e / e.sum(axis=axis, keepdims=True)


def log_softmax(z, axis=-1):
    z = shifted(z, axis)
    return z - np.log(np.exp(z).sum(axis=axis, keepdims=True))
