"""A folder's tests for pytest: what `test_solution.py`, which `divebell solve` writes, is made of."""

import atexit
from functools import cache
from pathlib import Path
from typing import Any

from divebell_judge.case import read_bundle
from divebell_judge.codec import CodecError

from . import messages
from .folder import Solving, open_folder
from .judge_process import JudgeProcess
from .report import plain_report


def parameters(folder: Path) -> list[Any]:
    """A parameter set for each test, and for each of its seeds, named as the page names them.

    Raises `FolderError`, or ValueError if the tests are for another judge.
    """
    import pytest  # the reader's; Divebell itself does without it

    try:
        cases = read_bundle(open_folder(folder).bundle).cases
    except CodecError as error:
        raise ValueError(messages.other_version(str(error))) from None
    return [
        pytest.param(case.name, seed, id=case.name if seed is None else f"{case.name}-seed {seed}")
        for case in cases
        for seed in case.runs()
    ]


def failure(folder: Path, test: str, seed: int | None) -> str | None:
    """What the judge says of one test of a folder's solution; None if it passes."""
    solving = open_folder(folder)
    verdict = _judge().check(_bundle(folder), solving.source(), only=test, seed=seed)
    result = next(each for each in verdict["tests"] if each["name"] == test)
    if verdict["status"] == "pass" and result["status"] == "pass":
        return None
    return plain_report(solving, verdict, result)


@cache
def _judge() -> JudgeProcess:
    """One process for all tests of a session."""
    judge = JudgeProcess()
    atexit.register(judge.close)
    return judge


@cache
def _bundle(folder: Path) -> bytes:
    return Solving(folder, "", "", "").bundle
