import numpy as np


def sinusoidal(positions, d, base=10000.0):
    """Sines and cosines for n positions, of shape (n, d).

    Columns 2i and 2i + 1 hold the sine and the cosine of the
    angle position * base ** (-2i / d).
    Raises ValueError unless d is even and at least 2.
    """
    phi = angles(positions, d, base)
    return np.stack([np.sin(phi), np.cos(phi)], axis=-1).reshape(len(positions), d)


def rotate(x, positions, base=10000.0):
    """x with each pair of columns turned by its position's angle.

    x has the shape (..., n, d), positions the shape (n,). Raises
    ValueError unless d is even and at least 2, and unless there
    are n positions.
    """
    if len(positions) != x.shape[-2]:
        raise ValueError(f"{x.shape[-2]} vectors need as many positions: {len(positions)}")
    phi = angles(positions, x.shape[-1], base)
    a, b = x[..., 0::2], x[..., 1::2]
    turned = [a * np.cos(phi) - b * np.sin(phi), a * np.sin(phi) + b * np.cos(phi)]
    return np.stack(turned, axis=-1).reshape(x.shape)


def angles(positions, d, base):
    """The angle of each pair of columns at each position, (n, d / 2)."""
    if d < 2 or d % 2:
        raise ValueError(f"the width must be even: {d}")
    return positions[:, None] * base ** (-np.arange(0, d, 2) / d)
