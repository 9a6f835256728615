import numpy as np


def fit(x, k):
    """The tuple (mean, components, variances, shares) of x (n, d).

    mean (d,); components (k, d), unit rows, by falling variance,
    each with its entry of largest size positive; variances (k,)
    with n - 1; shares (k,) of the total variance.
    Raises ValueError unless 1 <= k <= min(n - 1, d), and when x
    does not vary.
    """
    n, d = x.shape
    if not 1 <= k <= min(n - 1, d):
        raise ValueError(f"{n} points with {d} features have no {k} components")
    if (x == x[0]).all():
        raise ValueError("all points are equal")
    mean = x.mean(axis=0)
    _, singular_values, components = np.linalg.svd(x - mean, full_matrices=False)
    variances = singular_values**2 / (n - 1)
    total = variances.sum()
    components = components[:k]
    largest = np.abs(components).argmax(axis=1)
    signs = np.sign(components[np.arange(k), largest])
    return mean, components * signs[:, None], variances[:k], variances[:k] / total


def transform(x, mean, components):
    """The scores (m, k) of the points x (m, d)."""
    return (x - mean) @ components.T


def restore(scores, mean, components):
    """The points (m, d) that scores (m, k) stand for."""
    return scores @ components + mean
