"""Mermaid's diagrams are drawings in the page's colours, with nothing in them that acts."""

import re
from pathlib import Path

import pytest
from tests.render.texts import convert

from divebell.render.diagram_style import follow_colour_scheme

DRAWN = (
    '<svg id="my-svg" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80.5 20" onload="x()" data-look="a">'
    "<title>t</title>"
    "<style>#my-svg .node{fill:#040404;}#my-svg .other{fill:red;}#my-svg .a{fill:#123456;}</style>"
    '<script>x()</script><g class="node a" onclick="x()"><rect fill="white" stroke="rgba(1,2,3,0.5)"/>'
    '<a href="https://example.org"><text>link</text></a><foreignObject><p>HTML</p></foreignObject>'
    '<image href="https://example.org/x.png"/><text font-family="DejaVu Sans">a black box</text></g>'
    "<g/></svg>"
)
TRAINING = """```mermaid caption="Training, in [[fig:loop]]." id="fig:loop"
flowchart LR
  accTitle: A training loop
  accDescr: Batches are used
  until the loss is small.
  A[Batch] --> B{Loss small?}
  B -- no --> A
```
"""


def test_a_drawing_keeps_only_what_draws() -> None:
    made = follow_colour_scheme(DRAWN)
    assert re.findall(r"<(\w+)", made) == ["svg", "style", "g", "rect", "text"]
    assert not re.search(r"\bon\w+=|href|data-|example", made)
    assert ">a black box<" in made, "a label is text, and no colour"


def test_every_colour_is_one_of_the_theme_s() -> None:
    made = follow_colour_scheme(DRAWN)
    assert re.findall(r'(?:fill|stroke)[:=]"?([^;"]*)', made) == [
        "var(--db-surface)",
        "var(--db-ink-soft)",
        "var(--db-surface)",
        "var(--db-ink-soft)",
    ]
    assert "my-svg" not in made
    assert "var(--db-font-ui)" in made


def test_a_diagram_is_a_figure_that_says_what_it_shows(tmp_path: Path) -> None:
    rendered, mistakes = convert(TRAINING.replace("used\n  until", "used until"), tmp_path)
    assert mistakes == []
    assert '<figure id="fig-loop" class="figure diagram">' in rendered.html
    assert 'aria-label="A training loop. Batches are used until the loss is small."' in rendered.html
    assert ">Loss" in rendered.html
    assert not re.search(r"#[0-9a-f]{6}\b|<script|foreignObject|font-family:(?!var)", rendered.html)


def test_a_fault_in_a_diagram_has_its_line(tmp_path: Path) -> None:
    told = TRAINING.replace("used\n  until", "used until").replace("B{Loss small?}", "B{Loss")
    assert any(each.startswith("content/x.md:6:3: Parse error") for each in convert(told, tmp_path)[1])


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("  style A fill:#f00", "content/x.md:3:3: a colour of its own would not follow the page's"),
        ('  click A "https://example.org"', "content/x.md:3:3: a diagram has no links"),
        ("  %%{init: {}}%%", "content/x.md:3:3: settings in a diagram are not read"),
        ("  A --> B", "content/x.md:2:1: a diagram needs a line accTitle: …"),
    ],
)
def test_what_a_diagram_may_not_hold_has_its_line(line: str, message: str) -> None:
    found = convert(f'```mermaid caption="c"\nflowchart LR\n{line}\n```')[1]
    assert any(each.startswith(message) for each in found), found


def test_a_kind_whose_colours_would_be_its_own_is_refused() -> None:
    found = convert('```mermaid caption="c"\npie\n```')[1]
    assert found[0].startswith("content/x.md:2:1: 'pie' is not a kind of diagram that is drawn here")
