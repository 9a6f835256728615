import math

FORWARD = {
    "add": lambda a, b: a + b,
    "mul": lambda a, b: a * b,
    "max": max,
    "exp": math.exp,
    "log": math.log,
    "tanh": math.tanh,
}

SLOPES = {  # by each argument, given the result and the arguments
    "add": lambda y, a, b: (1, 1),
    "mul": lambda y, a, b: (b, a),
    "max": lambda y, a, b: (1, 0) if a >= b else (0, 1),
    "exp": lambda y, a: (y,),
    "log": lambda y, a: (1 / a,),
    "tanh": lambda y, a: (1 - y * y,),
}


def values(tape, inputs):
    """The value of every entry of the tape, a list.

    An entry is ("input",), which takes the next of inputs, or an
    operation with the places of earlier entries: ("add", i, j),
    ("mul", i, j), ("max", i, j), ("exp", i), ("log", i),
    ("tanh", i). Raises ValueError for other operations and
    places, unless there is one input for each ("input",), and
    for the logarithm of a number that is not above 0.
    """
    if [operation for operation, *_ in tape].count("input") != len(inputs):
        raise ValueError(f"the tape does not take {len(inputs)} inputs")
    inputs = iter(inputs)
    found = []
    for operation, *places in tape:
        if operation == "input":
            found.append(next(inputs))
            continue
        if operation not in FORWARD or not all(0 <= place < len(found) for place in places):
            raise ValueError(f"entry {len(found)}: {operation} of {places}")
        found.append(FORWARD[operation](*(found[place] for place in places)))
    return found


def gradients(tape, inputs):
    """The derivative of the last value by every value, a list."""
    found = values(tape, inputs)
    derivatives = [0.0] * len(found)
    derivatives[-1] = 1.0
    for i in reversed(range(len(tape))):
        operation, *places = tape[i]
        if operation == "input":
            continue
        slopes = SLOPES[operation](found[i], *(found[place] for place in places))
        for place, slope in zip(places, slopes):
            derivatives[place] += derivatives[i] * slope
    return derivatives
