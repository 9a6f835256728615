"""`divebell solve` as a reader types it."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.solve.conftest import RIGHT, Begin

from divebell.cli import main

ROOT = Path(__file__).parents[2]


def solve(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["-C", str(ROOT), "solve", *arguments])


def test_a_problem_of_a_project_is_put_into_a_folder_and_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = solve("same-padding")
    assert done.exit_code == 0
    assert done.output.startswith("same-padding/solution.py: write your solution here\n")
    assert (
        Path("same-padding/solution.py").read_text()
        == (ROOT / "problems/same-padding/starter.py").read_text()
    )
    done = solve("same-padding")
    assert done.exit_code == 1
    assert "0 of" in done.output
    answer = (ROOT / "problems/same-padding/solution.py").read_text()
    Path("same-padding/solution.py").write_text(answer)
    done = solve("same-padding")
    assert done.exit_code == 0
    assert "tests pass" in done.output
    assert Path("same-padding/solution.py").read_text() == answer


def test_the_folder_one_stands_in_is_checked(begin: Begin, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(begin(RIGHT).path)
    done = solve()
    assert done.exit_code == 0
    assert done.output.endswith("All 4 tests pass  solution.py\n")


def test_a_verdict_is_told_as_json(begin: Begin) -> None:
    done = solve("--check", str(begin("double = 1\n").path), "--test", "three", "--json")
    assert done.exit_code == 1
    verdict = json.loads(done.output)
    assert (verdict["status"], verdict["tests"][0]["kind"]) == ("fail", "exception")


@pytest.mark.parametrize(
    ("arguments", "status", "message"),
    [
        ((), 2, "name a problem"),
        (("nothing-of-that-name",), 1, "has no problem 'nothing-of-that-name'"),
        (("--check", "nowhere"), 1, "nowhere: not a folder that `divebell solve` made"),
        (("http://problems.example/x/",), 1, "use https"),
    ],
)
def test_what_a_reader_can_mend_is_told(
    arguments: tuple[str, ...], status: int, message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = solve(*arguments)
    assert done.exit_code == status
    assert message in done.output
    assert list(tmp_path.iterdir()) == []


def test_an_unknown_test_is_told_with_those_that_there_are(begin: Begin) -> None:
    done = solve("--check", str(begin(RIGHT).path), "--test", "four")
    assert done.exit_code == 2
    assert "no test is called 'four'; there are: three, an array" in done.output
