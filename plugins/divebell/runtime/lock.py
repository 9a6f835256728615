"""The committed list of the upstream files that the browser's Python is made of."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import resources
from typing import Any


@dataclass(frozen=True)
class LockedFile:
    """One upstream file: its name, size in bytes and SHA-256 (hexadecimal)."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True)
class RuntimeLock:
    """The versions and files of one runtime."""

    pyodide: str
    python: str
    numpy: str
    files: tuple[LockedFile, ...]
    lockfile: Mapping[str, Any]
    """`info` and `packages` of Pyodide's own lock file, for the packages that are among `files`."""

    def file(self, name: str) -> LockedFile:
        """Give the file of that name; raises `KeyError` if it is not locked."""
        for file in self.files:
            if file.name == name:
                return file
        raise KeyError(name)


def parse_lock(text: str) -> RuntimeLock:
    """Read the JSON text of a `runtime.lock.json`."""
    data = json.loads(text)
    if data["version"] != 1:
        raise ValueError(f"runtime.lock.json has version {data['version']}; this Divebell reads version 1")
    return RuntimeLock(
        pyodide=data["pyodide"],
        python=data["python"],
        numpy=data["numpy"],
        files=tuple(LockedFile(**file) for file in data["files"]),
        lockfile=data["lockfile"],
    )


def load_lock() -> RuntimeLock:
    """Read the `runtime.lock.json` that is committed beside this file."""
    return parse_lock(resources.files(__package__).joinpath("runtime.lock.json").read_text("utf-8"))
