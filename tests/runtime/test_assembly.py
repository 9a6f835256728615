"""Assembling: the same bytes for the same input, whole or not at all, and usable by Pyodide under Node."""

import gzip
import hashlib
import json
import os
import shutil
import subprocess
import tarfile
import zipfile
from pathlib import Path

import numpy as np
import pytest

from divebell.runtime import MissingFilesError, RuntimeAssets, assemble
from divebell.runtime.archives import write_archive
from divebell.runtime.cache import upstream_dir
from divebell.runtime.lock import load_lock
from divebell.runtime.stdlib import startup_modules


def cache_with_upstream(target: Path, upstream_cache: Path) -> Path:
    """A cache of its own that shares only the fetched files."""
    source = upstream_dir(upstream_cache, load_lock())
    shutil.copytree(source, upstream_dir(target, load_lock()))
    return target


def contents(directory: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in directory.iterdir()}


def test_damaged_build_is_built_anew_with_the_same_bytes(
    upstream_cache: Path, tmp_path: Path, judge: Path
) -> None:
    core = load_lock().only(["cycler"])
    runtime = assemble(upstream_cache, lock=core, judge=judge)
    cache = cache_with_upstream(tmp_path, upstream_cache)
    damaged = tmp_path / runtime.directory.relative_to(upstream_cache)
    shutil.copytree(runtime.directory, damaged)
    (image,) = damaged.glob("numpy-*.tar.gz")
    image.write_bytes(b"damaged")
    rebuilt = assemble(cache, lock=core, judge=judge)
    assert rebuilt.directory == damaged
    assert contents(rebuilt.directory) == contents(runtime.directory)
    assert rebuilt.digest == runtime.digest


def test_manifest_lists_what_the_site_ships(runtime: RuntimeAssets) -> None:
    manifest = json.loads(runtime.site_files[runtime.manifest_name].read_text("utf-8"))
    packages = [package["file"] for package in manifest["optional"]]
    files = [*manifest["files"], manifest["snapshot"], *packages]
    assert {file["url"] for file in files} == set(runtime.site_files) - {runtime.manifest_name}
    for file in files:
        data = runtime.site_files[file["url"]].read_bytes()
        if "unpacked" in file:
            unpacked = gzip.decompress(data)
            assert file["unpacked"] == {
                "size": len(unpacked),
                "sha256": hashlib.sha256(unpacked).hexdigest(),
            }
        sha256 = hashlib.sha256(data).hexdigest()
        assert (file["size"], file["sha256"]) == (len(data), sha256), file["name"]
        assert sha256[:8] in file["url"]
    assert hashlib.sha256(runtime.site_files[runtime.manifest_name].read_bytes()).hexdigest()[:8] in (
        runtime.manifest_name
    )
    names = {file["name"] for file in manifest["files"]}
    assert {
        "pyodide.js",
        "pyodide.asm.js",
        "pyodide.asm.wasm",
        "python_stdlib.zip",
        "pyodide-lock.json",
    } < names
    assert "pyodide.mjs" not in names


@pytest.mark.parametrize("pattern", ["numpy-*.tar.gz", "divebell_judge-*.tar.gz"])
def test_images_are_compiled(runtime: RuntimeAssets, pattern: str) -> None:
    (image,) = runtime.directory.glob(pattern)
    with tarfile.open(image) as archive:
        names = archive.getnames()
    assert any(name.endswith(".pyc") for name in names)
    assert not any(name.endswith((".py", ".pyi")) for name in names)


def test_changed_judge_changes_the_digest(
    upstream_cache: Path, runtime: RuntimeAssets, tmp_path: Path
) -> None:
    judge = tmp_path / "divebell_judge"
    judge.mkdir()
    (judge / "__init__.py").write_text("import numpy\n")
    cache = cache_with_upstream(tmp_path / "cache", upstream_cache)
    for pattern in ("compiled-*", "image-*"):  # saves the time to do it again
        for compiled in runtime.directory.parent.glob(pattern):
            shutil.copytree(compiled, cache / compiled.relative_to(upstream_cache), copy_function=os.link)
    assert assemble(cache, judge=judge).digest != runtime.digest


def test_empty_cache_says_to_fetch(tmp_path: Path) -> None:
    with pytest.raises(MissingFilesError, match=r"(?s)pyodide\.asm\.wasm: missing.*divebell runtime fetch"):
        assemble(tmp_path)


def test_archives_do_not_depend_on_the_clock(tmp_path: Path) -> None:
    write_archive(tmp_path / "a.zip", {"a/": b"", "a/b.py": b"1\n"})
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


PROBE = """
import { readFileSync } from "node:fs";
const directory = process.argv[1];
const { loadPyodide } = await import(directory + "pyodide.mjs");
const python = await loadPyodide({ indexURL: directory });
const { images } = JSON.parse(readFileSync(directory + "runtime.json", "utf8"));
for (const image of images) {
  python.unpackArchive(new Uint8Array(readFileSync(directory + image + ".gz")), "gztar", { extractDir: "/" });
}
console.log(python.runPython(`
import json, sys
import numpy, divebell_judge
specs = [getattr(module, "__spec__", None) for module in sys.modules.values()]
origins = [spec.origin for spec in specs if spec and spec.origin]
import numpy.testing
numpy.testing.assert_allclose(numpy.linalg.inv(numpy.eye(2) * 2), numpy.eye(2) / 2)
json.dumps({
    "python": sys.version.split()[0],
    "numpy": numpy.__version__,
    "normal": numpy.random.default_rng(7).normal(size=3).tolist(),
    "stdlib": sorted(origin.split(".zip/")[1] for origin in origins if ".zip/" in origin),
})`));
"""


def test_pyodide_loads_it_and_compiles_nothing_on_the_way(runtime: RuntimeAssets) -> None:
    answer = subprocess.run(
        ["node", "--input-type=module", "--eval", PROBE, "--", f"{runtime.directory}/"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr[-2000:]
    seen = json.loads(answer.stdout)
    lock = load_lock()
    assert (seen["python"], seen["numpy"]) == (lock.python, lock.numpy)
    assert seen["normal"] == np.random.default_rng(7).normal(size=3).tolist()
    uncompiled = [name for name in seen["stdlib"] if name.endswith(".py")]
    assert uncompiled == [], "add these to startup_modules.txt"
    assert {name.removesuffix("c") for name in seen["stdlib"]} <= startup_modules()


def test_image_holds_a_package_as_it_lies_in_the_file_system(runtime: RuntimeAssets) -> None:
    with tarfile.open(runtime.directory / "cycler-0.12.1.tar.gz") as archive:
        members = {member.name: member for member in archive.getmembers()}
    module = members.pop("lib/python3.13/site-packages/cycler/__init__.pyc")
    assert (module.mtime, module.uid) == (0, 0)
    assert all("cycler-0.12.1.dist-info/" in name for name in members if not name.endswith("py.typed"))


def test_manifest_says_what_each_package_is_imported_as_and_needs(runtime: RuntimeAssets) -> None:
    manifest = json.loads(runtime.site_files[runtime.manifest_name].read_text("utf-8"))
    packages = {package["name"]: package for package in manifest["optional"]}
    assert [name for name, package in packages.items() if package["always"]] == ["matplotlib"]
    assert "matplotlib" in packages["matplotlib"]["imports"]
    needed = {name for package in packages.values() for name in package["depends"]}
    assert needed | {"matplotlib"} == set(packages)
