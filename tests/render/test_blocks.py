"""Blocks run in processes of their own; what they give is kept, and what breaks in them has its line."""

from pathlib import Path

import pytest

from divebell.render.blocks import running
from divebell.render.blocks.block import Block, Piece, Result, Shown
from divebell.render.blocks.forms import FORMS
from divebell.render.blocks.running import pieces_of, run_pieces


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


def session(cache: Path, *sources: str, name: str = "a") -> list[Result]:
    blocks = [Block("output", source, {"session": name}, 1) for source in sources]
    pieces = [piece for _, piece in pieces_of(blocks)]
    results = run_pieces(pieces, cache=cache, workers=1)
    return [results[piece] for piece in pieces]


def test_the_blocks_of_a_session_share_their_names(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sources = ("x = 2\nprint('once')", "x *= 3", "print(x)")
    assert "NameError" in session(tmp_path, "print(x)", name="b")[0].error
    first = session(tmp_path, *sources)
    assert [each.result for each in first] == ["once\n", "", "6\n"]
    monkeypatch.setattr(running, "_run", lambda *_: pytest.fail("it ran again"))
    assert session(tmp_path, *sources) == first


def test_what_fails_in_a_session_is_told_once_where_it_was_called(tmp_path: Path) -> None:
    results = session(tmp_path, "def f(x):\n    return 1 / x", "print(1)\nf(0)", "print(f(1))")
    assert [each.error for each in results] == [
        "",
        "ZeroDivisionError: division by zero (in f, line 2 of an earlier block of the session)",
        "",
    ]
    assert results[1].line == 2


@pytest.mark.parametrize(
    "source",
    [
        "import numpy as np\nprint(np.random.default_rng().random())",
        "import time\nprint(time.perf_counter())",
    ],
)
def test_what_would_be_another_in_the_next_build_is_refused(source: str, tmp_path: Path) -> None:
    assert "gave something else when it was run again" in run("output", source, tmp_path).error
    pieces = [piece for _, piece in pieces_of([Block("output", source, {"varies": "yes"}, 1)])]
    assert run_pieces(pieces, cache=tmp_path, workers=1)[pieces[0]].error == ""


def test_a_session_has_so_much_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(running, "MEMORY", 1024**3)
    result = run("output", "x = 1\ny = bytearray(2 * 1024**3)", tmp_path)
    assert (result.line, result.error) == (2, "MemoryError: it takes more memory than a session may have")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"sesion": "a"}, "output: there is no option 'sesion'; did you mean 'session'?"),
        ({"code": "folden"}, 'code="folden" is not one of: shown, folded, hidden'),
        ({"varies": "no"}, 'varies="no" is not one of: yes'),
    ],
)
def test_an_option_that_is_none_is_told(options: dict[str, str], message: str) -> None:
    assert list(FORMS["output"].mistakes(Block("output", "", options, 1))) == [(message, 0)]


def shown(source: str, cache: Path, **options: str) -> Shown:
    options |= {"caption": "Of all."}
    block = Block("table", source, options, 1)
    (piece,) = [piece for _, piece in pieces_of([block])]
    result = run_pieces([piece], cache=cache, workers=1)[piece]
    assert result.error == ""
    return Shown(block, result.result, str)


@pytest.mark.parametrize(
    "source",
    [
        "table = {'name': ['a', 'b'], 'x': [1.25, -2.0]}",
        "table = [{'name': 'a', 'x': 1.25}, {'name': 'b', 'x': -2.0}]",
    ],
)
def test_a_table_has_heads_of_columns_and_rows(source: str, tmp_path: Path) -> None:
    made = FORMS["table"].html(shown(source, tmp_path, format=".1f"))
    assert '<figcaption>Of all.</figcaption><div class="table-box"><table><thead><tr>' in made
    assert '<th scope="col">name</th><th scope="col" class="number">x</th>' in made
    assert '<tr><th scope="row">b</th><td class="number">\N{MINUS SIGN}2.0</td></tr>' in made


def test_a_table_of_an_array_has_heads_from_its_option(tmp_path: Path) -> None:
    source = "import numpy as np\ntable = np.array([[1000, 2], [3, 4]])"
    told = shown(source, tmp_path, columns="a | b", format=",d")
    assert list(FORMS["table"].markdown(told, lambda _: pytest.fail("no picture")))[2:] == [
        "| a | b |",
        "| ---: | ---: |",
        "| 1,000 | 2 |",
        "| 3 | 4 |",
    ]


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("x = 1", "a table block must leave rows, columns or an array in the variable `table`"),
        ("table = 3", "table: a int is neither rows nor columns nor an array"),
        ("table = 'abc'", "table: a str is neither rows nor columns nor an array"),
        ("table = [[1, 2], [3]]", "table: row 1 has 1 cells, and row 0 has 2"),
        ("table = [[1, 2]]", 'a table of rows needs columns="…", the heads of its 2 columns, apart by |'),
        ("table = {'a': [1], 'b': []}", "table: the columns are of different lengths: 'a' has 1, 'b' has 0"),
        ("import numpy as np\ntable = np.zeros(3)", "table: the array has 1 axes, not 2"),
        ("table = []", "the table is empty"),
    ],
)
def test_what_is_no_table_is_told(source: str, message: str, tmp_path: Path) -> None:
    assert run("table", source, tmp_path).error == message
