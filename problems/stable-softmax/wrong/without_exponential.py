import numpy as np


def softmax(z, axis=-1, temperature=1.0):
    z = np.asarray(z) / temperature
    return z / z.sum(axis=axis, keepdims=True)


def log_softmax(z, axis=-1):
    return np.log(softmax(z, axis))
