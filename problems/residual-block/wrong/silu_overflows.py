import numpy as np


def silu(z):
    return z * np.exp(z) / (1 + np.exp(z))


def block(x, gain, w_gate, w_up, w_down, eps=1e-6):
    d, m = x.shape[-1], w_gate.shape[-1]
    if (gain.shape, w_gate.shape, w_up.shape, w_down.shape) != ((d,), (d, m), (d, m), (m, d)):
        raise ValueError("the shapes of gain and weights do not fit")
    normed = gain * x / np.sqrt((x**2).mean(axis=-1, keepdims=True) + eps)
    return x + (silu(normed @ w_gate) * (normed @ w_up)) @ w_down
