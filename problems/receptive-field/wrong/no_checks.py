def receptive_field(layers):
    size, jump = 1, 1
    for k, s, d in layers:
        size += (k - 1) * d * jump
        jump *= s
    return size


def input_interval(layers, i, n):
    first = last = i
    for k, s, d, p in reversed(layers):
        first = first * s - p
        last = last * s - p + d * (k - 1)
    if last < 0 or first >= n:
        raise ValueError(f"output {i} sees none of the {n} elements")
    return max(first, 0), min(last, n - 1)
