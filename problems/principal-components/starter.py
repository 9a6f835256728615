import numpy as np


def fit(x, k):
    """The tuple (mean, components, variances, shares) of x (n, d).

    mean (d,); components (k, d), unit rows, by falling variance,
    each with its entry of largest size positive; variances (k,)
    with n - 1; shares (k,) of the total variance.
    Raises ValueError unless 1 <= k <= min(n - 1, d), and when x
    does not vary.
    """
    raise NotImplementedError


def transform(x, mean, components):
    """The scores (m, k) of the points x (m, d)."""
    raise NotImplementedError


def restore(scores, mean, components):
    """The points (m, d) that scores (m, k) stand for."""
    raise NotImplementedError
