"""Archives whose bytes depend on their content alone, and byte-compilation."""

import gzip
import os
import subprocess
import sys
import zipfile
from collections.abc import Mapping
from pathlib import Path

ZIP_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip can hold; every member carries it."""


def read_archive(path: Path) -> dict[str, bytes]:
    """Give the members of a zip by name, in its order; a directory is a name that ends with a slash."""
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def write_archive(target: Path, members: Mapping[str, bytes]) -> None:
    """Write `members`, in their order, as a zip that is not compressed."""
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in members.items():
            member = zipfile.ZipInfo(name, ZIP_EPOCH)
            member.external_attr = (0o40755 if name.endswith("/") else 0o100644) << 16
            archive.writestr(member, data, zipfile.ZIP_STORED)


def write_gzipped(target: Path, data: bytes) -> Path:
    """Write `data` beside where `target` would be, as a gzip; give its path."""
    path = target.with_name(f"{target.name}.gz")
    path.write_bytes(gzip.compress(data, compresslevel=9, mtime=0))
    return path


def byte_compile(folder: Path, name: str) -> None:
    """Put compiled modules in the places of their sources. Tracebacks name them as files of `/name`.

    A process of its own, because what `marshal` writes depends on what else the process has interned.
    """
    options = ["-q", "-b", "-s", str(folder), "-p", f"/{name}", "--invalidation-mode", "unchecked-hash"]
    subprocess.run(
        [sys.executable, "-m", "compileall", *options, str(folder)],
        env=os.environ | {"PYTHONHASHSEED": "0"},
        check=True,
    )
    for source in folder.rglob("*.py"):
        source.unlink()
