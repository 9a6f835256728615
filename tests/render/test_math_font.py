"""The math font keeps what the site's formulas use."""

import io
from pathlib import Path

from fontTools.ttLib import TTFont

from divebell.render import front_end
from divebell.render.math_font import characters, math_font


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
