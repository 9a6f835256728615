import numpy as np


def k_means(x, centres, steps=100):
    """Centres (k, d) and labels (n,) after Lloyd's algorithm.

    x has the shape (n, d). A step assigns and then moves; it
    stops early when the labels no longer change. Labels are of
    the nearest of the centres that are returned; the first wins
    a tie, and a centre without points stays where it is.
    Raises ValueError when centres is not of shape (k, d), k > 0.
    """
    raise NotImplementedError


def spread_start(x, u):
    """One of the points of x for each number in u, as in k-means++.

    u holds numbers in [0, 1), else ValueError is raised, as it
    is when all points have been chosen.
    """
    raise NotImplementedError
