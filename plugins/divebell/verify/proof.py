"""What verification found of a problem, and the cache of what has been proved."""

import base64
import hashlib
import platform
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from divebell.library import Diagnostic, Problem
from divebell.runtime import RuntimeAssets, load_lock

from .packages import installed_versions
from .store import Store, code_digest, digest
from .verdict import LoadError, TestResult, Verdict


@dataclass(frozen=True)
class Answer:
    """What both runtimes say of one answer to a problem."""

    file: str
    """solution.py, starter.py or wrong/*.py"""
    cpython: Verdict
    pyodide: Verdict


@dataclass(frozen=True)
class Proof:
    """A problem whose answers behave as its `problem.yml` says, in CPython and in Pyodide."""

    slug: str
    bundle: bytes
    """What the site ships for the judge: cases and expected values, gzipped JSON."""
    answers: tuple[Answer, ...]

    @property
    def verdicts(self) -> dict[str, Verdict]:
        """CPython's verdict on each answer by its file."""
        return {answer.file: answer.cpython for answer in self.answers}

    @property
    def digest(self) -> str:
        """SHA-256 of the bundle, in hexadecimal."""
        return hashlib.sha256(self.bundle).hexdigest()


@dataclass(frozen=True)
class Refusal:
    """A problem that is not proved."""

    slug: str
    diagnostics: tuple[Diagnostic, ...]
    """All that is wrong with it."""
    bundle: bytes | None
    """None where the reference fails a case of its own, so that there is nothing to check answers against."""
    answers: tuple[Answer, ...]


def proof_key(problem: Problem, runtime: RuntimeAssets) -> str:
    """Hash all that a proof rests on: the problem, the judge and Pyodide, CPython, NumPy and this room."""
    return digest(
        {
            "spec": problem.spec(),
            "solution": problem.solution.text,
            "starter": problem.starter.text,
            "wrong": [(wrong.file, wrong.fails, wrong.says, wrong.source.text) for wrong in problem.wrong],
            "runtime": runtime.digest,  # the judge's wheel is part of it
            "images": {name: runtime.packages[name] for name in _images(problem, runtime)},
            "packages": installed_versions(problem.packages),
            "python": platform.python_version(),
            "numpy": version("numpy"),
            "room": code_digest([Path(__file__).parent]),
        }
    )


def _images(problem: Problem, runtime: RuntimeAssets) -> list[str]:
    """The packages that a problem's answers can load."""
    needed = load_lock(problem.packages).packages
    return [package.name for package in needed if package.name in runtime.packages]


class ProofCache:
    """Proofs on disk. Only what is proved is kept, so a failure is looked at every time."""

    def __init__(self, cache: Path) -> None:
        self._store = Store(cache / "proofs")

    def get(self, key: str) -> Proof | None:
        """Give the proof of that key; None if there is none that can be read."""
        try:
            return _decode(self._store.get(key))
        except (ValueError, KeyError, TypeError):
            return None

    def put(self, key: str, proof: Proof) -> None:
        """Keep a proof."""
        self._store.put(key, asdict(proof) | {"bundle": base64.b64encode(proof.bundle).decode()})


def _decode(data: Mapping[str, Any]) -> Proof:
    answers = (
        Answer(answer["file"], _verdict(answer["cpython"]), _verdict(answer["pyodide"]))
        for answer in data["answers"]
    )
    return Proof(data["slug"], base64.b64decode(data["bundle"], validate=True), tuple(answers))


def _verdict(data: Mapping[str, Any]) -> Verdict:
    return Verdict(
        status=data["status"],
        tests=tuple(TestResult(**test) for test in data["tests"]),
        error=LoadError(**data["error"]) if data["error"] else None,
        seconds=data["seconds"],
    )
