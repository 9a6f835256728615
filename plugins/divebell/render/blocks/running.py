"""Runs the blocks of Python in authors' texts, each in its own process; results are cached."""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from functools import cache as once
from importlib.metadata import version
from pathlib import Path

from divebell.render import figure_style

from .block import Block, Piece, Result, Results
from .form import Form
from .forms import FORMS

SECONDS = 30.0
"""A block that runs longer is stopped."""

_PROCESS = Path(__file__).with_name("process.py")


def run_blocks(blocks: Iterable[Block], *, cache: Path, workers: int) -> Results:
    """The result of every block that runs, from the cache where it has run before."""
    forms = ((FORMS[block.form], block) for block in blocks)
    pieces = dict.fromkeys(form.piece(block) for form, block in forms if form.runner)
    with ThreadPoolExecutor(workers) as pool:
        return dict(zip(pieces, pool.map(lambda piece: _cached(piece, cache), pieces), strict=True))


def _cached(piece: Piece, cache: Path) -> Result:
    form = FORMS[piece.form]
    digest = hashlib.sha256("\0".join((_made_with(form), json.dumps(piece))).encode()).hexdigest()
    path = cache / f"{digest}.json"
    if path.exists():
        return Result(result=json.loads(path.read_text(encoding="utf-8")))
    result = _run(piece)
    if result.error:
        return result
    result = Result(result=form.kept(result.result))
    cache.mkdir(parents=True, exist_ok=True)
    partial = path.with_suffix(f".{os.getpid()}.part")
    partial.write_text(json.dumps(result.result), encoding="utf-8")
    partial.replace(path)
    return result


@once
def _made_with(form: Form) -> str:
    """All that decides, beside a piece, what comes of it."""
    code = (_PROCESS, Path(figure_style.__file__), _runner(form), _runner(form).with_name(f"{form.name}.py"))
    versions = (sys.version, version("numpy"), version("matplotlib"))
    return "\n".join((*versions, *(path.read_text(encoding="utf-8") for path in code)))


def _runner(form: Form) -> Path:
    if form.runner is None:
        raise ValueError(f"{form.name}: this form does not run")
    return form.runner


def _run(piece: Piece) -> Result:
    command = [sys.executable, "-P", str(_PROCESS)]
    request = {
        "runner": str(_runner(FORMS[piece.form])),
        "source": piece.source,
        "options": dict(piece.options),
        "settings": figure_style.RC_PARAMS,
    }
    environment = {**os.environ, "PYTHONHASHSEED": "0", "OPENBLAS_NUM_THREADS": "1"}
    try:
        done = subprocess.run(
            command,
            input=json.dumps(request),
            capture_output=True,
            text=True,
            timeout=SECONDS,
            env=environment,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Result(error=f"ran for more than {SECONDS:g} seconds and was stopped", line=1)
    if done.returncode != 0:
        last = done.stderr.strip().rpartition("\n")[2]
        return Result(error=f"the process that ran it ended with status {done.returncode}: {last}", line=1)
    return Result(**json.loads(done.stdout))
