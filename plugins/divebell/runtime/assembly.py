"""Assembling the runtime: the files that Node runs and that the site ships, built once per content."""

import hashlib
import importlib.metadata
import importlib.util
import json
import os
import platform
import shutil
import tempfile
import zlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock
from pyodide_lock import InfoSpec, PackageSpec, PyodideLockSpec

from .cache import sha256_of, upstream_dir, verify
from .errors import MissingFilesError
from .lock import RuntimeLock, load_lock
from .stdlib import build_stdlib
from .wheels import JUDGE, build_judge_wheel, build_numpy_wheel, judge_sources

PACKAGE = "package.json"
NODE_ONLY = frozenset({"pyodide.mjs", PACKAGE})
STDLIB = "python_stdlib.zip"
PYODIDE_LOCK = "pyodide-lock.json"
MANIFEST = "runtime.json"


@dataclass(frozen=True)
class RuntimeAssets:
    """An assembled runtime."""

    directory: Path
    """Every file under its plain name: an `indexURL` for Pyodide under Node."""

    site_files: Mapping[str, Path]
    """What the site ships: content-hashed name to file."""

    manifest_name: str
    """The one of `site_files` that lists the others with size and SHA-256."""

    digest: str
    """SHA-256 of all the files, in hexadecimal."""


def assemble(cache: Path, *, lock: RuntimeLock | None = None, judge: Path | None = None) -> RuntimeAssets:
    """Build the runtime from the files in `cache` and the judge's sources, or find it built there.

    The same input gives the same bytes; no network is used. Raises `MissingFilesError` if `fetch` has
    not been run.
    """
    lock = lock or load_lock()
    judge = judge or _judge_package()
    builds = cache / "runtime" / "assembled"
    judge_key = _key(lock, ((path.relative_to(judge).as_posix(), path) for path in judge_sources(judge)))
    directory = builds / judge_key
    if assets := _load(directory):
        return assets
    if bad := verify(cache, lock=lock):
        raise MissingFilesError(bad)
    upstream = upstream_dir(cache, lock)
    compiled = builds / f"compiled-{_key(lock, ())}"
    builds.mkdir(parents=True, exist_ok=True)
    with FileLock(builds / ".lock"):
        if assets := _load(directory):  # another process has built it meanwhile
            return assets
        if directory.exists():  # damaged, and it shares its large files with the compiled ones
            shutil.rmtree(directory)
            shutil.rmtree(compiled, ignore_errors=True)
        if not compiled.exists():
            _build_whole(compiled, lambda out: _compile(lock, upstream, out))
        _build_whole(directory, lambda out: _build(lock, upstream, compiled, judge, out))
    assets = _load(directory)
    if assets is None:
        raise OSError(f"{directory} was written, and does not read back as it was written")
    return assets


def _judge_package() -> Path:
    spec = importlib.util.find_spec(JUDGE)
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(f"no package {JUDGE}")
    return Path(spec.submodule_search_locations[0])


def _key(lock: RuntimeLock, sources: Iterable[tuple[str, Path]]) -> str:
    """Hash all that decides what is built: the lock, the sources, the tools, and this room's own code."""
    tools = {name: importlib.metadata.version(name) for name in ("divebell", "pyodide-build", "pyodide-lock")}
    tools |= {"python": platform.python_version(), "zlib": zlib.ZLIB_RUNTIME_VERSION}
    room = ((path.name, path) for path in sorted(Path(__file__).parent.iterdir()) if path.is_file())
    inputs = {
        "lock": [(file.name, file.sha256) for file in lock.files],
        "lockfile": lock.lockfile,
        "tools": tools,
        "files": [(name, sha256_of(path)) for name, path in [*room, *sources]],
    }
    return hashlib.sha256(json.dumps(inputs, sort_keys=True).encode()).hexdigest()[:16]


def _build_whole(directory: Path, build: Callable[[Path], None]) -> None:
    """Let `build` fill a new directory, and move it into place when it is whole."""
    with tempfile.TemporaryDirectory(dir=directory.parent, prefix=".building-") as scratch:
        out = Path(scratch) / directory.name
        out.mkdir()
        build(out)
        out.rename(directory)


