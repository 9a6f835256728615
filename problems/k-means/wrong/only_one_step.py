import numpy as np


def k_means(x, centres, steps=100):
    if centres.shape[1:] != x.shape[1:]:
        raise ValueError(f"points {x.shape} and centres {centres.shape} do not fit")
    centres = centres.astype(float)
    labels = squared_distances(x, centres).argmin(axis=1)  # ValueError without centres
    for _ in range(min(steps, 1)):
        for j in np.unique(labels):
            centres[j] = x[labels == j].mean(axis=0)
        before, labels = labels, squared_distances(x, centres).argmin(axis=1)
        if np.array_equal(labels, before):
            break
    return centres, labels


def spread_start(x, u):
    chosen = []
    weights = np.ones(len(x))
    for number in u:
        ends = weights.cumsum()
        if not 0 <= number < 1 or not ends[-1]:
            raise ValueError("there is no point to choose, or no number in [0, 1) to choose it by")
        chosen.append(np.searchsorted(ends, number * ends[-1], side="right"))
        weights = squared_distances(x, x[chosen].astype(float)).min(axis=1)
    return x[chosen]


def squared_distances(x, centres):
    return ((x[:, None] - centres) ** 2).sum(axis=2)
