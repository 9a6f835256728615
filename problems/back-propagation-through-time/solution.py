import numpy as np


def states(x, h0, w_x, w_h, b):
    """The states h (n, k) of n steps, from the inputs x (n, d).

    h0 and b have the shape (k,), w_x (d, k), w_h (k, k).
    """
    h = np.empty((len(x), len(h0)))
    state = h0
    for t, driven in enumerate(x @ w_x + b):
        state = h[t] = np.tanh(driven + state @ w_h)
    return h


def gradients(dh, x, h, h0, w_x, w_h, window=None):
    """The gradients (dx, dh0, dw_x, dw_h, db) of a loss.

    dh (n, k) holds its derivative by each state as far as the
    loss uses that state directly; h are the states. With a
    window, the loss at step t reaches steps t, t - 1, ...,
    t - window + 1 and nothing before them. Raises ValueError for
    a window below 1, and when dh does not have h's shape.
    """
    if dh.shape != h.shape:
        raise ValueError(f"states {h.shape} and derivatives {dh.shape} do not fit")
    if window is not None and window < 1:
        raise ValueError(f"a loss reaches its own step at least: window={window}")
    slope = 1 - h**2
    da = np.empty(h.shape)
    carried = np.zeros((window or 1, len(h0)))  # with a window, a row for each age
    for t in reversed(range(len(h))):
        carried[0] += dh[t]
        carried *= slope[t]
        da[t] = carried.sum(axis=0)
        carried = carried @ w_h.T
        if window is not None:
            carried[-1] = 0  # what is oldest ends here
            carried = np.roll(carried, 1, axis=0)
    dh0 = carried.sum(axis=0)
    previous = np.concatenate([h0[None], h])[: len(h)]
    return da @ w_x.T, dh0, x.T @ da, previous.T @ da, da.sum(axis=0)
