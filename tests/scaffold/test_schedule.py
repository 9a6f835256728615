"""`divebell schedule`: dives change days, and nothing else of any file changes; all of them or none."""

import errno
import signal
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path, PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from divebell.library import load_library
from divebell.scaffold import (
    Change,
    ScheduleError,
    Shelves,
    UnfinishedError,
    placing,
    replace_all,
    replacing,
    shift,
)

from .conftest import DAY, Command

FIRST = "2026-11-20-running-mean"
TEXT = (
    "---\n"
    "title:   'Dïve 🌊 of 2026-11-{day}'   # spaced as its author likes\n"
    'date: "2026-11-{day}"  # 2026-11-{day}\n'
    "topic: running-mean\n"
    "---\n"
    "\n"
    "On 2026-11-{day}, see [[dive:2026-11-{other}-dive|the other]] and 2026-11-{other}-dive-two.  \n\n\n"
)


@pytest.fixture
def dives(publication: Path) -> Path:
    """Dives on the 20th (published), 22nd, 23rd and 25th; the two in the middle name each other."""
    folder = publication / "content/dives"
    for day, other in ((22, 23), (23, 22)):
        (folder / f"2026-11-{day}-dive.md").write_text(TEXT.format(day=day, other=other), encoding="utf-8")
    (folder / "2026-11-25-late.md").write_text(
        "---\ntitle: Late\ntopic: running-mean\n---\nText.\n", encoding="utf-8"
    )
    return folder


def names(folder: Path) -> list[str]:
    return sorted(path.stem[8:] for path in folder.iterdir())


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_swap_changes_names_days_and_mentions_and_nothing_else(
    dives: Path, publication: Path, divebell: Command
) -> None:
    topic = publication / "content/topics/running-mean.md"
    topic.write_text(topic.read_text(encoding="utf-8") + "\nSee dives/2026-11-22-dive/.\n", encoding="utf-8")
    (dives / "2026-11-22-dive.md").chmod(0o600)
    before = topic.read_text(encoding="utf-8")

    done = divebell("schedule", "swap", "2026-11-22", "2026-11-23-dive")

    assert done.exit_code == 0, done.output
    assert "2026-11-22-dive -> 2026-11-23-dive\n" in done.output
    assert "content/topics/running-mean.md: 1 mention of them changed" in done.output
    for day, other in ((22, 23), (23, 22)):
        # what was of the 22nd is of the 23rd: only the field and the links have followed
        was = TEXT.format(day=other, other=day)
        expected = was.replace(f'date: "2026-11-{other}"', f'date: "2026-11-{day}"')
        expected = expected.replace(f"[[dive:2026-11-{day}-dive|", f"[[dive:2026-11-{other}-dive|")
        assert (dives / f"2026-11-{day}-dive.md").read_text(encoding="utf-8") == expected
    assert topic.read_text(encoding="utf-8") == before.replace("2026-11-22-dive", "2026-11-23-dive")
    assert (dives / "2026-11-23-dive.md").stat().st_mode & 0o777 == 0o600
    assert not (publication / ".divebell-schedule").exists()


def test_a_move_to_a_free_day(dives: Path, publication: Path, divebell: Command) -> None:
    assert divebell("schedule", "move", "late", "2027-01-01").exit_code == 0
    assert (dives / "2027-01-01-late.md").is_file()
    assert load_library(publication).dives["2027-01-01-late"].date == date(2027, 1, 1)


def test_a_shift_takes_the_run_along_and_pushes_what_is_in_the_way(dives: Path, divebell: Command) -> None:
    assert divebell("schedule", "shift", "2026-11-22", "1").exit_code == 0
    assert names(dives) == ["20-running-mean", "23-dive", "24-dive", "25-late"]
    assert divebell("schedule", "shift", "2026-11-23", "2").exit_code == 0
    assert names(dives) == ["20-running-mean", "25-dive", "26-dive", "27-late"]
    assert divebell("schedule", "shift", "2026-11-25", "-4").exit_code == 0
    assert names(dives) == ["20-running-mean", "21-dive", "22-dive", "23-late"]


