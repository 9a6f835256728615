"""A problem from the page of a published site, by the files that the page itself uses."""

import hashlib
from html.parser import HTMLParser
from typing import Final
from urllib.parse import urljoin, urlsplit

import requests

from divebell.library.fields import SLUG

from .folder import Problem

MAX_PAGE: Final = 8_000_000
MAX_BUNDLE: Final = 64_000_000
_TIMEOUT: Final = (10, 60)
_LOOPBACK: Final = ("127.0.0.1", "::1", "localhost")
_ELEMENT: Final = "divebell-workbench"


class SiteError(Exception):
    """A problem cannot be had from a site; the message says why and what to do."""


def is_address(text: str) -> bool:
    """Whether a text is the address of a page."""
    return urlsplit(text).scheme in ("http", "https")


def fetch_problem(address: str) -> Problem:
    """The problem whose page is at `address`. Its tests are checked by the hash that the page names.

    Raises `SiteError`.
    """
    _refuse_insecure(address)
    with requests.Session() as session:
        page, found_at = _get(session, address, MAX_PAGE)
        finder = _Finder()
        finder.feed(page.decode("utf-8", "replace"))
        finder.close()
        if finder.count != 1:
            what = "has no problem" if finder.count == 0 else "has more than one problem"
            raise SiteError(f"{address} {what}: give the address of a problem's own page")
        attributes = finder.attributes
        try:
            slug, path, digest = (
                attributes[name] for name in ("problem", "data-bundle", "data-bundle-sha256")
            )
        except KeyError as error:
            raise SiteError(
                f"{address}: the page lacks {error}: it is of another version of Divebell"
            ) from None
        bundle_at = urljoin(found_at, path)
        if _origin(bundle_at) != _origin(found_at):
            raise SiteError(f"{address}: its tests are on another site, {bundle_at}")
        bundle, _ = _get(session, bundle_at, MAX_BUNDLE)
    if not SLUG.fullmatch(slug):
        raise SiteError(f"{address}: {slug!r} cannot be the name of a problem")
    if hashlib.sha256(bundle).hexdigest() != digest:
        raise SiteError(
            f"{bundle_at} is not what the page says it is: try again, the site may be changing now"
        )
    if not finder.starter.strip():
        raise SiteError(f"{address}: the page shows no starter")
    return Problem(slug, attributes.get("data-title") or slug, found_at, finder.starter, bundle)


def _refuse_insecure(address: str) -> None:
    parts = urlsplit(address)
    if parts.scheme == "http" and parts.hostname not in _LOOPBACK:
        raise SiteError(f"{address}: the tests are code that runs on this computer: use https")


def _get(session: requests.Session, address: str, most: int) -> tuple[bytes, str]:
    """What is at an address, and the address that it was found at in the end."""
    try:
        with session.get(address, timeout=_TIMEOUT, stream=True) as answer:
            _refuse_insecure(answer.url)
            if answer.status_code != 200:
                raise SiteError(f"{address}: the site answers {answer.status_code} {answer.reason}")
            parts, size = [], 0
            for part in answer.iter_content(65536):
                size += len(part)
                if size > most:
                    raise SiteError(f"{address}: more than {most:,} bytes")
                parts.append(part)
            return b"".join(parts), answer.url
    except requests.RequestException as error:
        raise SiteError(f"{address} could not be fetched: {type(error).__name__}") from error


def _origin(address: str) -> tuple[str, str]:
    parts = urlsplit(address)
    return parts.scheme, parts.netloc


class _Finder(HTMLParser):
    """Finds the workbench of a page, and the starter in it."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0
        self.attributes: dict[str, str] = {}
        self.starter = ""
        self._in_starter = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        if tag == _ELEMENT:
            self.count += 1
            self.attributes = values
        elif tag == "pre" and values.get("class") == "starter":
            self._in_starter = True
        elif tag == "template":
            self._in_starter = False

    def handle_endtag(self, tag: str) -> None:
        if tag == "pre":
            self._in_starter = False

    def handle_data(self, data: str) -> None:
        if self._in_starter:
            self.starter += data
