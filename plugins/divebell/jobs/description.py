"""A board's HTML to the Markdown of content: a few kinds of structure, and text that means nothing else.

Kept are paragraphs, line breaks, lists, headings (all of one level) and bold type. All other markup goes,
links and images included; `script` and `style` go with what they hold. What Markdown, or Divebell's
additions to it (`$` formulas, `[[...]]` links by name), would read as more than text is escaped.
"""

import html
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

import nh3

from .answers import clean, clean_lines

MAX_CHARACTERS = 4000
"""A longer description ends after the last block that fits; the posting's own page has the rest."""

NO_DESCRIPTION = "The board gives no description; the posting's own page may."

_ALLOWED = {"p", "br", "ul", "ol", "li", "h3", "strong"}
# Elements that mean the same as an allowed one, or at least end a paragraph as it does.
_SYNONYMS = dict.fromkeys(("h1", "h2", "h4", "h5", "h6"), "h3") | {"b": "strong"}
_SYNONYMS |= dict.fromkeys(
    ("div", "section", "article", "header", "footer", "blockquote", "pre", "table", "tr", "dl", "dt", "dd"),
    "p",
)
_TAG = re.compile(rf"<(/?)({'|'.join(sorted(_SYNONYMS, key=len, reverse=True))})(?=[\s/>])", re.IGNORECASE)
_BREAKS = re.compile(r"<(?=/?(?:p|br|li|ul|ol|h[1-6]|div|tr|td)\b)", re.IGNORECASE)
_SPACES = re.compile(r"\s+")
_SPECIAL = re.compile(r"[\\`*_\[\]{}]")
_LINE_START = re.compile(r"(?:(?P<number>\d+)(?P<stop>[.)])(?=\s|$)|(?P<sign>[#>+\-!?:=|~]))")
_CUT = "…"


def to_markdown(source: str) -> str:
    """The Markdown of a description; `NO_DESCRIPTION` if nothing is left of it."""
    return shorten(_blocks(source), MAX_CHARACTERS) or NO_DESCRIPTION


def to_plain(source: str) -> str:
    """All text of a description on one line, for rules that look for words in it."""
    return clean(html.unescape(nh3.clean(_BREAKS.sub(" <", source), tags=set())))


def shorten(blocks: list[str], limit: int) -> str:
    """The blocks that fit into `limit` characters, and a sign if those are not all."""
    kept: list[str] = []
    room = limit - len(_CUT)
    for block in blocks:
        room -= len(block) + 2
        if room < 0:
            return "\n\n".join([*kept, _CUT])
        kept.append(block)
    return "\n\n".join(kept)


def _blocks(source: str) -> list[str]:
    unified = _TAG.sub(lambda match: f"<{match[1]}{_SYNONYMS[match[2].lower()]}", clean_lines(source))
    writer = _Writer()
    writer.feed(nh3.clean(unified, tags=_ALLOWED, attributes={}, strip_comments=True))
    writer.close()
    return writer.blocks()


@dataclass
class _Line:
    """Text with some of it bold, as it comes."""

    runs: list[tuple[str, bool]] = field(default_factory=list)

    def markdown(self) -> str:
        merged: list[tuple[str, bool]] = []
        for text, bold in self.runs:
            if merged and (merged[-1][1] == bold or not text.strip()):
                merged[-1] = (merged[-1][0] + text, merged[-1][1])
            else:
                merged.append((text, bold))
        return _SPACES.sub(
            " ", "".join(_strong(text) if bold else _escape(text) for text, bold in merged)
        ).strip()


class _Writer(HTMLParser):
    """Writes the Markdown of sanitised HTML, block by block."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._blocks: list[str] = []
        self._lines = [_Line()]
        self._items: list[str] = []
        self._numbers: list[int | None] = []
        self._bold = 0
        self._heading = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        match tag:
            case "br":
                self._lines.append(_Line())
            case "strong":
                self._bold += 1
            case "ul" | "ol":
                self._end_block()
                self._numbers.append(0 if tag == "ol" else None)
            case _:
                self._end_block()
                self._heading = tag == "h3"

    def handle_endtag(self, tag: str) -> None:
        match tag:
            case "br":
                pass
            case "strong":
                self._bold = max(0, self._bold - 1)
            case "ul" | "ol":
                self._end_block()
                if self._numbers:
                    self._numbers.pop()
                if not self._numbers:
                    self._end_list()
            case _:
                self._end_block()

    def handle_data(self, data: str) -> None:
        self._lines[-1].runs.append(
            (_SPACES.sub(" ", clean_lines(data)), self._bold > 0 and not self._heading)
        )

    def blocks(self) -> list[str]:
        """What was written, once all has been fed."""
        self._end_block()
        self._end_list()
        return self._blocks

    def _end_block(self) -> None:
        lines = [text for line in self._lines if (text := line.markdown())]
        self._lines = [_Line()]
        heading, self._heading = self._heading, False
        if not lines:
            return
        if self._numbers:
            self._items.append(self._bullet() + _escape_start(" ".join(lines)))
            return
        self._end_list()
        if heading:
            self._blocks.append(f"### {' '.join(lines)}")
        else:
            self._blocks.append("  \n".join(_escape_start(line) for line in lines))

    def _bullet(self) -> str:
        """What begins an item. Lists within lists are written as one: few are nested well."""
        number = self._numbers[-1]
        if number is None:
            return "- "
        self._numbers[-1] = number + 1
        return f"{number + 1}. "

    def _end_list(self) -> None:
        if self._items:
            self._blocks.append("\n".join(self._items))
            self._items = []


def _strong(text: str) -> str:
    inside = text.strip()
    if not inside:
        return " "
    before, after = text[: text.index(inside[0])], text[len(text.rstrip()) :]
    return f"{before}**{_escape(inside)}**{after}"


def _escape(text: str) -> str:
    """Text as it is: `$` as an entity, because only one kind of Markdown escapes it."""
    escaped = _SPECIAL.sub(r"\\\g<0>", text).replace("&", "&amp;")
    return escaped.replace("<", "&lt;").replace("$", "&#36;")


def _escape_start(line: str) -> str:
    """A line that does not begin a list, a heading or another block."""
    match = _LINE_START.match(line)
    if match is None:
        return line
    if match["sign"]:
        return f"&#{ord(match['sign'])};{line[1:]}"
    return f"{match['number']}&#{ord(match['stop'])};{line[match.end() :]}"
