"""`divebell init`: a publication that stands as it is, or nothing at all."""

import errno
import os
import re
from datetime import date
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from mkdocs.commands.build import build
from mkdocs.config import load_config

from divebell import cli
from divebell.library import load_library
from divebell.scaffold import Identity, OccupiedError, begin_publication, publication_files
from divebell.scaffold.publication import UNTOUCHED
from divebell.scaffold.schemas import SCHEMAS

ADA = Identity(
    "Deep: A “Daily” Dive #1 🌊", "Ada 'O' Lovelace: No. 1", "https://example.org/dives/", "Europe/Berlin"
)
DAY = date(2026, 11, 20)
ROOT = Path(__file__).parents[2]


def init(*arguments: str) -> Result:
    return CliRunner().invoke(cli.main, ["init", *arguments])


@pytest.mark.filterwarnings("default")
def test_a_new_publication_builds_with_its_problem_proved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("DIVEBELL_AS_OF", DAY.isoformat())
    folder = tmp_path / "site of mine"
    begin_publication(folder, publication_files(ADA, DAY))

    config = load_config(str(folder / "mkdocs.yml"))
    assert (config.site_name, config.site_url) == (ADA.name, ADA.url)
    build(config)

    assert not [record for record in caplog.records if record.levelname in ("WARNING", "ERROR")]
    page = (folder / "site/dives/2026-11-20-running-mean/index.html").read_text(encoding="utf-8")
    assert "after 4: 22.0" in page
    assert "<divebell-workbench" in page
    (author,) = load_library(folder).authors.values()
    assert author.name == ADA.author


def test_init_says_what_to_do_next(tmp_path: Path) -> None:
    done = init(
        str(tmp_path / "deep-water"), "--author", "Ada", "--timezone", "Asia/Tokyo", "--url", "https://x.org"
    )
    assert done.exit_code == 0, done.output
    assert re.search(r"^Deep Water: \d+ files in .*deep-water$", done.output, re.MULTILINE)
    assert "mkdocs serve" in done.output
    settings = (tmp_path / "deep-water/mkdocs.yml").read_text(encoding="utf-8")
    assert "site_name: Deep Water\n" in settings
    assert "timezone: Asia/Tokyo " in settings
    assert '"https://x.org/"' in settings


@pytest.mark.parametrize(
    ("option", "value", "said"),
    [
        ("--timezone", "Europe/Berlim", "did you mean 'Europe/Berlin'?"),
        ("--url", "example.org", "must be a whole address such as https://example.org/"),
        ("--url", "https://example.org/?x=1", "must be a whole address"),
        ("--name", "", "must not be blank"),
        ("--author", "two\nlines", "must be one line"),
    ],
)
def test_what_will_not_do_is_refused_and_nothing_is_written(
    option: str, value: str, said: str, tmp_path: Path
) -> None:
    done = init(str(tmp_path / "new"), option, value)
    assert done.exit_code == 2
    assert option in done.output
    assert said in " ".join(done.output.split())
    assert list(tmp_path.iterdir()) == []


def test_on_a_terminal_it_asks_and_asks_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("divebell.cli.init.is_asked", lambda: True)
    answers = "\nAda\nnowhere\nhttps://ada.example.org\nMars/Crater\nUTC\n"
    done = CliRunner().invoke(cli.main, ["init", str(tmp_path / "deep")], input=answers)
    assert done.exit_code == 0, done.output
    assert "Name of the publication [Deep]" in done.output
    assert done.output.count("Address of the site") == done.output.count("Timezone [") == 2
    assert (tmp_path / "deep/content/authors/ada.yml").is_file()


def test_a_folder_with_files_is_refused_with_their_names(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    (tmp_path / "content").mkdir()
    done = init(str(tmp_path))
    assert done.exit_code == 1
    assert "is not empty, and nothing in it will be overwritten: content, notes.txt" in done.output
    assert sorted(path.name for path in tmp_path.iterdir()) == ["content", "notes.txt"]
    assert (tmp_path / "notes.txt").read_text(encoding="utf-8") == "mine"


def test_a_folder_with_tools_alone_is_as_good_as_empty(tmp_path: Path) -> None:
    for name in UNTOUCHED:
        (tmp_path / name).mkdir()
    done = init(str(tmp_path), "--author", "Ada")
    assert done.exit_code == 0, done.output
    assert (tmp_path / "mkdocs.yml").is_file()
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".divebell")]


def test_a_parent_that_is_not_there_is_said(tmp_path: Path) -> None:
    done = init(str(tmp_path / "not" / "there"))
    assert done.exit_code == 1
    assert "make that folder first" in done.output


@pytest.mark.parametrize("exists", [False, True])
@pytest.mark.parametrize(
    "failure", [KeyboardInterrupt(), OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "x")]
)
@pytest.mark.parametrize("call", ["write_text", "rename"])
def test_what_is_interrupted_leaves_nothing(
    call: str, failure: BaseException, exists: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "new"
    if exists:
        folder.mkdir()
    real, calls = getattr(Path, call), 0

    def fail_at_the_second(self: Path, *arguments: object, **options: object) -> object:
        nonlocal calls
        calls += 1
        if calls == (2 if exists or call == "write_text" else 1):
            raise failure
        return real(self, *arguments, **options)

    files = publication_files(ADA, DAY)
    with monkeypatch.context() as patched:
        patched.setattr(Path, call, fail_at_the_second)
        with pytest.raises(type(failure)):
            begin_publication(folder, files)
    assert [path.name for path in tmp_path.rglob("*")] == (["new"] if exists else [])


def test_what_comes_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    files = publication_files(ADA, DAY)
    (tmp_path / "README.md").write_text("mine", encoding="utf-8")
    with pytest.raises(OccupiedError):
        begin_publication(tmp_path, files)
    assert [path.name for path in tmp_path.iterdir()] == ["README.md"]


def test_its_workflow_takes_the_same_actions_as_our_own() -> None:
    ours = (ROOT / ".github/workflows/publish.yml").read_text(encoding="utf-8")
    (theirs,) = (
        text
        for path, text in publication_files(ADA, DAY).items()
        if path.suffix == ".yml" and ".github" in path.parts
    )
    assert yaml.safe_load(theirs)["permissions"] == {"contents": "read"}
    used = re.findall(r"uses: (\S+ # \S+)", theirs)
    assert len(used) == 6
    assert set(used) <= set(re.findall(r"uses: (\S+ # \S+)", ours))


def test_the_schemas_that_its_files_name_are_there() -> None:
    files = publication_files(ADA, DAY)
    named = {
        (path.parent / target).as_posix()
        for path, text in files.items()
        for target in re.findall(r"\$schema=(\S+)", text)
    }
    assert named
    assert {os.path.normpath(name) for name in named} <= {
        path.as_posix() for path in files if path.parent == SCHEMAS
    }


@pytest.mark.filterwarnings("default")
def test_what_is_not_written_yet_is_not_published_strictly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setenv("DIVEBELL_AS_OF", DAY.isoformat())
    begin_publication(tmp_path / "site", publication_files(ADA, DAY))
    done = CliRunner().invoke(cli.main, ["-C", str(tmp_path / "site"), "new", "topic", "Softmax"])
    assert done.exit_code == 0, done.output
    build(load_config(str(tmp_path / "site/mkdocs.yml")))
    warnings = [record.getMessage() for record in caplog.records if record.levelname == "WARNING"]
    assert [line.partition(" [")[0] for line in warnings] == [
        f"content/topics/softmax.md:{line}:1: not written yet" for line in (5, 9, 13)
    ]
