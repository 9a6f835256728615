"""Text in lines and runs, for drawings that do not break lines themselves."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape
from itertools import groupby
from pathlib import Path

from fontTools.ttLib import TTFont


@dataclass(frozen=True)
class Font:
    """A TrueType file with one face."""

    family: str
    file: Path

    @cached_property
    def widths(self) -> Mapping[int, float]:
        """The advance of each character that the font has, in units of its size; kerning aside."""
        with TTFont(self.file, lazy=True) as loaded:
            units: int = loaded["head"].unitsPerEm
            metrics: Mapping[str, tuple[int, int]] = loaded["hmtx"].metrics
            glyphs: Mapping[int, str] = loaded.getBestCmap()
            return {code: metrics[glyph][0] / units for code, glyph in glyphs.items()}


@dataclass(frozen=True)
class Typeface:
    """Fonts in order of preference: a character is set in the first that has it."""

    fonts: Sequence[Font]

    def font(self, character: str) -> Font:
        """The font that sets `character`; the first where none has it."""
        return next((font for font in self.fonts if ord(character) in font.widths), self.fonts[0])

    def width(self, text: str, size: float) -> float:
        """In pixels; a character that no font has is left out."""
        return size * sum(self.font(each).widths.get(ord(each), 0) for each in text)

    def lines(self, text: str, size: float, width: float, at_most: int) -> list[str]:
        """`text` in lines no wider than `width`; where more than `at_most` are needed, it ends in "…"."""
        lines = [""]
        for word in text.split():
            longer = f"{lines[-1]} {word}".strip()
            if lines[-1] and self.width(longer, size) > width:
                lines.append(word)
            else:
                lines[-1] = longer
        if len(lines) <= at_most:
            return lines
        last = lines[at_most - 1]
        while " " in last and self.width(f"{last}…", size) > width:
            last = last.rpartition(" ")[0]
        return [*lines[: at_most - 1], f"{last.rstrip('.,:;')}…"]

    def svg(self, text: str, x: float, y: float, size: float) -> str:
        """A line as SVG, each run of characters in the font that has them.

        Each run has a place of its own: resvg sets a line in one fallback font as soon as one character
        of it is missing.
        """
        spans: list[str] = []
        for font, characters in groupby(text, self.font):
            run = "".join(characters)
            spans.append(f'<tspan x="{x:g}" y="{y:g}" font-family="{font.family}">{escape(run)}</tspan>')
            x += self.width(run, size)
        return "".join(spans)

    def used(self, text: str) -> set[Path]:
        """The files that it takes to draw `text`."""
        return {self.font(each).file for each in text}
