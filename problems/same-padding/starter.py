import numpy as np


def same_padding(n, k, s=1, d=1):
    """The zeros (before, after) that give an axis of length n exactly ceil(n / s) outputs.

    The filter has k elements, moves by the stride s and has the dilation d.
    Raises ValueError when n, k, s or d is less than 1.
    """
    raise NotImplementedError


def pad_same(x, kernel, stride=1, dilation=1):
    """A copy of x whose last len(kernel) axes are zero-padded for a same convolution.

    stride and dilation are one integer for all these axes, or a tuple with one for each.
    Raises ValueError when a tuple's length does not fit, or same_padding refuses an axis.
    """
    raise NotImplementedError
