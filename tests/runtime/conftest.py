"""A small lock of made-up files, a loopback mirror of them, and the real runtime from the user's cache."""

import hashlib
import importlib.util
import shutil
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from divebell.runtime import LockedFile, RuntimeAssets, RuntimeLock, assemble, cache_dir, fetch

CONTENT = {"pyodide.js": b"loader " * 100, "python_stdlib.zip": bytes(range(256)) * 1000}


@dataclass
class Mirror:
    """A loopback server of `CONTENT`; tests change what it answers, and read what it was asked."""

    url: str
    files: dict[str, bytes]
    truncate: dict[str, int] = field(default_factory=dict)
    """The next answer for this name stops after so many bytes."""
    ranges: bool = True
    """Whether the server knows HTTP ranges."""
    requests: list[tuple[str, str | None]] = field(default_factory=list)
    """The name and the Range header of each request."""


class _Handler(BaseHTTPRequestHandler):
    mirror: Mirror

    def do_GET(self) -> None:
        name, requested = self.path.removeprefix("/"), self.headers["Range"]
        self.mirror.requests.append((name, requested))
        data = self.mirror.files.get(name)
        if data is None:
            self.send_error(404)
            return
        start, end = 0, len(data)
        if requested and self.mirror.ranges:
            first, last = requested.removeprefix("bytes=").split("-")
            start = int(first) if first else max(0, len(data) - int(last))
            end = min(int(last) + 1, len(data)) if first and last else len(data)
            self.send_response(206)
            self.send_header("Content-Range", f"bytes {start}-{end - 1}/{len(data)}")
        else:
            self.send_response(200)
        body = data[start:end]
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body[: self.mirror.truncate.pop(name, len(body))])

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as above
        pass


def lock_of(content: Mapping[str, bytes]) -> RuntimeLock:
    files = tuple(
        LockedFile(name, len(data), hashlib.sha256(data).hexdigest()) for name, data in content.items()
    )
    return RuntimeLock(pyodide="0", python="3", numpy="2", core=files, lockfile={})


@pytest.fixture
def lock() -> RuntimeLock:
    return lock_of(CONTENT)


@pytest.fixture
def mirror(monkeypatch: pytest.MonkeyPatch) -> Iterator[Mirror]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")

    class Handler(_Handler):
        """A handler class of this test alone."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Handler.mirror = Mirror(f"http://127.0.0.1:{server.server_port}/", dict(CONTENT))
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield Handler.mirror
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def upstream_cache() -> Path:
    """The user's cache, with every upstream file in it."""
    fetch()
    return cache_dir()


@pytest.fixture(scope="session")
def judge(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The judge's sources as they are now; an edit during the run does not reach them."""
    spec = importlib.util.find_spec("divebell_judge")
    assert spec is not None
    assert spec.submodule_search_locations
    target = tmp_path_factory.mktemp("judge") / "divebell_judge"
    return shutil.copytree(spec.submodule_search_locations[0], target)


@pytest.fixture(scope="session")
def runtime(upstream_cache: Path, judge: Path) -> RuntimeAssets:
    return assemble(upstream_cache, judge=judge)
