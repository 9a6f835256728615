"""Where the runtime's files are kept between runs, and whether they are still what they should be."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from .lock import LockedFile, RuntimeLock, load_lock


def cache_dir() -> Path:
    """Give Divebell's cache: `$DIVEBELL_CACHE`, or else the user's cache directory for the platform."""
    override = os.environ.get("DIVEBELL_CACHE")
    return (
        Path(override).expanduser() if override else platformdirs.user_cache_path("divebell", appauthor=False)
    )


def upstream_dir(cache: Path, lock: RuntimeLock) -> Path:
    """Give the directory of `cache` that holds the files of `lock`."""
    return cache / "runtime" / f"pyodide-{lock.pyodide}"


def sha256_of(path: Path) -> str:
    """Give the SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


@dataclass(frozen=True)
class BadFile:
    """A file of the cache that is missing or differs from the lock."""

    path: Path
    reason: str

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


def fault(path: Path, file: LockedFile) -> str | None:
    """Say how the file at `path` differs from `file`, or give None if it is intact."""
    try:
        size = path.stat().st_size
    except FileNotFoundError:
        return "missing"
    if size != file.size:
        return f"{size:,} bytes, expected {file.size:,}"
    actual = sha256_of(path)
    return None if actual == file.sha256 else f"SHA-256 is {actual}, expected {file.sha256}"


def verify(cache: Path | None = None, *, lock: RuntimeLock | None = None) -> tuple[BadFile, ...]:
    """Hash every upstream file in the cache again, and give those that are missing or wrong."""
    lock = lock or load_lock()
    directory = upstream_dir(cache or cache_dir(), lock)
    faults = ((directory / file.name, fault(directory / file.name, file)) for file in lock.files)
    return tuple(BadFile(path, reason) for path, reason in faults if reason)
