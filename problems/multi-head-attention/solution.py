import numpy as np


def split_heads(A, h):
    """Cut (rows, width) into (h, rows, width / h): one block of neighbouring columns a head."""
    return A.reshape(len(A), h, -1).transpose(1, 0, 2)


def merge_heads(heads):
    """Put (h, rows, width / h) back side by side as (rows, width)."""
    return heads.transpose(1, 0, 2).reshape(heads.shape[1], -1)


def softmax(scores):
    """Softmax over the last axis; the largest exponent is 0, so nothing overflows."""
    exponentials = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return exponentials / exponentials.sum(axis=-1, keepdims=True)


def multi_head_attention(Q, K, V, h):
    """Scaled dot-product attention with h heads.

    Q is (n, d), K is (m, d) and V is (m, v); the result is (n, v).
    Raises ValueError when these shapes do not agree, or h is not a positive divisor of d and of v.
    """
    d, v = Q.shape[1], V.shape[1]
    if K.shape[1] != d:
        raise ValueError(f"Q has {d} columns and K has {K.shape[1]}: a query must fit a key")
    if len(K) != len(V):
        raise ValueError(f"{len(K)} keys for {len(V)} values: each value needs its key")
    if h < 1 or d % h or v % h:
        raise ValueError(f"{h} heads cannot share {d} columns of Q and K and {v} columns of V")

    queries, keys, values = split_heads(Q, h), split_heads(K, h), split_heads(V, h)
    scores = queries @ keys.transpose(0, 2, 1) / np.sqrt(d / h)
    return merge_heads(softmax(scores) @ values)
