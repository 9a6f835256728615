"""Fetching the runtime's files into the cache."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock

from .cache import cache_dir, fault, upstream_dir
from .errors import Attempt, CacheWriteError, FetchError, WrongBytesError
from .lock import LockedFile, RuntimeLock, load_lock
from .sources import InterruptedTransferError, Source, SourceDownError, TransferError, default_sources

ATTEMPTS_PER_SOURCE = 3

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class FetchProgress:
    """How far the transfer of one file has come, in bytes."""

    name: str
    done: int
    total: int
    source: str


type ProgressCallback = Callable[[FetchProgress], object]


class _WrongBytes(TransferError):  # noqa: N818 - a kind of attempt, never shown as an error
    """All bytes came, and they are not the locked ones."""


def fetch(
    cache: Path | None = None,
    *,
    base_url: str | None = None,
    progress: ProgressCallback | None = None,
    lock: RuntimeLock | None = None,
    sources: Sequence[Source] | None = None,
) -> Path:
    """Make sure that the cache holds every file of the lock, and give the directory they are in.

    Intact files are kept, without any network; the others are asked of each source in turn. Two
    processes may fetch at once: the second waits, then finds the files. `progress` is called for
    every piece that arrives.

    Raises `FetchError` (`WrongBytesError`) if no source gives a file, `CacheWriteError` if the cache
    cannot be written.
    """
    lock = lock or load_lock()
    directory = upstream_dir(cache or cache_dir(), lock)
    if not _missing(directory, lock):
        return directory
    try:
        directory.mkdir(parents=True, exist_ok=True)
        with FileLock(directory / ".lock"):
            _fetch_missing(directory, lock, sources or default_sources(lock, base_url), progress)
    except OSError as error:
        left = sum(file.size for file in _missing(directory, lock))
        raise CacheWriteError(error, directory, left) from error
    return directory


def _missing(directory: Path, lock: RuntimeLock) -> list[LockedFile]:
    return [file for file in lock.files if fault(directory / file.name, file)]


def _fetch_missing(
    directory: Path, lock: RuntimeLock, sources: Sequence[Source], progress: ProgressCallback | None
) -> None:
    down: dict[str, str] = {}
    for file in _missing(directory, lock):
        attempts: list[Attempt] = []
        wrong = False
        for source in sources:
            try:
                if source.name in down:
                    raise SourceDownError(down[source.name])
                _download(file, source, directory, progress)
                break
            except SourceDownError as error:
                down[source.name] = str(error)
                attempts.append(Attempt(source.name, str(error)))
            except TransferError as error:
                wrong = wrong or isinstance(error, _WrongBytes)
                attempts.append(Attempt(source.name, str(error)))
                log.warning("%s: %s: %s", file.name, source.name, error)
        else:
            raise (WrongBytesError if wrong else FetchError)(file.name, attempts, directory)


def _download(file: LockedFile, source: Source, directory: Path, progress: ProgressCallback | None) -> None:
    """Bring one file from one source, going on where an earlier transfer broke off."""
    part = directory / f"{file.name}.part"
    for attempt in range(1, ATTEMPTS_PER_SOURCE + 1):
        resumed = part.exists() and part.stat().st_size > 0
        try:
            _transfer(file, source, part, progress)
        except InterruptedTransferError:
            if attempt == ATTEMPTS_PER_SOURCE:
                raise
            continue
        wrong = fault(part, file)
        if wrong is None:
            part.replace(directory / file.name)
            return
        part.unlink()
        if not resumed:
            raise _WrongBytes(wrong)
    raise _WrongBytes(wrong)


def _transfer(file: LockedFile, source: Source, part: Path, progress: ProgressCallback | None) -> None:
    """Add to `part` what it lacks of `file`."""
    have = part.stat().st_size if part.exists() else 0
    if have >= file.size:
        return
    with source.open(file, have) as transfer, part.open("ab") as stream:
        if transfer.offset < have:
            stream.truncate(transfer.offset)
        done = transfer.offset
        for chunk in transfer.chunks:
            stream.write(chunk)
            done += len(chunk)
            if progress:
                progress(FetchProgress(file.name, done, file.size, source.name))
            if done > file.size:
                return  # the hash will say no; an endless answer must not fill the disk
    if done < file.size:
        raise InterruptedTransferError(f"only {done:,} of {file.size:,} bytes came")
