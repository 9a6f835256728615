"""All Markdown of a library. A text is converted once, and again only when what it is made from changes."""

import multiprocessing
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from divebell.library import Diagnostic, DiagnosticError, Library, Text

from .blocks.block import Block, Results
from .blocks.forms import FORMS
from .blocks.running import run_blocks
from .inserts import Surroundings
from .markdown import MarkdownRenderer, Rendered
from .scan import Scanned, scan
from .surroundings import read_surroundings
from .text_cache import TextCache

WORTH_A_PROCESS = 60
"""Texts that take as long to convert as a process takes to start."""

type Outcome = tuple[Rendered, list[Diagnostic]]


@dataclass(frozen=True)
class Conversion:
    """One text to convert, with all that decides what it becomes, but for its surroundings."""

    text: Text
    scanned: Scanned
    prefix: str
    results: Results


def render_texts(library: Library, *, cache: Path, workers: int) -> Mapping[Text, Rendered]:
    """Every text of `library` as HTML, those of future dives too, so that their mistakes show today.

    Raises `DiagnosticError` with every bad formula, unknown name and failing block.
    """
    surroundings, diagnostics = read_surroundings(library)
    prefixes = dict(_texts(library))
    scanned = {text: scan(text) for text in prefixes}
    results = run_blocks(
        (block for each in scanned.values() for block in _blocks(each)),
        cache=cache / "blocks",
        workers=workers,
    )
    store = TextCache(cache / "texts", surroundings)
    rendered: dict[Text, Rendered] = {}
    pending: list[Conversion] = []
    for text, each in scanned.items():
        pieces = (FORMS[block.form].piece(block) for block in _blocks(each))
        own = {piece: results[piece] for piece in pieces if piece in results}
        conversion = Conversion(text, each, prefixes[text], own)
        if kept := store.get(conversion):
            rendered[text] = kept
        else:
            pending.append(conversion)
    for conversion, (new, found) in zip(pending, _convert_all(pending, surroundings, workers), strict=True):
        rendered[conversion.text] = new
        diagnostics += found
        if not found:
            store.put(conversion, new)
    if diagnostics:
        raise DiagnosticError(diagnostics)
    return rendered


def _convert_all(
    conversions: list[Conversion], surroundings: Surroundings, workers: int
) -> Iterable[Outcome]:
    """The outcome of each conversion, in order; in several processes where that pays."""
    processes = min(workers, len(conversions) // WORTH_A_PROCESS)
    if processes < 2:
        _begin(surroundings)
        return map(_convert, conversions)
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, context, initializer=_begin, initargs=(surroundings,)) as pool:
        return list(pool.map(_convert, conversions, chunksize=8))


def _begin(surroundings: Surroundings) -> None:
    """Make this process ready to convert."""
    global _renderer
    _renderer = MarkdownRenderer(surroundings)


def _convert(conversion: Conversion) -> Outcome:
    return _renderer.render(conversion.text, conversion.scanned, conversion.results, prefix=conversion.prefix)


_renderer: MarkdownRenderer


def _blocks(scanned: Scanned) -> Iterator[Block]:
    return (insert for insert in scanned.inserts if isinstance(insert, Block) and insert.form in FORMS)


def _texts(library: Library) -> Iterator[tuple[Text, str]]:
    """Every text, with what begins its identifiers: a dive's page holds texts of four kinds."""
    for items in (library.dives, library.topics, library.case_studies):
        yield from ((item.body, "") for item in items.values())
    yield from ((spotlight.body, "spotlight-") for spotlight in library.spotlights.values())
    for problem in library.problems.values():
        yield problem.statement, "problem-"
        yield problem.explanation, "explanation-"
        yield from ((hint, f"hint-{number}-") for number, hint in enumerate(problem.hints, 1))
