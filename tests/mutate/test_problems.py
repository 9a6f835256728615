"""Every shipped problem's cases catch what could be a mistake in its solution."""

from fractions import Fraction
from pathlib import Path

import pytest

from divebell.library import Library, load_library
from divebell.mutate import mutate_problems, survivor
from divebell.runtime import cache_dir

ROOT = Path(__file__).parents[2]
MINIMUM = Fraction(95, 100)


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library(ROOT)


@pytest.mark.parametrize("slug", sorted(path.parent.name for path in ROOT.glob("problems/*/problem.yml")))
def test_cases_catch_mutants(slug: str, library: Library) -> None:
    (score,) = mutate_problems([library.problems[slug]], cache=cache_dir(), workers=1)
    assert score.share >= MINIMUM, "\n".join(survivor(score, outcome) for outcome in score.survivors)


def test_marks_know_their_place(library: Library) -> None:
    for problem in library.problems.values():
        lines = (ROOT / problem.directory / "problem.yml").read_text(encoding="utf-8").split("\n")
        for mark in problem.equivalent:
            assert lines[mark.line - 1] == mark.source_line
            assert mark.source_line[mark.column - 1 :].startswith("was: ")
