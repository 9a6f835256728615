"""What stands in the place of each marker of a text, and what is wrong with it."""

import html
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from divebell.library import Diagnostic, Text
from divebell.library.diagnostics import UNKNOWN_REFERENCE
from divebell.library.suggest import did_you_mean

from .bibliography import NO_WORKS, Bibliography
from .blocks.block import Block, Result, Results, Shown
from .blocks.form import Form
from .blocks.forms import EXEC, FORMS
from .blocks.running import pieces_of
from .citations import Citations
from .formulas import PLAIN, FormulaError, Notation, diagnose
from .labels import KINDS, Labels, identifier
from .places import at
from .scan import MARKER, Caption, Citation, Formula, Insert, Mistake, Reference, Scanned, scan

ROOT = "root:"
"""Begins every address within the site; `Rendered.for_page` makes it relative to a page."""

_BESIDE = {"tab": ("table", "under"), "fig": ("picture", "above")}
"""What a caption stands beside, and where that is."""
_CODE = re.compile(r"`([^`]+)`")


@dataclass(frozen=True)
class Target:
    """What a link by name leads to."""

    title: str
    url: str


type Resolve = Callable[[Reference], Target | str]
"""The target of a reference, or what is wrong with it."""


@dataclass(frozen=True)
class Surroundings:
    """What texts share: the pages that they link to, their macros, and the works that they cite."""

    resolve: Resolve
    notation: Notation = PLAIN
    bibliography: Bibliography = NO_WORKS

    def used_by(self, inserts: Iterable[Insert]) -> Iterator[object]:
        """What of them decides what becomes of `inserts`."""
        formulas: list[str] = []
        for insert in inserts:
            match insert:
                case Formula():
                    formulas.append(insert.latex)
                case Reference() if insert.kind not in KINDS:
                    yield self.resolve(insert)
                case Citation():
                    yield [self.bibliography.works.get(work.key) for work in insert.works]
        yield self.notation.used_in(formulas)


def every_insert(scanned: Scanned) -> Iterator[Insert]:
    """The inserts of a text, and after each block those of its lines of Markdown."""
    for insert in scanned.inserts:
        yield insert
        if isinstance(insert, Block) and insert.form in FORMS and not insert.part:
            for inline in FORMS[insert.form].inline_texts(insert):
                yield from scan(Text("", 1, inline.text)).inserts


