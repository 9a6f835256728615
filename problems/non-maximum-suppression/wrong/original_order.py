import numpy as np


def iou(a, b):
    (a_low, a_high), (b_low, b_high) = corners(a), corners(b)
    low = np.maximum(a_low[:, None], b_low)
    high = np.minimum(a_high[:, None], b_high)
    intersection = area(low, np.maximum(low, high))
    union = area(a_low, a_high)[:, None] + area(b_low, b_high) - intersection
    return intersection / np.where(union > 0, union, 1)


def nms(boxes, scores, threshold=0.5):
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
    return np.array(sorted(kept), dtype=int)


def corners(boxes):
    boxes = np.asarray(boxes, dtype=float)
    if boxes.shape[1:] != (4,):
        raise ValueError(f"boxes have the shape (n, 4), not {boxes.shape}")
    low, high = np.split(boxes, 2, axis=1)
    if (low > high).any():
        raise ValueError("a box needs x1 <= x2 and y1 <= y2")
    return low, high


def area(low, high):
    return (high - low).prod(axis=-1)
