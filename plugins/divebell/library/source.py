"""Files as text: found, decoded, and clean enough that lines and columns are what an editor shows."""

from __future__ import annotations

import hashlib
import os
import re
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final, NamedTuple

from divebell.library.diagnostics import Diagnostic, Related
from divebell.library.kept import Kept, KeptFile, KeptListing, Stamp

if TYPE_CHECKING:
    from pathlib import Path

type Report = Callable[[Diagnostic], object]
"""Takes each diagnostic as it is found; reading goes on after it."""

# Control characters, byte order marks and the line ends that editors do not count: YAML refuses some, Python
# others, and the rest would put the lines of an editor and those of a parser out of step.
_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
# Controls that turn the direction of writing: with them, a line shows something other than it says
# (CVE-2021-42574, "Trojan Source").
_TURNS = re.compile("[\u202a-\u202e\u2066-\u2069]")
_RIGHT: Final = "give yourself the right to read it"
_BYTE_ORDER_MARK = "\ufeff"
_MAX_BYTES: Final = 8_000_000
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")
_SAMPLE: Final = 1000
"""The bytes at the beginning by which UTF-16 is known where it has no mark."""


@dataclass(frozen=True)
class Source:
    """A file's text, with LF line ends."""

    path: str
    """POSIX path, relative to the project's root."""
    text: str

    @cached_property
    def lines(self) -> list[str]:
        return self.text.split("\n")

    def diagnostic(
        self,
        line: int,
        column: int,
        code: str,
        message: str,
        hint: str = "",
        width: int = 1,
        *,
        related: tuple[Related, ...] = (),
        docs: str = "",
    ) -> Diagnostic:
        """A diagnostic at a place in this file; a place after the end is moved to the end."""
        line = min(max(line, 1), len(self.lines))
        source_line = self.lines[line - 1]
        column = min(max(column, 1), len(source_line) + 1)
        width = min(max(width, 1), max(len(source_line) + 1 - column, 1))
        return Diagnostic(
            self.path,
            line,
            column,
            message,
            hint,
            source_line,
            width,
            code=code,
            related=related,
            docs=docs,
        )


class Listing(NamedTuple):
    """What a folder holds, in order of name; hidden files are left out."""

    files: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()


@dataclass(frozen=True)
class Tree:
    """Reads files below a root; nothing outside it is ever read."""

    root: Path
    """A resolved path."""
    report: Report
    kept: Kept = field(default_factory=Kept)
    """What earlier readings left, and this one leaves."""

    def listing(self, path: str) -> Listing | None:
        """What a folder holds; None if there is no such folder."""
        kept = self.kept.listings.get(path)
        if kept and self.kept.is_as_it_was(path):
            return kept.listing
        read_at = time.time_ns()
        try:
            stamp = Stamp.of(os.stat(f"{self.root}/{path}"))  # noqa: PTH116 - a Path for each costs more
        except FileNotFoundError:
            return None
        except OSError as error:
            self.report(_refusal(path, "unreadable-file", _unreadable(error), _RIGHT))
            return None
        if kept and kept.stamp == stamp:
            return kept.listing
        return self._list(path, stamp, read_at)

    def read(self, path: str) -> Source | None:
        """A file's text; None, with a diagnostic, if it cannot be read or is blank."""
        kept = self.kept.files.get(path)
        if kept is None or not self.kept.is_as_it_was(path):
            kept = self._read(path, kept)
        for diagnostic in kept.diagnostics:
            self.report(diagnostic)
        return kept.source

    def once[Value](self, name: str, path: str, make: Callable[..., Value], *inputs: object) -> Value:
        """`make(*inputs, report)` of a file, kept as long as the inputs stay the same.

        `name` tells apart what is made of one file.
        """
        return self.kept.once(name, path, make, *inputs, report=self.report)

    def _list(self, path: str, stamp: Stamp, read_at: int) -> Listing | None:
        folder = self.root / path
        if not folder.is_dir():
            message, hint = "this is a file, and a folder is expected", "move it away, and make a folder"
            self.report(_refusal(path, "not-a-folder", message, hint))
            return None
        had_links, self.kept.has_links = self.kept.has_links, False
        found: list[Diagnostic] = []
        listing = self._scan(folder, path, found.append)
        has_links, self.kept.has_links = self.kept.has_links, self.kept.has_links or had_links
        for diagnostic in found:
            self.report(diagnostic)
        if stamp.is_settled(read_at) and not found and not has_links:
            self.kept.listings.put(path, KeptListing(stamp, listing))
        return listing

    def _scan(self, folder: Path, path: str, report: Report) -> Listing:
        if not self._inside(folder, path, report):
            return Listing()
        files: list[str] = []
        folders: list[str] = []
        try:
            with os.scandir(folder) as entries:
                for entry in sorted(entries, key=lambda entry: entry.name):
                    self._sort_in(path, entry, files, folders, report)
        except OSError as error:
            report(_refusal(path, "unreadable-file", _unreadable(error), _RIGHT))
        return Listing(tuple(files), tuple(folders))

    def _sort_in(
        self, path: str, entry: os.DirEntry[str], files: list[str], folders: list[str], report: Report
    ) -> None:
        name = entry.name
        if name.startswith(".") or name == "__pycache__":
            return
        if not name.isprintable():
            message = f"the name {name!a} cannot be printed"
            report(_refusal(path, "bad-name", message, "rename the file"))
        elif entry.is_symlink() and not self._inside(self.root / path / name, f"{path}/{name}", report):
            return
        elif entry.is_dir():
            folders.append(name)
        elif entry.is_file():
            files.append(name)
        else:
            message = "this is neither a file nor a folder"
            report(_refusal(f"{path}/{name}", "not-a-file", message, "delete it"))

    def _inside(self, target: Path, path: str, report: Report) -> bool:
        try:
            resolved = target.resolve(strict=True)
        except (OSError, RuntimeError):
            report(_refusal(path, "broken-link", "the link leads nowhere", "remove the link"))
            return False
        if resolved != target:
            self.kept.has_links = True
        if not resolved.is_relative_to(self.root):
            message = "the link leads out of the project"
            report(_refusal(path, "link-out", message, "put what it leads to here"))
            return False
        return True

    def _read(self, path: str, before: KeptFile | None) -> KeptFile:
        read_at = time.time_ns()
        try:
            stamp = Stamp.of(os.stat(f"{self.root}/{path}"))  # noqa: PTH116 - a Path for each costs more
            if before and before.stamp == stamp:
                return before
            with open(f"{self.root}/{path}", "rb") as file:  # noqa: PTH123 - as above
                data = file.read(_MAX_BYTES + 1)
        except OSError as error:
            hint = "" if isinstance(error, FileNotFoundError) else _RIGHT
            found = _refusal(path, "unreadable-file", _unreadable(error), hint)
            self.kept.changed.add(path)
            return KeptFile(None, b"", None, (found,))
        settled = stamp if stamp.is_settled(read_at) else None
        digest = hashlib.blake2b(data, digest_size=16).digest()
        if before and before.digest == digest:
            kept = before._replace(stamp=settled)
        else:
            self.kept.changed.add(path)
            found_all: list[Diagnostic] = []
            source = _decoded(path, data, found_all.append)
            kept = KeptFile(settled, digest, source, tuple(found_all))
        self.kept.files.put(path, kept)
        return kept


