"""Formulas become MathML; a bad one is placed to the character."""

import pytest

from divebell.library import Text
from divebell.render.formula_hints import COMMANDS, hint_for
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


def fault(latex: str) -> str:
    """What is wrong with a formula; "" if it converts."""
    try:
        PLAIN.to_mathml(latex, display=False)
    except FormulaError as error:
        return str(error)
    return ""


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_that_is_suggested_is_known(command: str) -> None:
    assert "Unknown command" not in fault(rf"\{command}{{x}}{{y}}")


@pytest.mark.parametrize(
    ("message", "hint", "width"),
    [
        (r'Unknown command "\fraq".', r"did you mean \frac?", 5),
        (r'Unknown environment "alinged".', "did you mean aligned?", 1),
        ('Expected closing token "}", but reached end of input.', "write } where it ends", 1),
        ("Duplicate subscript or superscript.", "put what belongs together in braces, as in x^{2^3}", 1),
        ("Something new.", "", 1),
    ],
)
def test_a_formula_that_does_not_convert_is_told_with_what_to_do(message: str, hint: str, width: int) -> None:
    assert hint_for(message) == (hint, width)
