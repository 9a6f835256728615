"""A reader's folder for one problem: their solution, the tests as data, and a file for pytest.

solution.py             the reader's; it begins as the starter, and is never written again
test_solution.py        each test as one of pytest's
.divebell/problem.json  what the folder is for
.divebell/bundle.json.gz  the tests with their expected values; the reference is not in it
"""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

SOLUTION: Final = "solution.py"
PYTEST_FILE: Final = "test_solution.py"

_HIDDEN: Final = ".divebell"
_FORMAT: Final = 1

_PYTEST: Final = '''"""Runs solution.py against the tests of the problem, each as a test of pytest's."""

from pathlib import Path

import pytest
from divebell.solve.as_pytest import failure, parameters

FOLDER = Path(__file__).parent


@pytest.mark.parametrize(("test", "seed"), parameters(FOLDER))
def test_solution(test, seed):
    if said := failure(FOLDER, test, seed):
        pytest.fail(said, pytrace=False)
'''


class FolderError(Exception):
    """A folder is not what it should be; the message says what to do."""


@dataclass(frozen=True)
class Problem:
    """What a reader needs of a problem."""

    slug: str
    title: str
    origin: str
    """Where it is from: the address of its page, or the path of its folder."""
    starter: str
    bundle: bytes


@dataclass(frozen=True)
class Solving:
    """A reader's folder."""

    path: Path
    slug: str
    title: str
    origin: str

    @property
    def solution(self) -> Path:
        """The reader's file."""
        return self.path / SOLUTION

    @property
    def bundle(self) -> bytes:
        """The tests."""
        try:
            return (self.path / _HIDDEN / "bundle.json.gz").read_bytes()
        except OSError as error:
            raise FolderError(f"{error.filename}: {error.strerror}: {_again(self.origin)}") from None

    def source(self) -> str:
        """The reader's solution. Raises `FolderError` if it cannot be read."""
        try:
            return self.solution.read_text(encoding="utf-8")
        except OSError as error:
            raise FolderError(f"{self.solution}: {error.strerror}") from None
        except UnicodeDecodeError as error:
            raise FolderError(f"{self.solution}: byte {error.start} is not UTF-8") from None


def is_solving(path: Path) -> bool:
    """Whether a folder was made for a problem."""
    return (path / _HIDDEN / "problem.json").is_file()


def open_folder(path: Path) -> Solving:
    """The folder at `path`. Raises `FolderError` if it was not made for a problem."""
    try:
        data = json.loads((path / _HIDDEN / "problem.json").read_text(encoding="utf-8"))
        if data["format"] != _FORMAT:
            raise FolderError(f"{path}: made by another version of Divebell: {_again(data['origin'])}")
        return Solving(path, data["slug"], data["title"], data["origin"])
    except FileNotFoundError:
        raise FolderError(f"{path}: not a folder that `divebell solve` made") from None
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise FolderError(f"{path / _HIDDEN / 'problem.json'}: cannot be read: {error}") from None


def make_folder(path: Path, problem: Problem) -> Solving:
    """Put a problem into a folder; what is there of the reader's stays as it is.

    Raises `FolderError` if the folder is another problem's, or holds a file of ours that is not ours.
    """
    if is_solving(path):
        there = open_folder(path)
        if there.slug != problem.slug:
            raise FolderError(f"{path}: is for the problem {there.slug}: choose another folder with --into")
    elif path.exists() and not path.is_dir():
        raise FolderError(f"{path}: is not a folder: choose another with --into")
    else:
        for name in (SOLUTION, PYTEST_FILE):
            if (path / name).exists():
                raise FolderError(
                    f"{path / name}: is there already, and is not overwritten: choose another with --into"
                )
    hidden = path / _HIDDEN
    hidden.mkdir(parents=True, exist_ok=True)
    (hidden / ".gitignore").write_text("*\n", encoding="utf-8")
    _replace(hidden / "bundle.json.gz", problem.bundle)
    head = {name: value for name, value in asdict(problem).items() if name in ("slug", "title", "origin")}
    _replace(hidden / "problem.json", json.dumps({"format": _FORMAT, **head}, indent=2).encode())
    _write_new(path / SOLUTION, problem.starter)
    _write_new(path / PYTEST_FILE, _PYTEST)
    return Solving(path, problem.slug, problem.title, problem.origin)


def _write_new(path: Path, text: str) -> None:
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        pass


def _replace(path: Path, data: bytes) -> None:
    part = path.with_name(f"{path.name}.part")
    part.write_bytes(data)
    part.replace(path)


def _again(origin: str) -> str:
    return f"run `divebell solve {origin}` again, which leaves your solution as it is"
