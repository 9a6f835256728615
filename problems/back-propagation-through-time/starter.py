import numpy as np


def states(x, h0, w_x, w_h, b):
    """The states h (n, k) of n steps, from the inputs x (n, d).

    h0 and b have the shape (k,), w_x (d, k), w_h (k, k).
    """
    raise NotImplementedError


def gradients(dh, x, h, h0, w_x, w_h, window=None):
    """The gradients (dx, dh0, dw_x, dw_h, db) of a loss.

    dh (n, k) holds its derivative by each state as far as the
    loss uses that state directly; h are the states. With a
    window, the loss at step t reaches steps t, t - 1, ...,
    t - window + 1 and nothing before them. Raises ValueError for
    a window below 1, and when dh does not have h's shape.
    """
    raise NotImplementedError