def test_a_dry_run_writes_nothing(dives: Path, publication: Path, divebell: Command) -> None:
    before = contents(publication)
    done = divebell("schedule", "shift", "2026-11-22", "5", "--dry-run")
    assert done.exit_code == 0
    assert "2026-11-25-late -> 2026-11-30-late" in done.output
    assert "Nothing was written: 3 files would change." in done.output
    assert contents(publication) == before


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["move", "2026-11-22", "2026-11-23"], "`divebell schedule shift 2026-11-23 1` to make room"),
        (["move", "2026-11-22", "2026-11-22"], "is on 2026-11-22 already"),
        (["move", "2026-12-24", "2026-12-25"], "no one dive is called '2026-12-24'"),
        (["move", "laet", "2026-12-25"], "did you mean 'late'?"),
        (["move", "dive", "2026-12-25"], "there are 2026-11-22-dive, 2026-11-23-dive"),
        (["move", "late", "2026-02-30"], "does not match the format"),
        (["move", FIRST, "2026-12-25"], "published already"),
        (["swap", "late", "late"], "cannot be swapped with itself"),
        (["shift", "late", "0"], "changes nothing"),
        (["shift", "2026-11-22", "-2"], "there is room for 1 days back"),
        (["shift", "late", "99999"], "is not in the range"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_changes(
    arguments: list[str], said: str, dives: Path, publication: Path, divebell: Command
) -> None:
    before = contents(publication)
    done = divebell("schedule", *arguments)
    assert done.exit_code in (1, 2)
    assert said in " ".join(done.output.split())
    assert contents(publication) == before


def test_a_published_dive_moves_if_that_is_said(dives: Path, divebell: Command) -> None:
    assert divebell("schedule", "move", FIRST, "2026-12-25", "--published").exit_code == 0
    assert "20-running-mean" not in names(dives)
    done = divebell("schedule", "move", "2026-12-25", "2026-11-19")
    assert "(published at once)" in done.output


def test_a_front_matter_that_cannot_be_read_is_said(
    dives: Path, publication: Path, divebell: Command
) -> None:
    (dives / "2026-11-25-late.md").write_text("---\ntitle: [\n---\nText.\n", encoding="utf-8")
    before = contents(publication)
    done = divebell("schedule", "shift", "2026-11-22", "3")
    assert done.exit_code == 1
    assert "the front matter of content/dives/2026-11-25-late.md cannot be read" in done.output
    assert contents(publication) == before


CHANGES = (
    Change(PurePosixPath("a"), PurePosixPath("b"), b"was a"),
    Change(PurePosixPath("b"), PurePosixPath("a"), b"was b"),
    Change(PurePosixPath("c"), PurePosixPath("c"), b"changed"),
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in "abc":
        (tmp_path / name).write_text(name, encoding="utf-8")
    return tmp_path


def failing(call: Callable[..., object], at: int, failure: BaseException) -> Callable[..., object]:
    """A function that does as `call`, but fails the `at`-th time."""
    calls = 0

    def fail(*arguments: object, **options: object) -> object:
        nonlocal calls
        calls += 1
        if calls == at:
            raise failure
        return call(*arguments, **options)

    return fail


@pytest.mark.parametrize("at", [1, 2, 3])
@pytest.mark.parametrize("call", ["write_bytes", "rename", "place"])
@pytest.mark.parametrize("failure", [OSError(errno.ENOSPC, "No space left on device"), KeyboardInterrupt()])
def test_a_write_that_fails_leaves_every_file_as_it_was(
    at: int, call: str, failure: BaseException, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = contents(folder)
    with monkeypatch.context() as patched:
        if call == "place":
            patched.setattr(replacing, "place", failing(placing.place, at, failure))
        else:
            patched.setattr(Path, call, failing(getattr(Path, call), at, failure))
        with pytest.raises(type(failure)):
            replace_all(folder, CHANGES)
    assert contents(folder) == before
    assert [path.name for path in folder.iterdir() if path.is_dir()] == []
    replace_all(folder, CHANGES)
    assert contents(folder) == {"a": b"was b", "b": b"was a", "c": b"changed"}


def test_a_name_that_is_taken_meanwhile_is_not_overwritten(folder: Path) -> None:
    before = contents(folder)
    with pytest.raises(FileExistsError):
        replace_all(folder, [Change(PurePosixPath("a"), PurePosixPath("c"), b"new")])
    assert contents(folder) == before


def test_an_interrupt_while_files_are_moved_comes_after(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def place(source: Path, target: Path) -> None:
        signal.raise_signal(signal.SIGINT)
        source.rename(target)

    monkeypatch.setattr(replacing, "place", place)
    with pytest.raises(KeyboardInterrupt):
        replace_all(folder, CHANGES)
    assert contents(folder) == {"a": b"was b", "b": b"was a", "c": b"changed"}


def test_two_at_once_do_each_other_no_harm(folder: Path) -> None:
    (folder / ".divebell-schedule").mkdir()
    before = contents(folder)
    with pytest.raises(UnfinishedError):
        replace_all(folder, CHANGES)
    assert contents(folder) == before


@given(
    days=st.sets(st.integers(0, 40), min_size=1, max_size=20),
    by=st.integers(-10, 10).filter(bool),
    data=st.data(),
)
def test_a_shift_keeps_the_order_and_gives_no_day_two_dives(
    days: set[int], by: int, data: st.DataObject
) -> None:
    shelves = Shelves(Path(), DAY)
    dates = {DAY + timedelta(day): f"{DAY + timedelta(day)}-dive" for day in sorted(days)}
    shelves.__dict__["dates"] = dates  # in place of the cached look at a folder
    slug = data.draw(st.sampled_from(list(dates.values())))
    earlier = max((day for day, each in dates.items() if each < slug), default=date.min)
    if date.fromisoformat(slug[:10]) + timedelta(by) <= earlier:
        with pytest.raises(ScheduleError, match="is in the way"):
            shift(shelves, slug, by)
        return
    moves = shift(shelves, slug, by)
    after = {**{slug: day for day, slug in dates.items()}, **{move.slug: move.new_day for move in moves}}
    assert len(set(after.values())) == len(dates)
    assert sorted(after, key=lambda slug: after[slug]) == list(dates.values())
    assert moves[0].slug == slug
