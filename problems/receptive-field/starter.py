def receptive_field(layers):
    """How many input elements one output element can depend on.

    layers holds (k, s, d) from the input up: filter length,
    stride, dilation. Borders are ignored.
    Raises ValueError when k, s or d is less than 1.
    """
    raise NotImplementedError


def input_interval(layers, i, n):
    """The ends of the field of output i, cut to n input elements.

    layers holds (k, s, d, p), with p zeros at each end. Raises
    ValueError for k, s or d below 1, p below 0, and a field that
    lies wholly outside the input.
    """
    raise NotImplementedError
