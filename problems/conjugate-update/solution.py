import numpy as np


def beta_update(a, b, x):
    """The (a, b) of the Beta posterior after the tosses x.

    Raises ValueError when a or b is not positive and finite, or
    x holds anything but 0 and 1.
    """
    require_positive(a=a, b=b)
    x = np.asarray(x)
    if not np.isin(x, (0, 1)).all():
        raise ValueError("a toss is 0 or 1")
    heads = np.count_nonzero(x)
    return a + heads, b + x.size - heads


def beta_predictive(a, b):
    """The probability that the next toss is 1."""
    require_positive(a=a, b=b)
    return a / (a + b)


def normal_update(mean, var, noise_var, x):
    """The (mean, variance) of the Normal posterior after x.

    Each measurement in x is the unknown value plus Normal noise
    of variance noise_var. Raises ValueError when a variance is
    not positive and finite.
    """
    require_positive(var=var, noise_var=noise_var)
    x = np.asarray(x)
    precision = 1 / var + x.size / noise_var
    return (mean / var + x.sum() / noise_var) / precision, 1 / precision


def normal_predictive(mean, var, noise_var):
    """The (mean, variance) of the next measurement."""
    require_positive(var=var, noise_var=noise_var)
    return mean, var + noise_var


def require_positive(**parameters):
    """Raise ValueError unless all are positive finite numbers."""
    for name, value in parameters.items():
        if not 0 < value < np.inf:
            raise ValueError(f"{name} = {value} is not positive and finite")
