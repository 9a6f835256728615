import numpy as np


def softmax(z, axis=-1, temperature=1.0):
    """Probabilities from scores, along one axis.

    z holds scores of any shape, finite or minus infinity. The
    result has z's shape and, for floats, its dtype.
    Raises ValueError when a slice has no finite score, when a
    score is NaN or plus infinity, or temperature is not above 0.
    """
    raise NotImplementedError


def log_softmax(z, axis=-1):
    """The logarithm of softmax(z, axis), right where that underflows."""
    raise NotImplementedError
