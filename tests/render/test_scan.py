"""Formulas, references and running blocks are found where the author wrote them, and nowhere else."""

import pytest

from divebell.library import Text
from divebell.render.blocks.block import Block
from divebell.render.scan import Formula, Insert, Mistake, Reference, scan


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
        "[link](x) and [[not a reference]]",
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


@pytest.mark.parametrize(
    ("markdown", "code", "place"),
    [
        ("a $b + c", "unclosed-formula", (1, 3, 1)),
        ("a\n$b\n\nc$", "unclosed-formula", (2, 1, 1)),
        (r"the loss $\alpha and $5", "unclosed-formula", (1, 10, 1)),
        ("$$\na\n\nand $b$", "unclosed-formula", (1, 1, 2)),
        ("text\n\n  ```python\nx = '$a$'", "unclosed-block", (3, 3, 3)),
        ("[a](../topics/softmax.md)", "bad-link", (1, 5, 20)),
        ("see [a](javascript:alert(1))", "bad-link", (1, 9, 16)),
        ("[a](<file:///etc/passwd>)", "bad-link", (1, 5, 20)),
    ],
)
def test_tells_what_cannot_be_meant(markdown: str, code: str, place: tuple[int, int, int]) -> None:
    (mistake,) = (one for one in scan(Text("content/x.md", 1, markdown)).inserts if isinstance(one, Mistake))
    assert (mistake.code, (mistake.line, mistake.column, mistake.width)) == (code, place)


@pytest.mark.parametrize(
    "target",
    ["https://example.org/a.md", "#part", "jobs/", "../../jobs/", "/jobs/", "mailto:a@example.org", "a.png"],
)
def test_leaves_links_alone_that_may_lead_somewhere(target: str) -> None:
    assert scan(Text("content/x.md", 1, f"[a]({target}) and ![b]({target})")).inserts == ()


@pytest.mark.parametrize(
    ("target", "hint"),
    [
        ("../topics/softmax.md#part", "write [[topic:softmax]]"),
        ("2026-11-18-optimizers.md", "write [[dive:2026-11-18-optimizers]]"),
        ("../../problems/same-padding/statement.md", "write [[problem:same-padding]]"),
        ("case-studies/google-tpu.md", "write [[case:google-tpu]]"),
    ],
)
def test_a_link_to_a_file_is_told_with_the_link_by_name(target: str, hint: str) -> None:
    (mistake,) = scan(Text("content/x.md", 1, f"[a]({target})")).inserts
    assert isinstance(mistake, Mistake)
    assert mistake.hint == hint
