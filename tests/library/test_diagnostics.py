"""How a mistake is shown."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from divebell.library import Diagnostic, DiagnosticError, Related
from divebell.library.diagnostic_codes import CODES
from divebell.library.documentation import field_address

PLUGINS = Path(__file__).parents[2] / "plugins"

UNKNOWN = Diagnostic(
    "content/dives/x.md",
    4,
    8,
    "unknown topic 'optimisers'",
    "did you mean 'optimizers'?",
    "topic: optimisers",
    10,
)


def test_a_diagnostic_is_its_place_what_is_wrong_and_what_to_do() -> None:
    assert str(UNKNOWN) == "content/dives/x.md:4:8: unknown topic 'optimisers'; did you mean 'optimizers'?"
    assert str(Diagnostic("x.md", 1, 1, "the file is empty")) == "x.md:1:1: the file is empty"


def test_the_pretty_form_underlines_the_place() -> None:
    assert UNKNOWN.pretty().splitlines()[1:] == [
        "   4 | topic: optimisers",
        "     |        ^^^^^^^^^^",
        "     = help: did you mean 'optimizers'?",
    ]


def test_a_tab_before_the_place_is_as_wide_in_the_line_as_above_the_carets() -> None:
    diagnostic = Diagnostic("x.py", 12345, 3, "wrong", "", "\tx y", 1)

    assert diagnostic.pretty().splitlines()[1:] == ["12345 |     x y", "      |      ^"]


def test_a_place_without_a_line_is_told_in_one_line() -> None:
    assert Diagnostic("x.md", 1, 1, "missing file").pretty() == "x.md:1:1: missing file"


def test_an_error_shows_each_diagnostic_once_in_order_of_place() -> None:
    later, earlier = Diagnostic("b.md", 2, 1, "later"), Diagnostic("b.md", 1, 9, "earlier")
    other = Diagnostic("a.md", 9, 9, "other")

    error = DiagnosticError([later, earlier, other, later])

    assert error.diagnostics == (other, earlier, later)
    assert str(error) == "a.md:9:9: other\n\nb.md:1:9: earlier\n\nb.md:2:1: later"


def test_another_place_is_told_below_with_the_documentation() -> None:
    diagnostic = Diagnostic(
        "b.md",
        3,
        7,
        "twice",
        code="duplicate-date",
        related=(Related("first here", "a.md", 2, 1),),
        docs="d/#x",
    )

    assert diagnostic.pretty().splitlines() == [
        "b.md:3:7: twice [duplicate-date]",
        "     = first here: a.md:2:1",
        "     = docs: d/#x",
    ]


def test_of_many_other_places_the_first_few_are_shown() -> None:
    places = tuple(Related("also named here", f"{number}.md", 1, 1) for number in range(9))

    shown = Diagnostic("b.md", 1, 1, "unknown", related=places).pretty().splitlines()

    assert shown[-1] == "     = and 4 more places"
    assert len(shown) == 7


def test_of_a_long_line_what_is_around_the_place_is_shown() -> None:
    line = "x" * 5000 + "HERE" + "y" * 5000

    shown, carets = Diagnostic("a", 1, 5001, "wrong", "", line, 4).pretty().splitlines()[1:]

    assert len(shown) < 120
    assert shown[carets.index("^") : carets.index("^") + 4] == "HERE"


def test_carets_stand_under_wide_characters_and_what_cannot_be_shown() -> None:
    shown, carets = Diagnostic("a", 1, 4, "wrong", "", "注意\u202eab", 2).pretty().splitlines()[1:]

    assert shown == "   1 | 注意\ufffdab"
    assert carets == "     | " + " " * 5 + "^^"


@pytest.mark.parametrize(
    ("kind", "location", "address"),
    [
        ("dive", ("topic",), "writing/reference/dive/#topic"),
        ("problem", ("cases", 2, "call"), "writing/reference/problem/#cases-call"),
        ("problem", ("cases", 2, "tolerance", "rtol"), "writing/reference/problem/#cases-tolerance-rtol"),
        ("problem", ("wrong", "fails.py", "fails"), "writing/reference/problem/#wrong-fails"),
        ("assessment", ("pass_mark",), "writing/reference/assessment/#pass_mark"),
        ("dive", ("no such field",), "writing/reference/dive/"),
        ("", ("companies",), ""),
    ],
)
def test_a_field_has_an_address_in_the_documentation(
    kind: str, location: tuple[str | int, ...], address: str
) -> None:
    assert field_address(kind, location) == address


def test_every_code_that_is_told_is_listed_and_every_one_listed_is_told() -> None:
    sources = {path: path.read_text(encoding="utf-8") for path in PLUGINS.rglob("*.py")}
    written = "\n".join(text for path, text in sources.items() if path.name != "diagnostic_codes.py")
    goldens = "\n".join(
        path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("cases/*.txt")
    )

    assert set(re.findall(r'\bcode="([a-z-]+)"', written)) <= CODES.keys()
    assert set(re.findall(r"^\S+:\d+:\d+: .* \[([a-z-]+)\]$", goldens, re.MULTILINE)) <= CODES.keys()
    assert [code for code in CODES if f'"{code}"' not in written] == []
