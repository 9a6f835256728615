"""Markdown of strangers, of which only harmless parts are kept.

Postings are fetched from other sites. Their texts must not run code when the site is built, carry markup into
the page, load anything from another host, or lead to an address of another kind than the web's or mail's.
"""

from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import markdown
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup

_SCHEMES = {"https", "http", "mailto"}
_LOWEST_HEADING = 6


class _Tame(Treeprocessor):
    """Takes away images and addresses of other kinds than links, and sinks headings below the page's."""

    def run(self, root: Element) -> None:
        for element in root.iter():
            if element.tag == "a":
                address = element.get("href", "")
                element.attrib.clear()
                if _scheme(address) in _SCHEMES:
                    element.set("href", address)
                    element.set("rel", "nofollow ugc noopener")
                else:
                    element.tag = "span"
            elif element.tag == "img":
                element.tag, element.text = "span", element.get("alt", "")
                element.attrib.clear()
            elif len(element.tag) == 2 and element.tag[0] == "h" and element.tag[1].isdigit():
                element.tag = f"h{min(int(element.tag[1]) + 2, _LOWEST_HEADING)}"


def _scheme(address: str) -> str:
    """The scheme of an address in lower case; "" for one that has none, or that cannot be read."""
    try:
        return urlsplit(address).scheme
    except ValueError:
        return ""


def _converter() -> markdown.Markdown:
    converter = markdown.Markdown(extensions=["sane_lists"], output_format="html")
    converter.preprocessors.deregister("html_block")
    converter.inlinePatterns.deregister("html")
    converter.treeprocessors.register(_Tame(converter), "tame", 0)
    return converter


_CONVERTER = _converter()


def tame_html(text: str) -> Markup:
    """`text` as HTML of paragraphs, lists, emphasis, code and links; HTML in it is shown as it is written."""
    return Markup(_CONVERTER.reset().convert(text))
