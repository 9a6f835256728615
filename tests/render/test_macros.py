"""Macros are read, checked and taken out again where a reader does not have them."""

import pickle

import pytest
from tests.render.texts import surroundings

from divebell.library import Text
from divebell.render.formulas import PLAIN, Notation
from divebell.render.macros import read_macros


def read(tex: str) -> tuple[Notation, list[str]]:
    notation, diagnostics = read_macros(Text("content/macros.tex", 1, tex))
    return notation, [str(each) for each in diagnostics]


@pytest.mark.parametrize(
    ("latex", "plain"),
    [
        (r"\norm{x + {y}}_2", r"\lVert x + {y} \rVert_2"),
        (r"\norm x", r"\lVert x \rVert"),
        (r"\norm\alpha", r"\lVert \alpha \rVert"),
        (r"\norm{\norm{\}}}", r"\lVert \lVert \} \rVert \rVert"),
        (r"\softmax z", r"\operatorname{softmax}z"),
        (r"\softmaxed", r"\softmaxed"),
    ],
)
def test_expansion(latex: str, plain: str) -> None:
    assert surroundings().notation.expanded(latex) == plain


@pytest.mark.parametrize("latex", [r"\norm{x}_2", r"\softmax(z)", r"\frac{\norm x}{\softmax z}"])
def test_expansion_and_macros_give_the_same_formula(latex: str) -> None:
    notation = surroundings().notation
    assert PLAIN.to_mathml(notation.expanded(latex), display=True) == notation.to_mathml(latex, display=True)


def test_only_what_is_used_decides() -> None:
    notation = read("\\newcommand{\\aa}{x}\n\\newcommand{\\bb}{\\aa y}\n\\newcommand{\\cc}{z}")[0]
    assert list(notation.used_in([r"\bb + 1"])) == ["aa", "bb"]
    assert notation.used_in(["x"]) == {}


def test_it_goes_to_other_processes() -> None:
    notation = surroundings().notation
    notation.to_mathml("x", display=False)
    assert pickle.loads(pickle.dumps(notation)).to_mathml(r"\norm x", display=False) == notation.to_mathml(
        r"\norm x", display=False
    )


@pytest.mark.parametrize(
    ("tex", "line", "at", "message"),
    [
        ("foo", 1, "foo", "not a definition of a macro"),
        (r"\newcommand{\sum}{x}", 1, r"\newcommand", r"\sum is there already"),
        ("\\newcommand{\\mine}{x}\n\\newcommand{\\mine}{y}", 2, r"\newcommand", r"\mine is defined twice"),
        (r"\newcommand{\mine}{x + \nope}", 1, r"\nope", r'macro: Unknown command "\nope".'),
        (r"\DeclareMathOperator{\mine}{a\nope}", 1, r"\nope", "macro: Unknown command"),
        (r"\newcommand{\mine}[1]{#2}", 1, "#2", "#2 is none of its 1 arguments"),
        (r"\newcommand{\mine}{\mine}", 1, r"\mine}$", r"\mine is made of itself"),
    ],
)
def test_what_is_wrong_with_a_macro_has_its_place(tex: str, line: int, at: str, message: str) -> None:
    written = tex.split("\n")[line - 1]
    column = (written.rindex(at[:-2]) if at.endswith("$") else written.index(at)) + 1
    found = read(tex)[1]
    assert len(found) == 1
    assert found[0].startswith(f"content/macros.tex:{line}:{column}: {message}"), found


def test_a_wrong_macro_does_not_make_formulas_wrong() -> None:
    read(r"\newcommand{\mine}{\nope}")[0].to_mathml(r"\mine + x", display=False)
