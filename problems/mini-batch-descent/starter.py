import numpy as np


def gradient(x, y, w):
    """Of the mean of (x @ w - y)**2 / 2 with respect to w, (d,).

    x has the shape (n, d), y (n,). Raises ValueError otherwise.
    """
    raise NotImplementedError


def train(x, y, w, lr, size, epochs, orders=None):
    """The weights (epochs + 1, d) before and after each epoch.

    An epoch takes the rows in order, or as orders[epoch] lists
    them, in batches of size (the last may be shorter), and steps
    after each. Raises ValueError for size < 1, and unless there
    is one order of all rows for each epoch.
    """
    raise NotImplementedError
