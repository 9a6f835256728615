"""The addresses of other sites that the pages of a built site name."""

import re
from collections import defaultdict
from collections.abc import Set
from html.parser import HTMLParser
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

_FOR_EXAMPLES: Final = re.compile(r"(?:.+\.)?(?:example(?:\.(?:com|net|org))?|invalid|localhost|test)")
"""Names that nobody has, so that documentation may use them (RFC 2606)."""


def addresses_named(site: Path) -> dict[str, tuple[str, ...]]:
    """Each address that links of the site lead to, without its fragment, and the pages that name it.

    Left out are the site itself, what hands a page of it on (its address stands in the query), and names that
    are reserved for examples.
    """
    pages = {_address(path, site): _page(path) for path in sorted(site.rglob("*.html"))}
    own = {page.host for page in pages.values() if page.host}
    named = defaultdict[str, list[str]](list)
    for name, page in pages.items():
        for address in dict.fromkeys(link.partition("#")[0] for link in page.links):
            if _leads_out(address, own):
                named[address].append(name)
    return {address: tuple(names) for address, names in sorted(named.items())}


def _leads_out(address: str, own: Set[str]) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:  # an address that is none leads nowhere, and should be told
        return True
    if parts.scheme not in ("http", "https") or _FOR_EXAMPLES.fullmatch(parts.hostname or "localhost"):
        return False
    handed_on = unquote(parts.query)
    return parts.netloc not in own and not any(f"//{host}/" in handed_on for host in own)


def _address(path: Path, site: Path) -> str:
    return path.relative_to(site).as_posix().removesuffix("index.html") or "/"


def _page(path: Path) -> "_Page":
    page = _Page()
    page.feed(path.read_text(encoding="utf-8"))
    return page


class _Page(HTMLParser):
    """What a page links to, and the host that its own address names."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.host = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        href = values.get("href") or ""
        if tag == "a":
            self.links.append(href)
        elif tag == "link" and values.get("rel") == "canonical":
            self.host = urlsplit(href).netloc
