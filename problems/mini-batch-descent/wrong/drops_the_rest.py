import numpy as np


def gradient(x, y, w):
    if y.shape != (len(x),):
        raise ValueError(f"{len(x)} rows need as many answers, not {y.shape}")
    return x.T @ (x @ w - y) / len(x)


def train(x, y, w, lr, size, epochs, orders=None):
    n = len(x)
    if size < 1:
        raise ValueError(f"a batch has at least one row: {size}")
    if orders is None:
        orders = [range(n)] * epochs
    if len(orders) != epochs or any(sorted(order) != list(range(n)) for order in orders):
        raise ValueError("each epoch needs an order of all rows")
    path = [w]
    for order in orders:
        for start in range(0, n - min(size, n) + 1, size):
            rows = order[start : start + size]
            w = w - lr * gradient(x[rows], y[rows], w)
        path.append(w)
    return np.stack(path)
