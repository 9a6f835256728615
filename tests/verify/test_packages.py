"""Problems whose packages this Python lacks are not proved, and are told what to install."""

import pytest

import divebell.verify.packages
from divebell.runtime import RuntimeAssets
from divebell.verify.packages import missing_packages
from divebell.verify.proof import proof_key

from .conftest import make_problem

PROBLEM = make_problem().model_copy(update={"packages": ("scipy",), "packages_line": 7})


@pytest.mark.parametrize(
    ("here", "told"),
    [
        ("1.14.1", []),
        ("1.14.0", []),
        (None, ["the browser's SciPy is 1.14.1, and there is none in this Python"]),
        ("1.15.2", ["the browser's SciPy is 1.14.1, and it is 1.15.2 in this Python"]),
    ],
)
def test_another_release_than_the_browsers_is_refused(
    here: str | None, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(divebell.verify.packages, "installed", lambda _: here)
    found = list(missing_packages(PROBLEM))
    assert [diagnostic.message for diagnostic in found] == told
    for diagnostic in found:
        assert (diagnostic.path, diagnostic.line) == ("problems/double/problem.yml", 7)
        assert diagnostic.hint == "pip install 'scipy==1.14.1'"


def test_a_proof_rests_on_the_packages_that_its_answers_can_load(monkeypatch: pytest.MonkeyPatch) -> None:
    def key(problem: object = PROBLEM, **images: str) -> str:
        runtime = RuntimeAssets({}, {}, "", digest="0", packages=images)  # type: ignore[arg-type]  # no folder is needed
        return proof_key(problem, runtime)  # type: ignore[arg-type]  # a Problem

    first = key(scipy="1", sympy="1")
    assert key(scipy="1", sympy="2") == first
    assert key(scipy="2", sympy="1") != first
    assert key(make_problem(), scipy="1") == key(make_problem(), scipy="2")
    monkeypatch.setattr(divebell.verify.packages, "installed", lambda _: "1.14.0")
    assert key(scipy="1", sympy="1") != first
