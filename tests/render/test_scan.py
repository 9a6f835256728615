"""Formulas, references and running blocks are found where the author wrote them, and nowhere else."""

import pytest

from divebell.library import Text
from divebell.render.blocks.block import Block
from divebell.render.scan import Formula, Insert, Reference, scan


def found(markdown: str, line: int = 1) -> list[Insert]:
    return list(scan(Text("content/x.md", line, markdown)).inserts)


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("the $x^2$ of", Formula("x^2", False, 1, 6)),
        ("a\n\n$$\nx = 1\n$$", Formula("\nx = 1\n", True, 3, 3)),
        ("$$a + b$$", Formula("a + b", True, 1, 3)),
        (r"$\$5$", Formula(r"\$5", False, 1, 2)),
        ("two\nlines: $a\n+ b$", Formula("a\n+ b", False, 2, 9)),
        ("see [[topic:softmax]]", Reference("topic", "softmax", "", 1, 5, 17)),
        ("[[dive:a-b|The first]]", Reference("dive", "a-b", "The first", 1, 1, 22)),
    ],
)
def test_finds(markdown: str, expected: Insert) -> None:
    assert found(markdown) == [expected]


@pytest.mark.parametrize(
    "markdown",
    [
        "costs $5 and $6",
        "costs $ 5 $",
        r"costs \$5 and \$6",
        "`$x$` and ``a ` $y$``",
        "```python\nprice = '$x$'\n```",
        "~~~\n[[topic:x]]\n~~~",
        "    ```text\n    $x$\n    ```",
        "$a\n\nb$",
        "[link](x) and [[not a reference]]",
        "```\nunclosed $x$",
    ],
)
def test_leaves_alone(markdown: str) -> None:
    scanned = scan(Text("content/x.md", 1, markdown))
    assert scanned.inserts == ()
    assert scanned.markdown == markdown.replace(r"\$", "$")


def test_places_are_those_of_the_file() -> None:
    assert found("\n$x$", line=10) == [Formula("x", False, 11, 2)]


def test_a_running_block_with_its_options() -> None:
    markdown = 'Text\n\n```python exec="figure" caption="A $x$" alt=\'It "rises"\'\nfig = 1\n```\n\nAfter $y$'
    options = {"caption": "A $x$", "alt": 'It "rises"'}
    assert found(markdown) == [
        Block("figure", "fig = 1\n", options, 3),
        Formula("y", False, 7, 8),
    ]


def test_a_running_block_in_a_list_loses_its_indentation() -> None:
    markdown = '- item\n\n    ```python exec="output"\n    if True:\n        print(1)\n    ```'
    assert found(markdown) == [Block("output", "if True:\n    print(1)\n", {}, 3)]


def test_a_longer_fence_holds_a_shorter_one() -> None:
    assert found("````\n```\n$x$\n```\n$y$\n````\n$z$") == [Formula("z", False, 7, 2)]
