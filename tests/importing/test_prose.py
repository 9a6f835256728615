"""What a stranger's Markdown becomes, and what is said of it."""

import pytest

from divebell.importing.draft import Prose
from divebell.importing.page_check import check_page
from divebell.importing.prose import convert_prose
from divebell.library import Text


def converted(text: str) -> tuple[str, list[str]]:
    result, notes = convert_prose((Prose("learn.md", 1, text),))
    check_page(Text("learn.md", 1, result))
    return result.rstrip("\n"), [str(note) for note in notes]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (r"A \( x \) and \\( y_1 \\).", "A $x$ and $y_1$."),
        ("\\[\nx\n\\]", "$$\nx\n$$"),
        ("of\n$\nx^2\n$\nis", "of\n$$\nx^2\n$$\nis"),
        (r"$ \frac{1}{2} $ of $ x_1 $", r"$\frac{1}{2}$ of $x_1$"),
        ("costs $ 5 and $ 6", "costs $ 5 and $ 6"),
        (r"costs \$5", r"costs \$5"),
        ("a $$ that is not closed", r"a \$\$ that is not closed"),
        ("as [@they] say", r"as \[@they] say"),
        (r"`\( code \)`", r"`\( code \)`"),
        ("# One\n\n## Two", "## One\n\n### Two"),
        ("where:\n- a\n- b\n  - c\n\nend", "where:\n\n- a\n- b\n    - c\n\nend"),
        ("1) a\n2) b", "1. a\n2. b"),
        ("- a\n\n  where:\n  - b\n  - c", "- a\n\n    where:\n\n    - b\n    - c"),
        ("- a\n  more\n- b", "- a\n    more\n- b"),
        ("- a\n\n  more\n\nno more", "- a\n\n    more\n\nno more"),
        ("- $$\n  + b\n  $$", "- $$\n  + b\n  $$"),
        ("H<sub>2</sub>O <b class='x'>now</b>", "H<sub>2</sub>O <b>now</b>"),
        ("<p align=center>text</p>", "text"),
        ("```Python\n# no heading\n- no list\n```", "```python\n# no heading\n- no list\n```"),
    ],
)
def test_text_is_carried_over(written: str, expected: str) -> None:
    assert converted(written) == (expected, [])


def test_a_block_never_runs() -> None:
    text, _ = converted('```python exec="output"\nimport os\n```\n\n~~~ {.python exec="figure"}\nx\n~~~')
    assert "exec" not in text
    assert "import os" in text


def test_a_formula_that_does_not_convert_is_shown_as_code_with_its_place() -> None:
    text, notes = converted("fine $x$\n\nbad $\\nosuch{x}$ here")
    assert "bad `\\nosuch{x}` here" in text
    assert len(notes) == 1
    assert notes[0].startswith("learn.md:3: a formula is shown as code: ")


@pytest.mark.parametrize(
    ("written", "kept", "gone", "said"),
    [
        ("<script>alert(1)</script>", "&lt;script&gt;", "<script", "<script> is shown as it is written"),
        ("<svg onload=alert(1)>", "&lt;svg onload", "<svg", "<svg> is shown as it is written"),
        ("[go]( javascript:x )", "go", "javascript", "leads nowhere here"),
        ("[go](javascript:alert(1))", "go", "javascript", "leads nowhere here"),
        ("[go]\n\n[go]: javascript:alert(1)", "[go]", "javascript", "left out"),
        ("text\n{: onclick=alert(1) }", "onclick", "\n{:", None),
        (
            "![curve](https://example.org/a.png)",
            "[curve](https://example.org/a.png)",
            "![",
            "linked, not shown",
        ),
        ("![curve](a.png)", "*curve*", "a.png", "left out"),
        (
            '<img src="https://example.org/a.png" onerror="x">',
            "(https://example.org/a.png)",
            "onerror",
            "linked",
        ),
        ("[[topic:softmax]]", "&#91;topic", "[[", None),
        ("<!-- secret -->text", "text", "secret", "a comment is left out"),
    ],
)
def test_what_would_act_or_load_is_made_harmless(
    written: str, kept: str, gone: str, said: str | None
) -> None:
    text, notes = converted(written)
    assert kept in text
    assert gone not in text
    assert [said in note for note in notes if said] == ([True] * len(notes))
    assert bool(notes) == bool(said)
