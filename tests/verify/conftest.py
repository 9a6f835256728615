"""Small problems, and one pair of real workers for all tests of the room."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import pytest

from divebell.library import Case, Problem, Text, Tolerance, WrongAnswer
from divebell.runtime import RuntimeAssets, assemble, cache_dir, fetch
from divebell.verify.lanes import Lanes
from divebell.verify.worker import Worker, cpython_worker, pyodide_worker

SOLUTION = "def double(x):\n    return 2 * x\n"
STARTER = "def double(x):\n    pass\n"

type MakeProblem = Callable[..., Problem]


def make_problem(
    *,
    slug: str = "double",
    solution: str = SOLUTION,
    starter: str = STARTER,
    cases: tuple[Mapping[str, Any], ...] = ({"name": "three", "call": "double(3)"},),
    wrong: Mapping[str, tuple[str, str, str]] | None = None,
) -> Problem:
    """A problem in memory; case `n` is on line `10 * n` of its problem.yml, and begins at column 5.

    `wrong` is file -> (source, the case it fails, what the test says).
    """
    directory = f"problems/{slug}"
    return Problem(
        slug=slug,
        directory=directory,
        title="Double",
        difficulty="easy",
        collection="basics",
        topics=("numbers",),
        hints=(),
        tolerance=Tolerance(),
        cases=tuple(
            Case(**case, line=10 * n, column=5, source_line=f"  - name: {case['name']}")
            for n, case in enumerate(cases, 1)
        ),
        wrong=tuple(
            WrongAnswer(
                file=file, fails=fails, says=says, source=Text(f"{directory}/wrong/{file}", 1, source)
            )
            for file, (source, fails, says) in (wrong or {}).items()
        ),
        statement=Text(f"{directory}/statement.md", 1, "Double it.\n"),
        starter=Text(f"{directory}/starter.py", 1, starter),
        solution=Text(f"{directory}/solution.py", 1, solution),
        explanation=Text(f"{directory}/explanation.md", 1, "Add it to itself.\n"),
    )


@pytest.fixture(scope="session")
def runtime() -> RuntimeAssets:
    fetch()
    return assemble(cache_dir())


@pytest.fixture(scope="session")
def cpython() -> Iterator[Worker]:
    with cpython_worker() as worker:
        yield worker


@pytest.fixture(scope="session")
def pyodide(runtime: RuntimeAssets) -> Iterator[Worker]:
    with pyodide_worker(runtime) as worker:
        yield worker


@pytest.fixture(scope="session")
def lanes(cpython: Worker, pyodide: Worker) -> Lanes:
    return Lanes([(cpython, pyodide)])
