import numpy as np


def cross_entropy(logits, targets, smoothing=0.0, ignore=None):
    """The mean cross-entropy, in nats, of n rows of c logits.

    targets holds a class 0..c-1 for each row; rows whose target
    equals ignore do not count. smoothing in [0, 1) spreads that
    share of each target evenly over all classes.
    Raises ValueError when a target is no class, lengths differ,
    nothing counts, or smoothing is outside [0, 1).
    """
    counted, q = target_distributions(logits, targets, smoothing, ignore)
    return -(q * log_softmax(logits[counted])).sum() / len(q)


def cross_entropy_gradient(logits, targets, smoothing=0.0, ignore=None):
    """The gradient of cross_entropy with respect to the logits.

    Of shape (n, c); 0 for rows that do not count.
    """
    counted, q = target_distributions(logits, targets, smoothing, ignore)
    gradient = np.zeros(logits.shape)
    gradient[counted] = (np.exp(log_softmax(logits[counted])) - q) / len(q)
    return gradient


def target_distributions(logits, targets, smoothing, ignore):
    """Which rows count, and the distribution wanted for each of them."""
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
    """The logarithm of each row's softmax."""
    z = z - z.max(axis=1, keepdims=True)
    return z - np.log(np.exp(z).sum(axis=1, keepdims=True))
