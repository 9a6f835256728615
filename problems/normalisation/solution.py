import numpy as np


def normalise(x, gamma, beta, axis, eps=1e-5):
    """Batch norm (axis 0) or layer norm (axis 1) of x (n, d).

    gamma and beta have the shape (d,) either way. The variance
    divides by the number of entries. Raises ValueError for
    another axis, and for another shape of gamma or beta.
    """
    n, d = x.shape
    if not gamma.shape == beta.shape == (d,):
        raise ValueError("gamma and beta need an entry for each feature")
    x_hat, _ = standardised(x, axis, eps)
    return gamma * x_hat + beta


def normalise_gradient(dy, x, gamma, axis, eps=1e-5):
    """The gradients (dx, dgamma, dbeta) of a loss, from dy (n, d).

    dy is the loss's gradient with respect to normalise's result.
    Raises ValueError as normalise does.
    """
    n, d = x.shape
    if gamma.shape != (d,):
        raise ValueError("gamma needs an entry for each feature")
    x_hat, std = standardised(x, axis, eps)
    g = gamma * dy
    along_offset = g.mean(axis=axis, keepdims=True)
    along_scale = x_hat * (g * x_hat).mean(axis=axis, keepdims=True)
    dx = (g - along_offset - along_scale) / std
    return dx, (dy * x_hat).sum(axis=0), dy.sum(axis=0)


def update_running(mean, var, x, momentum=0.1):
    """Running statistics (mean, var) of batch norm, after x (n, d).

    Moves both by the share `momentum` toward the batch's mean
    and its unbiased variance. Raises ValueError for n < 2.
    """
    if len(x) < 2:
        raise ValueError("the spread of one example is not known")
    batch = x.mean(axis=0), x.var(axis=0, ddof=1)
    return tuple(old + momentum * (new - old) for old, new in zip((mean, var), batch))


def standardised(x, axis, eps):
    """x with mean 0 and variance 1 along an axis, and what it was divided by."""
    if axis not in (0, 1):
        raise ValueError(f"the axis is 0 (batch norm) or 1 (layer norm): {axis}")
    std = np.sqrt(x.var(axis=axis, keepdims=True) + eps)
    return (x - x.mean(axis=axis, keepdims=True)) / std, std
