"""Wheels for the browser: the same bytes for the same input, byte-compiled, with only what runs there."""

import base64
import hashlib
import importlib.metadata
import tempfile
from collections.abc import Mapping
from pathlib import Path

from .archives import byte_compile, read_archive, write_archive

JUDGE = "divebell_judge"

BUILD_ONLY_SUFFIXES = frozenset(
    {".pyi", ".h", ".a", ".c", ".pxd", ".pyx", ".pc", ".ini", ".rst", ".md", ".template", ".build"}
)
"""Files of NumPy's wheel that serve type checkers and compilers, and nothing that runs."""

BUILD_ONLY_PACKAGES = ("numpy/f2py/", "numpy/_pyinstaller/", "numpy/_core/include/")

STUBS = {"numpy/f2py/__init__.py": b'"""Left out: it needs compilers. `from numpy import *` imports it."""\n'}


def read_members(wheel: Path) -> dict[str, bytes]:
    """Give the files of a wheel by name, without its RECORD, which `write_wheel` writes anew."""
    members = read_archive(wheel).items()
    return {name: data for name, data in members if not name.endswith(("/", ".dist-info/RECORD"))}


def write_wheel(target: Path, members: Mapping[str, bytes]) -> None:
    """Write a wheel that holds `members` in order of name, then the RECORD of them.

    Format: https://packaging.python.org/en/latest/specifications/binary-distribution-format/
    """
    dist_info = next(name.split("/")[0] for name in members if ".dist-info/" in name)
    lines = [f"{name},sha256={_record_hash(data)},{len(data)}\n" for name, data in sorted(members.items())]
    record = f"{dist_info}/RECORD"
    listing = "".join([*lines, f"{record},,\n"]).encode()
    write_archive(target, {**dict(sorted(members.items())), record: listing})


def build_judge_wheel(package: Path, directory: Path) -> Path:
    """Build the byte-compiled wheel of the judge, whose modules lie in `package`, in `directory`."""
    version = importlib.metadata.version("divebell")
    numpy = importlib.metadata.version("numpy")
    dist_info = f"{JUDGE}-{version}.dist-info"
    members = {
        f"{JUDGE}/{path.relative_to(package).as_posix()}": path.read_bytes()
        for path in judge_sources(package)
    }
    members[f"{dist_info}/METADATA"] = (
        f"Metadata-Version: 2.4\nName: {JUDGE}\nVersion: {version}\nRequires-Dist: numpy=={numpy}\n"
    ).encode()
    members[f"{dist_info}/WHEEL"] = (
        b"Wheel-Version: 1.0\nGenerator: divebell\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
    )
    with tempfile.TemporaryDirectory() as scratch:
        source = Path(scratch) / f"{JUDGE}-{version}-py3-none-any.whl"
        write_wheel(source, members)
        compiled = byte_compile(source)
        target = directory / compiled.name
        write_wheel(target, read_members(compiled))
    return target


def build_numpy_wheel(upstream: Path, directory: Path) -> Path:
    """Build the byte-compiled wheel of NumPy, without the files that only builds need, in `directory`."""
    with tempfile.TemporaryDirectory() as scratch:
        source = Path(scratch) / upstream.name
        members = {n: data for n, data in read_members(upstream).items() if _is_run_time_file(n)}
        write_wheel(source, members | STUBS)
        compiled = byte_compile(source)
        target = directory / compiled.name
        write_wheel(target, read_members(compiled))
    return target


def judge_sources(package: Path) -> list[Path]:
    """Give the judge's modules in a fixed order."""
    return sorted(package.rglob("*.py"))


def _is_run_time_file(name: str) -> bool:
    return Path(name).suffix not in BUILD_ONLY_SUFFIXES and not name.startswith(BUILD_ONLY_PACKAGES)


def _record_hash(data: bytes) -> str:
    return base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
