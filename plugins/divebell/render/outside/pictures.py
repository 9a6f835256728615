"""SVG to PNG, with fonts of Divebell's own alone, so that every machine draws the same bytes."""

import hashlib
import os
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

import resvg_py
from fontTools.ttLib import TTFont

_RESVG = version("resvg-py")
_FAMILY_NAMES = (1, 16)
"""The family among the records of the name table, as old and as new programs read it."""


def true_type(font: Path, family: str, *, cache: Path) -> Path:
    """The WOFF2 file `font` as TrueType, which resvg reads, under the name `family`; kept in `cache`."""
    digest = hashlib.sha256(font.read_bytes()).hexdigest()
    path = cache / f"{family}.{digest[:16]}.ttf"
    if not path.exists():
        loaded = TTFont(font, recalcTimestamp=False)
        loaded.flavor = None
        for record in loaded["name"].names:
            if record.nameID in _FAMILY_NAMES:
                record.string = family
        cache.mkdir(parents=True, exist_ok=True)
        partial = path.with_suffix(f".{os.getpid()}.part")
        loaded.save(partial)
        partial.replace(path)
    return path


def png(svg: str, fonts: Sequence[Path], *, cache: Path, width: int | None = None) -> Path:
    """The file in `cache` that holds `svg` drawn with `fonts` (TrueType), `width` pixels wide."""
    path = cache / f"{picture_digest(svg, fonts, width)}.png"
    if not path.exists():
        drawn = resvg_py.svg_to_bytes(
            svg_string=svg,
            width=width,
            skip_system_fonts=True,
            font_files=[str(font) for font in fonts],
        )
        cache.mkdir(parents=True, exist_ok=True)
        partial = path.with_suffix(f".{os.getpid()}.part")
        partial.write_bytes(drawn)
        partial.replace(path)
    return path


def picture_digest(svg: str, fonts: Sequence[Path], width: int | None = None) -> str:
    """A hash of all that decides what a picture looks like."""
    made_from = (_RESVG, svg, [font.name for font in fonts], width)
    return hashlib.sha256(repr(made_from).encode()).hexdigest()
