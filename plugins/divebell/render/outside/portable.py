"""A text as Markdown that other sites and plain-text readers take.

What Divebell adds to Markdown is written out: references by name become absolute links, figures become
pictures, and blocks that run are followed by what they printed. Formulas are written as the reader of the
text wants them.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol
from urllib.parse import urljoin

from divebell.library import Text
from divebell.render.markdown import Resolve, Target
from divebell.render.scan import MARKER, Block, Formula, Insert, Reference, scan

from .figures import Figure


class WriteFormula(Protocol):
    """How a formula is written; in a table's row, an upright bar would end the cell."""

    def __call__(self, formula: Formula, *, in_table: bool) -> str: ...


_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})")
_BLOCK = re.compile(f"^([ \t]*){MARKER.pattern}$", re.MULTILINE)
_STARTS_A_BLOCK = re.compile(
    r"\s*$|\s*([-*+]|\d+[.)])\s|\s*[#>|<]|\s*:\s|\s*\[\^|\s*(!!!|\?\?\?|===)|\s*!\[|(\s{4,}|\t)\S"
)
_ENDS_A_LINE = re.compile(r"  $|\\$|^\s*#|^\s*\||^\s*<")
_ATTRIBUTES = re.compile(r"[ \t]*\{:?[ \t]*[#.][^{}\n]*\}[ \t]*$", re.MULTILINE)
_CONTAINER = re.compile(r'^(?:!!!|\?\?\?\+?|===!?\+?)[ \t]*([\w -]*?)[ \t]*(?:"([^"]*)")?[ \t]*$')
_LINK = re.compile(r"(\]\()(?![a-z]+:)([^)\s]+)")


@dataclass(frozen=True)
class Place:
    """Where a text stands, and what its names and pictures are."""

    page: str
    """The absolute address of the page that shows it."""
    site: str
    """The absolute address of the site's root."""
    resolve: Resolve
    figures: Mapping[str, Figure]


def portable_markdown(
    markdown: str,
    inserts: tuple[Insert, ...],
    made: tuple[str, ...],
    place: Place,
    *,
    formula: WriteFormula,
    prose: Callable[[str], str] = lambda text: text,
) -> str:
    """A scanned text, written out. `prose` is applied to what is neither code nor one of `inserts`."""

    def block(match: re.Match[str]) -> str:
        index = int(match[2])
        insert = inserts[index]
        if not isinstance(insert, Block):
            return match[0]
        lines = _block(insert, made[index], place, formula, prose)
        return "\n".join(match[1] + line if line else "" for line in lines)

    def inline(match: re.Match[str]) -> str:
        insert = inserts[int(match[1])]
        if isinstance(insert, Formula):
            line = match.string[match.string.rfind("\n", 0, match.start()) + 1 : match.start()]
            return formula(insert, in_table=line.lstrip().startswith("|"))
        return _link(insert, place) if isinstance(insert, Reference) else ""

    plain = "\n".join(_joined(_without_containers(markdown.split("\n"))))
    plain = _outside_code(plain, lambda text: prose(_absolute(_ATTRIBUTES.sub("", text), place)))
    return MARKER.sub(inline, _BLOCK.sub(block, plain)).strip("\n") + "\n"


def _link(reference: Reference, place: Place) -> str:
    target = place.resolve(reference)
    if not isinstance(target, Target):
        raise ValueError(f"{target}: the text was not checked")
    return f"[{reference.label or target.title}]({urljoin(place.site, target.url)})"


def _absolute(text: str, place: Place) -> str:
    return _LINK.sub(lambda match: match[1] + urljoin(place.page, match[2]), text)


def _block(
    block: Block, made: str, place: Place, formula: WriteFormula, prose: Callable[[str], str]
) -> Iterator[str]:
    """The lines of a block with what it gave."""
    if block.form == "figure":
        alt = block.options["alt"].replace("[", "(").replace("]", ")")
        caption = scan(Text("", 1, block.options["caption"]))
        written = portable_markdown(
            caption.markdown, caption.inserts, (), place, formula=formula, prose=prose
        )
        yield f"![{alt}]({urljoin(place.site, place.figures[made].url)})"
        yield ""
        yield written.strip()
        return
    yield from _fenced("python", block.source)
    yield ""
    yield from _fenced("text", made)


def _fenced(language: str, code: str) -> Iterator[str]:
    fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`{3,}", code)), 3)
    yield fence + language
    yield from code.rstrip("\n").split("\n")
    yield fence


def _without_containers(lines: list[str]) -> Iterator[str]:
    """Admonitions and tabs as quotations with a bold first line, which every Markdown has."""
    index = 0
    while index < len(lines):
        opening = _CONTAINER.match(lines[index])
        index += 1
        if opening is None:
            yield lines[index - 1]
            continue
        kind = (opening[1] or "").split(" ")[0].capitalize()
        title = kind if opening[2] is None else opening[2]
        inside: list[str] = []
        while index < len(lines) and (not lines[index].strip() or lines[index].startswith("    ")):
            inside.append(lines[index][4:])
            index += 1
        while inside and not inside[-1].strip():
            inside.pop()
        if title:
            yield from (f"> **{title}**", ">")
        yield from (f"> {line}".rstrip() for line in _joined(inside))
        yield ""


def _joined(lines: Iterator[str] | list[str]) -> Iterator[str]:
    """`lines` with each paragraph on one line: some sites show every line's end."""
    fence = ""
    paragraph: str | None = None
    for line in lines:
        opening = _FENCE.match(line)
        if fence or opening:
            if paragraph is not None:
                yield paragraph
                paragraph = None
            yield line
            if not fence and opening:
                fence = opening[1]
            elif opening and opening[1].startswith(fence) and not line.strip().strip(fence[0]):
                fence = ""
            continue
        if paragraph is not None and not _ENDS_A_LINE.search(paragraph) and not _STARTS_A_BLOCK.match(line):
            paragraph = f"{paragraph} {line.strip()}"
            continue
        if paragraph is not None:
            yield paragraph
        paragraph = line if line.strip() else None
        if paragraph is None:
            yield line
    if paragraph is not None:
        yield paragraph


_CODE = re.compile(
    r"(^[ \t]*(?:>[ \t]?)*(`{3,}|~{3,}).*?^[ \t]*(?:>[ \t]?)*\2[`~]*[ \t]*$|(`+)(?:(?!\3).)+?\3)",
    re.MULTILINE | re.DOTALL,
)


def _outside_code(markdown: str, change: Callable[[str], str]) -> str:
    parts: list[str] = []
    end = 0
    for code in _CODE.finditer(markdown):
        parts += [change(markdown[end : code.start()]), code[0]]
        end = code.end()
    return "".join([*parts, change(markdown[end:])])
