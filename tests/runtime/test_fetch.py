"""Fetching: whatever the source, the lock's hashes decide, and every failure says what to do."""

import errno
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from divebell.runtime import (
    CacheWriteError,
    FetchError,
    FetchProgress,
    LockedFile,
    RuntimeLock,
    WrongBytesError,
    fetch,
    verify,
)
from divebell.runtime.sources import CHUNK_BYTES, MirrorSource, SourceDownError, Transfer

from .conftest import CONTENT, Mirror

NAMES = list(CONTENT)
FIRST, LARGE = NAMES


def fetch_from(mirror: Mirror, cache: Path, lock: RuntimeLock) -> Path:
    return fetch(cache, lock=lock, sources=[MirrorSource(mirror.url)])


def closed_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class UnreachableSource:
    """A source that is down, and counts how often it was asked."""

    name: str = "the moon"
    asked: int = 0

    @contextmanager
    def open(self, file: LockedFile, offset: int) -> Iterator[Transfer]:
        self.asked += 1
        raise SourceDownError("no line to it")
        yield  # pragma: no cover - makes a generator of it


def test_every_file_arrives_with_its_bytes(mirror: Mirror, tmp_path: Path, lock: RuntimeLock) -> None:
    directory = fetch_from(mirror, tmp_path, lock)
    assert {name: (directory / name).read_bytes() for name in NAMES} == CONTENT
    assert verify(tmp_path, lock=lock) == ()


def test_intact_files_need_no_source(mirror: Mirror, tmp_path: Path, lock: RuntimeLock) -> None:
    fetch_from(mirror, tmp_path, lock)
    unreachable = UnreachableSource()
    fetch(tmp_path, lock=lock, sources=[unreachable])
    assert unreachable.asked == 0


def test_only_the_damaged_file_is_fetched_again(mirror: Mirror, tmp_path: Path, lock: RuntimeLock) -> None:
    directory = fetch_from(mirror, tmp_path, lock)
    damaged = bytes([CONTENT[FIRST][0] ^ 1]) + CONTENT[FIRST][1:]
    (directory / FIRST).write_bytes(damaged)
    (bad,) = verify(tmp_path, lock=lock)
    assert bad.path == directory / FIRST
    assert lock.file(FIRST).sha256 in bad.reason
    mirror.requests.clear()
    fetch_from(mirror, tmp_path, lock)
    assert mirror.requests == [(FIRST, None)]
    assert (directory / FIRST).read_bytes() == CONTENT[FIRST]


def test_verify_names_missing_and_short_files(tmp_path: Path, lock: RuntimeLock, mirror: Mirror) -> None:
    directory = fetch_from(mirror, tmp_path, lock)
    (directory / NAMES[0]).unlink()
    (directory / NAMES[1]).write_bytes(b"short")
    reasons = [bad.reason for bad in verify(tmp_path, lock=lock)]
    assert reasons == ["missing", f"5 bytes, expected {len(CONTENT[NAMES[1]]):,}"]


def test_wrong_byte_is_refused_with_both_hashes_and_the_source(
    mirror: Mirror, tmp_path: Path, lock: RuntimeLock
) -> None:
    mirror.files[FIRST] = bytes([CONTENT[FIRST][0] ^ 1]) + CONTENT[FIRST][1:]
    with pytest.raises(WrongBytesError) as caught:
        fetch_from(mirror, tmp_path, lock)
    message = str(caught.value)
    assert FIRST in message
    assert mirror.url in message
    assert f"expected {lock.file(FIRST).sha256}" in message
    assert not list(tmp_path.rglob(f"{FIRST}*"))


def test_next_source_makes_up_for_a_wrong_byte(mirror: Mirror, tmp_path: Path, lock: RuntimeLock) -> None:
    good = MirrorSource(mirror.url)

    @dataclass
    class LyingSource:
        name: str = "a liar"

        @contextmanager
        def open(self, file: LockedFile, offset: int) -> Iterator[Transfer]:
            yield Transfer(0, iter([b"x" * file.size]))

    fetch(tmp_path, lock=lock, sources=[LyingSource(), good])
    assert verify(tmp_path, lock=lock) == ()


def test_broken_transfer_goes_on_where_it_broke_off(
    mirror: Mirror, tmp_path: Path, lock: RuntimeLock
) -> None:
    mirror.truncate[LARGE] = CHUNK_BYTES + 300
    directory = fetch_from(mirror, tmp_path, lock)
    assert [asked for name, asked in mirror.requests if name == LARGE] == [None, f"bytes={CHUNK_BYTES}-"]
    assert (directory / LARGE).read_bytes() == CONTENT[LARGE]


