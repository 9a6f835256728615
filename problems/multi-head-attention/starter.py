import numpy as np


def multi_head_attention(Q, K, V, h):
    """Scaled dot-product attention with h heads.

    Q is (n, d), K is (m, d), V is (m, v); the result is (n, v).
    Raises ValueError when these shapes do not agree, or h is not
    a positive divisor of both d and v.
    """
    raise NotImplementedError
