import numpy as np


def descend(rule, gradient, w, steps, lr, beta1=0.9, beta2=0.999, eps=1e-8, decay=0.0):
    """The weights before the first and after each step, stacked.

    rule is "sgd", "momentum", "rmsprop" or "adam"; gradient
    gives the gradient at an array of weights. Each step also
    takes lr * decay * w off the weights w before it.
    Raises ValueError for another rule, lr not above 0, and a
    beta outside [0, 1).
    """
    raise NotImplementedError
