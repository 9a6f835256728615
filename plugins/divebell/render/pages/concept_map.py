"""The concept map: topics below all that they build on."""

import textwrap
from collections.abc import Collection, Mapping

from divebell.library import Topic
from divebell.render.references import url_of
from divebell.render.views import ConceptMap, Link, MapNode

from .layered import draw

LINE_LENGTH = 15
"""Characters in a line of a box, where words allow it."""
CHARACTER, LINE, PADDING_X, PADDING_Y = 7.6, 19.0, 13.0, 9.0
"""Sizes in a box, for the interface's font at 15 px."""


def concept_map(topics: Collection[str], library: Mapping[str, Topic]) -> ConceptMap:
    """The map of `topics` and of the topics that they require."""
    shown = sorted({*topics, *(required for slug in topics for required in library[slug].requires)})
    lines = {slug: textwrap.wrap(library[slug].title, LINE_LENGTH, break_long_words=False) for slug in shown}
    sizes = {
        slug: (
            round(max(map(len, broken)) * CHARACTER + 2 * PADDING_X, 1),
            len(broken) * LINE + 2 * PADDING_Y,
        )
        for slug, broken in lines.items()
    }
    parents = {slug: [other for other in library[slug].requires if other in sizes] for slug in shown}
    drawing = draw(parents, sizes)

    def link(slug: str) -> Link:
        return Link(library[slug].title, url_of("topic", slug), library[slug].summary)

    nodes = [
        MapNode(
            link(slug), lines[slug], x, y, *sizes[slug], slug not in topics, [link(o) for o in parents[slug]]
        )
        for slug, (x, y) in drawing.boxes.items()
    ]
    return ConceptMap(round(drawing.width), round(drawing.height), nodes, drawing.edges)
