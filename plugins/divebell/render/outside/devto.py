"""A dive as an article for DEV (dev.to), and the feed that DEV's importer reads.

How DEV treats an article (Forem's source, https://github.com/forem/forem, and DEV's Editor Guide):

- Formulas are `{% katex %}` blocks, or `{% katex inline %}`. Redcarpet converts the article *before* Liquid
  sees it, so what Markdown would eat inside a formula is spelt in another way that LaTeX takes as the same:
  `\\cr` for a row's end, `\\lt` for `<`, `\\lbrace` for an escaped brace. Two braces in a row would begin a
  Liquid variable, and a line's end would become `<br>`.
- Every line's end in a paragraph is shown, so paragraphs are single lines.
- The importer (`Feeds::AssembleArticleMarkdown`) writes the front matter from an item's title, categories
  (the first four) and link. It takes the content for Markdown, and leaves it as it is, unless block-level
  HTML tags outnumber blank lines.
"""

import json
import re
from collections.abc import Sequence
from email.utils import format_datetime
from xml.etree import ElementTree as ET

from divebell.render.pages import tag_slug
from divebell.render.scan import Formula

from .entries import Entry, Feed
from .rss import MEDIA_TYPE, rss_item
from .xml import child, document

NAME = "devto.xml"
TAGS = 4
"""DEV takes no more."""
TAG_LENGTH = 30

_COMMENT = re.compile(r"(?<!\\)%.*$", re.MULTILINE)
_RESPELT = {
    r"\{": r"\lbrace ",
    r"\}": r"\rbrace ",
    r"\|": r"\Vert ",
    r"\!": r"\negthinspace ",
    r"\:": r"\medspace ",
    r"\>": r"\medspace ",
    r"\_": r'\char"5F ',
    r"\&": r'\char"26 ',
    r"\#": r'\char"23 ',
    r"\$": r'\char"24 ',
    "<": r"\lt ",
    ">": r"\gt ",
    "](": "]{}(",
    "~~": "~{}~",
}
_PIECE = re.compile(
    r"\\begin\{array\}\{[^}]*\}|\\[a-zA-Z]+|\\\\[ ]*\[[^\]]*\]|\\.|[<>|]|\]\(|~~|(?<![^\s(>])[_*]"
)
_LIQUID = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{\{|\{%")


def katex(formula: Formula, *, in_table: bool) -> str:
    """A formula as DEV's Liquid tag, on one line; LaTeX reads it as it reads the author's."""
    latex = " ".join(_COMMENT.sub("", formula.latex).split())
    row_end = r"\cr " if re.search(r"\\(begin|substack)\b", latex) else r"\newline "

    def respell(match: re.Match[str]) -> str:
        piece = match[0]
        if piece.startswith("\\\\"):
            return row_end
        if piece in "_*":
            return "{}_" if piece == "_" else r"\ast "
        if piece == "|":
            return r"\vert " if in_table else "|"
        return _RESPELT.get(piece, piece)

    latex = _PIECE.sub(respell, latex)
    while "{{" in latex:
        latex = latex.replace("{{", "{ {")
    latex = re.sub(r" {2,}", " ", latex).strip()
    return f"{{% katex{'' if formula.display else ' inline'} %}} {latex} {{% endkatex %}}"


def no_liquid(prose: str) -> str:
    """`prose`, with what Liquid would take for its own left as it is."""
    return _LIQUID.sub(lambda match: f"{{% raw %}}{match[0]}{{% endraw %}}", prose)


def dev_tags(tags: Sequence[str]) -> list[str]:
    """`tags` as DEV has them: letters and digits alone, four at most."""
    plain = dict.fromkeys(
        "".join(filter(str.isalnum, tag_slug(tag))) for tag in tags if any(map(str.isalnum, tag))
    )
    return [tag for tag in plain if tag.isascii() and len(tag) <= TAG_LENGTH][:TAGS]


def with_front_matter(entry: Entry, markdown: str) -> str:
    """The article for DEV's editor, with its front matter; it stays a draft until someone publishes it."""
    front_matter = {
        "title": json.dumps(entry.title, ensure_ascii=False),
        "description": json.dumps(entry.summary, ensure_ascii=False),
        "tags": ", ".join(dev_tags(entry.tags)),
        "canonical_url": entry.url,
        "published": "false",
    }
    written = "\n".join(f"{name}: {value}" for name, value in front_matter.items())
    return f"---\n{written}\n---\n\n{markdown}"


def devto_feed(feed: Feed, articles: Sequence[str], address: str) -> bytes:
    """The RSS file at `address`, whose items hold `articles`: the Markdown of each of `feed`'s entries."""
    root = ET.Element("rss", {"version": "2.0"})
    channel = child(root, "channel")
    child(channel, "title", feed.title)
    child(channel, "link", feed.home)
    child(channel, "description", feed.description)
    child(channel, "language", feed.language)
    child(channel, "lastBuildDate", format_datetime(feed.updated))
    child(channel, "atom:link", rel="self", type=MEDIA_TYPE, href=address)
    for entry, article in zip(feed.entries, articles, strict=True):
        item = rss_item(channel, entry)
        for category in item.findall("category"):
            item.remove(category)
        for tag in dev_tags(entry.tags):
            child(item, "category", tag)
        child(item, "content:encoded", article)
    return document(root)
