"""`exec="demo"`: a figure whose parameters readers set; `demos/parameters.py` says how they are declared."""

import html
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from divebell.render.demos.controls import controls_html
from divebell.render.demos.parameters import read_parameters
from divebell.render.figure_style import follow_colour_scheme
from divebell.render.highlight import python_html

from .block import Block, Shown
from .figure import Figure
from .form import PictureOf

_LIVE = re.compile(r"</?divebell-demo>|<(form|p|details) class=\"demo-.*?</\1>", re.DOTALL)
"""What only the page's script brings to life, and the code."""


class Demo(Figure):
    name = "demo"
    runner = Path(__file__).with_name("run_demo.py")

    def mistakes(self, block: Block) -> Iterator[tuple[str, int]]:
        yield from super().mistakes(block)
        yield from read_parameters(block.source)[1]

    def kept(self, result: str) -> str:
        drawn = json.loads(result)
        return json.dumps({**drawn, "svg": follow_colour_scheme(drawn["svg"])}, ensure_ascii=False)

    def pictures(self, result: str) -> Iterable[str]:
        return (json.loads(result)["svg"],)

    def html(self, shown: Shown) -> str:
        drawn = json.loads(shown.result)
        parameters, _ = read_parameters(shown.block.source)
        alt = html.escape(shown.block.options.get("alt", ""))
        return (
            f'<divebell-demo><figure{shown.id} class="figure demo">{controls_html(parameters)}'
            f'<div class="figure-svg" role="img" aria-label="{alt}">{drawn["svg"]}</div>'
            f'<p class="demo-description">{html.escape(drawn["description"])}</p>'
            f"<figcaption>{shown.caption}"
            f'<details class="demo-code"><summary>Python</summary>{python_html(shown.block.source)}</details>'
            "</figcaption></figure></divebell-demo>"
        )

    def feed_html(self, shown: Shown, html: str, picture: PictureOf) -> str:
        return super().feed_html(_still(shown), _LIVE.sub("", html).replace(' demo"', '"'), picture)

    def markdown(self, shown: Shown, picture: PictureOf) -> Iterator[str]:
        return super().markdown(_still(shown), picture)


def _still(shown: Shown) -> Shown:
    """The figure without its controls."""
    return replace(shown, result=json.loads(shown.result)["svg"])