def _compile(lock: RuntimeLock, upstream: Path, out: Path) -> None:
    build_numpy_wheel(upstream / lock.lockfile["packages"]["numpy"]["file_name"], out)
    build_stdlib(upstream / STDLIB, out)


def _build(lock: RuntimeLock, upstream: Path, compiled: Path, judge: Path, out: Path) -> None:
    for file in lock.files:
        ours = compiled / file.name
        _place(ours if ours.exists() else upstream / file.name, out / file.name)
    (numpy_wheel,) = out.glob("numpy-*.whl")
    judge_wheel = build_judge_wheel(judge, out)
    _write_pyodide_lock(lock, numpy_wheel, judge_wheel)
    # Pyodide's scripts are CommonJS, whatever a package.json above the cache makes of `.js` files.
    (out / PACKAGE).write_text('{"type": "commonjs"}\n', encoding="utf-8")
    _write_manifest(lock, out, [numpy_wheel.name, judge_wheel.name])


def _place(source: Path, target: Path) -> None:
    try:
        os.link(source, target)  # the assembled directories of many judges then share the large files
    except OSError:
        shutil.copyfile(source, target)


def _write_pyodide_lock(lock: RuntimeLock, numpy_wheel: Path, judge_wheel: Path) -> None:
    numpy = PackageSpec.from_dict(
        {
            **lock.lockfile["packages"]["numpy"],
            "file_name": numpy_wheel.name,
            "sha256": sha256_of(numpy_wheel),
        }
    )
    judge = PackageSpec(
        name=JUDGE,
        version=importlib.metadata.version("divebell"),
        file_name=judge_wheel.name,
        install_dir="site",
        sha256=sha256_of(judge_wheel),
        imports=[JUDGE],
        depends=["numpy"],
    )
    packages = {"numpy": numpy, JUDGE.replace("_", "-"): judge}  # Pyodide looks up normalised names
    spec = PyodideLockSpec(info=InfoSpec.from_dict(dict(lock.lockfile["info"])), packages=packages)
    spec.check_wheel_filenames()
    spec.to_json(judge_wheel.parent / PYODIDE_LOCK)


def _write_manifest(lock: RuntimeLock, out: Path, wheels: list[str]) -> None:
    core = [file.name for file in lock.files if not file.name.endswith(".whl")]
    files = []
    for name in sorted([*core, PYODIDE_LOCK, *wheels]):
        if name not in NODE_ONLY:
            path = out / name
            sha256 = sha256_of(path)
            url = _hashed_name(name, sha256)
            files.append({"name": name, "url": url, "size": path.stat().st_size, "sha256": sha256})
    manifest = {
        "version": 1,
        "pyodide": lock.pyodide,
        "python": lock.python,
        "numpy": lock.numpy,
        "packages": ["numpy", JUDGE],
        "files": files,
    }
    (out / MANIFEST).write_text(json.dumps(manifest, separators=(",", ":")) + "\n", "utf-8")


def _load(directory: Path) -> RuntimeAssets | None:
    """Read back an assembled directory; None if there is none or one of its bytes has changed."""
    try:
        text = (directory / MANIFEST).read_bytes()
    except FileNotFoundError:
        return None
    files = json.loads(text)["files"]
    try:
        if any(sha256_of(directory / file["name"]) != file["sha256"] for file in files):
            return None
        node_only = [sha256_of(directory / name) for name in sorted(NODE_ONLY)]
    except FileNotFoundError:
        return None
    sha256 = hashlib.sha256(text).hexdigest()
    manifest_name = _hashed_name(MANIFEST, sha256)
    site_files = {file["url"]: directory / file["name"] for file in files}
    return RuntimeAssets(
        directory=directory,
        site_files=site_files | {manifest_name: directory / MANIFEST},
        manifest_name=manifest_name,
        digest=hashlib.sha256("".join([sha256, *node_only]).encode()).hexdigest(),
    )


def _hashed_name(name: str, sha256: str) -> str:
    path = Path(name)
    return f"{path.stem}.{sha256[:8]}{path.suffix}"
