"""Markdown by its lines: what is code and what is prose, and paragraphs on one line each."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})")
_STARTS_A_BLOCK = re.compile(
    r"\s*$|\s*([-*+]|\d+[.)])\s|\s*[#>|<]|\s*:\s|\s*\[\^|\s*(!!!|\?\?\?|===)|\s*!\[|(\s{4,}|\t)\S"
)
_ENDS_A_LINE = re.compile(r"  $|\\$|^\s*#|^\s*\||^\s*<")
_CONTAINER = re.compile(r'^(?:!!!|\?\?\?\+?|===!?\+?)[ \t]*([\w -]*?)[ \t]*(?:"([^"]*)")?[ \t]*$')
_CODE = re.compile(
    r"(^[ \t]*(?:>[ \t]?)*(`{3,}|~{3,}).*?^[ \t]*(?:>[ \t]?)*\2[`~]*[ \t]*$|(`+)(?:(?!\3).)+?\3)",
    re.MULTILINE | re.DOTALL,
)


def without_containers(lines: Sequence[str]) -> Iterator[str]:
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
        yield from (f"> {line}".rstrip() for line in joined(inside))
        yield ""


def joined(lines: Iterable[str]) -> Iterator[str]:
    """`lines` with each paragraph on one line, since some sites show every line's end; one blank between."""
    fence = ""
    paragraph = ""
    blank = True
    for line in lines:
        delimiter = _FENCE.match(line)
        goes_on = paragraph and not _ENDS_A_LINE.search(paragraph) and not _STARTS_A_BLOCK.match(line)
        if not fence and not delimiter and goes_on:
            paragraph = f"{paragraph} {line.strip()}"
            continue
        if paragraph:
            yield paragraph
            paragraph, blank = "", False
        if fence or delimiter:
            yield line
            blank = False
            if not fence and delimiter:
                fence = delimiter[1]
            elif delimiter and delimiter[1].startswith(fence) and not line.strip().strip(fence[0]):
                fence = ""
        elif line.strip():
            paragraph = line
        elif not blank:
            yield ""
            blank = True
    if paragraph:
        yield paragraph


def outside_code(markdown: str, change: Callable[[str], str]) -> str:
    parts: list[str] = []
    end = 0
    for code in _CODE.finditer(markdown):
        parts += [change(markdown[end : code.start()]), code[0]]
        end = code.end()
    return "".join([*parts, change(markdown[end:])])
