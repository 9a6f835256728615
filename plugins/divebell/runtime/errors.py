"""What can go wrong with the runtime's files, said so that the reader of it can act."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


class RuntimeFilesError(Exception):
    """The browser's Python could not be obtained or assembled; the message says why and what to do."""


@dataclass(frozen=True)
class Attempt:
    """One source that was asked for a file in vain."""

    source: str
    reason: str


class FetchError(RuntimeFilesError):
    """No source gave the file."""

    def __init__(self, name: str, attempts: Sequence[Attempt], directory: Path) -> None:
        self.name = name
        self.attempts = tuple(attempts)
        tried = "\n".join(f"  {n}. {a.source}: {a.reason}" for n, a in enumerate(attempts, 1))
        super().__init__(
            f"{self.headline()}; tried in this order:\n{tried}\n"
            "Check the network and run `divebell runtime fetch` again, or name a mirror of the files of "
            "Pyodide's full distribution with DIVEBELL_RUNTIME_URL, "
            f"or copy {name} by hand to {directory}."
        )

    def headline(self) -> str:
        """Say in one clause what happened."""
        return f"{self.name} could not be fetched"


class WrongBytesError(FetchError):
    """A source gave other bytes than the lock names, and no other source gave the right ones."""

    def headline(self) -> str:
        return f"{self.name} came with other bytes than runtime.lock.json names, and was thrown away"


class CacheWriteError(RuntimeFilesError):
    """The cache cannot be written: the disk is full, or the directory is not ours."""

    def __init__(self, error: OSError, directory: Path, missing_bytes: int) -> None:
        super().__init__(
            f"cannot write the runtime's files to {directory}: {error.strerror or error}. "
            f"{missing_bytes / 1e6:.1f} MB are still to come. "
            "Make room there, or choose another place with DIVEBELL_CACHE."
        )


class MissingFilesError(RuntimeFilesError):
    """The cache lacks files that the runtime is assembled from."""

    def __init__(self, bad: Sequence[object]) -> None:
        listing = "\n".join(f"  {file}" for file in bad)
        super().__init__(
            f"the runtime's files are not in the cache:\n{listing}\nRun `divebell runtime fetch`."
        )
