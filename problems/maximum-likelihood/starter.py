import numpy as np


def normal(x):
    """(mean, variance, log-likelihood) of a Normal at its maximum.

    Raises ValueError without data, and when all are equal.
    """
    raise NotImplementedError


def exponential(x):
    """(rate, log-likelihood) of the density rate * exp(-rate * x).

    Raises ValueError without data, for negative data, and when
    their sum is 0.
    """
    raise NotImplementedError


def poisson(x):
    """(rate, log-likelihood) of counts with a Poisson distribution.

    Raises ValueError without data, and for what is no count.
    """
    raise NotImplementedError


def line(x, y):
    """(slope, offset, variance, log-likelihood) of y given x.

    The model is y = slope * x + offset + Normal noise. Raises
    ValueError when x does not vary, lengths differ, or there are
    fewer than three points.
    """
    raise NotImplementedError
