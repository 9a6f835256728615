"""Strangers' Markdown as Markdown that the site takes: harmless, and with nothing of it lost.

A text is gone through line by line, outside code. Each line gives one line, so that places in the source stay
places; only what is joined at the end moves them.
"""

import html
import re
from collections.abc import Callable, Iterator
from typing import Final
from urllib.parse import urlsplit

from divebell.library import Text
from divebell.render.blocks.block import Block
from divebell.render.formulas import PLAIN, FormulaError
from divebell.render.scan import MARKER, Citation, Formula, Mistake, Reference, scan

from .draft import Note, Prose

type Report = Callable[[int, str], None]
"""Takes the line and what became of something on it."""

_FENCE: Final = re.compile(r"^(?P<indent>[ \t]*)(?P<fence>`{3,}|~{3,})[ \t]*(?P<info>[^\n`]*)$")
_LANGUAGE: Final = re.compile(r"^\{?\.?([A-Za-z0-9_+#-]+)")
_KEPT: Final = re.compile(
    r"(?P<ticks>`+)(?P<code>.+?)(?<!`)(?P=ticks)(?!`)|\$\$(?:[^$]|\\\$)+?\$\$|\$(?!\s)(?:\\.|[^$\\\n])+?(?<!\s)\$(?!\d)",
    re.DOTALL,
)
"""Code and formulas: what the changes to prose leave alone."""
_BRACKETED: Final = re.compile(r"\\{1,2}(?P<open>[(\[])(?P<latex>.+?)\\{1,2}(?P<close>[)\]])", re.DOTALL)
_ON_LINES: Final = re.compile(r"^\$[ \t]*\n(?P<latex>(?:[^$\n]*\S[^$\n]*\n)+)\$(?=[ \t]*$)", re.MULTILINE)
"""A formula between lines that hold one dollar each."""
_SPACED: Final = re.compile(
    r"""
      (?<![\\$\w]) \$ [ \t]+ (?P<latex> [^$\n]* [\\_^={}] [^$\n]*? ) [ \t]+ \$ (?![$\w])
    | (?<![\\$\w]) \$ [ \t]* (?P<one> \\ [^$\n]*? ) [ \t]+ \$ (?![$\w])
    """,
    re.VERBOSE,
)
"""`$ x_1 $`: a formula, by what is in it, with spaces that ours does not have."""
_HEADING: Final = re.compile(r"^(#{1,6})[ \t]*(?=[^#\s])(.*?)[ \t]*#*$")
_IMAGE: Final = re.compile(
    r"!\[(?P<alt>[^\]]*)\](?:\(\s*<?(?P<url>[^)\s>]*)>?(?:\s+\"[^\"]*\")?\s*\)|\[[^\]]*\])"
)
_LINK: Final = re.compile(
    r"(?<!!)\[(?P<label>[^\]\[]*)\]\(\s*<?(?P<url>[^)\s>]*)>?(?P<title>\s+\"[^\"]*\")?\s*\)"
)
_DEFINITION: Final = re.compile(r"^[ ]{0,3}\[(?P<label>[^\]]+)\]:[ \t]*<?(?P<url>\S+?)>?(?:[ \t].*)?$")
_TAG: Final = re.compile(
    r"<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9-]*)(?P<attributes>(?:\s[^<>]*)?)/?>|<!--.*?-->", re.DOTALL
)
_ATTRIBUTE: Final = re.compile(
    r"""(?P<name>[A-Za-z-]+)\s*=\s*(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)'|(?P<bare>[^\s"'>]+))"""
)
_ITEM: Final = re.compile(r"^(?P<indent>[ \t]*)(?P<mark>[-*+]|\d{1,3}[.)])(?P<gap>[ \t]+)(?P<text>\S.*)$")
_ESCAPED_DOLLAR: Final = "\ue002"
_CHILD: Final = 2
"""By how many columns an item, or a paragraph, stands right of the mark of the item that it belongs to."""
_CITATION: Final = re.compile(r"(?<!\\)\[(?=-?@[A-Za-z][^\[\]]*\](?!\())")
_SCHEMES: Final = ("http", "https", "mailto")
_INLINE_TAGS: Final = ("b", "br", "code", "em", "i", "kbd", "s", "strong", "sub", "sup", "u")
"""Elements that stay; they lose their attributes."""
_BARE_TAGS: Final = ("center", "div", "font", "p", "section", "span", "small", "big", "details", "summary")
"""Elements of which only what they hold stays."""


def convert_prose(parts: tuple[Prose, ...]) -> tuple[str, list[Note]]:
    """The parts as one Markdown text, and what could not be carried over as it was.

    A text that would still ask for something of the site, as one with backticks that pair in two ways can, is
    shown as it is written.
    """
    written = [part for part in parts if part.text.strip()]
    texts, notes = [], []
    for part in written:
        text, found = _convert(part)
        texts.append(text)
        notes += found
    joined = _joined(texts)
    if any(isinstance(insert, Block | Citation | Reference) for insert in scan(Text("", 1, joined)).inserts):
        notes = [Note(f"{part.path}:{part.line}", "the text is shown as it is written") for part in written]
        joined = _joined([_as_code(part.text) for part in written])
    return joined, notes


