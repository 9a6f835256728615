"""`divebell solve` reads the pages that the site publishes."""

from pathlib import Path

import pytest

from divebell.solve import JudgeProcess, fetch_problem

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("page", ["problems/conjugate-update/", "dives/2026-11-20-bayesian-inference/"])
def test_a_problem_comes_from_a_published_page_and_is_judged(site: str, page: str) -> None:
    problem = fetch_problem(f"{site}{page}")
    folder = ROOT / "problems" / problem.slug
    assert problem.starter == (folder / "starter.py").read_text()
    with JudgeProcess() as judge:
        assert judge.check(problem.bundle, (folder / "solution.py").read_text())["status"] == "pass"
        assert judge.check(problem.bundle, problem.starter)["status"] == "fail"
