"""The browser's Python: obtained, checked byte by byte, and assembled for the site and for Node."""

from .assembly import RuntimeAssets, assemble
from .cache import BadFile, cache_dir, verify
from .download import FetchProgress, ProgressCallback, fetch
from .errors import (
    Attempt,
    CacheWriteError,
    FetchError,
    MissingFilesError,
    RuntimeFilesError,
    WrongBytesError,
)
from .lock import ALWAYS, LockedFile, LockedPackage, RuntimeLock, load_lock, whole_lock

__all__ = [
    "ALWAYS",
    "Attempt",
    "BadFile",
    "CacheWriteError",
    "FetchError",
    "FetchProgress",
    "LockedFile",
    "LockedPackage",
    "MissingFilesError",
    "ProgressCallback",
    "RuntimeAssets",
    "RuntimeFilesError",
    "RuntimeLock",
    "WrongBytesError",
    "assemble",
    "cache_dir",
    "fetch",
    "load_lock",
    "verify",
    "whole_lock",
]
