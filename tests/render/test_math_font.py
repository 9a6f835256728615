"""The math font keeps what the site's formulas use."""

import base64
import io
import re
from pathlib import Path

from fontTools.ttLib import TTFont

from divebell.render import front_end
from divebell.render.math_font import characters, math_font, math_style_sheet


def test_characters_are_those_of_formulas_with_their_italics() -> None:
    used = characters(["<p>§</p><math><mi>h</mi><mi>η</mi><mo>&le;</mo><mi>max</mi></math>"])
    assert set("hℎη𝜂≤max") <= set(used)
    assert "§" not in used


def test_the_subset_has_them_and_the_math_table(tmp_path: Path) -> None:
    front = front_end()
    font = math_font(front.assets / front["math.woff2"], "x𝑥∑", cache=tmp_path)
    loaded = TTFont(io.BytesIO(font))
    assert {ord("x"), 0x1D465, ord("∑")} <= set(loaded.getBestCmap())
    assert "MATH" in loaded
    assert font == math_font(front.assets / front["math.woff2"], "x𝑥∑", cache=tmp_path)


def test_the_style_sheet_brings_the_font_within_itself() -> None:
    sheet = math_style_sheet(b"wOF2 and what follows").decode("ascii")
    found = re.search(r'"Divebell Math";src:url\(data:font/woff2;base64,([^)]+)\)', sheet)
    assert found
    assert base64.b64decode(found[1]) == b"wOF2 and what follows"
