"""Links that content may hold."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_FORBIDDEN = re.compile(r"[\s\\<>\"\x00-\x1f]")
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


def link_problem(link: str) -> str | None:
    """Say what is wrong with a link, or None for an http, https or mailto URL or a path in the site."""
    if not link:
        return "must not be empty"
    if _FORBIDDEN.search(link):
        return "must not hold spaces, quotes, angle brackets or backslashes"
    try:
        parts = urlsplit(link)
    except ValueError:
        return "is not a URL"
    scheme = parts.scheme.lower()
    if scheme in ("http", "https"):
        return None if parts.hostname else f"must name a host after {scheme}://"
    if scheme == "mailto":
        return None if "@" in parts.path.strip("@") else "must name an address after mailto:"
    if scheme or _SCHEME.match(link):
        return "must be an https, http or mailto URL, or a path in the site such as jobs/"
    if parts.netloc or link.startswith("//"):
        return "must name its scheme: https:" + link
    if ".." in parts.path.split("/"):
        return "must not lead out of the site"
    return None


def url_problem(url: str, *, secure: bool = False) -> str | None:
    """Say what is wrong with a URL that must be whole, or None; http will do unless it must be secure."""
    scheme = url.partition(":")[0].lower()
    if scheme not in (("https",) if secure else ("https", "http")):
        return f"must be an {'https' if secure else 'https or http'} URL, such as https://example.org/"
    return link_problem(url)
