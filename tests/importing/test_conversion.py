"""What a test's code becomes as a case."""

import pytest

from divebell.importing.conversion import Reading, convert, shown_value


def best(code: str) -> Reading:
    return convert(code)[0].readings[0]


@pytest.mark.parametrize(
    ("code", "given", "call", "decimals"),
    [
        ("print(f([1, 2]))", "", "f([1, 2])", None),
        ("print(np.round(f(x), 4))", "", "f(x)", 4),
        ("print(round(f(x), 3))", "", "f(x)", 3),
        ("print(f(x).round(2).tolist())", "", "f(x)", 2),
        ("print([round(v, 2) for v in f(x)])", "", "f(x)", 2),
        ("print([[round(v, 2) for v in row] for row in f(x)])", "", "f(x)", 2),
        ("print({k: round(v, 1) for k, v in f(x).items()})", "", "f(x)", 1),
        ("print([v for v in f(x) if v])", "", "[v for v in f(x) if v]", None),
        ("print(round(f(x)))", "", "round(f(x))", None),
        ('print(f"{f(x):.3f}")', "", "f(x)", 3),
        ('print(f"{f(x):.1%}")', "", "f(x)", 3),
        ('print("%.2f and %d" % (f(x), g(x)))', "", "(f(x), g(x))", None),
        ('print("{:.2f} {:.4f}".format(f(x), g(x)))', "", "(f(x), g(x))", 2),
        ("print(f(x).shape)", "", "np.shape(f(x))", None),
        ("r = f(x)\nprint(r[0, :])", "r = f(x)", "np.asarray(r)[0, :]", None),
        ('r = f(x)\nprint(r, f"{r.dtype}")', "r = f(x)", "(r, str(r.dtype))", None),
        ("print(f(1) < f(2))", "", "f(1) < f(2)", None),
        ("import numpy as np\nx = 2\nprint(f(x))", "x = 2", "f(x)", None),
        ("from solution import f\nprint(f(2))", "", "f(2)", None),
        ("x = 1; y = 2; print(f(x, y))", "x = 1\ny = 2", "f(x, y)", None),
        ("x = 1\nout = f(x)\nprint(np.round(out, 2))", "x = 1", "f(x)", 2),
        ("# why\nx = 1\nprint(f(x))", "# why\nx = 1", "f(x)", None),
        ("print('a:', f(1))\nprint('b:', g(2))", "", "(f(1), g(2))", None),
        ("print(round(f(1), 2), g(2))", "", "(round(f(1), 2), g(2))", None),
        ("s = '''a\n  b'''\nprint(f(s))", "s = '''a\n  b'''", "f(s)", None),
    ],
)
def test_a_printed_value_is_the_call(code: str, given: str, call: str, decimals: int | None) -> None:
    reading = best(code)
    assert (reading.given, reading.call, reading.decimals) == (given, call, decimals)
    assert not reading.prints


def test_prints_among_other_statements_are_collected() -> None:
    reading = best("for k in range(2):\n    print(f(k), 'steps')")
    assert reading.call == "printed"
    assert reading.given == "printed = []\nfor k in range(2):\n    printed.append(f(k))"


def test_a_test_that_catches_what_a_call_raises_becomes_that_it_raises() -> None:
    conversion = convert("try:\n    f(-1)\nexcept ValueError as error:\n    print(error)")[0]
    assert (conversion.readings[0].call, conversion.readings[0].raises) == ("f(-1)", "ValueError")
    assert conversion.readings[1].given.endswith("printed.append(str(error))")


def test_what_the_test_has_is_kept_in_reserve() -> None:
    readings = convert("print(np.round(f(x), 2))")[0].readings
    assert [(reading.call, reading.prints) for reading in readings] == [
        ("f(x)", False),
        ("np.round(f(x), 2)", False),
        ("print(np.round(f(x), 2))", True),
    ]


def test_what_gives_no_value_is_judged_by_its_output_at_last() -> None:
    readings = convert("print(f(x), file=log)")[0].readings
    assert [(reading.call, reading.prints) for reading in readings] == [("print(f(x), file=log)", True)]


@pytest.mark.parametrize(
    ("code", "call", "tolerance"),
    [
        ("assert f(2) == 4", "f(2)", None),
        ("assert [1, 2] == f(2)", "f(2)", None),
        ("assert np.allclose(f(2), [1, 2], atol=0.1)", "f(2)", (1e-5, 0.1)),
        ("assert abs(f(2) - 0.5) < 1e-3", "f(2)", (0.0, 1e-3)),
        ("np.testing.assert_allclose(f(2), np.array([1.0]), rtol=1e-3)", "f(2)", (1e-3, 0.0)),
        ("assert np.array_equal(f(2), np.array([1]))", "f(2)", None),
        ("assert isinstance(f(2), list)", "bool(isinstance(f(2), list))", None),
    ],
)
def test_an_assertion_is_about_a_value(code: str, call: str, tolerance: tuple[float, float] | None) -> None:
    reading = best(code)
    assert (reading.call, reading.tolerance, reading.asserted) == (call, tolerance, True)


def test_each_assertion_is_a_case_of_its_own() -> None:
    conversions = convert("x = f(1)\nassert x == 2\nassert g(x) == 3")
    assert [(each.note, each.readings[0].given, each.readings[0].call) for each in conversions] == [
        ("assertion 1", "", "f(1)"),
        ("assertion 2", "x = f(1)", "g(x)"),
    ]


def test_a_test_that_neither_prints_nor_asserts_gives_no_case() -> None:
    assert convert("x = f(1)\nwhile x:\n    x -= 1") == []


def test_copies_are_handed_to_a_call_that_changes_its_input() -> None:
    reading = best("x = [3, 1]\ny = 2\nprint(f(x, y))").with_copies(["x"])
    assert reading.given == "from copy import deepcopy\nx = [3, 1]\ny = 2"
    assert reading.call == "f(deepcopy(x), y)"


def test_a_notebook_shows_the_value_that_a_cell_ends_with() -> None:
    shown: list[str] = []
    exec(shown_value("x = 2\nx + 1"), {"print": shown.append})
    exec(shown_value("None"), {"print": shown.append})
    assert shown == ["3"]
