"""Results on disk, kept by a hash of all that they rest on."""

import hashlib
import json
import logging
import os
import threading
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

log = logging.getLogger("mkdocs.plugins.divebell.verify")


class Store:
    """A folder of JSON texts by key, which several processes may read and write at once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._is_writable = True

    def get(self, key: str) -> Any:  # Any: JSON
        """Give what was kept under a key; None if there is nothing that can be read."""
        try:
            return json.loads((self._folder / f"{key}.json").read_text("utf-8"))
        except (OSError, ValueError):
            return None

    def put(self, key: str, data: Any) -> None:
        """Keep data under a key. A disk that is full, or not ours, is said once and stops nothing."""
        path = self._folder / f"{key}.json"
        # What another reads meanwhile is whole, and what another writes is a file of its own.
        part = path.with_suffix(f".{os.getpid()}-{threading.get_ident()}.part")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            part.write_text(json.dumps(data), "utf-8")
            part.replace(path)
        except OSError as error:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            if self._is_writable:
                log.warning("Nothing can be kept for the next time: %s: %s", self._folder, error.strerror)
            self._is_writable = False


def digest(inputs: Any) -> str:  # Any: JSON
    """Hash JSON data, as a key."""
    return hashlib.sha256(json.dumps(inputs, sort_keys=True).encode()).hexdigest()


def code_digest(folders: Iterable[Path]) -> str:
    """Hash the files that lie directly in some folders."""
    files = [path for folder in folders for path in sorted(folder.iterdir()) if path.is_file()]
    return digest([hashlib.sha256(path.read_bytes()).hexdigest() for path in files])
