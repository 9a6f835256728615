"""Images: packages as they lie in the browser's file system, ready to be put there without being installed.

An image is a gzipped tar. Its members' names are paths from the root; all of them are files.
"""

import gzip
import io
import os
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from .lock import LockedPackage

LIBRARIES: Final = "usr/lib"
"""Where Pyodide looks for libraries that extension modules share."""

_NOT_RUN: Final = frozenset({".pyi", ".pyx", ".pxd", ".c", ".h", ".a"})
"""What serves type checkers and compilers. Texts stay: scikit-learn's data sets read theirs."""

_LEFT_OUT: Final = (
    "matplotlib/backends/web_backend/",
    "matplotlib/mpl-data/fonts/afm/",
    "matplotlib/mpl-data/fonts/pdfcorefonts/",
    "matplotlib/mpl-data/images/",
    "matplotlib/mpl-data/sample_data/",
)
"""What serves windows, PostScript and PDF, none of which the browser's Python has."""


def site_packages(python: str) -> str:
    """Give the folder of packages of that version of Python, as the path of an image's member."""
    major, minor, *_ = python.split(".")
    return f"lib/python{major}.{minor}/site-packages"


def image_name(package: LockedPackage) -> str:
    """Give the name of the file that holds a package's image."""
    return f"{package.name}-{package.version}.tar.gz"


def build_image(package: LockedPackage, upstream: Path, python: str, directory: Path) -> None:
    """Build the image of a package, byte-compiled, in `directory`.

    Parameters:
        upstream: the directory that holds the package's official file.
        python: the version of the browser's Python.
    """
    with tempfile.TemporaryDirectory() as scratch, zipfile.ZipFile(upstream / package.file.name) as archive:
        is_wheel = package.file.name.endswith(".whl")
        root = Path(scratch)
        folder = root / (site_packages(python) if is_wheel else LIBRARIES)
        archive.extractall(folder, [name for name in archive.namelist() if _is_run(name)])
        if is_wheel:
            _byte_compile(folder, site_packages(python))
        members = {
            path.relative_to(root).as_posix(): path.read_bytes()
            for path in sorted(root.rglob("*"))
            if path.is_file()
        }
    (directory / image_name(package)).write_bytes(pack(members))


def pack(members: Mapping[str, bytes]) -> bytes:
    """Give the image that holds `members`: the same bytes for the same members."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for name, data in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return gzip.compress(stream.getvalue(), compresslevel=9, mtime=0)


def _is_run(name: str) -> bool:
    if name.endswith(("/", ".dist-info/RECORD")) or "/tests/" in name:
        return False
    return Path(name).suffix not in _NOT_RUN and not name.startswith(_LEFT_OUT)


def _byte_compile(folder: Path, name: str) -> None:
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
