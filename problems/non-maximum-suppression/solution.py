import numpy as np


def iou(a, b):
    """The intersection over union of every pair of boxes.

    a (n, 4) and b (m, 4) hold x1, y1, x2, y2 with x1 <= x2 and
    y1 <= y2; the result has the shape (n, m). It is 0 where the
    union has no area. Raises ValueError for other shapes and for
    corners in the wrong order.
    """
    (a_low, a_high), (b_low, b_high) = corners(a), corners(b)
    low = np.maximum(a_low[:, None], b_low)
    high = np.minimum(a_high[:, None], b_high)
    intersection = area(low, np.maximum(low, high))
    union = area(a_low, a_high)[:, None] + area(b_low, b_high) - intersection
    return intersection / np.where(union > 0, union, 1)


def nms(boxes, scores, threshold=0.5):
    """The indices of the boxes that greedy suppression keeps.

    By falling score; of equal scores the first box goes first.
    Raises ValueError when scores do not fit the boxes, or
    threshold is outside 0..1.
    """
    if not 0 <= threshold <= 1:
        raise ValueError(f"the threshold must be in 0..1: {threshold}")
    if len(scores) != len(boxes):
        raise ValueError(f"{len(boxes)} boxes need as many scores: {len(scores)}")
    order = np.argsort(-scores, kind="stable")
    overlapping = iou(boxes, boxes) > threshold
    kept = []
    while len(order):
        best = order[0]
        kept.append(best)
        order = order[1:]
        order = order[~overlapping[best, order]]
    return np.array(kept, dtype=int)


def corners(boxes):
    """The low and the high corners of boxes (n, 4), of shape (n, 2) each."""
    boxes = np.asarray(boxes, dtype=float)
    if boxes.shape[1:] != (4,):
        raise ValueError(f"boxes have the shape (n, 4), not {boxes.shape}")
    low, high = np.split(boxes, 2, axis=1)
    if (low > high).any():
        raise ValueError("a box needs x1 <= x2 and y1 <= y2")
    return low, high


def area(low, high):
    """The areas of boxes, given their corners."""
    return (high - low).prod(axis=-1)
