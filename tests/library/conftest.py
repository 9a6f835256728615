"""Projects on disk, made from text archives: a comment, then each file after a line `-- path --`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

type Project = Callable[[Mapping[str, str | bytes]], Path]

_HERE = Path(__file__).parent
_MARKER = re.compile(r"^-- (.+) --\n", re.MULTILINE)


@pytest.fixture
def read_archive() -> Callable[[Path], dict[str, str]]:
    return _read_archive


@pytest.fixture(scope="session")
def valid_files() -> dict[str, str]:
    """The files of a small publication without a mistake."""
    return _read_archive(_HERE / "valid.txt")


@pytest.fixture
def project(tmp_path: Path, valid_files: dict[str, str]) -> Project:
    """Make the valid publication, with the files of `changes` added or in place of its own."""

    def make(changes: Mapping[str, str | bytes]) -> Path:
        for name, text in {**valid_files, **changes}.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode() if isinstance(text, str) else text)
        return tmp_path

    return make


def _read_archive(path: Path) -> dict[str, str]:
    _, *parts = _MARKER.split(path.read_text(encoding="utf-8"))
    return dict(zip(parts[::2], parts[1::2], strict=True))
