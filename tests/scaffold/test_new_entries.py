"""`divebell new`: each kind of entry passes `divebell check` as it is written, and nothing is overwritten."""

import errno
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from divebell import cli
from divebell.library import load_library
from divebell.library.unwritten import unwritten_of_library
from divebell.scaffold import ENTRIES, name_from
from divebell.scaffold.entries import function_from

from .conftest import Command

COMMANDS = {
    "dive": (["A Second Look", "--topic", "running-mean"], "content/dives/2026-11-21-a-second-look.md"),
    "topic": (["Softmax", "--requires", "running-mean"], "content/topics/softmax.md"),
    "problem": (
        ["Running Variance", "--topic", "running-mean", "--collection", "first-problems"],
        "problems/running-variance/",
    ),
    "case-study": (
        [
            "Reading Meters",
            "--company",
            "A: B",
            "--source-title",
            "On 'Meters'",
            "--source-url",
            "https://a.org/x#y",
        ],
        "content/case-studies/reading-meters.md",
    ),
    "posting": (
        [
            "Engineer",
            "--company",
            "Example",
            "--url",
            "https://example.org/1",
            "--country",
            "NO",
            "--stack",
            "C, C++",
        ],
        "content/jobs/engineer.yml",
    ),
    "plan": (["Basics", "--topics", "softmax"], "content/plans/basics.yml"),
    "collection": (["On / Off"], "content/collections/on-off.yml"),
    "spotlight": (["Plans", "--link", "plans/"], "content/spotlights/plans.md"),
    "assessment": (
        ["Finals", "--problems", "running-mean", "--minutes", "30"],
        "content/assessments/finals.yml",
    ),
    "author": (["Grace Hopper", "--url", "https://example.org/"], "content/authors/grace-hopper.yml"),
}


def test_there_is_a_test_of_every_kind() -> None:
    assert set(COMMANDS) == set(ENTRIES)


@pytest.mark.parametrize("kind", ENTRIES)
def test_each_kind_passes_the_check(kind: str, publication: Path, divebell: Command) -> None:
    arguments, target = COMMANDS[kind]
    if kind == "plan":
        assert divebell("new", "topic", "Softmax").exit_code == 0
    done = divebell("new", kind, *arguments)
    assert done.exit_code == 0, done.output
    assert done.output.startswith(f"{target}\nNext: ")
    assert (publication / target).exists()
    load_library(publication)
    again = divebell("new", kind, *arguments, *(["--date", "2026-11-21"] if kind == "dive" else []))
    assert again.exit_code in (1, 2)
    assert "already" in again.output


def test_all_of_them_together_pass_it_too(divebell: Command) -> None:
    for kind in ("topic", *(kind for kind in ENTRIES if kind != "topic")):
        assert divebell("new", kind, *COMMANDS[kind][0]).exit_code == 0
    done = divebell("check")
    assert done.exit_code == 0, done.output


def test_a_new_dive_is_a_draft_on_the_next_free_day(publication: Path, divebell: Command) -> None:
    for title, day in (("One", 21), ("Two", 22)):
        assert f"2026-11-{day}-" in divebell("new", "dive", title, "--topic", "running-mean").output
    library = load_library(publication)
    drafts = [slug for slug, dive in library.dives.items() if dive.draft]
    assert drafts == ["2026-11-21-one", "2026-11-22-two"]
    assert list(unwritten_of_library(library)) == []  # as long as they are drafts


def test_a_new_dive_sets_a_problem_of_its_topic_that_no_other_does(
    publication: Path, divebell: Command
) -> None:
    divebell("new", "problem", "Running Variance")
    divebell("new", "dive", "Running Mean", "--slug", "running-mean")
    assert load_library(publication).dives["2026-11-21-running-mean"].problem == "running-variance"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["dive", "A", "--topic", "runing-mean"],
            "no topic is called 'runing-mean'; did you mean 'running-mean'?",
        ),
        (["dive", "A", "--date", "2026-11-20", "--topic", "running-mean"], "2026-11-21 is free"),
        (["dive", "A", "--date", "2026-02-30", "--topic", "running-mean"], "a date of the calendar"),
        (["dive", "A"], "--topic is missing"),
        (["topic", "  "], "must not be blank"),
        (["topic", "two\nlines"], "must be one line"),
        (["topic", "深い"], "say --slug"),
        (["topic", "A", "--slug", "Nicht so"], "lower-case letters"),
        (["topic", "A", "--requires", "b"], "no topic is called 'b'; there are running-mean"),
        (["problem", "A", "--difficulty", "brutal"], "must be 'easy', 'medium' or 'hard'"),
        (["problem", "A", "--function", "not a name"], "problem.yml"),
        (["spotlight", "A", "--link", "javascript:alert(1)"], "--link"),
        (["assessment", "A", "--problems", "running-mean", "--minutes", "0"], "--minutes"),
        (["assessment", "A", "--problems", ""], "must be said"),
        (["plan", "A", "--topics", "running-mean"], "is placed in a chapter already"),
        (["posting", "A", "--company", "B", "--url", "http://example.org/1"], "https"),
        (
            ["posting", "A", "--company", "B", "--url", "https://example.org/1", "--country", "UK"],
            "did you mean 'GB'",
        ),
    ],
)
def test_what_will_not_do_is_said_and_nothing_is_left(
    arguments: list[str], said: str, publication: Path, divebell: Command
) -> None:
    before = sorted(publication.rglob("*"))
    done = divebell("new", *arguments)
    assert done.exit_code in (1, 2)
    assert said in " ".join(done.output.split())
    assert sorted(publication.rglob("*")) == before


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    title=st.text(
        st.characters(codec="utf-8", exclude_categories=("C", "Zl", "Zp", "Zs")) | st.just(" "), min_size=1
    )
)
def test_any_title_comes_back_as_it_was_said(publication: Path, title: str) -> None:
    arguments = ["-C", str(publication), "new", "collection", "--slug", "strange", "--yes", "--", title]
    done = CliRunner().invoke(cli.main, arguments)
    written = publication / "content/collections/strange.yml"
    if not title.strip():
        assert done.exit_code == 2
        return
    try:
        assert done.exit_code == 0, done.output
        assert load_library(publication).collections["strange"].title == title.strip()
    finally:
        written.unlink(missing_ok=True)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Crème brûlée & co", "creme-brulee-co"),
        ('"Quotes": a colon, and 🌊', "quotes-a-colon-and"),
        ("word " * 40, "word-" * 11 + "word"),
        ("x" * 300, "x" * 60),
        ("🌊", ""),
    ],
)
def test_names_are_made_from_titles(title: str, name: str) -> None:
    assert name_from(title) == name


