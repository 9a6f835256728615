import numpy as np


def softmax(z, axis=-1, temperature=1.0):
    """Probabilities from scores, along one axis.

    z holds scores of any shape, finite or minus infinity. The
    result has z's shape and, for floats, its dtype.
    Raises ValueError when a slice has no finite score, when a
    score is NaN or plus infinity, or temperature is not above 0.
    """
    if not temperature > 0:
        raise ValueError(f"the temperature must be above 0: {temperature}")
    weights = np.exp(shifted(z, axis) / temperature)
    return weights / weights.sum(axis=axis, keepdims=True)


def log_softmax(z, axis=-1):
    """The logarithm of softmax(z, axis), right where that underflows."""
    z = shifted(z, axis)
    return z - np.log(np.exp(z).sum(axis=axis, keepdims=True))


def shifted(z, axis):
    """Scores less the largest of their slice, so that the largest is 0."""
    z = np.asarray(z)
    if z.dtype.kind != "f":
        z = z.astype(float)
    top = z.max(axis=axis, keepdims=True)
    if not np.isfinite(top).all():
        raise ValueError("a slice needs a finite largest score")
    return z - top
