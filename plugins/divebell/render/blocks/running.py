"""Runs the blocks of Python in authors' texts, a process for each session; results are cached."""

import hashlib
import json
import os
import signal
import subprocess
import sys
import threading
from collections import defaultdict
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import cache as once
from importlib.metadata import version
from pathlib import Path
from time import monotonic

from divebell.render import diagram_style, figure_style
from divebell.render.kept_files import write_kept

from .block import Block, Piece, Result, Results
from .form import Form
from .forms import FORMS

SECONDS = 30.0
"""A session that runs longer is stopped."""
_LOOK_SECONDS = 0.1
"""How often it is looked whether a session has to stop."""
MEMORY = 4 * 1024**3
"""In bytes of addresses: a session that takes more gets a MemoryError."""

_PROCESS = Path(__file__).with_name("process.py")

type Chain = tuple[Piece, ...]
"""Blocks that run one after the other, in names that they share."""


def pieces_of(blocks: Iterable[Block]) -> Iterator[tuple[Block, Piece]]:
    """The blocks of one text that run, each with what decides what comes of it."""
    sessions: defaultdict[str, list[Piece]] = defaultdict(list)
    for block in blocks:
        form = FORMS[block.form]
        if form.runner is None:
            continue
        piece = form.piece(block)
        session = block.options.get("session") if form.in_sessions else None
        if session is None:
            yield block, piece
        else:
            yield block, piece._replace(before=tuple(sessions[session]))
            sessions[session].append(piece)


def run_pieces(
    pieces: Iterable[Piece], *, cache: Path, workers: int, stop: threading.Event | None = None
) -> Results:
    """The result of every piece, from the cache where it has run before. `stop` ends what is running."""
    kept = {piece: _kept(piece, cache) for piece in pieces}
    chains = {(*piece.before, _alone(piece)) for piece, result in kept.items() if result is None}
    begun = {chain[:length] for chain in chains for length in range(1, len(chain))}
    with ThreadPoolExecutor(workers) as pool:
        ran = pool.map(
            lambda chain: _run(chain, cache, stop), (chain for chain in chains if chain not in begun)
        )
        new = {piece: result for results in ran for piece, result in results.items()}
    return {piece: result or new[piece] for piece, result in kept.items()}


def _alone(piece: Piece) -> Piece:
    return piece._replace(before=())


def _path(piece: Piece, cache: Path) -> Path:
    made_with = [_made_with(FORMS[each.form]) for each in (*piece.before, piece)]
    return cache / f"{hashlib.sha256(json.dumps([made_with, piece]).encode()).hexdigest()}.json"


def _kept(piece: Piece, cache: Path) -> Result | None:
    try:
        return Result(json.loads(_path(piece, cache).read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return None


def _keep(piece: Piece, result: Result, cache: Path) -> None:
    write_kept(_path(piece, cache), json.dumps(result.result))


@once
def _made_with(form: Form) -> str:
    """All that decides, beside a piece, what comes of it."""
    code = (
        _PROCESS,
        *map(Path, figure_style.SOURCES),
        Path(diagram_style.__file__),
        _runner(form),
        _runner(form).with_name(f"{form.name}.py"),
    )
    versions = (sys.version, *map(version, ("numpy", "matplotlib", *form.packages)))
    made_with = "\n".join((*versions, *(path.read_text(encoding="utf-8") for path in code)))
    return hashlib.sha256(made_with.encode()).hexdigest()


def _runner(form: Form) -> Path:
    if form.runner is None:
        raise ValueError(f"{form.name}: this form does not run")
    return form.runner


def _run(chain: Chain, cache: Path, stop: threading.Event | None) -> Results:
    """The result of each piece of a chain. Those after one that fails have none."""
    pieces = [piece._replace(before=chain[:index]) for index, piece in enumerate(chain)]
    answers = _answers(chain, stop)
    results = {piece: Result() for piece in pieces}
    for piece, answer in zip(pieces, answers, strict=False):
        results[piece] = answer
        if not answer.error:
            results[piece] = Result(FORMS[piece.form].kept(answer.result))
            _keep(piece, results[piece], cache)
    return results


def _answers(chain: Chain, stop: threading.Event | None) -> list[Result]:
    """What the process that runs a chain says."""
    request = {
        "settings": figure_style.RC_PARAMS,
        "memory": MEMORY,
        "pieces": [
            {
                "runner": str(_runner(FORMS[piece.form])),
                "source": piece.source,
                "options": dict(piece.options),
                "varies": piece.varies,
            }
            for piece in chain
        ],
    }
    environment = {**os.environ, "PYTHONHASHSEED": "0", "OPENBLAS_NUM_THREADS": "1"}
    with subprocess.Popen(
        [sys.executable, "-P", str(_PROCESS)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
        start_new_session=True,  # a terminal's Ctrl-C is for us, and what a block starts ends with it
    ) as process:
        try:
            said, complaint = _conversation(process, json.dumps(request), stop)
        except subprocess.TimeoutExpired:
            return [Result(error=f"ran for more than {SECONDS:g} seconds and was stopped", line=1)]
        finally:
            _kill(process)
    if process.returncode != 0:
        last = complaint.strip().rpartition("\n")[2]
        message = f"the process that ran it ended with status {process.returncode}: {last}"
        return [Result(error=message, line=1, ended=True)]
    return [Result(**answer) for answer in json.loads(said)]


def _conversation(
    process: subprocess.Popen[str], question: str, stop: threading.Event | None
) -> tuple[str, str]:
    """What the process says; raises `TimeoutExpired` when its time is over, or `stop` is set."""
    ends, unsent = monotonic() + SECONDS, question
    while True:
        try:
            return process.communicate(unsent or None, timeout=_LOOK_SECONDS)
        except subprocess.TimeoutExpired:
            unsent = ""
            if monotonic() > ends or (stop and stop.is_set()):
                raise


def _kill(process: subprocess.Popen[str]) -> None:
    """End a process, with all that it has started."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
