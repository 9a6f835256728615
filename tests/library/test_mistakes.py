"""Each case is the valid publication with some files changed, and all that is then said of it."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from divebell.library import DiagnosticError, load_library

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.library.conftest import Project

EXPECTED = "-- expected --\n"
CASES = sorted((Path(__file__).parent / "cases").glob("*.txt"))


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.stem)
def test_all_mistakes_of_a_project_are_told_at_once(
    case: Path, project: Project, read_archive: Callable[[Path], dict[str, str]]
) -> None:
    files = read_archive(case)
    expected = files.pop("expected")
    removed = files.pop("removed", "").split()
    root = project(files)
    for path in removed:
        (root / path).unlink()

    with pytest.raises(DiagnosticError) as caught:
        load_library(root)

    told = f"{caught.value}\n"
    if os.environ.get("UPDATE_GOLDENS"):
        case.write_text(case.read_text(encoding="utf-8").partition(EXPECTED)[0] + EXPECTED + told, "utf-8")
    else:
        assert told == expected
