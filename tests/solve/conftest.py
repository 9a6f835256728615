"""A small problem with a bundle that the judge made, and folders made for it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from divebell.solve.folder import Problem, Solving, make_folder
from divebell_judge import build_bundle

STARTER = "def double(x):\n    pass\n"
RIGHT = "def double(x):\n    return 2 * x\n"

type Begin = Callable[..., Solving]


@pytest.fixture(scope="session")
def problem() -> Problem:
    """Doubling, with a hidden test and one of three seeds."""
    spec = {
        "problem": "double",
        "tolerance": {"rtol": 1e-6, "atol": 1e-9},
        "cases": [
            {"name": "three", "call": "double(3)"},
            {"name": "an array", "given": "x = np.arange(3.0)\n", "call": "double(x)"},
            {"name": "kept back", "call": "double(-1)", "hidden": True},
            {"name": "any number", "call": "double(seed)", "seeds": 3},
        ],
    }
    return Problem(
        "double", "Double", "https://example.org/problems/double/", STARTER, build_bundle(spec, RIGHT)
    )


@pytest.fixture
def begin(tmp_path: Path, problem: Problem) -> Begin:
    """Make a folder for the problem, with a solution in it if one is given."""

    def make(solution: str | None = None) -> Solving:
        solving = make_folder(tmp_path / "double", problem)
        if solution is not None:
            solving.solution.write_text(solution)
        return solving

    return make
