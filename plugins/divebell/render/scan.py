"""Finds what Divebell adds to Markdown, with its place in the author's file.

Python-Markdown keeps no line numbers, so formulas, references by name and special blocks are found in
the text before it is converted. Each is replaced by a marker that Markdown passes through untouched.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from divebell.library import Text

from .blocks.block import Block
from .blocks.forms import FENCES
from .link_targets import target_problem
from .walkthroughs.parts import Part, walkthrough_parts

OPEN, CLOSE = "\ue000", "\ue001"
MARKER = re.compile(f"{OPEN}([0-9]+){CLOSE}")


@dataclass(frozen=True)
class Formula:
    """A LaTeX formula: `$…$`, or `$$…$$` for one that stands on its own."""

    latex: str
    display: bool
    line: int
    column: int
    label: str = ""
    """What it is referred to by, `eq:adam`, of `$$…$$ {#eq:adam}`; only displayed ones have one."""
    label_column: int = 0


@dataclass(frozen=True)
class Reference:
    """A link by name: `[[topic:softmax]]` or `[[topic:softmax|the softmax]]`."""

    kind: str
    slug: str
    label: str
    line: int
    column: int
    width: int


@dataclass(frozen=True)
class Caption:
    """The end of a paragraph `Table: …` or `Figure: …`, which is the caption of what it stands beside."""

    of: str
    """`tab` or `fig`."""
    label: str
    """What it is referred to by, `tab:steps`, of a `{#tab:steps}` at its end; or ""."""
    line: int
    column: int


@dataclass(frozen=True)
class CitedWork:
    """A work within a citation: `-@kingma2015, section 3`."""

    key: str
    place: str
    """Where in the work: `section 3`, or ""."""
    year_only: bool
    """Whether the text has named the authors already."""
    column: int


@dataclass(frozen=True)
class Citation:
    """`[@kingma2015]`, or `[@a; @b, section 3]`."""

    works: tuple[CitedWork, ...]
    line: int


@dataclass(frozen=True)
class Mistake:
    """What cannot be what its author meant, such as a formula that does not end."""

    code: str
    message: str
    hint: str
    line: int
    column: int
    width: int


type Insert = Formula | Reference | Block | Caption | Citation | Mistake


@dataclass(frozen=True)
class Scanned:
    """A Markdown text with markers, and what belongs in their places."""

    markdown: str
    inserts: tuple[Insert, ...]


_FENCE = re.compile(r"^(?P<indent>[ \t]*)(?P<fence>`{3,}|~{3,})(?P<info>[^\n]*)$")
_CAPTION = re.compile(r"[ \t]*(?P<of>Table|Figure):[ \t]")
_LABEL = re.compile(r"[ \t]*\{#(?P<label>[^}]*)\}[ \t]*$")
_OF = {"Table": "tab", "Figure": "fig"}
_WORK = re.compile(r"\s*(?P<minus>-?)@(?P<key>[^\s,;@]+)\s*(?:,(?P<place>[^;]*))?(?:;|$)")
_OPTION = re.compile(r"""(\w+)=(?:"([^"]*)"|'([^']*)')""")
_UNQUOTED = re.compile(r"\bexec\b")
# Each alternative begins with a character of its own, so that the search leaps from one such to the next.
_PROSE = re.compile(
    r"""
      \\(?P<escape>[\\$`\[])
    | `(?P<ticks>`*)(?P<code>.+?)(?<!`)`(?P=ticks)(?!`)
    | \$\$(?P<display>(?:(?!\n[ \t]*\n)[^$]|\\\$)+?)\$\$(?:[ \t]*\{\#(?P<equation>[^}\n]*)\})?
    | \$(?P<inline>(?=[^\s$])(?:(?!\n[ \t]*\n)(?:\\.|[^$\\]))*?(?<=[^\s\\]))\$(?![0-9])
    | \[(?<!\]\[)(?P<cited>-?@[A-Za-z][^\[\]]*)\](?!\()
    | \[\[(?P<kind>[a-z]+):(?P<slug>[^\]|\n]*)(?:\|(?P<label>[^\]\n]*))?\]\]
    | \]\((?P<target><[^<>\n]*>|[^()\s]*)
    | \$(?P<open>\$|(?<![\w$]\$)(?=[A-Za-z\\{(|]))
    """,
    re.VERBOSE | re.DOTALL,
)


