"""Finished pages, kept between builds by a hash of all that they are made from."""

import hashlib
import os
import zlib
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from .kept_files import write_kept
from .outside import Head
from .pages import Page


class PageCache:
    """A folder of finished pages."""

    def __init__(self, folder: Path, surroundings: str) -> None:
        """`surroundings` is a hash of all that every page is made from."""
        self._folder = folder
        self._surroundings = surroundings

    def key(self, page: Page, head: Head | None) -> str:
        """What a page is kept by. Every view is plain data, whose `repr` says all of it."""
        made_from = (self._surroundings, page.url, page.template, page.title, page.description)
        return hashlib.sha256(repr((made_from, page.view, head)).encode()).hexdigest()

    def get(self, key: str) -> str | None:
        """A page as it was made; None if it was not, or is damaged."""
        with suppress(OSError, zlib.error, UnicodeDecodeError):
            return zlib.decompress(self._path(key).read_bytes()).decode()
        return None

    def put(self, key: str, html: str) -> None:
        """Keep a page."""
        write_kept(self._path(key), zlib.compress(html.encode(), 1))

    def _path(self, key: str) -> Path:
        return self._folder / key[:2] / f"{key}.z"


def templates_digest(folders: Iterable[str]) -> str:
    """A hash of the templates in some folders, in order; hidden folders hold none."""
    found = hashlib.sha256()
    for folder in folders:
        for path, below, names in os.walk(folder):
            below[:] = sorted(name for name in below if not name.startswith("."))
            for name in sorted(names):
                if name.endswith((".html", ".svg")):
                    file = Path(path, name)
                    found.update(f"{file.relative_to(folder)}\0".encode() + file.read_bytes() + b"\0")
    return found.hexdigest()
