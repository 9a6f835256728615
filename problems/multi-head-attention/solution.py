import numpy as np


def split_heads(A, h):
    """Cut (rows, width) into floats (h, rows, width / h)."""
    return A.astype(float).reshape(len(A), h, -1).transpose(1, 0, 2)


def merge_heads(heads):
    """Put (h, rows, width / h) side by side: (rows, width)."""
    return heads.transpose(1, 0, 2).reshape(heads.shape[1], -1)


def softmax(scores):
    """Softmax over the last axis; its largest exponent is 0."""
    weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return weights / weights.sum(axis=-1, keepdims=True)


def multi_head_attention(Q, K, V, h):
    """Scaled dot-product attention with h heads.

    Q is (n, d), K is (m, d), V is (m, v); the result is (n, v).
    Raises ValueError when these shapes do not agree, or h is not
    a positive divisor of both d and v.
    """
    d, v = Q.shape[1], V.shape[1]
    if K.shape[1] != d:
        raise ValueError(f"Q has {d} columns, K has {K.shape[1]}")
    if len(K) != len(V):
        raise ValueError(f"there are {len(K)} keys for {len(V)} values")
    if h < 1 or d % h or v % h:
        raise ValueError(f"{h} heads cannot share {d} and {v} columns")

    queries, keys, values = (split_heads(A, h) for A in (Q, K, V))
    scores = queries @ keys.transpose(0, 2, 1) / np.sqrt(d / h)
    return merge_heads(softmax(scores) @ values)
