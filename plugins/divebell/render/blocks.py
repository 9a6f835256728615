"""Runs the blocks of Python in authors' texts, each in its own process; results are cached."""

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from . import figure_style
from .scan import Block

FORMS = ("figure", "output")
SECONDS = 30.0
"""A block that runs longer is stopped."""

_PROCESS = Path(__file__).with_name("block_process.py")
_CODE = "".join(path.read_text(encoding="utf-8") for path in (_PROCESS, Path(figure_style.__file__)))
_MADE_WITH = "\n".join((sys.version, version("numpy"), version("matplotlib"), _CODE))


@dataclass(frozen=True)
class Result:
    """What a block gave: SVG or text; or the error, with the line of the block's code (from 1)."""

    result: str = ""
    error: str = ""
    line: int = 0


type Key = tuple[str, str]
"""The form and the source of a block: equal ones run once."""


def run_blocks(blocks: Iterable[Block], *, cache: Path, workers: int) -> Mapping[Key, Result]:
    """The result of every block, from the cache where it has run before."""
    keys = dict.fromkeys((block.form, block.source) for block in blocks)
    with ThreadPoolExecutor(workers) as pool:
        return dict(zip(keys, pool.map(lambda key: _cached(key, cache), keys), strict=True))


def _cached(key: Key, cache: Path) -> Result:
    digest = hashlib.sha256("\0".join((_MADE_WITH, *key)).encode()).hexdigest()
    path = cache / f"{digest}.json"
    if path.exists():
        return Result(result=json.loads(path.read_text(encoding="utf-8")))
    result = _run(key)
    if not result.error:
        cache.mkdir(parents=True, exist_ok=True)
        partial = path.with_suffix(f".{os.getpid()}.part")
        partial.write_text(json.dumps(result.result), encoding="utf-8")
        partial.replace(path)
    return result


def _run(key: Key) -> Result:
    form, source = key
    command = [sys.executable, "-P", str(_PROCESS)]
    request = {"form": form, "source": source, "settings": figure_style.RC_PARAMS}
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
    result = Result(**json.loads(done.stdout))
    if form == "figure" and not result.error:
        return Result(result=figure_style.follow_colour_scheme(result.result))
    return result
