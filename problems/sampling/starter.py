import numpy as np


def next_token_probabilities(logits, temperature=1.0, top_k=None, top_p=1.0):
    """Probabilities to draw the next token from, of shape (v,).

    Divides the logits by the temperature, keeps the top_k best
    tokens, then the fewest best that hold top_p of what is left,
    and normalises. Temperature 0 takes the best token alone.
    Raises ValueError for a temperature below 0, top_k below 1,
    top_p outside (0, 1], and when every logit is -inf.
    """
    raise NotImplementedError


def draw(probabilities, u):
    """The token that the number u in [0, 1) stands for."""
    raise NotImplementedError
