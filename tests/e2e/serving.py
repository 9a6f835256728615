"""A plain static file server on loopback, and a Chromium to open what it serves."""

import functools
import http.server
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

BROWSERS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@dataclass(frozen=True)
class Served:
    """A served folder."""

    url: str
    """The address of its root, with a slash at its end."""
    paths: list[str]
    """Every path that was asked for so far."""


@contextmanager
def serve(folder: Path) -> Iterator[Served]:
    """Serve `folder` as a static host does, with no header of our own."""
    paths: list[str] = []

    class Handler(http.server.SimpleHTTPRequestHandler):
        def log_request(self, code: object = "-", size: object = "-") -> None:
            paths.append(self.path)

        def do_GET(self) -> None:
            with suppress(ConnectionError):  # a page that is left waits for nothing more
                super().do_GET()

    handler = functools.partial(Handler, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield Served(f"http://127.0.0.1:{server.server_address[1]}/", paths)
        server.shutdown()


class ChromiumMissingError(Exception):
    """No Chromium is installed."""


def chromium_path() -> str:
    """Where Chromium is: the one that `$CHROMIUM` names, or the system's."""
    names = (os.environ.get("CHROMIUM", ""), *BROWSERS)
    executable = next((found for name in names if name and (found := shutil.which(name))), None)
    if executable is None:
        raise ChromiumMissingError("run `make chromium`, or name one with CHROMIUM=/path/to/chromium")
    return executable


@contextmanager
def chromium() -> Iterator[Browser]:
    """A headless Chromium."""
    executable = chromium_path()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(QUIET))
        yield browser
        browser.close()
