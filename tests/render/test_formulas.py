"""Formulas become MathML; a bad one is placed to the character."""

import pytest

from divebell.library import Text
from divebell.render.formulas import PLAIN, FormulaError, diagnose
from divebell.render.scan import Formula, scan


def test_inline_and_display() -> None:
    assert PLAIN.to_mathml("x^2", display=False) == "<math><msup><mi>x</mi><mn>2</mn></msup></math>"
    assert PLAIN.to_mathml("x", display=True).startswith('<math display="block">')


@pytest.mark.parametrize(
    ("markdown", "place"),
    [
        (r"the $a + \nope$", (7, 10)),
        ("the\n$a$ and $\\frac{1}{$", (8, 19)),
        ("$$\na + b\n+ é \\nope\n$$", (9, 5)),
    ],
)
def test_a_bad_formula_has_its_place_in_the_file(markdown: str, place: tuple[int, int]) -> None:
    text = Text("content/x.md", 7, markdown)
    formula = scan(text).inserts[-1]
    assert isinstance(formula, Formula)
    with pytest.raises(FormulaError) as caught:
        PLAIN.to_mathml(formula.latex, display=formula.display)
    diagnostic = diagnose(formula, caught.value, text)
    assert (diagnostic.line, diagnostic.column) == place
    assert diagnostic.path == "content/x.md"
    assert diagnostic.source_line == markdown.split("\n")[place[0] - 7]
