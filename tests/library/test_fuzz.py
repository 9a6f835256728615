"""Broken files by the hundred, or as many as DIVEBELL_FUZZ says; `python -m tests.library.fuzz` measures."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest
from tests.library.fuzz.running import KINDS, run_kind

if TYPE_CHECKING:
    from tests.library.fuzz.broken import Files

FILES = int(os.environ.get("DIVEBELL_FUZZ", "430"))


@pytest.mark.parametrize("kind", KINDS)
def test_a_broken_file_is_told_where_it_is_broken(kind: str, valid_files: Files) -> None:
    tally = run_kind(kind, -(-FILES // len(KINDS)), seed=1, files=valid_files)

    assert tally.files
    assert not tally.missed
