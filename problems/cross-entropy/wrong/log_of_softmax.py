import numpy as np


def cross_entropy(logits, targets, smoothing=0.0, ignore=None):
    counted, q = target_distributions(logits, targets, smoothing, ignore)
    return -(q * log_softmax(logits[counted])).sum() / len(q)


def cross_entropy_gradient(logits, targets, smoothing=0.0, ignore=None):
    counted, q = target_distributions(logits, targets, smoothing, ignore)
    gradient = np.zeros(logits.shape)
    gradient[counted] = (np.exp(log_softmax(logits[counted])) - q) / len(q)
    return gradient


def target_distributions(logits, targets, smoothing, ignore):
    n, c = logits.shape
    if targets.shape != (n,):
        raise ValueError(f"{n} rows need {n} targets, not the shape {targets.shape}")
    if not 0 <= smoothing < 1:
        raise ValueError(f"smoothing must be in [0, 1): {smoothing}")
    counted = targets != ignore  # all of them, if that is None
    classes = targets[counted]
    if not classes.size:
        raise ValueError("there is no mean over no rows")
    if classes.min() < 0 or classes.max() >= c:
        raise ValueError(f"targets must be in 0..{c - 1}")
    return counted, (1 - smoothing) * np.eye(c)[classes] + smoothing / c


def log_softmax(z):
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return np.log(e / e.sum(axis=1, keepdims=True))
