import numpy as np


def cross_entropy(logits, targets, smoothing=0.0, ignore=None):
    """The mean cross-entropy, in nats, of n rows of c logits.

    targets holds a class 0..c-1 for each row; rows whose target
    equals ignore do not count. smoothing in [0, 1) spreads that
    share of each target evenly over all classes.
    Raises ValueError when a target is no class, lengths differ,
    nothing counts, or smoothing is outside [0, 1).
    """
    raise NotImplementedError


def cross_entropy_gradient(logits, targets, smoothing=0.0, ignore=None):
    """The gradient of cross_entropy with respect to the logits.

    Of shape (n, c); 0 for rows that do not count.
    """
    raise NotImplementedError
