"""Whole imports, proved by the real judge in both runtimes."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.importing.conftest import (
    RunImport,
    WriteFolder,
    code,
    import_into,
    make_project,
    markdown,
    notebook,
    write_folder,
)

from divebell.cli import main
from divebell.importing import ProblemReport
from divebell.library import Problem, load_library
from divebell.verify.worker import cpython_worker

COUNTER = """\
class Counter:
    def __init__(self):
        self.n = 0

    def add(self, k):
        if k < 0:
            raise ValueError("negative")
        self.n += k
        return self.n

    def __str__(self):
        return f"<{self.n}>"
"""


@dataclass(frozen=True)
class Batch:
    """What came of one import of many problems: proving starts two runtimes, which takes a while."""

    problems: Mapping[str, Problem]
    reports: Mapping[str, ProblemReport]

    def said_of(self, slug: str) -> dict[str, str]:
        return {note.place: note.message for note in self.reports[slug].notes}


@pytest.fixture(scope="module")
def batch(tmp_path_factory: pytest.TempPathFactory) -> Batch:
    root = tmp_path_factory.mktemp("import")
    source = root / "source"
    write_folder(source / "7_running-mean")
    write_folder(
        source / "halves",
        {
            "solution.py": "def halves(x):\n    return np.round(np.asarray(x) / 3, 4)\n",
            "starter_code.py": "def halves(x):\n    pass\n",
        },
        tests=[
            ("print(halves([1, 2]))", "[0.3333, 0.6667]"),
            ("x = [5]\nprint(np.round(halves(x), 2))", "[1.67]"),
        ],
    )
    write_folder(
        source / "unproved",
        tests=[
            ("print(running_mean([1, 3]))", "[1. 2.]"),
            ("print(running_mean([1, 3]))", "[1. 3.]"),
            ("print(running_mean(", "[1. 3.]"),
            ("import torch\nprint(running_mean(torch.ones(1)))", "[1.]"),
            ("while True:\n    pass\nprint(1)", "1"),
            ("x = running_mean([1])", ""),
            ("import numpy as np\nprint(np.random.default_rng().random())", "0.5"),
        ],
    )
    answer = (
        "import numpy as np\n\ndef running_mean(x):\n    return np.cumsum(x) / np.arange(1, len(x) + 1)\n"
    )
    write_folder(source / "starter-passes", {"starter_code.py": answer})
    write_folder(
        source / "changes-input",
        {
            "solution.py": "def ordered(x):\n    x.sort()\n    return x\n",
            "starter_code.py": "def ordered(x):\n    # here\n",
        },
        tests=[("x = [2, 1]\nprint(ordered(x))", "[1, 2]")],
    )
    write_folder(
        source / "counter",
        {"solution.py": COUNTER, "starter_code.py": "class Counter:\n    pass\n"},
        tests=[
            ("c = Counter()\nprint(c.add(1))\nc.add(2)\nprint(c.n)", "1\n3"),
            ("c = Counter()\ntry:\n    c.add(-1)\nexcept ValueError as e:\n    print(e)", "negative"),
            ("c = Counter()\nc.add(4)\nprint(c)", "<4>"),
            ("c = Counter()\nfor k in range(3):\n    print(k, c.add(k))", "0 0\n1 1\n2 3"),
        ],
    )
    extra = write_folder(source / "extra", {"notes.txt": "n", "starter_code.py": "  def broken(\n"})
    (extra / "pytorch").mkdir()
    (source / "notebook.ipynb").write_text(
        notebook(
            markdown("# Running mean\n\nGive each mean."),
            code("def running_mean(x):\n    pass", "starter"),
            code(
                "def running_mean(x):\n    return [sum(x[: k + 1]) / (k + 1) for k in range(len(x))]",
                "solution",
            ),
            markdown("It adds up anew each time."),
            code("print(running_mean([1, 2]))", "tests", printed="[1.0, 1.5]\n"),
            code("x = [2, 4]\nrunning_mean(x)", "tests", value="[2.0, 3.0]"),
            code("assert running_mean([5]) == [5]\nassert len(running_mean([1, 2])) == 2", "tests"),
            code("print(running_mean([1]))", "tests"),
            code("scratch = 1"),
        )
    )
    project = make_project(root / "project")
    report = import_into(project, root / "cache", source)
    return Batch(load_library(project).problems, {each.slug: each for each in report.problems})


def passes(problem: Problem, answer: str) -> bool:
    """Whether an answer passes an imported problem."""
    with cpython_worker() as worker:
        return worker.check(worker.build(problem.spec(), problem.solution.text), answer).status == "pass"


def test_a_folder_becomes_an_ordinary_problem(batch: Batch) -> None:
    assert batch.reports["running-mean"].notes == ()
    problem = batch.problems["running-mean"]
    assert (problem.title, problem.difficulty, problem.topics) == ("Running Mean", "easy", ("sequences",))
    assert problem.source is not None
    assert (problem.source.title, problem.source.licence, problem.source.authors) == (
        "Example problems",
        "MIT",
        ("Ada Example",),
    )
    assert [(case.name, case.call) for case in problem.cases] == [("test 1", "running_mean([1, 2, 6])")]
    assert "$x_1, \\dots, x_k$" in problem.statement.text


def test_answers_of_another_form_are_as_right(batch: Batch) -> None:
    """The solution rounds, so an answer that does not round is right, and so is one that gives a list."""
    problem = batch.problems["halves"]
    assert [case.tolerance and case.tolerance.atol for case in problem.cases] == [5e-5, 5e-3]
    assert passes(problem, "def halves(x):\n    return [v / 3 for v in x]\n")
    assert not passes(problem, "def halves(x):\n    return [v / 3.1 for v in x]\n")


def test_what_is_not_proved_is_not_written(batch: Batch) -> None:
    assert [case.name for case in batch.problems["unproved"].cases] == ["test 1"]
    said = batch.said_of("unproved")
    assert said["tests.json: test 2"].startswith("the solution prints [1. 2.], and the test expects [1. 3.]")
    assert "is not Python" in said["tests.json: test 3"]
    assert "in the browser there are NumPy and" in said["tests.json: test 4"]
    assert "too slow" in said["tests.json: test 5"]
    assert said["tests.json: test 6"] == "it neither prints nor asserts anything"
    assert "tests.json: test 7" in said


def test_a_starter_that_passes_is_refused(batch: Batch) -> None:
    refused = batch.reports["starter-passes"].refused
    assert refused is not None
    assert "the starter passes every case" in refused.message
    assert "starter-passes" not in batch.problems


def test_a_solution_that_changes_its_input_is_given_a_copy(batch: Batch) -> None:
    problem = batch.problems["changes-input"]
    assert problem.cases[0].call == "ordered(deepcopy(x))"
    assert problem.starter.text.endswith("# here\n    pass\n")
    assert passes(problem, "def ordered(x):\n    return sorted(x)\n")


def test_classes_output_and_exceptions_come_over(batch: Batch) -> None:
    assert batch.said_of("counter") == {
        "tests.json: test 3": "judged by the text that it prints: there is no value to compare"
    }
    assert [(case.raises, case.prints) for case in batch.problems["counter"].cases] == [
        (None, None),
        ("ValueError", None),
        (None, "<4>\n"),
        (None, None),
    ]


def test_what_is_not_in_the_layout_is_said(batch: Batch) -> None:
    said = batch.said_of("extra")
    assert said["notes.txt"] == "left out: not a file of the layout"
    assert said["pytorch"] == "left out: a variant for another library"
    assert "written anew" in said["starter_code.py:1"]
    assert batch.problems["extra"].starter.text == (
        "import numpy as np\n\n\ndef running_mean(x):\n    pass\n"
    )


def test_a_notebook_becomes_a_problem(batch: Batch) -> None:
    problem = batch.problems["notebook"]
    assert problem.title == "Running mean"
    assert problem.statement.text == "Give each mean.\n"
    assert problem.explanation.text == "It adds up anew each time.\n"
    assert [(case.name, case.call) for case in problem.cases] == [
        ("test 1", "running_mean([1, 2])"),
        ("test 2", "running_mean(x)"),
        ("test 3, assertion 1", "running_mean([5])"),
        ("test 3, assertion 2", "len(running_mean([1, 2]))"),
    ]
    said = batch.said_of("notebook").values()
    assert "no output is kept to prove it by: run the notebook, and save it" in said
    assert "left out: a code cell with none of our tags" in said


def test_a_problem_with_no_provable_case_is_not_written(
    folder: WriteFolder, run_import: RunImport, project: Path
) -> None:
    report = run_import(folder(tests=[("print(running_mean([1]))", "[2.]")]))
    assert report.exit_status == 1
    assert report.problems[0].refused is not None
    assert "none of its tests" in report.problems[0].refused.message
    assert list((project / "problems").iterdir()) == []


def test_nothing_is_overwritten(folder: WriteFolder, run_import: RunImport, project: Path) -> None:
    first = folder()
    again = folder({"description.md": "Another.\n"}, name="8_running-mean")
    report = run_import(first, again)
    assert [each.refused is None for each in report.problems] == [True, False]
    assert report.problems[1].refused is not None
    assert "becomes already" in report.problems[1].refused.message
    before = (project / "problems/running-mean/statement.md").read_text()
    report = run_import(again)
    assert report.problems[0].refused is not None
    assert "nothing is overwritten" in report.problems[0].refused.message
    assert (project / "problems/running-mean/statement.md").read_text() == before


def test_a_dry_run_writes_nothing(folder: WriteFolder, run_import: RunImport, project: Path) -> None:
    report = run_import(folder(), dry_run=True)
    assert report.written == 1
    assert list((project / "problems").iterdir()) == []
    assert str(report).endswith("(nothing written)")


@pytest.mark.parametrize(
    ("changes", "place", "message"),
    [
        ({"tests.json": "[{"}, "tests.json:1:3", "this is not JSON"),
        ({"tests.json": "{}"}, "tests.json", "must be a list of tests, not an object"),
        ({"tests.json": "[]"}, "tests.json", "there are no tests"),
        ({"tests.json": '["print(1)"]'}, "tests.json: test 1", "must be an object, not text"),
        ({"tests.json": '[{"test": 1}]'}, "tests.json: test 1", "'test' must be text, not a number"),
        ({"tests.json": '[{"test": "print(1)"}]'}, "tests.json: test 1", "missing field 'expected_output'"),
        ({"tests.json": "[" * 100_000}, "tests.json", "nested too deeply"),
        ({"meta.json": None}, "meta.json", "missing file"),
        ({"meta.json": '{"title": "T", "difficulty": "trivial"}'}, "meta.json", "must be one of easy"),
        ({"description.md": None}, "description.md", "missing file"),
        ({"description.md": " \n"}, "description.md", "the file is empty"),
        ({"description.md": b"a\n\xff"}, "description.md:2", "byte 0xff is not UTF-8"),
        ({"description.md": "a\n\x00"}, "description.md:2", "character U+0000 is not allowed"),
        ({"description.md": "a" * 4_000_001}, "description.md", "4,000,001 bytes are more"),
        ({"solution.py": "def f(:\n"}, "solution.py:1", "this is not Python"),
        ({"solution.py": "x = 1 / 0\n"}, "source/7_running-mean", "none of its tests could be proved"),
        ({"solution.py": "aW1wb3J0IG51bXB5IGFzIG5wCg==\n"}, "solution.py:1", "this is not Python"),
    ],
)
def test_malformed_files_are_told_with_their_place(
    changes: dict[str, str | bytes | None],
    place: str,
    message: str,
    folder: WriteFolder,
    run_import: RunImport,
) -> None:
    report = run_import(folder(changes).parent)
    refused = report.problems[0].refused
    assert refused is not None
    assert refused.place == place
    assert message in refused.message


def test_one_bad_problem_does_not_hold_up_another(folder: WriteFolder, run_import: RunImport) -> None:
    folder({"tests.json": "?"}, name="1_bad")
    good = folder(name="2_good")
    (good.parent / "empty").mkdir()
    report = run_import(good.parent)
    assert [(each.source, each.refused is None) for each in report.problems] == [
        ("source/1_bad", False),
        ("source/2_good", True),
        ("source/empty", False),
    ]


def test_links_out_of_the_folder_are_not_followed(
    folder: WriteFolder, run_import: RunImport, tmp_path: Path
) -> None:
    outside = tmp_path / "secret.md"
    outside.write_text("secret")
    path = folder({"description.md": None})
    (path / "description.md").symlink_to(outside)
    report = run_import(path)
    assert report.problems[0].refused is not None
    assert "leads out of the problem's folder" in report.problems[0].refused.message


def test_a_problem_needs_a_collection_that_is_there(folder: WriteFolder, run_import: RunImport) -> None:
    meta = json.dumps({"title": "Running Mean", "difficulty": "easy", "category": "Far Away"})
    path = folder({"meta.json": meta})
    report = run_import(path)
    assert report.problems[0].refused is not None
    assert "content/collections/far-away.yml" in report.problems[0].refused.message
    assert run_import(path, terms={"collection": "sequences"}).written == 1


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{}", "a notebook of format None, and 4 is read"),
        ('{"nbformat": 3, "worksheets": []}', "a notebook of format 3, and 4 is read"),
        ('{"nbformat": 4, "cells": {}}', "'cells' must be a list, not an object"),
        (notebook(), "no cell has the tag 'solution'"),
        (
            notebook(code("x = 1", "solution"), code("x = 2", "solution")),
            "a second cell has the tag 'solution'",
        ),
        (notebook(code("x = 1", "solution"), code("x = 1", "starter")), "no cell with the tag 'tests'"),
    ],
)
def test_malformed_notebooks_are_told(text: str, message: str, run_import: RunImport, tmp_path: Path) -> None:
    path = tmp_path / "n.ipynb"
    path.write_text(text)
    refused = run_import(path).problems[0].refused
    assert refused is not None
    assert message in refused.message


@pytest.mark.parametrize("option", ["--collection", "--topic"])
def test_an_unknown_place_is_told_before_anything_runs(
    option: str, project: Path, folder: WriteFolder
) -> None:
    arguments = ["-C", str(project), "import", str(folder()), "--source", "Mine", option, "nowhere"]
    done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 2
    assert "nothing is called nowhere" in done.output


def test_the_command_tells_it_as_json_and_by_its_status(project: Path, folder: WriteFolder) -> None:
    folder({"tests.json": "?"}, name="1_bad")
    source = folder(name="2_good").parent
    done = CliRunner().invoke(
        main, ["-C", str(project), "import", str(source), "--source", "Mine", "--json", "-j", "1"]
    )
    assert done.exit_code == 1
    report = json.loads(done.stdout)
    assert (report["written"], report["refused"]) == (1, 1)
    assert report["problems"][0]["refused"]["place"] == "tests.json:1:1"
    assert (project / "problems/good/problem.yml").is_file()
