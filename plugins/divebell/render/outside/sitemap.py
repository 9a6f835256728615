"""The sitemap (https://www.sitemaps.org/protocol.html), with the day of each page's last change where known.

A dive changes on the day it is published or updated. A page that gathers things changes with the newest
dive that it shows. Of other pages no day is known, and none is made up.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from xml.etree import ElementTree as ET

from .publication import Publication
from .xml import child, document

NAME = "sitemap.xml"
NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(urls: Iterable[str], changed: Mapping[str, date], publication: Publication) -> bytes:
    """The sitemap of the pages at `urls` (relative to the root), some of which have `changed` on a day."""
    root = ET.Element("urlset", {"xmlns": NAMESPACE})
    for url in urls:
        entry = child(root, "url")
        child(entry, "loc", publication.absolute(url))
        if url in changed:
            child(entry, "lastmod", changed[url].isoformat())
    return document(root)
