"""The pages of a preview over HTTP, before those that MkDocs built: a WSGI application."""

import hashlib
import json
import logging
import mimetypes
import re
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from divebell.library import Diagnostic
from divebell.render import FrontContext, Page

from .scene import Scene
from .session import News, Preview

log = logging.getLogger("mkdocs.plugins.divebell.preview")

FOLDER = "divebell-preview/"
"""Under it is what a preview serves besides the site: no slug begins a folder of the site like that."""
PATIENCE = 1.0
"""Seconds that a page is waited for before something is shown in its place."""
HEARTBEAT = 15.0
"""Seconds after which a browser is told that there is nothing new, which shows whether it is still there."""

MISSING = "missing"
"""Stands for the hash of a page that is not there."""

type Environ = dict[str, Any]
type StartResponse = Callable[..., Any]
type App = Callable[[Environ, StartResponse], Iterable[bytes]]
type RenderPage = Callable[[Page, FrontContext], str]

_HASHED = re.compile(r"\.[0-9A-Za-z]{8}\.")
"""A name that changes with the bytes."""
_WORKBENCH = re.compile(r'<divebell-workbench\b[^>]*? problem="([^"]+)"')


class PreviewApp:
    """Draws the pages of a preview when they are asked for, and tells those in browsers that they changed."""

    def __init__(self, preview: Preview, render: RenderPage, mount: str, others: App) -> None:
        """`mount` is the path of the site's root, with a slash at both ends; `others` serves the rest."""
        self._preview = preview
        self._render = render
        self._mount = mount
        self._others = others
        self._drawing = threading.Lock()
        self._drawn: tuple[int, dict[str, tuple[str, str]]] = (-1, {})

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        path = str(environ.get("PATH_INFO", "")).encode("latin-1").decode("utf-8", "ignore")
        if not path.startswith(self._mount):
            return self._others(environ, start_response)
        url = path.removeprefix(self._mount).removesuffix("index.html")
        if url == f"{FOLDER}events":
            query = parse_qs(str(environ.get("QUERY_STRING", "")), keep_blank_values=True)
            return self._events(query.get("page", [""])[0], start_response)
        if url == f"{FOLDER}preview.js":
            name = self._preview.front["preview.js"]
            return _send(start_response, (self._preview.front.assets / name).read_bytes(), "preview.js")
        is_page = not url or url.endswith("/")
        news = self._preview.wait(0, PATIENCE if is_page else HEARTBEAT)
        if news.scene and (asset := news.scene.assets.get(url)):
            content = asset.content
            if isinstance(content, Path):
                try:
                    content = content.read_bytes()
                except OSError:  # the front end is being built
                    return self._others(environ, start_response)
            return _send(start_response, content, url)
        if news.scene and url not in news.scene.pages and f"{url}/" in news.scene.pages:
            start_response("302 Found", [("Location", f"{path}/")])
            return []
        if is_page:
            return self._page(url, news, environ, start_response)
        return self._others(environ, start_response)

    def _page(self, url: str, news: News, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        html, digest = self._draw(url, news)
        if digest != MISSING:
            return _send(start_response, self._with_client(html, url, digest), "index.html")
        status: list[Any] = []
        body = b"".join(self._others(environ, lambda *args: status.extend(args[:2])))
        if not status[0].startswith("404"):
            start_response(*status)
            return [body]
        if news.scene is None:
            words = "Something is to be mended first." if news.is_read else "Reading the publication …"
            body = f"<!doctype html><html><body><p>{words}</p></body></html>".encode()
        found = self._with_client(body.decode("utf-8", "replace"), url, MISSING)
        status_line = "404 Not Found" if news.scene else "503 Service Unavailable"
        return _send(start_response, found, "index.html", status=status_line)

    def _draw(self, url: str, news: News) -> tuple[str, str]:
        """The HTML of a page and its hash, `MISSING` if there is no such page. A page is drawn once."""
        page = news.scene.pages.get(url) if news.scene else None
        if news.scene is None or page is None:
            return "", MISSING
        with self._drawing:
            number, drawn = self._drawn
            if number < news.number:
                number, drawn = self._drawn = news.number, {}
            if number == news.number and url in drawn:
                return drawn[url]
            try:
                html = self._render(page, news.scene.front)
            except Exception as error:
                log.exception("%s could not be drawn", url or "the home page")
                html = _failed(url, error)
            drawn[url] = html, hashlib.sha256(html.encode()).hexdigest()
            return drawn[url]

    def _with_client(self, html: str, url: str, digest: str) -> bytes:
        base = f"{self._mount}{FOLDER}"
        client = (
            f'<divebell-preview page="{escape(url)}" digest="{digest}" base="{escape(base)}">'
            f'</divebell-preview><script type="module" src="{escape(base)}preview.js"></script>'
        )
        head, end, tail = html.rpartition("</body>")
        return (f"{head}{client}{end}{tail}" if end else f"{html}{client}").encode()

    def _events(self, url: str, start_response: StartResponse) -> Iterable[bytes]:
        start_response("200 OK", [("Content-Type", "text/event-stream"), ("Cache-Control", "no-store")])
        return self._stream(url)

    def _stream(self, url: str) -> Iterator[bytes]:
        """Server-sent events: what there is to say of a page, whenever it changes."""
        last, number = "", 0
        while not self._preview.is_closed:
            news = self._preview.wait(number, HEARTBEAT)
            number = news.number
            said = json.dumps(self._said(url, news)) if news.is_read else last
            yield f"data: {said}\n\n".encode() if said != last else b":\n\n"
            last = said

    def _said(self, url: str, news: News) -> Mapping[str, object]:
        html, digest = self._draw(url, news)
        scene = news.scene
        said: dict[str, object] = {
            "page": digest,
            "mistakes": [self._told(diagnostic) for diagnostic in news.diagnostics],
            "trouble": news.trouble,
        }
        if scene:
            here = dict.fromkeys(_WORKBENCH.findall(html))
            said |= {
                "mark": _mark(scene, url),
                "problems": [self._problem(scene, slug) for slug in here],
                "unproved": [
                    self._problem(scene, slug)
                    for slug, state in scene.states.items()
                    if state.status in ("refused", "failed") and slug not in here
                ],
                "ahead": [
                    {
                        "title": one.title,
                        "url": self._mount + one.url,
                        "day": _day(one.day),
                        "draft": one.draft,
                    }
                    for one in scene.ahead
                ],
            }
        return said

    def _problem(self, scene: Scene, slug: str) -> Mapping[str, object]:
        state = scene.states.get(slug)
        return {
            "title": scene.library.problems[slug].title if slug in scene.library.problems else slug,
            "url": f"{self._mount}problems/{slug}/",
            "status": state.status if state else "failed",
            "seconds": state.seconds if state else None,
            "mistakes": [self._told(diagnostic) for diagnostic in state.diagnostics] if state else [],
            "message": state.message if state else "",
        }

    def _told(self, diagnostic: Diagnostic) -> Mapping[str, str]:
        docs = diagnostic.docs
        return {
            "text": diagnostic.pretty(),
            "docs": docs if not docs or "://" in docs else self._mount + docs,
        }


def _mark(scene: Scene, url: str) -> Mapping[str, object] | None:
    """What a page that readers do not see yet is marked with."""
    if url in scene.published or url not in scene.pages:
        return None
    dive = scene.dive_at.get(url)
    return {"draft": bool(dive and dive.draft), "day": _day(dive.date) if dive else ""}


def _day(day: date) -> str:
    return day.isoformat()


def _failed(url: str, error: Exception) -> str:
    told = escape(f"{type(error).__name__}: {error}")
    return f"<!doctype html><html><body><h1>{escape(url)}</h1><pre>{told}</pre></body></html>"


def _send(
    start_response: StartResponse, content: bytes, name: str, *, status: str = "200 OK"
) -> Iterable[bytes]:
    kind = _TYPES.get(Path(name).suffix) or mimetypes.guess_type(name)[0] or "application/octet-stream"
    keep = "max-age=31536000, immutable" if _HASHED.search(name) else "no-store"
    headers = [("Content-Type", kind), ("Content-Length", str(len(content))), ("Cache-Control", keep)]
    start_response(status, headers)
    return [content]


_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".wasm": "application/wasm",
    ".woff2": "font/woff2",
    ".gz": "application/gzip",
}
"""Not every system knows these, and some know them otherwise."""
