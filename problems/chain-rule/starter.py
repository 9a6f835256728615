import math


def values(tape, inputs):
    """The value of every entry of the tape, a list.

    An entry is ("input",), which takes the next of inputs, or an
    operation with the places of earlier entries: ("add", i, j),
    ("mul", i, j), ("max", i, j), ("exp", i), ("log", i),
    ("tanh", i). Raises ValueError for other operations and
    places, unless there is one input for each ("input",), and
    for the logarithm of a number that is not above 0.
    """
    raise NotImplementedError


def gradients(tape, inputs):
    """The derivative of the last value by every value, a list."""
    raise NotImplementedError
