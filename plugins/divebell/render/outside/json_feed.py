"""JSON Feed 1.1 (https://www.jsonfeed.org/version/1.1/)."""

import json
from collections.abc import Sequence
from typing import Any

from .entries import Author, Entry, Feed

NAME = "feed.json"
MEDIA_TYPE = "application/feed+json"


def json_feed(feed: Feed, address: str) -> bytes:
    """`feed` as the file at `address`."""
    written = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": address,
        "description": feed.description,
        "language": feed.language,
        "authors": _authors(feed.authors),
        "items": [_item(entry) for entry in feed.entries],
    }
    return (json.dumps(written, ensure_ascii=False, indent=1) + "\n").encode()


def _item(entry: Entry) -> dict[str, Any]:
    item = {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "content_html": entry.html,
        "content_text": entry.markdown,
        "summary": entry.summary,
        "date_published": entry.published.isoformat(),
        "date_modified": entry.updated.isoformat(),
        "authors": _authors(entry.authors),
        "tags": list(entry.tags),
    }
    return item | ({"image": entry.image} if entry.image else {})


def _authors(authors: Sequence[Author]) -> list[dict[str, str]]:
    return [{"name": author.name} | ({"url": author.url} if author.url else {}) for author in authors]
