import numpy as np


def fit(x, k):
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
    return (x - mean) @ components.T


def restore(scores, mean, components):
    return scores @ components
