import numpy as np


def multi_head_attention(Q, K, V, h):
    if Q.shape[1] != K.shape[1] or len(K) != len(V):
        raise ValueError("shapes do not agree")
    if h < 1 or Q.shape[1] % h or V.shape[1] % h:
        raise ValueError("h must divide the widths")
    q, k, v = (A.reshape(len(A), h, -1).transpose(1, 0, 2) for A in (Q, K, V))
    scores = q @ k.transpose(0, 2, 1) / np.sqrt(q.shape[-1])
    weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
    weights /= weights.sum(axis=-1, keepdims=True)
    return (weights @ v).transpose(1, 0, 2).reshape(len(Q), -1)
