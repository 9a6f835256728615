"""`exec="figure"`: a drawing by matplotlib, in the page's own colours."""

import html
from collections.abc import Iterable, Iterator
from pathlib import Path

from divebell.render.figure_style import follow_colour_scheme

from .block import Shown
from .form import Form, PictureOf, code_html, code_markdown


class Figure(Form):
    name = "figure"
    runner = Path(__file__).with_name("run_figure.py")
    in_sessions = True
    code = "hidden"
    labelled = "fig"
    required = {  # noqa: RUF012 - the base class says what it is
        "caption": "for readers who cannot see it at a glance",
        "alt": "for readers who cannot see it at a glance",
    }

    def kept(self, result: str) -> str:
        return follow_colour_scheme(result)

    def pictures(self, result: str) -> Iterable[str]:
        return (result,)

    def html(self, shown: Shown) -> str:
        drawing = drawing_html(shown.result, shown.block.options["alt"])
        figure = (
            f'<figure{shown.id} class="figure">{drawing}<figcaption>{shown.caption}</figcaption></figure>'
        )
        code = code_html(self, shown.block)
        return f'<div class="exec">{code}{figure}</div>' if code else figure

    def feed_html(self, shown: Shown, html: str, picture: PictureOf) -> str:
        return with_picture(html, shown.result, shown.block.options["alt"], picture)

    def markdown(self, shown: Shown, picture: PictureOf) -> Iterator[str]:
        yield from code_markdown(self, shown.block)
        alt = shown.block.options["alt"].replace("[", "(").replace("]", ")")
        yield f"![{alt}]({picture(shown.result).address})"
        yield ""
        yield shown.caption


def drawing_html(svg: str, alternative: str) -> str:
    """A drawing in a page; `alternative` says what it shows."""
    return f'<div class="figure-svg" role="img" aria-label="{html.escape(alternative)}">{svg}</div>'


def with_picture(page_html: str, svg: str, alternative: str, picture: PictureOf) -> str:
    """`page_html` with a picture for the drawing in it."""
    found = picture(svg)
    address, alt = html.escape(found.address), html.escape(alternative)
    image = f'<img src="{address}" alt="{alt}" width="{found.width}" height="{found.height}">'
    return page_html.replace(drawing_html(svg, alternative), image)