def scan(text: Text) -> Scanned:
    """Replace formulas, references and special blocks in `text` by markers, and list them in order."""
    inserts: list[Insert] = []

    def marker(insert: Insert) -> str:
        inserts.append(insert)
        return f"{OPEN}{len(inserts) - 1}{CLOSE}"

    parts: list[str] = []
    prose: list[str] = []
    prose_line = text.line

    def flush() -> None:
        if prose:
            parts.append(_scan_prose("\n".join(prose), prose_line, marker))
            prose.clear()

    lines = text.text.split("\n")
    parts_of_walkthrough: dict[int, Part] = {}
    number = 0
    while number < len(lines):
        opening = _FENCE.match(lines[number])
        parts_of_walkthrough.update(walkthrough_parts(lines, number, text.line + number))
        if part := parts_of_walkthrough.get(number):
            flush()
            parts.append(f"\n{marker(part.block)}\n")
            number = part.end
            continue
        if opening is None:
            if not prose:
                prose_line = text.line + number
            caption = _caption(lines, number, text.line)
            prose.append(lines[number] if caption is None else caption[0] + marker(caption[1]))
            number += 1
            continue
        flush()
        end = _closing_fence(lines, number, opening)
        if end is None:
            fence = opening["fence"]
            column = len(opening["indent"]) + 1
            message, hint = "this block is not closed", f"end it with a line of {fence}"
            marker(Mistake("unclosed-block", message, hint, text.line + number, column, len(fence)))
            end = len(lines) - 1
        options = {name: double or single for name, double, single in _OPTION.findall(opening["info"])}
        language, _, unread = _OPTION.sub("", opening["info"]).strip().partition(" ")
        form = options.pop("exec", language if language in FENCES else None)
        if form is None and _UNQUOTED.search(unread):
            form = ""
        if form is not None:
            indent = opening["indent"]
            source = "\n".join(line.removeprefix(indent) for line in lines[number + 1 : end]) + "\n"
            block = Block(form, source, options, text.line + number, unread=" ".join(unread.split()))
            parts.append(f"\n{indent}{marker(block)}\n")
        else:
            parts.append("\n".join(lines[number : end + 1]))
        number = end + 1
    flush()
    return Scanned("\n".join(parts), tuple(inserts))


def _closing_fence(lines: list[str], start: int, opening: re.Match[str]) -> int | None:
    """The index of the fence that closes the one at `start`; None if none does."""
    fence = opening["fence"]
    for index in range(start + 1, len(lines)):
        stripped = lines[index].strip()
        if len(stripped) >= len(fence) and set(stripped) == {fence[0]}:
            return index
    return None


def _caption(lines: list[str], last: int, first_line: int) -> tuple[str, Caption] | None:
    """The caption whose paragraph ends on the line `last`, with that line, less its label.

    A paragraph that begins with `Table:` is one if a table follows, `Figure:` if a picture stands before it;
    with a label it is one anywhere, so that a label that is out of place can be told.
    """
    if not lines[last].strip() or (last + 1 < len(lines) and lines[last + 1].strip()):
        return None
    start = last
    while start > 0 and lines[start - 1].strip():
        start -= 1
    opening = _CAPTION.match(lines[start])
    if opening is None:
        return None
    label = _LABEL.search(lines[last])
    beside = next(
        filter(str.strip, lines[last + 1 :] if opening["of"] == "Table" else lines[:start][::-1]), ""
    )
    if label is None and not beside.lstrip().startswith("|" if opening["of"] == "Table" else "!["):
        return None
    end = label.start() if label else len(lines[last])
    name = label["label"].strip() if label else ""
    column = label.start("label") + 1 if label else 1
    return lines[last][:end] + " ", Caption(_OF[opening["of"]], name, first_line + last, column)


def _works(cited: str, column: int) -> Iterator[CitedWork]:
    """The works of a citation, whose text begins at `column`. What cannot be read is a work with no key."""
    end = 0
    while end < len(cited):
        work = _WORK.match(cited, end)
        if work is None:
            rest = cited[end:]
            yield CitedWork("", rest.strip(), False, column + end + len(rest) - len(rest.lstrip()))
            return
        place = " ".join((work["place"] or "").split())
        yield CitedWork(work["key"], place, bool(work["minus"]), column + work.start("key"))
        end = work.end()


def _scan_prose(prose: str, first_line: int, marker: Callable[[Insert], str]) -> str:
    def replace(match: re.Match[str]) -> str:
        if match["escape"] or match["code"]:
            return "$" if match[0] == r"\$" else match[0]
        line = first_line + prose.count("\n", 0, match.start())
        column = match.start() - prose.rfind("\n", 0, match.start())
        if match["kind"]:
            slug, label = match["slug"].strip(), (match["label"] or "").strip()
            return marker(Reference(match["kind"], slug, label, line, column, len(match[0])))
        if match["open"] is not None:
            hint = f"end it with {match[0]}"
            if match[0] == "$":
                hint += r", or write \$ for a dollar sign"
            message = "this formula is not closed"
            return marker(Mistake("unclosed-formula", message, hint, line, column, len(match[0])))
        if match["target"] is not None:
            problem = target_problem(match["target"])
            if problem is None:
                return match[0]
            column += match.start("target") - match.start()
            return marker(Mistake("bad-link", *problem, line, column, len(match["target"])))
        if match["cited"]:
            return marker(Citation(tuple(_works(match["cited"], column + 1)), line))
        if match["display"] is not None:
            label = (match["equation"] or "").strip()
            label_column = (
                match.start("equation") - prose.rfind("\n", 0, match.start("equation")) if label else 0
            )
            return marker(Formula(match["display"], True, line, column + 2, label, label_column))
        return marker(Formula(match["inline"], False, line, column + 1))

    return _PROSE.sub(replace, prose)
