from math import lgamma, log, pi

import numpy as np


def normal(x):
    x = np.asarray(x, dtype=float)
    if np.ptp(x) == 0:  # which itself raises ValueError without data
        raise ValueError("the likelihood has no maximum without any spread")
    return x.mean(), x.var(), of_normal(len(x), x.var())


def exponential(x):
    n, total = len(x), np.sum(x)
    if total == 0 or np.min(x) < 0:
        raise ValueError("waiting times are at least 0 and not all 0")
    rate = n / total
    return rate, n * log(rate) - n


def poisson(x):
    x = np.asarray(x)
    if not len(x) or (np.abs(x) // 1 != x).any():
        raise ValueError("counts are whole numbers, and there must be some")
    rate = x.mean()
    gained = x.sum() * log(rate) if rate > 0 else 0.0
    return rate, gained - len(x) * rate


def line(x, y):
    x, y = np.asarray(x), np.asarray(y)
    if len(x) < 3 or np.ptp(x) == 0:
        raise ValueError("a line needs three points, at two places at least")
    dx = x - x.mean()
    slope = dx @ y / (dx @ dx)
    variance = ((y - y.mean() - slope * dx) ** 2).mean()
    return slope, y.mean() - slope * x.mean(), variance, of_normal(len(x), variance)


def of_normal(n, variance):
    return -n / 2 * (log(2 * pi * variance) + 1)
