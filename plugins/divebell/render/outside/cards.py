"""Social cards: the picture that goes with a link to a dive, a problem or a study plan."""

import os
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from divebell.render.front import FrontEnd

from .pictures import picture_digest, png, true_type
from .typeface import Font, Typeface

FOLDER = "assets/divebell/cards"
WIDTH, HEIGHT = 1200, 630
"""The size that the readers of Open Graph crop least."""

_TEMPLATE = Path(__file__).with_name("card.svg").read_text(encoding="utf-8")
_LEFT = 84
_TITLE_WIDTH = 910
_SUMMARY_WIDTH = 860


@dataclass(frozen=True)
class Card:
    """What a social card says."""

    eyebrow: str
    title: str
    summary: str
    site: str


class CardPainter:
    """Draws cards in the site's own fonts; what was drawn before is in the cache."""

    def __init__(self, front: FrontEnd, *, cache: Path) -> None:
        def font(family: str, name: str) -> Font:
            return Font(family, true_type(front.assets / front[name], family, cache=cache / "fonts"))

        signs = font("DivebellSigns", "math.woff2")
        extended = font("DivebellExtended", "source-serif-4-latin-ext-600-normal.woff2")
        self._cache = cache
        self._title = Typeface(
            (font("DivebellTitle", "source-serif-4-latin-600-normal.woff2"), extended, signs)
        )
        self._label = Typeface(
            (
                font("DivebellLabel", "source-sans-3-latin-600-normal.woff2"),
                font("DivebellLabelExtended", "source-sans-3-latin-ext-600-normal.woff2"),
                signs,
            )
        )
        self._summary = Typeface(
            (
                font("DivebellSummary", "source-sans-3-latin-500-normal.woff2"),
                font("DivebellSummaryExtended", "source-sans-3-latin-ext-500-normal.woff2"),
                signs,
            )
        )

    def svg(self, card: Card) -> str:
        """The card's drawing."""
        size = 76 if len(self._title.lines(card.title, 76, _TITLE_WIDTH, 9)) <= 2 else 62
        title = self._title.lines(card.title, size, _TITLE_WIDTH, 3)
        summary = self._summary.lines(card.summary, 34, _SUMMARY_WIDTH, 3 if len(title) < 3 else 2)
        first, leading = (226 if len(title) == 1 else 204), size * 1.14
        return _TEMPLATE.format(
            eyebrow=self._label.svg(card.eyebrow.upper(), _LEFT, first - 108, 27),
            title_size=size,
            title=_lines(self._title, title, first, leading, size),
            summary=_lines(self._summary, summary, first + len(title) * leading + 10, 46, 34),
            site=self._title.svg(card.site, _LEFT, 562, 34),
        )

    def paint(self, cards: Mapping[str, Card]) -> Mapping[str, tuple[str, Path]]:
        """The address, relative to the site's root, and the file of each page's card."""
        drawings = {page: (self.svg(card), self._fonts(card)) for page, card in cards.items()}
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            files = pool.map(lambda drawing: png(*drawing, cache=self._cache), drawings.values())
            return {
                page: (f"{FOLDER}/{page.strip('/')}.{picture_digest(*drawing)[:8]}.png", file)
                for (page, drawing), file in zip(drawings.items(), files, strict=True)
            }

    def _fonts(self, card: Card) -> Sequence[Path]:
        return sorted(
            self._title.used(f"{card.title}{card.site}…")
            | self._label.used(card.eyebrow.upper())
            | self._summary.used(f"{card.summary}…")
        )


def _lines(typeface: Typeface, lines: Sequence[str], first: float, leading: float, size: float) -> str:
    return "".join(
        typeface.svg(line, _LEFT, first + number * leading, size) for number, line in enumerate(lines)
    )
