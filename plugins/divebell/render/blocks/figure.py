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
        alt = html.escape(shown.block.options.get("alt", ""))
        drawing = f'<div class="figure-svg" role="img" aria-label="{alt}">{shown.result}</div>'
        figure = (
            f'<figure{shown.id} class="figure">{drawing}<figcaption>{shown.caption}</figcaption></figure>'
        )
        code = code_html(self, shown.block)
        return f'<div class="exec">{code}{figure}</div>' if code else figure

    def feed_html(self, shown: Shown, html: str, picture: PictureOf) -> str:
        start, end = html.index('<div class="figure-svg"'), html.index("</svg></div>") + len("</svg></div>")
        return html[:start] + image(shown, picture) + html[end:]

    def markdown(self, shown: Shown, picture: PictureOf) -> Iterator[str]:
        yield from code_markdown(self, shown.block)
        alt = shown.block.options["alt"].replace("[", "(").replace("]", ")")
        yield f"![{alt}]({picture(shown.result).address})"
        yield ""
        yield shown.caption


def image(shown: Shown, picture: PictureOf) -> str:
    """The figure as an `<img>`."""
    found = picture(shown.result)
    alt, address = html.escape(shown.block.options["alt"]), html.escape(found.address)
    return f'<img src="{address}" alt="{alt}" width="{found.width}" height="{found.height}">'
