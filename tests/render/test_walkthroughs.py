"""Walkthroughs: what steps make of the program, what is shown after each, and what is wrong with them."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from tests.render.golden import matches_golden
from tests.render.texts import convert

from divebell.render.blocks.run_walkthrough import ABSENT, describe
from divebell.render.formulas import PLAIN
from divebell.render.inserts import Surroundings, Target
from divebell.render.markdown import Rendered
from divebell.render.outside.content import feed_html
from divebell.render.outside.devto import katex
from divebell.render.outside.portable import Place, portable_markdown
from divebell.render.walkthroughs.program import Statement, changed, statements

GOLDENS = Path(__file__).parent / "goldens" / "walkthrough"


@pytest.fixture(scope="module")
def attention(tmp_path_factory: pytest.TempPathFactory) -> Rendered:
    source = (GOLDENS / "attention.md").read_text(encoding="utf-8")
    rendered, diagnostics = convert(source, tmp_path_factory.mktemp("blocks"))
    assert diagnostics == []
    return rendered


def test_a_page_has_every_step_with_its_code_and_values(attention: Rendered) -> None:
    assert matches_golden(GOLDENS / "attention.html", attention.html + "\n")


def test_a_feed_has_no_element_of_ours(attention: Rendered) -> None:
    content = feed_html(attention, "https://example.org/a/", "https://example.org/", {}, PLAIN)
    assert matches_golden(GOLDENS / "attention.feed.html", content + "\n")


def test_elsewhere_it_is_plain_code_and_text(attention: Rendered) -> None:
    place = Place(
        "https://example.org/a/", "https://example.org/", Surroundings(lambda _: Target("", "")), {}
    )
    scanned = attention.scanned
    markdown = portable_markdown(scanned, attention.made, place, formula=katex)
    assert matches_golden(GOLDENS / "attention.devto.md", markdown)


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        ('```python watch="y"\nx = 1\n```\n///', "2:1: watch: y: NameError: name 'y' is not defined"),
        ("```python\nx = 1\n```\n\n```python\n\n1 / 0\n```\n///", "8:1: ZeroDivisionError: division by zero"),
        ("```python\nx = (\n```\n///", "3:1: SyntaxError: '(' was never closed"),
        ("```python\nx = 1; y = 2\n```\n///", "3:1: a walkthrough's statements stand on lines of their own"),
        ("```python\n# nothing\n```\n///", "2:1: this step has no code"),
        ('```python watch="1 +"\nx = 1\n```\n///', '2:1: watch="1 +" is not a list of Python expressions'),
        ('```python wacht="x"\nx = 1\n```\n///', "2:1: unknown option wacht=; did you mean watch=?"),
        (
            '```python\nscores = 1\n```\n```python replace="score"\nx = 1\n```\n///',
            "5:1: replace: no earlier step defines 'score'; did you mean 'scores'?",
        ),
        ("Nothing.\n///", "1:1: a walkthrough needs steps: fences of ```python, each with its code"),
        (
            "```python\nx = 1\n```\n//",
            "1:1: this walkthrough does not end: close it with a line of as many slashes as it begins with",
        ),
    ],
)
def test_a_mistake_has_its_place_and_is_told_once(body: str, complaint: str, tmp_path: Path) -> None:
    assert convert(f"/// walkthrough\n{body}\n", tmp_path)[1] == [f"content/x.md:{complaint}"]


def test_it_is_no_fence(tmp_path: Path) -> None:
    assert convert('```python exec="walkthrough"\nx\n```', tmp_path)[1] == [
        "content/x.md:1:1: a walkthrough is no fence: begin it with the line `/// walkthrough | Title`"
    ]


def test_one_in_a_fence_is_left_alone(tmp_path: Path) -> None:
    rendered, diagnostics = convert("```markdown\n/// walkthrough\n```", tmp_path)
    assert diagnostics == []
    assert "<divebell-walkthrough" not in rendered.html


def program(*steps: tuple[str, str]) -> list[str]:
    """What the code is after steps, each with the names it replaces."""
    made: tuple[Statement, ...] = ()
    for number, (code, replace) in enumerate(steps):
        made = changed(made, statements(code, number), replace.split()).program
    return [
        line
        for statement in made
        for line in steps[statement.step][0].split("\n")[statement.first - 1 : statement.last]
    ]


@pytest.mark.parametrize(
    ("steps", "whole"),
    [
        ([("a = 1", ""), ("b = 2", "")], "a = 1|b = 2"),
        ([("a = 1\nb = a", ""), ("a = 2", "a")], "a = 2|b = a"),
        ([("a = 1\nb = a", ""), ("a = 2", "")], "a = 1|b = a|a = 2"),
        ([("a = []\nfor i in c:\n    a[i] = 1\nb = a", ""), ("t = 1\na = t\nd = b", "a")],
         "t = 1|a = t|b = a|d = b"),
        ([("def f(): 1\nx = f()", ""), ("# new\n@g\ndef f(): 2\n# end", "")],
         "# new|@g|def f(): 2|# end|x = f()"),
        ([("a = 1\nb = 2", ""), ("c = 3", "a")], "b = 2|c = 3"),
        ([("f = 1", ""), ("def f(): 2", "")], "f = 1|def f(): 2"),
    ],
    ids=["added", "replaced", "not asked for", "with its loop", "redefined", "taken out", "not a definition"],
)  # fmt: skip
def test_where_a_step_goes(steps: list[tuple[str, str]], whole: str) -> None:
    assert "|".join(program(*steps)) == whole


def cells(value: object, before: object = ABSENT) -> Iterator[str]:
    for table in describe(value, before)["tables"]:
        for row in table["rows"]:
            yield " ".join(row)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (np.array([1, -20, 300]), ["1 -20 300"]),
        (np.array([[0.5, -0.0001], [12.25, np.nan]]), ["0.5 -0.0001", "12.25 nan"]),
        (np.array([0.5, -0.0001, 12.25, 1, 1, 1, 1]), ["0.50 0.00 12.25 1.00 1.00 1.00 1.00"]),
        (np.array([0.00123456, 0.5]), ["0.001 0.500"]),
        (np.array([3e-7, 1.0e-5]), ["3e-07 1e-05"]),
        (np.array([1e12, 2.5]), ["1e+12 2.5"]),
        (np.array([True, False]), ["True False"]),
        (np.arange(12), ["0 1 2 3 … 8 9 10 11"]),
        (np.arange(16.0).reshape(8, 2), ["0 1", "2 3", "4 5", "… …", "10 11", "12 13", "14 15"]),
        (np.zeros((0, 3)), []),
    ],
)
def test_arrays_as_tables(value: object, shown: list[str]) -> None:
    assert list(cells(value)) == shown


def test_cells_that_changed_are_marked_unless_all_have() -> None:
    before = np.array([[1.0, np.nan], [3.0, 4.0]])
    described = describe(np.array([[1.0, np.nan], [3.0, 5.0]]), before)
    assert (described["state"], described["tables"][0]["changed"]) == ("changed", [[1, 1]])
    assert describe(before + 1, before)["tables"][0]["changed"] == [[0, 0], [1, 0], [1, 1]]
    assert describe(before[1] + 1, before[1])["tables"][0]["changed"] == []
    assert describe(before.copy(), before)["state"] == "same"
    assert describe(before[:1], before)["state"] == "changed"
    assert describe(3, "3")["state"] == "same"
    assert describe(2.0 / 3, ABSENT) == {
        "type": "float", "shape": None, "state": "new", "text": "0.667", "tables": [], "more": 0
    }  # fmt: skip
