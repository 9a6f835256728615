"""Proves changed problems in the background."""

import logging
import threading
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Literal

from divebell.library import Diagnostic, Problem
from divebell.runtime import RuntimeAssets, RuntimeFilesError
from divebell.verify import Lanes, Proof, ProofCache, Refusal, examine, proof_key, start_lanes

log = logging.getLogger("mkdocs.plugins.divebell.preview")

type Status = Literal["proving", "proved", "refused", "failed"]


@dataclass(frozen=True)
class ProofState:
    """How it stands with the proof of a problem."""

    status: Status
    seconds: float | None = None
    """How long it took, if it was proved or refused in this preview."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """Why it is refused."""
    message: str = ""
    """Why it could not be looked at."""


@dataclass
class _Kept:
    problem: Problem
    key: str
    state: ProofState
    proof: Proof | None = None
    """Of the problem as it is."""
    bundle: bytes | None = None
    """The last there is, if only of the problem as it was."""


class Prover:
    """Has problems proved one after another, those that changed last first, by workers that stay."""

    def __init__(
        self, runtime: RuntimeAssets, *, cache: Path, workers: int, note: Callable[[], object]
    ) -> None:
        """`note` is called whenever the state of a problem has changed, from another thread."""
        self._runtime = runtime
        self._store = ProofCache(cache)
        self._workers = workers
        self._note = note
        self._kept: dict[str, _Kept] = {}
        self._waiting: list[str] = []
        self._change = threading.Condition()
        self._closed = False
        self._lanes: Lanes | None = None
        self._thread = threading.Thread(target=self._work, name="divebell-prover", daemon=True)
        self._thread.start()

    def take(self, problems: Iterable[Problem]) -> None:
        """Take the problems of a library; those whose proof is not kept are proved, from the first on."""
        with self._change:
            before, self._kept = self._kept, {}
            fresh: list[str] = []
            for problem in problems:
                kept = before.get(problem.slug)
                if kept is None or kept.problem is not problem:
                    kept = self._begin(problem, kept)
                    if kept.state.status == "proving":
                        fresh.append(problem.slug)
                self._kept[problem.slug] = kept
            waiting = (slug for slug in self._waiting if slug in self._kept)
            self._waiting = list(dict.fromkeys((*fresh, *waiting)))
            self._change.notify_all()

    def proofs(self) -> Mapping[str, Proof]:
        """The proofs of the problems as they now are."""
        with self._change:
            return {slug: kept.proof for slug, kept in self._kept.items() if kept.proof}

    def bundles(self) -> Mapping[str, bytes]:
        """The last bundle of each problem that has one, be it of the problem as it was."""
        with self._change:
            return {slug: kept.bundle for slug, kept in self._kept.items() if kept.bundle}

    def states(self) -> Mapping[str, ProofState]:
        """The state of each problem."""
        with self._change:
            return {slug: kept.state for slug, kept in self._kept.items()}

    def close(self) -> None:
        """End all workers, and what they are doing."""
        with self._change:
            self._closed = True
            lanes, self._lanes = self._lanes, None
            self._change.notify_all()
        if lanes:
            lanes.__exit__()
        self._thread.join()

    def _begin(self, problem: Problem, before: _Kept | None) -> _Kept:
        key = proof_key(problem, self._runtime)
        if before and before.key == key and before.state.status == "proved":
            before.problem = problem
            return before
        if proof := self._store.get(key):
            return _Kept(problem, key, ProofState("proved"), proof, proof.bundle)
        return _Kept(problem, key, ProofState("proving"), bundle=before.bundle if before else None)

    def _work(self) -> None:
        while (kept := self._next()) is not None:
            began = perf_counter()
            state, proof, bundle = self._examined(kept, began)
            with self._change:
                if self._closed:
                    return
                if self._kept.get(kept.problem.slug) is not kept:
                    continue  # it changed meanwhile, and waits again
                kept.state, kept.proof, kept.bundle = state, proof, bundle or kept.bundle
            self._note()

    def _next(self) -> _Kept | None:
        """The next problem to prove; None once this is closed."""
        with self._change:
            self._change.wait_for(lambda: self._waiting or self._closed)
            return None if self._closed else self._kept[self._waiting.pop(0)]

    def _examined(self, kept: _Kept, began: float) -> tuple[ProofState, Proof | None, bytes | None]:
        try:
            outcome = examine(kept.problem, self._started())
        except RuntimeFilesError as error:
            return ProofState("failed", message=str(error)), None, None
        except Exception as error:
            if not self._closed:
                log.exception("%s could not be proved", kept.problem.slug)
            self._end_lanes()
            return ProofState("failed", message=f"{type(error).__name__}: {error}"), None, None
        seconds = perf_counter() - began
        if isinstance(outcome, Refusal):
            return ProofState("refused", seconds, outcome.diagnostics), None, outcome.bundle
        self._store.put(kept.key, outcome)
        return ProofState("proved", seconds), outcome, outcome.bundle

    def _started(self) -> Lanes:
        if self._lanes is None:
            lanes = start_lanes(self._runtime, self._workers)
            with self._change:
                if not self._closed:
                    self._lanes = lanes
                    return lanes
            lanes.__exit__()
            raise RuntimeFilesError("the preview has ended")
        return self._lanes

    def _end_lanes(self) -> None:
        with self._change:
            lanes, self._lanes = self._lanes, None
        if lanes:
            with suppress(Exception):
                lanes.__exit__()
