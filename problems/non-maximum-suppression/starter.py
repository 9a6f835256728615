import numpy as np


def iou(a, b):
    """The intersection over union of every pair of boxes.

    a (n, 4) and b (m, 4) hold x1, y1, x2, y2 with x1 <= x2 and
    y1 <= y2; the result has the shape (n, m). It is 0 where the
    union has no area. Raises ValueError for other shapes and for
    corners in the wrong order.
    """
    raise NotImplementedError


def nms(boxes, scores, threshold=0.5):
    """The indices of the boxes that greedy suppression keeps.

    By falling score; of equal scores the first box goes first.
    Raises ValueError when scores do not fit the boxes, or
    threshold is outside 0..1.
    """
    raise NotImplementedError
