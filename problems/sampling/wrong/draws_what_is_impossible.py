import numpy as np


def next_token_probabilities(logits, temperature=1.0, top_k=None, top_p=1.0):
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
    ends = np.cumsum(probabilities)
    return np.searchsorted(ends, u * ends[-1], side="left")


def softmax(z):
    weights = np.exp(z - z.max())
    return weights / weights.sum()
