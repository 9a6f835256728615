"""The math font, cut down to what the site's formulas use.

STIX Two Math is 400 KB as WOFF2; the characters of a site's formulas, with their larger sizes and the
MATH table that the browser lays them out by, are a tenth of that.
"""

import base64
import hashlib
import html
import io
import os
import re
from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

from fontTools import subset

_MATH = re.compile(r"<math.*?</math>", re.DOTALL)
_TAG = re.compile(r"<[^>]+>")
_LETTER = re.compile(r"<mi>(.)</mi>")
_ALWAYS = "0123456789()[]{}|+-−=<>.,:;/*′″‖⟨⟩⌈⌉⌊⌋√∑∏∫"
"""Kept whatever is used: these stretch, or appear sooner or later in any text."""

_FEATURES = ["ssty", "dtls", "flac"]
"""What laying out a formula asks of a font: sizes for scripts, dotless letters, flat accents."""


def characters(pages: Iterable[str]) -> str:
    """Every character of the formulas in `pages` (HTML), with the italic form of single letters."""
    used = set(_ALWAYS)
    for page in pages:
        for formula in _MATH.findall(page):
            used.update(html.unescape(_TAG.sub("", formula)))
            used.update(_italic(html.unescape(letter)) for letter in _LETTER.findall(formula))
    return "".join(sorted(character for character in used if not character.isspace()))


def math_font(font: Path, text: str, *, cache: Path) -> bytes:
    """`font` as WOFF2 with what it takes to set `text`; kept in `cache`."""
    made_from = (version("fonttools"), _FEATURES, text, hashlib.sha256(font.read_bytes()).hexdigest())
    path = cache / f"{hashlib.sha256(repr(made_from).encode()).hexdigest()}.woff2"
    if path.exists():
        return path.read_bytes()
    options = subset.Options(
        flavor="woff2", layout_features=_FEATURES, hinting=False, desubroutinize=False, recalc_timestamp=False
    )
    options.drop_tables += ["BASE", "GPOS"]
    with subset.load_font(font, options) as loaded:
        subsetter = subset.Subsetter(options)
        subsetter.populate(text=text)
        subsetter.subset(loaded)
        buffer = io.BytesIO()
        subset.save_font(loaded, buffer, options)
    cache.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(f".{os.getpid()}.part")
    partial.write_bytes(buffer.getvalue())
    partial.replace(path)
    return buffer.getvalue()


def math_style_sheet(font: bytes) -> bytes:
    """The style sheet that brings `font`, a WOFF2, within itself.

    Formulas are then never painted in another font, whose heights and widths would move the text around them
    when this one came: a browser waits for a style sheet, and not for a font.
    """
    data = base64.b64encode(font).decode("ascii")
    return (
        f'@font-face{{font-family:"Divebell Math";src:url(data:font/woff2;base64,{data}) format("woff2")}}\n'
    ).encode()


def _italic(letter: str) -> str:
    """The mathematical italic that a browser shows for a single-letter `<mi>`.

    The mapping is that of `text-transform: math-auto` (MathML Core, appendix C.1).
    """
    code = ord(letter)
    if letter == "h":
        return "ℎ"
    if "A" <= letter <= "Z":
        return chr(0x1D434 + code - ord("A"))
    if "a" <= letter <= "z":
        return chr(0x1D44E + code - ord("a"))
    if "Α" <= letter <= "Ω":
        return chr(0x1D6E2 + code - ord("Α"))
    if "α" <= letter <= "ω":
        return chr(0x1D6FC + code - ord("α"))
    return {"∂": "𝜕", "ϵ": "𝜖", "ϑ": "𝜗", "ϰ": "𝜘", "ϕ": "𝜙", "ϱ": "𝜚", "ϖ": "𝜛", "∇": "𝛻"}.get(
        letter, letter
    )
