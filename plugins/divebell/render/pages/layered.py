"""A layered drawing of a directed graph without cycles: every box below those that it depends on.

The method is that of Sugiyama, Tagawa and Toda (1981): rows by longest path; edges that cross several rows
are led through a point in each; the order in a row follows the mean place of the neighbours. Places are then
the least-squares ones that keep the order, by pooling adjacent violators.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

SWEEPS = 12
GAP, ROW_GAP = 18.0, 46.0
POINT = 10.0
"""The width that an edge takes in a row that it passes."""

type Size = tuple[float, float]
type Place = tuple[str, ...]
"""A box, or the point at which the edge between two boxes passes a row: (above, below, row)."""


@dataclass(frozen=True)
class Drawing:
    """Lengths are in the unit of the boxes' sizes."""

    width: float
    height: float
    boxes: Mapping[str, tuple[float, float]]
    """The middle of each, from the first row down and from left to right."""
    edges: Sequence[str]
    """SVG paths, downwards. An edge that a longer way implies is not drawn."""


def draw(parents: Mapping[str, Sequence[str]], sizes: Mapping[str, Size]) -> Drawing:
    """The drawing of a graph given by the parents of each box, with the boxes' widths and heights."""
    depth = _depths(parents)
    ways = [_way(above, below, depth) for above, below in sorted(_needed(parents))]
    rows = _rows(depth, ways)
    neighbours: defaultdict[Place, list[Place]] = defaultdict(list)
    for way in ways:
        for above, below in pairwise(way):
            neighbours[above].append(below)
            neighbours[below].append(above)
    _untangle(rows, neighbours)

    def width(place: Place) -> float:
        return sizes[place[0]][0] if len(place) == 1 else POINT

    middles = _middles(rows, neighbours, width)
    left = min((middles[place] - width(place) / 2 for place in middles), default=0.0)
    right = max((middles[place] + width(place) / 2 for place in middles), default=0.0)
    x = {place: round(middle - left, 1) for place, middle in middles.items()}
    spans: list[tuple[float, float]] = []
    bottom = -ROW_GAP
    for row in rows:
        top = bottom + ROW_GAP
        bottom = top + max(sizes[place[0]][1] for place in row if len(place) == 1)
        spans.append((top, bottom))
    boxes = {
        place[0]: (x[place], sum(span) / 2)
        for row, span in zip(rows, spans, strict=True)
        for place in row
        if len(place) == 1
    }

    def points(way: Sequence[Place]) -> Iterable[tuple[float, float]]:
        first, last = way[0], way[-1]
        yield x[first], boxes[first[0]][1] + sizes[first[0]][1] / 2
        for place in way[1:-1]:
            yield from ((x[place], y) for y in spans[int(place[2])])
        yield x[last], boxes[last[0]][1] - sizes[last[0]][1] / 2

    return Drawing(right - left, max(bottom, 0.0), boxes, [_path(list(points(way))) for way in ways])


def _depths(parents: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """The row of each box: one below the lowest of its parents."""

    @cache
    def depth(box: str) -> int:
        return 1 + max(map(depth, parents[box]), default=-1)

    return {box: depth(box) for box in parents}


def _needed(parents: Mapping[str, Sequence[str]]) -> set[tuple[str, str]]:
    """The edges that no longer way implies, as (above, below)."""

    @cache
    def above(box: str) -> frozenset[str]:
        return frozenset(parents[box]).union(*map(above, parents[box]))

    return {
        (parent, box)
        for box, own in parents.items()
        for parent in own
        if not any(parent in above(other) for other in own)
    }


def _way(above: str, below: str, depth: Mapping[str, int]) -> list[Place]:
    between = range(depth[above] + 1, depth[below])
    return [(above,), *((above, below, str(row)) for row in between), (below,)]


def _rows(depth: Mapping[str, int], ways: Iterable[Sequence[Place]]) -> list[list[Place]]:
    rows: list[list[Place]] = [[] for _ in range(max(depth.values(), default=-1) + 1)]
    for box in sorted(depth):
        rows[depth[box]].append((box,))
    for way in ways:
        for place in way[1:-1]:
            rows[int(place[2])].append(place)
    return rows


def _untangle(rows: list[list[Place]], neighbours: Mapping[Place, Sequence[Place]]) -> None:
    """Put the rows into an order with few crossings."""
    for sweep in range(SWEEPS):
        down = sweep % 2 == 0
        order = rows if down else rows[::-1]
        for fixed, row in pairwise(order):
            index = {place: position for position, place in enumerate(fixed)}
            own = {place: position for position, place in enumerate(row)}
            means: dict[Place, float] = {}
            for place in row:
                beside = [index[other] for other in neighbours[place] if other in index]
                means[place] = sum(beside) / len(beside) / len(fixed) if beside else own[place] / len(row)
            row.sort(key=lambda place: (means[place], own[place]))  # sorted at once


def _middles(
    rows: Sequence[Sequence[Place]],
    neighbours: Mapping[Place, Sequence[Place]],
    width: Callable[[Place], float],
) -> dict[Place, float]:
    """Where each place is in its row: near the mean of its neighbours, without overlap."""
    middles: dict[Place, float] = {}
    for row in rows:
        middles |= _spread(row, dict.fromkeys(row, 0.0), width)
    for sweep in range(SWEEPS):
        for row in rows if sweep % 2 == 0 else rows[::-1]:
            wanted = {
                place: sum(middles[other] for other in neighbours[place]) / len(neighbours[place])
                if neighbours[place]
                else middles[place]
                for place in row
            }
            middles |= _spread(row, wanted, width)
    return middles


def _spread(
    row: Sequence[Place], wanted: Mapping[Place, float], width: Callable[[Place], float]
) -> dict[Place, float]:
    """The places nearest to the wanted ones, by least squares, that keep the row's order and its gaps."""
    offsets = [0.0]
    for left, right in pairwise(row):
        offsets.append(offsets[-1] + (width(left) + width(right)) / 2 + GAP)
    pools: list[tuple[float, int]] = []
    for place, offset in zip(row, offsets, strict=False):
        mean, count = wanted[place] - offset, 1
        while pools and pools[-1][0] > mean:
            other, others = pools.pop()
            mean, count = (mean * count + other * others) / (count + others), count + others
        pools.append((mean, count))
    shifts = [mean for mean, count in pools for _ in range(count)]
    return {place: shift + offset for place, shift, offset in zip(row, shifts, offsets, strict=False)}


def _path(points: Sequence[tuple[float, float]]) -> str:
    """A line through points, upright at each."""
    (x, y), *others = points
    parts = [f"M{x:g} {y:g}"]
    for next_x, next_y in others:
        middle = (y + next_y) / 2
        curve = f"C{x:g} {middle:g} {next_x:g} {middle:g} {next_x:g} {next_y:g}"
        parts.append(f"V{next_y:g}" if next_x == x else curve)
        x, y = next_x, next_y
    return "".join(parts)
