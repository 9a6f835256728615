"""Files in the cache. A disk that is full, or not ours, costs time and never a build."""

import logging
import os
import threading
from contextlib import suppress
from pathlib import Path

log = logging.getLogger("mkdocs.plugins.divebell.render")
_told: set[str | None] = set()


def write_kept(path: Path, content: str | bytes) -> None:
    """Keep `content` in a file, which appears whole or not at all; say once if that cannot be."""
    partial = path.with_suffix(f".{os.getpid()}-{threading.get_ident()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.write_bytes(content if isinstance(content, bytes) else content.encode())
        partial.replace(path)
    except OSError as error:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
        if error.strerror not in _told:
            log.warning("Nothing can be kept for the next time: %s: %s", path.parent, error.strerror)
        _told.add(error.strerror)
