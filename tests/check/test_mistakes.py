"""The most typical mistakes of an author, and the whole of what `divebell check` says of each."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner
from tests.library.conftest import project, read_archive, valid_files

from divebell import cli

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.library.conftest import Project

__all__ = ["project", "read_archive", "valid_files"]  # fixtures

MISTAKES = sorted((Path(__file__).parent / "mistakes").glob("*.txt"))
EXPECTED = "-- expected --\n"


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda path: path.stem)
def test_a_mistake_is_told_whole(
    mistake: Path,
    project: Project,
    read_archive: Callable[[Path], dict[str, str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    files = read_archive(mistake)
    expected = files.pop("expected", "")
    removed = files.pop("removed", "").split()
    root = project(files)
    for path in removed:
        (root / path).unlink()

    done = CliRunner().invoke(cli.main, ["-C", str(root), "check"])

    assert done.exit_code == 1
    if os.environ.get("UPDATE_GOLDENS"):
        mistake.write_text(
            mistake.read_text(encoding="utf-8").partition(EXPECTED)[0] + EXPECTED + done.output, "utf-8"
        )
    else:
        assert done.output == expected
