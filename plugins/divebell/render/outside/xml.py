"""XML as files hold it."""

import re
from xml.etree import ElementTree as ET

NAMESPACES = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
}
for _prefix, _uri in NAMESPACES.items():
    ET.register_namespace(_prefix, _uri)

_ILLEGAL = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold, escaped or not."""


def child(parent: ET.Element, tag: str, text: str = "", **attributes: str) -> ET.Element:
    """A new element in `parent`. `tag` may have a prefix of `NAMESPACES`: `content:encoded`."""
    prefix, _, name = tag.rpartition(":")
    qualified = f"{{{NAMESPACES[prefix]}}}{name}" if prefix else name
    element = ET.SubElement(parent, qualified, {key: _legal(value) for key, value in attributes.items()})
    if text:
        element.text = _legal(text)
    return element


def document(root: ET.Element) -> bytes:
    """The file of `root`, a line for each element."""
    ET.indent(root)
    written = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{written}\n'.encode()


def _legal(text: str) -> str:
    return _ILLEGAL.sub("\ufffd", text)
