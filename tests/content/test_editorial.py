"""What CONTENT.md asks of texts, as far as it can be counted."""

import re
from itertools import chain
from pathlib import Path
from typing import Final

import pytest

from divebell.library import Dive, Library, load_library
from divebell.render.blocks.block import Block
from divebell.render.scan import MARKER, Citation, Formula, Scanned, scan

ROOT: Final = Path(__file__).parents[2]
LIBRARY: Final = load_library(ROOT)
DIVES: Final = sorted(LIBRARY.dives)
TOPICS: Final = sorted(LIBRARY.topics)
PROBLEMS: Final = sorted(slug for slug, problem in LIBRARY.problems.items() if not problem.source)

WORDS: Final = (1000, 1800)
LONGEST_MEAN: Final = 22
"""Words in a sentence, on average: above some 25 readers lose the beginning (Gowers, Cutts)."""
EMPTY: Final = re.compile(
    r"\b(simply|obviously|of course|trivial(ly)?|powerful|state-of-the-art|delve|leverage|crucial|"
    r"seamless(ly)?|it is worth noting|in this (article|post|dive)|let's)\b",
    re.IGNORECASE,
)
NOTATION: Final = {
    r"(?<!\w )\\log(?![_a-z])": r"\ln, or \log with its base",
    r"\^\s*(T\b|\{T\}|')|\^\\intercal": r"^{\top}",
    r"\\mathbb\{E\}|\\operatorname\{E\}": r"\E",
    r"\\operatorname\{Var\}|\\mathrm\{Var\}": r"\Var",
    r"\\operatorname\{softmax\}|\\mathrm\{softmax\}": r"\softmax",
    r"\\circ": r"\odot, for the product entry by entry",
    r"\\Pr\b|\bP\(": "p(…)",
    r"\\mathbf|\\boldsymbol|\\vec\b": "italic letters",
}
"""What formulas do not use, and what they use instead."""

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_SENTENCE = re.compile(r"(?<=[.!?])[\s*_\"”)]+(?=[A-Z*_])")
_NOT_PROSE = re.compile(r"^(?:#|\||///|- \[|\s*$|Table:|Figure:)")
_SYMBOL = re.compile(r"(?<![\\a-zA-Z{])([a-zA-Z])(?![a-zA-Z])|\\([a-z]+)\b")
_TEXT = re.compile(r"\\(?:text|operatorname|mathrm|begin|end|DeclareMathOperator)\*?\{[^}]*\}")
_GREEK: Final = frozenset(
    {
        "alpha", "beta", "gamma", "delta", "epsilon", "varepsilon", "zeta", "eta", "theta", "kappa", "lambda",
        "mu", "nu", "xi", "rho", "sigma", "tau", "phi", "varphi", "chi", "psi", "omega", "ell",
    }
)  # fmt: skip
_KNOWN: Final = frozenset({"pi", "e", "d", "i", "j", "k", "l", "m"})
"""Constants, the d of an integral, and letters that count."""


def scanned(dive: Dive) -> Scanned:
    return scan(dive.body)


def prose(text: Scanned) -> str:
    """The sentences, with a word in each formula's place."""

    def word(match: re.Match[str]) -> str:
        insert = text.inserts[int(match[1])]
        return "x" if isinstance(insert, Formula) and not insert.display else " "

    lines = (line for line in text.markdown.splitlines() if not _NOT_PROSE.match(line))
    return MARKER.sub(word, re.sub(r"`[^`]*`", "code", "\n".join(lines)))


def formulas(text: Scanned) -> list[Formula]:
    return [insert for insert in text.inserts if isinstance(insert, Formula)]


def symbols(latex: str) -> set[str]:
    """The letters of a formula that have to mean something."""
    found = _SYMBOL.findall(_TEXT.sub(" ", latex))
    letters = {letter for letter, _ in found if letter}
    return (letters | {name for _, name in found if name in _GREEK}) - _KNOWN


def library_texts(library: Library) -> list[tuple[str, Scanned]]:
    """Every text with formulas, and the path of its file."""
    problems = library.problems.values()
    bodies = chain(
        (dive.body for dive in library.dives.values()),
        (topic.body for topic in library.topics.values()),
        (problem.statement for problem in problems if not problem.source),
        (problem.explanation for problem in problems if not problem.source),
    )
    return [(str(body.path), scan(body)) for body in bodies]


