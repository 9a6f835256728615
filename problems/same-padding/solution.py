import numpy as np


def same_padding(n, k, s=1, d=1):
    """The zeros (before, after) that give an axis of length n exactly ceil(n / s) outputs.

    The filter has k elements, moves by the stride s and has the dilation d.
    Raises ValueError when n, k, s or d is less than 1.
    """
    if min(n, k, s, d) < 1:
        raise ValueError(f"length {n}, filter {k}, stride {s} and dilation {d} must all be at least 1")
    outputs = -(-n // s)
    reach = d * (k - 1) + 1
    total = max((outputs - 1) * s + reach - n, 0)
    before = total // 2
    return before, total - before


def pad_same(x, kernel, stride=1, dilation=1):
    """A copy of x whose last len(kernel) axes are zero-padded for a same convolution.

    stride and dilation are one integer for all these axes, or a tuple with one for each.
    Raises ValueError when a tuple's length does not fit, or same_padding refuses an axis.
    """
    axes = len(kernel)
    if axes > x.ndim:
        raise ValueError(f"a filter with {axes} axes does not fit an array with {x.ndim}")
    spatial = x.shape[x.ndim - axes :]
    settings = zip(spatial, kernel, per_axis(stride, axes), per_axis(dilation, axes), strict=True)
    untouched = [(0, 0)] * (x.ndim - axes)
    return np.pad(x, untouched + [same_padding(*setting) for setting in settings])


def per_axis(setting, axes):
    """One integer repeated for every axis; a tuple as it is."""
    return (setting,) * axes if np.ndim(setting) == 0 else setting
