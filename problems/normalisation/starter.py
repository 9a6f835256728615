import numpy as np


def normalise(x, gamma, beta, axis, eps=1e-5):
    """Batch norm (axis 0) or layer norm (axis 1) of x (n, d).

    gamma and beta have the shape (d,) either way. The variance
    divides by the number of entries. Raises ValueError for
    another axis, and for another shape of gamma or beta.
    """
    raise NotImplementedError


def normalise_gradient(dy, x, gamma, axis, eps=1e-5):
    """The gradients (dx, dgamma, dbeta) of a loss, from dy (n, d).

    dy is the loss's gradient with respect to normalise's result.
    Raises ValueError as normalise does.
    """
    raise NotImplementedError


def update_running(mean, var, x, momentum=0.1):
    """Running statistics (mean, var) of batch norm, after x (n, d).

    Moves both by the share `momentum` toward the batch's mean
    and its unbiased variance. Raises ValueError for n < 2.
    """
    raise NotImplementedError
