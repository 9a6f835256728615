import numpy as np


def same_padding(n, k, s=1, d=1):
    """Zeros (before, after) so that ceil(n / s) outputs fit.

    n is the axis's length; the filter has k elements, the
    stride s and the dilation d.
    Raises ValueError when n, k, s or d is less than 1.
    """
    if min(n, k, s, d) < 1:
        raise ValueError(f"n, k, s and d must be at least 1: {n}, {k}, {s}, {d}")
    outputs = -(-n // s)
    reach = d * (k - 1) + 1
    total = max((outputs - 1) * s + reach - n, 0)
    before = total // 2
    return before, total - before


def pad_same(x, kernel, stride=1, dilation=1):
    """A copy of x, zero-padded on its last len(kernel) axes.

    stride and dilation are an integer for all these axes, or a
    tuple with one for each. Raises ValueError when a length does
    not fit, or same_padding refuses an axis.
    """
    axes = len(kernel)
    if axes > x.ndim:
        raise ValueError(f"a filter with {axes} axes, an array with {x.ndim}")
    leading = x.ndim - axes
    strides, dilations = per_axis(stride, axes), per_axis(dilation, axes)
    settings = zip(x.shape[leading:], kernel, strides, dilations, strict=True)
    widths = [same_padding(*setting) for setting in settings]
    return np.pad(x, [(0, 0)] * leading + widths)


def per_axis(setting, axes):
    """One integer repeated for every axis; a tuple as it is."""
    return (setting,) * axes if np.ndim(setting) == 0 else setting
