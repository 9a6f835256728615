import numpy as np


def self_attention(x, w_q, w_k, w_v, cache=None, window=None):
    """The output (n, d_v) of one causal head, and its new cache.

    x (n, d) holds new positions, w_q and w_k have the shape
    (d, d_k), w_v (d, d_v). A cache is the tuple (keys, values)
    of all positions so far, (c, d_k) and (c, d_v). Position i
    sees itself and earlier ones, only the last `window` of these
    if that is given. Raises ValueError for a window below 1 and
    for shapes that do not fit.
    """
    raise NotImplementedError
