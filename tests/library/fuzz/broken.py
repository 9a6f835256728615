"""One broken state of a publication."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random


@dataclass(frozen=True)
class Link:
    """A symbolic link."""

    target: str


@dataclass(frozen=True)
class Folder:
    """A folder where a file is expected."""


@dataclass(frozen=True)
class Unreadable:
    """A file that one has no right to read."""


type Content = bytes | Link | Folder | Unreadable


@dataclass(frozen=True)
class Broken:
    """Files that are put in place of a valid publication's, or beside them, and where the mistake is."""

    files: dict[str, Content]
    path: str
    """The file that a diagnostic must name."""
    line: int | None = None
    """The line it must name; any, if None."""


type Files = dict[str, str]
"""The texts of the valid publication, by path."""
type Breaker = Callable[[Random, Files], Broken]
"""Breaks one file of the valid publication."""


def one(path: str, content: str | Content, line: int | None = None) -> Broken:
    """A single file with a mistake of its own."""
    data = content.encode(errors="surrogatepass") if isinstance(content, str) else content
    return Broken({path: data}, path, line)


def texts(files: Files, suffix: str) -> list[str]:
    """The files that end in `suffix`, in order of path; the list of job boards is read by who syncs, only."""
    return sorted(path for path in files if path.endswith(suffix) and not path.endswith("/sources.yml"))


def with_front_matter(files: Files) -> list[str]:
    """The files that begin with front matter."""
    return sorted(path for path in files if path.endswith(".md") and path.startswith("content/"))


def with_line(text: str, line: int, new: str) -> str:
    """The text with a line put in, which then is the 1-based `line`."""
    lines = text.split("\n")
    lines.insert(line - 1, new)
    return "\n".join(lines)
