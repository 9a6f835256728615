"""A fence of Mermaid: a diagram, drawn when the site is built, in the page's own colours."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from divebell.render.diagram_style import CONFIG, follow_colour_scheme

from .block import Block, Piece, Shown
from .figure import drawing_html, with_picture
from .form import Form, PictureOf

KINDS = ("flowchart", "graph", "sequenceDiagram", "stateDiagram-v2", "classDiagram", "erDiagram")
"""The kinds whose every colour follows the page's."""
_TITLE = re.compile(r"^\s*accTitle\s*:\s*(\S.*?)\s*$", re.MULTILINE)
_DESCRIPTION = re.compile(r"^\s*accDescr\s*(?::\s*(\S.*?)\s*$|\{\s*(\S.*?)\s*\})", re.MULTILINE | re.DOTALL)
_REFUSED = (
    (re.compile(r"^\s*%%\{"), "settings in a diagram are not read: it looks like the rest of the site"),
    (re.compile(r"^---\s*$"), "front matter in a diagram is not read: it looks like the rest of the site"),
    (
        re.compile(r"^\s*(?:style|classDef|linkStyle)\b"),
        "a colour of its own would not follow the page's, light or dark: leave the line out",
    ),
    (re.compile(r"^\s*(?:click|callback|link|links)\s"), "a diagram has no links: put them into the text"),
)


class Mermaid(Form):
    name = "mermaid"
    fence = True
    runner = Path(__file__).with_name("run_mermaid.py")
    packages = ("mermaidx",)
    labelled = "fig"
    required = {"caption": "which says what is to be seen in it"}  # noqa: RUF012 - as in the base class

    def piece(self, block: Block) -> Piece:
        # Drawn once: it takes a second or more, and gives the same each time.
        return Piece(self.name, block.source, (("config", CONFIG),), varies=True)

    def mistakes(self, block: Block) -> Iterator[tuple[str, int]]:
        yield from super().mistakes(block)
        lines = block.source.split("\n")
        for pattern, message in _REFUSED:
            yield from ((message, number) for number, line in enumerate(lines, 1) if pattern.match(line))
        told = (line.split()[0] for line in lines if line.strip() and not line.lstrip().startswith("%%"))
        first = next(told, "")
        if first not in KINDS:
            yield f"{first!r} is not a kind of diagram that is drawn here: {', '.join(KINDS)}", 1
        for name, found in (("accTitle", _TITLE), ("accDescr", _DESCRIPTION)):
            if not found.search(block.source):
                yield f"a diagram needs a line {name}: …, for readers who cannot see it", 1

    def kept(self, result: str) -> str:
        return follow_colour_scheme(result)

    def pictures(self, result: str) -> Iterable[str]:
        return (result,)

    def html(self, shown: Shown) -> str:
        drawing = drawing_html(shown.result, _alternative(shown.block))
        caption = f"<figcaption>{shown.caption}</figcaption>"
        return f'<figure{shown.id} class="figure diagram">{drawing}{caption}</figure>'

    def feed_html(self, shown: Shown, html: str, picture: PictureOf) -> str:
        return with_picture(html, shown.result, _alternative(shown.block), picture)

    def markdown(self, shown: Shown, picture: PictureOf) -> Iterator[str]:
        alt = _alternative(shown.block).replace("[", "(").replace("]", ")")
        yield f"![{alt}]({picture(shown.result).address})"
        yield ""
        yield shown.caption


def _alternative(block: Block) -> str:
    """What the diagram shows, in words: its title and its description."""
    title, description = _TITLE.search(block.source), _DESCRIPTION.search(block.source)
    told = " ".join((description[1] or description[2]).split()) if description else ""
    return f"{title[1] if title else ''}. {told}".strip(" .") + "."
