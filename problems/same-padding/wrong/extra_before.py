import numpy as np


def same_padding(n, k, s=1, d=1):
    if n < 1 or k < 1 or s < 1 or d < 1:
        raise ValueError("sizes must be positive")
    outputs = (n + s - 1) // s
    reach = (k - 1) * d + 1
    total = max(0, (outputs - 1) * s + reach - n)
    return total - total // 2, total // 2


def pad_same(x, kernel, stride=1, dilation=1):
    axes = len(kernel)
    if isinstance(stride, int):
        stride = (stride,) * axes
    if isinstance(dilation, int):
        dilation = (dilation,) * axes
    if axes > x.ndim or len(stride) != axes or len(dilation) != axes:
        raise ValueError("one stride and one dilation for each axis of the filter")
    widths = [(0, 0)] * (x.ndim - axes)
    for n, k, s, d in zip(x.shape[x.ndim - axes :], kernel, stride, dilation):
        widths.append(same_padding(n, k, s, d))
    return np.pad(x, widths)