def test_functions_are_named_as_python_can() -> None:
    names = ("stable-softmax", "lambda", "2d-convolution")
    assert [function_from(name) for name in names] == ["stable_softmax", "lambda_", "solve_2d_convolution"]


def test_on_a_terminal_it_asks(publication: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("divebell.cli.new.is_asked", lambda: True)
    answers = "Going Down\n\nrunning\nrunning-mean\n\n\nstatistics, streams\n"
    done = CliRunner().invoke(cli.main, ["-C", str(publication), "new", "dive"], input=answers)
    assert done.exit_code == 0, done.output
    assert "Day [2026-11-21]" in done.output
    assert "did you mean 'running-mean'?" in done.output
    dive = load_library(publication).dives["2026-11-21-going-down"]
    assert (dive.tags, dive.authors) == (("statistics", "streams"), ("ada",))


def test_outside_a_publication_it_says_where_one_is(publication: Path) -> None:
    done = CliRunner().invoke(cli.main, ["-C", str(publication / "content"), "new", "topic", "A"])
    assert done.exit_code == 1
    assert f"say `divebell -C {publication} …`" in done.output
    done = CliRunner().invoke(cli.main, ["-C", str(publication.parent), "new", "topic", "A"])
    assert "begin one with `divebell init`" in done.output


def test_a_mistake_elsewhere_keeps_nobody_from_writing_more(publication: Path, divebell: Command) -> None:
    (publication / "content/topics/broken.md").write_text("no front matter", encoding="utf-8")
    assert divebell("new", "topic", "Softmax").exit_code == 0
    assert divebell("check").exit_code == 1


def test_a_full_disk_is_said_with_the_place_and_nothing_is_left(
    publication: Path, divebell: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = sorted(publication.rglob("*"))

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(Path, "write_text", full)
        done = divebell("new", "topic", "Softmax")
    assert done.exit_code == 1
    assert f"{publication}: No space left on device" in done.output
    assert sorted(publication.rglob("*")) == before


def test_what_is_left_to_write_of_a_problem_is_said_line_by_line(
    publication: Path, divebell: Command
) -> None:
    divebell("new", "problem", "Running Variance")
    done = divebell("verify", "--only", "running-variance")
    assert done.exit_code == 1
    said = re.findall(r"problems/running-variance/(\S+?):\d+:\d+: not written yet", done.output)
    assert set(said) == {
        "statement.md",
        "problem.yml",
        "solution.py",
        "explanation.md",
        "wrong/first_mistake.py",
    }
    assert f"Error: {len(said)} mistakes" in done.output


def test_a_problem_is_proved_once_it_is_written(publication: Path, divebell: Command) -> None:
    divebell("new", "problem", "Running Maximum")
    folder = publication / "problems/running-maximum"
    write_all_that_is_left(folder)
    solution = folder / "solution.py"
    written = solution.read_text(encoding="utf-8").replace(
        "raise NotImplementedError", "return np.maximum.accumulate(x)"
    )
    solution.write_text(written, encoding="utf-8")
    cases = folder / "problem.yml"
    cases.write_text(
        cases.read_text(encoding="utf-8").replace("[1., 2., 3.]", "[2., 1., 3.]"), encoding="utf-8"
    )
    assert divebell("verify", "--only", "running-maximum").exit_code == 0


def write_all_that_is_left(folder: Path) -> None:
    """Take the marks off, as if what they ask for had been written."""
    for path in folder.rglob("*.*"):
        path.write_text(path.read_text(encoding="utf-8").replace("TODO: ", ""), encoding="utf-8")
