"""The forms of `divebell check`, and what it finds in texts."""

from __future__ import annotations

import json
import shutil
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result
from tests.library.conftest import project, valid_files

from divebell import cli
from divebell.cli.check_formats import as_github, as_json
from divebell.library import Diagnostic, LibraryReader, Related, Text
from divebell.render import TextChecker, mistakes
from divebell.render.scan import Scanned, scan

if TYPE_CHECKING:
    from pathlib import Path

    from tests.library.conftest import Project

__all__ = ["project", "valid_files"]  # fixtures

TOPIC = "content/topics/softmax.md"
DROPOUT = "content/topics/dropout.md"
HEAD = "---\ntitle: Softmax\nsummary: Scores to weights.\n---\n"
WRONG = Diagnostic(
    "content/a, b.md",
    3,
    7,
    "100% wrong: 'x'\nand more",
    "mend it",
    "date: 2026",
    4,
    code="bad-date",
    related=(Related("first here", "content/c.md", 2, 1),),
    docs="writing/reference/dive/#date",
)


@pytest.fixture(autouse=True)
def _not_in_github(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)


def check(root: Path, *options: str) -> Result:
    return CliRunner().invoke(cli.main, ["-C", str(root), "check", *options])


def test_json_is_one_document_with_every_field(project: Project) -> None:
    done = check(project({TOPIC: HEAD.replace("title", "titel") + "Text.\n"}), "--json")

    assert done.exit_code == 1
    assert json.loads(done.stdout) == {
        "version": 1,
        "ok": False,
        "diagnostics": [
            {
                "path": TOPIC,
                "line": 2,
                "column": 1,
                "end_line": 2,
                "end_column": 6,
                "code": "unknown-field",
                "message": "unknown field 'titel'",
                "hint": "did you mean 'title'?",
                "source": "titel: Softmax",
                "docs": "writing/reference/topic/#title",
                "related": [],
            }
        ],
    }


def test_json_says_that_nothing_is_wrong(project: Project) -> None:
    done = check(project({}), "--json")

    assert done.exit_code == 0
    assert json.loads(done.stdout) == {"version": 1, "ok": True, "diagnostics": []}


def test_json_has_other_places_and_not_all_of_a_long_line() -> None:
    (told,) = json.loads(
        as_json([Diagnostic("a", 1, 1, "x", source_line="y" * 5000, related=WRONG.related)])
    )["diagnostics"]

    assert told["related"] == [{"note": "first here", "path": "content/c.md", "line": 2, "column": 1}]
    assert len(told["source"]) == 1000


def test_annotations_are_escaped_as_github_reads_them() -> None:
    (command,) = as_github([WRONG], "docs")

    assert command == (
        "::error file=docs/content/a%2C b.md,line=3,endLine=3,col=7,endColumn=11,title=divebell%3A bad-date::"
        "100%25 wrong: 'x'\ufffdand more%0Amend it%0Afirst here: content/c.md:2:1"
        "%0Awriting/reference/dive/#date"
    )


def test_annotations_are_printed_in_github_actions(project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    root = project({TOPIC: HEAD})
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    monkeypatch.setenv("GITHUB_WORKSPACE", str(root.parent))

    told, summary = check(root).stdout.splitlines()

    assert told.startswith(f"::error file={root.name}/{TOPIC},line=5,endLine=5,col=1,")
    assert summary == "1 mistake in 1 file"
    assert "::error" not in check(root, "--no-github").stdout


def test_options_that_do_not_go_together_are_refused(project: Project) -> None:
    assert check(project({}), "--watch", "--json").exit_code == 2


def test_mistakes_of_texts_and_of_fields_are_told_in_one_run(project: Project) -> None:
    root = project(
        {
            TOPIC: "---\ntitel: Softmax\n---\nA [[topic:attenton]], $x +\n",
            DROPOUT: "---\ntitle: Dropout\n---\nSee [[topic:softmax]] and [[case:nothing]].\n",
            "problems/softmax/problem.yml": "title: Softmax\n",
            "problems/softmax/statement.md": "Write $\\fraq{a}{b}$.\n",
        }
    )

    told = json.loads(check(root, "--json").stdout)["diagnostics"]

    places = {(one["path"].rpartition("/")[2], one["line"], one["column"], one["code"]) for one in told}
    assert {
        ("softmax.md", 2, 1, "unknown-field"),
        ("softmax.md", 4, 3, "unknown-reference"),
        ("softmax.md", 4, 23, "unclosed-formula"),
        ("dropout.md", 4, 27, "unknown-reference"),
        ("statement.md", 1, 8, "formula"),
        ("problem.yml", 1, 1, "missing-field"),
    } <= places
    assert ("dropout.md", 4, 5, "unknown-reference") not in places  # it is there, if not without mistakes


def test_a_block_that_fails_is_told_at_its_line(project: Project, tmp_path: Path) -> None:
    root = project({TOPIC: HEAD + '```python exec="output"\nx = 1\nprint(x / 0)\n```\n'})
    reading = LibraryReader(root).read()

    for _ in range(2):
        (told,) = TextChecker(cache=tmp_path / "cache", workers=1).mistakes(reading.found)
        assert (told.path, told.line, told.code) == (TOPIC, 7, "block-failed")
        assert told.source_line == "print(x / 0)"


def test_a_caption_that_stands_beside_nothing_is_told(project: Project, tmp_path: Path) -> None:
    reading = LibraryReader(
        project({TOPIC: HEAD + "Table: Steps. {#tab:steps}\n\nSee [[tab:steps]].\n"})
    ).read()

    (told,) = TextChecker(cache=tmp_path / "cache", workers=1).mistakes(reading.found)

    assert (told.line, told.code) == (5, "caption")


def test_a_text_that_was_right_is_not_looked_at_again(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = project({TOPIC: HEAD + "See [[topic:attention]].\n"})
    reader, cache = LibraryReader(root), tmp_path / "cache"
    assert TextChecker(cache=cache, workers=1).mistakes(reader.read().found) == []
    looked: list[str] = []

    def noted(text: Text) -> Scanned:
        looked.append(text.path)
        return scan(text)

    monkeypatch.setattr(mistakes, "scan", noted)

    assert TextChecker(cache=cache, workers=1).mistakes(reader.read().found) == []
    assert looked == []

    shutil.rmtree(root / "content/dives")
    (root / "content/topics/attention.md").unlink()
    (told,) = TextChecker(cache=cache, workers=1).mistakes(reader.read().found)
    assert told.message == "unknown topic 'attention'"
    assert looked == [TOPIC]


@pytest.mark.parametrize("damage", ["", "[]", "{", '{"a": 1}', '{"a": [1]}', "\0"])
def test_a_damaged_memory_is_forgotten(project: Project, tmp_path: Path, damage: str) -> None:
    found = LibraryReader(project({TOPIC: HEAD + "$x +\n"})).read().found
    cache = tmp_path / "cache"
    TextChecker(cache=cache, workers=1).mistakes(found)
    (kept,) = (cache / "checked").iterdir()
    kept.write_text(damage, encoding="utf-8")

    (told,) = TextChecker(cache=cache, workers=1).mistakes(found)

    assert told.code == "unclosed-formula"


def test_several_processes_find_what_one_finds(
    project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = LibraryReader(project({TOPIC: HEAD + "$x +\n"})).read().found
    alone = TextChecker(cache=tmp_path / "one", workers=1).mistakes(found)
    monkeypatch.setattr(mistakes, "_WORTH_PROCESSES", 1)

    assert TextChecker(cache=tmp_path / "two", workers=2).mistakes(found) == alone
