from math import lgamma, log, pi

import numpy as np


def normal(x):
    """(mean, variance, log-likelihood) of a Normal at its maximum.

    Raises ValueError without data, and when all are equal.
    """
    x = np.asarray(x, dtype=float)
    if np.ptp(x) == 0:  # which itself raises ValueError without data
        raise ValueError("the likelihood has no maximum without any spread")
    return x.mean(), x.var(), of_normal(len(x), x.var())


def exponential(x):
    """(rate, log-likelihood) of the density rate * exp(-rate * x).

    Raises ValueError without data, for negative data, and when
    their sum is 0.
    """
    n, total = len(x), np.sum(x)
    if total == 0 or np.min(x) < 0:
        raise ValueError("waiting times are at least 0 and not all 0")
    rate = n / total
    return rate, n * log(rate) - n


def poisson(x):
    """(rate, log-likelihood) of counts with a Poisson distribution.

    Raises ValueError without data, and for what is no count.
    """
    x = np.asarray(x)
    if not len(x) or (np.abs(x) // 1 != x).any():
        raise ValueError("counts are whole numbers, and there must be some")
    rate = x.mean()
    gained = x.sum() * log(rate) if rate > 0 else 0.0
    return rate, gained - len(x) * rate - sum(lgamma(count + 1) for count in x)


def line(x, y):
    """(slope, offset, variance, log-likelihood) of y given x.

    The model is y = slope * x + offset + Normal noise. Raises
    ValueError when x does not vary, lengths differ, or there are
    fewer than three points.
    """
    x, y = np.asarray(x), np.asarray(y)
    if len(x) < 3 or np.ptp(x) == 0:
        raise ValueError("a line needs three points, at two places at least")
    dx = x - x.mean()
    slope = dx @ y / (dx @ dx)
    variance = ((y - y.mean() - slope * dx) ** 2).mean()
    return slope, y.mean() - slope * x.mean(), variance, of_normal(len(x), variance)


def of_normal(n, variance):
    """The log-likelihood of n Normal values at the variance that fits them best."""
    return -n / 2 * (log(2 * pi * variance) + 1)
