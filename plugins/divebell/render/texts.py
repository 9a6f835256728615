"""All Markdown of a library. A text is converted once, and again only when what it is made from changes."""

import multiprocessing
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from divebell.library import Diagnostic, DiagnosticError, Library, Text

from .block_results import BlockResults
from .blocks.block import Block, Piece, Results
from .blocks.forms import FORMS
from .blocks.running import pieces_of
from .inserts import Surroundings, every_insert
from .markdown import MarkdownRenderer, Rendered
from .scan import Insert, Scanned, scan
from .surroundings import read_surroundings
from .text_cache import TextCache

WORTH_A_PROCESS = 60
"""Texts that take as long to convert as a process takes to start."""

type Outcome = tuple[Rendered, list[Diagnostic]]


@dataclass(frozen=True)
class Conversion:
    """One text to convert, with all that decides what it becomes."""

    text: Text
    scanned: Scanned
    prefix: str
    results: Results
    around: tuple[object, ...]
    """What of its surroundings decides what becomes of it."""


@dataclass(frozen=True)
class _Looked:
    """A text, looked through."""

    scanned: Scanned
    inserts: tuple[Insert, ...]
    """Those of its blocks' lines of Markdown, too."""
    pieces: tuple[Piece, ...]
    """Its blocks that run."""

    @classmethod
    def at(cls, text: Text) -> Self:
        scanned = scan(text)
        blocks = (insert for insert in scanned.inserts if isinstance(insert, Block) and insert.form in FORMS)
        return cls(scanned, tuple(every_insert(scanned)), tuple(piece for _, piece in pieces_of(blocks)))


class TextRenderer:
    """Converts the texts of one library after another: a text again only if what it is made from has changed.

    What was converted is kept in memory, and on disk for the next process.
    """

    def __init__(self, *, cache: Path, workers: int) -> None:
        self._store = TextCache(cache / "texts")
        self._blocks = BlockResults(cache=cache / "blocks", workers=workers)
        self._workers = workers
        self._looked: dict[Text, _Looked] = {}
        self._outcomes: dict[Text, tuple[Conversion, Outcome]] = {}

    def close(self) -> None:
        """End the blocks that are running."""
        self._blocks.close()

    def render(
        self, library: Library, *, superseded: Callable[[], bool] | None = None
    ) -> Mapping[Text, Rendered]:
        """Every text of `library` as HTML, those of future dives too, so that their mistakes show today.

        Raises `DiagnosticError` with every bad formula, unknown name and failing block, and `SupersededError`
        if, while blocks run, nobody waits for their results any more.
        """
        surroundings, diagnostics = read_surroundings(library)
        prefixes = dict(all_texts(library))
        self._looked = {text: self._looked.get(text) or _Looked.at(text) for text in prefixes}
        pieces = {text: looked.pieces for text, looked in self._looked.items()}
        results = self._blocks.of(pieces, superseded=superseded)
        before, self._outcomes = self._outcomes, {}
        pending: list[Conversion] = []
        for text, looked in self._looked.items():
            own = {piece: results[piece] for piece in looked.pieces}
            around = tuple(surroundings.used_by(looked.inserts))
            conversion = Conversion(text, looked.scanned, prefixes[text], own, around)
            outcome = before.get(text)
            if outcome and outcome[0] == conversion:
                self._outcomes[text] = outcome
            elif kept := self._store.get(conversion):
                self._outcomes[text] = conversion, (kept, [])
            else:
                pending.append(conversion)
        converted = _convert_all(pending, surroundings, self._workers)
        for conversion, new in zip(pending, converted, strict=True):
            self._outcomes[conversion.text] = conversion, new
            if not new[1]:
                self._store.put(conversion, new[0])
        diagnostics += [found for _, (_, each) in self._outcomes.values() for found in each]
        if diagnostics:
            raise DiagnosticError(diagnostics)
        return {text: rendered for text, (_, (rendered, _)) in self._outcomes.items()}


def render_texts(library: Library, *, cache: Path, workers: int) -> Mapping[Text, Rendered]:
    """Every text of one library, as `TextRenderer` gives them."""
    with closing(TextRenderer(cache=cache, workers=workers)) as renderer:
        return renderer.render(library)


def _convert_all(
    conversions: list[Conversion], surroundings: Surroundings, workers: int
) -> Iterable[Outcome]:
    """The outcome of each conversion, in order; in several processes where that pays."""
    processes = min(workers, len(conversions) // WORTH_A_PROCESS)
    if processes < 2:
        _begin(surroundings)
        return map(_convert, conversions)
    context = multiprocessing.get_context("spawn")
    try:
        with ProcessPoolExecutor(processes, context, initializer=_begin, initargs=(surroundings,)) as pool:
            return list(pool.map(_convert, conversions, chunksize=8))
    except BrokenProcessPool:  # one was killed, as systems do that run out of memory: it takes longer without
        _begin(surroundings)
        return map(_convert, conversions)


def _begin(surroundings: Surroundings) -> None:
    """Make this process ready to convert."""
    global _renderer
    _renderer = MarkdownRenderer(surroundings)


def _convert(conversion: Conversion) -> Outcome:
    return _renderer.render(conversion.text, conversion.scanned, conversion.results, prefix=conversion.prefix)


_renderer: MarkdownRenderer


def all_texts(library: Library) -> Iterator[tuple[Text, str]]:
    """Every text, with what begins its identifiers: a dive's page holds texts of four kinds."""
    for items in (library.dives, library.topics, library.case_studies):
        yield from ((item.body, "") for item in items.values())
    yield from ((spotlight.body, "spotlight-") for spotlight in library.spotlights.values())
    for problem in library.problems.values():
        yield problem.statement, "problem-"
        yield problem.explanation, "explanation-"
        yield from ((hint, f"hint-{number}-") for number, hint in enumerate(problem.hints, 1))
