import numpy as np


def multi_head_attention(Q, K, V, h):
    if h < 1 or Q.shape[1] != K.shape[1] or len(K) != len(V):
        raise ValueError("shapes do not agree")
    width, value_width = Q.shape[1] // h, V.shape[1] // h
    heads = []
    for i in range(h):
        q = Q[:, i * width : (i + 1) * width]
        k = K[:, i * width : (i + 1) * width]
        v = V[:, i * value_width : (i + 1) * value_width]
        scores = q @ k.T / np.sqrt(width)
        weights = np.exp(scores - scores.max(axis=1, keepdims=True))
        heads.append(weights / weights.sum(axis=1, keepdims=True) @ v)
    return np.concatenate(heads, axis=1)
