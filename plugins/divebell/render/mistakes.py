"""What is wrong with the texts of a library, found without converting them.

It finds what a build would, by what comes before the conversion; only texts whose captions have to be placed
are converted. A text that was found right is not looked at again while what it names is there.
"""

import json
import multiprocessing
import threading
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence, Set
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import partial
from hashlib import blake2b
from itertools import batched, chain
from pathlib import Path
from types import MappingProxyType
from typing import Final, NamedTuple

from divebell.library import Diagnostic, Library, Text

from .blocks.block import Block, Piece
from .blocks.forms import FORMS
from .blocks.running import pieces_of, run_pieces
from .inserts import Inserts, Resolve, Surroundings, Target, every_insert
from .kept_files import write_kept
from .labels import KINDS
from .markdown import MarkdownRenderer
from .references import FOLDERS
from .scan import Caption, Citation, Insert, Reference, scan
from .surroundings import read_surroundings
from .text_cache import MADE_WITH
from .texts import all_texts

_WORTH_PROCESSES: Final = 300
"""Texts from which on it pays to look at them in several processes."""
_MOST_KEPT: Final = 50_000
"""The texts that are remembered, the latest of them."""

type Named = Mapping[str, Set[str]]
type _Placed = tuple[Text, str]
"""A text, and what begins its identifiers."""
type Needs = tuple[str, ...]
"""What a text names: `topic:softmax`, `@kingma2015`."""


class _Looked(NamedTuple):
    """What was found in a text."""

    diagnostics: tuple[Diagnostic, ...]
    """But for those of blocks that fail and of captions."""
    needs: Needs
    pieces: tuple[Piece, ...]
    """Its blocks that run."""
    has_captions: bool


class TextChecker:
    """Finds the mistakes in the texts of one library after another."""

    def __init__(self, *, cache: Path, workers: int) -> None:
        self._blocks = cache / "blocks"
        self._workers = workers
        self._path = cache / "checked" / f"{MADE_WITH}.json"
        self._right = _read_right(self._path)

    def mistakes(
        self, library: Library, *, loose: Iterable[Text] = (), named: Named = MappingProxyType({})
    ) -> list[Diagnostic]:
        """What is wrong with the texts of `library`, in which some entries may be missing.

        `loose` are the texts of those, as far as they could be read, and `named` has the slugs that files go
        by, for each part of a library: a link to an entry with mistakes of its own is not a mistake.
        """
        surroundings, diagnostics = read_surroundings(library)
        named = {part: {*getattr(library, part), *named.get(part, ())} for part in map(_part, FOLDERS)}
        surroundings = replace(surroundings, resolve=partial(_resolve, surroundings.resolve, named))
        works = surroundings.bibliography.works
        macros = library.macros.text if library.macros else ""
        pending: list[tuple[str, _Placed]] = []
        for placed in chain(all_texts(library), ((text, "") for text in loose)):
            digest = _digest(*placed, macros)
            needs = self._right.get(digest)
            if needs is None or not all(_is_there(name, named, works) for name in needs):
                pending.append((digest, placed))
        looked = list(self._look([placed for _, placed in pending], surroundings))
        pieces = dict.fromkeys(piece for each in looked for piece in each.pieces)
        results = run_pieces(pieces, cache=self._blocks, workers=self._workers)
        renderer = MarkdownRenderer(surroundings)
        for (digest, (text, prefix)), each in zip(pending, looked, strict=True):
            told = list(each.diagnostics)
            if each.has_captions or any(results[piece].error for piece in each.pieces):
                _, told = renderer.render(text, scan(text), results, prefix=prefix)
            diagnostics += told
            self._right.pop(digest, None)
            if not told:
                self._right[digest] = each.needs
        if looked:
            latest = list(self._right.items())[-_MOST_KEPT:]
            write_kept(self._path, json.dumps(dict(latest)))
        return diagnostics

    def _look(self, texts: Sequence[_Placed], surroundings: Surroundings) -> Iterable[_Looked]:
        # A process that is a copy of this one knows the library; while threads run, copies are not safe.
        can_copy = "fork" in multiprocessing.get_all_start_methods() and threading.active_count() == 1
        if self._workers < 2 or len(texts) < _WORTH_PROCESSES or not can_copy:
            return map(partial(_look_at, surroundings), texts)
        global _shared
        _shared = surroundings, texts
        parts = batched(range(len(texts)), -(-len(texts) // (4 * self._workers)), strict=False)
        with ProcessPoolExecutor(self._workers, multiprocessing.get_context("fork")) as pool:
            return [looked for part in pool.map(_look_at_part, parts) for looked in part]


_shared: tuple[Surroundings, Sequence[_Placed]]


def _look_at_part(numbers: Iterable[int]) -> list[_Looked]:
    surroundings, texts = _shared
    return [_look_at(surroundings, texts[number]) for number in numbers]


def _look_at(surroundings: Surroundings, placed: _Placed) -> _Looked:
    text, prefix = placed
    scanned = scan(text)
    blocks = [insert for insert in scanned.inserts if isinstance(insert, Block) and insert.form in FORMS]
    return _Looked(
        tuple(Inserts(text, scanned, {}, surroundings, prefix).diagnostics),
        tuple(dict.fromkeys(_needs(every_insert(scanned)))),
        tuple(piece for _, piece in pieces_of(blocks)),
        any(isinstance(insert, Caption) for insert in scanned.inserts),
    )


def _needs(inserts: Iterable[Insert]) -> Iterator[str]:
    for insert in inserts:
        match insert:
            case Reference(kind, slug) if kind not in KINDS:
                yield f"{kind}:{slug}"
            case Citation():
                yield from (f"@{work.key}" for work in insert.works)


def _is_there(name: str, named: Named, works: Container[str]) -> bool:
    kind, _, slug = name.partition(":")
    return slug in named.get(_part(kind), ()) if slug else name.removeprefix("@") in works


def _part(kind: str) -> str:
    """The part of a library that a link of this kind leads to; "" if there is no such kind."""
    return FOLDERS.get(kind, "").replace("-", "_")


def _resolve(resolve: Resolve, named: Named, reference: Reference) -> Target | str:
    found = resolve(reference)
    if isinstance(found, str) and reference.slug in named.get(_part(reference.kind), ()):
        return Target(reference.slug, "")
    return found


def _digest(text: Text, prefix: str, macros: str) -> str:
    """What decides, besides what it names, whether a text is right."""
    return blake2b("\0".join((text.text, prefix, macros)).encode(), digest_size=16).hexdigest()


def _read_right(path: Path) -> dict[str, Needs]:
    """The texts that were right; none if the file is damaged."""
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        return {str(digest): tuple(map(str, needs)) for digest, needs in kept.items()}
    except (OSError, ValueError, AttributeError, TypeError):
        return {}
