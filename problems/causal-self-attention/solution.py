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
    if window is not None and window < 1:
        raise ValueError(f"a position sees at least itself: window={window}")
    queries, keys, values = x @ w_q, x @ w_k, x @ w_v
    if cache is not None:
        earlier_keys, earlier_values = cache
        keys = np.concatenate([earlier_keys, keys])
        values = np.concatenate([earlier_values, values])
    key = np.arange(len(keys))
    query = key[len(keys) - len(x) :, None]
    seen = key <= query
    if window is not None:
        seen &= key > query - window
    scores = queries @ keys.T / np.sqrt(queries.shape[1])
    weights = softmax(np.where(seen, scores, -np.inf))
    return weights @ values, (keys, values)


def softmax(scores):
    """Each row's weights, of which one score at least is finite."""
    weights = np.exp(scores - scores.max(axis=1, keepdims=True))
    return weights / weights.sum(axis=1, keepdims=True)
