"""The lock: the packages that a site needs, and no others."""

import tomllib
from pathlib import Path

import pytest

from divebell.library.fields import PACKAGES
from divebell.runtime import ALWAYS, load_lock, whole_lock
from divebell_judge.packages import MODULES, offer, there


def names(*packages: str) -> set[str]:
    return {package.name for package in load_lock(packages).packages}


def test_only_what_problems_list_is_fetched_with_what_it_needs() -> None:
    assert "matplotlib" in names()
    assert "scipy" not in names()
    assert names("scipy") - names() == {"scipy", "libopenblas"}
    assert names("scikit-learn") >= {"scipy", "joblib", "threadpoolctl"}


def test_files_are_those_of_the_packages_and_of_every_start() -> None:
    lock = load_lock(["sympy"])
    assert {package.file for package in lock.packages} | set(lock.core) == set(lock.files)


def test_package_that_is_not_locked_is_an_error() -> None:
    with pytest.raises(KeyError):
        load_lock(["torch"])


def test_library_and_judge_know_the_packages_of_the_lock() -> None:
    lock = whole_lock()
    assert [lock.package(name).name for name in PACKAGES] == list(PACKAGES)
    wanted = [lock.package(name) for name in (*ALWAYS, *PACKAGES)]
    assert {module for package in wanted for module in package.imports} | {"numpy"} == MODULES
    offer(PACKAGES)
    assert all(package.title in there() for package in wanted)
    offer(())


def test_what_is_installed_to_prove_a_problem_is_what_the_browser_has() -> None:
    project = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    assert {name: extras[name] for name in PACKAGES} == {
        name: [f"{name}=={whole_lock().package(name).version}"] for name in PACKAGES
    }
