"""Demos are drawn with the values of their controls, one after the other in the same Python."""

import json
import re
from typing import Any

import matplotlib.pyplot as plt

from divebell_judge.demos import draw

DEMO = """\
import matplotlib.pyplot as plt
import numpy as np

height = 1.0  #: slider(0.5, 4)
count = 3
name = "a"
fig, ax = plt.subplots(figsize=(2, 1))
ax.plot(np.linspace(0, height, count), label=name)
ax.set_title(f"{height!r} {count!r} {name!r}")
description = f"  {type(height).__name__}\\n {type(count).__name__} "
"""


def drawn(source: str, **values: object) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(draw(source, json.dumps(values)))
    return answer


def frame(answer: dict[str, Any]) -> object:
    """The first outline within that of the whole: where the axes stand."""
    return re.findall(r'd="(M [^"]+)', answer["svg"])[1]


def test_values_take_the_place_of_those_in_the_code_and_keep_their_type() -> None:
    as_written = drawn(DEMO)
    assert ">1.0 3 'a'<" in as_written["svg"]
    other = drawn(DEMO, height=2, count=5, name="b <")
    assert ">2.0 5 'b &lt;'<" in other["svg"]
    assert other["description"] == "float int"
    assert drawn(DEMO) == as_written, "nothing stays of the values before"


def test_a_figure_has_the_colours_and_the_font_of_the_page_and_its_own_measures() -> None:
    svg = drawn(DEMO)["svg"]
    assert svg.startswith('<svg viewBox="0 0 144 72"') or 'viewBox="0 0 144 72"' in svg[:200]
    assert "var(--db-series-1)" in svg
    assert "var(--db-font-ui)" in svg
    assert "<style" not in svg


def test_settings_and_figures_do_not_outlive_their_demo() -> None:
    before = drawn(DEMO)
    drawn("import matplotlib.pyplot as plt\nplt.rcParams['lines.linewidth'] = 9\n" + DEMO + "plt.figure()\n")
    assert plt.get_fignums() == []
    assert drawn(DEMO) == before


def test_the_axes_stay_where_they_stand_with_the_values_of_the_code() -> None:
    source = DEMO.replace("linspace(0, height", "linspace(0, 1000**height")

    assert frame(drawn(source, height=4)) == frame(drawn(source)) != frame(drawn(DEMO))


def test_an_error_has_its_line() -> None:
    answer = drawn("x = 2\n\ndef f():\n    return 1 / (x - 2)\n\nfig = f()\n", x=2)
    assert answer["error"]["line"] == 4
    assert "ZeroDivisionError: division by zero" in answer["error"]["message"]
    assert plt.get_fignums() == []


def test_a_demo_without_a_figure_says_so() -> None:
    assert "must leave a matplotlib figure in the variable `fig`" in drawn("x = 1")["error"]["message"]


def test_code_that_ends_python_is_told() -> None:
    assert "SystemExit" in drawn("raise SystemExit(3)")["error"]["message"]


def test_what_is_printed_and_warned_of_goes_nowhere(capfd: Any) -> None:  # Any: pytest's fixture
    assert "error" not in drawn("import warnings\nprint('x')\nwarnings.warn('y')\n" + DEMO)
    assert capfd.readouterr() == ("", "")


def test_a_figure_that_is_too_large_is_not_sent() -> None:
    answer = drawn(DEMO + "for _ in range(40):\n    ax.plot(np.random.default_rng(0).random(4000))\n")
    assert "too large" in answer["error"]["message"]
