"""Figures as PNG, for readers that show no inline SVG: feed readers, and other people's sites.

On the site a figure takes its colours from the page, light or dark. Outside it has none to take, so it is
drawn in the light scheme's, on paper.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urljoin

from divebell.render.blocks.block import Block
from divebell.render.blocks.form import PictureOf
from divebell.render.blocks.forms import FORMS
from divebell.render.markdown import Rendered

from .pictures import picture_digest, png

FOLDER = "assets/divebell/figures"
WIDTH = 1400
"""In pixels: twice the width of the column, for fine screens."""

LIGHT = {
    "--db-ink": "#10262f",
    "--db-ink-soft": "#405862",
    "--db-line": "#d3dddf",
    "--db-surface": "#f0f4f4",
    "--db-series-1": "#0f7490",
    "--db-series-2": "#bf3d08",
    "--db-series-3": "#2f7d4f",
    "--db-series-4": "#8a4a9e",
    "--db-series-5": "#8a6a00",
    "--db-font-ui": "'DejaVu Sans'",
}
"""The tokens of `tokens.css` that figures use, in the light scheme; the font is the one that matplotlib
measured the text with."""

_PAPER = "#fafbfa"
_TOKEN = re.compile(r"var\((--[a-z0-9-]+)\)")
_VIEW_BOX = re.compile(r'viewBox="0 0 ([0-9.]+) ([0-9.]+)"')


@dataclass(frozen=True)
class Figure:
    """A figure as a file of its own."""

    url: str
    """Relative to the site's root."""
    file: Path
    width: int
    height: int


def figures(texts: Iterable[Rendered], *, cache: Path) -> Mapping[str, Figure]:
    """Every figure of `texts`, by its SVG."""
    return {
        svg: _figure(svg, cache)
        for text in texts
        for insert, made in zip(text.scanned.inserts, text.made, strict=True)
        if isinstance(insert, Block)
        for svg in FORMS[insert.form].pictures(made)
    }


class PlacedPicture(NamedTuple):
    """A figure's file for a reader elsewhere."""

    address: str
    """Absolute."""
    width: int
    height: int


def pictures_at(site: str, found: Mapping[str, Figure]) -> PictureOf:
    """The picture of an SVG among `found`, as the site at the absolute address `site` serves it."""

    def picture(svg: str) -> PlacedPicture:
        figure = found[svg]
        return PlacedPicture(urljoin(site, figure.url), figure.width, figure.height)

    return picture


def _figure(svg: str, cache: Path) -> Figure:
    import matplotlib as mpl  # takes a fifth of a second

    fonts = [Path(mpl.get_data_path(), "fonts", "ttf", "DejaVuSans.ttf")]
    drawing = on_paper(svg)
    digest = picture_digest(drawing, fonts, WIDTH)
    box = _VIEW_BOX.search(svg)
    if box is None:
        raise ValueError("a figure's SVG has no viewBox")
    height = round(WIDTH / 2 * float(box[2]) / float(box[1]))
    return Figure(
        f"{FOLDER}/{digest[:16]}.png",
        png(drawing, fonts, cache=cache, width=WIDTH),
        WIDTH // 2,
        height,
    )


def on_paper(svg: str) -> str:
    """`svg` in the light scheme's colours, with a ground."""
    head, body = svg.split(">", 1)
    ground = f'<rect width="100%" height="100%" fill="{_PAPER}"/>'
    return _TOKEN.sub(lambda match: LIGHT[match[1]], f"{head}>{ground}{body}")
