import numpy as np


def sinusoidal(positions, d, base=10000.0):
    phi = angles(positions, d, base)
    return np.stack([np.cos(phi), np.sin(phi)], axis=-1).reshape(len(positions), d)


def rotate(x, positions, base=10000.0):
    if len(positions) != x.shape[-2]:
        raise ValueError(f"{x.shape[-2]} vectors need as many positions: {len(positions)}")
    phi = angles(positions, x.shape[-1], base)
    a, b = x[..., 0::2], x[..., 1::2]
    turned = [a * np.cos(phi) - b * np.sin(phi), a * np.sin(phi) + b * np.cos(phi)]
    return np.stack(turned, axis=-1).reshape(x.shape)


def angles(positions, d, base):
    if d < 2 or d % 2:
        raise ValueError(f"the width must be even: {d}")
    return positions[:, None] * base ** (-np.arange(0, d, 2) / d)