def _joined(texts: list[str]) -> str:
    kept = [text.strip("\n") for text in texts if text.strip()]
    return "\n\n".join(kept) + "\n" if kept else ""


def _as_code(text: str) -> str:
    fence = "`" * (max(map(len, re.findall("`+", text)), default=2) + 1)
    return f"{fence}text\n{text}\n{fence}"


def _convert(part: Prose) -> tuple[str, list[Note]]:
    notes: list[Note] = []

    def report(line: int, message: str) -> None:
        notes.append(Note(f"{part.path}:{line}", message))

    pieces = []
    for line, piece, is_code in _pieces(part.text):
        number = part.line + line
        pieces.append(piece if is_code else _prose(piece, number, report))
    return _laid_out("\n".join(pieces), part.line, report), notes


def _pieces(text: str) -> Iterator[tuple[int, str, bool]]:
    """Runs of prose and fenced blocks of code, each with the index of its first line."""
    lines = text.split("\n")
    start = number = 0
    while number < len(lines):
        opening = _FENCE.match(lines[number])
        if opening is None:
            number += 1
            continue
        if number > start:
            yield start, "\n".join(lines[start:number]), False
        end = number + 1
        while end < len(lines) and not _closes(lines[end], opening["fence"]):
            end += 1
        # The info string may ask for more than colours: a block with `exec` runs when the site is built.
        language = _LANGUAGE.match(opening["info"])
        first = f"{opening['indent']}{opening['fence']}{language[1].lower() if language else 'text'}"
        closing = lines[end] if end < len(lines) else f"{opening['indent']}{opening['fence']}"
        yield number, "\n".join([first, *lines[number + 1 : end], closing]), True
        start = number = end + 1
    if start < len(lines):
        yield start, "\n".join(lines[start:]), False


def _closes(line: str, fence: str) -> bool:
    stripped = line.strip()
    return len(stripped) >= len(fence) and set(stripped) == {fence[0]}


def _prose(text: str, first: int, report: Report) -> str:
    """A run of prose with other ways to write formulas as `$…$`, and the rest made harmless."""
    text = _outside_code(text, _with_our_formulas)
    parts, end = [], 0
    for kept in _KEPT.finditer(text):
        line = first + text.count("\n", 0, end)
        parts += [_harmless(text[end : kept.start()], line, report), kept[0]]
        end = kept.end()
    parts.append(_harmless(text[end:], first + text.count("\n", 0, end), report))
    return "".join(parts)


def _with_our_formulas(text: str) -> str:
    text = _BRACKETED.sub(_dollars, text)
    text = _ON_LINES.sub(lambda match: f"$$\n{match['latex']}$$", text)
    return _SPACED.sub(_unspaced, text)


def _outside_code(text: str, change: Callable[[str], str]) -> str:
    parts, end = [], 0
    for code in re.finditer(r"(`+)(.+?)(?<!`)\1(?!`)", text, re.DOTALL):
        parts += [change(text[end : code.start()]), code[0]]
        end = code.end()
    return "".join([*parts, change(text[end:])])


def _dollars(match: re.Match[str]) -> str:
    pair = match["open"] + match["close"]
    latex = match["latex"].strip(" \t") if pair == "()" else match["latex"]
    if pair == "[]":
        return f"$${latex}$$"
    return f"${latex}$" if pair == "()" and "\n\n" not in latex else match[0]


def _unspaced(match: re.Match[str]) -> str:
    return f"${(match['latex'] or match['one']).strip()}$"


def _harmless(text: str, first: int, report: Report) -> str:
    """Prose without code and formulas, whose HTML, images and links do nothing but show what they are."""

    def at(match: re.Match[str]) -> int:
        return first + match.string.count("\n", 0, match.start())

    def tag(match: re.Match[str]) -> str:
        return _tag(match, lambda message: report(at(match), message))

    def image(match: re.Match[str]) -> str:
        alt, url = match["alt"].strip(), match["url"] or ""
        if _is_web(url):
            report(at(match), f"the image {url} is linked, not shown: the site loads nothing from elsewhere")
            return f"[{alt or 'Image'}]({url})"
        report(at(match), f"the image {url[:60] or alt!r} is left out: there is no file of it in the layout")
        return f"*{alt or 'Image'}*"

    def link(match: re.Match[str]) -> str:
        if _is_web(match["url"]) or match["url"].startswith("#"):
            return match[0]
        report(at(match), f"the link to {match['url'][:60]!r} leads nowhere here: its words are left")
        return match["label"]

    text = re.sub(
        r"(?<![\\{])\{(?=[^{}\n]*\})", r"\\{", text
    )  # `{: onclick=... }` gives an element attributes
    text = text.replace("[[", "[&#91;")  # `[[topic:...]]` is ours
    text = _TAG.sub(tag, text)
    text = _IMAGE.sub(image, text)
    text = _LINK.sub(link, text)
    text = _CITATION.sub(r"\\[", text)  # `[@kingma2015]` is ours
    lines = []
    for number, line in enumerate(text.split("\n")):
        definition = _DEFINITION.match(line)
        if definition and not definition["label"].startswith("^") and not _is_web(definition["url"]):
            report(
                first + number, f"the link to {definition['url'][:60]!r} leads nowhere here: it is left out"
            )
            lines.append("")
        else:
            lines.append(line)
    return "\n".join(lines)


