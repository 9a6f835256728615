"""A loopback server that speaks every board's API, a project to sync into, and a clock nobody waits for."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from divebell.jobs import Fetcher, Policy, Report, sync

ANSWERS = Path(__file__).parent / "answers"
TODAY = date(2026, 11, 20)

PATHS = {
    "/greenhouse/acme/jobs": "greenhouse.json",
    "/lever/acme": "lever.json",
    "/ashby/acme": "ashby.json",
    "/workable/acme": "workable.json",
    "/smartrecruiters/acme": "smartrecruiters-list.json",
    "/smartrecruiters/acme/744000001": "smartrecruiters-detail.json",
    "/recruitee/acme/offers": "recruitee.json",
    "/personio/acme/xml": "personio.xml",
}
BOARDS = ("greenhouse", "lever", "ashby", "workable", "smartrecruiters", "recruitee", "personio")


@dataclass
class Answer:
    """What the server says to one request."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    length: int | None = None
    """The Content-Length, where it is a lie."""
    seconds: float = 0
    """How long the server waits before it answers."""


@dataclass
class Request:
    """What the server was asked."""

    path: str
    query: str
    headers: dict[str, str]


@dataclass
class BoardServer:
    """The boards; tests put other answers into `next` (one request each) or `always`, by path."""

    url: str = ""
    next: dict[str, list[Answer]] = field(default_factory=dict)
    always: dict[str, Answer] = field(default_factory=dict)
    requests: list[Request] = field(default_factory=list)
    released: threading.Event = field(default_factory=threading.Event)

    def asked(self, path: str) -> list[Request]:
        return [request for request in self.requests if request.path == path]

    def answer(self, path: str) -> Answer:
        if self.next.get(path):
            return self.next[path].pop(0)
        if path in self.always:
            return self.always[path]
        name = PATHS.get(path)
        return Answer((ANSWERS / name).read_bytes()) if name else Answer(b"not found", 404)


class _Handler(BaseHTTPRequestHandler):
    boards: BoardServer

    def do_GET(self) -> None:
        path, _, query = self.path.partition("?")
        self.boards.requests.append(Request(path, query, dict(self.headers)))
        answer = self.boards.answer(path)
        if answer.seconds:
            self.boards.released.wait(answer.seconds)
        etag = answer.headers.get("ETag")
        if etag and self.headers.get("If-None-Match") == etag:
            self.send_response(304)
            self.end_headers()
            return
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer.body) if answer.length is None else answer.length))
        self.end_headers()
        self.wfile.write(answer.body)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - as above
        pass


@pytest.fixture
def boards(monkeypatch: pytest.MonkeyPatch) -> Iterator[BoardServer]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    server_of_test = BoardServer()
    handler = type("Handler", (_Handler,), {"boards": server_of_test})
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        server_of_test.url = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield server_of_test
        finally:
            server_of_test.released.set()
            server.shutdown()
            thread.join()


@dataclass
class Clock:
    """Time that passes only when someone sleeps."""

    seconds: float = 0
    slept: list[float] = field(default_factory=list)

    def __call__(self) -> float:
        return self.seconds

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.seconds += seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@dataclass
class Project:
    """A project's folder, and how to sync it."""

    root: Path
    fetcher: Callable[[], Fetcher]
    boards: BoardServer

    def companies(self, *entries: str) -> None:
        """Write sources.yml: each entry is `board` or `board:token`, with further fields after a comma."""
        lines = ["companies:" if entries else "companies: []"]
        for entry in entries:
            name, _, rest = entry.partition(", ")
            board, _, token = name.partition(":")
            lines.append(f"  - {{company: Acme, board: {board}, token: {token or 'acme'}, {rest}}}")
        self.sources.parent.mkdir(parents=True, exist_ok=True)
        self.sources.write_text("\n".join(lines) + "\n", "utf-8")

    @property
    def sources(self) -> Path:
        return self.root / "content/jobs/sources.yml"

    def sync(self, *, today: date = TODAY, dry_run: bool = False) -> Report:
        bases = {board: f"{self.boards.url}/{board}/{{token}}" for board in BOARDS}
        return sync(self.root, self.fetcher().get, today=today, dry_run=dry_run, bases=bases)

    def synced(self) -> dict[str, str]:
        """The text of every synced file, by its name."""
        files = (self.root / "content/jobs/synced").glob("*")
        return {path.name: path.read_text("utf-8") for path in sorted(files)}


@pytest.fixture
def project(tmp_path: Path, boards: BoardServer, clock: Clock) -> Project:
    policy = Policy(read_timeout=0.3, max_bytes=200_000)

    def fetcher() -> Fetcher:
        return Fetcher(
            tmp_path / "cache",
            policy=policy,
            clock=clock,
            sleep=clock.sleep,
            now=lambda: datetime(2026, 11, 20, 12, tzinfo=UTC),
            draw=lambda: 1.0,
        )

    return Project(tmp_path / "project", fetcher, boards)