class Inserts:
    """The inserts of one text, made.

    `raw` is what became of each: MathML, a link, or what came of running a block. `html` is what stands in
    the page for it.
    """

    def __init__(
        self, text: Text, scanned: Scanned, results: Results, surroundings: Surroundings, prefix: str
    ) -> None:
        self._text = text
        self._inserts = scanned.inserts
        self._results = results
        self._surroundings = surroundings
        self._prefix = prefix
        self._pieces = {id(block): piece for block, piece in pieces_of(self._blocks())}
        self._within = {id(block): list(_inline_texts(block, text)) for block in self._blocks()}
        within = [
            insert for texts in self._within.values() for _, inline in texts for insert in inline.inserts
        ]
        self.labels = Labels(scanned.inserts, within, prefix)
        cited = (insert for insert in (*scanned.inserts, *within) if isinstance(insert, Citation))
        self.citations = Citations(cited, surroundings.bibliography, prefix)
        self.diagnostics: list[Diagnostic] = []
        self.raw = tuple(self._raw(insert) for insert in scanned.inserts)
        self.diagnostics += self.labels.diagnostics(text)
        self.diagnostics += self.citations.diagnostics(text)

    @cached_property
    def html(self) -> tuple[str, ...]:
        """The HTML of each insert; to be asked for if there are no diagnostics."""
        return tuple(map(self._html, range(len(self._inserts))))

    @property
    def blocks(self) -> tuple[str, ...]:
        """The HTML of each block."""
        return tuple(
            html for insert, html in zip(self._inserts, self.html, strict=True) if isinstance(insert, Block)
        )

    def name(self, index: int) -> tuple[str, str]:
        """What the text calls the insert of a number (`Figure 3`), and its identifier; "" for neither."""
        insert = self._inserts[index]
        label = insert.label if isinstance(insert, Caption | Formula) else ""
        if isinstance(insert, Block) and FORMS[insert.form].labelled:
            label = insert.options.get("id", "")
        return self.labels.called(index), identifier(label, self._prefix)

    def report_captions(self, misplaced: set[int]) -> None:
        """Say that the captions of those numbers stand beside nothing."""
        for index in sorted(misplaced):
            caption = self._inserts[index]
            if isinstance(caption, Caption):
                what, where = _BESIDE[caption.of]
                self._report("caption", caption.line, 1, f"this caption has no {what} {where} it")

    def _blocks(self) -> Iterator[Block]:
        return (insert for insert in self._inserts if isinstance(insert, Block) and insert.form in FORMS)

    def _raw(self, insert: Insert) -> str:
        match insert:
            case Formula():
                return self._formula(insert)
            case Reference() if insert.kind not in KINDS:
                target = self._surroundings.resolve(insert)
                if isinstance(target, Target):
                    return f'<a href="{ROOT}{target.url}">{html.escape(insert.label or target.title)}</a>'
                message, _, hint = target.partition("; ")
                self._report(UNKNOWN_REFERENCE, insert.line, insert.column, message, insert.width, hint)
            case Reference():
                return self.labels.link(insert)
            case Block(form=""):
                message = f'{insert.unread}: say what it gives, as in exec="output"'
                self._report_line("block-option", insert.line, message)
            case Block() if insert.form not in FORMS:
                message = f'exec="{insert.form}" is not one of: {", ".join(EXEC)}'
                hint = did_you_mean(insert.form, EXEC)
                self._report_line("unknown-block", insert.line, message, hint=hint)
            case Block():
                return self._block(insert, FORMS[insert.form])
            case Mistake(code, message, hint, line, column, width):
                self._report(code, line, column, message, width, hint)
            case Caption() | Citation():
                pass  # nothing of them can be made before the whole text is known
        return ""

    def _formula(self, formula: Formula) -> str:
        try:
            return self._surroundings.notation.to_mathml(formula.latex, display=formula.display)
        except FormulaError as error:
            self.diagnostics.append(diagnose(formula, error, self._text))
            return ""

    def _block(self, block: Block, form: Form) -> str:
        mistakes = [] if block.part else list(form.mistakes(block))
        for message, below in mistakes:
            self._report_line("block-option", block.line + below, message)
        found = len(self.diagnostics)
        for what, inline in self._within[id(block)]:
            for insert in inline.inserts:
                if isinstance(insert, Formula | Reference):
                    self._raw(insert)
            for index in range(found, len(self.diagnostics)):
                told = self.diagnostics[index]
                self.diagnostics[index] = replace(told, message=f"{what}: {told.message}")
            found = len(self.diagnostics)
        piece = self._pieces.get(id(block))
        result = self._results.get(piece, Result()) if piece else Result()
        if result.error and not mistakes and not block.part:
            self._report_line("block-failed", block.line + result.line, result.error)
        return result.result

    def _report_line(self, code: str, line: int, message: str, hint: str = "") -> None:
        """Report a line as a whole."""
        lines = self._text.text.split("\n")
        index = line - self._text.line
        written = lines[index] if index < len(lines) else ""
        column = len(written) - len(written.lstrip()) + 1
        self._report(code, line, column, message, max(1, len(written.strip())), hint)

    def _report(
        self, code: str, line: int, column: int, message: str, width: int = 1, hint: str = ""
    ) -> None:
        found = at(self._text, line, column, message, code=code, hint=hint, width=width)
        self.diagnostics.append(found)

    def _html(self, index: int) -> str:
        insert, raw = self._inserts[index], self.raw[index]
        match insert:
            case Formula(label=label) if label:
                called, id_ = self.name(index)
                number = f'<span class="equation-number">{called}</span>'
                return f'<span id="{id_}" class="equation">{raw}{number}</span>'
            case Citation():
                return self.citations.html(insert)
            case Block():
                return FORMS[insert.form].html(Shown(insert, raw, self.inline, *self.name(index)))
        return raw

    def inline(self, written: str) -> str:
        """A line of Markdown in a block, with its formulas, code, references and citations."""
        scanned = scan(Text("", 1, written))
        made = []
        for insert in scanned.inserts:
            match insert:
                case Citation():
                    made.append(self.citations.html(insert))
                case Formula(latex=latex):
                    made.append(self._surroundings.notation.to_mathml(latex, display=False))
                case _:
                    made.append(self._raw(insert))
        escaped = _CODE.sub(r"<code>\1</code>", html.escape(scanned.markdown, quote=False))
        return MARKER.sub(lambda match: made[int(match[1])], escaped)


def _inline_texts(block: Block, text: Text) -> Iterator[tuple[str, Scanned]]:
    """The lines of Markdown in a block, each with what to call it, and its inserts with their places."""
    if block.part:
        return
    lines = text.text.split("\n")
    for inline in FORMS[block.form].inline_texts(block):
        line = block.line + inline.lines_below
        before = max(0, lines[line - text.line].find(inline.text))
        scanned = scan(Text(text.path, line, inline.text))
        placed = tuple(_shifted(insert, before) for insert in scanned.inserts)
        yield inline.what, replace(scanned, inserts=placed)


def _shifted(insert: Insert, columns: int) -> Insert:
    """`insert`, of a line that begins so many columns further on."""
    match insert:
        case Citation():
            works = tuple(replace(work, column=work.column + columns) for work in insert.works)
            return replace(insert, works=works)
        case Formula() | Reference():
            return replace(insert, column=insert.column + columns)
    return insert
