import numpy as np


def multi_head_attention(Q, K, V, h):
    n, d = Q.shape
    m = len(K)
    if h < 1 or d % h or V.shape[1] % h:
        raise ValueError("h must divide the widths")
    w = d // h
    q = Q.reshape(n, h, w).transpose(1, 0, 2)
    k = K.reshape(m, h, w).transpose(1, 0, 2)
    v = V.reshape(m, h, w).transpose(1, 0, 2)
    scores = q @ k.transpose(0, 2, 1) / np.sqrt(w)
    weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
    weights /= weights.sum(axis=-1, keepdims=True)
    return (weights @ v).transpose(1, 0, 2).reshape(n, d)
