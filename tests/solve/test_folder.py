"""A reader's folder: what is put there, and what never is."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from tests.solve.conftest import STARTER, Begin

from divebell.solve.folder import FolderError, Problem, is_solving, make_folder, open_folder


def test_a_folder_holds_the_starter_the_tests_and_a_file_for_pytest(begin: Begin, problem: Problem) -> None:
    solving = begin()
    assert solving.solution.read_text() == STARTER
    assert solving.bundle == problem.bundle
    assert sorted(path.name for path in solving.path.iterdir()) == [
        ".divebell",
        "solution.py",
        "test_solution.py",
    ]
    assert open_folder(solving.path) == solving


def test_the_readers_solution_is_never_written_again(begin: Begin, problem: Problem) -> None:
    solving = begin("mine = True\n")
    (solving.path / "test_solution.py").write_text("# mine too\n")
    newer = replace(problem, starter="theirs = True\n", bundle=b"newer")
    make_folder(solving.path, newer)
    assert solving.solution.read_text() == "mine = True\n"
    assert (solving.path / "test_solution.py").read_text() == "# mine too\n"
    assert solving.bundle == b"newer"


@pytest.mark.parametrize("name", ["solution.py", "test_solution.py"])
def test_a_file_that_is_there_is_not_taken_over(tmp_path: Path, problem: Problem, name: str) -> None:
    (tmp_path / name).write_text("mine\n")
    with pytest.raises(FolderError, match="is not overwritten: choose another with --into"):
        make_folder(tmp_path, problem)
    assert [path.name for path in tmp_path.iterdir()] == [name]


def test_the_folder_of_another_problem_is_not_taken_over(begin: Begin, problem: Problem) -> None:
    with pytest.raises(FolderError, match="is for the problem double"):
        make_folder(begin().path, replace(problem, slug="halve"))


def test_a_file_in_the_folders_place_is_told(tmp_path: Path, problem: Problem) -> None:
    (tmp_path / "double").write_text("a file")
    with pytest.raises(FolderError, match="is not a folder"):
        make_folder(tmp_path / "double", problem)


def test_a_folder_that_is_none_of_ours_is_told(tmp_path: Path) -> None:
    assert not is_solving(tmp_path)
    with pytest.raises(FolderError, match="not a folder that `divebell solve` made"):
        open_folder(tmp_path)


@pytest.mark.parametrize("text", ["?", "[]", "{}", json.dumps({"format": 1, "slug": "double"})])
def test_damaged_notes_are_told(begin: Begin, text: str) -> None:
    solving = begin()
    (solving.path / ".divebell/problem.json").write_text(text)
    with pytest.raises(FolderError, match="cannot be read"):
        open_folder(solving.path)


def test_a_folder_of_another_format_says_what_to_do(begin: Begin) -> None:
    solving = begin()
    (solving.path / ".divebell/problem.json").write_text(
        json.dumps({"format": 2, "origin": "https://x.org/"})
    )
    with pytest.raises(FolderError, match=r"run `divebell solve https://x\.org/` again"):
        open_folder(solving.path)


def test_a_solution_that_cannot_be_read_is_told(begin: Begin) -> None:
    solving = begin()
    solving.solution.write_bytes(b"x = '\xff'\n")
    with pytest.raises(FolderError, match="byte 5 is not UTF-8"):
        solving.source()
    solving.solution.unlink()
    with pytest.raises(FolderError, match="No such file"):
        solving.source()
