import numpy as np


def check(*parameters):
    if not all(0 < value < np.inf for value in parameters):
        raise ValueError("parameters must be positive and finite")


def beta_update(a, b, x):
    check(a, b)
    x = np.asarray(x)
    if not np.all((x == 0) | (x == 1)):
        raise ValueError("tosses are 0 or 1")
    heads = x.sum()
    tails = len(x) - heads
    return a + heads, b + tails


def beta_predictive(a, b):
    check(a, b)
    return a / (a + b)


def normal_update(mean, var, noise_var, x):
    check(var, noise_var)
    x = np.asarray(x)
    if len(x) > 1:
        noise_var = x.var(ddof=1)
    precision = 1 / var + len(x) / noise_var
    return (mean / var + x.sum() / noise_var) / precision, 1 / precision


def normal_predictive(mean, var, noise_var):
    check(var, noise_var)
    return mean, var + noise_var
