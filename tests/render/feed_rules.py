"""What the W3C's feed validator checks of Atom and RSS, and what JSON Feed 1.1 requires.

Each function gives what is wrong with a feed, in words; nothing, if all is right. The rules are those of the
validator's documentation (https://validator.w3.org/feed/docs/): its errors, and those of its warnings that do
not depend on where a feed is served.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from email.utils import parsedate_to_datetime
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

ATOM = "{http://www.w3.org/2005/Atom}"
DC = "{http://purl.org/dc/elements/1.1/}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"

_RFC_3339 = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
_RFC_822 = re.compile(
    r"((Mon|Tue|Wed|Thu|Fri|Sat|Sun), )?\d\d? (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) "
    r"\d{4} \d\d:\d\d(:\d\d)? ([+-]\d{4}|GMT)"
)
_URN = re.compile(r"urn:[a-z0-9][a-z0-9-]{1,31}:[\w()+,.:=@;$!*'-]+", re.IGNORECASE)
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_MEDIA_TYPE = re.compile(r"[a-z]+/[a-z0-9.+-]+")
_END_TAG = re.compile(r"</\w+>")
_VOID = {"br", "hr", "img", "input", "col", "wbr"}
_HTML = re.compile(
    "a|abbr|b|blockquote|br|caption|cite|code|col|colgroup|dd|del|details|dfn|div|dl|dt|em|figcaption|figure"
    "|h[1-6]|hr|i|img|ins|kbd|li|mark|ol|p|pre|q|s|samp|section|small|span|strong|sub|summary|sup|table|tbody"
    "|td|tfoot|th|thead|time|tr|u|ul|var"
)
_MATHML = re.compile(
    "annotation|math|menclose|mfrac|mi|mmultiscripts|mn|mo|mover|mpadded|mphantom|mprescripts|mroot|mrow|mspace"
    "|msqrt|mstyle|msub|msubsup|msup|mtable|mtd|mtext|mtr|munder|munderover|none|semantics"
)
"""Readers that strip what they do not know keep its text; that of all others would be lost or a risk."""


def atom_faults(feed: bytes, address: str) -> list[str]:
    """What RFC 4287 and the validator find in an Atom feed that is served at `address`."""
    return list(_atom(ET.fromstring(feed), address))


def rss_faults(feed: bytes, address: str, *, html: bool = True) -> list[str]:
    """What RSS 2.0 and the validator find in a feed at `address`, whose content is HTML, or else Markdown."""
    return list(_rss(ET.fromstring(feed), address, html=html))


def json_feed_faults(feed: bytes, address: str) -> list[str]:
    """What JSON Feed 1.1 finds in a feed at `address`."""
    return list(_json_feed(json.loads(feed), address))


def content_faults(html: str) -> list[str]:
    """What is dangerous, relative or unknown in a piece of HTML that feed readers show."""
    return _Content(html).faults


def _atom(feed: ET.Element, address: str) -> Iterator[str]:
    if feed.tag != f"{ATOM}feed":
        yield f"the root is {feed.tag}"
    entries = feed.findall(f"{ATOM}entry")
    for element in (feed, *entries):
        for name in ("id", "title", "updated"):
            yield from _once(element, ATOM + name)
        for name in ("subtitle", "summary", "content", "published", "rights"):
            yield from _at_most_once(element, ATOM + name)
        yield from _identifier(element.findtext(f"{ATOM}id", ""))
        for name in ("updated", "published"):
            for date in element.findall(ATOM + name):
                yield from _rfc_3339(date.text or "")
        for name in ("title", "subtitle", "summary"):
            yield from _no_html(element.findtext(ATOM + name, ""))
        if not feed.findall(f"{ATOM}author") and not element.findall(f"{ATOM}author"):
            yield "no author"
        for author in element.findall(f"{ATOM}author"):
            yield from _once(author, f"{ATOM}name")
            yield from (fault for uri in author.findall(f"{ATOM}uri") for fault in _absolute(uri.text or ""))
        yield from _atom_links(element)
    for entry in entries:
        content = entry.find(f"{ATOM}content")
        if content is None and entry.find(f"{ATOM}summary") is None:
            yield "an entry has neither content nor summary"
        elif content is not None:
            if content.get("type") != "html" or len(content):
                yield "content is not escaped HTML"
            yield from content_faults(content.text or "")
        yield from (
            "category without a term" for each in entry.findall(f"{ATOM}category") if not each.get("term")
        )
    own = [link.get("href") for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"]
    if own != [address]:
        yield f"self is {own}, not {address}"
    yield from _unique("id", [each.findtext(f"{ATOM}id", "") for each in (feed, *entries)])
    yield from _atom_order(feed, entries)


def _atom_order(feed: ET.Element, entries: Sequence[ET.Element]) -> Iterator[str]:
    dates = {name: [each.findtext(ATOM + name, "") for each in entries] for name in ("updated", "published")}
    whole = feed.findtext(f"{ATOM}updated", "")
    if not all(map(_RFC_3339.fullmatch, (whole, *dates["updated"], *dates["published"]))):
        return  # which is told already
    updated, published = (list(map(datetime.fromisoformat, dates[name])) for name in ("updated", "published"))
    if datetime.fromisoformat(whole) < max(updated):
        yield "the feed is older than an entry"
    if published != sorted(published, reverse=True):
        yield "the newest entry is not the first"
    for first, last in zip(published, updated, strict=True):
        if last < first:
            yield "an entry was updated before it was published"


def _atom_links(element: ET.Element) -> Iterator[str]:
    alternates = Counter(
        (link.get("type"), link.get("hreflang"))
        for link in element.findall(f"{ATOM}link")
        if link.get("rel") == "alternate"
    )
    if not alternates:
        yield "no alternate link"
    yield from (f"{count} alternate links of {kind}" for kind, count in alternates.items() if count > 1)
    for link in element.findall(f"{ATOM}link"):
        yield from _absolute(link.get("href", ""))
        if not _MEDIA_TYPE.fullmatch(link.get("type", "")):
            yield f"{link.get('type')} is no media type"


def _rss(root: ET.Element, address: str, *, html: bool) -> Iterator[str]:
    if (root.tag, root.get("version")) != ("rss", "2.0") or len(root) != 1 or root[0].tag != "channel":
        yield "not RSS 2.0 with one channel"
    channel = root[0]
    items = channel.findall("item")
    for name in ("title", "link", "description"):
        yield from _once(channel, name)
    for name in ("language", "lastBuildDate", "pubDate"):
        yield from _at_most_once(channel, name)
    if not _LANGUAGE.fullmatch(channel.findtext("language", "")):
        yield "no language"
    own = [(link.get("rel"), link.get("href")) for link in channel.findall(f"{ATOM}link")]
    if own != [("self", address)]:
        yield f"self is {own}, not {address}"
    for item in items:
        for name in ("title", "link", "guid", "description", CONTENT, "pubDate"):
            yield from _once(item, name)
        guid = item.find("guid")
        if guid is not None and guid.get("isPermaLink") != "false":
            yield from _absolute(guid.text or "")
        if item.find("author") is not None and item.find(f"{DC}creator") is not None:
            yield "both author and dc:creator"
        if html:
            yield from content_faults(item.findtext(CONTENT, ""))
    for element in (channel, *items):
        yield from _absolute(element.findtext("link", ""))
        yield from _no_html(element.findtext("title", ""))
        for name in ("lastBuildDate", "pubDate"):
            yield from (fault for date in element.findall(name) for fault in _rfc_822(date.text or ""))
    yield from _unique("guid", [item.findtext("guid", "") for item in items])
    dates = [parsedate_to_datetime(item.findtext("pubDate", "")) for item in items]
    if dates != sorted(dates, reverse=True):
        yield "the newest item is not the first"


def _json_feed(feed: dict[str, Any], address: str) -> Iterator[str]:
    if feed.get("version") != "https://jsonfeed.org/version/1.1":
        yield f"version {feed.get('version')}"
    if not feed.get("title"):
        yield "no title"
    if feed.get("feed_url") != address:
        yield f"feed_url is {feed.get('feed_url')}, not {address}"
    yield from _absolute(feed.get("home_page_url", ""))
    items = feed.get("items")
    if not isinstance(items, list):
        yield "no items"
        return
    for item in items:
        if not isinstance(item.get("id"), str) or not item["id"]:
            yield "an identifier is no text"
        if not item.get("content_html") and not item.get("content_text"):
            yield "an item has no content"
        yield from content_faults(item.get("content_html", ""))
        yield from (fault for name in ("url", "image") if name in item for fault in _absolute(item[name]))
        for name in ("date_published", "date_modified"):
            yield from _rfc_3339(item.get(name, ""))
        if not all(isinstance(tag, str) and tag for tag in item.get("tags", [])):
            yield "a tag is no text"
    for each in (feed, *items):
        for author in each.get("authors", []):
            if not author.keys() & {"name", "url", "avatar"}:
                yield "an author is nobody"
            yield from (
                fault for name in ("url", "avatar") if name in author for fault in _absolute(author[name])
            )
    yield from _unique("id", [item.get("id", "") for item in items])


class _Content(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.faults: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        self.faults += [f"<{tag}> is not closed" for tag in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if not _HTML.fullmatch(tag) and not _MATHML.fullmatch(tag):
            self.faults.append(f"<{tag}>")
        if tag not in _VOID:
            self._open.append(tag)
        names = [name for name, _ in attrs]
        self.faults += [f"<{tag} {name}>" for name in names if name == "style" or name.startswith("on")]
        for name, value in attrs:
            if name in ("href", "src", "cite", "poster"):
                self.faults += _absolute(value or "")
        if tag == "img" and "alt" not in names:
            self.faults.append("<img> without alt")

    def handle_endtag(self, tag: str) -> None:
        if self._open and self._open[-1] == tag:
            self._open.pop()
        elif tag not in _VOID:
            self.faults.append(f"</{tag}> ends nothing")

    def handle_comment(self, data: str) -> None:
        self.faults.append("a comment")


def _once(parent: ET.Element, name: str) -> Iterator[str]:
    found = parent.findall(name)
    if len(found) != 1 or not (found[0].text or "").strip():
        yield f"{parent.tag} has {len(found)} {name}, or a blank one"


def _at_most_once(parent: ET.Element, name: str) -> Iterator[str]:
    if len(parent.findall(name)) > 1:
        yield f"{parent.tag} has several {name}"


def _unique(name: str, values: Iterable[str]) -> Iterator[str]:
    yield from (f"{count} of {name} {value}" for value, count in Counter(values).items() if count > 1)


def _identifier(value: str) -> Iterator[str]:
    if not _URN.fullmatch(value):
        yield from _absolute(value)


def _absolute(address: str) -> Iterator[str]:
    parts = urlsplit(address)
    if parts.scheme == "mailto" and parts.path:
        return
    whole = parts.scheme in ("https", "http") and parts.netloc
    if not whole or re.search(r"[\s<>\"{}|\\^`]", address) or "/../" in parts.path:
        yield f"{address!r} is no absolute address"


def _rfc_3339(date: str) -> Iterator[str]:
    if not _RFC_3339.fullmatch(date):
        yield f"{date!r} is no date of RFC 3339"


def _rfc_822(date: str) -> Iterator[str]:
    matches = _RFC_822.fullmatch(date)
    if not matches or (matches[2] and f"{parsedate_to_datetime(date):%a}" != matches[2]):
        yield f"{date!r} is no date of RFC 822"


def _no_html(text: str) -> Iterator[str]:
    if _END_TAG.search(text):
        yield f"HTML in {text!r}"
