"""Blocks run in processes of their own; what they give is kept, and what breaks in them has its line."""

from pathlib import Path

import pytest

from divebell.render.blocks import running
from divebell.render.blocks.block import Piece, Result
from divebell.render.blocks.running import run_pieces


def run(form: str, source: str, cache: Path) -> Result:
    piece = Piece(form, source)
    return run_pieces([piece], cache=cache, workers=1)[piece]


def test_output_is_what_the_block_prints(tmp_path: Path) -> None:
    assert run("output", "import os\nprint(2 + 2)\nos.write(1, b'not this')", tmp_path) == Result(
        result="4\n"
    )


@pytest.mark.parametrize(
    ("form", "source", "message", "line"),
    [
        ("output", "x = 1\nx / 0", "ZeroDivisionError: division by zero", 2),
        ("output", "def f():\n    raise SystemExit(3)\nf()", "SystemExit: 3", 2),
        ("output", "x = (", "SyntaxError: '(' was never closed", 1),
        ("output", "import os\nos._exit(7)", "the process that ran it ended with status 7: ", 1),
        ("figure", "fig = 3", "a figure block must leave a matplotlib figure in the variable `fig`", 1),
    ],
)
def test_what_breaks_has_its_line(form: str, source: str, message: str, line: int, tmp_path: Path) -> None:
    result = run(form, source, tmp_path)
    assert (result.error, result.line) == (message, line)
    assert list(tmp_path.iterdir()) == [], "a failure is not kept"


def test_an_endless_block_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "SECONDS", 0.5)
    assert "ran for more than 0.5 seconds" in run("output", "while True: pass", tmp_path).error


def test_a_result_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = run("output", "print(1)", tmp_path)
    monkeypatch.setattr(running, "_run", lambda piece: pytest.fail("it ran again"))
    assert run("output", "print(1)", tmp_path) == first


FIGURE = """
import matplotlib.pyplot as plt
fig, ax = plt.subplots()
ax.plot([0, 1], [0, 1], label="rise")
ax.legend()
"""


def test_a_figure_follows_the_page(tmp_path: Path) -> None:
    svg = run("figure", FIGURE, tmp_path / "once").result
    assert svg.startswith("<svg ")
    assert svg.endswith("</svg>")
    assert "var(--db-series-1)" in svg
    assert "var(--db-font-ui)" in svg
    assert "<style" not in svg, "a style element would restyle the whole page"
    assert "#0" not in svg.replace('"#f', "").replace("(#f", ""), "no colour of its own"
    assert svg == run("figure", FIGURE, tmp_path / "twice").result, "the same bytes every time"
