def receptive_field(layers):
    """How many input elements one output element can depend on.

    layers holds (k, s, d) from the input up: filter length,
    stride, dilation. Borders are ignored.
    Raises ValueError when k, s or d is less than 1.
    """
    size, jump = 1, 1
    for k, s, d in layers:
        if min(k, s, d) < 1:
            raise ValueError(f"k, s and d must be at least 1: {k}, {s}, {d}")
        size += (k - 1) * d * jump
        jump *= s
    return size


def input_interval(layers, i, n):
    """The ends of the field of output i, cut to n input elements.

    layers holds (k, s, d, p), with p zeros at each end. Raises
    ValueError for k, s or d below 1, p below 0, and a field that
    lies wholly outside the input.
    """
    first = last = i
    for k, s, d, p in reversed(layers):
        if min(k, s, d) < 1 or p < 0:
            raise ValueError(f"k, s and d must be at least 1, p at least 0: {k}, {s}, {d}, {p}")
        first = first * s - p
        last = last * s - p + d * (k - 1)
    if last < 0 or first >= n:
        raise ValueError(f"output {i} sees none of the {n} elements")
    return max(first, 0), min(last, n - 1)
