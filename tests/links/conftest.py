"""Two loopback sites that others link to: one answers as sites do, the other wants no more requests."""

import socket
import threading
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest


@dataclass
class Site:
    """What is at its addresses; a path that is not here is not found."""

    netloc: str = ""
    answers: dict[str, list[int]] = field(default_factory=dict)
    """The statuses that requests for a path get, one after another; the last stays."""
    without_head: frozenset[str] = frozenset()
    """Paths that are refused to those who ask for a head."""
    requests: list[tuple[str, str]] = field(default_factory=list)
    """Method and path."""
    at_once: Counter[str] = field(default_factory=Counter)
    """The most requests that were under way together, as `most`."""
    released: threading.Event = field(default_factory=threading.Event)
    lock: threading.Lock = field(default_factory=threading.Lock)

    def url(self, path: str) -> str:
        return f"http://{self.netloc}{path}"

    def status(self, method: str, path: str) -> int:
        with self.lock:
            self.requests.append((method, path))
            if method == "HEAD" and path in self.without_head:
                return 405
            statuses = self.answers.get(path, [404])
            return statuses.pop(0) if len(statuses) > 1 else statuses[0]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    site: Site

    def do_HEAD(self) -> None:
        self._counted()

    def do_GET(self) -> None:
        self._counted()

    def _counted(self) -> None:
        site = self.site
        with site.lock:
            site.at_once["now"] += 1
            site.at_once["most"] = max(site.at_once["most"], site.at_once["now"])
        try:
            self._answer(site)
        finally:
            with site.lock:
                site.at_once["now"] -= 1

    def _answer(self, site: Site) -> None:
        status = site.status(self.command, self.path)
        if self.path == "/silent":
            site.released.wait()
            return
        self.send_response(status)
        if status in (301, 302):
            self.send_header("Location", "/gone" if self.path == "/doi" else "/there")
        if status in (429, 503):
            self.send_header("Retry-After", "0")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *arguments: object) -> None: ...


@pytest.fixture
def site() -> Iterator[Site]:
    yield from _served()


@pytest.fixture
def tired_site() -> Iterator[Site]:
    yield from _served()


def _served() -> Iterator[Site]:
    site = Site()
    handler = type("Handler", (_Handler,), {"site": site})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    site.netloc = f"127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield site
    site.released.set()
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def nobody() -> Iterator[str]:
    """A place where nobody answers: the port is taken, and not listened to."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield f"127.0.0.1:{taken.getsockname()[1]}"
