"""Markdown to HTML, held by goldens: `goldens/<name>.md` gives `goldens/<name>.html`.

`UPDATE_GOLDENS=1 pytest tests/render` writes them anew; read the difference before you commit it.
"""

from pathlib import Path

import pytest
from tests.render.golden import matches_golden

from divebell.library import Text
from divebell.render.blocks.block import Block, Result, Results
from divebell.render.blocks.forms import FORMS
from divebell.render.inserts import Surroundings, Target
from divebell.render.markdown import MarkdownRenderer, Rendered
from divebell.render.scan import Reference, scan

GOLDENS = sorted((Path(__file__).parent / "goldens").glob("*.md"))


def resolve(reference: Reference) -> Target | str:
    if reference.slug == "missing":
        return "unknown topic 'missing'"
    return Target(f"The <{reference.slug}>", f"topics/{reference.slug}/")


def render(markdown: str, result: Result | None = None) -> tuple[Rendered, list[str]]:
    text = Text("content/x.md", 1, markdown)
    scanned = scan(text)
    outcome = result or Result(result="<svg/>")
    results: Results = {
        FORMS[insert.form].piece(insert): outcome
        for insert in scanned.inserts
        if isinstance(insert, Block) and insert.form in FORMS
    }
    rendered, diagnostics = MarkdownRenderer(Surroundings(resolve)).render(text, scanned, results)
    return rendered, [str(diagnostic) for diagnostic in diagnostics]


@pytest.mark.parametrize("source", GOLDENS, ids=lambda path: path.stem)
def test_golden(source: Path) -> None:
    rendered, diagnostics = render(source.read_text(encoding="utf-8"))
    assert diagnostics == []
    assert matches_golden(source.with_suffix(".html"), rendered.html + "\n")


@pytest.mark.parametrize(
    ("markdown", "result", "message"),
    [
        ("see [[topic:missing]]", None, "content/x.md:1:5: unknown topic 'missing'"),
        (
            r"a $\nope$",
            None,
            'content/x.md:1:4: formula: Unknown command "\\nope".; define it in macros.tex, or write it out',
        ),
        (
            '\n```python exec="output"\n1\n1/0\n```',
            Result(error="ZeroDivisionError: division by zero", line=2),
            "content/x.md:4:1: ZeroDivisionError: division by zero",
        ),
        (
            '```python exec="figure" caption="c"\nfig\n```',
            None,
            'content/x.md:1:1: a figure needs alt="…", for readers who cannot see it at a glance',
        ),
        (
            '```python exec="tabel"\n1\n```',
            None,
            (
                'content/x.md:1:1: exec="tabel" is not one of: figure, output, table, demo; '
                "did you mean 'table'?"
            ),
        ),
        (
            '```python exec="figure" alt="a" caption="$\\nope$"\nfig\n```',
            None,
            (
                'content/x.md:1:43: caption: formula: Unknown command "\\nope".; '
                "define it in macros.tex, or write it out"
            ),
        ),
    ],
)
def test_a_mistake_has_its_place(markdown: str, result: Result | None, message: str) -> None:
    assert render(markdown, result)[1] == [message]


def test_all_mistakes_are_said_at_once() -> None:
    assert len(render("[[topic:missing]] $\\nope$ [[topic:missing]]")[1]) == 3


@pytest.mark.parametrize(
    ("page", "href"), [("", "./topics/x/"), ("dives/", "../topics/x/"), ("dives/a/", "../../topics/x/")]
)
def test_links_are_relative_to_the_page(page: str, href: str) -> None:
    assert f'href="{href}"' in render("[[topic:x]]")[0].for_page(page)


def test_headings_for_the_table_of_contents() -> None:
    headings = render("## A $x$ step\n\n### Deep\n\n#### Deeper\n\n## A $x$ step")[0].headings
    assert [(heading.id, heading.level) for heading in headings] == [
        ("a-step", 2),
        ("deep", 3),
        ("a-step_1", 2),
    ]
    assert headings[0].title == "A <math><mi>x</mi></math> step"


def test_reading_time_counts_the_words_of_the_text() -> None:
    assert render("word " * 660)[0].minutes == 3
    assert render("word")[0].minutes == 1


def test_the_first_sentence_is_plain() -> None:
    assert render("## Head\n\nA *first* `one`, so. And more.\n")[0].first_sentence == "A first one, so."
