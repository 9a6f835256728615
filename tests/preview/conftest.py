"""A small publication that a real server previews, and what it tells the pages."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote

import pytest

from divebell.handbook.examples import SHORTEST

ROOT = Path(__file__).parents[2]
SECONDS = 90.0
"""After so long without what a test waits for, it has failed; nothing here takes a tenth of that."""

type Said = dict[str, Any]  # Any: JSON


@dataclass(frozen=True)
class Server:
    """A server that is running, and the publication that it previews."""

    project: Path
    url: str
    process: subprocess.Popen[str]

    def page(self, path: str) -> str:
        """What is served at a path, whatever its status."""
        try:
            with urllib.request.urlopen(self.url + path, timeout=SECONDS) as answer:
                body: bytes = answer.read()
        except HTTPError as error:
            body = error.read()
        return body.decode()

    def write(self, name: str, text: str) -> None:
        """Save a file of the publication."""
        path = self.project / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def edit(self, name: str, old: str, new: str) -> None:
        """Replace a text that is in a file."""
        text = (self.project / name).read_text(encoding="utf-8")
        assert old in text
        self.write(name, text.replace(old, new))

    def until(self, page: str, wanted: Callable[[Said], bool]) -> Said:
        """What the server says of a page as soon as it is what is wanted."""
        found: list[Said] = []
        last: list[Said] = []
        address = f"{self.url}divebell-preview/events?page={quote(page)}"
        with urllib.request.urlopen(address, timeout=SECONDS) as stream:
            giving_up = threading.Timer(SECONDS, stream.close)
            giving_up.start()
            for line in stream:
                if line.startswith(b"data: "):
                    last[:] = [json.loads(line.removeprefix(b"data: "))]
                    if wanted(last[0]):
                        found = last
                        break
            giving_up.cancel()
        assert found, f"waited in vain; the last was {last}"
        return found[0]

    def children(self) -> list[int]:
        """The processes that the server has started, by their ids."""
        listed = subprocess.run(["ps", "-A", "-o", "pid=,ppid="], capture_output=True, text=True, check=True)
        pairs = (tuple(map(int, line.split())) for line in listed.stdout.splitlines())
        return [pid for pid, parent in pairs if parent == self.process.pid]


@contextmanager
def serving(project: Path, *command: str) -> Iterator[Server]:
    """The server on a port of the system's choice; ended as Ctrl-C does at the end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    log = project.parent / "server.log"
    with log.open("w") as output:
        process = subprocess.Popen(
            [sys.executable, *command, "--dev-addr", f"127.0.0.1:{port}"],
            cwd=project,
            env={**os.environ, "DIVEBELL_AS_OF": "2026-11-20", "SITE_URL": ""},
            stdout=output,
            stderr=subprocess.STDOUT,
            text=True,
        )
        server = Server(project, f"http://127.0.0.1:{port}/", process)
        try:
            while True:
                try:
                    server.page("")
                    break
                except OSError:
                    assert process.poll() is None, log.read_text(encoding="utf-8")
            yield server
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                raise


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server of the shortest publication there is; every test leaves it as it was."""
    project = tmp_path_factory.mktemp("preview") / "project"
    for name, text in SHORTEST.items():
        (project / name).parent.mkdir(parents=True, exist_ok=True)
        (project / name).write_text(text, encoding="utf-8")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (project / "mkdocs.yml").write_text(settings.replace("      handbook: true\n", ""), encoding="utf-8")
    with serving(project, "-m", "mkdocs", "serve") as server:
        server.until("", lambda said: said["page"] != "missing")
        yield server
