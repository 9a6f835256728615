import numpy as np


def descend(rule, gradient, w, steps, lr, beta1=0.9, beta2=0.999, eps=1e-8, decay=0.0):
    if rule not in ("sgd", "momentum", "rmsprop", "adam"):
        raise ValueError(f"unknown rule: {rule}")
    if not (lr > 0 and 0 <= beta1 < 1 and 0 <= beta2 < 1):
        raise ValueError("lr > 0 and betas in [0, 1) are needed")
    path = [w]
    u = m = v = np.zeros(w.shape)
    for t in range(1, steps + 1):
        w = path[-1]
        g = gradient(w)
        if rule == "sgd":
            direction = g
        elif rule == "momentum":
            u = beta1 * u + (1 - beta1) * g
            direction = u
        else:
            m = beta1 * m + (1 - beta1) * g
            v = beta2 * v + (1 - beta2) * g**2
            if rule == "rmsprop":
                direction = g / (np.sqrt(v) + eps)
            else:
                direction = m / (1 - beta1**t) / (np.sqrt(v / (1 - beta2**t)) + eps)
        path.append(w - lr * direction - lr * decay * w)
    return np.stack(path)
