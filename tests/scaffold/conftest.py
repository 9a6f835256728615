"""A new publication, and the command in it."""

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path, PurePosixPath

import pytest
from click.testing import CliRunner, Result

from divebell import cli
from divebell.scaffold import Identity, begin_publication, publication_files

DAY = date(2026, 11, 20)
"""The day of its first dive, and today in these tests."""

type Command = Callable[..., Result]


@pytest.fixture(scope="session")
def files() -> Mapping[PurePosixPath, str]:
    """The files of a new publication."""
    return publication_files(Identity("Deep", "Ada", "https://example.org/", "UTC"), DAY)


@pytest.fixture
def publication(files: Mapping[PurePosixPath, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for module in ("new", "calendar", "schedule"):
        monkeypatch.setattr(f"divebell.cli.{module}.today", lambda root: DAY)
    folder = tmp_path / "publication"
    begin_publication(folder, files)
    return folder


@pytest.fixture
def divebell(publication: Path) -> Command:
    """The command, in the publication's folder."""
    return lambda *arguments: CliRunner().invoke(cli.main, ["-C", str(publication), *arguments])