def _tag(match: re.Match[str], report: Callable[[str], None]) -> str:
    if match["name"] is None:
        report("a comment is left out")
        return "\n" * match[0].count("\n")
    name = match["name"].lower()
    attributes = {
        found["name"].lower(): found["double"] or found["single"] or found["bare"] or ""
        for found in _ATTRIBUTE.finditer(match["attributes"])
    }
    if name in _INLINE_TAGS:
        return f"<{match['end']}{name}>"
    if name in _BARE_TAGS:
        return "\n" * match[0].count("\n")
    if name == "img":
        return f"![{attributes.get('alt', '')}]({attributes.get('src', '')})"
    if name == "hr":
        return "\n---\n" if match.start() == 0 else "---"
    if name == "a":
        return "" if not _is_web(attributes.get("href", "")) else f"<{attributes['href']}> "
    if not match["end"]:
        report(f"the HTML element <{name}> is shown as it is written")
    return html.escape(match[0], quote=False)


def _is_web(url: str) -> bool:
    try:
        return urlsplit(url).scheme.lower() in _SCHEMES
    except ValueError:
        return False


def _laid_out(text: str, first: int, report: Report) -> str:
    """`text` with lists and headings as the site takes them, and formulas that do not convert as code."""
    text = text.replace(r"\$", _ESCAPED_DOLLAR)
    lines = text.split("\n")
    scanned = scan(Text("", first, text))
    laid_out = _with_lists(_with_sunk_headings(scanned.markdown))

    def restored(match: re.Match[str]) -> str:
        match scanned.inserts[int(match[1])]:
            case Formula() as formula:
                return _formula(formula, report)
            case Mistake(line=line, column=column, width=width) as mistake:
                written = lines[line - first][column - 1 :][:width]
                unclosed = mistake.code == "unclosed-formula"
                return written.replace("$", _ESCAPED_DOLLAR) if unclosed else rf"]\({written}"
            case _:
                return ""

    return MARKER.sub(restored, laid_out).replace(_ESCAPED_DOLLAR, r"\$")


def _formula(formula: Formula, report: Report) -> str:
    try:
        PLAIN.to_mathml(formula.latex, display=formula.display)
    except FormulaError as error:
        report(formula.line, f"a formula is shown as code: {error}")
        latex = " ".join(formula.latex.split())
        return f"`` {latex} ``" if "`" in latex else f"`{latex}`"
    mark = "$$" if formula.display else "$"
    return f"{mark}{formula.latex}{mark}"


def _with_sunk_headings(text: str) -> str:
    """`text` with its highest headings on the second level: the first is the page's title."""
    lines = [(line, None if in_code else _HEADING.match(line)) for line, in_code in _lines(text)]
    shift = 2 - min((len(match[1]) for _, match in lines if match), default=2)
    return "\n".join(
        f"{'#' * min(max(len(match[1]) + shift, 2), 6)} {match[2]}" if match else line
        for line, match in lines
    )


def _lines(text: str) -> Iterator[tuple[str, bool]]:
    """Each line, and whether it is one of code."""
    for _, piece, is_code in _pieces(text):
        yield from ((line, is_code) for line in piece.split("\n"))


def _with_lists(text: str) -> str:
    """`text` with lists as Python-Markdown takes them: a blank line before, and four spaces a level."""
    out: list[str] = []
    marks: list[int] = []  # the columns of the marks of the items that are open
    blank, after_text, in_block, margin = True, False, False, 0
    for line, in_code in _lines(text):
        width = len(line.expandtabs(4)) - len(line.expandtabs(4).lstrip())
        item = None if in_code else _ITEM.match(line)
        if in_code and not in_block:
            margin = width
        if not line.strip():
            out.append("")
        elif in_code and in_block:
            out.append(_indented(line, margin, marks))
        elif item:
            depth = len(marks)
            while marks and width - marks[-1] < _CHILD:
                marks.pop()
            if after_text and len(marks) == depth:  # the first item of a list, right below a paragraph
                out.append("")
            out.append(f"{'    ' * len(marks)}{item['mark'].replace(')', '.')} {item['text']}")
            marks.append(width)
        else:
            while marks and blank and width - marks[-1] < _CHILD:
                marks.pop()
            if _HEADING.match(line):
                marks.clear()
            out.append(_indented(line, width, marks))
        blank, in_block = not line.strip(), in_code
        after_text = not (blank or item or in_code)
    return "\n".join(out)


def _indented(line: str, margin: int, marks: list[int]) -> str:
    """A line that belongs to the innermost open item; a line of no list stays as it is."""
    if not marks:
        return line
    expanded = line.expandtabs(4)
    return "    " * len(marks) + expanded[min(margin, len(expanded) - len(expanded.lstrip())) :]
