"""RSS 2.0 (https://www.rssboard.org/rss-specification), with the Content, Atom and Dublin Core modules."""

from email.utils import format_datetime
from xml.etree import ElementTree as ET

from .entries import Entry, Feed
from .xml import child, document

NAME = "rss.xml"
MEDIA_TYPE = "application/rss+xml"


def rss(feed: Feed, address: str) -> bytes:
    """`feed` as the file at `address`."""
    root = ET.Element("rss", {"version": "2.0"})
    channel = child(root, "channel")
    child(channel, "title", feed.title)
    child(channel, "link", feed.home)
    child(channel, "description", feed.description)
    child(channel, "language", feed.language)
    child(channel, "lastBuildDate", format_datetime(feed.updated))
    child(channel, "atom:link", rel="self", type=MEDIA_TYPE, href=address)
    for entry in feed.entries:
        child(rss_item(channel, entry), "content:encoded", entry.html)
    return document(root)


def rss_item(channel: ET.Element, entry: Entry) -> ET.Element:
    """A new item of `channel`, but for its content."""
    item = child(channel, "item")
    child(item, "title", entry.title)
    child(item, "link", entry.url)
    child(item, "guid", entry.id, isPermaLink="false")
    child(item, "pubDate", format_datetime(entry.published))
    for author in entry.authors:
        child(item, "dc:creator", author.name)
    for tag in entry.tags:
        child(item, "category", tag)
    child(item, "description", entry.summary)
    return item