@pytest.mark.parametrize("slug", DIVES)
def test_a_dive_is_neither_a_note_nor_a_chapter(slug: str) -> None:
    words = len(_WORD.findall(prose(scanned(LIBRARY.dives[slug]))))
    assert WORDS[0] <= words <= WORDS[1], f"{words} words"


@pytest.mark.parametrize("slug", DIVES)
def test_sentences_are_short_enough_to_follow(slug: str) -> None:
    text = prose(scanned(LIBRARY.dives[slug]))
    counts = [len(_WORD.findall(sentence)) for sentence in _SENTENCE.split(text)]
    counts = [count for count in counts if count > 2]
    assert sum(counts) / len(counts) <= LONGEST_MEAN


@pytest.mark.parametrize("slug", DIVES)
def test_a_dive_shows_something(slug: str) -> None:
    blocks = [insert for insert in scanned(LIBRARY.dives[slug]).inserts if isinstance(insert, Block)]
    assert {block.form for block in blocks} & {"figure", "demo"}


@pytest.mark.parametrize("slug", DIVES)
def test_a_dive_names_its_sources_its_mistakes_and_what_comes_next(slug: str) -> None:
    dive = LIBRARY.dives[slug]
    assert any(isinstance(insert, Citation) for insert in scanned(dive).inserts)
    headings = re.findall(r"^## (.+)$", dive.body.text, re.MULTILINE)
    assert "Common mistakes" in headings
    assert headings[-1] == "Where this leads"
    assert f"[[problem:{dive.problem}" in dive.body.text


@pytest.mark.parametrize("slug", DIVES)
def test_every_symbol_of_a_displayed_formula_stands_in_a_sentence_too(slug: str) -> None:
    found = formulas(scanned(LIBRARY.dives[slug]))
    explained = set[str]().union(*(symbols(formula.latex) for formula in found if not formula.display))
    displayed = set[str]().union(*(symbols(formula.latex) for formula in found if formula.display))
    assert displayed <= explained, f"never explained: {sorted(displayed - explained)}"


def test_walkthroughs_are_in_ten_dives_at_least() -> None:
    with_one = [slug for slug in DIVES if "\n/// walkthrough" in LIBRARY.dives[slug].body.text]
    assert len(with_one) >= 10


@pytest.mark.parametrize(("name", "text"), [pytest.param(n, t, id=n) for n, t in library_texts(LIBRARY)])
def test_formulas_follow_the_table_of_notation(name: str, text: Scanned) -> None:
    wrong = [
        f"{name}:{formula.line}: {formula.latex.strip()!r}: write {instead}"
        for formula in formulas(text)
        for pattern, instead in NOTATION.items()
        if re.search(pattern, formula.latex)
    ]
    assert wrong == []


@pytest.mark.parametrize(("name", "text"), [pytest.param(n, t, id=n) for n, t in library_texts(LIBRARY)])
def test_no_word_is_there_for_show(name: str, text: Scanned) -> None:
    assert [match[0] for match in EMPTY.finditer(prose(text))] == []


@pytest.mark.parametrize("slug", PROBLEMS)
def test_a_problem_is_whole(slug: str) -> None:
    problem = LIBRARY.problems[slug]
    assert len(problem.cases) >= 8
    assert len(problem.wrong) >= 4
    assert len(problem.hints) == 3
    assert "**Example" in problem.statement.text
    assert re.search(r"\b(s|ms|µs)\b", problem.explanation.text), "no measured time"
    assert "follow-up" in problem.explanation.text.lower()
    assert any(case.raises for case in problem.cases)


def test_every_dive_has_a_problem_of_its_own() -> None:
    problems = [dive.problem for dive in LIBRARY.dives.values()]
    assert len(set(problems)) == len(problems)


def test_every_topic_is_in_a_plan() -> None:
    placed = {
        topic for plan in LIBRARY.plans.values() for chapter in plan.chapters for topic in chapter.topics
    }
    assert set(TOPICS) <= placed


def test_every_plan_has_an_assessment() -> None:
    assert set(LIBRARY.plans) <= set(LIBRARY.assessments)
