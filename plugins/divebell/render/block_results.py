"""What came of blocks, kept in memory while a publication is written, and asked for again and again."""

import threading
from collections.abc import Callable, Collection, Mapping
from concurrent.futures import Future, ThreadPoolExecutor, wait
from pathlib import Path
from typing import NamedTuple

from .blocks.block import Piece, Result, Results
from .blocks.running import run_pieces

_ASK_SECONDS = 0.05
"""How often it is asked, while blocks run, whether their results are still waited for."""


class SupersededError(Exception):
    """Nobody waits any more for what was asked for."""


class _Run(NamedTuple):
    results: Future[Results]
    stop: threading.Event


class BlockResults:
    """Runs blocks, those of each text together.

    A block that takes long goes on running while others are asked for. It ends when it is no longer among
    them.
    """

    def __init__(self, *, cache: Path, workers: int) -> None:
        self._cache = cache
        self._pool = ThreadPoolExecutor(workers)
        self._runs: dict[Piece, _Run] = {}

    def close(self) -> None:
        """End all that is running."""
        for run in self._runs.values():
            run.stop.set()
        self._pool.shutdown(cancel_futures=True)

    def of[Key](
        self, texts: Mapping[Key, tuple[Piece, ...]], *, superseded: Callable[[], bool] | None = None
    ) -> Results:
        """The result of each of the pieces of each text.

        While this waits it asks whether the question is `superseded`, and raises `SupersededError` if so.
        """
        needed = dict.fromkeys(piece for pieces in texts.values() for piece in pieces)
        self._end_all_but(needed)
        for pieces in texts.values():
            missing = tuple(piece for piece in dict.fromkeys(pieces) if piece not in self._runs)
            if missing:
                stop = threading.Event()
                run = _Run(self._pool.submit(self._run, missing, stop), stop)
                self._runs |= dict.fromkeys(missing, run)
        futures = {self._runs[piece].results for piece in needed}
        while wait(futures, timeout=_ASK_SECONDS if superseded else None).not_done:
            if superseded and superseded():
                raise SupersededError
        results: dict[Piece, Result] = {}
        for piece in needed:
            results[piece] = self._runs[piece].results.result()[piece]
            if results[piece].ended:
                del self._runs[piece]  # it may have been killed from outside: the next time it is run again
        return results

    def _run(self, pieces: tuple[Piece, ...], stop: threading.Event) -> Results:
        return run_pieces(pieces, cache=self._cache, workers=1, stop=stop)

    def _end_all_but(self, needed: Collection[Piece]) -> None:
        kept = {piece: run for piece, run in self._runs.items() if piece in needed}
        still = {id(run.results) for run in kept.values()}
        for run in self._runs.values():
            if id(run.results) not in still:
                run.stop.set()
                run.results.cancel()
        self._runs = kept
