import numpy as np


def sinusoidal(positions, d, base=10000.0):
    """Sines and cosines for n positions, of shape (n, d).

    Columns 2i and 2i + 1 hold the sine and the cosine of the
    angle position * base ** (-2i / d).
    Raises ValueError unless d is even and at least 2.
    """
    raise NotImplementedError


def rotate(x, positions, base=10000.0):
    """x with each pair of columns turned by its position's angle.

    x has the shape (..., n, d), positions the shape (n,). Raises
    ValueError unless d is even and at least 2, and unless there
    are n positions.
    """
    raise NotImplementedError
