"""How a mistake is shown."""

from __future__ import annotations

from divebell.library import Diagnostic, DiagnosticError

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


def test_a_tab_before_the_place_stays_a_tab_in_the_caret_line() -> None:
    diagnostic = Diagnostic("x.py", 12345, 3, "wrong", "", "\tx y", 1)

    assert diagnostic.pretty().splitlines()[1:] == ["12345 | \tx y", "      | \t ^"]


def test_a_place_without_a_line_is_told_in_one_line() -> None:
    assert Diagnostic("x.md", 1, 1, "missing file").pretty() == "x.md:1:1: missing file"


def test_an_error_shows_each_diagnostic_once_in_order_of_place() -> None:
    later, earlier = Diagnostic("b.md", 2, 1, "later"), Diagnostic("b.md", 1, 9, "earlier")
    other = Diagnostic("a.md", 9, 9, "other")

    error = DiagnosticError([later, earlier, other, later])

    assert error.diagnostics == (other, earlier, later)
    assert str(error) == "a.md:9:9: other\n\nb.md:1:9: earlier\n\nb.md:2:1: later"
