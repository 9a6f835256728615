"""The committed list of the upstream files that the browser's Python is made of."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from importlib import resources
from typing import Any, Final

ALWAYS: Final = ("matplotlib",)
"""Packages that every problem may import, whatever it lists; NumPy is part of the runtime itself."""


@dataclass(frozen=True)
class LockedFile:
    """One upstream file: its name, size in bytes and SHA-256 (hexadecimal)."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True)
class LockedPackage:
    """A package that is loaded where code imports it."""

    name: str
    """As `packages` of a problem names it."""
    title: str
    """As its own people write it."""
    version: str
    imports: tuple[str, ...]
    """The names of its modules; none of a library that only other packages use."""
    depends: tuple[str, ...]
    """The packages that it needs besides NumPy."""
    file: LockedFile


@dataclass(frozen=True)
class RuntimeLock:
    """The versions and files of one runtime."""

    pyodide: str
    python: str
    numpy: str
    core: tuple[LockedFile, ...]
    """What every start needs: Pyodide and NumPy."""
    lockfile: Mapping[str, Any]
    """`info` and `packages` of Pyodide's own lock file, for the packages that are among `core`."""
    packages: tuple[LockedPackage, ...] = ()
    """In the order of their names."""

    @property
    def files(self) -> tuple[LockedFile, ...]:
        """All files."""
        return (*self.core, *(package.file for package in self.packages))

    def file(self, name: str) -> LockedFile:
        """Give the file of that name; raises `KeyError` if it is not locked."""
        for file in self.files:
            if file.name == name:
                return file
        raise KeyError(name)

    def package(self, name: str) -> LockedPackage:
        """Give the package of that name; raises `KeyError` if it is not locked."""
        for package in self.packages:
            if package.name == name:
                return package
        raise KeyError(name)

    def only(self, names: Iterable[str]) -> "RuntimeLock":
        """Give this lock with the packages of `names` and those that they need, and no others.

        Raises `KeyError` if one is not locked.
        """
        wanted: set[str] = set()
        waiting = list(names)
        while waiting:
            name = waiting.pop()
            if name not in wanted:
                wanted.add(name)
                waiting += self.package(name).depends
        return replace(self, packages=tuple(package for package in self.packages if package.name in wanted))


def parse_lock(text: str) -> RuntimeLock:
    """Read the JSON text of a `runtime.lock.json`."""
    data = json.loads(text)
    if data["version"] != 1:
        raise ValueError(f"runtime.lock.json has version {data['version']}; this Divebell reads version 1")
    return RuntimeLock(
        pyodide=data["pyodide"],
        python=data["python"],
        numpy=data["numpy"],
        core=tuple(LockedFile(**file) for file in data["files"]),
        lockfile=data["lockfile"],
        packages=tuple(
            LockedPackage(
                **package
                | {
                    "imports": tuple(package["imports"]),
                    "depends": tuple(package["depends"]),
                    "file": LockedFile(**package["file"]),
                }
            )
            for package in data["packages"]
        ),
    )


def whole_lock() -> RuntimeLock:
    """Read the `runtime.lock.json` that is committed beside this file."""
    return parse_lock(resources.files(__package__).joinpath("runtime.lock.json").read_text("utf-8"))


def load_lock(packages: Iterable[str] = ()) -> RuntimeLock:
    """Give what of the committed lock a site needs whose problems list `packages`.

    Raises `KeyError` if one of them is not locked.
    """
    return whole_lock().only([*ALWAYS, *packages])
