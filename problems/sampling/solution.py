import numpy as np


def next_token_probabilities(logits, temperature=1.0, top_k=None, top_p=1.0):
    """Probabilities to draw the next token from, of shape (v,).

    Divides the logits by the temperature, keeps the top_k best
    tokens, then the fewest best that hold top_p of what is left,
    and normalises. Temperature 0 takes the best token alone.
    Raises ValueError for a temperature below 0, top_k below 1,
    top_p outside (0, 1], and when every logit is -inf.
    """
    if temperature < 0 or not 0 < top_p <= 1 or (top_k is not None and top_k < 1):
        raise ValueError("temperature >= 0, top_k >= 1 and 0 < top_p <= 1 are needed")
    logits = np.asarray(logits)
    if np.max(logits) == -np.inf:
        raise ValueError("every token is forbidden")
    if temperature == 0:
        temperature, top_k = 1.0, 1
    best = np.argsort(-logits, kind="stable")[:top_k]
    p = softmax(logits[best] / temperature)
    kept = (p.cumsum() - p < top_p) | (top_p == 1)
    probabilities = np.zeros(len(logits))
    probabilities[best[kept]] = p[kept] / p[kept].sum()
    return probabilities


def draw(probabilities, u):
    """The token that the number u in [0, 1) stands for."""
    ends = np.cumsum(probabilities)
    return np.searchsorted(ends, u * ends[-1], side="right")


def softmax(z):
    """Probabilities from scores, of which one is finite."""
    weights = np.exp(z - z.max())
    return weights / weights.sum()
