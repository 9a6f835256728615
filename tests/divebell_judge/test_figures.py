"""Figures that readers' code draws: what is sent, when, and in which colours."""

import base64
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from divebell_judge import run
from divebell_judge.figure_style import INK, ROLES, SURFACE, themed
from divebell_judge.figures import MAX_FIGURES, PAPER

PREAMBLE = "import numpy as np\nimport matplotlib.pyplot as plt\n"
TOKENS = Path(__file__).parents[2] / "site_src/theme/styles/tokens.css"


def ran(source: str) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    events: list[dict[str, Any]] = []
    outcome = json.loads(run(PREAMBLE + source, lambda event: events.append(json.loads(event))))
    return events, outcome


def figures(source: str) -> list[dict[str, Any]]:
    events, outcome = ran(source)
    assert (outcome["error"], outcome["tampered"]) == (None, False)
    return [event for event in events if event["type"] == "figure"]


def test_figures_come_where_the_code_shows_them_and_at_its_end() -> None:
    events, _ = ran("print(1)\nplt.plot([1])\nplt.show()\nprint(2)\nplt.plot([2])\nprint(3)\n")
    assert [event.get("text", event["type"]) for event in events] == ["1\n", "figure", "2\n", "3\n", "figure"]


def test_one_figure_can_be_shown_alone() -> None:
    events, _ = ran(
        "a, b = plt.figure(), plt.figure()\nfor f in (a, b):\n    f.gca()\nb.show()\nprint('-')\n"
    )
    assert [event["type"] for event in events] == ["figure", "output", "figure"]


def test_a_figure_with_nothing_in_it_is_not_sent() -> None:
    assert figures("plt.figure()") == []


def test_what_was_drawn_before_an_error_is_sent() -> None:
    events, outcome = ran("plt.plot([1])\n1 / 0\n")
    assert [event["type"] for event in events] == ["figure"]
    assert outcome["error"]["line"] == 4


def test_a_figure_that_cannot_be_drawn_is_told() -> None:
    events, outcome = ran(r"plt.plot([1]); plt.title('$\\nonsense{$')")
    assert events == []
    assert outcome["error"]["message"].startswith("A figure could not be drawn: ValueError")


def test_a_figure_says_what_it_shows() -> None:
    (figure,) = figures(
        "fig, (a, b) = plt.subplots(1, 2)\n"
        "a.set(title='Loss $L^2$', xlabel='step', ylabel='loss')\nb.set_title('left', loc='left')\n"
        "fig.suptitle('Training')\n"
    )
    assert figure["about"] == {
        "title": "Training",
        "panels": [
            {"title": "Loss L^2", "x": "step", "y": "loss"},
            {"title": "left", "x": "", "y": ""},
        ],
    }


def test_colours_are_the_themes_and_black_and_white_are_ink_and_surface() -> None:
    (figure,) = figures(
        "plt.plot([1, 2], 'k--', mfc='w')\nplt.plot([2, 1])\n"
        "plt.annotate('a', (0, 1), (1, 2), arrowprops={'arrowstyle': '->'})\n"
    )
    svg = figure["svg"]
    assert svg.startswith("<svg ")
    assert "var(--db-series-1)" in svg
    assert "var(--db-ink)" in svg
    assert not re.search(r"#0[1-5]0[1-5]0[1-5]|stroke: #000000|<style|<script|<metadata|<!--", svg)
    assert 'width="' not in svg.split(">")[0]


def test_colours_that_stand_for_numbers_stay() -> None:
    (figure,) = figures("plt.scatter([0, 1], [0, 1], c=[0, 1], cmap='gray')\n")
    assert "#ffffff" in figure["svg"]


def test_a_figure_with_a_background_of_its_own_keeps_its_colours() -> None:
    (figure,) = figures("plt.style.use('dark_background')\nplt.plot([1, 2])\n")
    assert "var(--db-" not in figure["svg"].replace("var(--db-font-ui)", "")
    assert "fill: #ffffff" in figure["svg"]


def test_settings_and_names_that_one_run_changed_are_as_before_in_the_next() -> None:
    figures("plt.plot([1])\nplt.title = 'Loss'\nplt.rcParams['lines.linewidth'] = 9\n")
    events, _ = ran("print(plt.rcParams['lines.linewidth'], callable(plt.title), len(plt.get_fignums()))\n")
    assert events[0]["text"] == "1.5 True 0\n"


def test_settings_of_the_code_win_over_the_sites() -> None:
    (figure,) = figures("plt.rcParams['text.color'] = 'red'\nplt.plot([1])\nplt.text(0, 1, 'here')\n")
    assert "fill: #ff0000" in figure["svg"]


def test_a_figure_that_would_be_too_large_as_svg_is_a_picture() -> None:
    (figure,) = figures("plt.scatter(*np.random.default_rng(0).random((2, 20_000)), s=1)\n")
    assert base64.b64decode(figure["png"]).startswith(b"\x89PNG")
    assert "svg" not in figure


def test_no_more_than_so_many_figures_are_sent() -> None:
    sent = figures(
        f"for i in range({MAX_FIGURES + 3}):\n    plt.figure(figsize=(1, 1)).text(0, 0, i)\n    plt.show()\n"
    )
    assert len(sent) == MAX_FIGURES + 1
    assert sent[-1] == {"type": "figure", "left_out": "many"}


def test_code_that_draws_nothing_does_not_import_matplotlib() -> None:
    program = "import sys; from divebell_judge import run; run('x = 1', print); print(*sys.modules)"
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "divebell_judge.figures" in told.stdout.split()
    assert "matplotlib" not in told.stdout.split()


def test_what_stands_for_the_light_scheme_is_the_light_scheme() -> None:
    css = TOKENS.read_text(encoding="utf-8")
    light = dict(re.findall(r"(--db-[\w-]+): light-dark\((#\w+),", css))
    assert {token: light[token[4:-1]] for token in ROLES.values()} == PAPER


@pytest.mark.parametrize("role", [INK, SURFACE])
def test_roles_become_custom_properties(role: str) -> None:
    assert themed(f'<?xml?><svg width="1"><g id="a" fill="{role}"/></svg>') == (
        f'<svg style="stroke-linejoin: round; stroke-linecap: butt"><g fill="{ROLES[role]}"/></svg>'
    )