def _decoded(path: str, data: bytes, report: Report) -> Source | None:
    if len(data) > _MAX_BYTES:
        message = f"the file has more than {_MAX_BYTES:,} bytes"
        report(_refusal(path, "too-big", message, "part the file"))
        return None
    if data.startswith(_UTF_16) or _seems_wide(data[:_SAMPLE]):
        message = "the file is UTF-16 or UTF-32, not UTF-8"
        report(_refusal(path, "bad-encoding", message, "save the file as UTF-8"))
        return None
    try:
        text = _clean(path, data.decode(), report)
    except UnicodeDecodeError as error:
        _refuse_bytes(path, data, error, report)
        return None
    if text.isspace() or not text:
        report(_refusal(path, "empty-file", "the file is empty", "write it or delete it"))
        return None
    return Source(path, text)


def _seems_wide(sample: bytes) -> bool:
    """Whether every other byte is 0, and not nearly all are: text in UTF-16 or UTF-32."""
    most = max(sample[::2].count(0), sample[1::2].count(0))
    return most > 0.85 * len(sample) / 2 and sample.count(0) < 0.8 * len(sample)


def _clean(path: str, text: str, report: Report) -> str:
    if turn := _TURNS.search(text):
        message = (
            f"character U+{ord(turn[0]):04X} turns the direction of writing: the line is not what it shows"
        )
        hint = "delete it; a text can say <bdi>...</bdi> instead"
        report(_at(path, text, turn.start(), "control-character", message, hint))
    if not _UNWANTED.search(text):
        return text
    if text.startswith(_BYTE_ORDER_MARK):
        text = text[1:]
        message = "the file starts with a byte order mark"
        report(_at(path, text, 0, "byte-order-mark", message, "save it as UTF-8 without one"))
    carriage_return = text.find("\r")
    if carriage_return >= 0:
        line_end = "CR LF" if text.startswith("\r\n", carriage_return) else "CR"
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        message = f"the line ends in {line_end}"
        report(_at(path, text, carriage_return, "line-ends", message, "save the file with LF line ends"))
    unwanted = _UNWANTED.search(text)
    text = _UNWANTED.sub(" ", text)
    if unwanted:
        message = f"character U+{ord(unwanted[0]):04X} is not allowed"
        report(_at(path, text, unwanted.start(), "control-character", message, "delete it"))
    return text


def _refusal(path: str, code: str, message: str, hint: str = "") -> Diagnostic:
    return Diagnostic(path, 1, 1, message, hint, code=code)


def _at(path: str, text: str, offset: int, code: str, message: str, hint: str) -> Diagnostic:
    line = text.count("\n", 0, offset) + 1
    column = offset - text.rfind("\n", 0, offset)
    return Source(path, text).diagnostic(line, column, code, message, hint)


def _refuse_bytes(path: str, data: bytes, error: UnicodeDecodeError, report: Report) -> None:
    offset = len(data[: error.start].decode())
    message = f"byte 0x{data[error.start]:02x} is not UTF-8"
    text = data.decode(errors="replace")
    report(_at(path, text, offset, "bad-encoding", message, "save the file as UTF-8"))


def _unreadable(error: OSError) -> str:
    return f"cannot be read: {error.strerror}"
