"""Zip archives whose bytes depend on their content alone, and their byte-compilation."""

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
    """Write `members`, in their order, as a zip."""
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in members.items():
            member = zipfile.ZipInfo(name, ZIP_EPOCH)
            member.external_attr = (0o40755 if name.endswith("/") else 0o100644) << 16
            archive.writestr(member, data, zipfile.ZIP_DEFLATED, compresslevel=9)


def byte_compile(archive: Path) -> Path:
    """Run `pyodide py-compile` on a wheel or zip, and give the archive that takes its place.

    A process of its own, because what `marshal` writes depends on what else the process has interned;
    the two variables take the clock and the hash seed out of the compiled files.
    """
    subprocess.run(
        [sys.executable, "-m", "pyodide_cli", "py-compile", "--silent", str(archive)],
        env=os.environ | {"SOURCE_DATE_EPOCH": "315532800", "PYTHONHASHSEED": "0"},
        check=True,
    )
    (compiled,) = archive.parent.glob(f"*{archive.suffix}")
    return compiled
