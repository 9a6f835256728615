import numpy as np


def beta_update(a, b, x):
    """The (a, b) of the Beta posterior after the tosses x.

    Raises ValueError when a or b is not positive and finite, or
    x holds anything but 0 and 1.
    """
    raise NotImplementedError


def beta_predictive(a, b):
    """The probability that the next toss is 1."""
    raise NotImplementedError


def normal_update(mean, var, noise_var, x):
    """The (mean, variance) of the Normal posterior after x.

    Each measurement in x is the unknown value plus Normal noise
    of variance noise_var. Raises ValueError when a variance is
    not positive and finite.
    """
    raise NotImplementedError


def normal_predictive(mean, var, noise_var):
    """The (mean, variance) of the next measurement."""
    raise NotImplementedError
