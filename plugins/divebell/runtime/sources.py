"""The places that the runtime's files can come from. None of them is trusted: the lock's hashes decide."""

import json
import os
import subprocess
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import IO, Protocol

import requests
from remotezip import RemoteZip, RemoteZipError  # type: ignore[import-untyped]  # it ships no types
from urllib3.exceptions import HTTPError

from .lock import LockedFile, RuntimeLock

CONNECT_SECONDS = 5
READ_SECONDS = 30
CHUNK_BYTES = 1 << 16


class SourceDownError(Exception):
    """The source cannot be reached at all: it is not worth asking for the next file."""


class TransferError(Exception):
    """The source does not give this file."""


class InterruptedTransferError(TransferError):
    """The transfer broke off: what has come is good, and the rest may come if asked for again."""


@dataclass(frozen=True)
class Transfer:
    """Bytes on their way: `chunks` are those of the file from `offset` on."""

    offset: int
    chunks: Iterator[bytes]


class Source(Protocol):
    """A place to fetch files from."""

    @property
    def name(self) -> str:
        """What people are told the source is."""

    def open(self, file: LockedFile, offset: int) -> AbstractContextManager[Transfer]:
        """Begin to transfer `file`, from `offset` on where the source can, else from 0.

        Opening and iterating raise `SourceDownError` or `TransferError`.
        """


class MirrorSource:
    """The files under one base URL, as the official CDN has them."""

    def __init__(self, base_url: str) -> None:
        self._base_url = base_url.rstrip("/") + "/"

    @property
    def name(self) -> str:
        return self._base_url

    @contextmanager
    def open(self, file: LockedFile, offset: int) -> Iterator[Transfer]:
        headers = {"Accept-Encoding": "identity"} | ({"Range": f"bytes={offset}-"} if offset else {})
        try:
            response = requests.get(
                self._base_url + file.name,
                headers=headers,
                stream=True,
                timeout=(CONNECT_SECONDS, READ_SECONDS),
            )
        except requests.ConnectionError as error:
            raise SourceDownError(_innermost(error)) from error
        except requests.RequestException as error:
            raise TransferError(str(error)) from error
        with response:
            if response.status_code not in (requests.codes.ok, requests.codes.partial_content):
                raise TransferError(f"HTTP {response.status_code} {response.reason}")
            partial = response.status_code == requests.codes.partial_content
            yield Transfer(offset if partial else 0, _chunks_of_response(response))


class WheelSource:
    """The members of one folder of a wheel on the package index, read by HTTP range.

    pip says where the wheel is, so that the user's own index, mirror and proxy settings hold.
    """

    def __init__(self, requirement: str, *, folder: str, python_version: str) -> None:
        self._requirement = requirement
        self._folder = folder
        self._python_version = python_version

    @property
    def name(self) -> str:
        return f"the wheel of {self._requirement} on the Python package index"

    @contextmanager
    def open(self, file: LockedFile, offset: int) -> Iterator[Transfer]:
        # A member is compressed: it can only be read from its start, whatever the offset.
        try:
            wheel = RemoteZip(self._address, timeout=(CONNECT_SECONDS, READ_SECONDS))
        except (RemoteZipError, requests.RequestException) as error:
            raise SourceDownError(_innermost(error)) from error
        with wheel:
            name = self._folder + file.name
            if name not in wheel.namelist():
                raise TransferError(f"the wheel has no {name}")
            with wheel.open(name) as member:
                yield Transfer(0, _chunks_of_member(member))

    @cached_property
    def _address(self) -> str:
        with tempfile.TemporaryDirectory() as target:
            command = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--no-input", "install"]
            command += ["--quiet", "--dry-run", "--report", "-", "--no-deps", "--ignore-installed"]
            command += ["--target", target, "--python-version", self._python_version]
            command += ["--only-binary=:all:", self._requirement]
            try:
                answer = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
            except subprocess.TimeoutExpired as error:
                raise SourceDownError("pip did not answer within two minutes") from error
        if answer.returncode:
            complaint = answer.stderr.strip().splitlines() or ["no message"]
            raise SourceDownError(f"pip could not find the wheel ({complaint[-1]})")
        return str(json.loads(answer.stdout)["install"][0]["download_info"]["url"])


def default_sources(lock: RuntimeLock, base_url: str | None = None) -> tuple[Source, ...]:
    """Give the sources in the order they are tried.

    `base_url` (or else `$DIVEBELL_RUNTIME_URL`) replaces the address of the official CDN.
    """
    official = f"https://cdn.jsdelivr.net/pyodide/v{lock.pyodide}/full/"
    return (
        MirrorSource(base_url or os.environ.get("DIVEBELL_RUNTIME_URL") or official),
        WheelSource("open-webui==0.9.6", folder="open_webui/frontend/pyodide/", python_version="3.12"),
    )


def _chunks_of_response(response: requests.Response) -> Iterator[bytes]:
    try:
        yield from response.iter_content(CHUNK_BYTES)
    except requests.RequestException as error:
        raise InterruptedTransferError(f"the connection broke off ({_innermost(error)})") from error


def _chunks_of_member(member: IO[bytes]) -> Iterator[bytes]:
    try:
        while chunk := member.read(CHUNK_BYTES):
            yield chunk
    except (zipfile.BadZipFile, zlib.error, RemoteZipError, HTTPError, OSError) as error:
        raise InterruptedTransferError(f"the connection broke off ({_innermost(error)})") from error


def _innermost(error: BaseException) -> str:
    """The first cause of an error: the system's word, without the layers that wrapped it."""
    while error.__context__ is not None:
        error = error.__context__
    return getattr(error, "strerror", None) or str(error) or type(error).__name__
