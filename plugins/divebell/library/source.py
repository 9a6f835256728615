"""Files as text: found, decoded, and clean enough that lines and columns are what an editor shows."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from divebell.library.diagnostics import Diagnostic

if TYPE_CHECKING:
    from pathlib import Path

type Report = Callable[[Diagnostic], object]
"""Takes each diagnostic as it is found; reading goes on after it."""

# Control characters, byte order marks and the line ends that editors do not count: YAML refuses some, Python
# others, and the rest would put the lines of an editor and those of a parser out of step.
_UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_BYTE_ORDER_MARK = "\ufeff"


@dataclass(frozen=True)
class Source:
    """A file's text, with LF line ends."""

    path: str
    """POSIX path, relative to the project's root."""
    text: str

    @cached_property
    def lines(self) -> list[str]:
        return self.text.split("\n")

    def diagnostic(self, line: int, column: int, message: str, hint: str = "", width: int = 1) -> Diagnostic:
        """A diagnostic at a place in this file; a place after the end is moved to the end."""
        line = min(max(line, 1), len(self.lines))
        source_line = self.lines[line - 1]
        column = min(max(column, 1), len(source_line) + 1)
        width = min(max(width, 1), max(len(source_line) + 1 - column, 1))
        return Diagnostic(self.path, line, column, message, hint, source_line, width)


@dataclass(frozen=True)
class Listing:
    """What a folder holds, in order of name; hidden files are left out."""

    files: tuple[str, ...] = ()
    folders: tuple[str, ...] = ()


@dataclass(frozen=True)
class Tree:
    """Reads files below a root; nothing outside it is ever read."""

    root: Path
    """A resolved path."""
    report: Report

    def listing(self, path: str) -> Listing | None:
        """What a folder holds; None if there is no such folder."""
        folder = self.root / path
        if not folder.is_dir():
            return None
        if not self._inside(folder, path):
            return Listing()
        files: list[str] = []
        folders: list[str] = []
        try:
            with os.scandir(folder) as entries:
                for entry in sorted(entries, key=lambda entry: entry.name):
                    self._sort_in(path, entry, files, folders)
        except OSError as error:
            self._refuse(path, _unreadable(error))
        return Listing(tuple(files), tuple(folders))

    def read(self, path: str) -> Source | None:
        """A file's text; None, with a diagnostic, if it cannot be read or is blank."""
        try:
            data = (self.root / path).read_bytes()
        except OSError as error:
            self._refuse(path, _unreadable(error))
            return None
        try:
            text = self._clean(path, data.decode())
        except UnicodeDecodeError as error:
            self._refuse_bytes(path, data, error)
            return None
        if text.isspace() or not text:
            self._refuse(path, "the file is empty")
            return None
        return Source(path, text)

    def _sort_in(self, path: str, entry: os.DirEntry[str], files: list[str], folders: list[str]) -> None:
        name = entry.name
        if name.startswith(".") or name == "__pycache__":
            return
        if not name.isprintable():
            self._refuse(path, f"the name {name!a} cannot be printed", "rename the file")
        elif entry.is_symlink() and not self._inside(self.root / path / name, f"{path}/{name}"):
            return
        elif entry.is_dir():
            folders.append(name)
        elif entry.is_file():
            files.append(name)
        else:
            self._refuse(f"{path}/{name}", "this is neither a file nor a folder")

    def _inside(self, target: Path, path: str) -> bool:
        try:
            inside = target.resolve(strict=True).is_relative_to(self.root)
        except (OSError, RuntimeError):
            self._refuse(path, "the link leads nowhere", "remove the link")
            return False
        if not inside:
            self._refuse(path, "the link leads out of the project", "put what it leads to here")
        return inside

    def _clean(self, path: str, text: str) -> str:
        if not _UNWANTED.search(text):
            return text
        if text.startswith(_BYTE_ORDER_MARK):
            text = text[1:]
            self._refuse_at(
                path, text, 0, "the file starts with a byte order mark", "save it as UTF-8 without one"
            )
        carriage_return = text.find("\r")
        if carriage_return >= 0:
            line_end = "CR LF" if text.startswith("\r\n", carriage_return) else "CR"
            text = text.replace("\r\n", "\n").replace("\r", "\n")
            self._refuse_at(
                path, text, carriage_return, f"the line ends in {line_end}", "save the file with LF line ends"
            )
        unwanted = _UNWANTED.search(text)
        text = _UNWANTED.sub(" ", text)
        if unwanted:
            message = f"character U+{ord(unwanted[0]):04X} is not allowed"
            self._refuse_at(path, text, unwanted.start(), message, "delete it")
        return text

    def _refuse(self, path: str, message: str, hint: str = "") -> None:
        self.report(Diagnostic(path, 1, 1, message, hint))

    def _refuse_at(self, path: str, text: str, offset: int, message: str, hint: str) -> None:
        line = text.count("\n", 0, offset) + 1
        column = offset - text.rfind("\n", 0, offset)
        self.report(Source(path, text).diagnostic(line, column, message, hint))

    def _refuse_bytes(self, path: str, data: bytes, error: UnicodeDecodeError) -> None:
        offset = len(data[: error.start].decode())
        message = f"byte 0x{data[error.start]:02x} is not UTF-8"
        self._refuse_at(path, data.decode(errors="replace"), offset, message, "save the file as UTF-8")


def _unreadable(error: OSError) -> str:
    return f"cannot be read: {error.strerror}"
