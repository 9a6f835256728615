"""Atom (RFC 4287)."""

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from .entries import Author, Entry, Feed
from .xml import NAMESPACES, child, document

NAME = "atom.xml"
MEDIA_TYPE = "application/atom+xml"


def atom(feed: Feed, address: str) -> bytes:
    """`feed` as the file at `address`."""
    root = ET.Element("feed", {"xmlns": NAMESPACES["atom"], "xml:lang": feed.language})
    child(root, "id", feed.id)
    child(root, "title", feed.title)
    child(root, "subtitle", feed.description)
    child(root, "updated", feed.updated.isoformat())
    child(root, "link", rel="self", type=MEDIA_TYPE, href=address)
    child(root, "link", rel="alternate", type="text/html", href=feed.home)
    _authors(root, feed.authors)
    for entry in feed.entries:
        _entry(root, entry)
    return document(root)


def _entry(root: ET.Element, entry: Entry) -> None:
    element = child(root, "entry")
    child(element, "id", entry.id)
    child(element, "title", entry.title)
    child(element, "published", entry.published.isoformat())
    child(element, "updated", entry.updated.isoformat())
    child(element, "link", rel="alternate", type="text/html", href=entry.url)
    _authors(element, entry.authors)
    for tag in entry.tags:
        child(element, "category", term=tag)
    child(element, "summary", entry.summary)
    child(element, "content", entry.html, type="html")


def _authors(parent: ET.Element, authors: Sequence[Author]) -> None:
    for author in authors:
        element = child(parent, "author")
        child(element, "name", author.name)
        if author.url:
            child(element, "uri", author.url)
