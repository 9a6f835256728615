"""Assembling the runtime: the files that Node runs and that the site ships, built once per content."""

import gzip
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
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from filelock import FileLock

from .archives import write_gzipped
from .cache import sha256_of, upstream_dir, verify
from .errors import MissingFilesError
from .images import JUDGE, build_image, build_judge_image, build_numpy_image, image_name, judge_sources
from .lock import ALWAYS, LockedPackage, RuntimeLock, load_lock
from .snapshot import SNAPSHOT, build_snapshot
from .stdlib import build_stdlib

PACKAGE = "package.json"
STDLIB = "python_stdlib.zip"
LOADER = "pyodide.js"
LARGE = ("pyodide.asm.js", "pyodide.asm.wasm")
NODE_ONLY = frozenset({"pyodide.mjs", *LARGE, STDLIB, PACKAGE})
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
    """SHA-256 of all that every start needs, in hexadecimal."""

    packages: Mapping[str, str] = field(default_factory=dict)
    """SHA-256 of the image of each package that code may import, in hexadecimal."""


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
    compiled = builds / f"compiled-{_key(lock.only(()), ())}"
    builds.mkdir(parents=True, exist_ok=True)
    with FileLock(builds / ".lock"):
        if assets := _load(directory):  # another process has built it meanwhile
            return assets
        if directory.exists():  # damaged, and it shares its large files with what it was built from
            shutil.rmtree(directory)
            for shared in [compiled, *(_image_directory(package, lock, builds) for package in lock.packages)]:
                shutil.rmtree(shared, ignore_errors=True)
        if not compiled.exists():
            _build_whole(compiled, lambda out: _compile(lock, upstream, out))
        images = [_image(package, lock, upstream, builds) for package in lock.packages]
        _build_whole(directory, lambda out: _build(lock, upstream, [compiled, *images], judge, out))
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
    tools = {
        "divebell": importlib.metadata.version("divebell"),
        "python": platform.python_version(),
        "zlib": zlib.ZLIB_RUNTIME_VERSION,
    }
    room = ((path.name, path) for path in sorted(Path(__file__).parent.iterdir()) if path.is_file())
    inputs = {
        "lock": [(file.name, file.sha256) for file in lock.files],
        "lockfile": lock.lockfile,
        "packages": [asdict(package) for package in lock.packages],
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
    build_numpy_image(upstream / lock.lockfile["packages"]["numpy"]["file_name"], lock, out)
    build_stdlib(upstream / STDLIB, out)
    for name in LARGE:  # so that they are small on any host, and their bytes are those that move
        write_gzipped(out / name, (upstream / name).read_bytes())


def _image_directory(package: LockedPackage, lock: RuntimeLock, builds: Path) -> Path:
    """Where the image of a package is kept, whatever other packages there are."""
    return builds / f"image-{_key(replace(lock, packages=(package,)), ())}"


def _image(package: LockedPackage, lock: RuntimeLock, upstream: Path, builds: Path) -> Path:
    directory = _image_directory(package, lock, builds)
    if not directory.exists():
        _build_whole(directory, lambda out: build_image(package, upstream, lock.python, out))
    return directory


def _build(lock: RuntimeLock, upstream: Path, built: Iterable[Path], judge: Path, out: Path) -> None:
    for path in (path for directory in built for path in directory.iterdir()):
        _place(path, out / path.name)
    for file in lock.core:
        if not file.name.endswith(".whl") and not (out / file.name).exists():
            _place(upstream / file.name, out / file.name)
    build_judge_image(judge, lock.python, out)
    # Packages are put in place as images, so Pyodide is told of none.
    pyodide_lock = {"info": dict(lock.lockfile["info"]), "packages": {}}
    (out / PYODIDE_LOCK).write_text(json.dumps(pyodide_lock) + "\n", encoding="utf-8")
    # Pyodide's scripts are CommonJS, whatever a package.json above the cache makes of `.js` files.
    (out / PACKAGE).write_text('{"type": "commonjs"}\n', encoding="utf-8")
    images = [image_name("numpy", lock.numpy), image_name(JUDGE, importlib.metadata.version("divebell"))]
    _write_manifest(lock, images, build_snapshot(out, images, lock.python), out)


def _place(source: Path, target: Path) -> None:
    try:
        os.link(source, target)  # the assembled directories of many judges then share the large files
    except OSError:
        shutil.copyfile(source, target)


def _write_manifest(lock: RuntimeLock, images: list[str], layout: Mapping[str, Any], out: Path) -> None:
    manifest = {
        "version": 1,
        "pyodide": lock.pyodide,
        "python": lock.python,
        "numpy": lock.numpy,
        "images": images,
        "files": [
            *(_entry(out / name) for name in (LOADER, PYODIDE_LOCK)),
            *(_gzipped_entry(out / name) for name in (*LARGE, STDLIB, *images)),
        ],
        "snapshot": {**_gzipped_entry(out / SNAPSHOT), "layout": layout},
        "optional": [
            {
                "name": package.name,
                "title": package.title,
                "version": package.version,
                "always": package.name in ALWAYS,
                "imports": package.imports,
                "depends": package.depends,
                "file": _entry(out / f"{image_name(package.name, package.version)}.gz"),
            }
            for package in lock.packages
        ],
    }
    (out / MANIFEST).write_text(json.dumps(manifest, separators=(",", ":")) + "\n", "utf-8")


def _entry(path: Path) -> dict[str, str | int]:
    """What the manifest says of a file."""
    sha256 = sha256_of(path)
    return {
        "name": path.name,
        "url": _hashed_name(path.name, sha256),
        "size": path.stat().st_size,
        "sha256": sha256,
    }


def _gzipped_entry(path: Path) -> dict[str, Any]:  # Any: JSON
    """What the manifest says of a file that is sent gzipped: also what it is once it is unpacked."""
    sent = path.with_name(f"{path.name}.gz")
    unpacked = gzip.decompress(sent.read_bytes())
    return {
        **_entry(sent),
        "name": path.name,
        "unpacked": {"size": len(unpacked), "sha256": hashlib.sha256(unpacked).hexdigest()},
    }


def _files_of(manifest: Mapping[str, Any]) -> list[dict[str, Any]]:  # Any: JSON
    """Give all entries of files in a manifest."""
    packages = (package["file"] for package in manifest["optional"])
    return [*manifest["files"], manifest["snapshot"], *packages]


def _load(directory: Path) -> RuntimeAssets | None:
    """Read back an assembled directory; None if there is none or one of its bytes has changed."""
    try:
        text = (directory / MANIFEST).read_bytes()
    except FileNotFoundError:
        return None
    manifest = json.loads(text)
    files = _files_of(manifest)
    try:
        paths = {file["url"]: directory / _sent_name(file) for file in files}
        if any(sha256_of(paths[file["url"]]) != file["sha256"] for file in files):
            return None
        node_only = [sha256_of(directory / name) for name in sorted(NODE_ONLY)]
    except FileNotFoundError:
        return None
    core = [file["sha256"] for file in manifest["files"]]
    sha256 = hashlib.sha256(text).hexdigest()
    manifest_name = _hashed_name(MANIFEST, sha256)
    return RuntimeAssets(
        directory=directory,
        site_files=paths | {manifest_name: directory / MANIFEST},
        manifest_name=manifest_name,
        digest=hashlib.sha256("".join([*core, *node_only]).encode()).hexdigest(),
        packages={package["name"]: package["file"]["sha256"] for package in manifest["optional"]},
    )


def _sent_name(file: Mapping[str, Any]) -> str:  # Any: JSON
    return f"{file['name']}.gz" if "unpacked" in file else str(file["name"])


def _hashed_name(name: str, sha256: str) -> str:
    plain = name.removesuffix(".gz")
    path = Path(plain)
    return f"{path.stem}.{sha256[:8]}{path.suffix}{name.removeprefix(plain)}"
