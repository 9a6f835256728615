"""Equations, figures and tables are numbered within a text, and referred to by name."""

import re

import pytest
from tests.render.texts import convert

FIGURE = '```python exec="figure" {}caption="See [[eq:a]]." alt="a"\nfig = 1\n```\n\n'
TABLE = "Table: Of *all* $x$.{}\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n"


def html(markdown: str, prefix: str = "") -> str:
    rendered, mistakes = convert(markdown, prefix=prefix)
    assert mistakes == []
    return rendered.html


def test_an_equation_with_a_label_has_a_number_and_others_have_none() -> None:
    made = html("$$\nx\n$$\n\n$$\ny\n$$ {#eq:a}\n\n$$z$$ {#eq:b}\n\nBy [[eq:b]] and [[eq:a|the first]].")
    assert re.findall(r'<span id="([^"]*)" class="equation">.*?class="equation-number">(.*?)<', made) == [
        ("eq-a", "(1)"),
        ("eq-b", "(2)"),
    ]
    assert '<a class="cross-reference" href="#eq-b">(2)</a>' in made
    assert '<a class="cross-reference" href="#eq-a">the first</a>' in made
    assert "<math" in made.partition('<span id="eq-a"')[0], "the one without a label"


def test_figures_are_numbered_with_pictures_if_one_has_a_label() -> None:
    markdown = FIGURE.format("") + "![a](x.png)\n\nFigure: One. {#fig:b}\n\n[[fig:b]] $$x$$ {#eq:a}"
    made = html(markdown)
    assert "<figcaption>Figure\N{NO-BREAK SPACE}1. See <a" in made
    assert '<img alt="a" src="x.png"><figcaption>Figure\N{NO-BREAK SPACE}2. One.' in made
    assert 'href="#fig-b">Figure\N{NO-BREAK SPACE}2</a>' in made


def test_without_labels_nothing_is_numbered() -> None:
    made = html(TABLE.format("") + TABLE.format(""))
    assert made.count("<figcaption>Of <em>all</em>") == 2


def test_a_table_stands_in_a_box_under_its_caption() -> None:
    made = html(TABLE.format(" {#tab:a}") + "[[tab:a]]")
    assert re.search(
        r'<figure id="tab-a".*?<figcaption>Table.1\. Of.*?</figcaption><div class="table-box"><table>', made
    )
    assert made.count("<table>") == 1


def test_identifiers_begin_with_what_the_text_s_others_begin_with() -> None:
    made = html("$$x$$ {#eq:a}\n\n[[eq:a]]", prefix="hint-1-")
    assert 'id="hint-1-eq-a"' in made
    assert 'href="#hint-1-eq-a"' in made


def test_prose_that_begins_like_a_caption_is_prose() -> None:
    assert html("Table: a word for furniture.\n\nMore.").startswith("<p>Table: a word")


@pytest.mark.parametrize(
    ("markdown", "message"),
    [
        (
            "[[eq:b]] [[eq:adm]] $$x$$ {#eq:b}",
            "content/x.md:1:10: this text has no equation with the label 'eq:adm'",
        ),
        (
            "a\n\n$$\nx\n$$ {#eq:adam}",
            "content/x.md:5:6: nothing refers to the label 'eq:adam'; write [[eq:adam]]",
        ),
        (
            "$$x$$ {#fig:a}",
            "content/x.md:1:9: 'fig:a' is not a label of an equation; it is written like eq:two-words",
        ),
        ("$$x$$ {#eq:A}", "content/x.md:1:9: 'eq:A' is not a label of an equation"),
        (
            "$$x$$ {#eq:a} [[eq:a]]\n\n$$y$$ {#eq:a}",
            "content/x.md:3:9: the label 'eq:a' is on line 1 already",
        ),
        ("Table: none {#tab:a}\n\n[[tab:a]]", "content/x.md:1:1: this caption has no table under it"),
        ("Figure: none {#fig:a}\n\n[[fig:a]]", "content/x.md:1:1: this caption has no picture above it"),
    ],
)
def test_what_is_wrong_with_a_label_has_its_place(markdown: str, message: str) -> None:
    assert any(found.startswith(message) for found in convert(markdown)[1]), convert(markdown)[1]
