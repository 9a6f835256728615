"""What makes a problem publishable, and the cache of what has been proved."""

import base64
import hashlib
import json
import platform
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

from divebell.library import Problem
from divebell.runtime import RuntimeAssets

from .verdict import LoadError, TestResult, Verdict


@dataclass(frozen=True)
class Proof:
    """A problem whose answers behave as its `problem.yml` says, in CPython and in Pyodide."""

    slug: str
    bundle: bytes
    """What the site ships for the judge: cases and expected values, gzipped JSON."""
    verdicts: Mapping[str, Verdict]
    """The verdict on each answer by its file: solution.py, starter.py, wrong/*.py."""

    @property
    def digest(self) -> str:
        """SHA-256 of the bundle, in hexadecimal."""
        return hashlib.sha256(self.bundle).hexdigest()


def proof_key(problem: Problem, runtime: RuntimeAssets) -> str:
    """Hash all that a proof rests on: the problem, the judge and Pyodide, CPython, NumPy and this room."""
    room = sorted(path for path in Path(__file__).parent.iterdir() if path.is_file())
    inputs = {
        "spec": problem.spec(),
        "solution": problem.solution.text,
        "starter": problem.starter.text,
        "wrong": [(wrong.file, wrong.fails, wrong.says, wrong.source.text) for wrong in problem.wrong],
        "runtime": runtime.digest,  # the judge's wheel is part of it
        "python": platform.python_version(),
        "numpy": version("numpy"),
        "room": [hashlib.sha256(path.read_bytes()).hexdigest() for path in room],
    }
    return hashlib.sha256(json.dumps(inputs, sort_keys=True).encode()).hexdigest()


class ProofCache:
    """Proofs on disk, one file each. Only what is proved is kept, so a failure is looked at every time."""

    def __init__(self, cache: Path) -> None:
        self._directory = cache / "proofs"

    def get(self, key: str) -> Proof | None:
        """Give the proof of that key; None if there is none that can be read."""
        try:
            return _decode((self._directory / f"{key}.json").read_text("utf-8"))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def put(self, key: str, proof: Proof) -> None:
        """Keep a proof; what another process reads meanwhile is whole."""
        self._directory.mkdir(parents=True, exist_ok=True)
        path = self._directory / f"{key}.json"
        part = path.with_suffix(f".{proof.slug}.part")
        part.write_text(_encode(proof), "utf-8")
        part.replace(path)


def _encode(proof: Proof) -> str:
    return json.dumps(
        {
            "slug": proof.slug,
            "bundle": base64.b64encode(proof.bundle).decode(),
            "verdicts": {file: asdict(verdict) for file, verdict in proof.verdicts.items()},
        }
    )


def _decode(text: str) -> Proof:
    data = json.loads(text)
    verdicts = {
        file: Verdict(
            status=verdict["status"],
            tests=tuple(TestResult(**test) for test in verdict["tests"]),
            error=LoadError(**verdict["error"]) if verdict["error"] else None,
        )
        for file, verdict in data["verdicts"].items()
    }
    return Proof(data["slug"], base64.b64decode(data["bundle"], validate=True), verdicts)