def test_broken_transfer_starts_over_where_the_server_has_no_ranges(
    mirror: Mirror, tmp_path: Path, lock: RuntimeLock
) -> None:
    mirror.ranges = False
    mirror.truncate[LARGE] = CHUNK_BYTES + 300
    directory = fetch_from(mirror, tmp_path, lock)
    assert (directory / LARGE).read_bytes() == CONTENT[LARGE]


def test_damaged_beginning_of_an_earlier_run_is_thrown_away(
    mirror: Mirror, tmp_path: Path, lock: RuntimeLock
) -> None:
    directory = fetch_from(mirror, tmp_path, lock)
    (directory / FIRST).unlink()
    (directory / f"{FIRST}.part").write_bytes(b"?" * 100)
    mirror.requests.clear()
    fetch_from(mirror, tmp_path, lock)
    assert mirror.requests == [(FIRST, "bytes=100-"), (FIRST, None)]
    assert (directory / FIRST).read_bytes() == CONTENT[FIRST]


def test_endless_answer_is_cut_off(tmp_path: Path, lock: RuntimeLock) -> None:
    @dataclass
    class EndlessSource:
        name: str = "a tap"

        @contextmanager
        def open(self, file: LockedFile, offset: int) -> Iterator[Transfer]:
            yield Transfer(0, iter(lambda: b"drip", b""))

    with pytest.raises(WrongBytesError, match="a tap"):
        fetch(tmp_path, lock=lock, sources=[EndlessSource()])


def test_missing_file_says_what_each_source_answered(
    mirror: Mirror, tmp_path: Path, lock: RuntimeLock
) -> None:
    del mirror.files[FIRST]
    with pytest.raises(FetchError) as caught:
        fetch(tmp_path, lock=lock, sources=[UnreachableSource(), MirrorSource(mirror.url)])
    assert str(caught.value).splitlines()[:3] == [
        f"{FIRST} could not be fetched; tried in this order:",
        "  1. the moon: no line to it",
        f"  2. {mirror.url}: HTTP 404 Not Found",
    ]
    assert "divebell runtime fetch" in str(caught.value)


def test_refused_connection_is_an_answer_not_a_traceback(tmp_path: Path, lock: RuntimeLock) -> None:
    with pytest.raises(FetchError, match="Connection refused"):
        fetch(tmp_path, lock=lock, sources=[MirrorSource(f"http://127.0.0.1:{closed_port()}/")])


def test_source_that_is_down_is_asked_once(mirror: Mirror, tmp_path: Path, lock: RuntimeLock) -> None:
    down = UnreachableSource()
    fetch(tmp_path, lock=lock, sources=[down, MirrorSource(mirror.url)])
    assert down.asked == 1
    assert len(mirror.requests) == len(NAMES)


def test_base_url_comes_from_the_option_or_the_environment(
    mirror: Mirror, tmp_path: Path, lock: RuntimeLock, monkeypatch: pytest.MonkeyPatch
) -> None:
    fetch(tmp_path / "option", lock=lock, base_url=mirror.url)
    monkeypatch.setenv("DIVEBELL_RUNTIME_URL", mirror.url)
    monkeypatch.setenv("DIVEBELL_CACHE", str(tmp_path / "environment"))
    fetch(lock=lock)
    assert verify(tmp_path / "option", lock=lock) == ()
    assert verify(tmp_path / "environment", lock=lock) == ()


def test_progress_counts_bytes_up_to_the_whole_file(
    mirror: Mirror, tmp_path: Path, lock: RuntimeLock
) -> None:
    seen: list[FetchProgress] = []
    fetch(tmp_path, lock=lock, sources=[MirrorSource(mirror.url)], progress=seen.append)
    ends = {step.name: step for step in seen}
    assert {name: (step.done, step.total) for name, step in ends.items()} == {
        name: (len(data), len(data)) for name, data in CONTENT.items()
    }
    assert {step.source for step in seen} == {mirror.url}


def test_two_fetches_at_once_transfer_each_file_once(
    mirror: Mirror, tmp_path: Path, lock: RuntimeLock
) -> None:
    threads = [threading.Thread(target=fetch_from, args=(mirror, tmp_path, lock)) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(mirror.requests) == sorted((name, None) for name in NAMES)
    assert verify(tmp_path, lock=lock) == ()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_full_disk_says_so_and_how_much_is_missing(mirror: Mirror, tmp_path: Path, lock: RuntimeLock) -> None:
    directory = fetch_from(mirror, tmp_path, lock)
    (directory / FIRST).unlink()
    (directory / f"{FIRST}.part").symlink_to("/dev/full")
    with pytest.raises(CacheWriteError, match="No space left on device") as caught:
        fetch_from(mirror, tmp_path, lock)
    assert isinstance(caught.value.__cause__, OSError)
    assert caught.value.__cause__.errno == errno.ENOSPC
    assert "DIVEBELL_CACHE" in str(caught.value)
