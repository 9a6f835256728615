"""Interactive demos: how parameters are declared, and what a page, a feed and other sites have of them."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.render.golden import matches_golden
from tests.render.texts import convert

from divebell.library import Text
from divebell.render.blocks.block import Block
from divebell.render.demos.parameters import EXAMPLE, Choice, Parameter, Slider, Switch, read_parameters
from divebell.render.formulas import PLAIN
from divebell.render.markdown import Rendered
from divebell.render.outside.content import feed_html
from divebell.render.outside.figures import Figure
from divebell.render.scan import scan

GOLDENS = Path(__file__).parent / "goldens" / "demo"
WAVES = (GOLDENS / "waves.md").read_text(encoding="utf-8")
_SVG = re.compile(r"<svg .*?</svg>", re.DOTALL)


@pytest.fixture(scope="module")
def waves(tmp_path_factory: pytest.TempPathFactory) -> Rendered:
    rendered, diagnostics = convert(WAVES, tmp_path_factory.mktemp("blocks"))
    assert diagnostics == []
    return rendered


def test_a_page_has_the_controls_the_figure_the_sentence_and_the_code(waves: Rendered) -> None:
    drawings = _SVG.findall(waves.html)
    assert len(drawings) == 1
    assert "var(--db-series-1)" in drawings[0]
    assert matches_golden(GOLDENS / "waves.html", _SVG.sub("<svg/>", waves.html) + "\n")


def test_a_feed_has_the_figure_alone(waves: Rendered) -> None:
    svg = json.loads(waves.made[0])["svg"]
    figures = {svg: Figure("figures/a.png", Path("a.png"), 700, 350)}
    content = feed_html(waves, "https://example.org/a/", "https://example.org/", figures, PLAIN)
    assert matches_golden(GOLDENS / "waves.feed.html", content + "\n")


def declared(*lines: str) -> list[Parameter]:
    parameters, mistakes = read_parameters("\n".join(lines))
    assert mistakes == []
    return parameters


def test_each_kind_of_control_is_read() -> None:
    found = declared(
        "import math",
        "head_width = 64  #: slider(8, 512, step=8)",
        "t: int = 3  # not a control",
        "x = -0.5  #: slider(-1, 1, step=0.05, unit='m/s')",
        'shape = "a"  #: choice("a", "b", label="Shape")',
        "padded = True  #: switch()",
    )
    assert found == [
        Slider("head_width", "Head width", 64, 8, 512, 8, False, ""),
        Slider("x", "X", -0.5, -1, 1, 0.05, False, "m/s"),
        Choice("shape", "Shape", "a", ("a", "b")),
        Switch("padded", "Padded", True),
    ]


@pytest.mark.parametrize(
    ("line", "stops", "decimals", "stop"),
    [
        ("a = 1.0  #: slider(0.1, 5, step=0.1)", 49, 1, 9),
        ("a = 3  #: slider(0, 10)", 10, 0, 3),
        ("a = 0.5  #: slider(0, 1)", 100, 2, 50),
        ("a = 0.01  #: slider(0.0001, 1, log=True)", 100, 6, 50),
    ],
)
def test_the_stops_of_a_slider(line: str, stops: int, decimals: int, stop: int) -> None:
    (slider,) = declared(line)
    assert isinstance(slider, Slider)
    assert (slider.stops, slider.decimals, slider.stop) == (stops, decimals, stop)


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("x = 1  #: slidr(0, 5)", "unknown control 'slidr'; did you mean 'slider'?"),
        ("x = 1  #: dial(0, 5)", "unknown control 'dial'; there are: slider, choice, switch"),
        ("x = 1  #: slider(0, 5", "`slider(0, 5` is not a call like `slider(0.1, 5)`: '(' was never closed"),
        ("x = 1  #: 0 to 5", "`0 to 5` is not a call like `slider(0.1, 5)`: invalid syntax"),
        ("x = 1  #: slider(0, 5, stpe=1)", "slider() has no 'stpe'; did you mean 'step'?"),
        ("x = 1  #: slider(0)", "a slider has two bounds: slider(low, high)"),
        ("x = 1  #: slider(0, y)", "`y` is not a number, a text, True or False"),
        ("x = 'a'  #: slider(0, 5)", "a slider is for numbers: the value is 'a'"),
        ("x = 6  #: slider(0, 5)", "the value 6 is not between the bounds 0 and 5"),
        ("x = 0  #: slider(5, 0)", "the lower bound 5 is not below the upper bound 0"),
        ("x = 0.25  #: slider(0, 1, step=0.1)", "the value 0.25 is no whole number of steps of 0.1 above 0"),
        ("x = 0  #: slider(0, 1, step=0.3)", "the upper bound 1 is no whole number of steps of 0.3 above 0"),
        ("x = 0  #: slider(0, 1, step=0)", "step 0 does not fit between 0 and 1"),
        ("x = 0  #: slider(0, 1_000_000)", "a slider has at most 10,000 steps"),
        ("x = 1  #: slider(0, 5, log=True)", "a logarithmic slider needs bounds above 0"),
        ("x = 1  #: slider(1, 5, log=True, step=1)",
         "a logarithmic slider has no step: its stops stand in equal ratios"),
        ("x = 'c'  #: choice('a', 'b')", "the value 'c' is not one of the options"),
        ("x = 'a'  #: choice('a')", "a choice has at least two options"),
        ("x = 'a'  #: choice('a', 'a')", "a choice has an option twice"),
        ("x = 1  #: switch()", "a switch is for True or False: the value is 1"),
        ("x = [1]  #: slider(0, 5)",
         f"a control stands behind a plain value at the top level: {EXAMPLE}"),
        ("f(1)  #: slider(0, 5)",
         f"a control stands behind a plain value at the top level: {EXAMPLE}"),
    ],
)  # fmt: skip
def test_a_declaration_that_cannot_be_meant(line: str, complaint: str) -> None:
    assert read_parameters(f"import math\n{line}\n")[1] == [(complaint, 2)]


def test_a_name_has_one_control() -> None:
    _, mistakes = read_parameters("x = 1  #: slider(0, 5)\nx = 2  #: slider(0, 5)\n")
    assert mistakes == [("x has a control already", 2)]


def test_mistakes_have_their_place_in_the_text(tmp_path: Path) -> None:
    fence = '\n```python exec="demo" caption="c" alt="a"\n{}\n```\n'
    assert convert(fence.format("x = 7  #: slider(0, 5)\nfig = 1"), tmp_path)[1] == [
        "content/x.md:3:1: the value 7 is not between the bounds 0 and 5"
    ]
    assert convert(fence.format("x = 1"), tmp_path)[1] == [
        f"content/x.md:2:1: a demo needs a control: a comment behind a value, as in {EXAMPLE}"
    ]
    assert convert(fence.format("x = 1  #: slider(0, 5)"), tmp_path)[1] == [
        "content/x.md:3:1: a demo must leave a matplotlib figure in the variable `fig`"
    ]
    assert convert(fence.format("x = 1  #: slider(0, 5)\n\nx / 0"), tmp_path)[1] == [
        "content/x.md:5:1: ZeroDivisionError: division by zero"
    ]


def test_the_code_runs_alone(tmp_path: Path) -> None:
    (source,) = (insert.source for insert in scan(Text("", 1, WAVES)).inserts if isinstance(insert, Block))
    file = tmp_path / "waves.py"
    file.write_text(source + "print(description)\n", encoding="utf-8")
    environment = {**os.environ, "MPLBACKEND": "agg"}
    done = subprocess.run([sys.executable, file], capture_output=True, text=True, check=True, env=environment)
    assert done.stdout == "A sine of 2 < 30 Hz.\n"
