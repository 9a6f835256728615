"""Images: packages as they lie in the browser's file system, ready to be put there without being installed.

An image is a tar. Its members' names are paths from the root; all of them are files.
"""

import importlib.metadata
import io
import tarfile
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from .archives import byte_compile, read_archive, write_gzipped
from .lock import LockedPackage, RuntimeLock

JUDGE: Final = "divebell_judge"

LIBRARIES: Final = "usr/lib"
"""Where Pyodide looks for libraries that extension modules share."""

_NOT_RUN: Final = frozenset({".pyi", ".pyx", ".pxd", ".c", ".h", ".a", ".pc"})
"""What serves type checkers and compilers. Texts stay: scikit-learn's data sets read theirs."""

_LEFT_OUT: Final = (
    "matplotlib/backends/web_backend/",
    "matplotlib/mpl-data/fonts/afm/",
    "matplotlib/mpl-data/fonts/pdfcorefonts/",
    "matplotlib/mpl-data/images/",
    "matplotlib/mpl-data/sample_data/",
)
"""What serves windows, PostScript and PDF, none of which the browser's Python has."""

_NUMPY_LEFT_OUT: Final = ("numpy/f2py/", "numpy/_pyinstaller/", "numpy/_core/include/", "numpy/conftest.py")
_NUMPY_STUBS: Final = {
    "numpy/f2py/__init__.py": b'"""Left out: it needs compilers. `from numpy import *` imports it."""\n'
}


def site_packages(python: str) -> str:
    """Give the folder of packages of that version of Python, as the path of an image's member."""
    major, minor, *_ = python.split(".")
    return f"lib/python{major}.{minor}/site-packages"


def image_name(name: str, version: str) -> str:
    """Give the name of the file that holds an image, without that of its compression."""
    return f"{name}-{version}.tar"


def build_image(package: LockedPackage, upstream: Path, python: str, directory: Path) -> None:
    """Build the image of a package, byte-compiled, in `directory`.

    Parameters:
        upstream: the directory that holds the package's official file.
        python: the version of the browser's Python.
    """
    folder = site_packages(python) if package.file.name.endswith(".whl") else LIBRARIES
    members = compiled(read_archive(upstream / package.file.name), folder)
    write_gzipped(directory / image_name(package.name, package.version), pack(members))


def build_numpy_image(wheel: Path, lock: RuntimeLock, directory: Path) -> None:
    """Build the image of NumPy from its official wheel, in `directory`."""
    members = {
        name: data for name, data in read_archive(wheel).items() if not name.startswith(_NUMPY_LEFT_OUT)
    }
    image = pack(compiled(members | _NUMPY_STUBS, site_packages(lock.python)))
    write_gzipped(directory / image_name("numpy", lock.numpy), image)


def build_judge_image(package: Path, python: str, directory: Path) -> None:
    """Build the image of the judge, whose modules lie in `package`, in `directory`."""
    members = {
        f"{JUDGE}/{path.relative_to(package).as_posix()}": path.read_bytes()
        for path in judge_sources(package)
    }
    version = importlib.metadata.version("divebell")
    write_gzipped(directory / image_name(JUDGE, version), pack(compiled(members, site_packages(python))))


def judge_sources(package: Path) -> list[Path]:
    """Give the judge's modules in a fixed order."""
    return sorted(package.rglob("*.py"))


def compiled(members: Mapping[str, bytes], folder: str) -> dict[str, bytes]:
    """Give what of `members` is of use when it runs, byte-compiled, as it lies in `folder`."""
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        for name, data in members.items():
            if _is_run(name):
                path = root / folder / name
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(data)
        byte_compile(root / folder, folder)
        files = sorted(path for path in root.rglob("*") if path.is_file())
        return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def pack(members: Mapping[str, bytes]) -> bytes:
    """Give the image that holds `members`: the same bytes for the same members."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for name, data in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return stream.getvalue()


def _is_run(name: str) -> bool:
    if name.endswith(("/", ".dist-info/RECORD")) or "/tests/" in name:
        return False
    return Path(name).suffix not in _NOT_RUN and not name.startswith(_LEFT_OUT)
