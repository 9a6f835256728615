"""Answers kept in the user's cache, for conditional requests."""

import hashlib
import json
import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Stored:
    """An answer, with the validators that its server gave (RFC 9110, section 8.8)."""

    etag: str
    last_modified: str
    body: bytes

    def conditions(self) -> dict[str, str]:
        """The request headers that ask for the answer only if it has changed."""
        headers = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in headers.items() if value}


class HttpCache:
    """A folder of answers. What is damaged counts as missing."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory

    def read(self, url: str) -> Stored | None:
        """The answer that is kept for an address; None if there is none, or not all of it."""
        try:
            head, _, body = self._path(url).read_bytes().partition(b"\n")
            facts = json.loads(head)
            whole = facts["url"] == url and facts["sha256"] == hashlib.sha256(body).hexdigest()
            return Stored(str(facts["etag"]), str(facts["last_modified"]), body) if whole else None
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def write(self, url: str, stored: Stored) -> None:
        """Keep an answer that has validators; forget what was kept for its address before."""
        path = self._path(url)
        if not stored.conditions():
            with suppress(OSError):
                path.unlink(missing_ok=True)
            return
        facts = {
            "url": url,
            "etag": stored.etag,
            "last_modified": stored.last_modified,
            "sha256": hashlib.sha256(stored.body).hexdigest(),
        }
        with suppress(OSError):  # a cache that cannot be written costs a longer answer the next time, no more
            write_whole(path, json.dumps(facts).encode() + b"\n" + stored.body)

    def _path(self, url: str) -> Path:
        return self._directory / hashlib.sha256(url.encode()).hexdigest()[:32]


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that a reader sees the old bytes or the new ones, never some of them."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=".writing-")
    scratch = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
        scratch.chmod(0o644)
        scratch.replace(path)
    except BaseException:
        scratch.unlink(missing_ok=True)
        raise
